#include "expr/expr_function.h"

#include "model/sigmoid.h"

#include <math.h>

static double sign(double x) {
  return isnan(x) ? x : (double)(x > 0) - (double)(x < 0);
}

static double itself(double x, double f) {
  (void)x;
  return f;
}

static double sign_of(double x, double f) {
  (void)f;
  return sign(x);
}

static double one_over(double x, double f) {
  (void)f;
  return 1 / x;
}

static double one_over_double_root(double x, double f) {
  (void)x;
  return 0.5 / f;
}

static double cosine(double x, double f) {
  (void)f;
  return cos(x);
}

static double minus_sine(double x, double f) {
  (void)f;
  return -sin(x);
}

/* From x, not f (1 - f): to the last bits also where f is next to 1. */
static double steepness(double x, double f) {
  (void)f;
  return sigmoid_prime(x);
}

static double one_over_more(double x, double f) {
  (void)f;
  return 1 / (1 + x);
}

static double exponential(double x, double f) {
  (void)f;
  return exp(x);
}

const Unary UNARIES[UNARY_COUNT] = {{"sign", sign, NULL, WHOLE_ALWAYS},
                                    {"abs", fabs, sign_of, WHOLE_IF_ARGUMENT},
                                    {"exp", exp, itself, WHOLE_NEVER},
                                    {"log", log, one_over, WHOLE_NEVER},
                                    {"sqrt", sqrt, one_over_double_root, WHOLE_NEVER},
                                    {"sin", sin, cosine, WHOLE_NEVER},
                                    {"cos", cos, minus_sine, WHOLE_NEVER},
                                    {"round", round, NULL, WHOLE_ALWAYS},
                                    {"sigmoid", sigmoid, steepness, WHOLE_NEVER},
                                    {"log1p", log1p, one_over_more, WHOLE_NEVER},
                                    {"expm1", expm1, exponential, WHOLE_NEVER}};

static double power_by_base(double a, double b, double f) {
  (void)f;
  return b == 0 ? 0 : b * pow(a, b - 1);
}

/* 0^b is 0 for every b > 0. */
static double power_by_exponent(double a, double b, double f) {
  (void)b;
  return f == 0 ? 0 : f * log(a);
}

static double angle_by_height(double y, double x, double f) {
  (void)f;
  return x / (x * x + y * y);
}

static double angle_by_width(double y, double x, double f) {
  (void)f;
  return -y / (x * x + y * y);
}

/* x log y, 0 where x is 0, as p log p is of a probability 0. */
static double xlogy(double x, double y) {
  return x == 0 ? 0 : x * log(y);
}

static double xlogy_by_x(double x, double y, double f) {
  (void)x;
  (void)f;
  return log(y);
}

static double xlogy_by_y(double x, double y, double f) {
  (void)f;
  return x == 0 ? 0 : x / y;
}

const Binary BINARIES[BINARY_COUNT] = {{"pow", pow, power_by_base, power_by_exponent},
                                       {"atan2", atan2, angle_by_height, angle_by_width},
                                       {"xlogy", xlogy, xlogy_by_x, xlogy_by_y}};

/* --- Names */

static const char *const FOLDS[FOLD_COUNT] = {"min", "max", "sum", "argmax", "log_sum_exp", "softmax"};

typedef struct NameList {
  FunctionKind kind;
  size_t count;
} NameList;
static const NameList LISTS[] = {
    {FUNCTION_UNARY, UNARY_COUNT},   {FUNCTION_SHOWN, 1}, {FUNCTION_FOLD, FOLD_COUNT},
    {FUNCTION_BINARY, BINARY_COUNT}, {FUNCTION_IF, 1},    {FUNCTION_CHANGE, 2}};
enum { LIST_COUNT = sizeof LISTS / sizeof *LISTS };

static const char *function_name(FunctionKind kind, size_t which) {
  switch (kind) {
  case FUNCTION_UNARY:
    return UNARIES[which].name;
  case FUNCTION_BINARY:
    return BINARIES[which].name;
  case FUNCTION_FOLD:
    return FOLDS[which];
  case FUNCTION_CHANGE:
    return which == 0 ? "difference" : "derivative";
  case FUNCTION_SHOWN:
    return "shown";
  case FUNCTION_IF:
    return "if";
  case FUNCTION_NONE:
    break;
  }
  return "";
}

FunctionKind function_find(size_t *which, Word word) {
  for (size_t i = 0; i < LIST_COUNT; i++)
    for (*which = 0; *which < LISTS[i].count; ++*which)
      if (scan_word_is(word, function_name(LISTS[i].kind, *which)))
        return LISTS[i].kind;
  return FUNCTION_NONE;
}

void function_names(const char *out[FUNCTION_NAME_COUNT]) {
  for (size_t i = 0; i < LIST_COUNT; i++)
    for (size_t which = 0; which < LISTS[i].count; which++)
      *out++ = function_name(LISTS[i].kind, which);
}
