#include "base/text.h"
#include "base/yaml.h"
#include "support/check.h"

#include <stdlib.h>
#include <string.h>

static int set_up(void **state) {
  *state = calloc(1, sizeof(Arena));
  return *state ? 0 : -1;
}

static int tear_down(void **state) {
  arena_free(*state);
  free(*state);
  return 0;
}

static const YamlNode *parse(Arena *arena, const char *source) {
  Error err = {0};
  const YamlNode *root = NULL;
  if (!yaml_parse(arena, "f.yaml", source, strlen(source), &root, &err))
    fail_msg("%d:%d: %s", err.line, err.column, err.what);
  return root;
}

/* The node is at line:column and covers exactly `covered` of the source. */
static void check_place(const YamlNode *node, const char *source, int line, int column, const char *covered) {
  assert_non_null(node);
  assert_int_equal(node->line, line);
  assert_int_equal(node->column, column);
  char *bytes = calloc(1, strlen(source) + 1);
  assert_non_null(bytes);
  assert_in_range(node->end, node->start, strlen(source));
  memcpy(bytes, source + node->start, node->end - node->start);
  assert_string_equal(bytes, covered);
  free(bytes);
}

static void test_tree(void **state) {
  const YamlNode *root =
      parse(*state, "x: [5, '3', \"7\"]\nW:\n  - [1, 2]\n  - {a: b}\nnone:\ntext: |\n  two\n  lines\n");
  assert_int_equal(root->kind, YAML_MAP);
  assert_int_equal(root->count, 4);
  assert_string_equal(root->keys[0].text, "x");
  assert_string_equal(root->keys[3].text, "text");
  const YamlNode *x = yaml_get(root, "x"), *W = yaml_get(root, "W");
  assert_int_equal(x->kind, YAML_LIST);
  assert_int_equal(x->count, 3);
  assert_null(x->text);
  assert_string_equal(x->items[1].text, "3");
  assert_false(x->items[0].quoted);
  assert_true(x->items[1].quoted && x->items[2].quoted);
  assert_int_equal(W->count, 2);
  assert_string_equal(W->items[0].items[1].text, "2");
  assert_string_equal(yaml_get(&W->items[1], "a")->text, "b");
  assert_string_equal(yaml_get(root, "none")->text, "");
  assert_false(yaml_get(root, "none")->quoted);
  assert_string_equal(yaml_get(root, "text")->text, "two\nlines\n");
  assert_true(yaml_get(root, "text")->quoted);
  assert_null(yaml_get(root, "y"));
  assert_null(yaml_get(x, "y"));
}

static void test_places(void **state) {
  static const char SOURCE[] = "# remark\n"
                               "title: {ko: \"소프트맥스\", en: 'softmax'}  # 둘\n"
                               "한글: [가, 나나 , 3]\n"
                               "W:\n"
                               "  - [1, 2]\n"
                               "  - key: 값 하나\n"
                               "    empty:\n"
                               "\n"
                               "# remark\n"
                               "text: |\n"
                               "  첫\n"
                               "  둘\n"
                               "\n"
                               "# remark\n"
                               "last: !!str 끝\n";
  const YamlNode *root = parse(*state, SOURCE);
  const YamlNode *title = yaml_get(root, "title"), *list = yaml_get(root, "한글"), *W = yaml_get(root, "W");
  check_place(title, SOURCE, 2, 8, "{ko: \"소프트맥스\", en: 'softmax'}");
  check_place(yaml_get(title, "ko"), SOURCE, 2, 13, "\"소프트맥스\"");
  check_place(&title->keys[1], SOURCE, 2, 22, "en");
  check_place(yaml_get(title, "en"), SOURCE, 2, 26, "'softmax'");
  check_place(&root->keys[1], SOURCE, 3, 1, "한글");
  check_place(list, SOURCE, 3, 5, "[가, 나나 , 3]");
  check_place(&list->items[1], SOURCE, 3, 9, "나나");
  check_place(&list->items[2], SOURCE, 3, 14, "3");
  check_place(W, SOURCE, 5, 3, "- [1, 2]\n  - key: 값 하나\n    empty:");
  check_place(yaml_get(&W->items[1], "key"), SOURCE, 6, 10, "값 하나");
  check_place(yaml_get(&W->items[1], "empty"), SOURCE, 7, 11, "");
  check_place(yaml_get(root, "text"), SOURCE, 10, 7, "|\n  첫\n  둘");
  check_place(yaml_get(root, "last"), SOURCE, 15, 7, "!!str 끝");
  assert_int_equal(root->end, strlen(SOURCE) - 1);
}

