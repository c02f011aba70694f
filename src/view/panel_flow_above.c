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

bool flow_is_marked(const Flow *flow, const FlowColumn *column) {
  if (column->count < 2)
    return false;
  return across(column) == SIDE_CLASSES || flow_name(flow, across(column), 0) != NULL;
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

/* The old number below the new one, where there is room for both. */
static Rect draw_old(const Flow *flow, const Line *line, Rect rect, Cell old) {
  if (rect.h < 3.1 * flow->u)
    return rect;
  Rect below = {rect.x, rect.y + 0.56 * rect.h, rect.w, 0.42 * rect.h};
  draw_cell(line->lane->draw, below, old,
            (CellLook){.align = ALIGN_CENTER,
                       .size = SIZE_LEAST,
                       .color = flow->draw->theme->muted,
                       .group = panel_group(flow->panel, 1)});
  return (Rect){rect.x, rect.y, rect.w, 0.58 * rect.h};
}

static void draw_number_above(Flow *flow, const FlowColumn *column, const Line *line, size_t i) {
  const Theme *theme = flow->draw->theme;
  Cell cell = line_cell(line->lane, column->count, line->at, i), old = cell;
  const FlowLane *lane = line->lane;
  if (line->then &&
      flow_visibility(line->then, line_cell(line->then, column->count, line->at, i)) != HIDDEN) {
    cell = line_cell(line->then, column->count, line->at, i);
    lane = line->then;
  }
  if (flow_visibility(lane, cell) == HIDDEN)
    return;
  double shown = draw_presence(lane->draw, cell), original;
  Rect rect = line_rect(flow, column, line, i), main = rect;
  if (!line->by_class)
    canvas_fill_rect(
        flow->draw->canvas, rect, fmin(0.5 * flow->u, 0.2 * rect.h),
        color_fade(ground_of(flow, line, draw_number(lane->draw, cell)), lane == line->lane ? shown : 1));
  if (draw_original(lane->draw, cell, &original) && trace_given(lane->draw->state->trace, cell.value))
    canvas_border(flow->draw->canvas, rect, 0.5 * flow->u, 0.18 * flow->u, theme->accent);
  if (lane != line->lane)
    main = draw_old(flow, line, rect, old);
  draw_cell(lane->draw, main, cell,
            (CellLook){.align = ALIGN_CENTER,
                       .size = fmax(fmin(flow->size, 0.8 * main.h / flow->u), SIZE_LEAST),
                       .bold = flow->lines <= 1 || flow_visibility(lane, cell) == FRESH,
                       .color = color_fade(line->by_class ? theme_class(theme, i) : theme->ink, shown),
                       .group = panel_group(flow->panel, 3),
                       .row = (int)(line->y - flow->strip_y),
                       .col = 20 * (int)column->index + (int)i});
  flow_stand_above(flow, column, lane, cell, (Point){rect.x + rect.w / 2, rect.y + rect.h / 2});
}

/* The symbol of a single line, or the name of a feature, to the left. */
static void draw_line_name(const Flow *flow, const FlowColumn *column, const Line *line) {
  const Draw *draw = flow->draw;
  double u = flow->u, y = line->y + flow->strip_height / 2, right = column->x - 0.8 * u;
  bool feature = line->lane->cells.cols > 1 && flow_name(flow, flow_side(line->lane, true), 0) != NULL;
  const char *symbol = feature ? NULL : symbol_of(flow, line->lane->cells.value);
  if ((line->by_class && flow->lines <= 1) || (flow->lines > 1 && column->index != flow->first_lines))
    return;
  if (feature) {
    const char *name = flow_name(flow, flow_side(line->lane, true), line->at);
    double room = right - flow->rect.x;
    if (room > 6 * u)
      draw_text(draw, ALIGN_RIGHT, right, y, (TextLook){SIZE_SMALL, false, draw->theme->muted},
                draw_fitted(draw, room, SIZE_SMALL, false, name));
  } else if (symbol) {
    draw_formula_inline(draw, ALIGN_RIGHT, right, y, 2.2, draw->theme->ink, symbol);
  }
}

/* ---- what the columns are */

static void draw_class_mark(const Flow *flow, Rect rect, size_t k, double shown) {
  const Draw *draw = flow->draw;
  char number[NUMBER_MAX];
  canvas_fill_rect(draw->canvas, rect, 0.5 * flow->u, color_fade(theme_class(draw->theme, k), shown));
  draw_digits(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + rect.h / 2,
              (TextLook){SIZE_SMALL, true, color_fade(draw->theme->on_class, shown)},
              number_show(number, (double)k + 1, 0));
}

/* A feature's name above its column, or a symbol with its number where names are too long. */
static void draw_feature_mark(const Flow *flow, const FlowColumn *column, Rect rect, size_t d, double shown) {
  const Draw *draw = flow->draw;
  const char *name = flow_name(flow, across(column), d);
  Color ink = color_fade(draw->theme->muted, shown);
  bool fits = true;
  for (size_t i = 0; i < column->count; i++)
    fits = fits && draw_text_width(draw, SIZE_SMALL, false, flow_name(flow, across(column), i)) <=
                       rect.w + 0.2 * flow->u;
  const char *value = trace_info(draw->state->trace, column->layers[0].lanes[0].cells.value)->name;
  if (fits)
    draw_text(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + rect.h / 2,
              (TextLook){SIZE_SMALL, false, ink}, name);
  else
    draw_formula_inline(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + rect.h / 2, 1.8, ink,
                        arena_printf(draw->arena, "%c_{%zu}", tolower((unsigned char)value[0]), d + 1));
}

static void draw_marks(const Flow *flow, const FlowColumn *column, double middle) {
  const FlowLayer *layer = &column->layers[column->front];
  double shown = 0, u = flow->u;
  bool classes = across(column) == SIDE_CLASSES;
  Cell cell;
  for (size_t row = 0; row < flow->rows; row++)
    if (flow_cell(&cell, &layer->lanes[0], row, 0))
      shown = fmax(shown, draw_presence(layer->lanes[0].draw, cell));
  for (size_t i = 0; i < column->count; i++) {
    Rect below = flow_place_of(flow, column, 0, i), rect = {below.x, middle - u, below.w, 2 * u};
    if (classes)
      draw_class_mark(flow, rect, i, shown);
    else
      draw_feature_mark(flow, column, rect, i, shown);
  }
}

static void draw_single_names(const Flow *flow, const FlowColumn *column) {
  const Draw *draw = flow->draw;
  for (size_t i = 0; i < column->count; i++) {
    Rect rect = flow_place_of(flow, column, 0, i);
    if (draw_text_width(draw, SIZE_SMALL, false, flow_name(flow, across(column), i)) <=
        rect.w + 0.3 * flow->u)
      draw_text(draw, ALIGN_CENTER, rect.x + rect.w / 2, flow->names_y,
                (TextLook){SIZE_SMALL, false, draw->theme->muted}, flow_name(flow, across(column), i));
  }
}

static void draw_tower_head(const Flow *flow, const FlowColumn *column) {
  const PanelSetting *title = flow_setting(flow, column, "by_title");
  const char *formula = title->given ? panel_formula(flow->draw, title) : NULL;
  if (flow->lines > 1 && formula)
    draw_formula_inline(flow->draw, ALIGN_CENTER, column->x + column->width / 2, flow->tower_y, 2.4,
                        flow->draw->theme->ink, formula);
}

void flow_above_draw(Flow *flow, const FlowColumn *column) {
  if (flow->has_marks && column->lines != 1 && flow_is_marked(flow, column))
    draw_marks(flow, column, flow->marks_y);
  if (column->lines == 0 || !column->by.seen)
    return;
  bool by_class = flow->lines <= 1 && flow_side(&column->by.lanes[0], false) == SIDE_CLASSES;
  double y = flow->strip_y;
  draw_tower_head(flow, column);
  for (size_t j = 0; j < column->by.lane_count; j++)
    for (size_t at = 0; at < flow_lines(&column->by.lanes[j], column->count); at++, y += flow->strip_height) {
      const FlowLane *then =
          j < column->by_then.lane_count && column->by_then.seen ? &column->by_then.lanes[j] : NULL;
      Line line = {&column->by.lanes[j], then, at, y, by_class};
      for (size_t i = 0; i < column->count; i++)
        draw_number_above(flow, column, &line, i);
      if (flow_visibility(line.lane, line_cell(line.lane, column->count, at, 0)) != HIDDEN)
        draw_line_name(flow, column, &line);
    }
  if (column->lines == 1 && across(column) != SIDE_CLASSES && flow_is_marked(flow, column))
    draw_single_names(flow, column);
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
