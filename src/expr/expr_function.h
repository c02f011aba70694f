/* The functions of the language, for src/expr alone: what they are called, their numbers and derivatives. */
#ifndef STEPMAX_EXPR_EXPR_FUNCTION_H
#define STEPMAX_EXPR_EXPR_FUNCTION_H

#include "expr/scan.h"

typedef enum { WHOLE_NEVER, WHOLE_ALWAYS, WHOLE_IF_ARGUMENT } FunctionWhole;

/* Of one number, and of two; `f` is the number that the function gives there. */
typedef struct Unary {
  const char *name;
  double (*number)(double x);
  double (*derivative)(double x, double f); /* NULL: 0 everywhere */
  FunctionWhole whole;
} Unary;
typedef struct Binary {
  const char *name;
  double (*number)(double a, double b);
  double (*by_first)(double a, double b, double f);
  double (*by_second)(double a, double b, double f);
} Binary;

enum { UNARY_COUNT = 11, BINARY_COUNT = 3 };
extern const Unary UNARIES[UNARY_COUNT];
extern const Binary BINARIES[BINARY_COUNT];

/* Of a list. */
typedef enum { FOLD_MIN, FOLD_MAX, FOLD_SUM, FOLD_ARGMAX, FOLD_LOG_SUM_EXP, FOLD_SOFTMAX, FOLD_COUNT } Fold;

typedef enum {
  FUNCTION_NONE,
  FUNCTION_UNARY,
  FUNCTION_BINARY,
  FUNCTION_FOLD,
  FUNCTION_CHANGE, /* difference, derivative */
  FUNCTION_SHOWN,
  FUNCTION_IF
} FunctionKind;

/* What a word means as a function; *which is its place among those of its kind. */
FunctionKind function_find(size_t *which, Word word);

/* Their names, of all kinds. */
enum { FUNCTION_NAME_COUNT = UNARY_COUNT + BINARY_COUNT + FOLD_COUNT + 4 };
void function_names(const char *out[FUNCTION_NAME_COUNT]);

#endif
