/* Small data sets for tests, made of a seed; and Iris. */
#ifndef STEPMAX_TESTS_SUPPORT_SAMPLES_H
#define STEPMAX_TESTS_SUPPORT_SAMPLES_H

#include "base/arena.h"
#include "data/dataset.h"

/* N samples of D features between -2 and 2, their classes drawn too; without names.  Lives in the arena. */
Dataset samples_random(Arena *arena, uint64_t seed, size_t N, size_t D, size_t K);

/* Iris with all its features, only the rows of these classes (NULL: all); fails the test if it cannot be
 * read. */
Dataset samples_iris(Arena *arena, const char *const *classes, size_t class_count, bool standardise);

#endif
