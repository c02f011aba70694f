#include "app/state_parts.h"

#include "base/number.h"
#include "trace/ask.h"

#include <string.h>

/* The lesson's step that is told in a step of the trace. */
static size_t told_in(const State *state, size_t step) {
  return (size_t)(trace_step(&state->trace, step).kind->source - state->lesson.steps);
}

/* Under the cursor. */
static size_t present(const State *state) {
  return told_in(state, state->step);
}

bool state_asks_at(const State *state, size_t step) {
  const LessonAsk *ask = state->is_open ? ask_at(&state->trace, step) : NULL;
  return ask && ask_is_asked(ask, state->asked) && !state->answers[told_in(state, step)].revealed;
}

bool state_asks(const State *state) {
  return state->is_open && state_asks_at(state, state->step);
}

/* What explains a number would cover the narration. */
static void let_go(State *state) {
  state->hover = state->inspected = NO_TARGET;
  if (state->focus.kind == TARGET_CELL)
    state->focus = NO_TARGET;
}

void state_reveal(State *state, size_t chosen) {
  Answer answer = {.revealed = true, .met = true, .chosen = chosen};
  if (!ask_answer(&answer.right, &state->trace, state->step, NULL))
    answer.right = 0;
  answer.words = answers_words(&state->kept, &state->trace, state->step, &answer, state->digits);
  state->answers[present(state)] = answer;
  state->scroll = 0;
  let_go(state);
  state_rest(state);
  state_animate(state);
}

void state_ask_arrive(State *state) {
  bool asked = state_asks(state);
  for (size_t i = 0; i < state->lesson.step_count; i++) {
    size_t step;
    if (ask_step(&step, &state->trace, &state->lesson.steps[i]) && step < state->step)
      state->answers[i].revealed = true;
  }
  if (asked && !state->typing.active)
    let_go(state);
}

void state_ask_carry(State *state, const Lesson *lesson) {
  if (state->is_open)
    answers_keep(&state->kept, &state->lesson, state->answers);
  answers_find(state->answers, &state->kept, lesson);
}

void state_ask_set(State *state, int asked, Effects *out) {
  static const StringId SAID[ASKED_COUNT] = {STRING_ASKED_ALL, STRING_ASKED_KEPT, STRING_ASKED_NONE};
  bool known = asked >= 0 && asked < ASKED_COUNT;
  state->asked = known ? (Asked)asked : (Asked)((state->asked + 1) % ASKED_COUNT);
  out->chosen |= CHOSE_ASKED;
  state_rest(state);
  if (state_asks(state) && !state->typing.active)
    let_go(state);
  if (state->overlay != OVERLAY_QUESTIONS) /* which shows it itself */
    state_notice(state, false, state_string(state, SAID[state->asked]));
}

static void choose(State *state, int choice) {
  const LessonAsk *ask = ask_at(&state->trace, state->step);
  if (choice >= 1 && (size_t)choice <= ask->count) {
    state_reveal(state, (size_t)choice);
    return;
  }
  char most[NUMBER_MAX];
  state_refuse(state,
               state_format(state, STRING_ASK_RANGE, number_exact(most, (double)ask->count), NULL, NULL));
}

/* The step's question is open again. */
static void ask_again(State *state) {
  if (!ask_at(&state->trace, state->step))
    return;
  state->answers[present(state)] = (Answer){0};
  state->scroll = 0;
  let_go(state);
  state_rest(state);
}

bool state_ask_apply(State *state, Action action, Effects *out) {
  if (action.kind == ACTION_ASK_AGAIN)
    ask_again(state);
  else if (action.kind != ACTION_CHOOSE)
    return false;
  else if (state->overlay == OVERLAY_NONE && state_asks(state))
    choose(state, action.arg);
  out->redraw = true;
  return true;
}
