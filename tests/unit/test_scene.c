/* Lessons with values of their own: what they compute, and what is said of faults in them. */
#include "base/file.h"
#include "lesson/lesson.h"
#include "support/check.h"
#include "support/given.h"
#include "trace/cells.h"
#include "trace/equation.h"
#include "trace/fill.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char HEAD[] = "id: own\n"
                           "title: { ko: 값, en: Values }\n"
                           "sizes: { K: 3, N: 2 }\n"
                           "values:\n";
static const char TAIL[] = "groups: [ { id: a, title: { ko: 하나, en: One } } ]\n"
                           "steps:\n"
                           "  - id: one\n"
                           "    group: a\n"
                           "    title: { ko: 하나, en: One }\n"
                           "    text: { ko: 글, en: Text }\n";

typedef struct Own {
  Arena arena;
  ErrorList errors;
  Lesson lesson;
  Trace trace;
  bool built;
} Own;

/* A lesson of these values; `reveal` is what its step reveals, `more` what stands behind the steps. */
static void open_own(Own *own, const char *values, const char *reveal, const char *more) {
  *own = (Own){.built = false};
  Error err = {0};
  const char *text =
      arena_printf(&own->arena, "%s%s%s    reveal: [%s]\n%s", HEAD, values, TAIL, reveal, more);
  if (!lesson_parse(&own->lesson, &own->arena, "own.yaml", text, strlen(text), &own->errors))
    return;
  own->built = trace_build(&own->trace, &own->lesson, &own->lesson.setup, NULL, &err);
  if (own->built) {
    fill_check(&own->trace, NULL, NULL, &own->errors);
    equation_check(&own->trace, &own->errors);
  } else
    *error_list_add(&own->errors) = err;
}

static void close_own(Own *own) {
  if (own->built)
    trace_free(&own->trace);
  arena_free(&own->arena);
}

static double number(const Own *own, const char *cell) {
  Cells cells = {0};
  Error err = {0};
  if (!cells_find(&cells, &own->trace, 0, cell, &err))
    fail_msg("%s: %s", cell, err.what);
  return trace_number(&own->trace, 0, cells_at(&cells, 0));
}

/* What is given there are the kernel's own fields. */
static void test_a_value_given_beside_a_training(void **state) {
  (void)state;
  Arena arena = {0};
  ErrorList errors = {0};
  Lesson lesson;
  char *file, text[1024];
  size_t size;
  assert_true(file_read(&arena, "lessons/15-batch-vs-sgd.yaml", LESSON_BYTES_MAX, &file, &size, NULL));
  const char *own = arena_printf(&arena, "values:\n  half: { given: 2 }\n%s", file);
  assert_false(lesson_parse(&lesson, &arena, "lessons/own.yaml", own, strlen(own), &errors));
  assert_int_equal(errors.total, 1);
  check_contains(error_text(&errors.items[0], text, sizeof text),
                 "lessons/own.yaml:2:3: error: a training takes no value half that is given");
  arena_free(&arena);
}

static void check_errors_none(const Own *own) {
  char text[1024];
  if (own->errors.total > 0)
    fail_msg("%s", error_text(&own->errors.items[0], text, sizeof text));
}

static void test_values_follow_from_one_another(void **state) {
  (void)state;
  Own own;
  open_own(&own,
           "  c: { is: 'a * b' }\n" /* before what it is computed from */
           "  a: { given: 3 }\n"
           "  b: { is: 'a + 1' }\n"
           "  P[k to K]: { given: [0.5, 0.3, 0.2], sum: 1 }\n"
           "  H: { is: '-sum(k to K: xlogy(P[k], P[k]))' }\n"
           "  M[i to K, j to N]: { is: '10 * i + j' }\n"
           "  column[d to N]: { is: 'sum(i to K: M[i,d])' }\n",
           "c, H, M, column", "");
  check_errors_none(&own);
  check_close(number(&own, "c"), 12, 0, 0);
  check_close(number(&own, "H"), 1.0296530140645735, 1e-15, 0);
  check_close(number(&own, "M[3,2]"), 32, 0, 0);
  check_close(number(&own, "column[2]"), 66, 0, 0);
  close_own(&own);
}

