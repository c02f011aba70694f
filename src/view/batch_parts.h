/* The picture of one update of a softmax model, sample by sample, and of its run over all samples.
 * Internal to batch_*.c.
 *
 * Each sample is a row.  X, Z, e^Z, P, Y and P - Y are blocks of cells, left to right; W stands right above
 * Z, so that a row of X from the left and a column of W from above meet in their score, and the gradient by W
 * stands above P - Y, from which it is made. */
#ifndef STEPMAX_VIEW_BATCH_PARTS_H
#define STEPMAX_VIEW_BATCH_PARTS_H

#include "view/flight.h"
#include "view/training_parts.h"

typedef struct Span {
  double x, w;
} Span;

typedef enum {
  BATCH_CHIP,
  BATCH_X,
  BATCH_Z,
  BATCH_EXP,
  BATCH_P,
  BATCH_Y,
  BATCH_LOSS,
  BATCH_DZ,
  BATCH_COLUMNS
} BatchColumn;

/* A sample's number, with its class's name behind it, or below it where rows are high enough. */
typedef enum { CHIP_LONG, CHIP_HIGH, CHIP_BRIEF, CHIP_FORMS } BatchChip;

typedef struct Batch {
  const Draw *draw; /* of the pane that is shown */
  const TrainingScene *scene;
  const TrainingPane *pane;
  const Pass *pass;
  const Dataset *set;
  size_t n, rows, K, D; /* samples of the update, and how many of them find room; classes; features */
  double u;
  Rect rect;
  Span columns[BATCH_COLUMNS]; /* w 0: no place */
  double cell, cell_y;         /* width of a cell of a matrix, of one of Y, their gaps included */
  double row;                  /* height of a row of any matrix */
  double size;                 /* of the numbers of samples, in u: one for all */
  double parameters;           /* top of the first row of W */
  double samples;              /* top of the first sample's row */
  double foot;                 /* middle of the line below the samples */
  bool names;                  /* there is room for a line of names under the symbols */
  BatchChip chip;
} Batch;

/* One or all numbers of a value are on screen. */
bool batch_seen(const Batch *batch, ValueId value);
const char *batch_class(const Draw *draw, const Dataset *set, size_t k);
const char *batch_feature(const Draw *draw, const Dataset *set, size_t d);

Rect batch_sample_cell(const Batch *batch, BatchColumn column, size_t i, size_t j);
/* Of W and the gradient by W: feature d (D: the intercept) and class k. */
Rect batch_weight_cell(const Batch *batch, BatchColumn above, size_t d, size_t k);
size_t batch_label(const Batch *batch, size_t i); /* of sample i, from 0 */

/* The largest size at which the numbers of every block fit into their cells. */
double batch_number_size(const Batch *batch);

void batch_blocks_draw(const Batch *batch); /* the cells of all matrices, their heads */
void batch_losses_draw(const Batch *batch); /* a bar each, their mean a line */
void batch_flights_draw(const Batch *batch);
/* Features to the left, classes to the right, an arrow for each weight. */
bool batch_network_fits(const Draw *draw, Rect rect);
/* Without room for the features' names x_1, x_2, ... stand for them, sooner where the names stand beside it.
 */
void batch_network_draw(const Draw *draw, const Dataset *set, Rect rect, bool named_beside);

void batch_regions_draw(const TrainingScene *scene, const TrainingPane *pane, Rect rect);

#endif
