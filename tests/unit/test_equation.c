#include "support/check.h"
#include "support/given.h"
#include "support/sample_scene.h"
#include "support/sample_trace.h"
#include "support/values.h"
#include "trace/equation.h"

#include <string.h>

static bool among(const Cell *cells, size_t count, Cell cell) {
  for (size_t i = 0; i < count; i++)
    if (cells[i].value == cell.value && cells[i].row == cell.row && cells[i].col == cell.col)
      return true;
  return false;
}

enum { CELLS_MAX = 300 };

static void test_operands_of_a_score(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  Cell cells[CELLS_MAX];
  size_t count = equation_operands(trace, 0, (Cell){VALUE_Z, 3, 0}, cells, CELLS_MAX);
  assert_int_equal(count, 3 + 3 + 1 + 3); /* a row of W, x, b, the products */
  assert_true(among(cells, count, (Cell){VALUE_W, 3, 2}));
  assert_false(among(cells, count, (Cell){VALUE_W, 2, 2}));
  assert_true(among(cells, count, (Cell){VALUE_X, 0, 0}));
  assert_true(among(cells, count, (Cell){VALUE_B, 3, 0}));
  assert_false(among(cells, count, (Cell){VALUE_B, 0, 0}));
}

static void test_counting_without_room(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  Cell one = {VALUE_LOSS, 9, 9};
  assert_int_equal(equation_operands(trace, 0, (Cell){VALUE_Z, 3, 0}, NULL, 0), 10);
  assert_int_equal(equation_operands(trace, 0, (Cell){VALUE_SUM_EXP, 0, 0}, &one, 1), 5);
  assert_true(one.value == VALUE_EXP_Z && one.row == 0 && one.col == 0);
  assert_int_equal(equation_operands(trace, 0, (Cell){VALUE_X, 0, 0}, NULL, 0), 0);
}

static void test_uses_of_a_probability(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  Cell cells[CELLS_MAX];
  size_t count = equation_uses(trace, 0, (Cell){VALUE_P, 3, 0}, cells, CELLS_MAX);
  assert_int_equal(count, 2);
  assert_true(among(cells, count, (Cell){VALUE_LOSS, 0, 0}));
  assert_true(among(cells, count, (Cell){VALUE_DZ, 3, 0}));
  count = equation_uses(trace, 0, (Cell){VALUE_P, 0, 0}, cells, CELLS_MAX);
  assert_int_equal(count, 1);
  assert_true(among(cells, count, (Cell){VALUE_DZ, 0, 0}));
}

static void test_the_penalty_counts_only_when_there_is_one(void **state) {
  Sample *sample = *state;
  Setup setup = sample->lesson.setup;
  assert_int_equal(equation_operands(&sample->trace, 0, (Cell){VALUE_DW, 3, 1}, NULL, 0), 2);
  *given_at(&setup, "alpha", 0) = 0.1;
  sample_rebuild(sample, &setup, NULL);
  assert_int_equal(equation_operands(&sample->trace, 0, (Cell){VALUE_DW, 3, 1}, NULL, 0), 4);
}

static void test_a_loss_in_the_list_comes_from_its_own_pass(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  size_t third = sample_step(trace, "update-3");
  assert_int_equal(equation_operands(trace, third, (Cell){VALUE_LOSSES, 2, 0}, NULL, 0), 1);
  assert_int_equal(equation_operands(trace, third, (Cell){VALUE_LOSSES, 1, 0}, NULL, 0), 0);
}

typedef struct Expectation {
  Cell cell;
  const char *symbol, *symbolic, *numeric;
} Expectation;

static void check_equation(const Trace *trace, size_t step, const Expectation *want) {
  Text text = {0};
  equation_symbol(&text, trace, want->cell);
  assert_string_equal(text_get(&text), want->symbol);
  text_clear(&text);
  equation_symbolic(&text, trace, step, want->cell);
  assert_string_equal(text_get(&text), want->symbolic);
  text_clear(&text);
  equation_numeric(&text, trace, step, want->cell, 2);
  assert_string_equal(text_get(&text), want->numeric);
  text_free(&text);
}

