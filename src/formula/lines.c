#include "formula/layout.h"

#include <math.h>

#define LINE_GAP 0.35    /* between the ink of two lines, ems */
#define LEAST_PITCH 1.35 /* between two baselines */

typedef struct Breaker {
  FormulaLayout *layout;
  LayoutItem *items;
  size_t count;
  double max_width;
  double indent;  /* of a continuation line: below the first relation */
  double operand; /* of a line that goes on with + or -: behind that relation */
  size_t joined;  /* the first relation, where its line does not break: what is left of it is short; or 0 */
  FormulaBox *all;
  double bottom;
} Breaker;

static double item_width(const LayoutItem *item) {
  return item->box->width + item->box->italic;
}

static double width_of(const LayoutItem *items, size_t from, size_t to) {
  double width = 0;
  for (size_t i = from; i < to; i++)
    width += (i > from ? items[i].gap : 0) + item_width(&items[i]);
  return width;
}

/* The next place after `from` where a line may break, at relations or at sums; count: none. */
static size_t next_break(const Breaker *breaker, size_t from, size_t to, bool sums) {
  for (size_t i = from + 1; i < to; i++)
    if (sums ? breaker->items[i].sum : breaker->items[i].atom == CLASS_REL && i != breaker->joined)
      return i;
  return to;
}

static void add_line(Breaker *breaker, size_t from, size_t to, double x) {
  double em = breaker->layout->size;
  breaker->items[from].gap = from == 0 ? breaker->items[0].gap : 0;
  FormulaBox *line = layout_line(breaker->layout->arena, breaker->items + from, to - from);
  double y = 0;
  if (breaker->all->first) {
    double pitch = fmax(LEAST_PITCH * em - breaker->all->last->descent, line->ascent + LINE_GAP * em);
    y = floor(breaker->bottom + pitch + 0.5);
  }
  box_add(breaker->all, line, x, y);
  breaker->bottom = y + line->descent;
}

/* As much as fits on each line; the pieces between breaks stay whole. */
static void add_sums(Breaker *breaker, size_t from, size_t to, double x) {
  size_t start = from;
  double left = x;
  for (size_t at = from; at < to;) {
    size_t next = next_break(breaker, at, to, true);
    if (at > start && left + width_of(breaker->items, start, next) > breaker->max_width) {
      add_line(breaker, start, at, left);
      start = at;
      left = breaker->operand;
    }
    at = next;
  }
  add_line(breaker, start, to, left);
}

static void add_relations(Breaker *breaker) {
  size_t start = 0;
  double left = 0;
  for (size_t at = 0; at < breaker->count;) {
    size_t next = next_break(breaker, at, breaker->count, false);
    if (at > start && left + width_of(breaker->items, start, next) > breaker->max_width) {
      add_sums(breaker, start, at, left);
      start = at;
      left = breaker->indent;
    }
    at = next;
  }
  add_sums(breaker, start, breaker->count, left);
}

static void find_indents(Breaker *breaker) {
  double em = breaker->layout->size;
  size_t first = next_break(breaker, 0, breaker->count, false);
  breaker->indent = breaker->operand = 2 * em;
  if (first == breaker->count)
    return;
  double before = width_of(breaker->items, 0, first) + breaker->items[first].gap;
  if (before > 0.4 * breaker->max_width)
    before = em;
  else
    breaker->joined = first;
  breaker->indent = before;
  breaker->operand = before + item_width(&breaker->items[first]) + em * 5 / 18;
}

static FormulaBox *set_lines(FormulaLayout *layout, const FormulaNode *root) {
  const FormulaStyle *style = layout->style;
  Setting setting = {style->inline_style ? LEVEL_TEXT : LEVEL_DISPLAY, false, style->ink};
  double behind;
  Breaker breaker = {.layout = layout, .max_width = style->max_width};
  breaker.items = layout_items(&breaker.count, &behind, layout, root->body, setting);
  bool fits = style->max_width <= 0 || width_of(breaker.items, 0, breaker.count) <= style->max_width;
  if (fits || breaker.count == 0)
    return layout_line(layout->arena, breaker.items, breaker.count);
  breaker.all = box_group(layout->arena);
  find_indents(&breaker);
  add_relations(&breaker);
  return breaker.all;
}

FormulaBox *lines_layout(FormulaLayout *layout, const FormulaNode *root) {
  enum { TRIES = 6 };
  double max_width = layout->style->max_width;
  FormulaBox *box = set_lines(layout, root);
  for (int i = 0; i < TRIES && max_width > 0 && box->width > max_width && layout->size > layout->least; i++) {
    layout->size = fmax(layout->least, layout->size * fmin(0.97, max_width / box->width));
    box = set_lines(layout, root);
  }
  return box;
}
