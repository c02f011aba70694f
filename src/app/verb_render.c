#include "app/output.h"
#include "app/picture.h"
#include "base/file.h"
#include "base/number.h"
#include "trace/ask.h"

#include <math.h>
#include <string.h>

typedef enum { KIND_PNG, KIND_SVG } Kind;

/* What is to be written, and where. */
typedef struct Job {
  const char *path;
  Kind kind;
  bool all, open; /* open: questions are */
} Job;

/* The kind of one file is the end of its name; --format may say the same, but nothing else. */
static bool read_kind(Job *job, const Options *options, Error *err) {
  static const char *const FORMATS[] = {"png", "svg"};
  size_t format = KIND_PNG;
  if (!options_choice(&format, options, OPTION_FORMAT, FORMATS, 2, err))
    return false;
  job->kind = (Kind)format;
  if (job->all)
    return true;
  if (!file_ends_in(job->path, ".png") && !file_ends_in(job->path, ".svg"))
    return error_usage(err, "--out must end in .png or .svg, unlike \"%s\"", job->path);
  Kind by_name = file_ends_in(job->path, ".svg") ? KIND_SVG : KIND_PNG;
  if (options->given[OPTION_FORMAT] && by_name != job->kind)
    return error_usage(err, "--format %s does not fit --out \"%s\"", FORMATS[format], job->path);
  job->kind = by_name;
  return true;
}

/* What can be known to be wrong before the lesson is read. */
static bool read_job(Job *job, const Options *options, Error *err) {
  const char *step = options->value[OPTION_STEP];
  job->path = options->value[OPTION_OUT];
  if (!step || !job->path)
    return error_usage(err, "%s is missing: stepmax render LESSON --step N|all --out PATH",
                       step ? "--out" : "--step");
  if (job->path[0] == '\0')
    return error_usage(err, "--out is empty");
  job->all = strcmp(step, "all") == 0;
  return options_questions(&job->open, options, err) && read_kind(job, options, err);
}

static bool write_picture(Picture *picture, const char *path, const Job *job, Error *err) {
  Text file = {0};
  bool ok = true;
  picture->state.asking = job->open && ask_at(picture->state.trace, picture->state.step);
  picture_draw(picture);
  if (job->kind == KIND_SVG)
    picture_svg(&file, picture);
  else
    ok = picture_png(&file, picture, err);
  ok = ok && file_replace(path, file.data, file.length, err);
  text_free(&file);
  return ok;
}

static bool write_all(Picture *picture, const Job *job, Error *err) {
  if (!file_make_folders(job->path, false, err))
    return false;
  for (size_t step = 0; step < picture->subject.trace.step_count; step++) {
    Arena arena = {0};
    const char *name = arena_printf(&arena, "step-%03zu.%s", step + 1, job->kind == KIND_SVG ? "svg" : "png");
    picture->state.step = step;
    bool ok = write_picture(picture, file_join(&arena, job->path, name), job, err);
    arena_free(&arena);
    if (!ok)
      return false;
  }
  return true;
}

static bool run_job(Picture *picture, const Job *job, const Options *options, Error *err) {
  bool all = false;
  if (!options_step(&picture->state.step, &all, options, picture->subject.trace.step_count, err))
    return false;
  return all ? write_all(picture, job, err) : write_picture(picture, job->path, job, err);
}

/* Text that has no room is drawn as large as it has. */
static void tell_text_size(const Picture *picture) {
  Error notice = {0};
  char used[NUMBER_MAX];
  if (view_text_scale(picture->view) > picture->state.text_scale - 0.01)
    return;
  error_set(&notice, "text of size %s is the largest that fits",
            number_exact(used, round(100 * view_text_scale(picture->view)) / 100));
  output_notice(&notice);
}

bool verb_render(const Call *call, ErrorList *errors) {
  Picture picture;
  Job job = {.open = false};
  Error err;
  if (!read_job(&job, call->options, &err))
    return verbs_fail(errors, &err);
  if (!picture_open(&picture, call, call->words[0], errors))
    return false;
  bool ok = run_job(&picture, &job, call->options, &err) || verbs_fail(errors, &err);
  if (ok)
    tell_text_size(&picture);
  picture_close(&picture);
  return ok;
}
