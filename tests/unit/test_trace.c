#include "support/check.h"
#include "support/given.h"
#include "support/sample_trace.h"
#include "support/values.h"
#include "trace/trace.h"

static Visibility see(const Trace *trace, const char *id, ValueId value, size_t row) {
  return trace_visibility(trace, sample_step(trace, id), (Cell){value, row, 0});
}

static void test_value_table(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  ValueId id;
  for (ValueId i = 0; i < trace_values(trace); i++) {
    if (!trace_has(trace, i))
      continue;
    assert_true(trace_find(&id, trace, trace_info(trace, i)->name));
    assert_int_equal(id, i);
  }
  assert_false(trace_find(&id, trace, "zz"));
  assert_false(trace_find(&id, trace, "w"));
  assert_int_equal(trace_rank(trace, VALUE_PRODUCTS), 2);
  assert_int_equal(trace_side(trace, VALUE_PRODUCTS, false), SIDE_CLASSES);
  assert_int_equal(trace_side(trace, VALUE_PRODUCTS, true), SIDE_FEATURES);
  assert_true(trace_by_row(trace, VALUE_PRODUCTS) && !trace_by_row(trace, VALUE_X));
  assert_int_equal(trace_rank(trace, VALUE_LOSSES), 1);
  assert_true(trace_given(trace, VALUE_W) && !trace_given(trace, VALUE_W_NEXT));
  assert_true(trace_info(trace, VALUE_LABEL)->whole && trace_info(trace, VALUE_UPDATE)->whole);
}

static void check_id(const Trace *trace, size_t step, const char *want) {
  char id[TRACE_ID_MAX];
  assert_string_equal(trace_step_id(id, trace, step), want);
}

static void test_steps(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  assert_int_equal(trace->step_count, 31);
  assert_int_equal(trace->pass_count, 13);
  check_id(trace, 0, "sample");
  check_id(trace, 19, "update-2");
  check_id(trace, 30, "update-13");
  assert_int_equal(trace_step(trace, 18).pass, 0);
  assert_int_equal(trace_step(trace, 19).pass, 1);
  assert_true(trace_step(trace, 19).kind->summary && !trace_step(trace, 18).kind->summary);
}

static void test_numbers(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  static const double losses[] = {0.51, 0.36, 0.27, 0.22, 0.18, 0.15};
  const Value *all = &trace_pass_at(trace, 0, 12)->values[VALUE_LOSSES];
  assert_int_equal(all->rows, 13);
  for (size_t u = 0; u < 6; u++) {
    check_close(all->at[u], losses[u], 0, 0.005);
    check_close(*trace_pass_at(trace, 0, u)->values[VALUE_LOSS].at, all->at[u], 0, 0);
    check_close(*trace_pass_at(trace, 0, u)->values[VALUE_UPDATE].at, (double)u, 0, 0);
  }
  check_close(trace_number(trace, 0, (Cell){VALUE_Z, 3, 0}), 3.0, 1e-14, 0);
  check_close(trace_number(trace, 0, (Cell){VALUE_PRODUCTS, 3, 1}), -0.6, 1e-14, 0);
  check_close(trace_number(trace, 0, (Cell){VALUE_Y, 3, 0}), 1, 0, 0);
  assert_true(trace_number(trace, 0, (Cell){VALUE_CHECK, 0, 0}) < 1e-8);
  assert_int_equal(trace_pass_at(trace, 0, 0)->values[VALUE_W].rows, 5);
  assert_int_equal(trace_pass_at(trace, 0, 0)->values[VALUE_W].cols, 3);
}

static void test_a_pass_begins_where_the_last_ended(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  const ValueId pairs[][2] = {{VALUE_W, VALUE_W_NEXT}, {VALUE_B, VALUE_B_NEXT},
                              {VALUE_Z, VALUE_Z_NEXT}, {VALUE_EXP_Z, VALUE_EXP_Z_NEXT},
                              {VALUE_P, VALUE_P_NEXT}, {VALUE_LOSS, VALUE_LOSS_NEXT}};
  for (size_t u = 1; u < trace->pass_count; u++) {
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
      const Value *now = &trace_pass_at(trace, 0, u)->values[pairs[i][0]];
      const Value *then = &trace_pass_at(trace, 0, u - 1)->values[pairs[i][1]];
      assert_int_equal(now->rows, then->rows);
      assert_memory_equal(now->at, then->at, now->rows * now->cols * sizeof(double));
    }
  }
}

static void test_visibility(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  assert_int_equal(see(trace, "sample", VALUE_X, 0), FRESH);
  assert_int_equal(see(trace, "sample", VALUE_W, 0), HIDDEN);
  assert_int_equal(see(trace, "sample", VALUE_ETA, 0), KNOWN);
  assert_int_equal(see(trace, "score", VALUE_Z, 3), FRESH);
  assert_int_equal(see(trace, "score", VALUE_Z, 0), HIDDEN);
  assert_int_equal(see(trace, "score", VALUE_PRODUCTS, 3), KNOWN);
  assert_int_equal(see(trace, "score", VALUE_PRODUCTS, 0), HIDDEN);
  assert_int_equal(see(trace, "other-scores", VALUE_Z, 3), KNOWN);
  assert_int_equal(see(trace, "other-scores", VALUE_Z, 0), FRESH);
  assert_int_equal(see(trace, "other-scores", VALUE_PRODUCTS, 0), FRESH);
  assert_int_equal(see(trace, "compare", VALUE_Z, 0), KNOWN);
  assert_int_equal(see(trace, "loss", VALUE_LOSSES, 0), FRESH);
  assert_int_equal(see(trace, "loss", VALUE_J, 0), FRESH);
  assert_int_equal(see(trace, "difference", VALUE_MOVE, 0), HIDDEN);
  assert_int_equal(see(trace, "check", VALUE_DZ_CHECK, 0), FRESH);
  assert_int_equal(see(trace, "new-loss", VALUE_LOSS_NEXT, 0), FRESH);
}

