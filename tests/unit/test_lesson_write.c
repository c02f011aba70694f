#include "lesson/lesson.h"
#include "support/check.h"
#include "support/given.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "id: small\ntitle: { ko: 예, en: Example }\nscene: chain\n"
#define NUMBERS                                                                                              \
  "chain:\n"                                                                                                 \
  "  x: [1, 2.50]     # two\n"                                                                               \
  "  label:   2\n"                                                                                           \
  "  W:\n"                                                                                                   \
  "    - [1,  -2]\n"                                                                                         \
  "    -\n"                                                                                                  \
  "      - +3         # 셋\n"                                                                               \
  "      - 4e0\n"                                                                                            \
  "  eta: 0.010       # careful\n"                                                                           \
  "  # the bias\n"                                                                                           \
  "  b: [ 0.0 , 1 ]\n"
#define TAIL                                                                                                 \
  "editable: { x: [-1e300, 1e300] }\n"                                                                       \
  "groups: [{ id: one, title: { ko: 하나, en: One } }]\n"                                                  \
  "steps:\n"                                                                                                 \
  "  - { id: a, group: one, reveal: [x], title: { ko: 가, en: A }, text: { ko: 글, en: T }, formula: x }\n"

static int set_up(void **state) {
  *state = calloc(1, sizeof(Arena));
  return *state ? 0 : -1;
}

static int tear_down(void **state) {
  arena_free(*state);
  free(*state);
  return 0;
}

static Lesson parse(Arena *arena, const char *source, size_t size) {
  ErrorList *errors = ARENA_NEW(arena, ErrorList);
  Lesson lesson = {0};
  if (!lesson_parse(&lesson, arena, "f.yaml", source, size, errors)) {
    char line[2048];
    fail_msg("%s in\n%s", error_text(&errors->items[0], line, sizeof line), source);
  }
  return lesson;
}

static void check_phrase(const Phrase *a, const Phrase *b) {
  for (Language language = 0; language < LANG_COUNT; language++) {
    assert_int_equal(a->in[language] == NULL, b->in[language] == NULL);
    if (a->in[language])
      assert_string_equal(a->in[language], b->in[language]);
  }
}

static void check_step(const LessonStep *a, const LessonStep *b) {
  assert_string_equal(a->id, b->id);
  assert_int_equal(a->group, b->group);
  assert_int_equal(a->each_update, b->each_update);
  assert_int_equal(a->reveal_count, b->reveal_count);
  for (size_t i = 0; i < a->reveal_count; i++) {
    assert_string_equal(a->reveals[i].name, b->reveals[i].name);
    assert_int_equal(a->reveals[i].rows, b->reveals[i].rows);
  }
  check_phrase(&a->title, &b->title);
  check_phrase(&a->text, &b->text);
  check_phrase(&a->formula, &b->formula);
}

static void check_range(SetupRange a, SetupRange b) {
  assert_int_equal(a.editable, b.editable);
  assert_int_equal(a.whole, b.whole);
  check_close(a.min, b.min, 0, 0);
  check_close(a.max, b.max, 0, 0);
}

/* Two lessons are the same but for their numbers and places. */
static void check_same(const Lesson *a, const Lesson *b) {
  assert_string_equal(a->id, b->id);
  assert_string_equal(a->number, b->number);
  check_phrase(&a->source, &b->source);
  check_phrase(&a->about, &b->about);
  assert_int_equal(a->minutes, b->minutes);
  check_phrase(&a->title, &b->title);
  check_phrase(&a->subtitle, &b->subtitle);
  for (size_t field = 0; field < setup_field_count(&a->setup); field++)
    check_range(a->ranges[field], b->ranges[field]);
  assert_int_equal(a->names[SIDE_CLASSES] == NULL, b->names[SIDE_CLASSES] == NULL);
  for (size_t k = 0; a->names[SIDE_CLASSES] && b->names[SIDE_CLASSES] && k < given_size(&a->setup, "K"); k++)
    check_phrase(&a->names[SIDE_CLASSES][k], &b->names[SIDE_CLASSES][k]);
  assert_int_equal(a->names[SIDE_FEATURES] == NULL, b->names[SIDE_FEATURES] == NULL);
  for (size_t d = 0; a->names[SIDE_FEATURES] && b->names[SIDE_FEATURES] && d < given_size(&a->setup, "D");
       d++)
    check_phrase(&a->names[SIDE_FEATURES][d], &b->names[SIDE_FEATURES][d]);
  assert_int_equal(a->group_count, b->group_count);
  for (size_t i = 0; i < a->group_count; i++)
    assert_string_equal(a->groups[i].id, b->groups[i].id);
  assert_int_equal(a->step_count, b->step_count);
  for (size_t i = 0; i < a->step_count; i++)
    check_step(&a->steps[i], &b->steps[i]);
}

