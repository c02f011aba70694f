#include "app/shelf.h"

#include "app/load.h"
#include "canvas/raster.h"
#include "trace/training.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The lesson's picture is drawn so much larger than it will be, and shows so much of a screen. */
#define OVERSIZE 3
#define CONTENT 0.7

enum { SLICE = 20000 /* samples' gradients at a time */ };

/* What is known of one file. */
typedef struct Item {
  char *path;
  uint64_t version; /* of the file */
  bool tried;       /* with this look, and the rest is known; a lesson with faults has no picture */
  ShelfLook look;
  LessonCard card;
  Error fault;
  uint32_t *pixels;
} Item;

typedef enum { TO_LOAD, TO_BUILD, TO_COMPUTE, TO_DRAW, TO_SHRINK } Stage;

/* The picture that is being made. */
typedef struct Job {
  bool active;
  Item *item;
  uint64_t version; /* of the file */
  ShelfLook look;
  Error fault; /* kind ERROR_NONE: none so far */
  Stage stage;
  Loaded loaded;
  Trace trace;
  size_t step;
  Canvas canvas;
} Job;

struct Shelf {
  const Font *font;
  const Strings *strings;
  View *view;
  Raster *raster;
  Hits hits;
  Pixels pixels;
  Item **items; /* each stays where it is: cards point to its fault */
  size_t count, capacity;
  Job job;
  uint64_t made; /* pictures so far */
};

Shelf *shelf_new(const Font *font, const Strings *strings) {
  Shelf *shelf = calloc(1, sizeof *shelf);
  if (!shelf)
    abort();
  shelf->font = font;
  shelf->strings = strings;
  return shelf;
}

static void end_job(Shelf *shelf) {
  trace_free(&shelf->job.trace);
  load_free(&shelf->job.loaded);
  shelf->job.active = false;
}

void shelf_free(Shelf *shelf) {
  if (!shelf)
    return;
  end_job(shelf);
  canvas_free(&shelf->job.canvas);
  for (size_t i = 0; i < shelf->count; i++) {
    free(shelf->items[i]->path);
    free(shelf->items[i]->pixels);
    free(shelf->items[i]);
  }
  free(shelf->items);
  free(shelf->pixels.at);
  hits_free(&shelf->hits);
  view_free(shelf->view);
  if (shelf->raster)
    raster_free(shelf->raster);
  free(shelf);
}

/* --- What is known */

/* NULL: nothing. */
static Item *find_item(const Shelf *shelf, const char *path) {
  for (size_t i = 0; i < shelf->count; i++)
    if (strcmp(shelf->items[i]->path, path) == 0)
      return shelf->items[i];
  return NULL;
}

static bool same_look(ShelfLook a, ShelfLook b) {
  return a.dark == b.dark && a.language == b.language && a.width == b.width && a.height == b.height;
}

static bool is_ready(const Shelf *shelf, const CatalogueEntry *entry, ShelfLook look) {
  const Item *item = find_item(shelf, entry->path);
  return entry->broken ||
         (item && item->tried && item->version == entry->version && same_look(item->look, look));
}

LessonCard shelf_card(const Shelf *shelf, const CatalogueEntry *entry) {
  const Item *item = find_item(shelf, entry->path);
  if (!item || !item->tried || item->version != entry->version)
    return (LessonCard){.steps = 0};
  LessonCard card = item->card;
  card.fault = item->fault.kind != ERROR_NONE ? &item->fault : NULL;
  return card;
}

static Item *item_for(Shelf *shelf, const CatalogueEntry *entry) {
  Item *item = find_item(shelf, entry->path);
  if (item)
    return item;
  if (shelf->count == shelf->capacity) {
    shelf->capacity = shelf->capacity > 0 ? 2 * shelf->capacity : 32;
    shelf->items = realloc(shelf->items, shelf->capacity * sizeof *shelf->items);
    if (!shelf->items)
      abort();
  }
  size_t size = strlen(entry->path) + 1;
  item = calloc(1, sizeof *item);
  char *path = malloc(size);
  if (!item || !path)
    abort();
  memcpy(path, entry->path, size);
  item->path = path;
  shelf->items[shelf->count++] = item;
  return item;
}

/* --- Making a picture */

static void begin_job(Shelf *shelf, const CatalogueEntry *entry, ShelfLook look) {
  Job *job = &shelf->job;
  job->active = true;
  job->item = item_for(shelf, entry);
  job->version = entry->version;
  job->look = look;
  job->fault.kind = ERROR_NONE;
  job->stage = TO_LOAD;
}

