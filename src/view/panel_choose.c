/* Which panels are open, in which shape and how large. */
#include "view/panel_layout.h"

#include <math.h>

#define STEP 0.1 /* in which the others are made smaller */
#define ROUNDING 1e-9

/* All leaves, the greatest rank first, else in the order of the file. */
static size_t by_rank(LayoutNode **out, const Layout *layout) {
  size_t count = layout_all(out, PANELS_MAX, layout);
  for (size_t i = 1; i < count; i++)
    for (size_t k = i; k > 0 && out[k]->rank > out[k - 1]->rank; k--) {
      LayoutNode *swapped = out[k];
      out[k] = out[k - 1];
      out[k - 1] = swapped;
    }
  return count;
}

/* Opens what fits; returns how many are open.  First all at once: no strips then take a part of the room. */
static size_t open_all(Layout *layout, Rect room, LayoutNode *const *leaves, size_t count) {
  size_t open = 0;
  for (size_t i = 0; i < count; i++)
    leaves[i]->open = true;
  if (layout_place(layout, room))
    return count;
  for (size_t i = 0; i < count; i++)
    leaves[i]->open = layout_holds(layout->main, leaves[i]);
  for (size_t i = 0; i < count; i++) {
    bool was = leaves[i]->open;
    leaves[i]->open = true;
    leaves[i]->open = was || layout_place(layout, room) || leaves[i]->rank >= LAYOUT_WANTED;
    open += leaves[i]->open;
  }
  return open;
}

/* Whether the main panel would have so much more than its least room if all others were folded. */
static bool has_ease(Layout *layout, Rect room, LayoutNode *const *leaves, size_t count, double ease) {
  layout->main_factor = ease;
  for (size_t i = 0; i < count; i++)
    leaves[i]->open = layout_holds(layout->main, leaves[i]);
  return layout_place(layout, room);
}

#define NEARLY 0.8

/* What has a little less than it needs even of the whole width is not helped by folding the others: it wants
 * no more.  With much less it has to make itself smaller, and then height helps. */
static void take_width(const Layout *layout, LayoutNode *const *leaves, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (layout_holds(layout->main, leaves[i]) && leaves[i]->rect.w >= NEARLY * leaves[i]->room.width)
      leaves[i]->room.width = fmin(leaves[i]->room.width, leaves[i]->rect.w);
}

/* The others at their full size in the shape of the file, if that shows all; else in another shape, or
 * smaller, if that shows more. */
static void find_shape(Layout *layout, Rect room, LayoutNode *const *leaves, size_t count) {
  size_t most = 0;
  Layout best = *layout;
  for (double factor = 1; factor > layout->least_factor - STEP + ROUNDING && most < count; factor -= STEP)
    for (int shape = 0; shape < LAYOUT_COUNT && most < count; shape++) {
      layout->factor = fmax(factor, layout->least_factor);
      layout->shape = (LayoutShape)shape;
      size_t open = open_all(layout, room, leaves, count);
      if (open > most) {
        most = open;
        best = *layout;
      }
    }
  *layout = best;
}

bool layout_choose(Layout *layout, Rect room) {
  LayoutNode *leaves[PANELS_MAX];
  size_t count = by_rank(leaves, layout);
  layout->shape = LAYOUT_TREE;
  layout->factor = 1;
  bool roomy = has_ease(layout, room, leaves, count, LAYOUT_EASE) ||
               has_ease(layout, room, leaves, count, 1 + (LAYOUT_EASE - 1) / 2) ||
               has_ease(layout, room, leaves, count, 1);
  if (!roomy)
    take_width(layout, leaves, count);
  find_shape(layout, room, leaves, count);
  (void)open_all(layout, room, leaves, count);
  (void)layout_place(layout, room);
  return roomy;
}
