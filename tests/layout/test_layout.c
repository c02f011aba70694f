/* Every picture of every lesson, drawn with the real fonts and words, and judged by its commands.
 *
 * `test_layout --all` lists every fault, not the first few.  With LAYOUT_STRIDE=4 in the environment only
 * every fourth step is judged: a short form for sanitizers, which look for other faults. */
#include "sdl/fonts.h"
#include "support/check.h"
#include "support/layout_lessons.h"
#include "support/layout_panels.h"
#include "view/draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Fixture {
  FontSet *fonts;
  Strings strings;
  View *view;
  Canvas canvas;
  Hits hits;
  LayoutLessons real, made, panelled;
  size_t most_lines, stride;
} Fixture;

typedef struct Size {
  int width, height;
} Size;
static const Size sizes[] = {{1024, 768}, {1280, 720}, {1920, 1080}, {3840, 2160}};
enum { SIZES = sizeof sizes / sizeof *sizes };

/* For each test anew, into the fixture of main, which says how much to list. */
static int set_up(void **state) {
  Fixture *f = *state;
  Error err = {0};
  if (!fonts_open(&f->fonts, "assets/fonts", &err) || !strings_load(&f->strings, "assets/strings", &err)) {
    fprintf(stderr, "%s: %s\n", err.file, err.what);
    return -1;
  }
  f->view = view_new(fonts_font(f->fonts), &f->strings);
  const char *stride = getenv("LAYOUT_STRIDE");
  f->stride = stride ? strtoul(stride, NULL, 10) : 1;
  assert_true(f->stride >= 1);
  layout_lessons_read(&f->real);
  layout_lessons_make(&f->made);
  layout_lessons_panels(&f->panelled);
  return 0;
}

static int tear_down(void **state) {
  Fixture *f = *state;
  Error err = {0};
  bool sound = fonts_check(f->fonts, &err);
  layout_lessons_free(&f->panelled);
  layout_lessons_free(&f->made);
  layout_lessons_free(&f->real);
  view_free(f->view);
  hits_free(&f->hits);
  canvas_free(&f->canvas);
  strings_free(&f->strings);
  fonts_close(f->fonts);
  return sound ? 0 : -1;
}

static Report new_report(const Fixture *f) {
  return (Report){.most_lines = f->most_lines};
}

static ViewState state_of(const LayoutLesson *lesson, Size size, double text_scale) {
  return (ViewState){.lesson = &lesson->lesson,
                     .trace = &lesson->trace,
                     .original = &lesson->trace,
                     .progress = 1,
                     .width = size.width,
                     .height = size.height,
                     .text_scale = text_scale,
                     .digits = 2,
                     .pause_s = 3,
                     .field = {.text = "", .message = ""}};
}

/* Draws and judges; scrolling to the end changes nothing in how far that is. */
static void judge(Fixture *f, Report *report, ViewState *state, unsigned rules) {
  double most = view_draw(f->view, &f->canvas, &f->hits, state);
  rules_judge(report, &(Picture){&f->canvas, &f->hits, state, f->view, most}, rules);
  if (most <= 0 || state->overlay != OVERLAY_NONE)
    return;
  state->scroll = most;
  check_close(view_draw(f->view, &f->canvas, &f->hits, state), most, 1e-9, 1e-9);
  state->scroll = 0;
}

static void judge_languages_and_themes(Fixture *f, Report *report, ViewState *state, unsigned rules) {
  for (int i = 0; i < 2 * LANG_COUNT; i++) {
    state->language = (Language)(i / 2);
    state->dark = i % 2 == 1;
    judge(f, report, state, rules);
  }
}

/* The next step to judge: of many repeated ones only about ten, evenly spread, and the last. */
static size_t next_judged(const Trace *trace, size_t step) {
  size_t stride = trace->pass_count / 10, to = step + stride;
  if (stride < 2 || !trace_step(trace, step).kind->summary)
    return step + 1;
  if (to >= trace->step_count)
    to = trace->step_count - 1;
  while (to > step + 1 && !trace_step(trace, to).kind->summary)
    to--;
  return to > step ? to : step + 1;
}

