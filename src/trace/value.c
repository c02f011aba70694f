#include "trace/trace.h"

#include <assert.h>
#include <string.h>

/* name, whole */
static const ValueInfo VALUES[VALUE_COUNT] = {
    [VALUE_X] = {"x", false},
    [VALUE_LABEL] = {"label", true},
    [VALUE_W] = {"W", false},
    [VALUE_SMALL_W] = {"w", false},
    [VALUE_B] = {"b", false},
    [VALUE_ETA] = {"eta", false},
    [VALUE_ALPHA] = {"alpha", false},
    [VALUE_UPDATES] = {"updates", true},
    [VALUE_EPOCHS] = {"epochs", true},
    [VALUE_BATCH_SIZE] = {"batch_size", true},
    [VALUE_SHUFFLE] = {"shuffle", true},
    [VALUE_SEED] = {"seed", true},
    [VALUE_EPS] = {"eps", false},
    [VALUE_ANGLE] = {"angle", false},
    [VALUE_U] = {"u", false},
    [VALUE_N] = {"N", true},
    [VALUE_UPDATE] = {"update", true},
    [VALUE_EPOCH] = {"epoch", true},
    [VALUE_SAMPLES] = {"samples", true},
    [VALUE_COUNTED] = {"count", true},
    [VALUE_SAMPLE] = {"sample", true},
    [VALUE_BIG_X] = {"X", false},
    [VALUE_PRODUCTS] = {"products", false},
    [VALUE_Z] = {"z", false},
    [VALUE_BIG_Z] = {"Z", false},
    [VALUE_EXP_Z] = {"exp_z", false},
    [VALUE_EXP_BIG_Z] = {"exp_Z", false},
    [VALUE_SUM_EXP] = {"sum_exp", false},
    [VALUE_P] = {"p", false},
    [VALUE_BIG_P] = {"P", false},
    [VALUE_Y] = {"y", true},
    [VALUE_BIG_Y] = {"Y", true},
    [VALUE_O] = {"o", false},
    [VALUE_SIGMA_PRIME] = {"sigma_prime", false},
    [VALUE_ERROR] = {"error", false},
    [VALUE_LOSS] = {"loss", false},
    [VALUE_BATCH_LOSS] = {"batch_loss", false},
    [VALUE_MEAN_LOSS] = {"mean_loss", false},
    [VALUE_PENALTY] = {"penalty", false},
    [VALUE_J] = {"J", false},
    [VALUE_ACCURACY] = {"accuracy", false},
    [VALUE_LOSSES] = {"losses", false},
    [VALUE_OUTPUTS] = {"outputs", false},
    [VALUE_DP] = {"dp", false},
    [VALUE_JACOBIAN] = {"jacobian", false},
    [VALUE_DZ] = {"dz", false},
    [VALUE_BIG_DZ] = {"dZ", false},
    [VALUE_MOVE] = {"move", false},
    [VALUE_DW] = {"dW", false},
    [VALUE_SMALL_DW] = {"dw", false},
    [VALUE_DB] = {"db", false},
    [VALUE_DJ_DW] = {"dJ_dW", false},
    [VALUE_DJ_DB] = {"dJ_db", false},
    [VALUE_GRAD_NORM] = {"grad_norm", false},
    [VALUE_SLOPE] = {"slope", false},
    [VALUE_PHI] = {"phi", false},
    [VALUE_DJ_LINEAR] = {"dJ_linear", false},
    [VALUE_DJ_TRUE] = {"dJ_true", false},
    [VALUE_BEST_ANGLE] = {"best_angle", false},
    [VALUE_LEAST] = {"least", false},
    [VALUE_STEP_LINEAR] = {"step_linear", false},
    [VALUE_DZ_CHECK] = {"dz_check", false},
    [VALUE_CHECK] = {"check", false},
    [VALUE_W_NEXT] = {"W_next", false},
    [VALUE_SMALL_W_NEXT] = {"w_next", false},
    [VALUE_B_NEXT] = {"b_next", false},
    [VALUE_Z_NEXT] = {"z_next", false},
    [VALUE_EXP_Z_NEXT] = {"exp_z_next", false},
    [VALUE_SUM_EXP_NEXT] = {"sum_exp_next", false},
    [VALUE_P_NEXT] = {"p_next", false},
    [VALUE_O_NEXT] = {"o_next", false},
    [VALUE_LOSS_NEXT] = {"loss_next", false},
    [VALUE_BATCH_LOSS_NEXT] = {"batch_loss_next", false},
    [VALUE_J_NEXT] = {"J_next", false},
    [VALUE_ACCURACY_NEXT] = {"accuracy_next", false},
    [VALUE_J_SLICE] = {"J_slice", false},
    [VALUE_STEP_TRUE] = {"step_true", false},
};

_Static_assert(VALUE_COUNT == 77, "scene_old.c has the same values");

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
