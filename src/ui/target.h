/* What lies where on the screen: filled by the views while they draw, read by the pointer,
 * the keyboard focus and the tests. */
#ifndef STEPMAX_UI_TARGET_H
#define STEPMAX_UI_TARGET_H

#include "canvas/canvas.h"
#include "ui/action.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum {
  TARGET_NONE,
  TARGET_CELL,     /* a number of the trace: a value, b row, c column (from 0), of a pane */
  TARGET_CONTROL,  /* does `action` when clicked: target_of_action */
  TARGET_TIMELINE, /* a step's place on the timeline: a step; dragging over it goes there */
  TARGET_CHART,    /* a place along a chart: a which chart, b the place */
  TARGET_PANEL,    /* a card that scrolls: a which */
  TARGET_HANDLE,   /* what can be dragged and is no number: a the panel's index, b which */
  TARGET_TERM /* a word or sign of the glossary: a the entry, b how often it stood before in the picture */
} TargetKind;

/* Which card of TARGET_PANEL. */
enum { PANEL_NARRATION, PANEL_INSPECTOR, PANEL_LIST };

typedef struct Target {
  TargetKind kind;
  int a, b, c;
  int pane;
} Target;

bool target_equal(Target a, Target b);
/* The control of an action: a its kind, b its arg; of an ACTION_SET b the field, c the row, pane the value;
 * of an ACTION_UNFOLD b the panel, c the part. */
Target target_of_action(Action action);

/* What dragging a hit moves: the numbers that the pointer's place in a plane stands for. */
typedef enum {
  HANDLE_NONE,
  HANDLE_X,     /* x, along the plane's width */
  HANDLE_Y,     /* y, along its height */
  HANDLE_XY,    /* both */
  HANDLE_ANGLE, /* x: an angle in degrees round the plane's middle, from right to up */
  HANDLE_SHARE  /* y, and the other numbers of its value give way so that the sum stays (x likewise, if it is
                   set) */
} HandleKind;

typedef struct Handle {
  HandleKind kind;
  Target x, y;                         /* the numbers, each a TARGET_CELL */
  Rect plane;                          /* pixels */
  double x_low, x_high, y_low, y_high; /* what its edges stand for, y up */
  bool log_x, log_y;
} Handle;

typedef struct Hit {
  Rect rect;
  Target target;
  Action action;   /* of a TARGET_CONTROL (or a cell that acts on a click, as a class chip does) */
  bool editable;   /* a number that can be changed: drag, wheel, typing */
  bool focusable;  /* Tab stops here */
  int group;       /* arrows move inside a group */
  int row, col;    /* the place in its group */
  StringId tip;    /* what a control does; STRING_NONE */
  int first, last; /* of a TARGET_TIMELINE that stands for many steps, from its left to its right end; both 0:
                      it is the step a */
  Handle handle;   /* of what can be dragged about: a TARGET_HANDLE, or a number */
} Hit;

typedef struct Hits {
  Hit *items;
  size_t count, capacity;
  int layer; /* what lay over all else in that picture, so that the next one can be told from it; 0: nothing
              */
  unsigned opening; /* which lesson it showed, as ViewState.opening counts them; 0: not told */
} Hits;

void hits_clear(Hits *hits);
void hits_free(Hits *hits);
Hit *hits_add(Hits *hits, Rect rect, Target target); /* zeroed otherwise; valid until the next add */
/* The topmost (last added) at a point, or NULL. */
const Hit *hits_at(const Hits *hits, double x, double y);
const Hit *hits_find(const Hits *hits, Target target);
/* The hit of a kind that is above, below or at x, or else nearest to the left or right; NULL: none. */
const Hit *hits_beside(const Hits *hits, TargetKind kind, double x);
/* The next focusable hit, or handle whose target has none, after `from` (TARGET_NONE: from the start), in the
 * order added, round the end; direction +1 or -1. */
const Hit *hits_step(const Hits *hits, Target from, int direction);
/* The nearest in the same group in a direction (dx, dy each -1, 0, 1); NULL: none. */
const Hit *hits_move(const Hits *hits, Target from, int dx, int dy);

#endif
