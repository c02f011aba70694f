#include "view/panel_numbers.h"

#include "trace/training_model.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

PanelNumbers panel_numbers(const Draw *draw, const PanelSetting *setting) {
  size_t count, all = 0;
  const Cells *cells = panel_cells(draw, setting, &count);
  for (size_t i = 0; i < count; i++)
    all += cells_count(&cells[i]);
  if (all > PANEL_NUMBERS_MAX)
    all = PANEL_NUMBERS_MAX;
  PanelNumber *numbers = ARENA_ARRAY(draw->arena, PanelNumber, all);
  size_t at = 0;
  for (size_t i = 0; i < count; i++) {
    const Draw *pane = draw_pane(draw, cells[i].pane);
    for (size_t k = 0; k < cells_count(&cells[i]) && at < all; k++)
      numbers[at++] = (PanelNumber){pane, cells_at(&cells[i], k)};
  }
  return (PanelNumbers){numbers, all};
}

double panel_value(const PanelNumber *number) {
  return draw_number(number->draw, number->cell);
}

bool panel_visible(const PanelNumber *number) {
  return draw_visibility(number->draw, number->cell) != HIDDEN;
}

double panel_presence(const PanelNumber *number) {
  return draw_presence(number->draw, number->cell);
}

bool panel_is_fresh(const PanelNumber *number) {
  return draw_visibility(number->draw, number->cell) == FRESH;
}

double panel_original(const PanelNumber *number) {
  double original;
  return draw_original(number->draw, number->cell, &original) ? original : panel_value(number);
}

const char *panel_shown(const PanelNumber *number, int digits) {
  const ViewState *state = number->draw->state;
  char *text = arena_alloc(number->draw->arena, NUMBER_MAX);
  return fill_show(text, state->trace, state->step, number->cell, digits);
}

double panel_widest(const PanelNumbers *numbers, double size_u, int digits) {
  double widest = 0;
  for (size_t i = 0; i < numbers->count; i++)
    if (panel_visible(&numbers->at[i]))
      widest = fmax(
          widest, draw_digits_width(numbers->at[i].draw, size_u, true, panel_shown(&numbers->at[i], digits)));
  return widest;
}

static double rounded(const PanelNumber *number, int digits) {
  const ViewState *state = number->draw->state;
  return fill_rounded(state->trace, state->step, number->cell, digits);
}

bool panel_adds_up(const PanelNumbers *parts, const PanelNumber *total, int digits) {
  double sum = 0, shown = rounded(total, digits);
  for (size_t i = 0; i < parts->count; i++)
    sum += rounded(&parts->at[i], digits);
  return sum == shown || fabs(fill_rounded_number(sum, digits) - shown) < 1e-9 * fmax(1, fabs(shown));
}

bool panel_is_sum(const PanelNumbers *parts, const PanelNumber *total) {
  double sum = 0, size = 1, all = panel_value(total);
  for (size_t i = 0; i < parts->count; i++) {
    sum += panel_value(&parts->at[i]);
    size = fmax(size, fabs(panel_value(&parts->at[i])));
  }
  return fabs(sum - all) <= 1e-9 * size;
}

bool panel_range(const PanelNumber *number, SetupRange *out) {
  const ViewState *state = number->draw->state;
  unsigned field;
  if (!lesson_editable(&field, state->lesson, trace_step(state->trace, state->step).kind->source,
                       trace_info(state->trace, number->cell.value)->name))
    return false;
  *out = state->lesson->ranges[field];
  return true;
}

Target panel_target(const PanelNumber *number) {
  return draw_cell_target(number->draw, number->cell);
}

int panel_column(const Draw *draw, size_t col) {
  enum { PANE = 1000 };
  return (int)(draw->state->trace->pane * PANE + col);
}

/* --- Names */

/* A single row of weights is of no class. */
bool panel_rows_are_classes(const Draw *draw, ValueId value) {
  return trace_side(draw->state->trace, value, false) == SIDE_CLASSES &&
         trace_value(draw->state->trace, draw->state->step, value)->rows > 1;
}

bool panel_columns_are_classes(const Draw *draw, ValueId value) {
  return trace_side(draw->state->trace, value, true) == SIDE_CLASSES;
}

const char *panel_side_name(const Draw *draw, SideKind side, size_t i) {
  const Lesson *lesson = draw->state->lesson;
  const Phrase *names = side < SIDE_NAMED_COUNT ? lesson->names[side] : NULL;
  return names ? names[i].in[draw->state->language] : NULL;
}

