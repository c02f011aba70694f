/* How panels share the length of a row or column. */
#ifndef STEPMAX_VIEW_PANEL_SHARE_H
#define STEPMAX_VIEW_PANEL_SHARE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct LayoutShare {
  double weight, least, best; /* of what it gets; best INFINITY: the more the better */
  double length;              /* the result */
  bool fixed;                 /* while it is found */
} LayoutShare;

/* By weight; nobody gets less than its least, nor, while others can use it, more than its best.  What is of
 * no use to the others goes to number `main` (count or more: none).  Where not even the least lengths fit,
 * that keeps `half`, or what the others leave, and these are shortened alike. */
void share_length(LayoutShare *shares, size_t count, double length, size_t main, double half);

/* Of the least lengths, or of the results. */
double share_total(const LayoutShare *shares, size_t count, bool least);

#endif