static bool fail(Shelf *shelf, const Error *err) {
  shelf->job.fault = *err;
  shelf->job.item->card = (LessonCard){.steps = 0};
  return true;
}

static bool load(Shelf *shelf) {
  Job *job = &shelf->job;
  load_now(&job->loaded, &(LoadOrder){.kind = LOAD_LESSON, .lesson = job->item->path});
  job->stage = TO_BUILD;
  return !job->loaded.ok && fail(shelf, &job->loaded.err);
}

static bool is_cover(const Trace *trace, size_t step) {
  const LessonStep *source = trace_step(trace, step).kind->source;
  return trace->lesson->cover && source && source->id == trace->lesson->cover;
}

/* The step whose picture stands for the lesson: the last of those that it names, else the last before the
 * first that is told in short. */
static size_t cover(const Trace *trace) {
  size_t last = 0;
  for (size_t i = trace->step_count; i > 0; i--)
    if (is_cover(trace, i - 1))
      return i - 1;
  while (last + 1 < trace->step_count && !trace_step(trace, last + 1).kind->summary)
    last++;
  return last;
}

static bool build(Shelf *shelf) {
  Job *job = &shelf->job;
  Error err;
  if (!trace_build(&job->trace, &job->loaded.lesson, &job->loaded.lesson.setup, &(Opened){0}, &err))
    return fail(shelf, &err);
  job->step = cover(&job->trace);
  job->item->card.steps = job->trace.step_count;
  job->stage = TO_COMPUTE;
  return false;
}

static bool compute(Shelf *shelf) {
  Job *job = &shelf->job;
  if (training_advance(&job->trace, SLICE) || training_steps_ready(&job->trace) > job->step)
    job->stage = TO_DRAW;
  if (job->step >= training_steps_ready(&job->trace) && job->stage == TO_DRAW)
    job->step = training_steps_ready(&job->trace) - 1;
  return false;
}

static bool draw(Shelf *shelf) {
  Job *job = &shelf->job;
  int width = (int)(OVERSIZE * job->look.width / CONTENT);
  const ViewState state = {.lesson = &job->loaded.lesson,
                           .trace = &job->trace,
                           .original = &job->trace,
                           .step = job->step,
                           .progress = 1,
                           .width = width,
                           .height = width * 9 / 16,
                           .text_scale = 1,
                           .dark = job->look.dark,
                           .language = job->look.language,
                           .digits = 2,
                           .opening = (unsigned)++shelf->made,
                           .field = {.text = "", .message = ""},
                           .notice = ""};
  if (!shelf->view)
    shelf->view = view_new(shelf->font, shelf->strings);
  (void)view_draw(shelf->view, &job->canvas, &shelf->hits, &state);
  job->stage = TO_SHRINK;
  return false;
}

static void draw_pixels(Shelf *shelf) {
  const Canvas *canvas = &shelf->job.canvas;
  Pixels *pixels = &shelf->pixels;
  if (pixels->width != canvas->width || pixels->height != canvas->height) {
    free(pixels->at);
    *pixels = (Pixels){.width = canvas->width, .height = canvas->height, .stride = canvas->width};
    pixels->at = calloc((size_t)canvas->width * (size_t)canvas->height, sizeof *pixels->at);
    if (!pixels->at)
      abort();
  }
  if (!shelf->raster)
    shelf->raster = raster_new();
  raster_draw(shelf->raster, *pixels, canvas);
}

/* The mean colour of a part of a picture. */
static uint32_t mean_colour(const Pixels *pixels, int x0, int y0, int x1, int y1) {
  uint32_t sum[3] = {0, 0, 0}, count = 0;
  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++, count++)
      for (int part = 0; part < 3; part++)
        sum[part] += pixels->at[(size_t)y * (size_t)pixels->stride + (size_t)x] >> 8 * part & 0xFF;
  uint32_t colour = 0xFF000000;
  for (int part = 0; part < 3 && count > 0; part++)
    colour |= (sum[part] + count / 2) / count << 8 * part;
  return colour;
}

static Rect join(Rect a, Rect b) {
  if (a.w <= 0)
    return b;
  double x = fmin(a.x, b.x), y = fmin(a.y, b.y);
  return (Rect){x, y, fmax(a.x + a.w, b.x + b.w) - x, fmax(a.y + a.h, b.y + b.h) - y};
}