const char *panel_data_name(const Draw *draw, SideKind side, size_t i) {
  const char *name = panel_side_name(draw, side, i);
  const LessonData *data = trace_data(draw->state->trace);
  return name || !data ? name : side == SIDE_CLASSES ? data->set.classes[i] : data->set.features[i];
}

static PanelHead class_head(const Draw *draw, size_t k) {
  return (PanelHead){.is_class = true,
                     .row = k,
                     .number = arena_printf(draw->arena, "%zu", k + 1),
                     .name = panel_side_name(draw, SIDE_CLASSES, k)};
}

PanelHead panel_row_head(const PanelNumber *number) {
  const Draw *draw = number->draw;
  size_t row = number->cell.row;
  if (panel_rows_are_classes(draw, number->cell.value))
    return class_head(draw, row);
  SideKind kind = trace_side(draw->state->trace, number->cell.value, false);
  return (PanelHead){.row = row,
                     .symbol = panel_symbol(draw, number->cell),
                     .name = kind == SIDE_CLASSES ? NULL : panel_side_name(draw, kind, row)};
}

PanelHead panel_column_head(const PanelNumber *number) {
  const Draw *draw = number->draw;
  size_t col = number->cell.col;
  if (panel_columns_are_classes(draw, number->cell.value))
    return class_head(draw, col);
  SideKind kind = trace_side(draw->state->trace, number->cell.value, true);
  return (PanelHead){.row = col,
                     .symbol = kind == SIDE_FEATURES ? arena_printf(draw->arena, "x_{%zu}", col + 1)
                                                     : arena_printf(draw->arena, "%zu", col + 1),
                     .name = panel_side_name(draw, kind, col)};
}

/* The length of an index of digits behind a '_' at `at`, braces included; 0: there is none. */
static size_t index_length(const char *at) {
  if (*at == '{') {
    size_t length = 1 + strspn(at + 1, "0123456789, ");
    return length > 1 && at[length] == '}' ? length + 1 : 0;
  }
  return isdigit((unsigned char)*at) ? 1 : 0;
}

static const char *without_index(const Draw *draw, const char *symbol) {
  Text out = {0};
  while (*symbol) {
    size_t length = *symbol == '_' ? index_length(symbol + 1) : 0;
    if (length > 0)
      symbol += 1 + length;
    else
      text_add_char(&out, *symbol++);
  }
  return text_take(&out, draw->arena);
}

const char *panel_bare_symbol(const Draw *draw, Cell cell) {
  return without_index(draw, panel_symbol(draw, cell));
}

const char *panel_value_symbol(const Draw *draw, ValueId value) {
  const Value *numbers = trace_value(draw->state->trace, draw->state->step, value);
  const char *name = trace_info(draw->state->trace, value)->name;
  const char *symbol = panel_symbol(draw, (Cell){value, 0, 0});
  if (numbers->rows * numbers->cols <= 1)
    return symbol;
  if (name[0] != '\0' && name[1] == '\0')
    return numbers->cols > 1 ? name : arena_printf(draw->arena, "\\mathbf{%s}", name);
  return without_index(draw, symbol);
}

#define NAME_GAP 0.6 /* u, between a number or symbol and the name behind it */

/* Letters of formulas are slighter than those of words. */
static double symbol_size(double size_u) {
  return 1.12 * size_u;
}

static double mark_width(const Draw *draw, const PanelHead *head, double size_u) {
  return head->number ? draw_digits_width(draw, size_u, true, head->number)
                      : draw_inline_layout(draw, head->symbol, symbol_size(size_u), draw->theme->ink).width;
}

bool panel_has_head(const PanelHead *head) {
  return head->number || head->symbol;
}

double panel_head_width(const Draw *draw, const PanelHead *head, double size_u, bool full) {
  if (!panel_has_head(head))
    return 0;
  double width = mark_width(draw, head, size_u) + (head->is_class ? 1.6 * draw->u : 0);
  bool named = full && head->name;
  if (named)
    width += NAME_GAP * draw->u + draw_text_width(draw, fmin(size_u, 1.7), head->is_class, head->name);
  return head->is_class ? fmax(width, 3 * draw->u) : width;
}

