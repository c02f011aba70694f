/* How far a setting goes: one table for what the keys reach, what the settings file may hold and what options
 * take, so that whatever is reached can be saved and found again. */
#ifndef STEPMAX_APP_LIMITS_H
#define STEPMAX_APP_LIMITS_H

#include "lesson/asked.h"

#define LIMIT_TEXT_LEAST 0.8 /* the size of the text; 1 is normal */
#define LIMIT_TEXT_MOST 1.6
#define LIMIT_PAUSE_LEAST 0.05 /* of auto-play, seconds */
#define LIMIT_PAUSE_MOST 10.0

/* Decimals, as words: the key goes through them in this order. */
enum { LIMIT_DIGITS_COUNT = 3 };
extern const char *const LIMIT_DIGITS[LIMIT_DIGITS_COUNT];

/* Which questions are asked, as words, in the order of Asked. */
extern const char *const LIMIT_ASKED[ASKED_COUNT];

/* The number of one of the words of LIMIT_DIGITS. */
int limit_digits(int place);
/* What follows it, round the end. */
int limit_digits_after(int digits);

#endif
