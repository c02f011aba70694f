#include "base/file.h"
#include "lesson/lesson.h"
#include "support/check.h"
#include "support/given.h"
#include "support/sample_scene.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

static const char GOOD[] = "id: small\n"
                           "number: \"07\"\n"
                           "title: { ko: 작은 예, en: A small one }\n"
                           "source: \" a book \"\n"
                           "scene: chain\n"
                           "chain:\n"
                           "  x: [1, 2.5e-1]\n"
                           "  W: [[1, 2], [-3, +4], [.5, 6.]]\n"
                           "  b: [0, -0, 010]\n"
                           "  label: 3\n"
                           "  eta: 0.01\n"
                           "  classes: [A, { ko: 나, en: B }, C]\n"
                           "editable: { x: [-5, 5], label: all, updates: [1, 9] }\n"
                           "groups:\n"
                           "  - { id: one, title: { ko: 하나, en: One } }\n"
                           "  - { id: two, title: { ko: 둘, en: Two } }\n"
                           "steps:\n"
                           "  - id: first\n"
                           "    group: two\n"
                           "    reveal: [x, \"z[label]\", \"z[others]\"]\n"
                           "    title: { ko: 처음, en: Start }\n"
                           "    text:\n"
                           "      ko: |\n"
                           "        두 줄로\n"
                           "        쓴다.\n"
                           "      en: \"{x[1]}\"\n"
                           "    formula: \\frac{1}{2}\n"
                           "  - for: update\n"
                           "    id: again\n"
                           "    group: one\n"
                           "    title: { ko: 다시, en: Again }\n"
                           "    text: { ko: 글, en: Text }\n";

static int set_up(void **state) {
  *state = calloc(1, sizeof(Arena));
  return *state ? 0 : -1;
}

static int tear_down(void **state) {
  arena_free(*state);
  free(*state);
  return 0;
}

static bool parse(Lesson *out, Arena *arena, const char *source, ErrorList *errors) {
  return lesson_parse(out, arena, "f.yaml", source, strlen(source), errors);
}

/* All faults of a source, a line each; "" when there are none. */
static const char *faults(Arena *arena, const char *source) {
  ErrorList *errors = ARENA_NEW(arena, ErrorList);
  Lesson lesson = {.id = "untouched"};
  bool ok = parse(&lesson, arena, source, errors);
  assert_int_equal(ok, errors->total == 0);
  if (!ok)
    assert_string_equal(lesson.id, "untouched");
  const char *all = "";
  for (size_t i = 0; i < errors->kept; i++) {
    char line[2048];
    all = arena_printf(arena, "%s%s%s", all, i > 0 ? "\n" : "",
                       error_text(&errors->items[i], line, sizeof line));
  }
  return all;
}

/* The good lesson with its one occurrence of a text replaced. */
static const char *replaced(Arena *arena, const char *part, const char *by) {
  const char *at = strstr(GOOD, part);
  assert_non_null(at);
  assert_null(strstr(at + 1, part));
  return arena_printf(arena, "%.*s%s%s", (int)(at - GOOD), GOOD, by, at + strlen(part));
}

typedef struct Case {
  const char *part, *by, *faults;
} Case;

static void check_cases(Arena *arena, const Case *cases, size_t count) {
  for (size_t i = 0; i < count; i++)
    assert_string_equal(faults(arena, replaced(arena, cases[i].part, cases[i].by)), cases[i].faults);
}

#define CHECK_CASES(arena, cases) check_cases((arena), (cases), sizeof(cases) / sizeof *(cases))

