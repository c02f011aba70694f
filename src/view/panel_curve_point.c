/* The points of a curve panel: the present one, further ones, those of earlier updates and before an edit. */
#include "view/panel_curve.h"

#include <math.h>

/* --- Before an edit, and before earlier updates */

/* The curves as they were: dashed, where they were others. */
void curve_before_add(CurvePicture *picture) {
  enum { POINTS = 81 };
  const ViewState *state = picture->draw->state;
  if (!state->original || state->original == state->trace || picture->draw->state->trace->runs)
    return;
  const Trace original = trace_of_pane(state->original, state->trace->pane);
  size_t step = trace_same_step(&original, state->trace, state->step);
  double x[POINTS], y[POINTS];
  for (size_t i = 0; i < POINTS; i++)
    x[i] = picture->x[i * (picture->samples - 1) / (POINTS - 1)];
  for (size_t line = 0; line < picture->count; line++) {
    const ChartLine *of = &picture->lines[line];
    if (of->presence < 1 || of->draw->state->trace->pane != original.pane ||
        !cells_sample(y, &original, step, &(CellsCurves){&of->cell, 1, picture->over}, x, POINTS))
      continue;
    double apart = 0;
    for (size_t i = 0; i < POINTS; i++)
      apart =
          fmax(apart, fabs(axis_at(&picture->plot.y, y[i]) -
                           axis_at(&picture->plot.y,
                                   curve_height(picture, line, i * (picture->samples - 1) / (POINTS - 1)))));
    const PlotLine before = {.x = x,
                             .y = y,
                             .count = POINTS,
                             .stride = 1,
                             .width = 0.18,
                             .dashed = true,
                             .stepped = of->stepped,
                             .color = picture->draw->theme->muted};
    if (apart > 1)
      strokes_add(&picture->ink.strokes, plot_stroke(&picture->plot, &before));
  }
}

/* Its i-th place, where that can be seen. */
static bool path_at(Point *out, const CurvePicture *picture, size_t i) {
  CurvePlace place = picture->path[i];
  if (place == CURVE_NOWHERE || isnan(curve_height(picture, 0, place)) ||
      !curve_shows(picture, picture->x[place]))
    return false;
  *out = plot_at(&picture->plot, picture->x[place], curve_height(picture, 0, place));
  return true;
}

static void draw_path(const CurvePicture *picture) {
  const Draw *draw = picture->draw;
  Point at;
  for (size_t i = 0; i < picture->path_count; i++)
    if (path_at(&at, picture, i)) {
      canvas_circle(draw->canvas, at.x, at.y, 0.6 * draw->u, draw->theme->muted);
      canvas_circle(draw->canvas, at.x, at.y, 0.35 * draw->u, draw->theme->card);
    }
}

/* --- Further points */

double curve_point_height(const CurvePicture *picture, const CurvePoint *point) {
  return point->has_height && point->old == CURVE_NOWHERE ? draw_number(picture->draw, point->height)
                                                          : curve_height(picture, 0, point->place);
}

static bool is_drawn(const CurvePicture *picture, const CurvePoint *point) {
  return !isnan(curve_point_height(picture, point)) && curve_shows(picture, point->x);
}

/* Its stem, and its tangent. */
static void add_point_lines(CurvePicture *picture, const CurvePoint *point) {
  const Draw *draw = picture->draw;
  const Plot *plot = &picture->plot;
  double u = draw->u, y = curve_point_height(picture, point);
  Point at = plot_beyond(plot, point->x, y), *ends = ARENA_ARRAY(draw->arena, Point, 2);
  if (!isnan(point->stem)) {
    Point foot = plot_beyond(plot, point->x, point->stem);
    at.y = mix(foot.y, at.y, point->shown);
    strokes_add_line(&picture->ink.strokes, draw->arena, foot, at,
                     (Stroke){.width = 0.4 * u, .color = point->color});
  }
  if (!isfinite(point->slope))
    return;
  curve_stretch(ends, plot, at, point->x, y, point->slope, fmin(4 * u, 0.3 * plot->area.h));
  strokes_add(&picture->ink.strokes,
              (Stroke){.points = ends, .count = 2, .width = 0.4 * u, .color = draw->theme->ink});
}