/* The same where each picture is judged by itself, by the stride. */
static size_t next_alone(const Fixture *f, const Trace *trace, size_t step) {
  for (size_t i = 0; i < f->stride && step < trace->step_count; i++)
    step = next_judged(trace, step);
  return step;
}

static void judge_step(Fixture *f, Report *report, ViewState *view, unsigned rules) {
  judge_languages_and_themes(f, report, view, rules);
  if (trace_step(view->trace, view->step).kind->source->ask.count == 0)
    return;
  view->asking = true;
  judge_languages_and_themes(f, report, view, rules);
  view->asking = false;
}

enum { RULES_PANELS = RULES_ALL | RULE_PANELS | RULE_WHOLE };

static void test_every_step_of_every_lesson(void **state) {
  Fixture *f = *state;
  Report report = new_report(f);
  for (size_t i = 0; i < f->real.count; i++)
    for (size_t s = 0; s < 2 * SIZES; s++) {
      ViewState view = state_of(&f->real.at[i], sizes[s / 2], s % 2 ? 1.4 : 1);
      for (view.step = 0; view.step < view.trace->step_count;
           view.step = next_alone(f, view.trace, view.step))
        judge_step(f, &report, &view, RULES_PANELS);
    }
  report_end(&report);
}

static void test_more_digits(void **state) {
  Fixture *f = *state;
  Report report = new_report(f);
  for (size_t i = 0; i < f->real.count; i++) {
    ViewState view = state_of(&f->real.at[i], sizes[1], 1);
    for (view.digits = 4; view.digits <= 6; view.digits += 2)
      for (view.step = 0; view.step < view.trace->step_count;
           view.step = next_alone(f, view.trace, view.step))
        judge_step(f, &report, &view, RULES_ALL);
  }
  report_end(&report);
}

static void test_lessons_that_strain_the_layout(void **state) {
  Fixture *f = *state;
  Report report = new_report(f);
  for (size_t i = 0; i < f->made.count; i++)
    for (size_t s = 0; s < 2 * SIZES; s++) {
      ViewState view = state_of(&f->made.at[i], sizes[s / 2], s % 2 ? 1.4 : 1);
      size_t last = view.trace->step_count - 1;
      const size_t steps[] = {0, last / 4, last / 2, 3 * last / 4, last};
      for (size_t j = 0; j < sizeof steps / sizeof *steps; j++) {
        view.step = steps[j];
        judge_languages_and_themes(f, &report, &view, RULES_ALL);
      }
    }
  report_end(&report);
}

static void test_panels(void **state) {
  static const Size shown[] = {{1024, 768}, {1920, 1080}};
  Fixture *f = *state;
  Report report = new_report(f);
  for (size_t i = 0; i < f->panelled.count; i++)
    for (size_t s = 0; s < 6; s++) {
      ViewState view = state_of(&f->panelled.at[i], shown[s / 3], 1 + 0.2 * (double)(s % 3));
      for (view.step = 0; view.step < view.trace->step_count;
           view.step = next_alone(f, view.trace, view.step))
        judge_step(f, &report, &view, RULES_PANELS);
    }
  report_end(&report);
}

/* Halfway between two steps nothing is cut, and all that is pointed at is in the picture. */
static void test_panels_that_move(void **state) {
  Fixture *f = *state;
  Report report = new_report(f);
  for (size_t i = 0; i < f->panelled.count; i++) {
    ViewState view = state_of(&f->panelled.at[i], sizes[1], 1);
    view.progress = 0.2;
    for (view.step = 1; view.step < view.trace->step_count; view.step = next_alone(f, view.trace, view.step))
      judge(f, &report, &view, RULE_GLYPHS);
  }
  report_end(&report);
}

/* Which panels are open in the picture drawn last, a bit each. */
static uint64_t open_panels(const Fixture *f) {
  size_t count;
  const PanelPlace *places = view_panels(f->view, &count);
  uint64_t open = 0;
  for (size_t i = 0; i < count; i++)
    open |= (uint64_t)places[i].open << places[i].panel->index;
  return open;
}

/* Those of the folder, then those with panels of their own. */
static const LayoutLesson *lesson_at(const Fixture *f, size_t i) {
  return i < f->real.count ? &f->real.at[i] : &f->panelled.at[i - f->real.count];
}