/* The file of a lesson with another set-up, after checking that it reads as that. */
static const char *written(Arena *arena, const Lesson *lesson, const Setup *setup) {
  Text text = {0};
  lesson_write(&text, lesson, setup, NULL);
  Lesson again = parse(arena, text_get(&text), text.length);
  assert_true(setup_equal(&again.setup, setup));
  check_same(lesson, &again);
  const char *copy = arena_copy_n(arena, text_get(&text), text.length);
  text_free(&text);
  return copy;
}

static Lesson parse_text(Arena *arena, const char *source) {
  return parse(arena, source, strlen(source));
}

static void test_unchanged(void **state) {
  Lesson lesson = parse_text(*state, HEAD NUMBERS TAIL);
  assert_string_equal(written(*state, &lesson, &lesson.setup), HEAD NUMBERS TAIL);
}

static void test_another_id(void **state) {
  Lesson lesson = parse_text(*state, HEAD NUMBERS TAIL);
  Text text = {0};
  lesson_write(&text, &lesson, &lesson.setup, "another");
  Lesson again = parse(*state, text_get(&text), text.length);
  assert_string_equal(again.id, "another");
  again.id = lesson.id;
  check_same(&lesson, &again);
  text_free(&text);
}

static void test_ids_of_paths(void **state) {
  (void)state;
  char id[LESSON_ID_MAX + 1];
  assert_true(lesson_id_of_path(id, sizeof id, "/a/b.c/05-one-sample-edited.yaml"));
  assert_string_equal(id, "one-sample-edited");
  assert_true(lesson_id_of_path(id, sizeof id, "mine.yml"));
  assert_string_equal(id, "mine");
  assert_false(lesson_id_of_path(id, sizeof id, "My lesson.yaml"));
  assert_false(lesson_id_of_path(id, sizeof id, "\xEA\xB0\x95.yaml"));
  assert_false(lesson_id_of_path(id, 4, "longer.yaml"));
}

static void test_changed_numbers_only(void **state) {
  Lesson lesson = parse_text(*state, HEAD NUMBERS TAIL);
  Setup setup = lesson.setup;
  *given_at(&setup, "x", 0) = 0.1;
  *given_at(&setup, "label", 0) = 1;
  *given_at(&setup, "W", 2) = -1e-7;
  *given_at(&setup, "W", 3) = 1.0 / 3;
  *given_at(&setup, "b", 0) = -0.0;
  assert_string_equal(written(*state, &lesson, &setup), HEAD "chain:\n"
                                                             "  x: [0.1, 2.50]     # two\n"
                                                             "  label:   1\n"
                                                             "  W:\n"
                                                             "    - [1,  -2]\n"
                                                             "    -\n"
                                                             "      - -1e-07         # 셋\n"
                                                             "      - 0.3333333333333333\n"
                                                             "  eta: 0.010       # careful\n"
                                                             "  # the bias\n"
                                                             "  b: [ -0 , 1 ]\n" TAIL);
}

