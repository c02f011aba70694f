#include "model/descent.h"
#include "support/check.h"
#include "support/samples.h"
#include "trace/run.h"

#include <string.h>

enum { THETA_MAX = 64 };

static RunPlan plan_of(const Dataset *data) {
  return (RunPlan){.data = data,
                   .descent = {.eta = 0.1, .K = data->K, .D = data->D},
                   .batch = 1,
                   .updates = 100,
                   .seed = 7};
}

static Run *finished(const RunPlan *plan) {
  Run *run = run_new(plan);
  while (!run_advance(run, 1000))
    continue;
  return run;
}

static void test_starts_with_nothing_done(void **state) {
  (void)state;
  Arena arena = {0};
  Dataset data = samples_random(&arena, 1, 10, 2, 3);
  RunPlan plan = plan_of(&data);
  double theta[THETA_MAX], start[9] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  plan.start = start;
  Run *run = run_new(&plan);
  size_t count, unused = 17;
  assert_int_equal(run_done(run), 0);
  assert_int_equal(run_planned(run), 100);
  assert_false(run_diverged(run, &unused));
  assert_int_equal(unused, 17);
  run_theta(theta, run, 0);
  assert_memory_equal(theta, start, sizeof start);
  assert_int_equal(run_curve(run, &count)[0].update, 0);
  assert_int_equal(count, 1);
  assert_false(run_advance(run, 99));
  assert_int_equal(run_done(run), 99);
  assert_true(run_advance(run, 5));
  assert_int_equal(run_done(run), 100);
  run_free(run);
  run_free(NULL);
  arena_free(&arena);
}

static void test_no_updates(void **state) {
  (void)state;
  Arena arena = {0};
  Dataset data = samples_random(&arena, 1, 10, 2, 3);
  RunPlan plan = plan_of(&data);
  plan.updates = 0;
  Run *run = run_new(&plan);
  size_t count;
  assert_true(run_advance(run, 1));
  assert_int_equal(run_curve(run, &count)[0].update, 0);
  assert_int_equal(count, 1);
  run_free(run);
  arena_free(&arena);
}

static void test_samples_and_updates(void **state) {
  (void)state;
  Arena arena = {0};
  Dataset data = samples_random(&arena, 1, 10, 2, 3);
  RunPlan plan = plan_of(&data);
  plan.batch = 4;
  Run *run = run_new(&plan);
  static const size_t samples[] = {0, 4, 8, 10, 14, 18, 20};
  assert_int_equal(run_updates_per_epoch(run), 3);
  for (size_t i = 0; i < 7; i++) {
    assert_int_equal(run_samples(run, i), samples[i]);
    assert_int_equal(run_update_at_samples(run, samples[i]), i);
    assert_int_equal(run_update_at_samples(run, samples[i] + 1), i);
  }
  assert_int_equal(run_update_at_samples(run, 100000), 100);
  run_free(run);
  arena_free(&arena);
}

static void test_rows_in_the_order_of_the_data(void **state) {
  (void)state;
  Arena arena = {0};
  Dataset data = samples_random(&arena, 1, 10, 2, 3);
  RunPlan plan = plan_of(&data);
  plan.batch = 4;
  Run *run = run_new(&plan);
  size_t count;
  const uint32_t *rows = run_rows(run, 5, &count);
  assert_int_equal(count, 2);
  assert_int_equal(rows[0], 8);
  assert_int_equal(rows[1], 9);
  assert_int_equal(run_rows(run, 3, &count)[3], 3);
  assert_int_equal(count, 4);
  run_free(run);
  arena_free(&arena);
}

/* Collects the rows of an epoch; fails unless each is there once. */
static void epoch_rows(uint32_t *out, Run *run, size_t epoch, size_t N) {
  size_t per_epoch = run_updates_per_epoch(run), at = 0;
  bool seen[64] = {false};
  for (size_t i = 0; i < per_epoch; i++) {
    size_t count;
    const uint32_t *rows = run_rows(run, epoch * per_epoch + i, &count);
    for (size_t j = 0; j < count; j++) {
      assert_true(rows[j] < N && !seen[rows[j]]);
      seen[rows[j]] = true;
      out[at++] = rows[j];
    }
  }
  assert_int_equal(at, N);
}

