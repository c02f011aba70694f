/* A worked sample under several losses: a card for what they have in common, then one for each pane, their
 * rows in line, so that a class can be followed through all of them.  Internal to compare*.c. */
#ifndef STEPMAX_VIEW_COMPARE_H
#define STEPMAX_VIEW_COMPARE_H

#include "view/screen.h"
#include "view/stage.h"

/* A pane's columns, in its card. */
typedef enum { COMPARE_DP, COMPARE_JACOBIAN, COMPARE_DZ, COMPARE_COLUMNS } CompareColumn;

typedef struct ComparePane {
  Stage stage; /* the pane's numbers, and the card as its rectangle */
  const LessonPane *pane;
  bool squared;                  /* it has the Jacobian */
  Span columns[COMPARE_COLUMNS]; /* of no width where it is not there */
  double cell;                   /* width of one of the Jacobian's */
} ComparePane;

typedef struct Compare {
  const Draw *draw;
  double u, title_y;
  size_t count; /* of panes */
  ComparePane panes[LESSON_PANES_MAX];
  Stage common;                           /* chips, z, p and y */
  bool apart;                             /* the panes' scores differ: each has bars of its own */
  bool alone;                             /* no pane has anything yet: the common card has the whole width */
  Rect parameters, losses, probabilities; /* the cards below */
} Compare;

Compare compare_make(const Draw *draw, const Screen *screen);

/* What tells panes apart wherever they share a place: a ring for the first, a disc for the second, then a
 * square and a diamond; in a class's colour, or in ink. */
void compare_mark(const Draw *draw, size_t pane, double x, double y, double radius, Color color);

Rect compare_jacobian_cell(const ComparePane *pane, size_t row, size_t col);
/* Above the Jacobian's columns: what its rows are multiplied by. */
Rect compare_factor(const ComparePane *pane, size_t col);

void compare_common_draw(const Compare *compare);
void compare_pane_draw(const Compare *compare, size_t pane);
/* What each class adds to the loss, in the place of a gradient that is still to come. */
void compare_terms_draw(const ComparePane *pane);
/* Numbers on their way from one card to another; over everything. */
void compare_flights_draw(const Compare *compare);
/* x, W and b, and the two charts over the updates. */
void compare_parameters_draw(const Compare *compare);
void compare_charts_draw(const Compare *compare);

#endif
