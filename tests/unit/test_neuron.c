/* The trace of one neuron: the numbers of the syllabus, gradients as slopes, equations and what is on screen.
 * All its digits are in tests/golden/test_neuron.c. */
#define VALUE_SCENE "neuron"

#include "support/check.h"
#include "support/given.h"
#include "support/sample_neuron.h"
#include "support/values.h"
#include "trace/equation.h"

#include <math.h>
#include <string.h>

enum { MSE, CE, CELLS_MAX = 100 };

static double number(const Trace *trace, size_t pane, ValueId value, size_t situation) {
  const Trace of_pane = trace_of_pane(trace, pane);
  return trace_number(&of_pane, 0, (Cell){value, situation, 0});
}

/* To four decimals, as they stand there. */
static void test_the_numbers_of_the_syllabus(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  const struct {
    size_t pane;
    ValueId value;
    double left, right;
  } WANT[] = {
      {MSE, VALUE_O, 0.7503, 0.9971},           {MSE, VALUE_LOSS, 0.2814, 0.4971},
      {MSE, VALUE_SMALL_DW, 0.2109, 0.0043},    {MSE, VALUE_DB, 0.1406, 0.0029},
      {CE, VALUE_SMALL_DW, 1.1254, 1.4957},     {CE, VALUE_DB, 0.7503, 0.9971},
      {MSE, VALUE_SIGMA_PRIME, 0.1874, 0.0029},
  };
  for (size_t i = 0; i < sizeof WANT / sizeof *WANT; i++) {
    check_close(number(trace, WANT[i].pane, WANT[i].value, 0), WANT[i].left, 0, 0.5e-4);
    check_close(number(trace, WANT[i].pane, WANT[i].value, 1), WANT[i].right, 0, 0.5e-4);
  }
}

/* The loss as its definition has it, by o. */
static double loss_of(size_t pane, double w, double b, double x, double y) {
  double o = 1 / (1 + exp(-(w * x + b)));
  return pane == MSE ? (o - y) * (o - y) / 2 : -(y * log(o) + (1 - y) * log(1 - o));
}

static void check_slopes(const Trace *trace, size_t pane, size_t update) {
  const Trace of_pane = trace_of_pane(trace, pane);
  const Pass *pass = trace_pass_at(&of_pane, 0, update);
  const double *w = pass->values[VALUE_SMALL_W].at, *b = pass->values[VALUE_B].at, h = 1e-5;
  double x = *pass->values[VALUE_X].at, y = *pass->values[VALUE_Y].at;
  for (size_t s = 0; s < pass->values[VALUE_SMALL_W].rows; s++) {
    double by_w = (loss_of(pane, w[s] + h, b[s], x, y) - loss_of(pane, w[s] - h, b[s], x, y)) / (2 * h);
    double by_b = (loss_of(pane, w[s], b[s] + h, x, y) - loss_of(pane, w[s], b[s] - h, x, y)) / (2 * h);
    check_close(pass->values[VALUE_SMALL_DW].at[s], by_w, 0, 1e-8);
    check_close(pass->values[VALUE_DB].at[s], by_b, 0, 1e-8);
    check_close(trace_value_of(&of_pane, trace_step(trace, 0).kind, update, VALUE_CHECK)->at[s], 0, 0, 1e-8);
  }
}

static void test_gradients_are_slopes(void **state) {
  Sample *sample = *state;
  for (int y = 0; y <= 1; y++) {
    Setup setup = sample->lesson.setup;
    *given_at(&setup, "y", 0) = y;
    sample_rebuild(sample, &setup, NULL);
    for (size_t pane = 0; pane < 2; pane++)
      for (size_t update = 0; update < 100; update += 11)
        check_slopes(&sample->trace, pane, update);
  }
}

