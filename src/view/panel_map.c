/* The panel "map": contour lines over two given numbers, and a point on them. */
#include "view/panel_map.h"

#include "view/parts.h"
#include "view/readouts.h"

#include <math.h>

/* Maps that need not have one scale both ways: of no strange shape all the same. */
#define STRETCH_MOST 1.6

/* More height than this, in u, shows no more. */
#define BEST_HEIGHT 46

#define TICK_SIZE SIZE_SMALL
#define BELOW 2.6 /* u, of the ticks */

static const PanelSetting *setting(const MapPicture *map, const char *key) {
  return panel_setting(map->panel, key);
}

/* ---- what it shows ---- */

static bool has_ring(const MapPicture *map) {
  for (size_t i = 0; i < setting(map, "arrows")->count; i++)
    if (panel_item_setting(map->panel, "arrows", i, "ring")->flag)
      return true;
  return false;
}

static bool is_equal(const MapPicture *map) {
  return setting(map, "equal")->flag || has_ring(map) || map_norm(map) > 0;
}

static bool seen_before(const MapPicture *map, size_t step) {
  const Trace *trace = map->draw->state->trace;
  return map->has_next && trace_visibility(trace, step, map->next[0]) != HIDDEN &&
         trace_visibility(trace, step, map->next[1]) != HIDDEN;
}

static double next_presence(const MapPicture *map) {
  return map->has_next ? fmin(draw_presence(map->draw, map->next[0]), draw_presence(map->draw, map->next[1]))
                       : 0;
}

static void find_updates(MapPicture *map) {
  const Trace *trace = map->draw->state->trace;
  size_t step = map->draw->state->step;
  bool seen = map->has_next && draw_visibility(map->draw, map->next[0]) != HIDDEN &&
              draw_visibility(map->draw, map->next[1]) != HIDDEN;
  map->made = path_made(trace, step, seen);
  map->moved = seen && map->made > path_update(trace, step);
  map->before = step > 0 ? path_made(trace, step - 1, seen_before(map, step - 1)) : map->made;
  if (map->before > map->made)
    map->before = map->made;
}

static void find_point(MapPicture *map) {
  for (int axis = 0; axis < 2; axis++) {
    map->from[axis] = map->now[axis] = draw_number(map->draw, map->point[axis]);
    if (map->moved)
      map->now[axis] = mix(map->from[axis], draw_number(map->draw, map->next[axis]), next_presence(map));
  }
}

static void find_span(double low[2], double high[2], const MapPicture *map) {
  for (int axis = 0; axis < 2; axis++) {
    surface_span(&low[axis], &high[axis], map->draw->state->trace, map->over[axis]);
    low[axis] = panel_number_at(map->draw, setting(map, "from"), (size_t)axis, low[axis]);
    high[axis] = panel_number_at(map->draw, setting(map, "to"), (size_t)axis, high[axis]);
    if (!(isfinite(low[axis]) && isfinite(high[axis]) && low[axis] < high[axis])) {
      low[axis] = -5;
      high[axis] = 5;
    }
  }
}

/* False: the options do not name a height and two numbers. */
static bool make(MapPicture *map, const Draw *draw, const Panel *panel) {
  *map = (MapPicture){.draw = draw, .panel = panel};
  if (!panel_cell(&map->of, draw, setting(map, "of")) || !panel_pair(map->over, draw, setting(map, "over")))
    return false;
  if (!panel_pair(map->point, draw, setting(map, "point"))) {
    map->point[0] = map->over[0];
    map->point[1] = map->over[1];
  }
  map->has_next = panel_pair(map->next, draw, setting(map, "next"));
  map->on_path = setting(map, "path")->flag;
  find_updates(map);
  find_point(map);
  return true;
}

static void find_surface(MapPicture *map) {
  double low[2], high[2];
  find_span(low, high, map);
  map->drawn = surface_of(&map->surface, map->draw->state->trace, map->draw->state->step, map->of, map->over,
                          low, high);
}

