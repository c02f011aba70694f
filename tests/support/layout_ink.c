#include "support/layout_ink.h"

#include <math.h>

static bool is_blank(const char *text) {
  while (*text == ' ')
    text++;
  return *text == '\0';
}

size_t ink_find(Ink *out, const Canvas *canvas, size_t first) {
  size_t count = 0, formulas = 0;
  bool inside = false;
  for (size_t i = first; i < canvas->count; i++) {
    const Command *command = &canvas->commands[i];
    bool formula = command->role == ROLE_FORMULA;
    formulas += formula && !inside;
    inside = formula;
    if (command->kind != COMMAND_TEXT || is_blank(command->text))
      continue;
    TextMask mask = font_mask(canvas->font, command->face, command->size, command->style, command->text);
    Rect rect = {floor(command->rect.x + 0.5) + mask.left, floor(command->rect.y + 0.5) + mask.top,
                 mask.width, mask.height};
    out[count++] = (Ink){i, rect, rect_intersect(rect, command->clip), formula ? formulas : 0};
  }
  return count;
}

bool rect_is_empty(Rect rect) {
  return !(rect.w > 0 && rect.h > 0);
}

bool rect_holds(Rect outer, Rect inner, double slack) {
  return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
         inner.x + inner.w <= outer.x + outer.w + slack && inner.y + inner.h <= outer.y + outer.h + slack;
}

bool rects_overlap(Rect a, Rect b, double slack) {
  Rect both = rect_intersect(a, b);
  return both.w > slack && both.h > slack;
}

static bool rounded_covers(Rect rect, double radius, double x, double y) {
  if (!rect_contains(rect, x, y))
    return false;
  double r = fmin(radius, fmin(rect.w, rect.h) / 2);
  double dx = fmax(fmax(rect.x + r - x, x - (rect.x + rect.w - r)), 0);
  double dy = fmax(fmax(rect.y + r - y, y - (rect.y + rect.h - r)), 0);
  return dx * dx + dy * dy <= r * r + 1e-9;
}

static bool path_covers(const Point *points, size_t count, double x, double y) {
  int winding = 0;
  for (size_t i = 0; i < count; i++) {
    Point a = points[i], b = points[(i + 1) % count];
    double side = (b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y);
    if (a.y <= y && b.y > y && side > 0)
      winding++;
    if (a.y > y && b.y <= y && side < 0)
      winding--;
  }
  return winding != 0;
}

static double distance_to_segment(Point a, Point b, double x, double y) {
  double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  double t = length > 0 ? fmin(fmax(((x - a.x) * dx + (y - a.y) * dy) / length, 0), 1) : 0;
  return hypot(a.x + t * dx - x, a.y + t * dy - y);
}

bool command_covers(const Command *command, double x, double y) {
  if (!rect_contains(command->clip, x, y))
    return false;
  switch (command->kind) {
  case COMMAND_FILL_RECT:
    return rounded_covers(command->rect, command->radius, x, y);
  case COMMAND_BORDER:
    return rounded_covers(command->rect, command->radius, x, y) &&
           !rounded_covers(rect_inset(command->rect, command->width), command->radius - command->width, x, y);
  case COMMAND_FILL_PATH:
    return path_covers(command->points, command->count, x, y);
  case COMMAND_STROKE:
    for (size_t i = 1; i < command->count; i++)
      if (distance_to_segment(command->points[i - 1], command->points[i], x, y) <= command->width / 2)
        return true;
    return false;
  case COMMAND_IMAGE:
    return rect_contains(command->rect, x, y);
  case COMMAND_TEXT:
    break;
  }
  return false;
}

/* The nearest pixel of an image that covers the point. */
static Color image_color(const Command *image, double x, double y) {
  int column = (int)((x - image->rect.x) / image->rect.w * image->columns);
  int row = (int)((y - image->rect.y) / image->rect.h * image->rows);
  Color color = RGB(image->pixels[row * image->columns + column]);
  color.a = image->color.a;
  return color;
}

Color color_over(Color top, Color below) {
  double t = top.a / 255.0;
  top.a = 255;
  return color_mix(below, top, t);
}

Color color_below(const Canvas *canvas, size_t before, double x, double y) {
  Color color = canvas->ground;
  for (size_t i = 0; i < before; i++) {
    const Command *command = &canvas->commands[i];
    bool fill = command->kind == COMMAND_FILL_RECT || command->kind == COMMAND_FILL_PATH;
    if (fill && command_covers(command, x, y))
      color = color_over(command->color, color);
    else if (command->kind == COMMAND_IMAGE && command_covers(command, x, y))
      color = color_over(image_color(command, x, y), color);
  }
  return color;
}

/* The part of a + t (b - a), t in [from, to], that lies between low and high on one axis. */
static void cut_segment(double *from, double *to, double a, double b, double low, double high) {
  double d = b - a;
  if (fabs(d) < 1e-12) {
    if (a < low || a > high)
      *to = *from - 1;
    return;
  }
  double t0 = (low - a) / d, t1 = (high - a) / d;
  *from = fmax(*from, fmin(t0, t1));
  *to = fmin(*to, fmax(t0, t1));
}

bool stroke_crosses(const Command *stroke, Rect rect) {
  Rect seen = rect_intersect(rect, stroke->clip);
  if (rect_is_empty(seen))
    return false;
  for (size_t i = 1; i < stroke->count; i++) {
    Point a = stroke->points[i - 1], b = stroke->points[i];
    double from = 0, to = 1;
    cut_segment(&from, &to, a.x, b.x, seen.x, seen.x + seen.w);
    cut_segment(&from, &to, a.y, b.y, seen.y, seen.y + seen.h);
    if (from <= to)
      return true;
  }
  return false;
}
