#include "app/verbs.h"

#include "app/locale.h"
#include "app/output.h"
#include "base/text.h"

#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Sets of options: a bit an OptionId. */
#define TAKES(id) (UINT64_C(1) << (id))
#define GENERAL (TAKES(OPTION_LANG) | TAKES(OPTION_THEME) | TAKES(OPTION_LESSONS))
#define OF_OWN_DATA (TAKES(OPTION_DATA) | TAKES(OPTION_LABEL) | TAKES(OPTION_FEATURES) | TAKES(OPTION_MODEL))
#define OF_LESSON (GENERAL | OF_OWN_DATA | TAKES(OPTION_SET))
#define OF_LOOKS (TAKES(OPTION_TEXT_SIZE) | TAKES(OPTION_DIGITS))
#define OF_DATA                                                                                              \
  (TAKES(OPTION_DATA) | TAKES(OPTION_LABEL) | TAKES(OPTION_FEATURES) | TAKES(OPTION_STANDARDIZE))
#define OF_MODEL (TAKES(OPTION_MODEL) | TAKES(OPTION_LOSS) | TAKES(OPTION_ALPHA) | TAKES(OPTION_PENALTY))
#define OF_DESCENT                                                                                           \
  (TAKES(OPTION_OPTIMIZER) | TAKES(OPTION_BATCH_SIZE) | TAKES(OPTION_ETA) | TAKES(OPTION_EPOCHS) |           \
   TAKES(OPTION_SHUFFLE) | TAKES(OPTION_SEED) | TAKES(OPTION_INIT))
#define OF_ALL (TAKES(OPTION_HELP) | TAKES(OPTION_VERSION))

static const Verb VERBS[] = {
    {"", "[LESSON]", "opens the window: the list of lessons, or LESSON",
     "LESSON is the name of a lesson (see stepmax list) or the path of a lesson file.  A file that ends\n"
     "in .csv is opened as data of your own, in the lesson your-data: the same as --data.",
     verb_open, 0, 1,
     OF_LESSON | OF_LOOKS | TAKES(OPTION_STEP) | TAKES(OPTION_SIZE) | TAKES(OPTION_FULLSCREEN) |
         TAKES(OPTION_NO_MOTION)},
    {"list", "", "prints a line a lesson: its name, then its title", "", verb_list, 0, 0, GENERAL},
    {"check", "FILE...", "looks for faults in lesson files",
     "Each fault is printed with its line and column.", verb_check, 1, SIZE_MAX, GENERAL | OF_OWN_DATA},
    {"print", "LESSON", "prints the lesson as text: every step, its formula and its new numbers", "",
     verb_print, 1, 1, OF_LESSON | TAKES(OPTION_STEP) | TAKES(OPTION_DIGITS)},
    {"trace", "LESSON", "prints every value of every step",
     "--format is json or csv; json if it is not given.", verb_trace, 1, 1,
     OF_LESSON | TAKES(OPTION_STEP) | TAKES(OPTION_FORMAT)},
    {"render", "LESSON --step N|all --out PATH",
     "writes a step's picture, or with --step all the pictures of all steps",
     "The end of --out, .png or .svg, says which kind.  With --step all, --out is a folder, and --format\n"
     "png or svg says which kind; the files are step-001.png and so on.  --size is 1920x1080 if it is not\n"
     "given.  The colours are light, the text size 1 and the decimals 2, whatever the settings say.",
     verb_render, 1, 1,
     OF_LESSON | OF_LOOKS | TAKES(OPTION_STEP) | TAKES(OPTION_OUT) | TAKES(OPTION_SIZE) |
         TAKES(OPTION_FORMAT) | TAKES(OPTION_PROGRESS)},
    {"train", "--data FILE.csv --label COLUMN", "trains a model on a table and prints how the loss falls",
     "Prints update,epoch,samples,mean_loss,objective,accuracy, measured over all samples: a\n"
     "row before the first update, then one every epoch, or with --every N every N updates and\n"
     "at the end.  epoch is the samples used so far, divided by the samples there are; objective\n"
     "is the mean loss and the penalty.  --batch-size alone implies --optimizer minibatch.\n"
     "logistic counts the classes in alphabetical order: the first is 0, the other 1.",
     verb_train, 0, 0, OF_DATA | OF_MODEL | OF_DESCENT | TAKES(OPTION_EVERY) | TAKES(OPTION_WEIGHTS_OUT)},
    {"bench", "frames|start|seek|train [LESSON]", "prints timings of the program's own parts",
     "A line a figure: name, value and unit, with tabs between.\n"
     "frames: draws every step of the lesson, animations included, at --size, into memory.\n"
     "start:  from starting the program to its first picture in a window, against an empty window.\n"
     "seek:   jumps to updates anywhere in a recorded run of a million, and what its history takes.\n"
     "train:  samples a second, recorded, for batches of 1, of 10 and of all.",
     verb_bench, 1, 2, OF_LESSON | OF_LOOKS | TAKES(OPTION_SIZE)},
    {"help", "[VERB]", "explains a verb", "", verb_help, 0, 1, GENERAL},
    {"version", "", "prints the version", "", verb_version, 0, 0, GENERAL},
};
enum { VERB_COUNT = sizeof VERBS / sizeof VERBS[0] };

