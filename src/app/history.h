/* Undo and redo: the set-ups of a lesson that an editor went through.
 *
 * Plain values in a ring; the oldest are forgotten when it is full. */
#ifndef STEPMAX_APP_HISTORY_H
#define STEPMAX_APP_HISTORY_H

#include "lesson/setup.h"

#include <stdbool.h>
#include <stddef.h>

enum { HISTORY_MAX = 200 };

typedef struct HistoryEntry {
  Setup setup;
  unsigned gesture; /* that led to it; 0: an edit of its own */
} HistoryEntry;

typedef struct History {
  HistoryEntry entries[HISTORY_MAX];
  size_t first; /* the oldest */
  size_t count; /* at least 1 once started */
  size_t at;    /* the present one, counted from the oldest */
} History;

/* Forgets everything; this is the present. */
void history_start(History *history, const Setup *setup);

/* A new present, behind which nothing can be redone.  Edits in a row of the same gesture (a drag, a burst of
 * the wheel; not 0) count as one.  What changes nothing leaves no entry. */
void history_record(History *history, const Setup *setup, unsigned gesture);

/* The set-up before or after becomes the present; false: there is none. */
bool history_undo(History *history, Setup *out);
bool history_redo(History *history, Setup *out);

#endif
