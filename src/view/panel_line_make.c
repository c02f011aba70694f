/* What stands on a number line, and in which lanes. */
#include "view/panel_line.h"

#include "view/parts.h"

#include <math.h>

#define INTERVAL 3.0 /* u: the height of an interval's lane */
#define SCALE 3.2    /* the line, its ticks and their numbers */

static const PanelSetting *option(const LinePicture *picture, size_t item, const char *key) {
  return panel_item_setting(picture->panel, "points", item, key);
}

/* --- Points and intervals */

static void find_arrows(const LinePicture *picture, LinePoint *point, size_t i) {
  static const char *const ARROWS[LINE_ARROWS] = {"gradient", "move"};
  for (size_t a = 0; a < LINE_ARROWS; a++) {
    LineArrow *arrow = &point->arrows[a];
    PanelNumbers numbers = panel_numbers(picture->draw, option(picture, point->item, ARROWS[a]));
    if (i >= numbers.count)
      continue;
    double length = panel_value(&numbers.at[i]);
    arrow->cell = numbers.at[i].cell;
    arrow->shown = panel_visible(&numbers.at[i]) && isfinite(length);
    arrow->to = point->x + length;
  }
}

static void add_point(LinePicture *picture, size_t item, Cell cell, size_t i) {
  const Draw *draw = picture->draw;
  double shown = chart_presence(draw, cell);
  Cell by;
  bool other = panel_cell(&by, draw, option(picture, item, "by"));
  if (shown <= 0 || picture->count == LINE_POINTS_MAX)
    return;
  LinePoint *point = &picture->points[picture->count++];
  *point = (LinePoint){
      .item = item,
      .cell = cell,
      .x = draw_number(draw, cell),
      .shown = shown,
      .color = chart_color(draw, cell, 0),
      .drag = chart_drag(draw, 'x', cell, other ? &by : NULL, option(picture, item, "drag")->flag)};
  find_arrows(picture, point, i);
}

static void find_points(LinePicture *picture) {
  for (size_t item = 0; item < panel_setting(picture->panel, "points")->count; item++) {
    PanelNumbers at = panel_numbers(picture->draw, option(picture, item, "at"));
    for (size_t i = 0; i < at.count; i++)
      add_point(picture, item, at.at[i].cell, i);
  }
}

static void find_intervals(LinePicture *picture) {
  const Panel *panel = picture->panel;
  const Draw *draw = picture->draw;
  for (size_t i = 0; i < panel_setting(panel, "intervals")->count; i++) {
    if (!panel_condition(draw, panel_item_setting(panel, "intervals", i, "when")))
      continue;
    double one = panel_number(draw, panel_item_setting(panel, "intervals", i, "from"), NAN),
           other = panel_number(draw, panel_item_setting(panel, "intervals", i, "to"), NAN);
    if (!isnan(one) && !isnan(other) && picture->interval_count < LINE_INTERVALS_MAX)
      picture->intervals[picture->interval_count++] =
          (LineInterval){.from = fmin(one, other),
                         .to = fmax(one, other),
                         .title = panel_phrase(draw, panel_item_setting(panel, "intervals", i, "title"))};
  }
}

/* --- The range */

static bool is_log(const LinePicture *picture) {
  return panel_setting(picture->panel, "log")->flag;
}

static Axis axis_of(const LinePicture *picture, double low, double high, double from, double to) {
  return (is_log(picture) ? axis_make_log : axis_make)(low, high, from, to, 4);
}

static void take(ChartRange *range, const LinePicture *picture, double number) {
  if (number > 0 || !is_log(picture))
    chart_range_take(range, number);
}

