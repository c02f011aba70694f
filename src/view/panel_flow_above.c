/* What stands above a flow's columns: the numbers that they are multiplied by, a matrix with its rows as
 * columns; and what the columns are, classes or features. */
#include "view/panel_flow.h"
#include "view/panel_graph.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

size_t flow_lines(const FlowLane *lane, size_t count) {
  if (lane->cells.rows == count)
    return lane->cells.cols;
  return lane->cells.cols == count ? lane->cells.rows : 0;
}

static Cell line_cell(const FlowLane *lane, size_t count, size_t line, size_t i) {
  const Cells *cells = &lane->cells;
  return cells->rows == count ? (Cell){cells->value, cells->row + i, cells->col + line}
                              : (Cell){cells->value, cells->row + line, cells->col + i};
}

static SideKind across(const FlowColumn *column) {
  return flow_side(&column->layers[0].lanes[0], true);
}

/* What a column's i-th numbers are. */
static const char *name_of(const FlowColumn *column, size_t i) {
  return panel_side_name(column->layers[0].lanes[0].draw, across(column), i);
}

bool flow_is_marked(const FlowColumn *column) {
  return column->count > 1 && (across(column) == SIDE_CLASSES || name_of(column, 0) != NULL);
}

/* "\\mathbf{x}" of a value whose name is a symbol; NULL: it is a word. */
static const char *symbol_of(const Flow *flow, ValueId value) {
  const char *name = trace_info(flow->draw->state->trace, value)->name;
  return strlen(name) > 2 ? NULL : arena_printf(flow->draw->arena, "\\mathbf{%s}", name);
}

/* ---- numbers */

/* A line of numbers above a column. */
typedef struct Line {
  const FlowLane *lane, *then; /* then: in front once it is seen; NULL: nothing is */
  size_t at;                   /* in the lane */
  double y;                    /* its upper edge */
  bool by_class;               /* the numbers are one of each class, in its colour */
} Line;

static Rect line_rect(const Flow *flow, const FlowColumn *column, const Line *line, size_t i) {
  Rect below = flow_place_of(flow, column, 0, i);
  double gap = flow->lines > 1 ? fmin(0.3 * flow->u, 0.08 * flow->strip_height) : 0;
  return (Rect){below.x, line->y + gap, below.w, flow->strip_height - 2 * gap};
}

static Color ground_of(const Flow *flow, const Line *line, double number) {
  const Theme *theme = flow->draw->theme;
  if (flow->lines <= 1 || !(number < 0 || number > 0) || line->lane->cells.cols == 1)
    return theme->field;
  return number > 0 ? theme->positive : theme->negative;
}

/* What came in front of it stands above it, where there is room for both. */
static void draw_number_above(Flow *flow, const FlowColumn *column, const Line *line, size_t i) {
  const Theme *theme = flow->draw->theme;
  Cell old = line_cell(line->lane, column->count, line->at, i), cell = old;
  Rect rect = line_rect(flow, column, line, i), main = rect;
  const FlowLane *lane = line->lane;
  if (line->then) {
    Cell then = line_cell(line->then, column->count, line->at, i);
    bool seen = draw_visibility(line->then->draw, then) != HIDDEN;
    lane = seen ? line->then : lane;
    cell = seen ? then : cell;
  }
  bool changed = lane != line->lane;
  if (draw_visibility(lane->draw, cell) == HIDDEN)
    return;
  double shown = draw_presence(lane->draw, cell), original;
  if (!line->by_class)
    canvas_fill_rect(flow->draw->canvas, rect, fmin(0.5 * flow->u, 0.2 * rect.h),
                     color_fade(ground_of(flow, line, draw_number(lane->draw, cell)), changed ? 1 : shown));
  if (draw_original(lane->draw, cell, &original) && trace_given(lane->draw->state->trace, cell.value))
    canvas_border(flow->draw->canvas, rect, 0.5 * flow->u, 0.18 * flow->u, theme->accent);
  CellLook look = {.align = ALIGN_CENTER,
                   .size = flow->least,
                   .least = flow->least,
                   .color = theme->muted,
                   .group = panel_group(flow->panel, 1)};
  if (changed && rect.h >= flow_two(flow) * flow->u) {
    main.h = 0.58 * rect.h;
    draw_cell(line->lane->draw, (Rect){rect.x, rect.y + 0.56 * rect.h, rect.w, 0.42 * rect.h}, old, look);
  }
  look.size = fmax(fmin(flow->size, 0.8 * main.h / flow->u), flow->least);
  look.bold = flow->lines <= 1 || draw_visibility(lane->draw, cell) == FRESH;
  look.color = color_fade(line->by_class ? theme_class(theme, i) : theme->ink, shown);
  look.group = panel_group(flow->panel, 3);
  look.row = (int)(line->y - flow->strip_y);
  look.col = 20 * (int)column->index + (int)i;
  draw_cell(lane->draw, main, cell, look);
  flow_stand(flow, column, lane, cell, (Point){rect.x + rect.w / 2, rect.y + rect.h / 2});
}

