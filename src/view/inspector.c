/* The explanation of one number, in the narration's place: what it is, its formula, the formula with the
 * numbers put in, its exact value, and what it is used for. */
#include "view/parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define CROSS_WIDTH 3.6 /* u, of the button that lets go of a pinned number */

typedef struct Pen {
  const Draw *draw;
  double x, y, width;
  double scale; /* of all sizes: larger where there is room */
  bool paint;
} Pen;

static void paragraph(Pen *pen, double size, bool bold, Color color, const char *text) {
  Rect area = {pen->x, pen->y, pen->width, 0};
  pen->y += draw_paragraph(pen->draw, area, (TextLook){size * pen->scale, bold, color}, text, pen->paint) +
            0.5 * pen->draw->u;
}

static void formula(Pen *pen, double size, const char *source) {
  pen->y += draw_formula_block(pen->draw, pen->x, pen->y, pen->width, size * pen->scale, source, pen->paint) +
            1.5 * pen->draw->u;
}

static const char *symbol_of(const Draw *draw, Cell cell) {
  Text text = {0};
  equation_symbol(&text, draw->state->trace, cell);
  const char *copy = arena_copy(draw->arena, text_get(&text));
  text_free(&text);
  return copy;
}

static void head(Pen *pen) {
  const Draw *draw = pen->draw;
  Cell cell = draw->inspected;
  bool pinned = draw->state->inspected.kind == TARGET_CELL;
  double width = pen->width;
  pen->width -= pinned ? CROSS_WIDTH * draw->u : 0;
  paragraph(pen, 1.7, true, draw->theme->muted, draw_value_title(draw, cell.value));
  pen->width = width;
  pen->y += 0.6 * draw->u;
  char shown[NUMBER_MAX];
  fill_show(shown, draw->state->trace, draw->state->step, cell, draw->state->digits);
  formula(pen, 3.2, arena_printf(draw->arena, "%s=%s", symbol_of(draw, cell), shown));
}

/* How many times a formula says what something is: "z" 0, "z = 3" 1, "z = x + y = 3" 2. */
static int relations_in(const char *source) {
  int count = 0;
  for (const char *at = source; *at; at++)
    count += *at == '=' || strncmp(at, "\\approx", 7) == 0;
  return count;
}

/* The equation in symbols and with numbers, as far as they say more than the head. */
static void equations(Pen *pen) {
  const Draw *draw = pen->draw;
  const Trace *trace = draw->state->trace;
  double was;
  Text text = {0};
  if (trace_given(trace, draw->inspected.value) && trace_step(trace, draw->state->step).pass == 0) {
    if (!draw_original(draw, draw->inspected, &was))
      paragraph(pen, 1.9, false, draw->theme->muted, draw_string(draw, STRING_INSPECT_GIVEN));
    pen->y += draw->u;
    return;
  }
  equation_symbolic(&text, trace, draw->state->step, draw->inspected);
  if (relations_in(text_get(&text)) > 0)
    formula(pen, 2.3, arena_copy(draw->arena, text_get(&text)));
  text_clear(&text);
  equation_numeric(&text, trace, draw->state->step, draw->inspected, draw->state->digits);
  if (relations_in(text_get(&text)) > 1)
    formula(pen, 2.3, arena_copy(draw->arena, text_get(&text)));
  text_free(&text);
}

static void exact(Pen *pen) {
  const Draw *draw = pen->draw;
  char number[NUMBER_MAX];
  number_exact(number, draw_number(draw, draw->inspected));
  if (*number == '-') { /* as everywhere on the screen: a true minus */
    char minus[NUMBER_MAX];
    snprintf(minus, sizeof minus, "−%.*s", (int)sizeof minus - 4, number + 1);
    memcpy(number, minus, sizeof minus);
  }
  const char *line = strings_format(draw->arena, draw->strings, draw->state->language, STRING_INSPECT_EXACT,
                                    number, NULL, NULL);
  paragraph(pen, 1.7, false, draw->theme->muted, line);
}

/* "made from: e^{z_4}, ..."; the first few of those on screen. */
static void name_cells(Pen *pen, StringId label, const Cell *cells, size_t count) {
  const Draw *draw = pen->draw;
  enum { NAMED = 8 };
  Text text = {0};
  size_t named = 0;
  for (size_t i = 0; i < count; i++) {
    if (cells[i].value == VALUE_LABEL || cells[i].value == VALUE_LOSSES)
      continue; /* said by the formula, and by the learning curve */
    bool penalty = cells[i].value == VALUE_PENALTY || cells[i].value == VALUE_J;
    if (draw_visibility(draw, cells[i]) == HIDDEN || (penalty && draw->state->trace->setup.chain.alpha <= 0))
      continue;
    if (named == NAMED) {
      text_add(&text, " …");
      break;
    }
    text_addf(&text, "%s $%s$", named++ ? "," : ":", symbol_of(draw, cells[i]));
  }
  const char *line = arena_printf(draw->arena, "%s%s", draw_string(draw, label), text_get(&text));
  Rect area = {pen->x, pen->y, pen->width, 0};
  TextLook look = {1.8 * pen->scale, false, draw->theme->ink};
  if (named)
    pen->y += draw_mixed_paragraph(draw, area, look, line, pen->paint) + 0.5 * draw->u;
  text_free(&text);
}

