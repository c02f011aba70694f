#include "data/dataset.h"

#include <assert.h>
#include <math.h>

/* Sums run over the differences from the first row, which are smaller than the numbers themselves, and none
 * at all where a column is constant. */
void dataset_moments(double *mean, double *scale, const double *X, size_t N, size_t D) {
  assert(N >= 1);
  for (size_t j = 0; j < D; j++)
    mean[j] = scale[j] = 0;
  for (size_t i = 0; i < N; i++)
    for (size_t j = 0; j < D; j++)
      mean[j] += X[i * D + j] - X[j];
  for (size_t j = 0; j < D; j++)
    mean[j] = X[j] + mean[j] / (double)N;
  for (size_t i = 0; i < N; i++)
    for (size_t j = 0; j < D; j++) {
      double difference = X[i * D + j] - mean[j];
      scale[j] += difference * difference;
    }
  for (size_t j = 0; j < D; j++)
    scale[j] = sqrt(scale[j] / (double)N);
}
