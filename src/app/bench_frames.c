#include "app/bench.h"
#include "app/output.h"
#include "app/picture.h"

static const double PROGRESS[] = {0.25, 0.5, 0.75, 1};
enum { FRAMES = sizeof PROGRESS / sizeof PROGRESS[0], WAYS = 2, MORE = 1000 };

/* What is timed: drawing a frame, and its two parts. */
enum { FRAME, LAYOUT, RASTER, TIMED };

/* The times of all frames, in milliseconds. */
typedef struct Times {
  double *of[TIMED];
  size_t count, most;
} Times;

/* Draws one frame; times may be NULL. */
static bool draw_frame(Picture *picture, size_t step, double progress, Times *times, Error *err) {
  picture->state.step = step;
  picture->state.progress = progress;
  double start = bench_now();
  picture_draw(picture);
  double drawn = bench_now();
  if (!picture_raster(picture, err))
    return false;
  double done = bench_now();
  if (times && times->count < times->most) {
    times->of[LAYOUT][times->count] = drawn - start;
    times->of[RASTER][times->count] = done - drawn;
    times->of[FRAME][times->count++] = done - start;
  }
  return true;
}

/* Walks to the last step and back, as someone does who shows the lesson: texts that are new cost what they
 * cost then.  Only the very first frame, which bench start measures, is not counted. */
static bool walk(Times *times, Picture *picture, Error *err) {
  size_t count = picture->subject.trace.step_count;
  bool ok = draw_frame(picture, 0, 1, NULL, err);
  for (size_t i = 0; i < WAYS * count && ok; i++) {
    size_t step = i < count ? i : WAYS * count - 1 - i;
    for (size_t frame = 0; frame < FRAMES && ok; frame++)
      ok = draw_frame(picture, step, PROGRESS[frame], times, err);
    while (ok && view_unfinished(picture->view))
      ok = draw_frame(picture, step, 1, times, err);
  }
  return ok;
}

static bool print_times(Times *times, Error *err) {
  static const struct {
    const char *name;
    int of;
    double part;
  } FIGURES[] = {{"frame.median", FRAME, 0.5},   {"frame.p99", FRAME, 0.99},   {"frame.worst", FRAME, 1},
                 {"layout.median", LAYOUT, 0.5}, {"layout.p99", LAYOUT, 0.99}, {"raster.median", RASTER, 0.5},
                 {"raster.p99", RASTER, 0.99}};
  Text out = {0};
  for (size_t i = 0; i < sizeof FIGURES / sizeof *FIGURES; i++)
    bench_figure(&out, FIGURES[i].name, bench_part(times->of[FIGURES[i].of], times->count, FIGURES[i].part),
                 "ms");
  text_addf(&out, "frames\t%zu\t\n", times->count);
  return output_take(&out, err);
}

bool bench_frames(const Call *call, ErrorList *errors) {
  Picture picture;
  Error err;
  if (!picture_open(&picture, call, bench_lesson(call), errors))
    return false;
  picture.state.hurried = true;
  Times times = {.most = WAYS * FRAMES * picture.subject.trace.step_count + MORE};
  for (int of = 0; of < TIMED; of++)
    times.of[of] = ARENA_ARRAY(call->arena, double, times.most);
  bool ok = (walk(&times, &picture, &err) && print_times(&times, &err)) || verbs_fail(errors, &err);
  picture_close(&picture);
  return ok;
}