const Verb *verbs_all(size_t *count) {
  *count = VERB_COUNT;
  return VERBS;
}

const Verb *verbs_find(const char *name) {
  for (size_t i = 1; i < VERB_COUNT; i++)
    if (strcmp(VERBS[i].name, name) == 0)
      return &VERBS[i];
  return NULL;
}

const Verb *verbs_nearest(const char *name) {
  const char *names[VERB_COUNT];
  for (size_t i = 1; i < VERB_COUNT; i++)
    names[i - 1] = VERBS[i].name;
  const char *nearest = text_nearest(name, names, VERB_COUNT - 1);
  return nearest ? verbs_find(nearest) : NULL;
}

/* Says that a verb has too few or too many words behind it. */
static bool fail_words(const Verb *verb, const Call *call, Error *err) {
  if (verb->name[0] == '\0') {
    const Verb *nearest = verbs_nearest(call->words[0]);
    error_usage(err, "unknown verb \"%s\"", call->words[0]);
    return error_hint(err, "did you mean %s?", nearest ? nearest->name : "one of those of stepmax help");
  }
  if (call->word_count < verb->least_words)
    return error_usage(err, "too little is said: stepmax %s %s", verb->name, verb->usage);
  const char *space = verb->usage[0] ? " " : "";
  return error_usage(err, "\"%s\" is too much: stepmax %s%s%s", call->words[verb->most_words], verb->name,
                     space, verb->usage);
}

static bool check_options(const Verb *verb, const Options *options, Error *err) {
  for (int id = 0; id < OPTION_COUNT; id++) {
    if (!options->given[id] || (verb->options | OF_ALL) >> id & 1)
      continue;
    error_usage(err, "%s is not an option of stepmax%s%s", option_info((OptionId)id)->name,
                verb->name[0] ? " " : "", verb->name);
    return error_hint(err, "stepmax help %s lists them", verb->name);
  }
  return true;
}

/* Reads the settings and chooses the language; what is wrong with the settings is only said. */
static bool prepare(Call *call, Settings *settings, Error *err) {
  ErrorList *notices = ARENA_NEW(call->arena, ErrorList);
  call->settings_path = settings_path(call->arena, getenv("XDG_CONFIG_HOME"), getenv("HOME"));
  settings_load(settings, call->settings_path, notices);
  for (size_t i = 0; i < notices->kept; i++)
    output_notice(&notices->items[i]);
  call->settings = settings;
  call->settings_notices = notices;
  call->dark = false;
  return locale_choose(&call->language, call->options, settings, err) &&
         options_dark(&call->dark, call->options, err);
}

bool verbs_fail(ErrorList *errors, const Error *err) {
  *error_list_add(errors) = *err;
  return false;
}

static bool run_verb(const Verb *verb, Call *call, ErrorList *errors) {
  Settings settings;
  Error err;
  if (call->options->given[OPTION_VERSION])
    return verb_version(call, errors);
  if (call->options->given[OPTION_HELP])
    return (verb->name[0] ? verb_help_print(verb, &err) : verb_help_overview(&err)) ||
           verbs_fail(errors, &err);
  bool fits = call->word_count >= verb->least_words && call->word_count <= verb->most_words;
  if (!(fits || fail_words(verb, call, &err)) || !check_options(verb, call->options, &err) ||
      !prepare(call, &settings, &err))
    return verbs_fail(errors, &err);
  return verb->run(call, errors);
}

static bool run_line(Arena *arena, char *const *argv, size_t argc, ErrorList *errors) {
  Options options;
  Error err;
  if (!options_parse(&options, arena, argv + (argc > 0), argc - (argc > 0), &err))
    return verbs_fail(errors, &err);
  const Verb *verb = options.word_count > 0 ? verbs_find(options.words[0]) : NULL;
  size_t skipped = verb ? 1 : 0;
  Call call = {.arena = arena,
               .program = argc > 0 ? argv[0] : NULL,
               .words = options.words + skipped,
               .word_count = options.word_count - skipped,
               .options = &options};
  return run_verb(verb ? verb : &VERBS[0], &call, errors);
}

int verbs_report(const ErrorList *errors) {
  for (size_t i = 0; i < errors->kept; i++)
    output_error(&errors->items[i]);
  if (errors->total > errors->kept) {
    Error more;
    error_set(&more, "%zu more faults are not shown", errors->total - errors->kept);
    output_error(&more);
  }
  return errors->kept > 0 ? (int)errors->items[0].kind : (int)ERROR_FAILED;
}

int verbs_run(int argc, char **argv) {
  Arena arena = {0};
  ErrorList *errors = ARENA_NEW(&arena, ErrorList);
  /* A closed pipe is an error to be told by write, not the end. */
  signal(SIGPIPE, SIG_IGN);
  int status = run_line(&arena, argv, (size_t)argc, errors) ? 0 : verbs_report(errors);
  arena_free(&arena);
  return status;
}