static void test_head_and_numbers(void **state) {
  Lesson lesson;
  ErrorList *errors = ARENA_NEW(*state, ErrorList);
  assert_true(parse(&lesson, *state, GOOD, errors));
  assert_string_equal(lesson.file, "f.yaml");
  assert_string_equal(lesson.id, "small");
  assert_string_equal(lesson.number, "07");
  assert_string_equal(lesson.title.in[LANG_EN], "A small one");
  assert_string_equal(lesson.title.in[LANG_KO], "작은 예");
  assert_int_equal(lesson.title.line[LANG_EN], 3);
  assert_int_equal(lesson.title.column[LANG_EN], 24);
  assert_null(lesson.subtitle.in[LANG_EN]);
  assert_string_equal(lesson.source.in[LANG_EN], "a book");
  Setup want = SAMPLE_SETUP(lesson.scene, {"K", 3}, {"D", 2});
  GIVEN_PUT(&want, "label", 3);
  GIVEN_PUT(&want, "eta", 0.01);
  GIVEN_PUT(&want, "x", 1, 0.25);
  GIVEN_PUT(&want, "W", 1, 2, -3, 4, 0.5, 6);
  GIVEN_PUT(&want, "b", 0, -0.0, 10);
  assert_true(setup_equal(&lesson.setup, &want));
  assert_string_equal(lesson.names[SIDE_CLASSES][0].in[LANG_KO], "A");
  assert_string_equal(lesson.names[SIDE_CLASSES][1].in[LANG_KO], "나");
  assert_string_equal(lesson.names[SIDE_CLASSES][1].in[LANG_EN], "B");
  assert_null(lesson.names[SIDE_FEATURES]);
  assert_int_equal(lesson.size, strlen(GOOD));
  assert_memory_equal(lesson.text, GOOD, lesson.size);
}

static void test_ranges(void **state) {
  Lesson lesson;
  assert_true(parse(&lesson, *state, GOOD, ARENA_NEW(*state, ErrorList)));
  static const SetupRange WANT[] = {{true, false, -5, 5},
                                    {true, true, 1, 3},
                                    {false, false, -DBL_MAX, DBL_MAX},
                                    {false, false, -DBL_MAX, DBL_MAX},
                                    {false, false, DBL_TRUE_MIN, DBL_MAX},
                                    {false, false, 0, DBL_MAX},
                                    {true, true, 1, 9}};
  assert_int_equal(setup_field_count(&lesson.setup), sizeof WANT / sizeof *WANT);
  for (unsigned field = 0; field < sizeof WANT / sizeof *WANT; field++) {
    assert_int_equal(lesson.ranges[field].editable, WANT[field].editable);
    assert_int_equal(lesson.ranges[field].whole, WANT[field].whole);
    check_close(lesson.ranges[field].min, WANT[field].min, 0, 0);
    check_close(lesson.ranges[field].max, WANT[field].max, 0, 0);
  }
}

static void test_steps(void **state) {
  Lesson lesson;
  assert_true(parse(&lesson, *state, GOOD, ARENA_NEW(*state, ErrorList)));
  assert_int_equal(lesson.group_count, 2);
  assert_string_equal(lesson.groups[1].title.in[LANG_EN], "Two");
  assert_int_equal(lesson.step_count, 2);
  const LessonStep *first = &lesson.steps[0], *again = &lesson.steps[1];
  assert_string_equal(first->id, "first");
  assert_int_equal(first->group, 1);
  assert_false(first->each_update);
  assert_int_equal(first->line, 18);
  assert_int_equal(first->reveal_count, 3);
  assert_string_equal(first->reveals[0].name, "x");
  assert_int_equal(first->reveals[0].rows, ROWS_ALL);
  assert_string_equal(first->reveals[1].name, "z");
  assert_int_equal(first->reveals[1].rows, ROWS_LABEL);
  assert_int_equal(first->reveals[1].line, 20);
  assert_int_equal(first->reveals[1].column, 17);
  assert_int_equal(first->reveals[2].rows, ROWS_OTHERS);
  assert_string_equal(first->text.in[LANG_KO], "두 줄로\n쓴다.");
  assert_string_equal(first->formula.in[LANG_KO], "\\frac{1}{2}");
  assert_ptr_equal(first->formula.in[LANG_EN], first->formula.in[LANG_KO]);
  assert_true(again->each_update);
  assert_int_equal(again->group, 0);
  assert_int_equal(again->reveal_count, 0);
  assert_null(again->formula.in[LANG_EN]);
}

