#include "trace/trace.h"

_Static_assert(VALUE_COUNT == 77, "scene_old.c has the same values");

bool shape_is_matrix(Shape shape) {
  return shape == SHAPE_KD || shape == SHAPE_KK || shape == SHAPE_S_LOSSES || shape == SHAPE_ND ||
         shape == SHAPE_NK || shape == SHAPE_MATRIX;
}

bool shape_by_class(Shape shape) {
  return shape == SHAPE_K || shape == SHAPE_KD || shape == SHAPE_KK;
}

bool shape_by_sample(Shape shape) {
  return shape == SHAPE_SAMPLES || shape == SHAPE_ND || shape == SHAPE_NK;
}

bool shape_by_row(Shape shape) {
  return shape_by_class(shape) || shape_by_sample(shape) || shape == SHAPE_S || shape == SHAPE_VECTOR ||
         shape == SHAPE_MATRIX;
}
