/* A number line being drawn.  Internal to panel_line*.c.
 *
 * From above: intervals, names with their numbers, arrows, the line itself with its scale, a second scale.
 * Each of these takes as many lanes as it needs. */
#ifndef STEPMAX_VIEW_PANEL_LINE_H
#define STEPMAX_VIEW_PANEL_LINE_H

#include "view/panel_chart.h"

enum { LINE_POINTS_MAX = 40, LINE_INTERVALS_MAX = 40, LINE_ARROWS = 2 };

typedef struct LineArrow {
  bool shown;
  Cell cell;
  double to; /* where its head is, in numbers */
  int lane;  /* from below */
} LineArrow;

typedef struct LinePoint {
  size_t item;
  Cell cell;
  double x, shown;
  Color color;
  LineArrow arrows[LINE_ARROWS]; /* the gradient, hollow; the move, solid */
  ChartDrag drag;
} LinePoint;

typedef struct LineInterval {
  double from, to; /* from <= to; may be infinite */
  const char *title;
  int lane;
} LineInterval;

/* Lanes of one height in pixels. */
typedef struct LineLanes {
  int count;
  double height;
} LineLanes;

typedef struct LinePicture {
  const Draw *draw;
  const Panel *panel;
  LinePoint points[LINE_POINTS_MAX];
  size_t count;
  LineInterval intervals[LINE_INTERVALS_MAX];
  size_t interval_count;
  double low, high;
  double second; /* units of the second scale in one of the first; NaN: none */
  LineLanes interval_lanes, rows, arrow_lanes;
  bool brief;       /* too little room for the arrows' names */
  double names;     /* room for the scales' names behind the line, pixels */
  Rect rect;        /* the whole */
  double top, line; /* y of the upper edge of what is drawn, and of the line */
  Plot plot;
} LinePicture;

/* Everything but lanes and places; false: nothing stands on it. */
bool line_make(LinePicture *picture, const Draw *draw, const Panel *panel);
/* Lanes and rows within a width, and where the line lies in rect.  Returns the height it needs, in pixels. */
double line_arrange(LinePicture *picture, Rect rect);

/* The label of a point. */
Tag line_tag(const LinePicture *picture, size_t i);
/* An arrow of the i-th point in its lane. */
ChartArrow line_arrow(const LinePicture *picture, size_t i, size_t arrow);
double line_at(const LinePicture *picture, double x);
/* The name of a scale; NULL: it has none. */
const char *line_name(const LinePicture *picture, const char *key);

#define LINE_GAP 1.4    /* u: from the lowest lane to the line */
#define LINE_SECOND 4.0 /* u: from the first scale to the second */

#endif
