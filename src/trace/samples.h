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

typedef struct Sampled {
  double *numbers;
  size_t done; /* how far they have been filled, as who fills them counts; 0 at first */
} Sampled;

/* The place for so many under a key, for which those that were not asked for longest make room.  Valid until
 * the next call; its numbers stay where they are until many megabytes of others have been. */
Sampled *samples_get(Samples *samples, uint64_t key, size_t count);
void samples_remove(Samples *samples, uint64_t key); /* what is not there: nothing */

#endif
