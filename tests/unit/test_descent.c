#include "model/descent.h"
#include "support/check.h"

#include <math.h>
#include <string.h>

enum { N = 6, D = 2, SIZE_MAX_HERE = 9, SCRATCH = 32 };
static const double X[N * D] = {0.5, -1.25, 1.5, 0.75, -0.25, 2, -1, -0.5, 0.125, 0.375, 2, -2};
static const uint8_t THREE[N] = {0, 2, 1, 1, 0, 2}, TWO[N] = {0, 1, 1, 0, 0, 1};
static const double THETA[SIZE_MAX_HERE] = {0.2, -0.1, 0.4, 0.3, -0.5, 0.1, 0.05, -0.2, 0.15};

/* Every model, loss and penalty, one after the other; false behind the last. */
static bool next_kind(Descent *out, size_t round) {
  if (round == 12)
    return false;
  *out = (Descent){.model = round % 2 ? MODEL_LOGISTIC : MODEL_SOFTMAX,
                   .loss = round / 2 % 2 ? LOSS_MSE : LOSS_CE,
                   .penalty = (PenaltyKind)(round / 4),
                   .eta = 0.3,
                   .alpha = 0.125,
                   .K = round % 2 ? 2 : 3,
                   .D = D};
  return true;
}

static const uint8_t *labels_of(const Descent *descent) {
  return descent->K == 2 ? TWO : THREE;
}

static void test_sizes(void **state) {
  (void)state;
  Descent softmax = {.model = MODEL_SOFTMAX, .K = 5, .D = 3},
          logistic = {.model = MODEL_LOGISTIC, .K = 2, .D = 3};
  assert_int_equal(descent_size(&softmax), 20);
  assert_int_equal(descent_size(&logistic), 4);
  assert_int_equal(descent_rows(&logistic), 1);
}

/* From zeros p is even; the mean gradient is that of counting. */
static void test_first_step_from_zeros(void **state) {
  (void)state;
  static const double x[] = {1, 2, 3, 4};
  static const uint8_t labels[] = {0, 1};
  Descent descent = {.eta = 0.5, .K = 2, .D = 2};
  double theta[6] = {0}, scratch[SCRATCH];
  assert_true(descent_step(theta, &descent, &(DescentSamples){x, labels, NULL, 2}, scratch));
  static const double want[] = {-0.25, -0.25, 0.25, 0.25, 0, 0};
  for (size_t i = 0; i < 6; i++)
    check_close(theta[i], want[i], 1e-15, 0);
  descent = (Descent){.model = MODEL_LOGISTIC, .loss = LOSS_MSE, .eta = 0.5, .K = 2, .D = 2};
  memset(theta, 0, sizeof theta);
  assert_true(descent_step(theta, &descent, &(DescentSamples){x, labels, NULL, 2}, scratch));
  for (size_t i = 0; i < 2; i++)
    check_close(theta[i], 0.0625, 1e-15, 0);
  check_close(theta[2], 0, 0, 0);
}

/* The step for one sample takes a path of its own: the same bits as the gradient put together by hand. */
static void test_one_sample_is_a_batch_of_one(void **state) {
  (void)state;
  Descent descent;
  double scratch[SCRATCH], theta[SIZE_MAX_HERE], want[SIZE_MAX_HERE], gradient[SIZE_MAX_HERE];
  for (size_t round = 0; next_kind(&descent, round); round++) {
    if (descent.penalty == PENALTY_L1)
      continue;
    memcpy(theta, THETA, sizeof theta);
    memcpy(want, THETA, sizeof want);
    for (uint32_t row = 0; row < N; row++) {
      descent_gradient(gradient, &descent, want, &(DescentSamples){X, labels_of(&descent), &row, 1}, scratch);
      for (size_t i = 0; i < descent_size(&descent); i++)
        want[i] -= descent.eta * gradient[i];
      assert_true(descent_step(theta, &descent, &(DescentSamples){X, labels_of(&descent), &row, 1}, scratch));
      assert_memory_equal(theta, want, descent_size(&descent) * sizeof *theta);
    }
  }
}

/* Six samples by ones, by fours (the last two together) and at once. */
static void test_a_walk_is_its_steps(void **state) {
  (void)state;
  static const uint32_t rows[N] = {5, 0, 3, 1, 4, 2};
  static const size_t batches[] = {1, 4, 6}, updates[] = {6, 2, 1};
  Descent descent;
  double scratch[SCRATCH], got[SIZE_MAX_HERE], want[SIZE_MAX_HERE];
  for (size_t round = 0; next_kind(&descent, round); round++)
    for (size_t b = 0; b < 3; b++) {
      bool finite = false;
      memcpy(got, THETA, sizeof got);
      memcpy(want, THETA, sizeof want);
      assert_int_equal(descent_walk(got, &finite, &descent,
                                    &(DescentSamples){X, labels_of(&descent), rows, N}, batches[b], scratch),
                       updates[b]);
      assert_true(finite);
      for (size_t at = 0; at < N; at += batches[b])
        assert_true(descent_step(
            want, &descent,
            &(DescentSamples){X, labels_of(&descent), rows + at, N - at < batches[b] ? N - at : batches[b]},
            scratch));
      assert_memory_equal(got, want, sizeof got);
    }
}

