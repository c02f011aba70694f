/* How far a number moves by a key, a notch of the wheel or a drag, and to which decimals.
 *
 * A step is the greatest power of ten that is at most a four-hundredth of the range: 0.1 for -20 to 20, 0.01
 * for -5 to 5. Where the range spans several powers of ten (a learning rate) it is a tenth of the number's
 * own power of ten: 0.01 goes to 0.011, 0.1 to 0.11.  Whole numbers move by one.  Results lie in the range
 * and are rounded to the step's decimals, so that 0.1 and 0.2 more is 0.3. */
#ifndef STEPMAX_APP_ADJUST_H
#define STEPMAX_APP_ADJUST_H

#include "lesson/setup.h"

/* The value so many tenths of a step higher (or lower). */
double adjust_steps(double value, SetupRange range, int tenths);

/* The value after a drag over so many pixels: a step a pixel; whole numbers one every 12 pixels; over powers
 * of ten a factor of ten every 150 pixels, to two digits. */
double adjust_drag(double value, SetupRange range, double pixels);

/* A value under a pointer, rounded to what can be told apart along a span: its third significant digit. */
double adjust_to_span(double value, double span);

#endif