/* All that stands on it; where a point can be dragged, all the places it can go to. */
static ChartRange range_of(const LinePicture *picture) {
  ChartRange range = CHART_RANGE_NONE;
  double low, high;
  for (size_t i = 0; i < picture->count; i++) {
    const LinePoint *point = &picture->points[i];
    take(&range, picture, point->x);
    for (size_t a = 0; a < LINE_ARROWS; a++)
      if (point->arrows[a].shown)
        take(&range, picture, point->arrows[a].to);
    if (point->drag.on && chart_edit_range(picture->draw, point->cell, &low, &high)) {
      take(&range, picture, low);
      take(&range, picture, high);
    }
  }
  for (size_t i = 0; i < picture->interval_count; i++) {
    take(&range, picture, picture->intervals[i].from);
    take(&range, picture, picture->intervals[i].to);
  }
  if (range.low > range.high)
    range.low = 0, range.high = 1;
  return range;
}

static void find_range(LinePicture *picture) {
  ChartRange range = range_of(picture);
  double size = range.high - range.low, rim = size > 0 ? 0.06 * size : fmax(fabs(range.low), 1) / 2,
         low = is_log(picture) ? range.low / 1.5 : range.low - rim,
         high = is_log(picture) ? range.high * 1.5 : range.high + rim;
  low = panel_number(picture->draw, panel_setting(picture->panel, "from"), low);
  high = panel_number(picture->draw, panel_setting(picture->panel, "to"), high);
  Axis axis = axis_of(picture, low, high, 0, 1);
  picture->low = axis.low;
  picture->high = axis.high;
}

bool line_make(LinePicture *picture, const Draw *draw, const Panel *panel) {
  *picture = (LinePicture){.draw = draw, .panel = panel};
  picture->second = panel_number(draw, panel_setting(panel, "second"), NAN);
  if (!(isfinite(picture->second) && picture->second > 0))
    picture->second = NAN;
  find_points(picture);
  find_intervals(picture);
  find_range(picture);
  return picture->count + picture->interval_count > 0;
}

/* --- Lanes */

double line_at(const LinePicture *picture, double x) {
  return axis_at(&picture->plot.x, x);
}

/* The first lane in which a stretch is free; `ends` are how far each is taken. */
static int lane_for(double (*taken)[2], int *lanes, int most, double from, double to) {
  for (int lane = 0; lane < most; lane++) {
    bool used = lane < *lanes;
    if (used && from < taken[lane][1] && to > taken[lane][0])
      continue;
    taken[lane][0] = used ? fmin(taken[lane][0], from) : from;
    taken[lane][1] = used ? fmax(taken[lane][1], to) : to;
    *lanes = lane + 1 > *lanes ? lane + 1 : *lanes;
    return lane;
  }
  return most - 1;
}

static void arrange_intervals(LinePicture *picture) {
  double taken[LINE_INTERVALS_MAX][2] = {{0}}, u = picture->draw->u;
  for (size_t i = 0; i < picture->interval_count; i++) {
    LineInterval *interval = &picture->intervals[i];
    double from = line_at(picture, interval->from), to = line_at(picture, interval->to),
           middle = (from + to) / 2,
           half = interval->title ? draw_text_width(picture->draw, 1.8, false, interval->title) / 2 : 0;
    interval->lane = lane_for(taken, &picture->interval_lanes.count, LINE_INTERVALS_MAX,
                              fmin(from, middle - half) - 0.5 * u, fmax(to, middle + half) + 0.5 * u);
  }
  picture->interval_lanes.height = INTERVAL * u;
}

ChartArrow line_arrow(const LinePicture *picture, size_t i, size_t a) {
  const LinePoint *point = &picture->points[i];
  const LineArrow *arrow = &point->arrows[a];
  return (ChartArrow){.draw = picture->draw,
                      .cell = arrow->cell,
                      .from = line_at(picture, point->x),
                      .to = line_at(picture, arrow->to),
                      .y = picture->line - LINE_GAP * picture->draw->u -
                           (arrow->lane + 0.5) * picture->arrow_lanes.height,
                      .solid = a == 1,
                      .nameless = picture->brief,
                      .color = point->color,
                      .panel = picture->panel,
                      .group = 1 + (int)a,
                      .row = i};
}

