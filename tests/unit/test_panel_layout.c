/* Where panels lie: the main one has half of the room, nothing overlaps, and what is open in the least room
 * is open in every larger one. */
#include "view/panel_layout.h"

#include "base/random.h"
#include "support/check.h"

#include <math.h>

enum { NODES = 64 };

static LayoutNode nodes[NODES], *links[NODES];
static size_t node_count, link_count;

static LayoutNode *leaf(double width, double height) {
  LayoutNode *node = &nodes[node_count++];
  *node = (LayoutNode){.kind = PANEL_BARS, .weight = 1, .room = {width, height, 0, 0}, .panes = 1};
  return node;
}

static LayoutNode *arranged(PanelKind kind, size_t count, LayoutNode *const *children) {
  LayoutNode *node = &nodes[node_count++];
  LayoutNode **list = &links[link_count];
  link_count += count;
  for (size_t i = 0; i < count; i++)
    list[i] = children[i];
  *node = (LayoutNode){.kind = kind, .weight = 1, .children = list, .child_count = count, .panes = 1};
  return node;
}

static int start(void **unused) {
  (void)unused;
  node_count = link_count = 0;
  return 0;
}

static Layout layout_of(LayoutNode *root, const LayoutNode *main) {
  return (Layout){.root = root, .main = main, .gap = 2, .least_factor = 1};
}

static double area_of(const LayoutNode *node) {
  double area = 0;
  if (node->child_count == 0)
    return node->rect.w * node->rect.h * (double)node->copies;
  for (size_t i = 0; i < node->child_count; i++)
    area += area_of(node->children[i]);
  return area;
}

static bool apart(Rect a, Rect b) {
  Rect both = rect_intersect(a, b);
  return both.w < 1e-6 || both.h < 1e-6;
}

static void check_inside(Rect outer, Rect inner) {
  assert_true(inner.x >= outer.x - 1e-6 && inner.y >= outer.y - 1e-6);
  assert_true(inner.x + inner.w <= outer.x + outer.w + 1e-6);
  assert_true(inner.y + inner.h <= outer.y + outer.h + 1e-6);
}

/* All open panels lie in the stage and apart, those that are not wanted in the room that they need. */
static size_t check_places(const Layout *layout) {
  LayoutNode *leaves[NODES];
  Rect rects[4 * NODES];
  size_t count = layout_leaves(leaves, NODES, layout->root), rect_count = 0, open = 0;
  for (size_t i = 0; i < count; i++)
    for (size_t copy = 0; leaves[i]->open && copy < leaves[i]->copies; copy++) {
      open += copy == 0;
      rects[rect_count++] = layout_copy(leaves[i], copy);
    }
  for (size_t i = 0; i < rect_count; i++) {
    check_inside(layout->stage, rects[i]);
    for (size_t j = 0; j < i; j++)
      assert_true(apart(rects[i], rects[j]));
  }
  return open;
}

static void one_panel_has_all(void **unused) {
  (void)unused;
  LayoutNode *only = leaf(30, 20), *root = arranged(PANEL_COLUMN, 1, &only);
  Layout layout = layout_of(root, only);
  assert_true(layout_choose(&layout, (Rect){1, 2, 100, 60}));
  assert_int_equal(check_places(&layout), 1);
  check_close(only->rect.w, 100, 0, 1e-9);
  check_close(only->rect.h, 60, 0, 1e-9);
  check_close(layout.shelf.h, 0, 0, 0);
}

static void the_main_panel_has_half(void **unused) {
  (void)unused;
  LayoutNode *a = leaf(20, 10), *b = leaf(20, 10), *c = leaf(20, 10);
  LayoutNode *row = arranged(PANEL_ROW, 2, (LayoutNode *[]){a, b});
  LayoutNode *root = arranged(PANEL_COLUMN, 2, (LayoutNode *[]){row, c});
  const LayoutNode *mains[] = {a, b, c, row};
  for (size_t i = 0; i < 4; i++) {
    Layout layout = layout_of(root, mains[i]);
    assert_true(layout_choose(&layout, (Rect){0, 0, 100, 60}));
    assert_int_equal(check_places(&layout), 3);
    assert_int_equal(layout.shape, LAYOUT_TREE);
    assert_true(area_of(mains[i]) >= (mains[i] == row ? 0.45 : 0.5) * 6000); /* a row has a gap inside */
  }
}

