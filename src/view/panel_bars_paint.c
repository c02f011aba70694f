#include "view/panel_bars_parts.h"

#include <math.h>

Color bars_line_color(const Draw *draw) {
  return color_mix(draw->theme->card, draw->theme->muted, 0.7);
}

static bool same_color(Color a, Color b) {
  return a.r == b.r && a.g == b.g && a.b == b.b;
}

/* A class's own pale colour, else grey. */
static Color tint_of(const Theme *theme, Color color) {
  for (size_t k = 0; k < THEME_CLASSES; k++)
    if (same_color(color, theme->classes[k]))
      return color_fade(theme->tints[k], color.a / 255.0);
  return color_fade(theme->field, color.a / 255.0);
}

void bars_paint(const Bars *bars, Rect rect, BarStyle style, Color color) {
  const Draw *draw = bars->draw;
  double line = fmax(0.16 * bars->u, 1);
  switch (style) {
  case BAR_SOLID:
    canvas_fill_rect(draw->canvas, rect, 0, color);
    break;
  case BAR_BESIDE:
    canvas_fill_rect(draw->canvas, rect, 0, tint_of(draw->theme, color));
    canvas_border(draw->canvas, rect, 0, fmin(line, fmin(rect.w, rect.h) / 2), color);
    break;
  case BAR_GHOST:
    canvas_border(draw->canvas, rect, 0, fmin(line, fmin(rect.w, rect.h) / 2), color_fade(color, 0.75));
    break;
  }
}

void bars_paint_break(const Bars *bars, Rect rect, bool upright) {
  double u = bars->u, slant = 0.5 * u;
  Color card = bars->draw->theme->card;
  for (int i = 0; i < 2; i++) {
    double away = (1.2 + 0.9 * i) * u;
    if (upright)
      canvas_line(bars->draw->canvas, rect.x, rect.y + away + slant, rect.x + rect.w, rect.y + away, slant,
                  card);
    else
      canvas_line(bars->draw->canvas, rect.x + rect.w - away - slant, rect.y + rect.h, rect.x + rect.w - away,
                  rect.y, slant, card);
  }
}

bool bars_can_drag(const Bars *bars, const PanelNumber *number) {
  return bars->drag != BARS_FIXED && panel_visible(number) && draw_editable(number->draw, number->cell);
}

static Handle handle_of(const Bars *bars, const PanelNumber *number, Rect plane, bool upright) {
  Handle handle = {.kind = bars->drag == BARS_SHARE ? HANDLE_SHARE
                           : upright                ? HANDLE_Y
                                                    : HANDLE_X,
                   .plane = plane};
  if (upright) {
    handle.y = panel_target(number);
    handle.y_low = bars->low;
    handle.y_high = bars->high;
    handle.log_y = bars->log;
  } else {
    handle.x = panel_target(number);
    handle.x_low = bars->low;
    handle.x_high = bars->high;
    handle.log_x = bars->log;
  }
  return handle;
}

void bars_add_handle(const Bars *bars, const PanelNumber *number, Rect area, Rect plane, bool upright,
                     size_t i) {
  Hit *hit = hits_add(bars->draw->hits, area, panel_target(number));
  hit->editable = true;
  hit->group = panel_group(bars->panel, BARS_GROUP_NUMBERS);
  hit->row = upright ? 0 : (int)i;
  hit->col = panel_column(bars->draw, upright ? i : 0);
  hit->handle = handle_of(bars, number, plane, upright);
}

CellLook bars_look(const Bars *bars, const PanelNumber *number, double size_u, Align align, int group,
                   size_t i) {
  double shown = panel_presence(number);
  return (CellLook){.align = align,
                    .size = size_u,
                    .digits = bars->digits,
                    .bold = panel_is_fresh(number) || i == bars->mark,
                    .color = color_fade(bars->draw->theme->ink, shown),
                    .group = panel_group(bars->panel, group),
                    .row = (int)i,
                    .col = panel_column(bars->draw, 0)};
}

/* --- The keys above */

typedef struct BarsKey {
  BarStyle style;
  const PanelNumbers *numbers;
} BarsKey;

static const char *key_symbol(const Bars *bars, const PanelNumbers *numbers) {
  const PanelNumber *first = &numbers->at[0];
  return numbers->count > 1 && numbers->at[1].cell.value != first->cell.value
             ? panel_symbol(bars->draw, first->cell)
             : panel_bare_symbol(first->draw, first->cell);
}

static double draw_key(const Bars *bars, const BarsKey *key, double x, double y, bool paint) {
  const Draw *draw = bars->draw;
  double u = bars->u;
  const char *symbol = key_symbol(bars, key->numbers);
  if (paint) {
    bars_paint(bars, (Rect){round(x), round(y - 0.6 * u), round(1.6 * u), round(1.2 * u)}, key->style,
               draw->theme->muted);
    draw_formula_inline(draw, ALIGN_LEFT, x + 2.2 * u, y, 1.8, draw->theme->ink, symbol);
  }
  return x + 2.2 * u + draw_inline_layout(draw, symbol, 1.8, draw->theme->ink).width + 2 * u;
}

