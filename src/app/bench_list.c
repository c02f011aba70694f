#include "app/bench.h"

#include "app/list_picture.h"
#include "app/output.h"
#include "app/subject.h"

/* Reads the lessons and their course, as the list does each time it is opened, then draws it. */
static bool measure(Text *out, const Call *call, ErrorList *errors, Error *err) {
  Paths paths;
  CatalogueEntry *entries;
  Course course;
  ListTimes times;
  size_t count;
  Text picture = {0};
  double begun = bench_now();
  if (!subject_paths(&paths, call, err) || !catalogue_read(&entries, &count, call->arena, paths.lessons, err))
    return false;
  course_arrange(&course, entries, count, call->arena, paths.lessons, errors);
  double read = bench_now() - begun;
  bool ok = list_picture(&picture, &times, call, entries, count, &course, err);
  text_free(&picture);
  if (!ok)
    return false;
  bench_figure(out, "list.read", read, "ms");
  bench_figure(out, "list.first", times.first, "ms");
  bench_figure(out, "list.pictures", times.pictures, "ms");
  bench_figure(out, "list.longest", times.longest, "ms");
  return true;
}

bool bench_list(const Call *call, ErrorList *errors) {
  Text out = {0};
  Error err;
  bool ok = measure(&out, call, errors, &err) && output_text(text_get(&out), &err);
  text_free(&out);
  return ok || verbs_fail(errors, &err);
}
