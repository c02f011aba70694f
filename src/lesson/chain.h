/* The numbers of a worked sample: from x to its scores, its loss and the updates of W and b. */
#ifndef STEPMAX_LESSON_CHAIN_H
#define STEPMAX_LESSON_CHAIN_H

#include <stddef.h>

enum { CHAIN_CLASSES_MIN = 2, CHAIN_CLASSES_MAX = 10, CHAIN_FEATURES_MAX = 12, CHAIN_UPDATES_MAX = 200 };

typedef struct Chain {
  size_t K, D;       /* classes, features */
  size_t label;      /* the right class, from 1 to K */
  size_t updates;    /* how many updates the lesson makes, from 1 */
  double eta, alpha; /* learning rate > 0; strength of the penalty alpha/2 |W|^2, >= 0 */
  double x[CHAIN_FEATURES_MAX];
  double W[CHAIN_CLASSES_MAX * CHAIN_FEATURES_MAX]; /* W[k * D + d] */
  double b[CHAIN_CLASSES_MAX];
} Chain;

/* Its fields: "x" D, "W" K x D, "b" K, "label", "eta", "alpha", "updates". */
enum { CHAIN_X, CHAIN_W, CHAIN_B, CHAIN_LABEL, CHAIN_ETA, CHAIN_ALPHA, CHAIN_UPDATES, CHAIN_FIELDS };

extern const struct SceneInfo CHAIN_SCENE;

#endif
