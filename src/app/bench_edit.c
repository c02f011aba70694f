#include "app/bench.h"
#include "app/output.h"
#include "app/picture.h"
#include "lesson/setup.h"
#include "trace/training.h"

enum { TIMES_MOST = 200, TIMES_EACH = 10 };
#define NUDGE 1e-3 /* of its range */

/* Moves a number's first cell up and down by turns; false where it cannot be moved so. */
static bool nudge(Setup *setup, const Lesson *lesson, unsigned field, int sign) {
  SetupRange range = lesson->ranges[field];
  double value = setup_get(setup, field, 0, 0) + sign * NUDGE * (range.max - range.min);
  return range.editable && !range.whole && setup_set(setup, field, 0, 0, value, lesson->ranges, NULL);
}

/* An edit as the window makes it, up to the finished picture. */
static bool show_edit(Picture *picture, const Setup *setup, double *ms, Error *err) {
  const Opened none = {0};
  Subject *subject = &picture->subject;
  Trace trace;
  double begun = bench_now();
  if (!trace_build(&trace, &subject->lesson, setup, &none, err))
    return false;
  training_finish(&trace);
  trace_keep_samples(&trace, &subject->trace);
  trace_free(&subject->trace);
  subject->trace = trace;
  picture_draw(picture);
  bool ok = picture_raster(picture, err);
  *ms = bench_now() - begun;
  return ok;
}

static bool edit_all(double *ms, size_t *count, Picture *picture, Error *err) {
  const Lesson *lesson = &picture->subject.lesson;
  Setup setup = picture->subject.setup;
  for (unsigned field = 0; field < setup_field_count(&setup); field++)
    for (int i = 0; i < TIMES_EACH && *count < TIMES_MOST && nudge(&setup, lesson, field, i % 2 ? -1 : 1);
         i++)
      if (!show_edit(picture, &setup, &ms[(*count)++], err))
        return false;
  return true;
}

/* At the lesson's middle step: each number that can be changed, changed a little and back. */
bool bench_edit(const Call *call, ErrorList *errors) {
  Picture picture;
  Error err;
  double ms[TIMES_MOST];
  size_t count = 0;
  if (!picture_open(&picture, call, bench_lesson(call), errors))
    return false;
  picture.state.step = picture.subject.trace.step_count / 2;
  Text out = {0};
  bool ok = edit_all(ms, &count, &picture, &err);
  if (ok && count > 0) {
    bench_figure(&out, "edit.median", bench_part(ms, count, 0.5), "ms");
    bench_figure(&out, "edit.worst", bench_part(ms, count, 1), "ms");
    text_addf(&out, "edits\t%zu\t\n", count);
    ok = output_write(text_get(&out), out.length, &err);
  }
  text_free(&out);
  picture_close(&picture);
  return ok || verbs_fail(errors, &err);
}
