/* A chart inside a card: a frame with grid, ticks and names on two axes, linear or logarithmic, curves,
 * marked points whose labels keep out of each other's way. */
#ifndef STEPMAX_VIEW_PLOT_H
#define STEPMAX_VIEW_PLOT_H

#include "chart/axis.h"
#include "view/draw.h"
#include "view/strokes.h"

/* Of charts that answer to the pointer the first panel's; those of other panels follow by their index. */
enum { CHART_PANEL = 100 };

typedef struct Plot {
  const Draw *draw;
  Rect area; /* between the axes */
  Axis x, y;
  const Point *curve; /* the one drawn last, in pixels */
  size_t curve_count;
} Plot;

/* Ranges and names; a NULL name is left out. */
typedef struct PlotFrame {
  double x_low, x_high, y_low, y_high;
  bool whole_x;
  bool fixed_y;   /* the axis ends at y_high, not at the tick above it */
  bool percent_y; /* its numbers are written as percentages */
  bool share_y;   /* y is a probability: ticks at 0, 1/2 and 1 alone, whatever the range */
  const char *x_name, *y_name;
  double x_step; /* between ticks, or a multiple of it where they would be many; 0: chosen */
  bool log_x, log_y;
  double lanes;                    /* pixels above the axis across that are for arrows, below all heights */
  const char *x_symbol, *y_symbol; /* formulas, where there is no name */
  double tag, tag_room; /* ticks' numbers along x keep clear of this pixel, so many pixels; 0: of none */
  double y_room;        /* pixels at the upper end of the axis up that its numbers keep clear, for a name */
} PlotFrame;

/* What lies between the axes of a frame in rect. */
Rect plot_area(const Draw *draw, Rect rect, const PlotFrame *frame);
/* Draws the frame into rect (its ticks and names included). */
Plot plot_begin(const Draw *draw, Rect rect, const PlotFrame *frame);
/* The same around an area that is filled, the names (formulas) at the ends of the ticks' numbers: for maps.
 */
Plot plot_begin_inside(const Draw *draw, Rect area, const PlotFrame *frame);
/* Only the axis across, along the lower edge of an area: a number line. */
Plot plot_begin_across(const Draw *draw, Rect area, const PlotFrame *frame);
Point plot_at(const Plot *plot, double x, double y);
/* The same also outside the axes, for lines that leave the picture. */
Point plot_beyond(const Plot *plot, double x, double y);
/* A line that may have gaps (NaN) and leave the picture. */
typedef struct PlotLine {
  const double *x, *y;
  size_t count, stride; /* y[i * stride] */
  double width;         /* u */
  Color color;
  bool dashed;
  double dash;  /* u: the length of its dashes, where it is not 0 */
  bool stepped; /* level stretches with nothing between them */
} PlotLine;
/* Its points in pixels, a point of NaNs in each gap; in the arena. */
Stroke plot_stroke(const Plot *plot, const PlotLine *line);

/* A ring (hollow) or a disc (solid). */
void plot_mark(const Plot *plot, double x, double y, bool hollow, double radius_u, Color color);
/* Makes the places from `low` to `high` along x, `count` of them, answer to the pointer (as those of the pane
 * that is drawn); returns the value pointed at, or NaN. A hairline marks it. */
double plot_probe(const Plot *plot, int chart, double low, double high, size_t count);
/* The value of the i-th such place. */
double plot_probe_value(double low, double high, bool log, size_t i, size_t count);

/* What drags a number along the axis 'x' or 'y': `of`, a number of the plot's pane that lies on the axis, by
 * changing `by`, with which it changes at this rate (1 where they are the same). */
Handle plot_handle(const Plot *plot, char axis, Cell of, Cell by, double rate);
/* What drags the numbers across and up at once (up NULL: none), as far as they can be changed; HANDLE_NONE:
 * neither can. */
Handle plot_handle_plane(const Plot *plot, Cell across, const Cell *up);

#endif