/* Each number from those before it: Fibonacci's, and by rows with all columns of the row before; its
 * derivative goes along. */
static void test_a_recurrence(void **state) {
  (void)state;
  Own own;
  open_own(&own,
           "  a: { given: 3 }\n"
           "  f[n to 10]: { is: 'if(n <= 2: a, f[n - 1] + f[n - 2])' }\n"
           "  s[n to 4, c to 2]: { is: 'if(n == 1: a, if(c == 1: s[n - 1,2] * a, s[n,1] + s[n - 1,2]))' }\n"
           "  slope: { is: 'derivative(f[10], a)' }\n"
           "  cube: { is: 'derivative(s[3,1], a)' }\n"
           "  check: { is: 'difference(s[3,1], a)' }\n",
           "f, s, slope, cube, check", "");
  check_errors_none(&own);
  check_close(number(&own, "f[10]"), 165, 0, 0);
  check_close(number(&own, "s[3,1]"), 36, 0, 0); /* a a (a + 1), of which the derivative is 3 a a + 2 a */
  check_close(number(&own, "s[4,2]"), 192, 0, 0);
  check_close(number(&own, "slope"), 55, 1e-12, 0);
  check_close(number(&own, "cube"), 33, 1e-12, 0);
  check_close(number(&own, "check"), 33, 1e-6, 0);
  close_own(&own);
}

/* A row comes with those before it, from which it is computed, and with what they are. */
static void test_rows_of_a_recurrence(void **state) {
  (void)state;
  Own own;
  ValueId v = 0, f = 0;
  open_own(&own,
           "  v[n to 5]: { is: 'n * n' }\n"
           "  f[n to 5]: { is: 'v[n] + if(n == 1: 0, f[n - 1])' }\n",
           "'f[3]'", "");
  check_errors_none(&own);
  assert_true(trace_find(&v, &own.trace, "v") && trace_find(&f, &own.trace, "f"));
  for (size_t row = 0; row < 5; row++) {
    Visibility want = row < 3 ? FRESH : HIDDEN;
    assert_int_equal(trace_visibility(&own.trace, 0, (Cell){f, row, 0}), want);
    assert_int_equal(trace_visibility(&own.trace, 0, (Cell){v, row, 0}), want);
  }
  close_own(&own);
}

/* "k" and "d" are letters of the heads that have them, and else names like any other. */
static void test_values_named_k_and_d(void **state) {
  (void)state;
  Own own;
  open_own(&own,
           "  d: { given: 40 }\n"
           "  k: { given: 7 }\n"
           "  sum_of_both: { is: 'd + k', numeric: '\\n{d} + \\n{k}' }\n"
           "  P[i to K]: { is: 'd + k * i' }\n"
           "  Q[k to K]: { is: 'd + k' }\n",
           "sum_of_both, P, Q", "");
  check_errors_none(&own);
  check_close(number(&own, "sum_of_both"), 47, 0, 0);
  check_close(number(&own, "P[3]"), 61, 0, 0);
  check_close(number(&own, "Q[3]"), 43, 0, 0);
  Text numeric = {0};
  Cells cells = {0};
  assert_true(cells_find(&cells, &own.trace, 0, "sum_of_both", NULL));
  equation_numeric(&numeric, &own.trace, 0, cells_at(&cells, 0), 2);
  check_contains(numeric.data, "40");
  check_contains(numeric.data, "7");
  text_free(&numeric);
  close_own(&own);
}

