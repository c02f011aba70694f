#include "ui/target.h"

#include "support/check.h"

static const Target NOTHING = {TARGET_NONE, 0, 0, 0, 0};

static Target cell(int row, int col) {
  return (Target){TARGET_CELL, 7, row, col, 0};
}

static Hit *add(Hits *hits, Target target, double x, double y) {
  return hits_add(hits, (Rect){x, y, 10, 10}, target);
}

/* A grid of 2 rows and 3 columns in group 1, with a hole at (1, 1), and one cell of group 2. */
static void add_grid(Hits *hits) {
  for (int row = 0; row < 2; row++)
    for (int col = 0; col < 3; col++) {
      if (row == 1 && col == 1)
        continue;
      Hit *hit = add(hits, cell(row, col), 20.0 * col, 20.0 * row);
      hit->focusable = true;
      hit->group = 1;
      hit->row = row;
      hit->col = col;
    }
  Hit *other = add(hits, cell(9, 9), 200, 0);
  other->focusable = true;
  other->group = 2;
  other->col = 3;
}

static void the_topmost_is_hit(void **unused) {
  (void)unused;
  Hits hits = {0};
  add(&hits, cell(0, 0), 0, 0);
  add(&hits, cell(0, 1), 5, 0);
  assert_int_equal(hits_at(&hits, 2, 2)->target.c, 0);
  assert_int_equal(hits_at(&hits, 7, 2)->target.c, 1);
  assert_null(hits_at(&hits, 15, 2)); /* the right edge belongs to the neighbour */
  assert_null(hits_at(&hits, 2, -1));
  hits_clear(&hits);
  assert_null(hits_at(&hits, 2, 2));
  hits_free(&hits);
}

static void a_target_is_found_again(void **unused) {
  (void)unused;
  Hits hits = {0};
  for (int i = 0; i < 200; i++) /* more than there is room for at first */
    add(&hits, cell(i, 0), 20.0 * i, 0)->group = i;
  assert_int_equal(hits_find(&hits, cell(150, 0))->group, 150);
  assert_null(hits_find(&hits, cell(150, 1)));
  assert_null(hits_find(&hits, NOTHING));
  hits_free(&hits);
}

static void tab_goes_round(void **unused) {
  (void)unused;
  Hits hits = {0};
  add(&hits, cell(5, 5), 0, 0); /* not focusable */
  add_grid(&hits);
  assert_true(target_equal(hits_step(&hits, NOTHING, 1)->target, cell(0, 0)));
  assert_true(target_equal(hits_step(&hits, cell(0, 0), 1)->target, cell(0, 1)));
  assert_true(target_equal(hits_step(&hits, cell(9, 9), 1)->target, cell(0, 0)));
  assert_true(target_equal(hits_step(&hits, cell(0, 0), -1)->target, cell(9, 9)));
  assert_true(target_equal(hits_step(&hits, NOTHING, -1)->target, cell(9, 9)));
  assert_true(target_equal(hits_step(&hits, cell(77, 7), 1)->target, cell(0, 0)));
  hits_free(&hits);
}

/* A number's own place comes before its handle's; a handle without one is a place, too. */
static void tab_stops_at_a_handle_alone(void **unused) {
  (void)unused;
  Hits hits = {0};
  add(&hits, cell(1, 0), 0, 0)->focusable = true;
  add(&hits, cell(1, 0), 20, 0)->handle.kind = HANDLE_X;
  add(&hits, cell(2, 0), 40, 0)->handle.kind = HANDLE_X;
  const Hit *first = hits_step(&hits, NOTHING, 1), *second = hits_step(&hits, first->target, 1);
  assert_ptr_equal(first, &hits.items[0]);
  assert_ptr_equal(second, &hits.items[2]);
  assert_ptr_equal(hits_step(&hits, second->target, 1), first);
  hits_free(&hits);
}

static void tab_needs_something_to_stop_at(void **unused) {
  (void)unused;
  Hits hits = {0};
  assert_null(hits_step(&hits, NOTHING, 1));
  assert_null(hits_step(&hits, NOTHING, -1));
  add(&hits, cell(0, 0), 0, 0);
  assert_null(hits_step(&hits, NOTHING, 1));
  hits_free(&hits);
}

static void arrows_stay_in_the_group(void **unused) {
  (void)unused;
  Hits hits = {0};
  add_grid(&hits);
  assert_true(target_equal(hits_move(&hits, cell(0, 0), 1, 0)->target, cell(0, 1)));
  assert_true(target_equal(hits_move(&hits, cell(0, 0), 0, 1)->target, cell(1, 0)));
  assert_true(target_equal(hits_move(&hits, cell(1, 2), 0, -1)->target, cell(0, 2)));
  assert_null(hits_move(&hits, cell(0, 2), 1, 0));
  assert_null(hits_move(&hits, cell(0, 0), 0, -1));
  assert_null(hits_move(&hits, cell(9, 9), -1, 0));
  assert_null(hits_move(&hits, NOTHING, 1, 0));
  hits_free(&hits);
}

static void arrows_jump_over_a_hole_in_the_row(void **unused) {
  (void)unused;
  Hits hits = {0};
  add_grid(&hits);
  assert_true(target_equal(hits_move(&hits, cell(1, 0), 1, 0)->target, cell(1, 2)));
  hits_free(&hits);
}

static void the_timeline_is_hit_from_beside_it(void **unused) {
  (void)unused;
  Hits hits = {0};
  assert_null(hits_beside(&hits, TARGET_TIMELINE, 5));
  for (int i = 0; i < 3; i++)
    add(&hits, (Target){TARGET_TIMELINE, i, 0, 0, 0}, 100 + 20.0 * i, 50);
  add(&hits, cell(0, 0), 300, 0);
  assert_int_equal(hits_beside(&hits, TARGET_TIMELINE, 125)->target.a, 1);
  assert_int_equal(hits_beside(&hits, TARGET_TIMELINE, -50)->target.a, 0);
  assert_int_equal(hits_beside(&hits, TARGET_TIMELINE, 305)->target.a, 2);
  assert_int_equal(hits_beside(&hits, TARGET_TIMELINE, 113)->target.a, 0); /* in a gap: the nearer one */
  hits_free(&hits);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_topmost_is_hit),
      cmocka_unit_test(a_target_is_found_again),
      cmocka_unit_test(tab_goes_round),
      cmocka_unit_test(tab_stops_at_a_handle_alone),
      cmocka_unit_test(tab_needs_something_to_stop_at),
      cmocka_unit_test(arrows_stay_in_the_group),
      cmocka_unit_test(arrows_jump_over_a_hole_in_the_row),
      cmocka_unit_test(the_timeline_is_hit_from_beside_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
