/* What stands on a number line, and in which lanes. */
#include "view/panel_line.h"

#include "view/parts.h"

#include <math.h>

static const char *const ARROWS[LINE_ARROWS] = {"gradient", "move"};

/* The i-th number of an option that names one for each point, in the order of the points. */
static bool nth_cell(Cell *out, const Draw *draw, const PanelSetting *setting, size_t i) {
  size_t count;
  const Cells *cells = panel_cells(draw, setting, &count);
  for (size_t k = 0; k < count; k++) {
    if (i < cells_count(&cells[k])) {
      *out = cells_at(&cells[k], i);
      return true;
    }
    i -= cells_count(&cells[k]);
  }
  return false;
}

/* --- Points */

static const PanelSetting *option(const LinePicture *picture, size_t item, const char *key) {
  return panel_item_setting(picture->panel, "points", item, key);
}

static void find_arrows(const LinePicture *picture, LinePoint *point, size_t i) {
  const Draw *draw = picture->draw;
  for (size_t a = 0; a < LINE_ARROWS; a++) {
    LineArrow *arrow = &point->arrows[a];
    if (!nth_cell(&arrow->cell, draw, option(picture, point->item, ARROWS[a]), i))
      continue;
    double length = draw_number(draw, arrow->cell);
    arrow->shown = draw_visibility(draw, arrow->cell) != HIDDEN && isfinite(length);
    arrow->to = point->x + length;
  }
}

static void find_drag(const LinePicture *picture, LinePoint *point) {
  const Draw *draw = picture->draw;
  const Trace *trace = draw->state->trace;
  bool other = panel_cell(&point->by, draw, option(picture, point->item, "by"));
  if (!other)
    point->by = point->cell;
  if (!option(picture, point->item, "drag")->flag || !draw_editable(draw, point->by))
    return;
  point->rate = other ? cells_slope(trace, draw->state->step, point->cell, point->by) : 1;
  point->drags = isfinite(point->rate) && fabs(point->rate) > 1e-9;
}

static void add_point(LinePicture *picture, size_t item, Cell cell, size_t i) {
  const Draw *draw = picture->draw;
  LinePoint point = {
      .item = item, .cell = cell, .x = draw_number(draw, cell), .shown = chart_presence(draw, cell)};
  point.color = chart_color(draw, cell, 0);
  find_arrows(picture, &point, i);
  find_drag(picture, &point);
  if (point.shown > 0 && picture->count < LINE_POINTS_MAX)
    picture->points[picture->count++] = point;
}

static void find_points(LinePicture *picture) {
  const PanelSetting *items = panel_setting(picture->panel, "points");
  Cell cell;
  for (size_t item = 0; item < items->count; item++)
    for (size_t i = 0; nth_cell(&cell, picture->draw, option(picture, item, "at"), i); i++)
      add_point(picture, item, cell, i);
}

static void find_intervals(LinePicture *picture) {
  const PanelSetting *items = panel_setting(picture->panel, "intervals");
  const Draw *draw = picture->draw;
  for (size_t i = 0; i < items->count && picture->interval_count < LINE_INTERVALS_MAX; i++) {
    double one = panel_number(draw, panel_item_setting(picture->panel, "intervals", i, "from"), NAN),
           other = panel_number(draw, panel_item_setting(picture->panel, "intervals", i, "to"), NAN);
    if (isnan(one) || isnan(other))
      continue;
    picture->intervals[picture->interval_count++] = (LineInterval){
        .from = fmin(one, other),
        .to = fmax(one, other),
        .title = panel_phrase(draw, panel_item_setting(picture->panel, "intervals", i, "title"))};
  }
}

/* --- The range */

static bool is_log(const LinePicture *picture) {
  return panel_setting(picture->panel, "log")->flag;
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
    if (point->drags && chart_edit_range(picture->draw, point->cell, &low, &high)) {
      take(&range, picture, low);
      take(&range, picture, high);
    }
  }
  for (size_t i = 0; i < picture->interval_count; i++) {
    take(&range, picture, picture->intervals[i].from);
    take(&range, picture, picture->intervals[i].to);
  }
  return range;
}

static void find_range(LinePicture *picture) {
  const PanelSetting *from = panel_setting(picture->panel, "from"), *to = panel_setting(picture->panel, "to");
  ChartRange range = range_of(picture);
  if (range.low > range.high)
    range.low = 0, range.high = 1;
  double size = range.high - range.low, rim = size > 0 ? 0.06 * size : fmax(fabs(range.low), 1) / 2;
  double low = is_log(picture) ? range.low / 1.5 : range.low - rim,
         high = is_log(picture) ? range.high * 1.5 : range.high + rim;
  low = panel_number(picture->draw, from, low);
  high = panel_number(picture->draw, to, high);
  Axis axis = (is_log(picture) ? axis_make_log : axis_make)(low, high, 0, 1, 4);
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
           width = interval->title ? draw_text_width(picture->draw, 1.8, false, interval->title) : 0;
    from = fmin(from, middle - width / 2) - 0.5 * u;
    to = fmax(to, middle + width / 2) + 0.5 * u;
    interval->lane = lane_for(taken, &picture->interval_lanes, LINE_INTERVALS_MAX, from, to);
  }
}

