/* All of the running program that is not the window: the open lesson and its edits, the place in it, what is
 * pointed at, typed and asked.
 *
 * State and event, or state and action, give the next state and effects for someone else to carry out: it
 * knows no window, no clock and no file, and so every rule of stepping and editing can be tested by handing
 * it events.  Times are milliseconds on the clock of Event.time_ms.  The hits are those of the picture that
 * the user saw; where another overlay lies over the lesson by now, they count for nothing. */
#ifndef STEPMAX_APP_STATE_H
#define STEPMAX_APP_STATE_H

#include "app/answers.h"
#include "app/history.h"
#include "app/progress.h"
#include "base/arena.h"
#include "base/text.h"
#include "data/columns.h"
#include "lesson/data_lesson.h"
#include "lesson/glossary.h"
#include "lesson/lesson.h"
#include "trace/trace.h"
#include "ui/action.h"
#include "ui/event.h"
#include "ui/line.h"
#include "ui/strings.h"
#include "ui/target.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { STATE_ANIMATION_MS = 250 };

/* What the user chose, and would like to find again. */
enum {
  CHOSE_LANGUAGE = 1,
  CHOSE_THEME = 2,
  CHOSE_TEXT_SIZE = 4,
  CHOSE_DIGITS = 8,
  CHOSE_MOTION = 16,
  CHOSE_PAUSE = 32,
  CHOSE_ASKED = 64,
  CHOSE_PROGRESS = 128 /* how far the user has come */
};

typedef enum { SAVE_NOTHING, SAVE_PICTURE, SAVE_LESSON, SAVE_ANSWERS } Save;
typedef enum { SCREEN_SAME, SCREEN_TOGGLE, SCREEN_FULL } ScreenChange;

/* What is to be done now.  {0} is nothing; calls add to it. */
typedef struct Effects {
  bool redraw;
  bool quit;
  bool read_catalogue; /* then call state_catalogue */
  bool next_lesson;    /* the one after this: read the catalogue, then open state_next_lesson */
  bool read_columns;   /* those of the lesson's data; then call state_columns_open or state_notice */
  bool apply_columns;  /* state_columns_source; then call state_open, state_columns_open or
                          state_columns_refuse */
  bool stop_reading;   /* what takes long to read is not wanted any more */
  ScreenChange screen;
  unsigned chosen;  /* CHOSE_ bits: settings to keep */
  const char *open; /* (this and path: valid until the next call) the path of a lesson to open: state_open or
                       state_notice; NULL: none */
  Save save;        /* then call one of the state_save_ functions */
  const char *path; /* of what to save */
  bool replace;     /* the user knows that the file exists */
} Effects;

/* A button that is held down. */
typedef struct Press {
  bool down, dragging;
  Hit hit;      /* what was pressed */
  double x, y;  /* where */
  double value; /* of the number then */
} Press;

/* Edits of one number that count as one: the wheel, a held key, a drag. */
typedef struct Gesture {
  unsigned id;
  Target target;
  uint32_t last_ms;
  Setup before; /* as it was when it began: what gives way does so from there, and comes back */
} Gesture;

/* Text input: a number's cell, or an overlay's field (target TARGET_NONE). */
typedef struct Typing {
  bool active;
  Target target;
  Line line;
  Text message;
  bool confirmed;   /* the file exists, and Enter will replace it */
  bool text_on;     /* whether typed text comes as EVENT_TEXT ... */
  uint32_t text_ms; /* ... since then; before, it was the other way round */
  bool skip_text;   /* the next text is the letter that asked for the field */
} Typing;

/* Where one is in the sheet of questions. */
typedef struct Questions {
  size_t row;   /* the chosen one; their number: what goes on with the course */
  size_t first; /* the row at the top */
  bool sure;    /* all answers go when that is asked for once more */
} Questions;

/* The columns that are being chosen. */
typedef struct Choosing {
  Arena arena; /* of what it holds */
  Columns columns;
  DataSource source; /* its file */
  size_t label, first;
  bool *features; /* of each column */
  bool standardise, logistic;
  Text message;
} Choosing;

