/* The command line as words and options: what was written, before anyone asks what it means.
 *
 * Options may stand before, between and after the words; "--" ends them.  A value follows after '=' or
 * as the next word.  All errors are of kind ERROR_USAGE. */
#ifndef STEPMAX_APP_OPTIONS_H
#define STEPMAX_APP_OPTIONS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"
#include "lesson/asked.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum {
  OPTION_LANG,
  OPTION_THEME,
  OPTION_LESSONS,
  OPTION_SET,
  OPTION_STEP,
  OPTION_FORMAT,
  OPTION_OUT,
  OPTION_SIZE,
  OPTION_TEXT_SIZE,
  OPTION_DIGITS,
  OPTION_PROGRESS,
  OPTION_QUESTIONS,
  OPTION_ASK,
  OPTION_GLOSSARY,
  OPTION_FULLSCREEN,
  OPTION_NO_MOTION,
  OPTION_DATA,
  OPTION_LABEL,
  OPTION_FEATURES,
  OPTION_STANDARDIZE,
  OPTION_MODEL,
  OPTION_LOSS,
  OPTION_OPTIMIZER,
  OPTION_BATCH_SIZE,
  OPTION_ETA,
  OPTION_ALPHA,
  OPTION_PENALTY,
  OPTION_EPOCHS,
  OPTION_EVERY,
  OPTION_SHUFFLE,
  OPTION_SEED,
  OPTION_INIT,
  OPTION_WEIGHTS_OUT,
  OPTION_HELP,
  OPTION_VERSION,
  OPTION_COUNT
} OptionId;

typedef struct OptionInfo {
  const char *name;  /* "--size" */
  const char *value; /* "WxH"; NULL: takes none */
  const char *help;
} OptionInfo;
const OptionInfo *option_info(OptionId id);

typedef struct Options {
  const char **words;
  size_t word_count;
  bool given[OPTION_COUNT];
  const char *value[OPTION_COUNT]; /* the last one given; NULL: not given, or takes none */
  const char **sets;               /* every --set, in order */
  size_t set_count;
} Options;

/* argv as main gets it, the program's name left out.  The texts are not copied.  An unknown option, one
 * without its value and one with a value that it does not take are errors. */
bool options_parse(Options *out, Arena *arena, char *const *argv, size_t count, Error *err) MUST_CHECK;

/* What the values mean.  Each leaves *out as it is when the option was not given. */
bool options_language(Language *out, const Options *options, Error *err) MUST_CHECK;
bool options_dark(bool *out, const Options *options, Error *err) MUST_CHECK;
bool options_size(int *width, int *height, const Options *options, Error *err) MUST_CHECK; /* 1 to 16384 */
bool options_text_size(double *out, const Options *options, Error *err) MUST_CHECK;        /* 0.8 to 1.6 */
bool options_digits(int *out, const Options *options, Error *err) MUST_CHECK;              /* 2, 4, 6 */
bool options_progress(double *out, const Options *options, Error *err) MUST_CHECK;         /* 0 to 1 */

bool options_asked(Asked *out, const Options *options, Error *err) MUST_CHECK;
bool options_questions(bool *open, const Options *options, Error *err) MUST_CHECK;

/* --step: a number from 1 to `count`, or, where `all` is not NULL, the word "all".  The error names the
 * range; count is SIZE_MAX while it is not known.  *out is an index, from 0. */
bool options_step(size_t *out, bool *all, const Options *options, size_t count, Error *err) MUST_CHECK;

/* Which of `choices` the option names: its index. */
bool options_choice(size_t *out, const Options *options, OptionId id, const char *const *choices,
                    size_t count, Error *err) MUST_CHECK;

/* Names with commas between them, in the arena. */
bool options_names(const char *const **out, size_t *count, Arena *arena, const Options *options, OptionId id,
                   Error *err) MUST_CHECK;

/* A whole number of at most nine digits, `least` or more. */
bool options_count(size_t *out, const Options *options, OptionId id, size_t least, Error *err) MUST_CHECK;

/* A finite number above 0, or, where `zero` is allowed, from 0 on. */
bool options_amount(double *out, const Options *options, OptionId id, bool zero, Error *err) MUST_CHECK;

#endif