void curve_points_add(CurvePicture *picture) {
  for (size_t i = 0; i < picture->point_count; i++)
    if (is_drawn(picture, &picture->points[i]))
      add_point_lines(picture, &picture->points[i]);
}

static bool same_cell(Cell a, Cell b) {
  return a.value == b.value && a.row == b.row && a.col == b.col;
}

static void add_point_hit(const CurvePicture *picture, const CurvePoint *point, Point at) {
  const Draw *draw = picture->draw;
  double rate = same_cell(point->by, point->at)
                    ? 1
                    : cells_slope(draw->state->trace, draw->state->step, point->at, point->by);
  bool drags = panel_item_setting(picture->panel, "points", point->item, "drag")->flag &&
               draw_editable(draw, point->by) && point->old == CURVE_NOWHERE && isfinite(rate) &&
               fabs(rate) > 1e-9;
  Cell cell = drags ? point->by : point->has_height ? point->height : point->at;
  Target target = {TARGET_CELL, (int)cell.value, (int)cell.row, (int)cell.col, (int)draw->state->trace->pane};
  if (drags)
    draw_grip(draw, at, point->color, target);
  double reach = 1.3 * draw->u;
  Hit *hit = hits_add(draw->hits, (Rect){at.x - reach, at.y - reach, 2 * reach, 2 * reach}, target);
  hit->editable = drags;
  if (drags)
    hit->handle = plot_handle(&picture->plot, 'x', point->at, point->by, rate);
}

static void draw_point(const CurvePicture *picture, const CurvePoint *point) {
  const Draw *draw = picture->draw;
  const Plot *plot = &picture->plot;
  double y = curve_point_height(picture, point), old = curve_height(picture, 0, point->old);
  if (point->old != CURVE_NOWHERE && !isnan(old))
    plot_mark(plot, picture->x[point->old], old, true, 0.7, draw->theme->muted);
  double original = curve_height(picture, 0, point->original);
  if (!isnan(original) && curve_shows(picture, picture->x[point->original]))
    plot_mark(plot, picture->x[point->original], original, true, 0.7, draw->theme->accent);
  if (!is_drawn(picture, point))
    return;
  plot_mark(plot, point->x, y, false, 0.85, point->color);
  add_point_hit(picture, point, plot_at(plot, point->x, y));
}

/* --- The present point */

static bool moves_curve(const Panel *panel) {
  enum { DRAG_NO, DRAG_POINT, DRAG_CURVE }; /* as panel_kinds.c lists them */
  return panel_setting(panel, "drag")->word == DRAG_CURVE;
}

/* What a drag of the present point changes, and how fast the point goes with it; false: it cannot be dragged.
 */
static bool dragged(Cell *by, double *rate, const CurvePicture *picture) {
  const Draw *draw = picture->draw;
  const PanelSetting *drag = panel_setting(picture->panel, "drag");
  bool other = panel_cell(by, draw, panel_setting(picture->panel, "by")), curve = moves_curve(picture->panel);
  if (!drag->given || drag->word == 0 || picture->moves || (curve && !other))
    return false;
  if (!other)
    *by = picture->over;
  *rate = other ? cells_slope(draw->state->trace, draw->state->step,
                              curve ? picture->lines[0].cell : picture->over, *by)
                : 1;
  return draw_editable(draw, *by) && isfinite(*rate) && fabs(*rate) > 1e-9;
}

