#include "base/arena.h"
#include "support/check.h"

#include <string.h>

static void check_zero_and_aligned(const unsigned char *memory, size_t size) {
  assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
  for (size_t i = 0; i < size; i++)
    assert_int_equal(memory[i], 0);
}

/* Takes pieces of many sizes, marks each, and looks whether any mark was written over. */
static void test_pieces_are_zeroed_aligned_and_apart(void **state) {
  (void)state;
  static const size_t SIZES[] = {1, 0, 7, 16, 100, 5000, 40000, 3, 300000, 17, 2000000, 9};
  enum { COUNT = sizeof SIZES / sizeof *SIZES, ROUNDS = 20 };
  Arena arena = {0};
  unsigned char *pieces[ROUNDS][COUNT];
  for (size_t round = 0; round < ROUNDS; round++)
    for (size_t i = 0; i < COUNT; i++) {
      pieces[round][i] = arena_alloc(&arena, SIZES[i]);
      assert_non_null(pieces[round][i]);
      check_zero_and_aligned(pieces[round][i], SIZES[i]);
      memset(pieces[round][i], (int)(round * COUNT + i), SIZES[i]);
    }
  for (size_t round = 0; round < ROUNDS; round++)
    for (size_t i = 0; i < COUNT; i++)
      for (size_t k = 0; k < SIZES[i]; k++)
        assert_int_equal(pieces[round][i][k], round * COUNT + i);
  arena_free(&arena);
}

static void test_reset_gives_zeroed_memory_again(void **state) {
  (void)state;
  Arena arena = {0};
  for (size_t round = 0; round < 4; round++) {
    for (size_t i = 0; i < 100; i++) {
      unsigned char *memory = arena_alloc(&arena, 1000 * (round + 1));
      check_zero_and_aligned(memory, 1000 * (round + 1));
      memset(memory, 0xFF, 1000 * (round + 1));
    }
    assert_true(arena.used >= 100000 * (round + 1));
    arena_reset(&arena);
    assert_int_equal(arena.used, 0);
    assert_non_null(arena.head);
  }
  arena_free(&arena);
}

static void test_freed_arena_is_empty_and_usable(void **state) {
  (void)state;
  Arena arena = {0};
  arena_free(&arena);
  arena_reset(&arena);
  assert_null(arena.head);
  assert_string_equal(arena_copy(&arena, "one"), "one");
  arena_free(&arena);
  assert_null(arena.head);
  assert_int_equal(arena.used, 0);
  assert_string_equal(arena_copy(&arena, "two"), "two");
  arena_free(&arena);
}

static void test_texts(void **state) {
  (void)state;
  Arena arena = {0};
  char *whole = arena_copy(&arena, "소프트맥스");
  char *part = arena_copy_n(&arena, "abcdef", 3);
  char *nothing = arena_copy_n(&arena, NULL, 0);
  char *printed = arena_printf(&arena, "%s-%03d", "step", 7);
  char *wide = arena_printf(&arena, "%100000d|", 1);
  assert_string_equal(whole, "소프트맥스");
  assert_string_equal(part, "abc");
  assert_string_equal(nothing, "");
  assert_string_equal(printed, "step-007");
  assert_int_equal(strlen(wide), 100001);
  arena_free(&arena);
}

static void test_arrays(void **state) {
  (void)state;
  Arena arena = {0};
  double *numbers = ARENA_ARRAY(&arena, double, 1000);
  for (size_t i = 0; i < 1000; i++)
    check_close(numbers[i], 0, 0, 0);
  assert_true(arena.used >= 8000);
  assert_non_null(ARENA_ARRAY(&arena, double, 0));
  arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_pieces_are_zeroed_aligned_and_apart),
      cmocka_unit_test(test_reset_gives_zeroed_memory_again),
      cmocka_unit_test(test_freed_arena_is_empty_and_usable),
      cmocka_unit_test(test_texts),
      cmocka_unit_test(test_arrays),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
