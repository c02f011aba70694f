/* Probabilities over the plane of two features: what decision regions are drawn from.
 *
 * All other features are held at their mean, which standardising makes 0.  The plane spans all samples with a
 * margin.  The probabilities follow from theta, and are kept for some of the updates, planes and panes that
 * were asked for. */
#ifndef STEPMAX_TRACE_TRAINING_REGIONS_H
#define STEPMAX_TRACE_TRAINING_REGIONS_H

#include "trace/trace.h"

#include <stdint.h>

typedef struct Regions {
  size_t axes[2]; /* the features across and up, from 0 */
  double low[2], high[2];
  size_t nx, ny, K;
  const double *P;  /* P[(row * nx + column) * K + k], the first row at low[1], the first column at low[0] */
  uint64_t version; /* the same number: the same probabilities over the same plane */
} Regions;

/* Of the trace's pane, after so many updates (at most as many as are done), over the axes of the set-up.
 * NULL: the model has fewer than two features, or a number in theta is not finite.  Valid until it is called
 * again for this trace. */
const Regions *training_regions(const Trace *trace, size_t update);
void training_regions_free(Regions *regions); /* NULL: nothing */

#endif
