#include "view/pixels.h"

#include <stdlib.h>

enum { KEPT = 8 };

typedef struct Pixels {
  uint64_t version;
  int width, height;
  bool dark;
  unsigned used; /* in which frame, for the oldest to make room */
  uint32_t *at;
} Pixels;

struct PixelsKept {
  Pixels at[KEPT];
  unsigned frame;
};

PixelsKept *pixels_new(void) {
  PixelsKept *kept = calloc(1, sizeof *kept);
  if (!kept)
    abort();
  return kept;
}

void pixels_free(PixelsKept *kept) {
  for (size_t i = 0; kept && i < KEPT; i++)
    free(kept->at[i].at);
  free(kept);
}

void pixels_begin(PixelsKept *kept) {
  kept->frame++;
}

static bool same(const Pixels *a, const Pixels *b) {
  return a->at && a->version == b->version && a->width == b->width && a->height == b->height &&
         a->dark == b->dark;
}

static int apart(const Pixels *a, const Pixels *b) {
  return abs(a->width - b->width) + abs(a->height - b->height);
}

/* The same picture at the size closest to the wanted; NULL: at none. */
static Pixels *at_any_size(PixelsKept *kept, const Pixels *wanted) {
  Pixels *best = NULL;
  for (Pixels *at = kept->at; at < kept->at + KEPT; at++)
    if (at->at && at->version == wanted->version && at->dark == wanted->dark &&
        (!best || apart(at, wanted) < apart(best, wanted)))
      best = at;
  return best;
}

/* The place of what is kept, or that of the oldest. */
static Pixels *find(PixelsKept *kept, const Pixels *wanted) {
  Pixels *oldest = &kept->at[0];
  for (size_t i = 0; i < KEPT; i++) {
    if (same(&kept->at[i], wanted))
      return &kept->at[i];
    if (kept->at[i].used < oldest->used)
      oldest = &kept->at[i];
  }
  return oldest;
}

/* A frame that shows more maps than are kept paints what is too much anew. */
static Pixels *make_room(const Draw *draw, Pixels *place, Pixels *spare) {
  if (place->used == draw->pixels->frame && place->at) {
    *spare = (Pixels){0};
    return spare;
  }
  free(place->at);
  *place = (Pixels){0};
  return place;
}

static uint32_t *new_pixels(const Draw *draw, const Pixels *wanted, bool kept) {
  size_t count = (size_t)wanted->width * (size_t)wanted->height;
  uint32_t *at = kept ? malloc(count * sizeof *at) : ARENA_ARRAY(draw->arena, uint32_t, count);
  if (!at)
    abort();
  return at;
}

static void add_image(const Draw *draw, Rect rect, const Pixels *pixels) {
  canvas_image_known(draw->canvas, rect, pixels->at, pixels->width, pixels->height,
                     pixels->version << 1 | pixels->dark);
}

void pixels_draw(const Draw *draw, Rect rect, const PixelsWork *work) {
  rect = rect_snap(rect);
  Pixels spare,
      wanted = {
          .version = work->version, .width = (int)rect.w, .height = (int)rect.h, .dark = draw->theme->dark};
  if (wanted.width < 1 || wanted.height < 1)
    return;
  Pixels *place = draw->t < 1 ? at_any_size(draw->pixels, &wanted) : NULL;
  if (place) {
    place->used = draw->pixels->frame;
    add_image(draw, rect, place);
    return;
  }
  if (draw->t < 1 && draw->state->hurried) {
    wanted.width = (wanted.width + 1) / 2;
    wanted.height = (wanted.height + 1) / 2;
  }
  place = find(draw->pixels, &wanted);
  if (!same(place, &wanted)) {
    place = make_room(draw, place, &spare);
    wanted.at = new_pixels(draw, &wanted, place != &spare);
    work->paint(wanted.at, wanted.width, wanted.height, work->context);
    *place = wanted;
  } else
    wanted.at = place->at;
  place->used = draw->pixels->frame;
  add_image(draw, rect, &wanted);
}