static void add_present_hit(const CurvePicture *picture, size_t line, Point at) {
  const Draw *draw = picture->lines[line].draw;
  const Panel *panel = picture->panel;
  double reach = 1.4 * draw->u, rate;
  Cell cell = picture->lines[line].cell, by;
  bool drags = line == 0 && dragged(&by, &rate, picture);
  if (drags)
    cell = by;
  Target target = {TARGET_CELL, (int)cell.value, (int)cell.row, (int)cell.col, (int)draw->state->trace->pane};
  if (drags)
    draw_grip(draw, at, picture->lines[line].color, target);
  Hit *hit = hits_add(draw->hits, (Rect){at.x - reach, at.y - reach, 2 * reach, 2 * reach}, target);
  if (!drags)
    return;
  hit->editable = true;
  Cell along = moves_curve(panel) ? picture->lines[0].cell : picture->over;
  hit->handle = plot_handle(&picture->plot, moves_curve(panel) ? 'y' : 'x', along, by, rate);
}

/* Of a line, where it can be seen. */
static bool present_at(Point *out, const CurvePicture *picture, size_t i) {
  double y = curve_height(picture, i, picture->now[i]);
  if (!picture->has_point || picture->lines[i].presence <= 0 || isnan(y) ||
      !curve_shows(picture, picture->at[i]))
    return false;
  *out = plot_at(&picture->plot, picture->at[i], y);
  return true;
}

/* From the topmost one down to the axis. */
static void draw_drop(const CurvePicture *picture) {
  const Draw *draw = picture->draw;
  Rect area = picture->plot.area;
  double u = draw->u, x = axis_at(&picture->plot.x, picture->point), top = INFINITY;
  Point at;
  for (size_t i = 0; i < picture->count; i++)
    if (present_at(&at, picture, i) && fabs(at.x - x) < 0.5)
      top = fmin(top, at.y);
  if (isfinite(top))
    canvas_stroke_dashed(draw->canvas, (Point[]){{x, area.y + area.h}, {x, top}}, 2, 0.15 * u, 0.6 * u,
                         0.5 * u, draw->theme->muted);
}

/* Rings: where a step began, where the point was before an edit. */
static void draw_rings(const CurvePicture *picture, size_t i) {
  const Draw *draw = picture->draw;
  double old = curve_height(picture, i, picture->at_touch),
         original = curve_height(picture, i, picture->original);
  if (picture->lines[i].presence <= 0)
    return;
  if (!isnan(picture->step_end) && !isnan(old) && curve_shows(picture, picture->touch))
    plot_mark(&picture->plot, picture->touch, old, true, 0.8, picture->lines[i].color);
  if (!isnan(original) && curve_shows(picture, picture->x[picture->original]))
    plot_mark(&picture->plot, picture->x[picture->original], original, true, 0.7, draw->theme->muted);
}

static void draw_present(const CurvePicture *picture) {
  Point at;
  draw_drop(picture);
  for (size_t i = 0; i < picture->count && picture->has_point; i++)
    draw_rings(picture, i);
  for (size_t i = picture->count; i > 0; i--) { /* the first on top */
    if (!present_at(&at, picture, i - 1))
      continue;
    double y = curve_height(picture, i - 1, picture->now[i - 1]);
    plot_mark(&picture->plot, picture->at[i - 1], y, !isfinite(y), 0.9, picture->lines[i - 1].color);
    add_present_hit(picture, i - 1, at);
  }
}

/* --- All of them */

void curve_points_take(CurvePicture *picture) {
  double u = picture->draw->u;
  Point at;
  for (size_t i = 0; i < picture->path_count; i++)
    if (path_at(&at, picture, i))
      ink_take(&picture->ink, at, 0.7 * u);
  for (size_t i = 0; i < picture->point_count; i++)
    if (is_drawn(picture, &picture->points[i]))
      ink_take(
          &picture->ink,
          plot_at(&picture->plot, picture->points[i].x, curve_point_height(picture, &picture->points[i])),
          0.9 * u);
  for (size_t i = 0; i < picture->count; i++)
    if (present_at(&at, picture, i))
      ink_take(&picture->ink, at, 1.1 * u);
}

void curve_points_draw(const CurvePicture *picture) {
  draw_path(picture);
  for (size_t i = 0; i < picture->point_count; i++)
    draw_point(picture, &picture->points[i]);
  draw_present(picture);
}
