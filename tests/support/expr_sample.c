#include "support/expr_sample.h"

#include <math.h>

static const ExprName VALUES[SAMPLE_COUNT] = {
    [SAMPLE_X] = {"x", 1, false},      [SAMPLE_LABEL] = {"label", 0, true}, [SAMPLE_W] = {"W", 2, false},
    [SAMPLE_B] = {"b", 1, false},      [SAMPLE_Z] = {"z", 1, false},        [SAMPLE_P] = {"p", 1, false},
    [SAMPLE_LOSS] = {"loss", 0, false}};
static const char *const SIZES[] = {"K", NULL, "D"};
static const double SIZE_NUMBERS[] = {5, 0, 3};
static const char *const PANES[] = {"mse", "ce"};
static const ExprFunction FUNCTIONS[] = {{"twice", 1}, {"blend", 3}};

static const double NUMBERS[SAMPLE_NUMBERS] = {
    5,    3,    7,               /* x */
    4,                           /* label */
    -0.2, 0.3,  0.1,             /* W */
    0.1,  -0.1, 0.4,             /* */
    0.2,  0.2,  -0.3,            /* */
    0.4,  -0.2, 0.2,             /* */
    0.1,  -0.3, 0.5,             /* */
    0.1,  -0.2, 0.3,  0.1, 0,    /* b */
    0.6,  2.8,  -0.2, 2.9, 0.5,  /* z */
    0.05, 0.35, 0.05, 0.5, 0.05, /* p */
    0.7                          /* loss */
};

static void place(ExprArray values[SAMPLE_COUNT], const double *at) {
  static const size_t ROWS[SAMPLE_COUNT] = {3, 1, 5, 5, 5, 5, 1, 0};
  for (size_t i = 0; i < SAMPLE_COUNT; i++) {
    values[i] = (ExprArray){ROWS[i], i == SAMPLE_W ? 3 : 1, at};
    at += values[i].rows * values[i].cols;
  }
}

static const ExprArray *of_pane(void *context, size_t pane) {
  const ExprSample *sample = context;
  return pane == 0 ? sample->values : sample->other;
}

static double shown(void *context, double number) {
  (void)context;
  return round(number * 100) / 100;
}

double expr_sample_shown_cell(void *context, ExprCell cell, double number) {
  (void)cell;
  return shown(context, number);
}

static double call(void *context, size_t function, const double *arguments, double *gradient) {
  (void)context;
  if (function == 0) {
    if (gradient)
      gradient[0] = 2;
    return 2 * arguments[0];
  }
  if (gradient) {
    gradient[0] = arguments[1];
    gradient[1] = arguments[0];
    gradient[2] = cos(arguments[2]);
  }
  return arguments[0] * arguments[1] + sin(arguments[2]);
}

/* Tells which cells are meant: 100 by the kind, 10 by the row of the first and 1 by that of the second. */
static double change(void *context, ExprChange kind, ExprCell of, ExprCell by) {
  (void)context;
  return 100 * (double)kind + 10 * (double)of.row + (double)by.row + 0.1 * (double)by.col;
}

void expr_sample(ExprSample *sample) {
  *sample = (ExprSample){.names = {.values = VALUES,
                                   .value_count = SAMPLE_COUNT,
                                   .sizes = SIZES,
                                   .size_count = sizeof SIZES / sizeof *SIZES,
                                   .panes = PANES,
                                   .pane_count = 2,
                                   .functions = FUNCTIONS,
                                   .function_count = 2}};
  for (size_t i = 0; i < SAMPLE_NUMBERS; i++) {
    sample->numbers[0][i] = NUMBERS[i];
    sample->numbers[1][i] = 2 * NUMBERS[i];
  }
  place(sample->values, sample->numbers[0]);
  place(sample->other, sample->numbers[1]);
  sample->input = (ExprInput){.values = sample->values,
                              .sizes = SIZE_NUMBERS,
                              .of_pane = of_pane,
                              .shown = shown,
                              .call = call,
                              .change = change,
                              .context = sample};
}
