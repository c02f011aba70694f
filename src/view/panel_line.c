/* A number line with points, arrows and intervals. */
#include "view/panel_line.h"

#include "view/arrow.h"
#include "view/parts.h"

#include <math.h>

/* --- The line and its scales */

static PlotFrame frame_of(const LinePicture *picture, double factor) {
  return (PlotFrame){.x_low = picture->low * factor,
                     .x_high = picture->high * factor,
                     .log_x = panel_setting(picture->panel, "log")->flag,
                     .x_step =
                         fmax(panel_number(picture->draw, panel_setting(picture->panel, "ticks"), 0), 0)};
}

static void draw_name(const LinePicture *picture, double y, const char *key) {
  const Draw *draw = picture->draw;
  const char *name = panel_phrase(draw, panel_setting(picture->panel, key));
  double u = draw->u, room = picture->names - 1.3 * u;
  if (name && room > 0)
    draw_text(draw, ALIGN_LEFT, picture->plot.x.to + 2.2 * u, y, (TextLook){1.8, false, draw->theme->muted},
              draw_fitted(draw, room, 1.8, false, name));
}

/* A scale along the lower edge of what lies above y. */
static Plot draw_scale(const LinePicture *picture, double y, double factor) {
  const Axis *axis = &picture->plot.x;
  PlotFrame frame = frame_of(picture, factor);
  return plot_begin_across(
      picture->draw,
      (Rect){axis->from, y - 3 * picture->draw->u, axis->to - axis->from, 3 * picture->draw->u}, &frame);
}

/* What is pointed at, in place of the tick numbers there. */
static void draw_reading(const LinePicture *picture, double x, double line, double factor) {
  const Draw *draw = picture->draw;
  Tag tag = {.draw = draw, .written = chart_number(draw, x * factor), .color = draw->theme->ink};
  double y = line + 2 * draw->u;
  tag.at = (Point){line_at(picture, x), y};
  tag_draw(&(PlacedTag){tag, tag.at.x - tag_width(&tag) / 2, y});
}

static void draw_readings(const LinePicture *picture) {
  enum { PROBES = 121 };
  double x = plot_probe(&picture->plot, CHART_PANEL + (int)picture->panel->index, picture->low, picture->high,
                        PROBES);
  if (isnan(x))
    return;
  draw_reading(picture, x, picture->line, 1);
  if (!isnan(picture->second))
    draw_reading(picture, x, picture->line + LINE_SECOND * picture->draw->u, picture->second);
}

