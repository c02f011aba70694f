#include "app/paths.h"

#include "base/file.h"
#include "support/check.h"
#include "support/folder.h"

#include <stdlib.h>

/* A folder of its own for each test. */
typedef struct Place {
  char folder[FOLDER_PATH_MAX];
  Arena arena;
} Place;

static const char *at(Place *place, const char *name) {
  return file_join(&place->arena, place->folder, name);
}

static void make(Place *place, const char *name) {
  assert_true(file_make_folders(at(place, name), false, NULL));
}

static void make_home(Place *place, const char *name, const char *assets) {
  make(place, arena_printf(&place->arena, "%s/lessons", name));
  make(place, arena_printf(&place->arena, "%s%s/fonts", name, assets));
  make(place, arena_printf(&place->arena, "%s%s/strings", name, assets));
}

static int set_up(void **state) {
  Place *place = calloc(1, sizeof *place);
  *state = place;
  folder_make(place->folder);
  return 0;
}

static int tear_down(void **state) {
  Place *place = *state;
  folder_remove(place->folder);
  arena_free(&place->arena);
  free(place);
  return 0;
}

static void a_build_finds_its_source_folder(void **state) {
  Place *place = *state;
  Paths paths;
  Error err;
  make_home(place, "repo", "/assets");
  const PathsFrom from = {.executable = at(place, "repo/build/stepmax")};
  assert_true(paths_find(&paths, &place->arena, &from, &err));
  assert_string_equal(paths.lessons, at(place, "repo/lessons"));
  assert_string_equal(paths.fonts, at(place, "repo/assets/fonts"));
  assert_string_equal(paths.strings, at(place, "repo/assets/strings"));
  const PathsFrom deeper = {.executable = at(place, "repo/build/sanitize/stepmax")};
  assert_true(paths_find(&paths, &place->arena, &deeper, &err));
  assert_string_equal(paths.lessons, at(place, "repo/lessons"));
}

static void an_installed_program_finds_its_share(void **state) {
  Place *place = *state;
  Paths paths;
  Error err;
  make_home(place, "share/stepmax", "");
  const PathsFrom moved = {.executable = at(place, "bin/stepmax"), .installed = "/nowhere"};
  assert_true(paths_find(&paths, &place->arena, &moved, &err));
  assert_string_equal(paths.fonts, at(place, "share/stepmax/fonts"));
  const PathsFrom installed = {.executable = "/nowhere/bin/stepmax", .installed = at(place, "share/stepmax")};
  assert_true(paths_find(&paths, &place->arena, &installed, &err));
  assert_string_equal(paths.strings, at(place, "share/stepmax/strings"));
}

static void stepmax_data_is_the_only_place(void **state) {
  Place *place = *state;
  Paths paths;
  Error err;
  make_home(place, "repo", "/assets");
  make_home(place, "data", "");
  const PathsFrom from = {.data = at(place, "data"), .executable = at(place, "repo/stepmax")};
  assert_true(paths_find(&paths, &place->arena, &from, &err));
  assert_string_equal(paths.lessons, at(place, "data/lessons"));
  const PathsFrom wrong = {.data = at(place, "nothing"), .executable = at(place, "repo/stepmax")};
  assert_false(paths_find(&paths, &place->arena, &wrong, &err));
  check_contains(err.what, at(place, "nothing"));
}

static void lessons_may_be_elsewhere(void **state) {
  Place *place = *state;
  Paths paths;
  Error err;
  make_home(place, "repo", "/assets");
  make(place, "mine");
  const PathsFrom from = {.lessons = at(place, "mine"), .executable = at(place, "repo/stepmax")};
  assert_true(paths_find(&paths, &place->arena, &from, &err));
  assert_string_equal(paths.lessons, at(place, "mine"));
  assert_string_equal(paths.fonts, at(place, "repo/assets/fonts"));
  const PathsFrom wrong = {.lessons = at(place, "none"), .executable = at(place, "repo/stepmax")};
  assert_false(paths_find(&paths, &place->arena, &wrong, &err));
  assert_string_equal(err.file, at(place, "none"));
}

static void the_error_names_every_place(void **state) {
  Place *place = *state;
  Paths paths;
  Error err;
  const PathsFrom from = {.executable = "/a/b/c/stepmax", .installed = "/usr/share/elsewhere"};
  assert_false(paths_find(&paths, &place->arena, &from, &err));
  check_contains(err.what, "/a/b/c, /a/b, /a, /a/b/share/stepmax, /usr/share/elsewhere");
  check_contains(err.hint, "STEPMAX_DATA");
}

static void knows_its_own_file(void **state) {
  Place *place = *state;
  const char *path = paths_executable(&place->arena, "no-such-program");
  assert_non_null(path);
  assert_true(file_exists(path));
  check_contains(path, "test_paths");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_build_finds_its_source_folder), TEST(an_installed_program_finds_its_share),
      TEST(stepmax_data_is_the_only_place),  TEST(lessons_may_be_elsewhere),
      TEST(the_error_names_every_place),     TEST(knows_its_own_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