/* d H(P, Q) / d Q[k] = -P[k] / Q[k]. */
static void test_a_derivative_beside_its_difference(void **state) {
  (void)state;
  Own own;
  open_own(&own,
           "  P[k to K]: { given: [0.5, 0.3, 0.2] }\n"
           "  Q[k to K]: { given: [0.2, 0.2, 0.6] }\n"
           "  surprise[k to K]: { is: '-log(Q[k])' }\n"
           "  H: { is: 'sum(k to K: P[k] * surprise[k])' }\n"
           "  exact[k to K]: { is: 'derivative(H, Q[k])' }\n"
           "  measured[k to K]: { is: 'difference(H, Q[k])' }\n",
           "exact, measured", "");
  check_errors_none(&own);
  static const double WANT[] = {-2.5, -1.5, -1.0 / 3};
  for (size_t k = 0; k < 3; k++) {
    char cell[32];
    snprintf(cell, sizeof cell, "exact[%zu]", k + 1);
    check_close(number(&own, cell), WANT[k], 1e-15, 0);
    snprintf(cell, sizeof cell, "measured[%zu]", k + 1);
    check_close(number(&own, cell), WANT[k], 1e-8, 0);
  }
  close_own(&own);
}

/* A given value with a `next` is what that was before; a record remembers; a counter counts. */
static void test_updates(void **state) {
  (void)state;
  Own own;
  open_own(&own,
           "  x: { given: 8, next: x_next }\n"
           "  updates: { given: 4, whole: yes, counts: yes }\n"
           "  update: { counter: yes, whole: yes }\n"
           "  x_next: { is: 'x / 2' }\n"
           "  xs: { record: x }\n",
           "x_next, xs", "");
  check_errors_none(&own);
  assert_int_equal(own.trace.pass_count, 4);
  ValueId x = 0, xs = 0, update = 0;
  assert_true(trace_find(&x, &own.trace, "x") && trace_find(&xs, &own.trace, "xs") &&
              trace_find(&update, &own.trace, "update"));
  for (size_t pass = 4; pass-- > 0;) {
    const Pass *at = trace_pass_at(&own.trace, 0, pass);
    check_close(at->values[x].at[0], 8 / pow(2, (double)pass), 0, 0);
    check_close(at->values[update].at[0], (double)pass, 0, 0);
    assert_int_equal(at->values[xs].rows, pass + 1);
    check_close(at->values[xs].at[pass], 8 / pow(2, (double)pass), 0, 0);
  }
  close_own(&own);
}

/* What a number would be: a curve's samples, of what hangs on the changed number alone. */
static void test_samples(void **state) {
  (void)state;
  Own own;
  open_own(&own, "  p: { given: 0.5 }\n  q: { given: 2 }\n  loss: { is: '-log(p) * q' }\n", "loss", "");
  check_errors_none(&own);
  ValueId p = (ValueId)0, loss = (ValueId)0;
  assert_true(trace_find(&p, &own.trace, "p") && trace_find(&loss, &own.trace, "loss"));
  const double at[] = {0.25, 1, 0};
  double out[3];
  assert_true(
      cells_sample(out, &own.trace, 0, &(CellsCurves){&(Cell){loss, 0, 0}, 1, (Cell){p, 0, 0}}, at, 3));
  check_close(out[0], 2 * log(4), 1e-15, 0);
  check_close(out[1], 0, 0, 0);
  assert_true(isinf(out[2]));
  check_close(cells_slope(&own.trace, 0, (Cell){loss, 0, 0}, (Cell){p, 0, 0}), -4, 1e-15, 0);
  check_close(number(&own, "p"), 0.5, 0, 0);
  check_close(number(&own, "loss"), 2 * log(2), 1e-15, 0);
  close_own(&own);
}

/* Edited numbers of the lesson's own go into its text, and come back from it. */
static void test_written_and_read_again(void **state) {
  (void)state;
  Own own;
  Text text = {0};
  open_own(&own,
           "  P[k to K]: { given: [0.5, 0.3, 0.2], edit: [0, 1] } # a comment\n"
           "  M[i to K, j to N]:\n    given: [[1, 2], [3, 4], [5, 6]]\n    edit: [0, 9]\n"
           "  z[k to N]: { given: 0, edit: [-1, 1] }\n"
           "  a: { given: 1, edit: [0, 2] }\n",
           "P, M, z, a", "");
  check_errors_none(&own);
  Setup setup = own.lesson.setup;
  *given_at(&setup, "P", 1) = 0.25;
  *given_at(&setup, "M", 5) = 8;
  *given_at(&setup, "z", 1) = 0.5;
  *given_at(&setup, "a", 0) = 1.5;
  lesson_write(&text, &own.lesson, &setup, NULL);
  check_contains(text_get(&text), "given: [0.5, 0.25, 0.2], edit: [0, 1] } # a comment");
  check_contains(text_get(&text), "given: [[1, 2], [3, 4], [5, 8]]");
  check_contains(text_get(&text), "z[k to N]: { given: [0, 0.5], edit");
  Lesson again;
  assert_true(lesson_parse(&again, &own.arena, "own.yaml", text_get(&text), text.length, &own.errors));
  assert_true(setup_equal(&again.setup, &setup));
  text_free(&text);
  close_own(&own);
}

