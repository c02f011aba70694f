#include "app/list_picture.h"
#include "app/output.h"
#include "app/subject.h"
#include "base/file.h"
#include "base/text.h"
#include "lesson/course.h"

/* A lesson with faults keeps its line and says so; what is wrong with it goes to standard error. */
static void add_entry(Text *out, const CatalogueEntry *entry, Language language, ErrorList *errors) {
  const char *title = entry->title.in[language];
  text_addf(out, "%s\t%s%s%s\n", entry->id, title ? title : "", title && entry->broken ? " " : "",
            entry->broken ? "(has faults)" : "");
  if (entry->broken)
    verbs_fail(errors, &entry->error);
}

static bool print(const Call *call, const CatalogueEntry *entries, size_t count, ErrorList *errors,
                  Error *err) {
  Text out = {0};
  for (size_t i = 0; i < count; i++)
    add_entry(&out, &entries[i], call->language, errors);
  return output_take(&out, err);
}

/* A lesson with faults has its card, too. */
static bool write_picture(const Call *call, const char *path, const CatalogueEntry *entries, size_t count,
                          const Course *course, Error *err) {
  Text out = {0};
  bool ok = file_ends_in(path, ".png") || error_usage(err, "--out must end in .png, unlike \"%s\"", path);
  ok = ok && list_picture(&out, NULL, call, entries, count, course, err) &&
       file_replace(path, out.data, out.length, err);
  text_free(&out);
  return ok;
}

bool verb_list(const Call *call, ErrorList *errors) {
  Paths paths;
  CatalogueEntry *entries;
  size_t count;
  Error err;
  if (!subject_paths(&paths, call, &err) ||
      !catalogue_read(&entries, &count, call->arena, paths.lessons, &err))
    return verbs_fail(errors, &err);
  Course course;
  course_arrange(&course, entries, count, call->arena, paths.lessons, errors);
  const char *path = call->options->value[OPTION_OUT];
  bool ok = path ? write_picture(call, path, entries, count, &course, &err)
                 : print(call, entries, count, errors, &err);
  return (ok || verbs_fail(errors, &err)) && errors->total == 0;
}