/* Two narrow panels beside the main one would be too narrow; below one another they are not. */
static void another_shape_shows_more(void **unused) {
  (void)unused;
  LayoutNode *a = leaf(40, 30), *b = leaf(40, 20), *c = leaf(40, 20);
  LayoutNode *root = arranged(PANEL_ROW, 3, (LayoutNode *[]){a, b, c});
  Layout layout = layout_of(root, a);
  assert_true(layout_choose(&layout, (Rect){0, 0, 100, 60}));
  assert_int_equal(layout.shape, LAYOUT_BESIDE);
  assert_int_equal(check_places(&layout), 3);
  assert_true(area_of(a) >= 3000 && b->rect.y < c->rect.y && a->rect.x < b->rect.x);
}

static void what_has_no_room_folds_by_rank(void **unused) {
  (void)unused;
  LayoutNode *a = leaf(60, 33), *b = leaf(60, 18), *c = leaf(60, 18);
  LayoutNode *root = arranged(PANEL_COLUMN, 3, (LayoutNode *[]){a, b, c});
  Layout layout = layout_of(root, a);
  c->rank = 1;
  assert_true(layout_choose(&layout, (Rect){0, 0, 100, 66}));
  assert_int_equal(check_places(&layout), 2);
  assert_true(c->open && !b->open && layout.shelf.h > 3);
  check_close(layout.shelf.y + layout.shelf.h, 66, 0, 1e-9);
}

static void smaller_others_are_better_than_folded_ones(void **unused) {
  (void)unused;
  LayoutNode *a = leaf(60, 33), *b = leaf(60, 24);
  LayoutNode *root = arranged(PANEL_COLUMN, 2, (LayoutNode *[]){a, b});
  Layout layout = layout_of(root, a);
  layout.least_factor = 0.7;
  assert_true(layout_choose(&layout, (Rect){0, 0, 100, 64}));
  assert_int_equal(check_places(&layout), 2);
  check_close(layout.factor, 0.9, 1e-9, 0);
  assert_true(a->rect.h >= 33 && b->rect.h >= 0.9 * 24 - 1e-9);
}

static void what_is_wanted_is_open_in_any_case(void **unused) {
  (void)unused;
  LayoutNode *a = leaf(60, 40), *b = leaf(200, 100);
  LayoutNode *root = arranged(PANEL_COLUMN, 2, (LayoutNode *[]){a, b});
  Layout layout = layout_of(root, a);
  b->rank = LAYOUT_WANTED;
  assert_true(layout_choose(&layout, (Rect){0, 0, 100, 60}));
  assert_int_equal(check_places(&layout), 2);
  assert_true(area_of(a) >= 3000 && b->rect.h > 5);
}

static void docked_panels_lie_across_the_foot(void **unused) {
  (void)unused;
  LayoutNode *a = leaf(60, 30), *b = leaf(60, 18), *strips[] = {leaf(40, 5), leaf(40, 40)};
  LayoutNode *root = arranged(PANEL_COLUMN, 2, (LayoutNode *[]){a, b});
  Layout layout = layout_of(root, a);
  layout.docked = strips;
  layout.docked_count = 2;
  assert_true(layout_choose(&layout, (Rect){0, 0, 100, 70}));
  assert_true(a->open && b->open && strips[0]->open && !strips[1]->open); /* one is too high */
  check_places(&layout);
  check_close(strips[0]->rect.w, 100, 0, 1e-9);
  check_close(strips[0]->rect.y, layout.stage.y + layout.stage.h + 2, 0, 1e-9);
  assert_true(layout.shelf.y > strips[0]->rect.y && area_of(a) >= 3500);
}

static void panes_share_one_place(void **unused) {
  (void)unused;
  LayoutNode *a = leaf(20, 10), *inner[] = {leaf(20, 20), leaf(20, 10)};
  LayoutNode *column = arranged(PANEL_COLUMN, 2, inner), *panes = arranged(PANEL_PANES, 1, &column);
  LayoutNode *root = arranged(PANEL_COLUMN, 2, (LayoutNode *[]){a, panes});
  panes->panes = 3;
  Layout layout = layout_of(root, inner[0]);
  assert_true(layout_choose(&layout, (Rect){0, 0, 100, 70}));
  assert_int_equal(check_places(&layout), 3);
  assert_int_equal(inner[0]->copies, 3);
  check_close(layout_copy(inner[0], 2).x - inner[0]->rect.x, 2 * 34, 1e-9, 0);
  assert_true(area_of(inner[0]) >= 0.48 * 7000); /* but for the gaps between the panes */
}

