/* The memory of labels stays within its bounds and forgets the right ones. */
#include "sdl/labels.h"

#include "support/check.h"

#include <stdio.h>
#include <string.h>

static LabelKey key_of(const char *text) {
  return (LabelKey){.face = FACE_UI, .style = STYLE_PLAIN, .pixels = 12, .text = text};
}

static void put(Labels *labels, const char *text, double width) {
  labels_get(labels, key_of(text))->width = width;
}

static bool knows(Labels *labels, const char *text) {
  return labels_get(labels, key_of(text))->width >= 0;
}

static void test_every_part_of_the_key_counts(void **state) {
  (void)state;
  Labels *labels = labels_new(10, 10000);
  put(labels, "a", 7);
  LabelKey keys[] = {key_of("a"), key_of("a"), key_of("a"), key_of("b")};
  keys[0].face = FACE_MAIN;
  keys[1].style = STYLE_TABULAR;
  keys[2].pixels = 13;
  for (size_t i = 0; i < 4; i++)
    assert_true(labels_get(labels, keys[i])->width < 0);
  assert_true(knows(labels, "a"));
  assert_int_equal(labels_count(labels), 5);
  labels_free(labels);
}

static void test_the_least_recent_is_forgotten(void **state) {
  (void)state;
  Labels *labels = labels_new(3, 10000);
  put(labels, "a", 1);
  put(labels, "b", 2);
  put(labels, "c", 3);
  assert_true(knows(labels, "a"));
  put(labels, "d", 4);
  assert_int_equal(labels_count(labels), 3);
  assert_true(knows(labels, "a"));
  assert_true(knows(labels, "d"));
  assert_true(knows(labels, "c"));
  assert_false(knows(labels, "b"));
  labels_free(labels);
}

static void test_a_mask_is_copied_without_its_gaps(void **state) {
  (void)state;
  const uint8_t ink[] = {1, 2, 99, 3, 4, 99};
  Labels *labels = labels_new(3, 10000);
  Label *label = labels_get(labels, key_of("a"));
  labels_store(labels, label,
               (TextMask){.coverage = ink, .width = 2, .height = 2, .stride = 3, .left = -1, .top = 5});
  const uint8_t want[] = {1, 2, 3, 4};
  assert_true(label->drawn);
  assert_int_equal(label->mask.stride, 2);
  assert_int_equal(label->mask.left, -1);
  assert_memory_equal(label->mask.coverage, want, 4);
  labels_free(labels);
}

static void test_bytes_are_bounded_and_the_held_mask_stays(void **state) {
  (void)state;
  static const uint8_t ink[40 * 50] = {[1999] = 77};
  const TextMask mask = {.coverage = ink, .width = 50, .height = 40, .stride = 50};
  Labels *labels = labels_new(1000, 5000);
  for (int i = 0; i < 20; i++) {
    char text[8];
    snprintf(text, sizeof text, "%d", i);
    labels_store(labels, labels_get(labels, key_of(text)), mask);
    assert_true(labels_bytes(labels) <= 5000);
  }
  const uint8_t *held = labels_get(labels, key_of("19"))->mask.coverage;
  for (int i = 100; i < 500; i++) {
    char text[8];
    snprintf(text, sizeof text, "%d", i);
    put(labels, text, i);
  }
  assert_true(labels_bytes(labels) <= 5000);
  assert_int_equal(held[1999], 77);
  assert_ptr_equal(labels_get(labels, key_of("19"))->mask.coverage, held);
  labels_free(labels);
}

static void test_a_mask_larger_than_all_room_is_kept_while_held(void **state) {
  (void)state;
  static const uint8_t ink[4000] = {[3999] = 5};
  Labels *labels = labels_new(10, 1000);
  Label *label = labels_get(labels, key_of("huge"));
  labels_store(labels, label, (TextMask){.coverage = ink, .width = 4000, .height = 1, .stride = 4000});
  put(labels, "next", 1);
  put(labels, "one more", 1);
  assert_int_equal(label->mask.coverage[3999], 5);
  labels_hold(labels, labels_get(labels, key_of("small")));
  put(labels, "last", 1);
  assert_true(labels_bytes(labels) <= 1000);
  labels_free(labels);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_part_of_the_key_counts),
      cmocka_unit_test(test_the_least_recent_is_forgotten),
      cmocka_unit_test(test_a_mask_is_copied_without_its_gaps),
      cmocka_unit_test(test_bytes_are_bounded_and_the_held_mask_stays),
      cmocka_unit_test(test_a_mask_larger_than_all_room_is_kept_while_held),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
