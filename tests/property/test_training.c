/* What holds for every model, loss and penalty, and for every way to walk through a run. */
#include "base/random.h"
#include "model/descent.h"
#include "support/check.h"
#include "support/samples.h"
#include "trace/run.h"

#include <math.h>
#include <string.h>

enum { ROUNDS = 60, THETA_MAX = 64, SCRATCH_MAX = 128, KINDS = 12 };

static double uniform(Random *random, double low, double high) {
  return low + (high - low) * random_unit(random);
}

static size_t whole(Random *random, size_t low, size_t high) {
  return low + (size_t)random_below(random, high - low + 1);
}

static Descent kind_of(Random *random, size_t kind, size_t D) {
  Descent descent = {.model = kind % 2 ? MODEL_LOGISTIC : MODEL_SOFTMAX,
                     .loss = kind / 2 % 2 ? LOSS_MSE : LOSS_CE,
                     .penalty = (PenaltyKind)(kind / 4),
                     .eta = uniform(random, 0.01, 0.5),
                     .alpha = uniform(random, 0, 0.3),
                     .K = kind % 2 ? 2 : whole(random, 2, 6),
                     .D = D};
  return descent;
}

static void random_theta(double *theta, Random *random, size_t size) {
  for (size_t i = 0; i < size; i++)
    theta[i] = uniform(random, -1, 1);
}

static void test_gradients_are_central_differences(void **state) {
  (void)state;
  Random random = random_seeded(1, 0);
  for (size_t round = 0; round < ROUNDS; round++) {
    Arena arena = {0};
    Descent descent = kind_of(&random, round % KINDS, whole(&random, 1, 4));
    size_t size = descent_size(&descent), weights = descent_rows(&descent) * descent.D;
    Dataset data = samples_random(&arena, round, 7, descent.D, descent.K);
    double theta[THETA_MAX], gradient[THETA_MAX], scratch[SCRATCH_MAX];
    random_theta(theta, &random, size);
    descent_gradient(gradient, &descent, theta, &(DescentSamples){data.X, data.labels, NULL, data.N},
                     scratch);
    for (size_t i = 0; i < size; i++) {
      double there = theta[i], h = 1e-5;
      theta[i] = there + h;
      double above = descent_measure(&descent, theta, data.X, data.labels, data.N, scratch).objective;
      theta[i] = there - h;
      double below = descent_measure(&descent, theta, data.X, data.labels, data.N, scratch).objective;
      theta[i] = there;
      /* L1 is no part of the gradient: a step shrinks the weights itself. */
      double l1 = descent.penalty == PENALTY_L1 && i < weights ? copysign(descent.alpha, there) : 0;
      check_close(gradient[i] + l1, (above - below) / (2 * h), 1e-7, 1e-9);
    }
    arena_free(&arena);
  }
}

/* One step goes down the objective if it is small enough, L1 too. */
static void test_a_small_step_goes_down(void **state) {
  (void)state;
  Random random = random_seeded(2, 0);
  for (size_t round = 0; round < ROUNDS; round++) {
    Arena arena = {0};
    Descent descent = kind_of(&random, round % KINDS, whole(&random, 1, 4));
    Dataset data = samples_random(&arena, round, 7, descent.D, descent.K);
    double theta[THETA_MAX], scratch[SCRATCH_MAX];
    random_theta(theta, &random, descent_size(&descent));
    descent.eta = 1e-4;
    double before = descent_measure(&descent, theta, data.X, data.labels, data.N, scratch).objective;
    assert_true(descent_step(theta, &descent, &(DescentSamples){data.X, data.labels, NULL, data.N}, scratch));
    assert_true(descent_measure(&descent, theta, data.X, data.labels, data.N, scratch).objective < before);
    arena_free(&arena);
  }
}

