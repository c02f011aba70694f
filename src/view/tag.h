/* Labels of a chart: a name, and perhaps a number of the trace behind it: "p_4 = 0.60". */
#ifndef STEPMAX_VIEW_TAG_H
#define STEPMAX_VIEW_TAG_H

#include "view/draw.h"

typedef struct Tag {
  const Draw *draw;    /* of the number's pane */
  Point at;            /* what it belongs to, in pixels */
  const char *name;    /* a formula; NULL: none */
  const char *written; /* a number that is none of the trace; NULL: none */
  Cell cell;
  Color color;
  bool numbered;       /* `cell` stands behind the name, in place of `written` */
  bool bare;           /* without a ground of its own */
  int group, row, col; /* of the number's hit */
} Tag;

/* In pixels. */
double tag_width(const Tag *tag);
double tag_height(const Tag *tag);

/* A tag with a place: its left edge and its middle, in pixels. */
typedef struct PlacedTag {
  Tag tag;
  double x, y;
} PlacedTag;

/* With its ground. */
Rect tag_rect(const PlacedTag *placed);
/* A line leads to what it belongs to, where that is far. */
void tag_draw(const PlacedTag *placed);

void tags_draw(const PlacedTag *placed, size_t count);

#endif
