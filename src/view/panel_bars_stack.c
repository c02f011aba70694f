/* Numbers end to end as one bar, their shares or their total below it. */
#include "view/panel_bars_parts.h"

#include <math.h>

#define LINE 2.4 /* u, of numbers above and below */
#define AWAY 1.0 /* u, between the bar and its numbers: a thread joins them */
#define BAR_LEAST 2.4
#define BAR_MOST 6.5

typedef struct Stack {
  const Bars *bars;
  const Draw *draw;
  Rect rect, bar, total; /* total: of height 0 where there is none */
  BarScale scale;        /* over the bar */
} Stack;

static bool has_total(const Bars *bars) {
  return bars->sum && bars->shares.count == 0;
}

double bars_stack_height(const Bars *bars) {
  double shares = bars->shares.count > 0 || bars->sum ? 1 : 0;
  return (LINE + AWAY + BAR_LEAST + shares * (LINE + AWAY)) * bars->u;
}

static Stack make_stack(const Bars *bars, Rect rect) {
  double u = bars->u, lines = LINE + AWAY + (bars->shares.count > 0 ? LINE + AWAY : 0);
  Stack stack = {.bars = bars, .draw = bars->draw, .rect = rect};
  double bars_count = has_total(bars) ? 2.3 : 1, room = rect.h - lines * u;
  double high = round(clamp(room / bars_count, BAR_LEAST * u, BAR_MOST * u));
  double used = lines * u + high * bars_count, top = rect.y + fmax(rect.h - used, 0) / 2 + (LINE + AWAY) * u;
  stack.bar = (Rect){rect.x, round(top), rect.w, high};
  if (has_total(bars))
    stack.total = (Rect){rect.x, round(top + 1.3 * high), rect.w, high};
  stack.scale = bars->scale;
  stack.scale.area = stack.bar;
  return stack;
}

static double x_at(const Stack *stack, double value) {
  return bar_at(&stack->scale, bar_share(&stack->scale, value));
}

/* The right edge of a part while it grows. */
static double right_of(const Stack *stack, size_t i) {
  const BarsItem *item = &stack->bars->items[i];
  return round(mix(x_at(stack, item->from), x_at(stack, item->to), panel_presence(&item->number)));
}

/* What is written on a colour so that it can be read. */
static Color ink_on(const Draw *draw, Color ground) {
  const Color inks[] = {draw->theme->card, draw->theme->ink, RGB(0x000000), RGB(0xFFFFFF)};
  Color best = inks[0];
  for (size_t i = 1; i < sizeof inks / sizeof *inks; i++)
    if (color_contrast(best, ground) < 4.5 && color_contrast(inks[i], ground) > color_contrast(best, ground))
      best = inks[i];
  return best;
}

static void draw_name(const Stack *stack, size_t i, Rect part) {
  const Draw *draw = stack->draw;
  const PanelHead *head = &stack->bars->items[i].head;
  double room = part.w - 0.6 * draw->u, middle = part.x + part.w / 2, y = part.y + part.h / 2;
  Color ink = ink_on(draw, stack->bars->items[i].color);
  if (head->is_class) {
    if (draw_digits_width(draw, 2, true, head->number) <= room)
      draw_digits(draw, ALIGN_CENTER, middle, y, (TextLook){2, true, ink}, head->number);
  } else if (draw_inline_layout(draw, head->symbol, 2, draw->theme->ink).width <= room) {
    draw_formula_inline(draw, ALIGN_CENTER, middle, y, 2, ink, head->symbol);
  }
}

static void draw_parts(const Stack *stack) {
  const Bars *bars = stack->bars;
  const Draw *draw = stack->draw;
  for (size_t i = 0; i < bars->count; i++) {
    double left = x_at(stack, bars->items[i].from), right = right_of(stack, i);
    if (!panel_visible(&bars->items[i].number) || right <= left)
      continue;
    double gap = i + 1 < bars->count && right - left > 3 ? 1 : 0;
    Rect part = {left, stack->bar.y, right - left - gap, stack->bar.h};
    bar_paint(draw, part, BAR_SOLID, bars->items[i].color);
    if (isinf(panel_value(&bars->items[i].number)))
      bar_paint_break(draw, part, false);
    draw_name(stack, i, part);
  }
}

