/* The right part of the stage: the gradient p - y as hollow arrows, the move -eta (p - y) as solid ones. */
#include "view/stage.h"

#include <math.h>

typedef struct Arrows {
  ValueId value;
  bool solid;
  double axis, scale; /* pixels */
  Span numbers;
} Arrows;

/* The axis lies so that the longest arrow to either side just fits: the scale is the same for all. */
static Arrows make_arrows(const Stage *stage, ColumnId column, ValueId value, bool solid) {
  Span span = stage->columns[column];
  Extent extent = stage_extent(stage, value, value, false);
  double u = stage->u, numbers = fmin(stage_number_width(stage, value, (Extent){0, 0}), 0.62 * span.w);
  double room = fmax(span.w - numbers - 1.2 * u, 0), range = extent.high - extent.low;
  double scale = range > 0 ? room / range : 0;
  return (Arrows){.value = value, .solid = solid, .axis = range > 0 ? span.x - extent.low * scale : span.x + room / 2,
                  .scale = scale, .numbers = {span.x + span.w - numbers, numbers}};
}

/* An arrow from the axis: its head gives way first, so that there is always a shaft to see. */
static void draw_arrow(const Stage *stage, double x, double y, double length, Color color, bool solid, Color ground) {
  double size = fabs(length), sign = length < 0 ? -1 : 1, u = stage->u;
  if (size < 0.35 * u) { /* too short for a shape: a dot that still has a side */
    canvas_circle(stage->draw->canvas, x + sign * 0.3 * u, y, 0.3 * u, color);
    return;
  }
  double head = fmin(1.5 * u, 0.55 * size), high = fmin(fmin(stage->row * 0.3, 1.25 * u), 1.1 * head), shaft = 0.42 * high;
  double neck = x + sign * (size - head), tip = x + sign * size;
  Point outline[] = {{x, y - shaft}, {neck, y - shaft}, {neck, y - high}, {tip, y},
                     {neck, y + high}, {neck, y + shaft}, {x, y + shaft}, {x, y - shaft}};
  size_t count = sizeof outline / sizeof *outline;
  canvas_fill_path(stage->draw->canvas, outline, count, solid ? color : ground);
  if (!solid) canvas_stroke(stage->draw->canvas, outline, count, fmax(fmin(0.2 * u, 0.25 * high), 1), color);
}

static void draw_row(const Stage *stage, const Arrows *arrows, size_t k) {
  const Draw *draw = stage->draw;
  Cell cell = {arrows->value, k, 0};
  Visibility visible = draw_visibility(draw, cell);
  if (visible == HIDDEN) return;
  double u = stage->u, shown = draw_presence(draw, cell), value = draw_number(draw, cell);
  Rect row = stage_row(stage, k);
  double length = isfinite(value) ? value * arrows->scale * shown : 0;
  Color color = stage_color(stage, k), ground = k == stage->label ? draw->theme->tints[k % THEME_CLASSES] : draw->theme->card;
  if (value < 0 || value > 0)
    draw_arrow(stage, arrows->axis, row.y + row.h / 2, length, visible == FRESH ? color : color_mix(draw->theme->card, color, 0.85),
               arrows->solid, ground);
  draw_cell(draw, (Rect){arrows->numbers.x, row.y + 0.4 * u, arrows->numbers.w, row.h - 0.8 * u}, cell,
            (CellLook){.align = ALIGN_RIGHT, .size = stage->size, .bold = visible == FRESH,
                       .color = color_fade(draw->theme->ink, shown), .group = (int)arrows->value + 100, .row = (int)k});
}

static void draw_arrows(const Stage *stage, const Arrows *arrows) {
  if (draw_visibility(stage->draw, (Cell){arrows->value, 0, 0}) == HIDDEN) return;
  stage_axis(stage, arrows->axis);
  for (size_t k = 0; k < stage->K; k++) draw_row(stage, arrows, k);
}

void stage_arrows_draw(const Stage *stage) {
  Arrows gradient = make_arrows(stage, COLUMN_DZ, VALUE_DZ, false), move = make_arrows(stage, COLUMN_MOVE, VALUE_MOVE, true);
  draw_arrows(stage, &gradient);
  draw_arrows(stage, &move);
}
