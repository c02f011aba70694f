#include "app/settings.h"

#include "app/limits.h"
#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "base/yaml.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SETTINGS_BYTES_MAX = 64 * 1024, BROKEN_MAX = 1000 };

static const char *const KEYS[] = {"language",  "theme", "text-size",   "digits",  "motion",
                                   "questions", "pause", "last-lesson", "progress"};
enum { KEY_COUNT = sizeof KEYS / sizeof KEYS[0] };

Settings settings_default(void) {
  return (Settings){.language = LANG_EN, .text_size = 1, .digits = 2, .motion = true, .pause_s = 3};
}

char *settings_path(Arena *arena, const char *config_home, const char *home) {
  const char *folder = NULL;
  if (config_home && config_home[0] == '/')
    folder = config_home;
  else if (home && home[0] != '\0')
    folder = file_join(arena, home, ".config");
  return folder ? file_join(arena, folder, "stepmax/settings.yaml") : NULL;
}

/* One key being read: where notices go, and of which file they speak. */
typedef struct Reader {
  const YamlNode *map;
  const char *path;
  ErrorList *notices;
} Reader;

/* A key's scalar, or NULL. */
static const YamlNode *reader_get(const Reader *reader, const char *key) {
  const YamlNode *node = yaml_get(reader->map, key);
  if (node && node->kind != YAML_SCALAR) {
    error_at(error_list_add(reader->notices), reader->path, node->line, node->column,
             "%s is not a single value; passed over", key);
    return NULL;
  }
  return node;
}

static void refuse(const Reader *reader, const YamlNode *node, const char *key, const char *allowed) {
  error_at(error_list_add(reader->notices), reader->path, node->line, node->column,
           "%s is %s, not \"%.*s\"; passed over", key, allowed, (int)text_cut(node->text, 40), node->text);
}

/* Reads a key with two words; *out is whether the second was there.  True if the key was read. */
static bool read_choice(bool *out, const Reader *reader, const char *key, const char *no, const char *yes) {
  const YamlNode *node = reader_get(reader, key);
  if (!node)
    return false;
  bool is_yes = strcmp(node->text, yes) == 0;
  if (is_yes || strcmp(node->text, no) == 0) {
    *out = is_yes;
    return true;
  }
  char allowed[64];
  snprintf(allowed, sizeof allowed, "%s or %s", no, yes);
  refuse(reader, node, key, allowed);
  return false;
}

static void read_number(double *out, const Reader *reader, const char *key, double least, double most) {
  const YamlNode *node = reader_get(reader, key);
  double number;
  if (!node)
    return;
  if (number_parse(&number, node->text, NULL) && number >= least && number <= most) {
    *out = number;
    return;
  }
  char from[NUMBER_MAX], to[NUMBER_MAX], allowed[2 * NUMBER_MAX + 32];
  snprintf(allowed, sizeof allowed, "a number from %s to %s", number_exact(from, least),
           number_exact(to, most));
  refuse(reader, node, key, allowed);
}

static void read_digits(int *out, const Reader *reader) {
  const YamlNode *node = reader_get(reader, "digits");
  if (!node)
    return;
  for (int i = 0; i < LIMIT_DIGITS_COUNT; i++)
    if (strcmp(node->text, LIMIT_DIGITS[i]) == 0) {
      *out = limit_digits(i);
      return;
    }
  refuse(reader, node, "digits", "2, 4 or 6");
}

static void read_asked(Asked *out, const Reader *reader) {
  const YamlNode *node = reader_get(reader, "questions");
  if (!node)
    return;
  for (int i = 0; i < ASKED_COUNT; i++)
    if (strcmp(node->text, LIMIT_ASKED[i]) == 0) {
      *out = (Asked)i;
      return;
    }
  refuse(reader, node, "questions", "all, kept or none");
}

static void read_lesson(char out[SETTINGS_LESSON_MAX], const Reader *reader) {
  const YamlNode *node = reader_get(reader, "last-lesson");
  if (node && strlen(node->text) < SETTINGS_LESSON_MAX)
    snprintf(out, SETTINGS_LESSON_MAX, "%s", node->text);
}

