#include "lesson/neuron.h"

#include "lesson/setup.h"

#include <assert.h>
#include <float.h>

static const char *const NAMES[NEURON_FIELDS] = {"x", "y", "w", "b", "eta", "updates"};

static void shape(size_t *rows, size_t *cols, const Setup *setup, unsigned field) {
  *rows = field == NEURON_W || field == NEURON_B ? setup->neuron.S : 1;
  *cols = 1;
}

/* Where a field's numbers are; NULL: in `updates`. */
static double *numbers(Neuron *neuron, unsigned field) {
  double *const places[NEURON_FIELDS] = {[NEURON_X] = &neuron->x,
                                         [NEURON_Y] = &neuron->y,
                                         [NEURON_W] = neuron->w,
                                         [NEURON_B] = neuron->b,
                                         [NEURON_ETA] = &neuron->eta};
  assert(field < NEURON_FIELDS);
  return places[field];
}

static double get(const Setup *setup, unsigned field, size_t index) {
  Neuron neuron = setup->neuron;
  return field == NEURON_UPDATES ? (double)neuron.updates : numbers(&neuron, field)[index];
}

static void put(Setup *setup, unsigned field, size_t index, double value) {
  if (field == NEURON_UPDATES)
    setup->neuron.updates = (size_t)value;
  else
    numbers(&setup->neuron, field)[index] = value;
}

static SetupRange widest(const Setup *setup, unsigned field) {
  (void)setup;
  switch (field) {
  case NEURON_Y:
    return (SetupRange){false, true, 0, 1};
  case NEURON_ETA:
    return (SetupRange){false, false, DBL_TRUE_MIN, DBL_MAX};
  case NEURON_UPDATES:
    return (SetupRange){false, true, 1, NEURON_UPDATES_MAX};
  default:
    return (SetupRange){false, false, -DBL_MAX, DBL_MAX};
  }
}

const SceneInfo NEURON_SCENE = {"neuron", NAMES, NAMES, NEURON_FIELDS, NULL, shape, get, put, widest};
