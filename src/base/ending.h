/* What may be joined to a Korean noun: particles and endings.  "손실은", "기울기에서도", "표준화한다" are the
 * noun and what goes on it; "손실함수" is another word. */
#ifndef STEPMAX_BASE_ENDING_H
#define STEPMAX_BASE_ENDING_H

#include <stdbool.h>

/* Whether the Hangul at the start of `after`, up to the first character that is none, is nothing at all or
 * only what may be joined to the noun before it. */
bool ending_only(const char *after);

/* A syllable of Hangul. */
bool ending_is_hangul(unsigned codepoint);

#endif
