/* A chart inside a card: a frame with grid, ticks and names on two axes, linear or logarithmic, curves,
 * marked points whose labels keep out of each other's way. */
#ifndef STEPMAX_VIEW_PLOT_H
#define STEPMAX_VIEW_PLOT_H

#include "chart/axis.h"
#include "view/draw.h"
#include "view/strokes.h"

/* The chart of the first panel that answers to the pointer; those of others follow by their index. */
enum { CHART_PANEL = 100 };

typedef struct Plot {
  const Draw *draw;
  Rect area; /* between the axes */
  Axis x, y;
} Plot;

/* Ranges and names; a NULL name is left out. */
typedef struct PlotFrame {
  double x_low, x_high, y_low, y_high;
  bool whole_x;
  bool fixed_y;   /* the axis ends at y_high, not at the tick above it */
  bool percent_y; /* its numbers are written as percentages */
  const char *x_name, *y_name;
  const char *x_symbol;  /* a formula, where there is no name */
  const char *y_symbol;  /* the same, of a map */
  double x_step, y_step; /* between ticks, or a multiple of it where they would be many; 0: chosen */
  bool log_x, log_y;
  double lanes;         /* pixels for arrows below the ticks' numbers across, above the name */
  double key;           /* pixels below the name's row */
  double tag, tag_room; /* ticks' numbers along x keep clear of this pixel, so many pixels; 0: of none */
  double y_room;        /* pixels at the upper end of the axis up that its numbers keep clear, for a name */
} PlotFrame;

/* What lies between the axes of a frame in rect. */
Rect plot_area(const Draw *draw, Rect rect, const PlotFrame *frame);
/* The axis across, over an area. */
Axis plot_axis_across(const Draw *draw, Rect area, const PlotFrame *frame);
/* The middle of the row below the ticks' numbers where the axis's name stands, and what that leaves of it. */
double plot_name_y(const Draw *draw, Rect area, const PlotFrame *frame);
double plot_name_left(const Draw *draw, Rect area, const PlotFrame *frame);
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
  size_t count;
  double width; /* u */
  Color color;
  double dash;  /* u: the length of its dashes; 0: solid */
  bool stepped; /* level stretches with nothing between them */
} PlotLine;
/* Its points in pixels, a point of NaNs in each gap; in the arena. */
Stroke plot_stroke(const Plot *plot, const PlotLine *line);

/* A ring (hollow) or a disc (solid). */
void plot_mark(const Plot *plot, double x, double y, bool hollow, double radius_u, Color color);
/* Makes `count` places along x answer to the pointer, as those of the pane that is drawn. */
void plot_probe(const Plot *plot, int chart, size_t count);
/* The value of the i-th such place. */
double plot_probe_value(double low, double high, bool log, size_t i, size_t count);

/* What drags a number along the axis 'x' or 'y': `of`, a number of the plot's pane that lies on the axis, by
 * changing `by`, with which it changes at this rate (1 where they are the same). */
Handle plot_handle(const Plot *plot, char axis, Cell of, Cell by, double rate);
/* What drags the numbers across and up at once (up NULL: none), as far as they can be changed; HANDLE_NONE:
 * neither can. */
Handle plot_handle_plane(const Plot *plot, Cell across, const Cell *up);

#endif
