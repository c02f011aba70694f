#include "support/check.h"
#include "support/player.h"

#include <string.h>

#define FRUITS                                                                                               \
  "weight,colour,smooth,fruit,same,flag\n"                                                                   \
  "140,red,8,apple,1,no\n150,green,9,apple,1,yes\nn/a,green,7,pear,1,no\n110,yellow,5,lemon,1,yes\n"

enum { WEIGHT, COLOUR, SMOOTH, FRUIT, SAME, FLAG };

static Player player;
static Arena arena;
static Columns columns;

static void look(const char *text) {
  Table table;
  Error err = {0};
  assert_true(csv_parse(&table, &arena, "f.csv", text, strlen(text), &err));
  columns_look(&columns, &arena, &table);
}

static void open_with(const char *label, const Error *why) {
  static const char *const FEATURES[] = {"smooth"};
  const DataSource source = {
      .path = "/home/me/f.csv",
      .choice = {.label = label, .features = FEATURES, .feature_count = 1, .standardise = true}};
  state_columns_open(player.state, &columns, &source, why);
}

static int start(void **unused) {
  (void)unused;
  player_start(&player);
  look(FRUITS);
  open_with("fruit", NULL);
  return 0;
}

static int stop(void **unused) {
  (void)unused;
  player_stop(&player);
  arena_free(&arena);
  return 0;
}

static ColumnsView view(void) {
  return state_view(player.state, 800, 600).columns;
}

static void act(ActionKind kind, int arg) {
  player.effects = (Effects){0};
  state_apply(player.state, (Action){.kind = kind, .arg = arg}, &player.hits, &player.effects);
}

static DataSource chosen(void) {
  return state_columns_source(player.state, &arena);
}

static void check_focus(ActionKind kind, int arg) {
  assert_int_equal(player.state->focus.a, kind);
  assert_int_equal(player.state->focus.b, arg);
}

static void it_opens_with_the_choice_that_is(void **unused) {
  (void)unused;
  assert_int_equal(state_view(player.state, 800, 600).overlay, OVERLAY_COLUMNS);
  assert_string_equal(view().file, "f.csv");
  assert_int_equal(view().label, FRUIT);
  assert_true(view().features[SMOOTH]);
  assert_false(view().features[WEIGHT]);
  assert_true(view().standardise);
  assert_string_equal(view().message, "");
}

static void label_and_features_are_chosen(void **unused) {
  (void)unused;
  act(ACTION_COLUMN_FEATURE, SAME);
  act(ACTION_COLUMN_LABEL, FLAG);
  act(ACTION_COLUMNS_SCALE, 0);
  act(ACTION_COLUMNS_MODEL, 1);
  act(ACTION_COLUMNS_APPLY, 0);
  assert_true(player.effects.apply_columns);
  DataSource source = chosen();
  assert_string_equal(source.path, "/home/me/f.csv");
  assert_string_equal(source.choice.label, "flag");
  assert_int_equal(source.choice.feature_count, 2);
  assert_string_equal(source.choice.features[1], "same");
  assert_false(source.choice.standardise);
  assert_true(source.logistic);
}

static void logistic_needs_two_classes(void **unused) {
  (void)unused;
  act(ACTION_COLUMNS_MODEL, 1);
  assert_false(view().logistic);
  act(ACTION_COLUMN_LABEL, FLAG);
  act(ACTION_COLUMNS_MODEL, 1);
  assert_true(view().logistic);
  act(ACTION_COLUMN_LABEL, FRUIT);
  assert_false(view().logistic);
}

static void the_label_is_no_feature(void **unused) {
  (void)unused;
  act(ACTION_COLUMN_FEATURE, FRUIT);
  assert_false(view().features[FRUIT]);
  act(ACTION_COLUMN_LABEL, SMOOTH);
  act(ACTION_COLUMNS_APPLY, 0);
  assert_false(player.effects.apply_columns);
  check_contains(view().message, "At least one feature");
  assert_int_equal(state_view(player.state, 800, 600).overlay, OVERLAY_COLUMNS);
}

