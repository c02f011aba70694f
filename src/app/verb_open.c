#include "app/data_file.h"
#include "app/run.h"
#include "app/subject.h"

#include <stdint.h>

/* A word that is no lesson may be a misspelt verb. */
static bool find_lesson(const char **path, const Call *call, Error *err) {
  const char *name = data_file_is(call->words[0]) ? DATA_FILE_LESSON : call->words[0];
  if (subject_find(path, call, name, err))
    return true;
  const Verb *verb = verbs_nearest(name);
  if (!verb)
    return false;
  error_usage(err, "\"%s\" is no verb, and no lesson has that name", name);
  return error_hint(err, "did you mean stepmax %s?", verb->name);
}

/* Data without a LESSON are for the one that takes any. */
static bool read_data(RunOptions *run, const Call *call, Error *err) {
  DataSource *data = ARENA_NEW(call->arena, DataSource);
  bool given;
  if (!data_file_read(data, &given, call->arena, call->options, call->word_count > 0 ? call->words[0] : NULL,
                      err))
    return false;
  if (given)
    run->data = data;
  return !given || call->word_count > 0 || subject_find(&run->lesson_path, call, DATA_FILE_LESSON, err);
}

/* The step is held to its range when the lesson is known; here it only has to be a number. */
static bool read_options(RunOptions *run, const Call *call, Error *err) {
  const Options *options = call->options;
  size_t step = 0;
  run->language_given = options->given[OPTION_LANG];
  run->language = call->language;
  run->theme_given = options->given[OPTION_THEME];
  run->dark = run->theme_given ? call->dark : call->settings->dark;
  run->fullscreen = options->given[OPTION_FULLSCREEN];
  run->asked = call->settings->asked;
  run->no_motion = options->given[OPTION_NO_MOTION];
  run->assignments = options->sets;
  run->assignment_count = options->set_count;
  if (!options_step(&step, NULL, options, SIZE_MAX, err) ||
      !options_size(&run->width, &run->height, options, err) ||
      !options_text_size(&run->text_size, options, err) || !options_digits(&run->digits, options, err) ||
      !options_asked(&run->asked, options, err))
    return false;
  run->step = options->given[OPTION_STEP] ? (int)step + 1 : -1;
  if (!run->lesson_path && (run->step > 0 || run->assignment_count > 0))
    return error_usage(err, "%s needs a LESSON", run->step > 0 ? "--step" : "--set");
  return true;
}

bool verb_open(const Call *call, ErrorList *errors) {
  RunOptions run = {.settings = call->settings,
                    .settings_path = call->settings_path,
                    .settings_notices = call->settings_notices};
  Error err;
  if (!read_data(&run, call, &err) || (call->word_count > 0 && !find_lesson(&run.lesson_path, call, &err)) ||
      !read_options(&run, call, &err) || !subject_paths(&run.paths, call, &err) ||
      run_window(&run, &err) != 0)
    return verbs_fail(errors, &err);
  return true;
}