static void test_places_behind_a_byte_order_mark(void **state) {
  static const char SOURCE[] = "\xEF\xBB\xBF가: 나\r\n다: [😀, 라]\r\n";
  const YamlNode *root = parse(*state, SOURCE);
  check_place(&root->keys[0], SOURCE, 1, 1, "가");
  check_place(yaml_get(root, "가"), SOURCE, 1, 4, "나");
  check_place(yaml_get(root, "다"), SOURCE, 2, 4, "[😀, 라]");
  check_place(&yaml_get(root, "다")->items[1], SOURCE, 2, 8, "라");
}

/* Folded lines, lists that start at their key's column, line ends of two and three bytes (which count as
 * lines in YAML 1.1). */
static void test_places_of_odd_layouts(void **state) {
  static const char SOURCE[] =
      "a:\n- 하나\n- 둘\nb: 긴\n  글\n'c': >-\n  접힌\n  글\n\n\nd: \"큰\n  따옴표\"\n"
      "e: \"\xC2\x85\xE2\x80\xA8\"\nf: 끝";
  const YamlNode *root = parse(*state, SOURCE);
  check_place(yaml_get(root, "a"), SOURCE, 2, 1, "- 하나\n- 둘");
  check_place(&yaml_get(root, "a")->items[1], SOURCE, 3, 3, "둘");
  check_place(yaml_get(root, "b"), SOURCE, 4, 4, "긴\n  글");
  check_place(&root->keys[2], SOURCE, 6, 1, "'c'");
  check_place(yaml_get(root, "c"), SOURCE, 6, 6, ">-\n  접힌\n  글");
  check_place(yaml_get(root, "d"), SOURCE, 11, 4, "\"큰\n  따옴표\"");
  check_place(yaml_get(root, "e"), SOURCE, 13, 4, "\"\xC2\x85\xE2\x80\xA8\"");
  check_place(yaml_get(root, "f"), SOURCE, 16, 4, "끝");
}

static void check_fault(Arena *arena, const char *source, size_t size, int line, int column,
                        const char *what) {
  Error err = {0};
  const YamlNode *root = NULL;
  if (yaml_parse(arena, "나쁨.yaml", source, size, &root, &err))
    fail_msg("accepted: %s", source);
  assert_null(root);
  check_contains(err.what, what);
  assert_string_equal(err.file, "나쁨.yaml");
  assert_int_equal(err.line, line);
  assert_int_equal(err.column, column);
  assert_int_equal(err.kind, ERROR_FAILED);
}

static void check_bad(Arena *arena, const char *source, int line, int column, const char *what) {
  check_fault(arena, source, strlen(source), line, column, what);
}

static void test_bad_bytes(void **state) {
  check_fault(*state, NULL, 0, 1, 1, "nothing in it");
  check_fault(*state, "a: 1\nb\0c", 8, 2, 2, "binary");
  check_fault(*state,
              "\x7F"
              "ELF\x02\x01\x01\0\xFF",
              9, 1, 8, "binary");
  check_fault(*state, "\x89PNG\r\n\x1A\n\0", 9, 1, 1, "not UTF-8");
  check_bad(*state, "가: 1\n나나: \xFF\n", 2, 5, "not UTF-8");
  check_bad(*state,
            "\xFF\xFE"
            "a",
            1, 1, "not UTF-8");
  check_bad(*state, "가: 1\n나: 가\x07\n", 2, 5, "control characters");
  check_bad(*state, "\xEF\xBB\xBF가\x07\n", 1, 2, "control characters");
}

static void test_empty(void **state) {
  check_bad(*state, "", 1, 1, "nothing in it");
  check_bad(*state, "\xEF\xBB\xBF", 1, 1, "nothing in it");
  check_bad(*state, "  \n\n# only a remark\n", 1, 1, "nothing in it");
}

