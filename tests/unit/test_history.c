#include "app/history.h"

#include "support/check.h"
#include "support/given.h"
#include "support/sample_scene.h"

#include <stdlib.h>

static Arena arena;
static const Scene *scene;

static int load_scene(void **unused) {
  (void)unused;
  scene = sample_scene(&arena, "chain");
  return 0;
}

static int free_scene(void **unused) {
  (void)unused;
  arena_free(&arena);
  return 0;
}

static Setup setup(double eta) {
  Setup made = SAMPLE_SETUP(scene, {"K", 2});
  GIVEN_PUT(&made, "eta", eta);
  return made;
}

static History *begin(double eta) {
  History *history = malloc(sizeof *history);
  assert_non_null(history);
  const Setup first = setup(eta);
  history_start(history, &first);
  return history;
}

static void record(History *history, double eta, unsigned gesture) {
  const Setup next = setup(eta);
  history_record(history, &next, gesture);
}

static double undo(History *history) {
  Setup out;
  return history_undo(history, &out) ? *given_at(&out, "eta", 0) : -1;
}

static double redo(History *history) {
  Setup out;
  return history_redo(history, &out) ? *given_at(&out, "eta", 0) : -1;
}

static void there_and_back(void **unused) {
  (void)unused;
  History *history = begin(1);
  record(history, 2, 0);
  record(history, 3, 0);
  check_close(undo(history), 2, 0, 0);
  check_close(undo(history), 1, 0, 0);
  check_close(undo(history), -1, 0, 0);
  check_close(redo(history), 2, 0, 0);
  check_close(redo(history), 3, 0, 0);
  check_close(redo(history), -1, 0, 0);
  free(history);
}

static void an_edit_forgets_what_was_undone(void **unused) {
  (void)unused;
  History *history = begin(1);
  record(history, 2, 0);
  record(history, 3, 0);
  (void)undo(history);
  record(history, 4, 0);
  check_close(redo(history), -1, 0, 0);
  check_close(undo(history), 2, 0, 0);
  free(history);
}

static void a_gesture_is_one_entry(void **unused) {
  (void)unused;
  History *history = begin(1);
  for (int i = 2; i < 50; i++)
    record(history, i, 7);
  record(history, 100, 8);
  check_close(undo(history), 49, 0, 0);
  check_close(undo(history), 1, 0, 0);
  check_close(redo(history), 49, 0, 0);
  free(history);
}

static void edits_without_a_gesture_stay_apart(void **unused) {
  (void)unused;
  History *history = begin(1);
  record(history, 2, 0);
  record(history, 3, 0);
  check_close(undo(history), 2, 0, 0);
  free(history);
}

static void a_gesture_that_ends_where_it_began_leaves_nothing(void **unused) {
  (void)unused;
  History *history = begin(1);
  record(history, 2, 0);
  record(history, 3, 7);
  record(history, 2, 7);
  check_close(undo(history), 1, 0, 0);
  free(history);
}

static void a_gesture_may_go_on_from_where_it_began(void **unused) {
  (void)unused;
  History *history = begin(1);
  record(history, 3, 7);
  record(history, 1, 7);
  record(history, 4, 7);
  record(history, 5, 7);
  check_close(undo(history), 1, 0, 0);
  check_close(undo(history), -1, 0, 0);
  check_close(redo(history), 5, 0, 0);
  free(history);
}

static void the_same_again_is_no_edit(void **unused) {
  (void)unused;
  History *history = begin(1);
  record(history, 2, 0);
  record(history, 2, 0);
  check_close(undo(history), 1, 0, 0);
  record(history, 1, 0); /* and leaves what can be redone */
  check_close(redo(history), 2, 0, 0);
  free(history);
}

static void the_oldest_are_forgotten(void **unused) {
  (void)unused;
  History *history = begin(0);
  for (int i = 1; i <= 3 * HISTORY_MAX; i++)
    record(history, i, 0);
  for (int i = 1; i < HISTORY_MAX; i++)
    check_close(undo(history), 3 * HISTORY_MAX - i, 0, 0);
  check_close(undo(history), -1, 0, 0);
  for (int i = 2; i <= HISTORY_MAX; i++)
    check_close(redo(history), 2 * HISTORY_MAX + i, 0, 0);
  check_close(redo(history), -1, 0, 0);
  free(history);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(there_and_back),
      cmocka_unit_test(an_edit_forgets_what_was_undone),
      cmocka_unit_test(a_gesture_is_one_entry),
      cmocka_unit_test(edits_without_a_gesture_stay_apart),
      cmocka_unit_test(a_gesture_that_ends_where_it_began_leaves_nothing),
      cmocka_unit_test(a_gesture_may_go_on_from_where_it_began),
      cmocka_unit_test(the_same_again_is_no_edit),
      cmocka_unit_test(the_oldest_are_forgotten),
  };
  return cmocka_run_group_tests(tests, load_scene, free_scene);
}
