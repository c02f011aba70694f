/* What a curve panel needs to know before it draws: places along the axis, and the curves' heights there. */
#include "view/panel_curve.h"
#include "view/panel_numbers.h"

#include <math.h>

CurvePlace curve_want(CurvePicture *picture, double x) {
  if (picture->x_count == CURVE_PLACES || !isfinite(x))
    return CURVE_NOWHERE;
  picture->x[picture->x_count] = x;
  return picture->x_count++;
}

double curve_height(const CurvePicture *picture, size_t line, CurvePlace place) {
  return place == CURVE_NOWHERE || !picture->heights[line]
             ? NAN
             : picture->heights[line][place * picture->stride[line]];
}

/* --- The axis across */

static void find_range(CurvePicture *picture) {
  const Draw *draw = picture->draw;
  double now = draw_number(draw, picture->over), low, high;
  if (!chart_edit_range(draw, picture->over, &low, &high)) {
    now = isfinite(now) ? now : 0;
    low = now - fmax(5, fabs(now));
    high = now + fmax(5, fabs(now));
  }
  low = panel_number(draw, panel_setting(picture->panel, "from"), low);
  high = panel_number(draw, panel_setting(picture->panel, "to"), high);
  Axis axis = (chart_is_log(picture->panel, 'x') ? axis_make_log : axis_make)(low, high, 0, 1, 4);
  picture->x_low = axis.low;
  picture->x_high = axis.high;
}

/* Even where values jump; else closer at the ends, where functions such as log p are steepest. */
static void want_samples(CurvePicture *picture) {
  bool log_scale = chart_is_log(picture->panel, 'x');
  for (size_t i = 0; i < picture->count; i++)
    picture->even = picture->even || picture->lines[i].stepped;
  for (size_t i = 0; i < CURVE_SAMPLES; i++) {
    double share = (double)i / (CURVE_SAMPLES - 1);
    if (!picture->even)
      share = (1 - cos(acos(-1.0) * share)) / 2;
    (void)curve_want(picture, log_scale ? exp(mix(log(picture->x_low), log(picture->x_high), share))
                                        : mix(picture->x_low, picture->x_high, share));
  }
  picture->samples = picture->x_count;
}

/* --- Points */

/* The number along the axis in a pane, on its way to the one after an update. */
static double point_in(const CurvePicture *picture, const Draw *draw) {
  double over = draw_number(draw, picture->over);
  return picture->moves ? mix(over, draw_number(draw, picture->next), chart_presence(draw, picture->next))
                        : over;
}

static void find_present(CurvePicture *picture) {
  const Draw *draw = picture->draw;
  const PanelSetting *start = panel_setting(picture->panel, "start");
  double over = draw_number(draw, picture->over), next = over;
  picture->has_point =
      draw_visibility(draw, picture->over) != HIDDEN && !panel_setting(picture->panel, "bare")->flag;
  picture->moves = panel_cell(&picture->next, draw, panel_setting(picture->panel, "next")) &&
                   draw_visibility(draw, picture->next) != HIDDEN;
  if (picture->moves)
    next = draw_number(draw, picture->next);
  picture->point = point_in(picture, draw);
  picture->touch = panel_number(draw, start, over);
  picture->step_end = picture->moves ? next : start->given ? over : NAN;
  CurvePlace here = curve_want(picture, picture->point);
  for (size_t i = 0; i < picture->count; i++) {
    bool other = picture->lines[i].draw->state->trace->pane != draw->state->trace->pane;
    picture->at[i] = other ? point_in(picture, picture->lines[i].draw) : picture->point;
    picture->now[i] = other ? curve_want(picture, picture->at[i]) : here;
  }
  picture->at_touch = curve_want(picture, picture->touch);
  picture->at_end = isnan(picture->step_end) ? CURVE_NOWHERE : curve_want(picture, picture->step_end);
  double near = 1e-4 * (picture->x_high - picture->x_low), original;
  picture->beside[0] = start->given ? curve_want(picture, picture->touch - near) : CURVE_NOWHERE;
  picture->beside[1] = start->given ? curve_want(picture, picture->touch + near) : CURVE_NOWHERE;
  picture->original = !picture->moves && draw_original(draw, picture->over, &original)
                          ? curve_want(picture, original)
                          : CURVE_NOWHERE;
}

static void find_pointed(CurvePicture *picture) {
  const Target hover = picture->draw->state->hover;
  picture->pointed = CURVE_NOWHERE;
  if (hover.kind == TARGET_CHART && hover.a == CHART_PANEL + (int)picture->panel->index &&
      hover.pane == (int)picture->draw->state->trace->pane)
    picture->pointed = curve_want(picture, plot_probe_value(picture->x_low, picture->x_high,
                                                            chart_is_log(picture->panel, 'x'),
                                                            (size_t)hover.b, CURVE_PROBES));
}

static void find_marks(CurvePicture *picture) {
  picture->marks = chart_marks(picture->draw, picture->panel, &picture->mark_count);
  for (size_t i = 0; i < picture->mark_count; i++)
    picture->mark_places[i] =
        isnan(picture->marks[i].to) ? curve_want(picture, picture->marks[i].at) : CURVE_NOWHERE;
}