static void test_keys(void **state) {
  static const Case CASES[] = {
      {"scene", "secne",
       "f.yaml:1:1: error: a lesson needs the key \"scene\"\n"
       "f.yaml:5:1: error: unknown key \"secne\" (did you mean \"scene\"?)"},
      {"  eta", "  beta",
       "f.yaml:7:3: error: chain needs the key \"eta\"\n"
       "f.yaml:11:3: error: unknown key \"beta\" (did you mean \"eta\"?)"},
      {"updates:", "update:", "f.yaml:13:37: error: unknown key \"update\" (did you mean \"updates\"?)"},
      {"{ id: one,", "{ id: one, colour: red,",
       "f.yaml:15:16: error: unknown key \"colour\" (allowed here: id, title)"},
      {"reveal:", "reveals:", "f.yaml:20:5: error: unknown key \"reveals\" (did you mean \"reveal\"?)"},
      {"    id: again\n", "", "f.yaml:28:5: error: a step needs the key \"id\""},
      {"{ id: one,", "{",
       "f.yaml:15:5: error: a group needs the key \"id\"\n"
       "f.yaml:30:12: error: unknown group \"one\" (known: two)"},
      {"{ ko: 처음, en: Start }", "{ ko: 처음, 끝, en: Start }",
       "f.yaml:21:22: error: unknown key \"끝\" (between { and } a text with a comma needs quotes)"},
      {"{ ko: 처음, en: Start }", "{ ko: 처음, en: Start, de: Anfang }",
       "f.yaml:21:33: error: unknown key \"de\" (known: ko, en)"},
  };
  CHECK_CASES(*state, CASES);
}

static void test_kinds(void **state) {
  static const Case CASES[] = {
      {"label: 3", "label: [3]", "f.yaml:10:10: error: expected a number, found a list"},
      {"label: 3", "label:", "f.yaml:10:9: error: a number is missing"},
      {"0.01", "{ a: 1 }", "f.yaml:11:8: error: expected a number, found keys with values"},
      {"0.01", "'0.01'",
       "f.yaml:11:8: error: expected a number, found a text in quotes (write the number without quotes)"},
      {"[1, 2.5e-1]", "5", "f.yaml:7:6: error: expected a list of numbers, found a single value"},
      {"[-3, +4]", "7", "f.yaml:8:15: error: expected a row of W, a list of numbers, found a single value"},
      {"{ ko: 작은 예, en: A small one }", "A small one",
       "f.yaml:3:8: error: expected a text in both languages, found a single value (write { ko: ..., en: ... "
       "})"},
      {"id: small", "id: [small]",
       "f.yaml:1:5: error: expected a text, found a list (a text that starts with [ or { needs quotes)"},
      {"[A, { ko: 나, en: B }, C]", "A",
       "f.yaml:12:12: error: expected a list of names, found a single value"},
      {"[-5, 5]", "all", "f.yaml:13:16: error: expected the range of x (write [least, greatest])"},
      {"[1, 9]", "[1, 5, 9]", "f.yaml:13:46: error: expected the range of updates (write [least, greatest])"},
      {"label: all", "label: some",
       "f.yaml:13:32: error: expected the range of label (write all or [least, greatest])"},
      {"[x, \"z[label]\", \"z[others]\"]", "x",
       "f.yaml:20:13: error: expected a list of values, found a single value"},
  };
  CHECK_CASES(*state, CASES);
  assert_string_equal(faults(*state, "- 1\n"),
                      "f.yaml:1:1: error: expected a lesson with id, title, scene, groups "
                      "and steps, found a list");
}

