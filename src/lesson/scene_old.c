/* The places that the values of the first scenes have always had, until nothing goes by them any more. */
#include "lesson/scene_old.h"

#include <stdint.h>
#include <string.h>

static const char *const NAMES[] = {
    "x",
    "label",
    "W",
    "w",
    "b",
    "eta",
    "alpha",
    "updates",
    "epochs",
    "batch_size",
    "shuffle",
    "seed",
    "eps",
    "angle",
    "u",
    "N",
    "update",
    "epoch",
    "samples",
    "count",
    "sample",
    "X",
    "products",
    "z",
    "Z",
    "exp_z",
    "exp_Z",
    "sum_exp",
    "p",
    "P",
    "y",
    "Y",
    "o",
    "sigma_prime",
    "error",
    "loss",
    "batch_loss",
    "mean_loss",
    "penalty",
    "J",
    "accuracy",
    "losses",
    "outputs",
    "dp",
    "jacobian",
    "dz",
    "dZ",
    "move",
    "dW",
    "dw",
    "db",
    "dJ_dW",
    "dJ_db",
    "grad_norm",
    "slope",
    "phi",
    "dJ_linear",
    "dJ_true",
    "best_angle",
    "least",
    "step_linear",
    "dz_check",
    "check",
    "W_next",
    "w_next",
    "b_next",
    "z_next",
    "exp_z_next",
    "sum_exp_next",
    "p_next",
    "o_next",
    "loss_next",
    "batch_loss_next",
    "J_next",
    "accuracy_next",
    "J_slice",
    "step_true",
};
enum { OLD_COUNT = sizeof NAMES / sizeof *NAMES };

size_t scene_old_place(const char *name) {
  for (size_t i = 0; i < OLD_COUNT; i++)
    if (strcmp(NAMES[i], name) == 0)
      return i;
  return SIZE_MAX;
}

size_t scene_old_places(void) {
  return OLD_COUNT;
}
