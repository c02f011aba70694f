/* What the lessons and the program say in Korean: behind a number, a letter or a symbol stands the particle
 * that goes with how it is read, whether it was written there or put in. */
#include "base/file.h"
#include "base/particle.h"
#include "base/text.h"
#include "lesson/lesson.h"
#include "support/check.h"
#include "support/sample_trace.h"
#include "trace/ask.h"
#include "trace/fill.h"
#include "trace/training.h"
#include "ui/strings.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

static bool is_hangul(uint32_t codepoint) {
  return codepoint >= 0xAC00 && codepoint <= 0xD7A3;
}

/* Fails at a particle that does not go with what stands right before it. */
static void check_text(const char *text, const char *where) {
  uint32_t before = ' ';
  for (const char *at = text; *at;) {
    const char *here = at, *right;
    uint32_t c = text_next(&at);
    if (is_hangul(c) && !is_hangul(before)) {
      char so_far[4096];
      snprintf(so_far, sizeof so_far, "%.*s", (int)(here - text), text);
      size_t length = particle_at(&right, so_far, here);
      if (length > 0 && (strlen(right) != length || memcmp(right, here, length) != 0))
        fail_msg("%s: \"%.*s\" should be %s in: %s", where, (int)length, here, right, text);
    }
    before = c;
  }
}

static void check_phrase(const Trace *trace, size_t step, const Phrase *phrase) {
  Text text = {0};
  Error err = {0};
  if (phrase->in[LANG_KO] &&
      fill_text(&text, trace, step, phrase->in[LANG_KO], &(FillOptions){LANG_KO, 2}, &err))
    check_text(text_get(&text), trace->lesson->id);
  text_free(&text);
}

static void check_lesson(const char *path) {
  Sample sample = {.lesson = {.id = ""}};
  ErrorList errors = {0};
  Error err = {0};
  if (!lesson_load(&sample.lesson, &sample.arena, path, &errors))
    fail_msg("%s: %s", path, errors.items[0].what);
  if (!trace_build(&sample.trace, &sample.lesson, &sample.lesson.setup, NULL, &err))
    fail_msg("%s: %s", path, err.what);
  training_finish(&sample.trace);
  for (size_t i = 0; i < sample.trace.step_count; i = fill_next_checked(&sample.trace, i)) {
    const LessonStep *step = trace_step(&sample.trace, i).kind->source;
    check_phrase(&sample.trace, i, &step->title);
    check_phrase(&sample.trace, i, &step->text);
    check_phrase(&sample.trace, i, &step->ask.question);
    for (size_t choice = 0; choice < step->ask.count; choice++)
      check_phrase(&sample.trace, i, &step->ask.choices[choice]);
  }
  for (size_t i = 0; i < sample.lesson.scene->value_count; i++)
    if (sample.lesson.scene->values[i].title.in[LANG_KO])
      check_text(sample.lesson.scene->values[i].title.in[LANG_KO], path);
  trace_free(&sample.trace);
  arena_free(&sample.arena);
}

static void test_lessons(void **state) {
  (void)state;
  Arena arena = {0};
  Error err = {0};
  CatalogueEntry *entries;
  size_t count;
  assert_true(catalogue_read(&entries, &count, &arena, "lessons", &err));
  assert_true(count > 0);
  for (size_t i = 0; i < count; i++)
    check_lesson(entries[i].path);
  arena_free(&arena);
}

/* All that is written in a file: titles of panels, terms of the glossary, and what no step shows yet. */
static void check_file(const char *path) {
  Arena arena = {0};
  Error err = {0};
  char *data;
  size_t size;
  if (!file_read(&arena, path, 1 << 20, &data, &size, &err))
    fail_msg("%s: %s", path, err.what);
  for (char *line = data; line;) {
    char *end = strchr(line, '\n');
    if (end)
      *end = '\0';
    check_text(line, path);
    line = end ? end + 1 : NULL;
  }
  arena_free(&arena);
}

static void test_files(void **state) {
  (void)state;
  static const char *const FOLDERS[] = {"lessons", "lessons/course", "lessons/scenes", "assets/strings"};
  size_t count = 0;
  for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
    char path[512];
    DIR *folder = opendir(FOLDERS[i]);
    assert_non_null(folder);
    for (const struct dirent *item; (item = readdir(folder)) != NULL;)
      if (strstr(item->d_name, ".yaml")) {
        snprintf(path, sizeof path, "%s/%s", FOLDERS[i], item->d_name);
        check_file(path);
        count++;
      }
    (void)closedir(folder);
  }
  assert_true(count > 30);
  check_file("README.md");
  check_file("lessons/README.md");
}

/* The words of the program, with numbers of several endings put in. */
static void test_strings(void **state) {
  (void)state;
  static const char *const NUMBERS[] = {"0", "1", "2", "3"};
  Strings strings;
  Arena arena = {0};
  Error err = {0};
  assert_true(strings_load(&strings, "assets/strings", &err));
  for (int id = 1; id < STRING_COUNT; id++)
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++)
      check_text(strings_format(&arena, &strings, LANG_KO, (StringId)id, NUMBERS[i], NUMBERS[i], NUMBERS[i]),
                 "assets/strings/ko.yaml");
  strings_free(&strings);
  arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_lessons), cmocka_unit_test(test_files),
                                     cmocka_unit_test(test_strings)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
