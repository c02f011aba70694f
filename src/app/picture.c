#include "app/picture.h"

#include "app/glossary_file.h"
#include "app/output.h"
#include "canvas/png.h"
#include "canvas/svg.h"
#include "trace/fill.h"

#include <stdlib.h>

static bool read_options(ViewState *state, const Call *call, Error *err) {
  const Options *options = call->options;
  *state = (ViewState){.progress = 1,
                       .width = 1920,
                       .height = 1080,
                       .text_scale = 1,
                       .dark = call->dark,
                       .language = call->language,
                       .digits = 2,
                       .pause_s = call->settings->pause_s};
  return options_size(&state->width, &state->height, options, err) &&
         options_text_size(&state->text_scale, options, err) &&
         options_digits(&state->digits, options, err) && options_progress(&state->progress, options, err);
}

/* Its terms are marked as in the window.  A fault is told, and there are none. */
static bool read_glossary(Picture *picture, Arena *arena, const Paths *paths) {
  Error fault;
  if (glossary_file_open(&picture->glossary, arena, paths->glossary, &fault))
    picture->state.glossary = &picture->glossary;
  else if (paths->glossary)
    output_notice(&fault);
  return true;
}

static bool open_files(Picture *picture, const Call *call, Error *err) {
  Paths paths;
  return read_options(&picture->state, call, err) && subject_paths(&paths, call, err) &&
         strings_load(&picture->strings, paths.strings, err) &&
         fonts_open(&picture->fonts, paths.fonts, err) && read_glossary(picture, call->arena, &paths);
}

bool picture_open(Picture *out, const Call *call, const char *name, ErrorList *errors) {
  Error err;
  *out = (Picture){0};
  bool ok = open_files(out, call, &err) || verbs_fail(errors, &err);
  if (!ok || !subject_open(&out->subject, call, name, errors)) {
    picture_close(out);
    return false;
  }
  out->view = view_new(fonts_font(out->fonts), &out->strings);
  out->raster = raster_new();
  out->state.lesson = &out->subject.lesson;
  out->state.trace = out->state.original = &out->subject.trace;
  return true;
}

void picture_close(Picture *picture) {
  free(picture->pixels.at);
  if (picture->raster)
    raster_free(picture->raster);
  hits_free(&picture->hits);
  canvas_free(&picture->canvas);
  if (picture->view)
    view_free(picture->view);
  fonts_close(picture->fonts);
  strings_free(&picture->strings);
  subject_close(&picture->subject);
  *picture = (Picture){0};
}

void picture_draw(Picture *picture) {
  (void)view_draw(picture->view, &picture->canvas, &picture->hits, &picture->state);
}

bool picture_raster(Picture *picture, Error *err) {
  const ViewState *state = &picture->state;
  Pixels *pixels = &picture->pixels;
  if (pixels->width != state->width || pixels->height != state->height) {
    free(pixels->at);
    raster_forget(picture->raster);
    *pixels = (Pixels){0};
    uint32_t *at = calloc((size_t)state->width * (size_t)state->height, sizeof *at);
    if (!at)
      return error_set(err, "not enough memory for a picture of %dx%d pixels", state->width, state->height);
    *pixels = (Pixels){.at = at, .width = state->width, .height = state->height, .stride = state->width};
  }
  raster_update(picture->raster, *pixels, &picture->canvas);
  return true;
}

bool picture_png(Text *out, Picture *picture, Error *err) {
  return picture_raster(picture, err) && fonts_check(picture->fonts, err) &&
         png_write(out, picture->pixels.at, picture->pixels.width, picture->pixels.height,
                   picture->pixels.stride, err);
}

void picture_svg(Text *out, Picture *picture) {
  const ViewState *state = &picture->state;
  const FillOptions fill = {.language = state->language, .digits = state->digits};
  Text title = {0};
  const char *source = state->lesson->title.in[state->language];
  if (!fill_text(&title, state->trace, state->step, source, &fill, NULL)) {
    text_clear(&title);
    text_add(&title, source);
  }
  svg_write(out, &picture->canvas, text_get(&title));
  text_free(&title);
}
