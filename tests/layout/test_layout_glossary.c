/* The glossary in pictures: each entry on its sheet, and each term of the lessons with its card, drawn with
 * the real fonts and judged as every picture is. */
#include "lesson/glossary.h"
#include "sdl/fonts.h"
#include "support/check.h"
#include "support/layout_lessons.h"
#include "support/layout_rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Fixture {
  FontSet *fonts;
  Strings strings;
  View *view;
  Canvas canvas;
  Hits hits;
  Arena arena;
  Glossary glossary;
  LayoutLessons lessons;
  size_t stride;
} Fixture;

typedef struct Size {
  int width, height;
  double text_scale;
} Size;
static const Size SHOWN[] = {{1024, 768, 1},  {1024, 768, 1.4},  {1280, 720, 1},  {1280, 720, 1.4},
                             {1920, 1080, 1}, {1920, 1080, 1.4}, {3840, 2160, 1}, {800, 600, 1}};
enum { SIZES = sizeof SHOWN / sizeof *SHOWN };

static int set_up(void **state) {
  Fixture *f = calloc(1, sizeof *f);
  ErrorList *errors = ARENA_NEW(&f->arena, ErrorList);
  *state = f;
  if (!fonts_open(&f->fonts, "assets/fonts", NULL) || !strings_load(&f->strings, "assets/strings", NULL) ||
      !glossary_load(&f->glossary, &f->arena, "lessons/" GLOSSARY_FILE, errors))
    return -1;
  f->view = view_new(fonts_font(f->fonts), &f->strings);
  layout_lessons_read(&f->lessons);
  const char *stride = getenv("LAYOUT_STRIDE");
  f->stride = stride ? strtoul(stride, NULL, 10) : 1;
  return 0;
}

static int tear_down(void **state) {
  Fixture *f = *state;
  layout_lessons_free(&f->lessons);
  view_free(f->view);
  hits_free(&f->hits);
  canvas_free(&f->canvas);
  strings_free(&f->strings);
  fonts_close(f->fonts);
  arena_free(&f->arena);
  free(f);
  return 0;
}

static ViewState state_of(const Fixture *f, const LayoutLesson *lesson, Size size) {
  return (ViewState){.lesson = &lesson->lesson,
                     .trace = &lesson->trace,
                     .original = &lesson->trace,
                     .progress = 1,
                     .width = size.width,
                     .height = size.height,
                     .text_scale = size.text_scale,
                     .digits = 2,
                     .pause_s = 3,
                     .field = {.text = "", .message = ""},
                     .glossary = &f->glossary,
                     .list = layout_list(&f->lessons)};
}

static void judge(Fixture *f, Report *report, const ViewState *state, unsigned rules) {
  double most = view_draw(f->view, &f->canvas, &f->hits, state);
  rules_judge(report, &(Picture){&f->canvas, &f->hits, state, f->view, most}, rules);
}

static void test_each_entry_has_room_on_the_sheet(void **state) {
  Fixture *f = *state;
  Report report = {.most_lines = REPORT_LINES};
  for (size_t s = 0; s < SIZES; s++) {
    ViewState view = state_of(f, &f->lessons.at[0], SHOWN[s]);
    view.overlay = OVERLAY_GLOSSARY;
    view.field = (FieldView){.active = true, .text = "", .message = ""};
    for (size_t i = s % f->stride; i < f->glossary.row_count; i += f->stride)
      for (view.language = 0; view.language < LANG_COUNT; view.language++) {
        view.dark = (i + s) % 2 == 1;
        view.glossary_row = f->glossary.rows[view.language][i];
        judge(f, &report, &view, RULES_ALL);
      }
  }
  report_end(&report);
}

/* What is typed, found or not. */
static void test_searching(void **state) {
  static const char *const TYPED[] = {"s", "softmax", "소프트", "no such word at all, however long it is",
                                      "∂"};
  Fixture *f = *state;
  Report report = {.most_lines = REPORT_LINES};
  for (size_t s = 0; s < SIZES; s++)
    for (size_t i = 0; i < sizeof TYPED / sizeof *TYPED; i++) {
      ViewState view = state_of(f, &f->lessons.at[0], SHOWN[s]);
      view.overlay = OVERLAY_GLOSSARY;
      view.language = (Language)(s % LANG_COUNT);
      view.field = (FieldView){.active = true, .text = TYPED[i], .caret = strlen(TYPED[i]), .message = ""};
      judge(f, &report, &view, RULES_ALL);
    }
  report_end(&report);
}

