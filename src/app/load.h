/* Reading a lesson, or data for one, in a thread: a window stays alive over a large file.
 *
 * What is to be read is an order, what comes of it a Loaded; between them nothing is shared with the thread.
 */
#ifndef STEPMAX_APP_LOAD_H
#define STEPMAX_APP_LOAD_H

#include "base/error.h"
#include "data/columns.h"
#include "lesson/data_lesson.h"
#include "lesson/lesson.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum {
  LOAD_LESSON, /* the lesson of a file, with its own data */
  LOAD_DATA,   /* the lesson with the order's data in it */
  LOAD_COLUMNS /* only what the columns of the order's data are */
} LoadKind;

typedef struct LoadOrder {
  LoadKind kind;
  const char *lesson; /* the path of its file; unused for LOAD_COLUMNS */
  const char *text;   /* its text; NULL: that of the file */
  size_t size;
  DataSource source; /* unused for LOAD_LESSON; what its choice leaves open is chosen */
} LoadOrder;

typedef struct Loaded {
  bool ok;
  Error err; /* why not */
  Lesson lesson;
  Arena arena;       /* of the lesson; empty without one */
  Columns columns;   /* none: the file is no table */
  DataSource source; /* with what was chosen */
  Arena data_arena;  /* of columns and source */
} Loaded;

/* Carries out an order, now.  Texts and formulas of the lesson are checked as for opening it. */
void load_now(Loaded *out, const LoadOrder *order);
void load_free(Loaded *loaded); /* what has been taken out of it is to be zeroed before */

typedef struct Load Load;

/* Begins to carry out an order, which is copied.  `done` is called from the thread when all is read.  Where
 * no thread can be made it is carried out at once. */
Load *load_start(const LoadOrder *order, void (*done)(void *self), void *self);
/* Waits at most so long; true: it is done, *out is the caller's, and the load is gone. */
bool load_take(Load *load, Loaded *out, int timeout_ms);
/* Not wanted any more (NULL is allowed): the thread ends by itself, without calling `done`. */
void load_forget(Load *load);

#endif
