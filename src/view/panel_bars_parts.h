/* The panel `bars`, in parts: bars in rows, bars that stand, one bar of stacked parts. */
#ifndef STEPMAX_VIEW_PANEL_BARS_PARTS_H
#define STEPMAX_VIEW_PANEL_BARS_PARTS_H

#include "view/panel_bar.h"

/* One bar on the scale, or a part of a stack. */
typedef struct BarsItem {
  PanelNumber number;
  double from, to;
  Color color;
  PanelHead head;
} BarsItem;

typedef enum { BARS_FIXED, BARS_FREE, BARS_SHARE } BarsDrag;

typedef struct Bars {
  const Draw *draw;
  const Panel *panel;
  double u;
  const BarsItem *items;
  size_t count;
  /* As many as there are items, or none. */
  PanelNumbers beside, ghost, width, area, shares;
  PanelNumbers parts;       /* what `sum` is the sum of: the items without the total */
  const PanelNumber *sum;   /* NULL: none */
  const PanelNumber *level; /* NULL: none */
  bool stacked, steps;      /* one bar, or a row for each part and the total */
  bool tracks;              /* pale bars as long as the scale */
  BarsDrag drag;
  size_t mark;    /* the item that stands out; SIZE_MAX: none */
  BarScale scale; /* without its area; low <= 0 <= high unless the lesson says otherwise, or log */
  int digits;     /* of the numbers: enough to tell each from its ghost */
  size_t lanes;   /* bars of an item */
} Bars;

/* A number's bar while it grows: from its ghost, if that is on screen, else from where bars begin, to this
 * share of the scale. */
double bars_reach(const Bars *bars, size_t i, size_t lane);
/* The item's own number, or the one beside it. */
const PanelNumber *bars_number(const Bars *bars, size_t i, size_t lane);

/* --- How much room the ways of drawing need, in pixels, and drawing them. */

double bars_rows_height(const Bars *bars, double lane_u);
double bars_rows_width(const Bars *bars);
void bars_rows_draw(const Bars *bars, Rect rect);

/* Whether every number has its place above its bar. */
bool bars_standing_fit(const Bars *bars, double width);
void bars_standing_draw(const Bars *bars, Rect rect);

double bars_stack_height(const Bars *bars);
void bars_stack_draw(const Bars *bars, Rect rect);

/* --- Shared by them: panel_bars_paint.c */

#define BARS_NAME 1.8   /* u, the size of names and of numbers in lines */
#define BARS_LEGEND 2.6 /* u, the height of a line of keys, of sums, of names */

/* Where a bar stands: its scale with the area, and across it its middle, its thickness and the room in which
 * it is taken hold of. */
typedef struct BarsPlace {
  const BarScale *scale;
  double middle, thick;
  Rect slot;
} BarsPlace;

/* Track, ghost, bar and grip; returns the bar.  strength: of its colour. */
Rect bars_one_draw(const Bars *bars, const BarsPlace *place, size_t i, size_t lane, double strength);
/* Whether a number can be dragged. */
bool bars_can_drag(const Bars *bars, const PanelNumber *number);
CellLook bars_look(const Bars *bars, const PanelNumber *number, double size_u, Align align, int group,
                   size_t i);
#define BARS_GROUP_NUMBERS 0
#define BARS_GROUP_BESIDE 1
#define BARS_GROUP_GHOST 2
#define BARS_GROUP_WIDTH 3
#define BARS_GROUP_SUM 4

/* A key for each of the rows of bars, if there are several; returns the height it takes. */
double bars_legend(const Bars *bars, Rect rect, bool paint);
/* Symbol, sign and number in a line that begins at x; returns its end.  With paint false only measures. */
double bars_total(const Bars *bars, const PanelNumber *number, double x, double y, bool paint);
double bars_total_width(const Bars *bars, const PanelNumber *number);

/* Numbers or texts side by side in a line: each as near to `middle` as the others let it be; `x` is its left
 * edge. Where there is not room for all, those of the least parts are out. */
typedef struct BarsLabel {
  double middle, width, part, x;
  bool out;
} BarsLabel;
void bars_spread(BarsLabel *labels, size_t count, double left, double right, double gap);
BarsLabel bars_number_label(const Bars *bars, const PanelNumber *number, double middle, double part);
/* The number in its place, its middle at y. */
void bars_label_draw(const Bars *bars, const PanelNumber *number, const BarsLabel *label, double y, int group,
                     size_t i);

#endif