/* The words with their marks, and the card of each term in turn: two of a step. */
static void judge_step(Fixture *f, Report *report, ViewState *view, size_t turn) {
  /* Smaller than any window that panels are held to: their own formulas may be too close there. */
  unsigned rules = view->width < 1024 ? RULES_ALL & ~(unsigned)RULE_OVERLAP : RULES_ALL;
  judge(f, report, view, rules);
  size_t count = 0;
  Target terms[256];
  for (size_t i = 0; i < f->hits.count && count < sizeof terms / sizeof *terms; i++)
    if (f->hits.items[i].target.kind == TARGET_TERM)
      terms[count++] = f->hits.items[i].target;
  for (size_t i = 0; i < 2 && count > 0; i++) {
    Target term = terms[(turn + i * count / 2) % count];
    Hit shown = *hits_find(&f->hits, term);
    view->inspected = term;
    judge(f, report, view, rules);
    const Hit *card = hits_find(&f->hits, target_of_action((Action){.kind = ACTION_GLOSSARY, .arg = term.a}));
    if (card) {
      Rect both = rect_intersect(card->rect, shown.rect);
      assert_true(both.w <= 0 || both.h <= 0);
    } else {
      fail_msg("%s %s, step %zu, %dx%d: no card for a term", view->lesson->id, language_code(view->language),
               view->step + 1, view->width, view->height);
    }
  }
  view->inspected = (Target){.kind = TARGET_NONE};
}

static void test_each_step_marks_and_explains_its_terms(void **state) {
  Fixture *f = *state;
  Report report = {.most_lines = REPORT_LINES};
  size_t turn = 0;
  for (size_t i = 0; i < f->lessons.count; i++)
    for (size_t s = 0; s < SIZES; s++) {
      ViewState view = state_of(f, &f->lessons.at[i], SHOWN[s]);
      for (view.step = turn % (4 * f->stride); view.step < view.trace->step_count && view.step < 40;
           view.step += 4 * f->stride, turn++) {
        view.language = (Language)(turn % LANG_COUNT);
        view.dark = turn / LANG_COUNT % 2 == 1;
        judge_step(f, &report, &view, turn);
      }
    }
  report_end(&report);
}

static void check_words(const Font *font, const char *words) {
  uint32_t code;
  for (const char *at = words; (code = text_next(&at)) != 0;)
    if (code != '\n' && (!font_has(font, FACE_UI, code) || !font_has(font, FACE_UI_BOLD, code)))
      fail_msg("no glyph for U+%04X in \"%s\"", (unsigned)code, words);
}

static void test_every_word_has_its_glyphs(void **state) {
  Fixture *f = *state;
  const Font *font = fonts_font(f->fonts);
  for (size_t i = 0; i < f->glossary.count; i++) {
    const GlossaryEntry *entry = &f->glossary.entries[i];
    for (Language language = 0; language < LANG_COUNT; language++) {
      check_words(font, entry->term.in[language]);
      check_words(font, entry->text.in[language]);
    }
    if (entry->symbol_count > 0)
      check_words(font, entry->symbols[0]);
  }
}

/* Marks the entries that can be pointed at in a step. */
static void note_terms(const Hits *hits, bool *seen) {
  for (size_t i = 0; i < hits->count; i++)
    if (hits->items[i].target.kind == TARGET_TERM)
      seen[hits->items[i].target.a] = true;
}

/* The next step that is told by another of the lesson's. */
static size_t next_kind(const Trace *trace, size_t step) {
  const LessonStep *told = trace_step(trace, step).kind->source;
  while (step < trace->step_count && trace_step(trace, step).kind->source == told)
    step++;
  return step;
}

static void test_each_entry_is_used_in_some_lesson(void **state) {
  Fixture *f = *state;
  for (Language language = 0; language < LANG_COUNT; language++) {
    bool seen[GLOSSARY_ENTRIES_MAX] = {false};
    for (size_t i = 0; i < f->lessons.count; i++) {
      ViewState view = state_of(f, &f->lessons.at[i], SHOWN[2]);
      view.language = language;
      for (view.step = 0; view.step < view.trace->step_count; view.step = next_kind(view.trace, view.step)) {
        bool asks = trace_step(view.trace, view.step).kind->source->ask.count > 0;
        for (int asking = 0; asking <= (asks ? 1 : 0); asking++) {
          view.asking = asking == 1;
          (void)view_draw(f->view, &f->canvas, &f->hits, &view);
          note_terms(&f->hits, seen);
        }
      }
    }
    size_t unused = 0;
    for (size_t i = 0; i < f->glossary.count; i++)
      if (!seen[i] && ++unused)
        fprintf(stderr, "%s: no step says \"%s\"\n", language_code(language),
                f->glossary.entries[i].term.in[language]);
    assert_int_equal(unused, 0);
  }
}

static void test_each_lesson_that_is_named_is_there(void **state) {
  Fixture *f = *state;
  for (size_t i = 0; i < f->glossary.count; i++) {
    const char *id = f->glossary.entries[i].lesson;
    size_t k = 0;
    while (id && k < f->lessons.catalogue_count && strcmp(f->lessons.catalogue[k].id, id) != 0)
      k++;
    if (id && k == f->lessons.catalogue_count)
      fail_msg("\"%s\" names a lesson \"%s\", which is not there", f->glossary.entries[i].term.in[LANG_EN],
               id);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_each_entry_has_room_on_the_sheet),
      cmocka_unit_test(test_searching),
      cmocka_unit_test(test_each_step_marks_and_explains_its_terms),
      cmocka_unit_test(test_every_word_has_its_glyphs),
      cmocka_unit_test(test_each_entry_is_used_in_some_lesson),
      cmocka_unit_test(test_each_lesson_that_is_named_is_there),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
