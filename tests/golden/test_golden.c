#include "support/check.h"
#include "support/sample_trace.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers from reference.py, an independent computation with 50 digits. */
static const char REFERENCE[] = "tests/golden/one_sample.txt";

/* The sample's numbers as each case changes them. */
static Chain chain_of(const Sample *sample, const char *name) {
  Chain chain = sample->lesson.chain;
  if (strcmp(name, "zeros") == 0) {
    memset(chain.W, 0, sizeof chain.W);
    memset(chain.b, 0, sizeof chain.b);
  } else if (strcmp(name, "penalised") == 0) {
    chain.alpha = 0.1;
  } else if (strcmp(name, "label-1") == 0) {
    chain.label = 1;
  } else {
    assert_string_equal(name, "default");
  }
  return chain;
}

/* Compares every line of a case with the trace; returns how many there were. */
static size_t compare(const Trace *trace, const char *name) {
  FILE *file = fopen(REFERENCE, "r");
  if (!file)
    fail_msg("cannot open %s", REFERENCE);
  char of[32], value[32], number[64];
  size_t update, row, col, lines = 0;
  while (fscanf(file, "%31s %zu %31s %zu %zu %63s", of, &update, value, &row, &col, number) == 6) {
    ValueId id;
    if (strcmp(of, name) != 0)
      continue;
    assert_true(value_find(&id, value));
    const Value *got = &trace->passes[update].values[id];
    row -= row > 0;
    col -= col > 0;
    assert_true(row < got->rows && col < got->cols);
    double want = strtod(number, NULL), difference = got->at[row * got->cols + col] - want;
    if (!(fabs(difference) <= 1e-12 * fabs(want)))
      fail_msg("%s, update %zu: %s[%zu,%zu] is off by %g of %g", name, update, value, row + 1, col + 1,
               difference, want);
    lines++;
  }
  fclose(file);
  return lines;
}

/* Of each of 13 updates everything up to loss_next, of the last also the other values after it. */
enum { LINES = 13 * 85 + 36 };

static void check_case(void **state, const char *name) {
  Sample *sample = *state;
  Chain chain = chain_of(sample, name);
  sample_rebuild(sample, &chain, NULL);
  assert_int_equal(compare(&sample->trace, name), LINES);
}

static void test_default(void **state) {
  check_case(state, "default");
}

static void test_zeros(void **state) {
  check_case(state, "zeros");
}

static void test_penalised(void **state) {
  check_case(state, "penalised");
}

static void test_label_1(void **state) {
  check_case(state, "label-1");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_default),
      TEST(test_zeros),
      TEST(test_penalised),
      TEST(test_label_1),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
