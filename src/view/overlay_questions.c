/* The lesson's questions: how many were right, each with its choice as the way back to it, which are asked.
 */
#include "view/overlay.h"
#include "view/verdict.h"

#include <math.h>

#define HEAD 4.4      /* u, the counts */
#define FOOT 5.2      /* the buttons below */
#define SIZE_ROW 1.9  /* the question */
#define SIZE_SAID 1.7 /* what was said to it */
#define PAD 0.8       /* above and below the words of a row */
#define LINE_GAP 0.3
#define WORDS_AT 7.6 /* from a row's left edge: behind its sign and number */
#define BUTTON 3.6

/* A question, and how high its row is. */
typedef struct QuestionRow {
  const Answer *answer;
  size_t source, step; /* of the lesson, of the trace */
  const char *question, *said;
  double height; /* pixels */
} QuestionRow;

typedef struct QuestionRows {
  QuestionRow at[LESSON_STEPS_MAX];
  size_t count;
} QuestionRows;

/* --- What there is */

static const char *said_of(const Draw *draw, const Answer *answer, const AskWords *words) {
  switch (ask_result(answer)) {
  case ASK_RIGHT:
    return draw_words(draw, STRING_QUESTIONS_CHOSEN, words->chosen, NULL);
  case ASK_WRONG:
    return draw_words(draw, STRING_QUESTIONS_CHOSEN_WRONG, words->chosen, words->right);
  case ASK_SKIPPED:
    return words->right ? draw_words(draw, STRING_QUESTIONS_PASSED, words->right, NULL)
                        : draw_string(draw, STRING_QUESTIONS_SKIPPED);
  default:
    return draw_string(draw, STRING_QUESTIONS_LEFT); /* the right answer is not given away */
  }
}

static double words_height(const Draw *draw, double width, const char *words, double size) {
  return draw_paragraph(draw, (Rect){0, 0, width, 0}, (TextLook){size, size > SIZE_SAID, draw->theme->ink},
                        words, false);
}

static QuestionRows *list_rows(const Draw *draw, double width) {
  const ViewState *state = draw->state;
  double u = draw->u, room = width - (WORDS_AT + 2) * u;
  size_t sources[LESSON_STEPS_MAX];
  QuestionRows *rows = ARENA_NEW(draw->arena, QuestionRows);
  rows->count = ask_list(sources, state->trace, state->questions.answers, state->asked);
  for (size_t i = 0; i < rows->count; i++) {
    QuestionRow *row = &rows->at[i];
    row->source = sources[i];
    row->answer = &state->questions.answers[row->source];
    (void)ask_step(&row->step, state->trace, &state->lesson->steps[row->source]);
    const AskWords words =
        ask_words_of(draw->arena, state->trace, row->source, row->answer, state->language, state->digits);
    row->question = words.question;
    row->said = said_of(draw, row->answer, &words);
    row->height = words_height(draw, room, row->question, SIZE_ROW) +
                  words_height(draw, room, row->said, SIZE_SAID) + (2 * PAD + LINE_GAP) * u;
  }
  return rows;
}

/* --- Above: how many, and which are asked */

static double draw_count_of(const Draw *draw, double x, double y, AskResult result, StringId name,
                            size_t count) {
  double u = draw->u;
  Color color = verdict_color(draw, result);
  verdict_draw(draw, result, x + 0.8 * u, y, 1.5 * u, color);
  const char *words = draw_words(draw, name, draw_count(draw, count), NULL);
  return x + 2.2 * u + draw_text(draw, ALIGN_LEFT, x + 2.2 * u, y, (TextLook){SIZE_ROW, true, color}, words) +
         2.4 * u;
}