static void test_shapes(void **state) {
  static const Case CASES[] = {
      {"[.5, 6.]", "[.5, 6., 7]", "f.yaml:8:25: error: row 3 of W has 3 numbers, x has 2"},
      {"[0, -0, 010]", "[0, 1]", "f.yaml:9:6: error: b has 2 numbers, W has 3 rows"},
      {"[1, 2.5e-1]", "[]", "f.yaml:7:6: error: x has 0 numbers, possible are 1 to 12"},
      {"[1, 2.5e-1]", "[1,2,3,4,5,6,7,8,9,10,11,12,13]",
       "f.yaml:7:6: error: x has 13 numbers, possible are 1 to 12"},
      {"[[1, 2], [-3, +4], [.5, 6.]]", "[[1, 2]]", "f.yaml:8:6: error: W has 1 rows, possible are 2 to 10"},
      {"[[1, 2], [-3, +4], [.5, 6.]]", "[[],[],[],[],[],[],[],[],[],[],[]]",
       "f.yaml:8:6: error: W has 11 rows, possible are 2 to 10"},
      {"[A, { ko: 나, en: B }, C]", "[A]", "f.yaml:12:12: error: 1 names for the 3 rows of W"},
      {"classes: [A, { ko: 나, en: B }, C]", "features: [A]",
       "f.yaml:12:13: error: 1 names for the 2 numbers of x"},
  };
  CHECK_CASES(*state, CASES);
}

static void test_numbers(void **state) {
  static const Case CASES[] = {
      {"2.5e-1", ".nan", "f.yaml:7:10: error: \".nan\" is not a finite number"},
      {"2.5e-1", "-.inf", "f.yaml:7:10: error: \"-.inf\" is not a finite number"},
      {"2.5e-1", "1e400", "f.yaml:7:10: error: \"1e400\" is too large"},
      {"+4", "0x10", "f.yaml:8:20: error: \"0x10\" is not a decimal number"},
      {"010", "1_000", "f.yaml:9:14: error: \"1_000\" is not a number: something follows its digits"},
      {"label: 3", "label: 2.5", "f.yaml:10:10: error: label takes a whole number from 1 to 3, found 2.5"},
      {"label: 3", "label: 4", "f.yaml:10:10: error: label takes a whole number from 1 to 3, found 4"},
      {"eta: 0.01", "eta: 0", "f.yaml:11:8: error: eta takes a number above 0, found 0"},
      {"eta: 0.01", "eta: 1\n  alpha: -1",
       "f.yaml:12:10: error: alpha takes a number of at least 0, found -1"},
      {"eta: 0.01", "eta: 1\n  updates: 201",
       "f.yaml:12:12: error: updates takes a whole number from 1 to 200, found 201"},
  };
  CHECK_CASES(*state, CASES);
}

static void test_editable(void **state) {
  static const Case CASES[] = {
      {"[-5, 5]", "[0.5, 5]",
       "f.yaml:7:10: error: x takes a number from 0.5 to 5, found 0.25 (its range is in line 13, under "
       "\"editable\")"},
      {"[1, 9]", "[2, 9]",
       "f.yaml:13:46: error: updates takes a whole number from 2 to 9, found 1 (its range is in line 13, "
       "under "
       "\"editable\")"},
      {"[1, 9]", "[9, 1]", "f.yaml:13:46: error: the range of updates ends below its start"},
      {"[1, 9]", "[0, 9]", "f.yaml:13:47: error: updates takes a whole number from 1 to 200, found 0"},
      {"label: all", "label: [1, 4]", "f.yaml:13:36: error: label takes a whole number from 1 to 3, found 4"},
      {"label: all", "eta: [0, 1]", "f.yaml:13:31: error: eta takes a number above 0, found 0"},
  };
  CHECK_CASES(*state, CASES);
}

