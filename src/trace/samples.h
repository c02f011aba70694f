/* Numbers that were sampled of a trace, kept while what they depend on is the same: what that is, is in their
 * key.  They outlive the trace that they were computed for: an edit hands them on to the next one. */
#ifndef STEPMAX_TRACE_SAMPLES_H
#define STEPMAX_TRACE_SAMPLES_H

#include <stddef.h>
#include <stdint.h>

/* A hash: FNV-1a on words, with the high bits folded back into the low ones. */
#define SAMPLES_SEED 14695981039346656037u
uint64_t samples_mix(uint64_t hash, double number);

typedef struct Samples Samples;
Samples *samples_new(void);
void samples_free(Samples *samples); /* NULL: nothing */

/* What is kept under a key; NULL: nothing. */
const double *samples_find(Samples *samples, uint64_t key);
/* A place for so many, to be filled, for which those that were not asked for longest make room.  What was
 * found or added stays where it is until many megabytes of others have been. */
double *samples_add(Samples *samples, uint64_t key, size_t count);
void samples_remove(Samples *samples, uint64_t key); /* what is not there: nothing */

#endif
