/* The heads of a flow's columns, and the line below them: what stands above the columns, the label, a result.
 */
#include "trace/training_model.h"
#include "view/panel_flow.h"

#include <math.h>

#define SYMBOL_SIZE 2.4 /* u */
#define NAME_SIZE 1.7

/* ---- heads */

/* The symbol of its first number stands in for a head that is not given. */
static const char *title_of(const Flow *flow, const FlowLayer *layer) {
  return layer->title->given ? panel_formula(flow->draw, layer->title)
                             : panel_symbol(layer->lanes[0].draw, cells_at(&layer->lanes[0].cells, 0));
}

static double formula_width(const Flow *flow, const char *source) {
  return draw_inline_layout(flow->draw, source, SYMBOL_SIZE, flow->draw->theme->ink).width;
}

/* In the room between its neighbours; one with a fraction stands higher, clear of the words below. */
static void draw_symbol(const Flow *flow, double middle, double room, Color ink, const char *source) {
  double u = flow->u, size = fmax(SYMBOL_SIZE * fmin(room / fmax(formula_width(flow, source), 1e-9), 1), 1.2);
  Formula formula = draw_inline_layout(flow->draw, source, size, ink);
  double depth = flow->symbols_y + 0.34 * size * u + formula.descent - (flow->names_y - 0.85 * u);
  draw_formula_inline(flow->draw, ALIGN_CENTER, middle, flow->symbols_y - fmax(depth, 0), size, ink, source);
}

static bool fits(const Flow *flow, const FlowColumn *column, double size, double beyond, const char *name) {
  return draw_text_width(flow->draw, size, false, name) <= column->width + beyond * flow->u;
}

/* Whether a column shows the features of a data set that is standardised. */
static bool is_standardised(const Flow *flow, const FlowLayer *layer) {
  const LessonData *data = trace_data(flow->draw->state->trace);
  return data && data->standardised && flow->side == SIDE_SAMPLES &&
         flow_side(&layer->lanes[0], true) == SIDE_FEATURES;
}

/* "features (standardised)"; "gradient, before", of what led to the numbers beside it: where there is room,
 * else just "features", "gradient". */
static const char *words_of(const Flow *flow, const FlowColumn *column, const FlowLayer *layer) {
  const char *name = panel_phrase(flow->draw, layer->name), *more = NULL;
  if (name && is_standardised(flow, layer))
    more = draw_words(flow->draw, STRING_REGIONS_SCALED, name, NULL);
  else if (name && flow->after && column->show == FLOW_ARROW && column->like.lane_count == 0)
    more = draw_words(flow->draw, STRING_FLOW_BEFORE, name, NULL);
  return more && fits(flow, column, SIZE_LEAST, 0.9, more) ? more : name;
}

static void draw_head(const Flow *flow, const FlowColumn *column) {
  const Draw *draw = flow->draw;
  const FlowLayer *layer = &column->layers[column->front];
  const PanelSetting *brief = flow_setting(flow, column, "brief");
  const char *symbol = title_of(flow, layer), *name = words_of(flow, column, layer);
  double u = flow->u, middle = column->x + column->width / 2, room = column->width + 0.3 * u,
         shown = fmax(flow_layer_presence(flow, layer), column->front > 0 ? 0.6 : 0);
  if (formula_width(flow, symbol) > room && brief->given && column->front == 0)
    symbol = panel_formula(draw, brief);
  draw_symbol(flow, middle, room, color_fade(draw->theme->ink, shown), symbol);
  if (!name || (column->lines == 1 && flow_side(&column->layers[0].lanes[0], true) != SIDE_CLASSES &&
                flow_is_marked(column)))
    return;
  double size = fits(flow, column, NAME_SIZE, 0.6, name) ? NAME_SIZE : SIZE_LEAST;
  if (fits(flow, column, size, 0.9, name))
    draw_text(draw, ALIGN_CENTER, middle, flow->names_y,
              (TextLook){size, false, color_fade(draw->theme->muted, shown)}, name);
}

/* ---- the label */

/* Whether a column of squares says which row is the right one. */
static bool has_target(const Flow *flow) {
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].show == FLOW_TARGET && flow->columns[i].shown)
      return true;
  return false;
}

/* The label stands in the line of what stands above the columns: both are what the sample brings.  It keeps
 * right of all columns, where there is room; else the row's band says it, and so do the targets. */
static void draw_label(const Flow *flow) {
  const Draw *draw = flow->draw;
  const char *word = panel_phrase(draw, panel_setting(flow->panel, "label_name"));
  if (!word || !flow->labelled || has_target(flow))
    return;
  Cell cell = cells_at(&flow->classes, 0);
  double u = flow->u, y = flow->strip_y + flow->strip_height / 2, box = fmax(4.2, 2 * flow->size) * u,
         words = draw_text_width(draw, NAME_SIZE, false, word) + 0.9 * u, shown = draw_presence(draw, cell);
  double x = flow_end(flow) + 2 * u;
  if (draw_visibility(draw, cell) == HIDDEN || x + words + box > flow->rect.x + flow->rect.w)
    return;
  draw_text(draw, ALIGN_LEFT, x, y, (TextLook){NAME_SIZE, false, draw->theme->muted}, word);
  Rect rect = {x + words, flow->strip_y, box, flow->strip_height};
  canvas_fill_rect(draw->canvas, rect, 0.6 * u, color_fade(flow_color(flow, flow->label), shown));
  draw_cell(draw, rect, cell,
            (CellLook){.align = ALIGN_CENTER,
                       .size = fmin(flow->size, 0.8 * flow->strip_height / u),
                       .bold = true,
                       .color = color_fade(draw->theme->on_class, shown),
                       .group = panel_group(flow->panel, 4)});
  const char *name = flow_name(flow, flow->label);
  double left = rect.x + rect.w + 0.8 * u, room = flow->rect.x + flow->rect.w - left;
  if (name && draw_text_width(draw, NAME_SIZE, true, name) <= room)
    draw_text(draw, ALIGN_LEFT, left, y, (TextLook){NAME_SIZE, true, draw->theme->ink}, name);
}

void flow_heads_draw(Flow *flow) {
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].shown) {
      draw_head(flow, &flow->columns[i]);
      flow_above_draw(flow, &flow->columns[i]);
    }
  draw_label(flow);
}
