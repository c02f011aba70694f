/* The card that says what happens: group, title, text, formula, the lesson's starts, and a question, before
 * and after it is answered. */
#include "trace/ask.h"
#include "view/parts.h"
#include "view/pen.h"
#include "view/terms.h"
#include "view/verdict.h"

#include <math.h>

/* --- The question */

/* One choice, and how it looks. */
typedef struct Choice {
  const char *text;
  size_t number;  /* from 1 */
  AskResult mark; /* right, wrong or, without one, open */
  bool open;      /* can be pressed */
  bool pressed;   /* it was */
} Choice;

#define LEAD 2.0 /* u, of the number or the mark, with the gap behind it */

/* The right choice, from 1; 0 where the numbers give none. */
static size_t right_choice(const Draw *draw) {
  size_t right;
  return ask_answer(&right, draw->state->trace, draw->state->step, NULL) ? right : 0;
}

/* Since the choice was made the numbers have changed, and the answer with them: it is not judged any more. */
static bool is_overtaken(const Draw *draw) {
  size_t then = draw->state->right;
  return draw->state->chosen > 0 && then > 0 && then != right_choice(draw);
}

/* --- Choices */

/* How they stand: beside each other with one width, with widths of their own, or, longer ones, below each
 * other. */
typedef struct ChoicePlaces {
  bool below;
  double size;                       /* of the text, u */
  double pad, above, gap;            /* pixels: beside and above the text, and between choices */
  double widths[LESSON_CHOICES_MAX]; /* pixels */
} ChoicePlaces;

static ChoicePlaces find_places(const Pen *pen, const Choice *choices, size_t count) {
  const Draw *draw = pen->draw;
  bool open = choices[0].open;
  double u = draw->u, total = 0, widest = 0;
  ChoicePlaces places = {.size = pen_size(pen, 1.8),
                         .pad = 0.9 * u,
                         .above = (open ? 0.75 : 0.3) * u,
                         .gap = (open ? 0.7 : 0.5) * u};
  for (size_t i = 0; i < count; i++) {
    places.widths[i] =
        2 * places.pad + LEAD * u + draw_text_width(draw, places.size, true, choices[i].text) + 1;
    total += places.widths[i];
    widest = fmax(widest, places.widths[i]);
  }
  double room = pen->width - (double)(count - 1) * places.gap;
  places.below = total > room;
  for (size_t i = 0; i < count; i++)
    places.widths[i] = places.below                     ? pen->width
                       : widest * (double)count <= room ? room / (double)count
                                                        : places.widths[i] + (room - total) / (double)count;
  return places;
}

static void draw_ground(const Draw *draw, Rect rect, const Choice *choice) {
  const Theme *theme = draw->theme;
  double radius = fmin(rect.h / 2, draw->u);
  if (choice->open) {
    draw_button(draw, rect, NULL, false, (Action){.kind = ACTION_CHOOSE, .arg = (int)choice->number},
                STRING_NONE);
    return;
  }
  canvas_fill_rect(draw->canvas, rect, radius, choice->pressed ? theme->strong : theme->field);
  if (choice->mark == ASK_RIGHT && !choice->pressed)
    canvas_border(draw->canvas, rect, radius, 0.2 * draw->u, theme->good);
}

/* The number or the mark, and the text behind it, from the left. */
static void draw_choice(const Draw *draw, Rect rect, const ChoicePlaces *places, const Choice *choice) {
  const Theme *theme = draw->theme;
  double u = draw->u, y = rect.y + places->above + 0.75 * places->size * u,
         width = draw_text_width(draw, places->size, true, choice->text);
  bool quiet = !choice->open && choice->mark == ASK_OPEN;
  double lead = places->below || !quiet ? LEAD * u : 0, free = rect.w - 2 * places->pad - lead - width,
         x = rect.x + places->pad + (places->below ? 0 : fmax(free / 2, 0));
  Color ink = choice->pressed ? theme->on_strong : quiet ? theme->muted : theme->ink;
  draw_ground(draw, rect, choice);
  if (choice->open)
    draw_text(draw, ALIGN_LEFT, x, y, (TextLook){places->size, false, theme->muted},
              draw_count(draw, choice->number));
  else if (!quiet)
    verdict_draw(draw, choice->mark, x + 0.65 * u, y, 1.25 * u,
                 choice->pressed ? theme->on_strong : verdict_color(draw, choice->mark));
  Rect area = {x + lead, rect.y + places->above, rect.x + rect.w - places->pad - x - lead + 1, 0};
  draw_paragraph(draw, area, (TextLook){places->size, true, ink}, choice->text, true);
}

