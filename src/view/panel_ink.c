#include "view/panel_ink.h"

#include <math.h>

void ink_begin(ChartInk *ink, const Plot *plot, double more) {
  double u = plot->draw->u, rim = 0.15 * u; /* a line along the edge is seen whole */
  Rect area = plot->area;
  *ink = (ChartInk){.draw = plot->draw};
  ink->places = (Places){.area = rect_inset(area, 0.3 * u), .u = u};
  ink->places.area.w += more;
  ink->strokes.clip = (Rect){area.x, area.y - rim, area.w, area.h + 2 * rim};
}

void ink_take(ChartInk *ink, Point at, double radius) {
  places_take(&ink->places, (Rect){at.x - radius, at.y - radius, 2 * radius, 2 * radius});
}

void ink_keep_clear(ChartInk *ink) {
  ink->places.line =
      strokes_course(&ink->strokes, ink->draw->arena, 0.7 * ink->draw->u, &ink->places.line_count);
}

static void add(ChartInk *ink, const PlacedTag *placed) {
  if (ink->tag_count == INK_TAGS_MAX)
    return;
  ink->tags[ink->tag_count++] = *placed;
  strokes_leave_out(&ink->strokes, tag_rect(placed));
}

void ink_tag_near(ChartInk *ink, const Tag *tag, double clear) {
  PlacedTag placed;
  if (ink->tag_count < INK_TAGS_MAX && tag_place_near(&placed, tag, &ink->places, clear))
    add(ink, &placed);
}

void ink_tag_at(ChartInk *ink, const Tag *tag, double x, double y) {
  PlacedTag placed = {*tag, x, y};
  places_take(&ink->places, tag_rect(&placed));
  add(ink, &placed);
}

void ink_tags_column(ChartInk *ink, const Tag *tags, size_t count, Align align, double x, Rect area) {
  PlacedTag placed[PLACES_MAX];
  size_t kept = tags_place_column(placed, tags, count, align, x, area);
  for (size_t i = 0; i < kept; i++) {
    places_take(&ink->places, tag_rect(&placed[i]));
    add(ink, &placed[i]);
  }
}

/* What a column would cover; much where it leaves the room for labels. */
static double column_cost(const ChartInk *ink, const PlacedTag *placed, size_t count) {
  const Rect *area = &ink->places.area;
  double cost = 0;
  for (size_t i = 0; i < count; i++) {
    Rect rect = tag_rect(&placed[i]);
    cost += places_cost(&ink->places, rect);
    cost += rect.x < area->x || rect.x + rect.w > area->x + area->w ? 1e6 : 0;
  }
  return cost;
}

bool ink_tags_beside(ChartInk *ink, const Tag *tags, size_t count, double left, double right, Rect area) {
  PlacedTag placed[PLACES_MAX];
  size_t kept = tags_place_column(placed, tags, count, ALIGN_LEFT, right, area);
  double cost = column_cost(ink, placed, kept);
  kept = tags_place_column(placed, tags, count, ALIGN_RIGHT, left, area);
  double other = column_cost(ink, placed, kept);
  if (fmin(cost, other) >= 1e6)
    return false;
  ink_tags_column(ink, tags, count, other < cost ? ALIGN_RIGHT : ALIGN_LEFT, other < cost ? left : right,
                  area);
  return true;
}

bool ink_tags_free(ChartInk *ink, const Tag *tags, size_t count, double clear) {
  PlacedTag placed[INK_TAGS_MAX];
  const size_t taken = ink->places.count;
  size_t i = 0;
  while (i < count && i < INK_TAGS_MAX && tag_place_free(&placed[i], &tags[i], &ink->places, clear))
    i++;
  if (i < count) {
    ink->places.count = taken;
    return false;
  }
  for (size_t k = 0; k < count; k++)
    add(ink, &placed[k]);
  return true;
}

void ink_draw_lines(const ChartInk *ink) {
  strokes_draw(&ink->strokes, ink->draw->canvas, ink->draw->arena);
}

void ink_draw_tags(const ChartInk *ink) {
  tags_draw(ink->tags, ink->tag_count);
}