/* Where the point was before earlier updates, the latest ones. */
static void find_path(CurvePicture *picture) {
  const Draw *draw = picture->draw;
  if (!panel_setting(picture->panel, "path")->flag)
    return;
  const TraceStep step = trace_step(draw->state->trace, draw->state->step);
  const TrendOf of = {.of = picture->over};
  Trend trend = trend_of(draw->arena, draw->state->trace, step.kind, step.pass, &of);
  size_t first = trend.past > CURVE_POINTS_MAX ? trend.past - CURVE_POINTS_MAX : 0;
  for (size_t i = first; i < trend.past; i++)
    picture->path[picture->path_count++] = curve_want(picture, trend.y[i]);
}

/* The i-th number of an option, counted through all that it names; false: there is none. */
static bool cell_of(Cell *out, const Cells *cells, size_t count, size_t i) {
  for (size_t k = 0; k < count; k++) {
    if (i < cells_count(&cells[k])) {
      *out = cells_at(&cells[k], i);
      return true;
    }
    i -= cells_count(&cells[k]);
  }
  return false;
}

/* The i-th number of a point's option, and how strongly it shows; NaN and 0 where there is none. */
typedef struct PointNumber {
  Cell cell;
  double number, shown;
} PointNumber;

static PointNumber number_of(const CurvePicture *picture, size_t item, const char *key, size_t i) {
  const Draw *draw = picture->draw;
  PointNumber found = {.number = NAN};
  size_t count;
  const Cells *cells = panel_cells(draw, panel_item_setting(picture->panel, "points", item, key), &count);
  if (!cell_of(&found.cell, cells, count, i))
    return found;
  found.number = draw_number(draw, found.cell);
  found.shown = chart_presence(draw, found.cell);
  return found;
}

static void find_point(CurvePicture *picture, size_t item, Cell at, size_t i) {
  const Draw *draw = picture->draw;
  PointNumber height = number_of(picture, item, "height", i), next = number_of(picture, item, "next", i),
              slope = number_of(picture, item, "slope", i), by = number_of(picture, item, "by", i);
  double original;
  CurvePoint point = {.item = item,
                      .at = at,
                      .height = height.cell,
                      .has_height = panel_item_setting(picture->panel, "points", item, "height")->given,
                      .by = panel_item_setting(picture->panel, "points", item, "by")->given ? by.cell : at,
                      .next = next.cell,
                      .x = draw_number(draw, at),
                      .slope = slope.shown > 0 ? slope.number : NAN,
                      .old = CURVE_NOWHERE,
                      .original = CURVE_NOWHERE};
  if (picture->point_count == CURVE_POINTS_MAX || (point.has_height && height.shown <= 0))
    return;
  if (next.shown > 0) {
    point.old = curve_want(picture, point.x);
    point.x = mix(point.x, next.number, next.shown);
  } else if (draw_original(draw, at, &original)) {
    point.original = curve_want(picture, original);
  }
  point.stem = panel_number(draw, panel_item_setting(picture->panel, "points", item, "stem"), NAN);
  point.shown = fmin(chart_presence(draw, at), point.has_height ? height.shown : 1);
  point.place = curve_want(picture, point.x);
  point.color = chart_color(draw, at, 0);
  if (point.shown > 0)
    picture->points[picture->point_count++] = point;
}

static void find_points(CurvePicture *picture) {
  const PanelSetting *items = panel_setting(picture->panel, "points");
  picture->points = ARENA_ARRAY(picture->draw->arena, CurvePoint, CURVE_POINTS_MAX);
  for (size_t item = 0; item < items->count; item++) {
    size_t count, at = 0;
    const Cells *cells =
        panel_cells(picture->draw, panel_item_setting(picture->panel, "points", item, "at"), &count);
    for (Cell cell; cell_of(&cell, cells, count, at); at++)
      find_point(picture, item, cell, at);
  }
}

/* --- Heights */

/* All lines of the pane of line `first`, in one go. */
static void sample_pane(CurvePicture *picture, size_t first) {
  const Draw *draw = picture->lines[first].draw;
  Cell cells[CHART_LINES_MAX];
  size_t members[CHART_LINES_MAX], count = 0;
  for (size_t i = first; i < picture->count; i++)
    if (picture->lines[i].draw->state->trace->pane == draw->state->trace->pane) {
      members[count] = i;
      cells[count++] = picture->lines[i].cell;
    }
  double *out = ARENA_ARRAY(draw->arena, double, count * picture->x_count);
  (void)cells_sample(out, draw->state->trace, draw->state->step, &(CellsCurves){cells, count, picture->over},
                     picture->x, picture->x_count);
  for (size_t k = 0; k < count; k++) {
    picture->heights[members[k]] = out + k;
    picture->stride[members[k]] = count;
    if (!picture->moves && picture->now[members[k]] != CURVE_NOWHERE)
      out[picture->now[members[k]] * count + k] = draw_number(draw, cells[k]);
  }
}

/* --- Slopes */

