/* A curve panel's tangents, its step, and the arrows along its axis. */
#include "view/arrow.h"
#include "view/panel_curve.h"

#include <math.h>

bool curve_shows(const CurvePicture *picture, double x) {
  return x >= picture->plot.x.low && x <= picture->plot.x.high;
}

/* --- Tangents and steps */

/* A stretch of a straight line, `reach` pixels to either side. */
void curve_stretch(Point ends[2], const Plot *plot, Point at, double x, double y, double slope,
                   double reach) {
  double step = (plot->x.high - plot->x.low) * 1e-3;
  Point near = plot_beyond(plot, x + step, y + slope * step);
  double dx = near.x - at.x, dy = near.y - at.y, length = hypot(dx, dy);
  if (length < 1e-9)
    length = 1;
  ends[0] = (Point){at.x - dx / length * reach, at.y - dy / length * reach};
  ends[1] = (Point){at.x + dx / length * reach, at.y + dy / length * reach};
}

/* On linear axes a tangent is a straight line: as long as the picture where a step is compared with it. */
static void add_tangent(CurvePicture *picture, size_t line) {
  const Draw *draw = picture->draw;
  const Plot *plot = &picture->plot;
  CurveTangent *tangent = &picture->tangents[line];
  double u = draw->u, y = curve_height(picture, line, picture->at_touch);
  bool compared = !isnan(picture->step_end);
  Point at = plot_beyond(plot, picture->touch, y);
  double reach =
      compared ? plot->area.w + plot->area.h : fmin(12 * u, 0.36 * fmin(plot->area.w, 2 * plot->area.h));
  curve_stretch(tangent->ends, plot, at, picture->touch, y, tangent->slope, reach * tangent->shown);
  strokes_add(&picture->ink.strokes, (Stroke){.points = tangent->ends,
                                              .count = 2,
                                              .width = 0.26 * u,
                                              .dash = compared ? 1.1 * u : 0,
                                              .gap = 0.7 * u,
                                              .color = chart_tangent_color(draw)});
}

void curve_tangents_add(CurvePicture *picture) {
  for (size_t i = 0; i < picture->count; i++)
    if (picture->tangents[i].shown > 0 && curve_shows(picture, picture->touch))
      add_tangent(picture, i);
}

/* The i-th number of the option `changes`, and how strongly it shows. */
static bool change_of(Cell *out, const CurvePicture *picture, size_t i) {
  size_t count, seen = 0;
  const Cells *cells = panel_cells(picture->draw, panel_setting(picture->panel, "changes"), &count);
  for (size_t k = 0; k < count; k++)
    for (size_t c = 0; c < cells_count(&cells[k]); c++)
      if (seen++ == i) {
        *out = cells_at(&cells[k], c);
        return draw_visibility(picture->draw, *out) != HIDDEN;
      }
  return false;
}

/* At the step's end from the height that it began at to the curve, and to the tangent. */
CurveChange curve_change(const CurvePicture *picture, size_t i) {
  const Draw *draw = picture->draw;
  double start = curve_height(picture, 0, picture->at_touch), end = curve_height(picture, 0, picture->at_end);
  CurveChange change = {.dashed = i == 1};
  change.seen = change_of(&change.cell, picture, i) && !isnan(picture->step_end) && isfinite(start);
  if (i == 1)
    end = start + picture->tangents[0].slope * (picture->step_end - picture->touch);
  change.seen = change.seen && !isnan(end) && curve_shows(picture, picture->step_end);
  change.from = plot_beyond(&picture->plot, picture->step_end, start);
  change.to = plot_beyond(&picture->plot, picture->step_end, end);
  change.color = i == 1 ? chart_tangent_color(draw) : end <= start ? draw->theme->good : draw->theme->bad;
  return change;
}

static void add_change(CurvePicture *picture, size_t i) {
  const Draw *draw = picture->draw;
  double u = draw->u;
  CurveChange change = curve_change(picture, i);
  if (!change.seen)
    return;
  Point start = plot_beyond(&picture->plot, picture->touch, curve_height(picture, 0, picture->at_touch));
  Point to = {change.to.x, mix(change.from.y, change.to.y, chart_presence(draw, change.cell))};
  strokes_add_line(&picture->ink.strokes, draw->arena, start, change.from,
                   (Stroke){.width = 0.15 * u, .dash = 0.5 * u, .gap = 0.5 * u, .color = draw->theme->muted});
  strokes_add_line(&picture->ink.strokes, draw->arena, change.from, to,
                   (Stroke){.width = change.dashed ? 0.3 * u : 0.4 * u,
                            .dash = change.dashed ? 0.6 * u : 0,
                            .gap = 0.5 * u,
                            .color = change.color});
}

