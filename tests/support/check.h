/* What cmocka lacks: numbers compared in double precision, and a search in a text.
 *
 * Includes cmocka with the headers that it needs before it. */
#ifndef STEPMAX_TESTS_SUPPORT_CHECK_H
#define STEPMAX_TESTS_SUPPORT_CHECK_H

/* cmocka.h needs these, in this order. */
/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

/* Fails the test, printing both values and the place, unless got equals want (infinities too) or
 * |got - want| <= atol + rtol |want|.  NaN is close to nothing. */
#define check_close(got, want, rtol, atol)                                                                   \
  check_close_at((got), (want), (rtol), (atol), #got, __FILE__, __LINE__)

/* Fails the test, printing both texts and the place, unless needle stands somewhere in haystack. */
#define check_contains(haystack, needle) check_contains_at((haystack), (needle), __FILE__, __LINE__)

void check_close_at(double got, double want, double rtol, double atol, const char *expression,
                    const char *file, int line);
void check_contains_at(const char *haystack, const char *needle, const char *file, int line);

#endif