static void test_what_is_no_number_is_shown(void **state) {
  (void)state;
  Own own;
  Text text = {0};
  const FillOptions english = {LANG_EN, 2}, korean = {LANG_KO, 2};
  open_own(&own, "  a: { given: 0 }\n  r: { is: '1 / a' }\n  n: { is: 'a / a' }\n  l: { is: 'log(a)' }\n",
           "r, n, l", "");
  check_errors_none(&own);
  assert_true(fill_text(&text, &own.trace, 0, "{r} {n} {l}", &english, NULL));
  assert_string_equal(text_get(&text), "∞ undefined −∞");
  text_clear(&text);
  assert_true(fill_text(&text, &own.trace, 0, "{n}", &korean, NULL));
  assert_string_equal(text_get(&text), "정의되지 않음");
  text_free(&text);
  close_own(&own);
}

/* By the number's own digits, in a table too. */
static void test_each_number_as_few_decimals_as_it_needs(void **state) {
  (void)state;
  Own own;
  Text text = {0};
  const FillOptions english = {LANG_EN, 2};
  open_own(&own, "  t[i to 2, j to 2]: { given: [[2, 1.6], [0.25, -3]], style: each }\n", "t", "");
  check_errors_none(&own);
  assert_true(fill_text(&text, &own.trace, 0, "{t[1,1]} {t[1,2]} {t[2,1]} {t[2,2]}", &english, NULL));
  assert_string_equal(text_get(&text), "2 1.6 0.25 −3");
  text_free(&text);
  close_own(&own);
}

/* A pane may go by another equation: the first variant is the value's own. */
static void test_panes_with_other_equations(void **state) {
  (void)state;
  Own own;
  open_own(&own, "  p: { given: 0.25 }\n  price: { is: '-log(p)', bits: { is: '-log(p) / log(2)' } }\n",
           "price",
           "variants: [nats, bits]\n"
           "panes:\n"
           "  - { id: first, title: { ko: 하나, en: One } }\n"
           "  - { id: second, title: { ko: 둘, en: Two }, loss: bits }\n");
  check_errors_none(&own);
  const Trace second = trace_of_pane(&own.trace, 1);
  Cells cells = {0};
  Error err = {0};
  assert_true(cells_find(&cells, &second, 0, "price", &err));
  check_close(trace_number(&second, 0, cells_at(&cells, 0)), 2, 1e-15, 0);
  check_close(number(&own, "price"), log(4), 1e-15, 0);
  close_own(&own);
}

static const char *symbol_in(const Trace *trace, const char *name, char out[100]) {
  Cells cells = {0};
  Error err = {0};
  Text text = {0};
  assert_true(cells_find(&cells, trace, 0, name, &err));
  equation_symbolic(&text, trace, 0, cells_at(&cells, 0));
  snprintf(out, 100, "%s", text_get(&text));
  text_free(&text);
  return out;
}