/* --- Progress: `lesson: [12, 32]`, the furthest step of how many, and `done` behind them at the end */

static bool read_count(int *out, const YamlNode *node) {
  double number;
  bool count = node->kind == YAML_SCALAR && !node->quoted && number_parse(&number, node->text, NULL) &&
               number >= 1 && number <= PROGRESS_STEPS_MAX && floor(number) >= number;
  if (count)
    *out = (int)number;
  return count;
}

static bool read_progress_entry(ProgressEntry *out, const YamlNode *node) {
  static const char DONE[] = "done";
  bool pair = node->kind == YAML_LIST && (node->count == 2 || node->count == 3);
  if (!pair || !read_count(&out->reached, &node->items[0]) || !read_count(&out->steps, &node->items[1]))
    return false;
  const YamlNode *word = node->count == 3 ? &node->items[2] : NULL;
  out->done = word != NULL;
  return out->reached <= out->steps &&
         (!word || (word->kind == YAML_SCALAR && strcmp(word->text, DONE) == 0));
}

static void read_progress_of(LessonProgress *out, const Reader *reader, const YamlNode *key,
                             const YamlNode *node) {
  ProgressEntry entry = {.reached = 0};
  int length = (int)text_cut(key->text, 40);
  if (strlen(key->text) > LESSON_ID_MAX || !read_progress_entry(&entry, node))
    error_at(error_list_add(reader->notices), reader->path, node->line, node->column,
             "the progress of \"%.*s\" is a step and the number of steps, as [12, 32]; passed over", length,
             key->text);
  else if (!progress_reach(out, key->text, entry.reached, entry.steps, entry.done))
    error_at(error_list_add(reader->notices), reader->path, node->line, node->column,
             "there is no room for the progress of \"%.*s\", as for more than %d lessons; passed over",
             length, key->text, PROGRESS_LESSONS_MAX);
}

static void read_progress(LessonProgress *out, const Reader *reader) {
  const YamlNode *map = yaml_get(reader->map, "progress");
  if (map && map->kind != YAML_MAP)
    error_at(error_list_add(reader->notices), reader->path, map->line, map->column,
             "progress is lines of the form \"lesson: [12, 32]\"; passed over");
  for (size_t i = 0; map && map->kind == YAML_MAP && i < map->count; i++)
    read_progress_of(out, reader, &map->keys[i], &map->items[i]);
}

static void read_map(Settings *out, const Reader *reader) {
  ErrorList unknown = {0};
  yaml_check_keys(reader->map, reader->path, KEYS, KEY_COUNT, &unknown);
  for (size_t i = 0; i < unknown.kept; i++)
    *error_list_add(reader->notices) = unknown.items[i];
  bool korean = false;
  if (read_choice(&korean, reader, "language", "en", "ko")) {
    out->language_chosen = true;
    out->language = korean ? LANG_KO : LANG_EN;
  }
  read_choice(&out->dark, reader, "theme", "light", "dark");
  read_choice(&out->motion, reader, "motion", "off", "on");
  read_number(&out->text_size, reader, "text-size", LIMIT_TEXT_LEAST, LIMIT_TEXT_MOST);
  read_number(&out->pause_s, reader, "pause", LIMIT_PAUSE_LEAST, LIMIT_PAUSE_MOST);
  read_digits(&out->digits, reader);
  read_asked(&out->asked, reader);
  read_lesson(out->last_lesson, reader);
  read_progress(&out->progress, reader);
}

/* Renames a file that cannot be used as it is, under a name that is free, and says so behind the fault. */
static bool put_aside(Arena *arena, const char *path, const char *then, Error *fault) {
  char *aside = arena_printf(arena, "%s.broken", path);
  for (int i = 2; file_exists(aside) && i < BROKEN_MAX; i++)
    aside = arena_printf(arena, "%s.broken-%d", path, i);
  if (!file_exists(aside) && rename(path, aside) == 0) {
    error_hint(fault, "the file is kept as %s, and %s", aside, then);
    return true;
  }
  return error_hint(fault, "it cannot be renamed (%s); %s", strerror(errno), then);
}

