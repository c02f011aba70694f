#include "canvas/canvas.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 64 };

static double clamp_unit(double t) {
  return t > 0 ? fmin(t, 1) : 0;
}

static uint8_t mix_channel(uint8_t from, uint8_t to, double t) {
  return (uint8_t)(from + (to - from) * t + 0.5);
}

Color color_fade(Color color, double t) {
  color.a = mix_channel(0, color.a, clamp_unit(t));
  return color;
}

Color color_mix(Color from, Color to, double t) {
  t = clamp_unit(t);
  return (Color){mix_channel(from.r, to.r, t), mix_channel(from.g, to.g, t), mix_channel(from.b, to.b, t),
                 mix_channel(from.a, to.a, t)};
}

/* Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
static double channel_luminance(uint8_t channel) {
  double share = channel / 255.0;
  return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(Color color) {
  return 0.2126 * channel_luminance(color.r) + 0.7152 * channel_luminance(color.g) +
         0.0722 * channel_luminance(color.b);
}

double color_contrast(Color a, Color b) {
  double la = luminance(a), lb = luminance(b);
  return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

Rect rect_inset(Rect rect, double by) {
  double dx = fmin(by, rect.w / 2), dy = fmin(by, rect.h / 2);
  return (Rect){rect.x + dx, rect.y + dy, fmax(rect.w - 2 * dx, 0), fmax(rect.h - 2 * dy, 0)};
}

bool rect_contains(Rect rect, double x, double y) {
  return x >= rect.x && y >= rect.y && x < rect.x + rect.w && y < rect.y + rect.h;
}

bool rect_within(Rect inner, Rect outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
         inner.y + inner.h <= outer.y + outer.h;
}

Rect rect_intersect(Rect a, Rect b) {
  double x = fmax(a.x, b.x), y = fmax(a.y, b.y);
  double right = fmin(a.x + a.w, b.x + b.w), bottom = fmin(a.y + a.h, b.y + b.h);
  return (Rect){x, y, fmax(right - x, 0), fmax(bottom - y, 0)};
}

Rect rect_snap(Rect rect) {
  double x = floor(rect.x + 0.5), y = floor(rect.y + 0.5);
  return (Rect){x, y, floor(rect.x + rect.w + 0.5) - x, floor(rect.y + rect.h + 0.5) - y};
}

/* The array with room for one more item behind `count`. */
static void *grow(void *array, size_t count, size_t *capacity, size_t size) {
  if (count < *capacity)
    return array;
  size_t larger = *capacity > 0 ? *capacity * 2 : FIRST_CAPACITY;
  void *moved = larger <= SIZE_MAX / size ? realloc(array, larger * size) : NULL;
  if (moved == NULL)
    abort();
  *capacity = larger;
  return moved;
}

void canvas_begin(Canvas *canvas, const Font *font, int width, int height, Color ground) {
  assert(width > 0 && height > 0);
  canvas->width = width;
  canvas->height = height;
  canvas->ground = ground;
  canvas->font = font;
  canvas->count = 0;
  canvas->clip = (Rect){0, 0, width, height};
  canvas->alpha = 1;
  canvas->card = canvas->cards = 0;
  canvas->role = ROLE_TEXT;
  arena_reset(&canvas->arena);
}

void canvas_free(Canvas *canvas) {
  free(canvas->commands);
  free(canvas->card_rects);
  arena_free(&canvas->arena);
  *canvas = (Canvas){0};
}

Rect canvas_set_clip(Canvas *canvas, Rect clip) {
  Rect before = canvas->clip;
  canvas->clip = clip;
  return before;
}

double canvas_set_alpha(Canvas *canvas, double alpha) {
  double before = canvas->alpha;
  canvas->alpha = alpha;
  return before;
}

Role canvas_set_role(Canvas *canvas, Role role) {
  Role before = canvas->role;
  canvas->role = role;
  return before;
}

int canvas_begin_card(Canvas *canvas, Rect rect) {
  int before = canvas->card;
  size_t index = (size_t)canvas->cards;
  canvas->card_rects = grow(canvas->card_rects, index, &canvas->card_capacity, sizeof *canvas->card_rects);
  canvas->card_rects[index] = rect;
  canvas->card = ++canvas->cards;
  return before;
}

void canvas_end_card(Canvas *canvas, int before) {
  assert(before >= 0 && before <= canvas->cards);
  canvas->card = before;
}

/* A new command with the canvas's state, or NULL where nothing could be seen of it. */
static Command *add_command(Canvas *canvas, CommandKind kind, Color color) {
  color = color_fade(color, canvas->alpha);
  if (color.a == 0)
    return NULL;
  canvas->commands = grow(canvas->commands, canvas->count, &canvas->capacity, sizeof *canvas->commands);
  Command *command = &canvas->commands[canvas->count++];
  *command = (Command){
      .kind = kind, .role = canvas->role, .color = color, .clip = canvas->clip, .card = canvas->card};
  return command;
}

/* The same of one that fills rect. */
static Command *add_box(Canvas *canvas, CommandKind kind, Rect rect, double radius, Color color) {
  Command *command = rect.w > 0 && rect.h > 0 ? add_command(canvas, kind, color) : NULL;
  if (command != NULL) {
    command->rect = rect;
    command->radius = radius;
  }
  return command;
}

void canvas_fill_rect(Canvas *canvas, Rect rect, double radius, Color color) {
  (void)add_box(canvas, COMMAND_FILL_RECT, rect, radius, color);
}

void canvas_border(Canvas *canvas, Rect rect, double radius, double width, Color color) {
  Command *command = width > 0 ? add_box(canvas, COMMAND_BORDER, rect, radius, color) : NULL;
  if (command != NULL)
    command->width = width;
}

