/* Random numbers that are the same on every machine: a seed gives one sequence, for ever.
 *
 * xoshiro256** by Blackman and Vigna, its state filled by splitmix64 as they advise. */
#ifndef STEPMAX_BASE_RANDOM_H
#define STEPMAX_BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct Random {
  uint64_t state[4];
} Random;

/* The sequence number `stream` of a seed: those of other streams and seeds have nothing in common with it. */
Random random_seeded(uint64_t seed, uint64_t stream);

uint64_t random_next(Random *random);
/* A whole number from 0 to below - 1, each equally likely; below >= 1. */
uint64_t random_below(Random *random, uint64_t below);
/* At least 0 and less than 1, in steps of 2^-53. */
double random_unit(Random *random);

/* A permutation of order[count], each equally likely (Fisher and Yates). */
void random_shuffle(Random *random, uint32_t *order, size_t count);

#endif
