#include "ui/strings.h"

#include "base/file.h"
#include "base/text.h"
#include "support/check.h"
#include "support/folder.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A folder of its own for each test, with the two real files to be spoilt. */
typedef struct Folder {
  char path[FOLDER_PATH_MAX];
  char *words[LANG_COUNT];
  Arena arena;
} Folder;

static const char *file_of(Folder *folder, Language language) {
  return arena_printf(&folder->arena, "%s/%s.yaml", folder->path, language_code(language));
}

static void put(Folder *folder, Language language, const char *content) {
  assert_true(file_replace(file_of(folder, language), content, strlen(content), NULL));
}

static int set_up(void **state) {
  Folder *folder = calloc(1, sizeof *folder);
  *state = folder;
  folder_make(folder->path);
  for (int language = 0; language < LANG_COUNT; language++) {
    const char *path =
        arena_printf(&folder->arena, "assets/strings/%s.yaml", language_code((Language)language));
    size_t size;
    if (!file_read(&folder->arena, path, 1 << 20, &folder->words[language], &size, NULL))
      return -1;
    put(folder, (Language)language, folder->words[language]);
  }
  return 0;
}

static int tear_down(void **state) {
  Folder *folder = *state;
  folder_remove(folder->path);
  arena_free(&folder->arena);
  free(folder);
  return 0;
}

/* The words with the first `old` put as `replacement`. */
static const char *spoilt(Folder *folder, Language language, const char *old, const char *replacement) {
  const char *words = folder->words[language], *at = strstr(words, old);
  assert_non_null(at);
  return arena_printf(&folder->arena, "%.*s%s%s", (int)(at - words), words, replacement, at + strlen(old));
}

static void loads_both_languages(void **state) {
  Folder *folder = *state;
  Strings strings;
  assert_true(strings_load(&strings, folder->path, NULL));
  assert_string_equal(strings_get(&strings, LANG_EN, STRING_LANGUAGE_NAME), "English");
  assert_string_equal(strings_get(&strings, LANG_KO, STRING_LANGUAGE_NAME), "한국어");
  assert_string_equal(strings_get(&strings, LANG_KO, STRING_CANCEL), "취소");
  assert_string_equal(strings_get(&strings, LANG_EN, STRING_NONE), "");
  strings_free(&strings);
}

static void puts_arguments_in(void **state) {
  Folder *folder = *state;
  Strings strings;
  Arena arena = {0};
  assert_true(strings_load(&strings, folder->path, NULL));
  assert_string_equal(strings_format(&arena, &strings, LANG_EN, STRING_TRANSCRIPT_STEP, "3", "31", NULL),
                      "Step 3 of 31");
  assert_string_equal(strings_format(&arena, &strings, LANG_KO, STRING_TRANSCRIPT_STEP, "3", "31", NULL),
                      "31단계 중 3단계");
  assert_string_equal(strings_format(&arena, &strings, LANG_EN, STRING_SAVED, "{1}", NULL, NULL),
                      "Saved as {1}");
  assert_string_equal(strings_format(&arena, &strings, LANG_EN, STRING_OUT_OF_RANGE, "1", NULL, "9"),
                      "Allowed: 1 to ");
  arena_free(&arena);
  strings_free(&strings);
}

/* Loads what must not load, and compares the message. */
static void expect_fault(Folder *folder, const char *file, const char *part) {
  Strings strings = {.in = {{"untouched"}}};
  Error err;
  char message[1400];
  assert_false(strings_load(&strings, folder->path, &err));
  assert_string_equal(strings.in[0][0], "untouched");
  error_text(&err, message, sizeof message);
  check_contains(message, file);
  check_contains(message, part);
}

static void names_a_missing_key(void **state) {
  Folder *folder = *state;
  put(folder, LANG_KO, spoilt(folder, LANG_KO, "cancel: 취소\n", ""));
  expect_fault(folder, "ko.yaml", "the key \"cancel\" is missing");
}

static void hints_at_an_unknown_key(void **state) {
  Folder *folder = *state;
  put(folder, LANG_EN, spoilt(folder, LANG_EN, "cancel:", "cancle:"));
  expect_fault(folder, "en.yaml", "unknown key \"cancle\"");
  expect_fault(folder, "en.yaml", "did you mean \"cancel\"?");
}

static void names_a_missing_file(void **state) {
  Folder *folder = *state;
  unlink(file_of(folder, LANG_KO));
  expect_fault(folder, "ko.yaml", "cannot be opened");
}

static void refuses_what_is_no_map_of_texts(void **state) {
  Folder *folder = *state;
  put(folder, LANG_EN, spoilt(folder, LANG_EN, "next: Next step", "next: [Next, step]"));
  expect_fault(folder, "en.yaml", "\"next\" must be a text");
  put(folder, LANG_EN, spoilt(folder, LANG_EN, "next: Next step", "next:"));
  expect_fault(folder, "en.yaml", "\"next\" must be a text");
  put(folder, LANG_EN, "- next\n");
  expect_fault(folder, "en.yaml:1:1", "must be a list of keys");
}

static void refuses_a_lost_placeholder(void **state) {
  Folder *folder = *state;
  put(folder, LANG_KO, spoilt(folder, LANG_KO, "원래 값 {0}", "원래 값"));
  expect_fault(folder, folder->path, "different placeholders in \"inspect-original\"");
}

/* Also where it is not known how an argument is read. */
static void chooses_particles(void **state) {
  Folder *folder = *state;
  Strings strings;
  Arena *arena = &folder->arena;
  put(folder, LANG_KO, spoilt(folder, LANG_KO, "저장했습니다: {0}", "{0}를 저장했습니다"));
  assert_true(strings_load(&strings, folder->path, NULL));
  assert_string_equal(strings_format(arena, &strings, LANG_KO, STRING_SAVED, "사진 3", NULL, NULL),
                      "사진 3을 저장했습니다");
  assert_string_equal(strings_format(arena, &strings, LANG_KO, STRING_SAVED, "cat", NULL, NULL),
                      "cat을(를) 저장했습니다");
  assert_string_equal(strings_format(arena, &strings, LANG_EN, STRING_SAVED, "3", NULL, NULL), "Saved as 3");
  strings_free(&strings);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(loads_both_languages),       TEST(puts_arguments_in),    TEST(names_a_missing_key),
      TEST(hints_at_an_unknown_key),    TEST(names_a_missing_file), TEST(refuses_what_is_no_map_of_texts),
      TEST(refuses_a_lost_placeholder), TEST(chooses_particles),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
