#include "app/output.h"
#include "app/subject.h"
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
  Text out = {0};
  for (size_t i = 0; i < count; i++)
    add_entry(&out, &entries[i], call->language, errors);
  bool ok = output_take(&out, &err) || verbs_fail(errors, &err);
  return ok && errors->total == 0;
}
