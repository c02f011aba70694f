#define VALUE_SCENE "training-rows"

#include "trace/training.h"

#include "support/check.h"
#include "support/values.h"
#include "trace/cells.h"
#include "trace/path.h"
#include "trace/training_pass.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Logistic regression on 25 flowers: all of them, four, or one at a time. */
static const char LESSON[] =
    "id: t\n"
    "title: { ko: t, en: t }\n"
    "scene: training\n"
    "panes:\n"
    "  - { id: batch, title: { ko: a, en: a } }\n"
    "  - { id: mini, title: { ko: b, en: b } }\n"
    "  - { id: sgd, title: { ko: c, en: c }, loss: mse }\n"
    "training:\n"
    "  data:\n"
    "    - id: petals\n"
    "      title: { ko: a, en: a }\n"
    "      file: data/iris.csv\n"
    "      label: species\n"
    "      classes: [versicolor, virginica]\n"
    "      features: [petal_length_cm]\n"
    "      every: 4\n"
    "      standardize: yes\n"
    "  model: logistic\n"
    "  W: [[-2]]\n"
    "  b: [2]\n"
    "  eta: 0.5\n"
    "  alpha: 0.01\n"
    "  penalty: l2\n"
    "  shuffle: yes\n"
    "  seed: 7\n"
    "  epochs: 6\n"
    "  batch_size: [all, 4, 1]\n"
    "editable: { W: [-6, 6], b: [-4, 4], clock: all, epochs: [1, 1000000], eta: [0.001, 1e4] }\n"
    "groups:\n"
    "  - { id: a, title: { ko: a, en: a } }\n"
    "steps:\n"
    "  - { id: start, group: a, reveal: [W, b], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"
    "  - { id: first, group: a, reveal: [W_next], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"
    "  - { for: update, id: update, group: a, title: { ko: a, en: a }, text: { ko: a, en: a } }\n";

/* Softmax on all flowers, five at a time. */
static const char SOFTMAX[] =
    "id: s\n"
    "title: { ko: t, en: t }\n"
    "scene: training\n"
    "panes:\n"
    "  - { id: mini, title: { ko: a, en: a } }\n"
    "training:\n"
    "  data:\n"
    "    - id: iris\n"
    "      title: { ko: a, en: a }\n"
    "      file: data/iris.csv\n"
    "      label: species\n"
    "      standardize: yes\n"
    "  model: softmax\n"
    "  W: [[0.1, 0, 0, 0.2], [0, -0.3, 0, 0], [0, 0, 0.4, 0]]\n"
    "  b: [0, 0.5, 0]\n"
    "  eta: 0.1\n"
    "  alpha: 0.02\n"
    "  penalty: l2\n"
    "  shuffle: yes\n"
    "  epochs: 3\n"
    "  batch_size: [5]\n"
    "groups:\n"
    "  - { id: a, title: { ko: a, en: a } }\n"
    "steps:\n"
    "  - { id: x, group: a, reveal: [X], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"
    "  - { for: update, id: u, group: a, title: { ko: a, en: a }, text: { ko: a, en: a } }\n";

/* Beside it values of the lesson's own: from the samples of the update, and one from the other. */
static const char OWN[] = "values:\n"
                          "  length: { is: 'sqrt(sum(j to 4: pow(X[1,j], 2)))' }\n"
                          "  halves[i to 3]: { is: 'if(i == 1: length / 2, halves[i - 1] / 2)' }\n"
                          "  eighth: { is: 'halves[3] + 0 * J_next' }\n";

typedef struct Sample {
  Arena arena;
  Lesson lesson;
  Trace trace;
} Sample;

static void open_text(Sample *sample, const char *text, const char *const *sets) {
  ErrorList errors = {0};
  Error err;
  *sample = (Sample){0};
  bool read = lesson_parse(&sample->lesson, &sample->arena, "lessons/t.yaml", text, strlen(text), &errors);
  if (!read)
    fail_msg("%s (%s)", errors.items[0].what, errors.items[0].hint);
  Setup setup = sample->lesson.setup;
  for (; sets && *sets; sets++)
    if (!setup_assign(&setup, *sets, sample->lesson.ranges, &err))
      fail_msg("%s: %s", *sets, err.what);
  if (!trace_build(&sample->trace, &sample->lesson, &setup, NULL, &err))
    fail_msg("%s", err.what);
}

