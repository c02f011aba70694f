/* A bar on a scale: what the panels `bars` and `flow` draw alike. */
#ifndef STEPMAX_VIEW_PANEL_BAR_H
#define STEPMAX_VIEW_PANEL_BAR_H

#include "view/panel_numbers.h"

typedef struct BarScale {
  double low, high; /* at the area's ends; low < high, and above 0 where log */
  Rect area;        /* pixels */
  bool upright;     /* it goes up, else to the right */
  bool log;
} BarScale;

/* Where bars begin. */
double bar_base(const BarScale *scale);
/* Where a value lies, 0 to 1; what is beyond, infinities too, lies at its end, what is no number at the base.
 */
double bar_share(const BarScale *scale, double value);
/* The same in pixels, whole ones. */
double bar_at(const BarScale *scale, double share);
/* Between two shares; across the scale its middle and thickness, in pixels. */
Rect bar_rect(const BarScale *scale, double middle, double thick, double from, double to);

typedef enum { BAR_SOLID, BAR_BESIDE, BAR_GHOST } BarStyle;
void bar_paint(const Draw *draw, Rect rect, BarStyle style, Color color);
/* A gap near a bar's end: it goes on for ever. */
void bar_paint_break(const Draw *draw, Rect rect, bool upright);
Color bar_line_color(const Draw *draw);
/* The line that bars stand on. */
void bar_axis_draw(const Draw *draw, const BarScale *scale);

/* The arrow between what a number was and what it is. */
void bar_change_draw(const Draw *draw, double left, double tip, double y);

/* What a drag of a bar's end does; share: the others give way. */
Handle bar_handle(const BarScale *scale, Target target, bool share);

#endif