static void test_texts(void **state) {
  static const Case CASES[] = {
      {"ko: 처음, en: Start", "ko: 처음",
       "f.yaml:21:12: error: the language \"en\" is missing (a text is written "
       "{ ko: ..., en: ... })"},
      {"en: Start", "en: \" \\n\"", "f.yaml:21:26: error: this text is empty"},
      {"en: Start", "en:", "f.yaml:21:26: error: this text is empty"},
      {"en: Start", "en: \"a\\nb\"", "f.yaml:21:26: error: this text has to be a single line"},
      {"en: Start", "en: \"a\\ab\"",
       "f.yaml:21:26: error: a text cannot contain a tab or another control character"},
      {"en: Start", "en: !Start",
       "f.yaml:21:26: error: YAML's tags (!) and anchors (&) are not used here (a text that starts with ! "
       "needs "
       "quotes)\nf.yaml:21:26: error: this text is empty"},
      {"id: small", "id: Small",
       "f.yaml:1:5: error: \"Small\" is no id (an id has small letters a to z, digits and '-' only)"},
      {"\"07\"", "seven", "f.yaml:2:9: error: the number of a lesson has 1 to 4 digits (number: \"05\")"},
      {"scene: chain", "scene: chains",
       "f.yaml:5:8: error: unknown scene \"chains\" (did you mean \"chain\"?)"},
      {"scene: chain", "scene: forest",
       "f.yaml:5:8: error: unknown scene \"forest\" (known: chain, neuron, slope, training)"},
  };
  CHECK_CASES(*state, CASES);
}

static void test_steps_faults(void **state) {
  static const Case CASES[] = {
      {"for: update", "for: class", "f.yaml:28:10: error: unknown repetition \"class\" (known: update, epoch)"},
      {"id: again", "id: first",
       "f.yaml:29:9: error: there is a step \"first\" already (the first is in line 18)"},
      {"id: first", "id: again-12",
       "f.yaml:18:9: error: \"again-12\" is what a repetition of the step \"again\" is called (choose "
       "another id)"},
      {"{ id: two", "{ id: one",
       "f.yaml:16:11: error: there is a group \"one\" already\n"
       "f.yaml:19:12: error: unknown group \"two\" (known: one)"},
      {"group: two", "group: tow", "f.yaml:19:12: error: unknown group \"tow\" (did you mean \"two\"?)"},
      {"\"z[label]\"", "\"z[lable]\"",
       "f.yaml:20:17: error: unknown part [lable] of a value (did you mean \"label\"?)"},
      {"\"z[label]\"", "\"z[4\"",
       "f.yaml:20:17: error: \"z[4\" names no value (write a name, \"name[label]\" or "
       "\"name[others]\")"},
      {"\"z[label]\"", "\"[label]\"",
       "f.yaml:20:17: error: \"[label]\" names no value (write a name, "
       "\"name[label]\" or \"name[others]\")"},
      {"\"z[label]\"", "z[label]",
       "f.yaml:20:18: error: did not find expected ',' or ']' (between brackets or braces, a text that holds "
       "one of "
       "[ ] { } , : needs quotes)"},
  };
  CHECK_CASES(*state, CASES);
}

static void test_no_steps(void **state) {
  const char *start = strstr(GOOD, "steps:");
  const char *none = arena_printf(*state, "%.*ssteps: []\n", (int)(start - GOOD), GOOD);
  assert_string_equal(faults(*state, none), "f.yaml:17:8: error: 0 steps, possible are 1 to 100");
  const char *repeated = strstr(GOOD, "  - for:");
  const char *only = arena_printf(*state, "%.*ssteps:\n%s", (int)(start - GOOD), GOOD, repeated);
  assert_string_equal(faults(*state, only),
                      "f.yaml:18:3: error: at least one step without \"for\" is needed");
}

