/* Samples as points.  Internal to panel_scatter*.c. */
#ifndef STEPMAX_VIEW_PANEL_SCATTER_H
#define STEPMAX_VIEW_PANEL_SCATTER_H

#include "trace/training_model.h"
#include "view/panel_numbers.h"
#include "view/plot.h"

/* What lies up. */
typedef enum {
  SCATTER_PLANE, /* another number */
  SCATTER_ROWS,  /* 1 for the class 1, 0 for the other */
  SCATTER_STRIP  /* nothing: equal ones on top of one another */
} ScatterUp;

typedef struct ScatterSample {
  double x, y;
  size_t k;                       /* its colour and shape, from 0 */
  bool classed;                   /* it has a class */
  const PanelNumber *across, *up; /* NULL: it is one of the data */
} ScatterSample;

typedef struct Scatter {
  const Draw *draw;
  const Panel *panel;
  const LessonData *data; /* NULL: the samples are numbers of the trace */
  ScatterUp up;
  ScatterSample *samples;
  size_t count;
  size_t axes[2]; /* features of the data */
  bool choice;    /* others can be chosen, */
  unsigned field; /* by this field of the set-up */
  bool regions;   /* a model's regions lie below the samples */
  bool shared;    /* curves of several runs do: classes have no colours then */
  Plot plot;
  double radius;
  Point *places; /* of the samples, in pixels */
} Scatter;

const PanelSetting *scatter_setting(const Scatter *scatter, const char *key);
PanelNumbers scatter_numbers(const Scatter *scatter, const char *key);

bool scatter_is_finite(const ScatterSample *sample);
/* All samples' places, once the axes are known. */
void scatter_place(Scatter *scatter);
void scatter_draw_samples(const Scatter *scatter);
/* Those that stand out, above the others. */
void scatter_draw_marked(const Scatter *scatter);
/* What samples of a class look like. */
void scatter_draw_shape(const Scatter *scatter, size_t k, bool classed, Point at, double radius);

/* What is drawn below the samples, of the numbers of the trace. */
void scatter_draw_lines(const Scatter *scatter);
void scatter_draw_threshold(const Scatter *scatter);

/* Of a training: the colours of the regions, or the models' curves and the errors of the marked samples;
 * then rings in a run's colour mark the samples of its update. */
void scatter_draw_model(const Scatter *scatter);
void scatter_draw_rings(const Scatter *scatter);

#endif
