/* The numbers of a lesson: what it sets and a student edits, whatever its scene.
 *
 * A plain value of fixed size, so that a state, an undo step and a lesson file's content are copies of one
 * another.  Each scene has fields, which are known by their names: reading a file, `--set`, editing on the
 * screen, undo and writing the file back are written once, for all of them.  It knows no file, no language
 * and nothing of what is computed from it. */
#ifndef STEPMAX_LESSON_SETUP_H
#define STEPMAX_LESSON_SETUP_H

#include "base/error.h"
#include "lesson/scene.h"
#include "lesson/training.h"

#include <stdbool.h>
#include <stddef.h>

enum { SETUP_FIELDS_MAX = 40, SETUP_NUMBERS_MAX = 320 };

typedef struct Setup {
  const Scene *scene;           /* whose given values are the fields, in their order; NULL: it has none */
  const TrainingData *training; /* of a training; NULL: it is none.  Both are in the lesson's memory */
  size_t sizes[SCENE_SIZES_MAX];
  double numbers[SETUP_NUMBERS_MAX]; /* those of one field after another */
} Setup;

/* The values from min to max that a field may take, and whether a lesson lets it be changed. */
typedef struct SetupRange {
  bool editable;
  bool whole; /* whole numbers only */
  double min, max;
} SetupRange;

/* Its scene, or one without values; a field is the place of one of the scene's given values. */
const Scene *setup_scene(const Setup *setup);
static inline bool setup_is_training(const Setup *setup) {
  return setup->training != NULL;
}

size_t setup_field_count(const Setup *setup);
const char *setup_field_name(const Setup *setup, unsigned field);
bool setup_field_find(unsigned *out, const Setup *setup, const char *name); /* false: no such field */
/* The names of all fields; returns how many. */
size_t setup_names(const char *out[SETUP_FIELDS_MAX], const Setup *setup);

void setup_shape(const Setup *setup, unsigned field, size_t *rows, size_t *cols);

/* All its numbers, and one of them, row after row. */
size_t setup_numbers(const Setup *setup, unsigned field);
double setup_at(const Setup *setup, unsigned field, size_t index);

/* One number of a field; row and col from 0. */
double setup_get(const Setup *setup, unsigned field, size_t row, size_t col);

/* Puts a number into its place, whatever it is. */
void setup_put(Setup *setup, unsigned field, size_t index, double value);
/* A field takes what its value is where a lesson does not say; sizes are set before. */
void setup_put_default(Setup *setup, unsigned field);

/* A field of a set-up as another of the same shape has it. */
void setup_copy(Setup *to, const Setup *from, unsigned field);

/* The words that stand for a field's 0, 1, ..., NULL at the end; NULL: it has none. */
const char *const *setup_words(const Setup *setup, unsigned field);

/* The widest range of a field: what it takes in any lesson of this shape. */
SetupRange setup_range_widest(const Setup *setup, unsigned field);

/* Whether a field takes a value, editable or not; the message says what it takes:
 * "label takes a whole number from 1 to 5, found 7". */
bool setup_accepts(const Setup *setup, unsigned field, double value, SetupRange range, Error *err) MUST_CHECK;

/* What the numbers of a field have to add up to (share.h); false: nothing. */
bool setup_sum(double *out, const Setup *setup, unsigned field);
/* Whether they do; the message says what is wrong. */
bool setup_adds_up(const Setup *setup, unsigned field, Error *err) MUST_CHECK;

/* Sets one number, if the lesson lets the field be changed and the field takes the value; the message
 * says what is allowed. */
bool setup_set(Setup *setup, unsigned field, size_t row, size_t col, double value,
               const SetupRange ranges[SETUP_FIELDS_MAX], Error *err) MUST_CHECK;

/* The same for the number of one of the field's words, which need not lie in the lesson's range. */
bool setup_set_word(Setup *setup, unsigned field, size_t row, size_t col, double value,
                    const SetupRange ranges[SETUP_FIELDS_MAX], Error *err) MUST_CHECK;

/* `NAME=VALUE` as on the command line: one number fills a vector or matrix, else all its
 * numbers, comma separated, row by row; where a field has words, a word stands for its number.  All of it is
 * set or nothing. Errors are of kind ERROR_USAGE and name what is allowed: the names, the count, the range.
 */
bool setup_assign(Setup *setup, const char *assignment, const SetupRange ranges[SETUP_FIELDS_MAX],
                  Error *err) MUST_CHECK;

/* The number that a field's word stands for; false: it has no such word. */
bool setup_word(double *out, const Setup *setup, unsigned field, const char *word);
/* The word that stands for a number; NULL: none does. */
const char *setup_word_of(const Setup *setup, unsigned field, double value);
/* Where the field has words, hints at all that it takes: "none, l2 or l1", "a number or all".  Returns false,
 * as all that reports an error does. */
bool setup_hint_words(Error *fault, const Setup *setup, unsigned field);

bool setup_same_shape(const Setup *a, const Setup *b); /* both a training or none, fields of the same sizes */
bool setup_equal(const Setup *a, const Setup *b);      /* bit for bit, only the part in use */

#endif
