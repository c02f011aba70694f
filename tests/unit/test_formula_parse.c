#include "base/text.h"
#include "formula/formula.h"
#include "formula/parse.h"
#include "support/check.h"

#include <stdlib.h>
#include <string.h>

static void expect_fault(const char *source, int column, const char *what, const char *hint) {
  Error err = {0};
  if (formula_check(source, NULL, &err))
    fail_msg("no fault found in: %s", source);
  if (err.column != column)
    fail_msg("column %d instead of %d in: %s (%s)", err.column, column, source, err.what);
  check_contains(err.what, what);
  check_contains(err.hint, hint);
}

static void test_unknown_commands_have_a_hint(void **state) {
  (void)state;
  expect_fault("p = \\farc{a}{b}", 5, "\\farc", "\\frac");
  expect_fault("∂ + \\parital", 5, "\\parital", "\\partial");
  expect_fault("\\zzzzzzzz", 1, "\\zzzzzzzz", "");
  expect_fault("\\begin{pmatrx}1\\end{pmatrx}", 1, "pmatrx", "pmatrix");
  expect_fault("a\\", 2, "backslash", "");
}

static void test_braces_and_fences_must_close(void **state) {
  (void)state;
  expect_fault("\\frac{a}{b", 9, "never closed", "");
  expect_fault("a}", 2, "without its {", "");
  expect_fault("\\left( x", 1, "\\right", "");
  expect_fault("x \\right)", 3, "\\left", "");
  expect_fault("\\left x \\right)", 1, "delimiter", "( ) [ ]");
  expect_fault("\\sqrt[3", 1, "never closed", "");
  expect_fault("{ a & b }", 5, "\"&\"", "} is missing");
  expect_fault("\\text{ab", 6, "never closed", "");
}

static void test_tables(void **state) {
  (void)state;
  expect_fault("a & b", 3, "outside a table", "aligned");
  expect_fault("a \\\\ b", 3, "outside a table", "aligned");
  expect_fault("\\begin{matrix} a", 1, "without its \\end{matrix}", "");
  expect_fault("a \\end{matrix}", 3, "without its \\begin", "");
  expect_fault("\\begin{matrix} a \\end{cases}", 18, "\\end{cases}", "");
  Arena arena = {0};
  Error err = {0};
  FormulaNode *root;
  assert_true(parse_formula(&root, &arena, "\\begin{matrix} a & b \\\\ c \\\\ \\end{matrix}", NULL, &err));
  const FormulaNode *table = root->body;
  assert_int_equal(table->kind, NODE_TABLE);
  assert_int_equal(table->rows, 2);
  assert_int_equal(table->columns, 2);
  assert_non_null(table->cells[2]);
  assert_null(table->cells[3]);
  arena_free(&arena);
}

static void test_arguments_and_scripts(void **state) {
  (void)state;
  expect_fault("\\frac{a}", 1, "too few", "");
  expect_fault("x^", 2, "too few", "");
  expect_fault("\\hat", 1, "too few", "");
  expect_fault("x_1_2", 4, "second subscript", "{ }");
  expect_fault("x^a^b", 4, "second superscript", "{ }");
  expect_fault("\\limits x", 1, "\\sum", "");
  expect_fault("x\\limits_1", 2, "\\sum", "");
  expect_fault("\\color{red}", 1, "too few", "");
  expect_fault("\\color red", 1, "needs {...}", "");
}

static void test_characters_that_mean_nothing(void **state) {
  (void)state;
  expect_fault("x = $1", 5, "dollar", "leave it out");
  expect_fault("50%", 3, "%", "\\%");
  expect_fault("값 = 3", 1, "값", "\\text");
  expect_fault("a\xff", 2, "UTF-8", "");
  expect_fault("\\text{\xc3}", 1, "UTF-8", "");
}

static void test_limits_of_size(void **state) {
  (void)state;
  Error err = {0};
  char deep[2 * 100 + 1] = "";
  memset(deep, '{', 100);
  memset(deep + 100, '}', 100);
  deep[200] = '\0';
  expect_fault(deep, PARSE_MAX_DEPTH + 1, "deep", "");
  assert_true(formula_check(deep + 40, NULL, &err) || strstr(err.what, "}"));
  char *accents = calloc(PARSE_MAX_LENGTH + 2, 1);
  assert_non_null(accents);
  for (int i = 0; i < 500; i++)
    memcpy(accents + 4 * i, "\\hat", 4);
  assert_false(formula_check(accents, NULL, &err));
  memset(accents, '1', PARSE_MAX_LENGTH + 1);
  assert_false(formula_check(accents, NULL, &err));
  check_contains(err.what, "longer");
  accents[PARSE_MAX_LENGTH] = '\0';
  assert_true(formula_check(accents, NULL, &err));
  free(accents);
}

