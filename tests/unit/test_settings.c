#include "app/settings.h"

#include "app/limits.h"
#include "app/state.h"
#include "base/file.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/player.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A folder of its own for each test. */
typedef struct Home {
  char folder[FOLDER_PATH_MAX];
  Arena arena;
  const char *path;
  Settings settings;
  ErrorList notices;
} Home;

static int set_up(void **state) {
  Home *home = calloc(1, sizeof *home);
  *state = home;
  folder_make(home->folder);
  home->path = settings_path(&home->arena, NULL, home->folder);
  return 0;
}

static int tear_down(void **state) {
  Home *home = *state;
  folder_remove(home->folder);
  arena_free(&home->arena);
  free(home);
  return 0;
}

static void put(Home *home, const char *content) {
  const char *folder = arena_printf(&home->arena, "%s/.config/stepmax", home->folder);
  assert_true(file_make_folders(folder, true, NULL));
  assert_true(file_replace(home->path, content, strlen(content), NULL));
}

static void load(Home *home) {
  memset(&home->notices, 0, sizeof home->notices);
  settings_load(&home->settings, home->path, &home->notices);
}

static void follows_xdg(void **state) {
  Home *home = *state;
  assert_string_equal(settings_path(&home->arena, "/cfg", "/home/a"), "/cfg/stepmax/settings.yaml");
  assert_string_equal(settings_path(&home->arena, NULL, "/home/a"), "/home/a/.config/stepmax/settings.yaml");
  assert_string_equal(settings_path(&home->arena, "", "/home/a"), "/home/a/.config/stepmax/settings.yaml");
  assert_string_equal(settings_path(&home->arena, "cfg", "/home/a"), "/home/a/.config/stepmax/settings.yaml");
  assert_null(settings_path(&home->arena, NULL, NULL));
  assert_null(settings_path(&home->arena, "cfg", ""));
}

static void a_missing_file_gives_defaults(void **state) {
  Home *home = *state;
  load(home);
  assert_int_equal(home->notices.total, 0);
  assert_false(home->settings.language_chosen);
  assert_false(home->settings.dark);
  assert_true(home->settings.motion);
  assert_int_equal(home->settings.digits, 2);
  assert_string_equal(home->settings.last_lesson, "");
  assert_false(file_exists(home->path));
}

static void what_is_saved_is_read_back(void **state) {
  Home *home = *state;
  struct stat info;
  Settings settings = settings_default();
  settings.language_chosen = true;
  settings.language = LANG_KO;
  settings.dark = true;
  settings.motion = false;
  settings.digits = 4;
  settings.text_size = 1.2;
  settings.pause_s = 3.5;
  settings.asked = ASKED_NONE;
  strcpy(settings.last_lesson, "/home/a/수업 \"하나\": #1.yaml");
  assert_true(settings_save(&settings, home->path, NULL));
  assert_int_equal(stat(arena_printf(&home->arena, "%s/.config/stepmax", home->folder), &info), 0);
  assert_int_equal(info.st_mode & 0777, 0700);
  load(home);
  assert_int_equal(home->notices.total, 0);
  assert_true(home->settings.language_chosen && home->settings.language == LANG_KO);
  assert_true(home->settings.dark && !home->settings.motion);
  assert_int_equal(home->settings.digits, 4);
  check_close(home->settings.text_size, 1.2, 0, 0);
  check_close(home->settings.pause_s, 3.5, 0, 0);
  assert_int_equal(home->settings.asked, ASKED_NONE);
  assert_string_equal(home->settings.last_lesson, settings.last_lesson);
}

/* --- What the keys reach */

static void check_saved(Home *home, const State *state) {
  Settings settings = settings_default();
  settings.language = state->language;
  settings.language_chosen = true;
  settings.dark = state->dark;
  settings.motion = state->motion;
  settings.text_size = state->text_scale;
  settings.digits = state->digits;
  settings.pause_s = state->pause_s;
  settings.asked = state->asked;
  assert_true(settings_save(&settings, home->path, NULL));
  load(home);
  assert_int_equal(home->notices.total, 0);
  assert_int_equal(home->settings.language, settings.language);
  assert_int_equal(home->settings.dark, settings.dark);
  assert_int_equal(home->settings.motion, settings.motion);
  assert_int_equal(home->settings.digits, settings.digits);
  check_close(home->settings.text_size, settings.text_size, 0, 0);
  check_close(home->settings.pause_s, settings.pause_s, 0, 0);
  assert_int_equal(home->settings.asked, settings.asked);
}

/* Each action as often as it takes to come to its end, or round it. */
static void check_reached(Home *home, State *state) {
  static const ActionKind ACTIONS[] = {ACTION_FASTER,  ACTION_SLOWER, ACTION_FASTER,   ACTION_LARGER,
                                       ACTION_SMALLER, ACTION_LARGER, ACTION_DIGITS,   ACTION_LANGUAGE,
                                       ACTION_THEME,   ACTION_MOTION, ACTION_LANGUAGE, ACTION_THEME,
                                       ACTION_ASKED};
  enum { TIMES = 13 };
  const Hits none = {0};
  Effects effects = {0};
  check_saved(home, state);
  for (size_t i = 0; i < sizeof ACTIONS / sizeof *ACTIONS; i++)
    for (int times = 0; times < TIMES; times++) {
      state_apply(state, (Action){.kind = ACTIONS[i], .arg = -1}, &none, &effects);
      check_saved(home, state);
    }
}

