/* The numbers of one neuron o = sigmoid(w x + b) in several situations: each starts from a w and a b of its
 * own and is trained by itself. */
#ifndef STEPMAX_LESSON_NEURON_H
#define STEPMAX_LESSON_NEURON_H

#include <stddef.h>

enum { NEURON_SITUATIONS_MAX = 4, NEURON_UPDATES_MAX = 2000 };

typedef struct Neuron {
  size_t S;       /* situations */
  size_t updates; /* how many updates the lesson makes, from 1 */
  double x, y;    /* input; target, 0 or 1 */
  double eta;     /* learning rate > 0 */
  double w[NEURON_SITUATIONS_MAX], b[NEURON_SITUATIONS_MAX];
} Neuron;

/* Its fields: "x", "y", "w" S, "b" S, "eta", "updates". */
enum { NEURON_X, NEURON_Y, NEURON_W, NEURON_B, NEURON_ETA, NEURON_UPDATES, NEURON_FIELDS };

extern const struct SceneInfo NEURON_SCENE;

#endif
