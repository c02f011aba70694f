/* A curve panel being drawn.  Internal to panel_curve*.c.
 *
 * First all places along the axis whose heights are needed are collected, then each curve is sampled once,
 * then all is drawn. */
#ifndef STEPMAX_VIEW_PANEL_CURVE_H
#define STEPMAX_VIEW_PANEL_CURVE_H

#include "view/panel_chart.h"

#define CURVE_LANE 3.0 /* u: an arrow along the axis */

enum { CURVE_SAMPLES = 241, CURVE_PLACES = 512, CURVE_POINTS_MAX = 40, CURVE_PROBES = 121 };

/* A point of the option `points`. */
typedef struct CurvePoint {
  size_t item;
  Cell at, tagged;  /* tagged: the number that stands beside it */
  const Draw *told; /* the pane of that number */
  bool sloped;      /* that is its slope */
  ChartDrag drag;
  double x, y;        /* y NaN: on the first curve */
  double old;         /* x before an update, NaN: it did not move */
  double original;    /* x before an edit, or NaN */
  double slope, stem; /* NaN: none */
  double shown;       /* how strongly it shows */
  Color color;
} CurvePoint;

/* At the present point, or where it was before an update. */
typedef struct CurveTangent {
  double slope, shown; /* shown 0: there is none */
  bool numbered;       /* the slope is this number of the trace */
  Cell cell;
  Point ends[2]; /* in pixels, once it is drawn */
} CurveTangent;

typedef struct Curve {
  Chart chart;
  Cell over, next; /* next where it `moves` */
  bool moves, has_point;
  double touch;    /* x before an update */
  double original; /* x before an edit, or NaN */
  double x[CURVE_PLACES];
  size_t x_count, samples; /* the first `samples` of them are the curves' own */
  bool even;               /* they are evenly apart */
  CurveTangent tangents[CHART_LINES_MAX];
  CurvePoint points[CURVE_POINTS_MAX];
  size_t point_count;
  double path[CURVE_POINTS_MAX]; /* where the point was before earlier updates */
  size_t path_count;
} Curve;

/* The height of a line where it was sampled; NaN: elsewhere, or no number. */
double curve_at(const Curve *curve, size_t line, double x);

/* How many arrows along the axis are on screen. */
size_t curve_arrow_count(const Curve *curve);

/* Lines, from below; labels and what they keep clear of; on top of the lines. */
void curve_lines_add(Curve *curve);
void curve_tags_add(Curve *curve);
void curve_points_draw(const Curve *curve);

#endif
