/* The pictures of lessons in the list: made one after the other, kept while they look the same. */
#include "app/shelf.h"

#include "base/file.h"
#include "support/check.h"
#include "support/fixed_font.h"
#include "support/folder.h"

#include <stdlib.h>
#include <string.h>

enum { COUNT = 4, W = 80, H = 50 };

typedef struct Fixture {
  Arena arena;
  char folder[FOLDER_PATH_MAX];
  Strings strings;
  Shelf *shelf;
  CatalogueEntry entries[COUNT];
  size_t shown[COUNT];
  ListView list;
} Fixture;

static const ShelfLook LOOK = {.language = LANG_EN, .width = W, .height = H};

/* Two lessons of the program, one whose formula only a drawing finds odd, and one that cannot be read. */
static int set_up(void **state) {
  static const char ODD[] = "id: odd\ntitle: { ko: 가, en: A }\nvalues: { a: { given: 1 } }\n"
                            "groups: [{ id: g, title: { ko: 가, en: A } }]\n"
                            "steps: [{ id: s, group: g, reveal: [a], title: { ko: 가, en: A },\n"
                            "          text: { ko: '{nothing}', en: '{nothing}' } }]\n";
  Fixture *f = calloc(1, sizeof *f);
  Error err;
  if (!f)
    return -1;
  folder_make(f->folder);
  const char *odd = file_join(&f->arena, f->folder, "odd.yaml");
  if (!strings_load(&f->strings, "assets/strings", &err) || !file_replace(odd, ODD, strlen(ODD), &err))
    return -1;
  f->shelf = shelf_new(&fixed_font, &f->strings);
  const char *const paths[COUNT] = {"lessons/02-five-scores.yaml", "lessons/03-softmax.yaml", odd,
                                    "torn.yaml"};
  for (size_t i = 0; i < COUNT; i++) {
    f->entries[i] = (CatalogueEntry){.id = paths[i], .path = paths[i], .version = i + 1, .broken = i == 3};
    f->shown[i] = i;
  }
  f->list = (ListView){.entries = f->entries, .count = COUNT, .shown = f->shown, .shown_count = COUNT};
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

/* Works until the next one is made; COUNT: there was nothing to do. */
static size_t next_made(Fixture *f, size_t first, ShelfLook look) {
  size_t made;
  while (shelf_work(f->shelf, &made, &f->list, first, look))
    if (made < f->list.count)
      return made;
  return COUNT;
}

static void check_picture(const Fixture *f, size_t entry, int width, int height) {
  LessonCard card = shelf_card(f->shelf, &f->entries[entry]);
  assert_non_null(card.pixels);
  assert_null(card.fault);
  assert_int_equal(card.width, width);
  assert_int_equal(card.height, height);
  assert_true(card.steps > 3);
  size_t others = 0; /* it is more than one colour */
  for (int i = 0; i < width * height; i++) {
    assert_int_equal(card.pixels[i] >> 24, 255);
    others += card.pixels[i] != card.pixels[0];
  }
  assert_in_range(others, width * height / 50, width * height);
}

static void the_chosen_one_comes_first_then_those_in_sight(void **state) {
  Fixture *f = *state;
  f->list.choice = 1;
  assert_int_equal(next_made(f, 0, LOOK), 1);
  check_picture(f, 1, W, H);
  assert_int_equal(next_made(f, 2, LOOK), 2);
  assert_int_equal(next_made(f, 2, LOOK), 0);
  check_picture(f, 0, W, H);
  assert_int_equal(next_made(f, 2, LOOK), COUNT); /* the broken one has none */
  assert_null(shelf_card(f->shelf, &f->entries[3]).pixels);
}

static void a_fault_is_told(void **state) {
  Fixture *f = *state;
  while (next_made(f, 0, LOOK) < COUNT)
    continue;
  LessonCard card = shelf_card(f->shelf, &f->entries[2]);
  assert_null(card.pixels);
  assert_non_null(card.fault);
  check_contains(card.fault->what, "nothing");
  assert_int_equal(card.fault->line, 6);
}

static void pictures_are_kept_while_they_look_the_same(void **state) {
  Fixture *f = *state;
  f->list.shown_count = f->list.count = 1;
  assert_int_equal(next_made(f, 0, LOOK), 0);
  uint64_t version = shelf_card(f->shelf, &f->entries[0]).version;
  assert_int_equal(next_made(f, 0, LOOK), COUNT);
  ShelfLook dark = LOOK;
  dark.dark = true;
  dark.width = 2 * W;
  assert_int_equal(next_made(f, 0, dark), 0);
  check_picture(f, 0, 2 * W, H);
  assert_int_not_equal(shelf_card(f->shelf, &f->entries[0]).version, version);
  f->entries[0].version = 77; /* the file has changed */
  assert_null(shelf_card(f->shelf, &f->entries[0]).pixels);
  assert_int_equal(next_made(f, 0, dark), 0);
  check_picture(f, 0, 2 * W, H);
}

/* A look that changes under way, and a list that is read anew without what was being drawn. */
static void work_that_is_overtaken_is_given_up(void **state) {
  Fixture *f = *state;
  size_t made;
  assert_true(shelf_work(f->shelf, &made, &f->list, 0, LOOK));
  assert_true(shelf_work(f->shelf, &made, &f->list, 0, LOOK));
  ShelfLook korean = LOOK;
  korean.language = LANG_KO;
  assert_int_equal(next_made(f, 0, korean), 0);
  assert_true(shelf_work(f->shelf, &made, &f->list, 1, korean));
  f->list.shown_count = f->list.count = 1;
  while (shelf_work(f->shelf, &made, &f->list, 0, korean))
    assert_int_equal(made, 1); /* of those that there are, none has changed */
  assert_false(shelf_work(f->shelf, &made, &f->list, 0, (ShelfLook){.width = 0}));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(the_chosen_one_comes_first_then_those_in_sight),
      TEST(a_fault_is_told),
      TEST(pictures_are_kept_while_they_look_the_same),
      TEST(work_that_is_overtaken_is_given_up),
  };
#undef TEST
  return cmocka_run_group_tests(tests, NULL, NULL);
}
