/* The glossary's reader, and its words in texts. */
#include "lesson/glossary.h"
#include "support/check.h"

#include <stdlib.h>
#include <string.h>

static const char GOOD[] = "glossary:\n"
                           "  - symbols: [\"∂\"]\n"
                           "    term: { ko: 편미분, en: partial derivative }\n"
                           "    text: { ko: 하나만 바꾼다., en: One moves. }\n"
                           "    lesson: downhill\n"
                           "  - symbols: [W, w]\n"
                           "    term: { ko: 가중치, en: weight }\n"
                           "    also: { en: [weight matrix] }\n"
                           "    text: { ko: 곱하는 수., en: A factor. }\n"
                           "  - term: { ko: 손실, en: loss }\n"
                           "    also: { ko: [손실 함수], en: [losses] }\n"
                           "    text: { ko: 벗어난 정도., en: How far off. }\n"
                           "    formula: '-\\log p'\n"
                           "  - term: { ko: 교차 엔트로피, en: cross-entropy }\n"
                           "    text: { ko: 놀라움의 평균., en: A mean. }\n"
                           "  - term: { ko: 엔트로피, en: entropy }\n"
                           "    text: { ko: 놀라움의 평균., en: A mean. }\n"
                           "  - term: { ko: 배치, en: batch }\n"
                           "    text: { ko: 묶음., en: A bunch. }\n";

static int set_up(void **state) {
  *state = calloc(1, sizeof(Arena));
  return *state ? 0 : -1;
}

static int tear_down(void **state) {
  arena_free(*state);
  free(*state);
  return 0;
}

static Glossary good(Arena *arena) {
  Glossary glossary;
  ErrorList *errors = ARENA_NEW(arena, ErrorList);
  assert_true(glossary_parse(&glossary, arena, "g.yaml", GOOD, strlen(GOOD), errors));
  return glossary;
}

/* --- Faults */

/* All faults of a source, a line each. */
static const char *faults(Arena *arena, const char *source) {
  ErrorList *errors = ARENA_NEW(arena, ErrorList);
  Glossary glossary = {.file = "untouched"};
  bool ok = glossary_parse(&glossary, arena, "g.yaml", source, strlen(source), errors);
  assert_int_equal(ok, errors->total == 0);
  if (!ok)
    assert_string_equal(glossary.file, "untouched");
  const char *all = "";
  for (size_t i = 0; i < errors->kept; i++) {
    char line[2048];
    all = arena_printf(arena, "%s%s\n", all, error_text(&errors->items[i], line, sizeof line));
  }
  return all;
}

/* The good file with a part replaced. */
static const char *replaced(Arena *arena, const char *part, const char *by) {
  const char *at = strstr(GOOD, part);
  assert_non_null(at);
  return arena_printf(arena, "%.*s%s%s", (int)(at - GOOD), GOOD, by, at + strlen(part));
}

static void check_fault(Arena *arena, const char *part, const char *by, const char *want) {
  check_contains(faults(arena, replaced(arena, part, by)), want);
}

static void each_fault_has_its_place(void **state) {
  Arena *arena = *state;
  assert_string_equal(faults(arena, GOOD), "");
  check_fault(arena, "    lesson: ", "    leson: ", "g.yaml:5:5: error: unknown key \"leson\" (did you mean");
  check_fault(arena, "{ ko: 편미분, en: partial derivative }", "{ ko: 편미분 }",
              "g.yaml:3:11: error: the language \"en\" is missing");
  check_fault(arena, "    text: { ko: 묶음., en: A bunch. }\n", "",
              "g.yaml:18:5: error: an entry needs the key");
  check_fault(arena, "lesson: downhill", "lesson: Down Hill", "g.yaml:5:13: error: \"Down Hill\" is no id");
  check_fault(arena, "[\"∂\"]", "[]", "g.yaml:2:14: error: 0 signs, possible are 1 to 16");
  check_fault(arena, "{ en: [weight matrix] }", "{ fr: [poids] }", "g.yaml:8:13: error: unknown key \"fr\"");
  check_fault(arena, "glossary:\n", "terms:\n", "unknown key \"terms\"");
  check_fault(arena, "glossary:\n", "glossary: [\n", "g.yaml:2:3: error:");
  assert_string_equal(faults(arena, ""), "g.yaml:1:1: error: there is nothing in it\n");
}

static void a_word_stands_in_one_entry(void **state) {
  Arena *arena = *state;
  check_fault(arena, "en: batch }", "en: Loss }",
              "g.yaml:18:5: error: \"Loss\" stands in the entry of line 10");
  check_fault(arena, "ko: 배치", "ko: 손실 함수", "\"손실 함수\" stands in the entry of line 10 already");
  check_fault(arena, "[W, w]", "[W, \"∂\"]", "\"∂\" stands in the entry of line 2 already");
  assert_string_equal(faults(arena, replaced(arena, "en: batch }", "en: w }")), ""); /* a word is no sign */
}