/* MSE through softmax against the Jacobian, multiplied out. */
static void test_mse_goes_through_the_jacobian(void **state) {
  (void)state;
  Random random = random_seeded(3, 0);
  for (size_t round = 0; round < ROUNDS; round++) {
    Descent descent = kind_of(&random, 2, 1);
    size_t K = descent.K, label = whole(&random, 0, K - 1);
    double theta[THETA_MAX], x = uniform(&random, -2, 2), p[8], dz[8], scratch[SCRATCH_MAX];
    random_theta(theta, &random, descent_size(&descent));
    descent_predict(p, &descent, theta, &x);
    descent_dz(dz, &descent, theta, &x, label, scratch);
    for (size_t i = 0; i < K; i++) {
      double sum = 0;
      for (size_t j = 0; j < K; j++)
        sum += p[j] * ((i == j ? 1 : 0) - p[i]) * (p[j] - (j == label ? 1 : 0));
      check_close(dz[i], sum, 1e-12, 1e-15);
    }
  }
}

/* k + by, counted round. */
static size_t turned_class(size_t k, size_t by, size_t K) {
  return k + by < K ? k + by : k + by - K;
}

/* Renaming the classes renames the rows of theta and changes nothing else. */
static void test_permuted_classes(void **state) {
  (void)state;
  Random random = random_seeded(4, 0);
  for (size_t round = 0; round < ROUNDS; round++) {
    Arena arena = {0};
    Descent descent = kind_of(&random, round % KINDS / 2 * 2, 2);
    size_t K = descent.K, D = descent.D, by = whole(&random, 1, K - 1);
    Dataset data = samples_random(&arena, round, 12, D, K);
    uint8_t turned_labels[12];
    double theta[THETA_MAX], turned[THETA_MAX], scratch[SCRATCH_MAX];
    random_theta(theta, &random, descent_size(&descent));
    for (size_t k = 0; k < K; k++) {
      size_t to = turned_class(k, by, K);
      memcpy(&turned[to * D], &theta[k * D], D * sizeof *theta);
      turned[K * D + to] = theta[K * D + k];
    }
    for (size_t i = 0; i < data.N; i++)
      turned_labels[i] = (uint8_t)turned_class(data.labels[i], by, K);
    for (int i = 0; i < 20; i++) {
      assert_true(
          descent_step(theta, &descent, &(DescentSamples){data.X, data.labels, NULL, data.N}, scratch));
      assert_true(
          descent_step(turned, &descent, &(DescentSamples){data.X, turned_labels, NULL, data.N}, scratch));
    }
    for (size_t k = 0; k < K; k++)
      check_close(turned[K * D + turned_class(k, by, K)], theta[K * D + k], 1e-11, 1e-13);
    for (size_t i = 0; i < K * D; i++)
      check_close(turned[turned_class(i, by * D, K * D)], theta[i], 1e-11, 1e-13);
    arena_free(&arena);
  }
}

/* One sigmoid has the p of a softmax over the scores 0 and z, and the same cross-entropy. */
static void test_logistic_is_softmax_of_two(void **state) {
  (void)state;
  Random random = random_seeded(5, 0);
  for (size_t round = 0; round < ROUNDS; round++) {
    size_t D = whole(&random, 1, 4);
    Descent logistic = {.model = MODEL_LOGISTIC, .K = 2, .D = D}, softmax = {.K = 2, .D = D};
    double one[5], two[10] = {0}, x[4], p[2], q[2], scratch[SCRATCH_MAX];
    random_theta(one, &random, D + 1);
    random_theta(x, &random, D);
    memcpy(&two[D], one, D * sizeof *one);
    two[2 * D + 1] = one[D];
    descent_predict(p, &logistic, one, x);
    descent_predict(q, &softmax, two, x);
    for (size_t k = 0; k < 2; k++) {
      check_close(p[k], q[k], 1e-15, 0);
      check_close(descent_loss(&logistic, one, x, k, scratch), descent_loss(&softmax, two, x, k, scratch),
                  1e-14, 0);
    }
  }
}

/* --- Runs */

static RunPlan random_plan(Random *random, const Dataset *data, size_t round) {
  RunPlan plan = {.data = data,
                  .descent = kind_of(random, round % KINDS, data->D),
                  .batch = whole(random, 1, data->N),
                  .updates = whole(random, 1, 400),
                  .shuffle = round / 2 % 2,
                  .seed = round};
  plan.descent.K = data->K;
  return plan;
}

