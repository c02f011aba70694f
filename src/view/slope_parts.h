/* The picture of J around a point.  Internal to slope_*.c.
 *
 * First J along w alone; then a map of J with the ball on it, and beside it J along w and along b; then the
 * steps of equal length around the ball, with the change of J against their angle and J along the chosen one;
 * at last J along the update. */
#ifndef STEPMAX_VIEW_SLOPE_PARTS_H
#define STEPMAX_VIEW_SLOPE_PARTS_H

#include "trace/slope.h"
#include "view/draw.h"
#include "view/plot.h"

#define SLOPE_CELL(id) ((Cell){(id), 0, 0})

typedef struct SlopeView {
  const Draw *draw;
  const Trace *trace;
  double theta[2], J, g[2], u[2], eps, eta;
  bool plane, ring, first_order, least, moved, measured; /* what the lesson has come to */
  bool summary;                                          /* one of many updates */
  double roll;                 /* how much of the update the ball has done, 0 to 1 */
  Color down, up;              /* J gets less, or more */
  Color tangent, turned, step; /* the first order; the chosen direction; against the gradient */
} SlopeView;

bool slope_seen(const SlopeView *view, ValueId id);

/* J along a straight line, with the ball and its tangent. */
typedef struct SlopeProfile {
  double direction[2];                /* in (w, b), a unit of x long */
  double at;                          /* the x of the ball's place */
  double low, high;                   /* of x */
  double slope;                       /* of the tangent, by x */
  double step;                        /* from `at` along x; 0: none is shown */
  double moved;                       /* how much of the step the ball has done */
  ValueId true_change, linear_change; /* what is measured at its end; VALUE_COUNT: nothing */
  const char *lane;                   /* a formula: the step as an arrow above the x axis; NULL: none */
  Color color;                        /* of the step */
  const char *x_name;
  ValueId drag; /* a drag along x sets this one; VALUE_X: nothing, as the scene has none */
  StringId tip;
} SlopeProfile;

void slope_profile_draw(const SlopeView *view, const SlopeProfile *profile, Rect rect);

/* A number in a row below a picture, and the look of what it belongs to. */
typedef enum { SAMPLE_NONE, SAMPLE_SOLID, SAMPLE_DASHED, SAMPLE_DISC, SAMPLE_RING } SampleLook;
typedef struct SlopeReadout {
  SampleLook look;
  Color color;
  const char *symbol; /* a formula */
  ValueId value;
  const char *unit; /* behind the number; NULL: none */
} SlopeReadout;

/* How high so many are in this width; those that are not revealed yet keep their place. */
double slope_readouts_height(const SlopeView *view, const SlopeReadout *readouts, size_t count, double width);
void slope_readouts_draw(const SlopeView *view, const SlopeReadout *readouts, size_t count, Rect rect,
                         int group);

/* The map of J with the ball, the ring of steps, and the way so far. */
void slope_map_draw(const SlopeView *view, Rect rect);
/* The width that it would have at this height. */
double slope_map_width(const SlopeView *view, double height);

/* The change of J against the angle of a step of length eps. */
void slope_angles_draw(const SlopeView *view, Rect rect);

#endif
