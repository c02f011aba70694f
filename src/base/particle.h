/* Korean particles and endings whose form depends on how the word before them is read: 0.3은, 0.4는, 1로,
 * 3으로. */
#ifndef STEPMAX_BASE_PARTICLE_H
#define STEPMAX_BASE_PARTICLE_H

#include <stddef.h>

/* How many bytes at the start of `after` are such a particle (in either of its forms); 0: none, or it is not
 * known how the end of `before` is read.  *right is then the form that goes with it.
 *
 * Digits are read one by one, and an end of zeros as 십, 백, 천, 만, 억 or 영, which all end alike, or as 조; a
 * raised number as 제곱, a prime as 프라임, a hat as 햇; a letter, Latin or Greek, by its name, and so the last
 * of a word in capitals; any other word in Latin letters by its last sound, where that is sure.  Closing
 * quotes are not read. */
size_t particle_at(const char **right, const char *before, const char *after);

/* The same where it is not known how the word before is read: *both is 을(를), or a form that goes with every
 * word, such as 이다. */
size_t particle_both(const char **both, const char *after);

/* How many bytes at the start of `text` are closing quotes. */
size_t particle_quotes(const char *text);

/* How many bytes at the start of `text` are a choice written out: 을(를), 은/는, (으)로; 0: none. */
size_t particle_written_out(const char *text);

#endif
