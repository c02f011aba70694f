/* The card that says what happens: group, title, text, formula, and the check of the gradient. */
#include "view/parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct Column {
  double x, y, width; /* y: where the next thing goes */
  double scale;       /* of the text: larger where there is room, for the last row of the lecture hall */
} Column;

static void group_and_title(const Draw *draw, Column *column, bool paint) {
  const TraceStep *step = &draw->state->trace->steps[draw->state->step];
  const LessonGroup *group = &draw->state->lesson->groups[step->source->group];
  Rect area = {column->x, column->y, column->width, 0};
  TextLook small = {1.7 * column->scale, true, draw->theme->muted}, large = {2.7 * column->scale, true, draw->theme->ink};
  column->y += draw_paragraph(draw, area, small, group->title.in[draw->state->language], paint) + 0.4 * draw->u;
  area.y = column->y;
  const char *title = filled_phrase(draw, &step->source->title, false);
  column->y += draw_paragraph(draw, area, large, title ? title : "", paint) + 0.8 * draw->u;
}

static void body(const Draw *draw, Column *column, bool paint) {
  const TraceStep *step = &draw->state->trace->steps[draw->state->step];
  const char *text = filled_phrase(draw, &step->source->text, false);
  if (!text) return;
  Rect area = {column->x, column->y, column->width, 0};
  column->y += draw_paragraph(draw, area, (TextLook){2.05 * column->scale, false, draw->theme->ink}, text, paint) + 1.6 * draw->u;
}

static void formula(const Draw *draw, Column *column, bool paint) {
  const TraceStep *step = &draw->state->trace->steps[draw->state->step];
  const char *source = filled_phrase(draw, &step->source->formula, true);
  if (!source) return;
  column->y += draw_formula_block(draw, column->x, column->y, column->width, 2.6 * column->scale, source, paint) + 1.6 * draw->u;
}

/* The gradient of the right class's score beside its central difference. */
static void check(const Draw *draw, Column *column, bool paint) {
  Cell largest = {VALUE_CHECK, 0, 0}, numeric = {VALUE_DZ_CHECK, draw->state->trace->chain.label - 1, 0};
  if (draw_visibility(draw, largest) != FRESH || draw->state->trace->steps[draw->state->step].summary) return;
  double u = draw->u, difference = draw_number(draw, largest);
  bool agrees = difference < 1e-6;
  char shown[NUMBER_MAX], small[NUMBER_MAX];
  fill_show(shown, draw->state->trace, draw->state->step, numeric, 4);
  number_show_small(small, difference, 2);
  const char *line = strings_format(draw->arena, draw->strings, draw->state->language,
                                    agrees ? STRING_CHECK_AGREES : STRING_CHECK_DIFFERS, shown, small, NULL);
  Rect area = {column->x, column->y, column->width, 0};
  double tall = draw_paragraph(draw, area, (TextLook){1.9 * column->scale, true, agrees ? draw->theme->good : draw->theme->bad}, line, paint);
  column->y += tall + u;
}

typedef void (*Part)(const Draw *draw, Column *column, bool paint);

static double stack(const Draw *draw, Column column, const Part *parts, size_t count, bool paint) {
  double top = column.y;
  for (size_t i = 0; i < count; i++) parts[i](draw, &column, paint);
  return column.y - top;
}

/* Where the two halves go, and how high both are together. */
typedef struct Halves {
  Column words, mathematics;
  double need;
} Halves;

static const Part words[] = {group_and_title, body}, mathematics[] = {formula, check};

/* Whether the formula stays as large as the scale says, unbroken. */
static bool formula_fits(const Draw *draw, double width, double scale) {
  const TraceStep *step = &draw->state->trace->steps[draw->state->step];
  const char *source = filled_phrase(draw, &step->source->formula, true);
  return !source || draw_formula_layout(draw, source, 2.6 * scale, 0, draw->theme->ink).width <= width;
}

static Halves arrange(const Draw *draw, Rect inner, bool stacked, double scale) {
  double gap = 3 * draw->u, split = stacked ? 0.56 * (inner.w - gap) : inner.w;
  Halves halves = {.words = {inner.x, inner.y, split, scale}};
  double tall = stack(draw, halves.words, words, 2, false) + (stacked ? 0 : 0.6 * draw->u);
  halves.mathematics = stacked ? (Column){inner.x + split + gap, inner.y, inner.w - split - gap, scale}
                               : (Column){inner.x, inner.y + tall, inner.w, scale};
  double below = stack(draw, halves.mathematics, mathematics, 2, false);
  halves.need = (stacked ? fmax(tall, below) : tall + below) - 1.6 * draw->u; /* less the last part's margin */
  return halves;
}

/* ---- the values so far: what a lecturer would have on the board ---- */

typedef struct Entry {
  ValueId before, after;
  bool per_class;
  const char *symbols[2]; /* shorter ones than the equations', or NULL */
} Entry;

