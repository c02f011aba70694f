#include "app/state_parts.h"

#include "app/adjust.h"
#include "base/number.h"
#include "lesson/share.h"

#include <math.h>

enum {
  BURST_MS = 800, /* edits of one number that follow each other faster are one under undo */
  DECIMALS_MAX = 9
};

/* A field with several numbers that is one number in the trace has one for each pane. */
static size_t row_of(const State *state, Target target, unsigned field) {
  size_t rows, cols;
  setup_shape(&state->setup, field, &rows, &cols);
  bool by_pane = rows > 1 && trace_rank(&state->trace, (ValueId)target.a) == 0;
  return (size_t)(by_pane ? target.pane : target.b);
}

bool state_editable(const State *state, Target target, unsigned *field) {
  if (!state->is_open || target.kind != TARGET_CELL || target.a < 0 || target.a >= VALUE_MAX ||
      !trace_has(&state->trace, (ValueId)target.a)) /* of a picture of another lesson */
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
  if (gesture == 0)
    (void)state_gesture_begin(state, NO_TARGET); /* whatever goes on begins from here */
}

unsigned state_gesture_begin(State *state, Target target) {
  state->gesture = (Gesture){.id = state->gesture.id + 1 ? state->gesture.id + 1 : 1,
                             .target = target,
                             .last_ms = state->now_ms,
                             .before = state->setup};
  return state->gesture.id;
}

unsigned state_gesture_hold(State *state, Target target) {
  bool same = state->gesture.id != 0 && target_equal(state->gesture.target, target);
  return same ? state->gesture.id : state_gesture_begin(state, target);
}

static unsigned continued_gesture(State *state, Target target) {
  bool same = state->gesture.id != 0 && target_equal(state->gesture.target, target);
  if (!same || state->now_ms - state->gesture.last_ms > BURST_MS)
    return state_gesture_begin(state, target);
  state->gesture.last_ms = state->now_ms;
  return state->gesture.id;
}

/* Says that a number cannot move because of what it adds up to with others. */
static const char *sum_reason(State *state, const Share *share) {
  SetupRange room = share_room(share);
  char sum[NUMBER_MAX], min[NUMBER_MAX], max[NUMBER_MAX];
  number_show(sum, share->sum, number_decimals(&share->sum, 1, DECIMALS_MAX));
  number_show(min, room.min, number_decimals(&room.min, 1, DECIMALS_MAX));
  number_show(max, room.max, number_decimals(&room.max, 1, DECIMALS_MAX));
  return state_format(state, STRING_SUM_KEPT, sum, min, max);
}

/* Sets a number to a value in its range, and moves those that keep a sum with it. */
static bool set(const State *state, Setup *setup, Target target, unsigned field, double value,
                const Share *share, Error *err) {
  size_t row = row_of(state, target, field), col = (size_t)target.c;
  return share ? share_move(setup, share, row, col, value, err)
               : setup_set(setup, field, row, col, value, state->lesson.ranges, err);
}

/* What a number keeps a sum with; NULL: it stands alone. */
static const Share *share_of(Share *out, const State *state, const Setup *setup, unsigned field, bool share) {
  SetupRange range = state->lesson.ranges[field];
  if (share_find(out, setup, field, range))
    return out;
  *out = share_present(setup, field, range);
  return share ? out : NULL;
}

static double clamped(double value, SetupRange range) {
  return fmin(fmax(range.whole ? round(value) : value, range.min), range.max);
}

bool state_put(State *state, Setup *setup, Target target, double value, bool share) {
  unsigned field;
  Share with;
  Error err;
  if (!state_editable(state, target, &field))
    return false;
  const Share *kept = share_of(&with, state, setup, field, share);
  double most = clamped(value, state->lesson.ranges[field]), present = state_number(state, target, field);
  double most_kept = kept ? clamped(most, share_room(kept)) : most;
  if (most_kept == present && (most < present || most > present))
    state_refuse(state, sum_reason(state, kept));
  if (set(state, setup, target, field, most_kept, kept, &err))
    return true;
  state_refuse(state, err.what);
  return false;
}

