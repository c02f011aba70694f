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

/* A line of the reference. */
typedef struct Line {
  const char *of, *value;
  size_t update, row, col; /* from 0 */
  double number;
} Line;

static const char *next_word(char **at) {
  char *word = *at;
  *at += strcspn(word, " \n");
  if (**at)
    *(*at)++ = '\0';
  return word;
}

static size_t next_whole(char **at) {
  return (size_t)strtoul(next_word(at), NULL, 10);
}

static Line read_line(char *text) {
  Line line = {.of = next_word(&text)};
  line.update = next_whole(&text);
  line.value = next_word(&text);
  line.row = next_whole(&text);
  line.col = next_whole(&text);
  line.number = strtod(next_word(&text), NULL);
  line.row -= line.row > 0;
  line.col -= line.col > 0;
  return line;
}

static void compare_line(const Trace *trace, const Line *want) {
  ValueId id;
  assert_true(value_find(&id, want->value));
  assert_true(want->update < trace->pass_count);
  const Value *got = &trace->passes[want->update].values[id];
  assert_true(want->row < got->rows && want->col < got->cols);
  double difference = got->at[want->row * got->cols + want->col] - want->number;
  if (!(fabs(difference) <= 1e-12 * fabs(want->number)))
    fail_msg("%s, update %zu: %s[%zu,%zu] is off by %g of %g", want->of, want->update, want->value,
             want->row + 1, want->col + 1, difference, want->number);
}

/* Compares every line of a case with the trace; returns how many there were. */
static size_t compare(const Trace *trace, const char *name) {
  FILE *file = fopen(REFERENCE, "r");
  if (!file)
    fail_msg("cannot open %s", REFERENCE);
  char text[256];
  size_t lines = 0;
  while (fgets(text, sizeof text, file)) {
    Line line = read_line(text);
    if (strcmp(line.of, name) != 0)
      continue;
    compare_line(trace, &line);
    lines++;
  }
  (void)fclose(file);
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
