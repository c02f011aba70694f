/* A number line with points, arrows and intervals. */
#include "view/panel_line.h"

#include "view/parts.h"

#include <math.h>

enum { PROBES = 121 };

/* --- The line and its scales */

/* A scale along the lower edge of what lies above y, its name behind it, and the number pointed at. */
static Plot draw_scale(const LinePicture *picture, double y, double factor, const char *key, double pointed) {
  const Draw *draw = picture->draw;
  const Axis *axis = &picture->plot.x;
  double u = draw->u, room = picture->names - 1.3 * u;
  const Rect area = {axis->from, y - 3 * u, axis->to - axis->from, 3 * u};
  PlotFrame frame = {.x_low = picture->low * factor,
                     .x_high = picture->high * factor,
                     .log_x = axis->log,
                     .x_step = fmax(panel_number(draw, panel_setting(picture->panel, "ticks"), 0), 0)};
  const char *number = isnan(pointed) ? NULL : chart_number(draw, factor * pointed),
             *name = line_name(picture, key);
  if (number) {
    Rect chip = chart_chip(draw, number, line_at(picture, pointed), area);
    frame.tag = chip.x + chip.w / 2;
    frame.tag_room = chip.w;
    chart_chip_draw(draw, number, chip);
  }
  if (name && room > 0)
    draw_text(draw, ALIGN_LEFT, axis->to + 2.2 * u, y, (TextLook){1.8, false, draw->theme->muted},
              draw_fitted(draw, room, 1.8, false, name));
  return plot_begin_across(draw, area, &frame);
}

/* What is pointed at stands below the line in place of the ticks' numbers, on both scales. */
static void draw_scales(LinePicture *picture) {
  const Chart pointer = {
      .draw = picture->draw, .panel = picture->panel, .x_low = picture->low, .x_high = picture->high};
  double pointed = chart_pointed(&pointer, picture->plot.x.log, PROBES), y = picture->line;
  picture->plot = draw_scale(picture, y, 1, "x_title", pointed);
  if (!isnan(picture->second))
    (void)draw_scale(picture, y + LINE_SECOND * picture->draw->u, picture->second, "second_title", pointed);
  plot_probe(&picture->plot, CHART_PANEL + (int)picture->panel->index, PROBES);
  double x = line_at(picture, pointed);
  if (!isnan(pointed))
    canvas_line(picture->draw->canvas, x, picture->plot.area.y, x, y, 1, picture->draw->theme->muted);
}

/* --- Intervals */

/* An end: a bar, or a head where the interval goes on beyond the line. */
static void draw_interval_end(const LinePicture *picture, double end, double x, double y, double sign,
                              Color color) {
  const Draw *draw = picture->draw;
  double u = draw->u;
  bool beyond = sign < 0 ? end < picture->low : end > picture->high;
  if (beyond) {
    Point head[] = {{x - sign * 0.9 * u, y - 0.8 * u}, {x, y}, {x - sign * 0.9 * u, y + 0.8 * u}};
    canvas_stroke(draw->canvas, head, 3, 0.3 * u, color);
    return;
  }
  canvas_line(draw->canvas, x, y - 0.6 * u, x, y + 0.6 * u, 0.25 * u, color);
  canvas_stroke_dashed(draw->canvas, (Point[]){{x, y + 0.6 * u}, {x, picture->line}}, 2, 0.12 * u, 0.4 * u,
                       0.6 * u, draw->theme->muted);
}

static void draw_interval(const LinePicture *picture, const LineInterval *interval) {
  const Draw *draw = picture->draw;
  double u = draw->u, from = line_at(picture, interval->from), to = line_at(picture, interval->to),
         y = picture->top + (interval->lane + 1) * picture->interval_lanes.height - 0.7 * u;
  Color color = draw->theme->muted;
  if (interval->to < picture->low || interval->from > picture->high)
    return;
  canvas_line(draw->canvas, from, y, to, y, 0.4 * u, color);
  draw_interval_end(picture, interval->from, from, y, -1, color);
  draw_interval_end(picture, interval->to, to, y, 1, color);
  if (!interval->title)
    return;
  const char *title = draw_fitted(draw, picture->rect.w, 1.8, false, interval->title);
  double width = draw_text_width(draw, 1.8, false, title),
         x = clamp((from + to) / 2 - width / 2, picture->rect.x, picture->rect.x + picture->rect.w - width);
  draw_text(draw, ALIGN_LEFT, x, y - 1.5 * u, (TextLook){1.8, false, draw->theme->ink}, title);
}

/* --- Points */

static bool is_on(const LinePicture *picture, const LinePoint *point) {
  return point->x >= picture->low && point->x <= picture->high;
}

static void draw_point(const LinePicture *picture, const LinePoint *point) {
  const Draw *draw = picture->draw;
  double u = draw->u, x = line_at(picture, point->x), y = picture->line, original;
  if (draw_original(draw, point->cell, &original) && original >= picture->low && original <= picture->high) {
    canvas_circle(draw->canvas, line_at(picture, original), y, 0.75 * u, draw->theme->muted);
    canvas_circle(draw->canvas, line_at(picture, original), y, 0.5 * u, draw->theme->card);
  }
  if (!is_on(picture, point))
    return;
  canvas_circle(draw->canvas, x, y, 1.1 * u, draw->theme->card);
  canvas_circle(draw->canvas, x, y, 0.85 * u, color_fade(point->color, point->shown));
  chart_hit(&picture->plot, draw, (Point){x, y}, point->color, point->cell, &point->drag);
}

