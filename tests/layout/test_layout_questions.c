/* The sheet of questions over every lesson, with the real fonts, at every size, judged as all pictures are.
 *
 * `test_layout_questions --all` lists every fault, not the first few. */
#include "sdl/fonts.h"
#include "support/check.h"
#include "support/layout_lessons.h"
#include "support/layout_rules.h"

#include <string.h>

typedef struct Fixture {
  FontSet *fonts;
  Strings strings;
  View *view;
  Canvas canvas;
  Hits hits;
  LayoutLessons lessons;
  Answer answers[LESSON_STEPS_MAX];
  Arena arena;
  size_t most_lines;
} Fixture;

typedef struct Size {
  int width, height;
} Size;

static int set_up(void **state) {
  Fixture *f = *state;
  Error err = {0};
  assert_true(fonts_open(&f->fonts, "assets/fonts", &err));
  assert_true(strings_load(&f->strings, "assets/strings", &err));
  f->view = view_new(fonts_font(f->fonts), &f->strings);
  layout_lessons_read(&f->lessons);
  return 0;
}

static int tear_down(void **state) {
  Fixture *f = *state;
  Error err = {0};
  bool sound = fonts_check(f->fonts, &err);
  layout_lessons_free(&f->lessons);
  arena_free(&f->arena);
  view_free(f->view);
  hits_free(&f->hits);
  canvas_free(&f->canvas);
  strings_free(&f->strings);
  fonts_close(f->fonts);
  return sound ? 0 : -1;
}

/* Right, wrong, skipped and open in turn. */
static void answer(Fixture *f, const LayoutLesson *lesson) {
  const Trace *trace = &lesson->trace;
  size_t count = 0, step;
  memset(f->answers, 0, sizeof f->answers);
  for (size_t i = 0; i < lesson->lesson.step_count; i++) {
    Answer *now = &f->answers[i];
    if (!ask_step(&step, trace, &lesson->lesson.steps[i]) || count++ % 4 == 3)
      continue;
    now->revealed = now->met = true;
    assert_true(ask_answer(&now->right, trace, step, NULL));
    now->chosen = count % 4 == 1 ? now->right : count % 4 == 2 ? now->right % 2 + 1 : 0;
    AskWords *words = ARENA_ARRAY(&f->arena, AskWords, LANG_COUNT);
    for (int k = 0; k < LANG_COUNT; k++)
      words[k] = ask_words(&f->arena, trace, step, now, (Language)k, 2);
    now->words = words;
  }
}

static ViewState sheet_of(const Fixture *f, const LayoutLesson *lesson, Size size, double text_scale) {
  return (ViewState){.lesson = &lesson->lesson,
                     .trace = &lesson->trace,
                     .original = &lesson->trace,
                     .progress = 1,
                     .width = size.width,
                     .height = size.height,
                     .text_scale = text_scale,
                     .digits = 2,
                     .pause_s = 3,
                     .field = {.text = "", .message = ""},
                     .overlay = OVERLAY_QUESTIONS,
                     .questions = {.answers = f->answers, .row = LESSON_STEPS_MAX, .next_lesson = true}};
}

static void judge(Fixture *f, Report *report, ViewState *view, unsigned rules) {
  for (int i = 0; i < 2 * LANG_COUNT; i++) {
    view->language = (Language)(i / 2);
    view->dark = i % 2 == 1;
    (void)view_draw(f->view, &f->canvas, &f->hits, view);
    rules_judge(report, &(Picture){&f->canvas, &f->hits, view, f->view, 0}, rules);
  }
}

static size_t rows_drawn(const Fixture *f, size_t source) {
  size_t count = 0;
  for (size_t i = 0; i < f->hits.count; i++) {
    const Action *action = &f->hits.items[i].action;
    count += action->kind == ACTION_QUESTION && (source == LESSON_STEPS_MAX || (size_t)action->arg == source);
  }
  return count;
}

static void test_the_sheet_of_every_lesson(void **state) {
  static const Size SIZES[] = {{800, 600}, {1024, 768}, {1280, 720}, {1920, 1080}, {3840, 2160}};
  Fixture *f = *state;
  Report report = {.most_lines = f->most_lines};
  for (size_t i = 0; i < f->lessons.count; i++) {
    answer(f, &f->lessons.at[i]);
    for (size_t s = 0; s < 2 * sizeof SIZES / sizeof *SIZES; s++) {
      ViewState view = sheet_of(f, &f->lessons.at[i], SIZES[s / 2], s % 2 ? 1.4 : 1);
      judge(f, &report, &view, RULES_ALL | RULE_WHOLE);
      view.questions.row = 0;
      judge(f, &report, &view, RULES_ALL | RULE_WHOLE);
    }
  }
  report_end(&report);
}

/* Also where not all have room, the chosen row is seen, and from the first to the last all can be. */
static void test_every_row_can_be_seen(void **state) {
  static const Size SIZES[] = {{800, 600}, {1024, 768}, {1920, 1080}};
  Fixture *f = *state;
  for (size_t i = 0; i < f->lessons.count; i++) {
    const LayoutLesson *lesson = &f->lessons.at[i];
    answer(f, lesson);
    size_t sources[LESSON_STEPS_MAX], count = ask_list(sources, &lesson->trace, f->answers, ASKED_ALL);
    for (size_t s = 0; s < sizeof SIZES / sizeof *SIZES; s++) {
      ViewState view = sheet_of(f, lesson, SIZES[s], 1.6);
      for (view.questions.row = 0; view.questions.row < count; view.questions.row++) {
        (void)view_draw(f->view, &f->canvas, &f->hits, &view);
        assert_int_equal(rows_drawn(f, sources[view.questions.row]), 1);
      }
    }
  }
}

static void test_a_sheet_without_rows(void **state) {
  Fixture *f = *state;
  Report report = {.most_lines = f->most_lines};
  ViewState view = sheet_of(f, &f->lessons.at[0], (Size){1024, 768}, 1.4);
  memset(f->answers, 0, sizeof f->answers);
  view.asked = ASKED_NONE;
  judge(f, &report, &view, RULES_ALL | RULE_WHOLE);
  assert_int_equal(rows_drawn(f, LESSON_STEPS_MAX), 0);
  report_end(&report);
}

static void test_no_window_is_too_small(void **state) {
  static const Size TINY[] = {{1, 1}, {160, 120}, {320, 121}, {161, 2000}, {640, 480}};
  Fixture *f = *state;
  answer(f, &f->lessons.at[0]);
  for (size_t s = 0; s < sizeof TINY / sizeof *TINY; s++) {
    ViewState view = sheet_of(f, &f->lessons.at[0], TINY[s], s % 2 ? 1.6 : 0.8);
    (void)view_draw(f->view, &f->canvas, &f->hits, &view);
    for (size_t j = 0; j < f->canvas.count; j++)
      assert_true(f->canvas.commands[j].rect.x - f->canvas.commands[j].rect.x == 0);
  }
}

int main(int argc, char **argv) {
  Fixture fixture = {.most_lines =
                         argc > 1 && strcmp(argv[1], "--all") == 0 ? REPORT_LINES_ALL : REPORT_LINES};
#define with_fixture(test) cmocka_unit_test_prestate_setup_teardown(test, set_up, tear_down, &fixture)
  const struct CMUnitTest tests[] = {
      with_fixture(test_the_sheet_of_every_lesson),
      with_fixture(test_every_row_can_be_seen),
      with_fixture(test_a_sheet_without_rows),
      with_fixture(test_no_window_is_too_small),
  };
#undef with_fixture
  return cmocka_run_group_tests(tests, NULL, NULL);
}
