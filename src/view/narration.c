/* The card that says what happens: group, title, text, formula, and a question. */
#include "view/narration.h"

#include <math.h>

static const LessonStep *step_of(const Draw *draw) {
  return trace_step(draw->state->trace, draw->state->step).kind->source;
}

/* "Gradient", or "Update 3 · Gradient" inside an opened update. */
static const char *group_name(const Draw *draw) {
  const TraceStep at = trace_step(draw->state->trace, draw->state->step);
  const char *name = draw->state->lesson->groups[at.kind->source->group].title.in[draw->state->language];
  if (!at.kind->within)
    return name;
  const char *update = draw_words(draw, STRING_UPDATE_NUMBER, draw_count(draw, at.pass + 1), NULL);
  return arena_printf(draw->arena, "%s · %s", update, name);
}

static void group_line(Pen *pen, const char *name) {
  pen_text(pen, (TextLook){1.7, true, pen->draw->theme->muted}, name, 0.4);
}

static void group_and_title(Pen *pen) {
  const Draw *draw = pen->draw;
  const char *title = filled_phrase(draw, &step_of(draw)->title, false);
  group_line(pen, group_name(draw));
  pen_text(pen, (TextLook){2.4, true, draw->theme->ink}, title ? title : "", 0.8);
}

static void group_of_question(Pen *pen) {
  const Draw *draw = pen->draw;
  group_line(pen,
             arena_printf(draw->arena, "%s · %s", group_name(draw), draw_string(draw, STRING_ASK_TITLE)));
}

static void body(Pen *pen) {
  const char *text = filled_phrase(pen->draw, &step_of(pen->draw)->text, false);
  if (text)
    pen_text(pen, (TextLook){2.0, false, pen->draw->theme->ink}, text, 1.6);
}

#define FORMULA_SIZE 2.6 /* u */

static void formula(Pen *pen) {
  const char *source = filled_phrase(pen->draw, &step_of(pen->draw)->formula, true);
  if (source)
    pen_formula(pen, FORMULA_SIZE, source, 1.6);
}

enum { BLOCKS_MAX = 3, PARTS_MAX = 4 };
#define LEAST 2.0 /* u, of all letters */

/* Parts below each other. */
typedef struct Block {
  PenPart *parts[PARTS_MAX]; /* NULL at the end */
  double share;              /* of the width where the blocks stand side by side */
  bool mathematics;          /* has the formula's scale, not that of the words */
  bool calm;                 /* its words are never large */
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
    {.parts = {question_words, question_choices, question_verdict}, .share = 0.34, .calm = true}};
static const Block ASKING[] = {{.parts = {group_of_question, question_open_words}, .share = 0.52},
                               {.parts = {question_open_choices}, .share = 0.48}};

/* Which blocks there are, where they go, and how high all are together. */
typedef struct Arrangement {
  const Block *blocks;
  size_t count;
  Pen pens[BLOCKS_MAX];
  double need;
} Arrangement;

static Arrangement choose_blocks(const Draw *draw, bool stacked) {
  if (!question_of(draw))
    return (Arrangement){.blocks = TOLD, .count = 2};
  if (draw->state->asking)
    return (Arrangement){.blocks = ASKING, .count = 2};
  return (Arrangement){.blocks = stacked ? ANSWERED_BESIDE : ANSWERED, .count = 3};
}

/* How large the words and the formula are; `enlarged`: how much larger than the panels' text the words are.
 */
typedef struct Scales {
  double words, formula, enlarged;
  bool close; /* side by side the words get what the formula leaves of its share */
} Scales;

/* The width of the step's formula in one piece, in pixels; 0: it has none. */
static double formula_width(const Draw *draw, double scale) {
  const char *source = filled_phrase(draw, &step_of(draw)->formula, true);
  return source ? draw_formula_layout(draw, source, FORMULA_SIZE * scale, 0, draw->theme->ink).width : 0;
}

/* What the formula leaves of its share, in pixels. */
static double left_over(const Draw *draw, const Arrangement *all, double room, double scale) {
  for (size_t i = 0; i < all->count; i++)
    if (all->blocks[i].mathematics)
      return fmax(all->blocks[i].share * room - formula_width(draw, scale) - draw->u, 0);
  return 0;
}