/* The list of lessons. */
typedef struct ListState {
  Arena arena; /* of cards and shown */
  LessonCard *cards;
  size_t *shown, shown_count;
  const Course *course; /* not owned */
  size_t columns;       /* in the last picture; 0: there was none */
  bool follow;
  ProgressEntry forgotten;      /* what Ctrl+Z brings back; reached 0: nothing */
  char left[LESSON_ID_MAX + 1]; /* was chosen when help or the glossary was opened over the list; "": none */
  char resumed[LESSON_ID_MAX + 1]; /* a lesson that is being opened ... */
  size_t resume;                   /* ... at this step, from 0 */
} ListState;

typedef struct State {
  const Strings *strings; /* not owned */
  Language language;
  int digits;
  Asked asked; /* which questions are */
  bool dark, motion;
  bool numbers;      /* derivations have them put in */
  bool pause_chosen; /* the user has changed pause_s since the start */
  double text_scale, pause_s;
  double text_used; /* of the last picture; 0: there was none */
  bool text_asked;  /* larger text has just been asked for */

  bool is_open; /* there is a lesson; what follows up to `step` is valid only then */
  Lesson lesson;
  Arena lesson_arena;
  unsigned opening;      /* how many lessons have stood here */
  Setup base, setup;     /* without edits, and with them */
  Trace trace, original; /* of setup and of base */
  Opened opened;
  History history;
  size_t step;
  Answer answers[LESSON_STEPS_MAX]; /* of the lesson's steps that ask; all before the cursor are revealed */
  Answers kept;                     /* of all lessons, as they were when these were left */
  size_t wanted;                    /* where the cursor goes as soon as the run is computed so far */
  uint16_t unfolded[PANELS_MAX];    /* parts of panels that are opened, a bit each */
  unsigned char opened_panels[PANELS_MAX]; /* by the user: in which order, from 1; 0: not */
  uint64_t strips;                         /* panels that were folded in the last picture, a bit each */
  bool panel_asked;                        /* one has just been opened */
  int stride;                              /* updates that a step goes on by */
  bool computed;                           /* the runs of a training are complete */

  uint32_t now_ms;
  uint32_t animation_ms; /* its start */
  uint32_t played_ms;    /* since when the pause of auto-play runs */
  bool animating, playing;

  bool pointer_known;
  double pointer_x, pointer_y;
  bool fullscreen;       /* told by whoever has the window */
  bool focus_by_pointer; /* the arrows to the sides still step */
  bool
      focus_quiet; /* its number was typed and taken, or the step has changed: it is not explained any more */
  Target hover, focus, inspected;
  Press press;
  Gesture gesture;
  double wheel_rest; /* tenths of a step not used up */
  double scroll, scroll_most, overlay_scroll;

  Typing typing;
  Overlay overlay;
  bool blank, leaving;            /* leaving: the list was opened on the way out */
  bool notice_bad, notice_passes; /* passes: a bad one that goes with the next key or click, too */
  Arena scratch;                  /* of what is said */
  Text notice;
  size_t choice;
  Questions questions;
  Choosing choosing;
  Text reading;                    /* "reading FILE", while that takes long; else empty */
  const CatalogueEntry *catalogue; /* not owned */
  size_t catalogue_count;
  ListState list;
  LessonProgress *progress; /* not owned; NULL: none is kept */
  const Glossary *glossary; /* not owned; NULL: there is none */
  GlossaryRow glossary_row; /* that its sheet shows */
  bool tracked;             /* it tells of the open lesson, too */
  bool glossary_from_list;  /* the sheet was opened from the list, and goes back to it */
  Text glossary_typed;      /* what glossary_row was found for */
} State;

/* Nothing open, text of size 1, two digits, with motion, English, light.  It must not be copied.  Whoever
 * made it may set language, dark, motion, and within limits.h text_scale, pause_s and digits, and asked. */
State *state_new(const Strings *strings);
void state_free(State *state);

/* Shows a lesson from its first step, with no edits to `setup` (NULL: the lesson's own).  A lesson that was
 * open before (its id tells) has the answers to its questions still.  On success the arena that holds the
 * lesson belongs to the state.  Fails as trace_build does, and then changes nothing. */
bool state_open(State *state, const Lesson *lesson, Arena arena, const Setup *setup, Error *err) MUST_CHECK;

/* The file of the open lesson has changed: shows the new one at the same step with the same edits, or, where
 * they no longer fit it, without and says so.  Ownership and failure as with state_open. */
bool state_reload(State *state, const Lesson *lesson, Arena arena, Error *err) MUST_CHECK;

