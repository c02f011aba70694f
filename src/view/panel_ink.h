/* The lines and labels of a chart: lines are collected, labels are placed clear of them and of one another,
 * then the lines are drawn around the labels, and the labels on top of all. */
#ifndef STEPMAX_VIEW_PANEL_INK_H
#define STEPMAX_VIEW_PANEL_INK_H

#include "view/place.h"
#include "view/plot.h"
#include "view/strokes.h"
#include "view/tag.h"

enum { INK_TAGS_MAX = 96 };

typedef struct ChartInk {
  const Draw *draw;
  Places places;
  Strokes strokes;
  PlacedTag tags[INK_TAGS_MAX];
  size_t tag_count;
} ChartInk;

/* Of a chart's area. */
void ink_begin(ChartInk *ink, const Plot *plot);
/* Labels keep a point clear, and, from here on, all lines added so far. */
void ink_take(ChartInk *ink, Point at, double radius);
void ink_keep_clear(ChartInk *ink);

/* Labels.  What finds no place is left out. */
void ink_tag_near(ChartInk *ink, const Tag *tag, double clear);
void ink_tag_at(ChartInk *ink, const Tag *tag, double x, double y);

void ink_draw_lines(const ChartInk *ink);
void ink_draw_tags(const ChartInk *ink);

#endif
