/* The window: opens it, runs until it is closed. */
#ifndef STEPMAX_APP_RUN_H
#define STEPMAX_APP_RUN_H

#include "app/paths.h"
#include "app/settings.h"
#include "base/error.h"
#include "base/language.h"
#include "lesson/data_lesson.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct RunOptions {
  const char *lesson_path;        /* NULL: the list of lessons */
  const DataSource *data;         /* the user's data in it; NULL: its own */
  const char *const *assignments; /* NAME=VALUE of each --set, in order */
  size_t assignment_count;
  int step;          /* from 1; -1: not given */
  bool fullscreen;   /* --fullscreen */
  int width, height; /* of the window, 0: not given */
  bool language_given, theme_given;
  Language language; /* to begin with: given, or from the settings or the locale */
  bool dark;         /* the same */
  bool no_motion;    /* --no-motion */
  Asked asked;       /* --ask, or from the settings */
  double text_size;  /* --text-size; 0: not given */
  int digits;        /* --digits; 0: not given */
  Paths paths;
  Settings *settings;                /* changed as the user changes them */
  const char *settings_path;         /* where to save them; NULL: nowhere */
  const ErrorList *settings_notices; /* what was wrong with them, to be said in the window too; may be NULL */
  /* Called once, as soon as the first picture is in the window; true ends the program.  May be NULL. */
  bool (*presented)(void *self);
  void *presented_self;
} RunOptions;

/* Returns the exit status; on 1 and 2 err says why. */
int run_window(const RunOptions *options, Error *err);

#endif