/* To a value, with what else it was before the gesture. */
static void put(State *state, Target target, double value, unsigned gesture) {
  Setup setup = state->gesture.before;
  if (state_put(state, &setup, target, value, false))
    state_commit(state, &setup, gesture);
}

void state_change(State *state, Target target, int tenths, Effects *out) {
  unsigned field;
  if (!state_editable(state, target, &field) || tenths == 0)
    return;
  double value = adjust_steps(state_number(state, target, field), state->lesson.ranges[field], tenths);
  put(state, target, value, continued_gesture(state, target));
  out->redraw = true;
}

void state_drag(State *state, double pixels) {
  const Target target = state->press.hit.target;
  unsigned field;
  if (!state_editable(state, target, &field))
    return;
  double value = adjust_drag(state->press.value, state->lesson.ranges[field], pixels);
  put(state, target, value, state_gesture_hold(state, target));
}

/* Why a number is not taken, in the user's language. */
static const char *reason(State *state, unsigned field, double value, const Share *share, const Error *err) {
  SetupRange range = state->lesson.ranges[field];
  if (share && setup_accepts(&state->setup, field, value, range, NULL))
    return sum_reason(state, share);
  if (value >= range.min && value <= range.max)
    return state_string(state, STRING_WHOLE_NUMBER);
  if (range.max >= 1e300)
    return err->what; /* a range without an end has no short name */
  char min[NUMBER_MAX], max[NUMBER_MAX];
  number_show(min, range.min, number_decimals(&range.min, 1, DECIMALS_MAX));
  number_show(max, range.max, number_decimals(&range.max, 1, DECIMALS_MAX));
  return state_format(state, STRING_OUT_OF_RANGE, min, max, NULL);
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
  Share with;
  const Share *share = share_of(&with, state, &setup, field, false);
  if (!set(state, &setup, target, field, value, share, &err)) {
    state_type_refuse(state, reason(state, field, value, share, &err));
    return false;
  }
  state_commit(state, &setup, 0);
  return true;
}

/* The number of the right row. */
static void set_label(State *state, int label) {
  const Scene *scene = state->lesson.scene;
  if (!scene || scene->chosen == 0)
    return; /* a digit means nothing here */
  const Target target = {TARGET_CELL, (int)scene->chosen - 1, 0, 0, 0};
  unsigned field;
  if (!state_editable(state, target, &field)) {
    state_refuse(state, state_string(state, STRING_NOT_EDITABLE));
    return;
  }
  Error err;
  if (setup_accepts(&state->setup, field, label, state->lesson.ranges[field], &err)) {
    (void)state_gesture_begin(state, target);
    put(state, target, label, 0);
    return;
  }
  state_refuse(state, reason(state, field, label, NULL, &err));
}

/* A word of a field that has words need not lie in the lesson's range. */
static bool choose(Setup *setup, const ActionSet *choice, const SetupRange *ranges, Error *err) {
  bool word = setup_word_of(setup, choice->field, choice->value) != NULL;
  return word ? setup_set_word(setup, choice->field, choice->row, 0, choice->value, ranges, err)
              : setup_set(setup, choice->field, choice->row, 0, choice->value, ranges, err);
}

static void set_choice(State *state, const ActionSet *choice) {
  Setup setup = state->setup;
  Error err;
  size_t rows, cols;
  if (choice->field >= setup_field_count(&setup))
    return;
  setup_shape(&setup, choice->field, &rows, &cols);
  if (choice->row >= rows)
    return; /* clicked in a picture of the lesson as it was before */
  if (!choose(&setup, choice, state->lesson.ranges, &err))
    state_refuse(state, err.what);
  else if (state_is_training(state) && !training_shows_any(&setup))
    state_refuse(state, state_string(state, STRING_LAST_PANE));
  else
    state_commit(state, &setup, 0);
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

bool state_edit_apply(State *state, Action action, Effects *out) {
  switch (action.kind) {
  case ACTION_CHANGE:
    state_change(state, state->focus, action.arg, out);
    break;
  case ACTION_LABEL:
    set_label(state, action.arg);
    break;
  case ACTION_SET:
    set_choice(state, &action.set);
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
