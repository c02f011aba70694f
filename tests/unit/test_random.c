#include "base/random.h"
#include "support/check.h"

#include <math.h>
#include <stdbool.h>

static void check_outputs(Random random, const uint64_t *want, size_t count) {
  for (size_t i = 0; i < count; i++)
    assert_true(random_next(&random) == want[i]);
}

#define CHECK_OUTPUTS(random, want) check_outputs((random), (want), sizeof(want) / sizeof *(want))

/* The outputs from the state 1, 2, 3, 4 that implementations of xoshiro256** are compared by. */
static void test_reference_outputs(void **state) {
  (void)state;
  static const uint64_t WANT[] = {UINT64_C(11520),
                                  UINT64_C(0),
                                  UINT64_C(1509978240),
                                  UINT64_C(1215971899390074240),
                                  UINT64_C(1216172134540287360),
                                  UINT64_C(607988272756665600),
                                  UINT64_C(16172922978634559625),
                                  UINT64_C(8476171486693032832),
                                  UINT64_C(10595114339597558777),
                                  UINT64_C(2904607092377533576)};
  CHECK_OUTPUTS(((Random){{1, 2, 3, 4}}), WANT);
}

/* The first outputs of splitmix64 from 1234567 are known as well. */
static void test_reference_state(void **state) {
  (void)state;
  Random random = random_seeded(1234567, 0);
  assert_true(random.state[0] == UINT64_C(6457827717110365317));
  assert_true(random.state[1] == UINT64_C(3203168211198807973));
  assert_true(random.state[2] == UINT64_C(9817491932198370423));
  assert_true(random.state[3] == UINT64_C(4593380528125082431));
}

/* Seed 42 as other libraries have it; its stream 1 by a few lines of Python. */
static void test_seeded_outputs(void **state) {
  (void)state;
  static const uint64_t WANT[] = {UINT64_C(1546998764402558742), UINT64_C(6990951692964543102)};
  static const uint64_t STREAM[] = {UINT64_C(6012479663009144443), UINT64_C(5175882878920684684),
                                    UINT64_C(18162563076289646672)};
  CHECK_OUTPUTS(random_seeded(42, 0), WANT);
  CHECK_OUTPUTS(random_seeded(42, 1), STREAM);
}

/* Of independent numbers, two differ in 32 of 64 bits on average, with a standard deviation of 4; over 1000
 * pairs in 32000 with one of 126. */
static void check_unrelated(Random a, Random b) {
  int different = 0;
  for (int i = 0; i < 1000; i++)
    for (uint64_t bits = random_next(&a) ^ random_next(&b); bits != 0; bits &= bits - 1)
      different++;
  assert_in_range(different, 32000 - 5 * 126, 32000 + 5 * 126);
}

static void test_streams_and_seeds_are_unrelated(void **state) {
  (void)state;
  for (uint64_t i = 0; i < 20; i++) {
    check_unrelated(random_seeded(7, i), random_seeded(7, i + 1));
    check_unrelated(random_seeded(i, 3), random_seeded(i + 1, 3));
    check_unrelated(random_seeded(i, i + 1), random_seeded(i + 1, i));
  }
}

static void test_below_is_even(void **state) {
  (void)state;
  Random random = random_seeded(1, 0);
  size_t counts[6] = {0};
  for (int i = 0; i < 60000; i++)
    counts[random_below(&random, 6)]++;
  /* Each 10000, with a standard deviation of 91. */
  for (int i = 0; i < 6; i++)
    assert_in_range(counts[i], 10000 - 5 * 91, 10000 + 5 * 91);
  for (int i = 0; i < 100; i++)
    assert_true(random_below(&random, 1) == 0);
}

/* From 3 * 2^62 numbers, those below 2^62 come once in three times; a remainder alone would give them twice
 * as often as the others: once in two times. */
