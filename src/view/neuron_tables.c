/* Two tables under the curves: w, b, z, o and the loss, and what the gradient is made of, with the gradient
 * as a hollow arrow and the move as a solid one, on one scale in all panes; the move's is stretched by 1/eta,
 * so that the two mirror one another. */
#include "view/arrow.h"
#include "view/groups.h"
#include "view/neuron_parts.h"

#include <math.h>

typedef enum { FORM_NUMBER, FORM_CELL, FORM_ARROW } Form;

typedef struct NeuronColumn {
  ValueId value, after; /* after: what takes its place once the update is made, or the same */
  const char *head, *head_after;
  StringId name;
  Form form;
} NeuronColumn;

static const NeuronColumn FORWARD[] = {
    {VALUE_SMALL_W, VALUE_SMALL_W_NEXT, "w", "w'", STRING_COLUMN_W, FORM_CELL},
    {VALUE_B, VALUE_B_NEXT, "b", "b'", STRING_COLUMN_B, FORM_CELL},
    {VALUE_Z, VALUE_Z_NEXT, "z", "z'", STRING_COLUMN_Z, FORM_NUMBER},
    {VALUE_O, VALUE_O_NEXT, "o", "o'", STRING_COLUMN_O, FORM_NUMBER},
    {VALUE_LOSS, VALUE_LOSS_NEXT, "\\ell", "\\ell'", STRING_COLUMN_LOSS, FORM_NUMBER},
};
static const NeuronColumn BACKWARD[] = {
    {VALUE_ERROR, VALUE_ERROR, "o - y", "o - y", STRING_COLUMN_ERROR, FORM_NUMBER},
    {VALUE_SIGMA_PRIME, VALUE_SIGMA_PRIME, "\\sigma'(z)", "\\sigma'(z)", STRING_COLUMN_SLOPE, FORM_NUMBER},
    {VALUE_SMALL_DW, VALUE_SMALL_DW, "\\frac{\\partial\\ell}{\\partial w}",
     "\\frac{\\partial\\ell}{\\partial w}", STRING_COLUMN_DZ, FORM_ARROW},
    {VALUE_MOVE, VALUE_MOVE, "-\\eta\\frac{\\partial\\ell}{\\partial w}",
     "-\\eta\\frac{\\partial\\ell}{\\partial w}", STRING_COLUMN_MOVE, FORM_ARROW},
    {VALUE_DB, VALUE_DB, "\\frac{\\partial\\ell}{\\partial b}", "\\frac{\\partial\\ell}{\\partial b}",
     STRING_COLUMN_DZ, FORM_NUMBER},
};
enum { COLUMNS = 5 };
_Static_assert(sizeof FORWARD / sizeof *FORWARD == COLUMNS && sizeof BACKWARD / sizeof *BACKWARD == COLUMNS,
               "both tables have the same columns");

typedef struct TableSpan {
  double x, w;
} TableSpan;

typedef struct Block {
  const NeuronView *view;
  const Draw *draw;
  const NeuronColumn *columns;
  Rect rect; /* behind the heads */
  double row, chips, head, symbols_y, names_y;
  bool named, backward;
  TableSpan spans[COLUMNS];
  Fit fit; /* of all its numbers, in all panes */
} Block;

static double head_height(const Draw *draw, bool named, bool backward) {
  return ((backward ? 3.4 : 2.6) + (named ? 2 : 0)) * draw->u;
}

#define TABLE_GAP 0.8 /* u, above each */

double neuron_tables_height(const NeuronView *view, double row, bool named) {
  return head_height(view->draw, named, false) + head_height(view->draw, named, true) +
         2 * (double)view->S * row + 2 * TABLE_GAP * view->draw->u;
}

static double chips_width(const NeuronView *view, bool backward) {
  const Draw *draw = view->draw;
  double widest = 0;
  for (size_t s = 0; s < view->S; s++) {
    const char *name = neuron_name(draw, s);
    if (name && !backward)
      widest = fmax(widest, draw_text_width(draw, SIZE_SMALL, true, name) + 0.6 * draw->u);
  }
  return widest + 2.8 * draw->u;
}

