/* What would be if given numbers were different: curves, places, a surface over two numbers, the way of a
 * descent; and that it is kept while nothing that it depends on changes. */
#include "support/check.h"
#include "support/sample_slope.h"
#include "trace/cells.h"
#include "trace/path.h"
#include "trace/surface.h"
#include "trace/training.h"

#include <math.h>
#include <string.h>

static Cell cell_of(const Trace *trace, const char *name) {
  Cells cells;
  Error err = {0};
  if (!cells_find(&cells, trace, 0, name, &err))
    fail_msg("%s", err.what);
  return cells_at(&cells, 0);
}

static Setup with(const Sample *sample, const char *assignment) {
  SetupRange open[SETUP_FIELDS_MAX];
  Setup setup = sample->lesson.setup;
  Error err = {0};
  for (unsigned i = 0; i < setup_field_count(&setup); i++) {
    open[i] = setup_range_widest(&setup, i);
    open[i].editable = true;
  }
  if (!setup_assign(&setup, assignment, open, &err))
    fail_msg("%s", err.what);
  return setup;
}

static void test_samples_go_through_the_present_numbers(void **state) {
  Sample *sample = *state;
  const Trace *trace = &sample->trace;
  const char *const names[] = {"dJ_true", "dJ_linear"};
  Cell of[2], eps = cell_of(trace, "eps"), w = cell_of(trace, "w");
  for (size_t i = 0; i < 2; i++)
    of[i] = cell_of(trace, names[i]);
  double at[2] = {0.8, 0.1}, out[4], now = trace_number(trace, 0, eps);
  assert_true(cells_sample(out, trace, 0, &(CellsCurves){of, 2, eps}, at, 2));
  assert_true(now == 0.8 && out[0] == trace_number(trace, 0, of[0]) &&
              out[1] == trace_number(trace, 0, of[1]));
  check_close(out[3], out[1] / 8, 1e-12, 0);
  /* Later on too: from the ball's place in that update, not from the start. */
  Cell J = cell_of(trace, "J");
  size_t step = sample_step(trace, "update-4");
  double place = trace_number(trace, step, w);
  assert_true(place > 0);
  assert_true(cells_sample(out, trace, step, &(CellsCurves){&J, 1, w}, &place, 1));
  assert_true(out[0] == trace_number(trace, step, J));
  assert_true(cells_sample(out, trace, step, &(CellsCurves){of, 2, eps}, &now, 1));
  check_close(out[0], trace_number(trace, step, of[0]), 1e-12, 0);
}

static void test_slopes_are_exact_at_any_number(void **state) {
  Sample *sample = *state;
  const Trace *trace = &sample->trace;
  Cell J = cell_of(trace, "J"), w = cell_of(trace, "w"), dw = cell_of(trace, "dw");
  check_close(cells_slope(trace, 0, J, w), trace_number(trace, 0, dw), 1e-12, 0);
  check_close(cells_slope(trace, 0, cell_of(trace, "dJ_linear"), cell_of(trace, "slope")), 0.8, 1e-12, 0);
  assert_true(cells_slope(trace, 0, w, J) == 0);
}

/* A number that is itself a derivative, of which each place is computed while another number is varied. */
static void test_a_curve_of_a_derivative(void **state) {
  Sample *sample = *state;
  const Trace *trace = &sample->trace;
  const Cell of[2] = {cell_of(trace, "dw"), cell_of(trace, "J")}, w = cell_of(trace, "w");
  const double h = 1e-5, at[4] = {1 - h, 1 + h, 1, trace_number(trace, 0, w)};
  double out[8];
  assert_true(cells_sample(out, trace, 0, &(CellsCurves){of, 2, w}, at, 4));
  check_close((out[3] - out[1]) / (2 * h), out[4], 1e-6, 0);
  assert_true(out[6] == trace_number(trace, 0, of[0]) && out[7] == trace_number(trace, 0, of[1]));
}

static void check_surface(const Trace *trace, const Surface *surface) {
  assert_true(surface->columns >= 96 && surface->rows >= 72);
  for (size_t i = 0; i < surface->columns * surface->rows; i += 997) {
    size_t column = i % surface->columns, row = i / surface->columns;
    double x = (double)column / (double)(surface->columns - 1), y = (double)row / (double)(surface->rows - 1);
    check_close(surface->at[i], sample_objective(trace, -3 + 7 * x, -2.5 + 6 * y), 1e-12, 0);
  }
}