/* The third sample throws theta, from zeros, out of all bounds: a walk that begins with it ends with it. */
static void test_a_walk_ends_where_it_diverges(void **state) {
  (void)state;
  static const double x[] = {1, -1, 1e300, 1, 1};
  static const uint8_t labels[] = {0, 1, 0, 1, 0};
  static const uint32_t rows[] = {0, 1, 2, 3, 4};
  Descent descent;
  double scratch[SCRATCH], theta[SIZE_MAX_HERE];
  for (size_t round = 0; next_kind(&descent, round); round++) {
    bool finite = true;
    descent.D = 1;
    descent.eta = 1e10;
    descent.alpha = 1e-12;
    memset(theta, 0, sizeof theta);
    size_t made = descent_walk(theta, &finite, &descent, &(DescentSamples){x, labels, rows, 1}, 1, scratch);
    assert_true(finite && made == 1);
    memset(theta, 0, sizeof theta);
    assert_int_equal(
        descent_walk(theta, &finite, &descent, &(DescentSamples){x, labels, rows + 2, 3}, 1, scratch), 1);
    assert_false(finite);
  }
}

static void test_mean_of_samples(void **state) {
  (void)state;
  static const uint32_t rows[] = {4, 1, 3};
  Descent descent;
  double scratch[SCRATCH], got[SIZE_MAX_HERE], one[SIZE_MAX_HERE], want[SIZE_MAX_HERE];
  for (size_t round = 0; next_kind(&descent, round); round++) {
    size_t size = descent_size(&descent), weights = descent_rows(&descent) * D;
    memset(want, 0, sizeof want);
    for (size_t i = 0; i < 3; i++) {
      (void)descent_sample(one, &descent, THETA, &X[rows[i] * D], labels_of(&descent)[rows[i]], scratch);
      for (size_t j = 0; j < size; j++)
        want[j] += one[j] / 3;
    }
    for (size_t j = 0; j < weights && descent.penalty == PENALTY_L2; j++)
      want[j] += descent.alpha * THETA[j];
    descent_gradient(got, &descent, THETA, &(DescentSamples){X, labels_of(&descent), rows, 3}, scratch);
    for (size_t j = 0; j < size; j++)
      check_close(got[j], want[j], 1e-13, 1e-16);
  }
}

static void test_no_rows_are_the_first(void **state) {
  (void)state;
  static const uint32_t rows[] = {0, 1, 2, 3};
  Descent descent;
  next_kind(&descent, 0);
  double scratch[SCRATCH], a[SIZE_MAX_HERE], b[SIZE_MAX_HERE];
  descent_gradient(a, &descent, THETA, &(DescentSamples){X, THREE, rows, 4}, scratch);
  descent_gradient(b, &descent, THETA, &(DescentSamples){X, THREE, NULL, 4}, scratch);
  assert_memory_equal(a, b, sizeof a);
}

/* Without a slope only the penalty moves: x is 0, and the two samples' errors in b are each other's negative.
 */
static void test_l1_stops_at_zero(void **state) {
  (void)state;
  static const double x[] = {0, 0};
  static const uint8_t labels[] = {0, 1};
  Descent descent = {.penalty = PENALTY_L1, .eta = 0.5, .alpha = 0.25, .K = 2, .D = 1};
  double theta[4] = {0.3, -0.2, 0, 0}, scratch[SCRATCH];
  assert_true(descent_step(theta, &descent, &(DescentSamples){x, labels, NULL, 2}, scratch));
  check_close(theta[0], 0.175, 1e-15, 0);
  check_close(theta[1], -0.075, 1e-14, 0);
  for (int i = 0; i < 3; i++)
    assert_true(descent_step(theta, &descent, &(DescentSamples){x, labels, NULL, 2}, scratch));
  check_close(theta[0], 0, 0, 0);
  check_close(theta[1], 0, 0, 0);
}

static void test_intercept_is_not_penalised(void **state) {
  (void)state;
  Descent descent = {.penalty = PENALTY_L2, .alpha = 0.5, .K = 3, .D = D};
  check_close(descent_penalty(&descent, THETA), 0.25 * (0.04 + 0.01 + 0.16 + 0.09 + 0.25 + 0.01), 1e-15, 0);
  descent.penalty = PENALTY_L1;
  check_close(descent_penalty(&descent, THETA), 0.5 * 1.6, 1e-15, 0);
  descent.penalty = PENALTY_NONE;
  check_close(descent_penalty(&descent, THETA), 0, 0, 0);
}