#define COLUMN_GAP 1.1 /* u */

/* A number at the least size, as long as they come, with the air around it. */
static double least_number(const Draw *draw) {
  return draw_digits_width(draw, SIZE_LEAST, true, "\u22120.0000") + 0.6 * draw->u;
}

/* Names stand on the chips of the upper block, where numbers leave them room. */
static double chips_of(const NeuronView *view, double width, bool backward) {
  double chips = chips_width(view, backward), u = view->draw->u;
  bool fits = width - chips >= COLUMNS * (least_number(view->draw) + COLUMN_GAP * u);
  return fits ? chips : chips_width(view, true);
}

/* ---- layout ---- */

/* Numbers of the same value have one size and as many digits in all panes, so that they can be compared. */
static Fit fit_numbers(const Block *table, double width) {
  Fit fit = {fmin(1.9, fmax(0.62 * table->row / table->draw->u, SIZE_LEAST)),
             table->draw->state->digits > 4 ? table->draw->state->digits : 4};
  ValueId values[COLUMNS];
  for (int i = 0; i < COLUMNS; i++)
    values[i] = table->view->after ? table->columns[i].after : table->columns[i].value;
  for (size_t i = 0; i < table->view->count; i++)
    fit = draw_fit(table->view->panes[i], values, COLUMNS, width, fit);
  return fit;
}

static double number_width(const Block *table) {
  return draw_digits_width(table->draw, table->rect.w >= 50 * table->draw->u ? 1.75 : SIZE_LEAST, true,
                           "\u22120.0000");
}

/* Arrows take the room that numbers leave; where that is little, the move's number is left out. */
static bool move_has_number(const Block *table) {
  double room = table->rect.w - table->chips - 5 * number_width(table) - 6 * table->draw->u;
  return room >= 12 * table->draw->u;
}

static void set_spans(Block *table) {
  double u = table->draw->u, gap = COLUMN_GAP * u, room = table->rect.w - table->chips - COLUMNS * gap;
  double x = table->rect.x + table->chips + gap, numbers = fmin(number_width(table), room / COLUMNS);
  double arrows = (room - (move_has_number(table) ? 5 : 4) * numbers) / 2;
  for (int i = 0; i < COLUMNS; i++) {
    bool arrow = table->columns[i].form == FORM_ARROW;
    bool number = !arrow || table->columns[i].value != VALUE_MOVE || move_has_number(table);
    double wide = table->backward ? (arrow ? arrows : 0) + (number ? numbers : 0) : room / COLUMNS;
    table->spans[i] = (TableSpan){x, wide};
    x += wide + gap;
  }
}

static Block make_block(const NeuronView *view, const Draw *draw, Rect rect, double row, bool named,
                        bool backward) {
  double u = draw->u, head = head_height(draw, named, backward), line = head - (named ? 2 * u : 0);
  Block table = {.view = view,
                 .draw = draw,
                 .columns = backward ? BACKWARD : FORWARD,
                 .rect = {rect.x, rect.y + head, rect.w, (double)view->S * row},
                 .row = row,
                 .chips = chips_of(view, rect.w, backward),
                 .symbols_y = rect.y + line / 2,
                 .names_y = rect.y + line + 0.7 * u,
                 .named = named,
                 .backward = backward};
  set_spans(&table);
  double width = backward ? number_width(&table) : table.spans[0].w - 0.6 * u;
  table.fit = fit_numbers(&table, width);
  return table;
}

/* ---- heads and chips ---- */

static bool any_visible(const Block *table, ValueId value) {
  for (size_t i = 0; i < table->view->S; i++)
    if (draw_visibility(table->draw, (Cell){value, i, 0}) != HIDDEN)
      return true;
  return false;
}

/* What is shown in a column now. */
static ValueId value_of(const Block *table, const NeuronColumn *column) {
  return table->view->after ? column->after : column->value;
}

