#include "base/file.h"
#include "lesson/lesson.h"
#include "support/check.h"
#include "support/folder.h"

#include <stdlib.h>
#include <string.h>

typedef struct Fixture {
  Arena arena;
  char folder[FOLDER_PATH_MAX];
} Fixture;

static int set_up(void **state) {
  Fixture *fixture = calloc(1, sizeof *fixture);
  if (!fixture)
    return -1;
  folder_make(fixture->folder);
  *state = fixture;
  return 0;
}

static int tear_down(void **state) {
  Fixture *fixture = *state;
  folder_remove(fixture->folder);
  arena_free(&fixture->arena);
  free(fixture);
  return 0;
}

static void add_file(Fixture *fixture, const char *name, const char *text) {
  const char *path = file_join(&fixture->arena, fixture->folder, name);
  assert_true(file_replace(path, text, strlen(text), NULL));
}

/* A lesson without faults; number may be "". */
static void add_lesson(Fixture *fixture, const char *name, const char *id, const char *number) {
  const char *place = number[0] ? arena_printf(&fixture->arena, "number: \"%s\"\n", number) : "";
  add_file(fixture, name,
           arena_printf(&fixture->arena,
                        "id: %s\n%stitle: { ko: 제목, en: Title of %s }\nscene: chain\n"
                        "chain: { x: [1], W: [[1], [2]], b: [0, 0], label: 1, eta: 1 }\n"
                        "groups: [{ id: g, title: { ko: 가, en: A } }]\n"
                        "steps: [{ id: s, group: g, title: { ko: 가, en: A }, text: { ko: 가, en: A } }]\n",
                        id, place, id));
}

static CatalogueEntry *read_all(Fixture *fixture, size_t want) {
  CatalogueEntry *entries = NULL;
  size_t count = 0;
  assert_true(catalogue_read(&entries, &count, &fixture->arena, fixture->folder, NULL));
  assert_int_equal(count, want);
  return entries;
}

static void test_order(void **state) {
  Fixture *fixture = *state;
  add_lesson(fixture, "a.yaml", "last", "");
  add_lesson(fixture, "b.yml", "tenth", "10");
  add_lesson(fixture, "c.yaml", "second-b", "2");
  add_lesson(fixture, "d.yaml", "second-a", "02");
  add_file(fixture, "notes.txt", "no lesson");
  CatalogueEntry *entries = read_all(fixture, 4);
  static const char *const IDS[] = {"second-a", "second-b", "tenth", "last"};
  for (size_t i = 0; i < 4; i++) {
    assert_string_equal(entries[i].id, IDS[i]);
    assert_false(entries[i].broken);
  }
  assert_string_equal(entries[2].number, "10");
  assert_string_equal(entries[2].title.in[LANG_EN], "Title of tenth");
  assert_string_equal(entries[2].title.in[LANG_KO], "제목");
  assert_string_equal(entries[2].path, file_join(&fixture->arena, fixture->folder, "b.yml"));
  assert_string_equal(entries[3].number, "");
}

static void test_broken(void **state) {
  Fixture *fixture = *state;
  add_lesson(fixture, "01-good.yaml", "good", "01");
  add_file(fixture, "02-half.yaml", "id: half\ntitle: { ko: 반, en: Half }\n");
  add_file(fixture, "03-torn.yaml", "id: [\n");
  add_file(fixture, "empty.yaml", "");
  CatalogueEntry *entries = read_all(fixture, 4);
  assert_false(entries[0].broken);
  assert_true(entries[1].broken && entries[2].broken && entries[3].broken);
  assert_string_equal(entries[1].id, "half");
  assert_string_equal(entries[1].number, "02");
  assert_string_equal(entries[1].title.in[LANG_KO], "반");
  assert_string_equal(entries[1].error.file, entries[1].path);
  check_contains(entries[1].error.what, "needs the key");
  assert_string_equal(entries[2].id, "torn");
  assert_string_equal(entries[2].title.in[LANG_EN], "03-torn.yaml");
  assert_int_equal(entries[2].error.line, 2);
  assert_string_equal(entries[3].id, "empty");
  assert_string_equal(entries[3].number, "");
}

static void test_empty_and_missing_folder(void **state) {
  Fixture *fixture = *state;
  read_all(fixture, 0);
  CatalogueEntry *entries;
  size_t count;
  Error err = {0};
  const char *none = file_join(&fixture->arena, fixture->folder, "none");
  assert_false(catalogue_read(&entries, &count, &fixture->arena, none, &err));
  assert_string_equal(err.file, none);
}