/* The words beside panels are never less than usual; an answered question is as large as the panels' text. */
static Arrangement arrange(const Draw *draw, Rect inner, bool stacked, Scales scales) {
  Arrangement all = choose_blocks(draw, stacked);
  double gap = 3 * draw->u, room = inner.w - (double)(all.count - 1) * gap, x = inner.x, y = inner.y,
         more = stacked && scales.close ? left_over(draw, &all, room, scales.formula) : 0;
  for (size_t i = 0; i < all.count; i++) {
    const Block *block = &all.blocks[i];
    const Draw *usual = block->calm ? draw_scaled(draw, 1 / scales.enlarged) : draw;
    double scale = block->mathematics ? scales.formula : block->calm ? 1 : scales.words;
    double width = block->share * room + (block->mathematics ? -more : i == 0 ? more : 0);
    all.pens[i] = (Pen){usual, x, y, stacked ? width : inner.w, scale, LEAST, false};
    double height = pen_stack(all.pens[i], block->parts, PARTS_MAX);
    if (stacked) {
      all.need = fmax(all.need, height);
      x += all.pens[i].width + gap;
    } else {
      all.need += height + (i == 0 ? 0.4 * draw->u : 0);
      y = inner.y + all.need;
    }
  }
  all.need -= 1.6 * draw->u; /* less the last part's margin */
  return all;
}

static void paint_all(const Arrangement *all, double scroll) {
  for (size_t i = 0; i < all->count; i++) {
    Pen pen = all->pens[i];
    pen.y -= scroll;
    pen.paint = true;
    (void)pen_stack(pen, all->blocks[i].parts, PARTS_MAX);
  }
}

static double padding(const Draw *draw, bool stacked) {
  return (stacked ? 1.6 : 2.4) * draw->u;
}

/* Of a formula that still reads well, beside words as large as the panels': 2.2 u.  Larger words leave it
 * less of their scale, down to letters as high as theirs. */
#define FORMULA_SCALE 0.85
#define FORMULA_LEAST 0.75 /* where room is short */
#define FORMULA_BESIDE_LARGE 0.7

static double formula_scale(double usual, double enlarged) {
  return fmin(fmax(usual / enlarged, FORMULA_BESIDE_LARGE), usual);
}

double narration_need(const Draw *draw, double width, bool stacked, double enlarged) {
  double pad = padding(draw, stacked);
  Rect inner = {0, 0, width - 2 * pad, 0};
  return arrange(draw, inner, stacked,
                 (Scales){1, formula_scale(FORMULA_SCALE, enlarged), enlarged, enlarged > 1})
             .need +
         2 * pad;
}

/* Whether the formula stays as large as the scale says, unbroken. */
static bool formula_fits(const Draw *draw, double width, double scale) {
  return draw->state->asking || formula_width(draw, scale) <= width;
}

/* The first arrangement that fits: the words keep their size from step to step as long as they can, and the
 * formula gives way first. */
static bool try_all(const Draw *draw, Arrangement *out, Rect inner, bool stacked, Scales scales) {
  static const double WORDS[] = {1.3, 1.15, 1.05, 1.0};
  double least = formula_scale(FORMULA_LEAST, scales.enlarged);
  for (size_t i = stacked ? 0 : 1; i < sizeof WORDS / sizeof *WORDS; i++)
    for (int smaller = 0; smaller < 7; smaller++) {
      scales.words = WORDS[i];
      scales.formula = fmax(fmin(1.25, 1.15 * WORDS[i]) - 0.1 * smaller, least);
      *out = arrange(draw, inner, stacked, scales);
      if (out->need <= inner.h &&
          (scales.formula < 0.8 || formula_fits(draw, out->pens[1].width, scales.formula)))
        return true;
    }
  return false;
}

/* The formula stands in one place from step to step, too, unless the words then have no room. */
static void fit(const Draw *draw, Arrangement *out, Rect inner, bool stacked, double enlarged) {
  if (!try_all(draw, out, inner, stacked, (Scales){.enlarged = enlarged}))
    (void)try_all(draw, out, inner, stacked, (Scales){.enlarged = enlarged, .close = true});
}

static void draw_scrollbar(const Draw *draw, Rect rect, Rect inner, double need, double scroll) {
  double length = inner.h / need * inner.h, most = need - inner.h, u = draw->u;
  canvas_fill_rect(
      draw->canvas,
      (Rect){rect.x + rect.w - 0.9 * u, inner.y + (inner.h - length) * scroll / most, 0.4 * u, length},
      0.2 * u, draw->theme->hairline);
}

double narration_draw(const Draw *draw, Rect rect, bool stacked, double enlarged) {
  double u = draw->u;
  int card = draw_card(draw, rect);
  Rect inner = rect_inset(rect, padding(draw, stacked));
  Arrangement all = {0};
  fit(draw, &all, inner, stacked, enlarged);
  double most = fmax(all.need - inner.h, 0), scroll = clamp(draw->state->scroll, 0, most);
  if (most > 0) /* behind what can be pressed in it */
    hits_add(draw->hits, rect, (Target){TARGET_PANEL, PANEL_NARRATION, 0, 0, 0});
  Rect before = canvas_set_clip(draw->canvas, rect_inset(rect, 0.4 * u));
  paint_all(&all, scroll);
  canvas_set_clip(draw->canvas, before);
  if (most > 0)
    draw_scrollbar(draw, rect, inner, all.need, scroll);
  canvas_end_card(draw->canvas, card);
  return most;
}