/* And by another symbol, in what is computed from it as well. */
static void test_panes_with_other_symbols(void **state) {
  (void)state;
  Own own;
  char text[100];
  open_own(&own,
           "  p: { given: 0.25, bits: { symbol: q } }\n"
           "  price: { is: '-log(p)', symbol: c, bits: { is: '-log(p) / log(2)', symbol: h } }\n"
           "  twice: { is: '2 * price', symbol: t }\n",
           "twice",
           "variants: [nats, bits]\n"
           "panes:\n"
           "  - { id: first, title: { ko: 하나, en: One } }\n"
           "  - { id: second, title: { ko: 둘, en: Two }, loss: bits }\n");
  check_errors_none(&own);
  const Trace second = trace_of_pane(&own.trace, 1);
  assert_string_equal(symbol_in(&own.trace, "p", text), "\\mathrm{p}");
  assert_string_equal(symbol_in(&second, "p", text), "q");
  check_contains(symbol_in(&own.trace, "price", text), "c = -\\log");
  check_contains(symbol_in(&second, "price", text), "h = -");
  check_contains(symbol_in(&second, "price", text), "q");
  check_contains(symbol_in(&own.trace, "twice", text), "c");
  check_contains(symbol_in(&second, "twice", text), "h");
  close_own(&own);
}

typedef struct Fault {
  const char *values, *more, *want;
} Fault;

/* The first fault of each. */
static void check_faults(const Fault *faults, size_t count) {
  for (size_t i = 0; i < count; i++) {
    Own own;
    char text[1024];
    open_own(&own, faults[i].values, "a", faults[i].more);
    assert_true(own.errors.kept > 0);
    check_contains(error_text(&own.errors.items[0], text, sizeof text), faults[i].want);
    close_own(&own);
  }
}

static void test_faults_of_a_recurrence(void **state) {
  (void)state;
  static const Fault FAULTS[] = {
      {"  a[k to K]: { is: 'sum(a)' }\n", "", "own.yaml:5:3: error: a is computed from itself"},
      {"  a[k to K]: { is: 'derivative(a[1], a[2])' }\n", "",
       "own.yaml:5:3: error: a is computed from itself"},
      {"  a[k to K]: { is: 'if(k == 3: 1, a[k + 1])' }\n", "",
       "own.yaml:5:35: error: a: a is read where it is not computed yet: only its numbers before can be"},
  };
  check_faults(FAULTS, sizeof FAULTS / sizeof *FAULTS);
}

static void test_no_panels_of_a_scene(void **state) {
  (void)state;
  static const Fault FAULTS[] = {{"  a: { given: 1 }\n", "panels: [ { scene: { when: a > 0 } } ]\n",
                                  "own.yaml:13:20: error: the lesson has no scene with panels"}};
  check_faults(FAULTS, 1);
}

