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

/* What the window does while it rests at the step before. */
static void prepare(Picture *picture, size_t step) {
  picture->state.step = step;
  for (size_t piece = 0; view_prepare(picture->view, &picture->state, piece);)
    piece++;
}

/* Walks to the last step and back, as someone does who shows the lesson, and rests at each step; a walk in a
 * rush does not, and texts that are new cost what they cost then.  Only the very first frame, which bench
 * start measures, is not counted. */
static bool walk(Times *times, Picture *picture, bool rushed, Error *err) {
  size_t count = picture->subject.trace.step_count;
  bool ok = draw_frame(picture, 0, 1, NULL, err);
  for (size_t i = 0; i < WAYS * count && ok; i++) {
    size_t step = i < count ? i : WAYS * count - 1 - i;
    if (!rushed)
      prepare(picture, step);
    for (size_t frame = 0; frame < FRAMES && ok; frame++)
      ok = draw_frame(picture, step, PROGRESS[frame], times, err);
    while (ok && view_unfinished(picture->view))
      ok = draw_frame(picture, step, 1, times, err);
  }
  return ok;
}

/* A walk of its own, with nothing remembered from another. */
static bool walk_lesson(Times *times, const Call *call, bool rushed, ErrorList *errors) {
  Picture picture;
  Error err;
  if (!picture_open(&picture, call, bench_lesson(call), errors))
    return false;
  picture.state.hurried = true;
  times->most = WAYS * FRAMES * picture.subject.trace.step_count + MORE;
  for (int of = 0; of < TIMED; of++)
    times->of[of] = ARENA_ARRAY(call->arena, double, times->most);
  bool ok = walk(times, &picture, rushed, &err) || verbs_fail(errors, &err);
  picture_close(&picture);
  return ok;
}

static bool print_times(const Times *times, const Times *rushed, Error *err) {
  const struct {
    const char *name;
    const Times *times;
    int of;
    double part;
  } figures[] = {{"frame.median", times, FRAME, 0.5}, {"frame.p99", times, FRAME, 0.99},
                 {"frame.worst", times, FRAME, 1},    {"layout.median", times, LAYOUT, 0.5},
                 {"layout.p99", times, LAYOUT, 0.99}, {"raster.median", times, RASTER, 0.5},
                 {"raster.p99", times, RASTER, 0.99}, {"rushed.median", rushed, FRAME, 0.5},
                 {"rushed.p99", rushed, FRAME, 0.99}, {"rushed.worst", rushed, FRAME, 1}};
  Text out = {0};
  for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
    bench_figure(&out, figures[i].name,
                 bench_part(figures[i].times->of[figures[i].of], figures[i].times->count, figures[i].part),
                 "ms");
  text_addf(&out, "frames\t%zu\t\n", times->count);
  return output_take(&out, err);
}

bool bench_frames(const Call *call, ErrorList *errors) {
  Times times = {.count = 0}, rushed = {.count = 0};
  Error err;
  return walk_lesson(&times, call, false, errors) && walk_lesson(&rushed, call, true, errors) &&
         (print_times(&times, &rushed, &err) || verbs_fail(errors, &err));
}