static void test_bad_syntax(void **state) {
  check_bad(*state, "a:\n\tb: 1\n", 2, 1, "cannot start any token");
  check_bad(*state, "가: \"never\nclosed\n", 1, 4, "quote is never closed");
  check_bad(*state, "a: 'x\n", 1, 4, "quote is never closed");
  check_bad(*state, "a: [1, 2\nb: 3\n", 2, 2, "did not find expected ',' or ']'");
  check_bad(*state, "a: b: c\n", 1, 5, "mapping values are not allowed");
  check_bad(*state, "a: 1\n  b: 2\n", 2, 4, "mapping values are not allowed");
  check_bad(*state, "a: 1\n]\n", 2, 1, "did not find expected");
  check_bad(*state, "a: \"\\q\"\n", 1, 5, "unknown escape character");
  check_bad(*state, "%YAML 3.0\n---\na\n", 1, 1, "incompatible YAML document");
}

static void test_hints(void **state) {
  static const struct {
    const char *source, *hint;
  } CASES[] = {{"a:\n\tb: 1\n", "not with tabs"},
               {"a: |\n\tb\n", "not with tabs"},
               {"a: b: c\n", "needs quotes"},
               {"a: [1,\n2\n", "starts in line 1"},
               {"a: 1\nb: 2\na: 3\n", "the first is in line 1"},
               {"a: &n 1\nb: *n\n", "\"*n\""}};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    Error err = {0};
    const YamlNode *root;
    assert_false(yaml_parse(*state, "f", CASES[i].source, strlen(CASES[i].source), &root, &err));
    check_contains(err.hint, CASES[i].hint);
  }
}

static void test_refused_features(void **state) {
  check_bad(*state, "a: 1\n---\nb: 2\n", 2, 1, "second document");
  check_bad(*state, "a: 1\n...\n---\n[", 3, 1, "second document");
  check_bad(*state, "a: &n [1]\n나: *n\n", 2, 4, "aliases are not allowed");
  check_bad(*state, "&r [1, *r]\n", 1, 8, "aliases are not allowed");
  check_bad(*state, "base: &b {x: 1}\nother:\n  <<: *b\n", 3, 7, "aliases are not allowed");
  check_bad(*state, "a: 1\n가: 2\nb: 3\n가: 4\na: 5\n", 4, 1, "\"가\" is written twice");
  check_bad(*state, "{a: {b: 1, \"b\": 2}}\n", 1, 12, "\"b\" is written twice");
  check_bad(*state, "[1, 2]: 3\n", 1, 1, "a key must be a word");
  check_bad(*state, "a: \"x\\0y\"\n", 1, 4, "cannot contain the character \\0");
}

