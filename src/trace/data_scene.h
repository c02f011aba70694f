/* What a trace needs to know of its lesson's scene before anything is computed.  For trace.c only. */
#ifndef STEPMAX_TRACE_DATA_SCENE_H
#define STEPMAX_TRACE_DATA_SCENE_H

#include "trace/trace.h"

/* Which values there are, their shapes and names. */
void data_scene_describe(Trace *trace);

/* The sizes of a set-up of this scene, in a pane. */
void data_scene_sizes(size_t sizes[SCENE_SIZES_MAX], const Scene *scene, const Setup *setup, size_t pane);

#endif
