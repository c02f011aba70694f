#include "app/limits.h"

const char *const LIMIT_DIGITS[LIMIT_DIGITS_COUNT] = {"2", "4", "6"};

const char *const LIMIT_ASKED[ASKED_COUNT] = {
    [ASKED_ALL] = "all", [ASKED_KEPT] = "kept", [ASKED_NONE] = "none"};

int limit_digits(int place) {
  return LIMIT_DIGITS[place][0] - '0';
}

int limit_digits_after(int digits) {
  for (int i = 0; i < LIMIT_DIGITS_COUNT; i++)
    if (limit_digits(i) > digits)
      return limit_digits(i);
  return limit_digits(0);
}
