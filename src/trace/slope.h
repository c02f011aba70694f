/* J around the places of a scene with an objective: exact wherever it is asked for. */
#ifndef STEPMAX_TRACE_SLOPE_H
#define STEPMAX_TRACE_SLOPE_H

#include "trace/landscape.h"
#include "trace/trace.h"

/* For trace.c: the plane of a trace of the scene that has its passes; nothing for other scenes. */
void slope_begin(Trace *trace);
void slope_end(Trace *trace);

/* J(w, b): the mean loss over all samples. */
double slope_objective(const Trace *trace, double w, double b);

/* The plane over what the lesson lets w and b be edited to; computed when it is first asked for. */
const Landscape *slope_landscape(const Trace *trace);
/* Takes over the landscape of the trace that stood in this one's place, if it is the same. */
void slope_keep_landscape(Trace *trace, Trace *before);

/* The learning rate with which the update that `step` shows would end as high as it began, beyond the lowest
 * place on its way; where there is none below 1e6, that. */
double slope_eta_of_return(const Trace *trace, size_t step);

#endif
