#include "support/walk.h"

#include "support/check.h"

size_t walk_below(Walk *walk, size_t count) {
  return (size_t)random_below(&walk->random, count);
}

bool walk_chance(Walk *walk, size_t of) {
  return walk_below(walk, of) == 0;
}

/* --- What a window does with what the state asks for */

void walk_open(Walk *walk, Loaded *found, bool again) {
  Error err;
  bool shown = found->ok && (again ? state_reload(walk->state, &found->lesson, found->arena, &err)
                                   : state_open(walk->state, &found->lesson, found->arena, NULL, &err));
  if (shown) {
    found->arena = (Arena){0};
    if (!again)
      walk->own_data = found->columns.count > 0;
  } else {
    state_notice(walk->state, true, found->ok ? err.what : found->err.what);
  }
}

void walk_open_path(Walk *walk, const char *path) {
  const LoadOrder order = {.kind = LOAD_LESSON, .lesson = path};
  Loaded found;
  load_now(&found, &order);
  walk_open(walk, &found, false);
  load_free(&found);
}

static void show_columns(Walk *walk) {
  Arena scratch = {0};
  const LoadOrder order = {.kind = LOAD_COLUMNS,
                           .source = data_lesson_source(&scratch, &walk->state->lesson)};
  Loaded found;
  load_now(&found, &order);
  if (found.ok)
    state_columns_open(walk->state, &found.columns, &found.source, NULL);
  else
    state_notice(walk->state, true, found.err.what);
  load_free(&found);
  arena_free(&scratch);
}

static void apply_columns(Walk *walk) {
  Arena scratch = {0};
  Text text = {0};
  lesson_write(&text, &walk->state->lesson, &walk->state->setup, NULL);
  const LoadOrder order = {.kind = LOAD_DATA,
                           .lesson = walk->state->lesson.file,
                           .text = text_get(&text),
                           .size = text.length,
                           .source = state_columns_source(walk->state, &scratch)};
  Loaded found;
  load_now(&found, &order);
  if (found.ok)
    walk_open(walk, &found, false);
  else if (found.columns.count > 0)
    state_columns_open(walk->state, &found.columns, &found.source, &found.err);
  else
    state_notice(walk->state, true, found.err.what);
  load_free(&found);
  arena_free(&scratch);
  text_free(&text);
}

static void save(Walk *walk) {
  Error err = {.what = "cannot be written"};
  switch (walk_below(walk, 3)) {
  case 0:
    state_save_done(walk->state);
    break;
  case 1:
    state_save_exists(walk->state);
    break;
  default:
    state_save_failed(walk->state, &err);
  }
}

void walk_carry_out(Walk *walk, const Effects *effects) {
  if (effects->read_catalogue)
    state_catalogue(walk->state, walk->catalogue, walk->catalogue_count, NULL);
  if (effects->save != SAVE_NOTHING)
    save(walk);
  if (effects->open && walk_chance(walk, 4)) /* or the file has just gone */
    walk_open_path(walk, effects->open);
  const char *next = effects->next_lesson ? state_next_lesson(walk->state) : NULL;
  if (next && walk_chance(walk, 4))
    walk_open_path(walk, next);
  if (effects->read_columns)
    show_columns(walk);
  if (effects->apply_columns)
    apply_columns(walk);
  bool wanted = state_wants_text(walk->state);
  if (wanted != walk->text_on)
    state_text_input(walk->state, wanted, walk->now_ms);
  walk->text_on = wanted;
}

/* A pointer on a picture that has been overtaken by another one moves nothing and asks for nothing. */
static void check_harmless(const Walk *walk, const Setup *setup, size_t step, const Effects *effects) {
  const State *state = walk->state;
  if (state->is_open && (!setup_equal(&state->setup, setup) || state->step != step))
    fail_msg("event %zu of %s: acts on what is not shown", walk->event, state->lesson.id);
  assert_false(effects->quit);
  assert_null(effects->open);
  assert_false(effects->next_lesson);
  assert_int_equal(effects->save, SAVE_NOTHING);
}

void walk_send(Walk *walk, Event event) {
  Effects effects = {0};
  walk->now_ms += 10;
  event.time_ms = walk->now_ms;
  bool overtaken = walk->hits.layer != (int)walk->state->overlay;
  bool key = event.kind == EVENT_KEY || event.kind == EVENT_TEXT;
  const Setup setup = walk->state->setup;
  size_t step = walk->state->step;
  state_event(walk->state, &event, &walk->hits, &effects);
  if (overtaken && !key)
    check_harmless(walk, &setup, step, &effects);
  walk_carry_out(walk, &effects);
}
