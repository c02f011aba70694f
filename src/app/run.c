#include "app/run.h"

#include "app/glossary_file.h"
#include "app/icon.h"
#include "app/run_parts.h"
#include "base/file.h"
#include "sdl/ahead.h"

#include <string.h>

enum { WIDTH = 1280, HEIGHT = 720, FRAME_MS = 16, WORK_MS = 8, EVENTS_AT_ONCE = 256 };

/* --- Lessons */

/* Those that are there from the last time. */
static void show_pictures(App *app) {
  const State *state = app->state;
  for (size_t i = 0; app->shelf && i < state->catalogue_count; i++) {
    const LessonCard card = shelf_card(app->shelf, &state->catalogue[i]);
    state_list_picture(app->state, i, &card);
  }
}

/* A piece of work on the pictures of the list; false: there is none left, or the list is not shown. */
static bool make_pictures(App *app) {
  State *state = app->state;
  const ListPlace place = view_list(app->view);
  if (state->overlay != OVERLAY_LIST || place.picture_w == 0)
    return false;
  if (!app->shelf)
    app->shelf = shelf_new(fonts_font(app->fonts), &app->strings);
  const ListView list = state_view(state, 0, 0).list;
  const ShelfLook look = {state->dark, state->language, place.picture_w, place.picture_h};
  size_t made;
  if (!shelf_work(app->shelf, &made, &list, place.first, look))
    return false;
  if (made < list.count) {
    const LessonCard card = shelf_card(app->shelf, &list.entries[made]);
    state_list_picture(state, made, &card);
    app->redraw = true;
  }
  return true;
}

/* The lessons are looked at again each time they are shown, as a teacher may have written one meanwhile. */
static void read_catalogue(App *app) {
  CatalogueEntry *entries = NULL;
  size_t count = 0;
  Error err;
  Arena scratch = {0};
  ErrorList *faults = ARENA_NEW(&scratch, ErrorList);
  const char *folder = app->options->paths.lessons;
  state_catalogue(app->state, NULL, 0, NULL);
  arena_free(&app->catalogue);
  if (!app->kept)
    app->kept = catalogue_kept_new();
  if (catalogue_read_again(&entries, &count, &app->catalogue, folder, app->kept, &err)) {
    course_arrange(&app->course, entries, count, &app->catalogue, folder, faults);
    state_catalogue(app->state, entries, count, &app->course);
    show_pictures(app);
  } else {
    *error_list_add(faults) = err;
  }
  if (faults->total > 0)
    state_notice_error(app->state, error_list_clearest(faults));
  arena_free(&scratch);
}

/* --- Effects and events */

static void change_screen(App *app, ScreenChange change) {
  bool full = window_is_fullscreen(app->window);
  if (change == SCREEN_TOGGLE || !full)
    window_set_fullscreen(app->window, !full);
}

/* On the last step, "next" goes on with the course. */
static void open_next(App *app) {
  read_catalogue(app);
  const char *path = state_next_lesson(app->state);
  if (path)
    run_open(app, path);
}

static void carry_out(App *app, const Effects *effects) {
  app->redraw = app->redraw || effects->redraw;
  app->quit = app->quit || effects->quit;
  if (effects->read_catalogue)
    read_catalogue(app);
  if (effects->screen != SCREEN_SAME)
    change_screen(app, effects->screen);
  if (effects->chosen)
    run_remember(app, effects->chosen);
  if (effects->save != SAVE_NOTHING)
    run_save(app, effects);
  if (effects->stop_reading)
    run_stop_loading(app);
  if (effects->open)
    run_open(app, effects->open);
  if (effects->next_lesson)
    open_next(app);
  if (effects->read_columns)
    run_read_columns(app);
  if (effects->apply_columns)
    run_apply_columns(app);
  bool text = state_wants_text(app->state);
  if (text == app->text_input)
    return;
  window_set_text_input(app->window, text);
  state_text_input(app->state, text, (uint32_t)window_ticks());
  app->text_input = text;
}

static void handle(App *app, const Event *event) {
  if (event->kind == EVENT_RESIZE || event->kind == EVENT_EXPOSE)
    raster_forget(app->raster); /* the window may have other memory now */
  Effects effects = {0};
  if (event->kind == EVENT_WAKE && event->wake_code == RUN_WAKE_LOADED)
    run_loaded(app, 0);
  else if (event->kind == EVENT_WAKE)
    run_open_again(app, event->wake_code == RUN_WAKE_DATA);
  if (event->kind == EVENT_FILE_DROP)
    run_open(app, window_dropped_file(app->window));
  app->state->fullscreen = window_is_fullscreen(app->window);
  state_event(app->state, event, &app->hits, &effects);
  carry_out(app, &effects);
}