static bool any_visible(const PanelNumbers *numbers) {
  for (size_t i = 0; i < numbers->count; i++)
    if (panel_visible(&numbers->at[i]))
      return true;
  return false;
}

double bars_legend(const Bars *bars, Rect rect, bool paint) {
  const BarsKey keys[] = {{BAR_SOLID, &bars->parts}, {BAR_BESIDE, &bars->beside}, {BAR_GHOST, &bars->ghost}};
  if (bars->beside.count + bars->ghost.count == 0)
    return 0;
  double x = rect.x, y = rect.y + BARS_LEGEND * bars->u / 2 - 0.2 * bars->u;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (any_visible(keys[i].numbers) &&
        draw_key(bars, &keys[i], x, y, false) - 2 * bars->u <= rect.x + rect.w)
      x = draw_key(bars, &keys[i], x, y, paint);
  return BARS_LEGEND * bars->u;
}

double bars_total(const Bars *bars, const PanelNumber *number, double x, double y, double size_u,
                  bool paint) {
  const Draw *draw = bars->draw;
  double u = bars->u, shown = panel_presence(number);
  const PanelNumbers *parts = bars->area.count > 0 ? &bars->area : &bars->parts;
  bool lies =
      number == bars->sum && panel_is_sum(parts, number) && !panel_adds_up(parts, number, bars->digits);
  const char *left =
      arena_printf(draw->arena, "%s %s{}", panel_symbol(draw, number->cell), lies ? "\\approx" : "=");
  Color ink = color_fade(draw->theme->ink, shown);
  double width = draw_digits_width(draw, size_u, true, panel_shown(number, bars->digits));
  double symbol = draw_inline_layout(draw, left, size_u, draw->theme->ink).width + 0.5 * u;
  if (paint) {
    draw_formula_inline(draw, ALIGN_LEFT, x, y, size_u, ink, left);
    CellLook look = bars_look(bars, number, size_u, ALIGN_LEFT, BARS_GROUP_SUM, 0);
    look.bold = true;
    look.row = number == bars->level;
    draw_cell(number->draw, (Rect){x + symbol, y - 1.2 * u, width + 0.2 * u, 2.4 * u}, number->cell, look);
  }
  return x + symbol + width + 0.2 * u;
}

static double labels_width(const BarsLabel *labels, size_t count, double gap) {
  double width = -gap;
  for (size_t i = 0; i < count; i++)
    width += labels[i].out ? 0 : labels[i].width + gap;
  return width;
}

static void drop_least(BarsLabel *labels, size_t count) {
  size_t least = 0;
  for (size_t i = 1; i < count; i++)
    if (labels[least].out || (!labels[i].out && labels[i].part < labels[least].part))
      least = i;
  labels[least].out = true;
}

void bars_spread(BarsLabel *labels, size_t count, double left, double right, double gap) {
  for (size_t i = 0; i < count && labels_width(labels, count, gap) > right - left; i++)
    drop_least(labels, count);
  double edge = left;
  for (size_t i = 0; i < count; i++) {
    if (labels[i].out)
      continue;
    labels[i].x = fmax(labels[i].middle - labels[i].width / 2, edge);
    edge = labels[i].x + labels[i].width + gap;
  }
  edge = right;
  for (size_t i = count; i-- > 0;) {
    if (labels[i].out)
      continue;
    labels[i].x = fmin(labels[i].x, edge - labels[i].width);
    edge = labels[i].x - gap;
  }
}

/* --- Equations */

static const char *last_sign(const char *equation) {
  const char *last = NULL;
  int depth = 0;
  for (const char *at = equation; *at; at++) {
    depth += (*at == '{') - (*at == '}');
    bool sign = depth == 0 && (*at == '=' || (*at == '\\' && at[1] == 'a' && at[2] == 'p' && at[3] == 'p'));
    if (sign)
      last = at;
  }
  return last;
}

const char *bars_equation(const Bars *bars, size_t i) {
  const PanelNumber *number = &bars->items[i].number;
  const ViewState *state = number->draw->state;
  Text text = {0};
  equation_numeric(&text, state->trace, state->step, number->cell, bars->digits);
  char *copy = arena_copy(bars->draw->arena, text_get(&text));
  text_free(&text);
  const char *last = last_sign(copy);
  if (!last)
    return NULL;
  copy[last - copy] = '\0';
  const char *first = copy;
  int depth = 0;
  while (*first && !(depth == 0 && *first == '=')) {
    depth += (*first == '{') - (*first == '}');
    first++;
  }
  return *first ? first + 1 : NULL;
}
