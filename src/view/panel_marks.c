/* Marks of a chart, and the reading of what is pointed at. */
#include "view/panel_chart.h"

#include "view/parts.h"

#include <math.h>

ChartMark *chart_marks(const Draw *draw, const Panel *panel, size_t *count) {
  const PanelSetting *marks = panel_setting(panel, "marks");
  ChartMark *out = ARENA_ARRAY(draw->arena, ChartMark, CHART_MARKS_MAX);
  *count = 0;
  for (size_t i = 0; i < marks->count && *count < CHART_MARKS_MAX; i++)
    if (panel_condition(draw, panel_item_setting(panel, "marks", i, "when")))
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

/* Where one interval ends and the next may begin. */
static void draw_edge(const Plot *plot, double at) {
  const Draw *draw = plot->draw;
  double u = draw->u, x = axis_at(&plot->x, at);
  if (at > plot->x.low && at < plot->x.high)
    canvas_stroke_dashed(draw->canvas, (Point[]){{x, plot->area.y}, {x, plot->area.y + plot->area.h}}, 2,
                         0.12 * u, 0.4 * u, 0.6 * u, draw->theme->muted);
}

void chart_mark_draw(const Plot *plot, const ChartMark *mark, double height) {
  const Draw *draw = plot->draw;
  double u = draw->u;
  Rect band;
  if (band_of(&band, plot, mark)) {
    canvas_fill_rect(draw->canvas, band, 0, draw->theme->field);
    draw_edge(plot, mark->at);
    draw_edge(plot, mark->to);
    return;
  }
  if (!is_inside(plot, mark->at))
    return;
  double x = axis_at(&plot->x, mark->at), bottom = plot->area.y + plot->area.h,
         top = isnan(height) ? plot->area.y : axis_at(&plot->y, height);
  canvas_stroke_dashed(draw->canvas, (Point[]){{x, bottom}, {x, top}}, 2, 0.15 * u, 0.5 * u, 0.5 * u,
                       draw->theme->muted);
  if (!isnan(height))
    plot_mark(plot, mark->at, height, true, 0.65, draw->theme->ink);
}

static bool is_free(const Places *places, Rect rect) {
  for (size_t i = 0; i < places->count; i++) {
    Rect common = rect_intersect(rect, places->taken[i]);
    if (common.w > 0 && common.h > 0)
      return false;
  }
  return true;
}

/* At the upper edge of its ground, in the first line that is free. */
static void add_band_title(ChartInk *ink, const Plot *plot, const ChartMark *mark, Rect band) {
  enum { LINES = 3 };
  const Draw *draw = plot->draw;
  double u = draw->u, middle = band.x + band.w / 2;
  Tag tag = {.draw = draw,
             .name = mark->title ? chart_words(draw, mark->title) : NULL,
             .bare = true,
             .color = draw->theme->ink};
  double width = tag_width(&tag), least = plot->area.x + 0.4 * u,
         left = clamp(middle - width / 2, least, fmax(plot->area.x + plot->area.w - width - 0.4 * u, least));
  for (int line = 0; line < LINES && mark->title; line++) {
    double y = plot->area.y + (1.3 + 2.3 * line) * u;
    tag.at = (Point){left, y};
    if (!is_free(&ink->places, (Rect){left, y - u, width, 2 * u}))
      continue;
    ink_tag_at(ink, &tag, left, y);
    return;
  }
}

void chart_mark_tag(ChartInk *ink, const Plot *plot, const ChartMark *mark, double height) {
  const Draw *draw = plot->draw;
  Rect band;
  if (band_of(&band, plot, mark)) {
    add_band_title(ink, plot, mark, band);
    return;
  }
  bool high = !isnan(height);
  Tag tag = {.draw = draw,
             .at = {axis_at(&plot->x, mark->at), high ? axis_at(&plot->y, height) : plot->area.y + draw->u},
             .color = draw->theme->ink};
  if (mark->title)
    tag.name = chart_words(draw, mark->title);
  else if (high)
    tag.written = chart_number(draw, height);
  if (is_inside(plot, mark->at) && (tag.name || tag.written))
    ink_tag_near(ink, &tag, 1.2 * draw->u);
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
  tag_draw(&(PlacedTag){tag, tag.at.x, tag.at.y});
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

/* Below one another on the side of the pointer's line on which nothing else is written. */
bool chart_reading_tags(ChartInk *ink, const Plot *plot, const ChartReading *readings, size_t count) {
  Tag tags[CHART_LINES_MAX];
  PlacedTag placed[2][PLACES_MAX];
  double u = plot->draw->u;
  count = reading_tags(tags, plot, readings, count);
  for (int side = 0; side < 2 && count > 0; side++) {
    double x = tags[0].at.x + (side == 0 ? 1.5 : -1.5) * u;
    size_t kept =
        tags_place_column(placed[side], tags, count, side == 0 ? ALIGN_LEFT : ALIGN_RIGHT, x, plot->area);
    bool free = kept == count;
    for (size_t i = 0; i < kept; i++) {
      Rect rect = tag_rect(&placed[side][i]);
      free = free && is_free(&ink->places, rect) && rect.x >= plot->area.x &&
             rect.x + rect.w <= plot->area.x + plot->area.w;
    }
    if (free) {
      ink_tags_column(ink, tags, count, side == 0 ? ALIGN_LEFT : ALIGN_RIGHT, x, plot->area);
      return true;
    }
  }
  return false;
}

void chart_reading_draw(const Plot *plot, const PlotFrame *frame, const ChartReading *readings, size_t count,
                        bool heights) {
  const Draw *draw = plot->draw;
  double u = draw->u, y = plot->area.y + plot->area.h + 4.2 * u, at = plot->area.x,
         right = row_end(plot, frame), width = 1;
  char *x = arena_alloc(draw->arena, NUMBER_MAX);
  if (count == 0)
    return;
  for (size_t i = 0; i < count; i++)
    if (!isnan(readings[i].height))
      plot_mark(plot, readings[i].x, readings[i].height, true, 0.7, readings[i].line->color);
  number_show_small(x, readings[0].x, draw->state->digits);
  if (frame->whole_x)
    number_show(x, readings[0].x, 0);
  at += draw_equals(draw, at, right, y, across(draw, frame), draw->theme->muted, x);
  for (size_t i = 0; i < count && heights && width > 0; i++) {
    if (isnan(readings[i].height))
      continue;
    width = draw_equals(draw, at, right, y, readings[i].line->name, readings[i].line->color,
                        height_text(&readings[i]));
    at += width;
  }
}