/* ---- axes ---- */

static double widest_tick(const Draw *draw, const Axis *axis) {
  double most = 0;
  char text[NUMBER_MAX];
  for (size_t i = 0; i < axis->tick_count; i++)
    most = fmax(most,
                draw_digits_width(draw, TICK_SIZE, false, number_show(text, axis->ticks[i], axis->decimals)));
  return most;
}

/* The part of the area, in its middle, in which a scale is at most so many times the other one. */
static Rect to_scale(Rect area, double span_x, double span_y, double stretch) {
  double across = area.w / span_x, up = area.h / span_y, width = fmin(across, stretch * up) * span_x,
         height = fmin(up, stretch * across) * span_y;
  double left = (area.w - width) / 2, above = (area.h - height) / 2;
  return (Rect){area.x + left, area.y + above, width, height};
}

static void lay_out(MapPicture *map, Rect rect) {
  const Draw *draw = map->draw;
  double u = draw->u, span_x = map->surface.high[0] - map->surface.low[0],
         span_y = map->surface.high[1] - map->surface.low[1];
  int down = (int)clamp((rect.h - BELOW * u) / (4 * u), 2, 8);
  Axis y = axis_make(map->surface.low[1], map->surface.high[1], 1, 0, down);
  double left = fmax(widest_tick(draw, &y) + 1.2 * u, 3 * u);
  Rect area = {rect.x + left, rect.y + 0.3 * u, fmax(rect.w - left - 0.8 * u, 8),
               fmax(rect.h - BELOW * u - 0.3 * u, 8)};
  map->area = rect_snap(to_scale(area, span_x, span_y, is_equal(map) ? 1 : STRETCH_MOST));
  area = map->area;
  int across = (int)clamp(area.w / (5 * u), 2, 8);
  down = (int)clamp(area.h / (4 * u), 2, 8);
  map->x = axis_make(map->surface.low[0], map->surface.high[0], area.x, area.x + area.w, across);
  map->y = axis_make(map->surface.low[1], map->surface.high[1], area.y + area.h, area.y, down);
  map->places = (Places){.area = rect_inset(area, 0.5 * u), .u = u};
}

static void draw_x_ticks(const MapPicture *map) {
  const Draw *draw = map->draw;
  const Rect area = map->area;
  double u = draw->u, bottom = area.y + area.h, last = -INFINITY;
  const char *symbol = panel_symbol(draw, map->over[0]);
  Formula name = draw_formula_layout(draw, symbol, 2, 0, draw->theme->muted);
  double end = area.x + area.w - name.width;
  char text[NUMBER_MAX];
  for (size_t i = 0; i < map->x.tick_count; i++) {
    double x = axis_at(&map->x, map->x.ticks[i]);
    number_show(text, map->x.ticks[i], map->x.decimals);
    double half = draw_digits_width(draw, TICK_SIZE, false, text) / 2;
    canvas_line(draw->canvas, x, bottom, x, bottom + 0.4 * u, 1, draw->theme->muted);
    if (x - half < last + 0.6 * u || x + half > end - 0.6 * u)
      continue;
    draw_digits(draw, ALIGN_CENTER, x, bottom + 1.55 * u, (TextLook){TICK_SIZE, false, draw->theme->muted},
                text);
    last = x + half;
  }
  formula_draw(&name, draw->canvas, end, bottom + 2.1 * u);
}

