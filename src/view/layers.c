#include "view/layers.h"

#include <math.h>
#include <string.h>

enum { SWEEPS = 12 };

#define SAME 1e-6 /* pixels */

/* A box, or the place where a line passes through a layer. */
struct LayersItem {
  bool box;
  size_t layer;
  double height, y, want;
  double left, right;      /* of a passing line: the layer's edges */
  size_t *before, *behind; /* neighbours in the layers on both sides */
  size_t before_count, behind_count;
};

/* --- Layers */

/* One behind the last that leads to it. */
static void find_layers(Layers *layers) {
  bool changed = true;
  for (size_t round = 0; changed && round <= layers->count; round++) {
    changed = false;
    for (size_t i = 0; i < layers->line_count; i++) {
      size_t least = layers->boxes[layers->lines[i].from].layer + 1;
      if (layers->boxes[layers->lines[i].to].layer < least && least < layers->count) {
        layers->boxes[layers->lines[i].to].layer = least;
        changed = true;
      }
    }
  }
}

/* What nothing leads to stands just before the first that it leads to. */
static void pull_starts(Layers *layers) {
  for (size_t box = 0; box < layers->count; box++) {
    bool start = true;
    size_t next = layers->count;
    for (size_t i = 0; i < layers->line_count; i++) {
      start = start && layers->lines[i].to != box;
      if (layers->lines[i].from == box && layers->boxes[layers->lines[i].to].layer < next)
        next = layers->boxes[layers->lines[i].to].layer;
    }
    if (start && next < layers->count && next > 0)
      layers->boxes[box].layer = next - 1;
  }
}

/* --- Places that lines pass */

static size_t span_of(const Layers *layers, const LayersLine *line) {
  size_t from = layers->boxes[line->from].layer, to = layers->boxes[line->to].layer;
  return to > from ? to - from : 0;
}

static void join(Layers *layers, size_t left, size_t right) {
  LayersItem *a = &layers->items[left], *b = &layers->items[right];
  a->behind[a->behind_count++] = right;
  b->before[b->before_count++] = left;
}

static void make_items(Layers *layers) {
  size_t bends = 0;
  for (size_t i = 0; i < layers->line_count; i++)
    bends += span_of(layers, &layers->lines[i]);
  layers->items = ARENA_ARRAY(layers->arena, LayersItem, layers->count + bends);
  layers->first_bend = ARENA_ARRAY(layers->arena, size_t, layers->line_count + 1);
  layers->item_count = layers->count;
  for (size_t i = 0; i < layers->count + bends; i++) {
    size_t most = i < layers->count ? layers->line_count : 1;
    layers->items[i].before = ARENA_ARRAY(layers->arena, size_t, most);
    layers->items[i].behind = ARENA_ARRAY(layers->arena, size_t, most);
  }
  for (size_t i = 0; i < layers->count; i++) {
    layers->items[i].box = true;
    layers->items[i].layer = layers->boxes[i].layer;
  }
  for (size_t i = 0; i < layers->line_count; i++) {
    const LayersLine *line = &layers->lines[i];
    size_t last = line->from;
    layers->first_bend[i] = layers->item_count;
    for (size_t k = 1; k < span_of(layers, line); k++) {
      size_t bend = layers->item_count++;
      layers->items[bend].layer = layers->boxes[line->from].layer + k;
      join(layers, last, bend);
      last = bend;
    }
    if (span_of(layers, line) > 0)
      join(layers, last, line->to);
  }
}

static void fill_layers(Layers *layers) {
  layers->layer_count = 1;
  for (size_t i = 0; i < layers->count; i++)
    if (layers->boxes[i].layer + 1 > layers->layer_count)
      layers->layer_count = layers->boxes[i].layer + 1;
  layers->order = ARENA_ARRAY(layers->arena, size_t *, layers->layer_count);
  layers->lengths = ARENA_ARRAY(layers->arena, size_t, layers->layer_count);
  for (size_t layer = 0; layer < layers->layer_count; layer++)
    layers->order[layer] = ARENA_ARRAY(layers->arena, size_t, layers->item_count);
  for (size_t i = 0; i < layers->item_count; i++) {
    size_t layer = layers->items[i].layer;
    layers->order[layer][layers->lengths[layer]++] = i;
  }
}