/* --- Frames */

static Cursor cursor_for(const App *app) {
  const State *state = app->state;
  const Hit *hit = state->pointer_known ? hits_at(&app->hits, state->pointer_x, state->pointer_y) : NULL;
  if (state->press.down && state->press.dragging)
    return CURSOR_RESIZE;
  if (!hit || hit->target.kind == TARGET_PANEL)
    return CURSOR_ARROW;
  if (state->typing.active && state->overlay == OVERLAY_NONE &&
      target_equal(hit->target, state->typing.target))
    return CURSOR_TEXT;
  return hit->target.kind == TARGET_CELL && hit->editable ? CURSOR_RESIZE : CURSOR_HAND;
}

static void show_title(App *app) {
  Text title = {0};
  state_title(app->state, &title);
  if (strcmp(text_get(&title), text_get(&app->title)) != 0) {
    window_set_title(app->window, text_get(&title));
    text_clear(&app->title);
    text_add(&app->title, text_get(&title));
  }
  text_free(&title);
}

static void draw(App *app) {
  /* Frames are counted from their starts, so that drawing does not stretch them. */
  app->drawn_ms = window_ticks();
  Pixels pixels = window_lock(app->window);
  ViewState view = state_view(app->state, pixels.width, pixels.height);
  view.hurried = true;
  double scroll_most = view_draw(app->view, &app->canvas, &app->hits, &view);
  if (view.overlay == OVERLAY_LIST) {
    const ListPlace place = view_list(app->view);
    state_list_drawn(app->state, &place);
    app->pictures = true; /* there may be some to make, now that their size is known */
  } else {
    state_scroll_most(app->state, scroll_most);
  }
  raster_update(app->raster, pixels, &app->canvas);
  window_present(app->window);
  size_t panels;
  const PanelPlace *places = view_panels(app->view, &panels);
  bool unfinished = view_unfinished(app->view);
  run_prepare_for(app, &view);
  app->redraw = state_text_used(app->state, view_text_scale(app->view)) || unfinished;
  app->redraw = state_panels_drawn(app->state, places, panels) || app->redraw;
  /* Last, so that who has read the title finds the step it tells in the window. */
  if (!unfinished)
    show_title(app);
}

static int wait_ms(const App *app) {
  uint64_t now = window_ticks(), since = now - app->drawn_ms;
  int wait = state_timeout(app->state, (uint32_t)now);
  if (app->redraw || app->pictures)
    return 0;
  if (wait == 0)
    return since < FRAME_MS ? (int)(FRAME_MS - since) : 0;
  int ahead = run_prepare_wait_ms(app);
  return ahead >= 0 && (wait < 0 || ahead < wait) ? ahead : wait;
}

/* Handles the events that wait, and draws at most one picture. */
static void turn(App *app) {
  Event event;
  bool found = window_wait(app->window, &event, wait_ms(app)), quiet = !found;
  for (int i = 0; found && !app->quit && i < EVENTS_AT_ONCE; i++) {
    handle(app, &event);
    found = window_wait(app->window, &event, 0);
  }
  if (found && !app->quit)
    handle(app, &event);
  Effects effects = {0};
  bool more = true;
  for (uint64_t begun = window_ticks(); !found && more && window_ticks() - begun < WORK_MS;) {
    bool computing = state_work(app->state, &effects);
    app->pictures = !computing && make_pictures(app);
    more = computing || app->pictures;
  }
  state_time(app->state, (uint32_t)window_ticks(), &effects);
  carry_out(app, &effects);
  if (app->redraw && !app->quit)
    draw(app);
  else if (quiet && run_prepare_wait_ms(app) == 0)
    run_prepare(app);
  run_save_settings(app, app->quit || app->state->overlay == OVERLAY_LIST);
  window_set_cursor(app->window, cursor_for(app));
}

/* --- Beginning and end */

static void set_state(State *state, const RunOptions *options) {
  const Settings *settings = options->settings;
  state->language = options->language;
  state->dark = options->dark;
  state->motion = settings->motion && !options->no_motion;
  state->text_scale = options->text_size > 0 ? options->text_size : settings->text_size;
  state->digits = options->digits > 0 ? options->digits : settings->digits;
  state->pause_s = settings->pause_s;
  state->asked = options->asked;
  state->progress = &options->settings->progress;
}