static void draw_y_ticks(const MapPicture *map) {
  const Draw *draw = map->draw;
  const Rect area = map->area;
  double u = draw->u;
  char text[NUMBER_MAX];
  for (size_t i = 0; i < map->y.tick_count; i++) {
    double y = axis_at(&map->y, map->y.ticks[i]);
    canvas_line(draw->canvas, area.x, y, area.x - 0.4 * u, y, 1, draw->theme->muted);
    if (y < area.y + 2.8 * u || y > area.y + area.h - 0.2 * u)
      continue;
    draw_digits(draw, ALIGN_RIGHT, area.x - 0.8 * u, y, (TextLook){TICK_SIZE, false, draw->theme->muted},
                number_show(text, map->y.ticks[i], map->y.decimals));
  }
  draw_formula_inline(draw, ALIGN_RIGHT, area.x - 0.9 * u, area.y + 0.9 * u, 2, draw->theme->muted,
                      panel_symbol(draw, map->over[1]));
}

/* ---- places ---- */

/* As axis_at, but also outside. */
static double outside(const Axis *axis, double value) {
  double at = axis->from + (value - axis->low) / (axis->high - axis->low) * (axis->to - axis->from);
  return clamp(isfinite(at) ? at : value > 0 ? 1e6 : -1e6, -1e6, 1e6);
}

Point map_place(const MapPicture *map, const double at[2]) {
  return (Point){outside(&map->x, at[0]), outside(&map->y, at[1])};
}

void map_take(MapPicture *map, Point at, double radius) {
  places_take(&map->places, (Rect){at.x - radius, at.y - radius, 2 * radius, 2 * radius});
}

void map_label(MapPicture *map, Point at, Point from, const char *source, Color color) {
  const Draw *draw = map->draw;
  double u = draw->u, dx = at.x - from.x, dy = at.y - from.y, length = fmax(hypot(dx, dy), 1e-9);
  Formula formula = draw_formula_layout(draw, source, 2.1, 0, color);
  double width = formula.width, height = formula.ascent + formula.descent;
  double away = 1.6 * u + (fabs(dx) * width + fabs(dy) * height) / (2 * length);
  Point left = {at.x + away * dx / length - width / 2, at.y + away * dy / length};
  Rect place;
  if (!places_find_clear(&place, &map->places, left, 0, width, height) &&
      !places_find_clear(&place, &map->places, at, 0.9 * u, width, height))
    return;
  canvas_fill_rect(draw->canvas,
                   (Rect){place.x - 0.3 * u, place.y - 0.2 * u, place.w + 0.6 * u, place.h + 0.4 * u},
                   0.4 * u, color_fade(draw->theme->card, 0.92));
  formula_draw(&formula, draw->canvas, place.x, place.y + formula.ascent);
}

/* ---- dragging ---- */

Target map_ground_target(const MapPicture *map) {
  return (Target){TARGET_HANDLE, (int)map->panel->index, 0, 0, (int)map->draw->state->trace->pane};
}

bool map_is_draggable(const MapPicture *map) {
  return draw_editable(map->draw, map->over[0]) || draw_editable(map->draw, map->over[1]);
}

static void report_ground(const MapPicture *map) {
  const Draw *draw = map->draw;
  bool x = draw_editable(draw, map->over[0]), y = draw_editable(draw, map->over[1]);
  if (!map_is_draggable(map))
    return;
  Hit *hit = hits_add(draw->hits, map->area, map_ground_target(map));
  hit->tip = STRING_MAP_POINT_TIP;
  hit->handle = (Handle){.kind = x && y ? HANDLE_XY
                                 : x    ? HANDLE_X
                                        : HANDLE_Y,
                         .x = panel_cell_target(draw, map->over[0]),
                         .y = panel_cell_target(draw, map->over[1]),
                         .plane = map->area,
                         .x_low = map->x.low,
                         .x_high = map->x.high,
                         .y_low = map->y.low,
                         .y_high = map->y.high};
}

/* ---- all of it ---- */

/* So that all panes have the same room for them. */
static void most_in_any_pane(size_t *planned, size_t *seen, const Trace *trace) {
  for (size_t i = 0; i < trace->pane_count; i++) {
    const Trace pane = trace_of_pane(trace, i);
    size_t updates = path_planned(&pane), samples = path_samples(&pane, updates);
    if (!trace_pane_shown(trace, i))
      continue;
    *planned = updates > *planned ? updates : *planned;
    *seen = samples > *seen ? samples : *seen;
  }
}