/* theta after `updates`, straight on, with the orders made here. */
static void straight(double *theta, const RunPlan *plan, size_t updates) {
  const Dataset *data = plan->data;
  uint32_t rows[64];
  double scratch[SCRATCH_MAX];
  size_t at = data->N;
  memset(theta, 0, descent_size(&plan->descent) * sizeof *theta);
  for (size_t update = 0, epoch = 0; update < updates; update++) {
    if (at == data->N) {
      Random random = random_seeded(plan->seed, ++epoch);
      for (uint32_t i = 0; i < data->N; i++)
        rows[i] = i;
      if (plan->shuffle)
        random_shuffle(&random, rows, data->N);
      at = 0;
    }
    size_t count = data->N - at < plan->batch ? data->N - at : plan->batch;
    assert_true(descent_step(theta, &plan->descent,
                             &(DescentSamples){data->X, data->labels, rows + at, count}, scratch));
    at += count;
  }
}

static void check_walk(const RunPlan *plan, Random *random, size_t slice) {
  Run *run = run_new(plan);
  size_t bytes = descent_size(&plan->descent) * sizeof(double), count;
  double got[THETA_MAX], want[THETA_MAX];
  bool ended;
  do {
    ended = run_advance(run, slice);
    for (int i = 0; i < 3; i++) {
      size_t update = whole(random, 0, run_done(run));
      run_theta(got, run, update);
      straight(want, plan, update);
      assert_memory_equal(got, want, bytes);
      (void)run_rows(run, whole(random, 0, plan->updates - 1), &count);
    }
  } while (!ended);
  assert_int_equal(run_done(run), plan->updates);
  for (size_t update = plan->updates; update-- > 0;) {
    run_theta(got, run, update);
    if (update % 50 != 0)
      continue;
    straight(want, plan, update);
    assert_memory_equal(got, want, bytes);
  }
  run_free(run);
}

static void test_any_walk_is_the_straight_one(void **state) {
  (void)state;
  Random random = random_seeded(6, 0);
  for (size_t round = 0; round < 2 * KINDS; round++) {
    Arena arena = {0};
    Dataset data = samples_random(&arena, round, whole(&random, 2, 40), whole(&random, 1, 4),
                                  round % 2 ? 2 : whole(&random, 2, 6));
    RunPlan plan = random_plan(&random, &data, round);
    check_walk(&plan, &random, whole(&random, 1, 150));
    arena_free(&arena);
  }
}

/* Long enough that updates lie between checkpoints and between points of the curve. */
static void test_long_runs_too(void **state) {
  (void)state;
  Arena arena = {0};
  Random random = random_seeded(7, 0);
  Dataset data = samples_random(&arena, 1, 24, 3, 5);
  RunPlan plan = {.data = &data,
                  .descent = {.eta = 0.05, .K = 5, .D = 3},
                  .batch = 5,
                  .updates = 100003,
                  .shuffle = true,
                  .seed = 3};
  Run *run = run_new(&plan), *sliced = run_new(&plan);
  size_t count, sliced_count;
  double got[20], want[20];
  while (!run_advance(run, plan.updates))
    continue;
  while (!run_advance(sliced, whole(&random, 1, 5000)))
    continue;
  const RunPoint *curve = run_curve(run, &count), *sliced_curve = run_curve(sliced, &sliced_count);
  assert_int_equal(count, sliced_count);
  assert_memory_equal(curve, sliced_curve, count * sizeof *curve);
  straight(want, &plan, 77777);
  for (int i = 0; i < 200; i++) {
    size_t update = i % 40 == 0 ? 77777 : whole(&random, 0, plan.updates);
    run_theta(got, run, update);
    if (update == 77777)
      assert_memory_equal(got, want, sizeof got);
    double same[20];
    run_theta(same, sliced, update);
    assert_memory_equal(got, same, sizeof got);
    run_theta(got, run, update > 0 ? update - 1 : 0);
  }
  run_free(run);
  run_free(sliced);
  arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_gradients_are_central_differences),
      cmocka_unit_test(test_a_small_step_goes_down),
      cmocka_unit_test(test_mse_goes_through_the_jacobian),
      cmocka_unit_test(test_permuted_classes),
      cmocka_unit_test(test_logistic_is_softmax_of_two),
      cmocka_unit_test(test_any_walk_is_the_straight_one),
      cmocka_unit_test(test_long_runs_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
