#include "app/state_parts.h"

#include "app/adjust.h"
#include "base/number.h"

#include <math.h>

enum {
  BURST_MS = 800, /* edits of one number that follow each other faster are one under undo */
  DECIMALS_MAX = 9
};

/* A field with several numbers that is one number in the trace has one for each pane. */
static size_t row_of(const State *state, Target target, unsigned field) {
  size_t rows, cols;
  setup_shape(&state->setup, field, &rows, &cols);
  bool by_pane = rows > 1 && trace_shape(&state->trace, (ValueId)target.a) == SHAPE_SCALAR;
  return (size_t)(by_pane ? target.pane : target.b);
}

bool state_editable(const State *state, Target target, unsigned *field) {
  if (!state->is_open || target.kind != TARGET_CELL || target.a < 0 || target.a >= VALUE_MAX ||
      trace_shape(&state->trace, (ValueId)target.a) == SHAPE_NONE) /* of a picture of another lesson */
    return false;
  unsigned found;
  const LessonStep *step = trace_step(&state->trace, state->step).kind->source;
  if (target.pane < 0 || (size_t)target.pane >= state->trace.pane_count ||
      !lesson_editable(&found, &state->lesson, step, trace_info(&state->trace, (ValueId)target.a)->name))
    return false;
  size_t rows, cols;
  setup_shape(&state->setup, found, &rows, &cols);
  if (target.b < 0 || row_of(state, target, found) >= rows || target.c < 0 || (size_t)target.c >= cols)
    return false;
  *field = found;
  return true;
}

double state_number(const State *state, Target target, unsigned field) {
  return setup_get(&state->setup, field, row_of(state, target, field), (size_t)target.c);
}

void state_commit(State *state, const Setup *setup, unsigned gesture) {
  if (setup_equal(&state->setup, setup))
    return;
  state->setup = *setup;
  history_record(&state->history, setup, gesture);
  state_rebuild(state);
}

unsigned state_gesture_begin(State *state, Target target) {
  state->gesture.id = state->gesture.id + 1 ? state->gesture.id + 1 : 1;
  state->gesture.target = target;
  state->gesture.last_ms = state->now_ms;
  return state->gesture.id;
}

unsigned state_gesture(State *state, Target target) {
  bool same = state->gesture.id != 0 && target_equal(state->gesture.target, target);
  if (!same || state->now_ms - state->gesture.last_ms > BURST_MS)
    return state_gesture_begin(state, target);
  state->gesture.last_ms = state->now_ms;
  return state->gesture.id;
}

/* A value that lies in its range. */
static void put(State *state, Target target, unsigned field, double value, unsigned gesture) {
  Setup setup = state->setup;
  Error err;
  if (setup_set(&setup, field, row_of(state, target, field), (size_t)target.c, value, state->lesson.ranges,
                &err))
    state_commit(state, &setup, gesture);
  else
    state_refuse(state, err.what);
}

void state_change(State *state, Target target, int tenths, Effects *out) {
  unsigned field;
  if (!state_editable(state, target, &field) || tenths == 0)
    return;
  double value = adjust_steps(state_number(state, target, field), state->lesson.ranges[field], tenths);
  put(state, target, field, value, state_gesture(state, target));
  out->redraw = true;
}

void state_drag(State *state, double pixels, Effects *out) {
  const Target target = state->press.hit.target;
  unsigned field;
  if (!state_editable(state, target, &field))
    return;
  double value = adjust_drag(state->press.value, state->lesson.ranges[field], pixels);
  put(state, target, field, value, state->gesture.id);
  out->redraw = true;
}

/* Why a number is not taken, in the user's language. */
static const char *reason(const State *state, Arena *arena, unsigned field, double value, const Error *err) {
  SetupRange range = state->lesson.ranges[field];
  if (value >= range.min && value <= range.max)
    return state_string(state, STRING_WHOLE_NUMBER);
  if (range.max >= 1e300)
    return arena_copy(arena, err->what); /* a range without an end has no short name */
  char min[NUMBER_MAX], max[NUMBER_MAX];
  number_show(min, range.min, number_decimals(&range.min, 1, DECIMALS_MAX));
  number_show(max, range.max, number_decimals(&range.max, 1, DECIMALS_MAX));
  return strings_format(arena, state->strings, state->language, STRING_OUT_OF_RANGE, min, max, NULL);
}

