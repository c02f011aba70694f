#include "formula/formula.h"
#include "support/check.h"

static void expect_reading(const char *source, const char *want) {
  Text text = {0};
  Error err = {0};
  bool ok = formula_text(&text, source, &err);
  assert_string_equal(text_get(&text), want);
  assert_true(ok);
  text_free(&text);
}

static void test_the_worked_sample(void **state) {
  (void)state;
  expect_reading("\\frac{\\partial \\ell}{\\partial z_4} = p_4 - y_4 = \\color{class4}{0.60} - 1 = -0.40",
                 "∂ℓ/∂z₄ = p₄ − y₄ = 0.60 − 1 = −0.40");
  expect_reading("p_4 = \\frac{e^{z_4}}{\\sum_k e^{z_k}}", "p₄ = e^(z₄) / Σₖ e^(zₖ)");
  expect_reading("\\ell = -\\log p_4 = -\\log 0.60 = 0.51", "ℓ = −log p₄ = −log 0.60 = 0.51");
  expect_reading("W \\leftarrow W - \\eta\\,(p - y)\\,x^\\top", "W ← W − η (p − y) xᵀ");
  expect_reading("z_4 = 0.4\\cdot 5 + (-0.2)\\cdot 3", "z₄ = 0.4 · 5 + (−0.2) · 3");
  expect_reading("\\frac1N\\sum_{i=1}^N \\ell_i + \\frac{\\alpha}{2}\\|W\\|_2^2", "1/N Σᵢ₌₁ᴺ ℓᵢ + α/2 ‖W‖₂²");
}

static void test_scripts(void **state) {
  (void)state;
  expect_reading("W_{4,2}", "W_(4,2)");
  expect_reading("p_y x", "p_y x");
  expect_reading("x^{-1} + f'(x)", "x⁻¹ + f′(x)");
  expect_reading("10³⁰⁴", "10³⁰⁴");
  expect_reading("(a+b)^2", "(a + b)²");
  expect_reading("{ab}^2 + \\operatorname*{argmax}_k z", "(ab)² + argmaxₖ z");
}

static void test_fractions_and_roots_keep_their_meaning(void **state) {
  (void)state;
  expect_reading("\\frac{a+b}{c}", "(a + b) / c");
  expect_reading("\\frac{1}{a-b}", "1 / (a − b)");
  expect_reading("\\frac{\\frac{a}{b}}{c}", "(a/b) / c");
  expect_reading("\\frac{1}{2\\sigma}", "1 / (2σ)");
  expect_reading("\\frac{a}{b c}x", "a / (bc) x");
  expect_reading("\\sqrt{x^2+1} + \\sqrt x + \\sqrt[3]{8}", "√(x² + 1) + √x + ³√8");
  expect_reading("{\\frac{a}{b}}^2", "(a/b)²");
}

static void test_tables_and_fences(void **state) {
  (void)state;
  expect_reading("\\begin{pmatrix}0.05\\\\-0.40\\end{pmatrix}\\begin{pmatrix}5 & 3\\end{pmatrix}",
                 "(0.05; −0.40) (5, 3)");
  expect_reading("y = \\begin{cases}1 & k = 4\\\\ 0 & k \\ne 4\\end{cases}", "y = {1, k = 4; 0, k ≠ 4}");
  expect_reading("\\begin{aligned} z &= a + b \\\\ &= 3\\end{aligned}", "z = a + b; = 3");
  expect_reading("\\left\\|\\frac{a}{b}\\right\\|", "‖a/b‖");
}

static void test_words_and_marks(void **state) {
  (void)state;
  expect_reading("\\hat{y} + \\bar{ab}", "y\xcc\x82 + bar(ab)");
  expect_reading("\\underbrace{a+b}_{\\text{두 항}}", "a + b (두 항)");
  expect_reading("\\operatorname{softmax}(z) \\in \\mathbb{R}^3", "softmax(z) ∈ ℝ³");
  expect_reading("\\boxed{x}\\quad \\text{for } k", "x for k");
}

static void test_a_fault_gives_the_source(void **state) {
  (void)state;
  Text text = {0};
  Error err = {0};
  text_add(&text, "before ");
  assert_false(formula_text(&text, "\\frac{a", &err));
  assert_string_equal(text_get(&text), "before \\frac{a");
  assert_int_equal(err.column, 6);
  text_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_worked_sample),
      cmocka_unit_test(test_scripts),
      cmocka_unit_test(test_fractions_and_roots_keep_their_meaning),
      cmocka_unit_test(test_tables_and_fences),
      cmocka_unit_test(test_words_and_marks),
      cmocka_unit_test(test_a_fault_gives_the_source),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
