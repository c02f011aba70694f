/* A lesson: what is taught, as plain data.
 *
 * It is read from a YAML file that a teacher writes, checked in one go (every fault
 * with line and column), and written back with the teacher's comments kept.  It knows
 * no computed number: text and formulas hold placeholders that the trace fills in. */
#ifndef STEPMAX_LESSON_LESSON_H
#define STEPMAX_LESSON_LESSON_H

#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"
#include "base/text.h"
#include "lesson/chain.h"

#include <stdbool.h>
#include <stddef.h>

enum {
  LESSON_BYTES_MAX = 1000000,
  LESSON_STEPS_MAX = 100,
  LESSON_GROUPS_MAX = 12,
  LESSON_ID_MAX = 64,
  LESSON_NUMBER_MAX = 4
};

/* Steps are shown together under a group's title on the timeline. */
typedef struct LessonGroup {
  const char *id;
  Phrase title;
} LessonGroup;

/* Which classes' part of a value a step reveals. */
typedef enum { ROWS_ALL, ROWS_LABEL, ROWS_OTHERS } Rows;

/* `reveal: [x, z[label], z[others]]` */
typedef struct Reveal {
  const char *name; /* of a value of the trace; whether it exists is checked when the trace is built */
  Rows rows;
  int line, column;
} Reveal;

typedef struct LessonStep {
  const char *id;
  size_t group;          /* index into the lesson's groups */
  bool each_update;      /* `for: update`: one step for every update after the first */
  const Reveal *reveals; /* what is new on the screen; what came before stays */
  size_t reveal_count;
  Phrase title, text; /* with placeholders: {z[label]}, {if loss_next < loss}...{else}...{end} */
  Phrase formula;     /* LaTeX subset with \n{...} and \v{...}; may be absent, or the same in both */
  int line, column;
} LessonStep;

typedef struct Lesson {
  const char *file; /* the path it was read from */
  const char *id;
  const char *number;     /* its place in the course, digits: "05"; may be "" */
  Phrase title, subtitle; /* subtitle may be absent; placeholders allowed */
  const char *source;     /* where the example comes from; may be "" */
  Chain chain;            /* scene: chain */
  ChainRange ranges[CHAIN_FIELDS];
  Phrase *classes;  /* K names, or NULL: numbered only */
  Phrase *features; /* D names, or NULL */
  LessonGroup groups[LESSON_GROUPS_MAX];
  size_t group_count;
  LessonStep *steps;
  size_t step_count;
  const char *text; /* the file as read: lesson_write changes only numbers in it */
  size_t size;
} Lesson;

/* Reads and checks a file.  On faults returns false with at least one more error in the list, each with
 * the file and, but where the file itself cannot be read, line and column; *out is left alone.  Everything
 * lives in the arena. */
bool lesson_load(Lesson *out, Arena *arena, const char *path, ErrorList *errors) MUST_CHECK;

/* The same from memory, which is copied; `file` is for messages. */
bool lesson_parse(Lesson *out, Arena *arena, const char *file, const char *text, size_t size,
                  ErrorList *errors) MUST_CHECK;

/* Adds the lesson's file with the numbers of `chain` (of the same K and D) put in place of its own, and `id`
 * (NULL: kept) in place of its id, so that two files of one folder do not claim the same; all else, comments
 * and the spelling of unchanged numbers included, stays as it is.  Reading it gives the same lesson with that
 * chain, bit for bit, as long as the chain is one that chain_set allows. */
void lesson_write(Text *out, const Lesson *lesson, const Chain *chain, const char *id);

/* The id for a lesson saved at this path: the file's name without its suffix and without digits and '-' in
 * front
 * ("05-").  False when that is no id; size counts the NUL, LESSON_ID_MAX does not. */
bool lesson_id_of_path(char *out, size_t size, const char *path);

/* A file of a folder of lessons.  One with faults is listed as broken, with its first error, under its own
 * id and title as far as these can be read, else under those that its name suggests. */
typedef struct CatalogueEntry {
  const char *id, *number, *path; /* number may be "" */
  Phrase title;
  bool broken;
  bool twice;  /* broken only because an earlier file has the same id */
  Error error; /* of a broken one */
} CatalogueEntry;

/* The .yaml and .yml files of a folder, ordered by number (those without one last), then id.  Of two files
 * with one id the second is broken, with an error that names both.  Fails if the folder cannot be read. */
bool catalogue_read(CatalogueEntry **out, size_t *count, Arena *arena, const char *folder,
                    Error *err) MUST_CHECK;

/* The file of LESSON: a path (it has a '/' or ends in .yaml or .yml) as it is, else that of the lesson with
 * this id in folder, broken or not.  Errors: an unknown id (ERROR_USAGE, the nearest as a hint), two files
 * with this id (both are named), a folder that cannot be read. */
bool catalogue_find(const char **path, Arena *arena, const char *folder, const char *name,
                    Error *err) MUST_CHECK;

#endif
