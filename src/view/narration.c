/* The card that says what happens: group, title, text, formula, the check of the gradient, and a question. */
#include "view/narration.h"

#include "view/groups.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* "Gradient", or "Update 3 · Gradient" inside an opened update. */
static const char *group_name(const Draw *draw, const TraceStep *step, const LessonGroup *group) {
  const char *name = group->title.in[draw->state->language];
  if (!(step->kind->within != NULL))
    return name;
  const char *number = arena_printf(draw->arena, "%zu", step->pass + 1);
  const char *update = strings_format(draw->arena, draw->strings, draw->state->language, STRING_UPDATE_NUMBER,
                                      number, NULL, NULL);
  return arena_printf(draw->arena, "%s · %s", update, name);
}

static void group_line(const Draw *draw, Column *column, const char *name, bool paint) {
  Rect area = {column->x, column->y, column->width, 0};
  TextLook look = {label_size(column, 1.7), true, draw->theme->muted};
  column->y += draw_paragraph(draw, area, look, name, paint) + 0.4 * draw->u;
}

static const char *present_group(const Draw *draw) {
  const TraceStep at = trace_step(draw->state->trace, draw->state->step);
  return group_name(draw, &at, &draw->state->lesson->groups[at.kind->source->group]);
}

static void group_and_title(const Draw *draw, Column *column, bool paint) {
  const TraceStep at = trace_step(draw->state->trace, draw->state->step);
  TextLook large = {words_size(column, 2.4), true, draw->theme->ink};
  group_line(draw, column, present_group(draw), paint);
  Rect area = {column->x, column->y, column->width, 0};
  const char *title = filled_phrase(draw, &at.kind->source->title, false);
  column->y += draw_paragraph(draw, area, large, title ? title : "", paint) + 0.8 * draw->u;
}

static void group_of_question(const Draw *draw, Column *column, bool paint) {
  group_line(draw, column,
             arena_printf(draw->arena, "%s · %s", present_group(draw), draw_string(draw, STRING_ASK_TITLE)),
             paint);
}

static void body(const Draw *draw, Column *column, bool paint) {
  const TraceStep at = trace_step(draw->state->trace, draw->state->step), *step = &at;
  const char *text = filled_phrase(draw, &step->kind->source->text, false);
  if (!text)
    return;
  Rect area = {column->x, column->y, column->width, 0};
  column->y +=
      draw_paragraph(draw, area, (TextLook){words_size(column, 2.0), false, draw->theme->ink}, text, paint) +
      1.6 * draw->u;
}

static void formula(const Draw *draw, Column *column, bool paint) {
  const TraceStep at = trace_step(draw->state->trace, draw->state->step), *step = &at;
  const char *source = filled_phrase(draw, &step->kind->source->formula, true);
  if (!source)
    return;
  column->y +=
      draw_formula_block(draw, column->x, column->y, column->width, 2.6 * column->scale, source, paint) +
      1.6 * draw->u;
}

enum { BLOCKS_MAX = 3, PARTS_MAX = 4 };

/* Parts below each other. */
typedef struct Block {
  NarrationPart *parts[PARTS_MAX]; /* NULL at the end */
  double share;                    /* of the width where the blocks stand side by side */
  bool mathematics;                /* has the formula's scale, not that of the words */
  double most;                     /* of its scale; 0: any */
} Block;

static const Block TOLD[] = {{.parts = {group_and_title, body, question_starts}, .share = 0.56},
                             {.parts = {formula}, .share = 0.44, .mathematics = true}};
static const Block ANSWERED[] = {
    {.parts = {group_and_title, body, question_starts}},
    {.parts = {formula}, .mathematics = true},
    {.parts = {question_rule, question_words, question_choices, question_verdict}}};
/* The answer is no news: it gives way to the words beside it. */
static const Block ANSWERED_BESIDE[] = {
    {.parts = {group_and_title, body, question_starts}, .share = 0.38},
    {.parts = {formula}, .share = 0.28, .mathematics = true},
    {.parts = {question_words, question_choices, question_verdict}, .share = 0.34, .most = 0.8}};
static const Block ASKING[] = {{.parts = {group_of_question, question_open_words}, .share = 0.52},
                               {.parts = {question_open_choices}, .share = 0.48}};

/* Which blocks there are, where they go, and how high all are together. */
typedef struct Arrangement {
  const Block *blocks;
  size_t count;
  Column columns[BLOCKS_MAX];
  double need;
} Arrangement;

static double stack(const Draw *draw, Column column, const Block *block, bool paint) {
  double top = column.y;
  for (size_t i = 0; i < PARTS_MAX && block->parts[i]; i++)
    block->parts[i](draw, &column, paint);
  return column.y - top;
}