static void a_refusal_is_told_in_the_users_language(void **unused) {
  (void)unused;
  const Error err = {.what = "whatever the reader says", .line = 4, .column = 1};
  act(ACTION_COLUMN_FEATURE, WEIGHT);
  state_columns_refuse(player.state, &err);
  assert_string_equal(view().message, "Line 4, character 1: weight has something that is no number");
  act(ACTION_COLUMN_FEATURE, WEIGHT);
  assert_string_equal(view().message, "");
  act(ACTION_COLUMN_FEATURE, SAME);
  state_columns_refuse(player.state, &err);
  check_contains(view().message, "same is the same everywhere");
  act(ACTION_COLUMN_LABEL, SAME);
  state_columns_refuse(player.state, &err);
  check_contains(view().message, "at least two classes");
  act(ACTION_COLUMN_LABEL, FRUIT);
  state_columns_refuse(player.state, &err);
  assert_string_equal(view().message, "4:1: whatever the reader says");
}

static void eleven_classes_are_too_many(void **unused) {
  (void)unused;
  look("x,smooth\n1,a\n2,b\n3,c\n4,d\n5,e\n6,f\n7,g\n8,h\n9,i\n10,j\n11,k\n");
  const Error err = {.what = "too many"};
  open_with("x", &err);
  check_contains(view().message, "10 classes are possible");
}

static void thirteen_features_are_refused(void **unused) {
  (void)unused;
  look("a,b,c,d,e,f,g,h,i,j,k,l,m,y\n1,1,1,1,1,1,1,1,1,1,1,1,1,p\n2,2,2,2,2,2,2,2,2,2,2,2,2,q\n");
  open_with("y", NULL);
  for (int i = 0; i < 13; i++)
    act(ACTION_COLUMN_FEATURE, i);
  assert_false(view().features[12]);
  check_contains(view().message, "At most 12 features");
}

static void keys_walk_and_choose(void **unused) {
  (void)unused;
  check_focus(ACTION_COLUMN_LABEL, WEIGHT);
  player_key(&player, KEY_RIGHT, 0);
  player_key(&player, KEY_DOWN, 0);
  check_focus(ACTION_COLUMN_FEATURE, COLOUR);
  player_key(&player, KEY_SPACE, 0);
  assert_true(view().features[COLOUR]);
  player_key(&player, KEY_END, 0);
  check_focus(ACTION_COLUMN_FEATURE, FLAG);
  player_key(&player, KEY_DOWN, 0);
  check_focus(ACTION_COLUMNS_SCALE, 0);
  player_key(&player, KEY_SPACE, 0);
  assert_false(view().standardise);
  player_key(&player, KEY_UP, 0);
  check_focus(ACTION_COLUMN_LABEL, FLAG);
  player_key(&player, KEY_SPACE, 0);
  assert_int_equal(view().label, FLAG);
  player_key(&player, KEY_ENTER, 0);
  assert_true(player.effects.apply_columns);
}

static void tab_goes_through_the_controls_and_back(void **unused) {
  (void)unused;
  const ActionKind order[] = {ACTION_COLUMNS_SCALE, ACTION_COLUMNS_MODEL, ACTION_CLOSE, ACTION_COLUMNS_APPLY};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    player_key(&player, KEY_TAB, 0);
    check_focus(order[i], 0);
  }
  player_key(&player, KEY_TAB, 0);
  check_focus(ACTION_COLUMN_LABEL, FRUIT);
  player_key(&player, KEY_TAB, MOD_SHIFT);
  check_focus(ACTION_COLUMNS_APPLY, 0);
}

static void enter_on_cancel_cancels(void **unused) {
  (void)unused;
  player.state->focus = (Target){TARGET_CONTROL, ACTION_CLOSE, 0, 0, 0};
  player_key(&player, KEY_ENTER, 0);
  assert_false(player.effects.apply_columns);
  assert_int_equal(player.state->overlay, OVERLAY_NONE);
}