/* The n-th atom of a source, spaces not counted. */
static AtomClass class_of(Arena *arena, const char *source, int index) {
  Error err = {0};
  FormulaNode *root;
  if (!parse_formula(&root, arena, source, NULL, &err))
    fail_msg("%s: %s", source, err.what);
  const FormulaNode *node = root->body;
  while (index-- > 0)
    node = node->next;
  return node->atom;
}

static void test_a_sign_is_no_operation(void **state) {
  (void)state;
  Arena arena = {0};
  assert_int_equal(class_of(&arena, "a-b", 1), CLASS_BIN);
  assert_int_equal(class_of(&arena, "-b", 0), CLASS_ORD);
  assert_int_equal(class_of(&arena, "=-b", 1), CLASS_ORD);
  assert_int_equal(class_of(&arena, "(-b)", 1), CLASS_ORD);
  assert_int_equal(class_of(&arena, "a+-b", 2), CLASS_ORD);
  assert_int_equal(class_of(&arena, "\\log-b", 1), CLASS_ORD);
  assert_int_equal(class_of(&arena, "a-", 1), CLASS_ORD);
  assert_int_equal(class_of(&arena, "\\color{x}{a -} b", 1), CLASS_BIN);
  arena_free(&arena);
}

static void test_bars_open_and_close(void **state) {
  (void)state;
  Arena arena = {0};
  assert_int_equal(class_of(&arena, "|-z|", 0), CLASS_OPEN);
  assert_int_equal(class_of(&arena, "|-z|", 1), CLASS_ORD);
  assert_int_equal(class_of(&arena, "|-z|", 3), CLASS_CLOSE);
  assert_int_equal(class_of(&arena, "=\\|W\\|^2", 3), CLASS_CLOSE);
  assert_int_equal(class_of(&arena, "p(y|x)", 3), CLASS_ORD);
  arena_free(&arena);
}

static void test_a_number_is_one_atom(void **state) {
  (void)state;
  Arena arena = {0};
  Error err = {0};
  FormulaNode *root;
  assert_true(parse_formula(&root, &arena, "0.60 + x_12 \\frac12", NULL, &err));
  assert_string_equal(root->body->text, "0.60");
  const FormulaNode *x = root->body->next->next;
  assert_int_equal(x->kind, NODE_SCRIPTS);
  assert_string_equal(x->sub->body->text, "1");
  assert_string_equal(x->next->text, "2");
  const FormulaNode *half = x->next->next;
  assert_string_equal(half->body->text, "1");
  assert_string_equal(half->other->text, "2");
  arena_free(&arena);
}

static void test_every_command_is_known(void **state) {
  (void)state;
  static const char *const sources[] = {
      "",
      "\\alpha\\omega\\Gamma\\Omega\\infty\\partial\\nabla\\ell\\top",
      "a\\pm b\\cdot c\\times d\\le e\\ge f\\ne g\\approx h\\in i\\to j\\leftarrow k\\Rightarrow l",
      "\\ldots\\cdots\\vdots\\quad\\qquad\\,\\;\\!\\ \\{\\}\\|",
      "\\log\\exp\\ln\\sin\\cos\\tanh\\arg\\min_x\\max^y\\sum_i^n\\prod",
      "\\operatorname{softmax}\\mathrm{d}\\mathbf{x}\\boldsymbol{\\theta}\\mathbb{R}",
      "\\hat{y}\\bar{x}\\vec{w}\\boxed{1}\\underbrace{a}_{b}\\overbrace{a}^{b}",
      "\\left.\\left|\\left\\{x\\right\\}\\right\\|\\right]",
      "\\text{정답 \\{4\\}}\\textbf{b}\\color{anything}{x}^2",
      "1.01×10³⁰⁴ − ∞ ≤ θ ∈ ℓ · x′",
  };
  for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
    Error err = {0};
    if (!formula_check(sources[i], NULL, &err))
      fail_msg("%s: column %d: %s", sources[i], err.column, err.what);
  }
}

static bool only_red(const char *name) {
  return strcmp(name, "red") == 0;
}

static void test_names_of_colors(void **state) {
  (void)state;
  Error err = {0};
  assert_true(formula_check("\\color{red}{x} + 1", only_red, &err));
  assert_true(formula_check("\\color{blue}{x}", NULL, &err));
  assert_false(formula_check("1 + \\color{blue}{x}", only_red, &err));
  check_contains(err.what, "blue");
  assert_int_equal(err.column, 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_names_of_colors),
      cmocka_unit_test(test_unknown_commands_have_a_hint),
      cmocka_unit_test(test_braces_and_fences_must_close),
      cmocka_unit_test(test_tables),
      cmocka_unit_test(test_arguments_and_scripts),
      cmocka_unit_test(test_characters_that_mean_nothing),
      cmocka_unit_test(test_limits_of_size),
      cmocka_unit_test(test_a_sign_is_no_operation),
      cmocka_unit_test(test_bars_open_and_close),
      cmocka_unit_test(test_a_number_is_one_atom),
      cmocka_unit_test(test_every_command_is_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
