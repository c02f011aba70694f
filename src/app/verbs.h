/* The verbs of the command line: one table for checking and explaining them (verbs.c), which knows none of
 * the functions that run them (verbs_run.c). */
#ifndef STEPMAX_APP_VERBS_H
#define STEPMAX_APP_VERBS_H

#include "app/options.h"
#include "app/settings.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a verb is given. */
typedef struct Call {
  Arena *arena;        /* until the program ends */
  const char *program; /* argv[0] */
  const char **words;  /* behind the verb */
  size_t word_count;   /* within the verb's bounds */
  const Options *options;
  Settings *settings;
  const char *settings_path;         /* NULL: there is none */
  const ErrorList *settings_notices; /* what was wrong with them */
  Language language;
  bool dark; /* --theme dark */
} Call;

typedef enum {
  VERB_OPEN, /* the window, which has no name */
  VERB_LIST,
  VERB_CHECK,
  VERB_PRINT,
  VERB_TRACE,
  VERB_RENDER,
  VERB_TRAIN,
  VERB_BENCH,
  VERB_HELP,
  VERB_VERSION,
  VERB_COUNT
} VerbId;

typedef struct Verb {
  const char *name;    /* "" for the window, which has no verb */
  const char *usage;   /* what stands behind the name */
  const char *summary; /* one line */
  const char *help;    /* the rest, may be "" */
  size_t least_words, most_words;
  uint64_t options; /* bit OptionId: takes it */
} Verb;

/* In the order of VerbId. */
const Verb *verbs_all(void);
/* NULL if there is none of that name. */
const Verb *verbs_find(const char *name);
/* The verb whose name is nearest to a misspelt one, or NULL. */
const Verb *verbs_nearest(const char *name);
/* Says that there is no verb of that name, ERROR_USAGE; returns false. */
bool verbs_unknown(const char *name, Error *err);

/* Adds a copy of err to errors; returns false. */
bool verbs_fail(ErrorList *errors, const Error *err);

/* Prints errors; returns the exit status of the first of them, ERROR_FAILED if there is none. */
int verbs_report(const ErrorList *errors);

/* Runs a command line and returns the exit status: 0, 1 the work failed, 2 the line is wrong. */
int verbs_run(int argc, char **argv);

/* False: the work failed; an empty list: it has printed why. */
bool verb_open(const Call *call, ErrorList *errors);
bool verb_list(const Call *call, ErrorList *errors);
bool verb_check(const Call *call, ErrorList *errors);
bool verb_print(const Call *call, ErrorList *errors);
bool verb_trace(const Call *call, ErrorList *errors);
bool verb_render(const Call *call, ErrorList *errors);
bool verb_train(const Call *call, ErrorList *errors);
bool verb_bench(const Call *call, ErrorList *errors);
bool verb_help(const Call *call, ErrorList *errors);
bool verb_version(const Call *call, ErrorList *errors);

/* Prints all verbs; one verb's options. */
bool verb_help_overview(Error *err) MUST_CHECK;
bool verb_help_print(const Verb *verb, Error *err) MUST_CHECK;
bool verb_help_panels(Error *err) MUST_CHECK;

#endif
