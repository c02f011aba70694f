#include "lesson/chain.h"

#include "lesson/setup.h"

#include <assert.h>
#include <float.h>

static const char *const NAMES[CHAIN_FIELDS] = {"x", "W", "b", "label", "eta", "alpha", "updates"};

static void shape(size_t *rows, size_t *cols, const Setup *setup, unsigned field) {
  const Chain *chain = &setup->chain;
  *rows = field == CHAIN_X ? chain->D : field == CHAIN_W || field == CHAIN_B ? chain->K : 1;
  *cols = field == CHAIN_W ? chain->D : 1;
}

static double get(const Setup *setup, unsigned field, size_t index) {
  const Chain *chain = &setup->chain;
  switch (field) {
  case CHAIN_X:
    return chain->x[index];
  case CHAIN_W:
    return chain->W[index];
  case CHAIN_B:
    return chain->b[index];
  case CHAIN_LABEL:
    return (double)chain->label;
  case CHAIN_ETA:
    return chain->eta;
  case CHAIN_ALPHA:
    return chain->alpha;
  default:
    assert(field == CHAIN_UPDATES);
    return (double)chain->updates;
  }
}

static void put(Setup *setup, unsigned field, size_t index, double value) {
  Chain *chain = &setup->chain;
  switch (field) {
  case CHAIN_X:
    chain->x[index] = value;
    break;
  case CHAIN_W:
    chain->W[index] = value;
    break;
  case CHAIN_B:
    chain->b[index] = value;
    break;
  case CHAIN_LABEL:
    chain->label = (size_t)value;
    break;
  case CHAIN_ETA:
    chain->eta = value;
    break;
  case CHAIN_ALPHA:
    chain->alpha = value;
    break;
  default:
    assert(field == CHAIN_UPDATES);
    chain->updates = (size_t)value;
  }
}

static SetupRange widest(const Setup *setup, unsigned field) {
  switch (field) {
  case CHAIN_LABEL:
    return (SetupRange){false, true, 1, (double)setup->chain.K};
  case CHAIN_ETA:
    return (SetupRange){false, false, DBL_TRUE_MIN, DBL_MAX};
  case CHAIN_ALPHA:
    return (SetupRange){false, false, 0, DBL_MAX};
  case CHAIN_UPDATES:
    return (SetupRange){false, true, 1, CHAIN_UPDATES_MAX};
  default:
    return (SetupRange){false, false, -DBL_MAX, DBL_MAX};
  }
}

const SceneInfo CHAIN_SCENE = {"chain", NAMES, NAMES, CHAIN_FIELDS, NULL, shape, get, put, widest};
