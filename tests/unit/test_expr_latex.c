#include "expr/expr.h"
#include "support/check.h"
#include "support/expr_sample.h"

#include <string.h>

static ExprSample sample;
static Arena arena;

static int set_up(void **state) {
  (void)state;
  expr_sample(&sample);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(&arena);
  return 0;
}

static const char *symbol(void *context, size_t value, size_t pane, const char *names[2]) {
  static const char *const SYMBOLS[SAMPLE_COUNT] = {
      [SAMPLE_X] = "x_\\v{k}",         [SAMPLE_W] = "W_{\\v{k}\\if{k > 9 or D > 9}{,}{}\\v{d}}",
      [SAMPLE_B] = "b^{(\\v{k - 1})}", [SAMPLE_Z] = "z_\\v{k}",
      [SAMPLE_P] = "e^{z_\\v{k}}",     [SAMPLE_LOSS] = "\\ell"};
  (void)context;
  names[0] = "k";
  names[1] = "d";
  return pane == 0 ? "o - y" : SYMBOLS[value];
}

static const char *length(void *context, size_t value, bool columns) {
  (void)context;
  return value == SAMPLE_P ? NULL : columns || value == SAMPLE_X ? "D" : "K";
}

static void check_latex(bool numbers, const char *source, const char *want) {
  static const char *const VARIABLES[] = {"k", "d"};
  const ExprLatex how = {.numbers = numbers, .symbol = symbol, .length = length};
  const Expr *expr = NULL;
  Error err = {0};
  Text text = {0};
  if (!expr_read(&expr, &arena, &sample.names, VARIABLES, 2, (ExprText){source, strlen(source), NULL}, &err))
    fail_msg("%s: %d: %s", source, err.column, err.what);
  expr_latex(&text, expr, &sample.names, &how);
  if (strcmp(text_get(&text), want) != 0)
    fail_msg("%s is written\n%s, not\n%s", source, text_get(&text), want);
  text_free(&text);
}

static void check_numbers(const char *source, const char *want) {
  check_latex(true, source, want);
}

static void check_symbols(const char *source, const char *want) {
  check_latex(false, source, want);
}

static void test_numbers(void **state) {
  (void)state;
  check_numbers("W[ k,d ]*x[ d ]", "\\n{W[k,d]} \\cdot \\n{x[d]}");
  check_numbers("ce.loss + label - K", "\\n{ce.loss} + \\n{label} - \\v{K}");
  check_numbers("2.50 + .5 + 3. + 1e-3 + 2.5e+3", "2.50 + 0.5 + 3 + 10^{-3} + 2.5 \\times 10^{3}");
  check_numbers("z[k] - (k == label)", "\\n{z[k]} - \\n{k == label}");
  check_numbers("shown(sum(z)) * 2", "\\n{sum(z)} \\cdot 2");
  check_numbers("derivative(loss, z[k])", "\\n{derivative(loss, z[k])}");
}

static void test_symbols(void **state) {
  (void)state;
  check_symbols("W[k,d] * x[d]", "W_{\\v{k}\\if{k > 9 or D > 9}{,}{}\\v{d}} x_\\v{d}");
  check_symbols("W[label,x[2]]", "W_{\\v{label}\\if{label > 9 or D > 9}{,}{}\\v{x[2]}}");
  check_symbols("z[k + 1]", "z_\\v{k + 1}");
  check_symbols("b[k + 1]", "b^{(\\v{(k + 1) - 1})}");
  check_symbols("label * mse.x[1]", "\\mathrm{label}\\, (o - y)");
  check_symbols("sum(j to D: W[k,j] * x[j])",
                "\\sum_{j=1}^{\\v{D}} W_{\\v{k}\\if{k > 9 or D > 9}{,}{}j} x_j");
  check_symbols("sum(j to K: b[j + 1] * z[j + k])",
                "\\sum_{j=1}^{\\v{K}} b^{({(j + 1) - 1})} z_{j + \\v{k}}");
  check_symbols("difference(loss, z[k]) + derivative(loss, z[1])",
                "\\frac{\\Delta \\ell}{\\Delta z_\\v{k}} + \\frac{\\partial \\ell}{\\partial z_\\v{1}}");
}

static void test_fractions_and_powers(void **state) {
  (void)state;
  check_symbols("loss * loss / 2", "\\frac{\\ell^2}{2}");
  check_symbols("(loss - 1) * (loss - 1) * 2", "(\\ell - 1)^2 \\cdot 2");
  check_symbols("pow(loss, 2) + pow(p[1], k) + pow(loss + 1, 0.5)",
                "\\ell^2 + (e^{z_\\v{1}})^{\\v{k}} + (\\ell + 1)^{0.5}");
  check_symbols("(loss + 1) / (loss - 1) * 3 / 4 / 5",
                "\\frac{\\frac{\\ell + 1}{\\ell - 1} \\cdot 3}{4 \\cdot 5}");
  check_symbols("pow(loss / 2, 2)", "\\left(\\frac{\\ell}{2}\\right)^2");
  check_symbols("pow(if(k == 1: loss, 2), 2)", "(\\if{k == 1}{\\ell}{2})^2");
  check_symbols("p[k] / sum(p)", "\\frac{e^{z_\\v{k}}}{\\sum_{j} e^{z_j}}");
  check_numbers("x[1] * x[1]", "\\n{x[1]}^2");
}