static void test_sizes(void **state) {
  Text text = {0};
  text_add(&text, strstr(GOOD, "id:"));
  for (int i = 0; i < LESSON_STEPS_MAX - 1; i++)
    text_addf(&text, "  - { id: s%d, group: one, title: { ko: 가, en: A }, text: { ko: 가, en: A } }\n", i);
  assert_string_equal(faults(*state, text_get(&text)),
                      "f.yaml:18:3: error: 101 steps, possible are 1 to 100");
  text_clear(&text);
  for (int i = 0; i < 4001; i++)
    text_add_char(&text, 'a');
  const char *source = replaced(*state, "en: Text", arena_printf(*state, "en: %s", text_get(&text)));
  assert_string_equal(faults(*state, source),
                      "f.yaml:32:24: error: this text of 4001 bytes is longer than 4000");
  source = replaced(*state, "en: Text", arena_printf(*state, "en: %s", text_get(&text) + 1));
  assert_string_equal(faults(*state, source), "");
  source = replaced(*state, "id: first", arena_printf(*state, "id: %.65s", text_get(&text)));
  assert_string_equal(faults(*state, source), "f.yaml:18:9: error: this id of 65 bytes is longer than 64");
  text_clear(&text);
  for (int i = 0; i <= LESSON_BYTES_MAX; i++)
    text_add_char(&text, '#');
  assert_string_equal(faults(*state, text_get(&text)),
                      "f.yaml: 1000001 bytes are too many for a lesson, 1000000 are possible");
  text_free(&text);
}

/* A lesson may have no more faults than it likes: all are counted, the first are kept. */
static void test_many_faults(void **state) {
  Text text = {0};
  for (int i = 0; i < 100; i++)
    text_addf(&text, "k%d: 1\n", i);
  ErrorList *errors = ARENA_NEW(*state, ErrorList);
  Lesson lesson;
  assert_false(parse(&lesson, *state, text_get(&text), errors));
  assert_int_equal(errors->kept, ERROR_LIST_MAX);
  assert_int_equal(errors->total, 100 + 5);
  text_free(&text);
}

static void test_load(void **state) {
  static const char *const SHIPPED[] = {"lessons/05-one-sample.yaml", "lessons/06-three-fruits.yaml"};
  for (size_t i = 0; i < 2; i++) {
    ErrorList *errors = ARENA_NEW(*state, ErrorList);
    Lesson lesson;
    assert_true(lesson_load(&lesson, *state, SHIPPED[i], errors));
    assert_string_equal(lesson.file, SHIPPED[i]);
  }
  ErrorList *errors = ARENA_NEW(*state, ErrorList);
  Lesson lesson;
  assert_false(lesson_load(&lesson, *state, "lessons/none.yaml", errors));
  assert_int_equal(errors->total, 1);
  assert_string_equal(errors->items[0].file, "lessons/none.yaml");
}

/* Every tests/unit/lessons/NAME.yaml has its faults written in NAME.txt beside it. */
static void test_bad_files(void **state) {
  static const char FOLDER[] = "tests/unit/lessons";
  char **names;
  size_t count, size;
  assert_true(file_list(*state, FOLDER, ".yaml", &names, &count, NULL));
  assert_true(count > 0);
  for (size_t i = 0; i < count; i++) {
    char *path = file_join(*state, FOLDER, names[i]), *want;
    char *beside = arena_printf(*state, "%.*s.txt", (int)(strlen(path) - strlen(".yaml")), path);
    assert_true(file_read(*state, beside, 100000, &want, &size, NULL));
    ErrorList *errors = ARENA_NEW(*state, ErrorList);
    Lesson lesson;
    assert_false(lesson_load(&lesson, *state, path, errors));
    Text got = {0};
    for (size_t k = 0; k < errors->kept; k++) {
      char line[2048];
      text_addf(&got, "%s\n", error_text(&errors->items[k], line, sizeof line));
    }
    assert_string_equal(text_get(&got), want);
    text_free(&got);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
      TEST(test_head_and_numbers),
      TEST(test_ranges),
      TEST(test_steps),
      TEST(test_keys),
      TEST(test_kinds),
      TEST(test_shapes),
      TEST(test_numbers),
      TEST(test_editable),
      TEST(test_texts),
      TEST(test_steps_faults),
      TEST(test_no_steps),
      TEST(test_sizes),
      TEST(test_many_faults),
      TEST(test_load),
      TEST(test_bad_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
