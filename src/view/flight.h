/* Numbers on their way from where they stand into what they are a part of. */
#ifndef STEPMAX_VIEW_FLIGHT_H
#define STEPMAX_VIEW_FLIGHT_H

#include "view/draw.h"

typedef struct Flight {
  Cell cell;
  Point from, to;
  Color color;
  double size; /* of the number, u */
  bool term;   /* of a sum: it goes with its sign */
} Flight;

/* A copy of the number at e in [0, 1] of its way; it fades at the end. */
void flight_draw(const Draw *draw, const Flight *flight, double e);

/* The share of an animation that part i of n has gone, when parts start one after another. */
double flight_stagger(double t, size_t i, size_t n);

#endif
