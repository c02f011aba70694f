/* The picture of training runs side by side.  Internal to training_*.c.
 *
 * A card for each pane that is shown, with the run's way over the map of J; below them the loss curves on one
 * clock, the data with the models, and the update that the chosen pane makes now. */
#ifndef STEPMAX_VIEW_TRAINING_PARTS_H
#define STEPMAX_VIEW_TRAINING_PARTS_H

#include "chart/mark.h"
#include "trace/training.h"
#include "view/draw.h"
#include "view/screen.h"
#include "view/training_map.h"

/* A run on the screen. */
typedef struct TrainingPane {
  const Draw *draw; /* reads its values */
  const Trace *trace;
  size_t pane;         /* its place in the lesson, which also gives its mark */
  Color color;         /* ... and its colour */
  size_t before, made; /* updates made when the animation began, and at its end */
  double *theta;       /* parameters at the present moment of the animation */
  bool moved;          /* the present update's parameters are on screen, not only those it starts from */
} TrainingPane;

typedef struct TrainingScene {
  const Draw *draw;
  const Training *setup;
  const LessonData *data;
  const Landscape *landscape; /* NULL: the model has other than two parameters */
  TrainingPane panes[TRAINING_PANES_MAX];
  size_t count;
  size_t chosen; /* index into panes: whose samples and gradients are shown */
} TrainingScene;

/* The cells of what a pane's step shows, and what of it is on screen. */
#define TRAINING_CELL(id) ((Cell){(id), 0, 0})
bool training_seen(const TrainingPane *pane, ValueId id);

const char *training_title(const TrainingPane *pane);
/* The pane's mark: its own shape in its own colour. */
void training_mark(const TrainingPane *pane, double x, double y, double radius);
/* J at the present update, as a number of the trace; false: the trace has no such number just now. */
bool training_objective(Cell *out, const TrainingPane *pane);
/* The update that the present step shows has made a number that is not finite, or an earlier one has. */
bool training_has_diverged(const TrainingPane *pane, size_t *update);

/* J is many times what it was at the start, and not infinite yet. */
bool training_is_diverging(const TrainingPane *pane);

/* A value of the set-up that is put by a click. */
Action training_put(unsigned field, size_t row, size_t value);

void training_controls_draw(const TrainingScene *scene, Rect rect);
double training_controls_height(const TrainingScene *scene, double width);
void training_pane_draw(const TrainingScene *scene, const TrainingPane *pane, Rect rect);
void training_curves_draw(const TrainingScene *scene, Rect rect);
/* The share of all samples told right, over the same clock. */
void training_accuracy_draw(const TrainingScene *scene, Rect rect);
void training_scatter_draw(const TrainingScene *scene, Rect rect);
/* Aside: in the narration's column. */
void training_update_draw(const TrainingScene *scene, Rect rect, bool aside);
/* Softmax: the samples of an update as matrices, then decision regions and curves. */
void batch_view_draw(const TrainingScene *scene, const Screen *screen);

#endif
