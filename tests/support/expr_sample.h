/* Names and numbers for expressions, without a lesson: five classes, three features, two panes. */
#ifndef STEPMAX_TESTS_SUPPORT_EXPR_SAMPLE_H
#define STEPMAX_TESTS_SUPPORT_EXPR_SAMPLE_H

#include "expr/expr.h"

typedef enum {
  SAMPLE_X,
  SAMPLE_LABEL,
  SAMPLE_W,
  SAMPLE_B,
  SAMPLE_Z,
  SAMPLE_P,
  SAMPLE_LOSS,
  SAMPLE_NONE, /* a place without a name */
  SAMPLE_COUNT
} SampleValue;

enum { SAMPLE_NUMBERS = 35 };

/* Functions of the sample's: twice(a) and blend(a, b, c) = a b + sin c. */
typedef struct ExprSample {
  ExprNames names;
  ExprArray values[SAMPLE_COUNT], other[SAMPLE_COUNT]; /* of the own pane and of "ce": there all is doubled */
  ExprInput input;                                     /* knows all hooks but shown_cell */
  double numbers[2][SAMPLE_NUMBERS];
} ExprSample;

/* Fills in pointers into *sample, which must stay where it is. */
void expr_sample(ExprSample *sample);

/* Two decimals, as `shown` of the sample; any cell as shown_cell. */
double expr_sample_shown_cell(void *context, ExprCell cell, double number);

#endif