/* From the heights beside `touch`; where that is the present point, through the equations. */
static double measured_slope(const CurvePicture *picture, size_t line) {
  const ChartLine *of = &picture->lines[line];
  const CurvePlace *beside = picture->beside;
  if (beside[0] == CURVE_NOWHERE || beside[1] == CURVE_NOWHERE)
    return cells_slope(of->draw->state->trace, of->draw->state->step, of->cell, picture->over);
  return (curve_height(picture, line, beside[1]) - curve_height(picture, line, beside[0])) /
         (picture->x[beside[1]] - picture->x[beside[0]]);
}

static CurveTangent tangent_of(const CurvePicture *picture, size_t line) {
  const PanelSetting *setting = panel_setting(picture->panel, "slope");
  const ChartLine *of = &picture->lines[line];
  CurveTangent tangent = {.shown = of->stepped ? 0 : of->presence};
  size_t count;
  const Cells *cells = panel_cells(of->draw, setting, &count);
  tangent.numbered = cell_of(&tangent.cell, cells, count, line);
  if (tangent.numbered) {
    tangent.slope = draw_number(of->draw, tangent.cell);
    tangent.shown = fmin(tangent.shown, chart_presence(of->draw, tangent.cell));
  } else if (setting->given) {
    tangent.shown = 0; /* fewer slopes than curves */
  } else if (tangent.shown > 0) {
    tangent.slope = measured_slope(picture, line);
  }
  if (!isfinite(tangent.slope) || !isfinite(curve_height(picture, line, picture->at_touch)))
    tangent.shown = 0;
  return tangent;
}

static void find_tangents(CurvePicture *picture) {
  bool wanted =
      panel_setting(picture->panel, "tangent")->flag || panel_setting(picture->panel, "slope")->given;
  for (size_t i = 0; i < picture->count && wanted && picture->has_point; i++)
    picture->tangents[i] = tangent_of(picture, i);
}

/* Names that are given; a curve that points stand on looks like none of them. */
static void dress_lines(CurvePicture *picture) {
  const Draw *draw = picture->draw;
  size_t count;
  const char *const *names =
      panel_names(draw, panel_formula(draw, panel_setting(picture->panel, "names")), &count);
  for (size_t i = 0; i < picture->count && i < count; i++)
    picture->lines[i].name = names[i];
  for (size_t i = 0; i < picture->count && panel_setting(picture->panel, "bare")->flag; i++)
    picture->lines[i].color = i == 0 ? draw->theme->muted : chart_line_color(draw, i);
}

bool curve_make(CurvePicture *picture, const Draw *draw, const Panel *panel) {
  *picture = (CurvePicture){.draw = draw, .panel = panel};
  picture->lines = chart_lines(draw, panel, "of", &picture->count);
  if (picture->count == 0 || !panel_cell(&picture->over, draw, panel_setting(panel, "over")))
    return false;
  dress_lines(picture);
  find_range(picture);
  want_samples(picture);
  find_present(picture);
  find_pointed(picture);
  find_marks(picture);
  find_points(picture);
  find_path(picture);
  for (size_t i = 0; i < picture->count; i++)
    if (!picture->heights[i])
      sample_pane(picture, i);
  find_tangents(picture);
  return true;
}

/* The sample that is nearest to an even share of the axis: samples are not even. */
static size_t even_sample(const CurvePicture *picture, size_t i, size_t count) {
  double share = (double)i / (double)(count - 1), steps = (double)(picture->samples - 1);
  return (size_t)(picture->even ? steps * share + 0.5 : steps * acos(1 - 2 * share) / acos(-1.0) + 0.5);
}

static void take_points(ChartRange *range, const CurvePicture *picture) {
  for (size_t i = 0; i < picture->point_count; i++) {
    const CurvePoint *point = &picture->points[i];
    chart_range_take(range, point->stem);
    if (point->x >= picture->x_low && point->x <= picture->x_high)
      chart_range_take(range, curve_point_height(picture, point));
  }
}

/* A curve that is not on screen makes room when it comes; without any, all do. */
static bool makes_room(const CurvePicture *picture, size_t line) {
  for (size_t i = 0; i < picture->count; i++)
    if (picture->lines[i].presence > 0)
      return picture->lines[line].presence > 0;
  return true;
}

ChartRange curve_range(const CurvePicture *picture) {
  enum { HEIGHTS = 81 };
  double *some = ARENA_ARRAY(picture->draw->arena, double, picture->count *HEIGHTS);
  ChartRange range = CHART_RANGE_NONE;
  range.some = some;
  for (size_t i = 0; i < picture->count; i++) {
    if (!makes_room(picture, i))
      continue;
    for (size_t k = 0; k < HEIGHTS; k++)
      some[range.count++] = curve_height(picture, i, even_sample(picture, k, HEIGHTS));
    if (picture->at[i] >= picture->x_low && picture->at[i] <= picture->x_high)
      chart_range_take(&range, curve_height(picture, i, picture->now[i]));
    if (picture->tangents[i].shown > 0)
      chart_range_take(&range, curve_height(picture, i, picture->at_touch) +
                                   picture->tangents[i].slope * (picture->step_end - picture->touch));
  }
  take_points(&range, picture);
  return range;
}
