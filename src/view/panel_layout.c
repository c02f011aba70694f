#include "view/panel_layout.h"

#include <assert.h>
#include <math.h>

#define HALF 0.5      /* of the room, for the main panel */
#define SHELF 3.6     /* u, height of the strips */
#define STEP 0.1      /* in which the others than the main panel are made smaller */
#define ROUNDING 1e-9 /* what sums of lengths may be off by */

enum { CHILDREN_MAX = PANELS_MAX };

static bool is_arranged(const LayoutNode *node) {
  return node->kind == PANEL_ROW || node->kind == PANEL_COLUMN;
}

static bool is_leaf(const LayoutNode *node) {
  return !is_arranged(node) && node->kind != PANEL_PANES;
}

static bool is_open(const LayoutNode *node) {
  if (is_leaf(node))
    return node->open;
  for (size_t i = 0; i < node->child_count; i++)
    if (is_open(node->children[i]))
      return true;
  return false;
}

bool layout_holds(const LayoutNode *node, const LayoutNode *wanted) {
  if (node == wanted)
    return true;
  for (size_t i = 0; i < node->child_count; i++)
    if (layout_holds(node->children[i], wanted))
      return true;
  return false;
}

size_t layout_leaves(LayoutNode **out, size_t most, LayoutNode *node) {
  size_t count = 0;
  if (is_leaf(node)) {
    if (most > 0)
      out[0] = node;
    return most > 0;
  }
  for (size_t i = 0; i < node->child_count; i++)
    count += layout_leaves(out + count, most - count, node->children[i]);
  return count;
}

size_t layout_all(LayoutNode **out, size_t most, const Layout *layout) {
  size_t count = layout_leaves(out, most, layout->root);
  for (size_t i = 0; i < layout->docked_count && count < most; i++)
    out[count++] = layout->docked[i];
  return count;
}

Rect layout_copy(const LayoutNode *leaf, size_t copy) {
  Rect rect = leaf->rect;
  *(leaf->panes_below ? &rect.y : &rect.x) += leaf->pane_pitch * (double)copy;
  return rect;
}

/* ---- what panels need: INFINITY for what is better the more it is ---- */

static double best_of(double best, double least) {
  return best > 0 ? fmax(best, least) : INFINITY;
}

static PanelRoom measure(const Layout *layout, const LayoutNode *node);

static PanelRoom measure_leaf(const Layout *layout, const LayoutNode *leaf) {
  double factor = layout_holds(layout->main, leaf) ? layout->main_factor : layout->factor,
         high = leaf->rigid ? fmax(factor, 1) : factor;
  const PanelRoom *room = &leaf->room;
  return (PanelRoom){factor * room->width, high * room->height,
                     best_of(factor * room->best_width, factor * room->width),
                     best_of(high * room->best_height, high * room->height)};
}

static PanelRoom measure_panes(const Layout *layout, const LayoutNode *node) {
  PanelRoom size = measure(layout, node->children[0]);
  double count = (double)node->panes, gaps = layout->gap * (count - 1);
  size.width = count * size.width + gaps;
  size.best_width = count * size.best_width + gaps;
  return size;
}

/* Adds a length along the direction, takes the greatest across it. */
static void add_length(double *along, double *across, double length, double other, double gap) {
  *along += length + gap;
  *across = fmax(*across, other);
}

static PanelRoom measure(const Layout *layout, const LayoutNode *node) {
  if (is_leaf(node))
    return measure_leaf(layout, node);
  if (node->kind == PANEL_PANES)
    return measure_panes(layout, node);
  PanelRoom sum = {0, 0, 0, 0};
  bool first = true;
  for (size_t i = 0; i < node->child_count; i++) {
    if (!is_open(node->children[i]))
      continue;
    PanelRoom size = measure(layout, node->children[i]);
    double gap = first ? 0 : layout->gap;
    first = false;
    if (node->kind == PANEL_ROW) {
      add_length(&sum.width, &sum.height, size.width, size.height, gap);
      add_length(&sum.best_width, &sum.best_height, size.best_width, size.best_height, gap);
    } else {
      add_length(&sum.height, &sum.width, size.height, size.width, gap);
      add_length(&sum.best_height, &sum.best_width, size.best_height, size.best_width, gap);
    }
  }
  return sum;
}

