/* A step's question and its choices, before and after it is answered; and the lesson's starts. */
#include "view/narration.h"

#include "trace/ask.h"

#include <math.h>

typedef enum { MARK_NONE, MARK_RIGHT, MARK_WRONG } Mark;

/* One choice, and how it looks. */
typedef struct Choice {
  const char *text;
  size_t number; /* from 1 */
  Mark mark;
  bool open;    /* can be pressed */
  bool pressed; /* it was */
} Choice;

#define LEAD 2.0 /* u, of the number or the mark, with the gap behind it */

const LessonAsk *question_of(const Draw *draw) {
  return ask_at(draw->state->trace, draw->state->step);
}

/* The right choice, from 1; 0 where the numbers give none. */
static size_t right_choice(const Draw *draw) {
  size_t right;
  return ask_answer(&right, draw->state->trace, draw->state->step, NULL) ? right : 0;
}

static void paragraph(const Draw *draw, Column *column, TextLook look, const char *text, double below,
                      bool paint) {
  Rect area = {column->x, column->y, column->width, 0};
  column->y += draw_paragraph(draw, area, look, text, paint) + below * draw->u;
}

/* --- Marks */

/* A check mark or a cross, `size` high, around a point. */
static void draw_mark(const Draw *draw, Mark mark, double x, double y, double size, Color color) {
  double s = size / 2, wide = 0.17 * size;
  if (mark == MARK_RIGHT) {
    const Point tick[] = {{x - 0.95 * s, y + 0.1 * s}, {x - 0.25 * s, y + 0.75 * s}, {x + s, y - 0.75 * s}};
    canvas_stroke(draw->canvas, tick, 3, wide, color);
  } else if (mark == MARK_WRONG) {
    canvas_line(draw->canvas, x - 0.75 * s, y - 0.75 * s, x + 0.75 * s, y + 0.75 * s, wide, color);
    canvas_line(draw->canvas, x - 0.75 * s, y + 0.75 * s, x + 0.75 * s, y - 0.75 * s, wide, color);
  }
}

static Color mark_color(const Draw *draw, Mark mark) {
  return mark == MARK_RIGHT ? draw->theme->good : draw->theme->bad;
}

/* --- Choices */

/* Beside each other with equal widths, with widths of their own, or, longer ones, below each other. */
typedef struct AnswerPlaces {
  bool below;
  double size;     /* of the text, u */
  double pad;      /* pixels, to the sides of a choice */
  double extra;    /* pixels of width that each gets to fill the line */
  double equal;    /* the width of all; 0: each its own */
  double vertical; /* pixels above and below the text */
  double gap;      /* between choices, pixels */
} AnswerPlaces;

static double natural_width(const Draw *draw, const AnswerPlaces *places, const Choice *choice) {
  return 2 * places->pad + LEAD * draw->u + draw_text_width(draw, places->size, true, choice->text) + 1;
}

static AnswerPlaces find_places(const Draw *draw, const Column *column, const Choice *choices, size_t count) {
  AnswerPlaces places = {.size = words_size(column, 1.8), .pad = 0.9 * draw->u};
  places.vertical = (choices[0].open ? 0.75 : 0.3) * draw->u;
  places.gap = (choices[0].open ? 0.7 : 0.5) * draw->u;
  double total = (double)(count - 1) * places.gap, gaps = total, widest = 0;
  for (size_t i = 0; i < count; i++) {
    double wide = natural_width(draw, &places, &choices[i]);
    total += wide;
    widest = fmax(widest, wide);
  }
  places.below = total > column->width;
  places.extra = (column->width - total) / (double)count;
  if (widest * (double)count + gaps <= column->width)
    places.equal = (column->width - gaps) / (double)count;
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
  if (choice->mark == MARK_RIGHT && !choice->pressed)
    canvas_border(draw->canvas, rect, radius, 0.2 * draw->u, theme->good);
}