/* Both panes start from the same numbers; each then goes its own way, and each situation by itself. */
static void test_panes_and_situations_are_apart(void **state) {
  Sample *sample = *state;
  const Trace *trace = &sample->trace;
  const ValueId SAME[] = {VALUE_X, VALUE_Y, VALUE_SMALL_W, VALUE_B, VALUE_Z, VALUE_O, VALUE_ERROR};
  for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++)
    check_close(number(trace, CE, SAME[i], 0), number(trace, MSE, SAME[i], 0), 0, 0);
  assert_true(number(trace, CE, VALUE_SMALL_W_NEXT, 0) < number(trace, MSE, VALUE_SMALL_W_NEXT, 0));
  double kept = trace_pass_at(trace, 0, 99)->values[VALUE_O_NEXT].at[0];
  Setup setup = sample->lesson.setup;
  *given_at(&setup, "w", 2) = 5;
  sample_rebuild(sample, &setup, NULL);
  check_close(trace_pass_at(trace, 0, 99)->values[VALUE_O_NEXT].at[0], kept, 0, 0);
}

static void test_a_pass_begins_where_the_last_ended(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  const ValueId PAIRS[][2] = {{VALUE_SMALL_W, VALUE_SMALL_W_NEXT},
                              {VALUE_B, VALUE_B_NEXT},
                              {VALUE_Z, VALUE_Z_NEXT},
                              {VALUE_O, VALUE_O_NEXT},
                              {VALUE_LOSS, VALUE_LOSS_NEXT}};
  for (size_t update = 1; update < trace->pass_count; update++) {
    const Pass *now = trace_pass_at(trace, 0, update), *then = trace_pass_at(trace, 0, update - 1);
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
      assert_memory_equal(now->values[PAIRS[i][0]].at, then->values[PAIRS[i][1]].at, 3 * sizeof(double));
    const Value *losses = &now->values[VALUE_LOSSES], *outputs = &now->values[VALUE_OUTPUTS];
    assert_int_equal(losses->rows, update + 1);
    assert_memory_equal(losses->at + 3 * update, now->values[VALUE_LOSS].at, 3 * sizeof(double));
    assert_memory_equal(outputs->at + 3 * update, now->values[VALUE_O].at, 3 * sizeof(double));
  }
}

/* Where the sigmoid is flat to the last bit, the numbers stay what they are in truth. */
static void test_far_from_the_target(void **state) {
  Sample *sample = *state;
  Setup setup = sample->lesson.setup;
  *given_at(&setup, "w", 0) = 1000;
  *given_at(&setup, "w", 1) = -1000;
  *given_at(&setup, "b", 0) = *given_at(&setup, "b", 1) = 0;
  sample_rebuild(sample, &setup, NULL);
  const Trace *trace = &sample->trace;
  check_close(number(trace, CE, VALUE_LOSS, 0), 1500, 0, 0);
  check_close(number(trace, MSE, VALUE_LOSS, 0), 0.5, 0, 0);
  check_close(number(trace, CE, VALUE_SMALL_DW, 0), 1.5, 0, 0);
  check_close(number(trace, MSE, VALUE_SMALL_DW, 0), 0, 0, 0);
  check_close(number(trace, CE, VALUE_LOSS, 1), 0, 0, 0);
  for (size_t pane = 0; pane < 2; pane++)
    for (ValueId id = 0; id < trace_values(trace); id++) {
      const Trace of_pane = trace_of_pane(trace, pane);
      const Value *value = trace_value_of(&of_pane, trace_step(trace, 0).kind, 99, id);
      for (size_t i = 0; i < value->rows * value->cols; i++)
        assert_true(isfinite(value->at[i]));
    }
}

/* Every equation of every cell fills in without a fault, in both panes, and says something. */
static void test_every_cell_has_an_equation(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  Text text = {0};
  for (size_t pane = 0; pane < 2; pane++) {
    const Trace of_pane = trace_of_pane(trace, pane);
    size_t step = sample_step(trace, "update-4");
    for (ValueId id = 0; id < trace_values(trace); id++) {
      const Value *value = &trace_pass(&of_pane, step)->values[id];
      for (size_t i = 0; i < value->rows * value->cols; i++) {
        Cell cell = {id, i / value->cols, i % value->cols};
        text_clear(&text);
        equation_symbolic(&text, &of_pane, step, cell);
        equation_numeric(&text, &of_pane, step, cell, 4);
        assert_true(strstr(text_get(&text), " = ") || strstr(text_get(&text), "\\approx"));
      }
    }
  }
  text_free(&text);
}

