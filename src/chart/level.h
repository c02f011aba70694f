/* One level line of a grid of numbers, as short straight pieces. */
#ifndef STEPMAX_CHART_LEVEL_H
#define STEPMAX_CHART_LEVEL_H

#include "base/arena.h"
#include "canvas/canvas.h"

typedef struct LevelPiece {
  Point from, to; /* in nodes: column and row, from 0 */
} LevelPiece;

/* Where the surface over rows times columns values (row after row, at least 2 each) is as high as `level`,
 * straight within each square of nodes; a square with a value that is not finite has none.  In the arena. */
LevelPiece *level_find(Arena *arena, const double *values, size_t columns, size_t rows, double level,
                       size_t *count);

#endif