static void test_added_keys(void **state) {
  Lesson lesson = parse_text(*state, HEAD NUMBERS TAIL);
  Setup setup = lesson.setup;
  *given_at(&setup, "eta", 0) = 0.5;
  *given_at(&setup, "alpha", 0) = 0.25;
  *given_at(&setup, "updates", 0) = 7;
  const char *text = written(*state, &lesson, &setup);
  check_contains(text, "  eta: 0.5       # careful\n  alpha: 0.25\n  updates: 7\n  # the bias\n");
  Lesson again = parse_text(*state, text);
  assert_string_equal(written(*state, &again, &lesson.setup), HEAD "chain:\n"
                                                                   "  x: [1, 2.50]     # two\n"
                                                                   "  label:   2\n"
                                                                   "  W:\n"
                                                                   "    - [1,  -2]\n"
                                                                   "    -\n"
                                                                   "      - +3         # 셋\n"
                                                                   "      - 4e0\n"
                                                                   "  eta: 0.01       # careful\n"
                                                                   "  alpha: 0\n"
                                                                   "  updates: 1\n"
                                                                   "  # the bias\n"
                                                                   "  b: [ 0.0 , 1 ]\n" TAIL);
}

/* A lesson's own values are changed where they are given. */
static void test_own_values(void **state) {
#define OWN_TAIL                                                                                             \
  "groups: [{ id: one, title: { ko: 하나, en: One } }]\n"                                                  \
  "steps:\n"                                                                                                 \
  "  - { id: a, group: one, title: { ko: 가, en: A }, text: { ko: 글, en: T } }\n"
#define OWN(p, P, q, M, N)                                                                                   \
  "id: own\n"                                                                                                \
  "title: { ko: 예, en: Example }\n"                                                                        \
  "sizes: { K: 3 }\n"                                                                                        \
  "values:\n"                                                                                                \
  "  p: { given: " p ", edit: [0, 1] }   # one\n"                                                            \
  "  P[k to K]: { given: " P ", edit: [0, 1] }\n"                                                            \
  "  q[k to K]:\n"                                                                                           \
  "    given: " q "\n"                                                                                       \
  "    edit: [0, 1]\n"                                                                                       \
  "  M[i to 2, k to 2]: { given: " M ", edit: [0, 9] }\n"                                                    \
  "  N[i to 2, k to 2]: { given: " N ", edit: [0, 9] }\n"                                                    \
  "  loss: { is: '-log(p)' }\n" OWN_TAIL
  Lesson lesson = parse_text(*state, OWN("0.60", "[0.5, 0.3, 0.2]", "0.5", "[[1, 2], [3, 4]]", "1"));
  assert_string_equal(written(*state, &lesson, &lesson.setup), lesson.text);
  Setup setup = lesson.setup;
  *given_at(&setup, "p", 0) = 0.75;
  *given_at(&setup, "P", 2) = 0.25;
  *given_at(&setup, "q", 1) = 1;
  *given_at(&setup, "M", 2) = 7;
  *given_at(&setup, "N", 1) = 5;
  assert_string_equal(written(*state, &lesson, &setup), OWN("0.75", "[0.5, 0.3, 0.25]", "[0.5, 1, 0.5]",
                                                            "[[1, 2], [7, 4]]", "[[1, 5], [1, 1]]"));
}

/* A start sets words by their names, and the file has them by their names again. */
static void test_words_of_a_start(void **state) {
#define WORDS(unit, other)                                                                                   \
  "id: words\n"                                                                                              \
  "title: { ko: 예, en: Example }\n"                                                                        \
  "sizes: { K: 2 }\n"                                                                                        \
  "values:\n"                                                                                                \
  "  unit: { given: " unit ", words: [nats, bits], edit: all }\n"                                            \
  "  each[k to K]: { given: " other ", words: [no, yes], edit: all }\n"                                      \
  "starts: [{ id: other, title: { ko: a, en: a }, set: { unit: bits, each: [yes, no] } }]\n" OWN_TAIL
  Lesson lesson = parse_text(*state, WORDS("nats", "no"));
  Setup setup = lesson.setup;
  lesson_start(&setup, &lesson, 0);
  check_close(*given_at(&setup, "unit", 0), 1, 0, 0);
  check_close(*given_at(&setup, "each", 0), 1, 0, 0);
  assert_string_equal(written(*state, &lesson, &setup), WORDS("bits", "[yes, no]"));
}

