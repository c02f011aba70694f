/* What the course is to teach, item by item: the steps that are said to teach it exist, and do. */
#include "base/text.h"
#include "lesson/lesson.h"
#include "support/check.h"
#include "support/sample_trace.h"
#include "trace/training.h"
#include "view/transcript.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TABLE "tests/course/items.tsv"
#define ITEMS 293 /* further rows, "s1" and on, are where documents err or disagree */

enum { NUMBER, DOCUMENT, KIND, WHAT, PLACES, BOTH, FIRST_LANGUAGE, COLUMNS = FIRST_LANGUAGE + LANG_COUNT };
enum { LESSONS_MAX = 64, LINE_BYTES = 2000, PLACES_MAX = 8 };

typedef struct Course {
  Arena arena;
  Strings strings;
  CatalogueEntry *entries;
  size_t count;
  Sample opened[LESSONS_MAX]; /* by the place of its entry; built when it is first asked for */
} Course;

/* A step as it is told, without its question: a wrong choice teaches nothing. */
typedef struct Told {
  const char *in[LANG_COUNT];
} Told;

static int set_up(void **state) {
  static Course course;
  Error err = {0};
  course = (Course){.count = 0};
  assert_true(strings_load(&course.strings, "assets/strings", &err));
  assert_true(catalogue_read(&course.entries, &course.count, &course.arena, "lessons", &err));
  assert_true(course.count <= LESSONS_MAX);
  *state = &course;
  return 0;
}

static int tear_down(void **state) {
  Course *course = *state;
  for (size_t i = 0; i < course->count; i++) {
    trace_free(&course->opened[i].trace);
    arena_free(&course->opened[i].arena);
  }
  strings_free(&course->strings);
  arena_free(&course->arena);
  return 0;
}

static void open_lesson(Sample *out, const char *path) {
  ErrorList errors = {0};
  Error err = {0};
  if (!lesson_load(&out->lesson, &out->arena, path, &errors))
    fail_msg("%s: %s", path, errors.items[0].what);
  for (size_t i = 0; i < out->lesson.step_count; i++)
    out->lesson.steps[i].ask.question = (Phrase){.line = {0}};
  if (!trace_build(&out->trace, &out->lesson, &out->lesson.setup, NULL, &err))
    fail_msg("%s: %s", path, err.what);
  training_finish(&out->trace);
}

static const Trace *lesson_trace(Course *course, const char *id) {
  for (size_t i = 0; i < course->count; i++)
    if (course->entries[i].id && strcmp(course->entries[i].id, id) == 0) {
      if (!course->opened[i].lesson.id)
        open_lesson(&course->opened[i], course->entries[i].path);
      return &course->opened[i].trace;
    }
  fail_msg("no lesson has the id %s", id);
  return NULL;
}

/* With one space where the text has spaces and ends of lines. */
static const char *on_one_line(Arena *arena, const Text *text) {
  Text line = {0};
  const char *from = text_get(text);
  for (size_t i = 0; i < text->length; i++) {
    bool space = from[i] == ' ' || from[i] == '\n';
    if (!space || (i > 0 && from[i - 1] != ' ' && from[i - 1] != '\n'))
      text_add_char(&line, space ? ' ' : from[i]);
  }
  return text_take(&line, arena);
}

/* The step "lesson/step". */
static Told tell(Course *course, char *place) {
  Told told = {{NULL}};
  char *slash = strchr(place, '/');
  if (!slash) {
    fail_msg("%s is no lesson/step", place);
    return told;
  }
  *slash = '\0';
  const Trace *trace = lesson_trace(course, place);
  size_t step = sample_step(trace, slash + 1);
  *slash = '/';
  for (Language language = 0; language < LANG_COUNT; language++) {
    Text text = {0};
    TranscriptOptions options = {.strings = &course->strings, .language = language, .digits = 2};
    transcript_step(&text, trace, step, &options);
    told.in[language] = on_one_line(&course->arena, &text);
    text_free(&text);
  }
  return told;
}

/* Cuts the next part off a list; NULL at its end. */
static char *next_part(char **list, const char *between) {
  char *part = *list;
  if (!part || part[0] == '\0')
    return NULL;
  char *end = strstr(part, between);
  *list = end ? end + strlen(between) : NULL;
  if (end)
    *end = '\0';
  return part;
}

/* Finds the fragments of a cell in the steps; those that have one are noted in `has`. */
static size_t find_fragments(const char *number, Language language, char *cell, const Told *steps,
                             size_t step_count, bool *has) {
  size_t count = 0;
  for (char *fragment; (fragment = next_part(&cell, " // ")) != NULL; count++) {
    bool found = false;
    for (size_t i = 0; i < step_count; i++)
      if (strstr(steps[i].in[language], fragment))
        found = has[i] = true;
    if (!found)
      fail_msg("%s %s: none of its steps says \"%s\" in language %d", TABLE, number, fragment, (int)language);
  }
  return count;
}

static void check_item(Course *course, char **cells) {
  Told steps[PLACES_MAX];
  const char *places[PLACES_MAX];
  size_t count = 0;
  for (char *place; (place = next_part(&cells[PLACES], " ")) != NULL; count++) {
    assert_true(count < PLACES_MAX);
    places[count] = place;
    steps[count] = tell(course, place);
  }
  if (count == 0)
    fail_msg("%s %s: taught nowhere", TABLE, cells[NUMBER]);
  for (Language language = 0; language < LANG_COUNT; language++) {
    bool has[PLACES_MAX] = {false};
    char *both = arena_printf(&course->arena, "%s", cells[BOTH]);
    (void)find_fragments(cells[NUMBER], language, both, steps, count, has);
    (void)find_fragments(cells[NUMBER], language, cells[FIRST_LANGUAGE + language], steps, count, has);
    for (size_t i = 0; i < count; i++)
      if (!has[i])
        fail_msg("%s %s: the step %s says nothing of it in language %d", TABLE, cells[NUMBER], places[i],
                 (int)language);
  }
}

static void split(char *line, char **cells) {
  line[strcspn(line, "\n")] = '\0';
  for (size_t i = 0; i < COLUMNS; i++) {
    if (!line) {
      fail_msg("%s %s: %zu columns instead of %d", TABLE, cells[0], i, COLUMNS);
      return;
    }
    cells[i] = line;
    line = strchr(line, '\t');
    if (line)
      *line++ = '\0';
  }
}

static void test_every_item_is_taught(void **state) {
  Course *course = *state;
  char line[LINE_BYTES], *cells[COLUMNS] = {NULL};
  size_t items = 0;
  FILE *file = fopen(TABLE, "r");
  assert_non_null(file);
  while (fgets(line, sizeof line, file)) {
    if (line[0] == '#')
      continue;
    split(line, cells);
    if (cells[NUMBER][0] != 's')
      assert_int_equal(strtoul(cells[NUMBER], NULL, 10), ++items);
    check_item(course, cells);
  }
  (void)fclose(file);
  assert_int_equal(items, ITEMS);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_every_item_is_taught, set_up, tear_down)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
