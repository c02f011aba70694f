/* Which class the model tells where, over the plane of two features, with all samples; those of the present
 * update ringed. */
#include "chart/regions.h"
#include "trace/training_regions.h"
#include "view/batch_parts.h"
#include "view/plot.h"

#include <math.h>

enum { MARKS_MAX = 600 };

typedef struct Map {
  const Draw *draw;
  const TrainingScene *scene;
  const TrainingPane *pane;
  const Dataset *set;
  const Regions *regions;
  Plot plot;
  double radius;
} Map;

/* ---- head: title, classes, and the features on the axes ---- */

static double chip_width(const Draw *draw, const char *name) {
  return draw_text_width(draw, 1.7, true, name) + 1.6 * draw->u;
}

/* The features' names in full, or "x1", "x2", ... where they find no room. */
static const char *chip_name(const Map *map, size_t d, bool full) {
  return full ? batch_feature(map->draw, map->set, d) : arena_printf(map->draw->arena, "x%zu", d + 1);
}

static bool chips_fit(const Map *map, double room, bool full) {
  double total = 0;
  for (size_t d = 0; d < map->set->D; d++)
    total += chip_width(map->draw, chip_name(map, d, full)) + 0.6 * map->draw->u;
  return total <= room;
}

/* A feature that lies along the other axis is no choice for this one. */
static void draw_axis_chips(const Map *map, Rect rect, size_t axis, double names) {
  const Draw *draw = map->draw;
  const Training *setup = map->scene->setup;
  double u = draw->u, x = rect.x, y = rect.y + rect.h / 2;
  draw_text(draw, ALIGN_LEFT, x, y, (TextLook){SIZE_SMALL, false, draw->theme->muted},
            draw_string(draw, axis ? STRING_REGIONS_UP : STRING_REGIONS_ACROSS));
  x += names;
  bool full = chips_fit(map, rect.x + rect.w - x, true);
  for (size_t d = 0; d < map->set->D; d++) {
    const char *name = chip_name(map, d, full);
    double wide = chip_width(draw, name);
    bool chosen = (size_t)setup->axes[axis] == d + 1, other = (size_t)setup->axes[1 - axis] == d + 1;
    if (x + wide > rect.x + rect.w)
      return;
    if (other && !chosen)
      draw_text(draw, ALIGN_CENTER, x + wide / 2, y, (TextLook){1.7, false, draw->theme->muted}, name);
    else
      draw_button(draw, (Rect){x, rect.y, wide, rect.h}, name, chosen,
                  training_put(TRAINING_AXES, axis, d + 1), STRING_REGIONS_AXIS_TIP);
    x += wide + 0.6 * u;
  }
}

/* The classes' names, or their numbers where names find no room. */
static const char *legend_name(const Map *map, size_t k, bool full) {
  return full ? batch_class(map->draw, map->set, k) : arena_printf(map->draw->arena, "%zu", k + 1);
}

static double legend_width(const Map *map, bool full) {
  double total = -1.6 * map->draw->u;
  for (size_t k = 0; k < map->set->K; k++)
    total += draw_text_width(map->draw, SIZE_SMALL, true, legend_name(map, k, full)) + 3.4 * map->draw->u;
  return total;
}

static void draw_legend(const Map *map, double left, double right, double y) {
  const Draw *draw = map->draw;
  double u = draw->u, x = right - legend_width(map, true);
  bool full = x >= left;
  if (!full)
    x = right - legend_width(map, false);
  if (x < left)
    return;
  for (size_t k = 0; k < map->set->K; k++) {
    mark_draw(draw->canvas, k, x + 0.7 * u, y, 0.7 * u, theme_class(draw->theme, k), draw->theme->card);
    x += 1.8 * u;
    x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){SIZE_SMALL, true, theme_class(draw->theme, k)},
                   legend_name(map, k, full)) +
         1.6 * u;
  }
}

/* Returns the top of what is below. */
static double draw_head(const Map *map, Rect rect) {
  const Draw *draw = map->draw;
  double u = draw->u, y = rect.y + 1.4 * u;
  const char *title = draw_string(draw, STRING_REGIONS_CARD);
  double wide = draw_text(draw, ALIGN_LEFT, rect.x, y, (TextLook){1.8, true, draw->theme->muted}, title);
  draw_legend(map, rect.x + wide + 2 * u, rect.x + rect.w, y);
  if (!draw->state->lesson->ranges[TRAINING_AXES].editable)
    return rect.y + 3.4 * u;
  double names =
      0.9 * u + fmax(draw_text_width(draw, SIZE_SMALL, false, draw_string(draw, STRING_REGIONS_UP)),
                     draw_text_width(draw, SIZE_SMALL, false, draw_string(draw, STRING_REGIONS_ACROSS)));
  for (size_t axis = 0; axis < 2; axis++)
    draw_axis_chips(map, (Rect){rect.x, rect.y + (3.6 + 3.3 * (double)axis) * u, rect.w, 2.7 * u}, axis,
                    names);
  return rect.y + 10.2 * u;
}

/* ---- the plane ---- */

