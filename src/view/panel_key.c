/* What a chart says of its lines, and of the pointer's place on its axis. */
#include "view/panel_chart.h"

#include "view/parts.h"

#include <math.h>

#define SIZE 1.8   /* u */
#define ROW 2.3    /* u */
#define SAMPLE 2.2 /* u: the piece of line before a name */
#define APART 2.0  /* u, between items */

/* --- The key */

static bool is_shown(const ChartLine *line) {
  return line->presence > 0;
}

/* A single line is told at its point, if it has one. */
bool chart_has_key(const Chart *chart) {
  size_t shown = 0;
  bool pointless = false;
  for (size_t i = 0; i < chart->count; i++)
    if (is_shown(&chart->lines[i])) {
      shown++;
      pointless = isnan(chart->lines[i].height);
    }
  return shown > 1 || (shown == 1 && pointless);
}

const char *chart_height(const ChartLine *line, double height) {
  const ViewState *state = line->draw->state;
  return fill_show_as(arena_alloc(line->draw->arena, NUMBER_MAX), state->trace, state->step, line->cell,
                      height, state->digits);
}

/* A piece of the line, its name, and its height where the pointer is, or else at the present place. */
typedef struct KeyItem {
  const ChartLine *line;
  Formula name;
  const char *number; /* NULL: none */
  bool is_cell;
  double width;
} KeyItem;

static KeyItem item_of(const Chart *chart, const ChartLine *line) {
  const Draw *draw = chart->draw;
  bool pointed = !isnan(chart->pointed);
  double u = draw->u, height = pointed ? line->read : line->height;
  KeyItem item = {.line = line, .width = (SAMPLE + 0.6) * u};
  if (!isnan(height) && !chart->brief) {
    item.number = chart_height(line, height);
    item.is_cell = !pointed && line->numbered;
    item.width += 0.5 * u + draw_digits_width(draw, SIZE, true, item.number);
  }
  item.name =
      draw_inline_layout(draw, item.number ? chart_equals(draw, line->name) : line->name, SIZE, line->color);
  item.width += item.name.width;
  return item;
}

static void draw_item(const Chart *chart, const KeyItem *item, double x, double y) {
  const Draw *draw = item->line->draw;
  const Color color = item->line->color;
  double u = draw->u, dash = item->line->dash > 0 ? item->line->dash * u : 0;
  Point sample[] = {{x, y}, {x + SAMPLE * u, y}};
  if (dash > 0)
    canvas_stroke_dashed(draw->canvas, sample, 2, 0.3 * u, 0.5 * dash, 0.4 * u, color);
  else
    canvas_stroke(draw->canvas, sample, 2, 0.3 * u, color);
  x += (SAMPLE + 0.6) * u;
  formula_draw(&item->name, draw->canvas, x, y + 0.34 * SIZE * u);
  x += item->name.width + 0.5 * u;
  if (item->is_cell)
    draw_cell(draw, (Rect){x, y - 1.1 * u, draw_digits_width(draw, SIZE, true, item->number) + 1, 2.2 * u},
              item->line->now,
              (CellLook){.align = ALIGN_LEFT,
                         .size = SIZE,
                         .bold = true,
                         .color = color,
                         .group = panel_group(chart->panel, 0),
                         .row = (int)(item->line - chart->lines)});
  else if (item->number)
    draw_digits(draw, ALIGN_LEFT, x, y, (TextLook){SIZE, true, color}, item->number);
}

/* From left to right, beside the axis's name, then below. */
size_t chart_key(const Chart *chart, Rect area, bool paint) {
  const Draw *draw = chart->draw;
  double u = draw->u, x = area.x, y = plot_name_y(draw, area, &chart->frame),
         right = plot_name_left(draw, area, &chart->frame) - APART * u;
  size_t rows = 1;
  for (size_t i = 0; i < chart->count; i++) {
    if (!is_shown(&chart->lines[i]))
      continue;
    KeyItem item = item_of(chart, &chart->lines[i]);
    if (x + item.width > right && (x > area.x || rows == 1)) {
      x = area.x;
      y += ROW * u;
      rows++;
      right = area.x + area.w;
    }
    if (paint)
      draw_item(chart, &item, x, y);
    x += item.width + APART * u;
  }
  return rows;
}

/* --- What is pointed at */

double chart_pointed(const Chart *chart, bool log_scale, size_t places) {
  const Target hover = chart->draw->state->hover;
  if (hover.kind != TARGET_CHART || hover.a != CHART_PANEL + (int)chart->panel->index ||
      hover.pane != (int)chart->draw->state->trace->pane)
    return NAN;
  return plot_probe_value(chart->x_low, chart->x_high, log_scale, (size_t)hover.b, places);
}

/* --- The number below the axis: the present place, or that under the pointer */

