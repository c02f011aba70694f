/* The parts of a neuron's picture: one card for each pane, with curves and two tables, and charts of the
 * training that all panes share.  Internal to neuron_*.c. */
#ifndef STEPMAX_VIEW_NEURON_PARTS_H
#define STEPMAX_VIEW_NEURON_PARTS_H

#include "view/draw.h"
#include "view/plot.h"

/* The least and the greatest number of a value in all panes and all updates, and 0. */
typedef struct NeuronExtent {
  double low, high;
} NeuronExtent;

typedef struct NeuronView {
  const Draw *draw;                    /* of the pane that the state names */
  const Draw *panes[LESSON_PANES_MAX]; /* each with its own values */
  size_t count;                        /* of panes */
  size_t S;                            /* situations */
  bool after;                          /* the forward pass after the update is on screen */
  NeuronExtent z;                      /* one scale for all panes and the whole lesson */
  NeuronExtent dw;                     /* the same, of the panes that show their gradients by now */
} NeuronView;

/* Situation s's number and, where the lesson gives one, its name. */
const char *neuron_number(const Draw *draw, size_t s);
const char *neuron_name(const Draw *draw, size_t s); /* NULL: none */

/* A line as the curves of a pane are drawn: solid in the first, then with ever shorter dashes. */
void neuron_line(const Draw *draw, size_t pane, const Point *points, size_t count, double width_u,
                 Color color);

/* sigma(z) with the situations, their errors and tangents, and sigma'(z): side by side, or one below the
 * other where the rectangle is tall. */
void neuron_curves_draw(const NeuronView *view, const Draw *draw, Rect rect);

/* The forward pass, and below it the gradient; one row for each situation, of height `row`; `named`: words
 * under the heads' symbols.  Their height, gap included: neuron_tables_height. */
void neuron_tables_draw(const NeuronView *view, const Draw *draw, Rect rect, double row, bool named);
double neuron_tables_height(const NeuronView *view, double row, bool named);

/* Loss and output over the updates, in two cards. */
void neuron_training_draw(const NeuronView *view, Rect left, Rect right);

#endif
