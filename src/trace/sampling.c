/* The settings of a sampling. */
#include "trace/sample.h"

#include <math.h>

double sample_cell(const Value *value, Cell cell) {
  return cell.row < value->rows && cell.col < value->cols ? value->at[cell.row * value->cols + cell.col]
                                                          : NAN;
}

static bool same_cell(Cell a, Cell b) {
  return a.value == b.value && a.row == b.row && a.col == b.col;
}

bool sample_varies(size_t *i, const Sampling *what, Cell cell) {
  for (*i = 0; *i < what->over_count; (*i)++)
    if (same_cell(what->over[*i], cell))
      return true;
  return false;
}

static double node_at(const double range[2], size_t i, size_t count) {
  return range[0] + (range[1] - range[0]) * (double)i / (double)(count - 1);
}

void sample_setting(double *out, const Sampling *what, size_t i) {
  if (what->columns > 0) {
    out[0] = node_at(what->at, i % what->columns, what->columns);
    out[1] = node_at(what->at + 2, i / what->columns, what->points / what->columns);
    return;
  }
  for (size_t j = 0; j < what->over_count; j++)
    out[j] = what->at[i * what->over_count + j];
}