/* The panel that matters most at this step, in all panes; else the largest. */
static Rect main_panel(const View *view) {
  size_t count;
  const PanelPlace *places = view_panels(view, &count);
  Rect largest = {0, 0, 0, 0}, chosen = {0, 0, 0, 0};
  for (size_t i = 0; i < count; i++) {
    Rect rect = places[i].rect;
    if (places[i].main && places[i].open)
      chosen = join(chosen, rect);
    if (places[i].open && rect.w * rect.h > largest.w * largest.h)
      largest = rect;
  }
  return chosen.w > 0 ? chosen : largest.w > 0 ? largest : view_content(view);
}

/* The part of the screen that the picture shows: that panel, and if it is low, what lies above and below it.
 */
static Rect cut(const View *view, ShelfLook look) {
  Rect part = main_panel(view), content = view_content(view);
  double tall = fmin(fmax(part.w * look.height / look.width, part.h), content.h),
         top = part.y - (tall - part.h) / 2;
  part.y = fmin(fmax(top, content.y), content.y + content.h - tall);
  part.h = tall;
  return part;
}

/* All of the part fits; what it leaves free has the colour of a card. */
static void shrink(uint32_t *out, const Pixels *pixels, Rect part, ShelfLook look) {
  const Color card = theme_get(look.dark)->card;
  uint32_t blank = 0xFF000000 | (uint32_t)card.r << 16 | (uint32_t)card.g << 8 | card.b;
  double scale = fmax(part.w / look.width, part.h / look.height),
         left = part.x - (look.width * scale - part.w) / 2, top = part.y - (look.height * scale - part.h) / 2;
  for (int y = 0; y < look.height; y++)
    for (int x = 0; x < look.width; x++) {
      double x0 = fmax(left + scale * x, part.x), x1 = fmin(left + scale * (x + 1), part.x + part.w),
             y0 = fmax(top + scale * y, part.y), y1 = fmin(top + scale * (y + 1), part.y + part.h);
      bool inside = (int)x1 > (int)x0 && (int)y1 > (int)y0;
      out[(size_t)y * (size_t)look.width + (size_t)x] =
          inside ? mean_colour(pixels, (int)x0, (int)y0, (int)x1, (int)y1) : blank;
    }
}

static bool finish(Shelf *shelf) {
  const ShelfLook look = shelf->job.look;
  Item *item = shelf->job.item;
  draw_pixels(shelf);
  free(item->pixels);
  item->pixels = calloc((size_t)look.width * (size_t)look.height, sizeof *item->pixels);
  if (!item->pixels)
    abort();
  shrink(item->pixels, &shelf->pixels, cut(shelf->view, look), look);
  item->card.pixels = item->pixels;
  item->card.width = look.width;
  item->card.height = look.height;
  item->card.version = shelf->made;
  return true;
}

/* A piece of the job; true: it is done.  What was known of the file holds until then. */
static bool go_on(Shelf *shelf) {
  static bool (*const STAGES[])(Shelf *) = {load, build, compute, draw, finish};
  if (!STAGES[shelf->job.stage](shelf))
    return false;
  const Job *job = &shelf->job;
  Item *item = job->item;
  item->tried = true;
  item->version = job->version;
  item->look = job->look;
  item->fault = job->fault;
  end_job(shelf);
  return true;
}

/* The chosen one, those from the first in sight on, the others, those that are not shown; the count: none. */
static size_t next_wanted(const Shelf *shelf, const ListView *list, size_t first, ShelfLook look) {
  if (list->choice < list->count && !is_ready(shelf, &list->entries[list->choice], look))
    return list->choice;
  for (size_t i = 0; i < list->shown_count; i++) {
    size_t entry = list->shown[(first + i) % list->shown_count];
    if (!is_ready(shelf, &list->entries[entry], look))
      return entry;
  }
  size_t i = 0;
  while (i < list->count && is_ready(shelf, &list->entries[i], look))
    i++;
  return i;
}

static size_t entry_of_job(const Shelf *shelf, const ListView *list) {
  const char *path = shelf->job.item->path;
  size_t i = 0;
  while (i < list->count && strcmp(list->entries[i].path, path) != 0)
    i++;
  return i;
}

bool shelf_work(Shelf *shelf, size_t *made, const ListView *list, size_t first, ShelfLook look) {
  *made = list->count;
  if (look.width < 1 || look.height < 1)
    return false;
  if (shelf->job.active && !same_look(shelf->job.look, look))
    end_job(shelf);
  if (!shelf->job.active) {
    size_t entry = next_wanted(shelf, list, first, look);
    if (entry == list->count)
      return false;
    begin_job(shelf, &list->entries[entry], look);
  }
  if (go_on(shelf))
    *made = entry_of_job(shelf, list);
  return true;
}
