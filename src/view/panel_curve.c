/* Values as functions of one number, with points, tangents and marks: what the panel needs to know before it
 * draws, places along the axis and the curves' heights there. */
#include "view/panel_curve.h"

#include "trace/trend.h"
#include "view/parts.h"

#include <math.h>

static const PanelSetting *option(const Curve *curve, const char *key) {
  return panel_setting(curve->chart.panel, key);
}

static void want(Curve *curve, double x) {
  if (curve->x_count < CURVE_PLACES && isfinite(x))
    curve->x[curve->x_count++] = x;
}

/* The places that were asked for one by one stand behind the samples. */
static size_t place_of(const Curve *curve, double x) {
  for (size_t i = 0; i < curve->x_count; i++) {
    size_t at = (curve->samples + i) % curve->x_count;
    if (fabs(curve->x[at] - x) <= 0)
      return at;
  }
  return CURVE_PLACES;
}

double curve_at(const Curve *curve, size_t line, double x) {
  const ChartLine *of = &curve->chart.lines[line];
  size_t place = place_of(curve, x);
  return place == CURVE_PLACES || !of->y ? NAN : of->y[place];
}

/* --- The axis across */

static void find_range(Curve *curve) {
  Chart *chart = &curve->chart;
  const Draw *draw = chart->draw;
  double now = draw_number(draw, curve->over), low, high;
  if (!chart_edit_range(draw, curve->over, &low, &high)) {
    now = isfinite(now) ? now : 0;
    low = now - fmax(5, fabs(now));
    high = now + fmax(5, fabs(now));
  }
  low = panel_number(draw, option(curve, "from"), low);
  high = panel_number(draw, option(curve, "to"), high);
  Axis axis = (chart_is_log(chart->panel, 'x') ? axis_make_log : axis_make)(low, high, 0, 1, 4);
  chart->x_low = axis.low;
  chart->x_high = axis.high;
}

/* Even where values jump; else closer at the ends, where functions such as log p are steepest. */
static void want_samples(Curve *curve) {
  const Chart *chart = &curve->chart;
  bool log_scale = chart_is_log(chart->panel, 'x');
  for (size_t i = 0; i < chart->count; i++)
    curve->even = curve->even || chart->lines[i].stepped;
  for (size_t i = 0; i < CURVE_SAMPLES; i++) {
    double share = (double)i / (CURVE_SAMPLES - 1);
    if (!curve->even)
      share = (1 - cos(acos(-1.0) * share)) / 2;
    want(curve, log_scale ? exp(mix(log(chart->x_low), log(chart->x_high), share))
                          : mix(chart->x_low, chart->x_high, share));
  }
  curve->samples = curve->x_count;
}

/* --- Points */

/* In each pane the number along the axis is on its way to the one after an update.  The numbers of the lines
 * are what they were before; what they are then stands behind the first of `next`. */
static void find_present(Curve *curve) {
  Chart *chart = &curve->chart;
  const Draw *draw = chart->draw;
  PanelNumbers next = panel_numbers(draw, option(curve, "next"));
  curve->has_point = draw_visibility(draw, curve->over) != HIDDEN && !option(curve, "bare")->flag;
  curve->moves = next.count > 0 && panel_visible(&next.at[0]);
  curve->next = next.count > 0 ? next.at[0].cell : curve->over;
  curve->touch = draw_number(draw, curve->over);
  if (curve->moves || !draw_original(draw, curve->over, &curve->original))
    curve->original = NAN;
  for (size_t i = 0; i < chart->count; i++) {
    ChartLine *line = &chart->lines[i];
    line->at = draw_number(line->draw, curve->over);
    line->numbered = !curve->moves;
    if (curve->moves)
      line->at = mix(line->at, draw_number(line->draw, curve->next), chart_presence(line->draw, curve->next));
    if (curve->moves && i + 1 < next.count) {
      line->now = next.at[i + 1].cell;
      line->numbered = panel_visible(&next.at[i + 1]);
    }
    want(curve, line->at);
  }
  chart->placed = curve->has_point;
  chart->place = curve->moves ? curve->next : curve->over;
  chart->at = chart->lines[0].at;
  want(curve, curve->touch);
  want(curve, curve->original);
}

