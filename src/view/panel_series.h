/* A series panel being drawn.  Internal to panel_series*.c. */
#ifndef STEPMAX_VIEW_PANEL_SERIES_H
#define STEPMAX_VIEW_PANEL_SERIES_H

#include "trace/trend.h"
#include "view/panel_chart.h"

typedef struct SeriesLine {
  ChartLine line;
  const double *x, *y; /* all that is known */
  size_t count;
  size_t past;          /* of them, those that are behind; the rest is still to come */
  const size_t *passes; /* of the points; NULL over another value's numbers */
  double now_x, now_y;  /* the present place; now_y NaN: none */
  bool numbered;        /* `now` is the number there */
  Cell now;
  const double *before_x, *before_y; /* as it was before an edit */
  size_t before_count;
} SeriesLine;

typedef struct SeriesPicture {
  const Draw *draw;
  const Panel *panel;
  SeriesLine lines[CHART_LINES_MAX];
  size_t count;
  bool grid;     /* over another value's numbers, not over updates */
  bool has_over; /* what runs along the axis is a number, or numbers, of the trace */
  Cell over;
  bool has_next; /* the newest point is the one after the update */
  bool has_at;   /* `at` is the present place of a grid */
  Cell at;
  bool future;
  double x_low, x_high;
  PlotFrame frame;
  Plot plot;
  ChartInk ink;
} SeriesPicture;

/* False: there is nothing to draw. */
bool series_make(SeriesPicture *picture, const Draw *draw, const Panel *panel);
ChartRange series_range(const SeriesPicture *picture);
/* Which of a line's first `count` points is nearest to a place along the axis; false: none. */
bool series_nearest(size_t *out, const SeriesLine *line, size_t count, double x);

bool series_shown(const SeriesLine *line);
/* The lines go on beyond the present place: their names stand at their ends, not with the present numbers. */
bool series_goes_on(const SeriesPicture *picture);
/* The room that is needed behind the chart, in pixels. */
double series_names_width(const SeriesPicture *picture, double width);
void series_end_names_draw(const SeriesPicture *picture);
void series_present_tags(SeriesPicture *picture);

/* The present place of a grid: ticks keep clear of its number. */
void series_keep_clear(SeriesPicture *picture, Rect rect);
void series_at_draw(const SeriesPicture *picture);

/* Makes the chart answer to the pointer: returns the place along the axis that is pointed at, or NaN where
 * there is nothing to be read there. */
double series_probe(const SeriesPicture *picture);
size_t series_readings(ChartReading *out, const SeriesPicture *picture, double x);

#endif