static void test_depth(void **state) {
  char source[20001];
  memset(source, '[', 10000);
  memset(source + 10000, ']', 10000);
  source[20000] = '\0';
  check_bad(*state, source, 1, YAML_LEVELS_MAX + 1, "inside each other");
  source[10000] = '\0';
  check_bad(*state, source, 1, YAML_LEVELS_MAX + 1, "inside each other");
  memset(source, '{', 10000);
  check_bad(*state, source, 1, YAML_LEVELS_MAX + 1, "inside each other");
  const YamlNode *node =
      parse(*state, arena_printf(*state, "%.*s1%.*s", YAML_LEVELS_MAX, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                                 YAML_LEVELS_MAX, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"));
  for (int level = 0; level < YAML_LEVELS_MAX; level++) {
    assert_int_equal(node->kind, YAML_LIST);
    assert_int_equal(node->count, 1);
    node = &node->items[0];
  }
  assert_string_equal(node->text, "1");
}

static void test_many_keys(void **state) {
  Text source = {0};
  for (int i = 0; i < 20000; i++)
    text_addf(&source, "k%d: %d\n", i * 7919 % 20000, i);
  const YamlNode *root = parse(*state, text_get(&source));
  assert_int_equal(root->count, 20000);
  assert_int_equal(root->items[19999].line, 20000);
  text_add(&source, "k5: again\n");
  check_bad(*state, text_get(&source), 20001, 1, "\"k5\" is written twice");
  text_free(&source);
}

static void test_check_keys(void **state) {
  static const char *const ALLOWED[] = {"label", "eta"};
  const YamlNode *root = parse(*state, "lable: 1\neta: 2\n그림: 3\n");
  static ErrorList errors;
  yaml_check_keys(root, "f.yaml", ALLOWED, 2, &errors);
  assert_int_equal(errors.total, 2);
  char text[1024];
  assert_string_equal(error_text(&errors.items[0], text, sizeof text),
                      "f.yaml:1:1: error: unknown key \"lable\" (did you mean \"label\"?)");
  assert_string_equal(error_text(&errors.items[1], text, sizeof text),
                      "f.yaml:3:1: error: unknown key \"그림\" (allowed here: label, eta)");

  root = parse(*state, "{ eta: 0,25, label: 1 }\n");
  errors = (ErrorList){0};
  yaml_check_keys(root, "f.yaml", ALLOWED, 2, &errors);
  assert_int_equal(errors.total, 1);
  assert_string_equal(
      error_text(&errors.items[0], text, sizeof text),
      "f.yaml:1:10: error: unknown key \"25\" (a decimal number is written with a point: 0.25)");
}

static void check_quoted(Arena *arena, const char *value, const char *want) {
  Text out = {0};
  yaml_quote(&out, value);
  if (want)
    assert_string_equal(text_get(&out), want);
  assert_null(strchr(text_get(&out), '\n'));
  assert_string_equal(parse(arena, text_get(&out))->text, value);
  text_add(&out, ": [");
  yaml_quote(&out, value);
  text_add(&out, "]");
  assert_string_equal(parse(arena, text_get(&out))->items[0].items[0].text, value);
  text_free(&out);
}

static void test_quote_reads_back(void **state) {
  check_quoted(*state, "", "\"\"");
  check_quoted(*state, "소프트맥스 − 😀", "\"소프트맥스 − 😀\"");
  check_quoted(*state, "a \"b\" \\c", "\"a \\\"b\\\" \\\\c\"");
  check_quoted(*state, "one\n\ttwo\r\n", "\"one\\n\\ttwo\\r\\n\"");
  check_quoted(*state, "\x01\x1B\x7F\xC2\x85\xE2\x80\xA8\xEF\xBB\xBF\xEF\xBF\xBF", NULL);
  check_quoted(*state, "  # 'x': [y], *z & !t % @ ` --- ...  ", NULL);
  Text all = {0};
  for (uint32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 61)
    if (c < 0xD800 || c > 0xDFFF)
      text_add_codepoint(&all, c);
  Text out = {0};
  yaml_quote(&out, text_get(&all));
  assert_string_equal(parse(*state, text_get(&out))->text, text_get(&all));
  text_free(&all);
  text_clear(&out);
  yaml_quote(&out, "a\xFFz");
  assert_string_equal(text_get(&out), "\"a\xEF\xBF\xBDz\"");
  text_free(&out);
}

/* Every start of a text, and every text with one byte changed, ends in a tree or in an error with a place. */
static void test_damaged_texts(void **state) {
  static const char SOURCE[] =
      "\xEF\xBB\xBFid: one\ntitle: {ko: \"가\", en: 'x'}\nW:\n  - [1, -2]\nt: |\n  글\n\nn: &a b\n";
  static const char BYTES[] = "\0\t\n\"'[]{}:,-#&*!|>%@\x80\xEA\xFF";
  char bytes[sizeof SOURCE];
  for (size_t i = 0; i < sizeof SOURCE - 1; i++)
    for (size_t k = 0; k < sizeof BYTES; k++) {
      memcpy(bytes, SOURCE, sizeof bytes);
      bytes[i] = BYTES[k];
      size_t size = k + 1 < sizeof BYTES ? sizeof SOURCE - 1 : i;
      Error err = {0};
      const YamlNode *root = NULL;
      if (yaml_parse(*state, "f", bytes, size, &root, &err))
        assert_in_range(root->end, root->start, size);
      else
        assert_true(err.line >= 1 && err.column >= 1 && err.what[0] && !root);
      arena_reset(*state);
    }
}

#define YAML_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      YAML_TEST(test_tree),
      YAML_TEST(test_places),
      YAML_TEST(test_places_behind_a_byte_order_mark),
      YAML_TEST(test_places_of_odd_layouts),
      YAML_TEST(test_bad_bytes),
      YAML_TEST(test_empty),
      YAML_TEST(test_bad_syntax),
      YAML_TEST(test_hints),
      YAML_TEST(test_refused_features),
      YAML_TEST(test_depth),
      YAML_TEST(test_many_keys),
      YAML_TEST(test_check_keys),
      YAML_TEST(test_quote_reads_back),
      YAML_TEST(test_damaged_texts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
