#include "app/options.h"

#include "support/check.h"

#include <stdint.h>
#include <string.h>

enum { WORDS_MAX = 12 };

typedef struct Line {
  Arena arena;
  Options options;
  Error err;
  bool ok;
} Line;

/* Reads a line of words with single spaces between; "" is an empty line. */
static void read_line(Line *line, const char *text) {
  char *argv[WORDS_MAX];
  size_t count = 0;
  *line = (Line){0};
  for (char *at = arena_copy(&line->arena, text); *at;) {
    size_t length = strcspn(at, " ");
    bool last = at[length] == '\0';
    at[length] = '\0';
    argv[count++] = at;
    at += length + !last;
  }
  line->ok = options_parse(&line->options, &line->arena, argv, count, &line->err);
}

static void expect_fault(const char *text, const char *what, const char *hint) {
  Line line;
  read_line(&line, text);
  assert_false(line.ok);
  assert_int_equal(line.err.kind, ERROR_USAGE);
  check_contains(line.err.what, what);
  check_contains(line.err.hint, hint);
  arena_free(&line.arena);
}

static void takes_options_anywhere(void **state) {
  (void)state;
  Line line;
  read_line(&line, "--lang ko render --size=800x600 one-sample --set x=1 --set W=0 --fullscreen");
  assert_true(line.ok);
  assert_int_equal(line.options.word_count, 2);
  assert_string_equal(line.options.words[0], "render");
  assert_string_equal(line.options.words[1], "one-sample");
  assert_string_equal(line.options.value[OPTION_LANG], "ko");
  assert_string_equal(line.options.value[OPTION_SIZE], "800x600");
  assert_int_equal(line.options.set_count, 2);
  assert_string_equal(line.options.sets[0], "x=1");
  assert_string_equal(line.options.sets[1], "W=0");
  assert_true(line.options.given[OPTION_FULLSCREEN]);
  assert_false(line.options.given[OPTION_OUT]);
  arena_free(&line.arena);
}

static void a_value_may_hold_an_equals_sign_or_a_dash(void **state) {
  (void)state;
  Line line;
  read_line(&line, "--set=b=-1 --set x=2 --set -3 --out=");
  assert_true(line.ok);
  assert_string_equal(line.options.sets[0], "b=-1");
  assert_string_equal(line.options.sets[1], "x=2");
  assert_string_equal(line.options.sets[2], "-3");
  assert_string_equal(line.options.value[OPTION_OUT], "");
  arena_free(&line.arena);
}

static void two_dashes_end_options(void **state) {
  (void)state;
  Line line;
  read_line(&line, "-- --lang -x -");
  assert_true(line.ok);
  assert_int_equal(line.options.word_count, 3);
  assert_string_equal(line.options.words[0], "--lang");
  assert_string_equal(line.options.words[2], "-");
  assert_false(line.options.given[OPTION_LANG]);
  arena_free(&line.arena);
}

static void an_empty_line_has_no_words(void **state) {
  (void)state;
  Line line;
  read_line(&line, "");
  assert_true(line.ok);
  assert_int_equal(line.options.word_count, 0);
  arena_free(&line.arena);
}

static void refuses_unknown_options(void **state) {
  (void)state;
  expect_fault("--lagn ko", "unknown option --lagn", "did you mean --lang?");
  expect_fault("--full-screen", "unknown option --full-screen", "did you mean --fullscreen?");
  expect_fault("-q", "unknown option -q", "behind --");
}

static void refuses_wrong_values(void **state) {
  (void)state;
  expect_fault("--size", "--size needs a value: --size WxH", "");
  expect_fault("--size --lang ko", "--size needs a value", "");
  expect_fault("--fullscreen=yes", "--fullscreen takes no value", "");
}

static void reads_language_and_theme(void **state) {
  (void)state;
  Line line;
  Language language = LANG_EN;
  bool dark = true;
  Asked asked = ASKED_NONE;
  read_line(&line, "--lang ko --theme light --ask kept");
  assert_true(options_language(&language, &line.options, &line.err));
  assert_int_equal(language, LANG_KO);
  assert_true(options_dark(&dark, &line.options, &line.err));
  assert_false(dark);
  assert_true(options_asked(&asked, &line.options, &line.err));
  assert_int_equal(asked, ASKED_KEPT);
  arena_free(&line.arena);

  read_line(&line, "--lang de --ask some");
  assert_false(options_asked(&asked, &line.options, &line.err));
  check_contains(line.err.what, "--ask is all, kept or none, not \"some\"");
  assert_false(options_language(&language, &line.options, &line.err));
  check_contains(line.err.what, "--lang is en or ko, not \"de\"");
  assert_true(options_dark(&dark, &line.options, &line.err));
  assert_int_equal(language, LANG_KO);
  arena_free(&line.arena);
}

static bool size_of(int *width, int *height, const char *text) {
  Line line;
  read_line(&line, text);
  bool ok = options_size(width, height, &line.options, &line.err);
  assert_true(ok || line.err.kind == ERROR_USAGE);
  arena_free(&line.arena);
  return ok;
}

static void reads_sizes(void **state) {
  (void)state;
  int width = 7, height = 8;
  assert_true(size_of(&width, &height, "one-sample"));
  assert_int_equal(width * 100 + height, 708);
  assert_true(size_of(&width, &height, "--size 1x16384"));
  assert_int_equal(width, 1);
  assert_int_equal(height, 16384);
  static const char *const WRONG[] = {
      "--size 0x600",     "--size 800x",         "--size x600",     "--size 800",
      "--size 800x600x1", "--size -800x600",     "--size 16385x1",  "--size 1e3x600",
      "--size=",          "--size 4294967297x1", "--size 800.5x600"};
  for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++)
    assert_false(size_of(&width, &height, WRONG[i]));
  assert_int_equal(height, 16384);
}

