/* The lines, points and labels of a curve panel. */
#include "view/panel_curve.h"

#include <math.h>

static bool shows(const Curve *curve, double x) {
  return x >= curve->chart.x_low && x <= curve->chart.x_high;
}

/* A single line has a colour for its tangent; of several each its own. */
static Color tangent_color(const Curve *curve, size_t line) {
  return curve->chart.count > 1 ? curve->chart.lines[line].color : chart_line_color(curve->chart.draw, 1);
}

/* The arrows below the axis: 0 the gradient, 1 the move. */
static const char *const ARROWS[] = {"gradient", "move"};

static bool arrow_of(Cell *out, const Curve *curve, size_t i) {
  const Chart *chart = &curve->chart;
  return panel_cell(out, chart->draw, panel_setting(chart->panel, ARROWS[i])) &&
         draw_visibility(chart->draw, *out) != HIDDEN && chart->count > 0;
}

/* --- Lines */

/* The curves before an edit, dashed, where they were others. */
static void add_before(Curve *curve, const Trace *original, size_t line) {
  enum { POINTS = 81 };
  Chart *chart = &curve->chart;
  const ChartLine *of = &chart->lines[line];
  const Trace *trace = chart->draw->state->trace;
  double *x = ARENA_ARRAY(chart->draw->arena, double, POINTS), y[POINTS], apart = 0;
  for (size_t i = 0; i < POINTS; i++)
    x[i] = curve->x[i * (curve->samples - 1) / (POINTS - 1)];
  if (of->presence < 1 || of->draw->state->trace->pane != original->pane ||
      !cells_sample(y, original, trace_same_step(original, trace, chart->draw->state->step),
                    &(CellsCurves){&of->cell, 1, curve->over}, x, POINTS))
    return;
  for (size_t i = 0; i < POINTS; i++)
    apart = fmax(apart,
                 fabs(axis_at(&chart->plot.y, y[i]) - axis_at(&chart->plot.y, curve_at(curve, line, x[i]))));
  const PlotLine before = {x, y, POINTS, 0.18, chart->draw->theme->muted, 0.8, of->stepped};
  if (apart > 1)
    strokes_add(&chart->ink.strokes, plot_stroke(&chart->plot, &before));
}

/* A stretch of a straight line through a point, `reach` pixels to either side. */
static void add_straight(Curve *curve, Point ends[2], double x, double y, double slope, double reach,
                         Stroke look) {
  const Plot *plot = &curve->chart.plot;
  double step = (plot->x.high - plot->x.low) * 1e-3;
  Point at = plot_beyond(plot, x, y), near = plot_beyond(plot, x + step, y + slope * step);
  double dx = near.x - at.x, dy = near.y - at.y, length = fmax(hypot(dx, dy), 1e-9);
  ends[0] = (Point){at.x - dx / length * reach, at.y - dy / length * reach};
  ends[1] = (Point){at.x + dx / length * reach, at.y + dy / length * reach};
  look.width = 0.4 * curve->chart.draw->u;
  strokes_add_line(&curve->chart.ink.strokes, curve->chart.draw->arena, ends[0], ends[1], look);
}

/* On linear axes a tangent is a straight line: as long as the picture where a step is compared with it. */
static void add_tangent(Curve *curve, size_t i) {
  const Rect area = curve->chart.plot.area;
  CurveTangent *tangent = &curve->tangents[i];
  double u = curve->chart.draw->u,
         reach = curve->moves ? area.w + area.h : fmin(12 * u, 0.36 * fmin(area.w, 2 * area.h));
  if (tangent->shown > 0 && shows(curve, curve->touch))
    add_straight(
        curve, tangent->ends, curve->touch, curve_at(curve, i, curve->touch), tangent->slope,
        reach * tangent->shown,
        (Stroke){.dash = curve->moves ? 1.1 * u : 0, .gap = 0.7 * u, .color = tangent_color(curve, i)});
}

static bool is_drawn(const Curve *curve, const CurvePoint *point) {
  return !isnan(point->y) && shows(curve, point->x);
}

