#include "app/glossary_file.h"
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

static bool print_glossary(const Call *call, const Paths *paths, const Strings *strings, ErrorList *errors) {
  Glossary glossary;
  Error err;
  if (!glossary_file_load(&glossary, call->arena, paths->glossary, errors))
    return false;
  Text text = {0};
  transcript_glossary(&text, &glossary, strings, call->language);
  return output_take(&text, &err) || verbs_fail(errors, &err);
}

/* One of the two, and not both. */
static bool check_words(const Call *call, bool glossary, Error *err) {
  if (glossary && call->word_count > 0)
    return error_usage(err, "--glossary takes no LESSON");
  return glossary || call->word_count > 0 ||
         error_usage(err, "too little is said: stepmax print LESSON, or --glossary");
}

static bool print_lesson(const Call *call, const Strings *strings, ErrorList *errors) {
  Subject subject;
  Error err;
  if (!subject_open(&subject, call, call->words[0], errors))
    return false;
  bool ok = print_transcript(&subject, call, strings, &err) || verbs_fail(errors, &err);
  subject_close(&subject);
  return ok;
}

bool verb_print(const Call *call, ErrorList *errors) {
  bool glossary = call->options->given[OPTION_GLOSSARY];
  Strings strings;
  Paths paths;
  Error err;
  if (!check_words(call, glossary, &err) || !subject_paths(&paths, call, &err) ||
      !strings_load(&strings, paths.strings, &err))
    return verbs_fail(errors, &err);
  bool ok = glossary ? print_glossary(call, &paths, &strings, errors) : print_lesson(call, &strings, errors);
  strings_free(&strings);
  return ok;
}