void curve_step_add(CurvePicture *picture) {
  add_change(picture, 1);
  add_change(picture, 0);
}

/* --- Arrows along the axis */

static const char *const ARROWS[] = {"gradient", "move"};

static bool arrow_of(Cell *out, const CurvePicture *picture, size_t i) {
  return panel_cell(out, picture->draw, panel_setting(picture->panel, ARROWS[i])) &&
         draw_visibility(picture->draw, *out) != HIDDEN;
}

size_t curve_arrow_count(const CurvePicture *picture) {
  Cell cell;
  size_t count = 0;
  for (size_t i = 0; i < 2 && picture->count > 0; i++)
    count += arrow_of(&cell, picture, i);
  return count;
}

typedef struct AxisArrow {
  Cell cell;
  double from, to, y; /* pixels */
  bool solid;
  Color color;
} AxisArrow;

/* The i-th arrow that is on screen, from below: the move, the gradient. */
static bool axis_arrow(AxisArrow *out, const CurvePicture *picture, size_t i) {
  const Draw *draw = picture->draw;
  const Plot *plot = &picture->plot;
  Cell move;
  size_t kind = i == 0 && arrow_of(&move, picture, 1) ? 1 : 0;
  if (!curve_shows(picture, picture->touch) || i >= curve_arrow_count(picture) ||
      !arrow_of(&out->cell, picture, kind))
    return false;
  double length = draw_number(draw, out->cell) * chart_presence(draw, out->cell);
  out->solid = kind == 1;
  out->color = out->solid ? draw->theme->ink : chart_tangent_color(draw);
  out->from = axis_at(&plot->x, picture->touch);
  out->to = axis_at(&plot->x, picture->touch + length);
  out->y = plot->area.y + plot->area.h - ((double)i + 0.5) * CURVE_LANE * draw->u;
  return !isnan(length);
}

/* Its number stands behind its head, or before its foot where there is no room. */
static void add_arrow_tag(CurvePicture *picture, const AxisArrow *arrow) {
  const Draw *draw = picture->draw;
  Rect area = picture->plot.area;
  double u = draw->u;
  Tag tag = {.draw = draw,
             .name = arena_printf(draw->arena, "%s =", panel_symbol(draw, arrow->cell)),
             .numbered = true,
             .cell = arrow->cell,
             .color = arrow->color,
             .group = panel_group(picture->panel, 2)};
  double width = tag_width(&tag), left = fmin(arrow->from, arrow->to) - u - width,
         right = fmax(arrow->from, arrow->to) + u;
  bool behind = arrow->to >= arrow->from;
  double x = behind ? right : left;
  if (x < area.x || x + width > area.x + area.w)
    x = behind ? left : right;
  x = clamp(x, area.x, fmax(area.x + area.w - width, area.x));
  tag.at = (Point){x, arrow->y};
  places_take(&picture->ink.places, (Rect){fmin(arrow->from, arrow->to), arrow->y - 1.2 * u,
                                           fabs(arrow->to - arrow->from), 2.4 * u});
  ink_tag_at(&picture->ink, &tag, x, arrow->y);
}

void curve_arrow_tags(CurvePicture *picture) {
  AxisArrow arrow;
  for (size_t i = 0; axis_arrow(&arrow, picture, i); i++)
    add_arrow_tag(picture, &arrow);
}

void curve_arrows_draw(const CurvePicture *picture) {
  const Draw *draw = picture->draw;
  AxisArrow arrow;
  for (size_t i = 0; axis_arrow(&arrow, picture, i); i++)
    if (fabs(arrow.to - arrow.from) > 0)
      arrow_draw(draw, arrow.from, arrow.y, arrow.to - arrow.from,
                 (ArrowLook){1.2 * draw->u, arrow.color, draw->theme->card, arrow.solid});
}
