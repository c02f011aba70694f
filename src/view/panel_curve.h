/* A curve panel being drawn.  Internal to panel_curve*.c.
 *
 * First all places along the axis whose heights are needed are collected, then each curve is sampled once,
 * then all is drawn. */
#ifndef STEPMAX_VIEW_PANEL_CURVE_H
#define STEPMAX_VIEW_PANEL_CURVE_H

#include "trace/trend.h"
#include "view/panel_chart.h"

#define CURVE_LANE 3.4 /* u: an arrow along the axis */

enum { CURVE_SAMPLES = 241, CURVE_PLACES = 512, CURVE_POINTS_MAX = 40, CURVE_PROBES = 121 };

/* A place along the axis, and its heights once the curves are sampled. */
typedef size_t CurvePlace;
#define CURVE_NOWHERE ((CurvePlace)-1)

/* A point of the option `points`. */
typedef struct CurvePoint {
  size_t item;
  Cell at, height; /* height is used where `has_height` */
  bool has_height;
  Cell by;               /* what a drag changes */
  Cell next;             /* `at` after an update, where `old` is a place */
  double x, slope, stem; /* slope, stem NaN: none */
  double shown;          /* how strongly it shows */
  CurvePlace place, old; /* old: before an update; CURVE_NOWHERE: it did not move */
  CurvePlace original;   /* before an edit */
  Color color;
} CurvePoint;

/* Where the line touches at `touch`. */
typedef struct CurveTangent {
  double slope, shown; /* shown 0: there is none */
  bool numbered;       /* the slope is this number of the trace */
  Cell cell;
  Point ends[2]; /* in pixels, once it is drawn */
} CurveTangent;

typedef struct CurvePicture {
  const Draw *draw;
  const Panel *panel;
  ChartLine *lines;
  size_t count;
  Cell over, next; /* next where `moves` */
  bool moves;
  double x_low, x_high;
  bool has_point;      /* the present point can be seen */
  double point, touch; /* x of the present point, and where the tangent touches */
  double step_end;     /* the end of the step that begins at touch; NaN: none */
  double x[CURVE_PLACES];
  size_t x_count; /* the first `samples` of them are the curves' own */
  size_t samples;
  bool even;                        /* they are evenly apart */
  double *heights[CHART_LINES_MAX]; /* of each line, its numbers `stride` apart */
  size_t stride[CHART_LINES_MAX];
  double at[CHART_LINES_MAX]; /* where each line's present point is: in other panes elsewhere */
  CurvePlace now[CHART_LINES_MAX];
  CurvePlace at_touch, beside[2], at_end, original, pointed;
  CurveTangent tangents[CHART_LINES_MAX];
  CurvePoint *points;
  size_t point_count;
  ChartMark *marks;
  size_t mark_count;
  CurvePlace mark_places[CHART_MARKS_MAX];
  CurvePlace path[CURVE_POINTS_MAX];
  size_t path_count;
  PlotFrame frame;
  Plot plot;
  ChartInk ink;
} CurvePicture;

/* Asks for the heights at x; more than there is room for: nowhere. */
CurvePlace curve_want(CurvePicture *picture, double x);
/* NaN: not sampled, or no number. */
double curve_height(const CurvePicture *picture, size_t line, CurvePlace place);

/* Collects what is needed, and samples; false: nothing can be drawn. */
bool curve_make(CurvePicture *picture, const Draw *draw, const Panel *panel);

/* Heights that have to be seen. */
ChartRange curve_range(const CurvePicture *picture);

/* Lines, from below. */
void curve_before_add(CurvePicture *picture); /* the curves before an edit */
void curve_tangents_add(CurvePicture *picture);
void curve_step_add(CurvePicture *picture);
void curve_points_add(CurvePicture *picture);

/* Labels, the most needed first; before them, what they keep clear of. */
void curve_points_take(CurvePicture *picture);
void curve_tags_add(CurvePicture *picture);
void curve_arrow_tags(CurvePicture *picture);

/* On top of the lines. */
void curve_arrows_draw(const CurvePicture *picture);
void curve_points_draw(const CurvePicture *picture);

/* How many arrows along the axis are on screen. */
size_t curve_arrow_count(const CurvePicture *picture);

/* How high a further point stands. */
double curve_point_height(const CurvePicture *picture, const CurvePoint *point);

/* The i-th of the option `changes`: 0 along the curve, 1 along its tangent. */
typedef struct CurveChange {
  bool seen;
  Point from, to; /* at the step's end, from the height that it began at */
  Color color;
  bool dashed;
  Cell cell;
} CurveChange;
CurveChange curve_change(const CurvePicture *picture, size_t i);

/* Where the number at the present place stands, below an area between axes; of no width: none does. */
Rect curve_place(const CurvePicture *picture, Rect area);
void curve_place_draw(const CurvePicture *picture);

/* --- Small things */

bool curve_shows(const CurvePicture *picture, double x);
/* The ends of a straight line through (x, y), `reach` pixels to either side. */
void curve_stretch(Point ends[2], const Plot *plot, Point at, double x, double y, double slope, double reach);

#endif