static void start_anew(Arena *arena, const char *path, const Error *fault, ErrorList *notices) {
  Error *notice = error_list_add(notices);
  *notice = *fault;
  put_aside(arena, path, "the settings start anew", notice);
}

/* What could be read is kept, in a file without the faults: the next save would lose them. */
static void keep_good_part(Arena *arena, Settings *settings, const char *path, ErrorList *notices) {
  Error err;
  if (put_aside(arena, path, "what could be read is kept", &notices->items[0]) &&
      !settings_save(settings, path, &err))
    *error_list_add(notices) = err;
}

void settings_load(Settings *out, const char *path, ErrorList *notices) {
  *out = settings_default();
  if (!path || !file_exists(path))
    return;
  Arena arena = {0};
  Error err;
  char *data;
  size_t size;
  const YamlNode *root;
  if (!file_read(&arena, path, SETTINGS_BYTES_MAX, &data, &size, &err)) {
    if (file_is_folder(path)) /* whatever that is for, it is not ours to rename */
      *error_list_add(notices) = err;
    else
      start_anew(&arena, path, &err, notices);
  } else if (!yaml_parse(&arena, path, data, size, &root, &err)) {
    start_anew(&arena, path, &err, notices);
  } else if (root->kind != YAML_MAP) {
    error_at(&err, path, root->line, root->column, "must be lines of the form \"key: value\"");
    start_anew(&arena, path, &err, notices);
  } else {
    read_map(out, &(Reader){root, path, notices});
    if (notices->kept > 0)
      keep_good_part(&arena, out, path, notices);
  }
  arena_free(&arena);
}

static void write_progress(Text *text, const LessonProgress *progress) {
  bool begun = false;
  for (size_t i = 0; i < progress->count; i++) {
    const ProgressEntry *entry = &progress->items[i];
    if (entry->reached == 0) /* forgotten */
      continue;
    text_add(text, begun ? "  " : "progress:\n  ");
    yaml_quote(text, entry->id);
    text_addf(text, ": [%d, %d%s]\n", entry->reached, entry->steps, entry->done ? ", done" : "");
    begun = true;
  }
}

static void write_settings(Text *text, const Settings *settings) {
  char number[NUMBER_MAX];
  if (settings->language_chosen)
    text_addf(text, "language: %s\n", language_code(settings->language));
  text_addf(text, "theme: %s\n", settings->dark ? "dark" : "light");
  text_addf(text, "text-size: %s\n", number_exact(number, settings->text_size));
  text_addf(text, "digits: %d\n", settings->digits);
  text_addf(text, "motion: \"%s\"\n", settings->motion ? "on" : "off");
  text_addf(text, "questions: %s\n", LIMIT_ASKED[settings->asked]);
  text_addf(text, "pause: %s\n", number_exact(number, settings->pause_s));
  if (settings->last_lesson[0]) {
    text_add(text, "last-lesson: ");
    yaml_quote(text, settings->last_lesson);
    text_add_char(text, '\n');
  }
  write_progress(text, &settings->progress);
}

/* What the file holds by now; faults were told when it was loaded, or are another window's. */
static void take_progress(Settings *settings, Arena *arena, const char *path) {
  char *data;
  size_t size;
  const YamlNode *root;
  ErrorList *ignored = ARENA_NEW(arena, ErrorList);
  LessonProgress *theirs = ARENA_NEW(arena, LessonProgress);
  if (!file_exists(path) || !file_read(arena, path, SETTINGS_BYTES_MAX, &data, &size, NULL) ||
      !yaml_parse(arena, path, data, size, &root, NULL))
    return;
  read_progress(theirs, &(Reader){root, path, ignored});
  progress_merge(&settings->progress, theirs);
}

bool settings_save(Settings *settings, const char *path, Error *err) {
  if (!path)
    return true;
  Arena arena = {0};
  Text text = {0};
  const char *folder = arena_copy_n(&arena, path, (size_t)(strrchr(path, '/') - path));
  take_progress(settings, &arena, path);
  write_settings(&text, settings);
  bool ok = file_make_folders(folder, true, err) && file_replace(path, text.data, text.length, err);
  text_free(&text);
  arena_free(&arena);
  return ok;
}
