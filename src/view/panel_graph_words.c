/* Words in boxes, and arrows that say what comes from what. */
#include "view/panel_graph.h"

#include "view/parts.h"

#include <math.h>

#define SIZE 1.9 /* u */
#define PAD 1.0
#define WIDTH_MOST 22
#define GAP 4.0

typedef struct Words {
  const Draw *draw;
  const Panel *panel;
  size_t count;
  Layers layers;
} Words;

static const PanelSetting *setting(const Words *words, size_t node, const char *key) {
  return panel_item_setting(words->panel, "nodes", node, key);
}

static const char *title_of(const Words *words, size_t node) {
  const char *title = panel_phrase(words->draw, setting(words, node, "title"));
  return title ? title : "";
}

static bool number_of(Cell *out, const Words *words, size_t node) {
  return panel_cell(out, words->draw, setting(words, node, "of"));
}

/* Boxes that come from boxes that come from them have no arrow between them. */
static bool leads_back(const LayersLine *lines, size_t count, size_t from, size_t to, int depth) {
  if (from == to || depth > PANEL_ITEMS_MAX)
    return true;
  for (size_t i = 0; i < count; i++)
    if (lines[i].from == to && leads_back(lines, count, from, lines[i].to, depth + 1))
      return true;
  return false;
}

static Words make(const Draw *draw, const Panel *panel) {
  Words words = {.draw = draw, .panel = panel, .count = panel_setting(panel, "nodes")->count};
  LayersLine *lines = ARENA_ARRAY(draw->arena, LayersLine, words.count * words.count + 1);
  size_t count = 0;
  for (size_t node = 0; node < words.count; node++) {
    const PanelSetting *from = setting(&words, node, "from");
    for (size_t i = 0; i < from->count && count < words.count * words.count; i++) {
      double place = panel_number_at(draw, from, i, 0);
      if (place >= 1 && place <= (double)words.count && !leads_back(lines, count, (size_t)place - 1, node, 0))
        lines[count++] = (LayersLine){(size_t)place - 1, node};
    }
  }
  words.layers = layers_make(draw->arena, words.count, lines, count);
  return words;
}

/* Each as wide as its words, as far as the layers have room. */
static void size_boxes(Words *words, double width) {
  const Draw *draw = words->draw;
  double u = draw->u, layers = (double)words->layers.layer_count,
         most = fmax(fmin(WIDTH_MOST * u, (width - GAP * u * (layers - 1)) / layers - 2 * PAD * u), 4 * u);
  const TextLook look = {SIZE, false, draw->theme->ink};
  for (size_t i = 0; i < words->count; i++) {
    Cell cell;
    double longest, number = number_of(&cell, words, i) ? 2.6 * u : 0;
    double natural = draw_line_width(draw, look, title_of(words, i), &longest) + 0.5 * u,
           least = fmax(longest + 0.3 * u, number > 0 ? 6 * u : 0),
           inner = fmax(fmin(natural, most), fmin(least, width > 0 ? 1.5 * most : least));
    words->layers.boxes[i].width = inner + 2 * PAD * u;
    words->layers.boxes[i].height =
        draw_paragraph(draw, (Rect){0, 0, inner, 1e6}, look, title_of(words, i), false) + number +
        2.6 * PAD * u;
  }
}

PanelRoom graph_words_room(const Draw *draw, const Panel *panel) {
  Words words = make(draw, panel);
  size_boxes(&words, 10 * draw->u * (double)words.layers.layer_count);
  return (PanelRoom){layers_width(&words.layers, GAP * draw->u) / draw->u,
                     layers_height(&words.layers) / draw->u, 0, 0};
}

static void draw_box(const Words *words, size_t node) {
  const Draw *draw = words->draw;
  const LayersBox *at = &words->layers.boxes[node];
  double u = draw->u, height = at->height - 0.6 * PAD * u;
  Rect box = {at->at.x - at->width / 2, at->at.y - height / 2, at->width, height},
       inner = rect_inset(box, PAD * u);
  Cell cell;
  canvas_fill_rect(draw->canvas, box, u, draw->theme->field);
  canvas_border(draw->canvas, box, u, 0.15 * u, draw->theme->muted);
  double text =
      draw_paragraph(draw, inner, (TextLook){SIZE, false, draw->theme->ink}, title_of(words, node), true);
  if (number_of(&cell, words, node) && draw_visibility(draw, cell) != HIDDEN)
    draw_cell(draw, (Rect){inner.x, inner.y + text, inner.w, 2.6 * u}, cell,
              (CellLook){.align = ALIGN_LEFT,
                         .size = 2,
                         .bold = true,
                         .color = color_fade(draw->theme->ink, draw_presence(draw, cell)),
                         .group = panel_group(words->panel, 0),
                         .row = (int)at->place,
                         .col = (int)at->layer});
}

static void draw_arrow(const Words *words, size_t line) {
  const Draw *draw = words->draw;
  const LayersBox *from = &words->layers.boxes[words->layers.lines[line].from],
                  *to = &words->layers.boxes[words->layers.lines[line].to];
  Point *bends;
  GraphArrow arrow = {.from = {from->at.x + from->width / 2, from->at.y},
                      .to = {to->at.x - to->width / 2 - 0.2 * draw->u, to->at.y},
                      .bend_count = layers_bends(&words->layers, line, &bends),
                      .grown = 1,
                      .width = 0.22 * draw->u,
                      .color = draw->theme->muted};
  arrow.bends = bends;
  graph_arrow_draw(draw, &arrow);
}

/* As large as there is room for with its gaps. */
static void fit(Words *words, Rect rect) {
  static const double SCALES[] = {1.45, 1.3, 1.15, 1};
  const Draw *draw = words->draw;
  for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++) {
    words->draw = draw_scaled(draw, SCALES[i]);
    size_boxes(words, rect.w);
    if (layers_width(&words->layers, GAP * words->draw->u) <= rect.w &&
        layers_height(&words->layers) <= rect.h)
      return;
  }
}

void graph_words_draw(const Draw *draw, const Panel *panel, Rect rect) {
  Words words = make(draw, panel);
  fit(&words, rect);
  layers_place(&words.layers, rect, 2.5 * GAP * words.draw->u);
  for (size_t i = 0; i < words.layers.line_count; i++)
    draw_arrow(&words, i);
  for (size_t i = 0; i < words.count; i++)
    draw_box(&words, i);
}
