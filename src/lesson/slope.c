#include "lesson/slope.h"

#include "lesson/setup.h"

#include <assert.h>
#include <float.h>

static const char *const NAMES[SLOPE_FIELDS] = {"w", "b", "eps", "angle", "eta", "updates"};

static void shape(size_t *rows, size_t *cols, const Setup *setup, unsigned field) {
  (void)setup;
  (void)field;
  *rows = *cols = 1;
}

/* Where a field's number is; NULL: in `updates`. */
static double *number(Slope *slope, unsigned field) {
  double *const places[SLOPE_FIELDS] = {[SLOPE_W] = &slope->w,
                                        [SLOPE_B] = &slope->b,
                                        [SLOPE_EPS] = &slope->eps,
                                        [SLOPE_ANGLE] = &slope->angle,
                                        [SLOPE_ETA] = &slope->eta};
  assert(field < SLOPE_FIELDS);
  return places[field];
}

static double get(const Setup *setup, unsigned field, size_t index) {
  (void)index;
  Slope slope = setup->slope;
  return field == SLOPE_UPDATES ? (double)slope.updates : *number(&slope, field);
}

static void put(Setup *setup, unsigned field, size_t index, double value) {
  (void)index;
  if (field == SLOPE_UPDATES)
    setup->slope.updates = (size_t)value;
  else
    *number(&setup->slope, field) = value;
}

static SetupRange widest(const Setup *setup, unsigned field) {
  (void)setup;
  switch (field) {
  case SLOPE_EPS:
  case SLOPE_ETA:
    return (SetupRange){false, false, DBL_TRUE_MIN, DBL_MAX};
  case SLOPE_ANGLE:
    return (SetupRange){false, false, 0, 360};
  case SLOPE_UPDATES:
    return (SetupRange){false, true, 1, SLOPE_UPDATES_MAX};
  default:
    return (SetupRange){false, false, -DBL_MAX, DBL_MAX};
  }
}

const SceneInfo SLOPE_SCENE = {"slope", NAMES, NAMES, SLOPE_FIELDS, NULL, shape, get, put, widest};
