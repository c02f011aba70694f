#include "app/output.h"
#include "app/subject.h"
#include "view/transcript.h"

#include <stdint.h>

static bool print_transcript(const Subject *subject, const Call *call, const Strings *strings, Error *err) {
  TranscriptOptions options = {.strings = strings, .language = call->language, .digits = 2};
  size_t only = SIZE_MAX;
  if (!options_digits(&options.digits, call->options, err) ||
      !options_questions(&options.open, call->options, err) ||
      !options_step(&only, NULL, call->options, subject->trace.step_count, err))
    return false;
  Text text = {0};
  if (only == SIZE_MAX)
    transcript_lesson(&text, &subject->trace, &options);
  else
    transcript_step(&text, &subject->trace, only, &options);
  return output_take(&text, err);
}

bool verb_print(const Call *call, ErrorList *errors) {
  Subject subject;
  Strings strings;
  Paths paths;
  Error err;
  if (!subject_paths(&paths, call, &err) || !strings_load(&strings, paths.strings, &err))
    return verbs_fail(errors, &err);
  bool ok = subject_open(&subject, call, call->words[0], errors);
  if (ok) {
    ok = print_transcript(&subject, call, &strings, &err) || verbs_fail(errors, &err);
    subject_close(&subject);
  }
  strings_free(&strings);
  return ok;
}