static void open_sample(Sample *sample, const char *const *sets) {
  open_text(sample, LESSON, sets);
}

static void close_sample(Sample *sample) {
  trace_free(&sample->trace);
  arena_free(&sample->arena);
}

static void test_clock_of_updates(void **state) {
  (void)state;
  Sample sample;
  open_sample(&sample, NULL);
  training_finish(&sample.trace);
  const Trace *trace = &sample.trace;
  const Trace batch = trace_of_pane(trace, 0), mini = trace_of_pane(trace, 1), sgd = trace_of_pane(trace, 2);
  assert_int_equal(training_data(trace)->set.N, 25);
  assert_int_equal(training_updates(&batch), 6);
  assert_int_equal(training_updates(&mini), 6 * 7);
  assert_int_equal(training_updates(&sgd), 6 * 25);
  assert_int_equal(trace->step_count, 2 + 149); /* the first update is told in detail */
  assert_int_equal(training_made(&sgd, 0, false), 0);
  assert_int_equal(training_made(&sgd, 2, true), 2);
  assert_int_equal(training_made(&batch, 2 + 9, true), 6); /* it has come to its end */
  assert_int_equal(training_samples_seen(&mini, 7), 25);
  assert_int_equal(training_samples_seen(&mini, 8), 29);
  close_sample(&sample);
}

static void test_clock_of_samples(void **state) {
  (void)state;
  Sample sample;
  open_sample(&sample, (const char *const[]){"clock=samples", NULL});
  training_finish(&sample.trace);
  const Trace batch = trace_of_pane(&sample.trace, 0), mini = trace_of_pane(&sample.trace, 1),
              sgd = trace_of_pane(&sample.trace, 2);
  for (size_t step = 2; step < sample.trace.step_count; step++) {
    size_t seen = training_samples_seen(&sgd, training_made(&sgd, step, true));
    size_t of_batch = training_samples_seen(&batch, training_made(&batch, step, true));
    size_t of_mini = training_samples_seen(&mini, training_made(&mini, step, true));
    assert_int_equal(seen, step); /* pass = step - 1, one sample a tick */
    assert_true(of_batch <= seen && seen - of_batch < 25);
    assert_true(of_mini <= seen && seen - of_mini < 4);
  }
  close_sample(&sample);
}

static void test_clock_of_epochs(void **state) {
  (void)state;
  Sample sample;
  open_sample(&sample, (const char *const[]){"clock=epochs", NULL});
  training_finish(&sample.trace);
  assert_int_equal(sample.trace.step_count, 2 + 5);
  for (size_t pane = 0; pane < 3; pane++) {
    const Trace trace = trace_of_pane(&sample.trace, pane);
    assert_int_equal(training_samples_seen(&trace, training_made(&trace, 2, true)), 50);
    assert_int_equal(training_epoch_step(&trace, 4), 2 + 2);
  }
  close_sample(&sample);
}

/* By another clock a cursor stands where as much of the data has been seen, or just after. */
static void test_same_moment_by_another_clock(void **state) {
  (void)state;
  Sample samples, epochs;
  open_sample(&samples, (const char *const[]){"clock=samples", NULL});
  open_sample(&epochs, (const char *const[]){"clock=epochs", NULL});
  assert_int_equal(trace_same_step(&epochs.trace, &samples.trace, 125), 5);
  assert_int_equal(trace_same_step(&epochs.trace, &samples.trace, 101), 5);
  assert_int_equal(trace_same_step(&epochs.trace, &samples.trace, 150), 6);
  assert_int_equal(trace_same_step(&samples.trace, &epochs.trace, 5), 125);
  assert_int_equal(trace_same_step(&samples.trace, &epochs.trace, 1), 1);
  assert_int_equal(trace_same_step(&samples.trace, &samples.trace, 77), 77);
  close_sample(&epochs);
  close_sample(&samples);
}

/* Only where every run makes an update is there one of each to tell of. */
static void test_what_can_be_opened(void **state) {
  (void)state;
  Sample sample;
  open_sample(&sample, (const char *const[]){"clock=samples", NULL});
  training_finish(&sample.trace);
  for (size_t pass = 1; pass < 150; pass++)
    assert_int_equal(training_opens(&sample.trace, pass), (pass + 1) % 25 == 0);
  close_sample(&sample);
}