static void test_shuffled_anew_every_epoch(void **state) {
  (void)state;
  Arena arena = {0};
  Dataset data = samples_random(&arena, 1, 40, 2, 3);
  RunPlan plan = plan_of(&data);
  plan.batch = 7;
  plan.shuffle = true;
  uint32_t first[40], second[40], again[40];
  Run *run = run_new(&plan);
  epoch_rows(first, run, 0, 40);
  epoch_rows(second, run, 1, 40);
  epoch_rows(again, run, 0, 40);
  assert_memory_equal(first, again, sizeof first);
  assert_memory_not_equal(first, second, sizeof first);
  run_free(run);
  plan.seed++;
  run = run_new(&plan);
  epoch_rows(again, run, 0, 40);
  assert_memory_not_equal(first, again, sizeof first);
  run_free(run);
  arena_free(&arena);
}

static void test_divergence_ends_a_run(void **state) {
  (void)state;
  static const double x[] = {1, -1};
  static const uint8_t labels[] = {0, 1};
  Dataset data = {.N = 2, .D = 1, .K = 2, .X = x, .labels = labels};
  RunPlan plan = plan_of(&data);
  /* The penalty multiplies each weight by 1 - 101 an update; the loss moves it by less than 1. */
  plan.descent = (Descent){.penalty = PENALTY_L2, .eta = 1, .alpha = 101, .K = 2, .D = 1};
  plan.batch = 2;
  plan.updates = 1000;
  double start[4] = {1, 0, 0, 0}, theta[4];
  plan.start = start;
  Run *run = finished(&plan);
  size_t update = 0, count;
  assert_true(run_diverged(run, &update));
  assert_int_equal(run_done(run), update);
  assert_in_range(update, 153, 156); /* 100^154 = 1e308 */
  run_theta(theta, run, update);
  assert_true(!(theta[0] - theta[0] == 0) || !(theta[1] - theta[1] == 0));
  run_theta(theta, run, update - 1);
  for (size_t i = 0; i < 4; i++)
    assert_true(theta[i] - theta[i] == 0);
  const RunPoint *curve = run_curve(run, &count);
  assert_true(curve[count - 1].update < update);
  assert_true(run_advance(run, 1));
  assert_int_equal(run_done(run), update);
  run_free(run);
}

static void check_curve(const RunPlan *plan, size_t least, size_t most) {
  Run *run = finished(plan);
  size_t count;
  const RunPoint *curve = run_curve(run, &count);
  double theta[THETA_MAX], scratch[2 * THETA_MAX];
  assert_in_range(count, least, most);
  assert_int_equal(curve[0].update, 0);
  assert_int_equal(curve[count - 1].update, plan->updates);
  for (size_t i = 0; i < count; i++) {
    assert_true(i < 2 || i + 1 == count || curve[i].update == i * curve[1].update);
    if (i % (1 + count / 10) != 0)
      continue;
    run_theta(theta, run, curve[i].update);
    Measure want =
        descent_measure(&plan->descent, theta, plan->data->X, plan->data->labels, plan->data->N, scratch);
    assert_memory_equal(&curve[i].measure, &want, sizeof want);
  }
  run_free(run);
}

static void test_curve(void **state) {
  (void)state;
  Arena arena = {0};
  Dataset few = samples_random(&arena, 1, 10, 2, 3), many = samples_random(&arena, 2, 20000, 2, 3);
  RunPlan plan = plan_of(&few);
  check_curve(&plan, 101, 101);
  plan.updates = 30001;
  check_curve(&plan, 1500, RUN_CURVE_MAX);
  plan = plan_of(&many);
  plan.updates = 5000;
  check_curve(&plan, 30, 40);
  arena_free(&arena);
}