/* Its stem, and its tangent. */
static void add_point_lines(Curve *curve, const CurvePoint *point) {
  const Draw *draw = curve->chart.draw;
  const Plot *plot = &curve->chart.plot;
  double u = draw->u;
  Point at = plot_beyond(plot, point->x, point->y), ends[2], foot = plot_beyond(plot, point->x, point->stem);
  if (!isnan(point->stem))
    strokes_add_line(&curve->chart.ink.strokes, draw->arena, foot,
                     (Point){at.x, mix(foot.y, at.y, point->shown)},
                     (Stroke){.width = 0.4 * u, .color = point->color});
  if (isfinite(point->slope))
    add_straight(curve, ends, point->x, point->y, point->slope, fmin(6 * u, 0.3 * plot->area.h),
                 (Stroke){.color = chart_line_color(draw, 1)});
}

/* A curve that is new is drawn from the left as its step's animation goes on. */
void curve_lines_add(Curve *curve) {
  Chart *chart = &curve->chart;
  const ViewState *state = chart->draw->state;
  bool edited = state->original && state->original != state->trace && !state->trace->runs;
  const Trace original = edited ? trace_of_pane(state->original, state->trace->pane) : (Trace){0};
  for (size_t i = 0; i < chart->count && edited; i++)
    add_before(curve, &original, i);
  for (size_t i = 0; i < chart->count; i++)
    add_tangent(curve, i);
  for (size_t i = chart->count; i > 0; i--) { /* the first on top */
    const PlotLine line = chart_plot_line(&chart->lines[i - 1]);
    strokes_add(&chart->ink.strokes, plot_stroke(&chart->plot, &line));
  }
  for (size_t i = 0; i < curve->point_count; i++)
    if (is_drawn(curve, &curve->points[i]))
      add_point_lines(curve, &curve->points[i]);
}

/* --- Labels */

static bool present_shows(const Curve *curve, size_t i) {
  const ChartLine *line = &curve->chart.lines[i];
  return line->presence > 0 && !isnan(line->height) && shows(curve, line->at);
}

/* "L = 1.39"; where several lines have a key, it says that. */
static void add_present_tag(Curve *curve) {
  Chart *chart = &curve->chart;
  for (size_t i = 0; i < chart->count && !chart_has_key(chart); i++) {
    const ChartLine *line = &chart->lines[i];
    Tag tag = chart_present_tag(chart, i);
    tag.written = chart_number(chart->draw, line->height);
    bool same = cell_equal(line->now, line->cell);
    if (same)
      tag.name = line->numbered ? chart_equals(line->draw, line->name) : NULL;
    if (present_shows(curve, i) && (same || line->numbered)) /* what is still to come is not told */
      ink_tag_near(&chart->ink, &tag, 1.5 * chart->draw->u);
  }
}

/* Near the end of the tangent that has more room, or where it leaves the picture there. */
static Point beside_tangent(const Curve *curve, const CurveTangent *tangent) {
  Rect area = rect_inset(curve->chart.plot.area, curve->chart.draw->u);
  double touch = axis_at(&curve->chart.plot.x, curve->touch);
  const Point *ends = tangent->ends, *end = &ends[(ends[1].x > ends[0].x) == (touch < area.x + area.w / 2)];
  Point middle = {(ends[0].x + ends[1].x) / 2, (ends[0].y + ends[1].y) / 2};
  double share = 1, across = end->x - middle.x, down = end->y - middle.y;
  if (fabs(across) > 0)
    share = fmin(share, (across > 0 ? area.x + area.w - middle.x : area.x - middle.x) / across);
  if (fabs(down) > 0)
    share = fmin(share, (down > 0 ? area.y + area.h - middle.y : area.y - middle.y) / down);
  share = clamp(share, 0, 1) * 0.9;
  return (Point){middle.x + share * across, middle.y + share * down};
}

static void add_slope_tag(Curve *curve, size_t i) {
  Chart *chart = &curve->chart;
  const CurveTangent *tangent = &curve->tangents[i];
  const Draw *draw = chart->lines[i].draw;
  if (tangent->shown < 1 || !shows(curve, curve->touch))
    return;
  Tag tag = chart_tag(draw, chart->panel, tangent->cell, 1, i);
  tag.at = beside_tangent(curve, tangent);
  tag.color = tangent_color(curve, i);
  if (!tangent->numbered) {
    tag.numbered = false;
    tag.name = draw_worded(draw, draw_string(draw, STRING_PANEL_SLOPE));
    tag.written = chart_number(draw, tangent->slope);
  }
  Cell gradient;
  bool told = arrow_of(&gradient, curve, 0) && cell_equal(gradient, tangent->cell); /* at its arrow */
  if (!told)
    ink_tag_near(&chart->ink, &tag, draw->u);
}

