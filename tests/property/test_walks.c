/* Wild hands: random keys, pointers, texts, files and sizes over every lesson, each picture drawn.
 *
 * The walks are the same every time.  `test_walks SEED EVENTS` takes others, and longer ones. */
#include "app/load.h"
#include "base/file.h"
#include "support/check.h"
#include "support/fixed_font.h"
#include "support/walk.h"
#include "trace/training.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEED = 1, EVENTS = 250, HASTES = 4, ESCAPES = 8, UNDO_MOST = HISTORY_MAX + 1 };

/* --- Events */

/* Through the lesson, by the keys that a lecturer uses most. */
static void step_on(Walk *walk) {
  static const Key KEYS[] = {KEY_RIGHT, KEY_RIGHT, KEY_PAGE_DOWN, KEY_LEFT, KEY_END, KEY_CHAR, KEY_CHAR};
  static const char LETTERS[] = "]][oog";
  for (size_t times = 1 + walk_below(walk, 4); times > 0; times--) {
    Event event = {.kind = EVENT_KEY, .key = KEYS[walk_below(walk, sizeof KEYS / sizeof *KEYS)]};
    if (event.key == KEY_CHAR)
      event.codepoint = (uint32_t)LETTERS[walk_below(walk, sizeof LETTERS - 1)];
    walk_send(walk, event);
  }
}

static void press_key(Walk *walk) {
  static const unsigned MODS[] = {0, 0, 0, 0, MOD_SHIFT, MOD_ALT, MOD_CTRL};
  size_t count;
  const KeyBinding *bindings = key_bindings(&count);
  const KeyBinding *binding = &bindings[walk_below(walk, count)];
  unsigned mods = binding->mods & (MOD_SHIFT | MOD_CTRL | MOD_ALT);
  if (walk_chance(walk, 6))
    mods = MODS[walk_below(walk, sizeof MODS / sizeof *MODS)];
  walk_send(walk, (Event){.kind = EVENT_KEY,
                          .key = binding->key,
                          .codepoint = binding->codepoint,
                          .mods = mods,
                          .repeat = walk_chance(walk, 8)});
}

static void type_text(Walk *walk) {
  static const char *const TEXTS[] = {"1",      "-1",           "0",   "2.5",  "1e308",        "-1e308",
                                      "1e-320", "nan",          "all", "6000", "1e99",         "49.99",
                                      "x,y",    "\xED\x95\x9C", "",    " ",    "9999999999999"};
  static const Key KEYS[] = {KEY_ENTER, KEY_ENTER, KEY_ENTER, KEY_TAB, KEY_BACKSPACE, KEY_HOME, KEY_ESCAPE};
  Event event = {.kind = EVENT_TEXT};
  snprintf(event.text, sizeof event.text, "%s", TEXTS[walk_below(walk, sizeof TEXTS / sizeof *TEXTS)]);
  walk_send(walk, event);
  walk_send(walk, (Event){.kind = EVENT_KEY, .key = KEYS[walk_below(walk, sizeof KEYS / sizeof *KEYS)]});
}

/* Somewhere, mostly on something: on numbers that can be changed more often than on what there is most of. */
static void point(Walk *walk, Event *event) {
  event->x = (double)walk_below(walk, (size_t)walk->width + 40) - 20;
  event->y = (double)walk_below(walk, (size_t)walk->height + 40) - 20;
  if (walk->hits.count == 0 || walk_chance(walk, 10))
    return;
  const Hit *hit = &walk->hits.items[walk_below(walk, walk->hits.count)];
  for (int i = 0; i < 6 && !hit->editable && hit->handle.kind == HANDLE_NONE; i++)
    hit = &walk->hits.items[walk_below(walk, walk->hits.count)];
  event->x = hit->rect.x + hit->rect.w * random_unit(&walk->random);
  event->y = hit->rect.y + hit->rect.h * random_unit(&walk->random);
}

static void point_and_send(Walk *walk, Event event) {
  point(walk, &event);
  walk_send(walk, event);
}

static void use_pointer(Walk *walk) {
  Event event = {.kind = EVENT_POINTER_MOVE, .button = BUTTON_LEFT, .clicks = walk_chance(walk, 3) ? 2 : 1};
  point(walk, &event);
  walk_send(walk, event);
  event.kind = EVENT_POINTER_DOWN;
  walk_send(walk, event);
  if (walk_chance(walk, 3))
    point_and_send(walk, (Event){.kind = EVENT_POINTER_MOVE});
  if (walk_chance(walk, 10)) /* the button stays down meanwhile */
    return;
  event.kind = EVENT_POINTER_UP;
  walk_send(walk, event);
}

