/* The list of lessons with the real fonts, at every size, judged as all pictures are.
 *
 * `test_layout_list --all` lists every fault, not the first few. */
#include "lesson/course.h"
#include "sdl/fonts.h"
#include "support/check.h"
#include "support/layout_rules.h"

#include <math.h>
#include <string.h>

typedef struct Size {
  int width, height;
} Size;

static const Size SIZES[] = {{1024, 768}, {1280, 720}, {1920, 1080}, {3840, 2160}};
enum { SIZE_COUNT = sizeof SIZES / sizeof *SIZES, LESSONS_MOST = 64, PICTURE_W = 4, PICTURE_H = 3 };

static const uint32_t PIXELS[PICTURE_W * PICTURE_H] = {0};
static const Error FAULT = {.kind = ERROR_FAILED, .line = 3, .column = 5, .what = "unknown key \"reveals\""};

typedef struct Fixture {
  size_t most_lines;
  FontSet *fonts;
  Strings strings;
  View *view;
  Canvas canvas;
  Hits hits;
  Arena arena;
  CatalogueEntry *entries;
  Course course;
  LessonCard cards[LESSONS_MOST];
  size_t shown[LESSONS_MOST], count;
} Fixture;

/* Lessons of every kind: begun, done, with a picture, with a fault, without anything known of them. */
static void fill_cards(Fixture *f) {
  for (size_t i = 0; i < f->count; i++) {
    f->shown[i] = i;
    f->cards[i] = (LessonCard){.steps = i % 5 ? 9 + 300 * (i % 2) : 0,
                               .reached = i % 3 ? 5 : 0,
                               .of = 9,
                               .done = i % 7 == 1,
                               .fault = i % 6 == 5 ? &FAULT : NULL,
                               .pixels = i % 2 ? PIXELS : NULL,
                               .width = PICTURE_W,
                               .height = PICTURE_H,
                               .version = 1};
  }
}

static int set_up(void **state) {
  Fixture *f = *state;
  Error err = {0};
  ErrorList errors = {0};
  if (!fonts_open(&f->fonts, "assets/fonts", &err) || !strings_load(&f->strings, "assets/strings", &err) ||
      !catalogue_read(&f->entries, &f->count, &f->arena, "lessons", &err))
    fail_msg("%s: %s", err.file, err.what);
  course_arrange(&f->course, f->entries, f->count, &f->arena, "lessons", &errors);
  assert_int_equal(errors.total, 0);
  assert_in_range(f->count, 1, LESSONS_MOST);
  f->view = view_new(fonts_font(f->fonts), &f->strings);
  fill_cards(f);
  return 0;
}

static int tear_down(void **state) {
  Fixture *f = *state;
  Error err;
  bool sound = fonts_check(f->fonts, &err);
  view_free(f->view);
  hits_free(&f->hits);
  canvas_free(&f->canvas);
  strings_free(&f->strings);
  fonts_close(f->fonts);
  arena_free(&f->arena);
  size_t lines = f->most_lines;
  *f = (Fixture){.most_lines = lines};
  return sound ? 0 : -1;
}

static ViewState view_of(const Fixture *f, Size size, double text_scale) {
  static const Lesson OPEN = {.id = "open"};
  return (ViewState){.lesson = size.width == 1280 ? &OPEN : NULL,
                     .width = size.width,
                     .height = size.height,
                     .text_scale = text_scale,
                     .progress = 1,
                     .digits = 2,
                     .overlay = OVERLAY_LIST,
                     .list = {.entries = f->entries,
                              .cards = f->cards,
                              .count = f->count,
                              .shown = f->shown,
                              .shown_count = f->count,
                              .course = &f->course,
                              .follow = true},
                     .field = {.active = true, .text = "", .message = ""}};
}

static void judge(Fixture *f, Report *report, ViewState *view, unsigned rules) {
  for (int i = 0; i < 2 * LANG_COUNT; i++) {
    view->language = (Language)(i / 2);
    view->dark = i % 2 == 1;
    (void)view_draw(f->view, &f->canvas, &f->hits, view);
    ViewState list = *view;
    list.lesson = NULL; /* none of it is seen */
    rules_judge(report, &(Picture){&f->canvas, &f->hits, &list, f->view, 0}, rules);
  }
}

