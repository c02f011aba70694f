#include "chart/field.h"

#include "support/check.h"

#include <math.h>

enum { COLUMNS = 7, ROWS = 5, WIDTH = 40, HEIGHT = 30 };

/* The place of a pixel's middle, counted in nodes. */
static double node_x(int x) {
  return (x + 0.5) / WIDTH * (COLUMNS - 1);
}

static double node_y(int y) {
  return (1 - (y + 0.5) / HEIGHT) * (ROWS - 1);
}

typedef double Surface(double x, double y);

static double plane(double x, double y) {
  return 3 - 0.7 * x + 1.9 * y;
}

static double wave(double x, double y) {
  return sin(0.5 * x + 0.3) * cos(0.4 * y);
}

static void sample(float *nodes, Surface *surface) {
  for (int j = 0; j < ROWS; j++)
    for (int i = 0; i < COLUMNS; i++)
      nodes[j * COLUMNS + i] = (float)surface(i, j);
}

static void a_plane_stays_a_plane_up_to_the_edges(void **state) {
  (void)state;
  float nodes[COLUMNS * ROWS];
  Arena arena = {0};
  sample(nodes, plane);
  Field field = field_make(&arena, nodes, COLUMNS, ROWS, WIDTH, HEIGHT);
  for (int y = 0; y < HEIGHT; y++) {
    field_row(&field, y);
    for (int x = 0; x < WIDTH; x++) {
      check_close((double)field.value[x], plane(node_x(x), node_y(y)), 0, 1e-5);
      check_close((double)field.dx[x], -0.7 * (COLUMNS - 1) / WIDTH, 0, 1e-5);
      check_close((double)field.dy[x], -1.9 * (ROWS - 1) / HEIGHT, 0, 1e-5);
    }
  }
  arena_free(&arena);
}

static void a_curved_surface_is_followed(void **state) {
  (void)state;
  float nodes[COLUMNS * ROWS];
  Arena arena = {0};
  sample(nodes, wave);
  Field field = field_make(&arena, nodes, COLUMNS, ROWS, WIDTH, HEIGHT);
  for (int y = 0; y < HEIGHT; y++) {
    field_row(&field, y);
    for (int x = 0; x < WIDTH; x++)
      check_close((double)field.value[x], wave(node_x(x), node_y(y)), 0, 0.04);
  }
  arena_free(&arena);
}

/* Odd sizes put the middle pixel's middle on the middle node. */
static void it_goes_through_its_nodes(void **state) {
  (void)state;
  const float nodes[] = {1, -5, 2, 8, 40, -3, 0, 9, 7};
  Arena arena = {0};
  Field field = field_make(&arena, nodes, 3, 3, 11, 7);
  field_row(&field, 3);
  check_close((double)field.value[5], 40, 0, 1e-4);
  arena_free(&arena);
}

/* The slopes are those of the values, in pixels: against the difference of neighbours. */
static void slopes_are_those_of_the_values(void **state) {
  (void)state;
  enum { FINE = 400 };
  float nodes[COLUMNS * ROWS], above[FINE];
  Arena arena = {0};
  sample(nodes, wave);
  Field field = field_make(&arena, nodes, COLUMNS, ROWS, FINE, FINE);
  for (int y = 0; y < FINE; y++) {
    for (int x = 0; x < FINE; x++)
      above[x] = field.value[x];
    field_row(&field, y);
    for (int x = 1; x < FINE; x++) {
      check_close((double)field.dx[x], (double)(field.value[x] - field.value[x - 1]), 0, 2e-4);
      if (y > 0)
        check_close((double)field.dy[x], (double)(field.value[x] - above[x]), 0, 2e-4);
    }
  }
  arena_free(&arena);
}

static void rows_may_come_in_any_order(void **state) {
  (void)state;
  float nodes[COLUMNS * ROWS], want[WIDTH];
  Arena arena = {0};
  sample(nodes, wave);
  for (int y = 0; y < HEIGHT; y++) {
    Field fresh = field_make(&arena, nodes, COLUMNS, ROWS, WIDTH, HEIGHT);
    field_row(&fresh, y);
    for (int x = 0; x < WIDTH; x++)
      want[x] = fresh.value[x];
    Field used = field_make(&arena, nodes, COLUMNS, ROWS, WIDTH, HEIGHT);
    field_row(&used, HEIGHT - 1);
    field_row(&used, (y * 7) % HEIGHT);
    field_row(&used, y);
    assert_memory_equal(used.value, want, sizeof want);
  }
  arena_free(&arena);
}

static void two_nodes_make_a_straight_line(void **state) {
  (void)state;
  const float nodes[] = {0, 10, 0, 10};
  Arena arena = {0};
  Field field = field_make(&arena, nodes, 2, 2, 10, 1);
  field_row(&field, 0);
  for (int x = 0; x < 10; x++)
    check_close((double)field.value[x], x + 0.5, 0, 1e-5);
  arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_plane_stays_a_plane_up_to_the_edges),
      cmocka_unit_test(a_curved_surface_is_followed),
      cmocka_unit_test(it_goes_through_its_nodes),
      cmocka_unit_test(slopes_are_those_of_the_values),
      cmocka_unit_test(rows_may_come_in_any_order),
      cmocka_unit_test(two_nodes_make_a_straight_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
