/* The part of the loop that opens lessons and data: begins to read them, and shows what has come of it. */
#include "app/run_parts.h"

#include "app/data_file.h"
#include "app/subject.h"

#include <string.h>

enum { AT_ONCE_MS = 100 }; /* what is read within is shown without a word */

static void loaded(void *self) {
  (void)self;
  window_wake(RUN_WAKE_LOADED);
}

static void lesson_changed(void *self) {
  (void)self;
  window_wake(RUN_WAKE_LESSON);
}

static void data_changed(void *self) {
  (void)self;
  window_wake(RUN_WAKE_DATA);
}

/* Without a watch a file is just not read again. */
static void watch(App *app) {
  const Lesson *lesson = &app->state->lesson;
  watch_stop(app->watch);
  watch_stop(app->data_watch);
  app->watch = watch_start(lesson->file, lesson_changed, NULL, NULL);
  app->data_watch = lesson->data ? watch_start(lesson->data[0].path, data_changed, NULL, NULL) : NULL;
}

/* --- What is shown of what was read */

/* The file of data stays chosen while the program runs. */
static void keep_source(App *app, Loaded *found) {
  app->shows_source = found->columns.count > 0;
  if (!app->shows_source)
    return;
  Arena before = app->source_arena;
  app->source_arena = (Arena){0};
  app->source = data_source_copy(&app->source_arena, &found->source);
  arena_free(&before);
}

/* The lesson becomes the state's. */
static bool show(App *app, Loaded *found, const Setup *setup, Error *err) {
  if (!state_open(app->state, &found->lesson, found->arena, setup, err))
    return false;
  found->arena = (Arena){0};
  keep_source(app, found);
  watch(app);
  app->state->tracked = run_is_own(app);
  return true;
}

/* Data just dropped are opened with the choice that seems meant, which is then asked about. */
static void show_new(App *app, Loaded *found, bool ask) {
  bool shown = found->ok && show(app, found, NULL, &found->err);
  if (shown)
    run_remember_lesson(app);
  if (found->columns.count == 0 && !shown)
    state_notice_error(app->state, &found->err);
  else if (found->columns.count > 0 && (ask || !shown))
    state_columns_open(app->state, &found->columns, &found->source, shown ? NULL : &found->err);
}

static void show_again(App *app, Loaded *found, StringId fault, StringId changed) {
  State *state = app->state;
  if (found->ok && state_reload(state, &found->lesson, found->arena, &found->err)) {
    found->arena = (Arena){0};
    const char *said = state_string(state, STRING_RELOADED);
    if (strcmp(text_get(&state->notice), said) == 0) /* and not that edits were dropped */
      state_notice(state, false, state_string(state, changed));
    watch(app);
    return;
  }
  char why[sizeof found->err.file + sizeof found->err.what + sizeof found->err.hint];
  error_text(&found->err, why, sizeof why);
  state_notice(state, true, state_format(state, fault, why, NULL, NULL));
}

static void finish(App *app, Loaded *found) {
  state_reading(app->state, NULL);
  app->redraw = true;
  switch (app->purpose) {
  case RUN_FOR_LESSON:
  case RUN_FOR_CHOICE:
    show_new(app, found, false);
    break;
  case RUN_FOR_DATA:
    show_new(app, found, true);
    break;
  case RUN_FOR_COLUMNS:
    if (found->ok)
      state_columns_open(app->state, &found->columns, &found->source, NULL);
    else
      state_notice_error(app->state, &found->err);
    break;
  case RUN_FOR_NEW_LESSON:
    show_again(app, found, STRING_FILE_FAULT, STRING_RELOADED);
    break;
  case RUN_FOR_NEW_DATA:
    show_again(app, found, STRING_DATA_FAULT, STRING_DATA_CHANGED);
    break;
  }
  load_free(found);
}

/* --- Beginning to read */

void run_stop_loading(App *app) {
  load_forget(app->load);
  app->load = NULL;
}

static void begin(App *app, RunPurpose purpose, const LoadOrder *order) {
  run_stop_loading(app);
  app->purpose = purpose;
  app->load = load_start(order, loaded, NULL);
  run_loaded(app, AT_ONCE_MS);
  if (app->load)
    state_reading(app->state, order->kind == LOAD_LESSON ? order->lesson : order->source.path);
  app->redraw = true;
}

void run_loaded(App *app, int timeout_ms) {
  Loaded found;
  if (!app->load || !load_take(app->load, &found, timeout_ms))
    return;
  app->load = NULL;
  finish(app, &found);
}