/* They stand beside a scene's, and a scene's key may give them. */
static void test_values_beside_a_scene(void **state) {
  Lesson lesson =
      parse_text(*state, HEAD "values:\n"
                              "  h: { given: 2 }\n"
                              "  g: { given: 3 }\n"
                              "chain: { x: [1], W: [[1], [2]], b: [0, 0], label: 1, eta: 2, g: 4 }\n" TAIL);
  Setup setup = lesson.setup;
  check_close(*given_at(&setup, "g", 0), 4, 0, 0);
  *given_at(&setup, "h", 0) = 5;
  *given_at(&setup, "g", 0) = 6;
  *given_at(&setup, "updates", 0) = 9;
  const char *text = written(*state, &lesson, &setup);
  check_contains(text, "  h: { given: 5 }\n  g: { given: 3 }\n");
  check_contains(text, "eta: 2, updates: 9, g: 6 }\n");
}

/* One set-up in several shapes of YAML, each with what it becomes with alpha 0.5 and eta 2. */
static void test_styles(void **state) {
  static const struct {
    const char *before, *after;
  } CASES[] = {
      {HEAD "chain: { x: [1], W: [[1], [2]], b: [0, 0], label: 1, eta: 1 }\n" TAIL,
       HEAD "chain: { x: [1], W: [[1], [2]], b: [0, 0], label: 1, eta: 2, alpha: 0.5 }\n" TAIL},
      {HEAD "chain: { x: [1], eta: 1 , # one\n  W: [[1], [2]], b: [0, 0], label: 1,\n }\n" TAIL,
       HEAD "chain: { x: [1], eta: 2, alpha: 0.5 , # one\n  W: [[1], [2]], b: [0, 0], label: 1,\n }\n" TAIL},
      {HEAD "chain:\n      ? x\n      : [1]\n      ? eta\n      : 1 # one\n      ? W\n      : - [1]\n        "
            "- [2]\n"
            "      ? b\n      : - 0\n        - 0\n      ? label\n      : 1\n" TAIL,
       HEAD "chain:\n      ? x\n      : [1]\n      ? eta\n      : 2 # one\n      alpha: 0.5\n      ? W\n     "
            " : - [1]\n"
            "        - [2]\n      ? b\n      : - 0\n        - 0\n      ? label\n      : 1\n" TAIL},
      {HEAD TAIL "chain:\n x: [1]\n W: [[1], [2]]\n b: [0, 0]\n label: 1\n eta: 1",
       HEAD TAIL "chain:\n x: [1]\n W: [[1], [2]]\n b: [0, 0]\n label: 1\n eta: 2\n alpha: 0.5"},
      {HEAD TAIL "chain:\r\n x: [1]\r\n eta: 1 # one\r\n W: [[1], [2]]\r\n b: [0, 0]\r\n label: 1\r\n",
       HEAD TAIL
       "chain:\r\n x: [1]\r\n eta: 2 # one\r\n alpha: 0.5\r\n W: [[1], [2]]\r\n b: [0, 0]\r\n label: 1\r\n"},
      {"\xEF\xBB\xBF" HEAD
       "chain:\n 'x': [1]\n \"eta\":\n    1\n W: [[1], [2]]\n b: [0, 0]\n label: 1\n" TAIL,
       "\xEF\xBB\xBF" HEAD
       "chain:\n 'x': [1]\n \"eta\":\n    2\n alpha: 0.5\n W: [[1], [2]]\n b: [0, 0]\n label: 1\n" TAIL},
      {HEAD "chain:\n x: [1]\n eta: 1 # one\xE2\x80\xA8 W: [[1], [2]]\n b: [0, 0]\n label: 1\n" TAIL,
       HEAD "chain:\n x: [1]\n eta: 2 # one\xE2\x80\xA8 alpha: 0.5\xE2\x80\xA8 W: [[1], [2]]\n b: [0, 0]\n"
            " label: 1\n" TAIL},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    Lesson lesson = parse_text(*state, CASES[i].before);
    Setup setup = lesson.setup;
    *given_at(&setup, "eta", 0) = 2;
    *given_at(&setup, "alpha", 0) = 0.5;
    assert_string_equal(written(*state, &lesson, &setup), CASES[i].after);
  }
}