/* The number or the mark, and the text behind it, from the left. */
static void draw_choice(const Draw *draw, Rect rect, const AnswerPlaces *places, const Choice *choice) {
  const Theme *theme = draw->theme;
  double u = draw->u, line = 1.5 * places->size * u, y = rect.y + places->vertical + line / 2;
  double wide = draw_text_width(draw, places->size, true, choice->text);
  bool quiet = !choice->open && choice->mark == MARK_NONE;
  double lead = places->below || !quiet ? LEAD * u : 0, free = rect.w - 2 * places->pad - lead - wide;
  double x = rect.x + places->pad + (places->below ? 0 : fmax(free / 2, 0));
  Color ink = choice->pressed ? theme->on_strong : quiet ? theme->muted : theme->ink;
  draw_ground(draw, rect, choice);
  if (choice->open)
    draw_text(draw, ALIGN_LEFT, x, y, (TextLook){places->size, false, theme->muted},
              draw_count(draw, choice->number));
  else
    draw_mark(draw, choice->mark, x + 0.65 * u, y, 1.25 * u,
              choice->pressed ? theme->on_strong : mark_color(draw, choice->mark));
  Rect area = {x + lead, rect.y + places->vertical, rect.x + rect.w - places->pad - x - lead + 1, 0};
  draw_paragraph(draw, area, (TextLook){places->size, true, ink}, choice->text, true);
}

static double choice_height(const Draw *draw, const AnswerPlaces *places, const Choice *choice,
                            double width) {
  Rect area = {0, 0, width - 2 * places->pad - LEAD * draw->u + 1, 0};
  return draw_paragraph(draw, area, (TextLook){places->size, true, draw->theme->ink}, choice->text, false) +
         2 * places->vertical;
}

static void stack_choices(const Draw *draw, Column *column, const Choice *choices, size_t count, bool paint) {
  AnswerPlaces places = find_places(draw, column, choices, count);
  double gap = places.gap, x = column->x, tall = 0;
  for (size_t i = 0; i < count; i++) {
    double wide = places.below       ? column->width
                  : places.equal > 0 ? places.equal
                                     : natural_width(draw, &places, &choices[i]) + places.extra;
    tall = choice_height(draw, &places, &choices[i], wide);
    if (paint)
      draw_choice(draw, (Rect){x, column->y, wide, tall}, &places, &choices[i]);
    if (places.below)
      column->y += tall + gap;
    else
      x += wide + gap;
  }
  column->y += (places.below ? -gap : tall) + 1.1 * draw->u;
}

static void all_choices(const Draw *draw, Column *column, bool open, bool paint) {
  const LessonAsk *ask = question_of(draw);
  Choice choices[LESSON_CHOICES_MAX] = {{0}};
  size_t right = open ? 0 : right_choice(draw), chosen = open ? 0 : draw->state->chosen;
  for (size_t i = 0; i < ask->count; i++) {
    bool is_right = i + 1 == right, is_chosen = i + 1 == chosen;
    choices[i] = (Choice){.text = filled_phrase(draw, &ask->choices[i], false),
                          .number = i + 1,
                          .open = open,
                          .pressed = is_chosen,
                          .mark = is_right                 ? MARK_RIGHT
                                  : is_chosen && right > 0 ? MARK_WRONG
                                                           : MARK_NONE};
  }
  stack_choices(draw, column, choices, ask->count, paint);
}

/* --- While the question is open */

void question_open_words(const Draw *draw, Column *column, bool paint) {
  TextLook look = {words_size(column, 2.4), true, draw->theme->ink};
  paragraph(draw, column, look, filled_phrase(draw, &question_of(draw)->question, false), 1.4, paint);
}

void question_open_choices(const Draw *draw, Column *column, bool paint) {
  all_choices(draw, column, true, paint);
  TextLook look = {label_size(column, 1.6), false, draw->theme->muted};
  paragraph(draw, column, look, draw_string(draw, STRING_ASK_HINT), 1.6, paint);
}

/* --- Afterwards */

void question_rule(const Draw *draw, Column *column, bool paint) {
  if (paint)
    canvas_fill_rect(draw->canvas, (Rect){column->x, round(column->y), column->width, 1}, 0,
                     draw->theme->hairline);
  column->y += 1.4 * draw->u;
}