/* What is said does not depend on the window. */
static void test_a_larger_window_never_says_less(void **state) {
  static const Size windows[] = {{800, 600},   {1024, 768}, {1280, 720},  {1300, 900}, {1440, 990},
                                 {1920, 1080}, {801, 1203}, {2560, 1080}, {3840, 2160}};
  Fixture *f = *state;
  for (size_t i = 0; i < f->real.count + f->panelled.count; i++)
    for (int large = 0; large <= 1; large++) {
      ViewState view = state_of(lesson_at(f, i), windows[0], large ? 1.4 : 1);
      for (view.step = 0; view.step < view.trace->step_count;
           view.step = next_judged(view.trace, view.step)) {
        uint64_t first = 0;
        for (size_t w = 0; w < sizeof windows / sizeof *windows; w++) {
          view.width = windows[w].width;
          view.height = windows[w].height;
          (void)view_draw(f->view, &f->canvas, &f->hits, &view);
          first = w == 0 ? open_panels(f) : first;
          assert_true(open_panels(f) == first);
        }
      }
    }
}

/* What the places of two pictures have in common where a viewer sees no reason for another order. */
typedef struct Places {
  PanelPlace at[PANEL_PLACES_MAX];
  size_t count;
} Places;

static Places places_of(const Fixture *f) {
  Places places;
  const PanelPlace *all = view_panels(f->view, &places.count);
  memcpy(places.at, all, places.count * sizeof *all);
  return places;
}

static bool shows_the_same(const Places *a, const Places *b) {
  for (size_t i = 0; i < a->count && a->count == b->count; i++)
    if (a->at[i].panel != b->at[i].panel || a->at[i].main != b->at[i].main)
      return false;
  return a->count == b->count;
}

/* From step to step a panel stays where it is, unless one comes, goes or becomes the main one. */
static void test_nothing_moves_without_a_reason(void **state) {
  Fixture *f = *state;
  for (size_t i = 0; i < f->real.count; i++)
    for (size_t s = 0; s < (2 * SIZES - 2) * LANG_COUNT; s++) {
      ViewState view = state_of(&f->real.at[i], sizes[s / 2 % (SIZES - 1)], s % 2 ? 1.4 : 1);
      Places before = {.count = 0};
      view.language = (Language)(s / (2 * SIZES - 2));
      for (view.step = 0; view.step < view.trace->step_count;
           view.step = next_judged(view.trace, view.step)) {
        (void)view_draw(f->view, &f->canvas, &f->hits, &view);
        Places now = places_of(f);
        for (size_t k = 0; k < now.count && shows_the_same(&now, &before); k++)
          if (now.at[k].open != before.at[k].open || !rect_holds(now.at[k].rect, before.at[k].rect, 8))
            fail_msg("%s, %s, %dx%d, x%g: step %zu moves a panel", view.lesson->id,
                     language_code(view.language), view.width, view.height, view.text_scale, view.step + 1);
        before = now;
      }
    }
}

static bool is_among(const Places *places, const Panel *panel) {
  for (size_t i = 0; i < places->count; i++)
    if (places->at[i].panel == panel)
      return true;
  return false;
}

/* Which of the panels that come at each step are open, one behind another. */
typedef struct Coming {
  bool open[1024];
  size_t count;
} Coming;

static Coming coming_of(Fixture *f, const LayoutLesson *lesson, double text_scale) {
  Coming coming = {.count = 0};
  Places before = {.count = 0};
  ViewState view = state_of(lesson, sizes[0], text_scale);
  for (view.step = 0; view.step < view.trace->step_count; view.step = next_judged(view.trace, view.step)) {
    (void)view_draw(f->view, &f->canvas, &f->hits, &view);
    Places now = places_of(f);
    for (size_t i = 0; i < now.count && coming.count < sizeof coming.open; i++)
      if (!is_among(&before, now.at[i].panel))
        coming.open[coming.count++] = now.at[i].open;
    before = now;
  }
  return coming;
}