static void check_equation(const Trace *trace, size_t pane, Cell cell, const char *want) {
  const Trace of_pane = trace_of_pane(trace, pane);
  Text text = {0};
  equation_numeric(&text, &of_pane, 0, cell, 4);
  assert_string_equal(text_get(&text), want);
  text_free(&text);
}

static void test_equations_differ_by_loss(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  check_equation(trace, MSE, (Cell){VALUE_LOSS, 0, 0},
                 "\\ell_{1} = \\frac{1}{2} \\cdot 0.7503^2 \\approx 0.2814");
  check_equation(trace, CE, (Cell){VALUE_LOSS, 0, 0}, "\\ell_{1} = -\\log (1 - 0.7503) \\approx 1.3873");
  check_equation(trace, MSE, (Cell){VALUE_DZ, 1, 0},
                 "\\frac{\\partial \\ell_{2}}{\\partial z_{2}} = 0.9971 \\cdot 0.0029 = 0.0029");
  check_equation(trace, MSE, (Cell){VALUE_SMALL_DW, 1, 0},
                 "\\frac{\\partial \\ell_{2}}{\\partial w_{2}} = 0.9971 \\cdot 0.0029 \\cdot 1.5 = 0.0043");
  check_equation(trace, CE, (Cell){VALUE_SMALL_DW, 1, 0},
                 "\\frac{\\partial \\ell_{2}}{\\partial w_{2}} = 1.5 \\cdot 0.9971 \\approx 1.4957");
  check_equation(trace, CE, (Cell){VALUE_DZ, 1, 0},
                 "\\frac{\\partial \\ell_{2}}{\\partial z_{2}} = 0.9971 - 0 = 0.9971");
}

/* In each pane no number is on the screen before what it was computed from, but for the sigmoid's slope,
 * which the lesson shows when it explains it. */
static void test_operands_come_first(void **state) {
  Sample *sample = *state;
  Opened opened = {0};
  opened_set(&opened, 40, true);
  sample_rebuild(sample, &sample->lesson.setup, &opened);
  for (size_t pane = 0; pane < 2; pane++) {
    const Trace trace = trace_of_pane(&sample->trace, pane);
    for (size_t step = 0; step < trace.step_count; step++)
      for (ValueId id = 0; id < trace_values(&trace); id++) {
        Cell cell = {id, 1, 0}, operands[CELLS_MAX];
        if (trace_pass(&trace, step)->values[id].rows < 2 || trace_visibility(&trace, step, cell) == HIDDEN)
          continue;
        size_t count = equation_operands(&trace, step, cell, operands, CELLS_MAX);
        for (size_t i = 0; i < count && operands[i].value != VALUE_SIGMA_PRIME; i++)
          assert_int_not_equal(trace_visibility(&trace, step, operands[i]), HIDDEN);
      }
  }
}

static Visibility see(const Trace *trace, const char *id, ValueId value) {
  return trace_visibility(trace, sample_step(trace, id), (Cell){value, 0, 0});
}

static void test_visibility(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  assert_int_equal(see(trace, "given", VALUE_SMALL_W), FRESH);
  assert_int_equal(see(trace, "given", VALUE_ETA), KNOWN);
  assert_int_equal(see(trace, "given", VALUE_Z), HIDDEN);
  assert_int_equal(see(trace, "output", VALUE_O), FRESH);
  assert_int_equal(see(trace, "output", VALUE_OUTPUTS), FRESH);
  assert_int_equal(see(trace, "output", VALUE_LOSSES), HIDDEN);
  assert_int_equal(see(trace, "loss", VALUE_LOSSES), FRESH);
  assert_int_equal(see(trace, "gradient", VALUE_SMALL_DW), FRESH);
  assert_int_equal(see(trace, "gradient", VALUE_DZ), HIDDEN); /* nothing shown is computed from it */
  assert_int_equal(see(trace, "change", VALUE_MOVE), FRESH);
  assert_int_equal(see(trace, "change", VALUE_CHECK), FRESH);
  assert_int_equal(see(trace, "update-2", VALUE_O), KNOWN);
  assert_int_equal(see(trace, "update-2", VALUE_O_NEXT), FRESH);
  for (ValueId id = 0; id < trace_values(trace); id++)
    if (trace_has(trace, id))
      assert_int_equal(see(trace, "principle", id), KNOWN);
}