static void turn_wheel(Walk *walk) {
  static const unsigned MODS[] = {0, MOD_SHIFT, MOD_ALT};
  Event event = {
      .kind = EVENT_WHEEL, .mods = MODS[walk_below(walk, 3)], .wheel = (double)walk_below(walk, 9) - 4};
  if (walk_chance(walk, 8))
    event.wheel *= 1e6;
  point_and_send(walk, event);
}

/* --- Files that change while they are open */

static void write_data(Walk *walk, const char *text) {
  Error err;
  assert_true(file_replace(walk->data, text, strlen(text), &err));
}

static void change_data(Walk *walk) {
  static const char *const TEXTS[] = {
      "a,b,c\n1,2,x\n2,1,y\n3,5,x\n",
      "a,b,c\n1,2,x\n2,1,y\n3,5,z\n4,4,x\n9,9,y\n",
      "a,b,c\n1e308,2,x\n-1e308,1,y\n",
      "a,b,c\n1,2,x\n1,2,y\n",
      "b,c\n2,x\n1,y\n",
      "a,b,c\n1,2,x\n,1,y\n",
      "a,b,c\n1,2,x\n",
      "a;b;c\n",
      "",
  };
  size_t text = walk_below(walk, sizeof TEXTS / sizeof *TEXTS + 1);
  if (text == sizeof TEXTS / sizeof *TEXTS)
    (void)remove(walk->data);
  else
    write_data(walk, TEXTS[text]);
}

static void open_data(Walk *walk) {
  const LoadOrder order = {.kind = LOAD_DATA,
                           .lesson = walk->state->lesson.file,
                           .source = {.path = walk->data, .choice = {.standardise = walk_chance(walk, 2)}}};
  Loaded found;
  load_now(&found, &order);
  if (found.ok && found.columns.count > 0) {
    DataSource source = found.source;
    Columns columns = found.columns;
    walk_open(walk, &found, false);
    state_columns_open(walk->state, &columns, &source, NULL);
  } else if (found.columns.count > 0) {
    state_columns_open(walk->state, &found.columns, &found.source, &found.err);
  } else {
    state_notice(walk->state, true, found.err.what);
  }
  load_free(&found);
}

/* The lesson as it would be saved, with a letter of it another one. */
static void reload(Walk *walk) {
  static const char LETTERS[] = "0123456789-.,x[]{}\n ";
  Arena scratch = {0};
  Text text = {0};
  Loaded found;
  lesson_write(&text, &walk->state->lesson, &walk->state->setup, NULL);
  if (walk_chance(walk, 2))
    text.data[walk_below(walk, text.length)] = LETTERS[walk_below(walk, sizeof LETTERS - 1)];
  LoadOrder order = {
      .kind = LOAD_LESSON, .lesson = walk->state->lesson.file, .text = text_get(&text), .size = text.length};
  if (walk->own_data && data_lesson_is_open(&walk->state->lesson)) {
    order.kind = LOAD_DATA;
    order.source = data_lesson_source(&scratch, &walk->state->lesson);
  }
  load_now(&found, &order);
  walk_open(walk, &found, true);
  load_free(&found);
  text_free(&text);
  arena_free(&scratch);
}

static void change_files(Walk *walk) {
  if (!walk->state->is_open)
    return;
  if (data_lesson_is_open(&walk->state->lesson)) {
    change_data(walk);
    if (walk_chance(walk, 3))
      open_data(walk);
  }
  if (walk_chance(walk, 2))
    reload(walk);
}

/* --- Time and sizes */

static void pass_time(Walk *walk) {
  Effects effects = {0};
  walk->now_ms += (uint32_t)walk_below(walk, 4000);
  for (size_t slices = walk_below(walk, 20); slices > 0 && state_work(walk->state, &effects); slices--) {
  }
  state_time(walk->state, walk->now_ms, &effects);
  walk_carry_out(walk, &effects);
}

static void resize(Walk *walk) {
  static const int SIZES[][2] = {{1280, 720}, {1024, 768}, {1920, 1080}, {640, 480},
                                 {300, 900},  {40, 30},    {1, 1}};
  const int *size = SIZES[walk_below(walk, walk_chance(walk, 4) ? sizeof SIZES / sizeof *SIZES : 3)];
  walk->width = size[0];
  walk->height = size[1];
}