static bool find(Surface *out, const Trace *trace, size_t step) {
  SurfaceOf of = {.of = cell_of(trace, "J"), .over = {cell_of(trace, "w"), cell_of(trace, "b")}};
  for (int axis = 0; axis < 2; axis++)
    surface_span(&of.low[axis], &of.high[axis], trace, of.over[axis]);
  return surface_of(out, trace, step, &of, INFINITY);
}

static void test_a_surface_of_the_slope(void **state) {
  Sample *sample = *state;
  Surface surface, again, turned;
  assert_true(find(&surface, &sample->trace, 0));
  assert_true(surface.low[0] == -3 && surface.high[0] == 4 && surface.low[1] == -2.5);
  check_surface(&sample->trace, &surface);
  assert_true(surface.has_least);
  double least = sample_objective(&sample->trace, surface.least[0], surface.least[1]);
  for (size_t i = 0; i < surface.columns * surface.rows; i++)
    assert_true(surface.at[i] >= least - 1e-4);
  /* Kept over steps, and over edits of what it does not hang on: the point itself, the direction. */
  assert_true(find(&again, &sample->trace, sample->trace.step_count - 1));
  assert_ptr_equal(again.at, surface.at);
  Setup setup = with(sample, "w=0.5");
  Trace other;
  Error err = {0};
  assert_true(trace_build(&other, &sample->lesson, &setup, NULL, &err));
  trace_keep_samples(&other, &sample->trace);
  assert_true(find(&turned, &other, 0));
  assert_ptr_equal(turned.at, surface.at);
  assert_true(turned.version == surface.version);
  trace_free(&other);
}

/* In portions: coarse until all of it is there, and then the same to the last bit. */
static void test_a_surface_in_portions(void **state) {
  Sample *sample = *state;
  Trace other;
  Error err = {0};
  SurfaceOf of = {.of = cell_of(&sample->trace, "J"),
                  .over = {cell_of(&sample->trace, "w"), cell_of(&sample->trace, "b")},
                  .low = {-3, -2},
                  .high = {4, 3}};
  Surface whole, part;
  size_t calls = 1;
  assert_true(trace_build(&other, &sample->lesson, &sample->trace.setup, NULL, &err));
  assert_true(surface_of(&whole, &sample->trace, 0, &of, INFINITY) && whole.done);
  assert_true(surface_of(&part, &other, 0, &of, 0) && !part.done); /* no time at all: the coarse one */
  assert_true(part.columns < whole.columns && part.rows < whole.rows && part.version != whole.version);
  for (size_t corner = 0; corner < 2; corner++) /* the first node of all, and the last */
    assert_true(part.at[corner * (part.columns * part.rows - 1)] ==
                whole.at[corner * (whole.columns * whole.rows - 1)]);
  for (; !part.done; calls++)
    assert_true(surface_of(&part, &other, 0, &of, 1e-6));
  assert_true(calls > 2 && part.version == whole.version);
  assert_memory_equal(part.at, whole.at, whole.columns * whole.rows * sizeof *whole.at);
  trace_free(&other);
}

static void test_a_way(void **state) {
  Sample *sample = *state;
  const Trace *trace = &sample->trace;
  const Cell over[2] = {cell_of(trace, "w"), cell_of(trace, "b")},
             next[2] = {cell_of(trace, "w_next"), cell_of(trace, "b_next")};
  const PathOf of = {over, next};
  size_t last = trace->step_count - 1;
  CellsPlace places[8];
  assert_int_equal(path_made(trace, 0, false), 0);
  assert_int_equal(path_made(trace, last, true), 7);
  assert_int_equal(path_places(places, trace, last, &of, 0, 7, 8), 8);
  assert_true(places[0].x == -1 && places[0].y == 2);
  assert_true(places[7].x == trace_number(trace, last, next[0]));
  assert_true(places[6].y == trace_number(trace, last, over[1]));
  assert_int_equal(path_places(places, trace, last, &of, 0, 7, 4), 4);
  assert_true(places[3].x == trace_number(trace, last, next[0])); /* the last is always there */
}

/* --- Training */