/* As many of what comes in a lesson are open with large text as with text of the usual size. */
static void test_large_text_folds_nothing_that_comes(void **state) {
  Fixture *f = *state;
  for (size_t i = 0; i < f->real.count; i++) {
    Coming usual = coming_of(f, &f->real.at[i], 1), large = coming_of(f, &f->real.at[i], 1.4);
    size_t open = 0, open_large = 0;
    assert_int_equal(large.count, usual.count);
    for (size_t k = 0; k < usual.count; k++) {
      open += usual.open[k];
      open_large += large.open[k];
    }
    if (open_large < open)
      fail_msg("%s: large text folds %zu panels that come", f->real.at[i].lesson.id, open - open_large);
  }
}

/* Beside the panels on a wide screen, in every lesson alike. */
static void test_where_the_words_stand(void **state) {
  Fixture *f = *state;
  for (size_t i = 0; i < f->real.count; i++)
    for (size_t s = 0; s < SIZES; s++)
      for (Language language = 0; language < LANG_COUNT; language++) {
        ViewState view = state_of(&f->real.at[i], sizes[s], 1);
        view.language = language;
        (void)view_draw(f->view, &f->canvas, &f->hits, &view);
        Rect words = f->canvas.card_rects[NARRATION_CARD - 1], room = view_content(f->view);
        assert_true(s == 0 ? words.y + words.h <= room.y : words.x + words.w <= room.x);
      }
}

/* Each strip opens. */
static void test_panels_that_are_opened(void **state) {
  Fixture *f = *state;
  Report report = new_report(f);
  for (size_t i = 0; i < f->panelled.count; i++) {
    unsigned char opened[PANELS_MAX] = {0};
    ViewState view = state_of(&f->panelled.at[i], sizes[0], 1);
    view.step = view.trace->step_count - 1;
    view.opened_panels = opened;
    for (size_t panel = 0; panel < PANELS_MAX; panel++) {
      const Target strip = {TARGET_CONTROL, ACTION_PANEL, (int)panel, 0, 0};
      memset(opened, 0, sizeof opened);
      (void)view_draw(f->view, &f->canvas, &f->hits, &view);
      if (!hits_find(&f->hits, strip))
        continue;
      opened[panel] = 1;
      judge(f, &report, &view, RULES_ALL | RULE_PANELS);
      assert_true(open_panels(f) >> panel & 1);
      assert_non_null(hits_find(&f->hits, strip)); /* to fold it again */
    }
  }
  report_end(&report);
}

static void test_an_inspected_number(void **state) {
  Fixture *f = *state;
  Report report = new_report(f);
  for (size_t i = 0; i < f->real.count; i++)
    for (size_t s = 0; s < 2 * SIZES; s++) {
      ViewState view = state_of(&f->real.at[i], sizes[s / 2], s % 2 ? 1.4 : 1);
      view.step = view.trace->step_count - 1;
      for (int value = 0; value < (int)trace_values(view.trace); value += (int)f->stride) {
        const Value *numbers = &trace_pass(view.trace, view.step)->values[value];
        int row = (int)numbers->rows > 1 ? (int)numbers->rows - 1 : 0, col = (int)numbers->cols - 1;
        int pane = value % (int)view.trace->pane_count;
        view.inspected = (Target){TARGET_CELL, value, row, col, pane};
        int turn = value / (int)f->stride; /* all four ways in turn */
        view.language = (Language)(turn / 2 % LANG_COUNT);
        view.dark = turn % 2 == 1;
        if (numbers->rows > 0)
          judge(f, &report, &view, RULES_ALL);
      }
    }
  report_end(&report);
}

static void test_every_overlay(void **state) {
  Fixture *f = *state;
  Report report = new_report(f);
  for (size_t s = 0; s < 2 * SIZES; s++) {
    ViewState view = state_of(&f->real.at[0], sizes[s / 2], s % 2 ? 1.4 : 1);
    view.step = view.trace->step_count / 2;
    view.list = layout_list(&f->real);
    for (view.overlay = OVERLAY_HELP; view.overlay <= OVERLAY_SAVE_ANSWERS; view.overlay++) {
      bool typing = view.overlay >= OVERLAY_GO;
      view.field =
          (FieldView){.active = typing, .text = typing ? "12" : "", .caret = typing ? 2 : 0, .message = ""};
      judge_languages_and_themes(f, &report, &view, RULES_ALL | RULE_WHOLE);
    }
  }
  report_end(&report);
}