/* The lesson that takes data: the open one if it does, else the program's own. */
static bool takes_data(const App *app) {
  return app->state->is_open && data_lesson_is_open(&app->state->lesson);
}

static bool own_template(const char **path, const App *app, Arena *arena, Error *err) {
  return catalogue_find(path, arena, app->options->paths.lessons, DATA_FILE_LESSON, err);
}

static void open_data(App *app, const char *path) {
  Arena scratch = {0};
  Error err;
  LoadOrder order = {.kind = LOAD_DATA, .source = {.path = path, .choice = {.standardise = true}}};
  if (takes_data(app))
    order.lesson = app->state->lesson.file;
  if (order.lesson || own_template(&order.lesson, app, &scratch, &err))
    begin(app, RUN_FOR_DATA, &order);
  else
    state_notice_error(app->state, &err);
  arena_free(&scratch);
}

void run_open(App *app, const char *path) {
  Arena scratch = {0};
  const char *template;
  Error err;
  app->redraw = true;
  if (data_file_is(path)) {
    open_data(app, path);
    return;
  }
  LoadOrder order = {.kind = LOAD_LESSON, .lesson = path};
  bool own = app->source.path && own_template(&template, app, &scratch, &err) && strcmp(template, path) == 0;
  if (own) {
    order.kind = LOAD_DATA;
    order.source = app->source;
  }
  begin(app, own ? RUN_FOR_CHOICE : RUN_FOR_LESSON, &order);
  arena_free(&scratch);
}

/* Its file may be the new one of another lesson or of the data; what has not changed stays as it is shown. */
void run_open_again(App *app, bool data) {
  const Lesson *lesson = &app->state->lesson;
  if (!app->state->is_open || (app->load && app->purpose < RUN_FOR_NEW_LESSON))
    return; /* something else is about to be shown */
  LoadOrder order = {.kind = app->shows_source ? LOAD_DATA : LOAD_LESSON, .lesson = lesson->file};
  if (app->shows_source)
    order.source = app->source;
  if (data) {
    order.text = lesson->text;
    order.size = lesson->size;
  }
  begin(app, data ? RUN_FOR_NEW_DATA : RUN_FOR_NEW_LESSON, &order);
}

void run_read_columns(App *app) {
  Arena scratch = {0};
  const LoadOrder order = {.kind = LOAD_COLUMNS, .source = data_lesson_source(&scratch, &app->state->lesson)};
  begin(app, RUN_FOR_COLUMNS, &order);
  arena_free(&scratch);
}

/* With the numbers that the user has set in the lesson, as far as they do not follow from the data. */
void run_apply_columns(App *app) {
  Arena scratch = {0};
  Text text = {0};
  Error err;
  const State *state = app->state;
  LoadOrder order = {.kind = LOAD_DATA, .source = state_columns_source(state, &scratch)};
  if (takes_data(app)) {
    lesson_write(&text, &state->lesson, &state->setup, NULL);
    order.lesson = state->lesson.file;
    order.text = text_get(&text);
    order.size = text.length;
  }
  if (order.lesson || own_template(&order.lesson, app, &scratch, &err))
    begin(app, RUN_FOR_CHOICE, &order);
  else
    state_columns_refuse(app->state, &err);
  text_free(&text);
  arena_free(&scratch);
}

/* --- The first lesson */

static bool assign(Setup *setup, const RunOptions *options, const Lesson *lesson, Error *err) {
  return subject_assign(setup, lesson, options->assignments, options->assignment_count, err);
}

/* A choice that nobody made may not fit: then it is asked about, over the lesson with its own data. */
static bool ask_first(App *app, const RunOptions *options, const Loaded *found) {
  const LoadOrder order = {.kind = LOAD_LESSON, .lesson = options->lesson_path};
  if (!options->data || options->data->choice.label || found->columns.count == 0)
    return false;
  Loaded plain;
  load_now(&plain, &order);
  bool ok = plain.ok && show(app, &plain, NULL, &plain.err);
  if (ok)
    state_columns_open(app->state, &found->columns, &found->source, &found->err);
  load_free(&plain);
  return ok;
}

bool run_open_first(App *app, const RunOptions *options, Error *err) {
  LoadOrder order = {.kind = LOAD_LESSON, .lesson = options->lesson_path};
  if (options->data) {
    order.kind = LOAD_DATA;
    order.source = *options->data;
  }
  Loaded found;
  Setup setup;
  load_now(&found, &order);
  bool ok = found.ok
                ? assign(&setup, options, &found.lesson, &found.err) && show(app, &found, &setup, &found.err)
                : ask_first(app, options, &found);
  if (!ok)
    *err = found.err;
  load_free(&found);
  return ok;
}
