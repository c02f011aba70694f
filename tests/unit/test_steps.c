/* The steps of long traces, which are not stored one by one, against walking over all of them. */
#define VALUE_SCENE "neuron"

#include "support/given.h"
#include "trace/steps.h"

#include "support/check.h"
#include "support/sample_neuron.h"
#include "support/values.h"

#include <string.h>

enum { LONG = 2000, DETAILS = 5, BEHIND = 1 };

/* The neuron with so many updates, some of them opened; `passes` ends with 0. */
static Trace *rebuilt(Sample *sample, size_t updates, const size_t *passes) {
  Setup setup = sample->lesson.setup;
  Opened opened = {0};
  *given_at(&setup, "updates", 0) = (double)updates;
  for (; *passes; passes++)
    opened_set(&opened, *passes, true);
  sample_rebuild(sample, &setup, &opened);
  return &sample->trace;
}

static void check_id(const Trace *trace, size_t step, const char *want) {
  char id[TRACE_ID_MAX];
  assert_string_equal(trace_step_id(id, trace, step), want);
}

static void test_a_long_trace_is_few_segments(void **state) {
  const Trace *trace = rebuilt(*state, LONG, (const size_t[]){0});
  assert_int_equal(trace->pass_count, LONG);
  assert_int_equal(trace->step_count, DETAILS + (LONG - 1) + BEHIND);
  assert_int_equal(trace->segment_count, 3);
  check_id(trace, 0, "given");
  check_id(trace, DETAILS, "update-2");
  check_id(trace, DETAILS + LONG - 2, "update-2000");
  check_id(trace, DETAILS + LONG - 1, "principle");
  assert_int_equal(trace_step(trace, DETAILS + 1234).pass, 1235);
  assert_int_equal(trace_step(trace, trace->step_count - 1).pass, LONG - 1);
  assert_false(trace_step(trace, trace->step_count - 1).kind->summary);
}

/* The first opened update shows output, loss, gradient and change: x, y, w and b it takes over. */
static void test_opened_updates(void **state) {
  Sample *sample = *state;
  const Trace *trace = rebuilt(sample, LONG, (const size_t[]){1, 999, 1000, LONG - 1, 0});
  enum { INSIDE = DETAILS - 1 };
  assert_int_equal(trace->step_count, DETAILS + (LONG - 1) + 4 * INSIDE + BEHIND);
  check_id(trace, DETAILS, "update-2/output");
  check_id(trace, DETAILS + INSIDE - 1, "update-2/change");
  check_id(trace, DETAILS + INSIDE, "update-2");
  check_id(trace, sample_step(trace, "update-999") + 1, "update-1000/output");
  check_id(trace, sample_step(trace, "update-1000") + 1, "update-1001/output");
  check_id(trace, sample_step(trace, "update-2000/gradient") + 2, "update-2000");
  TraceStep inside = trace_step(trace, sample_step(trace, "update-1001/loss"));
  assert_int_equal(inside.pass, 1000);
  assert_string_equal(inside.kind->within->id, "update");
  assert_string_equal(inside.kind->source->id, "loss");
  assert_false(inside.kind->summary);
  size_t step = sample_step(trace, "update-1001/output");
  assert_int_equal(trace_visibility(trace, step, (Cell){VALUE_SMALL_W, 0, 0}), KNOWN);
  assert_int_equal(trace_visibility(trace, step, (Cell){VALUE_O, 0, 0}), FRESH);
  assert_int_equal(trace_visibility(trace, step, (Cell){VALUE_LOSS, 0, 0}), HIDDEN);
}

/* What cannot be opened: the first update, which the lesson tells in detail, and updates there are not. */
static void test_nothing_to_open(void **state) {
  Sample *sample = *state;
  size_t closed = rebuilt(sample, 10, (const size_t[]){0})->step_count;
  Opened opened = {.count = 2, .passes = {0, 10}};
  Setup setup = sample->trace.setup;
  sample_rebuild(sample, &setup, &opened);
  assert_int_equal(sample->trace.step_count, closed);
  assert_int_equal(rebuilt(sample, 1, (const size_t[]){1, 0})->step_count, DETAILS + BEHIND);
}

