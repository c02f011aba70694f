#include "view/panel_ink.h"

#include <math.h>

void ink_begin(ChartInk *ink, const Plot *plot) {
  double u = plot->draw->u, rim = 0.15 * u; /* a line along the edge is seen whole */
  Rect area = plot->area;
  *ink = (ChartInk){.draw = plot->draw};
  ink->places = (Places){.area = rect_inset(area, 0.3 * u), .u = u};
  ink->strokes.clip = (Rect){area.x, area.y - rim, area.w, area.h + 2 * rim};
}

void ink_take(ChartInk *ink, Point at, double radius) {
  places_take(&ink->places, (Rect){at.x - radius, at.y - radius, 2 * radius, 2 * radius});
}

void ink_keep_clear(ChartInk *ink) {
  ink->places.line =
      strokes_course(&ink->strokes, ink->draw->arena, 0.7 * ink->draw->u, &ink->places.line_count);
}

static void add(ChartInk *ink, const Tag *tag, double x, double y) {
  PlacedTag *placed = &ink->tags[ink->tag_count++];
  *placed = (PlacedTag){*tag, x, y};
  strokes_leave_out(&ink->strokes, tag_rect(placed));
}

void ink_tag_at(ChartInk *ink, const Tag *tag, double x, double y) {
  if (ink->tag_count == INK_TAGS_MAX)
    return;
  add(ink, tag, x, y);
  places_take(&ink->places, tag_rect(&ink->tags[ink->tag_count - 1]));
}

/* Where it covers nothing, near or farther off; else where it covers least of the lines. */
void ink_tag_near(ChartInk *ink, const Tag *tag, double clear) {
  Places *places = &ink->places;
  double u = ink->draw->u, width = tag_width(tag) + 0.6 * u, height = tag_height(tag), far = 3 * clear;
  Rect rect;
  if (ink->tag_count < INK_TAGS_MAX && (places_find_free(&rect, places, tag->at, clear, width, height) ||
                                        places_find_free(&rect, places, tag->at, far, width, height) ||
                                        places_find(&rect, places, tag->at, clear, width, height) ||
                                        places_find(&rect, places, tag->at, far, width, height)))
    add(ink, tag, rect.x + 0.3 * u, rect.y + rect.h / 2);
}

void ink_draw_lines(const ChartInk *ink) {
  strokes_draw(&ink->strokes, ink->draw->canvas, ink->draw->arena);
}

void ink_draw_tags(const ChartInk *ink) {
  tags_draw(ink->tags, ink->tag_count);
}