static void add_readouts(Readouts *readouts, const MapPicture *map, bool brief) {
  const Trace *trace = map->draw->state->trace;
  size_t planned = 0, seen = 0;
  most_in_any_pane(&planned, &seen, trace);
  bool counts = setting(map, "counts")->flag;
  *readouts = (Readouts){.draw = map->draw};
  if (counts)
    readouts_add_count(readouts, brief ? STRING_UPDATES_BRIEF : STRING_CLOCK_UPDATES, map->made, planned);
  readouts_add_items(readouts, map->panel, map->moved);
  if (counts && seen > 0)
    readouts_add_count(readouts, brief ? STRING_SAMPLES_BRIEF : STRING_CLOCK_SAMPLES,
                       path_samples(trace, map->made), seen);
}

/* With short names where long ones take more lines. */
static Readouts readouts_of(const MapPicture *map, double width) {
  Readouts full, brief;
  add_readouts(&full, map, false);
  add_readouts(&brief, map, true);
  return readouts_height(&brief, width) < readouts_height(&full, width) ? brief : full;
}

static void draw_inside(MapPicture *map) {
  const Draw *draw = map->draw;
  Rect before = canvas_set_clip(draw->canvas, map->area);
  map_draw_ground(map);
  map_find_way(map);
  map_draw_way(map);
  report_ground(map);
  map_draw_words(map);
  map_take_points(map);
  map_draw_arrows(map);
  map_draw_start(map);
  map_draw_point(map);
  canvas_set_clip(draw->canvas, before);
  map_report_rings(map);
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  MapPicture map;
  if (!make(&map, draw, panel))
    return;
  Readouts readouts = readouts_of(&map, rect.w);
  double foot = readouts_height(&readouts, rect.w);
  find_surface(&map);
  lay_out(&map, (Rect){rect.x, rect.y, rect.w, rect.h - foot});
  draw_note_chart(draw, map.area);
  draw_inside(&map);
  draw_x_ticks(&map);
  draw_y_ticks(&map);
  readouts_draw(&readouts, (Rect){rect.x, rect.y + rect.h - foot, rect.w, foot}, panel_group(panel, 1));
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  MapPicture map;
  if (!make(&map, draw, panel))
    return (PanelRoom){20, 12, 0, 0};
  Readouts readouts = readouts_of(&map, 30 * draw->u);
  double foot = readouts_height(&readouts, 30 * draw->u) / draw->u, low[2], high[2];
  find_span(low, high, &map);
  double best = BEST_HEIGHT * (high[0] - low[0]) / (high[1] - low[1]) + 6;
  return (PanelRoom){26, 15 + BELOW + foot, is_equal(&map) ? fmax(best, 26) : 0, 0};
}

static const char *plain(const Draw *draw, Cell cell) {
  return panel_plain(draw, panel_symbol(draw, cell));
}

static const char *shown(const Draw *draw, Cell cell) {
  char *text = arena_alloc(draw->arena, NUMBER_MAX);
  return fill_show(text, draw->state->trace, draw->state->step, cell, draw->state->digits);
}

static void print(Text *out, const Draw *draw, const Panel *panel) {
  MapPicture map;
  if (!make(&map, draw, panel))
    return;
  const Cell *at = map.moved ? map.next : map.point;
  const char *pair = arena_printf(draw->arena, "%s, %s", plain(draw, map.over[0]), plain(draw, map.over[1])),
             *place = arena_printf(draw->arena, "(%s, %s)", shown(draw, at[0]), shown(draw, at[1]));
  text_add(out, strings_format(draw->arena, draw->strings, draw->state->language, STRING_MAP_PRINT,
                               plain(draw, map.of), pair, place));
  text_add_char(out, '\n');
}

const PanelLook PANEL_MAP_LOOK = {room, draw_it, print};