static void test_signs(void **state) {
  (void)state;
  check_symbols("-loss * 2 - -z[1] + -(loss + 1) / 3", "-\\ell \\cdot 2 + z_\\v{1} - \\frac{\\ell + 1}{3}");
  check_symbols("1 - (loss - 2) - (loss * 2)", "1 - (\\ell - 2) - \\ell \\cdot 2");
  check_symbols("loss * -2", "\\ell\\, (-2)");
  check_symbols("-(-loss)", "-(-\\ell)");
  check_symbols("-loss * -loss", "(-\\ell)^2");
  check_symbols("-log(loss)", "-\\log \\ell");
}

static void test_functions(void **state) {
  (void)state;
  check_symbols("log(loss) * 2 * log(1 - loss)", "(\\log \\ell) \\cdot 2 \\log (1 - \\ell)");
  check_symbols("exp(-z[k]) * sqrt(abs(loss))", "e^{-z_\\v{k}} \\sqrt{|\\ell|}");
  check_symbols("sigmoid(-z[k]) + sigmoid(loss + 1)",
                "\\frac{1}{1 + e^{z_\\v{k}}} + \\frac{1}{1 + e^{-(\\ell + 1)}}");
  check_symbols("log1p(loss) - expm1(loss)", "\\log (1 + \\ell) - (e^{\\ell} - 1)");
  check_symbols("xlogy(loss, z[1]) + atan2(1, loss) + sin(2 * loss)",
                "\\ell \\log z_\\v{1} + \\operatorname{atan2}(1, \\ell) + \\sin (2 \\ell)");
  check_symbols("round(loss) + blend(1, loss, shown(loss))",
                "\\operatorname{round}(\\ell) + \\operatorname{blend}(1, \\ell, \\ell)");
}

static void test_choices(void **state) {
  (void)state;
  check_symbols("log(if(label == k: loss, 1 - loss))", "\\log \\if{label == k}{\\ell}{(1 - \\ell)}");
  check_symbols("sum(j to 3: if(j == label: z[j], 0))",
                "\\sum_{j=1}^{3} \\begin{cases} z_j & j = \\mathrm{label} \\\\ 0 & j \\ne \\mathrm{label} "
                "\\end{cases}");
  check_symbols("sum(j to 3: if(j > 1 and 1: z[j], 0))",
                "\\sum_{j=1}^{3} \\begin{cases} z_j & j > 1 \\;\\mathrm{and}\\; 1 \\\\ 0 & \\mathrm{else} "
                "\\end{cases}");
  check_symbols("loss < 1 or not z[1] == 2", "\\ell < 1 \\;\\mathrm{or}\\; \\mathrm{not}\\; (z_\\v{1} = 2)");
  check_symbols("(loss < 1) * 2 + (k == d)", "(\\ell < 1) \\cdot 2 + \\n{k == d}");
}

static void test_lists(void **state) {
  (void)state;
  check_numbers("sum(j to K: W[k,j] - 1) * 2", "(\\each{j}{K}{ + }{(\\n{W[k,j]} - 1)}) \\cdot 2");
  check_numbers("sum(x, loss)", "\\each{j}{D}{ + }{\\n{x[j]}} + \\n{loss}");
  check_numbers("sum(W)", "\\each{i}{K}{ + }{\\each{j}{D}{ + }{\\n{W[i,j]}}}");
  check_numbers("sum(p)", "\\n{sum(p)}");
  check_numbers("max(z, 1)", "\\max(\\each{j}{K}{, }{\\n{z[j]}}, 1)");
  check_numbers("log_sum_exp(z)", "\\log (\\each{j}{K}{ + }{e^{\\n{z[j]}}})");
  check_symbols("max(z) - min(loss, 1)", "\\max_{j} z_j - \\min(\\ell, 1)");
  check_symbols("log_sum_exp(z, 0)", "\\log \\left(\\sum_{j=1}^{\\v{K}} e^{z_j} + e^{0}\\right)");
  check_symbols("softmax(z)[k]", "\\frac{e^{z_\\v{k}}}{\\sum_{j=1}^{\\v{K}} e^{z_j}}");
  check_symbols("softmax(1, loss)[k]", "\\operatorname{softmax}_{\\v{k}}(1, \\ell)");
  check_symbols("sum(W)", "\\sum_{i=1}^{\\v{K}} \\sum_{j=1}^{\\v{D}} W_{ij}");
  check_symbols("argmax(j to K: z[j])", "\\operatorname*{argmax}_{j} z_j");
  check_symbols("sum(row to K: z[row])", "\\sum_{\\mathrm{row}=1}^{\\v{K}} z_{\\mathrm{row}}");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_numbers), TEST(test_symbols),   TEST(test_fractions_and_powers),
      TEST(test_signs),   TEST(test_functions), TEST(test_choices),
      TEST(test_lists),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