Layers layers_make(Arena *arena, size_t count, const LayersLine *lines, size_t line_count) {
  Layers layers = {.arena = arena, .count = count, .lines = lines, .line_count = line_count};
  layers.boxes = ARENA_ARRAY(arena, LayersBox, count + 1);
  find_layers(&layers);
  pull_starts(&layers);
  make_items(&layers);
  fill_layers(&layers);
  return layers;
}

/* --- Heights and with them the order in a layer: each item near its neighbours, none over another */

/* A line takes a little of a box's height. */
static double height_of(const Layers *layers, size_t item) {
  return layers->items[item].box ? layers->boxes[item].height : layers->items[item].height;
}

static double layer_height(const Layers *layers, size_t layer) {
  double total = 0;
  for (size_t i = 0; i < layers->lengths[layer]; i++)
    total += height_of(layers, layers->order[layer][i]);
  return total;
}

/* Lines keep a third of the lowest box between them. */
static void give_lines_height(const Layers *layers) {
  double least = INFINITY;
  for (size_t i = 0; i < layers->count; i++)
    least = fmin(least, layers->boxes[i].height);
  for (size_t i = layers->count; i < layers->item_count; i++)
    layers->items[i].height = least / 3;
}

double layers_height(const Layers *layers) {
  double most = 0;
  give_lines_height(layers);
  for (size_t layer = 0; layer < layers->layer_count; layer++)
    most = fmax(most, layer_height(layers, layer));
  return most;
}

static double mean_y(const Layers *layers, const size_t *neighbours, size_t count, double otherwise) {
  double total = 0;
  for (size_t i = 0; i < count; i++)
    total += layers->items[neighbours[i]].y;
  return count > 0 ? total / (double)count : otherwise;
}

static double apart(const Layers *layers, size_t above, size_t below) {
  return (height_of(layers, above) + height_of(layers, below)) / 2;
}

/* Halfway between the places that pushing down and pushing up give: as near as may be to what each wants. */
static void settle_layer(Layers *layers, size_t layer) {
  size_t *order = layers->order[layer], count = layers->lengths[layer];
  double *down = ARENA_ARRAY(layers->arena, double, count + 1), last = 0;
  for (size_t i = 0; i < count; i++) {
    down[i] = layers->items[order[i]].want;
    if (i > 0)
      down[i] = fmax(down[i], down[i - 1] + apart(layers, order[i - 1], order[i]));
  }
  for (size_t i = count; i-- > 0;) {
    double up = layers->items[order[i]].want;
    if (i + 1 < count)
      up = fmin(up, last - apart(layers, order[i], order[i + 1]));
    last = up;
    layers->items[order[i]].y = (up + down[i]) / 2;
  }
}

/* Those that want the same stay as they are. */
static void sort_layer(Layers *layers, size_t layer) {
  size_t *order = layers->order[layer];
  for (size_t i = 1; i < layers->lengths[layer]; i++)
    for (size_t k = i; k > 0 && layers->items[order[k]].want < layers->items[order[k - 1]].want - SAME; k--) {
      size_t moved = order[k];
      order[k] = order[k - 1];
      order[k - 1] = moved;
    }
}

static void settle(Layers *layers, size_t layer, bool forward, bool both) {
  for (size_t i = 0; i < layers->lengths[layer]; i++) {
    LayersItem *item = &layers->items[layers->order[layer][i]];
    double before = mean_y(layers, item->before, item->before_count, item->y),
           behind = mean_y(layers, item->behind, item->behind_count, item->y);
    item->want = both ? (before + behind) / 2 : forward ? before : behind;
    if (both && item->before_count == 0)
      item->want = behind;
    if (both && item->behind_count == 0)
      item->want = before;
  }
  if (!both)
    sort_layer(layers, layer);
  settle_layer(layers, layer);
}