void question_words(const Draw *draw, Column *column, bool paint) {
  TextLook label = {label_size(column, 1.6), true, draw->theme->muted};
  TextLook words = {words_size(column, 1.8), true, draw->theme->ink};
  paragraph(draw, column, label, draw_string(draw, STRING_ASK_TITLE), 0.2, paint);
  paragraph(draw, column, words, filled_phrase(draw, &question_of(draw)->question, false), 0.8, paint);
}

void question_choices(const Draw *draw, Column *column, bool paint) {
  all_choices(draw, column, false, paint);
}

/* In words, as a mark alone is easily missed. */
void question_verdict(const Draw *draw, Column *column, bool paint) {
  size_t right = right_choice(draw), chosen = draw->state->chosen;
  if (right == 0)
    return;
  Mark mark = chosen == right ? MARK_RIGHT : chosen > 0 ? MARK_WRONG : MARK_NONE;
  StringId id = mark == MARK_RIGHT   ? STRING_ASK_RIGHT
                : mark == MARK_WRONG ? STRING_ASK_WRONG
                                     : STRING_ASK_ANSWER;
  const char *answer = filled_phrase(draw, &question_of(draw)->choices[right - 1], false);
  const char *text = draw_words(draw, id, answer, NULL);
  TextLook look = {words_size(column, 1.7), true,
                   mark == MARK_NONE ? draw->theme->muted : mark_color(draw, mark)};
  Column rest = *column;
  if (mark != MARK_NONE) {
    double middle = column->y + 0.75 * look.size * draw->u;
    if (paint)
      draw_mark(draw, mark, column->x + 0.65 * draw->u, middle, 1.25 * draw->u, look.color);
    rest.x += LEAD * draw->u;
    rest.width -= LEAD * draw->u;
  }
  paragraph(draw, &rest, look, text, 1.6, paint);
  column->y = rest.y;
}

/* --- Starts */

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
            (TextLook){1.7, true, draw->theme->on_strong}, name);
}

#define START_GAP 0.7 /* u, between two */

static double start_width(const Draw *draw, const char *name) {
  return draw_text_width(draw, 1.7, true, name) + 2.4 * draw->u;
}

/* Of all of them in a line, or of the step's own. */
static double starts_width(const Draw *draw, size_t of_step) {
  const Lesson *lesson = draw->state->lesson;
  double wide = 0;
  for (size_t i = 0; i < lesson->start_count; i++)
    if (of_step >= lesson->start_count || i == of_step)
      wide += start_width(draw, lesson->starts[i].title.in[draw->state->language]) +
              (wide > 0 ? START_GAP * draw->u : 0);
  return wide;
}

void question_starts(const Draw *draw, Column *column, bool paint) {
  const Lesson *lesson = draw->state->lesson;
  if (lesson->start_count == 0)
    return;
  size_t of_step = trace_step(draw->state->trace, draw->state->step).kind->source->start;
  bool fixed = of_step < lesson->start_count;
  double u = draw->u, tall = 3 * u, gap = START_GAP * u, x = column->x;
  TextLook look = {label_size(column, 1.6), true, draw->theme->muted};
  const char *title = draw_string(draw, STRING_START_TITLE);
  double named = draw_text_width(draw, look.size, true, title) + 1.2 * u;
  if (named + starts_width(draw, of_step) <= column->width) { /* all in one line */
    if (paint)
      draw_text(draw, ALIGN_LEFT, x, column->y + tall / 2, look, title);
    x += named;
  } else {
    paragraph(draw, column, look, title, 0.4, paint);
  }
  for (size_t i = 0; i < lesson->start_count; i++) {
    const char *name = lesson->starts[i].title.in[draw->state->language];
    double wide = fmin(start_width(draw, name), column->width);
    if (fixed && i != of_step)
      continue;
    if (x > column->x && x + wide > column->x + column->width) {
      x = column->x;
      column->y += tall + gap;
    }
    if (paint)
      draw_start(draw, (Rect){x, column->y, wide, tall}, i, fixed);
    x += wide + gap;
  }
  column->y += tall + 1.6 * u;
}
