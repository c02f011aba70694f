/* What the panels with axes share: lines and what they are called, the range of heights, marks, points that
 * can be dragged, arrows, the key with the numbers at the present place or where the pointer is. */
#ifndef STEPMAX_VIEW_PANEL_CHART_H
#define STEPMAX_VIEW_PANEL_CHART_H

#include "view/panel_numbers.h"
#include "view/place.h"
#include "view/plot.h"
#include "view/tag.h"

/* --- Ink: lines are collected, labels are placed clear of them and of one another, then the lines are drawn
 * around the labels, and the labels on top of all. */

enum { INK_TAGS_MAX = 96 };

typedef struct ChartInk {
  const Draw *draw;
  Places places;
  Strokes strokes;
  PlacedTag tags[INK_TAGS_MAX];
  size_t tag_count;
} ChartInk;

/* Labels keep a point clear, and, from here on, all lines added so far. */
void ink_take(ChartInk *ink, Point at, double radius);
void ink_keep_clear(ChartInk *ink);

/* Labels.  What finds no place is left out. */
void ink_tag_near(ChartInk *ink, const Tag *tag, double clear);
void ink_tag_at(ChartInk *ink, const Tag *tag, double x, double y);

void ink_draw_tags(const ChartInk *ink);

/* --- The chart */

enum { CHART_LINES_MAX = 40, CHART_MARKS_MAX = 40 };

/* A number that is drawn as a line. */
typedef struct ChartLine {
  const Draw *draw; /* of its pane */
  Cell cell;
  Color color;
  double dash;      /* u; 0: solid */
  const char *name; /* a formula */
  bool stepped;
  double presence;     /* 0 hidden, the animation's progress while it is new, 1 known */
  const double *x, *y; /* its points */
  size_t count;
  double at, height; /* the present place; height NaN: none */
  bool numbered;     /* the height is `now`, a number of the trace */
  Cell now;
  double read_x, read; /* where the pointer is; read NaN: nothing there */
} ChartLine;

typedef struct ChartMark {
  double at, to;     /* to NaN: no interval */
  const char *title; /* words; NULL: none */
  double height;     /* NaN: as high as the chart */
} ChartMark;

typedef struct Chart {
  const Draw *draw;
  const Panel *panel;
  ChartLine lines[CHART_LINES_MAX];
  size_t count;
  ChartMark marks[CHART_MARKS_MAX]; /* those that are not finite, or lie outside, draw nothing */
  size_t mark_count;
  double x_low, x_high;
  bool placed; /* `place` is the number at the present place of the axis across */
  Cell place;
  double at;      /* that place */
  double pointed; /* x under the pointer; NaN: none */
  bool brief;     /* the key has no room for numbers */
  PlotFrame frame;
  Plot plot;
  ChartInk ink;
} Chart;

/* The i-th line, of a number; without points. */
ChartLine chart_line(const Draw *draw, Cell cell, size_t i);
/* As it is drawn. */
PlotLine chart_plot_line(const ChartLine *line);
/* The lines of an option, at most CHART_LINES_MAX; panes that are not on screen are left out. */
size_t chart_lines(ChartLine *out, const Draw *draw, const Panel *panel, const char *key);
/* Without lines, places and frame. */
void chart_begin(Chart *chart, const Draw *draw, const Panel *panel);

/* --- Colours, words and numbers */

/* A class's or situation's own; of a number by itself ink, or, as one of several, a colour that no class has.
 */
Color chart_color(const Draw *draw, Cell cell, size_t i);
Color chart_line_color(const Draw *draw, size_t i);
/* As draw_presence, but what is new is never quite hidden: its room is there from the first picture on. */
double chart_presence(const Draw *draw, Cell cell);
/* "p_4 = 0.60": a number with its symbol, in a group of the panel's; without a place and in ink. */
Tag chart_tag(const Draw *draw, const Panel *panel, Cell cell, int group, size_t row);
/* The same at the present point of the i-th line. */
Tag chart_present_tag(const Chart *chart, size_t i);
/* A symbol with "=" behind it. */
const char *chart_equals(const Draw *draw, const char *symbol);
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

/* --- Drawing, in this order */

/* Axes, titles and the room of the key. */
void chart_open(Chart *chart, Rect rect, const ChartRange *heights);
/* With what the kind has added to the ink: marks, then lines. */
void chart_draw_lines(Chart *chart);
/* On top of all: the key, the present place, what is pointed at, labels. */
void chart_close(Chart *chart);

/* What it needs at least; lanes: of the arrows, in u. */
PanelRoom chart_room(const Chart *chart, double lanes);

/* Whether the key says what a line is; else its name and number stand near its point. */
bool chart_has_key(const Chart *chart);
/* The key below an area between axes, if it is painted; returns how many rows it has. */
size_t chart_key(const Chart *chart, Rect area, bool paint);
/* The x that the pointer is at, of so many places; NaN: elsewhere. */
double chart_pointed(const Chart *chart, bool log_scale, size_t places);
/* The number that stands among those of the ticks: the present place, or that under the pointer; where, and
 * around which x in pixels below an area between axes. */
const char *chart_chip_text(const Chart *chart);
double chart_chip_at(const Chart *chart);
Rect chart_chip(const Draw *draw, const char *text, double x, Rect area);
void chart_reading_tags(Chart *chart);
void chart_chip_draw(const Draw *draw, const char *text, Rect chip);

/* --- Marks */

void chart_marks(Chart *chart); /* reads them */
void chart_marks_tags(Chart *chart);
void chart_marks_draw(const Chart *chart);

/* --- Points */

/* What a drag of a point changes: `by`, and `of` follows the pointer along an axis, 'x' or 'y'. */
typedef struct ChartDrag {
  bool on;
  char axis;
  Cell of, by;
  double rate;
} ChartDrag;

/* By what an option names, or by itself; on only where it is wanted, and can be changed. */
ChartDrag chart_drag(const Draw *draw, char axis, Cell of, const Cell *by, bool wanted);
/* The hit of a point, with a grip if it can be dragged; else it is the number `shown`. */
void chart_hit(const Plot *plot, const Draw *draw, Point at, Color color, Cell shown, const ChartDrag *drag);

/* --- Arrows along the axis across, in lanes of their own */

typedef struct ChartArrow {
  const Draw *draw;
  const Panel *panel;
  Cell cell;
  double from, to, y; /* pixels; `to` at the end of an animation */
  bool solid, nameless;
  Color color;
  int group; /* of its number's hit in the panel, and its row there */
  size_t row;
} ChartArrow;

Tag chart_arrow_tag(const ChartArrow *arrow);
/* Its number stands behind its head, or before its foot where room ends. */
void chart_arrow_draw(const ChartArrow *arrow, Rect room);

/* --- For the transcript */

/* The same at the end of its animation. */
Draw chart_still(const Draw *draw);
/* "0.00 to 1.00" */
const char *chart_range_words(const Draw *draw, double low, double high);
/* A height as the line's own number would be shown. */
const char *chart_height(const ChartLine *line, double height);

#endif