static void happen(Walk *walk) {
  size_t kind = walk_below(walk, 100);
  if (walk->state->typing.active && walk_chance(walk, 2))
    kind = 80;
  if (kind < 20)
    step_on(walk);
  else if (kind < 42)
    press_key(walk);
  else if (kind < 74)
    use_pointer(walk);
  else if (kind < 80)
    turn_wheel(walk);
  else if (kind < 84)
    type_text(walk);
  else if (kind < 92)
    pass_time(walk);
  else if (kind < 96)
    change_files(walk);
  else
    resize(walk);
}

/* --- Overlays that come and go faster than they are drawn */

/* A key that opens something over the lesson. */
static void open_overlay(Walk *walk) {
  static const ActionKind OPENS[] = {ACTION_GO,          ACTION_GO,        ACTION_SAVE_PICTURE,
                                     ACTION_SAVE_LESSON, ACTION_COLUMNS,   ACTION_LIST,
                                     ACTION_HELP,        ACTION_QUESTIONS, ACTION_QUESTIONS};
  ActionKind kind = OPENS[walk_below(walk, sizeof OPENS / sizeof *OPENS)];
  size_t count;
  const KeyBinding *binding = key_bindings(&count);
  for (; count > 0 && binding->action.kind != kind; count--)
    binding++;
  assert_true(count > 0);
  walk_send(walk, (Event){.kind = EVENT_KEY,
                          .key = binding->key,
                          .codepoint = binding->codepoint,
                          .mods = binding->mods & (MOD_SHIFT | MOD_CTRL | MOD_ALT)});
}

static void hurry(Walk *walk) {
  static const Key KEYS[] = {KEY_ESCAPE, KEY_ESCAPE, KEY_TAB, KEY_TAB, KEY_ENTER, KEY_SPACE};
  size_t kind = walk_below(walk, 10);
  if (kind < 2)
    open_overlay(walk);
  else if (kind < 7)
    walk_send(walk, (Event){.kind = EVENT_KEY,
                            .key = KEYS[walk_below(walk, sizeof KEYS / sizeof *KEYS)],
                            .mods = walk_chance(walk, 3) ? MOD_SHIFT : 0});
  else if (kind < 9)
    use_pointer(walk);
  else
    happen(walk);
}

/* --- What holds after each */

static void check_number(const Walk *walk, const Hit *hit) {
  const Trace *trace = &walk->state->trace;
  Target target = hit->target;
  assert_in_range(target.a, 0, VALUE_MAX - 1);
  assert_in_range(target.pane, 0, trace->pane_count - 1);
  const Trace pane = trace_of_pane(trace, (size_t)target.pane);
  const Value *value = &trace_pass(&pane, walk->state->step)->values[target.a];
  if (!trace_has(trace, (ValueId)target.a) || (size_t)target.b >= value->rows ||
      (size_t)target.c >= value->cols)
    fail_msg("event %zu of %s: no %s[%d,%d] in pane %d at step %zu", walk->event, walk->state->lesson.id,
             trace_info(trace, (ValueId)target.a)->name, target.b, target.c, target.pane, walk->state->step);
}

static void check_picture(const Walk *walk) {
  const State *state = walk->state;
  for (size_t i = 0; i < walk->hits.count; i++) {
    Rect rect = walk->hits.items[i].rect;
    double sum = rect.x + rect.y + rect.w + rect.h;
    assert_true(sum - sum == 0 && rect.w >= 0 && rect.h >= 0);
    if (state->is_open && walk->hits.items[i].target.kind == TARGET_CELL)
      check_number(walk, &walk->hits.items[i]);
  }
  for (size_t i = 0; i < walk->canvas.count; i++) {
    Rect rect = walk->canvas.commands[i].rect;
    double sum = rect.x + rect.y + rect.w + rect.h;
    assert_true(sum - sum == 0);
  }
}

static void check_place(const Walk *walk) {
  const State *state = walk->state;
  assert_true(state->stride >= 1);
  if (!state->is_open)
    return;
  assert_true(state->step < training_steps_ready(&state->trace));
  assert_true(training_steps_ready(&state->trace) <= state->trace.step_count);
  if (setup_is_training(&state->setup))
    assert_true(training_shows_any(&state->setup));
}

static void draw_and_check(Walk *walk) {
  State *state = walk->state;
  check_place(walk);
  ViewState view = state_view(state, walk->width, walk->height);
  state_scroll_most(state, view_draw(walk->view, &walk->canvas, &walk->hits, &view));
  check_picture(walk);
}