static const Entry entries[] = {
    {VALUE_Z, VALUE_Z_NEXT, true, {NULL, NULL}},
    {VALUE_EXP_Z, VALUE_EXP_Z_NEXT, true, {NULL, NULL}},
    {VALUE_SUM_EXP, VALUE_SUM_EXP_NEXT, false, {"\\sum e^{z}", "\\sum e^{z'}"}},
    {VALUE_P, VALUE_P_NEXT, true, {NULL, NULL}},
    {VALUE_LOSS, VALUE_LOSS_NEXT, false, {NULL, NULL}},
    {VALUE_DZ, VALUE_COUNT, true, {NULL, NULL}},
};
enum { ENTRIES = sizeof entries / sizeof *entries };

static void draw_entry(const Draw *draw, Rect rect, int row, int col) {
  const Entry *entry = &entries[row];
  Cell cell = {col ? entry->after : entry->before, entry->per_class ? draw->state->trace->chain.label - 1 : 0, 0};
  Visibility visible = draw_visibility(draw, cell);
  if (visible == HIDDEN) return;
  const Theme *theme = draw->theme;
  Text symbol = {0};
  equation_symbol(&symbol, draw->state->trace, cell);
  Color color = color_fade(visible == FRESH ? theme->ink : theme->muted, draw_presence(draw, cell));
  double y = rect.y + rect.h / 2, x = rect.x + 6.4 * draw->u;
  const char *source = arena_printf(draw->arena, "%s\\;=", entry->symbols[col] ? entry->symbols[col] : text_get(&symbol));
  draw_formula_inline(draw, ALIGN_RIGHT, x, y, 2.1, color, source);
  text_free(&symbol);
  draw_cell(draw, (Rect){x + 0.8 * draw->u, rect.y, rect.x + rect.w - x - 0.8 * draw->u, rect.h}, cell,
            (CellLook){.align = ALIGN_LEFT, .size = 1.9, .bold = visible == FRESH, .color = color, .group = 500, .row = row, .col = col});
}

/* In the free lower part of the card, if it is high enough for all of them. */
static void draw_values_so_far(const Draw *draw, Rect inner, double used) {
  double u = draw->u, pitch = 3 * u, high = 4.6 * u + ENTRIES * pitch, top = inner.y + inner.h - high;
  size_t c = draw->state->trace->chain.label;
  if (top < inner.y + used + u || draw_visibility(draw, (Cell){VALUE_Z, c - 1, 0}) == HIDDEN) return;
  canvas_fill_rect(draw->canvas, (Rect){inner.x, round(top), inner.w, 1}, 0, draw->theme->hairline);
  const char *name = strings_format(draw->arena, draw->strings, draw->state->language, STRING_SO_FAR,
                                    arena_printf(draw->arena, "%zu", c), NULL, NULL);
  draw_text(draw, ALIGN_LEFT, inner.x, top + 2.2 * u, (TextLook){1.7, true, draw->theme->muted}, name);
  for (int i = 0; i < ENTRIES; i++) {
    Rect rect = {inner.x, top + 4.2 * u + i * pitch, inner.w / 2, pitch};
    draw_entry(draw, rect, i, 0);
    rect.x += rect.w;
    if (entries[i].after != VALUE_COUNT) draw_entry(draw, rect, i, 1);
  }
}

double narration_draw(const Draw *draw, Rect rect, bool stacked) {
  double u = draw->u, pad = stacked ? 1.6 * u : 2.4 * u;
  int card = draw_card(draw, rect);
  Rect inner = rect_inset(rect, pad), before = canvas_set_clip(draw->canvas, rect_inset(rect, 0.4 * u));
  Halves halves = {0};
  for (double scale = 1.3; scale > 0.76; scale -= 0.1) {
    halves = arrange(draw, inner, stacked, scale);
    if (halves.need <= inner.h && (scale < 1.05 || formula_fits(draw, halves.mathematics.width, scale))) break;
  }
  double most = fmax(halves.need - inner.h, 0), scroll = clamp(draw->state->scroll, 0, most);
  halves.words.y -= scroll;
  halves.mathematics.y -= scroll;
  stack(draw, halves.words, words, 2, true);
  stack(draw, halves.mathematics, mathematics, 2, true);
  canvas_set_clip(draw->canvas, before);
  if (!stacked) draw_values_so_far(draw, inner, halves.need);
  if (most > 0) {
    double length = inner.h / halves.need * inner.h;
    canvas_fill_rect(draw->canvas, (Rect){rect.x + rect.w - 0.9 * u, inner.y + (inner.h - length) * scroll / most, 0.4 * u, length},
                     0.2 * u, draw->theme->hairline);
    hits_add(draw->hits, rect, (Target){TARGET_PANEL, 0, 0, 0});
  }
  canvas_end_card(draw->canvas, card);
  return most;
}
