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

/* Of a chart's area; more: how far labels may go beyond its right edge, in pixels. */
void ink_begin(ChartInk *ink, const Plot *plot, double more);
/* Labels keep a point clear, and, from here on, all lines added so far. */
void ink_take(ChartInk *ink, Point at, double radius);
void ink_keep_clear(ChartInk *ink);

/* Labels.  What finds no place is left out. */
void ink_tag_near(ChartInk *ink, const Tag *tag, double clear);
void ink_tags_column(ChartInk *ink, const Tag *tags, size_t count, Align align, double x, Rect area);
/* In the column of two that covers less: its right edge at `left`, or its left edge at `right`; false: it is
 * too wide for both. */
bool ink_tags_beside(ChartInk *ink, const Tag *tags, size_t count, double left, double right, Rect area);
/* All of them near what they belong to, covering nothing; false: that cannot be, and none is placed. */
bool ink_tags_free(ChartInk *ink, const Tag *tags, size_t count, double clear);
void ink_tag_at(ChartInk *ink, const Tag *tag, double x, double y);

void ink_draw_lines(const ChartInk *ink);
void ink_draw_tags(const ChartInk *ink);

#endif