/* The present point of the first curve, whose number stands there already. */
static bool is_present(const Curve *curve, const CurvePoint *point) {
  return curve->has_point && isnan(point->old) && cell_equal(point->at, curve->chart.place) &&
         fabs(point->y - curve->chart.lines[0].height) <= 1e-9 * fabs(point->y);
}

static void add_point_tag(Curve *curve, size_t i) {
  Chart *chart = &curve->chart;
  const Draw *draw = chart->draw;
  const CurvePoint *point = &curve->points[i];
  const char *title = panel_phrase(draw, panel_item_setting(chart->panel, "points", point->item, "title"));
  Tag tag = chart_tag(point->told, chart->panel, point->tagged, 4, i);
  tag.at = plot_at(&chart->plot, point->x, point->y);
  tag.color = point->sloped ? chart_line_color(draw, 1) : point->color;
  if (title) {
    tag.numbered = false;
    tag.name = draw_worded(draw, title);
  }
  if (is_drawn(curve, point) && point->shown >= 1 && !is_present(curve, point))
    ink_tag_near(&chart->ink, &tag, 1.3 * draw->u);
}

/* Where a curve has no bound at an end of the axis. */
static void add_infinity(Curve *curve, size_t i, double x) {
  Chart *chart = &curve->chart;
  double height = curve_at(curve, i, x), u = chart->draw->u;
  Tag tag = {.draw = chart->draw,
             .at = plot_at(&chart->plot, x, height),
             .name = height > 0 ? "\\infty" : "-\\infty",
             .color = chart->lines[i].color};
  tag.at.y += height > 0 ? u : -u;
  if (isinf(height) && chart->lines[i].presence >= 1)
    ink_tag_near(&chart->ink, &tag, 0.8 * u);
}

/* Labels come at the end of an animation, not on the way. */
void curve_tags_add(Curve *curve) {
  Chart *chart = &curve->chart;
  double u = chart->draw->u;
  for (size_t i = 0; i < curve->point_count; i++)
    if (is_drawn(curve, &curve->points[i]))
      ink_take(&chart->ink, plot_at(&chart->plot, curve->points[i].x, curve->points[i].y), 0.9 * u);
  for (size_t i = 0; i < chart->count; i++)
    if (present_shows(curve, i))
      ink_take(&chart->ink, plot_at(&chart->plot, chart->lines[i].at, chart->lines[i].height), 1.1 * u);
  if (chart->draw->t < 1)
    return;
  add_present_tag(curve);
  for (size_t i = 0; i < chart->count; i++)
    add_slope_tag(curve, i);
  for (size_t i = 0; i < curve->point_count; i++)
    add_point_tag(curve, i);
  for (size_t i = 0; i < chart->count; i++) {
    add_infinity(curve, i, chart->x_low);
    add_infinity(curve, i, chart->x_high);
  }
  chart_marks_tags(chart);
}

/* --- Points */

static void draw_mark(const Curve *curve, double x, double y, bool hollow, double radius, Color color) {
  if (!isnan(y) && shows(curve, x))
    plot_mark(&curve->chart.plot, x, y, hollow, radius, color);
}

static void draw_point(const Curve *curve, const CurvePoint *point) {
  const Draw *draw = curve->chart.draw;
  const Plot *plot = &curve->chart.plot;
  draw_mark(curve, point->old, curve_at(curve, 0, point->old), true, 0.7, draw->theme->muted);
  draw_mark(curve, point->original, curve_at(curve, 0, point->original), true, 0.7, draw->theme->accent);
  draw_mark(curve, point->x, point->y, false, 0.85, point->color);
  if (is_drawn(curve, point))
    chart_hit(plot, point->drag.on ? draw : point->told, plot_at(plot, point->x, point->y), point->color,
              point->tagged, &point->drag);
}

