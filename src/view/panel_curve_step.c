/* A curve panel's tangents, its step, and the arrows along its axis. */
#include "view/arrow.h"
#include "view/panel_curve.h"

#include <math.h>

Rect curve_cut(CurvePicture *picture) {
  const Draw *draw = picture->draw;
  return canvas_set_clip(draw->canvas, rect_intersect(draw->canvas->clip, picture->plot.area));
}

bool curve_shows(const CurvePicture *picture, double x) {
  return x >= picture->plot.x.low && x <= picture->plot.x.high;
}

void curve_take(CurvePicture *picture, Point at, double radius) {
  places_take(&picture->places, (Rect){at.x - radius, at.y - radius, 2 * radius, 2 * radius});
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

void curve_take_line(CurvePicture *picture, const Point ends[2]) {
  enum { PARTS = 6 };
  double half = 0.5 * picture->draw->u;
  for (int i = 0; i <= PARTS; i++)
    curve_take(
        picture,
        (Point){mix(ends[0].x, ends[1].x, (double)i / PARTS), mix(ends[0].y, ends[1].y, (double)i / PARTS)},
        half);
}

/* On linear axes a tangent is a straight line: as long as the picture where a step is compared with it. */
static void draw_tangent(CurvePicture *picture, size_t line) {
  const Draw *draw = picture->draw;
  const Plot *plot = &picture->plot;
  CurveTangent *tangent = &picture->tangents[line];
  double u = draw->u, y = curve_height(picture, line, picture->at_touch);
  bool compared = !isnan(picture->step_end);
  Point *ends = tangent->ends, at = plot_beyond(plot, picture->touch, y);
  double reach =
      compared ? plot->area.w + plot->area.h : fmin(12 * u, 0.36 * fmin(plot->area.w, 2 * plot->area.h));
  curve_stretch(ends, plot, at, picture->touch, y, tangent->slope, reach * tangent->shown);
  Color color = chart_tangent_color(draw);
  if (compared)
    canvas_stroke_dashed(draw->canvas, ends, 2, 0.26 * u, 1.1 * u, 0.7 * u, color);
  else
    canvas_stroke(draw->canvas, ends, 2, 0.26 * u, color);
}

void curve_tangents_draw(CurvePicture *picture) {
  Rect before = curve_cut(picture);
  for (size_t i = 0; i < picture->count; i++)
    if (picture->tangents[i].shown > 0 && curve_shows(picture, picture->touch))
      draw_tangent(picture, i);
  canvas_set_clip(picture->draw->canvas, before);
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

static void draw_change(CurvePicture *picture, size_t i) {
  const Draw *draw = picture->draw;
  double u = draw->u;
  CurveChange change = curve_change(picture, i);
  if (!change.seen)
    return;
  Point start = plot_beyond(&picture->plot, picture->touch, curve_height(picture, 0, picture->at_touch));
  Point to = {change.to.x, mix(change.from.y, change.to.y, draw_presence(draw, change.cell))};
  canvas_stroke_dashed(draw->canvas, (Point[]){start, change.from}, 2, 0.15 * u, 0.5 * u, 0.5 * u,
                       draw->theme->muted);
  if (change.dashed)
    canvas_stroke_dashed(draw->canvas, (Point[]){change.from, to}, 2, 0.3 * u, 0.6 * u, 0.5 * u,
                         change.color);
  else
    canvas_line(draw->canvas, change.from.x, change.from.y, to.x, to.y, 0.4 * u, change.color);
  curve_take_line(picture, (Point[]){change.from, change.to});
}

void curve_step_draw(CurvePicture *picture) {
  Rect before = curve_cut(picture);
  draw_change(picture, 1);
  draw_change(picture, 0);
  canvas_set_clip(picture->draw->canvas, before);
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

/* Its number stands behind its head, or before its foot where there is no room. */
static void draw_arrow_tag(CurvePicture *picture, Cell cell, double from, double to, double y, Color color) {
  const Draw *draw = picture->draw;
  Rect area = picture->plot.area;
  double u = draw->u, gap = 1 * u;
  Tag tag = {.draw = draw,
             .name = arena_printf(draw->arena, "%s =", panel_symbol(draw, cell)),
             .numbered = true,
             .cell = cell,
             .color = color,
             .group = panel_group(picture->panel, 2)};
  double width = tag_width(&tag), left = fmin(from, to), right = fmax(from, to);
  double x = to >= from ? right + gap : left - gap - width;
  if (x < area.x || x + width > area.x + area.w)
    x = to >= from ? left - gap - width : right + gap;
  x = clamp(x, area.x, fmax(area.x + area.w - width, area.x));
  tag.at = (Point){x, y};
  tag_draw(&tag, x, y);
  places_take(&picture->places, (Rect){x, y - tag_height(&tag) / 2, width, tag_height(&tag)});
}

static void draw_axis_arrow(CurvePicture *picture, Cell cell, double y, bool solid) {
  const Draw *draw = picture->draw;
  const Plot *plot = &picture->plot;
  double u = draw->u, number = draw_number(draw, cell), from = axis_beyond(&plot->x, picture->touch),
         to = axis_beyond(&plot->x, picture->touch + number * draw_presence(draw, cell));
  Color color = solid ? draw->theme->ink : chart_tangent_color(draw);
  to = clamp(to, plot->area.x, plot->area.x + plot->area.w);
  if (number < 0 || number > 0)
    arrow_draw(draw, from, y, to - from, (ArrowLook){1.2 * u, color, draw->theme->card, solid});
  places_take(&picture->places, (Rect){fmin(from, to), y - 1.2 * u, fabs(to - from), 2.4 * u});
  draw_arrow_tag(picture, cell, from, to, y, color);
}

void curve_arrows_draw(CurvePicture *picture) {
  double u = picture->draw->u, y = picture->plot.area.y + picture->plot.area.h - CURVE_LANE * u / 2;
  Cell cell;
  if (!curve_shows(picture, picture->touch))
    return;
  for (size_t i = 2; i > 0; i--)
    if (arrow_of(&cell, picture, i - 1)) {
      draw_axis_arrow(picture, cell, y, i == 2);
      y -= CURVE_LANE * u;
    }
}
