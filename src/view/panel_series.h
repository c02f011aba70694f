/* A series panel being drawn.  Internal to panel_series*.c. */
#ifndef STEPMAX_VIEW_PANEL_SERIES_H
#define STEPMAX_VIEW_PANEL_SERIES_H

#include "view/panel_chart.h"

/* What a line of the chart has besides. */
typedef struct SeriesLine {
  size_t past;                       /* of its points, those that are behind; the rest is still to come */
  const size_t *passes;              /* of the points; NULL over another value's numbers */
  const double *before_x, *before_y; /* as it was before an edit */
  size_t before_count;
} SeriesLine;

enum { SERIES_PROBES = 121 };

typedef struct Series {
  Chart chart;
  SeriesLine more[CHART_LINES_MAX];
  bool grid;     /* over another value's numbers, not over updates */
  bool has_over; /* what runs along the axis is a number, or numbers, of the trace */
  Cell over;
  bool has_next; /* the newest point is the one after the update */
  bool future;
  size_t places; /* along the axis, for the pointer */
} Series;

/* False: there is nothing to draw. */
bool series_make(Series *series, const Draw *draw, const Panel *panel);
ChartRange series_range(const Series *series);

#endif
