/* Numbers and names on a curve panel. */
#include "view/panel_curve.h"

#include <math.h>

static const char *equals(const Draw *draw, const char *symbol) {
  return arena_printf(draw->arena, "%s =", symbol);
}

/* --- The present heights */

static bool same_cell(Cell a, Cell b) {
  return a.value == b.value && a.row == b.row && a.col == b.col;
}

static bool has_height(const CurvePicture *picture, size_t i) {
  return picture->has_point && picture->lines[i].presence > 0 && picture->at[i] >= picture->x_low &&
         picture->at[i] <= picture->x_high;
}

/* One of the further points says how high it is where the present one has gone. */
static bool is_told(const CurvePicture *picture) {
  for (size_t i = 0; i < picture->point_count && picture->moves; i++) {
    const CurvePoint *point = &picture->points[i];
    if (point->has_height && same_cell(point->at, picture->next))
      return true;
  }
  return false;
}

/* Where the point has moved on, the value there is none of the trace. */
static Tag present_tag(const CurvePicture *picture, size_t i) {
  const ChartLine *line = &picture->lines[i];
  const Plot *plot = &picture->plot;
  double y = curve_height(picture, i, picture->now[i]);
  Tag tag = {.draw = line->draw,
             .at = {axis_at(&plot->x, picture->at[i]), axis_at(&plot->y, y)},
             .name = equals(picture->draw, line->name),
             .color = line->color,
             .group = panel_group(picture->panel, 0),
             .row = (int)i};
  if (picture->moves && !isnan(y)) {
    tag.name = NULL;
    tag.written = chart_number(picture->draw, y);
  } else {
    tag.numbered = true;
    tag.cell = line->cell;
  }
  return tag;
}

/* Each beside its point; where that cannot be, several below one another beside the line that goes through
 * them. */
static void add_present_tags(CurvePicture *picture) {
  Tag tags[CHART_LINES_MAX];
  size_t count = 0;
  double u = picture->draw->u;
  for (size_t i = 0; i < picture->count; i++)
    if (has_height(picture, i) && !is_told(picture))
      tags[count++] = present_tag(picture, i);
  double x = axis_at(&picture->plot.x, picture->point);
  if (count == 0 || ink_tags_free(&picture->ink, tags, count, 1.5 * u))
    return;
  if (count > 1 && ink_tags_beside(&picture->ink, tags, count, x - 1.6 * u, x + 1.6 * u, picture->plot.area))
    return;
  for (size_t i = 0; i < count; i++)
    ink_tag_near(&picture->ink, &tags[i], 1.5 * u);
}

/* --- Slopes and changes */

/* Near an end of the tangent, or where it leaves the picture: on the side that has more room. */
static Point beside_tangent(const CurvePicture *picture, const CurveTangent *tangent) {
  Rect area = rect_inset(picture->plot.area, picture->draw->u);
  double touch = axis_at(&picture->plot.x, picture->touch);
  const Point *end = &tangent->ends[touch < area.x + area.w / 2 ? 1 : 0], *other = &tangent->ends[0];
  if (end == other)
    other = &tangent->ends[1];
  Point middle = {(end->x + other->x) / 2, (end->y + other->y) / 2};
  double share = 1, across = end->x - middle.x, down = end->y - middle.y;
  if (fabs(across) > 0)
    share = fmin(share, (across > 0 ? area.x + area.w - middle.x : area.x - middle.x) / across);
  if (fabs(down) > 0)
    share = fmin(share, (down > 0 ? area.y + area.h - middle.y : area.y - middle.y) / down);
  share = clamp(share, 0, 1) * 0.9;
  return (Point){middle.x + share * across, middle.y + share * down};
}

static void add_slope_tag(CurvePicture *picture, size_t i) {
  const Draw *draw = picture->draw;
  const CurveTangent *tangent = &picture->tangents[i];
  Tag tag = {.draw = picture->lines[i].draw,
             .at = beside_tangent(picture, tangent),
             .color = chart_tangent_color(draw),
             .group = panel_group(picture->panel, 1),
             .row = (int)i};
  if (tangent->numbered) {
    tag.name = equals(draw, panel_symbol(tag.draw, tangent->cell));
    tag.numbered = true;
    tag.cell = tangent->cell;
  } else {
    tag.name = chart_words(draw, draw_string(draw, STRING_PANEL_SLOPE));
    tag.written = chart_number(draw, tangent->slope);
  }
  ink_tag_near(&picture->ink, &tag, 1.0 * draw->u);
}

static void add_slope_tags(CurvePicture *picture) {
  for (size_t i = 0; i < picture->count; i++)
    if (picture->tangents[i].shown >= 1 && picture->touch >= picture->x_low &&
        picture->touch <= picture->x_high)
      add_slope_tag(picture, i);
}

