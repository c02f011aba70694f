/* The map of J inside a pane's card, and on it the run's way from the start to the present point. */
#ifndef STEPMAX_VIEW_TRAINING_TRAIL_H
#define STEPMAX_VIEW_TRAINING_TRAIL_H

#include "view/parts.h"
#include "view/training_parts.h"

/* Into rect, the axes' ticks and names included.  A click in the map is reported as a place in a plane. */
void training_trail_draw(const TrainingScene *scene, const TrainingPane *pane, Rect rect);

#endif
