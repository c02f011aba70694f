/* The panel "graph": boxes and arrows of a computation, its gradients, folded parts; networks; words. */
#include "support/check.h"
#include "support/panel_picture.h"
#include "trace/graph.h"
#include "view/layers.h"

#include <math.h>
#include <string.h>

#define LAYER(more, panel)                                                                                   \
  "id: t\ntitle: { ko: a, en: a }\nsizes: { K: 3 }\nvalues:\n"                                               \
  "  a[k to K]: { given: [0, 0.6931471805599453, 1.9459101490553132], edit: [-9, 9], symbol: "               \
  "'a_{\\v{k}}' }\n"                                                                                         \
  "  y[k to K]: { given: [1, 0, 0], symbol: 'y_{\\v{k}}' }\n"                                                \
  "  e[k to K]: { is: 'exp(a[k])', symbol: 'e_{\\v{k}}' }\n"                                                 \
  "  S: { is: 'sum(k to K: e[k])', symbol: S }\n"                                                            \
  "  p[k to K]: { is: 'e[k] / S', symbol: 'p_{\\v{k}}' }\n"                                                  \
  "  l[k to K]: { is: 'log(p[k])', symbol: 'l_{\\v{k}}' }\n"                                                 \
  "  L: { is: '-sum(k to K: y[k] * l[k])', symbol: L }\n"                                                    \
  "  da[k to K]: { is: 'derivative(L, a[k])', symbol: 'd_{\\v{k}}' }\n" more                                 \
  "groups: [ { id: g, title: { ko: a, en: a } } ]\n"                                                         \
  "steps:\n"                                                                                                 \
  "  - { id: in, group: g, reveal: [a, y], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"              \
  "  - { id: out, group: g, reveal: [L], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"                \
  "  - { id: back, group: g, reveal: [da], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"              \
  "panels:\n  - graph: " panel "\n"

static size_t node_of(const Graph *graph, Cell cell) {
  for (size_t i = 0; i < graph->count; i++)
    if (graph->nodes[i].cell.value == cell.value && graph->nodes[i].cell.row == cell.row)
      return i;
  fail_msg("there is no such node");
  return 0;
}

/* --- The graph itself */

static void test_gradients_of_the_layer(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, LAYER("", "{ of: L }"));
  GraphChoice choice = {.of = panel_picture_cell(&picture, "L"), .most = 12};
  Graph graph = graph_make(&picture.arena, &picture.trace, 0, &choice);
  assert_int_equal(graph.count, 3 + 3 + 3 + 1 + 3 + 3 + 1);
  static const struct {
    const char *name;
    double gradient;
  } WANTED[] = {{"p[1]", -10}, {"p[2]", 0},    {"S", 0.1},    {"e[1]", -0.9}, {"e[2]", 0.1},
                {"e[3]", 0.1}, {"a[1]", -0.9}, {"a[2]", 0.2}, {"a[3]", 0.7}};
  for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++)
    check_close(graph.nodes[node_of(&graph, panel_picture_cell(&picture, WANTED[i].name))].gradient,
                WANTED[i].gradient, 1e-12, 1e-15);
  /* e_1 is reached by two ways: p_1 and S both pass it on. */
  size_t node = node_of(&graph, panel_picture_cell(&picture, "e[1]")), ways = 0;
  double total = 0;
  for (size_t i = 0; i < graph.edge_count; i++)
    if (graph.edges[i].from == node) {
      ways++;
      total += graph.edges[i].flow;
    }
  assert_int_equal(ways, 2);
  check_close(total, -0.9, 1e-12, 0);
  for (size_t i = 0; i < graph.edge_count; i++)
    assert_true(graph.edges[i].from < graph.edges[i].to);
  panel_picture_close(&picture);
}

static void test_a_part_is_folded(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, LAYER("", "{ of: L }"));
  const ValueId folded[] = {panel_picture_cell(&picture, "L").value, panel_picture_cell(&picture, "S").value};
  GraphChoice choice = {
      .of = panel_picture_cell(&picture, "L"), .folded = folded, .folded_count = 1, .most = 12};
  Graph graph = graph_make(&picture.arena, &picture.trace, 0, &choice);
  assert_int_equal(graph.count, 3 + 3 + 1);
  check_close(graph.nodes[node_of(&graph, panel_picture_cell(&picture, "a[2]"))].gradient, 0.2, 1e-12, 0);
  const Cell leaf = panel_picture_cell(&picture, "p[1]");
  choice = (GraphChoice){.of = choice.of, .leaves = &leaf, .leaf_count = 1, .most = 2};
  graph = graph_make(&picture.arena, &picture.trace, 0, &choice);
  assert_int_equal(graph.count, 4); /* y, p and l are a node each, of three numbers */
  assert_int_equal(graph.nodes[0].count, 3);
  panel_picture_close(&picture);
}

