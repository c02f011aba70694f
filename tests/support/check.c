#include "support/check.h"

#include <math.h>
#include <string.h>

void check_close_at(double got, double want, double rtol, double atol, const char *expression,
                    const char *file, int line) {
  if (got == want || fabs(got - want) <= atol + rtol * fabs(want))
    return;
  print_error("%s is %.17g, not %.17g (off by %.3g)\n", expression, got, want, got - want);
  _fail(file, line);
}

void check_contains_at(const char *haystack, const char *needle, const char *file, int line) {
  if (haystack && strstr(haystack, needle))
    return;
  print_error("\"%s\" is not in \"%s\"\n", needle, haystack ? haystack : "(null)");
  _fail(file, line);
}
