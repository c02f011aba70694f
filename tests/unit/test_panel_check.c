/* What is said of faults in a lesson's panels, and conditions. */
#include "trace/panel_check.h"

#include "support/check.h"
#include "trace/condition.h"

#include <string.h>

/* Two steps: P, then H. */
static const char HEAD[] =
    "id: own\n"
    "title: { ko: 값, en: Values }\n"
    "sizes: { K: 3 }\n"
    "values:\n"
    "  P[k to K]: { given: [0.5, 0.3, 0.2] }\n"
    "  H: { is: '-sum(k to K: xlogy(P[k], P[k]))' }\n"
    "groups: [ { id: a, title: { ko: 하나, en: One } } ]\n"
    "steps:\n"
    "  - { id: one, group: a, reveal: [P], title: { ko: 하나, en: One }, text: { ko: 글, en: Text } }\n"
    "  - { id: two, group: a, reveal: [H], title: { ko: 둘, en: Two }, text: { ko: 글, en: Text } }\n"
    "panels:\n";
enum { PANEL_LINE_FIRST = 12 };

typedef struct Own {
  Arena arena;
  ErrorList errors;
  Lesson lesson;
  Trace trace;
} Own;

static void open_own(Own *own, const char *panels) {
  *own = (Own){.trace = {0}};
  Error err = {0};
  const char *text = arena_printf(&own->arena, "%s%s", HEAD, panels);
  if (!lesson_parse(&own->lesson, &own->arena, "own.yaml", text, strlen(text), &own->errors))
    fail_msg("%s", own->errors.items[0].what);
  if (!trace_build(&own->trace, &own->lesson, &own->lesson.setup, NULL, &err))
    fail_msg("%s", err.what);
}

static void close_own(Own *own) {
  trace_free(&own->trace);
  arena_free(&own->arena);
}

/* The one fault of one panel, and where. */
static void check_fault(const char *panel, int column, const char *what) {
  Own own;
  char text[1024];
  open_own(&own, panel);
  panel_check(&own.trace, NULL, NULL, &own.errors);
  assert_int_equal(own.errors.total, 1);
  check_contains(error_text(&own.errors.items[0], text, sizeof text), what);
  assert_int_equal(own.errors.items[0].line, PANEL_LINE_FIRST);
  assert_int_equal(own.errors.items[0].column, column);
  assert_string_equal(own.errors.items[0].file, "own.yaml");
  close_own(&own);
}

static void check_good(const char *panels) {
  Own own;
  char text[1024];
  open_own(&own, panels);
  panel_check(&own.trace, NULL, NULL, &own.errors);
  if (own.errors.total > 0)
    fail_msg("%s", error_text(&own.errors.items[0], text, sizeof text));
  close_own(&own);
}

static void faults_have_their_place(void **state) {
  (void)state;
  check_fault("  - bars: { of: [P, Q] }\n", 21, "there is no value \"Q\"");
  check_fault("  - bars: { of: \"P[4]\" }\n", 20, "out of range");
  check_fault("  - bars: { of: P, low: p }\n", 25, "did you mean \"P\"");
  check_fault("  - bars: { of: P, when: seen(h) }\n", 31, "did you mean \"H\"");
  check_fault("  - bars: { of: P, when: \"seen(H) and k > 1\" }\n", 39, "\"k\"");
  check_fault("  - bars: { of: P, when: \"seen(H\" }\n", 27, "a ) is missing");
  check_fault("  - bars: { of: P, title: { ko: 엔트로피, en: \"{G}\" } }\n", 45, "\"G\"");
  check_fault("  - derivation: { lines: [ { line: '\\n{P[9]}' } ] }\n", 42, "from 1 to 3");
  check_fault("  - bars: { of: P, beside: [H, \"P[1]\"] }\n", 29, "\"beside\" has 2 numbers, \"of\" has 3");
  check_fault("  - bars: { stack: P, shares: H }\n", 31, "\"shares\" has 1 number, \"stack\" has 3");
  check_fault("  - line: { points: [ { at: H }, { at: W } ] }\n", 40, "there is no value \"W\"");
}

