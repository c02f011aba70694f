/* The step alone, at rest. */
#include "app/state_parts.h"

ViewState state_picture(const State *state, int width, int height) {
  ViewState view = {.progress = 1,
                    .width = width,
                    .height = height,
                    .text_scale = state->text_scale,
                    .dark = state->dark,
                    .language = state->language,
                    .digits = state->digits,
                    .numbers = state->numbers,
                    .asked = state->asked,
                    .playing = state->playing,
                    .pause_s = state_pause(state),
                    .stride = state->stride,
                    .glossary = state->glossary,
                    .unfolded = state->unfolded,
                    .field = {.text = "", .message = ""},
                    .notice = ""};
  if (!state->is_open)
    return view;
  bool edited = !setup_equal(&state->setup, &state->base);
  view.lesson = &state->lesson;
  view.opening = state->opening;
  view.trace = &state->trace;
  view.original = edited ? &state->original : &state->trace;
  view.step = state->step;
  view.opened_panels = state->opened_panels;
  view.asking = state_asks(state);
  const Answer *answer =
      &state->answers[trace_step(&state->trace, state->step).kind->source - state->lesson.steps];
  view.chosen = answer->chosen;
  view.right = answer->right;
  return view;
}
