/* An explanation's place: clear of its number, beside it or where little is covered. */
#include "view/inspector_place.h"

#include "support/check.h"

static Cover cover;
static const Rect AREA = {100, 50, 800, 600};

static int start(void **unused) {
  (void)unused;
  cover_begin(&cover, AREA, 10);
  return 0;
}

static bool apart(Rect a, Rect b) {
  Rect both = rect_intersect(a, b);
  return both.w <= 0 || both.h <= 0;
}

static bool inside(Rect rect) {
  return rect.x >= AREA.x && rect.y >= AREA.y && rect.x + rect.w <= AREA.x + AREA.w + 1e-9 &&
         rect.y + rect.h <= AREA.y + AREA.h + 1e-9;
}

static void it_is_beside_its_number(void **unused) {
  (void)unused;
  for (double y = AREA.y; y <= 630; y += 58)
    for (double x = AREA.x; x <= 850; x += 75) {
      Rect number = {x, y, 50, 20}, rect;
      double cost;
      cover_begin(&cover, AREA, 10);
      cover_sum(&cover);
      assert_true(cover_place(&rect, &cost, &cover, number, 300, 200));
      assert_true(inside(rect) && apart(rect, number));
      assert_true(cost <= 0.8 + 1e-9); /* a square away at most */
    }
}

/* All is full but a place at the lower right. */
static void it_goes_to_free_room(void **unused) {
  (void)unused;
  cover_add(&cover, (Rect){100, 50, 800, 380}, 1);
  cover_add(&cover, (Rect){100, 430, 480, 220}, 1);
  cover_sum(&cover);
  Rect number = {300, 300, 40, 20}, rect;
  double cost;
  assert_true(cover_place(&rect, &cost, &cover, number, 300, 200));
  assert_true(rect.x >= 580 && rect.y >= 430);
}

static void what_weighs_more_is_spared(void **unused) {
  (void)unused;
  cover_add(&cover, AREA, 0.1);
  cover_add(&cover, (Rect){350, 60, 550, 580}, 50); /* right of the number */
  cover_sum(&cover);
  Rect number = {300, 300, 40, 20}, rect;
  double cost;
  assert_true(cover_place(&rect, &cost, &cover, number, 200, 150));
  assert_true(rect.x + rect.w <= 350);
}

static void there_may_be_no_place(void **unused) {
  (void)unused;
  cover_sum(&cover);
  Rect rect;
  double cost;
  assert_false(cover_place(&rect, &cost, &cover, (Rect){400, 300, 40, 20}, 801, 100));
  assert_false(cover_place(&rect, &cost, &cover, (Rect){400, 300, 200, 100}, 700, 550));
  cover_begin(&cover, (Rect){0, 0, 0, 0}, 10);
  cover_sum(&cover);
  assert_false(cover_place(&rect, &cost, &cover, (Rect){0, 0, 1, 1}, 10, 10));
}

/* A weight that reaches over the area's edge counts with what lies inside. */
static void edges_are_no_trouble(void **unused) {
  (void)unused;
  cover_add(&cover, (Rect){-1e6, -1e6, 2e6, 2e6}, 1);
  cover_add(&cover, (Rect){5000, 50, 10, 10}, 1);
  cover_sum(&cover);
  Rect rect;
  double cost;
  assert_true(cover_place(&rect, &cost, &cover, (Rect){895, 645, 40, 20}, 300, 200));
  assert_true(inside(rect));
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup(name, start)
  const struct CMUnitTest tests[] = {
      CASE(it_is_beside_its_number), CASE(it_goes_to_free_room), CASE(what_weighs_more_is_spared),
      CASE(there_may_be_no_place),   CASE(edges_are_no_trouble),
  };
#undef CASE
  return cmocka_run_group_tests(tests, NULL, NULL);
}
