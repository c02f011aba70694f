/* What the panels with two axes share: lines and their names, the range of heights, titles, marks, the
 * reading of what is pointed at. */
#ifndef STEPMAX_VIEW_PANEL_CHART_H
#define STEPMAX_VIEW_PANEL_CHART_H

#include "view/panel.h"
#include "view/panel_ink.h"

enum { CHART_LINES_MAX = 40, CHART_MARKS_MAX = 40 };

/* A number that is drawn as a line. */
typedef struct ChartLine {
  const Draw *draw; /* of its pane */
  Cell cell;
  Color color;
  const char *name; /* a formula */
  bool stepped;
  double presence; /* 0 hidden, the animation's progress while it is new, 1 known */
} ChartLine;

/* The numbers of an option, in the arena; panes that are not on screen are left out. */
ChartLine *chart_lines(const Draw *draw, const Panel *panel, const char *key, size_t *count);

/* A row's class has the class's colour; a number by itself ink, or, as one of several, a colour that no class
 * has. */
Color chart_color(const Draw *draw, Cell cell, size_t i);
/* As draw_presence, but what is new is never quite hidden: its room is there from the first picture on. */
double chart_presence(const Draw *draw, Cell cell);

/* Of the i-th line that is no single number. */
Color chart_line_color(const Draw *draw, size_t i);
/* What lies beside classes and lines: a tangent. */
Color chart_tangent_color(const Draw *draw);
/* Words as a formula. */
const char *chart_words(const Draw *draw, const char *words);
/* A number that is none of the trace, with the user's digits, or as many as show it. */
const char *chart_number(const Draw *draw, double number);

/* The numbers that an editable value may take; false: it cannot be changed, or has no bounds. */
bool chart_edit_range(const Draw *draw, Cell cell, double *low, double *high);

/* --- Heights */

typedef struct ChartRange {
  double low, high;   /* low > high: nothing taken so far */
  const double *some; /* heights of which most should be seen, not each */
  size_t count;
} ChartRange;

#define CHART_RANGE_NONE ((ChartRange){.low = INFINITY, .high = -INFINITY})
void chart_range_take(ChartRange *range, double number); /* what is not finite does not count */

/* The option's logarithm along an axis, 'x' or 'y'. */
bool chart_is_log(const Panel *panel, char axis);

/* Heights, titles and logarithms; y names the axis up where there is no title: NULL for none. */
void chart_frame(PlotFrame *frame, const Draw *draw, const Panel *panel, const ChartRange *range,
                 const char *x_symbol);

/* --- Marks */

typedef struct ChartMark {
  double at, to;     /* to NaN: no interval */
  const char *title; /* words; NULL: none */
} ChartMark;

/* In the arena; those that are not finite, or lie outside, are kept: they draw nothing. */
ChartMark *chart_marks(const Draw *draw, const Panel *panel, size_t *count);
/* The interval's ground, or the line from the axis to `height` (NaN: to the top). */
void chart_mark_draw(const Plot *plot, const ChartMark *mark, double height);
/* Its title, and without one its height. */
void chart_mark_tag(ChartInk *ink, const Plot *plot, const ChartMark *mark, double height);

/* --- The present place */

/* Below an area between axes: where the number at a pixel of the axis stands, and the number there. */
Rect chart_place(const Draw *draw, Cell cell, double x, Rect area);
void chart_place_draw(const Draw *draw, Cell cell, Rect place, int group);

/* --- What is pointed at */

typedef struct ChartReading {
  const ChartLine *line;
  double x, height; /* height NaN: nothing there */
} ChartReading;

/* The heights beside the pointer's line, where other labels leave room for them; false: they do not. */
bool chart_reading_tags(ChartInk *ink, const Plot *plot, const ChartReading *readings, size_t count);
/* Rings on the lines, and in the row of the axis's name x of the first; with `heights` those as well: "p =
 * 0.30 ℓ = 1.20". */
void chart_reading_draw(const Plot *plot, const PlotFrame *frame, const ChartReading *readings, size_t count,
                        bool heights);

/* --- For the transcript */

/* The same at the end of its animation. */
Draw chart_still(const Draw *draw);
/* A formula as plain text. */
const char *chart_plain(const Draw *draw, const char *formula);

#endif