/* A small generator of its own, so that every machine tests the same numbers. */
static uint64_t next_random(uint64_t *seed) {
  *seed += 0x9E3779B97F4A7C15u;
  uint64_t z = *seed;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/* Any finite double, of any size. */
static double random_double(uint64_t *seed) {
  double value;
  do {
    uint64_t bits = next_random(seed);
    memcpy(&value, &bits, sizeof value);
  } while (!isfinite(value));
  return value;
}

/* Changes about half of the numbers of a set-up. */
static Setup random_setup(const Setup *from, uint64_t *seed) {
  Setup setup = *from;
  static const char *const LISTS[] = {"x", "W", "b"};
  for (size_t list = 0; list < 3; list++)
    for (size_t i = 0; i < given_count(&setup, LISTS[list]); i++)
      if (next_random(seed) % 2)
        *given_at(&setup, LISTS[list], i) = random_double(seed) / (list == 0 ? 1e10 : 1);
  *given_at(&setup, "label", 0) = (double)(1 + next_random(seed) % given_size(&setup, "K"));
  *given_at(&setup, "updates", 0) = (double)(1 + next_random(seed) % 200);
  *given_at(&setup, "eta", 0) = 1e-300 + fabs(random_double(seed));
  *given_at(&setup, "alpha", 0) = fabs(random_double(seed));
  return setup;
}

/* What is left of a file when every run of number characters is taken out. */
static const char *without_numbers(Arena *arena, const char *text) {
  char *rest = arena_copy(arena, text), *out = rest;
  for (; *text; text++)
    if (!strchr("0123456789+-.e", *text))
      *out++ = *text;
  *out = '\0';
  return rest;
}

static void test_random_setups(void **state) {
  Lesson lesson = parse_text(*state, HEAD NUMBERS "  alpha: 0\n  updates: 1\n" TAIL);
  uint64_t seed = 1;
  for (int i = 0; i < 300; i++) {
    Arena arena = {0};
    Setup setup = random_setup(&lesson.setup, &seed);
    const char *text = written(&arena, &lesson, &setup);
    assert_string_equal(without_numbers(&arena, text), without_numbers(&arena, lesson.text));
    Lesson again = parse_text(&arena, text);
    Setup third = random_setup(&again.setup, &seed);
    written(&arena, &again, &third);
    arena_free(&arena);
  }
}

static void test_shipped_lessons(void **state) {
  static const char *const SHIPPED[] = {"lessons/05-one-sample.yaml", "lessons/06-three-fruits.yaml"};
  for (size_t i = 0; i < 2; i++) {
    Lesson lesson;
    assert_true(lesson_load(&lesson, *state, SHIPPED[i], ARENA_NEW(*state, ErrorList)));
    Setup setup = lesson.setup;
    for (size_t d = 0; d < given_size(&setup, "D"); d++)
      *given_at(&setup, "x", d) += 0.125;
    ++*given_at(&setup, "updates", 0);
    *given_at(&setup, "label", 0) = 1;
    written(*state, &lesson, &setup);
    assert_memory_equal(written(*state, &lesson, &lesson.setup), lesson.text, lesson.size + 1);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
      TEST(test_unchanged),        TEST(test_changed_numbers_only),
      TEST(test_another_id),       TEST(test_ids_of_paths),
      TEST(test_added_keys),       TEST(test_styles),
      TEST(test_own_values),       TEST(test_values_beside_a_scene),
      TEST(test_random_setups),    TEST(test_shipped_lessons),
      TEST(test_words_of_a_start),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