static void test_too_many_opened(void **state) {
  (void)state;
  Opened opened = {0};
  for (size_t pass = 1; pass <= OPENED_MAX + 1; pass++)
    opened_set(&opened, 3 * pass, true);
  assert_int_equal(opened.count, OPENED_MAX);
  assert_false(opened_get(&opened, 3));
  assert_true(opened_get(&opened, 6) && opened_get(&opened, 3 * (OPENED_MAX + 1)));
  opened_set(&opened, 6, true);
  assert_int_equal(opened.count, OPENED_MAX);
  opened_set(&opened, 9, false);
  assert_false(opened_get(&opened, 9));
  for (size_t i = 1; i < opened.count; i++)
    assert_true(opened.passes[i - 1] < opened.passes[i]);
}

/* Passes never go backwards, every one is there, and each step's id leads back to it alone. */
static void test_every_step_has_its_place(void **state) {
  const Trace *trace = rebuilt(*state, 60, (const size_t[]){1, 2, 30, 59, 0});
  size_t before = 0;
  char one[TRACE_ID_MAX], other[TRACE_ID_MAX];
  for (size_t step = 0; step < trace->step_count; step++) {
    size_t pass = trace_step(trace, step).pass;
    assert_true(pass == before || pass == before + 1);
    assert_ptr_equal(trace_pass(trace, step), trace_pass_at(trace, step, pass));
    trace_step_id(one, trace, step);
    for (size_t i = 0; i < step; i++)
      assert_string_not_equal(trace_step_id(other, trace, i), one);
    before = pass;
  }
  assert_int_equal(before, 59);
}

static size_t first_of_pass(const Trace *trace, size_t pass) {
  size_t step = 0;
  while (trace_step(trace, step).pass < pass)
    step++;
  return step;
}

static void test_first_of_a_pass(void **state) {
  const Trace *trace = rebuilt(*state, 60, (const size_t[]){1, 2, 30, 59, 0});
  for (size_t pass = 0; pass < trace->pass_count; pass++)
    assert_int_equal(trace_pass_step(trace, pass), first_of_pass(trace, pass));
}

static void test_walking_by_updates(void **state) {
  const Trace *trace = rebuilt(*state, 60, (const size_t[]){1, 2, 30, 59, 0});
  for (size_t step = 0; step < trace->step_count; step++) {
    size_t pass = trace_step(trace, step).pass;
    size_t next = pass + 1 < trace->pass_count ? first_of_pass(trace, pass + 1) : step;
    size_t last = pass > 0 ? first_of_pass(trace, pass - 1) : step;
    assert_int_equal(trace_update_step(trace, step, 1), next);
    assert_int_equal(trace_update_step(trace, step, -1), last);
  }
}

/* A cursor stays where it is when nothing changes, and on the same id when there are more updates, fewer, or
 * others opened. */
static void test_the_same_step_of_another_trace(void **state) {
  Sample *sample = *state, other = {.lesson = sample->lesson};
  const Trace *trace = rebuilt(sample, 60, (const size_t[]){1, 30, 59, 0});
  const Trace *longer = rebuilt(&other, 80, (const size_t[]){2, 30, 59, 0});
  char one[TRACE_ID_MAX], same[TRACE_ID_MAX];
  size_t kept = 0;
  for (size_t step = 0; step < trace->step_count; step++) {
    assert_int_equal(trace_same_step(trace, trace, step), step);
    size_t found = trace_same_step(longer, trace, step);
    trace_step_id(one, trace, step);
    kept += strcmp(trace_step_id(same, longer, found), one) == 0;
    if (trace_step(trace, step).pass != 1)
      assert_string_equal(same, one);
    else
      assert_int_equal(trace_step(longer, found).pass, 1);
  }
  assert_int_equal(kept, trace->step_count - (DETAILS - 1)); /* all but the inside of update 2 */
  trace_free(&other.trace);
}