static void test_other_window_sizes(void **state) {
  static const Size odd[] = {{800, 600}, {1000, 700}, {1500, 600}, {801, 1203}};
  Fixture *f = *state;
  Report report = new_report(f);
  for (size_t i = 0; i < f->real.count; i++)
    for (size_t s = 0; s < 2 * sizeof odd / sizeof *odd; s++) {
      ViewState view = state_of(&f->real.at[i], odd[s / 2], s % 2 ? 1.6 : 0.8);
      judge_languages_and_themes(f, &report, &view, RULES_GEOMETRY);
      view.step = view.trace->step_count - 1;
      judge_languages_and_themes(f, &report, &view, RULES_GEOMETRY);
    }
  report_end(&report);
}

/* Nothing can be read in these; that they are drawn at all, with finite places, is what counts. */
static void test_tiny_windows_are_drawn(void **state) {
  static const Size tiny[] = {{1, 1},     {1, 900},   {1600, 1},  {40, 30},
                              {160, 120}, {200, 150}, {320, 121}, {161, 2000}};
  Fixture *f = *state;
  for (size_t i = 0; i < f->real.count; i++)
    for (size_t s = 0; s < sizeof tiny / sizeof *tiny; s++)
      for (Overlay overlay = OVERLAY_NONE; overlay <= OVERLAY_SAVE_ANSWERS; overlay++) {
        ViewState view = state_of(&f->real.at[i], tiny[s], s % 2 ? 1.6 : 0.8);
        view.list = layout_list(&f->real);
        view.overlay = overlay;
        view.step = view.trace->step_count - 1;
        view_draw(f->view, &f->canvas, &f->hits, &view);
        for (size_t j = 0; j < f->canvas.count; j++)
          assert_true(f->canvas.commands[j].rect.x - f->canvas.commands[j].rect.x == 0);
      }
}

static void check_words(const Font *font, const char *words) {
  uint32_t code;
  for (const char *at = words; words && (code = text_next(&at)) != 0;)
    if (code != '\n' && (!font_has(font, FACE_UI, code) || !font_has(font, FACE_UI_BOLD, code)))
      fail_msg("no glyph for U+%04X in \"%s\"", (unsigned)code, words);
}

static void test_every_word_has_its_glyphs(void **state) {
  Fixture *f = *state;
  const Font *font = fonts_font(f->fonts);
  for (int language = 0; language < LANG_COUNT; language++) {
    for (int id = STRING_NONE + 1; id < STRING_COUNT; id++)
      check_words(font, strings_get(&f->strings, (Language)language, (StringId)id));
    for (size_t i = 0; i < f->real.count; i++) {
      const Lesson *lesson = &f->real.at[i].lesson;
      check_words(font, lesson->title.in[language]);
      check_words(font, lesson->subtitle.in[language]);
      for (size_t j = 0; j < lesson->group_count; j++)
        check_words(font, lesson->groups[j].title.in[language]);
      for (size_t j = 0; j < lesson->step_count; j++) {
        check_words(font, lesson->steps[j].title.in[language]);
        check_words(font, lesson->steps[j].text.in[language]);
      }
    }
  }
}

int main(int argc, char **argv) {
  Fixture fixture = {.most_lines =
                         argc > 1 && strcmp(argv[1], "--all") == 0 ? REPORT_LINES_ALL : REPORT_LINES};
#define with_fixture(test) cmocka_unit_test_prestate_setup_teardown(test, set_up, tear_down, &fixture)
  const struct CMUnitTest tests[] = {
      with_fixture(test_every_step_of_every_lesson),
      with_fixture(test_more_digits),
      with_fixture(test_lessons_that_strain_the_layout),
      with_fixture(test_panels),
      with_fixture(test_panels_that_move),
      with_fixture(test_a_larger_window_never_says_less),
      with_fixture(test_nothing_moves_without_a_reason),
      with_fixture(test_where_the_words_stand),
      with_fixture(test_large_text_folds_nothing_that_comes),
      with_fixture(test_panels_that_are_opened),
      with_fixture(test_an_inspected_number),
      with_fixture(test_every_overlay),
      with_fixture(test_other_window_sizes),
      with_fixture(test_tiny_windows_are_drawn),
      with_fixture(test_every_word_has_its_glyphs),
  };
#undef with_fixture
  return cmocka_run_group_tests(tests, NULL, NULL);
}