/* sigma'(z) is no factor of cross-entropy's gradient. */
static bool is_idle(const Block *table, const NeuronColumn *column) {
  const Lesson *lesson = table->draw->state->lesson;
  return column->value == VALUE_SIGMA_PRIME &&
         (lesson->pane_count == 0 ||
          lesson->panes[table->draw->state->trace->pane].loss == PANE_CROSS_ENTROPY);
}

static void draw_head(const Block *table, const NeuronColumn *column, TableSpan span) {
  const Draw *draw = table->draw;
  ValueId value = value_of(table, column);
  if (!any_visible(table, value))
    return;
  double shown = draw_presence(draw, (Cell){value, 0, 0}), middle = span.x + span.w / 2;
  Color ink = color_fade(is_idle(table, column) ? draw->theme->muted : draw->theme->ink, shown);
  draw_formula_inline(draw, ALIGN_CENTER, middle, table->symbols_y, 2, ink,
                      table->view->after ? column->head_after : column->head);
  const char *name = draw_string(draw, column->name);
  if (table->named && draw_text_width(draw, SIZE_LEAST, false, name) <= span.w + draw->u)
    draw_text(draw, ALIGN_CENTER, middle, table->names_y,
              (TextLook){SIZE_LEAST, false, color_fade(draw->theme->muted, shown)}, name);
}

static Rect row_of(const Block *table, size_t s) {
  return (Rect){table->rect.x, table->rect.y + (double)s * table->row, table->rect.w, table->row};
}

static void draw_chip(const Block *table, size_t s) {
  const Draw *draw = table->draw;
  double u = draw->u, high = fmin(table->row - 0.4 * u, 2.8 * u);
  Rect row = row_of(table, s), chip = {row.x, row.y + (row.h - high) / 2, table->chips, high};
  const char *name = table->chips > chips_width(table->view, true) ? neuron_name(draw, s) : NULL;
  canvas_fill_rect(draw->canvas, chip, 0.6 * u, theme_class(draw->theme, s));
  TextLook look = {SIZE_SMALL, true, draw->theme->on_class};
  double y = chip.y + chip.h / 2, x = chip.x + 0.9 * u;
  if (!name) {
    draw_digits(draw, ALIGN_CENTER, chip.x + chip.w / 2, y, look, neuron_number(draw, s));
    return;
  }
  x += draw_digits(draw, ALIGN_LEFT, x, y, look, neuron_number(draw, s)) + 0.6 * u;
  draw_text(draw, ALIGN_LEFT, x, y, look, name);
}

/* ---- numbers ---- */

static CellLook look_of(const Block *table, const NeuronColumn *column, int at, Cell cell) {
  const Draw *draw = table->draw;
  bool old = table->view->after && table->backward; /* of the pass before the update */
  Color ink = old || is_idle(table, column) ? draw->theme->muted : draw->theme->ink;
  return (CellLook){.align = ALIGN_CENTER,
                    .size = table->fit.size,
                    .digits = table->fit.digits,
                    .bold = !old && !is_idle(table, column) && draw_visibility(draw, cell) == FRESH,
                    .color = color_fade(ink, draw_presence(draw, cell)),
                    .group = GROUP_NEURON + 2 * (int)draw->state->trace->pane + table->backward,
                    .row = (int)cell.row,
                    .col = at};
}

/* The ground of a parameter: blue where it is positive, orange where it is negative. */
static void draw_ground(const Block *table, Rect rect, Cell cell) {
  const Draw *draw = table->draw;
  double number = draw_number(draw, cell), u = draw->u, original;
  Color tint = number > 0 ? draw->theme->positive : number < 0 ? draw->theme->negative : draw->theme->field;
  canvas_fill_rect(draw->canvas, rect, 0.6 * u, color_fade(tint, draw_presence(draw, cell)));
  if (draw_original(draw, cell, &original))
    canvas_border(draw->canvas, rect, 0.6 * u, 0.18 * u, draw->theme->accent);
}