static void test_layers(void **state) {
  (void)state;
  Arena arena = {0};
  /* Two chains that would cross, a long line, and a start that is used late. */
  const LayersLine lines[] = {{0, 3}, {1, 2}, {2, 5}, {3, 4}, {4, 6}, {5, 6}, {0, 6}, {7, 6}};
  Layers layers = layers_make(&arena, 8, lines, 8);
  assert_int_equal(layers.layer_count, 4);
  assert_int_equal(layers.boxes[7].layer, 2);
  for (size_t i = 0; i < 8; i++) {
    layers.boxes[i].width = 40;
    layers.boxes[i].height = 20;
  }
  layers_place(&layers, (Rect){10, 10, 400, 200}, 50);
  for (size_t i = 0; i < 8; i++) {
    assert_true(layers.boxes[i].at.y >= 20 && layers.boxes[i].at.y <= 200);
    assert_true(layers.boxes[i].at.x >= 30 && layers.boxes[i].at.x <= 390);
    for (size_t k = 0; k < i; k++)
      if (layers.boxes[k].layer == layers.boxes[i].layer)
        assert_true(fabs(layers.boxes[k].at.y - layers.boxes[i].at.y) > 19.9);
  }
  for (size_t i = 0; i < 8; i++)
    assert_true(layers.boxes[lines[i].from].at.x < layers.boxes[lines[i].to].at.x);
  /* The chains keep apart. */
  assert_true((layers.boxes[3].at.y < layers.boxes[2].at.y) == (layers.boxes[4].at.y < layers.boxes[5].at.y));
  Point *bends;
  assert_int_equal(layers_bends(&layers, 6, &bends), 4);
  arena_free(&arena);
}

/* --- The picture */

static void draw_all_sizes(PanelPicture *picture) {
  static const int SIZES[][2] = {{800, 600}, {1024, 768}, {1920, 1080}, {320, 240}};
  size_t step = picture->state.step;
  for (size_t i = 0; i < 4; i++)
    for (int dark = 0; dark < 2; dark++)
      for (int language = 0; language < LANG_COUNT; language++) {
        picture->state.width = SIZES[i][0];
        picture->state.height = SIZES[i][1];
        picture->state.dark = dark != 0;
        picture->state.language = (Language)language;
        panel_picture_draw(picture, step);
      }
  picture->state.language = LANG_EN;
  picture->state.width = 1280;
  picture->state.height = 720;
}

static void test_what_is_not_seen_is_absent(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, LAYER("", "{ of: L, show: both, gradients: [ { of: a, is: da } ] }"));
  panel_picture_draw(&picture, 0);
  Rect first = panel_picture_hit(&picture, "a[1]")->rect;
  assert_null(panel_picture_hit(&picture, "p[1]"));
  panel_picture_draw(&picture, 1);
  const Hit *p = panel_picture_hit(&picture, "p[1]"), *a = panel_picture_hit(&picture, "a[1]");
  assert_non_null(p);
  assert_true(a->editable && p->rect.x > a->rect.x + a->rect.w);
  check_close(a->rect.x, first.x, 0, 1e-9); /* nothing has moved */
  assert_null(panel_picture_hit(&picture, "da[1]"));
  panel_picture_draw(&picture, 2);
  const Hit *gradient = panel_picture_hit(&picture, "da[1]");
  assert_non_null(gradient);
  assert_true(gradient->rect.y > panel_picture_hit(&picture, "a[1]")->rect.y);
  picture.state.progress = 0.1;
  panel_picture_draw(&picture, 1); /* the first of the new are there, the last is not */
  assert_non_null(panel_picture_hit(&picture, "e[1]"));
  assert_null(panel_picture_hit(&picture, "L"));
  picture.state.progress = 1;
  draw_all_sizes(&picture);
  panel_picture_close(&picture);
}

static size_t times(const PanelPicture *picture, const char *text) {
  size_t count = 0;
  for (size_t i = 0; i < picture->canvas.count; i++)
    count += picture->canvas.commands[i].kind == COMMAND_TEXT &&
             strcmp(picture->canvas.commands[i].text, text) == 0;
  return count;
}

static void test_what_meets_is_told_on_demand(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, LAYER("", "{ of: L, show: both }"));
  panel_picture_draw(&picture, 2);
  assert_true(panel_picture_shows(&picture, "−0.90"));
  size_t before = times(&picture, "−1.00"); /* at l_1 */
  Cell e = panel_picture_cell(&picture, "e[1]");
  picture.state.inspected = (Target){TARGET_CELL, (int)e.value, 0, 0, 0};
  panel_picture_draw(&picture, 2);
  assert_int_equal(times(&picture, "−1.00"), before + 1); /* by p_1; by S comes 0.10 */
  panel_picture_close(&picture);
}

