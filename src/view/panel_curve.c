/* Values as functions of one number, with points, tangents, steps and marks. */
#include "view/panel_curve.h"

#include "view/parts.h"

#include <math.h>

/* Names stand behind the right ends, where there are several curves. */
static size_t end_tags(const CurvePicture *picture, Tag *tags) {
  size_t count = 0;
  for (size_t i = 0; i < picture->count; i++)
    if (picture->lines[i].presence > 0)
      tags[count++] =
          (Tag){.draw = picture->draw, .name = picture->lines[i].name, .color = picture->lines[i].color};
  return count;
}

static double end_room(const CurvePicture *picture, double width) {
  Tag tags[CHART_LINES_MAX];
  double u = picture->draw->u;
  return tags_width(tags, end_tags(picture, tags), 0.34 * width) + 1.2 * u;
}

static void make_frame(CurvePicture *picture) {
  const Draw *draw = picture->draw;
  ChartRange range = curve_range(picture);
  PlotFrame *frame = &picture->frame;
  *frame = (PlotFrame){.x_low = picture->x_low, .x_high = picture->x_high};
  chart_frame(frame, draw, picture->panel, &range, panel_symbol(draw, picture->over));
  frame->lanes = (double)curve_arrow_count(picture) * CURVE_LANE * draw->u;
}

/* Clear of the number that stands at the present place. */
static void keep_clear(CurvePicture *picture, Rect rect) {
  Rect area = plot_area(picture->draw, rect, &picture->frame), place = curve_place(picture, area);
  picture->frame.tag = place.x + place.w / 2;
  picture->frame.tag_room = place.w;
}

/* A curve that is new is drawn from the left as its step's animation goes on. */
static void add_curves(CurvePicture *picture) {
  for (size_t i = picture->count; i > 0; i--) { /* the first on top */
    const ChartLine *line = &picture->lines[i - 1];
    const PlotLine curve = {.x = picture->x,
                            .y = picture->heights[i - 1],
                            .count = (size_t)ceil(line->presence * (double)picture->samples),
                            .stride = picture->stride[i - 1],
                            .width = 0.3,
                            .color = line->color,
                            .stepped = line->stepped};
    if (curve.count > 0)
      strokes_add(&picture->ink.strokes, plot_stroke(&picture->plot, &curve));
  }
}

/* Where a curve leaves the picture at the right, or ends. */
static Point end_of(const CurvePicture *picture, size_t line) {
  const Plot *plot = &picture->plot;
  for (size_t i = picture->samples; i > 0; i--) {
    double y = curve_height(picture, line, i - 1);
    if (!isnan(y))
      return (Point){axis_at(&plot->x, picture->x[i - 1]), axis_at(&plot->y, y)};
  }
  return (Point){plot->area.x + plot->area.w, plot->area.y + plot->area.h};
}

static void draw_end_names(const CurvePicture *picture) {
  Tag tags[CHART_LINES_MAX];
  Rect area = picture->plot.area;
  double u = picture->draw->u;
  size_t count = end_tags(picture, tags), at = 0;
  for (size_t i = 0; i < picture->count; i++)
    if (picture->lines[i].presence > 0)
      tags[at++].at = end_of(picture, i);
  PlacedTag placed[CHART_LINES_MAX];
  count = tags_place_column(placed, tags, count, ALIGN_LEFT, area.x + area.w + 1.2 * u,
                            (Rect){area.x, area.y - u, area.w, area.h + 2 * u});
  tags_draw(placed, count);
}

static void draw_marks(CurvePicture *picture) {
  for (size_t i = 0; i < picture->mark_count; i++)
    chart_mark_draw(&picture->plot, &picture->marks[i], curve_height(picture, 0, picture->mark_places[i]));
}

static void add_mark_tags(CurvePicture *picture) {
  for (size_t i = 0; i < picture->mark_count; i++)
    chart_mark_tag(&picture->ink, &picture->plot, &picture->marks[i],
                   curve_height(picture, 0, picture->mark_places[i]));
}

static size_t find_readings(const CurvePicture *picture, ChartReading *readings) {
  size_t count = 0;
  for (size_t i = 0; i < picture->count && picture->pointed != CURVE_NOWHERE; i++)
    if (picture->lines[i].presence > 0)
      readings[count++] = (ChartReading){&picture->lines[i], picture->x[picture->pointed],
                                         curve_height(picture, i, picture->pointed)};
  return count;
}

