#include "view/layers.h"

#include <math.h>
#include <stdint.h>

enum { SWEEPS = 8 };

enum { BEFORE, BEHIND };

/* A box, or, behind all boxes, the place where a line passes through a layer. */
struct LayersItem {
  size_t layer;
  double height, y, want;             /* y: while the order is sought, the place in it */
  double left, right;                 /* of a passing line: the layer's edges */
  size_t *beside[2], beside_count[2]; /* neighbours in the layers on both sides */
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
  a->beside[BEHIND][a->beside_count[BEHIND]++] = right;
  b->beside[BEFORE][b->beside_count[BEFORE]++] = left;
}

static void add_line(Layers *layers, size_t i) {
  const LayersLine *line = &layers->lines[i];
  size_t last = line->from, span = span_of(layers, line);
  layers->first_bend[i] = layers->item_count;
  for (size_t k = 1; k < span; k++) {
    size_t bend = layers->item_count++;
    layers->items[bend].layer = layers->boxes[line->from].layer + k;
    join(layers, last, bend);
    last = bend;
  }
  if (span > 0)
    join(layers, last, line->to);
}

static void make_items(Layers *layers) {
  size_t most = layers->count;
  for (size_t i = 0; i < layers->line_count; i++)
    most += span_of(layers, &layers->lines[i]);
  layers->items = ARENA_ARRAY(layers->arena, LayersItem, most);
  layers->first_bend = ARENA_ARRAY(layers->arena, size_t, layers->line_count + 1);
  layers->item_count = layers->count;
  for (size_t i = 0; i < most; i++)
    for (int side = 0; side < 2; side++)
      layers->items[i].beside[side] =
          ARENA_ARRAY(layers->arena, size_t, i < layers->count ? layers->line_count : 1);
  for (size_t i = 0; i < layers->count; i++)
    layers->items[i].layer = layers->boxes[i].layer;
  for (size_t i = 0; i < layers->line_count; i++)
    add_line(layers, i);
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
    layers->items[i].y = (double)layers->lengths[layer];
    layers->order[layer][layers->lengths[layer]++] = i;
  }
}

/* --- The order in a layer: each item at the mean of its neighbours' places */

/* Of those on one side; where it has none, its own. */
static double mean_beside(const Layers *layers, const LayersItem *item, int side) {
  double total = 0;
  for (size_t i = 0; i < item->beside_count[side]; i++)
    total += layers->items[item->beside[side][i]].y;
  return item->beside_count[side] > 0 ? total / (double)item->beside_count[side] : item->y;
}

static void sort_layer(Layers *layers, size_t layer, int side) {
  size_t *order = layers->order[layer], count = layers->lengths[layer];
  for (size_t i = 0; i < count; i++)
    layers->items[order[i]].want = mean_beside(layers, &layers->items[order[i]], side);
  for (size_t i = 1; i < count; i++) /* those that want the same stay as they are */
    for (size_t k = i; k > 0 && layers->items[order[k]].want < layers->items[order[k - 1]].want; k--) {
      size_t moved = order[k];
      order[k] = order[k - 1];
      order[k - 1] = moved;
    }
  for (size_t i = 0; i < count; i++)
    layers->items[order[i]].y = (double)i;
}

/* Lines from one item and from another one above it that cross. */
static size_t crossings_of(const Layers *layers, const LayersItem *above, const LayersItem *below) {
  size_t total = 0;
  for (size_t a = 0; a < above->beside_count[BEHIND]; a++)
    for (size_t b = 0; b < below->beside_count[BEHIND]; b++)
      total += layers->items[above->beside[BEHIND][a]].y > layers->items[below->beside[BEHIND][b]].y;
  return total;
}

static size_t crossings(const Layers *layers) {
  size_t total = 0;
  for (size_t layer = 0; layer < layers->layer_count; layer++)
    for (size_t i = 0; i < layers->lengths[layer]; i++)
      for (size_t k = i + 1; k < layers->lengths[layer]; k++)
        total += crossings_of(layers, &layers->items[layers->order[layer][i]],
                              &layers->items[layers->order[layer][k]]);
  return total;
}

/* From layer to layer, forward and back, until no lines cross; the best order stays. */
static void find_order(Layers *layers) {
  double *best = ARENA_ARRAY(layers->arena, double, layers->item_count + 1);
  size_t least = SIZE_MAX;
  for (size_t sweep = 0; sweep <= SWEEPS && least > 0; sweep++) {
    int side = sweep % 2 == 1 ? BEFORE : BEHIND;
    for (size_t i = 0; i < layers->layer_count && sweep > 0; i++)
      sort_layer(layers, side == BEFORE ? i : layers->layer_count - 1 - i, side);
    size_t now = crossings(layers);
    for (size_t i = 0; i < layers->item_count && now < least; i++)
      best[i] = layers->items[i].y;
    least = now < least ? now : least;
  }
  for (size_t i = 0; i < layers->item_count; i++) {
    layers->items[i].y = best[i];
    layers->order[layers->items[i].layer][(size_t)best[i]] = i;
  }
}

Layers layers_make(Arena *arena, size_t count, const LayersLine *lines, size_t line_count) {
  Layers layers = {.arena = arena, .count = count, .lines = lines, .line_count = line_count};
  layers.boxes = ARENA_ARRAY(arena, LayersBox, count + 1);
  find_layers(&layers);
  pull_starts(&layers);
  make_items(&layers);
  fill_layers(&layers);
  find_order(&layers);
  for (size_t i = 0; i < count; i++)
    layers.boxes[i].place = (size_t)layers.items[i].y;
  return layers;
}

/* --- Heights: each item near its neighbours, none over another */

/* A line takes a little of a box's height. */
static double height_of(const Layers *layers, size_t item) {
  return item < layers->count ? layers->boxes[item].height : layers->items[item].height;
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

static void settle(Layers *layers, size_t layer, int side, bool both) {
  for (size_t i = 0; i < layers->lengths[layer]; i++) {
    LayersItem *item = &layers->items[layers->order[layer][i]];
    bool alone = item->beside_count[1 - side] == 0, only = item->beside_count[side] == 0;
    double here = mean_beside(layers, item, side), there = mean_beside(layers, item, 1 - side);
    item->want = !both || alone ? here : only ? there : (here + there) / 2;
  }
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
      int side = sweep % 2 == 0 ? BEFORE : BEHIND;
      settle(layers, side == BEFORE ? i : layers->layer_count - 1 - i, side, sweep >= SWEEPS / 2);
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
