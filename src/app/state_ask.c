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
  return state->is_open && ask_at(&state->trace, step) && !state->answers[told_in(state, step)].revealed;
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
  state->answers[present(state)] = (Answer){true, chosen};
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
  Answer carried[LESSON_STEPS_MAX] = {{false, 0}};
  bool same = state->is_open && strcmp(state->lesson.id, lesson->id) == 0;
  for (size_t i = 0; same && i < lesson->step_count; i++)
    for (size_t j = 0; j < state->lesson.step_count; j++) {
      const Answer *answer = &state->answers[j];
      if (strcmp(lesson->steps[i].id, state->lesson.steps[j].id) == 0)
        carried[i] =
            (Answer){answer->revealed, answer->chosen <= lesson->steps[i].ask.count ? answer->chosen : 0};
    }
  memcpy(state->answers, carried, sizeof carried);
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

bool state_ask_apply(State *state, Action action, Effects *out) {
  if (action.kind != ACTION_CHOOSE)
    return false;
  if (state->overlay == OVERLAY_NONE && state_asks(state))
    choose(state, action.arg);
  out->redraw = true;
  return true;
}
