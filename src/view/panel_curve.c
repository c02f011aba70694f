/* Values as functions of one number, with points, tangents and marks. */
#include "view/panel_curve.h"

#include "view/parts.h"

#include <math.h>

static double lanes_of(const Curve *curve) {
  return (double)curve_arrow_count(curve) * CURVE_LANE;
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  Curve *curve = ARENA_NEW(draw->arena, Curve);
  if (!curve_make(curve, draw, panel))
    return;
  Chart *chart = &curve->chart;
  ChartRange heights = curve_range(curve);
  chart->frame.x_symbol = panel_symbol(draw, curve->over);
  chart->frame.lanes = lanes_of(curve) * draw->u;
  chart_open(chart, rect, &heights);
  plot_probe(&chart->plot, CHART_PANEL + (int)panel->index, CURVE_PROBES);
  curve_lines_add(curve);
  ink_keep_clear(&chart->ink);
  curve_tags_add(curve);
  chart_draw_lines(chart);
  curve_points_draw(curve);
  chart_close(chart);
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  Curve *curve = ARENA_NEW(draw->arena, Curve);
  bool drawn = curve_make(curve, draw, panel);
  return chart_room(&curve->chart, drawn ? lanes_of(curve) : 0);
}

/* "Curves: L, g over p, 0.00 to 1.00" and "p = 0.50: L = 1.39, g = 0.50" */
static void print(Text *out, const Draw *draw, const Panel *panel) {
  Curve *curve = ARENA_NEW(draw->arena, Curve);
  Text names = {0}, heights = {0};
  char number[NUMBER_MAX];
  const Draw still = chart_still(draw);
  if (!curve_make(curve, &still, panel))
    return;
  for (size_t i = 0; i < curve->chart.count; i++) {
    const ChartLine *line = &curve->chart.lines[i];
    const char *name = panel_plain(draw, line->name);
    if (line->presence <= 0)
      continue;
    text_addf(&names, "%s%s", names.length > 0 ? ", " : "", name);
    if (!isnan(line->height))
      text_addf(&heights, "%s%s = %s", heights.length > 0 ? ", " : "", name,
                chart_height(line, line->height));
  }
  const char *over = panel_plain(draw, panel_symbol(draw, curve->over));
  if (names.length > 0)
    text_addf(out, "%s\n",
              strings_format(draw->arena, draw->strings, draw->state->language, STRING_PANEL_CURVE,
                             text_get(&names), over,
                             chart_range_words(draw, curve->chart.x_low, curve->chart.x_high)));
  if (heights.length > 0)
    text_addf(out, "%s = %s: %s\n", over,
              fill_show_as(number, draw->state->trace, draw->state->step, curve->over, curve->chart.at,
                           draw->state->digits),
              text_get(&heights));
  text_free(&names);
  text_free(&heights);
}

const PanelLook PANEL_CURVE_LOOK = {room, draw_it, print};