static bool show_first(App *app, const RunOptions *options, Error *err) {
  Effects effects = {0};
  if (!options->lesson_path) {
    state_apply(app->state, (Action){.kind = ACTION_LIST}, &app->hits, &effects);
    read_catalogue(app);
    run_choose_last(app);
    return true;
  }
  if (!run_open_first(app, options, err))
    return false;
  size_t count = app->state->trace.step_count;
  if (options->step > 0 && (size_t)options->step > count)
    return error_usage(err, "--step is a number from 1 to %zu, not \"%d\"", count, options->step);
  if (options->step > 0)
    state_apply(app->state, (Action){.kind = ACTION_GO_TO, .arg = options->step - 1}, &app->hits, &effects);
  return true;
}

/* Opens the window, and draws the first picture's texts meanwhile; again where the window becomes another
 * size than asked for. */
static bool open_window(App *app, const WindowOptions *window, Error *err) {
  ViewState view = state_view(app->state, window->width, window->height);
  (void)view_draw(app->view, &app->canvas, &app->hits, &view);
  Ahead *texts = ahead_start(&app->canvas);
  bool ok = window_open(&app->window, window, err);
  ahead_wait(texts);
  return ok;
}

static void show_icon(App *app) {
  uint32_t pixels[ICON_SIZE * ICON_SIZE];
  const Pixels icon = {pixels, ICON_SIZE, ICON_SIZE, ICON_SIZE};
  icon_draw(app->raster, icon);
  window_set_icon(app->window, icon);
}

static bool start(App *app, const RunOptions *options, Error *err) {
  const WindowOptions window = {.title = "Stepmax",
                                .width = options->width > 0 ? options->width : WIDTH,
                                .height = options->height > 0 ? options->height : HEIGHT,
                                .fullscreen = options->fullscreen};
  if (!strings_load(&app->strings, options->paths.strings, err) ||
      !fonts_open(&app->fonts, options->paths.fonts, err))
    return false;
  app->state = state_new(&app->strings);
  set_state(app->state, options);
  if (!show_first(app, options, err))
    return false;
  if (options->settings_notices && options->settings_notices->kept > 0)
    state_notice_error(app->state, error_list_clearest(options->settings_notices));
  app->view = view_new(fonts_font(app->fonts), &app->strings);
  app->raster = raster_new();
  if (!open_window(app, &window, err)) {
    if (err->hint[0] == '\0')
      return error_hint(err, "stepmax print LESSON writes the lesson as text, stepmax render its pictures");
    return false;
  }
  show_icon(app);
  app->redraw = true;
  return true;
}

static void stop(App *app) {
  shelf_free(app->shelf);
  run_stop_loading(app);
  watch_stop(app->watch);
  watch_stop(app->data_watch);
  window_close(app->window);
  if (app->raster)
    raster_free(app->raster);
  view_free(app->view);
  state_free(app->state);
  fonts_close(app->fonts);
  strings_free(&app->strings);
  canvas_free(&app->canvas);
  hits_free(&app->hits);
  arena_free(&app->catalogue);
  catalogue_kept_free(app->kept);
  arena_free(&app->source_arena);
  arena_free(&app->glossary_arena);
  text_free(&app->title);
}

/* Behind the first picture, which does not wait for it.  A fault is told, and the lesson goes on without. */
static void read_glossary(App *app) {
  const char *path = app->options->paths.glossary;
  Error err;
  if (path && glossary_file_open(&app->glossary, &app->glossary_arena, path, &err)) {
    state_glossary(app->state, &app->glossary);
  } else if (path) {
    char why[sizeof err.file + sizeof err.what + sizeof err.hint];
    error_text(&err, why, sizeof why);
    state_notice(app->state, true, state_format(app->state, STRING_GLOSSARY_FAULT, why, NULL, NULL));
  }
  app->redraw = true;
}

static bool go(App *app, const RunOptions *options, Error *err) {
  if (!start(app, options, err))
    return false;
  if (options->lesson_path)
    run_remember_lesson(app);
  draw(app);
  app->quit = options->presented && options->presented(options->presented_self);
  if (!app->quit)
    read_glossary(app);
  while (!app->quit)
    turn(app);
  /* A font file may turn out broken only when a letter of it is needed. */
  return fonts_check(app->fonts, err);
}

int run_window(const RunOptions *options, Error *err) {
  App app = {.options = options};
  bool done = go(&app, options, err);
  stop(&app);
  return done ? 0 : (int)err->kind;
}