/* Whichever is chosen, all of its card can be seen. */
static void check_in_sight(const Fixture *f, const ViewState *view) {
  const Hit *hit =
      hits_find(&f->hits, (Target){TARGET_CONTROL, ACTION_OPEN_LESSON, (int)view->list.choice, 0, 0});
  assert_non_null(hit);
  double tall = 0;
  for (size_t i = 0; i < f->hits.count; i++)
    if (f->hits.items[i].action.kind == ACTION_OPEN_LESSON)
      tall = fmax(tall, f->hits.items[i].rect.h);
  check_close(hit->rect.h, tall, 0, 1e-9);
}

static void every_lesson_chosen(void **state) {
  Fixture *f = *state;
  Report report = {.most_lines = f->most_lines};
  for (size_t s = 0; s < 2 * SIZE_COUNT; s++) {
    ViewState view = view_of(f, SIZES[s / 2], s % 2 ? 1.4 : 1);
    for (view.list.choice = 0; view.list.choice < f->count; view.list.choice++) {
      judge(f, &report, &view, RULES_ALL | RULE_WHOLE);
      check_in_sight(f, &view);
    }
  }
  report_end(&report);
}

/* A folder without numbers, lines, minutes and a course, one of a single lesson, and an empty one. */
static void a_plain_folder(void **state) {
  Fixture *f = *state;
  Report report = {.most_lines = f->most_lines};
  for (size_t i = 0; i < f->count; i++) {
    f->entries[i].number = "";
    f->entries[i].about = (Phrase){0};
    f->entries[i].source = (Phrase){0};
    f->entries[i].minutes = 0;
    f->entries[i].group = 0;
  }
  f->course = (Course){.group_count = 1};
  for (size_t s = 0; s < 2 * SIZE_COUNT; s++) {
    ViewState view = view_of(f, SIZES[s / 2], s % 2 ? 1.4 : 1);
    judge(f, &report, &view, RULES_ALL | RULE_WHOLE);
    view.list.count = view.list.shown_count = 1;
    judge(f, &report, &view, RULES_ALL | RULE_WHOLE);
    view.list.count = view.list.shown_count = 0;
    judge(f, &report, &view, RULES_ALL | RULE_WHOLE);
  }
  report_end(&report);
}

static void a_search_that_finds_nothing(void **state) {
  Fixture *f = *state;
  Report report = {.most_lines = f->most_lines};
  for (size_t s = 0; s < 2 * SIZE_COUNT; s++) {
    ViewState view = view_of(f, SIZES[s / 2], s % 2 ? 1.4 : 1);
    view.list.shown_count = 0;
    view.field.text = "소프트맥스 hinge";
    view.field.caret = strlen(view.field.text);
    judge(f, &report, &view, RULES_ALL | RULE_WHOLE);
  }
  report_end(&report);
}

/* Scrolled by hand, it stays between its ends, and says where it is. */
static void it_scrolls_between_its_ends(void **state) {
  Fixture *f = *state;
  Report report = {.most_lines = f->most_lines};
  ViewState view = view_of(f, SIZES[1], 1);
  view.list.follow = false;
  view.overlay_scroll = 1e9;
  judge(f, &report, &view, RULES_ALL);
  ListPlace place = view_list(f->view);
  assert_true(place.scroll_most > 0);
  check_close(place.scroll, place.scroll_most, 0, 1);
  assert_true(place.first > 0);
  view.overlay_scroll = 137;
  judge(f, &report, &view, RULES_ALL);
  check_close(view_list(f->view).scroll, 137, 0, 1e-9);
  report_end(&report);
}

int main(int argc, char **argv) {
  Fixture fixture = {.most_lines =
                         argc > 1 && strcmp(argv[1], "--all") == 0 ? REPORT_LINES_ALL : REPORT_LINES};
#define with_fixture(test) cmocka_unit_test_prestate_setup_teardown(test, set_up, tear_down, &fixture)
  const struct CMUnitTest tests[] = {
      with_fixture(every_lesson_chosen),
      with_fixture(a_plain_folder),
      with_fixture(a_search_that_finds_nothing),
      with_fixture(it_scrolls_between_its_ends),
  };
#undef with_fixture
  return cmocka_run_group_tests(tests, NULL, NULL);
}