static void whatever_the_keys_reach_is_read_back(void **state) {
  static const double PAUSES[] = {3, LIMIT_PAUSE_LEAST, LIMIT_PAUSE_MOST, 0.07, 1.0 / 3};
  static const double SIZES[] = {1, LIMIT_TEXT_LEAST, LIMIT_TEXT_MOST, 0.84, 4.0 / 3};
  Home *home = *state;
  for (size_t i = 0; i < sizeof PAUSES / sizeof *PAUSES; i++) {
    Player player;
    player_start(&player);
    player.state->pause_s = PAUSES[i];
    player.state->text_scale = SIZES[i];
    player.state->digits = limit_digits((int)i % LIMIT_DIGITS_COUNT);
    check_reached(home, player.state);
    check_close(player.state->pause_s, LIMIT_PAUSE_LEAST, 0, 0);
    check_close(player.state->text_scale, LIMIT_TEXT_MOST, 0, 0);
    player_stop(&player);
  }
}

static void a_language_that_was_not_chosen_stays_open(void **state) {
  Home *home = *state;
  Settings settings = settings_default();
  settings.language = LANG_KO;
  assert_true(settings_save(&settings, home->path, NULL));
  load(home);
  assert_false(home->settings.language_chosen);
}

static void a_broken_file_is_put_aside(void **state) {
  Home *home = *state;
  put(home, "theme: [dark\n");
  load(home);
  assert_int_equal(home->notices.total, 1);
  check_contains(home->notices.items[0].file, "settings.yaml");
  check_contains(home->notices.items[0].hint, "settings.yaml.broken");
  assert_false(file_exists(home->path));
  assert_false(home->settings.dark);

  put(home, "just a text\n");
  load(home);
  assert_int_equal(home->notices.total, 1);
  assert_true(file_exists(arena_printf(&home->arena, "%s.broken-2", home->path)));

  char *kept;
  size_t size;
  assert_true(
      file_read(&home->arena, arena_printf(&home->arena, "%s.broken", home->path), 100, &kept, &size, NULL));
  assert_string_equal(kept, "theme: [dark\n");
}

static void an_unreadable_file_is_left_alone(void **state) {
  Home *home = *state;
  assert_true(file_make_folders(home->path, true, NULL));
  load(home);
  assert_int_equal(home->notices.total, 1);
  check_contains(home->notices.items[0].what, "is a folder");
  assert_true(file_is_folder(home->path));
}

static void wrong_values_are_passed_over_one_by_one(void **state) {
  Home *home = *state;
  put(home, "theme: blue\nfont: big\ntext-size: 1e400\ndigits: 3\nmotion: [on]\npause: 0\n"
            "questions: some\nlanguage: ko\n");
  load(home);
  assert_int_equal(home->notices.total, 7);
  for (size_t i = 0; i < 7; i++)
    assert_true(home->notices.items[i].line > 0);
  assert_true(home->settings.language_chosen && home->settings.language == LANG_KO);
  assert_false(home->settings.dark);
  check_close(home->settings.text_size, 1, 0, 0);
  check_close(home->settings.pause_s, settings_default().pause_s, 0, 0);
  /* The file as it was is kept aside, what was good in it goes on. */
  char *kept;
  size_t size;
  assert_true(
      file_read(&home->arena, arena_printf(&home->arena, "%s.broken", home->path), 1000, &kept, &size, NULL));
  check_contains(kept, "font: big");
  home->notices = (ErrorList){0};
  load(home);
  assert_int_equal(home->notices.total, 0);
  assert_int_equal(home->settings.language, LANG_KO);
}

static void without_a_home_nothing_is_kept(void **state) {
  Home *home = *state;
  settings_load(&home->settings, NULL, &home->notices);
  assert_int_equal(home->notices.total, 0);
  assert_int_equal(home->settings.digits, 2);
  assert_true(settings_save(&home->settings, NULL, NULL));
}

static void a_folder_that_cannot_be_made_is_said(void **state) {
  Home *home = *state;
  Error err;
  const char *blocked = arena_printf(&home->arena, "%s/.config", home->folder);
  assert_true(file_replace(blocked, "", 0, NULL));
  assert_false(settings_save(&home->settings, home->path, &err));
  check_contains(err.file, ".config");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(follows_xdg),
      TEST(a_missing_file_gives_defaults),
      TEST(what_is_saved_is_read_back),
      TEST(whatever_the_keys_reach_is_read_back),
      TEST(a_language_that_was_not_chosen_stays_open),
      TEST(a_broken_file_is_put_aside),
      TEST(an_unreadable_file_is_left_alone),
      TEST(wrong_values_are_passed_over_one_by_one),
      TEST(without_a_home_nothing_is_kept),
      TEST(a_folder_that_cannot_be_made_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