static void paint(TrainingMap *pixels, const Map *map) {
  const Theme *theme = map->draw->theme;
  Color colors[TRAINING_CLASSES_MAX];
  for (size_t k = 0; k < map->regions->K; k++)
    colors[k] = theme_class(theme, k);
  RegionsLook look = {.classes = colors,
                      .class_count = map->regions->K,
                      .card = theme->card,
                      .line = theme->ink,
                      .line_width = fmax(0.16 * map->draw->u, 1)};
  regions_map(pixels->pixels, map->regions->P, &look, map->regions->nx, map->regions->ny, pixels->width,
              pixels->height);
}

static void draw_plane(const Map *map) {
  const Draw *draw = map->draw;
  Rect place = rect_snap(map->plot.area);
  if (place.w < 2 || place.h < 2)
    return;
  bool blank;
  TrainingMap *pixels =
      training_map_slot(draw->maps, map->regions->version, draw->theme, (int)place.w, (int)place.h, &blank);
  if (blank)
    paint(pixels, map);
  canvas_image(draw->canvas, place, pixels->pixels, pixels->width, pixels->height);
}

static Point place_of(const Map *map, size_t sample) {
  const double *x = map->set->X + sample * map->set->D;
  return plot_at(&map->plot, x[map->regions->axes[0]], x[map->regions->axes[1]]);
}

static void draw_mark(const Map *map, size_t sample, bool ringed) {
  const Theme *theme = map->draw->theme;
  size_t k = map->set->labels[sample];
  Point at = place_of(map, sample);
  if (ringed)
    mark_draw_ringed(map->draw->canvas, k, at, 1.15 * map->radius, theme_class(theme, k), theme->card,
                     theme->ink);
  else
    mark_draw(map->draw->canvas, k, at.x, at.y, map->radius, theme_class(theme, k), theme->card);
}

static void draw_marks(const Map *map) {
  size_t N = map->set->N, drawn = N < MARKS_MAX ? N : MARKS_MAX;
  for (size_t i = 0; i < drawn; i++)
    draw_mark(map, N <= MARKS_MAX ? i : (size_t)((double)i * (double)N / MARKS_MAX), false);
  const Value *samples = &trace_pass(map->pane->trace, map->draw->state->step)->values[VALUE_SAMPLE];
  for (size_t i = 0; samples->rows < N && i < samples->rows && i < MARKS_MAX / 4; i++)
    draw_mark(map, (size_t)samples->at[i] - 1, true);
}

static const char *axis_name(const Map *map, size_t axis) {
  const Draw *draw = map->draw;
  size_t d = map->regions->axes[axis];
  bool scaled = map->set->mean[d] < 0 || map->set->mean[d] > 0;
  return scaled ? strings_format(draw->arena, draw->strings, draw->state->language, STRING_REGIONS_SCALED,
                                 batch_feature(draw, map->set, d), NULL, NULL)
                : batch_feature(draw, map->set, d);
}

static void draw_map(Map *map, Rect rect) {
  const Draw *draw = map->draw;
  const Regions *regions = map->regions;
  PlotFrame frame = {.x_low = regions->low[0],
                     .x_high = regions->high[0],
                     .y_low = regions->low[1],
                     .y_high = regions->high[1],
                     .fixed_y = true,
                     .x_name = axis_name(map, 0),
                     .y_name = axis_name(map, 1)};
  map->plot = plot_begin(draw, rect, &frame);
  map->radius = clamp(0.62 * draw->u, 2, 12);
  draw_plane(map);
  draw_marks(map);
}

/* Why there is no plane, in its place: of one feature there is none, and weights that are no numbers any more
 * decide nothing. */
static void draw_reason(const Map *map, Rect rect) {
  const Draw *draw = map->draw;
  size_t update;
  if (map->set->D < 2) {
    draw_paragraph(draw, rect, (TextLook){1.9, false, draw->theme->muted},
                   draw_string(draw, STRING_REGIONS_ONE_FEATURE), true);
    return;
  }
  if (!training_has_diverged(map->pane, &update))
    return;
  const char *words = strings_format(draw->arena, draw->strings, draw->state->language, STRING_DIVERGED_WORDS,
                                     arena_printf(draw->arena, "%zu", update), NULL, NULL);
  draw_paragraph(draw, rect, (TextLook){1.9, true, draw->theme->bad}, words, true);
}

void batch_regions_draw(const TrainingScene *scene, const TrainingPane *pane, Rect rect) {
  const Draw *draw = pane->draw;
  double u = draw->u, pad = rect.h < 40 * u ? 1.2 * u : 1.8 * u;
  Map map = {.draw = draw,
             .scene = scene,
             .pane = pane,
             .set = &scene->data->set,
             .regions = training_regions(pane->trace, pane->made)};
  int card = draw_card(draw, rect);
  Rect inner = rect_inset(rect, pad);
  double top = draw_head(&map, inner), foot = map.set->D > 2 ? 2.4 * u : 0;
  Rect below = {inner.x, top, inner.w, inner.y + inner.h - top - foot};
  if (map.regions && below.h > 10 * u) {
    draw_map(&map, below);
    if (map.set->D > 2)
      draw_text(draw, ALIGN_LEFT, inner.x, inner.y + inner.h - 0.9 * u,
                (TextLook){SIZE_SMALL, false, draw->theme->muted},
                draw_fitted(draw, inner.w, SIZE_SMALL, false, draw_string(draw, STRING_REGIONS_OTHERS)));
  } else if (!map.regions) {
    draw_reason(&map, rect_inset(below, 0.6 * u));
  }
  canvas_end_card(draw->canvas, card);
}