/* A pass holds what the functions of the model give for the samples that it names. */
static void test_pass(void **state) {
  (void)state;
  Sample sample;
  open_sample(&sample, NULL);
  training_finish(&sample.trace);
  const Trace mini = trace_of_pane(&sample.trace, 1);
  const Dataset *data = &training_data(&mini)->set;
  for (size_t step = 40; step > 1; step -= 13) { /* backwards too */
    const Pass *pass = trace_pass(&mini, step);
    const double *W = pass->values[VALUE_W].at, *b = pass->values[VALUE_B].at;
    const Value *samples = &pass->values[VALUE_SAMPLE];
    double dw = 0, db = 0, loss = 0;
    for (size_t i = 0; i < samples->rows; i++) {
      size_t row = (size_t)samples->at[i] - 1;
      double p = 1 / (1 + exp(-(W[0] * data->X[row] + b[0])));
      dw += (p - data->labels[row]) * data->X[row] / (double)samples->rows;
      db += (p - data->labels[row]) / (double)samples->rows;
    }
    for (size_t row = 0; row < data->N; row++) {
      double p = 1 / (1 + exp(-(W[0] * data->X[row] + b[0])));
      loss -= log(data->labels[row] ? p : 1 - p) / (double)data->N;
    }
    check_close(pass->values[VALUE_DW].at[0], dw + 0.01 * W[0], 1e-12, 1e-15);
    check_close(pass->values[VALUE_DB].at[0], db, 1e-12, 1e-15);
    check_close(pass->values[VALUE_W_NEXT].at[0], W[0] - 0.5 * (dw + 0.01 * W[0]), 1e-12, 0);
    check_close(pass->values[VALUE_MEAN_LOSS].at[0], loss, 1e-12, 0);
    check_close(pass->values[VALUE_J].at[0], loss + 0.005 * W[0] * W[0], 1e-12, 0);
    check_close(pass->values[VALUE_UPDATE].at[0], (double)step - 1, 0, 0);
  }
  close_sample(&sample);
}

/* The samples of an update in rows: their softmax, losses, and gradients whose mean is the update's. */
static void test_rows(void **state) {
  (void)state;
  Sample sample;
  open_text(&sample, SOFTMAX, NULL);
  training_finish(&sample.trace);
  const Trace *trace = &sample.trace;
  const Dataset *data = &training_data(trace)->set;
  const Pass *pass = trace_pass(trace, 50);
  const Value *X = &pass->values[VALUE_BIG_X], *Z = &pass->values[VALUE_BIG_Z],
              *P = &pass->values[VALUE_BIG_P];
  const Value *W = &pass->values[VALUE_W], *loss = &pass->values[VALUE_LOSS];
  assert_int_equal(X->rows, 5);
  assert_int_equal(X->cols, 4);
  assert_int_equal(P->cols, 3);
  double mean = 0, dW[12] = {0};
  for (size_t i = 0; i < 5; i++) {
    size_t row = (size_t)pass->values[VALUE_SAMPLE].at[i] - 1, label = data->labels[row];
    double sum = 0;
    for (size_t k = 0; k < 3; k++) {
      double z = pass->values[VALUE_B].at[k];
      for (size_t d = 0; d < 4; d++)
        z += W->at[k * 4 + d] * data->X[row * 4 + d];
      check_close(Z->at[i * 3 + k], z, 1e-13, 1e-15);
      sum += exp(z);
    }
    for (size_t k = 0; k < 3; k++) {
      double p = exp(Z->at[i * 3 + k]) / sum;
      check_close(P->at[i * 3 + k], p, 1e-13, 0);
      for (size_t d = 0; d < 4; d++)
        dW[k * 4 + d] += (p - (k == label)) * data->X[row * 4 + d] / 5;
    }
    check_close(pass->values[VALUE_LABEL].at[i], (double)label + 1, 0, 0);
    check_close(loss->at[i], log(sum) - Z->at[i * 3 + label], 1e-12, 1e-15);
    mean += loss->at[i] / 5;
  }
  check_close(pass->values[VALUE_BATCH_LOSS].at[0], mean, 1e-12, 0);
  assert_true(pass->values[VALUE_BATCH_LOSS_NEXT].at[0] < mean);
  for (size_t i = 0; i < 12; i++)
    check_close(pass->values[VALUE_DW].at[i], dW[i] + 0.02 * W->at[i], 1e-12, 1e-15);
  close_sample(&sample);
}

