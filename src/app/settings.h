/* What the program remembers about its user: one small YAML file under the XDG configuration folder.
 *
 * A broken file never stops the program: it is put aside and said so.  Nothing else of the program is
 * written without being asked for. */
#ifndef STEPMAX_APP_SETTINGS_H
#define STEPMAX_APP_SETTINGS_H

#include "app/progress.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"
#include "lesson/asked.h"

#include <stdbool.h>

enum { SETTINGS_LESSON_MAX = 1024 };

/* Its numbers are within limits.h. */
typedef struct Settings {
  bool language_chosen; /* false: the locale decides, and language is not written */
  Language language;
  bool dark;
  double text_size;
  int digits;
  bool motion;
  Asked asked;                           /* which questions are */
  double pause_s;                        /* of auto-play */
  char last_lesson[SETTINGS_LESSON_MAX]; /* an id or a path; "" before the first */
  LessonProgress progress;
} Settings;

/* What holds when nothing was ever set. */
Settings settings_default(void);

/* Where the file is: $XDG_CONFIG_HOME/stepmax/settings.yaml, or under ~/.config.  As XDG says, a
 * relative XDG_CONFIG_HOME counts as none.  NULL without a home: nothing is kept then.  The arguments
 * are the values of the two variables, NULL when unset. */
char *settings_path(Arena *arena, const char *config_home, const char *home);

/* Reads the file; a missing one, or path NULL, gives the defaults.  What is wrong with it goes to
 * notices: an unknown key or a value that is not allowed is passed over, a file that is no YAML map is
 * renamed to "settings.yaml.broken" (or "settings.yaml.broken-2" ...) and the defaults hold. */
void settings_load(Settings *out, const char *path, ErrorList *notices);

/* Replaces the file as a whole, and makes its folder (mode 0700).  Path NULL: does nothing.  What another
 * window has written meanwhile about lessons is kept, and is in the settings from then on. */
bool settings_save(Settings *settings, const char *path, Error *err) MUST_CHECK;

#endif