static void test_fewer_updates(void **state) {
  Sample *sample = *state, other = {.lesson = sample->lesson};
  const Trace *trace = rebuilt(sample, 60, (const size_t[]){0});
  const Trace *shorter = rebuilt(&other, 3, (const size_t[]){0});
  check_id(shorter, trace_same_step(shorter, trace, sample_step(trace, "update-3")), "update-3");
  check_id(shorter, trace_same_step(shorter, trace, sample_step(trace, "update-50")), "principle");
  check_id(shorter, trace_same_step(shorter, trace, sample_step(trace, "principle")), "principle");
  check_id(shorter, trace_same_step(shorter, trace, sample_step(trace, "change")), "change");
  trace_free(&other.trace);
}

/* Steps behind the repeated ones may repeat again: for the last update only. */
static void test_a_second_repetition(void **state) {
  Sample *sample = *state;
  sample->lesson.steps[3].each_update = true; /* gradient, before change, update and principle */
  const Trace *trace = rebuilt(sample, 4, (const size_t[]){2, 0});
  size_t before = 0;
  for (size_t step = 0; step < trace->step_count; step++) {
    assert_true(trace_step(trace, step).pass >= before);
    before = trace_step(trace, step).pass;
  }
  check_id(trace, 3, "gradient-2");
  check_id(trace, 4, "gradient-3/output");
  check_id(trace, trace->step_count - 3, "change");
  check_id(trace, trace->step_count - 2, "update-4");
  check_id(trace, trace->step_count - 1, "principle");
  assert_int_equal(trace_step(trace, trace->step_count - 3).pass, 3);
}

static void test_a_lesson_that_begins_with_updates(void **state) {
  Sample *sample = *state;
  sample->lesson.steps[0].each_update = true;
  const Trace *trace = rebuilt(sample, 3, (const size_t[]){2, 0});
  check_id(trace, 0, "given-2");
  check_id(trace, 1, "given-3");
  check_id(trace, 2, "output");
  assert_int_equal(trace_step(trace, 2).pass, 2);
  assert_int_equal(rebuilt(sample, 1, (const size_t[]){0})->step_count, DETAILS - 1 + BEHIND);
  check_id(&sample->trace, 0, "output");
}

/* A step with a start of its own shows the pass of those numbers. */
static void test_starts(void **state) {
  Sample *sample = *state;
  Setup setup = sample->lesson.setup;
  given_fill(&setup, "w", 0);
  given_fill(&setup, "b", 0);
  LessonStart *start = &sample->lesson.starts[0];
  *start = (LessonStart){.id = "zero", .setup = &setup};
  start->sets[given_field(&setup, "w")] = start->sets[given_field(&setup, "b")] = true;
  sample->lesson.start_count = 1;
  sample->lesson.steps[1].start = 0;
  const Trace *trace = rebuilt(sample, 10, (const size_t[]){0});
  check_close(trace_number(trace, 0, (Cell){VALUE_SMALL_W, 1, 0}), 1.9, 0, 0);
  check_close(trace_number(trace, 1, (Cell){VALUE_SMALL_W, 1, 0}), 0, 0, 0);
  check_close(trace_number(trace, 1, (Cell){VALUE_O, 1, 0}), 0.5, 0, 0);
  check_close(trace_number(trace, 2, (Cell){VALUE_SMALL_W, 1, 0}), 1.9, 0, 0);
  const Trace ce = trace_of_pane(trace, 1);
  check_close(trace_number(&ce, 1, (Cell){VALUE_SMALL_DW, 1, 0}), 0.75, 0, 0);
  check_close(trace_number(trace, 1, (Cell){VALUE_SMALL_DW, 1, 0}), 0.1875, 0, 0);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_neuron_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_a_long_trace_is_few_segments),
      TEST(test_opened_updates),
      TEST(test_nothing_to_open),
      TEST(test_too_many_opened),
      TEST(test_every_step_has_its_place),
      TEST(test_first_of_a_pass),
      TEST(test_walking_by_updates),
      TEST(test_the_same_step_of_another_trace),
      TEST(test_fewer_updates),
      TEST(test_a_second_repetition),
      TEST(test_a_lesson_that_begins_with_updates),
      TEST(test_starts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