static Arrangement choose_blocks(const Draw *draw, bool stacked) {
  if (!question_of(draw))
    return (Arrangement){.blocks = TOLD, .count = 2};
  if (draw->state->asking)
    return (Arrangement){.blocks = ASKING, .count = 2};
  return (Arrangement){.blocks = stacked ? ANSWERED_BESIDE : ANSWERED, .count = 3};
}

static Arrangement arrange(const Draw *draw, Rect inner, bool stacked, double words_scale,
                           double formula_scale) {
  Arrangement all = choose_blocks(draw, stacked);
  double gap = 3 * draw->u, room = inner.w - (double)(all.count - 1) * gap, x = inner.x, y = inner.y;
  for (size_t i = 0; i < all.count; i++) {
    const Block *block = &all.blocks[i];
    double scale = block->mathematics ? formula_scale : words_scale;
    if (block->most > 0)
      scale = fmin(scale, fmax(block->most, 1)); /* words beside panels are never less than usual */
    all.columns[i] = (Column){x, y, stacked ? block->share * room : inner.w, scale, SIZE_WORDS};
    double tall = stack(draw, all.columns[i], block, false);
    if (stacked) {
      all.need = fmax(all.need, tall);
      x += all.columns[i].width + gap;
    } else {
      all.need += tall + (i == 0 ? 0.4 * draw->u : 0);
      y = inner.y + all.need;
    }
  }
  all.need -= 1.6 * draw->u; /* less the last part's margin */
  return all;
}

static void paint_all(const Draw *draw, const Arrangement *all, double scroll) {
  for (size_t i = 0; i < all->count; i++) {
    Column column = all->columns[i];
    column.y -= scroll;
    (void)stack(draw, column, &all->blocks[i], true);
  }
}

static double padding(const Draw *draw, bool stacked) {
  return (stacked ? 1.6 : 2.4) * draw->u;
}

#define FORMULA_SCALE 0.85 /* of a formula that still reads well: 2.2 u */

double narration_need(const Draw *draw, double width, bool stacked) {
  double pad = padding(draw, stacked);
  Rect inner = {0, 0, width - 2 * pad, 0};
  return arrange(draw, inner, stacked, 1, FORMULA_SCALE).need + 2 * pad;
}

/* Whether the formula stays as large as the scale says, unbroken. */
static bool formula_fits(const Draw *draw, double width, double scale) {
  const TraceStep at = trace_step(draw->state->trace, draw->state->step), *step = &at;
  const char *source = filled_phrase(draw, &step->kind->source->formula, true);
  return draw->state->asking || !source ||
         draw_formula_layout(draw, source, 2.6 * scale, 0, draw->theme->ink).width <= width;
}

/* The words keep their size from step to step as long as they can; the formula gives way first. */
static void fit(const Draw *draw, Arrangement *out, Rect inner, bool stacked) {
  static const double word_scales[] = {1.3, 1.15, 1.05, 1.0, 0.95, 0.85, 0.76};
  size_t count = sizeof word_scales / sizeof *word_scales - 3;
  for (size_t i = stacked ? 0 : 1; i < count; i++)
    for (int smaller = 0; smaller < 6; smaller++) {
      double scale = fmax(fmin(1.25, 1.15 * word_scales[i]) - 0.1 * smaller, 0.75); /* legible */
      *out = arrange(draw, inner, stacked, word_scales[i], scale);
      if (out->need <= inner.h && (scale < 0.8 || formula_fits(draw, out->columns[1].width, scale)))
        return;
    }
}

static void draw_scrollbar(const Draw *draw, Rect rect, Rect inner, double need, double scroll) {
  double length = inner.h / need * inner.h, most = need - inner.h, u = draw->u;
  canvas_fill_rect(
      draw->canvas,
      (Rect){rect.x + rect.w - 0.9 * u, inner.y + (inner.h - length) * scroll / most, 0.4 * u, length},
      0.2 * u, draw->theme->hairline);
}

double narration_draw(const Draw *draw, Rect rect, bool stacked) {
  double u = draw->u;
  int card = draw_card(draw, rect);
  Rect inner = rect_inset(rect, padding(draw, stacked));
  Arrangement all = {0};
  fit(draw, &all, inner, stacked);
  double most = fmax(all.need - inner.h, 0), scroll = clamp(draw->state->scroll, 0, most);
  if (most > 0) /* behind what can be pressed in it */
    hits_add(draw->hits, rect, (Target){TARGET_PANEL, PANEL_NARRATION, 0, 0, 0});
  Rect before = canvas_set_clip(draw->canvas, rect_inset(rect, 0.4 * u));
  paint_all(draw, &all, scroll);
  canvas_set_clip(draw->canvas, before);
  if (most > 0)
    draw_scrollbar(draw, rect, inner, all.need, scroll);
  canvas_end_card(draw->canvas, card);
  return most;
}