static void what_is_not_shown_is_not_evaluated(void **state) {
  (void)state;
  check_good("  - bars: { of: 'P[1 + 5*(H < 0)]', when: seen(H) }\n");
  check_good("  - bars: { of: 'P[9]', when: H < 0 }\n");
  check_good("  - derivation: { lines: [ { line: '\\n{P[9]}', when: H < 0 } ] }\n");
}

static void a_text_at_fault_at_every_step_is_told_once(void **state) {
  (void)state;
  Own own;
  open_own(&own, "  - bars: { of: Q, low: q, when: seen(P) }\n  - row: [ { table: { of: [P, W] } } ]\n");
  panel_check(&own.trace, NULL, NULL, &own.errors);
  assert_int_equal(own.errors.total, 3);
  close_own(&own);
}

static void many_faults_come_to_an_end(void **state) {
  (void)state;
  Own own;
  Text panels = {0};
  text_add(&panels, "  - bars: { of: [");
  for (int i = 0; i < 40; i++)
    text_addf(&panels, "%sQ%d", i ? ", " : "", i);
  text_add(&panels, "] }\n");
  open_own(&own, text_get(&panels));
  panel_check(&own.trace, NULL, NULL, &own.errors);
  assert_int_equal(own.errors.kept, ERROR_LIST_MAX);
  text_free(&panels);
  close_own(&own);
}

static void look(void *self, const Phrase *phrase, Language language, const char *formula) {
  (void)phrase;
  (void)language;
  text_addf(self, "%s;", formula);
}

static void formulas_are_told(void **state) {
  (void)state;
  Own own;
  Text seen = {0};
  open_own(&own, "  - derivation: { lines: [ { line: '\\n{P[1]}', when: seen(H) } ] }\n");
  panel_check(&own.trace, look, &seen, &own.errors);
  assert_string_equal(text_get(&seen), "0.50;");
  text_free(&seen);
  close_own(&own);
}

static void check_text(const Own *own, size_t step, bool asking, const char *text, const char *want) {
  Arena arena = {0};
  assert_string_equal(condition_text(&arena, &own->trace, step, asking, text, NULL), want);
  arena_free(&arena);
}

static void seen_becomes_a_number(void **state) {
  (void)state;
  Own own;
  open_own(&own, "  - bars: { of: P }\n");
  check_text(&own, 0, false, "seen(H)", "0      ");
  check_text(&own, 1, false, "seen(H)", "1      ");
  check_text(&own, 1, true, "seen(H)", "0      "); /* while the step asks */
  check_text(&own, 1, true, "seen(P[2]) and H > 1", "1          and H > 1");
  check_text(&own, 0, false, "1 - seen(P)*seen(H)", "1 - 1      *0      ");
  check_text(&own, 0, false, "H > 1", "H > 1");
  close_own(&own);
}

static void a_main_panel_that_is_kept_off_is_told(void **state) {
  (void)state;
  Own own;
  char text[1024];
  static const char STEP[] = "{ id: one,";
  const char *head = strstr(HEAD, STEP);
  Arena arena = {0};
  const char *lesson =
      arena_printf(&arena, "%.*s{ main: bar, id: one,%s  - bars: { of: P, id: bar, when: seen(H) }\n",
                   (int)(head - HEAD), HEAD, head + strlen(STEP));
  own = (Own){.trace = {0}};
  assert_true(lesson_parse(&own.lesson, &own.arena, "own.yaml", lesson, strlen(lesson), &own.errors));
  assert_true(trace_build(&own.trace, &own.lesson, &own.lesson.setup, NULL, NULL));
  panel_check(&own.trace, NULL, NULL, &own.errors);
  assert_int_equal(own.errors.total, 1);
  check_contains(error_text(&own.errors.items[0], text, sizeof text), "own.yaml:9:");
  check_contains(text, "\"bar\" is not shown");
  arena_free(&arena);
  close_own(&own);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(faults_have_their_place),
      cmocka_unit_test(what_is_not_shown_is_not_evaluated),
      cmocka_unit_test(a_text_at_fault_at_every_step_is_told_once),
      cmocka_unit_test(many_faults_come_to_an_end),
      cmocka_unit_test(formulas_are_told),
      cmocka_unit_test(seen_becomes_a_number),
      cmocka_unit_test(a_main_panel_that_is_kept_off_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