static void wide_panes_lie_one_below_the_other(void **unused) {
  (void)unused;
  LayoutNode *a = leaf(60, 20), *panes = arranged(PANEL_PANES, 1, &a);
  panes->panes = 2;
  Layout layout = layout_of(panes, a);
  assert_true(layout_choose(&layout, (Rect){0, 0, 100, 60}));
  check_close(layout_copy(a, 1).x, a->rect.x, 1e-9, 0);
  check_close(layout_copy(a, 1).y - a->rect.y, 31, 1e-9, 0);
  assert_true(a->rect.w >= 100 - 1e-9 && a->rect.h >= 20);
  (void)layout_place(&layout, (Rect){0, 0, 150, 60}); /* here they have room beside one another */
  check_close(layout_copy(a, 1).x - a->rect.x, 76, 1e-9, 0);
}

static void a_main_panel_without_room_is_said(void **unused) {
  (void)unused;
  LayoutNode *only = leaf(101, 20), *root = arranged(PANEL_COLUMN, 1, &only);
  Layout layout = layout_of(root, only);
  assert_false(layout_choose(&layout, (Rect){0, 0, 100, 60}));
  assert_int_equal(check_places(&layout), 1);
}

static LayoutNode *random_tree(Random *random, int depth) {
  double kind = random_unit(random);
  if (depth == 0 || kind < 0.3) {
    LayoutNode *node = leaf(5 + 35 * random_unit(random), 5 + 25 * random_unit(random));
    node->room.best_height = random_unit(random) < 0.2 ? node->room.height + 2 : 0;
    node->rank = (int)(4 * random_unit(random));
    node->weight = 0.3 + random_unit(random);
    return node;
  }
  LayoutNode *children[3];
  size_t count = kind > 0.9 ? 1 : 1 + (size_t)(3 * random_unit(random));
  for (size_t i = 0; i < count; i++)
    children[i] = random_tree(random, depth - 1);
  LayoutNode *node = arranged(kind > 0.9   ? PANEL_PANES
                              : kind > 0.6 ? PANEL_ROW
                                           : PANEL_COLUMN,
                              count, children);
  node->panes = node->kind == PANEL_PANES ? 2 : 1;
  node->weight = 0.3 + random_unit(random);
  return node;
}

/* Panes are outermost but for rows and columns. */
static bool has_nested_panes(const LayoutNode *node, bool inside) {
  if (node->kind == PANEL_PANES && inside)
    return true;
  for (size_t i = 0; i < node->child_count; i++)
    if (has_nested_panes(node->children[i], inside || node->kind == PANEL_PANES))
      return true;
  return false;
}

static void check_random(Random *random) {
  LayoutNode *leaves[NODES], *tree = random_tree(random, 3), *root = arranged(PANEL_COLUMN, 1, &tree);
  if (has_nested_panes(root, false))
    return;
  size_t count = layout_leaves(leaves, NODES, root), open;
  const LayoutNode *main = leaves[(size_t)(random_unit(random) * (double)count)];
  Layout layout = layout_of(root, main);
  layout.least_factor = 0.7;
  bool roomy = layout_choose(&layout, (Rect){3, 5, 118, 65});
  open = check_places(&layout);
  assert_true(open >= 1 && main->open);
  for (int i = 0; i < 4; i++) {
    double wide = 118 + 60 * random_unit(random), high = 65 + 60 * random_unit(random);
    (void)layout_place(&layout, (Rect){3, 5, wide, high});
    assert_int_equal(check_places(&layout), open);
    if (roomy && main->copies == 1)
      assert_true(area_of(main) >= 0.5 * wide * high - 1e-6);
    for (size_t k = 0; roomy && k < count; k++) {
      double factor = leaves[k] == main ? 1 : layout.factor;
      if (leaves[k]->open)
        assert_true(leaves[k]->rect.w >= factor * leaves[k]->room.width - 1e-6 &&
                    leaves[k]->rect.h >= factor * leaves[k]->room.height - 1e-6);
    }
  }
}

static void any_tree_keeps_the_rules(void **unused) {
  (void)unused;
  Random random = random_seeded(7, 0);

  for (int i = 0; i < 3000; i++) {
    start(NULL);
    check_random(&random);
  }
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup(name, start)
  const struct CMUnitTest tests[] = {
      CASE(one_panel_has_all),
      CASE(the_main_panel_has_half),
      CASE(another_shape_shows_more),
      CASE(what_has_no_room_folds_by_rank),
      CASE(smaller_others_are_better_than_folded_ones),
      CASE(what_is_wanted_is_open_in_any_case),
      CASE(docked_panels_lie_across_the_foot),
      CASE(panes_share_one_place),
      CASE(wide_panes_lie_one_below_the_other),
      CASE(a_main_panel_without_room_is_said),
      CASE(any_tree_keeps_the_rules),
  };
#undef CASE
  return cmocka_run_group_tests(tests, NULL, NULL);
}
