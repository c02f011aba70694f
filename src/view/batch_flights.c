/* Numbers on their way, while what they go into is new: each shows what a product, a loss or a mean is made
 * of. */
#include "view/batch_parts.h"

static Point middle_of(Rect rect) {
  return (Point){rect.x + rect.w / 2, rect.y + rect.h / 2};
}

static void fly(const Batch *batch, Cell cell, Color color, Point from, Point to, double e) {
  flight_draw(batch->draw, &(Flight){cell, from, to, color, 1.9, false}, e);
}

static bool is_new(const Batch *batch, ValueId value, size_t row, BatchColumn column) {
  return batch->columns[column].w > 0 && draw_visibility(batch->draw, (Cell){value, row, 0}) == FRESH;
}

/* Sample i's features go to its scores, W comes down from above. */
static void fly_to_scores(const Batch *batch, size_t i, double t) {
  if (!is_new(batch, VALUE_BIG_Z, i, BATCH_Z))
    return;
  Point to = middle_of(batch_sample_cell(batch, BATCH_Z, i, batch->K / 2));
  for (size_t d = 0; d < batch->D && batch->columns[BATCH_X].w > 0; d++)
    fly(batch, (Cell){VALUE_BIG_X, i, d}, batch->draw->theme->ink,
        middle_of(batch_sample_cell(batch, BATCH_X, i, d)), to, t);
  for (size_t k = 0; k < batch->K && i == 0; k++)
    for (size_t d = 0; d <= batch->D; d++)
      fly(batch, d < batch->D ? (Cell){VALUE_W, k, d} : (Cell){VALUE_B, k, 0},
          theme_class(batch->draw->theme, k), middle_of(batch_weight_cell(batch, BATCH_Z, d, k)),
          middle_of(batch_sample_cell(batch, BATCH_Z, 0, k)), t);
}

/* The right class's probability goes to the sample's loss. */
static void fly_to_loss(const Batch *batch, size_t i, double t) {
  if (!is_new(batch, VALUE_LOSS, i, BATCH_LOSS) || batch->columns[BATCH_P].w <= 0)
    return;
  size_t k = batch_label(batch, i);
  Rect row = batch_sample_cell(batch, BATCH_LOSS, i, 0);
  fly(batch, (Cell){VALUE_BIG_P, i, k}, theme_class(batch->draw->theme, k),
      middle_of(batch_sample_cell(batch, BATCH_P, i, k)), (Point){row.x + 2 * batch->u, row.y + row.h / 2},
      t);
}

/* All losses go to their mean. */
static void fly_to_mean(const Batch *batch, size_t i) {
  if (!is_new(batch, VALUE_BATCH_LOSS, 0, BATCH_LOSS))
    return;
  Rect row = batch_sample_cell(batch, BATCH_LOSS, i, 0);
  double right = batch->columns[BATCH_LOSS].x + batch->columns[BATCH_LOSS].w - 2 * batch->u;
  fly(batch, (Cell){VALUE_LOSS, i, 0}, batch->draw->theme->ink, (Point){right, row.y + row.h / 2},
      (Point){right, batch->foot}, batch->draw->t);
}

/* A column of P - Y goes up into its class's gradient. */
static void fly_to_gradient(const Batch *batch, size_t i) {
  for (size_t k = 0; k < batch->K; k++) {
    if (!is_new(batch, VALUE_DW, k, BATCH_DZ) && !is_new(batch, VALUE_DB, k, BATCH_DZ))
      continue;
    Rect to = batch_weight_cell(batch, BATCH_DZ, batch->D, k);
    fly(batch, (Cell){VALUE_BIG_DZ, i, k}, theme_class(batch->draw->theme, k),
        middle_of(batch_sample_cell(batch, BATCH_DZ, i, k)), middle_of(to), batch->draw->t);
  }
}

/* The gradients go to the weights that they change. */
static void fly_to_weights(const Batch *batch) {
  for (size_t k = 0; k < batch->K && batch->columns[BATCH_DZ].w > 0; k++)
    for (size_t d = 0; d <= batch->D; d++)
      if (is_new(batch, VALUE_W_NEXT, k, BATCH_Z))
        fly(batch, d < batch->D ? (Cell){VALUE_DW, k, d} : (Cell){VALUE_DB, k, 0},
            theme_class(batch->draw->theme, k), middle_of(batch_weight_cell(batch, BATCH_DZ, d, k)),
            middle_of(batch_weight_cell(batch, BATCH_Z, d, k)), batch->draw->t);
}

void batch_flights_draw(const Batch *batch) {
  for (size_t i = 0; i < batch->rows; i++) {
    double t = flight_stagger(batch->draw->state->progress, i, batch->rows);
    fly_to_scores(batch, i, t);
    fly_to_loss(batch, i, t);
    fly_to_mean(batch, i);
    fly_to_gradient(batch, i);
  }
  fly_to_weights(batch);
}