static void stack_choices(Pen *pen, const Choice *choices, size_t count) {
  const Draw *draw = pen->draw;
  ChoicePlaces places = find_places(pen, choices, count);
  double x = pen->x, height = 0;
  for (size_t i = 0; i < count; i++) {
    Rect text = {0, 0, places.widths[i] - 2 * places.pad - LEAD * draw->u + 1, 0};
    height =
        draw_paragraph(draw, text, (TextLook){places.size, true, draw->theme->ink}, choices[i].text, false) +
        2 * places.above;
    if (pen->paint)
      draw_choice(draw, (Rect){x, pen->y, places.widths[i], height}, &places, &choices[i]);
    *(places.below ? &pen->y : &x) += (places.below ? height : places.widths[i]) + places.gap;
  }
  pen->y += (places.below ? -places.gap : height) + 1.1 * draw->u;
}

static void all_choices(Pen *pen, bool open) {
  const Draw *draw = pen->draw;
  const LessonAsk *ask = draw_question(draw);
  Choice choices[LESSON_CHOICES_MAX] = {{0}};
  size_t right = open ? 0 : right_choice(draw), chosen = open ? 0 : draw->state->chosen;
  bool judged = right > 0 && !is_overtaken(draw);
  for (size_t i = 0; i < ask->count; i++) {
    bool is_right = i + 1 == right, is_chosen = i + 1 == chosen;
    choices[i] = (Choice){.text = filled_phrase(draw, &ask->choices[i], false),
                          .number = i + 1,
                          .open = open,
                          .pressed = is_chosen,
                          .mark = is_right              ? ASK_RIGHT
                                  : is_chosen && judged ? ASK_WRONG
                                                        : ASK_OPEN};
  }
  stack_choices(pen, choices, ask->count);
}

/* --- While the question is open */

static void question_open_words(Pen *pen) {
  const Draw *draw = pen->draw;
  pen_terms(pen, (TextLook){2.4, true, draw->theme->ink},
            filled_phrase(draw, &draw_question(draw)->question, false), true, 1.4);
}

static void question_open_choices(Pen *pen) {
  all_choices(pen, true);
  pen_text(pen, (TextLook){1.6, false, pen->draw->theme->muted}, draw_string(pen->draw, STRING_ASK_HINT),
           1.6);
}

/* --- Afterwards */

static void question_rule(Pen *pen) {
  if (pen->paint)
    canvas_fill_rect(pen->draw->canvas, (Rect){pen->x, round(pen->y), pen->width, 1}, 0,
                     pen->draw->theme->hairline);
  pen->y += 1.4 * pen->draw->u;
}

#define AGAIN_SIZE 1.5 /* u */

/* At the right end of a line around y: whoever was wrong, or let it pass, may try again. */
static void draw_again(const Pen *pen, double y) {
  const Draw *draw = pen->draw;
  double u = draw->u, size = fmax(AGAIN_SIZE, pen->least - 0.4);
  const char *name = draw_string(draw, STRING_ASK_AGAIN);
  double wide = draw_text_width(draw, size, true, name) + 1.6 * u, high = 2.4 * u;
  Rect rect = {pen->x + pen->width - wide, y - high / 2, wide, high};
  draw_button(draw, rect, NULL, false, (Action){.kind = ACTION_ASK_AGAIN}, STRING_NONE);
  draw_text(draw, ALIGN_CENTER, rect.x + wide / 2, y, (TextLook){size, true, draw->theme->ink}, name);
}

static void question_words(Pen *pen) {
  const Draw *draw = pen->draw;
  if (pen->paint && ask_is_asked(draw_question(draw), draw->state->asked))
    draw_again(pen, pen->y + 0.75 * pen_size(pen, 1.6) * draw->u);
  pen_text(pen, (TextLook){1.6, true, draw->theme->muted}, draw_string(draw, STRING_ASK_TITLE), 0.2);
  pen_text(pen, (TextLook){1.8, true, draw->theme->ink},
           filled_phrase(draw, &draw_question(draw)->question, false), 0.8);
}

static void question_choices(Pen *pen) {
  all_choices(pen, false);
}

/* In words, as a mark alone is easily missed. */
static void question_verdict(Pen *pen) {
  const Draw *draw = pen->draw;
  size_t right = right_choice(draw), chosen = draw->state->chosen;
  if (right == 0)
    return;
  AskResult mark = is_overtaken(draw) || chosen == 0 ? ASK_OPEN : chosen == right ? ASK_RIGHT : ASK_WRONG;
  StringId said = mark == ASK_RIGHT    ? STRING_ASK_RIGHT
                  : mark == ASK_WRONG  ? STRING_ASK_WRONG
                  : is_overtaken(draw) ? STRING_ASK_NOW
                                       : STRING_ASK_ANSWER;
  const char *answer = filled_phrase(draw, &draw_question(draw)->choices[right - 1], false);
  Color color = verdict_color(draw, mark);
  double u = draw->u, lead = mark == ASK_OPEN ? 0 : LEAD * u;
  if (pen->paint && mark != ASK_OPEN)
    verdict_draw(draw, mark, pen->x + 0.65 * u, pen->y + 0.75 * pen_size(pen, 1.7) * u, 1.25 * u, color);
  pen->x += lead;
  pen->width -= lead;
  pen_text(pen, (TextLook){1.7, true, color}, draw_words(draw, said, answer, NULL), 1.6);
  pen->x -= lead;
  pen->width += lead;
}