static void the_lesson_does_not_step_meanwhile(void **unused) {
  (void)unused;
  player_key(&player, KEY_RIGHT, 0);
  player_char(&player, 'n', 0);
  player_key(&player, KEY_PAGE_DOWN, 0);
  assert_int_equal(player.state->step, 0);
  assert_int_equal(player.state->overlay, OVERLAY_COLUMNS);
  player_key(&player, KEY_ESCAPE, 0);
  assert_int_equal(player.state->overlay, OVERLAY_NONE);
}

/* The picture that the user sees has two rows. */
static void show_rows(void) {
  int first = (int)view().first;
  player.hits.layer = OVERLAY_COLUMNS;
  for (int i = first; i < first + 2; i++)
    hits_add(&player.hits, (Rect){10, 10.0 + 10 * (i - first), 10, 10},
             (Target){TARGET_CONTROL, ACTION_COLUMN_LABEL, i, 0, 0});
}

static void the_rows_scroll_with_the_focus_and_the_wheel(void **unused) {
  (void)unused;
  show_rows();
  player_key(&player, KEY_DOWN, 0);
  assert_int_equal(view().first, 0);
  show_rows();
  player_key(&player, KEY_END, 0);
  assert_int_equal(view().first, 4);
  show_rows();
  player_wheel(&player, 12, 12, 1, 0);
  assert_int_equal(view().first, 1);
  show_rows();
  player_wheel(&player, 12, 12, -9, 0);
  assert_int_equal(view().first, 4);
}

static void asked_again_the_place_stays(void **unused) {
  (void)unused;
  player_key(&player, KEY_DOWN, 0);
  const Error err = {.what = "why not"};
  open_with("fruit", &err);
  check_focus(ACTION_COLUMN_LABEL, COLOUR);
  check_contains(view().message, "why not");
}

static void a_lesson_without_free_data_says_so(void **unused) {
  (void)unused;
  player_key(&player, KEY_ESCAPE, 0);
  player_char(&player, 'c', 0);
  assert_false(player.effects.read_columns);
  check_contains(text_get(&player.state->notice), "cannot be replaced");
}

static void escape_gives_up_reading_before_it_closes(void **unused) {
  (void)unused;
  state_reading(player.state, "/home/me/large.csv");
  check_contains(state_view(player.state, 800, 600).notice, "large.csv");
  player_key(&player, KEY_ESCAPE, 0);
  assert_true(player.effects.stop_reading);
  assert_int_equal(player.state->overlay, OVERLAY_COLUMNS);
  assert_string_equal(state_view(player.state, 800, 600).notice, "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(it_opens_with_the_choice_that_is, start, stop),
      cmocka_unit_test_setup_teardown(label_and_features_are_chosen, start, stop),
      cmocka_unit_test_setup_teardown(logistic_needs_two_classes, start, stop),
      cmocka_unit_test_setup_teardown(the_label_is_no_feature, start, stop),
      cmocka_unit_test_setup_teardown(a_refusal_is_told_in_the_users_language, start, stop),
      cmocka_unit_test_setup_teardown(eleven_classes_are_too_many, start, stop),
      cmocka_unit_test_setup_teardown(thirteen_features_are_refused, start, stop),
      cmocka_unit_test_setup_teardown(keys_walk_and_choose, start, stop),
      cmocka_unit_test_setup_teardown(tab_goes_through_the_controls_and_back, start, stop),
      cmocka_unit_test_setup_teardown(enter_on_cancel_cancels, start, stop),
      cmocka_unit_test_setup_teardown(the_lesson_does_not_step_meanwhile, start, stop),
      cmocka_unit_test_setup_teardown(the_rows_scroll_with_the_focus_and_the_wheel, start, stop),
      cmocka_unit_test_setup_teardown(asked_again_the_place_stays, start, stop),
      cmocka_unit_test_setup_teardown(a_lesson_without_free_data_says_so, start, stop),
      cmocka_unit_test_setup_teardown(escape_gives_up_reading_before_it_closes, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