bool state_type_number(State *state, Target target, const char *text) {
  unsigned field;
  double value;
  Error err;
  if (!state_editable(state, target, &field)) {
    state_type_refuse(state, state_string(state, STRING_NOT_EDITABLE));
    return false;
  }
  if (!number_parse(&value, text, &err)) {
    state_type_refuse(state, state_string(state, STRING_NO_NUMBER));
    return false;
  }
  Setup setup = state->setup;
  if (!setup_set(&setup, field, row_of(state, target, field), (size_t)target.c, value, state->lesson.ranges,
                 &err)) {
    Arena arena = {0};
    state_type_refuse(state, reason(state, &arena, field, value, &err));
    arena_free(&arena);
    return false;
  }
  state_commit(state, &setup, 0);
  return true;
}

static void set_label(State *state, int label) {
  unsigned labels;
  if (!setup_field_find(&labels, &state->setup, "label"))
    return; /* a digit means nothing here */
  const Target target = {TARGET_CELL, VALUE_LABEL, 0, 0, 0};
  unsigned field;
  if (!state_editable(state, target, &field)) {
    state_refuse(state, state_string(state, STRING_NOT_EDITABLE));
    return;
  }
  Error err;
  if (setup_accepts(&state->setup, field, label, state->lesson.ranges[field], &err)) {
    put(state, target, field, label, 0);
    return;
  }
  Arena arena = {0};
  state_refuse(state, reason(state, &arena, field, label, &err));
  arena_free(&arena);
}

/* A step with a start of its own has no other. */
static void set_start(State *state, int start) {
  const LessonStep *step = trace_step(&state->trace, state->step).kind->source;
  if (start < 0 || (size_t)start >= state->lesson.start_count || step->start < state->lesson.start_count)
    return;
  Setup setup = state->setup;
  lesson_choose_start(&setup, &state->lesson, (size_t)start);
  state_commit(state, &setup, 0);
}

static void reset(State *state) {
  if (setup_equal(&state->setup, &state->base)) {
    state_notice(state, false, state_string(state, STRING_NOTHING_TO_UNDO));
    return;
  }
  const Setup base = state->base;
  state_commit(state, &base, 0);
  state_notice(state, false, state_string(state, STRING_RESET_DONE));
}

static void travel(State *state, bool (*go)(History *, Setup *), StringId nothing) {
  if (!go(&state->history, &state->setup)) {
    state_notice(state, false, state_string(state, nothing));
    return;
  }
  state_gesture_begin(state, NO_TARGET);
  state_rebuild(state);
}

/* Up and Down on a number that cannot be changed go to the next one. */
static void change_or_move(State *state, int tenths, const Hits *hits, Effects *out) {
  unsigned field;
  ActionKind move = tenths > 0 ? ACTION_FOCUS_UP : ACTION_FOCUS_DOWN;
  if (state_editable(state, state->focus, &field))
    state_change(state, state->focus, tenths, out);
  else
    (void)state_focus_apply(state, (Action){move, 0}, hits, out);
}

bool state_edit_apply(State *state, Action action, const Hits *hits, Effects *out) {
  switch (action.kind) {
  case ACTION_CHANGE:
    change_or_move(state, action.arg, hits, out);
    break;
  case ACTION_LABEL:
    set_label(state, action.arg);
    break;
  case ACTION_START:
    set_start(state, action.arg);
    break;
  case ACTION_RESET:
    reset(state);
    break;
  case ACTION_UNDO:
    travel(state, history_undo, STRING_NOTHING_TO_UNDO);
    break;
  case ACTION_REDO:
    travel(state, history_redo, STRING_NOTHING_TO_REDO);
    break;
  default:
    return false;
  }
  out->redraw = true;
  return true;
}