/* Its arrows, on a line from the point: each begins there. */
static void draw_arrows(const LinePicture *picture, size_t i) {
  const Draw *draw = picture->draw;
  double x = line_at(picture, picture->points[i].x), top = picture->line;
  for (size_t a = 0; a < LINE_ARROWS; a++) {
    ChartArrow arrow = line_arrow(picture, i, a);
    if (!picture->points[i].arrows[a].shown)
      continue;
    top = fmin(top, arrow.y);
    chart_arrow_draw(&arrow, picture->rect);
  }
  if (top < picture->line)
    canvas_line(draw->canvas, x, picture->line, x, top, fmax(0.12 * draw->u, 1), picture->points[i].color);
}

/* --- Names: in a row, or dealt out to several, from the left */

/* The points on the line from the left; those beyond it have no name. */
static size_t in_order(size_t *order, const LinePicture *picture) {
  size_t count = 0;
  for (size_t i = 0; i < picture->count; i++) {
    size_t place = count;
    if (!is_on(picture, &picture->points[i]))
      continue;
    for (; place > 0 && picture->points[order[place - 1]].x > picture->points[i].x; place--)
      order[place] = order[place - 1];
    order[place] = i;
    count++;
  }
  return count;
}

/* Every `rows`-th of the points in order, from the `row`-th on. */
static void draw_row(const LinePicture *picture, const size_t *order, size_t count, size_t row) {
  const Draw *draw = picture->draw;
  double u = draw->u, at[LINE_POINTS_MAX], widths[LINE_POINTS_MAX], left = picture->rect.x,
         right = left + picture->rect.w, all = 0,
         y = picture->line - LINE_GAP * u - picture->arrow_lanes.count * picture->arrow_lanes.height -
             ((double)row + 0.5) * picture->rows.height;
  Tag tags[LINE_POINTS_MAX];
  size_t in_row = 0;
  for (size_t i = row; i < count; i += (size_t)picture->rows.count) {
    Tag tag = line_tag(picture, order[i]);
    double width = tag_width(&tag) + 1.2 * u;
    if (all + width > picture->rect.w)
      break; /* more than find room */
    all += width;
    widths[in_row] = width;
    at[in_row] = tag.at.x;
    tags[in_row++] = tag;
  }
  if (in_row > 0)
    places_spread_each(at, widths, in_row, left, right);
  for (size_t i = 0; i < in_row; i++)
    tag_draw(&(PlacedTag){tags[i], at[i] - widths[i] / 2 + 0.6 * u, y});
}

static void draw_names(const LinePicture *picture) {
  size_t order[LINE_POINTS_MAX], count = in_order(order, picture);
  for (int row = picture->rows.count - 1; row >= 0; row--)
    draw_row(picture, order, count, (size_t)row);
}

/* --- The panel */

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  LinePicture *picture = ARENA_NEW(draw->arena, LinePicture);
  if (!line_make(picture, draw, panel))
    return;
  (void)line_arrange(picture, rect);
  draw_scales(picture);
  for (size_t i = 0; i < picture->interval_count; i++)
    draw_interval(picture, &picture->intervals[i]);
  draw_names(picture);
  for (size_t i = 0; i < picture->count; i++)
    draw_arrows(picture, i);
  for (size_t i = picture->count; i > 0; i--)
    draw_point(picture, &picture->points[i - 1]);
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  enum { WIDTH = 40 };
  LinePicture *picture = ARENA_NEW(draw->arena, LinePicture);
  double u = draw->u;
  if (!line_make(picture, draw, panel))
    return (PanelRoom){WIDTH, 8, 0, 8};
  double height = line_arrange(picture, (Rect){0, 0, WIDTH * u, 1000 * u}) / u;
  return (PanelRoom){WIDTH, height, 0, height + 6};
}

/* --- For the transcript */

static void print_number(Text *out, const Draw *draw, Cell cell, bool behind) {
  char number[NUMBER_MAX];
  text_addf(out, "%s%s = %s", behind ? ", " : "", panel_plain(draw, panel_symbol(draw, cell)),
            fill_show(number, draw->state->trace, draw->state->step, cell, draw->state->digits));
}

static void print(Text *out, const Draw *draw, const Panel *panel) {
  LinePicture *picture = ARENA_NEW(draw->arena, LinePicture);
  const Draw still = chart_still(draw);
  if (!line_make(picture, &still, panel))
    return;
  text_addf(out, "%s\n",
            draw_words(draw, STRING_PANEL_LINE, chart_range_words(draw, picture->low, picture->high), NULL));
  for (size_t i = 0; i < picture->count; i++) {
    print_number(out, draw, picture->points[i].cell, i > 0);
    for (size_t a = 0; a < LINE_ARROWS; a++)
      if (picture->points[i].arrows[a].shown)
        print_number(out, draw, picture->points[i].arrows[a].cell, true);
  }
  text_add(out, picture->count > 0 ? "\n" : "");
  for (size_t i = 0; i < picture->interval_count; i++) {
    const LineInterval *interval = &picture->intervals[i];
    text_addf(out, "%s: %s\n", interval->title ? interval->title : "-",
              chart_range_words(draw, interval->from, interval->to));
  }
}

const PanelLook PANEL_LINE_LOOK = {room, draw_it, print};