static void stack(Layers *layers) {
  for (size_t layer = 0; layer < layers->layer_count; layer++) {
    double y = -layer_height(layers, layer) / 2;
    for (size_t i = 0; i < layers->lengths[layer]; i++) {
      size_t item = layers->order[layer][i];
      layers->items[item].y = y + height_of(layers, item) / 2;
      y += height_of(layers, item);
    }
  }
}

static void find_heights(Layers *layers) {
  stack(layers);
  for (size_t sweep = 0; sweep < SWEEPS; sweep++)
    for (size_t i = 0; i < layers->layer_count; i++) {
      bool forward = sweep % 2 == 0;
      settle(layers, forward ? i : layers->layer_count - 1 - i, forward, sweep >= SWEEPS / 2);
    }
}

/* --- In the room that there is */

static double layer_width(const Layers *layers, size_t layer) {
  double most = 0;
  for (size_t i = 0; i < layers->count; i++)
    if (layers->boxes[i].layer == layer)
      most = fmax(most, layers->boxes[i].width);
  return most;
}

double layers_width(const Layers *layers, double gap) {
  double total = gap * (double)(layers->layer_count - 1);
  for (size_t layer = 0; layer < layers->layer_count; layer++)
    total += layer_width(layers, layer);
  return total;
}

static void place_across(Layers *layers, Rect rect, double gap, double *middles) {
  double boxes = layers_width(layers, 0),
         between = layers->layer_count > 1 ? (rect.w - boxes) / (double)(layers->layer_count - 1) : 0;
  between = fmin(fmax(between, 0), gap);
  double x = rect.x + (rect.w - boxes - between * (double)(layers->layer_count - 1)) / 2;
  for (size_t layer = 0; layer < layers->layer_count; layer++) {
    double width = layer_width(layers, layer);
    middles[layer] = x + width / 2;
    x += width + between;
  }
}

/* Spread over the rect's height by at most a half more than they need; pressed together where that is not
 * enough. */
static void place_down(Layers *layers, Rect rect) {
  double top = INFINITY, bottom = -INFINITY;
  for (size_t i = 0; i < layers->item_count; i++) {
    top = fmin(top, layers->items[i].y - height_of(layers, i) / 2);
    bottom = fmax(bottom, layers->items[i].y + height_of(layers, i) / 2);
  }
  double needed = fmax(bottom - top, 1), scale = fmin(rect.h / needed, 1.5);
  for (size_t i = 0; i < layers->item_count; i++) {
    double half = height_of(layers, i) / 2,
           y = rect.y + rect.h / 2 + (layers->items[i].y - (top + bottom) / 2) * scale;
    layers->items[i].y = fmax(fmin(y, rect.y + rect.h - half), rect.y + half);
  }
}

void layers_place(Layers *layers, Rect rect, double gap) {
  double *middles = ARENA_ARRAY(layers->arena, double, layers->layer_count);
  give_lines_height(layers);
  find_heights(layers);
  place_across(layers, rect, gap, middles);
  place_down(layers, rect);
  for (size_t i = 0; i < layers->count; i++)
    layers->boxes[i].at = (Point){middles[layers->boxes[i].layer], layers->items[i].y};
  for (size_t layer = 0; layer < layers->layer_count; layer++)
    for (size_t i = 0; i < layers->lengths[layer]; i++)
      if (layers->order[layer][i] < layers->count)
        layers->boxes[layers->order[layer][i]].place = i;
  for (size_t i = layers->count; i < layers->item_count; i++) {
    layers->items[i].left = middles[layers->items[i].layer] - layer_width(layers, layers->items[i].layer) / 2;
    layers->items[i].right = 2 * middles[layers->items[i].layer] - layers->items[i].left;
  }
}

size_t layers_bends(const Layers *layers, size_t line, Point **out) {
  size_t span = span_of(layers, &layers->lines[line]), passed = span > 1 ? span - 1 : 0;
  *out = ARENA_ARRAY(layers->arena, Point, 2 * passed + 1);
  for (size_t i = 0; i < passed; i++) {
    const LayersItem *bend = &layers->items[layers->first_bend[line] + i];
    (*out)[2 * i] = (Point){bend->left, bend->y};
    (*out)[2 * i + 1] = (Point){bend->right, bend->y};
  }
  return 2 * passed;
}
