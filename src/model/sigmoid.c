#include "model/sigmoid.h"

#include "model/inline.h"

#include <math.h>

double sigmoid(double z) {
  double small = exp(-fabs(z)); /* at most 1 */
  return z >= 0 ? 1 / (1 + small) : small / (1 + small);
}

void sigmoid_pair(double *p, double z) {
  inline_sigmoid_pair(p, z);
}

double sigmoid_prime(double z) {
  return sigmoid(z) * sigmoid(-z);
}

double sigmoid_error(double z, double y) {
  return y > 0.5 ? -sigmoid(-z) : sigmoid(z);
}

double sigmoid_squared_error(double z, double y) {
  double error = sigmoid_error(z, y);
  return error * error / 2;
}

double sigmoid_cross_entropy(double z, double y) {
  double against = y > 0.5 ? -z : z; /* log(1 + e^against) */
  return fmax(against, 0) + log1p(exp(-fabs(against)));
}
