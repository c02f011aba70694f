/* Boxes in layers from left to right, and the lines between them: each box one layer behind the last of those
 * that lead to it, in an order in which few lines cross; a long line passes between the boxes on its way. */
#ifndef STEPMAX_VIEW_LAYERS_H
#define STEPMAX_VIEW_LAYERS_H

#include "base/arena.h"
#include "canvas/canvas.h"

#include <stdbool.h>

typedef struct LayersLine {
  size_t from, to; /* boxes */
} LayersLine;

typedef struct LayersBox {
  double width, height; /* in pixels, its margins included */
  size_t layer;         /* from the left; set by layers_make */
  size_t place;         /* from above; set by layers_place, as the next */
  Point at;             /* its middle */
} LayersBox;

typedef struct LayersItem LayersItem;
typedef struct Layers {
  Arena *arena;
  LayersBox *boxes;
  size_t count;
  const LayersLine *lines;
  size_t line_count, layer_count;
  LayersItem *items; /* the boxes, then a place for each line in each layer that it passes */
  size_t item_count;
  size_t **order, *lengths; /* the items of each layer, from above */
  size_t *first_bend;       /* of each line */
} Layers;

/* Lines must not go in a circle. */
Layers layers_make(Arena *arena, size_t count, const LayersLine *lines, size_t line_count);

/* The height that the boxes need, at least, once their heights are set. */
double layers_height(const Layers *layers);
/* The width that they need with so much between layers. */
double layers_width(const Layers *layers, double gap);

/* Places everything in rect; gaps between layers are at most `gap`. */
void layers_place(Layers *layers, Rect rect, double gap);

/* Where a line bends, from the left, both ends left out: it goes straight through the layers that it passes.
 * Returns how many, in the arena. */
size_t layers_bends(const Layers *layers, size_t line, Point **out);

#endif