static void add_lines(CurvePicture *picture) {
  curve_before_add(picture);
  curve_tangents_add(picture);
  add_curves(picture);
  curve_step_add(picture);
  curve_points_add(picture);
}

/* Labels come at the end of an animation, not on the way. */
static void add_tags(CurvePicture *picture) {
  ink_keep_clear(&picture->ink);
  curve_points_take(picture);
  if (picture->draw->t < 1)
    return;
  curve_tags_add(picture);
  add_mark_tags(picture);
}

static void draw_all(CurvePicture *picture) {
  ChartReading readings[CHART_LINES_MAX];
  size_t count = find_readings(picture, readings);
  bool beside = chart_reading_tags(&picture->ink, &picture->plot, readings, count);
  draw_marks(picture);
  ink_draw_lines(&picture->ink);
  curve_arrows_draw(picture);
  curve_points_draw(picture);
  curve_place_draw(picture);
  draw_end_names(picture);
  chart_reading_draw(&picture->plot, &picture->frame, readings, count, !beside);
  ink_draw_tags(&picture->ink);
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  CurvePicture *picture = ARENA_NEW(draw->arena, CurvePicture);
  if (!curve_make(picture, draw, panel))
    return;
  rect.w -= end_room(picture, rect.w);
  make_frame(picture);
  keep_clear(picture, rect);
  picture->plot = plot_begin(draw, rect, &picture->frame);
  ink_begin(&picture->ink, &picture->plot, 0);
  (void)plot_probe(&picture->plot, CHART_PANEL + (int)panel->index, picture->x_low, picture->x_high,
                   CURVE_PROBES);
  add_lines(picture);
  add_tags(picture);
  draw_all(picture);
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  CurvePicture *picture = ARENA_NEW(draw->arena, CurvePicture);
  double u = draw->u, names = 0;
  bool titled = panel_setting(panel, "y_title")->given;
  if (curve_make(picture, draw, panel))
    names = end_room(picture, INFINITY) / u;
  return (PanelRoom){30 + names,
                     12 + 6 + (titled ? 2.4 : 0) + CURVE_LANE * (double)curve_arrow_count(picture), 0, 0};
}

/* --- For the transcript */

static void print_heights(Text *list, const CurvePicture *picture) {
  char number[NUMBER_MAX];
  for (size_t i = 0; i < picture->count; i++) {
    const ChartLine *line = &picture->lines[i];
    double height = curve_height(picture, i, picture->now[i]);
    if (line->presence > 0 && !isnan(height))
      text_addf(list, "%s%s = %s", list->length > 0 ? ", " : "", chart_plain(line->draw, line->name),
                fill_show_as(number, line->draw->state->trace, line->draw->state->step, line->cell, height,
                             line->draw->state->digits));
  }
}

static void print(Text *out, const Draw *draw, const Panel *panel) {
  CurvePicture *picture = ARENA_NEW(draw->arena, CurvePicture);
  Text names = {0}, heights = {0};
  char number[NUMBER_MAX];
  const Draw still = chart_still(draw);
  if (!curve_make(picture, &still, panel))
    return;
  for (size_t i = 0; i < picture->count; i++)
    if (picture->lines[i].presence > 0)
      text_addf(&names, "%s%s", names.length > 0 ? ", " : "", chart_plain(draw, picture->lines[i].name));
  print_heights(&heights, picture);
  const char *over = chart_plain(draw, panel_symbol(draw, picture->over));
  const char *range =
      strings_format(draw->arena, draw->strings, draw->state->language, STRING_PANEL_RANGE,
                     chart_number(draw, picture->x_low), chart_number(draw, picture->x_high), NULL);
  if (names.length > 0)
    text_addf(out, "%s\n",
              strings_format(draw->arena, draw->strings, draw->state->language, STRING_PANEL_CURVE,
                             text_get(&names), over, range));
  if (heights.length > 0 && picture->has_point)
    text_addf(out, "%s = %s: %s\n", over,
              fill_show_as(number, draw->state->trace, draw->state->step, picture->over, picture->point,
                           draw->state->digits),
              text_get(&heights));
  text_free(&names);
  text_free(&heights);
}

const PanelLook PANEL_CURVE_LOOK = {room, draw_it, print};
