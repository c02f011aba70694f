/* Names and numbers on a series panel. */
#include "view/panel_series.h"

#include <math.h>

bool series_shown(const SeriesLine *line) {
  return line->line.presence > 0;
}

/* "loss = 0.36" at the present point; where the line goes on beyond it, its name stands at its end. */
bool series_goes_on(const SeriesPicture *picture) {
  return picture->grid || picture->future;
}

static size_t make_tags(const SeriesPicture *picture, Tag *tags, bool ends) {
  const Draw *draw = picture->draw;
  size_t count = 0;
  bool apart = series_goes_on(picture);
  for (size_t i = 0; i < picture->count; i++) {
    const SeriesLine *line = &picture->lines[i];
    if (!series_shown(line) || (!ends && isnan(line->now_y)))
      continue;
    Tag tag = {.draw = line->line.draw,
               .color = line->line.color,
               .group = panel_group(picture->panel, 0),
               .row = (int)i};
    if (ends)
      tag.name = line->line.name;
    else if (!apart)
      tag.name = arena_printf(draw->arena, line->numbered ? "%s =" : "%s", line->line.name);
    tag.numbered = !ends && line->numbered;
    tag.cell = line->now;
    tags[count++] = tag;
  }
  return count;
}

double series_names_width(const SeriesPicture *picture, double width) {
  Tag tags[CHART_LINES_MAX];
  return tags_width(tags, make_tags(picture, tags, series_goes_on(picture)), 0.4 * width) +
         2 * picture->draw->u;
}

static Point place_of(const SeriesPicture *picture, double x, double y) {
  return (Point){axis_at(&picture->plot.x, x), axis_at(&picture->plot.y, y)};
}

void series_end_names_draw(const SeriesPicture *picture) {
  Tag tags[CHART_LINES_MAX];
  PlacedTag placed[CHART_LINES_MAX];
  Rect area = picture->plot.area;
  double u = picture->draw->u;
  size_t count = make_tags(picture, tags, true), at = 0;
  for (size_t i = 0; i < picture->count; i++) {
    const SeriesLine *line = &picture->lines[i];
    if (!series_shown(line))
      continue;
    size_t last = line->count;
    while (last > 0 && isnan(line->y[last - 1]))
      last--;
    tags[at++].at = last > 0 ? place_of(picture, line->x[last - 1], line->y[last - 1])
                             : place_of(picture, line->now_x, line->now_y);
  }
  count = tags_place_column(placed, tags, count, ALIGN_LEFT, area.x + area.w + 1.2 * u,
                            (Rect){area.x, area.y - u, area.w, area.h + 2 * u});
  tags_draw(placed, count);
}

/* Each beside its own point. */
static void add_apart(SeriesPicture *picture, const Tag *tags, size_t count) {
  double u = picture->draw->u;
  for (size_t i = 0; i < count; i++)
    ink_take(&picture->ink, tags[i].at, u);
  for (size_t i = 0; i < count; i++)
    ink_tag_near(&picture->ink, &tags[i], 1.4 * u);
}

/* Below one another behind their points, where these are at one place of the axis; before them where there is
 * no room. */
void series_present_tags(SeriesPicture *picture) {
  Tag tags[CHART_LINES_MAX];
  const Rect area = picture->plot.area, room = picture->ink.places.area;
  double u = picture->draw->u, right = area.x, least = INFINITY;
  size_t count = make_tags(picture, tags, false), at = 0;
  for (size_t i = 0; i < picture->count; i++)
    if (series_shown(&picture->lines[i]) && !isnan(picture->lines[i].now_y)) {
      tags[at].at = place_of(picture, picture->lines[i].now_x, picture->lines[i].now_y);
      least = fmin(least, tags[at].at.x);
      right = fmax(right, tags[at++].at.x);
    }
  if (count == 0)
    return;
  if (right - least > u) {
    add_apart(picture, tags, count);
    return;
  }
  if (series_goes_on(picture) && ink_tags_free(&picture->ink, tags, count, 1.4 * u))
    return;
  double width = tags_width(tags, count, INFINITY);
  bool before = right + 1.5 * u + width > room.x + room.w;
  if (!before || right - 1.5 * u - width >= area.x)
    ink_tags_column(&picture->ink, tags, count, before ? ALIGN_RIGHT : ALIGN_LEFT,
                    right + (before ? -1.5 : 1.5) * u, area);
}
