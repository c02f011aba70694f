#include "data/columns.h"
#include "support/check.h"

#include <stdlib.h>
#include <string.h>

typedef struct Looked {
  Arena arena;
  Table table;
  Columns columns;
} Looked;

static void look(Looked *out, const char *text) {
  Error err = {0};
  char line[1200];
  *out = (Looked){0};
  if (!csv_parse(&out->table, &out->arena, "f.csv", text, strlen(text), &err))
    fail_msg("%s", error_text(&err, line, sizeof line));
  columns_look(&out->columns, &out->arena, &out->table);
}

static DatasetChoice first_choice(Looked *looked) {
  DatasetChoice choice = {0};
  columns_choose(&choice, &looked->arena, &looked->columns);
  return choice;
}

static void a_column_of_numbers_has_a_range(void **unused) {
  (void)unused;
  Looked looked;
  look(&looked, "x,k\n-1.5,a\n3,b\n2e1,a\n");
  const DataColumn *x = &looked.columns.at[0];
  assert_string_equal(x->name, "x");
  assert_int_equal(looked.columns.rows, 3);
  check_close(x->min, -1.5, 0, 0);
  check_close(x->max, 20, 0, 0);
  assert_true(column_is_numeric(&looked.columns, 0));
  assert_int_equal(x->line, 0);
  arena_free(&looked.arena);
}

static void values_are_counted_as_far_as_classes_go(void **unused) {
  (void)unused;
  Looked looked;
  look(&looked, "a,b\n1,p\n2,p\n3,q\n4,\n5,p\n6,q\n7,p\n8,p\n9,p\n10,p\n11,p\n12,p\n");
  assert_int_equal(looked.columns.at[0].values, DATASET_CLASSES_MAX + 1);
  assert_false(column_can_label(&looked.columns, 0));
  assert_int_equal(looked.columns.at[1].values, 2);
  assert_int_equal(looked.columns.at[1].shown_count, 2);
  assert_string_equal(looked.columns.at[1].shown[1], "q");
  assert_true(column_can_label(&looked.columns, 1));
  arena_free(&looked.arena);
}

/* Half numbers are meant as numbers, so that the others are told as faults. */
static void a_bad_cell_has_its_place(void **unused) {
  (void)unused;
  Looked looked;
  look(&looked, "k,x,t\na,1,u\nb,n/a,2\na,3,v\n");
  assert_false(column_is_numeric(&looked.columns, 1));
  assert_true(column_means_numbers(&looked.columns, 1));
  assert_int_equal(looked.columns.at[1].line, 3);
  assert_int_equal(looked.columns.at[1].column, 3);
  assert_false(column_means_numbers(&looked.columns, 2));
  arena_free(&looked.arena);
}

static void the_label_is_the_last_text_that_can_be_one(void **unused) {
  (void)unused;
  Looked looked;
  look(&looked, "k,x,y,same\na,1,2,5\nb,3,1,5\na,2,2,5\n");
  DatasetChoice choice = first_choice(&looked);
  assert_string_equal(choice.label, "k");
  assert_int_equal(choice.feature_count, 2); /* not the constant one */
  assert_string_equal(choice.features[0], "x");
  assert_string_equal(choice.features[1], "y");
  arena_free(&looked.arena);
}

static void names_of_rows_are_no_label(void **unused) {
  (void)unused;
  Looked looked;
  look(&looked,
       "name,x,class\nr1,1,0\nr2,2,1\nr3,3,0\nr4,4,1\nr5,5,0\nr6,6,1\nr7,7,0\nr8,8,1\nr9,9,0\nr10,0,1\n"
       "r11,1,0\n");
  assert_string_equal(first_choice(&looked).label, "class");
  arena_free(&looked.arena);
}

static void without_any_label_it_is_the_last_column(void **unused) {
  (void)unused;
  Looked looked;
  look(&looked, "x,y\n1,7\n1,7\n");
  assert_string_equal(first_choice(&looked).label, "y");
  arena_free(&looked.arena);
}

static void features_are_at_most_twelve(void **unused) {
  (void)unused;
  Looked looked;
  look(&looked, "a,b,c,d,e,f,g,h,i,j,k,l,m,y\n1,1,1,1,1,1,1,1,1,1,1,1,1,p\n2,2,2,2,2,2,2,2,2,2,2,2,2,q\n");
  DatasetChoice choice = first_choice(&looked);
  assert_int_equal(choice.feature_count, COLUMN_FEATURES_MAX);
  assert_string_equal(choice.features[COLUMN_FEATURES_MAX - 1], "l");
  arena_free(&looked.arena);
}

static void what_was_chosen_stays(void **unused) {
  (void)unused;
  Looked looked;
  look(&looked, "k,x,y\na,1,2\nb,3,1\n");
  const char *const features[] = {"y"};
  DatasetChoice choice = {.label = "x", .features = features, .feature_count = 1};
  columns_choose(&choice, &looked.arena, &looked.columns);
  assert_string_equal(choice.label, "x");
  assert_ptr_equal(choice.features, features);
  choice = (DatasetChoice){.label = "x"};
  columns_choose(&choice, &looked.arena, &looked.columns);
  assert_int_equal(choice.feature_count, 1);
  assert_string_equal(choice.features[0], "y");
  arena_free(&looked.arena);
}

static void a_copy_needs_nothing_of_the_original(void **unused) {
  (void)unused;
  Looked looked;
  Arena arena = {0};
  look(&looked, "k,x\nalpha,1\nbeta,2\n");
  Columns copy = columns_copy(&arena, &looked.columns);
  arena_free(&looked.arena);
  assert_string_equal(copy.at[0].name, "k");
  assert_string_equal(copy.at[0].shown[1], "beta");
  arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_column_of_numbers_has_a_range),
      cmocka_unit_test(values_are_counted_as_far_as_classes_go),
      cmocka_unit_test(a_bad_cell_has_its_place),
      cmocka_unit_test(the_label_is_the_last_text_that_can_be_one),
      cmocka_unit_test(names_of_rows_are_no_label),
      cmocka_unit_test(without_any_label_it_is_the_last_column),
      cmocka_unit_test(features_are_at_most_twelve),
      cmocka_unit_test(what_was_chosen_stays),
      cmocka_unit_test(a_copy_needs_nothing_of_the_original),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
