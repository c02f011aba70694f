#include "app/run_parts.h"

#include "base/file.h"
#include "canvas/png.h"
#include "canvas/svg.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SAVED_EVERY_MS = 5000 };

/* --- Saving */

static bool add_png(Text *out, const App *app, const Canvas *canvas, Error *err) {
  size_t count = (size_t)canvas->width * (size_t)canvas->height;
  Pixels pixels = {.width = canvas->width, .height = canvas->height, .stride = canvas->width};
  pixels.at = calloc(count, sizeof *pixels.at);
  if (!pixels.at)
    abort();
  raster_draw(app->raster, pixels, canvas);
  bool ok = fonts_check(app->fonts, err) &&
            png_write(out, pixels.at, pixels.width, pixels.height, pixels.stride, err);
  free(pixels.at);
  return ok;
}

/* The step as the window shows it, at rest and with nothing over it. */
static bool add_picture(Text *out, App *app, const char *path, Error *err) {
  int width, height;
  bool ok = true;
  Canvas canvas = {0};
  Hits hits = {0};
  Text title = {0};
  window_size(app->window, &width, &height);
  ViewState view = state_picture(app->state, width, height);
  (void)view_draw(app->view, &canvas, &hits, &view);
  state_lesson_title(app->state, &title);
  if (file_ends_in(path, ".svg"))
    svg_write(out, &canvas, text_get(&title));
  else
    ok = add_png(out, app, &canvas, err);
  text_free(&title);
  hits_free(&hits);
  canvas_free(&canvas);
  return ok;
}

static bool same_folder(const char *a, const char *b) {
  Arena arena = {0};
  const char *paths[] = {a, b};
  char found[2][PATH_MAX];
  bool known = true;
  for (size_t i = 0; i < 2; i++) {
    const char *slash = strrchr(paths[i], '/');
    const char *folder = slash ? arena_copy_n(&arena, paths[i], (size_t)(slash + 1 - paths[i])) : ".";
    known = known && realpath(folder, found[i]);
  }
  arena_free(&arena);
  return known && strcmp(found[0], found[1]) == 0;
}

/* Data that lie beside the lesson are to be found from wherever it is saved. */
static void add_lesson(Text *out, const State *state, const char *path) {
  char id[LESSON_ID_MAX + 1], found[TRAINING_DATA_MAX][PATH_MAX];
  const char *paths[TRAINING_DATA_MAX] = {NULL};
  bool beside = same_folder(path, state->lesson.file);
  for (size_t i = 0; !beside && i < data_lesson_count(&state->lesson) && i < TRAINING_DATA_MAX; i++)
    paths[i] = realpath(state->lesson.data[i].path, found[i]);
  data_lesson_write(out, &state->lesson, &state->setup, lesson_id_of_path(id, sizeof id, path) ? id : NULL,
                    paths);
}

void run_save(App *app, const Effects *effects) {
  State *state = app->state;
  Text file = {0};
  Error err;
  bool ok = true;
  app->redraw = true;
  if (!effects->replace && file_exists(effects->path)) {
    state_save_exists(state);
    return;
  }
  if (effects->save == SAVE_PICTURE)
    ok = add_picture(&file, app, effects->path, &err);
  else if (effects->save == SAVE_ANSWERS)
    state_answers_csv(state, &file);
  else
    add_lesson(&file, state, effects->path);
  if (ok && file_replace(effects->path, file.data, file.length, &err))
    state_save_done(state);
  else
    state_save_failed(state, &err);
  text_free(&file);
}

/* --- Settings */

void run_save_settings(App *app, bool now) {
  Error err;
  bool chosen = app->unsaved, told = app->save_failed;
  uint64_t ms = window_ticks();
  if (!app->unsaved && (!app->behind || (!now && ms - app->saved_ms < SAVED_EVERY_MS)))
    return;
  app->unsaved = app->behind = false;
  app->saved_ms = ms;
  app->save_failed = !settings_save(app->options->settings, app->options->settings_path, &err);
  if (!app->save_failed || (told && !chosen)) /* every few steps it would be in the way */
    return;
  state_notice_error(app->state, &err);
  app->redraw = true;
}

void run_remember(App *app, unsigned chosen) {
  app->behind = app->behind || (chosen & CHOSE_PROGRESS);
  if (chosen == CHOSE_PROGRESS)
    return;
  const State *state = app->state;
  Settings *settings = app->options->settings;
  if (chosen & CHOSE_LANGUAGE) {
    settings->language = state->language;
    settings->language_chosen = true;
  }
  if (chosen & CHOSE_THEME)
    settings->dark = state->dark;
  if (chosen & CHOSE_TEXT_SIZE)
    settings->text_size = state->text_scale;
  if (chosen & CHOSE_DIGITS)
    settings->digits = state->digits;
  if (chosen & CHOSE_MOTION)
    settings->motion = state->motion;
  if (chosen & CHOSE_PAUSE)
    settings->pause_s = state->pause_s;
  if (chosen & CHOSE_ASKED)
    settings->asked = state->asked;
  app->unsaved = true;
}

bool run_is_own(const App *app) {
  const char *file = app->state->lesson.file, *folder = app->options->paths.lessons;
  size_t length = strlen(folder);
  return strncmp(file, folder, length) == 0 && file[length] == '/';
}

/* A lesson of the program is known by its id, any other by its file. */
static const char *name_of(const App *app) {
  return run_is_own(app) ? app->state->lesson.id : app->state->lesson.file;
}

void run_remember_lesson(App *app) {
  Settings *settings = app->options->settings;
  const char *name = name_of(app);
  if (strcmp(settings->last_lesson, name) == 0 || strlen(name) >= sizeof settings->last_lesson)
    return;
  snprintf(settings->last_lesson, sizeof settings->last_lesson, "%s", name);
  app->unsaved = true;
}

void run_choose_last(App *app) {
  state_list_choose(app->state, app->options->settings->last_lesson);
}