static void test_an_update_in_one_step(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  assert_int_equal(see(trace, "update-3", VALUE_P, 0), KNOWN);
  assert_int_equal(see(trace, "update-3", VALUE_LOSS, 0), KNOWN);
  assert_int_equal(see(trace, "update-3", VALUE_DZ, 0), FRESH);
  assert_int_equal(see(trace, "update-3", VALUE_P_NEXT, 4), FRESH);
  for (ValueId id = 0; id < trace_values(trace); id++)
    if (trace_has(trace, id))
      assert_int_not_equal(see(trace, "update-13", id, 0), HIDDEN);
}

static void test_what_is_shown_stays(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  for (size_t step = 1; step < trace->step_count; step++) {
    for (ValueId id = 0; id < trace_values(trace); id++) {
      for (size_t row = 0; row < trace_pass(trace, step - 1)->values[id].rows; row++) {
        Cell cell = {id, row, 0};
        if (trace_visibility(trace, step - 1, cell) != HIDDEN)
          assert_int_not_equal(trace_visibility(trace, step, cell), HIDDEN);
      }
    }
  }
}

static void test_an_opened_update(void **state) {
  Sample *sample = *state;
  Opened opened = {0};
  Trace trace = {0};
  opened_set(&opened, 2, true);
  assert_true(opened_get(&opened, 2) && !opened_get(&opened, 1) && !opened_get(&opened, 66));
  assert_true(trace_build(&trace, &sample->lesson, &sample->lesson.setup, &opened, NULL));
  size_t first = sample_step(&trace, "update-3/products");
  assert_int_equal(first, 20);
  assert_true(trace_step(&trace, first).kind->within && !trace_step(&trace, first).kind->summary);
  assert_int_equal(trace_step(&trace, first).pass, 2);
  assert_int_equal(see(&trace, "update-3/products", VALUE_W, 0), KNOWN);
  assert_int_equal(see(&trace, "update-3/products", VALUE_Y, 0), KNOWN);
  assert_int_equal(see(&trace, "update-3/products", VALUE_Z, 3), HIDDEN);
  assert_int_equal(see(&trace, "update-3/score", VALUE_Z, 3), FRESH);
  /* sample, weights, compare and target reveal nothing new there. */
  assert_int_equal(sample_step(&trace, "update-3") - first, 15);
  assert_int_equal(trace.step_count, 31 + 15);
  /* A cursor keeps its place when the update is closed and opened. */
  assert_int_equal(trace_same_step(&sample->trace, &trace, sample_step(&trace, "update-3/exp")), 20);
  assert_int_equal(trace_same_step(&trace, &sample->trace, 25), 25 + 15);
  opened_set(&opened, 2, false);
  assert_false(opened_get(&opened, 2));
  trace_free(&trace);
}

static void test_same_step_with_fewer_updates(void **state) {
  Sample *sample = *state;
  Setup setup = sample->lesson.setup;
  Trace trace = {0};
  *given_at(&setup, "updates", 0) = 3;
  assert_true(trace_build(&trace, &sample->lesson, &setup, NULL, NULL));
  assert_int_equal(trace.step_count, 21);
  assert_int_equal(trace_same_step(&trace, &sample->trace, 30), 20);
  assert_int_equal(trace_same_step(&trace, &sample->trace, 7), 7);
  trace_free(&trace);
}

static void test_walking_by_updates(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  assert_int_equal(trace_update_step(trace, 0, 1), 19);
  assert_int_equal(trace_update_step(trace, 19, 1), 20);
  assert_int_equal(trace_update_step(trace, 30, 1), 30);
  assert_int_equal(trace_update_step(trace, 20, -1), 19);
  assert_int_equal(trace_update_step(trace, 19, -1), 0);
  assert_int_equal(trace_update_step(trace, 7, -1), 7);
}

static void check_refused(Sample *sample, Reveal reveal, const char *what, const char *hint) {
  Trace trace = {0};
  Error err = {0};
  sample->lesson.steps[2].reveals = &reveal;
  sample->lesson.steps[2].reveal_count = 1;
  assert_false(trace_build(&trace, &sample->lesson, &sample->lesson.setup, NULL, &err));
  assert_null(trace.segments);
  check_contains(err.what, what);
  check_contains(err.hint, hint);
  assert_string_equal(err.file, "sample.yaml");
  assert_int_equal(err.line, 31);
  assert_int_equal(err.column, 12);
}

static void test_wrong_reveals(void **state) {
  check_refused(*state, (Reveal){.name = "prodcts", .rows = ROWS_ALL, .line = 31, .column = 12}, "prodcts",
                "\"products\"");
  check_refused(*state, (Reveal){.name = "loss", .rows = ROWS_OTHERS, .line = 31, .column = 12}, "loss",
                "without [others]");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_value_table),
      TEST(test_steps),
      TEST(test_numbers),
      TEST(test_a_pass_begins_where_the_last_ended),
      TEST(test_visibility),
      TEST(test_an_update_in_one_step),
      TEST(test_what_is_shown_stays),
      TEST(test_an_opened_update),
      TEST(test_same_step_with_fewer_updates),
      TEST(test_walking_by_updates),
      TEST(test_wrong_reveals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