static void relations(Pen *pen) {
  name_cells(pen, STRING_INSPECT_MADE_FROM, pen->draw->operands, pen->draw->operand_count);
  name_cells(pen, STRING_INSPECT_USED_BY, pen->draw->uses, pen->draw->use_count);
}

/* "drag, turn the wheel or type: -20 to 20" */
static const char *edit_hint(const Draw *draw) {
  unsigned field;
  if (!setup_field_find(&field, &draw->state->lesson->setup,
                        trace_info(draw->state->trace, draw->inspected.value)->name))
    return "";
  const SetupRange *range = &draw->state->lesson->ranges[field];
  char least[NUMBER_MAX], most[NUMBER_MAX];
  number_show(least, range->min, number_decimals(&range->min, 1, 6));
  number_show(most, range->max, number_decimals(&range->max, 1, 6));
  return strings_format(draw->arena, draw->strings, draw->state->language, STRING_INSPECT_EDIT, least, most,
                        NULL);
}

static void hints(Pen *pen) {
  const Draw *draw = pen->draw;
  bool pinned = draw->state->inspected.kind == TARGET_CELL;
  pen->y += 0.6 * draw->u;
  if (draw_editable(draw, draw->inspected))
    paragraph(pen, 1.7, false, draw->theme->muted, edit_hint(draw));
  paragraph(pen, 1.7, false, draw->theme->muted,
            draw_string(draw, pinned ? STRING_INSPECT_UNPIN : STRING_INSPECT_PIN));
}

static void original(Pen *pen) {
  const Draw *draw = pen->draw;
  double was;
  char number[NUMBER_MAX];
  if (!draw_original(draw, draw->inspected, &was))
    return;
  number_show(number, was, number_decimals(&was, 1, 6));
  paragraph(pen, 1.7, false, draw->theme->accent,
            strings_format(draw->arena, draw->strings, draw->state->language, STRING_INSPECT_ORIGINAL, number,
                           NULL, NULL));
}

typedef void (*Part)(Pen *pen);

static double stack(const Draw *draw, Pen pen, const Part *parts, size_t count, bool paint) {
  double top = pen.y;
  pen.draw = draw;
  pen.paint = paint;
  for (size_t i = 0; i < count; i++)
    parts[i](&pen);
  return pen.y - top;
}

/* Lets go of a number that is kept open. */
static void draw_cross(const Draw *draw, Rect rect) {
  double u = draw->u, x = rect.x + rect.w / 2, y = rect.y + rect.h / 2, s = 0.6 * u;
  draw_button(draw, rect, NULL, false, (Action){ACTION_CLOSE, 0}, STRING_CLOSE);
  canvas_line(draw->canvas, x - s, y - s, x + s, y + s, 0.25 * u, draw->theme->ink);
  canvas_line(draw->canvas, x - s, y + s, x + s, y - s, 0.25 * u, draw->theme->ink);
}

double inspector_draw(const Draw *draw, Rect rect, bool stacked) {
  static const Part beside[] = {head, exact, original, hints}, formulas[] = {equations, relations};
  static const Part all[] = {head, equations, exact, original, relations, hints};
  double u = draw->u, pad = stacked ? 1.6 * u : 2.2 * u, gap = 3 * u;
  int card = draw_card(draw, rect);
  canvas_border(draw->canvas, rect, u, 0.2 * u, draw->theme->accent);
  if (draw->state->inspected.kind == TARGET_CELL)
    draw_cross(draw, (Rect){rect.x + rect.w - 4 * u, rect.y + 0.8 * u, 3.2 * u, 3.2 * u});
  Rect inner = rect_inset(rect, pad), before = canvas_set_clip(draw->canvas, rect_inset(rect, 0.4 * u));
  double split = 0.4 * (inner.w - gap), need = 0, scroll, most;
  Pen left = {.x = inner.x, .y = inner.y, .width = stacked ? split : inner.w};
  Pen right = {.x = inner.x + split + gap, .y = inner.y, .width = inner.w - split - gap - CROSS_WIDTH * u};
  for (int smaller = 0; smaller < 4; smaller++) {
    left.scale = right.scale = 1.2 - 0.1 * smaller;
    need = stacked ? fmax(stack(draw, left, beside, 4, false), stack(draw, right, formulas, 2, false))
                   : stack(draw, left, all, 6, false);
    if (need <= inner.h)
      break;
  }
  most = fmax(need - inner.h, 0);
  scroll = clamp(draw->state->scroll, 0, most);
  left.y -= scroll;
  right.y -= scroll;
  if (stacked) {
    stack(draw, left, beside, 4, true);
    stack(draw, right, formulas, 2, true);
  } else {
    stack(draw, left, all, 6, true);
  }
  canvas_set_clip(draw->canvas, before);
  canvas_end_card(draw->canvas, card);
  return most;
}
