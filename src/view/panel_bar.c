#include "view/panel_bar.h"

#include <math.h>

double bar_base(const BarScale *scale) {
  return scale->log ? scale->low : clamp(0, scale->low, scale->high);
}

double bar_share(const BarScale *scale, double value) {
  value = clamp(isnan(value) ? bar_base(scale) : value, scale->low, scale->high);
  return scale->log ? log(value / scale->low) / log(scale->high / scale->low)
                    : (value - scale->low) / (scale->high - scale->low);
}

double bar_at(const BarScale *scale, double share) {
  const Rect *area = &scale->area;
  return scale->upright ? round(area->y + area->h * (1 - share)) : round(area->x + area->w * share);
}

Rect bar_rect(const BarScale *scale, double middle, double thick, double from, double to) {
  double a = bar_at(scale, from), b = bar_at(scale, to), start = fmin(a, b), length = fmax(fabs(b - a), 1);
  double edge = round(middle - thick / 2);
  return scale->upright ? (Rect){edge, start, thick, length} : (Rect){start, edge, length, thick};
}

Color bar_line_color(const Draw *draw) {
  return color_mix(draw->theme->card, draw->theme->muted, 0.7);
}

void bar_axis_draw(const Draw *draw, const BarScale *scale) {
  const Rect *area = &scale->area;
  double at = bar_at(scale, bar_share(scale, bar_base(scale)));
  if (scale->upright)
    canvas_line(draw->canvas, area->x, at + 0.5, area->x + area->w, at + 0.5, 1, bar_line_color(draw));
  else
    canvas_line(draw->canvas, at - 0.5, area->y, at - 0.5, area->y + area->h, 1, bar_line_color(draw));
}

/* A class's own pale colour, else grey. */
static Color tint_of(const Theme *theme, Color color) {
  for (size_t k = 0; k < THEME_CLASSES; k++)
    if (color_same(color, theme->classes[k]))
      return color_fade(theme->tints[k], color.a / 255.0);
  return color_fade(theme->field, color.a / 255.0);
}

void bar_paint(const Draw *draw, Rect rect, BarStyle style, Color color) {
  double line = fmin(fmax(0.16 * draw->u, 1), fmin(rect.w, rect.h) / 2);
  if (style != BAR_GHOST)
    canvas_fill_rect(draw->canvas, rect, 0, style == BAR_SOLID ? color : tint_of(draw->theme, color));
  if (style != BAR_SOLID)
    canvas_border(draw->canvas, rect, 0, line, style == BAR_GHOST ? color_fade(color, 0.75) : color);
}

void bar_paint_break(const Draw *draw, Rect rect, bool upright) {
  double u = draw->u, slant = 0.5 * u;
  Color card = draw->theme->card;
  for (int i = 0; i < 2; i++) {
    double away = (1.2 + 0.9 * i) * u;
    if (upright)
      canvas_line(draw->canvas, rect.x, rect.y + away + slant, rect.x + rect.w, rect.y + away, slant, card);
    else
      canvas_line(draw->canvas, rect.x + rect.w - away - slant, rect.y + rect.h, rect.x + rect.w - away,
                  rect.y, slant, card);
  }
}

Handle bar_handle(const BarScale *scale, Target target, bool share) {
  if (scale->upright)
    return (Handle){.kind = share ? HANDLE_SHARE : HANDLE_Y,
                    .plane = scale->area,
                    .y = target,
                    .y_low = scale->low,
                    .y_high = scale->high,
                    .log_y = scale->log};
  return (Handle){.kind = share ? HANDLE_SHARE : HANDLE_X,
                  .plane = scale->area,
                  .x = target,
                  .x_low = scale->low,
                  .x_high = scale->high,
                  .log_x = scale->log};
}

void bar_change_draw(const Draw *draw, double left, double tip, double y) {
  double u = draw->u, line = fmax(0.14 * u, 1);
  const Point head[] = {{tip - 0.45 * u, y - 0.4 * u}, {tip, y}, {tip - 0.45 * u, y + 0.4 * u}};
  canvas_line(draw->canvas, left, y, tip, y, line, draw->theme->muted);
  canvas_stroke(draw->canvas, head, 3, line, draw->theme->muted);
}