/* --- Back and forth */

static void travel(Walk *walk, ActionKind kind) {
  Effects effects = {0};
  for (size_t i = 0; i < UNDO_MOST; i++)
    state_apply(walk->state, (Action){.kind = kind}, &walk->hits, &effects);
}

/* Until nothing stands over the lesson. */
static void come_back(Walk *walk) {
  for (int i = 0; i < ESCAPES &&
                  (walk->state->blank || walk->state->overlay != OVERLAY_NONE || walk->state->typing.active);
       i++)
    walk_send(walk, (Event){.kind = EVENT_KEY, .key = KEY_ESCAPE});
  if (walk->state->overlay != OVERLAY_NONE)
    state_apply(walk->state, (Action){.kind = ACTION_LIST}, &walk->hits, &(Effects){0});
}

static void check_history(Walk *walk) {
  State *state = walk->state;
  Error err;
  Trace fresh = {0};
  come_back(walk);
  if (!state->is_open || state->overlay != OVERLAY_NONE || state->blank)
    return;
  travel(walk, ACTION_REDO);
  const Setup last = state->setup;
  bool whole = state->history.count < HISTORY_MAX;
  travel(walk, ACTION_UNDO);
  assert_true(!whole || setup_equal(&state->setup, &state->base));
  draw_and_check(walk);
  travel(walk, ACTION_REDO);
  assert_true(setup_equal(&state->setup, &last));
  assert_true(trace_build(&fresh, &state->lesson, &last, &state->opened, &err));
  assert_int_equal(fresh.step_count, state->trace.step_count);
  trace_free(&fresh);
  draw_and_check(walk);
}

/* `seen` of four events find the picture that came of the one before, the others one that is overtaken. */
static void walk_through(Walk *walk, size_t lesson, void (*do_something)(Walk *), size_t seen) {
  walk->own_data = false;
  walk->width = 1280;
  walk->height = 720;
  walk_open_path(walk, walk->catalogue[lesson].path);
  assert_true(walk->state->is_open);
  draw_and_check(walk);
  for (walk->event = 0; walk->event < walk->events; walk->event++) {
    do_something(walk);
    check_place(walk);
    if (walk_below(walk, 4) < seen)
      draw_and_check(walk);
  }
  check_history(walk);
}

static void test_walks_through_every_lesson(void **fixture) {
  Walk *walk = *fixture;
  assert_true(walk->catalogue_count > 0);
  for (size_t i = 0; i < walk->catalogue_count; i++) {
    walk->random = random_seeded(walk->seed, i);
    walk_through(walk, i, happen, 3);
  }
}

static void test_hands_faster_than_the_screen(void **fixture) {
  Walk *walk = *fixture;
  for (size_t i = 0; i < HASTES * walk->catalogue_count; i++) {
    walk->random = random_seeded(walk->seed + 1, i);
    walk_through(walk, i % walk->catalogue_count, hurry, 1);
  }
}

/* --- Beginning and end */

static int set_up(void **fixture) {
  Walk *walk = *fixture;
  Error err;
  if (!strings_load(&walk->strings, "assets/strings", &err) ||
      !catalogue_read(&walk->catalogue, &walk->catalogue_count, &walk->arena, "lessons", &err)) {
    fprintf(stderr, "%s: %s\n", err.file, err.what);
    return -1;
  }
  folder_make(walk->folder);
  snprintf(walk->data, sizeof walk->data, "%s/own.csv", walk->folder);
  walk->view = view_new(&fixed_font, &walk->strings);
  walk->state = state_new(&walk->strings);
  walk->now_ms = 1000;
  walk->text_on = false;
  return 0;
}

static int tear_down(void **fixture) {
  Walk *walk = *fixture;
  state_free(walk->state);
  view_free(walk->view);
  hits_free(&walk->hits);
  canvas_free(&walk->canvas);
  strings_free(&walk->strings);
  arena_free(&walk->arena);
  folder_remove(walk->folder);
  return 0;
}

int main(int argc, char **argv) {
  Walk walk = {.seed = argc > 1 ? strtoull(argv[1], NULL, 10) : SEED,
               .events = argc > 2 ? strtoul(argv[2], NULL, 10) : EVENTS};
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_prestate_setup_teardown(test_walks_through_every_lesson, set_up, tear_down, &walk),
      cmocka_unit_test_prestate_setup_teardown(test_hands_faster_than_the_screen, set_up, tear_down, &walk),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