static const char TRAINING[] =
    "id: t\ntitle: { ko: a, en: a }\nscene: training\n"
    "training:\n"
    "  data: [ { id: a, title: { ko: a, en: a }, file: data/iris.csv, label: species, classes: [versicolor, "
    "virginica], features: [petal_width_cm], standardize: yes } ]\n"
    "  model: logistic\n  W: [[-2]]\n  b: [2]\n  eta: 0.5\n  alpha: 0.1\n  penalty: l2\n  shuffle: yes\n"
    "  seed: 1\n  epochs: 3\n  batch_size: [5]\n  shown: [yes]\n  clock: updates\n"
    "editable: { W: [-6, 6], b: [-4, 4], alpha: [0, 10], eta: [0.01, 10], penalty: all }\n"
    "groups:\n  - { id: a, title: { ko: a, en: a } }\n"
    "steps:\n"
    "  - { id: here, group: a, reveal: [W, b, J, J_next], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"
    "  - { for: update, id: update, group: a, title: { ko: a, en: a }, text: { ko: a, en: a } }\n";

static void sample_training(Lesson *out, Arena *arena) {
  ErrorList errors = {0};
  if (!lesson_parse(out, arena, "lessons/t.yaml", TRAINING, strlen(TRAINING), &errors))
    fail_msg("%s (%s)", errors.items[0].what, errors.items[0].hint);
}

static int set_up_training(void **state) {
  return sample_set_up_with(state, sample_training);
}

static bool find_training(Surface *out, const Trace *trace, size_t step) {
  SurfaceOf of = {.of = cell_of(trace, "J"), .over = {cell_of(trace, "W[1,1]"), cell_of(trace, "b[1]")}};
  for (int axis = 0; axis < 2; axis++)
    surface_span(&of.low[axis], &of.high[axis], trace, of.over[axis]);
  return surface_of(out, trace, step, &of, INFINITY);
}

/* Where a node stands along an axis. */
static double node(const Surface *surface, int axis, size_t i) {
  size_t last = (axis == 0 ? surface->columns : surface->rows) - 1;
  return surface->low[axis] + (surface->high[axis] - surface->low[axis]) * (double)i / (double)last;
}

static void test_a_surface_of_a_training(void **state) {
  Sample *sample = *state;
  Surface surface, other;
  training_finish(&sample->trace);
  assert_true(find_training(&surface, &sample->trace, 0));
  for (size_t i = 0; i < surface.columns * surface.rows; i += 997) {
    double w = node(&surface, 0, i % surface.columns), b = node(&surface, 1, i / surface.columns);
    check_close(surface.at[i], sample_objective(&sample->trace, w, b) + 0.05 * w * w /* half of alpha */,
                1e-12, 0);
  }
  Setup setup = with(sample, "alpha=0.2");
  Trace edited;
  Error err = {0};
  assert_true(trace_build(&edited, &sample->lesson, &setup, NULL, &err));
  trace_keep_samples(&edited, &sample->trace);
  assert_true(find_training(&other, &edited, 0));
  assert_true(other.version != surface.version);
  assert_true(other.at[0] > surface.at[0]);
  trace_free(&edited);
}

static void test_a_way_of_a_training(void **state) {
  Sample *sample = *state;
  const Trace *trace = &sample->trace;
  training_finish(&sample->trace);
  const Cell over[2] = {cell_of(trace, "W[1,1]"), cell_of(trace, "b[1]")};
  const PathOf of = {over, NULL};
  size_t step = sample_step(trace, "update-7"), ended;
  CellsPlace places[16];
  assert_int_equal(path_made(trace, step, true), 7);
  assert_int_equal(path_places(places, trace, step, &of, 0, 7, 16), 8);
  assert_true(places[6].x == trace_number(trace, step, over[0]));
  assert_true(places[7].y == trace_number(trace, step, cell_of(trace, "b_next")));
  assert_false(path_ends(&ended, trace));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_samples_go_through_the_present_numbers, sample_slope_set_up,
                                      sample_tear_down),
      cmocka_unit_test_setup_teardown(test_slopes_are_exact_at_any_number, sample_slope_set_up,
                                      sample_tear_down),
      cmocka_unit_test_setup_teardown(test_a_curve_of_a_derivative, sample_slope_set_up, sample_tear_down),
      cmocka_unit_test_setup_teardown(test_a_surface_of_the_slope, sample_slope_set_up, sample_tear_down),
      cmocka_unit_test_setup_teardown(test_a_surface_in_portions, sample_slope_set_up, sample_tear_down),
      cmocka_unit_test_setup_teardown(test_a_way, sample_slope_set_up, sample_tear_down),
      cmocka_unit_test_setup_teardown(test_a_surface_of_a_training, set_up_training, sample_tear_down),
      cmocka_unit_test_setup_teardown(test_a_way_of_a_training, set_up_training, sample_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
