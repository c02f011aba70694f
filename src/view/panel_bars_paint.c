/* What the ways of drawing bars share: one bar, keys, totals, labels in a line. */
#include "view/panel_bars_parts.h"

#include <math.h>

bool bars_can_drag(const Bars *bars, const PanelNumber *number) {
  return bars->drag != BARS_FIXED && panel_visible(number) && draw_editable(number->draw, number->cell);
}

/* The place where a number is dragged, and the grip on the end of its bar. */
static void add_grip(const Bars *bars, const BarsPlace *place, size_t i, size_t lane, Rect bar) {
  const PanelNumber *number = bars_number(bars, i, lane);
  bool upright = place->scale->upright, back = panel_value(number) < bar_base(place->scale);
  if (!bars_can_drag(bars, number))
    return;
  Hit *hit = hits_add(bars->draw->hits, place->slot, panel_target(number));
  hit->editable = true;
  hit->group = panel_group(bars->panel, BARS_GROUP_NUMBERS);
  hit->row = upright ? 0 : (int)i;
  hit->col = panel_column(bars->draw, upright ? i : 0);
  hit->handle = bar_handle(place->scale, panel_target(number), bars->drag == BARS_SHARE);
  Point end = upright ? (Point){bar.x + bar.w / 2, back ? bar.y + bar.h : bar.y}
                      : (Point){back ? bar.x : bar.x + bar.w, place->middle};
  draw_grip(bars->draw, end, bars->items[i].color, panel_target(number));
}

/* An outline, seen round a bar that is as long. */
static void draw_ghost(const Bars *bars, const BarsPlace *place, size_t i) {
  const PanelNumber *ghost = &bars->ghost.at[i];
  double out = fmin(0.35 * bars->u, 0.3 * place->thick);
  if (!panel_visible(ghost))
    return;
  Rect rect =
      bar_rect(place->scale, place->middle, place->thick + 2 * out,
               bar_share(place->scale, bar_base(place->scale)), bar_share(place->scale, panel_value(ghost)));
  bar_paint(bars->draw, rect, BAR_GHOST, bars->items[i].color);
}

/* What is taken away from a stack is pale, so that it does not look like what is added. */
static BarStyle style_of(const Bars *bars, size_t i, size_t lane) {
  const BarsItem *item = &bars->items[i];
  return lane > 0 || (bars->stacked && item->to < item->from) ? BAR_BESIDE : BAR_SOLID;
}

Rect bars_one_draw(const Bars *bars, const BarsPlace *place, size_t i, size_t lane, double strength) {
  const PanelNumber *number = bars_number(bars, i, lane);
  const Theme *theme = bars->draw->theme;
  double base = bar_share(place->scale, bar_base(place->scale)), value = panel_value(number);
  double from = bars->stacked ? bar_share(place->scale, bars->items[i].from) : base;
  if (bars->tracks && bars->width.count == 0)
    bar_paint(bars->draw, bar_rect(place->scale, place->middle, place->thick, 0, 1), BAR_SOLID,
              i == bars->mark ? theme->hairline : theme->field);
  if (lane == 0 && bars->ghost.count > i)
    draw_ghost(bars, place, i);
  Rect bar = bar_rect(place->scale, place->middle, place->thick, from, bars_reach(bars, i, lane));
  bar_paint(bars->draw, bar, style_of(bars, i, lane),
            color_fade(bars->items[i].color, fmin(2 * panel_presence(number), 1) * strength));
  if (isinf(value) && value > 0)
    bar_paint_break(bars->draw, bar, place->scale->upright);
  if (bars->width.count == 0)
    add_grip(bars, place, i, lane, bar);
  return bar;
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

/* Of several values all symbols. */
static const char *key_symbol(const Bars *bars, const PanelNumbers *numbers) {
  const char *symbols = panel_bare_symbol(numbers->at[0].draw, numbers->at[0].cell);
  for (size_t i = 1; i < numbers->count; i++) {
    const PanelNumber *number = &numbers->at[i];
    if (number->cell.value != numbers->at[i - 1].cell.value)
      symbols =
          arena_printf(bars->draw->arena, "%s,\\ %s", symbols, panel_bare_symbol(number->draw, number->cell));
  }
  return symbols;
}

static double draw_key(const Bars *bars, const BarsKey *key, double x, double y, bool paint) {
  const Draw *draw = bars->draw;
  double u = bars->u;
  const char *symbol = key_symbol(bars, key->numbers);
  if (paint) {
    bar_paint(draw, (Rect){round(x), round(y - 0.6 * u), round(1.6 * u), round(1.2 * u)}, key->style,
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

double bars_total_width(const Bars *bars, const PanelNumber *number) {
  return bars_total(bars, number, 0, 0, false);
}

double bars_total(const Bars *bars, const PanelNumber *number, double x, double y, bool paint) {
  const double size_u = 1.9;
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

BarsLabel bars_number_label(const Bars *bars, const PanelNumber *number, double middle, double part) {
  double width = draw_digits_width(bars->draw, BARS_NAME, true, panel_shown(number, bars->digits));
  return (BarsLabel){middle, width, part, 0, !panel_visible(number)};
}

void bars_label_draw(const Bars *bars, const PanelNumber *number, const BarsLabel *label, double y, int group,
                     size_t i) {
  double u = bars->u;
  CellLook look = bars_look(bars, number, BARS_NAME, ALIGN_LEFT, group, 0);
  look.row = group;
  look.col = panel_column(bars->draw, i);
  if (!label->out)
    draw_cell(number->draw, (Rect){label->x, y - 1.1 * u, label->width + 0.2 * u, 2.2 * u}, number->cell,
              look);
}
