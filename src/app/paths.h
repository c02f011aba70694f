/* Where the program's own files are: lessons, fonts, words.
 *
 * They are looked for as one home, in this order: $STEPMAX_DATA, which is the only place when it is set;
 * the folder of the executable and the two above it (a build in its source folder); the share folder
 * compiled in by `make install`, also as ../share/stepmax beside a bin folder that was moved as a whole.
 * A home holds "lessons", "fonts" and "strings"; the last two may also lie in "assets".  --lessons
 * replaces the lessons alone, and their glossary where it has one. */
#ifndef STEPMAX_APP_PATHS_H
#define STEPMAX_APP_PATHS_H

#include "base/arena.h"
#include "base/error.h"

typedef struct Paths {
  const char *lessons, *fonts, *strings;
  const char *glossary; /* the file of the folder of lessons, or else the home's; NULL: neither has one */
} Paths;

/* What decides; any may be NULL. */
typedef struct PathsFrom {
  const char *lessons;    /* --lessons */
  const char *data;       /* STEPMAX_DATA */
  const char *executable; /* the program's own file */
  const char *installed;  /* the compiled-in share folder */
} PathsFrom;

/* The error names every place that was looked at.  A folder given by --lessons must exist. */
bool paths_find(Paths *out, Arena *arena, const PathsFrom *from, Error *err) MUST_CHECK;

/* The same for this process; program is argv[0]. */
bool paths_find_mine(Paths *out, Arena *arena, const char *lessons, const char *program,
                     Error *err) MUST_CHECK;

/* The file of this process: as the system tells, else `program` looked up in PATH; NULL if unknown. */
char *paths_executable(Arena *arena, const char *program);

#endif