/* The fault of --step among `count` steps, or NULL. */
static const char *step_of(Line *line, size_t *step, bool *all, const char *text, size_t count) {
  read_line(line, text);
  const char *what = options_step(step, all, &line->options, count, &line->err) ? NULL : line->err.what;
  arena_free(&line->arena);
  return what;
}

static void reads_steps_from_1(void **state) {
  (void)state;
  Line line;
  size_t step = 99;
  bool all = false;
  assert_null(step_of(&line, &step, NULL, "--step 1", 31));
  assert_int_equal(step, 0);
  assert_null(step_of(&line, &step, NULL, "--step 31", 31));
  assert_int_equal(step, 30);
  assert_null(step_of(&line, &step, &all, "--step all", 31));
  assert_true(all);
  assert_int_equal(step, 30);
}

static void names_the_range_of_steps(void **state) {
  (void)state;
  static const char *const WRONG[] = {"--step 0",  "--step 32",  "--step -1", "--step 1.5",
                                      "--step 1x", "--step all", "--step=",   "--step 99999999999999999999"};
  for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++) {
    Line line;
    size_t step;
    const char *what = step_of(&line, &step, NULL, WRONG[i], 31);
    assert_non_null(what);
    check_contains(what, "from 1 to 31");
  }
}

static void reads_numbers_in_their_ranges(void **state) {
  (void)state;
  Line line;
  double size = 1, progress = 1;
  int digits = 2;
  read_line(&line, "--text-size 1.4 --progress 0.25 --digits 6");
  assert_true(options_text_size(&size, &line.options, &line.err));
  assert_true(options_progress(&progress, &line.options, &line.err));
  assert_true(options_digits(&digits, &line.options, &line.err));
  check_close(size, 1.4, 0, 0);
  check_close(progress, 0.25, 0, 0);
  assert_int_equal(digits, 6);
  arena_free(&line.arena);

  read_line(&line, "--text-size 2 --progress nan --digits 3");
  assert_false(options_text_size(&size, &line.options, &line.err));
  check_contains(line.err.what, "0.8 to 1.6");
  assert_false(options_progress(&progress, &line.options, &line.err));
  check_contains(line.err.what, "0 to 1");
  assert_false(options_digits(&digits, &line.options, &line.err));
  check_contains(line.err.what, "2, 4 or 6");
  arena_free(&line.arena);
}

static void chooses_a_format(void **state) {
  (void)state;
  static const char *const FORMATS[] = {"json", "csv"};
  Line line;
  size_t format = 0;
  read_line(&line, "--format csv");
  assert_true(options_choice(&format, &line.options, OPTION_FORMAT, FORMATS, 2, &line.err));
  assert_int_equal(format, 1);
  arena_free(&line.arena);
  read_line(&line, "--format CSV");
  assert_false(options_choice(&format, &line.options, OPTION_FORMAT, FORMATS, 2, &line.err));
  check_contains(line.err.what, "json or csv");
  arena_free(&line.arena);
}

static void reads_counts_and_amounts(void **state) {
  (void)state;
  static const char *const WRONG[] = {"--epochs=0", "--epochs=-1", "--epochs=2x", "--epochs=1000000000",
                                      "--epochs="};
  Line line;
  size_t epochs = 7, seed = 7;
  double eta = 7, alpha = 7;
  read_line(&line, "--eta 1e-3 --epochs 999999999 --seed 0 --alpha 0");
  assert_true(options_count(&epochs, &line.options, OPTION_EPOCHS, 1, &line.err));
  assert_true(options_count(&seed, &line.options, OPTION_SEED, 0, &line.err));
  assert_true(options_amount(&eta, &line.options, OPTION_ETA, false, &line.err));
  assert_true(options_amount(&alpha, &line.options, OPTION_ALPHA, true, &line.err));
  assert_int_equal(epochs, 999999999);
  assert_int_equal(seed, 0);
  check_close(eta, 1e-3, 0, 0);
  check_close(alpha, 0, 0, 0);
  assert_false(options_amount(&eta, &(Options){.value[OPTION_ETA] = "0"}, OPTION_ETA, false, &line.err));
  check_contains(line.err.what, "--eta is a number above 0, not \"0\"");
  check_close(eta, 1e-3, 0, 0);
  arena_free(&line.arena);
  for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++) {
    read_line(&line, WRONG[i]);
    assert_false(options_count(&epochs, &line.options, OPTION_EPOCHS, 1, &line.err));
    check_contains(line.err.what, "--epochs is a whole number from 1 to 999999999");
    arena_free(&line.arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(takes_options_anywhere),
      cmocka_unit_test(a_value_may_hold_an_equals_sign_or_a_dash),
      cmocka_unit_test(two_dashes_end_options),
      cmocka_unit_test(an_empty_line_has_no_words),
      cmocka_unit_test(refuses_unknown_options),
      cmocka_unit_test(refuses_wrong_values),
      cmocka_unit_test(reads_language_and_theme),
      cmocka_unit_test(reads_sizes),
      cmocka_unit_test(reads_steps_from_1),
      cmocka_unit_test(names_the_range_of_steps),
      cmocka_unit_test(reads_numbers_in_their_ranges),
      cmocka_unit_test(chooses_a_format),
      cmocka_unit_test(reads_counts_and_amounts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