static void test_values_of_its_own(void **state) {
  (void)state;
  Sample sample;
  Error err = {0};
  Cells cells;
  char text[sizeof SOFTMAX + sizeof OWN];
  snprintf(text, sizeof text, "%s%s", SOFTMAX, OWN);
  open_text(&sample, text, NULL);
  for (size_t step = 1; step <= 31; step += 30) {
    double square = 0;
    const Value *X = trace_value(&sample.trace, step, VALUE_BIG_X);
    for (size_t j = 0; j < 4; j++)
      square += X->at[j] * X->at[j];
    if (!cells_find(&cells, &sample.trace, step, "eighth", &err))
      fail_msg("%s", err.what);
    check_close(trace_number(&sample.trace, step, cells_at(&cells, 0)), sqrt(square) / 8, 1e-15, 0);
  }
  close_sample(&sample);
}

/* What a step behind the updates reveals is new there, and hidden before; the scene's panels give way to
 * another. */
static void test_looking_back(void **state) {
  (void)state;
  static const char BACK[] =
      "  - { id: back, group: a, reveal: [halves], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"
      "panels:\n"
      "  - bars: { of: halves }\n"
      "  - scene: { when: not seen(halves) }\n";
  Sample sample;
  ValueId halves;
  char text[sizeof SOFTMAX + sizeof OWN + sizeof BACK];
  snprintf(text, sizeof text, "%s%s%s", OWN, SOFTMAX, BACK);
  open_text(&sample, text, NULL);
  size_t last = sample.trace.step_count - 1;
  assert_true(trace_find(&halves, &sample.trace, "halves"));
  assert_int_equal(trace_visibility(&sample.trace, 0, (Cell){halves, 0, 0}), HIDDEN);
  assert_int_equal(trace_visibility(&sample.trace, last - 1, (Cell){halves, 0, 0}), HIDDEN);
  assert_int_equal(trace_visibility(&sample.trace, last, (Cell){halves, 0, 0}), FRESH);
  assert_int_equal(trace_visibility(&sample.trace, last, (Cell){VALUE_BIG_X, 0, 0}), KNOWN);
  const Panel *panels = sample.lesson.panels;
  assert_int_equal(panels->child_count, 2);
  const Panel *scene = panels->children[1]->children[0];
  assert_int_equal(scene->kind, PANEL_PANES);
  assert_true(scene->children[0]->child_count == sample.lesson.scene->panels->child_count);
  assert_true(scene->children[0]->index > panels->children[0]->index); /* numbered on */
  close_sample(&sample);
}

static void check_same(const Value *value, const Value *want) {
  assert_int_equal(value->rows, want->rows);
  assert_int_equal(value->cols, want->cols);
  for (size_t i = 0; i < want->rows * want->cols; i++)
    check_close(value->at[i], want->at[i], 0, 0);
}

/* One value after the other, from the last to the first, is what a whole pass is. */
static void check_values(const char *lesson, size_t step) {
  Sample sample, other;
  open_text(&sample, lesson, NULL);
  open_text(&other, lesson, NULL);
  training_finish(&sample.trace);
  training_finish(&other.trace);
  const Pass *pass = trace_pass(&sample.trace, step);
  for (ValueId id = trace_values(&sample.trace); id-- > 0;)
    check_same(trace_value(&other.trace, step, id), &pass->values[id]);
  close_sample(&other);
  close_sample(&sample);
}

static void test_values_one_by_one(void **state) {
  (void)state;
  check_values(LESSON, 5);
  check_values(SOFTMAX, 50);
}

/* Sums over all samples are made when they are asked for. */
static void test_no_sums_that_nobody_asks_for(void **state) {
  (void)state;
  Sample sample;
  open_text(&sample, SOFTMAX, NULL);
  training_finish(&sample.trace);
  const Value *made = sample.trace.runs->at[0].values;
  assert_non_null(trace_value(&sample.trace, 50, VALUE_W)->at);
  assert_null(made[VALUE_J].at);
  assert_non_null(trace_value(&sample.trace, 50, VALUE_J)->at);
  assert_null(made[VALUE_J_NEXT].at);
  assert_null(made[VALUE_DJ_DW].at);
  assert_null(made[VALUE_BIG_P].at);
  assert_non_null(trace_pass(&sample.trace, 50)->values[VALUE_DJ_DW].at);
  assert_non_null(trace_value(&sample.trace, 51, VALUE_W)->at);
  assert_null(made[VALUE_J].at); /* of another update */
  close_sample(&sample);
}

