#include "app/output.h"
#include "app/verbs.h"
#include "base/text.h"

#include <string.h>

/* "stepmax print LESSON" */
static void add_call(Text *out, const Verb *verb) {
  const char *name_gap = verb->name[0] ? " " : "", *usage_gap = verb->usage[0] ? " " : "";
  text_addf(out, "stepmax%s%s%s%s", name_gap, verb->name, usage_gap, verb->usage);
}

/* "--size WxH" */
static size_t call_width(const OptionInfo *info) {
  return strlen(info->name) + (info->value ? 1 + strlen(info->value) : 0);
}

static bool takes(const Verb *verb, int id) {
  return verb->options >> id & 1;
}

static void add_options(Text *out, const Verb *verb, const char *title) {
  size_t widest = 0;
  for (int id = 0; id < OPTION_HELP; id++) {
    size_t width = call_width(option_info((OptionId)id));
    widest = takes(verb, id) && width > widest ? width : widest;
  }
  text_addf(out, "\n%s:\n", title);
  for (int id = 0; id < OPTION_HELP; id++) {
    const OptionInfo *info = option_info((OptionId)id);
    if (takes(verb, id))
      text_addf(out, "  %s%s%s%*s  %s\n", info->name, info->value ? " " : "", info->value ? info->value : "",
                (int)(widest - call_width(info)), "", info->help);
  }
}

bool verb_help_print(const Verb *verb, Error *err) {
  Text out = {0};
  add_call(&out, verb);
  text_addf(&out, "\n%s.\n", verb->summary);
  if (verb->help[0])
    text_addf(&out, "\n%s\n", verb->help);
  add_options(&out, verb, "Options");
  return output_take(&out, err);
}

bool verb_help_overview(Error *err) {
  const Verb *verbs = verbs_all();
  Text out = {0};
  text_add(&out, "Stepmax shows softmax and cross-entropy one step at a time.\n\n");
  for (size_t i = 0; i < VERB_COUNT; i++) {
    add_call(&out, &verbs[i]);
    text_addf(&out, "\n    %s\n", verbs[i].summary);
  }
  add_options(&out, &verbs[VERB_OPEN], "Options of the window");
  text_add(&out, "\nstepmax help VERB lists a verb's options; stepmax VERB --help does the same.\n"
                 "stepmax help panels lists the panels of lessons and what they may be told.\n"
                 "Exit status: 0 done, 1 the work failed, 2 the command line is wrong.\n");
  return output_take(&out, err);
}

static bool print_help(const Call *call, Error *err) {
  if (call->word_count == 0)
    return verb_help_overview(err);
  if (strcmp(call->words[0], "panels") == 0)
    return verb_help_panels(err);
  const Verb *verb = verbs_find(call->words[0]);
  return verb ? verb_help_print(verb, err) : verbs_unknown(call->words[0], err);
}

bool verb_help(const Call *call, ErrorList *errors) {
  Error err;
  return print_help(call, &err) || verbs_fail(errors, &err);
}

bool verb_version(const Call *call, ErrorList *errors) {
  (void)call;
  Error err;
  return output_text("stepmax " STEPMAX_VERSION "\n", &err) || verbs_fail(errors, &err);
}
