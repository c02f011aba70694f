#include "app/list_picture.h"

#include "app/bench.h"
#include "app/paths.h"
#include "app/shelf.h"
#include "app/state.h"
#include "app/subject.h"
#include "canvas/png.h"
#include "canvas/raster.h"
#include "sdl/fonts.h"

#include <math.h>
#include <stdlib.h>

/* What the picture is drawn with. */
typedef struct Drawing {
  Strings strings;
  FontSet *fonts;
  State *state;
  View *view;
  Shelf *shelf;
  Canvas canvas;
  Hits hits;
  int width, height;
} Drawing;

static bool begin(Drawing *drawing, const Call *call, Error *err) {
  Paths paths;
  double text_scale = 1;
  drawing->width = 1920;
  drawing->height = 1080;
  if (!options_size(&drawing->width, &drawing->height, call->options, err) ||
      !options_text_size(&text_scale, call->options, err) || !subject_paths(&paths, call, err) ||
      !strings_load(&drawing->strings, paths.strings, err) || !fonts_open(&drawing->fonts, paths.fonts, err))
    return false;
  drawing->state = state_new(&drawing->strings);
  drawing->state->language = call->language;
  drawing->state->dark = call->dark;
  drawing->state->text_scale = text_scale;
  drawing->view = view_new(fonts_font(drawing->fonts), &drawing->strings);
  drawing->shelf = shelf_new(fonts_font(drawing->fonts), &drawing->strings);
  return true;
}

static void end(Drawing *drawing) {
  shelf_free(drawing->shelf);
  view_free(drawing->view);
  state_free(drawing->state);
  hits_free(&drawing->hits);
  canvas_free(&drawing->canvas);
  fonts_close(drawing->fonts);
  strings_free(&drawing->strings);
}

static void draw(Drawing *drawing) {
  const ViewState view = state_view(drawing->state, drawing->width, drawing->height);
  (void)view_draw(drawing->view, &drawing->canvas, &drawing->hits, &view);
}

/* The first drawing tells how large pictures are. */
static void make_pictures(Drawing *drawing, ListTimes *times) {
  State *state = drawing->state;
  const ListPlace place = view_list(drawing->view);
  const ShelfLook look = {state->dark, state->language, place.picture_w, place.picture_h};
  const ListView list = state_view(state, drawing->width, drawing->height).list;
  size_t made;
  double begun = bench_now(), last = begun;
  while (shelf_work(drawing->shelf, &made, &list, place.first, look)) {
    double now = bench_now();
    times->longest = fmax(times->longest, now - last);
    last = now;
  }
  times->pictures = last - begun;
  for (size_t i = 0; i < list.count; i++) {
    const LessonCard card = shelf_card(drawing->shelf, &list.entries[i]);
    state_list_picture(state, i, &card);
  }
}

static bool add_png(Text *out, const Drawing *drawing, Error *err) {
  size_t count = (size_t)drawing->width * (size_t)drawing->height;
  Pixels pixels = {.width = drawing->width, .height = drawing->height, .stride = drawing->width};
  pixels.at = calloc(count, sizeof *pixels.at);
  if (!pixels.at)
    return error_set(err, "not enough memory for a picture of %dx%d pixels", drawing->width, drawing->height);
  Raster *raster = raster_new();
  raster_draw(raster, pixels, &drawing->canvas);
  bool ok = fonts_check(drawing->fonts, err) &&
            png_write(out, pixels.at, pixels.width, pixels.height, pixels.stride, err);
  raster_free(raster);
  free(pixels.at);
  return ok;
}

bool list_picture(Text *out, ListTimes *times, const Call *call, const CatalogueEntry *entries, size_t count,
                  const Course *course, Error *err) {
  Drawing drawing = {0};
  ListTimes taken = {0};
  bool ok = begin(&drawing, call, err);
  if (ok) {
    Effects effects = {0};
    state_apply(drawing.state, (Action){.kind = ACTION_LIST}, &drawing.hits, &effects);
    state_catalogue(drawing.state, entries, count, course);
    double begun = bench_now();
    draw(&drawing);
    taken.first = bench_now() - begun;
    make_pictures(&drawing, &taken);
    draw(&drawing);
    ok = add_png(out, &drawing, err);
  }
  end(&drawing);
  if (times)
    *times = taken;
  return ok;
}
