#include "app/data_file.h"
#include "app/glossary_file.h"
#include "app/output.h"
#include "app/subject.h"
#include "base/file.h"
#include "lesson/course.h"

#include <string.h>

/* A lesson file by its path; with data of one's own where the command line names them. */
static bool load(Lesson *out, const Call *call, Arena *arena, const char *path, ErrorList *faults) {
  DataSource source;
  bool with_data;
  Error err;
  if (!data_file_read(&source, &with_data, arena, call->options, path, &err))
    return verbs_fail(faults, &err);
  return with_data ? subject_load(out, call, arena, path, faults) : lesson_load(out, arena, path, faults);
}

/* The folder of lessons that a glossary belongs to: the one that the command line names; else the one in
 * whose course it stands; else the program's. */
static const char *lessons_of(const Call *call, Arena *arena, const char *path, const char *programs) {
  size_t length = strlen(path), tail = strlen("/" GLOSSARY_FILE);
  if (call->options->value[OPTION_LESSONS])
    return programs;
  if (strcmp(path, GLOSSARY_FILE) == 0)
    return ".";
  bool own = length > tail && file_ends_in(path, "/" GLOSSARY_FILE);
  return own ? arena_copy_n(arena, path, length - tail) : programs;
}

static bool check_glossary(const Call *call, Arena *arena, const char *path, ErrorList *faults) {
  Glossary glossary;
  Paths paths;
  Error err;
  if (!glossary_file_load(&glossary, arena, path, faults))
    return false;
  if (!subject_paths(&paths, call, &err))
    return verbs_fail(faults, &err);
  return glossary_file_check_lessons(&glossary, lessons_of(call, arena, path, paths.lessons), faults);
}

static bool check_lesson(const Call *call, Arena *arena, const char *path, ErrorList *faults) {
  Lesson lesson;
  return load(&lesson, call, arena, path, faults) && subject_check_all(&lesson, faults);
}

/* Says that a file has no fault, or what its faults are. */
static bool check_file(const Call *call, const char *path, ErrorList *faults, Error *err) {
  Arena arena = {0};
  bool good = course_is_file(path) ? course_check(path, faults)
              : glossary_is(path)  ? check_glossary(call, &arena, path, faults)
                                   : check_lesson(call, &arena, path, faults);
  arena_free(&arena);
  if (!good)
    return true;
  Text line = {0};
  text_addf(&line, "%s: ok\n", path);
  return output_take(&line, err);
}

bool verb_check(const Call *call, ErrorList *errors) {
  bool good = true;
  ErrorList *faults = ARENA_NEW(call->arena, ErrorList);
  for (size_t i = 0; i < call->word_count; i++) {
    Error err;
    *faults = (ErrorList){0};
    if (!check_file(call, call->words[i], faults, &err))
      return verbs_fail(errors, &err);
    if (faults->total > 0) {
      (void)verbs_report(faults);
      good = false;
    }
  }
  return good;
}