static void draw_counts(const Draw *draw, const QuestionRows *rows, double x, double y) {
  static const struct {
    AskResult result;
    StringId name;
  } KINDS[] = {{ASK_RIGHT, STRING_QUESTIONS_RIGHT},
               {ASK_WRONG, STRING_QUESTIONS_WRONG},
               {ASK_SKIPPED, STRING_QUESTIONS_SKIPPED_COUNT},
               {ASK_OPEN, STRING_QUESTIONS_OPEN}};
  for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
    size_t count = 0;
    for (size_t k = 0; k < rows->count; k++)
      count += ask_result(rows->at[k].answer) == KINDS[i].result;
    x = draw_count_of(draw, x, y, KINDS[i].result, KINDS[i].name, count);
  }
}

/* Three buttons in one, the present one filled, up to a right edge. */
static void draw_asked(const Draw *draw, double right, double y) {
  static const StringId NAMES[ASKED_COUNT] = {STRING_ASKED_SHORT_ALL, STRING_ASKED_SHORT_KEPT,
                                              STRING_ASKED_SHORT_NONE};
  double u = draw->u, high = 3.2 * u;
  for (int i = ASKED_COUNT - 1; i >= 0; i--) {
    const char *name = draw_string(draw, NAMES[i]);
    double wide = draw_text_width(draw, 1.7, true, name) + 2.4 * u;
    right -= wide;
    draw_button(draw, (Rect){right, y - high / 2, wide, high}, name, draw->state->asked == (Asked)i,
                (Action){.kind = ACTION_ASKED, .arg = i}, STRING_NONE);
    right -= 0.6 * u;
  }
  draw_text(draw, ALIGN_RIGHT, right - 0.6 * u, y, (TextLook){SIZE_SAID, false, draw->theme->muted},
            draw_string(draw, STRING_ASKED_SHORT));
}

/* --- The rows */

static void draw_row(const Draw *draw, Rect rect, const QuestionRow *row, bool chosen) {
  const Theme *theme = draw->theme;
  double u = draw->u, x = rect.x + WORDS_AT * u, y = rect.y + PAD * u;
  AskResult result = ask_result(row->answer);
  Target target = target_of_action((Action){.kind = ACTION_QUESTION, .arg = (int)row->source});
  Rect ground = {rect.x, rect.y, rect.w, rect.h - 0.3 * u};
  if (chosen || target_equal(draw->state->hover, target))
    canvas_fill_rect(draw->canvas, ground, 0.8 * u, theme->field);
  if (chosen)
    canvas_border(draw->canvas, ground, 0.8 * u, 0.2 * u, theme->accent);
  double middle = y + 0.75 * SIZE_ROW * u, room = rect.w - (WORDS_AT + 2) * u;
  verdict_draw(draw, result, rect.x + 2 * u, middle, 1.5 * u, verdict_color(draw, result));
  draw_text(draw, ALIGN_RIGHT, rect.x + (WORDS_AT - 1.2) * u, middle,
            (TextLook){SIZE_ROW, true, theme->muted}, draw_count(draw, row->step + 1));
  y += draw_paragraph(draw, (Rect){x, y, room, 0}, (TextLook){SIZE_ROW, true, theme->ink}, row->question,
                      true) +
       LINE_GAP * u;
  Color ink = result == ASK_RIGHT || result == ASK_WRONG ? verdict_color(draw, result) : theme->muted;
  (void)draw_paragraph(draw, (Rect){x, y, room, 0}, (TextLook){SIZE_SAID, false, ink}, row->said, true);
  Hit *hit = hits_add(draw->hits, ground, target);
  hit->action = (Action){.kind = ACTION_QUESTION, .arg = (int)row->source};
}

/* How many rows fit from one on; at least one. */
static size_t fit_from(const QuestionRows *rows, size_t first, double height) {
  size_t shown = 0;
  for (double used = 0; first + shown < rows->count; shown++) {
    used += rows->at[first + shown].height;
    if (used > height + 0.5 && shown > 0)
      break;
  }
  return shown;
}