static void what_has_no_room_on_a_card_is_refused(void **state) {
  Arena *arena = *state;
  char text[GLOSSARY_TEXT_MAX + 2];
  memset(text, 'a', sizeof text - 1);
  text[sizeof text - 1] = '\0';
  check_fault(arena, "A bunch.", text, "this text of 701 bytes is longer than 700");
  text[sizeof text - 2] = '\0';
  assert_string_equal(faults(arena, replaced(arena, "A bunch.", text)), "");
}

/* --- Words in texts */

/* What is found, each in brackets, with ! where its entry comes first. */
static void check_found(Arena *arena, Language language, const char *text, const char *want) {
  Glossary glossary = good(arena);
  GlossarySpan spans[16];
  size_t count = glossary_find(spans, 16, &glossary, language, text);
  const char *found = "";
  for (size_t i = 0; i < count; i++)
    found = arena_printf(arena, "%s[%.*s%s]", found, (int)(spans[i].end - spans[i].start),
                         text + spans[i].start, spans[i].first ? "!" : "");
  assert_string_equal(found, want);
}

static void korean_words_carry_particles(void **state) {
  check_found(*state, LANG_KO, "손실은 가중치를 바꾸면 준다. 손실도.", "[손실!][가중치!][손실]");
  check_found(*state, LANG_KO, "교차 엔트로피는 엔트로피보다 크다", "[교차 엔트로피!][엔트로피!]");
  check_found(*state, LANG_KO, "손실 함수의 값, 손실\n함수", "[손실 함수!][손실\n함수]");
}

static void no_word_is_found_inside_another(void **state) {
  check_found(*state, LANG_KO, "손실함수 평균손실 미니배치 배치표 x손실", "");
  check_found(*state, LANG_EN, "glossary lossless mini-batch batch-wise np.loss loss_next", "");
}

static void english_words_have_plurals_and_capitals(void **state) {
  check_found(*state, LANG_EN, "Losses fall: the loss of two batches. Weights!",
              "[Losses!][loss][batches!][Weights!]");
  check_found(*state, LANG_EN, "cross-entropy, entropy", "[cross-entropy!][entropy!]");
  check_found(*state, LANG_EN, "(loss) \"loss\".", "[loss!][loss]");
}

static void signs_stand_by_themselves(void **state) {
  check_found(*state, LANG_EN, "∂J/∂w = W", "[∂!][∂][w!][W]");
  check_found(*state, LANG_KO, "W의 w₁, dw, W2", "[W!][w]");
}

static void no_more_is_found_than_has_room(void **state) {
  Glossary glossary = good(*state);
  GlossarySpan spans[2];
  assert_int_equal(glossary_find(spans, 2, &glossary, LANG_EN, "loss loss loss"), 2);
}

static void a_sign_has_its_entry(void **state) {
  Glossary glossary = good(*state);
  assert_int_equal(glossary_symbol(&glossary, "w"), 1);
  assert_int_equal(glossary_symbol(&glossary, "loss"), GLOSSARY_NOTHING);
}

/* --- The list */

static void check_rows(Arena *arena, Language language, const char *typed, const char *want) {
  Glossary glossary = good(arena);
  GlossaryRow rows[16];
  size_t count = glossary_search(rows, &glossary, language, typed);
  const char *found = "";
  for (size_t i = 0; i < count; i++) {
    const GlossaryEntry *entry = &glossary.entries[rows[i].entry];
    found = arena_printf(arena, "%s%s ", found, rows[i].sign ? entry->symbols[0] : entry->term.in[language]);
  }
  assert_string_equal(found, want);
}

static void signs_come_first_then_the_alphabet(void **state) {
  check_rows(*state, LANG_KO, "", "∂ W 가중치 교차 엔트로피 배치 손실 엔트로피 편미분 ");
  check_rows(*state, LANG_EN, "", "∂ W batch cross-entropy entropy loss partial derivative weight ");
}

static void what_is_typed_is_looked_for_in_both_languages(void **state) {
  check_rows(*state, LANG_EN, "ENTRO", "cross-entropy entropy ");
  check_rows(*state, LANG_KO, "entro", "교차 엔트로피 엔트로피 ");
  check_rows(*state, LANG_EN, "함수", "loss ");
  check_rows(*state, LANG_EN, "∂", "∂ partial derivative ");
  check_rows(*state, LANG_EN, "w", "W weight ");
  check_rows(*state, LANG_EN, "nothing such", "");
}

int main(void) {
#define with_arena(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      with_arena(each_fault_has_its_place),
      with_arena(a_word_stands_in_one_entry),
      with_arena(what_has_no_room_on_a_card_is_refused),
      with_arena(korean_words_carry_particles),
      with_arena(no_word_is_found_inside_another),
      with_arena(english_words_have_plurals_and_capitals),
      with_arena(signs_stand_by_themselves),
      with_arena(no_more_is_found_than_has_room),
      with_arena(a_sign_has_its_entry),
      with_arena(signs_come_first_then_the_alphabet),
      with_arena(what_is_typed_is_looked_for_in_both_languages),
  };
#undef with_arena
  return cmocka_run_group_tests(tests, NULL, NULL);
}