/* Where the point was before earlier updates, the latest ones. */
static void find_path(Curve *curve) {
  const Draw *draw = curve->chart.draw;
  if (!option(curve, "path")->flag)
    return;
  const TraceStep step = trace_step(draw->state->trace, draw->state->step);
  Trend trend =
      trend_of(draw->arena, draw->state->trace, step.kind, step.pass, &(TrendOf){.of = curve->over});
  for (size_t i = trend.past > CURVE_POINTS_MAX ? trend.past - CURVE_POINTS_MAX : 0; i < trend.past; i++) {
    curve->path[curve->path_count++] = trend.y[i];
    want(curve, trend.y[i]);
  }
}

static const PanelSetting *point_option(const Curve *curve, size_t item, const char *key) {
  return panel_item_setting(curve->chart.panel, "points", item, key);
}

/* The i-th number of a point's option that is on screen; NULL: there is none. */
static const PanelNumber *number_of(const Curve *curve, size_t item, const char *key, size_t i) {
  PanelNumbers all = panel_numbers(curve->chart.draw, point_option(curve, item, key));
  return i < all.count && panel_visible(&all.at[i]) ? &all.at[i] : NULL;
}

/* A slope is told while it is new; else how high the point is. */
static void find_tagged(const Curve *curve, CurvePoint *point, size_t i) {
  const PanelNumber *height = number_of(curve, point->item, "height", i),
                    *slope = number_of(curve, point->item, "slope", i),
                    *next = number_of(curve, point->item, "next", i);
  point->slope = slope ? panel_value(slope) : NAN;
  point->sloped = slope && !next && panel_is_fresh(slope);
  const PanelNumber *tagged = next ? next : point->sloped ? slope : height;
  point->tagged = tagged ? tagged->cell : point->at;
  point->told = tagged ? tagged->draw : curve->chart.draw;
}

static void add_point(Curve *curve, size_t item, Cell at, size_t i) {
  const Draw *draw = curve->chart.draw;
  const PanelNumber *height = number_of(curve, item, "height", i), *next = number_of(curve, item, "next", i),
                    *by = number_of(curve, item, "by", i);
  double shown = chart_presence(draw, at), original;
  if (curve->point_count == CURVE_POINTS_MAX || shown <= 0 ||
      (point_option(curve, item, "height")->given && !height))
    return;
  CurvePoint *point = &curve->points[curve->point_count++];
  *point = (CurvePoint){.item = item,
                        .at = at,
                        .drag = chart_drag(draw, 'x', at, by ? &by->cell : NULL,
                                           point_option(curve, item, "drag")->flag && !next &&
                                               (by || !point_option(curve, item, "by")->given)),
                        .x = draw_number(draw, at),
                        .y = height && !next ? panel_value(height) : NAN,
                        .old = NAN,
                        .original = NAN,
                        .stem = panel_number(draw, point_option(curve, item, "stem"), NAN),
                        .shown = height ? fmin(shown, chart_presence(draw, height->cell)) : shown,
                        .color = chart_color(draw, at, 0)};
  find_tagged(curve, point, i);
  if (next) {
    point->old = point->x;
    point->x = mix(point->x, panel_value(next), chart_presence(draw, next->cell));
  } else if (draw_original(draw, at, &original)) {
    point->original = original;
  }
  want(curve, point->x);
  want(curve, point->old);
  want(curve, point->original);
}

static void find_points(Curve *curve) {
  const Panel *panel = curve->chart.panel;
  for (size_t item = 0; item < option(curve, "points")->count; item++) {
    PanelNumbers at = panel_numbers(curve->chart.draw, panel_item_setting(panel, "points", item, "at"));
    for (size_t i = 0; i < at.count; i++)
      add_point(curve, item, at.at[i].cell, i);
  }
}

/* --- Heights */

/* The present number is the trace's own. */
static void sample(Curve *curve, ChartLine *line) {
  const ViewState *state = line->draw->state;
  double *out = ARENA_ARRAY(line->draw->arena, double, curve->x_count);
  (void)cells_sample(out, state->trace, state->step, &(CellsCurves){&line->cell, 1, curve->over}, curve->x,
                     curve->x_count);
  size_t now = place_of(curve, line->at);
  if (!curve->moves && now < CURVE_PLACES)
    out[now] = draw_number(line->draw, line->cell);
  line->x = curve->x;
  line->y = out;
  line->count = (size_t)ceil(line->presence * (double)curve->samples);
}

