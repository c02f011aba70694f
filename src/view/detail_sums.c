/* Upright columns: the input, and the sum behind a score. */
#include "view/detail.h"

#include "view/groups.h"

#include <math.h>

/* Bars side by side, each from one level to another. */
typedef struct SumColumns {
  const Draw *draw;
  Rect area; /* of the bars */
  Axis axis;
  double pitch;
  size_t count;
} SumColumns;

static SumColumns make_columns(const Draw *draw, Rect rect, size_t count, double low, double high) {
  double u = draw->u, above = high > 0 ? 2.4 * u : 0.4 * u, below = low < 0 ? 5 * u : 2.8 * u;
  SumColumns columns = {.draw = draw, .count = count};
  columns.area = (Rect){rect.x, rect.y + above, rect.w, fmax(rect.h - above - below, u)};
  columns.pitch = fmin(rect.w / (double)count, 12 * u);
  columns.area.x += (rect.w - columns.pitch * (double)count) / 2;
  columns.axis = axis_make(fmin(low, 0), fmax(high, 0), columns.area.y + columns.area.h, columns.area.y, 4);
  return columns;
}

/* The name below a column: a formula, or as much of a word as fits. */
static void draw_name(const SumColumns *columns, double middle, double y, const char *formula,
                      const char *word) {
  const Draw *draw = columns->draw;
  double room = columns->pitch - 0.6 * draw->u;
  if (word) {
    draw_text(draw, ALIGN_CENTER, middle, y, (TextLook){SIZE_SMALL, false, draw->theme->muted},
              draw_fitted(draw, room, SIZE_SMALL, false, word));
    return;
  }
  if (draw_formula_layout(draw, formula, 1.8, 0, draw->theme->muted).width <= room)
    draw_formula(draw, ALIGN_CENTER, middle, y, 1.8, draw->theme->muted, formula);
}

typedef struct SumColumn {
  double from, to; /* levels */
  Cell cell;       /* whose number stands at the end */
  Color color;
  const char *formula, *word; /* its name */
} SumColumn;

static void draw_column(const SumColumns *columns, size_t i, const SumColumn *column) {
  const Draw *draw = columns->draw;
  double u = draw->u, shown = draw_presence(draw, column->cell), wide = fmin(columns->pitch * 0.6, 6 * u);
  double middle = columns->area.x + ((double)i + 0.5) * columns->pitch;
  double from = axis_at(&columns->axis, column->from),
         to = mix(from, axis_at(&columns->axis, column->to), shown);
  Rect bar = {round(middle - wide / 2), round(fmin(from, to)), round(wide), fmax(round(fabs(to - from)), 1)};
  canvas_fill_rect(draw->canvas, bar, 0, color_fade(column->color, shown));
  bool up = column->to >= column->from;
  Rect place = {middle - columns->pitch / 2, up ? to - 2.4 * u : to + 0.2 * u, columns->pitch, 2.2 * u};
  draw_cell(draw, place, column->cell,
            (CellLook){.align = ALIGN_CENTER,
                       .size = 1.9,
                       .bold = draw_visibility(draw, column->cell) == FRESH,
                       .color = color_fade(draw->theme->ink, shown),
                       .group = GROUP_DETAIL,
                       .col = (int)i});
  double low = columns->axis.low < 0 ? 3.8 : 1.6;
  draw_name(columns, middle, columns->area.y + columns->area.h + low * u, column->formula, column->word);
}

static void draw_zero(const SumColumns *columns) {
  const Draw *draw = columns->draw;
  double y = round(axis_at(&columns->axis, 0)) - 0.5,
         right = columns->area.x + columns->pitch * (double)columns->count;
  canvas_line(draw->canvas, columns->area.x, y, right, y, 1,
              color_mix(draw->theme->card, draw->theme->muted, 0.7));
}

void detail_input(const Draw *draw, Rect rect) {
  const Value *x = &trace_pass(draw->state->trace, draw->state->step)->values[VALUE_X];
  const Phrase *names = draw->state->lesson->features;
  Rect inner = card_head(draw, rect, draw_string(draw, STRING_VALUE_X), NULL);
  double low = 0, high = 0;
  for (size_t d = 0; d < x->rows; d++) {
    low = fmin(low, x->at[d]);
    high = fmax(high, x->at[d]);
  }
  SumColumns columns = make_columns(draw, inner, x->rows, low, high);
  for (size_t d = 0; d < x->rows; d++) {
    SumColumn column = {0,
                        x->at[d],
                        {VALUE_X, d, 0},
                        color_mix(draw->theme->card, draw->theme->muted, 0.85),
                        arena_printf(draw->arena, "x_{%zu}", d + 1),
                        names ? names[d].in[draw->state->language] : NULL};
    draw_column(&columns, d, &column);
  }
  draw_zero(&columns);
}

/* Part d of class k's score: a product, or the bias behind the last one. */
static Cell part_of(size_t k, size_t d, size_t D) {
  return d < D ? (Cell){VALUE_PRODUCTS, k, d} : (Cell){VALUE_B, k, 0};
}

static const char *part_symbol(const Draw *draw, Cell part) {
  Text symbol = {0};
  equation_symbol(&symbol, draw->state->trace, part);
  const char *copy = arena_copy(draw->arena, text_get(&symbol));
  text_free(&symbol);
  return copy;
}

/* Levels that the sum passes through. */
static void sum_range(const Draw *draw, size_t k, double *low, double *high) {
  size_t D = trace_dimension(draw->state->trace, 'D');
  double sum = 0;
  *low = *high = 0;
  for (size_t d = 0; d <= D; d++) {
    sum += draw_number(draw, part_of(k, d, D));
    *low = fmin(*low, sum);
    *high = fmax(*high, sum);
  }
}

void detail_score(const Draw *draw, Rect rect, size_t k) {
  const Theme *theme = draw->theme;
  size_t D = trace_dimension(draw->state->trace, 'D');
  double low, high, sum = 0;
  sum_range(draw, k, &low, &high);
  const char *head =
      arena_printf(draw->arena, "z_{%zu}=\\sum_{j=1}^{%zu} W_{%zu j}\\,x_j+b_{%zu}", k + 1, D, k + 1, k + 1);
  Rect inner = card_head(draw, rect, draw_string(draw, STRING_SCORE_CARD), head);
  SumColumns columns = make_columns(draw, inner, D + 2, low, high);
  bool scored = draw_visibility(draw, (Cell){VALUE_Z, k, 0}) != HIDDEN;
  for (size_t d = 0; d <= D; d++) {
    Cell part = part_of(k, d, D);
    double next = sum + draw_number(draw, part);
    SumColumn column = {
        sum, next, part, color_mix(theme->card, theme_class(theme, k), 0.76), part_symbol(draw, part), NULL};
    if (scored || (d < D && draw_visibility(draw, part) != HIDDEN))
      draw_column(&columns, d, &column);
    sum = next;
  }
  SumColumn total = {0,
                     draw_number(draw, (Cell){VALUE_Z, k, 0}),
                     {VALUE_Z, k, 0},
                     theme_class(theme, k),
                     arena_printf(draw->arena, "z_{%zu}", k + 1),
                     NULL};
  if (scored)
    draw_column(&columns, D + 1, &total);
  draw_zero(&columns);
}