/* From the topmost present point of the panel's own pane down to the axis. */
static void draw_drop(const Curve *curve) {
  const Chart *chart = &curve->chart;
  Rect area = chart->plot.area;
  double u = chart->draw->u, x = axis_at(&chart->plot.x, chart->at), top = INFINITY;
  for (size_t i = 0; i < chart->count; i++)
    if (present_shows(curve, i) && fabs(chart->lines[i].at - chart->at) <= 0)
      top = fmin(top, axis_at(&chart->plot.y, chart->lines[i].height));
  if (isfinite(top))
    canvas_stroke_dashed(chart->draw->canvas, (Point[]){{x, area.y + area.h}, {x, top}}, 2, 0.15 * u, 0.6 * u,
                         0.5 * u, chart->draw->theme->muted);
}

/* The first can be dragged along the axis, or with its curve up and down. */
static ChartDrag present_drag(const Curve *curve, size_t i) {
  enum { DRAG_NO, DRAG_POINT, DRAG_CURVE }; /* as panel_kinds.c lists them */
  const Chart *chart = &curve->chart;
  int drag = (int)panel_setting(chart->panel, "drag")->word;
  Cell by;
  bool other = panel_cell(&by, chart->draw, panel_setting(chart->panel, "by")), up = drag == DRAG_CURVE;
  return chart_drag(chart->draw, up ? 'y' : 'x', up ? chart->lines[0].cell : curve->over, other ? &by : NULL,
                    i == 0 && drag != DRAG_NO && !curve->moves && (other || !up));
}

/* Rings where a step began and where the point was before an edit, then the point. */
static void draw_present(const Curve *curve, size_t i) {
  const Chart *chart = &curve->chart;
  const ChartLine *line = &chart->lines[i];
  if (line->presence <= 0)
    return;
  if (curve->moves)
    draw_mark(curve, curve->touch, curve_at(curve, i, curve->touch), true, 0.8, line->color);
  draw_mark(curve, curve->original, curve_at(curve, i, curve->original), true, 0.7,
            chart->draw->theme->muted);
  draw_mark(curve, line->at, line->height, !isfinite(line->height), 0.9, line->color);
  ChartDrag drag = present_drag(curve, i);
  if (present_shows(curve, i))
    chart_hit(&chart->plot, line->draw, plot_at(&chart->plot, line->at, line->height), line->color, line->now,
              &drag);
}

/* --- Arrows below the axis */

size_t curve_arrow_count(const Curve *curve) {
  Cell cell;
  return (size_t)arrow_of(&cell, curve, 0) + (size_t)arrow_of(&cell, curve, 1);
}

static void draw_arrows(const Curve *curve) {
  const Draw *draw = curve->chart.draw;
  const Plot *plot = &curve->chart.plot;
  double y = plot->area.y + plot->area.h + (3.2 + CURVE_LANE / 2) * draw->u;
  for (size_t i = 0; i < 2 && shows(curve, curve->touch); i++) {
    ChartArrow arrow = {.draw = draw,
                        .y = y,
                        .solid = i == 1,
                        .color = i == 1 ? draw->theme->ink : tangent_color(curve, 0),
                        .panel = curve->chart.panel,
                        .group = 2,
                        .row = i};
    if (!arrow_of(&arrow.cell, curve, i))
      continue;
    arrow.from = axis_at(&plot->x, curve->touch);
    arrow.to = axis_at(&plot->x, curve->touch + draw_number(draw, arrow.cell));
    chart_arrow_draw(&arrow, plot->area);
    y += CURVE_LANE * draw->u;
  }
}

void curve_points_draw(const Curve *curve) {
  draw_arrows(curve);
  for (size_t i = 0; i < curve->path_count; i++)
    draw_mark(curve, curve->path[i], curve_at(curve, 0, curve->path[i]), true, 0.6,
              curve->chart.draw->theme->muted);
  for (size_t i = 0; i < curve->point_count; i++)
    draw_point(curve, &curve->points[i]);
  if (!curve->has_point)
    return;
  draw_drop(curve);
  for (size_t i = curve->chart.count; i > 0; i--) /* the first on top */
    draw_present(curve, i - 1);
}