/* ---- how panels share the length of a row or column ---- */

typedef struct LayoutShare {
  double weight, least, best; /* of what it gets; best INFINITY: the more the better */
  double length;              /* the result */
  bool fixed;                 /* while it is found */
} LayoutShare;

/* By weight among those that are not fixed; fixes those that would get less than their least (or, second,
 * more than their best) and says whether there was one. */
static bool share_once(LayoutShare *shares, size_t count, double length, bool least) {
  double weights = 0, left = length;
  bool changed = false;
  for (size_t i = 0; i < count; i++)
    if (shares[i].fixed)
      left -= shares[i].length;
    else
      weights += shares[i].weight;
  for (size_t i = 0; i < count; i++) {
    LayoutShare *share = &shares[i];
    if (share->fixed)
      continue;
    share->length = left * share->weight / weights;
    if (least ? share->length < share->least : share->length > share->best) {
      share->length = least ? share->least : share->best;
      share->fixed = changed = true;
    }
  }
  return changed;
}

/* Of the least lengths, or of the results. */
static double share_total(const LayoutShare *shares, size_t count, bool least) {
  double sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += least ? shares[i].least : shares[i].length;
  return sum;
}

/* Where not even the least lengths fit, the main panel's part keeps `half`, or what the others leave, and
 * these are shortened alike. */
static void squeeze(LayoutShare *shares, size_t count, double length, size_t main, double half) {
  bool has_main = main < count;
  double rest = share_total(shares, count, true) - (has_main ? shares[main].least : 0);
  double kept = has_main ? fmin(fmax(half, length - rest), length) : 0;
  for (size_t i = 0; i < count; i++)
    shares[i].length = i == main ? kept : rest > 0 ? shares[i].least * (length - kept) / rest : 0;
}

/* By weight; nobody gets less than its least, nor, while others can use it, more than its best.  What is of
 * no use to the others goes to number `main` (count or more: none).  Where not even the least lengths fit,
 * that keeps `half`, or what the others leave, and these are shortened alike. */
static void share_length(LayoutShare *shares, size_t count, double length, size_t main, double half) {
  if (share_total(shares, count, true) > length) {
    squeeze(shares, count, length, main, half);
    return;
  }
  while (share_once(shares, count, length, true))
    ;
  while (share_once(shares, count, length, false))
    ;
  double left = length - share_total(shares, count, false);
  if (main < count)
    shares[main].length += left; /* what is of no use to the others */
  else
    for (size_t i = 0; i < count; i++)
      shares[i].length += left / (double)count;
}

/* ---- placing ---- */

/* The panel that is to have an area, and where it may be. */
typedef struct Need {
  const LayoutNode *main; /* NULL: none of this part's */
  double area;
} Need;

static bool place(const Layout *layout, LayoutNode *node, Rect rect, Need need);

/* How often, on the way down to the main panel, others take a part of the room. */
static int levels_to(const LayoutNode *node, const LayoutNode *main) {
  int levels = 0;
  while (node != main) {
    const LayoutNode *next = NULL;
    size_t open = 0;
    for (size_t i = 0; i < node->child_count; i++) {
      open += is_open(node->children[i]);
      if (layout_holds(node->children[i], main))
        next = node->children[i];
    }
    assert(next);
    levels += is_arranged(node) && open > 1;
    node = next;
  }
  return levels;
}

/* The length of the main panel's part: such that the same share at every level below gives its area. */
static double needed_length(const LayoutNode *node, Rect rect, Need need) {
  double area = rect.w * rect.h;
  int levels = levels_to(node, need.main);
  double share = area > 0 && levels > 0 ? pow(fmin(need.area / area, 1), 1.0 / levels) : 1;
  return share * (node->kind == PANEL_ROW ? rect.w : rect.h);
}

/* The open panels of a row or column and what each gets of its length. */
typedef struct Line {
  LayoutNode *nodes[CHILDREN_MAX];
  LayoutShare shares[CHILDREN_MAX];
  size_t count, main; /* main: which holds the main panel; count or more: none */
  double half;        /* what that needs at least, whatever the others want */
  double length;      /* without the gaps */
} Line;

