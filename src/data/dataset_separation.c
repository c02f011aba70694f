#include "data/dataset.h"

#include <math.h>

/* The variance between the classes' means over the variance within the classes, of feature j.  Sums run over
 * the differences from the first row, which are smaller than the numbers themselves. */
static double separation(const Dataset *set, size_t j) {
  double mean[DATASET_CLASSES_MAX] = {0}, count[DATASET_CLASSES_MAX] = {0}, all = 0, between = 0, within = 0;
  const double *x = set->X + j, first = *x;
  for (size_t i = 0; i < set->N; i++) {
    mean[set->labels[i]] += x[i * set->D] - first;
    count[set->labels[i]]++;
    all += (x[i * set->D] - first) / (double)set->N;
  }
  for (size_t k = 0; k < set->K; k++) {
    mean[k] /= fmax(count[k], 1);
    between += count[k] * (mean[k] - all) * (mean[k] - all);
  }
  for (size_t i = 0; i < set->N; i++) {
    double difference = x[i * set->D] - first - mean[set->labels[i]];
    within += difference * difference;
  }
  double ratio = between > 0 ? between / within : 0;
  return isnan(ratio) ? 0 : ratio;
}

/* The feature with the largest, of equal ones the first, `but` left out. */
static size_t best_but(const Dataset *set, size_t but) {
  size_t best = but == 0 ? 1 : 0;
  double most = separation(set, best);
  for (size_t j = best + 1; j < set->D; j++) {
    double own = j == but ? -1 : separation(set, j);
    best = own > most ? j : best;
    most = fmax(own, most);
  }
  return best;
}

void dataset_best_features(size_t best[2], const Dataset *set) {
  size_t first = best_but(set, SIZE_MAX), second = set->D > 1 ? best_but(set, first) : first;
  best[0] = first < second ? first : second;
  best[1] = first < second ? second : first;
}