Tag line_arrow_tag(const LinePicture *picture, const LinePoint *point, size_t arrow) {
  const Draw *draw = picture->draw;
  return (Tag){.draw = draw,
               .name = picture->brief
                           ? NULL
                           : arena_printf(draw->arena, "%s =", panel_symbol(draw, point->arrows[arrow].cell)),
               .numbered = true,
               .cell = point->arrows[arrow].cell,
               .color = point->color,
               .group = panel_group(picture->panel, 1 + (int)arrow),
               .row = (int)(point - picture->points)};
}

static void arrange_arrows(LinePicture *picture) {
  double taken[LINE_POINTS_MAX * LINE_ARROWS][2] = {{0}}, u = picture->draw->u;
  for (size_t a = LINE_ARROWS; a > 0; a--) /* moves below, gradients above them */
    for (size_t i = 0; i < picture->count; i++) {
      LineArrow *arrow = &picture->points[i].arrows[a - 1];
      if (!arrow->shown)
        continue;
      Tag tag = line_arrow_tag(picture, &picture->points[i], a - 1);
      double from = line_at(picture, picture->points[i].x), to = line_at(picture, arrow->to),
             room = tag_width(&tag) + 2 * u;
      arrow->lane = lane_for(taken, &picture->arrow_lanes, LINE_POINTS_MAX * LINE_ARROWS,
                             fmin(from, to) - room, fmax(from, to) + room);
    }
}

Tag line_tag(const LinePicture *picture, size_t i) {
  const Draw *draw = picture->draw;
  const LinePoint *point = &picture->points[i];
  const char *title = panel_phrase(draw, option(picture, point->item, "title"));
  return (Tag){.draw = draw,
               .at = {line_at(picture, point->x), picture->line},
               .name = title ? chart_words(draw, title)
                             : arena_printf(draw->arena, "%s =", panel_symbol(draw, point->cell)),
               .numbered = true,
               .cell = point->cell,
               .color = point->color,
               .group = panel_group(picture->panel, 0),
               .row = (int)i};
}

static void count_rows(LinePicture *picture) {
  enum { ROWS_MOST = 3 };
  double all = 0, u = picture->draw->u;
  for (size_t i = 0; i < picture->count; i++) {
    Tag tag = line_tag(picture, i);
    all += tag_width(&tag) + 1.5 * u;
    picture->row_height = fmax(picture->row_height, tag_height(&tag) + 0.4 * u);
    for (size_t a = 0; a < LINE_ARROWS; a++)
      if (picture->points[i].arrows[a].shown) {
        tag = line_arrow_tag(picture, &picture->points[i], a);
        picture->arrow_height = fmax(picture->arrow_height, tag_height(&tag) + 0.4 * u);
      }
  }
  picture->interval_height = LINE_INTERVAL * u;
  picture->rows = (int)clamp(ceil(all / fmax(picture->rect.w, u)), picture->count > 0, ROWS_MOST);
}

/* The line with its scales. */
static double scales_height(const LinePicture *picture) {
  return (LINE_GAP + LINE_SCALE + (isnan(picture->second) ? 0 : LINE_SECOND)) * picture->draw->u;
}

static double lanes_height(const LinePicture *picture) {
  return picture->interval_lanes * picture->interval_height + picture->rows * picture->row_height +
         picture->arrow_lanes * picture->arrow_height;
}

double line_height(const LinePicture *picture) {
  return lanes_height(picture) + scales_height(picture);
}

/* Where there is too little room, lanes move together. */
static void squeeze(LinePicture *picture) {
  double share = (picture->rect.h - scales_height(picture)) / fmax(lanes_height(picture), 1);
  share = clamp(share, 0.5, 1);
  picture->brief = share < 1;
  picture->interval_height *= share;
  picture->row_height *= share;
  picture->arrow_height *= share;
}

/* The name of a scale, and how wide it is. */
static double name_width(const LinePicture *picture, const char *key) {
  const char *name = panel_phrase(picture->draw, panel_setting(picture->panel, key));
  return name ? draw_text_width(picture->draw, 1.8, false, name) + 1.4 * picture->draw->u : 0;
}

void line_arrange(LinePicture *picture, Rect rect) {
  double u = picture->draw->u;
  picture->rect = rect;
  picture->names =
      fmin(fmax(name_width(picture, "x_title"), name_width(picture, "second_title")), 0.4 * rect.w);
  double left = rect.x + 1.5 * u, right = fmax(rect.x + rect.w - 1.5 * u - picture->names, left + u);
  picture->plot.x =
      (is_log(picture) ? axis_make_log : axis_make)(picture->low, picture->high, left, right, 4);
  arrange_intervals(picture);
  arrange_arrows(picture);
  count_rows(picture);
  squeeze(picture);
  double height = line_height(picture), spare = fmax(rect.h - height, 0);
  picture->top = rect.y + spare / 2;
  picture->line = picture->top + LINE_GAP * u + lanes_height(picture);
}