static void arrange_arrows(LinePicture *picture) {
  double taken[LINE_POINTS_MAX * LINE_ARROWS][2] = {{0}}, u = picture->draw->u;
  for (size_t a = LINE_ARROWS; a > 0; a--) /* moves below, gradients above them */
    for (size_t i = 0; i < picture->count; i++) {
      LineArrow *arrow = &picture->points[i].arrows[a - 1];
      if (!arrow->shown)
        continue;
      ChartArrow drawn = line_arrow(picture, i, a - 1);
      Tag tag = chart_arrow_tag(&drawn);
      double room = tag_width(&tag) + 2 * u;
      picture->arrow_lanes.height = fmax(picture->arrow_lanes.height, tag_height(&tag) + 0.4 * u);
      arrow->lane = lane_for(taken, &picture->arrow_lanes.count, LINE_POINTS_MAX * LINE_ARROWS,
                             fmin(drawn.from, drawn.to) - room, fmax(drawn.from, drawn.to) + room);
    }
}

Tag line_tag(const LinePicture *picture, size_t i) {
  const Draw *draw = picture->draw;
  const LinePoint *point = &picture->points[i];
  const char *title = panel_phrase(draw, option(picture, point->item, "title"));
  Tag tag = chart_tag(draw, picture->panel, point->cell, 0, i);
  tag.at = (Point){line_at(picture, point->x), picture->line};
  tag.color = point->color;
  if (title)
    tag.name = draw_worded(draw, title);
  return tag;
}

static void arrange_names(LinePicture *picture) {
  enum { ROWS_MOST = 3 };
  double all = 0, u = picture->draw->u;
  for (size_t i = 0; i < picture->count; i++) {
    Tag tag = line_tag(picture, i);
    all += tag_width(&tag) + 1.5 * u;
    picture->rows.height = fmax(picture->rows.height, tag_height(&tag) + 0.4 * u);
  }
  picture->rows.count = (int)clamp(ceil(all / fmax(picture->rect.w, u)), picture->count > 0, ROWS_MOST);
}

static double height_of(const LineLanes *lanes) {
  return lanes->count * lanes->height;
}

static double lanes_height(const LinePicture *picture) {
  return height_of(&picture->interval_lanes) + height_of(&picture->rows) + height_of(&picture->arrow_lanes);
}

/* Where there is too little room, lanes move together. */
static void squeeze(LinePicture *picture, double room) {
  double share = clamp(room / fmax(lanes_height(picture), 1), 0.5, 1);
  picture->brief = share < 1;
  picture->interval_lanes.height *= share;
  picture->rows.height *= share;
  picture->arrow_lanes.height *= share;
}

const char *line_name(const LinePicture *picture, const char *key) {
  return panel_phrase(picture->draw, panel_setting(picture->panel, key));
}

static double name_width(const LinePicture *picture, const char *key) {
  const char *name = line_name(picture, key);
  return name ? draw_text_width(picture->draw, 1.8, false, name) + 1.4 * picture->draw->u : 0;
}

double line_arrange(LinePicture *picture, Rect rect) {
  double u = picture->draw->u, scales = (LINE_GAP + SCALE + (isnan(picture->second) ? 0 : LINE_SECOND)) * u;
  picture->rect = rect;
  picture->names =
      fmin(fmax(name_width(picture, "x_title"), name_width(picture, "second_title")), 0.4 * rect.w);
  double left = rect.x + 1.5 * u, right = fmax(rect.x + rect.w - 1.5 * u - picture->names, left + u);
  picture->plot.x = axis_of(picture, picture->low, picture->high, left, right);
  arrange_intervals(picture);
  arrange_arrows(picture);
  arrange_names(picture);
  squeeze(picture, rect.h - scales);
  double height = lanes_height(picture) + scales;
  picture->top = rect.y + fmax(rect.h - height, 0) / 2;
  picture->line = picture->top + LINE_GAP * u + lanes_height(picture);
  return height;
}
