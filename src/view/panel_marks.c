/* What stands on the axes of a chart: marks, points that can be dragged, arrows. */
#include "view/arrow.h"
#include "view/panel_chart.h"

#include <math.h>

/* --- Marks */

static const PanelSetting *option(const Chart *chart, size_t i, const char *key) {
  return panel_item_setting(chart->panel, "marks", i, key);
}

void chart_marks(Chart *chart) {
  const Draw *draw = chart->draw;
  size_t count = panel_setting(chart->panel, "marks")->count;
  for (size_t i = 0; i < count && chart->mark_count < CHART_MARKS_MAX; i++)
    if (panel_condition(draw, option(chart, i, "when")))
      chart->marks[chart->mark_count++] = (ChartMark){panel_number(draw, option(chart, i, "at"), NAN),
                                                      panel_number(draw, option(chart, i, "to"), NAN),
                                                      panel_phrase(draw, option(chart, i, "title")), NAN};
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

static void draw_upright(const Plot *plot, double at, double top) {
  const Draw *draw = plot->draw;
  double u = draw->u, x = axis_at(&plot->x, at), bottom = plot->area.y + plot->area.h;
  canvas_stroke_dashed(draw->canvas, (Point[]){{x, bottom}, {x, top}}, 2, 0.15 * u, 0.5 * u, 0.5 * u,
                       draw->theme->muted);
}

/* Its ground, and where the next one may begin. */
static void draw_band(const Plot *plot, const ChartMark *mark, Rect band) {
  const double ends[] = {mark->at, mark->to};
  canvas_fill_rect(plot->draw->canvas, band, 0, plot->draw->theme->field);
  for (size_t i = 0; i < 2; i++)
    if (ends[i] > plot->x.low && ends[i] < plot->x.high)
      draw_upright(plot, ends[i], plot->area.y);
}

static bool is_inside(const Plot *plot, double x) {
  return x >= plot->x.low && x <= plot->x.high;
}

void chart_marks_draw(const Chart *chart) {
  const Plot *plot = &chart->plot;
  for (size_t i = 0; i < chart->mark_count; i++) {
    const ChartMark *mark = &chart->marks[i];
    Rect band;
    if (band_of(&band, plot, mark)) {
      draw_band(plot, mark, band);
    } else if (is_inside(plot, mark->at)) {
      draw_upright(plot, mark->at, isnan(mark->height) ? plot->area.y : axis_at(&plot->y, mark->height));
      if (!isnan(mark->height))
        plot_mark(plot, mark->at, mark->height, true, 0.65, plot->draw->theme->ink);
    }
  }
}

/* At the upper edge of its ground, in the first line that is free. */
static void add_band_title(Chart *chart, Tag *tag, Rect band) {
  enum { LINES = 3 };
  const Rect area = chart->plot.area;
  double u = chart->draw->u, width = tag_width(tag), least = area.x + 0.4 * u,
         left = clamp(band.x + band.w / 2 - width / 2, least, fmax(area.x + area.w - width - 0.4 * u, least));
  tag->bare = true;
  for (int line = 0; line < LINES && tag->name; line++) {
    tag->at = (Point){left, area.y + (1.3 + 2.3 * line) * u};
    if (!places_are_free(&chart->ink.places, (Rect){left, tag->at.y - u, width, 2 * u}))
      continue;
    ink_tag_at(&chart->ink, tag, left, tag->at.y);
    return;
  }
}

void chart_marks_tags(Chart *chart) {
  const Draw *draw = chart->draw;
  const Plot *plot = &chart->plot;
  for (size_t i = 0; i < chart->mark_count; i++) {
    const ChartMark *mark = &chart->marks[i];
    Rect band;
    bool high = !isnan(mark->height);
    Tag tag = {.draw = draw,
               .name = mark->title ? draw_worded(draw, mark->title) : NULL,
               .written = mark->title || !high ? NULL : chart_number(draw, mark->height),
               .color = draw->theme->ink};
    tag.at = high ? plot_at(plot, mark->at, mark->height)
                  : (Point){axis_at(&plot->x, mark->at), plot->area.y + draw->u};
    if (band_of(&band, plot, mark))
      add_band_title(chart, &tag, band);
    else if (is_inside(plot, mark->at) && (tag.name || tag.written))
      ink_tag_near(&chart->ink, &tag, 1.2 * draw->u);
  }
}

/* --- Points */

ChartDrag chart_drag(const Draw *draw, char axis, Cell of, const Cell *by, bool wanted) {
  ChartDrag drag = {.axis = axis, .of = of, .by = by ? *by : of, .rate = 1};
  if (!wanted || !draw_editable(draw, drag.by))
    return drag;
  if (by && !cell_equal(of, *by))
    drag.rate = cells_slope(draw->state->trace, draw->state->step, of, *by);
  drag.on = isfinite(drag.rate) && fabs(drag.rate) > 1e-9;
  return drag;
}

void chart_hit(const Plot *plot, const Draw *draw, Point at, Color color, Cell shown, const ChartDrag *drag) {
  Target target = draw_cell_target(draw, drag->on ? drag->by : shown);
  double reach = 1.4 * draw->u;
  if (drag->on)
    draw_grip(draw, at, color, target);
  Hit *hit = hits_add(draw->hits, (Rect){at.x - reach, at.y - reach, 2 * reach, 2 * reach}, target);
  hit->editable = drag->on;
  if (drag->on)
    hit->handle = plot_handle(plot, drag->axis, drag->of, drag->by, drag->rate);
}

/* --- Arrows */

Tag chart_arrow_tag(const ChartArrow *arrow) {
  Tag tag = chart_tag(arrow->draw, arrow->panel, arrow->cell, arrow->group, arrow->row);
  tag.color = arrow->color;
  if (arrow->nameless)
    tag.name = NULL;
  return tag;
}

void chart_arrow_draw(const ChartArrow *arrow, Rect room) {
  const Draw *draw = arrow->draw;
  Tag tag = chart_arrow_tag(arrow);
  bool right = arrow->to >= arrow->from;
  double u = draw->u, width = tag_width(&tag), most = room.x + room.w,
         to = mix(arrow->from, arrow->to, chart_presence(draw, arrow->cell)),
         x = right ? to + u : to - u - width;
  if (x < room.x || x + width > most)
    x = right ? arrow->from - u - width : arrow->from + u;
  x = clamp(x, room.x, fmax(most - width, room.x));
  if (fabs(arrow->to - arrow->from) > 0)
    arrow_draw(draw, arrow->from, arrow->y, to - arrow->from,
               (ArrowLook){1.1 * u, arrow->color, draw->theme->card, arrow->solid});
  tag.at = (Point){x, arrow->y};
  tag_draw(&(PlacedTag){tag, x, arrow->y});
}