static Line make_line(const Layout *layout, const LayoutNode *node, Rect rect, Need need) {
  bool row = node->kind == PANEL_ROW;
  Line line = {.main = SIZE_MAX};
  for (size_t i = 0; i < node->child_count && line.count < CHILDREN_MAX; i++) {
    LayoutNode *child = node->children[i];
    if (!is_open(child))
      continue;
    PanelRoom size = measure(layout, child);
    line.shares[line.count] = (LayoutShare){.weight = child->weight,
                                            .least = row ? size.width : size.height,
                                            .best = row ? size.best_width : size.best_height};
    if (need.main && layout_holds(child, need.main)) {
      line.main = line.count;
      line.shares[line.count].best = INFINITY;
    }
    line.nodes[line.count++] = child;
  }
  line.length = (row ? rect.w : rect.h) - layout->gap * ((double)line.count - 1);
  return line;
}

static bool place_line(const Layout *layout, bool row, Line line, Rect rect, Need need) {
  double at = row ? rect.x : rect.y;
  bool fits = share_total(line.shares, line.count, true) <= line.length + ROUNDING;
  share_length(line.shares, line.count, line.length, line.main, line.half);
  for (size_t i = 0; i < line.count; i++) {
    double part = line.shares[i].length;
    Rect room = row ? (Rect){at, rect.y, part, rect.h} : (Rect){rect.x, at, rect.w, part};
    fits = place(layout, line.nodes[i], room, i == line.main ? need : (Need){NULL, 0}) && fits;
    at += part + layout->gap;
  }
  return fits;
}

/* The main panel's part first as large as it has to be; where panels further inside then have no room, as
 * large as the others here let it. */
static bool place_children(const Layout *layout, LayoutNode *node, Rect rect, Need need) {
  bool row = node->kind == PANEL_ROW;
  Line line = make_line(layout, node, rect, need);
  if (line.main >= line.count)
    return place_line(layout, row, line, rect, need);
  LayoutShare *main = &line.shares[line.main];
  double least = main->least, others = share_total(line.shares, line.count, true) - least;
  line.half = needed_length(node, rect, need);
  main->least = fmax(least, line.half);
  if (place_line(layout, row, line, rect, need))
    return true;
  if (levels_to(node, need.main) < 2 || line.length - others <= main->least)
    return false;
  main->least = line.length - others;
  return place_line(layout, row, line, rect, need);
}

static size_t count_open(LayoutNode *node) {
  LayoutNode *leaves[PANELS_MAX];
  size_t count = layout_leaves(leaves, PANELS_MAX, node), open = 0;
  for (size_t i = 0; i < count; i++)
    open += leaves[i]->open;
  return open;
}

/* Beside one another, so that their rows are level; one below the other where they are too wide for that, are
 * one panel each and have all of the room, so that a larger room has no less for them. */
static bool lie_below(const Layout *layout, LayoutNode *node, Rect rect) {
  if (rect.w < layout->stage.w - ROUNDING || rect.h < layout->stage.h - ROUNDING || count_open(node) > 1)
    return false;
  PanelRoom one = measure(layout, node->children[0]);
  double count = (double)node->panes, gaps = layout->gap * (count - 1);
  return count * one.width + gaps > rect.w && one.width <= rect.w && count * one.height + gaps <= rect.h;
}

static bool place_panes(const Layout *layout, LayoutNode *node, Rect rect, Need need) {
  assert(node->child_count == 1);
  bool below = lie_below(layout, node, rect);
  double count = (double)node->panes, pitch = ((below ? rect.h : rect.w) + layout->gap) / count;
  Rect first = rect;
  *(below ? &first.h : &first.w) = pitch - layout->gap;
  bool inside = need.main && need.main != node;
  LayoutNode *leaves[PANELS_MAX];
  bool fits = place(layout, node->children[0], first,
                    inside ? (Need){need.main, need.area / count} : (Need){NULL, 0});
  size_t leaf_count = layout_leaves(leaves, PANELS_MAX, node);
  for (size_t i = 0; i < leaf_count; i++) {
    leaves[i]->pane_pitch = pitch;
    leaves[i]->panes_below = below;
    leaves[i]->copies = node->panes;
  }
  return fits;
}