/* What one pane reveals stays hidden in the other. */
static void test_a_reveal_in_one_pane(void **state) {
  Sample *sample = *state;
  static const Reveal ONLY = {.name = "loss", .pane = "mse", .line = 31, .column = 12};
  static const Reveal WRONG = {.name = "loss", .pane = "mes", .line = 31, .column = 12};
  sample->lesson.steps[2].reveals = &ONLY;
  sample_rebuild(sample, &sample->lesson.setup, NULL);
  const Trace ce = trace_of_pane(&sample->trace, CE);
  assert_int_equal(see(&sample->trace, "loss", VALUE_LOSS), FRESH);
  assert_int_equal(see(&sample->trace, "loss", VALUE_LOSSES), FRESH);
  assert_int_equal(see(&ce, "loss", VALUE_LOSS), HIDDEN);
  assert_int_equal(see(&ce, "gradient", VALUE_LOSS), HIDDEN);
  assert_int_equal(see(&ce, "principle", VALUE_LOSS), KNOWN);
  sample->lesson.steps[2].reveals = &WRONG;
  Trace trace = {0};
  Error err = {0};
  assert_false(trace_build(&trace, &sample->lesson, &sample->lesson.setup, NULL, &err));
  assert_string_equal(err.what, "there is no pane \"mes\"");
  assert_string_equal(err.hint, "did you mean \"mse\"?");
  assert_int_equal(err.line, 31);
}

static void test_rows_are_situations(void **state) {
  Sample *sample = *state;
  Reveal reveal = {.name = "o", .rows = ROWS_ONE, .row = 1, .line = 21, .column = 12};
  sample->lesson.steps[1].reveals = &reveal;
  sample->lesson.steps[1].reveal_count = 1;
  sample_rebuild(sample, &sample->lesson.setup, NULL);
  const Trace *trace = &sample->trace;
  assert_int_equal(trace_visibility(trace, 1, (Cell){VALUE_O, 1, 0}), FRESH);
  assert_int_equal(trace_visibility(trace, 1, (Cell){VALUE_Z, 1, 0}), FRESH);
  assert_int_equal(trace_visibility(trace, 1, (Cell){VALUE_O, 0, 0}), HIDDEN);
  assert_int_equal(trace_visibility(trace, 1, (Cell){VALUE_OUTPUTS, 0, 0}), HIDDEN);
  assert_int_equal(trace_visibility(trace, 2, (Cell){VALUE_O, 0, 0}), FRESH); /* with the loss */
  assert_int_equal(trace_visibility(trace, 2, (Cell){VALUE_OUTPUTS, 0, 0}), FRESH);
  Trace none = {0};
  Error err = {0};
  reveal.row = 3;
  assert_false(trace_build(&none, &sample->lesson, &sample->lesson.setup, NULL, &err));
  assert_string_equal(err.what, "o has no row 4, possible are 1 to 3");
  reveal.rows = ROWS_LABEL;
  assert_false(trace_build(&none, &sample->lesson, &sample->lesson.setup, NULL, &err));
  assert_string_equal(err.what, "\"o\" has no row for each class");
  assert_string_equal(err.hint, "write o without [label]");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_neuron_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_the_numbers_of_the_syllabus),
      TEST(test_gradients_are_slopes),
      TEST(test_panes_and_situations_are_apart),
      TEST(test_a_pass_begins_where_the_last_ended),
      TEST(test_far_from_the_target),
      TEST(test_every_cell_has_an_equation),
      TEST(test_equations_differ_by_loss),
      TEST(test_operands_come_first),
      TEST(test_visibility),
      TEST(test_a_reveal_in_one_pane),
      TEST(test_rows_are_situations),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
