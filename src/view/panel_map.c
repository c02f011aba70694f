/* The panel "map": contour lines over two given numbers, and a point on them. */
#include "view/panel_map.h"

#include "view/readouts.h"
#include "view/tag.h"

#include <math.h>

/* What a frame that must not take long spends on computing heights. */
#define HURRY_MS 1.0

/* Maps that need not have one scale both ways: of no strange shape all the same. */
#define STRETCH_MOST 1.6

/* More height than this, in u, shows no more. */
#define BEST_HEIGHT 46

/* Where both ways have one scale, an axis that has room shows more: in such steps, and at most so much. */
#define WIDER_STEP 0.375
#define WIDER_MOST 1.75

#define ABOVE 0.4 /* u, of the area between the axes; the axes' names stand at the ends of the ticks */
#define BELOW 2.9

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

static void find_point(MapPicture *map) {
  const Draw *draw = map->draw;
  const ViewState *state = draw->state;
  map->moment = path_moment(state->trace, state->step, state->asking, map->next, map->has_next ? 2 : 0);
  for (int axis = 0; axis < 2; axis++) {
    map->from[axis] = map->now[axis] = draw_number(draw, map->point[axis]);
    if (map->moment.moved)
      map->now[axis] = mix(map->from[axis], draw_number(draw, map->next[axis]),
                           fmin(draw_presence(draw, map->next[0]), draw_presence(draw, map->next[1])));
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
  map->norm = panel_number(draw, setting(map, "norm"), 0);
  map->equal = setting(map, "equal")->flag || has_ring(map) || map->norm > 0;
  find_point(map);
  return true;
}

/* Where the axes begin and end by themselves. */
static void find_span(double low[2], double high[2], const MapPicture *map) {
  for (size_t axis = 0; axis < 2; axis++) {
    surface_span(&low[axis], &high[axis], map->draw->state->trace, map->over[axis]);
    low[axis] = panel_number_at(map->draw, setting(map, "from"), axis, low[axis]);
    high[axis] = panel_number_at(map->draw, setting(map, "to"), axis, high[axis]);
    if (!(isfinite(low[axis]) && isfinite(high[axis]) && low[axis] < high[axis])) {
      low[axis] = -5;
      high[axis] = 5;
    }
  }
}

/* ---- axes ---- */

/* In steps, so that the heights are not computed anew for each size of a panel that slides. */
static void widen(double *low, double *high, double times) {
  times = fmin(1 + floor((times - 1) / WIDER_STEP) * WIDER_STEP, WIDER_MOST);
  double more = (times - 1) / 2 * (*high - *low);
  *low -= more;
  *high += more;
}

/* The part of the area, in its middle, in which a scale is at most so many times the other one. */
static Rect to_scale(Rect area, double span_x, double span_y, double stretch) {
  double across = area.w / span_x, up = area.h / span_y, width = fmin(across, stretch * up) * span_x,
         height = fmin(up, stretch * across) * span_y;
  return (Rect){area.x + (area.w - width) / 2, area.y + (area.h - height) / 2, width, height};
}

/* Who is in a hurry waits for the fine grid when the panels stand still. */
static void find_surface(MapPicture *map, const double low[2], const double high[2]) {
  const ViewState *state = map->draw->state;
  double most_ms = !state->hurried ? INFINITY : map->draw->t < 1 ? 0 : HURRY_MS;
  SurfaceOf of = {.of = map->of,
                  .over = {map->over[0], map->over[1]},
                  .low = {low[0], low[1]},
                  .high = {high[0], high[1]}};
  map->drawn = surface_of(&map->surface, state->trace, state->step, &of, most_ms);
  if (map->drawn && !map->surface.done)
    map->draw->places->unfinished = true;
}

static void lay_out(MapPicture *map, Rect rect) {
  const Draw *draw = map->draw;
  double u = draw->u, low[2], high[2];
  find_span(low, high, map);
  PlotFrame frame = {.fixed_y = true, .y_low = low[1], .y_high = high[1]};
  Rect area = plot_area(draw, rect, &frame);
  area = (Rect){area.x, rect.y + ABOVE * u, area.w, fmax(rect.h - (ABOVE + BELOW) * u, 8)};
  double ratio = area.w / area.h * (high[1] - low[1]) / (high[0] - low[0]);
  if (map->equal && ratio >= 1)
    widen(&low[0], &high[0], ratio);
  else if (map->equal)
    widen(&low[1], &high[1], 1 / ratio);
  find_surface(map, low, high);
  area = rect_snap(to_scale(area, high[0] - low[0], high[1] - low[1], map->equal ? 1 : STRETCH_MOST));
  frame = (PlotFrame){.x_low = low[0],
                      .x_high = high[0],
                      .y_low = low[1],
                      .y_high = high[1],
                      .fixed_y = true,
                      .x_symbol = panel_symbol(draw, map->over[0]),
                      .y_symbol = panel_symbol(draw, map->over[1])};
  map->plot = plot_begin_inside(draw, area, &frame);
  map->places = (Places){.area = rect_inset(area, 0.5 * u), .u = u};
}

/* ---- places ---- */

Point map_place(const MapPicture *map, const double at[2]) {
  return plot_beyond(&map->plot, at[0], at[1]);
}

void map_take(MapPicture *map, Point at, double radius) {
  places_take(&map->places, (Rect){at.x - radius, at.y - radius, 2 * radius, 2 * radius});
}

/* Where it covers nothing, at least `clear` from a point. */
static bool find_place(PlacedTag *out, const Tag *tag, Places *places, Point at, double clear) {
  double pad = 0.3 * tag->draw->u;
  Rect rect;
  if (!places_find_free(&rect, places, at, clear, tag_width(tag) + 2 * pad, tag_height(tag)))
    return false;
  *out = (PlacedTag){*tag, rect.x + pad, rect.y + rect.h / 2};
  return true;
}

void map_label(MapPicture *map, Point at, Point from, const char *source, Color color) {
  double u = map->draw->u, dx = at.x - from.x, dy = at.y - from.y, length = fmax(hypot(dx, dy), 1e-9);
  PlacedTag placed;
  Tag tag = {.draw = map->draw, .name = source, .color = color, .at = at};
  double away = 1.3 * u + (fabs(dx) * tag_width(&tag) + fabs(dy) * tag_height(&tag)) / (2 * length);
  Point ahead = {at.x + away * dx / length - tag_width(&tag) / 2 - 0.3 * u, at.y + away * dy / length};
  if (find_place(&placed, &tag, &map->places, ahead, 0) ||
      find_place(&placed, &tag, &map->places, at, 0.9 * u))
    tag_draw(&placed);
}

bool map_is_alone(const MapPicture *map) {
  return map->draw->state->trace->pane_count <= 1;
}

/* ---- dragging ---- */

Target map_ground_target(const MapPicture *map) {
  return (Target){TARGET_HANDLE, (int)map->panel->index, 0, 0, (int)map->draw->state->trace->pane};
}

bool map_is_draggable(const MapPicture *map) {
  return draw_editable(map->draw, map->over[0]) || draw_editable(map->draw, map->over[1]);
}

static void report_ground(const MapPicture *map) {
  if (!map_is_draggable(map))
    return;
  Hit *hit = hits_add(map->draw->hits, map->plot.area, map_ground_target(map));
  hit->tip = STRING_MAP_POINT_TIP;
  hit->handle = plot_handle_plane(&map->plot, map->over[0], &map->over[1]);
}

/* ---- all of it ---- */

/* The most updates and samples in any pane, so that all have the same room for them. */
static void add_counts(Readouts *readouts, const MapPicture *map, bool brief, bool samples) {
  const Trace *trace = map->draw->state->trace;
  size_t most = 0;
  for (size_t i = 0; i < trace->pane_count; i++) {
    const Trace pane = trace_of_pane(trace, i);
    size_t updates = path_planned(&pane), count = samples ? path_samples(&pane, updates) : updates;
    most = trace_pane_shown(trace, i) && count > most ? count : most;
  }
  if (!samples)
    readouts_add_count(readouts, brief ? STRING_UPDATES_BRIEF : STRING_CLOCK_UPDATES, map->moment.made, most);
  else if (most > 0)
    readouts_add_count(readouts, brief ? STRING_SAMPLES_BRIEF : STRING_CLOCK_SAMPLES,
                       path_samples(trace, map->moment.made), most);
}

/* With short names where long ones take more lines. */
static Readouts readouts_of(const MapPicture *map, double width) {
  Readouts forms[2];
  for (int brief = 0; brief < 2; brief++) {
    Readouts *readouts = &forms[brief];
    *readouts = (Readouts){.draw = map->draw};
    if (setting(map, "counts")->flag)
      add_counts(readouts, map, brief, false);
    readouts_add_items(readouts, map->panel, map->moment.moved);
    if (setting(map, "counts")->flag)
      add_counts(readouts, map, brief, true);
  }
  return forms[readouts_height(&forms[1], width) < readouts_height(&forms[0], width)];
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  MapPicture map;
  if (!make(&map, draw, panel))
    return;
  Readouts readouts = readouts_of(&map, rect.w);
  double foot = readouts_height(&readouts, rect.w);
  lay_out(&map, (Rect){rect.x, rect.y, rect.w, rect.h - foot});
  Rect before = canvas_set_clip(draw->canvas, map.plot.area);
  map_draw_ground(&map);
  report_ground(&map);
  map_draw_way(&map);
  map_take_points(&map);
  map_draw_arrows(&map);
  map_draw_points(&map);
  canvas_set_clip(draw->canvas, before);
  map_report_rings(&map);
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
  return (PanelRoom){26, 15 + BELOW + foot, map.equal ? fmax(best, 26) : 0, 0};
}

static const char *plain(const Draw *draw, Cell cell) {
  return panel_plain(draw, panel_symbol(draw, cell));
}

static const char *shown(const Draw *draw, Cell cell) {
  return panel_shown(&(PanelNumber){draw, cell}, draw->state->digits);
}

static void print(Text *out, const Draw *draw, const Panel *panel) {
  MapPicture map;
  if (!make(&map, draw, panel))
    return;
  const Cell *at = map.moment.moved ? map.next : map.point;
  const char *pair = arena_printf(draw->arena, "%s, %s", plain(draw, map.over[0]), plain(draw, map.over[1])),
             *place = arena_printf(draw->arena, "(%s, %s)", shown(draw, at[0]), shown(draw, at[1]));
  text_add(out, strings_format(draw->arena, draw->strings, draw->state->language, STRING_MAP_PRINT,
                               plain(draw, map.of), pair, place));
  text_add_char(out, '\n');
}

const PanelLook PANEL_MAP_LOOK = {room, draw_it, print};