/* The lessons to choose from, in their order, and the course that tells their groups (NULL: none); must stay
 * until the next call. */
void state_catalogue(State *state, const CatalogueEntry *entries, size_t count, const Course *course);

/* The picture of a lesson of the catalogue, the number of its steps and its fault: of the card only these
 * are taken, and its pixels must stay until another is given. */
void state_list_picture(State *state, size_t entry, const LessonCard *card);

/* How the list lay in the picture just drawn. */
void state_list_drawn(State *state, const ListPlace *place);

/* Chooses a lesson of the list by its id, if it is there. */
void state_list_choose(State *state, const char *id);

/* The terms to explain; must stay until the next call.  NULL: none. */
void state_glossary(State *state, const Glossary *glossary);

/* The path of the lesson after the open one in the catalogue; NULL: it is the last, or not in it. */
const char *state_next_lesson(const State *state);

/* Asks for the columns of a file of data, which are copied; `why` is why the choice in `source` cannot be
 * used, NULL where it can.  The choice must be complete.  Asked again about the same file, the place in the
 * list stays. */
void state_columns_open(State *state, const Columns *columns, const DataSource *source, const Error *why);
/* What is chosen, in the arena. */
DataSource state_columns_source(const State *state, Arena *arena);
void state_columns_refuse(State *state, const Error *err);

/* A file takes long to read (its path), or no longer (NULL). */
void state_reading(State *state, const char *path);

/* What became of Effects.save. */
void state_save_done(State *state);
void state_save_exists(State *state);
void state_save_failed(State *state, const Error *err);

/* The program's words, in the state's language; with what stands for {0}, {1}, {2} they are valid until the
 * next call. */
const char *state_string(const State *state, StringId id);
const char *state_format(State *state, StringId id, const char *a, const char *b, const char *c);

/* One line about what just happened.  A good one goes with the next key or click, a bad one stays until Esc
 * or another. */
void state_notice(State *state, bool bad, const char *text);
void state_notice_error(State *state, const Error *err); /* a bad one */

/* One event, or one action: changes the state and adds to out what is to be done. */
void state_event(State *state, const Event *event, const Hits *hits, Effects *out);
void state_apply(State *state, Action action, const Hits *hits, Effects *out);

/* Computes a slice of a training's runs (about a millisecond); false: nothing is left to compute.  To be
 * called again and again while nothing else is to be done. */
bool state_work(State *state, Effects *out);

/* Goes on to a time: ends the animation, plays. */
void state_time(State *state, uint32_t now_ms, Effects *out);
/* Milliseconds until state_time has something to do: 0 while something moves, -1 never. */
int state_timeout(const State *state, uint32_t now_ms);

/* Whether typed text is wanted as EVENT_TEXT; that it comes, or comes no more, from now on.  Keys pressed
 * before are still in the queue as they were then. */
bool state_wants_text(const State *state);
void state_text_input(State *state, bool on, uint32_t now_ms);

/* How far the narration can be scrolled in the picture just drawn. */
void state_scroll_most(State *state, double most);

/* The text scale of the picture just drawn, which may be less than what was asked for.  True: the picture is
 * to be drawn again, because it now says that there is no room for more. */
bool state_text_used(State *state, double scale);

/* The panels of the picture just drawn.  True: it is to be drawn again, because it now says which of them
 * were folded to make room for one that was opened. */
bool state_panels_drawn(State *state, const PanelPlace *places, size_t count);

/* What to draw; valid until the state changes.  For a picture to keep: the step alone, at rest, with nothing
 * pointed at or laid over. */
ViewState state_view(const State *state, int width, int height);
ViewState state_picture(const State *state, int width, int height);

/* A picture that the user will likely ask for next, as state_picture has them: of STATE_AHEAD what the open
 * question hides, or the next step; of STATE_BEHIND the step before.  False: there is none. */
typedef enum { STATE_AHEAD, STATE_BEHIND, STATE_WAYS } StateWay;
bool state_next_picture(const State *state, StateWay way, int width, int height, ViewState *out);

/* Adds the answers to the open lesson's questions as CSV. */
void state_answers_csv(const State *state, Text *out);

/* Adds the open lesson's title, its numbers filled in. */
void state_lesson_title(const State *state, Text *out);

/* Adds the window's title: "One sample, all the way 5/31 - Stepmax". */
void state_title(const State *state, Text *out);

#endif