static void draw_plain(const Block *table, int at, size_t s) {
  const Draw *draw = table->draw;
  const NeuronColumn *column = &table->columns[at];
  double u = draw->u;
  Rect row = row_of(table, s),
       place = {table->spans[at].x, row.y + 0.2 * u, table->spans[at].w, row.h - 0.4 * u};
  Cell cell = {value_of(table, column), s, 0}, before = {column->value, s, 0};
  CellLook look = look_of(table, column, at, cell);
  if (column->form == FORM_CELL)
    draw_ground(table, place, cell);
  if (column->form == FORM_CELL || place.h <= 3 * u || cell.value == before.value) {
    draw_cell(draw, place, cell, look);
    return;
  }
  Rect main = {place.x, place.y, place.w, place.h * 0.58};
  draw_cell(draw, main, cell, look);
  look.size = SIZE_LEAST;
  look.bold = false;
  look.color = draw->theme->muted;
  look.group += GROUP_NEURON_BEFORE - GROUP_NEURON;
  draw_cell(draw, (Rect){place.x, main.y + main.h, place.w, place.h - main.h}, before, look);
}

/* Half the arrow's room is never left empty on the side that no number of the lesson is on. */
static void draw_arrow_cell(const Block *table, int at, size_t s) {
  const Draw *draw = table->draw;
  const NeuronColumn *column = &table->columns[at];
  bool move = column->value == VALUE_MOVE, numbered = !move || move_has_number(table);
  double u = draw->u, numbers = numbered ? fmin(number_width(table), table->spans[at].w) : 0;
  NeuronExtent extent = table->view->dw;
  double room = fmax(table->spans[at].w - numbers - 1 * u, 0), range = extent.high - extent.low,
         scale = range > 0 ? room / range : 0;
  Rect row = row_of(table, s);
  Cell cell = {column->value, s, 0};
  double value = draw_number(draw, cell), shown = table->view->after ? 1 : draw_presence(draw, cell);
  double axis = table->spans[at].x + (move ? extent.high : -extent.low) * scale;
  double per = move ? scale / draw_number(draw, (Cell){VALUE_ETA, 0, 0}) : scale;
  axis = round(axis) - 0.5;
  canvas_line(draw->canvas, axis, row.y, axis, row.y + row.h, 1,
              color_mix(draw->theme->card, draw->theme->muted, 0.7));
  if ((value < 0 || value > 0) && isfinite(value * per) && shown > 0)
    arrow_draw(draw, axis + 0.5, row.y + row.h / 2, value * per * shown,
               (ArrowLook){0.3 * table->row, theme_class(draw->theme, s), draw->theme->card, move});
  if (!numbered)
    return;
  CellLook look = look_of(table, column, at, cell);
  look.align = ALIGN_RIGHT;
  Rect place = {table->spans[at].x + table->spans[at].w - numbers, row.y + 0.2 * u, numbers, row.h - 0.4 * u};
  draw_cell(draw, place, cell, look);
}

static void draw_table(const Block *table) {
  const Draw *draw = table->draw;
  bool any = !table->backward;
  for (int i = 0; i < COLUMNS; i++) {
    const NeuronColumn *column = &table->columns[i];
    draw_head(table, column, table->spans[i]);
    any = any || any_visible(table, value_of(table, column));
    for (size_t s = 0; s < table->view->S; s++) {
      Cell cell = {value_of(table, column), s, 0};
      if (draw_visibility(draw, cell) == HIDDEN)
        continue;
      if (column->form == FORM_ARROW)
        draw_arrow_cell(table, i, s);
      else
        draw_plain(table, i, s);
    }
  }
  for (size_t s = 0; s < table->view->S && any; s++)
    draw_chip(table, s);
}

void neuron_tables_draw(const NeuronView *view, const Draw *draw, Rect rect, double row, bool named) {
  double gap = TABLE_GAP * draw->u;
  Block forward = make_block(view, draw, (Rect){rect.x, rect.y + gap, rect.w, 0}, row, named, false);
  double below = forward.rect.y + forward.rect.h + gap;
  Block backward = make_block(view, draw, (Rect){rect.x, below, rect.w, 0}, row, named, true);
  draw_table(&forward);
  draw_table(&backward);
}
