/* Pictures of lists that are long, and of lesson files that change while they are made. */
#include "app/shelf.h"

#include "base/file.h"
#include "support/check.h"
#include "support/fixed_font.h"
#include "support/folder.h"

#include <stdlib.h>
#include <string.h>

enum { COUNT = 40 }; /* more than a shelf has room for at first */

static const ShelfLook LIGHT = {.language = LANG_EN, .width = 24, .height = 15};
static const ShelfLook DARK = {.dark = true, .language = LANG_EN, .width = 24, .height = 15};

typedef struct Fixture {
  Arena arena;
  Strings strings;
  char folder[FOLDER_PATH_MAX];
  CatalogueEntry *entries;
  size_t count, shown[COUNT];
  Shelf *shelf;
} Fixture;

/* `reveal`: what its step reveals; whether there is such a value is found out only when a trace is built. */
static void write_lesson(const Fixture *f, int number, const char *reveal) {
  Arena arena = {0};
  const char *path = file_join(&arena, f->folder, arena_printf(&arena, "%02d-lesson.yaml", number));
  const char *text = arena_printf(
      &arena,
      "id: l%02d\nnumber: \"%02d\"\ntitle: { ko: 제목, en: Title }\nscene: chain\n"
      "chain: { x: [1], W: [[1], [2]], b: [0, 0], label: 1, eta: 1 }\n"
      "groups: [{ id: g, title: { ko: 가, en: A } }]\n"
      "steps: [{ id: s, group: g, title: { ko: 가, en: A }, text: { ko: 가, en: A }, reveal: [%s] }]\n",
      number, number, reveal);
  assert_true(file_replace(path, text, strlen(text), NULL));
  arena_free(&arena);
}

static void read_again(Fixture *f) {
  assert_true(catalogue_read(&f->entries, &f->count, &f->arena, f->folder, NULL));
  assert_true(f->count <= COUNT);
  for (size_t i = 0; i < f->count; i++) {
    assert_false(f->entries[i].broken);
    f->shown[i] = i;
  }
}

static int set_up(void **state) {
  Fixture *f = calloc(1, sizeof *f);
  Error err;
  if (!f || !strings_load(&f->strings, "assets/strings", &err))
    return -1;
  folder_make(f->folder);
  f->shelf = shelf_new(&fixed_font, &f->strings);
  *state = f;
  return 0;
}

static int tear_down(void **state) {
  Fixture *f = *state;
  shelf_free(f->shelf);
  strings_free(&f->strings);
  folder_remove(f->folder);
  arena_free(&f->arena);
  free(f);
  return 0;
}

/* A piece of work; *made as from shelf_work. */
static bool work(Fixture *f, size_t *made, ShelfLook look) {
  const ListView list = {
      .entries = f->entries, .count = f->count, .shown = f->shown, .shown_count = f->count};
  return shelf_work(f->shelf, made, &list, 0, look);
}

/* How many cards were made until nothing was left to do. */
static size_t work_on(Fixture *f, ShelfLook look) {
  size_t cards = 0, made;
  while (work(f, &made, look))
    cards += made < f->count;
  return cards;
}

static void each_picture_is_made_once(void **state) {
  Fixture *f = *state;
  write_lesson(f, 1, "x");
  write_lesson(f, 2, "x");
  read_again(f);
  assert_null(shelf_card(f->shelf, &f->entries[0]).pixels);
  assert_int_equal(work_on(f, LIGHT), 2);
  assert_int_equal(work_on(f, LIGHT), 0);
  LessonCard card = shelf_card(f->shelf, &f->entries[1]);
  assert_non_null(card.pixels);
  assert_int_equal(card.width, 24);
  assert_int_equal(card.height, 15);
  assert_int_equal(card.steps, 1);
  assert_null(card.fault);
  assert_int_equal(work_on(f, DARK), 2);
}

/* What a card says of a fault holds while others are made, however many, and while it is made again itself.
 */
static void a_fault_stays_where_it_is(void **state) {
  Fixture *f = *state;
  write_lesson(f, 1, "nope");
  for (int i = 2; i <= COUNT; i++)
    write_lesson(f, i, "x");
  read_again(f);
  size_t made = f->count;
  while (made == f->count)
    assert_true(work(f, &made, LIGHT));
  assert_int_equal(made, 0);
  const Error *fault = shelf_card(f->shelf, &f->entries[0]).fault;
  assert_non_null(fault);
  assert_int_equal(work_on(f, LIGHT), COUNT - 1);
  assert_ptr_equal(shelf_card(f->shelf, &f->entries[0]).fault, fault);
  check_contains(fault->what, "nope");
  assert_true(work(f, &made, DARK));
  check_contains(fault->what, "nope");
}

/* Work that is broken off leaves nothing behind that is taken for its result. */
static void a_changed_file_is_drawn_anew(void **state) {
  Fixture *f = *state;
  size_t made;
  write_lesson(f, 1, "x");
  read_again(f);
  assert_int_equal(work_on(f, LIGHT), 1);
  write_lesson(f, 1, "nope");
  read_again(f);
  assert_null(shelf_card(f->shelf, &f->entries[0]).pixels);
  assert_true(work(f, &made, LIGHT));
  assert_true(work(f, &made, DARK));
  assert_int_equal(work_on(f, LIGHT), 1);
  assert_non_null(shelf_card(f->shelf, &f->entries[0]).fault);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(each_picture_is_made_once),
      TEST(a_fault_stays_where_it_is),
      TEST(a_changed_file_is_drawn_anew),
  };
#undef TEST
  return cmocka_run_group_tests(tests, NULL, NULL);
}
