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
#include "lesson/lesson_data.h"
#include "lesson/panel.h"
#include "lesson/setup.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  LESSON_BYTES_MAX = 1000000,
  LESSON_STEPS_MAX = 100,
  LESSON_GROUPS_MAX = 12,
  LESSON_ID_MAX = 64,
  LESSON_PANES_MAX = 4,
  LESSON_CHOICES_MAX = 4,
  LESSON_STARTS_MAX = 6,
  LESSON_NUMBER_MAX = 4,
  LESSON_MINUTES_MAX = 600
};

/* Steps are shown together under a group's title on the timeline. */
typedef struct LessonGroup {
  const char *id;
  Phrase title;
} LessonGroup;

/* What stands side by side: the same lesson with another equation, or another optimiser. */
enum { PANE_CROSS_ENTROPY, PANE_SQUARED_ERROR }; /* the losses of a training */
typedef struct LessonPane {
  const char *id;     /* `mse.dw` in a text is dw of the pane "mse" */
  Phrase title, note; /* note may be absent */
  size_t loss;        /* the place of a variant of the scene, or a loss of a training */
} LessonPane;

/* Other numbers to start from, by name: `set: { W: 0, b: [4, 0, 0, 0, 0] }`. */
typedef struct LessonStart {
  const char *id;
  Phrase title;
  const Setup *setup;          /* the lesson's, with what this one sets: */
  bool sets[SETUP_FIELDS_MAX]; /* these fields */
} LessonStart;

/* Which rows of a value a step reveals, or which number of a matrix. */
typedef enum { ROWS_ALL, ROWS_LABEL, ROWS_OTHERS, ROWS_ONE, ROWS_NUMBER } Rows;

/* `reveal: [x, z[label], z[others], o[2], W[2,3], mse.dw]` */
typedef struct Reveal {
  const char *name; /* of a value of the trace; whether it exists is checked when the trace is built */
  Rows rows;
  size_t row;    /* of ROWS_ONE and ROWS_NUMBER, from 0 */
  size_t number; /* its place in the row, of ROWS_NUMBER, from 0 */
  int line, column;
  const char *pane; /* the id of the pane in which it is revealed; NULL: in all */
} Reveal;

/* A question before what the step reveals is shown. */
typedef struct LessonAsk {
  Phrase question; /* absent: the step asks nothing */
  Phrase choices[LESSON_CHOICES_MAX];
  size_t count;
  const char *answer; /* an expression: the number of the right choice, from 1 */
  bool keep;          /* it is asked, too, where only the most important questions are */
  int line, column;   /* of the answer */
} LessonAsk;

typedef struct LessonStep {
  const char *id;
  size_t group;          /* index into the lesson's groups */
  bool each_update;      /* `for: update`: one step for every update after the first */
  bool epochs;           /* `for: epoch`: the same, where what is repeated is an epoch of updates */
  const Reveal *reveals; /* what is new on the screen; what came before stays */
  size_t reveal_count;
  Phrase title, text; /* with placeholders: {z[label]}, {if loss_next < loss}...{else}...{end} */
  Phrase formula;     /* LaTeX subset with \n{...} and \v{...}; may be absent, or the same in both */
  LessonAsk ask;
  const char *main; /* the id of the panel that matters most here; NULL: the one that shows what is new */
  size_t start;     /* index into the lesson's starts, whose numbers this step shows; LESSON_STARTS_MAX: the
                       set-up's */
  int line, column;
} LessonStep;

typedef struct Lesson {
  const char *file; /* the path it was read from */
  const char *id;
  const char *number;     /* its place in the course, digits: "05"; may be "" */
  Phrase title, subtitle; /* subtitle may be absent; placeholders allowed */
  Phrase about;           /* what one learns, in a line; may be absent */
  Phrase source;          /* where the example comes from; may be absent */
  int minutes;            /* that it takes; 0: not told */
  const char *cover;      /* the id of the step whose picture stands for it in the list; NULL: any */
  const Scene *scene;     /* what its values are */
  Setup setup;
  SetupRange ranges[SETUP_FIELDS_MAX];
  Phrase *names[SIDE_NAMED_COUNT]; /* of classes, features, situations; NULL: numbered only */
  LessonData *data;                /* of a training, or the one that an objective is of; else NULL */
  LessonPane panes[LESSON_PANES_MAX];
  size_t pane_count; /* 0: nothing stands side by side */
  LessonStart starts[LESSON_STARTS_MAX];
  size_t start_count;
  LessonGroup groups[LESSON_GROUPS_MAX];
  size_t group_count;
  LessonStep *steps;
  size_t step_count;
  const Panel *panels; /* its own, or the scene's, or PANEL_NOTHING */
  const char *text;    /* the file as read: lesson_write changes only numbers in it */
  size_t size;
} Lesson;

/* Reads and checks a file.  On faults returns false with at least one more error in the list, each with
 * the file and, but where the file itself cannot be read, line and column; *out is left alone.  Everything
 * lives in the arena. */
bool lesson_load(Lesson *out, Arena *arena, const char *path, ErrorList *errors) MUST_CHECK;

/* The same from memory, which is copied; `file` is for messages. */
bool lesson_parse(Lesson *out, Arena *arena, const char *file, const char *text, size_t size,
                  ErrorList *errors) MUST_CHECK;

/* Puts a start's numbers into a set-up of the lesson's shape. */
void lesson_start(Setup *setup, const Lesson *lesson, size_t start);

/* Changes from whatever start there was to this one: what other starts set is the lesson's own again. */
void lesson_choose_start(Setup *setup, const Lesson *lesson, size_t start);

/* The field of this name, if it can be changed while a step is shown: not where the step's start sets it. */
bool lesson_editable(unsigned *field, const Lesson *lesson, const LessonStep *step, const char *name);

/* Adds the lesson's file with the numbers of `setup` (of the same shape) put in place of its own, and `id`
 * (NULL: kept) in place of its id, so that two files of one folder do not claim the same; all else, comments
 * and the spelling of unchanged numbers included, stays as it is.  Reading it gives the same lesson with that
 * set-up, bit for bit, as long as it is one that setup_set allows. */
void lesson_write(Text *out, const Lesson *lesson, const Setup *setup, const char *id);

/* The id for a lesson saved at this path: the file's name without its suffix and without digits and '-' in
 * front
 * ("05-").  False when that is no id; size counts the NUL, LESSON_ID_MAX does not. */
bool lesson_id_of_path(char *out, size_t size, const char *path);

/* A file of a folder of lessons.  One with faults is listed as broken, with its first error, under its own
 * id and title as far as these can be read, else under those that its name suggests. */
typedef struct CatalogueEntry {
  const char *id, *number, *path; /* number may be "" */
  Phrase title, about, source;    /* about and source may be absent */
  int minutes;                    /* 0: not told */
  uint64_t version;               /* of the file\'s text: another number, another text; 0 of a broken one */
  size_t group;                   /* of the course: course.h; 0 before that is known */
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