static void draw_scales(LinePicture *picture) {
  double u = picture->draw->u, below = picture->line + LINE_SECOND * u;
  picture->plot = draw_scale(picture, picture->line, 1);
  draw_name(picture, picture->line, "x_title");
  if (isnan(picture->second))
    return;
  (void)draw_scale(picture, below, picture->second);
  draw_name(picture, below, "second_title");
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
         y = picture->top + (interval->lane + 1) * picture->interval_height - 0.7 * u;
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

/* --- Arrows */

static double arrow_y(const LinePicture *picture, int lane) {
  return picture->line - LINE_GAP * picture->draw->u - (lane + 0.5) * picture->arrow_height;
}

/* Its number stands behind its head; where that is too far out, before its foot. */
static void draw_arrow_tag(const LinePicture *picture, const LinePoint *point, size_t a, double from,
                           double to, double y) {
  Tag tag = line_arrow_tag(picture, point, a);
  double u = picture->draw->u, width = tag_width(&tag), left = picture->rect.x,
         right = left + picture->rect.w;
  double x = to >= from ? to + u : to - u - width;
  if (x < left || x + width > right)
    x = to >= from ? from - u - width : from + u;
  x = clamp(x, left, fmax(right - width, left));
  tag.at = (Point){x, y};
  tag_draw(&(PlacedTag){tag, x, y});
}

static void draw_arrow(const LinePicture *picture, const LinePoint *point, size_t a) {
  const Draw *draw = picture->draw;
  const LineArrow *arrow = &point->arrows[a];
  double u = draw->u, y = arrow_y(picture, arrow->lane), from = line_at(picture, point->x),
         to = line_at(picture, mix(point->x, arrow->to, chart_presence(draw, arrow->cell)));
  if (arrow->to < point->x || arrow->to > point->x)
    arrow_draw(draw, from, y, to - from, (ArrowLook){1.1 * u, point->color, draw->theme->card, a == 1});
  draw_arrow_tag(picture, point, a, from, to, y);
}

static void draw_arrows(const LinePicture *picture) {
  for (size_t i = 0; i < picture->count; i++)
    for (size_t a = 0; a < LINE_ARROWS; a++)
      if (picture->points[i].arrows[a].shown)
        draw_arrow(picture, &picture->points[i], a);
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
  Cell cell = point->drags ? point->by : point->cell;
  Target target = {TARGET_CELL, (int)cell.value, (int)cell.row, (int)cell.col, (int)draw->state->trace->pane};
  canvas_circle(draw->canvas, x, y, 1.1 * u, draw->theme->card);
  canvas_circle(draw->canvas, x, y, 0.85 * u, color_fade(point->color, point->shown));
  if (point->drags)
    draw_grip(draw, (Point){x, y}, point->color, target);
  Hit *hit = hits_add(draw->hits, (Rect){x - 1.4 * u, y - 1.4 * u, 2.8 * u, 2.8 * u}, target);
  hit->editable = point->drags;
  if (point->drags)
    hit->handle = plot_handle(&picture->plot, 'x', point->cell, point->by, point->rate);
}

/* From the point up to its arrows: each begins there. */
static void draw_stem(const LinePicture *picture, const LinePoint *point) {
  const Draw *draw = picture->draw;
  double u = draw->u, x = line_at(picture, point->x), top = picture->line;
  for (size_t a = 0; a < LINE_ARROWS; a++)
    if (point->arrows[a].shown)
      top = fmin(top, arrow_y(picture, point->arrows[a].lane));
  if (top < picture->line)
    canvas_line(draw->canvas, x, picture->line, x, top, fmax(0.12 * u, 1), point->color);
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
         y = picture->line - LINE_GAP * u - picture->arrow_lanes * picture->arrow_height -
             ((double)row + 0.5) * picture->row_height;
  Tag tags[LINE_POINTS_MAX];
  size_t in_row = 0;
  for (size_t i = row; i < count; i += (size_t)picture->rows) {
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
  for (int row = picture->rows - 1; row >= 0; row--)
    draw_row(picture, order, count, (size_t)row);
}

/* --- The panel */

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  LinePicture *picture = ARENA_NEW(draw->arena, LinePicture);
  if (!line_make(picture, draw, panel))
    return;
  line_arrange(picture, rect);
  draw_scales(picture);
  draw_readings(picture);
  for (size_t i = 0; i < picture->interval_count; i++)
    draw_interval(picture, &picture->intervals[i]);
  for (size_t i = 0; i < picture->count; i++)
    draw_stem(picture, &picture->points[i]);
  draw_names(picture);
  draw_arrows(picture);
  for (size_t i = picture->count; i > 0; i--)
    draw_point(picture, &picture->points[i - 1]);
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  enum { WIDTH = 40 };
  LinePicture *picture = ARENA_NEW(draw->arena, LinePicture);
  double u = draw->u;
  if (!line_make(picture, draw, panel))
    return (PanelRoom){WIDTH, 8, 0, 8};
  line_arrange(picture, (Rect){0, 0, WIDTH * u, 1000 * u});
  double height = line_height(picture) / u;
  return (PanelRoom){WIDTH, height, 0, height + 6};
}

/* --- For the transcript */

static void print_number(Text *out, const Draw *draw, Cell cell, bool behind) {
  char number[NUMBER_MAX];
  text_addf(out, "%s%s = %s", behind ? ", " : "", chart_plain(draw, panel_symbol(draw, cell)),
            fill_show(number, draw->state->trace, draw->state->step, cell, draw->state->digits));
}

static void print(Text *out, const Draw *draw, const Panel *panel) {
  LinePicture *picture = ARENA_NEW(draw->arena, LinePicture);
  const Draw still = chart_still(draw);
  if (!line_make(picture, &still, panel))
    return;
  const char *range =
      strings_format(draw->arena, draw->strings, draw->state->language, STRING_PANEL_RANGE,
                     chart_number(draw, picture->low), chart_number(draw, picture->high), NULL);
  text_addf(out, "%s\n",
            strings_format(draw->arena, draw->strings, draw->state->language, STRING_PANEL_LINE, range, NULL,
                           NULL));
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
              strings_format(draw->arena, draw->strings, draw->state->language, STRING_PANEL_RANGE,
                             chart_number(draw, interval->from), chart_number(draw, interval->to), NULL));
  }
}

const PanelLook PANEL_LINE_LOOK = {room, draw_it, print};