Rect chart_chip(const Draw *draw, const char *text, double x, Rect area) {
  double u = draw->u, width = draw_digits_width(draw, SIZE, true, text) + 0.8 * u, least = area.x - 3 * u,
         most = fmax(area.x + area.w + 1.2 * u - width, least);
  return (Rect){clamp(x - width / 2, least, most), area.y + area.h + 0.8 * u, width, 2.4 * u};
}

const char *chart_chip_text(const Chart *chart) {
  const Draw *draw = chart->draw;
  double size = SIZE;
  char *text = arena_alloc(draw->arena, NUMBER_MAX);
  if (isnan(chart->pointed))
    return draw_cell_text(draw, chart->place, draw->state->digits, INFINITY, &size, true);
  if (chart->frame.whole_x)
    return number_show(text, chart_chip_at(chart), 0);
  return number_show_small(text, chart_chip_at(chart), draw->state->digits);
}

/* A line has its points at places of its own. */
double chart_chip_at(const Chart *chart) {
  if (isnan(chart->pointed))
    return chart->at;
  for (size_t i = 0; i < chart->count; i++)
    if (!isnan(chart->lines[i].read))
      return chart->lines[i].read_x;
  return chart->pointed;
}

void chart_chip_draw(const Draw *draw, const char *text, Rect chip) {
  draw_digits(draw, ALIGN_CENTER, chip.x + chip.w / 2, chip.y + chip.h / 2,
              (TextLook){SIZE, true, draw->theme->ink}, text);
}

static void draw_chip(const Chart *chart) {
  const Draw *draw = chart->draw;
  const char *text = chart_chip_text(chart);
  Rect chip = chart_chip(draw, text, axis_at(&chart->plot.x, chart_chip_at(chart)), chart->plot.area);
  if (!isnan(chart->pointed)) {
    chart_chip_draw(draw, text, chip);
    return;
  }
  if (draw_editable(draw, chart->place))
    canvas_fill_rect(draw->canvas, chip, 0.5 * draw->u, draw->theme->field);
  draw_cell(draw, chip, chart->place,
            (CellLook){.align = ALIGN_CENTER,
                       .size = SIZE,
                       .bold = true,
                       .color = draw->theme->ink,
                       .group = panel_group(chart->panel, 5)});
}

/* Of a line that has no key, its height. */
void chart_reading_tags(Chart *chart) {
  const Draw *draw = chart->draw;
  for (size_t i = 0; i < chart->count && !chart_has_key(chart); i++) {
    const ChartLine *line = &chart->lines[i];
    Tag tag = {.draw = draw,
               .at = plot_at(&chart->plot, line->read_x, line->read),
               .name = chart_equals(draw, line->name),
               .written = chart_height(line, line->read),
               .color = line->color};
    if (is_shown(line) && !isnan(line->read))
      ink_tag_near(&chart->ink, &tag, 1.5 * draw->u);
  }
}

/* A line through the place, and rings where it meets the lines. */
static void draw_readings(const Chart *chart) {
  const Draw *draw = chart->draw;
  const Plot *plot = &chart->plot;
  double x = axis_at(&plot->x, chart->pointed);
  canvas_line(draw->canvas, x, plot->area.y, x, plot->area.y + plot->area.h, 1, draw->theme->muted);
  for (size_t i = 0; i < chart->count; i++)
    if (is_shown(&chart->lines[i]) && !isnan(chart->lines[i].read))
      plot_mark(plot, chart->lines[i].read_x, chart->lines[i].read, true, 0.7, chart->lines[i].color);
}

void chart_close(Chart *chart) {
  if (!isnan(chart->pointed))
    draw_readings(chart);
  if (chart->placed || !isnan(chart->pointed))
    draw_chip(chart);
  if (chart_has_key(chart))
    (void)chart_key(chart, chart->plot.area, true);
  ink_draw_tags(&chart->ink);
}

/* --- Room and transcript */

/* Of many items of the key two find room beside one another. */
PanelRoom chart_room(const Chart *chart, double lanes) {
  enum { FEW = 3 };
  double u = chart->draw->u, rim = 6, widest = 0,
         title = panel_setting(chart->panel, "y_title")->given ? 2.4 : 0;
  size_t items = 0;
  for (size_t i = 0; i < chart->count && chart_has_key(chart); i++)
    if (is_shown(&chart->lines[i])) {
      widest = fmax(widest, item_of(chart, &chart->lines[i]).width / u + APART);
      items++;
    }
  return (PanelRoom){fmax(items > 0 ? 36 : 30, (items > FEW ? 2 : 1) * widest + rim),
                     12 + rim + title + lanes, 0, 0};
}

Draw chart_still(const Draw *draw) {
  Draw still = *draw;
  still.t = 1;
  return still;
}

const char *chart_range_words(const Draw *draw, double low, double high) {
  return draw_words(draw, STRING_PANEL_RANGE, chart_number(draw, low), chart_number(draw, high));
}