/* The symbol of a single line, or the name of a feature, to the left. */
static void draw_line_name(const Flow *flow, const FlowColumn *column, const Line *line) {
  const Draw *draw = flow->draw;
  double u = flow->u, y = line->y + flow->strip_height / 2, right = column->x - 0.8 * u;
  SideKind side = flow_side(line->lane, true);
  const char *name = line->lane->cells.cols > 1 ? panel_side_name(draw, side, line->at) : NULL;
  const char *symbol = name ? NULL : symbol_of(flow, line->lane->cells.value);
  if ((line->by_class && flow->lines <= 1) || (flow->lines > 1 && column->index != flow->first_lines))
    return;
  if (name) {
    double room = right - flow->rect.x;
    if (room > 6 * u)
      draw_text(draw, ALIGN_RIGHT, right, y, (TextLook){SIZE_SMALL, false, draw->theme->muted},
                draw_fitted(draw, room, SIZE_SMALL, false, name));
  } else if (symbol) {
    draw_formula_inline(draw, ALIGN_RIGHT, right, y, 2.2, draw->theme->ink, symbol);
  }
}

/* ---- what the columns are */

/* A feature's name above its column, or a symbol with its number where names are too long. */
static void draw_feature_mark(const Flow *flow, const FlowColumn *column, Rect rect, size_t d, double shown) {
  const Draw *draw = flow->draw;
  const char *name = name_of(column, d);
  Color ink = color_fade(draw->theme->muted, shown);
  bool fits = true;
  for (size_t i = 0; i < column->count; i++)
    fits = fits && draw_text_width(draw, SIZE_SMALL, false, name_of(column, i)) <= rect.w - 0.5 * flow->u;
  const char *value = trace_info(draw->state->trace, column->layers[0].lanes[0].cells.value)->name;
  if (fits)
    draw_text(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + rect.h / 2,
              (TextLook){SIZE_SMALL, false, ink}, name);
  else
    draw_formula_inline(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + rect.h / 2, 1.8, ink,
                        arena_printf(draw->arena, "%c_{%zu}", tolower((unsigned char)value[0]), d + 1));
}

double flow_marks_width(const Flow *flow, const FlowColumn *column) {
  double widest = 0;
  if (flow->towers || !flow_is_marked(column) || across(column) == SIDE_CLASSES)
    return 0; /* lines above have them at their left */
  for (size_t i = 0; i < column->count; i++)
    widest = fmax(widest, draw_text_width(flow->draw, SIZE_SMALL, false, name_of(column, i)) / flow->u);
  return (double)column->count * (widest + 1.4);
}

static void draw_marks(const Flow *flow, const FlowColumn *column, double middle, double shown) {
  double u = flow->u;
  for (size_t i = 0; i < column->count; i++) {
    Rect below = flow_place_of(flow, column, 0, i), rect = {below.x, middle - u, below.w, 2 * u};
    if (across(column) == SIDE_CLASSES)
      panel_head_draw(
          flow->draw,
          &(PanelHead){.is_class = true, .row = i, .number = arena_printf(flow->draw->arena, "%zu", i + 1)},
          rect, fmax(SIZE_SMALL, flow->least), false, shown);
    else
      draw_feature_mark(flow, column, rect, i, shown);
  }
}

void flow_above_draw(Flow *flow, const FlowColumn *column) {
  const Draw *draw = flow->draw;
  bool marked = flow_is_marked(column), single = column->lines == 1;
  if (flow->has_marks && !single && marked)
    draw_marks(flow, column, flow->marks_y, flow_layer_presence(flow, &column->layers[column->front]));
  if (column->lines == 0 || !column->by.seen)
    return;
  if (single && marked && across(column) != SIDE_CLASSES)
    draw_marks(flow, column, flow->names_y, 1);
  const char *title = panel_formula(draw, flow_setting(flow, column, "by_title"));
  if (flow->lines > 1 && title)
    draw_formula_inline(draw, ALIGN_CENTER, column->x + column->width / 2, flow->tower_y, 2.4,
                        draw->theme->ink, title);
  Line line = {.y = flow->strip_y,
               .by_class = flow->lines <= 1 && flow_side(&column->by.lanes[0], false) == SIDE_CLASSES};
  for (size_t j = 0; j < column->by.lane_count; j++) {
    line.lane = &column->by.lanes[j];
    line.then = j < column->by_then.lane_count && column->by_then.seen ? &column->by_then.lanes[j] : NULL;
    for (line.at = 0; line.at < flow_lines(line.lane, column->count);
         line.at++, line.y += flow->strip_height) {
      for (size_t i = 0; i < column->count; i++)
        draw_number_above(flow, column, &line, i);
      if (draw_visibility(line.lane->draw, line_cell(line.lane, column->count, line.at, 0)) != HIDDEN)
        draw_line_name(flow, column, &line);
    }
  }
}

/* ---- a network beside it */

#define NETWORK_GAP 2.5 /* u */
#define NETWORK_LEAST 18
#define NETWORK_MOST 62

/* Where the next numbers above columns stand. */
static double network_end(const Flow *flow, size_t first) {
  for (size_t i = first + 1; i < flow->count; i++)
    if (flow->columns[i].lines > 1 && flow->columns[i].shown)
      return flow->columns[i].x - NETWORK_GAP * flow->u;
  return flow->rect.x + flow->rect.w;
}

void flow_network_draw(const Flow *flow) {
  double u = flow->u;
  if (flow->lines <= 1 || !panel_setting(flow->panel, "weights")->given)
    return;
  const FlowColumn *column = &flow->columns[flow->first_lines];
  double left = column->x + column->width + NETWORK_GAP * u, top = flow->tower_y - 0.8 * u,
         bottom = flow->strip_y + (double)flow->lines * flow->strip_height;
  Rect rect = {left, top, fmin(network_end(flow, flow->first_lines) - left, NETWORK_MOST * u), bottom - top};
  if (column->by.seen && rect.w >= NETWORK_LEAST * u)
    graph_network_draw(flow->draw, flow->panel, rect);
}
