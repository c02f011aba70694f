/* The values of a scene by name, for tests that know which they mean: VALUE_Z is the place of "z" in the
 * scene VALUE_SCENE, which is chain unless a test defines another before it includes anything. */
#ifndef STEPMAX_TESTS_SUPPORT_VALUES_H
#define STEPMAX_TESTS_SUPPORT_VALUES_H

#include "trace/trace.h"

#ifndef VALUE_SCENE
#define VALUE_SCENE "chain"
#endif

/* The place (of a type that any integer takes) of a value of one of the program's own scenes; fails the test
 * where it has none such. */
unsigned char value_in(const char *scene, const char *name);

#define VALUE_X value_in(VALUE_SCENE, "x")
#define VALUE_LABEL value_in(VALUE_SCENE, "label")
#define VALUE_W value_in(VALUE_SCENE, "W")
#define VALUE_SMALL_W value_in(VALUE_SCENE, "w")
#define VALUE_B value_in(VALUE_SCENE, "b")
#define VALUE_ETA value_in(VALUE_SCENE, "eta")
#define VALUE_ALPHA value_in(VALUE_SCENE, "alpha")
#define VALUE_UPDATES value_in(VALUE_SCENE, "updates")
#define VALUE_BATCH_SIZE value_in(VALUE_SCENE, "batch_size")
#define VALUE_ANGLE value_in(VALUE_SCENE, "angle")
#define VALUE_U value_in(VALUE_SCENE, "u")
#define VALUE_UPDATE value_in(VALUE_SCENE, "update")
#define VALUE_SAMPLE value_in(VALUE_SCENE, "sample")
#define VALUE_BIG_X value_in(VALUE_SCENE, "X")
#define VALUE_PRODUCTS value_in(VALUE_SCENE, "products")
#define VALUE_Z value_in(VALUE_SCENE, "z")
#define VALUE_BIG_Z value_in(VALUE_SCENE, "Z")
#define VALUE_EXP_Z value_in(VALUE_SCENE, "exp_z")
#define VALUE_EXP_BIG_Z value_in(VALUE_SCENE, "exp_Z")
#define VALUE_SUM_EXP value_in(VALUE_SCENE, "sum_exp")
#define VALUE_P value_in(VALUE_SCENE, "p")
#define VALUE_BIG_P value_in(VALUE_SCENE, "P")
#define VALUE_Y value_in(VALUE_SCENE, "y")
#define VALUE_O value_in(VALUE_SCENE, "o")
#define VALUE_SIGMA_PRIME value_in(VALUE_SCENE, "sigma_prime")
#define VALUE_ERROR value_in(VALUE_SCENE, "error")
#define VALUE_LOSS value_in(VALUE_SCENE, "loss")
#define VALUE_BATCH_LOSS value_in(VALUE_SCENE, "batch_loss")
#define VALUE_MEAN_LOSS value_in(VALUE_SCENE, "mean_loss")
#define VALUE_J value_in(VALUE_SCENE, "J")
#define VALUE_ACCURACY value_in(VALUE_SCENE, "accuracy")
#define VALUE_LOSSES value_in(VALUE_SCENE, "losses")
#define VALUE_OUTPUTS value_in(VALUE_SCENE, "outputs")
#define VALUE_DP value_in(VALUE_SCENE, "dp")
#define VALUE_JACOBIAN value_in(VALUE_SCENE, "jacobian")
#define VALUE_DZ value_in(VALUE_SCENE, "dz")
#define VALUE_MOVE value_in(VALUE_SCENE, "move")
#define VALUE_DW value_in(VALUE_SCENE, "dW")
#define VALUE_SMALL_DW value_in(VALUE_SCENE, "dw")
#define VALUE_DB value_in(VALUE_SCENE, "db")
#define VALUE_DJ_DW value_in(VALUE_SCENE, "dJ_dW")
#define VALUE_GRAD_NORM value_in(VALUE_SCENE, "grad_norm")
#define VALUE_SLOPE value_in(VALUE_SCENE, "slope")
#define VALUE_PHI value_in(VALUE_SCENE, "phi")
#define VALUE_DJ_LINEAR value_in(VALUE_SCENE, "dJ_linear")
#define VALUE_DJ_TRUE value_in(VALUE_SCENE, "dJ_true")
#define VALUE_BEST_ANGLE value_in(VALUE_SCENE, "best_angle")
#define VALUE_LEAST value_in(VALUE_SCENE, "least")
#define VALUE_STEP_LINEAR value_in(VALUE_SCENE, "step_linear")
#define VALUE_DZ_CHECK value_in(VALUE_SCENE, "dz_check")
#define VALUE_CHECK value_in(VALUE_SCENE, "check")
#define VALUE_W_NEXT value_in(VALUE_SCENE, "W_next")
#define VALUE_SMALL_W_NEXT value_in(VALUE_SCENE, "w_next")
#define VALUE_B_NEXT value_in(VALUE_SCENE, "b_next")
#define VALUE_Z_NEXT value_in(VALUE_SCENE, "z_next")
#define VALUE_EXP_Z_NEXT value_in(VALUE_SCENE, "exp_z_next")
#define VALUE_SUM_EXP_NEXT value_in(VALUE_SCENE, "sum_exp_next")
#define VALUE_P_NEXT value_in(VALUE_SCENE, "p_next")
#define VALUE_O_NEXT value_in(VALUE_SCENE, "o_next")
#define VALUE_LOSS_NEXT value_in(VALUE_SCENE, "loss_next")
#define VALUE_BATCH_LOSS_NEXT value_in(VALUE_SCENE, "batch_loss_next")
#define VALUE_J_NEXT value_in(VALUE_SCENE, "J_next")
#define VALUE_STEP_TRUE value_in(VALUE_SCENE, "step_true")

#endif
