/* Marks of a chart, and the reading of what is pointed at. */
#include "view/panel_chart.h"

#include "view/parts.h"

#include <math.h>

ChartMark *chart_marks(const Draw *draw, const Panel *panel, size_t *count) {
  const PanelSetting *marks = panel_setting(panel, "marks");
  ChartMark *out = ARENA_ARRAY(draw->arena, ChartMark, CHART_MARKS_MAX);
  *count = 0;
  for (size_t i = 0; i < marks->count && *count < CHART_MARKS_MAX; i++)
    out[(*count)++] = (ChartMark){panel_number(draw, panel_item_setting(panel, "marks", i, "at"), NAN),
                                  panel_number(draw, panel_item_setting(panel, "marks", i, "to"), NAN),
                                  panel_phrase(draw, panel_item_setting(panel, "marks", i, "title"))};
  return out;
}

static bool is_inside(const Plot *plot, double x) {
  return x >= plot->x.low && x <= plot->x.high;
}

/* An interval as far as it is on the axis; infinite ends are the axis's own. */
static bool band_of(Rect *out, const Plot *plot, const ChartMark *mark) {
  double low = fmin(mark->at, mark->to), high = fmax(mark->at, mark->to);
  if (isnan(mark->at) || isnan(mark->to) || high < plot->x.low || low > plot->x.high)
    return false;
  double left = axis_at(&plot->x, low), right = axis_at(&plot->x, high);
  *out = (Rect){left, plot->area.y, fmax(right - left, 1), plot->area.h};
  return true;
}

void chart_mark_draw(const Plot *plot, const ChartMark *mark, double height) {
  const Draw *draw = plot->draw;
  double u = draw->u;
  Rect band;
  if (band_of(&band, plot, mark)) {
    canvas_fill_rect(draw->canvas, band, 0, color_fade(draw->theme->accent, 0.1));
    return;
  }
  if (!is_inside(plot, mark->at))
    return;
  double x = axis_at(&plot->x, mark->at), bottom = plot->area.y + plot->area.h,
         top = isnan(height) ? plot->area.y : axis_at(&plot->y, height);
  canvas_stroke_dashed(draw->canvas, (Point[]){{x, bottom}, {x, top}}, 2, 0.15 * u, 0.5 * u, 0.5 * u,
                       draw->theme->muted);
}

/* At the upper edge of its ground, in the first line that is free. */
static void draw_band_title(const Plot *plot, const ChartMark *mark, Rect band, Places *places) {
  enum { LINES = 3 };
  const Draw *draw = plot->draw;
  double u = draw->u;
  if (!mark->title)
    return;
  const char *title = draw_fitted(draw, plot->area.w - u, 1.8, false, mark->title);
  double width = draw_text_width(draw, 1.8, false, title),
         left = clamp(band.x + band.w / 2 - width / 2, plot->area.x + 0.4 * u,
                      plot->area.x + plot->area.w - width - 0.4 * u);
  for (int line = 0; line < LINES; line++) {
    Rect place = {left, plot->area.y + (0.2 + 2.1 * line) * u, width, 2 * u};
    bool taken = false;
    for (size_t i = 0; i < places->count; i++) {
      Rect common = rect_intersect(place, places->taken[i]);
      taken = taken || (common.w > 0 && common.h > 0);
    }
    if (taken)
      continue;
    draw_text(draw, ALIGN_LEFT, left, place.y + u, (TextLook){1.8, false, draw->theme->ink}, title);
    places_take(places, place);
    return;
  }
}

void chart_mark_title_draw(const Plot *plot, const ChartMark *mark, double height, Places *places) {
  const Draw *draw = plot->draw;
  double u = draw->u;
  Rect band;
  if (band_of(&band, plot, mark)) {
    draw_band_title(plot, mark, band, places);
    return;
  }
  if (!is_inside(plot, mark->at))
    return;
  bool high = !isnan(height);
  Point at = {axis_at(&plot->x, mark->at), high ? axis_at(&plot->y, height) : plot->area.y + u};
  if (high)
    plot_mark(plot, mark->at, height, true, 0.65, draw->theme->ink);
  Tag tag = {.draw = draw, .at = at, .color = draw->theme->ink};
  if (mark->title)
    tag.name = chart_words(draw, mark->title);
  else if (high)
    tag.written = chart_number(draw, height);
  if (tag.name || tag.written)
    (void)tag_draw_near(&tag, places, 1.2 * u);
}

/* --- The present place */

static Tag place_tag(const Draw *draw, Cell cell, int group) {
  return (Tag){.draw = draw,
               .name = arena_printf(draw->arena, "%s =", panel_symbol(draw, cell)),
               .numbered = true,
               .cell = cell,
               .color = draw->theme->ink,
               .bare = true,
               .group = group};
}

Rect chart_place(const Draw *draw, Cell cell, double x, Rect area) {
  Tag tag = place_tag(draw, cell, 0);
  double u = draw->u, width = tag_width(&tag) + 0.8 * u, least = area.x - 3 * u,
         most = fmax(area.x + area.w + 1.2 * u - width, least);
  return (Rect){clamp(x - width / 2, least, most), area.y + area.h + 0.8 * u, width, 2.4 * u};
}

