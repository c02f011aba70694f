/* A command line from its words to its exit status. */
#include "app/verbs.h"

#include "app/locale.h"
#include "app/output.h"

#include <signal.h>
#include <stdlib.h>

/* Which all verbs take; a bit an OptionId. */
#define OF_ALL (UINT64_C(1) << OPTION_HELP | UINT64_C(1) << OPTION_VERSION)

typedef bool (*VerbRun)(const Call *, ErrorList *);
static const VerbRun RUN[VERB_COUNT] = {
    [VERB_OPEN] = verb_open,       [VERB_LIST] = verb_list,   [VERB_CHECK] = verb_check,
    [VERB_PRINT] = verb_print,     [VERB_TRACE] = verb_trace, [VERB_RENDER] = verb_render,
    [VERB_TRAIN] = verb_train,     [VERB_BENCH] = verb_bench, [VERB_HELP] = verb_help,
    [VERB_VERSION] = verb_version,
};

/* Says that a verb has too few or too many words behind it. */
static bool fail_words(const Verb *verb, const Call *call, Error *err) {
  if (verb->name[0] == '\0')
    return verbs_unknown(call->words[0], err);
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
  return RUN[verb - verbs_all()](call, errors);
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
  return run_verb(verb ? verb : &verbs_all()[VERB_OPEN], &call, errors);
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
