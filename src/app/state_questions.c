/* The sheet of the lesson's questions: what became of each, the way back to it, and on to the next lesson. */
#include "app/state_parts.h"

#include <math.h>
#include <string.h>

static size_t list(const State *state, size_t rows[LESSON_STEPS_MAX]) {
  return ask_list(rows, &state->trace, state->answers, state->asked);
}

/* An edit, or another choice of what is asked, may leave fewer rows than there were. */
static size_t chosen_row(const State *state, size_t count) {
  return state->questions.row < count ? state->questions.row : count;
}

static bool has_met(const State *state) {
  for (size_t i = 0; i < state->lesson.step_count; i++)
    if (state->answers[i].met)
      return true;
  return false;
}

static bool lesson_asks(const State *state) {
  size_t step;
  for (size_t i = 0; i < state->lesson.step_count; i++)
    if (ask_step(&step, &state->trace, &state->lesson.steps[i]))
      return true;
  return false;
}

void state_questions_open(State *state, Effects *out) {
  if (!lesson_asks(state)) {
    state_refuse(state, state_string(state, STRING_QUESTIONS_NONE));
    return;
  }
  state_overlay_open(state, OVERLAY_QUESTIONS, out);
  state->questions = (Questions){.row = LESSON_STEPS_MAX};
  out->read_catalogue = true; /* which tells whether there is a next lesson */
}

/* --- What is done in it */

/* To a question's step, where one that is still open is asked. */
static void go_back(State *state, size_t source, Effects *out) {
  size_t step;
  if (source >= state->lesson.step_count || !ask_step(&step, &state->trace, &state->lesson.steps[source]))
    return;
  state_overlay_close(state);
  if (!state->answers[source].met)
    state->answers[source] = (Answer){0};
  (void)state_step_apply(state, (Action){.kind = ACTION_GO_TO, .arg = (int)step}, out);
}

static void go_on(State *state, Effects *out) {
  if (state_next_lesson(state))
    out->next_lesson = true;
  else
    state_overlay_close(state);
}

static void use_row(State *state, Effects *out) {
  size_t rows[LESSON_STEPS_MAX], count = list(state, rows), row = chosen_row(state, count);
  if (row < count)
    go_back(state, rows[row], out);
  else
    go_on(state, out);
}

static void move(State *state, int by) {
  size_t rows[LESSON_STEPS_MAX], count = list(state, rows), row = chosen_row(state, count);
  state->focus = NO_TARGET;
  state->questions.row = by < 0 ? (row > 0 ? row - 1 : 0) : (row < count ? row + 1 : count);
}

/* The lesson from its start with all its questions open: not by one slip. */
static void forget(State *state, Effects *out) {
  if (has_met(state) && !state->questions.sure) {
    state->questions.sure = true;
    state_refuse(state, state_string(state, STRING_QUESTIONS_SURE));
    return;
  }
  memset(state->answers, 0, sizeof state->answers);
  state_overlay_close(state);
  (void)state_step_apply(state, (Action){.kind = ACTION_FIRST}, out);
}

/* False: another action. */
static bool move_or_use(State *state, Action action, Effects *out) {
  switch (action.kind) {
  case ACTION_PREVIOUS:
  case ACTION_FOCUS_UP:
    move(state, -1);
    return true;
  case ACTION_FOCUS_DOWN:
    move(state, 1);
    return true;
  case ACTION_FIRST:
  case ACTION_LAST:
    state->focus = NO_TARGET;
    state->questions.row = action.kind == ACTION_FIRST ? 0 : LESSON_STEPS_MAX;
    return true;
  case ACTION_NEXT:
    use_row(state, out);
    return true;
  case ACTION_ENTER: /* unless Tab has gone to a button */
    if (state->focus.kind == TARGET_NONE)
      use_row(state, out);
    return state->focus.kind == TARGET_NONE;
  default:
    return false;
  }
}

bool state_questions_catches(State *state, Action action, Effects *out) {
  bool enters = action.kind == ACTION_ENTER || action.kind == ACTION_ASK_ALL;
  state->questions.sure = state->questions.sure && enters;
  if (move_or_use(state, action, out))
    return true;
  switch (action.kind) {
  case ACTION_QUESTION:
    go_back(state, action.arg < 0 ? LESSON_STEPS_MAX : (size_t)action.arg, out);
    return true;
  case ACTION_NEXT_LESSON:
    go_on(state, out);
    return true;
  case ACTION_ASK_ALL:
    forget(state, out);
    return true;
  case ACTION_SAVE_PICTURE: /* its key */
    return state_overlay_apply(state, (Action){.kind = ACTION_SAVE_ANSWERS}, out);
  case ACTION_NEXT_UPDATE: /* nothing changes behind it */
  case ACTION_PREVIOUS_UPDATE:
  case ACTION_OPEN_UPDATE:
  case ACTION_UNDO:
  case ACTION_REDO:
  case ACTION_RESET:
  case ACTION_PLAY:
    return true;
  default:
    return false;
  }
}

bool state_questions_apply(State *state, Action action, Effects *out) {
  bool at_end = action.kind == ACTION_NEXT && state_at_end(state) && has_met(state);
  if (action.kind == ACTION_QUESTIONS && state->overlay == OVERLAY_QUESTIONS)
    state_overlay_close(state);
  else if (at_end || action.kind == ACTION_QUESTIONS)
    state_questions_open(state, out);
  else
    return false;
  out->redraw = true;
  return true;
}

void state_questions_wheel(State *state, double notches, const Hits *hits) {
  size_t rows[LESSON_STEPS_MAX], count = list(state, rows), shown = 0;
  for (size_t i = 0; i < hits->count; i++)
    shown += hits->items[i].action.kind == ACTION_QUESTION;
  double first = fmin((double)state->questions.first - notches, (double)(count > shown ? count - shown : 0));
  state->questions.first = (size_t)fmax(first, 0);
}

/* --- Kept in a file */

void state_answers_csv(const State *state, Text *out) {
  answers_csv(out, &state->trace, state->answers, state->asked, state->language, state->digits);
}