static void test_find(void **state) {
  Fixture *fixture = *state;
  add_lesson(fixture, "a.yaml", "one-sample", "05");
  add_file(fixture, "07-torn.yaml", "id: [\n");
  const char *path = NULL;
  assert_true(catalogue_find(&path, &fixture->arena, fixture->folder, "one-sample", NULL));
  assert_string_equal(path, file_join(&fixture->arena, fixture->folder, "a.yaml"));
  assert_true(catalogue_find(&path, &fixture->arena, fixture->folder, "torn", NULL));
  assert_string_equal(path, file_join(&fixture->arena, fixture->folder, "07-torn.yaml"));
  static const char *const PATHS[] = {"one-sample.yaml", "x.yml", "./one-sample", "/a/b"};
  for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++) {
    assert_true(catalogue_find(&path, &fixture->arena, "no such folder", PATHS[i], NULL));
    assert_string_equal(path, PATHS[i]);
  }
}

static void test_find_nothing(void **state) {
  Fixture *fixture = *state;
  const char *path = "untouched";
  Error err = {0};
  assert_false(catalogue_find(&path, &fixture->arena, fixture->folder, "one", &err));
  assert_int_equal(err.kind, ERROR_USAGE);
  check_contains(err.what, "there is no lesson \"one\" in ");
  assert_string_equal(err.hint, "");
  add_lesson(fixture, "a.yaml", "one-sample", "05");
  add_lesson(fixture, "b.yaml", "fruits", "06");
  assert_false(catalogue_find(&path, &fixture->arena, fixture->folder, "one-smaple", &err));
  assert_string_equal(err.hint, "did you mean \"one-sample\"?");
  assert_false(catalogue_find(&path, &fixture->arena, fixture->folder, "mse", &err));
  assert_string_equal(err.hint, "known: one-sample, fruits");
  assert_false(catalogue_find(&path, &fixture->arena, "no such folder", "mse", &err));
  assert_string_equal(err.file, "no such folder");
  assert_string_equal(path, "untouched");
}

static void test_one_id_twice(void **state) {
  Fixture *fixture = *state;
  add_lesson(fixture, "a.yaml", "same", "");
  add_lesson(fixture, "b.yaml", "same", "");
  CatalogueEntry *entries = read_all(fixture, 2);
  assert_false(entries[0].broken);
  assert_true(entries[1].broken);
  check_contains(entries[1].error.file, "b.yaml");
  check_contains(entries[1].error.what, "a.yaml");
  const char *path;
  Error err = {0};
  assert_false(catalogue_find(&path, &fixture->arena, fixture->folder, "same", &err));
  check_contains(err.file, "b.yaml");
  check_contains(err.what, "a.yaml");
}

static CatalogueEntry *read_again(Fixture *fixture, CatalogueKept *kept, size_t want) {
  CatalogueEntry *entries = NULL;
  size_t count = 0;
  assert_true(catalogue_read_again(&entries, &count, &fixture->arena, fixture->folder, kept, NULL));
  assert_int_equal(count, want);
  return entries;
}

/* What was read before is told anew as soon as the file, or a scene beside it, is another one. */
static void test_reading_again(void **state) {
  Fixture *fixture = *state;
  CatalogueKept *kept = catalogue_kept_new();
  add_lesson(fixture, "a.yaml", "one", "1");
  add_lesson(fixture, "b.yaml", "two", "2");
  CatalogueEntry first = read_again(fixture, kept, 2)[0], same = read_again(fixture, kept, 2)[0];
  assert_string_equal(same.id, "one");
  assert_string_equal(same.title.in[LANG_EN], first.title.in[LANG_EN]);
  assert_string_equal(same.path, first.path);
  assert_true(same.version == first.version);
  add_lesson(fixture, "a.yaml", "other", "1");
  CatalogueEntry *entries = read_again(fixture, kept, 2);
  assert_string_equal(entries[0].id, "other");
  assert_string_equal(entries[1].id, "two");
  add_file(fixture, "b.yaml", "id: two\n");
  assert_true(read_again(fixture, kept, 2)[1].broken);
  assert_true(read_again(fixture, kept, 2)[1].broken);
  add_lesson(fixture, "b.yaml", "two", "2");
  add_lesson(fixture, "c.yaml", "two", "3");
  entries = read_again(fixture, kept, 3);
  assert_false(entries[1].broken);
  assert_true(entries[2].twice);
  assert_true(read_again(fixture, kept, 3)[2].twice); /* told by the folder, not kept */
  add_lesson(fixture, "c.yaml", "three", "3");
  assert_false(read_again(fixture, kept, 3)[2].broken);
  catalogue_kept_free(kept);
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
      TEST(test_order),         TEST(test_broken),       TEST(test_empty_and_missing_folder),
      TEST(test_find),          TEST(test_find_nothing), TEST(test_one_id_twice),
      TEST(test_reading_again),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