static void test_equations_of_the_sample(void **state) {
  const Expectation wants[] = {
      {{VALUE_X, 2, 0}, "x_3", "x_3", "x_3 = 7"},
      {{VALUE_W, 3, 1}, "W_{42}", "\\color{class4}{W_{42}}", "\\color{class4}{W_{42}} = -0.2"},
      {{VALUE_Z, 3, 0},
       "z_4",
       "\\color{class4}{z_4} = \\sum_{j=1}^{3} W_{4j} x_j + b_4",
       "\\color{class4}{z_4} = 0.4 \\cdot 5 + (-0.2) \\cdot 3 + 0.2 \\cdot 7 + 0.2 = 3.00"},
      {{VALUE_P, 3, 0},
       "p_4",
       "\\color{class4}{p_4} = \\frac{e^{z_4}}{\\sum_{j=1}^{5} e^{z_j}}",
       "\\color{class4}{p_4} = \\frac{20.09}{33.33} = 0.60"},
      {{VALUE_LOSS, 0, 0}, "\\ell", "\\ell = -\\log p_4", "\\ell = -\\log 0.60 = 0.51"},
      {{VALUE_DZ, 3, 0},
       "\\frac{\\partial \\ell}{\\partial z_4}",
       "\\color{class4}{\\frac{\\partial \\ell}{\\partial z_4}} = p_4 - y_4",
       "\\color{class4}{\\frac{\\partial \\ell}{\\partial z_4}} = \\color{class4}{0.60} - 1 = -0.40"},
      {{VALUE_DW, 3, 1},
       "\\frac{\\partial \\ell}{\\partial W_{42}}",
       "\\color{class4}{\\frac{\\partial \\ell}{\\partial W_{42}}} = \\frac{\\partial \\ell}{\\partial z_4} "
       "x_2",
       "\\color{class4}{\\frac{\\partial \\ell}{\\partial W_{42}}} = -0.40 \\cdot 3 \\approx -1.19"},
      {{VALUE_MOVE, 3, 0},
       "-\\eta \\frac{\\partial \\ell}{\\partial z_4}",
       "\\color{class4}{-\\eta \\frac{\\partial \\ell}{\\partial z_4}} = -\\eta (p_4 - y_4)",
       "\\color{class4}{-\\eta \\frac{\\partial \\ell}{\\partial z_4}} = -0.01 \\cdot (-0.40) = 0.0040"},
      {{VALUE_LOSS_NEXT, 0, 0}, "\\ell'", "\\ell' = -\\log p_4'", "\\ell' = -\\log 0.70 = 0.36"},
  };
  const Trace *trace = &((Sample *)*state)->trace;
  for (size_t i = 0; i < sizeof wants / sizeof *wants; i++)
    check_equation(trace, 0, &wants[i]);
}

/* 1.53 + 2.86 + 3.99 + 36.10 + 2.86 is 47.34, but the sum is nearer to 47.35. */
static void test_a_sum_that_does_not_add_up(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  Text text = {0};
  equation_numeric(&text, trace, sample_step(trace, "update-3"), (Cell){VALUE_SUM_EXP, 0, 0}, 2);
  check_contains(text_get(&text), "\\color{class1}{1.53} + \\color{class2}{2.86}");
  check_contains(text_get(&text), "\\approx 47.35");
  text_clear(&text);
  equation_numeric(&text, trace, sample_step(trace, "update-3"), (Cell){VALUE_LOSS_NEXT, 0, 0}, 2);
  assert_string_equal(text_get(&text), "\\ell' = -\\log 0.81 \\approx 0.22");
  text_free(&text);
}

static void test_long_sums_are_shortened(void **state) {
  Sample *sample = *state;
  Setup setup = SAMPLE_SETUP(sample->lesson.scene, {"K", 10}, {"D", 5});
  Text text = {0};
  GIVEN_PUT(&setup, "label", 1);
  GIVEN_PUT(&setup, "eta", 0.1);
  GIVEN_PUT(&setup, "x", 1, 2, 3, 4, 5);
  sample_rebuild(sample, &setup, NULL);
  equation_numeric(&text, &sample->trace, 0, (Cell){VALUE_Z, 9, 0}, 2);
  assert_string_equal(text_get(&text),
                      "\\color{class10}{z_{10}} = 0 \\cdot 1 + 0 \\cdot 2 + \\cdots + 0 \\cdot 5 + 0 = 0.00");
  text_clear(&text);
  equation_symbolic(&text, &sample->trace, 0, (Cell){VALUE_SUM_EXP, 0, 0});
  assert_string_equal(text_get(&text), "\\sum_{j=1}^{10} e^{z_j} = e^{z_1} + e^{z_2} + \\cdots + e^{z_{10}}");
  text_free(&text);
}

static void test_overflow_is_infinity(void **state) {
  Sample *sample = *state;
  Setup setup = sample->lesson.setup;
  Text text = {0};
  for (size_t d = 0; d < 3; d++)
    *given_at(&setup, "W", 9 + d) = 100;
  sample_rebuild(sample, &setup, NULL);
  equation_numeric(&text, &sample->trace, 0, (Cell){VALUE_EXP_Z, 3, 0}, 2);
  assert_string_equal(text_get(&text), "\\color{class4}{e^{z_4}} = e^{1500.20} = \\infty");
  text_free(&text);
}

/* Every equation of every cell fills in without a fault, and says something. */
static void test_every_cell_has_an_equation(void **state) {
  Sample *sample = *state;
  Setup setup = sample->lesson.setup;
  *given_at(&setup, "alpha", 0) = 0.1;
  sample_rebuild(sample, &setup, NULL);
  const Trace *trace = &sample->trace;
  size_t step = sample_step(trace, "update-4");
  Text text = {0};
  for (ValueId id = 0; id < trace_values(trace); id++) {
    const Value *value = &trace_pass(trace, step)->values[id];
    bool there = trace_has(trace, id);
    for (size_t i = 0; there && i < value->rows * value->cols; i++) {
      Cell cell = {id, i / value->cols, i % value->cols};
      text_clear(&text);
      equation_symbolic(&text, trace, step, cell);
      equation_numeric(&text, trace, step, cell, 4);
      assert_true(strstr(text_get(&text), " = ") || strstr(text_get(&text), "\\approx"));
    }
  }
  text_free(&text);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_operands_of_a_score),
      TEST(test_counting_without_room),
      TEST(test_uses_of_a_probability),
      TEST(test_the_penalty_counts_only_when_there_is_one),
      TEST(test_a_loss_in_the_list_comes_from_its_own_pass),
      TEST(test_equations_of_the_sample),
      TEST(test_a_sum_that_does_not_add_up),
      TEST(test_long_sums_are_shortened),
      TEST(test_overflow_is_infinity),
      TEST(test_every_cell_has_an_equation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
