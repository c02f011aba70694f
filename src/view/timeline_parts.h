/* The steps of a lesson along a line.  Internal to timeline*.c. */
#ifndef STEPMAX_VIEW_TIMELINE_PARTS_H
#define STEPMAX_VIEW_TIMELINE_PARTS_H

#include "view/draw.h"

/* A dot a step of a group, a block a whole update, or one slider for all updates of a training run. */
typedef enum { RUN_DOTS, RUN_BLOCKS, RUN_SLIDER } RunKind;

/* A run of steps that are drawn together. */
typedef struct TimelineRun {
  RunKind kind;
  size_t first, count;
  const char *name;
  double x, w, pitch;
  double name_left, name_right; /* where the name is drawn; equal: it is not */
} TimelineRun;

typedef struct TimelineLine {
  const Draw *draw;
  Rect area; /* of all runs */
  double y;  /* of the dots */
  double names_y;
  TimelineRun *runs;
  size_t count;
} TimelineLine;

/* Finds the runs, gives each its place, and draws them with their names. */
void timeline_line_draw(const Draw *draw, Rect area, double y);
/* The slider of a training run, with its epochs; those that would touch a name have no number. */
void timeline_slider_draw(const TimelineLine *line, const TimelineRun *run);

/* The pane that is shown and makes the most updates: its epochs are marked. */
const Trace *timeline_busiest(const Draw *draw);

/* The repeated steps of a training: the first, and how many up to the last; false: there are none. */
bool timeline_repeated(const Trace *trace, size_t *first, size_t *count);

#endif
