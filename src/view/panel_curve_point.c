/* The points of a curve panel: the present one, further ones, those of earlier updates and before an edit. */
#include "view/panel_curve.h"

#include <math.h>

/* --- Before an edit, and before earlier updates */

/* The curves as they were: dashed, where they were others. */
void curve_before_draw(CurvePicture *picture) {
  enum { POINTS = 81 };
  const ViewState *state = picture->draw->state;
  if (!state->original || state->original == state->trace || picture->draw->state->trace->runs)
    return;
  const Trace original = trace_of_pane(state->original, state->trace->pane);
  size_t step = trace_same_step(&original, state->trace, state->step), drawn;
  double x[POINTS], y[POINTS];
  for (size_t i = 0; i < POINTS; i++)
    x[i] = picture->x[i * (picture->samples - 1) / (POINTS - 1)];
  for (size_t line = 0; line < picture->count; line++) {
    const ChartLine *of = &picture->lines[line];
    if (of->presence < 1 || of->draw->state->trace->pane != original.pane ||
        !cells_sample(y, &original, step, &of->cell, 1, picture->over, x, POINTS))
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
      (void)plot_line(&picture->plot, &before, &drawn);
  }
}

void curve_path_draw(CurvePicture *picture) {
  const Draw *draw = picture->draw;
  for (size_t i = 0; i < picture->path_count; i++) {
    double y = curve_height(picture, 0, picture->path[i]);
    if (picture->path[i] == CURVE_NOWHERE || isnan(y) || !curve_shows(picture, picture->x[picture->path[i]]))
      continue;
    plot_mark(&picture->plot, picture->x[picture->path[i]], y, true, 0.6, draw->theme->muted);
    curve_take(picture, plot_at(&picture->plot, picture->x[picture->path[i]], y), 0.7 * draw->u);
  }
}

/* --- Further points */

double curve_point_height(const CurvePicture *picture, const CurvePoint *point) {
  return point->has_height && point->old == CURVE_NOWHERE ? draw_number(picture->draw, point->height)
                                                          : curve_height(picture, 0, point->place);
}

static void draw_point_lines(CurvePicture *picture, const CurvePoint *point, double y) {
  const Draw *draw = picture->draw;
  const Plot *plot = &picture->plot;
  double u = draw->u;
  Point at = plot_beyond(plot, point->x, y), ends[2];
  if (!isnan(point->stem)) {
    Point foot = plot_beyond(plot, point->x, point->stem);
    canvas_line(draw->canvas, foot.x, foot.y, at.x, mix(foot.y, at.y, point->shown), 0.4 * u, point->color);
    curve_take_line(picture, (Point[]){foot, at});
  }
  if (isfinite(point->slope)) {
    curve_stretch(ends, plot, at, point->x, y, point->slope, fmin(4 * u, 0.3 * plot->area.h));
    canvas_stroke(draw->canvas, ends, 2, 0.4 * u, draw->theme->ink);
    curve_take_line(picture, ends);
  }
}

static void add_point_hit(const CurvePicture *picture, const CurvePoint *point, Point at) {
  const Draw *draw = picture->draw;
  bool drags = panel_item_setting(picture->panel, "points", point->item, "drag")->flag &&
               draw_editable(draw, point->at) && point->old == CURVE_NOWHERE;
  Cell cell = drags || !point->has_height ? point->at : point->height;
  Target target = {TARGET_CELL, (int)cell.value, (int)cell.row, (int)cell.col, (int)draw->state->trace->pane};
  if (drags)
    draw_grip(draw, at, point->color, target);
  double reach = 1.3 * draw->u;
  Hit *hit = hits_add(draw->hits, (Rect){at.x - reach, at.y - reach, 2 * reach, 2 * reach}, target);
  hit->editable = drags;
  if (drags)
    hit->handle = plot_handle(&picture->plot, 'x', cell, cell, 1);
}

void curve_points_draw(CurvePicture *picture) {
  const Draw *draw = picture->draw;
  const Plot *plot = &picture->plot;
  Rect before = curve_cut(picture);
  for (size_t i = 0; i < picture->point_count; i++)
    if (curve_shows(picture, picture->points[i].x))
      draw_point_lines(picture, &picture->points[i], curve_point_height(picture, &picture->points[i]));
  canvas_set_clip(draw->canvas, before);
  for (size_t i = 0; i < picture->point_count; i++) {
    const CurvePoint *point = &picture->points[i];
    double y = curve_point_height(picture, point);
    if (point->old != CURVE_NOWHERE && !isnan(curve_height(picture, 0, point->old)))
      plot_mark(plot, picture->x[point->old], curve_height(picture, 0, point->old), true, 0.7,
                draw->theme->muted);
    if (isnan(y) || !curve_shows(picture, point->x))
      continue;
    plot_mark(plot, point->x, y, false, 0.85, point->color);
    curve_take(picture, plot_at(plot, point->x, y), 0.9 * draw->u);
    add_point_hit(picture, point, plot_at(plot, point->x, y));
  }
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

static void draw_drop(CurvePicture *picture) {
  const Draw *draw = picture->draw;
  const Plot *plot = &picture->plot;
  double u = draw->u, top = INFINITY, bottom = plot->area.y + plot->area.h;
  for (size_t i = 0; i < picture->count; i++) {
    double y = curve_height(picture, i, picture->now);
    if (picture->lines[i].presence > 0 && !isnan(y))
      top = fmin(top, axis_at(&plot->y, y));
  }
  double x = axis_at(&plot->x, picture->point);
  if (isfinite(top))
    canvas_stroke_dashed(draw->canvas, (Point[]){{x, bottom}, {x, top}}, 2, 0.15 * u, 0.6 * u, 0.5 * u,
                         draw->theme->muted);
}

static void draw_present_of(CurvePicture *picture, size_t i) {
  const Draw *draw = picture->draw;
  const ChartLine *line = &picture->lines[i];
  double y = curve_height(picture, i, picture->now), old = curve_height(picture, i, picture->at_touch),
         original = curve_height(picture, i, picture->original);
  if (line->presence <= 0 || isnan(y))
    return;
  if (!isnan(picture->step_end) && !isnan(old) && curve_shows(picture, picture->touch))
    plot_mark(&picture->plot, picture->touch, old, true, 0.8, line->color);
  if (picture->original != CURVE_NOWHERE && !isnan(original) &&
      curve_shows(picture, picture->x[picture->original]))
    plot_mark(&picture->plot, picture->x[picture->original], original, true, 0.7, draw->theme->muted);
  if (!curve_shows(picture, picture->point))
    return;
  Point at = plot_at(&picture->plot, picture->point, y);
  plot_mark(&picture->plot, picture->point, y, !isfinite(y), 0.9, line->color);
  curve_take(picture, at, 1.1 * draw->u);
  add_present_hit(picture, i, at);
}

void curve_present_draw(CurvePicture *picture) {
  if (!picture->has_point)
    return;
  if (curve_shows(picture, picture->point))
    draw_drop(picture);
  for (size_t i = picture->count; i > 0; i--)
    draw_present_of(picture, i - 1);
}