void canvas_circle(Canvas *canvas, double x, double y, double radius, Color color) {
  canvas_fill_rect(canvas, (Rect){x - radius, y - radius, 2 * radius, 2 * radius}, radius, color);
}

void canvas_image(Canvas *canvas, Rect rect, const uint32_t *pixels, int width, int height) {
  canvas_image_known(canvas, rect, pixels, width, height, 0);
}

void canvas_image_known(Canvas *canvas, Rect rect, const uint32_t *pixels, int width, int height,
                        uint64_t version) {
  assert(width > 0 && height > 0 && width <= CANVAS_IMAGE_MOST && height <= CANVAS_IMAGE_MOST);
  Command *command = add_box(canvas, COMMAND_IMAGE, rect_snap(rect), 0, RGB(0x000000));
  if (command != NULL) {
    command->pixels = pixels;
    command->columns = width;
    command->rows = height;
    command->version = version;
  }
}

static Rect bounds(const Point *points, size_t count) {
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  for (size_t i = 0; i < count; i++) {
    left = fmin(left, points[i].x);
    top = fmin(top, points[i].y);
    right = fmax(right, points[i].x);
    bottom = fmax(bottom, points[i].y);
  }
  return (Rect){left, top, right - left, bottom - top};
}

static Point *copy_points(Canvas *canvas, const Point *points, size_t count) {
  Point *copy = ARENA_ARRAY(&canvas->arena, Point, count);
  memcpy(copy, points, count * sizeof *points);
  return copy;
}

void canvas_fill_path(Canvas *canvas, const Point *points, size_t count, Color color) {
  if (count < 3)
    return;
  Command *command = add_command(canvas, COMMAND_FILL_PATH, color);
  if (command != NULL) {
    command->points = copy_points(canvas, points, count);
    command->count = count;
    command->rect = bounds(points, count);
  }
}

static bool is_axis_parallel(const Point *points, size_t count) {
  for (size_t i = 1; i < count; i++)
    if (points[i].x != points[i - 1].x && points[i].y != points[i - 1].y)
      return false;
  return true;
}

/* The nearest place for the middle of a line so that its edges fall between pixels. */
static double crisp(double middle, bool odd) {
  return odd ? floor(middle) + 0.5 : floor(middle + 0.5);
}

/* Moves the segments of an axis-parallel polyline across their direction; equal coordinates move
 * alike, so segments stay joined. */
static void snap_segments(Point *points, const Point *from, size_t count, double width) {
  bool odd = width < 2 || fmod(floor(width + 0.5), 2) == 1;
  for (size_t i = 1; i < count; i++) {
    if (from[i].y == from[i - 1].y)
      points[i - 1].y = points[i].y = crisp(from[i].y, odd);
    if (from[i].x == from[i - 1].x)
      points[i - 1].x = points[i].x = crisp(from[i].x, odd);
  }
}

void canvas_stroke_dashed(Canvas *canvas, const Point *points, size_t count, double width, double dash,
                          double gap, Color color) {
  if (count < 2 || !(width > 0))
    return;
  Command *command = add_command(canvas, COMMAND_STROKE, color);
  if (command == NULL)
    return;
  Point *copy = copy_points(canvas, points, count);
  if (is_axis_parallel(points, count))
    snap_segments(copy, points, count, width);
  command->points = copy;
  command->count = count;
  command->rect = bounds(copy, count);
  command->width = width;
  /* Closer than the line is wide, the round ends touch: then it is as good as solid. */
  if (dash > 0 && gap > 0 && dash + gap > fmax(width, 1)) {
    command->dash = dash;
    command->gap = gap;
  }
}

void canvas_stroke(Canvas *canvas, const Point *points, size_t count, double width, Color color) {
  canvas_stroke_dashed(canvas, points, count, width, 0, 0, color);
}

void canvas_line(Canvas *canvas, double x0, double y0, double x1, double y1, double width, Color color) {
  canvas_stroke(canvas, (Point[]){{x0, y0}, {x1, y1}}, 2, width, color);
}

void canvas_put_below(Canvas *canvas, size_t place) {
  if (place + 1 >= canvas->count)
    return;
  Command last = canvas->commands[canvas->count - 1];
  memmove(&canvas->commands[place + 1], &canvas->commands[place],
          (canvas->count - 1 - place) * sizeof *canvas->commands);
  canvas->commands[place] = last;
}

double canvas_text(Canvas *canvas, double x, double baseline, Lettering lettering, const char *text) {
  return canvas_text_aligned(canvas, ALIGN_LEFT, x, baseline, lettering, text);
}

double canvas_text_aligned(Canvas *canvas, Align align, double x, double baseline, Lettering lettering,
                           const char *text) {
  double width = font_width(canvas->font, lettering.face, lettering.size, lettering.style, text);
  Command *command = text[0] != '\0' ? add_command(canvas, COMMAND_TEXT, lettering.color) : NULL;
  if (command == NULL)
    return width;
  double shift = align == ALIGN_LEFT ? 0 : align == ALIGN_CENTER ? width / 2 : width;
  command->rect = (Rect){x - shift, baseline, width, 0};
  command->text = arena_copy(&canvas->arena, text);
  command->face = lettering.face;
  command->style = lettering.style;
  command->size = lettering.size;
  return width;
}

void canvas_draw_texts(const Canvas *canvas) {
  for (size_t i = 0; i < canvas->count; i++) {
    const Command *command = &canvas->commands[i];
    if (command->kind == COMMAND_TEXT)
      (void)font_mask(canvas->font, command->face, command->size, command->style, command->text);
  }
}