static bool place_leaf(const Layout *layout, LayoutNode *leaf, Rect rect) {
  leaf->rect = rect;
  leaf->copies = 1;
  leaf->pane_pitch = 0;
  PanelRoom size = measure_leaf(layout, leaf);
  return size.width <= rect.w + ROUNDING && size.height <= rect.h + ROUNDING;
}

/* Whether all that is open in the node has the room it needs. */
static bool place(const Layout *layout, LayoutNode *node, Rect rect, Need need) {
  if (is_leaf(node))
    return place_leaf(layout, node, rect);
  if (need.main && need.main == node)
    need.main = NULL; /* all of the rectangle is its own */
  return node->kind == PANEL_PANES ? place_panes(layout, node, rect, need)
                                   : place_children(layout, node, rect, need);
}

/* ---- shapes ---- */

/* What moves as a whole: the main panel, panels by themselves, and panes. */
static size_t find_units(LayoutNode **out, size_t most, LayoutNode *node, const LayoutNode *main) {
  size_t count = 0;
  if (!is_open(node) || most == 0)
    return 0;
  if (node == main || !is_arranged(node)) {
    out[0] = node;
    return 1;
  }
  for (size_t i = 0; i < node->child_count; i++)
    count += find_units(out + count, most - count, node->children[i], main);
  return count;
}

/* The main panel on one side, all others in a row or column on the other: on that where the file has them. */
static bool place_apart(const Layout *layout, Rect rect, Need need) {
  LayoutNode *units[PANELS_MAX], *others[PANELS_MAX], *main = NULL;
  size_t count = find_units(units, PANELS_MAX, layout->root, layout->main), other_count = 0, before = 0;
  for (size_t i = 0; i < count; i++) {
    if (layout_holds(units[i], layout->main)) {
      main = units[i];
      before = other_count;
    } else {
      others[other_count++] = units[i];
    }
  }
  assert(main);
  bool beside = layout->shape == LAYOUT_BESIDE, last = before == other_count && other_count > 0;
  LayoutNode rest = {.kind = beside ? PANEL_COLUMN : PANEL_ROW, .weight = 1, .children = others};
  rest.child_count = other_count;
  LayoutNode *both[] = {last ? &rest : main, last ? main : &rest};
  LayoutNode root = {.kind = beside ? PANEL_ROW : PANEL_COLUMN, .weight = 1, .children = both};
  root.child_count = other_count > 0 ? 2 : 1;
  return place_children(layout, &root, rect, need);
}

static bool any_folded(const Layout *layout) {
  LayoutNode *leaves[PANELS_MAX];
  size_t count = layout_all(leaves, PANELS_MAX, layout);
  for (size_t i = 0; i < count; i++)
    if (!leaves[i]->open)
      return true;
  return false;
}

/* Takes a strip off the lower end of the stage. */
static Rect take_strip(Rect *stage, double height, double gap) {
  double taken = height > 0 ? height + gap : 0;
  stage->h = fmax(stage->h - taken, 0);
  return (Rect){stage->x, stage->y + stage->h + taken - height, stage->w, height};
}

static bool place_docked(Layout *layout) {
  bool fits = true;
  for (size_t i = layout->docked_count; i > 0; i--) {
    LayoutNode *leaf = layout->docked[i - 1];
    if (leaf->open)
      fits = place_leaf(layout, leaf,
                        take_strip(&layout->stage, measure_leaf(layout, leaf).height, layout->gap)) &&
             fits;
  }
  return fits;
}

bool layout_place(Layout *layout, Rect room) {
  Need need = {layout->main, HALF * room.w * room.h};
  layout->stage = room;
  layout->shelf = take_strip(&layout->stage, any_folded(layout) ? SHELF : 0, layout->gap / 2);
  bool fits = place_docked(layout);
  bool tree = layout->shape == LAYOUT_TREE ? place(layout, layout->root, layout->stage, need)
                                           : place_apart(layout, layout->stage, need);
  return fits && tree;
}

/* ---- which panels are open, in which shape and how large ---- */

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