void chart_place_draw(const Draw *draw, Cell cell, Rect place, int group) {
  double u = draw->u;
  Tag tag = place_tag(draw, cell, group);
  if (draw_editable(draw, cell))
    canvas_fill_rect(draw->canvas, place, 0.5 * u, draw->theme->field);
  tag.at = (Point){place.x + 0.4 * u, place.y + place.h / 2};
  tag_draw(&tag, tag.at.x, tag.at.y);
}

/* --- What is pointed at */

/* "p = 0.30" from x on; returns its width, or 0 where that goes beyond `right`. */
static double draw_equals(const Draw *draw, double x, double right, double y, const char *name, Color color,
                          const char *shown) {
  double u = draw->u, size = 1.8;
  const char *source = arena_printf(draw->arena, "%s =", name);
  double wide = draw_inline_layout(draw, source, size, color).width, gap = 0.5 * u,
         all = wide + gap + draw_digits_width(draw, size, true, shown);
  if (x + all > right)
    return 0;
  draw_formula_inline(draw, ALIGN_LEFT, x, y, size, color, source);
  draw_digits(draw, ALIGN_LEFT, x + wide + gap, y, (TextLook){size, true, color}, shown);
  return all + 1.6 * u;
}

/* A height as the line's own number would be shown. */
static const char *height_text(const ChartReading *reading) {
  const Draw *draw = reading->line->draw;
  return fill_show_as(arena_alloc(draw->arena, NUMBER_MAX), draw->state->trace, draw->state->step,
                      reading->line->cell, reading->height, draw->state->digits);
}

/* What the axis's own name leaves of its row. */
static double row_end(const Plot *plot, const PlotFrame *frame) {
  const Draw *draw = plot->draw;
  double name = frame->x_name     ? draw_text_width(draw, SIZE_SMALL, false, frame->x_name)
                : frame->x_symbol ? draw_inline_layout(draw, frame->x_symbol, 1.8, draw->theme->ink).width
                                  : 0;
  return plot->area.x + plot->area.w - name - 1.2 * draw->u;
}

/* What runs along the axis. */
static const char *across(const Draw *draw, const PlotFrame *frame) {
  if (frame->x_symbol)
    return frame->x_symbol;
  return frame->x_name ? chart_words(draw, frame->x_name) : "x";
}

static size_t reading_tags(Tag *tags, const Plot *plot, const ChartReading *readings, size_t count) {
  const Draw *draw = plot->draw;
  size_t shown = 0;
  for (size_t i = 0; i < count; i++)
    if (!isnan(readings[i].height))
      tags[shown++] = (Tag){.draw = draw,
                            .at = plot_at(plot, readings[i].x, readings[i].height),
                            .name = arena_printf(draw->arena, "%s =", readings[i].line->name),
                            .written = height_text(&readings[i]),
                            .color = readings[i].line->color};
  return shown;
}

static bool is_free(const Places *places, Rect rect) {
  for (size_t i = 0; i < places->count; i++) {
    Rect common = rect_intersect(rect, places->taken[i]);
    if (common.w > 0 && common.h > 0)
      return false;
  }
  return rect.x >= places->area.x && rect.x + rect.w <= places->area.x + places->area.w;
}

/* Below one another on the side of the pointer's line on which nothing else is written; false: on neither. */
static bool draw_beside(const Plot *plot, const Tag *tags, size_t count, const Places *places) {
  double u = plot->draw->u, x = tags[0].at.x, width = tags_width(tags, count, INFINITY) + 0.6 * u,
         low = INFINITY, high = -INFINITY, height = 0;
  for (size_t i = 0; i < count; i++) {
    low = fmin(low, tags[i].at.y);
    high = fmax(high, tags[i].at.y);
    height += tag_height(&tags[i]);
  }
  Rect right = {x + 1.2 * u, low - height, width, high - low + 2 * height}, left = right;
  left.x = x - 1.2 * u - width;
  if (height > plot->area.h || (!is_free(places, right) && !is_free(places, left)))
    return false;
  bool to_right = is_free(places, right);
  tags_draw_column(tags, count, to_right ? ALIGN_LEFT : ALIGN_RIGHT,
                   to_right ? right.x + 0.3 * u : x - 1.5 * u, plot->area);
  return true;
}

void chart_reading_draw(const Plot *plot, const PlotFrame *frame, const ChartReading *readings, size_t count,
                        const Places *places) {
  const Draw *draw = plot->draw;
  double u = draw->u, y = plot->area.y + plot->area.h + 4.2 * u, at = plot->area.x,
         right = row_end(plot, frame), width;
  Tag tags[CHART_LINES_MAX];
  size_t shown = reading_tags(tags, plot, readings, count);
  if (shown == 0)
    return;
  for (size_t i = 0; i < count; i++)
    if (!isnan(readings[i].height))
      plot_mark(plot, readings[i].x, readings[i].height, true, 0.7, readings[i].line->color);
  char *x = arena_alloc(draw->arena, NUMBER_MAX);
  number_show_small(x, readings[0].x, draw->state->digits);
  if (frame->whole_x)
    number_show(x, readings[0].x, 0);
  at += draw_equals(draw, at, right, y, across(draw, frame), draw->theme->muted, x);
  if (draw_beside(plot, tags, shown, places))
    return;
  for (size_t i = 0; i < count && at > plot->area.x; i++) {
    if (isnan(readings[i].height))
      continue;
    width = draw_equals(draw, at, right, y, readings[i].line->name, readings[i].line->color,
                        height_text(&readings[i]));
    if (width <= 0)
      return;
    at += width;
  }
}
