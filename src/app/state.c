#include "app/state_parts.h"

#include "trace/fill.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

State *state_new(const Strings *strings) {
  State *state = calloc(1, sizeof *state);
  if (!state)
    abort();
  state->strings = strings;
  state->motion = true;
  state->text_scale = 1;
  state->pause_s = 3;
  state->digits = 2;
  state->stride = 1;
  state->typing.text_ms = UINT32_MAX; /* off for as long as anyone remembers */
  return state;
}

static void close_lesson(State *state) {
  trace_free(&state->trace);
  trace_free(&state->original);
  arena_free(&state->lesson_arena);
  state->is_open = false;
}

void state_free(State *state) {
  if (!state)
    return;
  close_lesson(state);
  state_columns_free(state);
  answers_free(&state->kept);
  state_list_free(state);
  arena_free(&state->scratch);
  text_free(&state->reading);
  text_free(&state->glossary_typed);
  text_free(&state->notice);
  text_free(&state->typing.message);
  free(state);
}

/* --- Lessons */

/* Both traces of a lesson that is not shown yet. */
typedef struct Traces {
  Trace edited, original;
} Traces;

static bool build_traces(Traces *out, const Lesson *lesson, const Setup *base, const Setup *setup,
                         const Opened *opened, Error *err) {
  Traces traces = {{0}, {0}};
  if (!trace_build(&traces.original, lesson, base, opened, err))
    return false;
  if (!trace_build(&traces.edited, lesson, setup, opened, err)) {
    trace_free(&traces.original);
    return false;
  }
  *out = traces;
  return true;
}

/* The traces were built from a lesson elsewhere; from here on it is the state's copy. */
static void take_lesson(State *state, const Lesson *lesson, Arena arena, Traces traces) {
  state_ask_carry(state, lesson);
  close_lesson(state);
  state->lesson = *lesson;
  state->lesson_arena = arena;
  state->trace = traces.edited;
  state->original = traces.original;
  state->trace.lesson = state->original.lesson = &state->lesson;
  state->base = traces.original.setup;
  state->setup = traces.edited.setup;
  state->is_open = true;
  state->opening++;
  state->hover = state->focus = state->inspected = NO_TARGET;
  state->press.down = false;
  state->gesture = (Gesture){0};
  history_start(&state->history, &state->base);
  history_record(&state->history, &state->setup, 0);
  if (state->overlay == OVERLAY_NONE)
    state_type_end(state); /* the number may be another now */
  state_rest(state);
}

/* A lesson that was opened from the list goes on where the user left it, as far as it is computed. */
static void resume(State *state) {
  ListState *list = &state->list;
  size_t last = state_last_step(state);
  if (list->resume > 0 && strcmp(list->resumed, state->lesson.id) == 0) {
    state->step = state->wanted = list->resume < last ? list->resume : last;
    state_ask_arrive(state);
  }
  list->resume = 0;
}

bool state_open(State *state, const Lesson *lesson, Arena arena, const Setup *setup, Error *err) {
  Traces traces;
  const Opened none = {0};
  const Setup *base = setup ? setup : &lesson->setup;
  if (!build_traces(&traces, lesson, base, base, &none, err))
    return false;
  take_lesson(state, lesson, arena, traces);
  state->opened = none;
  state->step = 0;
  state->stride = 1;
  memset(state->unfolded, 0, sizeof state->unfolded);
  memset(state->opened_panels, 0, sizeof state->opened_panels);
  state_begin_work(state);
  state->scroll = 0;
  state->playing = false;
  state_overlay_close(state);
  state->list.left[0] = '\0';
  state_notice(state, false, "");
  resume(state);
  return true;
}

/* Puts what `edited` has otherwise than `before` into *out; nothing, and false, if some does not fit. */
static bool carry(Setup *out, const Setup *edited, const Setup *before, const Lesson *lesson) {
  SetupRange ranges[SETUP_FIELDS_MAX];
  memcpy(ranges, lesson->ranges, sizeof ranges);
  for (size_t i = 0; i < lesson->start_count; i++)
    for (unsigned field = 0; field < SETUP_FIELDS_MAX; field++)
      ranges[field].editable = ranges[field].editable || lesson->starts[i].sets[field]; /* by choosing it */
  if (!setup_same_shape(out, before))
    return setup_equal(edited, before);
  Setup carried = *out;
  for (unsigned field = 0; field < setup_field_count(edited); field++) {
    size_t rows, cols;
    setup_shape(edited, field, &rows, &cols);
    for (size_t i = 0; i < rows * cols; i++) {
      double value = setup_at(edited, field, i), was = setup_at(before, field, i);
      bool same = !(value < was) && !(value > was);
      if (!same && !setup_set(&carried, field, i / cols, i % cols, value, ranges, NULL))
        return false;
    }
    if (!setup_adds_up(&carried, field, NULL))
      return false;
  }
  *out = carried;
  return true;
}

bool state_reload(State *state, const Lesson *lesson, Arena arena, Error *err) {
  assert(state->is_open);
  Setup base = lesson->setup, setup = lesson->setup;
  bool kept = carry(&base, &state->base, &state->lesson.setup, lesson);
  kept = carry(&setup, &state->setup, &state->lesson.setup, lesson) && kept;
  Traces traces;
  if (!build_traces(&traces, lesson, &base, &setup, &state->opened, err))
    return false;
  size_t step = trace_same_step(&traces.edited, &state->trace, state->step);
  take_lesson(state, lesson, arena, traces);
  state->step = step;
  state_begin_work(state);
  state_ask_arrive(state);
  state_notice(state, false, state_string(state, kept ? STRING_RELOADED : STRING_EDITS_DROPPED));
  return true;
}

const char *state_next_lesson(const State *state) {
  bool found = false;
  for (size_t i = 0; i < state->catalogue_count && state->is_open; i++) {
    const CatalogueEntry *entry = &state->catalogue[i];
    if (found && !entry->broken)
      return entry->path;
    found = found || (entry->id && strcmp(entry->id, state->lesson.id) == 0);
  }
  return NULL;
}

/* --- What is told of it */

void state_scroll_most(State *state, double most) {
  state->scroll_most = most;
  state->scroll = fmin(state->scroll, most);
}

void state_lesson_title(const State *state, Text *out) {
  const char *source = state->lesson.title.in[state->language];
  const FillOptions options = {.language = state->language, .digits = state->digits};
  Text title = {0};
  bool filled = fill_text(&title, &state->trace, state->step, source, &options, NULL);
  text_add(out, filled ? text_get(&title) : source);
  text_free(&title);
}

void state_title(const State *state, Text *out) {
  if (state->is_open) {
    state_lesson_title(state, out);
    text_addf(out, " %zu/%zu - ", state->step + 1, state->trace.step_count);
  }
  text_add(out, "Stepmax");
}
