/* Numbers in lines below a picture, each behind its name or symbol. */
#ifndef STEPMAX_VIEW_READOUTS_H
#define STEPMAX_VIEW_READOUTS_H

#include "view/panel.h"

enum { READOUTS_MAX = 16 };

typedef struct Readout {
  const char *name;   /* words; NULL: the symbol stands there */
  const char *symbol; /* a formula */
  int digits;         /* decimals; 0: the user's */
  bool is_cell;
  Cell cell;
  double number;   /* else this one, a whole number */
  double widest;   /* the longest that it may become, so that nothing moves as it grows */
  double presence; /* 0: its place is kept */
  bool fresh;
} Readout;

typedef struct Readouts {
  const Draw *draw;
  Readout at[READOUTS_MAX];
  size_t count;
} Readouts;

/* Adds the items of an option `numbers` whose condition holds; `moved`: those after the update, where an item
 * has one. */
void readouts_add_items(Readouts *readouts, const Panel *panel, bool moved);
/* Adds a count that is no number of the trace. */
void readouts_add_count(Readouts *readouts, StringId name, size_t number, size_t widest);

/* In pixels; 0 without any. */
double readouts_height(const Readouts *readouts, double width);
void readouts_draw(const Readouts *readouts, Rect rect, int group);

#endif
