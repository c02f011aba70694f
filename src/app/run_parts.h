/* What run.c, run_open.c and run_files.c share: everything that is open while the window is. */
#ifndef STEPMAX_APP_RUN_PARTS_H
#define STEPMAX_APP_RUN_PARTS_H

#include "app/load.h"
#include "app/run.h"
#include "app/shelf.h"
#include "app/state.h"
#include "app/watch.h"
#include "canvas/raster.h"
#include "sdl/fonts.h"
#include "sdl/window.h"

/* What wakes the loop from other threads. */
enum { RUN_WAKE_LESSON = 1, RUN_WAKE_DATA, RUN_WAKE_LOADED };

/* What is read is for: another lesson; data just given; a choice of columns; a list of columns; the open
 * lesson, whose file or whose data have changed. */
typedef enum {
  RUN_FOR_LESSON,
  RUN_FOR_DATA,
  RUN_FOR_CHOICE,
  RUN_FOR_COLUMNS,
  RUN_FOR_NEW_LESSON,
  RUN_FOR_NEW_DATA
} RunPurpose;

/* What is made ready in a pause, and how far that is; the key is byte for byte comparable. */
typedef struct PrepareKey {
  uint64_t trace;
  size_t step;
  unsigned opening;
  int width, height;
  double text_scale;
  Language language;
  int digits;
  Asked asked;
  bool asking, dark, numbers;
  uint16_t unfolded[PANELS_MAX];
  unsigned char opened[PANELS_MAX];
} PrepareKey;

typedef struct Prepare {
  PrepareKey key; /* of the picture whose followers these are */
  StateWay way;
  size_t piece;
  bool rests, done;
} Prepare;

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
  FileWatch *watch, *data_watch; /* of the open lesson's file and of its data's; NULL: none */
  Load *load;                    /* what is being read; NULL: nothing */
  RunPurpose purpose;
  Arena source_arena;
  DataSource source; /* the user's data that were shown last; path NULL: none yet */
  bool shows_source; /* they are in the open lesson */
  Arena catalogue;   /* holds the entries that the state shows */
  Course course;     /* of them */
  Shelf *shelf;      /* their pictures; NULL before the list is first shown */
  Arena glossary_arena;
  Glossary glossary;
  Text title; /* of the window now */
  bool redraw, quit, text_input;
  bool pictures; /* more of the list's are to be made */
  bool unsaved;  /* settings that their file does not hold yet */
  bool behind;   /* so is how far the user has come, which is written less often */
  uint64_t saved_ms;
  bool save_failed; /* that time; it was told */
  uint64_t drawn_ms;
  Prepare prepare;
} App;

/* A picture was drawn: those that may follow it are to be made ready. */
void run_prepare_for(App *app, const ViewState *now);
/* Milliseconds until run_prepare has something to do, if nothing happens; -1: it has not. */
int run_prepare_wait_ms(const App *app);
/* Makes a piece ready, which takes a few milliseconds. */
void run_prepare(App *app);

/* Opens the lesson of the command line, or says why not. */
bool run_open_first(App *app, const RunOptions *options, Error *err) MUST_CHECK;
/* Begins to open a lesson's file or a CSV file; what is read quickly is shown before these return. */
void run_open(App *app, const char *path);
/* The file of the open lesson has changed, or that of its data. */
void run_open_again(App *app, bool data);
/* Carry out Effects.read_columns and apply_columns. */
void run_read_columns(App *app);
void run_apply_columns(App *app);
/* Waits for what is being read, and shows it. */
void run_loaded(App *app, int timeout_ms);
void run_stop_loading(App *app);

/* Writes the picture, the lesson or the answers, and tells the state what became of it. */
void run_save(App *app, const Effects *effects);

/* Keeps what the user chose, CHOSE_ bits, or which lesson is open, in the settings. */
void run_remember(App *app, unsigned chosen);
void run_remember_lesson(App *app);
/* Writes the settings' file if it is behind: after the picture, which must not wait for a disk.  How far the
 * user has come waits some seconds, unless it is `now` to be written. */
void run_save_settings(App *app, bool now);
/* Whether the open lesson is one of the program's own. */
bool run_is_own(const App *app);
/* The list begins at the lesson that was open last. */
void run_choose_last(App *app);

#endif
