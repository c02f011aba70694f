/* Korean particles whose form depends on how the word before them is read: 0.3은, 0.4는, 1로, 3으로. */
#ifndef STEPMAX_BASE_PARTICLE_H
#define STEPMAX_BASE_PARTICLE_H

#include <stddef.h>

/* How many bytes at the start of `after` are such a particle (in either of its forms); 0: none, or it is not
 * known how the end of `before` is read.  *right is then the form that goes with it.  Digits are read one by
 * one, and an end of zeros as 십, 백, 천 or 영, which all end alike; a letter by its name, a word in Latin
 * letters by its last sound where that is sure. */
size_t particle_at(const char **right, const char *before, const char *after);

#endif