/* --- Starts */

#define START_SIZE 1.7 /* u */

/* Whether the set-up has the numbers of this start. */
static bool is_started(const Draw *draw, size_t start) {
  Setup setup = draw->state->trace->setup;
  lesson_choose_start(&setup, draw->state->lesson, start);
  return setup_equal(&setup, &draw->state->trace->setup);
}

static void draw_start(const Draw *draw, Rect rect, size_t start, bool fixed) {
  const char *name = draw->state->lesson->starts[start].title.in[draw->state->language];
  if (!fixed) {
    draw_button(draw, rect, name, is_started(draw, start), (Action){.kind = ACTION_START, .arg = (int)start},
                STRING_START_TIP);
    return;
  }
  canvas_fill_rect(draw->canvas, rect, fmin(rect.h / 2, draw->u), draw->theme->strong);
  draw_text(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + rect.h / 2,
            (TextLook){START_SIZE, true, draw->theme->on_strong}, name);
}

/* A step's start that leaves all numbers as they are says nothing. */
static bool says_nothing(const Lesson *lesson, size_t fixed) {
  for (size_t field = 0; fixed < lesson->start_count && field < SETUP_FIELDS_MAX; field++)
    if (lesson->starts[fixed].sets[field])
      return false;
  return lesson->start_count == 0 || fixed < lesson->start_count;
}

/* Behind their title, in as many lines as they need. */
static void question_starts(Pen *pen) {
  const Draw *draw = pen->draw;
  const Lesson *lesson = draw->state->lesson;
  size_t fixed = trace_step(draw->state->trace, draw->state->step).kind->source->start;
  double u = draw->u, height = 3 * u, gap = 0.7 * u;
  TextLook look = {pen_size(pen, 1.6), true, draw->theme->muted};
  const char *title = draw_string(draw, STRING_START_TITLE);
  double x = pen->x + draw_text_width(draw, look.size, true, title) + 1.2 * u;
  if (says_nothing(lesson, fixed))
    return;
  if (pen->paint)
    draw_text(draw, ALIGN_LEFT, pen->x, pen->y + height / 2, look, title);
  for (size_t i = 0; i < lesson->start_count; i++) {
    const char *name = lesson->starts[i].title.in[draw->state->language];
    double width = fmin(draw_text_width(draw, START_SIZE, true, name) + 2.4 * u, pen->width);
    if (fixed < lesson->start_count && i != fixed)
      continue;
    if (x > pen->x && x + width > pen->x + pen->width) {
      x = pen->x;
      pen->y += height + gap;
    }
    if (pen->paint)
      draw_start(draw, (Rect){x, pen->y, width, height}, i, i == fixed);
    x += width + gap;
  }
  pen->y += height + 1.6 * u;
}

/* --- The words */

static const LessonStep *step_of(const Draw *draw) {
  return trace_step(draw->state->trace, draw->state->step).kind->source;
}

/* "Gradient", or "Update 3 · Gradient" inside an opened update. */
static const char *group_name(const Draw *draw) {
  const TraceStep at = trace_step(draw->state->trace, draw->state->step);
  const char *name = draw->state->lesson->groups[at.kind->source->group].title.in[draw->state->language];
  if (!at.kind->within)
    return name;
  const char *update = draw_words(draw, at.kind->within->epochs ? STRING_EPOCH_NUMBER : STRING_UPDATE_NUMBER,
                                  draw_count(draw, at.pass + 1), NULL);
  return arena_printf(draw->arena, "%s · %s", update, name);
}

static void group_line(Pen *pen, const char *name) {
  pen_text(pen, (TextLook){1.7, true, pen->draw->theme->muted}, name, 0.4);
}

static void group_and_title(Pen *pen) {
  const Draw *draw = pen->draw;
  const char *title = filled_phrase(draw, &step_of(draw)->title, false);
  group_line(pen, group_name(draw));
  pen_terms(pen, (TextLook){2.4, true, draw->theme->ink}, title ? title : "", false, 0.8);
}

static void group_of_question(Pen *pen) {
  const Draw *draw = pen->draw;
  group_line(pen,
             arena_printf(draw->arena, "%s · %s", group_name(draw), draw_string(draw, STRING_ASK_TITLE)));
}

static void body(Pen *pen) {
  const char *text = filled_phrase(pen->draw, &step_of(pen->draw)->text, false);
  if (text)
    pen_terms(pen, (TextLook){2.0, false, pen->draw->theme->ink}, text, true, 1.6);
}

#define FORMULA_SIZE 2.6 /* u */

static void formula(Pen *pen) {
  const char *source = filled_phrase(pen->draw, &step_of(pen->draw)->formula, true);
  size_t before = pen->draw->canvas->count;
  if (source)
    pen_formula(pen, FORMULA_SIZE, source, 1.6);
  if (source && pen->paint)
    terms_mark_formula(pen->draw, before);
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
  if (!draw_question(draw))
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
