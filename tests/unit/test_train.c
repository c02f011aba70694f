#include "app/train.h"

#include "support/check.h"

#include <stdint.h>
#include <string.h>

enum { WORDS_MAX = 16 };

/* Four samples, two features, classes "a" and "b". */
static const double X[] = {1, 2, 3, 4, 5, 6, 7, 8}, MEAN[] = {4, 5}, SCALE[] = {0.5, 0.25};
static const uint8_t LABELS[] = {0, 1, 0, 1};
static const char *const NAMES[] = {"a", "b", "c"}, *const FEATURES[] = {"x1", "x2"};
static const Dataset DATA = {.N = 4,
                             .D = 2,
                             .K = 2,
                             .features = FEATURES,
                             .classes = NAMES,
                             .X = X,
                             .labels = LABELS,
                             .mean = MEAN,
                             .scale = SCALE};

/* Reads "--data f --label k" and what else the line says, words with single spaces between. */
static bool read_train(Train *train, Arena *arena, const char *line, Error *err) {
  char *argv[WORDS_MAX];
  size_t count = 0;
  Options options;
  for (char *at = arena_printf(arena, "--data f --label k%s%s", line[0] ? " " : "", line); *at;) {
    size_t length = strcspn(at, " ");
    bool last = at[length] == '\0';
    at[length] = '\0';
    argv[count++] = at;
    at += length + !last;
  }
  assert_true(options_parse(&options, arena, argv, count, err));
  return train_read(train, arena, &options, err);
}

static RunPlan plan_of(Arena *arena, const char *line) {
  Train train;
  RunPlan plan;
  Error err;
  assert_true(read_train(&train, arena, line, &err));
  assert_true(train_plan(&plan, arena, &train, &DATA, &err));
  return plan;
}

static void what_is_not_said_has_a_default(void **state) {
  (void)state;
  Arena arena = {0};
  Train train;
  Error err;
  assert_true(read_train(&train, &arena, "", &err));
  assert_string_equal(train.data, "f");
  assert_string_equal(train.choice.label, "k");
  assert_null(train.choice.features);
  assert_null(train.weights_out);
  assert_false(train.choice.standardise || train.shuffle || train.random);
  assert_int_equal(train.every, 0);
  RunPlan plan = plan_of(&arena, "");
  assert_int_equal(plan.descent.model, MODEL_SOFTMAX);
  assert_int_equal(plan.descent.loss, LOSS_CE);
  assert_int_equal(plan.descent.penalty, PENALTY_NONE);
  check_close(plan.descent.eta, 0.1, 0, 0);
  assert_int_equal(plan.batch, 4);
  assert_int_equal(plan.updates, 100);
  assert_null(plan.start);
  arena_free(&arena);
}

static void the_optimizer_says_how_many_samples(void **state) {
  (void)state;
  static const struct {
    const char *line;
    size_t batch, updates;
  } CASES[] = {{"--epochs 3", 4, 3},
               {"--optimizer sgd --epochs 3", 1, 12},
               {"--optimizer minibatch --epochs 3", 4, 3},
               {"--batch-size 3 --epochs 3", 3, 6},
               {"--optimizer minibatch --batch-size 2", 2, 200}};
  Arena arena = {0};
  for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
    RunPlan plan = plan_of(&arena, CASES[i].line);
    assert_int_equal(plan.batch, CASES[i].batch);
    assert_int_equal(plan.updates, CASES[i].updates);
  }
  arena_free(&arena);
}

static void a_strength_alone_is_of_l2(void **state) {
  (void)state;
  Arena arena = {0};
  assert_int_equal(plan_of(&arena, "--alpha 0.5").descent.penalty, PENALTY_L2);
  assert_int_equal(plan_of(&arena, "--alpha 0").descent.penalty, PENALTY_NONE);
  assert_int_equal(plan_of(&arena, "--alpha 0 --penalty l1").descent.penalty, PENALTY_L1);
  assert_int_equal(plan_of(&arena, "--penalty none").descent.penalty, PENALTY_NONE);
  arena_free(&arena);
}

static void features_are_names_between_commas(void **state) {
  (void)state;
  Arena arena = {0};
  Train train;
  Error err;
  assert_true(read_train(&train, &arena, "--features x2,x1", &err));
  assert_int_equal(train.choice.feature_count, 2);
  assert_string_equal(train.choice.features[0], "x2");
  assert_string_equal(train.choice.features[1], "x1");
  assert_false(read_train(&train, &arena, "--features=", &err));
  assert_false(read_train(&train, &arena, "--features ,x1", &err));
  assert_false(read_train(&train, &arena, "--features x1,,x2", &err));
  arena_free(&arena);
}

static void a_random_start_leaves_intercepts_at_zero(void **state) {
  (void)state;
  Arena arena = {0};
  RunPlan plan = plan_of(&arena, "--init random --seed 5"), other = plan_of(&arena, "--init random --seed 6");
  for (size_t i = 0; i < 4; i++) {
    assert_true(plan.start[i] != 0 && plan.start[i] >= -0.1 && plan.start[i] < 0.1);
    assert_true(plan.start[i] != other.start[i]);
  }
  check_close(plan.start[4], 0, 0, 0);
  check_close(plan.start[5], 0, 0, 0);
  arena_free(&arena);
}

static void what_does_not_fit_the_data_is_named(void **state) {
  (void)state;
  Arena arena = {0};
  Train train;
  RunPlan plan;
  Error err;
  Dataset three = DATA;
  three.K = 3;
  assert_true(read_train(&train, &arena, "--batch-size 5", &err));
  assert_false(train_plan(&plan, &arena, &train, &DATA, &err));
  assert_int_equal(err.kind, ERROR_USAGE);
  check_contains(err.what, "from 1 to 4, the number of samples, not 5");
  assert_true(read_train(&train, &arena, "--model logistic", &err));
  assert_true(train_plan(&plan, &arena, &train, &DATA, &err));
  assert_false(train_plan(&plan, &arena, &train, &three, &err));
  check_contains(err.what, "f has 3: a, b, c");
  arena_free(&arena);
}

static void weights_are_rows_of_json(void **state) {
  (void)state;
  static const double THETA[] = {0.1, -2, 3, 1e-7, 5, 6};
  Descent softmax = {.model = MODEL_SOFTMAX, .K = 2, .D = 2}, logistic = softmax;
  Text text = {0};
  logistic.model = MODEL_LOGISTIC;
  train_weights(&text, &softmax, &DATA, THETA, false);
  assert_string_equal(text_get(&text), "{ \"classes\": [\"a\", \"b\"],\n  \"features\": [\"x1\", \"x2\"],\n"
                                       "  \"W\": [[0.1, -2],\n        [3, 1e-07]],\n  \"b\": [5, 6] }\n");
  text_clear(&text);
  train_weights(&text, &logistic, &DATA, THETA, true);
  assert_string_equal(
      text_get(&text),
      "{ \"classes\": [\"a\", \"b\"],\n  \"features\": [\"x1\", \"x2\"],\n  \"W\": [[0.1, -2]],\n"
      "  \"b\": [3],\n  \"mean\": [4, 5],\n  \"scale\": [0.5, 0.25] }\n");
  text_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_not_said_has_a_default),
      cmocka_unit_test(the_optimizer_says_how_many_samples),
      cmocka_unit_test(a_strength_alone_is_of_l2),
      cmocka_unit_test(features_are_names_between_commas),
      cmocka_unit_test(a_random_start_leaves_intercepts_at_zero),
      cmocka_unit_test(what_does_not_fit_the_data_is_named),
      cmocka_unit_test(weights_are_rows_of_json),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
