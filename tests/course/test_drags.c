/* What the steps say can be changed can: somewhere in the picture there is a hold on it. */
#include "lesson/lesson.h"
#include "sdl/fonts.h"
#include "support/check.h"
#include "support/sample_trace.h"
#include "view/view.h"

#include <stdio.h>
#include <string.h>

#define TABLE "tests/course/drags.tsv"

typedef struct Stage {
  Arena arena;
  Strings strings;
  FontSet *fonts;
  View *view;
  Canvas canvas;
  Hits hits;
  Sample open;       /* the lesson of the last line */
  unsigned openings; /* how many there were */
} Stage;

static int set_up(void **state) {
  static Stage stage;
  Error err = {0};
  stage = (Stage){.view = NULL};
  assert_true(strings_load(&stage.strings, "assets/strings", &err));
  assert_true(fonts_open(&stage.fonts, "assets/fonts", &err));
  stage.view = view_new(fonts_font(stage.fonts), &stage.strings);
  *state = &stage;
  return 0;
}

static void close_lesson(Stage *stage) {
  trace_free(&stage->open.trace);
  arena_free(&stage->open.arena);
  stage->open = (Sample){.lesson = {.id = NULL}};
}

static int tear_down(void **state) {
  Stage *stage = *state;
  close_lesson(stage);
  view_free(stage->view);
  fonts_close(stage->fonts);
  strings_free(&stage->strings);
  hits_free(&stage->hits);
  canvas_free(&stage->canvas);
  arena_free(&stage->arena);
  return 0;
}

static void open_lesson(Stage *stage, const char *id) {
  ErrorList errors = {0};
  Error err = {0};
  const char *path;
  if (stage->open.lesson.id && strcmp(stage->open.lesson.id, id) == 0)
    return;
  close_lesson(stage);
  stage->openings++;
  if (!catalogue_find(&path, &stage->arena, "lessons", id, &err) ||
      !lesson_load(&stage->open.lesson, &stage->open.arena, path, &errors) ||
      !trace_build(&stage->open.trace, &stage->open.lesson, &stage->open.lesson.setup, NULL, &err))
    fail_msg("%s cannot be opened", id);
}

static void draw(Stage *stage, const char *step) {
  const Trace *trace = &stage->open.trace;
  const ViewState state = {.lesson = &stage->open.lesson,
                           .trace = trace,
                           .original = trace,
                           .opening = stage->openings,
                           .step = sample_step(trace, step),
                           .progress = 1,
                           .width = 1920,
                           .height = 1080,
                           .text_scale = 1,
                           .digits = 2,
                           .field = {.text = "", .message = ""}};
  (void)view_draw(stage->view, &stage->canvas, &stage->hits, &state);
}

/* A number of the value, or a choice of its words, or of the right class. */
static bool is_hold(const Hit *hit, const SceneValue *value, ValueId id, unsigned field) {
  bool dragged =
      hit->handle.kind != HANDLE_NONE && ((hit->handle.x.kind == TARGET_CELL && hit->handle.x.a == (int)id) ||
                                          (hit->handle.y.kind == TARGET_CELL && hit->handle.y.a == (int)id));
  bool typed = hit->editable && hit->target.kind == TARGET_CELL && hit->target.a == (int)id;
  bool set = hit->action.kind == ACTION_SET && hit->action.set.field == field;
  return dragged || typed || set || (hit->action.kind == ACTION_LABEL && value->chooses);
}

static void check_hold(const Stage *stage, const char *place, const char *name) {
  ValueId id = 0;
  unsigned field = 0;
  if (!trace_find(&id, &stage->open.trace, name) ||
      !setup_field_find(&field, &stage->open.lesson.setup, name))
    fail_msg("%s: %s is no given value", place, name);
  for (size_t i = 0; i < stage->hits.count; i++)
    if (is_hold(&stage->hits.items[i], &stage->open.lesson.scene->values[id], id, field))
      return;
  fail_msg("%s: %s cannot be changed", place, name);
}

static void test_what_can_be_changed(void **state) {
  Stage *stage = *state;
  char line[200];
  size_t count = 0;
  FILE *file = fopen(TABLE, "r");
  assert_non_null(file);
  while (fgets(line, sizeof line, file)) {
    if (line[0] == '#')
      continue;
    char place[130], lesson[64], step[64], *names = strchr(line, '\t');
    if (!names || sscanf(line, "%63[^/]/%63s", lesson, step) != 2)
      fail_msg("%s: %s", TABLE, line);
    snprintf(place, sizeof place, "%s/%s", lesson, step);
    open_lesson(stage, lesson);
    draw(stage, step);
    char *rest = NULL;
    for (char *name = strtok_r(names, "\t \n", &rest); name; name = strtok_r(NULL, "\t \n", &rest), count++)
      check_hold(stage, place, name);
  }
  (void)fclose(file);
  assert_true(count > 100);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_what_can_be_changed, set_up, tear_down)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