static void draw_chip(const Draw *draw, const PanelHead *head, Rect rect, double size_u, bool full,
                      double presence) {
  double u = draw->u, y = rect.y + rect.h / 2, name_size = fmin(size_u, 1.7);
  Color ink = color_fade(draw->theme->on_class, presence);
  canvas_fill_rect(draw->canvas, rect, fmin(0.6 * u, 0.25 * rect.h),
                   color_fade(theme_class(draw->theme, head->row), presence));
  TextLook look = {size_u, true, ink};
  if (!full || !head->name) {
    draw_digits(draw, ALIGN_CENTER, rect.x + rect.w / 2, y, look, head->number);
    return;
  }
  double x = rect.x + 0.8 * u;
  x += draw_digits(draw, ALIGN_LEFT, x, y, look, head->number) + NAME_GAP * u;
  draw_text(draw, ALIGN_LEFT, x, y, (TextLook){name_size, true, ink},
            draw_fitted(draw, rect.x + rect.w - 0.4 * u - x, name_size, true, head->name));
}

void panel_head_draw(const Draw *draw, const PanelHead *head, Rect rect, double size_u, bool full,
                     double presence) {
  double u = draw->u, right = rect.x + rect.w, y = rect.y + rect.h / 2, name_size = fmin(size_u, 1.7);
  if (head->is_class)
    draw_chip(draw, head, rect, size_u, full, presence);
  if (head->is_class || !panel_has_head(head))
    return;
  Color ink = color_fade(draw->theme->ink, presence), muted = color_fade(draw->theme->muted, presence);
  double width = draw_formula_inline(draw, ALIGN_RIGHT, right, y, symbol_size(size_u), ink, head->symbol);
  double room = rect.w - width - NAME_GAP * u;
  if (full && head->name && room >= fmin(3 * u, draw_text_width(draw, name_size, false, head->name) - 1))
    draw_text(draw, ALIGN_RIGHT, right - width - NAME_GAP * u, y, (TextLook){name_size, false, muted},
              draw_fitted(draw, room, name_size, false, head->name));
}

/* Without the blanks at its ends. */
static const char *trimmed(const Draw *draw, const char *text, size_t length) {
  while (length > 0 && *text == ' ') {
    text++;
    length--;
  }
  while (length > 0 && text[length - 1] == ' ')
    length--;
  return arena_copy_n(draw->arena, text, length);
}

const char *const *panel_list(const Draw *draw, const char *list, char separator, size_t *count) {
  size_t most = 1;
  for (const char *at = list; list && *at; at++)
    most += *at == separator;
  const char **names = ARENA_ARRAY(draw->arena, const char *, most);
  for (*count = 0; list;) {
    const char *end = list;
    while (*end && (*end != separator || (end > list && end[-1] == '\\')))
      end++;
    names[(*count)++] = trimmed(draw, list, (size_t)(end - list));
    list = *end ? end + 1 : NULL;
  }
  return names;
}

const char *const *panel_names(const Draw *draw, const char *list, size_t *count) {
  return panel_list(draw, list, '&', count);
}

/* --- In words */

bool panel_symbol_is_word(const char *plain) {
  enum { LEAST = 3 }; /* letters */
  size_t length = 0;
  while ((plain[length] | 0x20) >= 'a' && (plain[length] | 0x20) <= 'z')
    length++;
  size_t prime = strlen("′"), end = strncmp(plain + length, "′", prime) == 0 ? length + prime : length;
  return length >= LEAST && plain[end] == '\0';
}

static void print_one(Text *list, const PanelNumber *number) {
  const Draw *draw = number->draw;
  const char *name = panel_plain(draw, panel_symbol(draw, number->cell));
  if (panel_symbol_is_word(name))
    name = draw_value_title(draw, number->cell.value);
  const char *word = panel_word(draw, number->cell);
  text_addf(list, "%s%s = %s", list->length > 0 ? ", " : "", name,
            word ? word : panel_shown(number, draw->state->digits));
}

void panel_print_numbers(Text *list, const PanelNumbers *numbers) {
  enum { MANY = 12, FIRST = 8 };
  bool cut = numbers->count > MANY;
  for (size_t i = 0; i < numbers->count; i++) {
    if (cut && i == FIRST) {
      text_add(list, ", …");
      i = numbers->count - 1;
    }
    if (panel_visible(&numbers->at[i]))
      print_one(list, &numbers->at[i]);
  }
}

void panel_print_line(Text *out, const Draw *draw, StringId words, const char *argument) {
  if (argument[0] == '\0')
    return;
  text_addf(out, "%s\n", draw_words(draw, words, argument, NULL));
}
