/* What run.c and run_files.c share: everything that is open while the window is. */
#ifndef STEPMAX_APP_RUN_PARTS_H
#define STEPMAX_APP_RUN_PARTS_H

#include "app/run.h"
#include "app/state.h"
#include "app/watch.h"
#include "canvas/raster.h"
#include "sdl/fonts.h"
#include "sdl/window.h"

typedef struct App {
  const RunOptions *options;
  Strings strings;
  FontSet *fonts;
  State *state;
  Window *window;
  View *view;
  Canvas canvas;
  Hits hits;
  Raster *raster;
  FileWatch *watch; /* of the open lesson; NULL: none */
  Arena catalogue;  /* holds the entries that the state shows */
  Text title;       /* of the window now */
  bool redraw, quit, text_input;
  bool unsaved; /* settings that their file does not hold yet */
  uint64_t drawn_ms;
} App;

/* Writes the picture or the lesson, and tells the state what became of it. */
void run_save(App *app, const Effects *effects);

/* Keeps what the user chose, CHOSE_ bits, or which lesson is open, in the settings. */
void run_remember(App *app, unsigned chosen);
void run_remember_lesson(App *app);
/* Writes the settings' file if it is behind: after the picture, which must not wait for a disk. */
void run_save_settings(App *app);
/* The list begins at the lesson that was open last. */
void run_choose_last(App *app);

#endif
