/* Numbers that are set, in a row: each with its name, or its symbol where room is short. */
#ifndef STEPMAX_VIEW_CONTROLS_H
#define STEPMAX_VIEW_CONTROLS_H

#include "view/draw.h"

typedef struct Control {
  ValueId value; /* one number */
  StringId name;
  const char *symbol; /* a formula; NULL: none, the name stands wherever there is room for it */
} Control;

/* The width that they take without any name. */
double controls_least(const Draw *draw, const Control *controls, size_t count);

/* From the right end, the first control rightmost; as much naming as fits into `room`, the same for all.  y
 * is their middle.  One that is not yet revealed leaves its place empty.  Arrow keys move among those of a
 * `group`. Returns the left end. */
double controls_draw(const Draw *draw, const Control *controls, size_t count, double room, double right,
                     double y, int group);

#endif
