#include "trace/trace.h"

#include <assert.h>
#include <string.h>

/* name, shape, given, whole */
static const ValueInfo VALUES[VALUE_COUNT] = {
    [VALUE_X] = {"x", SHAPE_D, true, false},
    [VALUE_LABEL] = {"label", SHAPE_SCALAR, true, true},
    [VALUE_W] = {"W", SHAPE_KD, true, false},
    [VALUE_B] = {"b", SHAPE_K, true, false},
    [VALUE_ETA] = {"eta", SHAPE_SCALAR, true, false},
    [VALUE_ALPHA] = {"alpha", SHAPE_SCALAR, true, false},
    [VALUE_UPDATES] = {"updates", SHAPE_SCALAR, true, true},
    [VALUE_UPDATE] = {"update", SHAPE_SCALAR, false, true},
    [VALUE_PRODUCTS] = {"products", SHAPE_KD, false, false},
    [VALUE_Z] = {"z", SHAPE_K, false, false},
    [VALUE_EXP_Z] = {"exp_z", SHAPE_K, false, false},
    [VALUE_SUM_EXP] = {"sum_exp", SHAPE_SCALAR, false, false},
    [VALUE_P] = {"p", SHAPE_K, false, false},
    [VALUE_Y] = {"y", SHAPE_K, false, true},
    [VALUE_LOSS] = {"loss", SHAPE_SCALAR, false, false},
    [VALUE_PENALTY] = {"penalty", SHAPE_SCALAR, false, false},
    [VALUE_J] = {"J", SHAPE_SCALAR, false, false},
    [VALUE_LOSSES] = {"losses", SHAPE_LOSSES, false, false},
    [VALUE_DZ] = {"dz", SHAPE_K, false, false},
    [VALUE_MOVE] = {"move", SHAPE_K, false, false},
    [VALUE_DW] = {"dW", SHAPE_KD, false, false},
    [VALUE_DB] = {"db", SHAPE_K, false, false},
    [VALUE_DZ_CHECK] = {"dz_check", SHAPE_K, false, false},
    [VALUE_CHECK] = {"check", SHAPE_SCALAR, false, false},
    [VALUE_W_NEXT] = {"W_next", SHAPE_KD, false, false},
    [VALUE_B_NEXT] = {"b_next", SHAPE_K, false, false},
    [VALUE_Z_NEXT] = {"z_next", SHAPE_K, false, false},
    [VALUE_EXP_Z_NEXT] = {"exp_z_next", SHAPE_K, false, false},
    [VALUE_SUM_EXP_NEXT] = {"sum_exp_next", SHAPE_SCALAR, false, false},
    [VALUE_P_NEXT] = {"p_next", SHAPE_K, false, false},
    [VALUE_LOSS_NEXT] = {"loss_next", SHAPE_SCALAR, false, false},
};

const ValueInfo *value_info(ValueId id) {
  assert(id < VALUE_COUNT);
  return &VALUES[id];
}

bool value_find(ValueId *out, const char *name) {
  for (int id = 0; id < VALUE_COUNT; id++) {
    if (strcmp(VALUES[id].name, name) == 0) {
      *out = (ValueId)id;
      return true;
    }
  }
  return false;
}