static void add_change_tags(CurvePicture *picture) {
  const Draw *draw = picture->draw;
  double u = draw->u;
  for (size_t i = 0; i < 2; i++) {
    CurveChange change = curve_change(picture, i);
    if (!change.seen)
      continue;
    Tag tag = {.draw = draw,
               .at = {change.from.x,
                      clamp(change.dashed ? change.to.y : (change.from.y + change.to.y) / 2,
                            picture->plot.area.y + u, picture->plot.area.y + picture->plot.area.h - u)},
               .name = equals(draw, panel_symbol(draw, change.cell)),
               .numbered = true,
               .cell = change.cell,
               .color = change.color,
               .group = panel_group(picture->panel, 3),
               .row = (int)i};
    ink_tag_near(&picture->ink, &tag, 1.2 * u);
  }
}

/* --- Further points */

static Tag point_tag(const CurvePicture *picture, const CurvePoint *point, Point at, size_t i) {
  const Draw *draw = picture->draw;
  const char *title = panel_phrase(draw, panel_item_setting(picture->panel, "points", point->item, "title"));
  Cell cell = point->old != CURVE_NOWHERE ? point->next : point->has_height ? point->height : point->at;
  Tag tag = {
      .draw = draw, .at = at, .color = point->color, .group = panel_group(picture->panel, 4), .row = (int)i};
  if (title) {
    tag.name = chart_words(draw, title);
    return tag;
  }
  tag.name = equals(draw, panel_symbol(draw, cell));
  tag.numbered = true;
  tag.cell = cell;
  return tag;
}

/* It is the present point of the first curve, whose height stands there already. */
static bool is_present(const CurvePicture *picture, const CurvePoint *point) {
  return has_height(picture, 0) && point->old == CURVE_NOWHERE && same_cell(point->at, picture->over) &&
         (!point->has_height || same_cell(point->height, picture->lines[0].cell));
}

static void add_point_tags(CurvePicture *picture) {
  const Plot *plot = &picture->plot;
  for (size_t i = 0; i < picture->point_count; i++) {
    const CurvePoint *point = &picture->points[i];
    double y = curve_point_height(picture, point);
    if (isnan(y) || point->shown < 1 || is_present(picture, point) || point->x < picture->x_low ||
        point->x > picture->x_high)
      continue;
    Tag tag = point_tag(picture, point, plot_at(plot, point->x, y), i);
    ink_tag_near(&picture->ink, &tag, 1.3 * picture->draw->u);
  }
}

/* --- Where a curve has no bound */

static void add_infinity(CurvePicture *picture, size_t line, CurvePlace place) {
  const Plot *plot = &picture->plot;
  double height = curve_height(picture, line, place), u = picture->draw->u;
  if (!isinf(height) || picture->lines[line].presence < 1)
    return;
  Tag tag = {.draw = picture->draw,
             .at = plot_at(plot, picture->x[place], height),
             .name = height > 0 ? "\\infty" : "-\\infty",
             .color = picture->lines[line].color};
  tag.at.y += height > 0 ? u : -u;
  ink_tag_near(&picture->ink, &tag, 0.8 * u);
}

static void add_infinities(CurvePicture *picture) {
  for (size_t i = 0; i < picture->count; i++) {
    add_infinity(picture, i, 0);
    add_infinity(picture, i, picture->samples - 1);
  }
}

void curve_tags_add(CurvePicture *picture) {
  curve_arrow_tags(picture); /* they have a place of their own */
  add_present_tags(picture);
  add_change_tags(picture);
  add_slope_tags(picture);
  add_point_tags(picture);
  add_infinities(picture);
}

/* --- The number at the present place, below the axis */

static Cell place_cell(const CurvePicture *picture) {
  return picture->moves ? picture->next : picture->over;
}

Rect curve_place(const CurvePicture *picture, Rect area) {
  if (!picture->has_point || !(picture->point >= picture->x_low && picture->point <= picture->x_high))
    return (Rect){area.x, area.y, 0, 0};
  Axis axis = (picture->frame.log_x ? axis_make_log : axis_make)(picture->x_low, picture->x_high, area.x,
                                                                 area.x + area.w, 4);
  return chart_place(picture->draw, place_cell(picture), axis_at(&axis, picture->point), area);
}

void curve_place_draw(const CurvePicture *picture) {
  Rect place = curve_place(picture, picture->plot.area);
  if (place.w > 0)
    chart_place_draw(picture->draw, place_cell(picture), place, panel_group(picture->panel, 5));
}