/* What hangs on the samples. */
static void find_heights(Curve *curve) {
  Chart *chart = &curve->chart;
  for (size_t i = 0; i < chart->count; i++) {
    ChartLine *line = &chart->lines[i];
    sample(curve, line);
    if (curve->has_point)
      line->height = curve_at(curve, i, line->at);
    line->read_x = chart->pointed;
    line->read = curve_at(curve, i, chart->pointed);
  }
  for (size_t i = 0; i < chart->mark_count; i++)
    if (isnan(chart->marks[i].to))
      chart->marks[i].height = curve_at(curve, 0, chart->marks[i].at);
  for (size_t i = 0; i < curve->point_count; i++)
    if (isnan(curve->points[i].y))
      curve->points[i].y = curve_at(curve, 0, curve->points[i].x);
}

/* The trace's own slope, or else that through the equations. */
static void find_tangent(Curve *curve, size_t i) {
  const ChartLine *line = &curve->chart.lines[i];
  CurveTangent *tangent = &curve->tangents[i];
  PanelNumbers slopes = panel_numbers(line->draw, option(curve, "slope"));
  tangent->numbered = i < slopes.count;
  tangent->cell = line->cell;
  tangent->shown = line->stepped || (slopes.count > 0 && !tangent->numbered) ? 0 : line->presence;
  if (tangent->numbered) {
    tangent->cell = slopes.at[i].cell;
    tangent->slope = panel_value(&slopes.at[i]);
    tangent->shown = fmin(tangent->shown, chart_presence(line->draw, tangent->cell));
  } else if (tangent->shown > 0) {
    tangent->slope = cells_slope(line->draw->state->trace, line->draw->state->step, line->cell, curve->over);
  }
  if (!isfinite(tangent->slope) || !isfinite(curve_at(curve, i, curve->touch)))
    tangent->shown = 0;
}

/* Names that are given; a curve that points stand on looks like none of them, a single one like the class
 * whose number runs along the axis. */
static void dress_lines(Curve *curve) {
  const Draw *draw = curve->chart.draw;
  ChartLine *lines = curve->chart.lines;
  size_t count;
  const char *const *names = panel_names(draw, panel_formula(draw, option(curve, "names")), &count);
  for (size_t i = 0; i < curve->chart.count && i < count; i++)
    lines[i].name = names[i];
  for (size_t i = 0; i < curve->chart.count && option(curve, "bare")->flag; i++)
    lines[i].color = i == 0 ? draw->theme->muted : chart_line_color(draw, i);
  if (curve->chart.count == 1 && !option(curve, "bare")->flag &&
      !panel_row_head(&(PanelNumber){draw, lines[0].cell}).is_class)
    lines[0].color = chart_color(draw, curve->over, 0);
}

/* Collects what is needed, and samples; false: nothing can be drawn. */
static bool make_curve(Curve *curve, const Draw *draw, const Panel *panel) {
  *curve = (Curve){.x_count = 0};
  Chart *chart = &curve->chart;
  chart_begin(chart, draw, panel);
  chart->count = chart_lines(chart->lines, draw, panel, "of");
  if (chart->count == 0 || !panel_cell(&curve->over, draw, option(curve, "over")))
    return false;
  dress_lines(curve);
  find_range(curve);
  chart->pointed = chart_pointed(chart, chart_is_log(panel, 'x'), CURVE_PROBES);
  want_samples(curve);
  find_present(curve);
  find_points(curve);
  find_path(curve);
  want(curve, chart->pointed);
  for (size_t i = 0; i < chart->mark_count; i++)
    want(curve, chart->marks[i].at);
  find_heights(curve);
  bool tangents = option(curve, "tangent")->flag || option(curve, "slope")->given;
  for (size_t i = 0; i < chart->count && tangents && curve->has_point; i++)
    find_tangent(curve, i);
  return true;
}

/* --- Heights that have to be seen */

/* The sample that is nearest to an even share of the axis: samples are not even. */
static size_t even_sample(const Curve *curve, size_t i, size_t count) {
  double share = (double)i / (double)(count - 1), steps = (double)(curve->samples - 1);
  return (size_t)(curve->even ? steps * share + 0.5 : steps * acos(1 - 2 * share) / acos(-1.0) + 0.5);
}