static void test_below_is_even_for_large_ranges(void **state) {
  (void)state;
  Random random = random_seeded(2, 0);
  uint64_t quarter = UINT64_C(1) << 62;
  int low = 0;
  for (int i = 0; i < 30000; i++) {
    uint64_t drawn = random_below(&random, 3 * quarter);
    assert_true(drawn < 3 * quarter);
    low += drawn < quarter;
  }
  assert_in_range(low, 10000 - 5 * 82, 10000 + 5 * 82);
}

/* Mean 1/2 and variance 1/12 of 100000 numbers, within five standard deviations of each. */
static void test_unit_is_even(void **state) {
  (void)state;
  Random random = random_seeded(3, 0);
  double sum = 0, squares = 0;
  for (int i = 0; i < 100000; i++) {
    double u = random_unit(&random);
    assert_true(u >= 0 && u < 1);
    assert_true(ldexp(u, 53) == floor(ldexp(u, 53)));
    sum += u;
    squares += (u - 0.5) * (u - 0.5);
  }
  check_close(sum / 100000, 0.5, 0, 5 * 0.2887 / 316);
  check_close(squares / 100000, 1.0 / 12, 0, 5 * 0.0745 / 316);
}

/* The largest output gives the largest number. */
static void test_unit_is_less_than_one(void **state) {
  (void)state;
  /* The output is 5 s[1], rotated left by 7, times 9: undone step by step from 2^64 - 1, with the inverses of
   * 9 and 5 modulo 2^64. */
  uint64_t ninth = UINT64_MAX * UINT64_C(0x8E38E38E38E38E39), rotated = ninth >> 7 | ninth << 57;
  Random random = {{1, rotated * UINT64_C(0xCCCCCCCCCCCCCCCD), 3, 4}}, same = random;
  assert_true(random_next(&same) == UINT64_MAX);
  assert_true(random_unit(&random) == 1 - 0x1p-53);
}

static void test_shuffle_permutes(void **state) {
  (void)state;
  enum { COUNT = 1000 };
  Random random = random_seeded(4, 0);
  uint32_t order[COUNT];
  bool seen[COUNT] = {false};
  size_t kept = 0;
  for (uint32_t i = 0; i < COUNT; i++)
    order[i] = i;
  random_shuffle(&random, order, COUNT);
  for (size_t i = 0; i < COUNT; i++) {
    assert_true(order[i] < COUNT && !seen[order[i]]);
    seen[order[i]] = true;
    kept += order[i] == i;
  }
  /* One stays where it was on average. */
  assert_true(kept < 8);
}

/* All 24 orders of four, 1000 times each with a standard deviation of 31. */
static void test_shuffle_is_even(void **state) {
  (void)state;
  Random random = random_seeded(5, 0);
  size_t counts[256] = {0}, orders = 0;
  for (int i = 0; i < 24000; i++) {
    uint32_t order[] = {0, 1, 2, 3};
    random_shuffle(&random, order, 4);
    counts[order[0] << 6 | order[1] << 4 | order[2] << 2 | order[3]]++;
  }
  for (size_t i = 0; i < 256; i++)
    if (counts[i] > 0) {
      assert_in_range(counts[i], 1000 - 5 * 31, 1000 + 5 * 31);
      orders++;
    }
  assert_int_equal(orders, 24);
}

static void test_shuffle_of_few(void **state) {
  (void)state;
  Random random = random_seeded(6, 0), before = random;
  uint32_t one = 9;
  random_shuffle(&random, &one, 1);
  random_shuffle(&random, &one, 0);
  assert_int_equal(one, 9);
  assert_memory_equal(&random, &before, sizeof random);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_reference_outputs), cmocka_unit_test(test_reference_state),
      cmocka_unit_test(test_seeded_outputs),    cmocka_unit_test(test_streams_and_seeds_are_unrelated),
      cmocka_unit_test(test_below_is_even),     cmocka_unit_test(test_below_is_even_for_large_ranges),
      cmocka_unit_test(test_unit_is_even),      cmocka_unit_test(test_unit_is_less_than_one),
      cmocka_unit_test(test_shuffle_permutes),  cmocka_unit_test(test_shuffle_is_even),
      cmocka_unit_test(test_shuffle_of_few),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