/* What holds for a million updates, on a few kinds of lessons. */
static void test_history_is_bounded(void **state) {
  (void)state;
  static const size_t shapes[][3] = {{24, 2, 2}, {150, 4, 3}, {150, 5, 10}, {1000, 200, 10}}; /* N, D, K */
  Arena arena = {0};
  for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
    Dataset data = samples_random(&arena, 1, shapes[i][0], shapes[i][1], shapes[i][2]);
    RunPlan plan = plan_of(&data);
    plan.updates = 1000000;
    for (plan.batch = 1; plan.batch <= data.N; plan.batch += data.N - 1) {
      Run *run = run_new(&plan);
      assert_in_range(run_bytes(run), 1, 32u << 20);
      run_free(run);
    }
  }
  arena_free(&arena);
}

/* The smallest objective, from an independent solver. */
static void check_optimum(double alpha, size_t updates, double want) {
  Arena arena = {0};
  Dataset iris = samples_iris(&arena, NULL, 0, true);
  RunPlan plan = plan_of(&iris);
  plan.descent.penalty = PENALTY_L2;
  plan.descent.alpha = alpha;
  plan.descent.eta = 1;
  plan.batch = iris.N;
  plan.updates = updates;
  Run *run = finished(&plan);
  size_t count;
  const RunPoint *curve = run_curve(run, &count);
  check_close(curve[count - 1].measure.objective, want, 0, 1e-7);
  run_free(run);
  arena_free(&arena);
}

static void test_descends_to_the_optimum(void **state) {
  (void)state;
  check_optimum(0.01, 1000, 0.2436772);
  check_optimum(0.001, 6000, 0.1023681);
}

/* The coefficients of SGDClassifier(loss="log_loss", learning_rate="constant", eta0=0.01, shuffle=False,
 * tol=None, max_iter=20), with penalty="l2" and alpha=0.01 and with penalty=None, of scikit-learn 1.2.1 on
 * two classes of Iris.  With L1 it goes by another rule. */
static void check_peer(const Descent *kind, const double want[5]) {
  static const char *const classes[] = {"versicolor", "virginica"};
  Arena arena = {0};
  Dataset iris = samples_iris(&arena, classes, 2, false);
  RunPlan plan = plan_of(&iris);
  plan.descent = *kind;
  plan.updates = 20 * iris.N;
  Run *run = finished(&plan);
  double theta[5];
  run_theta(theta, run, plan.updates);
  for (size_t i = 0; i < 5; i++)
    check_close(theta[i], want[i], 0, 1e-11);
  run_free(run);
  arena_free(&arena);
}

static void test_agrees_with_a_peer(void **state) {
  (void)state;
  static const double l2[] = {-0.42927029588825627, -0.2907272048597434, 1.097495686504513,
                              0.7494532335435955, -0.17843024406646962};
  static const double none[] = {-0.5012018461774497, -0.3335925122720531, 1.184717968303646,
                                0.8168647943688752, -0.17790000156288704};
  Descent kind = {.model = MODEL_LOGISTIC, .penalty = PENALTY_L2, .eta = 0.01, .alpha = 0.01, .K = 2, .D = 4};
  check_peer(&kind, l2);
  kind.penalty = PENALTY_NONE;
  check_peer(&kind, none);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_starts_with_nothing_done),
      cmocka_unit_test(test_no_updates),
      cmocka_unit_test(test_samples_and_updates),
      cmocka_unit_test(test_rows_in_the_order_of_the_data),
      cmocka_unit_test(test_shuffled_anew_every_epoch),
      cmocka_unit_test(test_divergence_ends_a_run),
      cmocka_unit_test(test_curve),
      cmocka_unit_test(test_history_is_bounded),
      cmocka_unit_test(test_descends_to_the_optimum),
      cmocka_unit_test(test_agrees_with_a_peer),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