static void test_tells_what_is_not_finite(void **state) {
  (void)state;
  static const double huge[] = {1e300, 1e300};
  static const uint8_t label[] = {1, 1};
  Descent descent;
  double scratch[SCRATCH], theta[SIZE_MAX_HERE];
  for (size_t round = 0; next_kind(&descent, round); round++)
    for (size_t count = 1; count <= 2; count++) {
      descent.D = 1;
      descent.eta = 1e200;
      memset(theta, 0, sizeof theta);
      bool finite = descent_step(theta, &descent, &(DescentSamples){huge, label, NULL, count}, scratch);
      assert_false(finite);
      assert_false(descent_step(theta, &descent, &(DescentSamples){huge, label, NULL, count}, scratch));
    }
}

static void test_measure(void **state) {
  (void)state;
  Descent descent = {.penalty = PENALTY_L2, .alpha = 0.5, .K = 3, .D = D};
  double zeros[SIZE_MAX_HERE] = {0}, scratch[SCRATCH];
  Measure even = descent_measure(&descent, zeros, X, THREE, N, scratch);
  check_close(even.mean_loss, log(3), 1e-15, 0);
  check_close(even.objective, log(3), 1e-15, 0);
  check_close(even.accuracy, 2.0 / 6, 1e-15, 0); /* the first of equals is class 0 */
  Measure there = descent_measure(&descent, THETA, X, THREE, N, scratch);
  check_close(there.objective - there.mean_loss, 0.14, 1e-14, 0);
  double sum = 0;
  for (size_t i = 0; i < N; i++)
    sum += descent_sample(NULL, &descent, THETA, &X[i * D], THREE[i], scratch);
  check_close(there.mean_loss, sum / N, 1e-15, 0);
}

static void test_losses(void **state) {
  (void)state;
  static const double x[] = {1};
  double theta[] = {log(3), 0}, scratch[SCRATCH], p[2];
  Descent logistic = {.model = MODEL_LOGISTIC, .K = 2, .D = 1};
  descent_predict(p, &logistic, theta, x);
  check_close(p[1], 0.75, 1e-15, 0);
  check_close(descent_loss(&logistic, theta, x, 1, scratch), log(4.0 / 3), 1e-15, 0);
  check_close(descent_loss(&logistic, theta, x, 0, scratch), log(4), 1e-15, 0);
  logistic.loss = LOSS_MSE;
  check_close(descent_loss(&logistic, theta, x, 1, scratch), 1.0 / 32, 1e-14, 0);
  check_close(descent_loss(&logistic, theta, x, 0, scratch), 9.0 / 32, 1e-14, 0);
  double dz[1];
  descent_dz(dz, &logistic, theta, x, 0, scratch);
  check_close(dz[0], 0.75 * 0.75 * 0.25, 1e-14, 0);
  double both[] = {0, log(3), 0, 0};
  Descent softmax = {.loss = LOSS_MSE, .K = 2, .D = 1};
  check_close(descent_loss(&softmax, both, x, 0, scratch), 9.0 / 16, 1e-14, 0);
}

/* Far out nothing is lost: the loss is the distance of the scores, and the gradient still tells where to go.
 */
static void test_far_out(void **state) {
  (void)state;
  static const double x[] = {1};
  double theta[] = {800, 0}, scratch[SCRATCH], gradient[2];
  Descent logistic = {.model = MODEL_LOGISTIC, .K = 2, .D = 1};
  check_close(descent_sample(gradient, &logistic, theta, x, 0, scratch), 800, 1e-15, 0);
  check_close(gradient[0], 1, 0, 0);
  theta[0] = 100;
  check_close(descent_sample(gradient, &logistic, theta, x, 1, scratch), exp(-100), 1e-14, 0);
  check_close(gradient[0], -exp(-100), 1e-14, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_sizes),
      cmocka_unit_test(test_first_step_from_zeros),
      cmocka_unit_test(test_one_sample_is_a_batch_of_one),
      cmocka_unit_test(test_a_walk_is_its_steps),
      cmocka_unit_test(test_a_walk_ends_where_it_diverges),
      cmocka_unit_test(test_mean_of_samples),
      cmocka_unit_test(test_no_rows_are_the_first),
      cmocka_unit_test(test_l1_stops_at_zero),
      cmocka_unit_test(test_intercept_is_not_penalised),
      cmocka_unit_test(test_tells_what_is_not_finite),
      cmocka_unit_test(test_measure),
      cmocka_unit_test(test_losses),
      cmocka_unit_test(test_far_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
