/* The model as a picture: the features to the left, the classes to the right, and for each weight an arrow of
 * its class's colour, as thick as the weight is large; dashed where it is negative.  There is always only the
 * present W here, and its numbers stand in the matrix too. */
#include "view/batch_parts.h"

#include "view/groups.h"

#include <math.h>

typedef struct Network {
  const Draw *draw;
  const Dataset *set;
  size_t K, D;
  Rect rect;
  double left, right; /* where arrows begin and end */
  double pitch_left, pitch_right, middle;
  bool named;       /* features by their names, not as x_1, x_2, ... */
  double most;      /* the largest weight, without its sign */
  double thickness; /* pixels, of the largest weight */
  bool numbered;    /* there is room for the numbers on the arrows */
  ValueId W;        /* before or after the update */
} Network;

#define HEAD 2.8 /* u */
#define NODE_RADIUS 0.8
#define CHIP_HEIGHT 2.8
#define LABEL_SIZE 1.7
#define NUMBER_WIDTH 5.4

static double widest(const Network *network, size_t count,
                     const char *(*name)(const Draw *, const Dataset *, size_t)) {
  double most = 0;
  for (size_t i = 0; i < count; i++)
    most = fmax(most, draw_text_width(network->draw, LABEL_SIZE, true, name(network->draw, network->set, i)));
  return most;
}

static double largest(const Network *network) {
  double most = 0.5;
  for (size_t k = 0; k < network->K; k++)
    for (size_t d = 0; d < network->D; d++) {
      double w = fabs(draw_number(network->draw, (Cell){network->W, k, d}));
      most = isfinite(w) ? fmax(most, w) : most;
    }
  return most;
}

static double node_y(const Network *network, bool feature, size_t i) {
  double count = (double)(feature ? network->D : network->K),
         pitch = feature ? network->pitch_left : network->pitch_right;
  return network->middle + ((double)i - (count - 1) / 2) * pitch;
}

static double pitch_in(const Draw *draw, Rect rect) {
  const Trace *trace = draw->state->trace;
  size_t K = trace_dimension(trace, 'K'), D = trace_dimension(trace, 'D');
  return fmin((rect.h - HEAD * draw->u) / (double)(D > K ? D : K), 7.5 * draw->u);
}

bool batch_network_fits(const Draw *draw, Rect rect) {
  return pitch_in(draw, rect) >= 2 * draw->u;
}

static Network make_network(const Draw *draw, const Dataset *set, Rect rect, bool named_beside) {
  double u = draw->u, pitch = pitch_in(draw, rect);
  Network network = {.draw = draw,
                     .set = set,
                     .K = trace_dimension(draw->state->trace, 'K'),
                     .D = trace_dimension(draw->state->trace, 'D'),
                     .rect = rect};
  bool after = draw_visibility(draw, (Cell){VALUE_W_NEXT, 0, 0}) != HIDDEN;
  network.W = after ? VALUE_W_NEXT : VALUE_W;
  network.most = largest(&network);
  double names = widest(&network, network.D, batch_feature),
         classes = fmin(widest(&network, network.K, batch_class) + 3.6 * u, 0.48 * rect.w);
  network.named = rect.w - names - classes >= (named_beside ? 22 : 11) * u;
  names = network.named ? names : 2.6 * u;
  network.left = rect.x + names + 1.2 * u + 2 * NODE_RADIUS * u;
  network.right = rect.x + rect.w - classes;
  network.pitch_left = network.pitch_right = pitch;
  network.middle = rect.y + (rect.h + HEAD * u) / 2;
  network.thickness = fmin(0.8 * u, 0.16 * pitch);
  network.numbered = pitch / (double)(network.K + 1) >= 1.4 * u && network.right - network.left > 14 * u;
  return network;
}

/* Where a weight's number stands: at a share of the way at which all numbers are evenly spaced. */
static Point number_place(const Network *network, size_t k, size_t d) {
  double share = 1 / (double)(network->K + 1), from = node_y(network, true, d),
         to = node_y(network, false, k);
  return (Point){mix(network->left, network->right, share), mix(from, to, share)};
}