/* A run that is not finished yet can be shown as far as it is. */
static void test_slices(void **state) {
  (void)state;
  Sample sample, whole;
  open_sample(&sample, (const char *const[]){"epochs=20000", NULL});
  open_sample(&whole, (const char *const[]){"epochs=20000", NULL});
  training_finish(&whole.trace);
  size_t ready = training_steps_ready(&sample.trace), slices = 0;
  assert_true(ready >= 3 && ready < sample.trace.step_count);
  const Trace early = trace_of_pane(&sample.trace, 2);
  double at_first = trace_pass(&early, ready - 1)->values[VALUE_W_NEXT].at[0];
  while (!training_advance(&sample.trace, 100000)) {
    size_t now = training_steps_ready(&sample.trace);
    assert_true(now >= ready);
    ready = now;
    slices++;
  }
  assert_true(slices > 3);
  assert_int_equal(training_steps_ready(&sample.trace), sample.trace.step_count);
  check_close(training_progress(&sample.trace), 1, 0, 0);
  for (size_t step = 5; step < sample.trace.step_count; step += 49999) {
    const Trace one = trace_of_pane(&sample.trace, 2), other = trace_of_pane(&whole.trace, 2);
    check_close(trace_pass(&one, step)->values[VALUE_W_NEXT].at[0],
                trace_pass(&other, step)->values[VALUE_W_NEXT].at[0], 0, 0);
  }
  assert_true(isfinite(at_first));
  close_sample(&whole);
  close_sample(&sample);
}

/* With an L2 penalty and eta alpha > 2 the weight grows until it is no number: the pane stays at its end. */
static void test_divergence(void **state) {
  (void)state;
  Sample sample;
  open_sample(&sample, (const char *const[]){"eta=1000", "epochs=2000", NULL});
  training_finish(&sample.trace);
  const Trace batch = trace_of_pane(&sample.trace, 0);
  size_t update = 0;
  assert_true(training_diverged(&batch, &update));
  assert_true(update > 1 && update < 2000);
  assert_int_equal(training_made(&batch, sample.trace.step_count - 1, true), update);
  double theta[2];
  training_theta(theta, &batch, update);
  assert_false(isfinite(theta[0]) && isfinite(theta[1]));
  training_theta(theta, &batch, update - 1);
  assert_true(isfinite(theta[0]) && isfinite(theta[1]));
  close_sample(&sample);
}

static void test_path(void **state) {
  (void)state;
  Sample sample;
  open_sample(&sample, NULL);
  training_finish(&sample.trace);
  const Trace sgd = trace_of_pane(&sample.trace, 2);
  const Cell over[2] = {{VALUE_W, 0, 0}, {VALUE_B, 0, 0}};
  const PathOf of = {over, NULL};
  CellsPlace places[20];
  double theta[2];
  assert_int_equal(path_places(places, &sgd, 0, &of, 3, 12, 20), 10);
  assert_int_equal(path_places(places, &sgd, 0, &of, 0, 150, 20), 20);
  for (size_t i = 0; i < 20; i++) { /* the first ones, then evenly, the last among them */
    training_theta(theta, &sgd, i < 10 ? i : i == 19 ? 150 : 10 + (size_t)(140.0 * (double)(i - 10) / 9));
    check_close(places[i].x, theta[0], 0, 0);
    check_close(places[i].y, theta[1], 0, 0);
  }
  close_sample(&sample);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_clock_of_updates),
      cmocka_unit_test(test_clock_of_samples),
      cmocka_unit_test(test_clock_of_epochs),
      cmocka_unit_test(test_pass),
      cmocka_unit_test(test_same_moment_by_another_clock),
      cmocka_unit_test(test_what_can_be_opened),
      cmocka_unit_test(test_rows),
      cmocka_unit_test(test_values_one_by_one),
      cmocka_unit_test(test_values_of_its_own),
      cmocka_unit_test(test_looking_back),
      cmocka_unit_test(test_no_sums_that_nobody_asks_for),
      cmocka_unit_test(test_slices),
      cmocka_unit_test(test_divergence),
      cmocka_unit_test(test_path),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
