/* The numbers of a walk downhill: J(w, b) is the mean loss of a logistic model with one feature, and a
 * student stands at a point of it, looks around and steps.
 *
 * The data that J is of is the lesson's (lesson.h). */
#ifndef STEPMAX_LESSON_SLOPE_H
#define STEPMAX_LESSON_SLOPE_H

#include <stddef.h>

enum { SLOPE_UPDATES_MAX = 1000 };

typedef struct Slope {
  size_t updates; /* steps of gradient descent that the lesson makes, from 1 */
  double w, b;    /* the point */
  double eps;     /* the length of a step in any direction, > 0 */
  double angle;   /* of the chosen direction: 0 to 360 degrees, from the w axis to the b axis */
  double eta;     /* learning rate > 0 */
} Slope;

/* Its fields, by these names. */
enum { SLOPE_W, SLOPE_B, SLOPE_EPS, SLOPE_ANGLE, SLOPE_ETA, SLOPE_UPDATES, SLOPE_FIELDS };

extern const struct SceneInfo SLOPE_SCENE;

#endif
