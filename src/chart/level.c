#include "chart/level.h"

#include <math.h>

/* Corners of a square of nodes, and its four edges, in the order of going round. */
static const int CORNERS[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

/* Where the level crosses the square's edges: 0, 2 or 4 times. */
static int crossings(Point out[4], const double corner[4], double level) {
  int count = 0;
  for (int i = 0; i < 4; i++) {
    int next = (i + 1) % 4;
    double a = corner[i] - level, b = corner[next] - level;
    if ((a < 0) == (b < 0))
      continue;
    double share = a / (a - b);
    out[count++] = (Point){CORNERS[i][0] + share * (CORNERS[next][0] - CORNERS[i][0]),
                           CORNERS[i][1] + share * (CORNERS[next][1] - CORNERS[i][1])};
  }
  return count;
}

static Point moved(Point at, size_t column, size_t row) {
  return (Point){at.x + (double)column, at.y + (double)row};
}

LevelPiece *level_find(Arena *arena, const double *values, size_t columns, size_t rows, double level,
                       size_t *count) {
  LevelPiece *out = ARENA_ARRAY(arena, LevelPiece, 2 * (columns - 1) * (rows - 1));
  *count = 0;
  for (size_t row = 0; row + 1 < rows; row++)
    for (size_t column = 0; column + 1 < columns; column++) {
      const double *at = values + row * columns + column;
      const double corner[4] = {at[0], at[1], at[columns + 1], at[columns]};
      Point found[4];
      if (!isfinite(corner[0] + corner[1] + corner[2] + corner[3]))
        continue;
      int crossed = crossings(found, corner, level);
      for (int i = 0; i + 1 < crossed; i += 2)
        out[(*count)++] = (LevelPiece){moved(found[i], column, row), moved(found[i + 1], column, row)};
    }
  return out;
}