/* A line of numbers, each joined to its part by a thread. */
static void draw_line(const Stack *stack, const PanelNumbers *numbers, bool below) {
  const Bars *bars = stack->bars;
  const Draw *draw = stack->draw;
  double u = bars->u, edge = below ? stack->bar.y + stack->bar.h : stack->bar.y;
  double y = below ? edge + (AWAY + LINE / 2) * u : edge - (AWAY + LINE / 2) * u;
  BarsLabel *labels = ARENA_ARRAY(draw->arena, BarsLabel, bars->count);
  for (size_t i = 0; i < bars->count; i++)
    labels[i] = bars_number_label(bars, &numbers->at[i],
                                  (x_at(stack, bars->items[i].from) + x_at(stack, bars->items[i].to)) / 2,
                                  bars->items[i].to - bars->items[i].from);
  bars_spread(labels, bars->count, stack->rect.x, stack->rect.x + stack->rect.w, 0.9 * u);
  for (size_t i = 0; i < bars->count; i++) {
    const PanelNumber *number = &numbers->at[i];
    if (!labels[i].out)
      canvas_line(draw->canvas, labels[i].middle, edge, labels[i].x + labels[i].width / 2,
                  below ? y - 1.1 * u : y + 1.1 * u, fmax(0.1 * u, 1),
                  color_fade(bars->items[i].color, panel_presence(number)));
    bars_label_draw(bars, number, &labels[i], y, below ? BARS_GROUP_BESIDE : BARS_GROUP_NUMBERS, i);
  }
}

/* Inside its bar, or behind it where that is too short. */
static void draw_total(const Stack *stack) {
  const Bars *bars = stack->bars;
  const Draw *draw = stack->draw;
  double shown = panel_presence(bars->sum), u = bars->u;
  double right = round(mix(stack->total.x, x_at(stack, panel_value(bars->sum)), shown));
  Rect rect = {stack->total.x, stack->total.y, fmax(right - stack->total.x, 1), stack->total.h};
  double width = bars_total_width(bars, bars->sum);
  bool inside = rect.w >= width + 2 * u;
  canvas_fill_rect(draw->canvas, rect, 0, draw->theme->field);
  canvas_border(draw->canvas, rect, 0, fmin(fmax(0.16 * u, 1), rect.w / 2), draw->theme->muted);
  canvas_line(draw->canvas, right - 0.5, stack->bar.y, right - 0.5, rect.y + rect.h, fmax(0.14 * u, 1),
              bar_line_color(draw));
  double x = inside ? rect.x + u : fmin(right + 0.8 * u, stack->rect.x + stack->rect.w - width);
  bars_total(bars, bars->sum, x, rect.y + rect.h / 2, true);
}

static void draw_sum(const Stack *stack) {
  const Bars *bars = stack->bars;
  double u = bars->u, width = bars_total_width(bars, bars->sum);
  if (stack->bar.y + stack->bar.h + (2 * LINE + AWAY + 0.4) * u <= stack->rect.y + stack->rect.h)
    bars_total(bars, bars->sum, stack->rect.x + stack->rect.w - width,
               stack->bar.y + stack->bar.h + (AWAY + 1.5 * LINE) * u, true);
}

void bars_stack_draw(const Bars *bars, Rect rect) {
  Stack stack = make_stack(bars, rect);
  draw_parts(&stack);
  draw_line(&stack, &bars->parts, false);
  if (bars->shares.count > 0)
    draw_line(&stack, &bars->shares, true);
  if (bars->sum && panel_visible(bars->sum)) {
    if (has_total(bars))
      draw_total(&stack);
    else
      draw_sum(&stack);
  }
}