static const Hit *toggle(const PanelPicture *picture) {
  for (size_t i = 0; i < picture->hits.count; i++)
    if (picture->hits.items[i].action.kind == ACTION_UNFOLD)
      return &picture->hits.items[i];
  return NULL;
}

static void test_a_click_opens_a_part(void **state) {
  (void)state;
  PanelPicture picture;
  uint16_t unfolded[PANELS_MAX] = {0};
  panel_picture_open(&picture, LAYER("", "{ of: L, fold: [L] }"));
  picture.state.unfolded = unfolded;
  panel_picture_draw(&picture, 1);
  assert_null(panel_picture_hit(&picture, "p[1]"));
  assert_non_null(panel_picture_hit(&picture, "a[1]"));
  const Hit *hit = toggle(&picture);
  assert_non_null(hit);
  unfolded[hit->action.part.panel] |= (uint16_t)(1u << hit->action.part.part);
  panel_picture_draw(&picture, 1);
  assert_non_null(panel_picture_hit(&picture, "p[1]"));
  assert_non_null(toggle(&picture)); /* and folds again */
  draw_all_sizes(&picture);
  assert_string_equal(
      panel_picture_print(&picture, 1) + strlen("The graph of the computation: "),
      "e₁ ← a₁; e₂ ← a₂; e₃ ← a₃; S ← e₁, e₂, e₃; p₁ ← e₁, S; l₁ ← p₁; p₂ ← e₂, S; l₂ ← p₂; p₃ ← "
      "e₃, S; l₃ ← p₃; L ← y₁, l₁, y₂, l₂, y₃, l₃.\n");
  panel_picture_close(&picture);
}

/* --- Odd graphs */

#define OWN(values, reveal, panel)                                                                           \
  "id: t\ntitle: { ko: a, en: a }\nsizes: { N: 40 }\nvalues:\n" values                                       \
  "groups: [ { id: g, title: { ko: a, en: a } } ]\n"                                                         \
  "steps:\n  - { id: here, group: g, reveal: [" reveal                                                       \
  "], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"                                                   \
  "panels:\n  - graph: " panel "\n"

static void test_odd_graphs(void **state) {
  static const char *const LESSONS[] = {
      /* a given number alone */
      OWN("  x: { given: 1 }\n", "x", "{ of: x, show: both }"),
      /* forty numbers, and of those a sum */
      OWN("  x[i to N]: { given: 1 }\n  q[i to N]: { is: 'x[i] * x[i]' }\n  f: { is: 'sum(q)' }\n", "f",
          "{ of: f, show: both }"),
      /* infinities and what is no number */
      OWN("  x: { given: 0 }\n  y: { is: '1 / x' }\n  z: { is: 'y - y' }\n  f: { is: 'z + log(x)' }\n", "f",
          "{ of: f, show: both }"),
      /* long chains */
      OWN("  a: { given: 1 }\n  b: { is: 'a + 1' }\n  c: { is: 'b + a' }\n  d: { is: 'c * b' }\n  e: { is: "
          "'d "
          "- c' }\n  f: { is: 'e + d' }\n  g: { is: 'f * a' }\n  h: { is: 'g + f' }\n  i: { is: 'h + b' }\n",
          "i", "{ of: i, show: both }"),
      OWN("  W[i to 3, j to 2]: { given: [1, -2, 0, 0.5, 3, -1] }\n  V[i to 4, j to 3]: { given: 1 }\n",
          "W, V", "{ weights: [ { of: W }, { of: V } ] }"),
      OWN("  x: { given: 1 }\n  W[i to N, j to N]: { is: 'x * (i - j)' }\n", "W",
          "{ weights: [ { of: W } ] }"),
      OWN("  x: { given: 1 }\n", "x",
          "{ nodes: [ { title: { ko: 처음, en: the first of all the words here }, from: [3, 9] }, { title: { "
          "ko: 둘, en: two }, from: [1], of: x }, { title: { ko: 셋, en: three }, from: [2, 3] } ] }"),
  };
  (void)state;
  for (size_t i = 0; i < sizeof LESSONS / sizeof *LESSONS; i++) {
    PanelPicture picture;
    panel_picture_open(&picture, LESSONS[i]);
    draw_all_sizes(&picture);
    panel_picture_close(&picture);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_gradients_of_the_layer),
      cmocka_unit_test(test_a_part_is_folded),
      cmocka_unit_test(test_layers),
      cmocka_unit_test(test_what_is_not_seen_is_absent),
      cmocka_unit_test(test_what_meets_is_told_on_demand),
      cmocka_unit_test(test_a_click_opens_a_part),
      cmocka_unit_test(test_odd_graphs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
