/* Boxes and arrows.  Internal to panel_graph*.c. */
#ifndef STEPMAX_VIEW_PANEL_GRAPH_H
#define STEPMAX_VIEW_PANEL_GRAPH_H

#include "trace/graph.h"
#include "view/layers.h"
#include "view/panel.h"

/* How a number's box is drawn, from the roomiest on. */
typedef enum {
  GRAPH_TALL, /* the value above the box, the gradient below it */
  GRAPH_FLAT, /* the value in the box, behind the symbol; the gradient below */
  GRAPH_FORMS
} GraphForm;

typedef struct GraphPicture {
  const Draw *draw;
  const Panel *panel;
  Graph graph;
  Layers layers;
  GraphForm form;
  double scale;         /* of all sizes: larger where there is room */
  double height;        /* of a box, in pixels; set by graph_size_boxes */
  const char **symbols; /* of the nodes; set by graph_name_boxes */
  bool values, gradients;
  size_t first_fresh, last_fresh; /* layers in which something is new; first > last: nothing is */
} GraphPicture;

/* The number that is a node's gradient; false: the options name none. */
bool graph_gradient_cell(Cell *out, const GraphPicture *picture, size_t node);
/* How far a node has come in: its arrows first, then its number; and its gradient, from the end back. */
double graph_arrow_presence(const GraphPicture *picture, size_t node);
double graph_presence(const GraphPicture *picture, size_t node);
double graph_gradient_presence(const GraphPicture *picture, size_t node);
Visibility graph_visibility(const GraphPicture *picture, size_t node);

void graph_name_boxes(GraphPicture *picture);
void graph_size_boxes(GraphPicture *picture, double width);
void graph_draw(const GraphPicture *picture);

/* An arrow from the right end of a box to the left end of another, by its bends; as much of it as has grown.
 * It leaves its gaps free, where words stand. */
typedef struct GraphArrow {
  Point from, to;
  const Point *bends;
  const Rect *gaps;
  size_t bend_count, gap_count;
  double grown, width;
  Color color;
  bool headless; /* another arrow's head is there */
} GraphArrow;
void graph_arrow_draw(const Draw *draw, const GraphArrow *arrow);

/* The option `weights`: a network. */
PanelRoom graph_network_room(const Draw *draw, const Panel *panel);
void graph_network_draw(const Draw *draw, const Panel *panel, Rect rect);
/* The option `nodes`: words. */
PanelRoom graph_words_room(const Draw *draw, const Panel *panel);
void graph_words_draw(const Draw *draw, const Panel *panel, Rect rect);

#endif
