/* Numbers to text and back, the same in every locale.
 *
 * Display rounds a copy; nothing here changes a value. */
#ifndef STEPMAX_BASE_NUMBER_H
#define STEPMAX_BASE_NUMBER_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Room for any number written by this file, NUL included. */
enum { NUMBER_MAX = 64 };

/* For people: `decimals` (0 to 20) digits after the point, a true minus (U+2212), no sign on what
 * rounds to zero; "∞", "−∞", "NaN".  What has more than seven digits before the point once rounded
 * is written as "1.01×10³⁰⁴", with at most two decimals.  Returns out. */
char *number_show(char out[NUMBER_MAX], double value, int decimals);

/* By a power of ten whatever its size: "5.0×10⁵" with 1 decimal. */
char *number_show_power(char out[NUMBER_MAX], double value, int decimals);

/* As a percentage: 0.853 is "85.3%" with 1 decimal. */
char *number_show_percent(char out[NUMBER_MAX], double value, int decimals);

/* The shortest form that still tells sign and size: "−5e5". */
char *number_show_brief(char out[NUMBER_MAX], double value);

/* As number_show with `significant` (1 to 17) decimals, but a value under 1 gets as many more as show
 * that many significant digits, less the zeros at their end: 0.01 gives "0.01" and 0.00042 "0.00042"
 * with two.  Under 1e-4 it is a power of ten: 1e-10 gives "1.0×10⁻¹⁰".  Returns out. */
char *number_show_small(char out[NUMBER_MAX], double value, int significant);

/* The fewest decimals, at most max (0 to 20), with which every value prints exactly, to within 1e-9 of
 * its last place; max when none does.  Values without decimals on the screen do not count: infinities,
 * NaN, and from 1e7 on. */
int number_decimals(const double *values, size_t count, int max);

/* For machines: the fewest digits that read back as the same double ("0.1", "5", "1e-07", "-0");
 * "Infinity", "-Infinity", "NaN".  Returns out. */
char *number_exact(char out[NUMBER_MAX], double value);

/* Reads a whole text as one finite number: an optional sign ('-', '+' or U+2212), decimal digits with
 * at most one point, an exponent; spaces around it.  What is too near to zero becomes zero.  Errors (no
 * place; the text is quoted): nothing there, not a number, hexadecimal, NaN and infinities, too large
 * (1e400), more than 1000 digits, something behind the number. */
bool number_parse(double *out, const char *text, Error *err) MUST_CHECK;

#endif