/* The row at the top: what is asked for, unless that leaves room below or hides the chosen row. */
static size_t first_row(const QuestionRows *rows, size_t first, size_t chosen, double height) {
  first = first < rows->count ? first : rows->count > 0 ? rows->count - 1 : 0;
  while (first > 0 && fit_from(rows, first - 1, height) == rows->count - (first - 1))
    first--;
  if (chosen >= rows->count)
    return first;
  if (chosen < first)
    return chosen;
  while (chosen >= first + fit_from(rows, first, height))
    first++;
  return first;
}

static void draw_rows(const Draw *draw, const QuestionRows *rows, Rect area) {
  const QuestionsView *view = &draw->state->questions;
  double u = draw->u, y = area.y;
  if (rows->count == 0)
    (void)draw_paragraph(draw, area, (TextLook){SIZE_ROW, false, draw->theme->muted},
                         draw_string(draw, STRING_QUESTIONS_EMPTY), true);
  size_t first = first_row(rows, view->first, view->row, area.h), shown = fit_from(rows, first, area.h);
  for (size_t i = first; i < first + shown; i++) {
    draw_row(draw, (Rect){area.x - u, y, area.w + u, rows->at[i].height}, &rows->at[i], i == view->row);
    y += rows->at[i].height;
  }
  overlay_scroll_bar(draw, (Rect){area.x, area.y, area.w + 1.4 * u, area.h}, first, shown, rows->count);
}

/* --- Below */

static void draw_foot(const Draw *draw, const QuestionRows *rows, Rect inner) {
  const QuestionsView *view = &draw->state->questions;
  const struct {
    StringId name;
    ActionKind action;
    bool there;
  } BUTTONS[] = {{STRING_NEXT_LESSON, ACTION_NEXT_LESSON, view->next_lesson},
                 {STRING_CLOSE, ACTION_CLOSE, true},
                 {STRING_QUESTIONS_SAVE, ACTION_SAVE_ANSWERS, rows->count > 0},
                 {STRING_QUESTIONS_AGAIN, ACTION_ASK_ALL, rows->count > 0}};
  double u = draw->u, right = inner.x + inner.w, y = inner.y + inner.h - BUTTON * u;
  bool default_there = view->row >= rows->count;
  for (size_t i = 0; i < sizeof BUTTONS / sizeof *BUTTONS; i++) {
    if (!BUTTONS[i].there)
      continue;
    const char *name = draw_string(draw, BUTTONS[i].name);
    double wide = draw_text_width(draw, 1.7, true, name) + 3.2 * u;
    draw_button(draw, (Rect){right - wide, y, wide, BUTTON * u}, name, default_there,
                (Action){.kind = BUTTONS[i].action}, STRING_NONE);
    right -= wide + 1.2 * u;
    default_there = false; /* it is the first */
  }
}

/* In letters as large as wanted, also where the lesson's panels have no room for that. */
static const Draw *draw_as_wanted(const Draw *draw) {
  const ViewState *state = draw->state;
  return draw_scaled(draw, theme_unit(state->width, state->height, state->text_scale) / draw->u);
}

void overlay_questions(const Draw *draw) {
  int card;
  draw = draw_as_wanted(draw);
  double u = draw->u, width = fmin(112 * u, draw->state->width - 4 * u), needed = 0;
  const QuestionRows *rows = list_rows(draw, width - 6 * u);
  for (size_t i = 0; i < rows->count; i++)
    needed += rows->at[i].height / u;
  Rect inner =
      overlay_sheet(draw, 112, 8.4 + HEAD + fmax(needed, 4) + FOOT + 0.6, STRING_QUESTIONS_TITLE, &card);
  draw_asked(draw, inner.x + inner.w, inner.y - 3 * u);
  draw_counts(draw, rows, inner.x, inner.y + 0.9 * u);
  draw_rows(draw, rows, (Rect){inner.x, inner.y + HEAD * u, inner.w, inner.h - (HEAD + FOOT) * u});
  draw_foot(draw, rows, inner);
  canvas_end_card(draw->canvas, card);
}
