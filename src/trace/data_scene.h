/* A scene that is data, as the rest of the trace reads scenes: scene.h.  For trace.c only. */
#ifndef STEPMAX_TRACE_DATA_SCENE_H
#define STEPMAX_TRACE_DATA_SCENE_H

#include "trace/scene.h"

const TraceScene *data_scene_make(Arena *arena, const Scene *scene);

/* The sizes of a set-up of this scene: those of its given values. */
void data_scene_sizes(size_t sizes[SCENE_SIZES_MAX], const Scene *scene, const Setup *setup);

#endif
