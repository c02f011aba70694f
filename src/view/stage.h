/* The stage: one row per class, data flowing from left to right.  Its parts serve the comparison of losses
 * too. Internal to stage*.c and compare*.c. */
#ifndef STEPMAX_VIEW_STAGE_H
#define STEPMAX_VIEW_STAGE_H

#include "view/arrow.h"
#include "view/draw.h"

typedef enum {
  COLUMN_CHIP,
  COLUMN_W,
  COLUMN_B,
  COLUMN_Z,
  COLUMN_EXP,
  COLUMN_P,
  COLUMN_Y,
  COLUMN_DZ,
  COLUMN_MOVE,
  COLUMN_COUNT
} ColumnId;

typedef struct Span {
  double x, w;
} Span;

typedef struct Stage {
  const Draw *draw;
  const Trace *trace;
  Rect rect;
  size_t K, D, label; /* label from 0 */
  double u;
  double size;               /* of numbers, in u */
  double symbols_y, names_y; /* middles of the two lines of heads */
  Rect x_row;                /* y and height only */
  double top, row;           /* of the first class; height of a class's row */
  double sums_y;
  Span columns[COLUMN_COUNT];
  double cell_w; /* of one weight, its gap included */
  bool scoring;  /* scores are being computed: products show in the cells of W */
  bool after;    /* the forward pass after the update is on screen: p - y is of the one before */
  Fit weights;   /* of all numbers in the cells of W and b */
  /* Where several traces share a row's bars, one below the other: which this one's are, and how many there
   * are; both 0 where it has the row to itself. */
  size_t lane, lanes;
} Stage;

Rect stage_row(const Stage *stage, size_t k);              /* the whole row */
Rect stage_lane(const Stage *stage, size_t k);             /* its part for this trace's bars */
Rect stage_weight(const Stage *stage, size_t k, size_t d); /* d = D: the bias */
Rect stage_input(const Stage *stage, size_t d);
Color stage_color(const Stage *stage, size_t k); /* class k's */

/* The value shown in a column now: after the update if that is revealed, else before. `before` is filled if
 * both are on screen. */
typedef struct Shown {
  ValueId now, before;
  bool has_before;
  double presence;
} Shown;
Shown stage_shown(const Stage *stage, ValueId before, ValueId after, size_t k);

/* How far class k's row is while scores are new: where there are several, one row follows another, for the
 * eye to follow. */
double stage_row_progress(const Stage *stage, size_t k);

/* The least and greatest finite numbers of a value and of the one after the update, and 0; over this update's
 * pass or over the whole lesson. */
typedef struct Extent {
  double low, high;
} Extent;
Extent stage_extent(const Stage *stage, ValueId before, ValueId after, bool whole_lesson);
/* The room that the numbers of an extent take in this value's column. */
double stage_number_width(const Stage *stage, ValueId value, Extent extent, int digits);

/* The line that bars and arrows stand on. */
void stage_axis(const Stage *stage, double x);

/* A copy of a number on its way from one place to another, at e in [0, 1]. */
void stage_fly(const Stage *stage, Cell cell, Color color, Point from, Point to, double e);
/* The share of an animation that part i of n has gone, when parts start one after another. */
double stage_stagger(double t, size_t i, size_t n);

void stage_weights_draw(const Stage *stage); /* chips, x, label, W, b */
void stage_bars_draw(const Stage *stage);    /* z, e^z, p, y and the sums */
void stage_arrows_draw(const Stage *stage);  /* p - y and the move */

/* The parts of these, for a stage of other columns. */
void stage_label_row_draw(const Stage *stage); /* tinted and framed; it lies behind everything */
void stage_chip_draw(const Stage *stage, size_t k);
void stage_scores_draw(const Stage *stage, Extent extent); /* their scale; 0 is in it */
void stage_probabilities_draw(const Stage *stage);
void stage_targets_draw(const Stage *stage);

/* A column's symbol, or a briefer one where room is short, and its name below; absent until the value is on
 * screen. */
typedef struct Head {
  ColumnId column;
  ValueId value;
  const char *symbol, *brief;
  StringId name;
} Head;
void stage_head_draw(const Stage *stage, const Head *head, Span column);

/* A column of arrows, a class each, with their numbers. */
typedef struct Arrows {
  ValueId value;
  bool solid;
  double axis, scale; /* pixels; scale is negative where arrows are mirrored */
  Span numbers;       /* of no width: there is no room for them */
  int digits;         /* 0: the user's */
  size_t line,
      lines; /* of several columns on one axis, whose numbers stand one below the other; 0, 0: the only one */
} Arrows;
void stage_arrow_column_draw(const Stage *stage, const Arrows *arrows);

/* Where a score's number stands, for what flies there. */
Point stage_score_place(const Stage *stage, size_t k);

#endif