static bool points_at(const Network *network, size_t k, size_t d) {
  const Draw *draw = network->draw;
  return draw->inspecting && (draw->inspected.value == VALUE_W || draw->inspected.value == VALUE_W_NEXT) &&
         draw->inspected.row == k && draw->inspected.col == d;
}

static Point along_to(Point from, Point to, double share) {
  return (Point){mix(from.x, to.x, share), mix(from.y, to.y, share)};
}

static void draw_shaft(const Draw *draw, Point from, Point to, double width, bool negative, Color color) {
  Point shaft[] = {from, to};
  double u = draw->u;
  if (negative)
    canvas_stroke_dashed(draw->canvas, shaft, 2, width, fmax(1.1 * u, 2 * width), fmax(0.8 * u, 1.6 * width),
                         color);
  else
    canvas_stroke(draw->canvas, shaft, 2, width, color);
}

static void draw_head(const Draw *draw, Point tip, Point along, double size, Color color) {
  Point neck = {tip.x - along.x * size, tip.y - along.y * size};
  Point head[] = {tip,
                  {neck.x - along.y * size * 0.5, neck.y + along.x * size * 0.5},
                  {neck.x + along.y * size * 0.5, neck.y - along.x * size * 0.5}};
  canvas_fill_path(draw->canvas, head, 3, color);
}

/* Interrupted where the numbers stand, one below the other. */
static void draw_arrow(const Network *network, size_t k, size_t d, double grown) {
  const Draw *draw = network->draw;
  double u = draw->u, w = draw_number(draw, (Cell){network->W, k, d}),
         strength = isfinite(w) ? fmin(fabs(w) / network->most, 1) : 1;
  Point from = {network->left, node_y(network, true, d)},
        to = {network->right - 0.4 * u, node_y(network, false, k)};
  double spread = fmin(0.5 * u, 0.8 * fmin(CHIP_HEIGHT * u, 0.8 * network->pitch_right) / (double)network->D);
  to.y += ((double)d - ((double)network->D - 1) / 2) * spread; /* the heads side by side */
  double length = hypot(to.x - from.x, to.y - from.y), size = 0.7 * u + strength * network->thickness;
  Point along = {(to.x - from.x) / length, (to.y - from.y) / length};
  Point tip = {mix(from.x, to.x, grown), mix(from.y, to.y, grown)},
        neck = {tip.x - along.x * size, tip.y - along.y * size};
  Color color = theme_class(draw->theme, k);
  double width = mix(0.14 * u, network->thickness, points_at(network, k, d) ? 1 : strength);
  double gap = network->numbered ? NUMBER_WIDTH * u / 2 : 0, at = number_place(network, k, d).x,
         reach = neck.x - from.x;
  if (network->numbered && neck.x > at + gap) {
    draw_shaft(draw, from, along_to(from, neck, (at - gap - from.x) / reach), width, w < 0, color);
    draw_shaft(draw, along_to(from, neck, (at + gap - from.x) / reach), neck, width, w < 0, color);
  } else if (neck.x > from.x) {
    draw_shaft(draw, from,
               network->numbered ? along_to(from, neck, fmin((at - gap - from.x) / reach, 1)) : neck, width,
               w < 0, color);
  }
  /* A rim keeps the head apart from the shafts that it lies on. */
  draw_head(draw, (Point){tip.x + along.x * 0.3 * u, tip.y + along.y * 0.3 * u}, along, size + 0.6 * u,
            draw->theme->card);
  draw_head(draw, tip, along, size, color);
}

static void draw_weight(const Network *network, size_t k, size_t d, double shown) {
  const Draw *draw = network->draw;
  double u = draw->u, high = fmin(1.9 * u, network->pitch_left / (double)(network->K + 1));
  Point at = number_place(network, k, d);
  Rect rect = {at.x - NUMBER_WIDTH * u / 2, at.y - high / 2, NUMBER_WIDTH * u, high};
  draw_cell(draw, rect, (Cell){network->W, k, d},
            (CellLook){.align = ALIGN_CENTER,
                       .size = SIZE_LEAST,
                       .bold = true,
                       .color = color_fade(theme_class(draw->theme, k), shown),
                       .group = GROUP_NETWORK,
                       .row = (int)(d * network->K + k)});
}