static void test_faults(void **state) {
  (void)state;
  static const Fault FAULTS[] = {
      {"  a: { is: 'b + 1' }\n", "", "own.yaml:5:13: error: a: unknown name \"b\""},
      {"  a: { is: 'a + 1' }\n", "", "own.yaml:5:3: error: a is computed from itself"},
      {"  a: { is: b }\n  b: { is: c }\n  c: { is: a }\n", "",
       "own.yaml:5:3: error: a is computed from c, which is computed from it"},
      {"  v[k to K]: { given: [1, 2, 3] }\n  w[k to N]: { given: [1, 2] }\n  a[k to K]: { is: 'v[k] + w[k]' "
       "}\n",
       "", "own.yaml:7:30: error: a: the index of w is 3: it must be a whole number from 1 to 2"},
      {"  M[k to K, d to N]: { given: [[1, 2], [3, 4], [5, 6]] }\n  a: { is: M }\n", "",
       "own.yaml:6:12: error: a: \"M\" has rows and columns: write which, as in [2,1]"},
      {"  a[k to K]: { given: [1, 2] }\n", "", "own.yaml:5:23: error: a takes 3 numbers, found 2"},
      {"  a[k to Q]: { given: [1, 2] }\n", "", "own.yaml:5:3: error: there is no size \"Q\" (known: K, N)"},
      {"  a[k]: { given: 1 }\n", "",
       "own.yaml:5:3: error: \"a[k]\" names no value (write NAME, NAME[k to K] or NAME[k to K, d to D])"},
      {"  a[k to K, k to N]: { is: '1' }\n", "", "own.yaml:5:3: error: \"a[k to K, k to N]\" names no value"},
      {"  a: { symbol: x }\n", "",
       "own.yaml:5:3: error: a is neither given nor computed (write given: or is: under it)"},
      {"  a: { given: 5, edit: [0, 1] }\n", "",
       "own.yaml:5:15: error: a takes a number from 0 to 1, found 5 (its range is in line 5, under "
       "\"edit\")"},
      {"  a: { given: 1, edit: [2, 1] }\n", "", "own.yaml:5:24: error: the range of a ends below its start"},
      {"  a[k to K]: { given: [0.5, 0.5, 0.5], sum: 1 }\n", "",
       "own.yaml:5:45: error: the numbers of a add up to 1.5"},
      {"  a: { given: required }\n", "",
       "own.yaml:5:15: error: a has to be given here: the lesson itself has it (write its numbers)"},
      {"  K: { given: 1 }\n", "", "own.yaml:5:3: error: \"K\" is a size, and cannot be a value"},
      {"  sum: { given: 1 }\n", "",
       "own.yaml:5:3: error: \"sum\" is a word of the formulas, and cannot be a value"},
      {"  a: { filled: yes }\n", "",
       "own.yaml:5:3: error: a is filled by nothing: only the kernel of a training fills values"},
      {"  a: { given: 1, symbol: 'a_{\\v{j}}' }\n", "", "own.yaml:5:33: error: a: unknown name \"j\""},
      {"  w[n to K]: { given: [1, 2, 3], symbol: 'w_{\\v{k}}' }\n  a: { is: sum(w) }\n", "",
       "own.yaml:5:49: error: w: unknown name \"k\""},
      {"  a: { given: 1, next: b }\n  b[k to K]: { is: '1' }\n", "",
       "own.yaml:5:3: error: a and its next, b, have other sizes"},
      {"  a: { given: 1, style: fancy }\n", "", "own.yaml:5:25: error: unknown style \"fancy\""},
      {"  a: { gvien: 1 }\n", "", "own.yaml:5:8: error: unknown key \"gvien\" (did you mean \"given\"?)"},
      {"  a: { given: 1 }\n", "variants: [u, v]\npanes: [ { id: p, title: { ko: p, en: p }, loss: w } ]\n",
       "own.yaml:14:50: error: unknown loss \"w\""},
      {"  a: { given: 1 }\n", "variants: [a, b, c, d, e]\n",
       "own.yaml:13:11: error: 5 variants, possible are 1 to 4"},
      {"  a: { given: 1 }\n", "panels: [ { brs: { of: a } } ]\n",
       "own.yaml:13:13: error: unknown kind of panel \"brs\" (did you mean \"bars\"?)"},
      {"  a: { given: 1 }\n", "panels: [ { bars: { off: a } } ]\n",
       "own.yaml:13:21: error: unknown key \"off\" (did you mean \"of\"?)"},
      {"  a: { given: 1 }\n", "panels: [ { curve: { of: a } } ]\n",
       "own.yaml:13:20: error: curve needs the key \"over\""},
  };
  check_faults(FAULTS, sizeof FAULTS / sizeof *FAULTS);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_values_follow_from_one_another),
                                     cmocka_unit_test(test_a_recurrence),
                                     cmocka_unit_test(test_rows_of_a_recurrence),
                                     cmocka_unit_test(test_values_named_k_and_d),
                                     cmocka_unit_test(test_a_derivative_beside_its_difference),
                                     cmocka_unit_test(test_updates),
                                     cmocka_unit_test(test_samples),
                                     cmocka_unit_test(test_written_and_read_again),
                                     cmocka_unit_test(test_what_is_no_number_is_shown),
                                     cmocka_unit_test(test_each_number_as_few_decimals_as_it_needs),
                                     cmocka_unit_test(test_panes_with_other_equations),
                                     cmocka_unit_test(test_panes_with_other_symbols),
                                     cmocka_unit_test(test_faults),
                                     cmocka_unit_test(test_faults_of_a_recurrence),
                                     cmocka_unit_test(test_no_panels_of_a_scene),
                                     cmocka_unit_test(test_a_value_given_beside_a_training)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
