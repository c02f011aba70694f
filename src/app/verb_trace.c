#include "app/output.h"
#include "app/subject.h"
#include "trace/export.h"

#include <stdint.h>

static bool print_trace(const Subject *subject, const Call *call, Error *err) {
  static const char *const FORMATS[] = {"json", "csv"};
  size_t format = 0, only = SIZE_MAX;
  if (!options_choice(&format, call->options, OPTION_FORMAT, FORMATS, 2, err) ||
      !options_step(&only, NULL, call->options, subject->trace.step_count, err))
    return false;
  Text text = {0};
  if (format == 0)
    export_json(&text, &subject->trace, call->language, only);
  else
    export_csv(&text, &subject->trace, only);
  return output_take(&text, err);
}

bool verb_trace(const Call *call, ErrorList *errors) {
  Subject subject;
  Error err;
  if (!subject_open(&subject, call, call->words[0], errors))
    return false;
  bool ok = print_trace(&subject, call, &err) || verbs_fail(errors, &err);
  subject_close(&subject);
  return ok;
}