static void draw_feature(const Network *network, size_t d, double shown) {
  const Draw *draw = network->draw;
  double u = draw->u, y = node_y(network, true, d), x = network->left - NODE_RADIUS * u,
         room = x - 1.6 * u - network->rect.x;
  canvas_circle(draw->canvas, x, y, NODE_RADIUS * u, color_fade(draw->theme->muted, shown));
  if (!network->named) {
    draw_formula_inline(draw, ALIGN_RIGHT, x - 1.3 * u, y, 2.0, color_fade(draw->theme->ink, shown),
                        arena_printf(draw->arena, "x_{%zu}", d + 1));
    return;
  }
  draw_text(draw, ALIGN_RIGHT, x - 1.5 * u, y,
            (TextLook){LABEL_SIZE, false, color_fade(draw->theme->ink, shown)},
            draw_fitted(draw, room, LABEL_SIZE, false, batch_feature(draw, network->set, d)));
}

static void draw_class(const Network *network, size_t k, double shown) {
  const Draw *draw = network->draw;
  char number[NUMBER_MAX];
  double u = draw->u, y = node_y(network, false, k), high = fmin(CHIP_HEIGHT * u, 0.8 * network->pitch_right);
  Rect chip = {network->right, y - high / 2, network->rect.x + network->rect.w - network->right, high};
  canvas_fill_rect(draw->canvas, chip, 0.6 * u, color_fade(theme_class(draw->theme, k), shown));
  Color ink = color_fade(draw->theme->on_class, shown);
  double x = chip.x + 0.9 * u;
  x += draw_digits(draw, ALIGN_LEFT, x, y, (TextLook){LABEL_SIZE, true, ink},
                   number_show(number, (double)k + 1, 0));
  x += 0.7 * u;
  draw_text(
      draw, ALIGN_LEFT, x, y, (TextLook){LABEL_SIZE, true, ink},
      draw_fitted(draw, chip.x + chip.w - 0.5 * u - x, LABEL_SIZE, true, batch_class(draw, network->set, k)));
}

static void draw_title(const Network *network, double shown) {
  const Draw *draw = network->draw;
  char features[NUMBER_MAX], classes[NUMBER_MAX], product[NUMBER_MAX];
  number_show(features, (double)network->D, 0);
  number_show(classes, (double)network->K, 0);
  number_show(product, (double)(network->D * network->K), 0);
  const char *title = strings_format(draw->arena, draw->strings, draw->state->language, STRING_BATCH_NETWORK,
                                     features, classes, product);
  draw_text(draw, ALIGN_LEFT, network->rect.x, network->rect.y + 1.4 * draw->u,
            (TextLook){1.8, true, color_fade(draw->theme->muted, shown)},
            draw_fitted(draw, network->rect.w, 1.8, true, title));
}

void batch_network_draw(const Draw *draw, const Dataset *set, Rect rect, bool named_beside) {
  Network network = make_network(draw, set, rect, named_beside);
  Cell first = {VALUE_W, 0, 0};
  double shown = draw_presence(draw, first);
  bool fresh = draw_visibility(draw, first) == FRESH;
  if (!batch_network_fits(draw, rect) || network.right - network.left < 6 * draw->u)
    return;
  draw_title(&network, shown);
  for (size_t d = 0; d < network.D; d++)
    for (size_t k = 0; k < network.K; k++)
      draw_arrow(&network, k, d, fresh ? stage_stagger(draw->state->progress, k, network.K) : 1);
  for (size_t d = 0; d < network.D && network.numbered; d++)
    for (size_t k = 0; k < network.K; k++)
      draw_weight(&network, k, d, shown);
  for (size_t d = 0; d < network.D; d++)
    draw_feature(&network, d, shown);
  for (size_t k = 0; k < network.K; k++)
    draw_class(&network, k, shown);
}