/* A curve that is not on screen makes room when it comes; without any, all do. */
static bool makes_room(const Chart *chart, size_t line) {
  for (size_t i = 0; i < chart->count; i++)
    if (chart->lines[i].presence > 0)
      return chart->lines[line].presence > 0;
  return true;
}

static void take(ChartRange *range, const Curve *curve, double x, double height) {
  if (x >= curve->chart.x_low && x <= curve->chart.x_high)
    chart_range_take(range, height);
}

/* Heights that have to be seen. */
static ChartRange range_of(const Curve *curve) {
  enum { HEIGHTS = 81 };
  const Chart *chart = &curve->chart;
  double *some = ARENA_ARRAY(chart->draw->arena, double, chart->count *HEIGHTS);
  ChartRange range = CHART_RANGE_NONE;
  range.some = some;
  for (size_t i = 0; i < chart->count; i++) {
    const ChartLine *line = &chart->lines[i];
    if (!makes_room(chart, i))
      continue;
    for (size_t k = 0; k < HEIGHTS; k++)
      some[range.count++] = line->y[even_sample(curve, k, HEIGHTS)];
    take(&range, curve, line->at, curve_at(curve, i, line->at));
    if (curve->tangents[i].shown > 0 && curve->moves)
      chart_range_take(&range, curve_at(curve, i, curve->touch) +
                                   curve->tangents[i].slope * (chart->at - curve->touch));
  }
  for (size_t i = 0; i < curve->point_count; i++) {
    chart_range_take(&range, curve->points[i].stem);
    take(&range, curve, curve->points[i].x, curve->points[i].y);
  }
  return range;
}

/* --- The panel */

static double lanes_of(const Curve *curve) {
  return (double)curve_arrow_count(curve) * CURVE_LANE;
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  Curve *curve = ARENA_NEW(draw->arena, Curve);
  if (!make_curve(curve, draw, panel))
    return;
  Chart *chart = &curve->chart;
  ChartRange heights = range_of(curve);
  chart->frame.x_symbol = panel_symbol(draw, curve->over);
  chart->frame.lanes = lanes_of(curve) * draw->u;
  chart_open(chart, rect, &heights);
  plot_probe(&chart->plot, CHART_PANEL + (int)panel->index, CURVE_PROBES);
  curve_lines_add(curve);
  ink_keep_clear(&chart->ink);
  curve_tags_add(curve);
  chart_draw_lines(chart);
  curve_points_draw(curve);
  chart_close(chart);
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  Curve *curve = ARENA_NEW(draw->arena, Curve);
  bool drawn = make_curve(curve, draw, panel);
  return chart_room(&curve->chart, drawn ? lanes_of(curve) : 0);
}

/* "Curves: L, g over p, 0.00 to 1.00" and "p = 0.50: L = 1.39, g = 0.50" */
static void print(Text *out, const Draw *draw, const Panel *panel) {
  Curve *curve = ARENA_NEW(draw->arena, Curve);
  Text names = {0}, heights = {0};
  char number[NUMBER_MAX];
  const Draw still = chart_still(draw);
  if (!make_curve(curve, &still, panel))
    return;
  for (size_t i = 0; i < curve->chart.count; i++) {
    const ChartLine *line = &curve->chart.lines[i];
    const char *name = panel_plain(draw, line->name);
    if (line->presence <= 0)
      continue;
    text_addf(&names, "%s%s", names.length > 0 ? ", " : "", name);
    if (!isnan(line->height))
      text_addf(&heights, "%s%s = %s", heights.length > 0 ? ", " : "", name,
                chart_height(line, line->height));
  }
  const char *over = panel_plain(draw, panel_symbol(draw, curve->over));
  if (names.length > 0)
    text_addf(out, "%s\n",
              strings_format(draw->arena, draw->strings, draw->state->language, STRING_PANEL_CURVE,
                             text_get(&names), over,
                             chart_range_words(draw, curve->chart.x_low, curve->chart.x_high)));
  if (heights.length > 0)
    text_addf(out, "%s = %s: %s\n", over,
              fill_show_as(number, draw->state->trace, draw->state->step, curve->over, curve->chart.at,
                           draw->state->digits),
              text_get(&heights));
  text_free(&names);
  text_free(&heights);
}

const PanelLook PANEL_CURVE_LOOK = {room, draw_it, print};
