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

double narration_draw(const Draw *draw, Rect rect, bool stacked) {
  double u = draw->u, pad = stacked ? 1.6 * u : 2.4 * u;
  int card = draw_card(draw, rect);
  Rect inner = rect_inset(rect, pad), before = canvas_set_clip(draw->canvas, rect_inset(rect, 0.4 * u));
  Halves halves = {0};
  for (double scale = 1.3; scale > 0.95; scale -= 0.1) {
    halves = arrange(draw, inner, stacked, scale);
    if (halves.need <= inner.h) break;
  }
  double most = fmax(halves.need - inner.h, 0), scroll = clamp(draw->state->scroll, 0, most);
  halves.words.y -= scroll;
  halves.mathematics.y -= scroll;
  stack(draw, halves.words, words, 2, true);
  stack(draw, halves.mathematics, mathematics, 2, true);
  canvas_set_clip(draw->canvas, before);
  if (most > 0) {
    double length = inner.h / halves.need * inner.h;
    canvas_fill_rect(draw->canvas, (Rect){rect.x + rect.w - 0.9 * u, inner.y + (inner.h - length) * scroll / most, 0.4 * u, length},
                     0.2 * u, draw->theme->hairline);
    hits_add(draw->hits, rect, (Target){TARGET_PANEL, 0, 0, 0});
  }
  canvas_end_card(draw->canvas, card);
  return most;
}
