#include "view/readouts.h"

#include "view/parts.h"

#include <math.h>

#define SIZE 2.0 /* u */
#define NAME_SIZE 1.7
#define LINE 3.0
#define GAP 1.6 /* between two */

void readouts_add_items(Readouts *readouts, const Panel *panel, bool moved) {
  const Draw *draw = readouts->draw;
  const PanelSetting *numbers = panel_setting(panel, "numbers");
  for (size_t i = 0; i < numbers->count && readouts->count < READOUTS_MAX; i++) {
    Readout readout = {.is_cell = true};
    const PanelSetting *next = panel_item_setting(panel, "numbers", i, "next");
    if (!panel_condition(draw, panel_item_setting(panel, "numbers", i, "when")) ||
        !panel_cell(&readout.cell, draw,
                    moved && next->given ? next : panel_item_setting(panel, "numbers", i, "of")))
      continue;
    const char *title = panel_formula(draw, panel_item_setting(panel, "numbers", i, "title"));
    int digits = (int)panel_item_setting(panel, "numbers", i, "digits")->number;
    readout.symbol = title ? title : panel_symbol(draw, readout.cell);
    readout.digits = digits > draw->state->digits ? digits : 0;
    readout.presence = draw_presence(draw, readout.cell);
    readout.fresh = draw_visibility(draw, readout.cell) == FRESH;
    readouts->at[readouts->count++] = readout;
  }
}

void readouts_add_count(Readouts *readouts, StringId name, size_t number, size_t widest) {
  if (readouts->count < READOUTS_MAX)
    readouts->at[readouts->count++] = (Readout){.name = draw_string(readouts->draw, name),
                                                .number = (double)number,
                                                .widest = (double)widest,
                                                .presence = 1};
}

/* ---- measuring ---- */

static Formula symbol_of(const Draw *draw, const Readout *readout, Color color) {
  return draw_inline_layout(draw, arena_printf(draw->arena, "%s =", readout->symbol), SIZE, color);
}

static double name_width(const Draw *draw, const Readout *readout) {
  return readout->name ? draw_text_width(draw, NAME_SIZE, false, readout->name)
                       : symbol_of(draw, readout, draw->theme->ink).width;
}

/* Of a number of the trace at least so many digits as usual, so that little moves while it changes. */
static double number_width(const Draw *draw, const Readout *readout) {
  char text[NUMBER_MAX], usual[NUMBER_MAX];
  int digits = readout->digits ? readout->digits : draw->state->digits;
  if (!readout->is_cell)
    return draw_digits_width(draw, SIZE, true, number_show(text, readout->widest, 0)) + 0.2 * draw->u;
  fill_show(text, draw->state->trace, draw->state->step, readout->cell, digits);
  number_show(usual, 8.8888888, digits);
  return fmax(draw_digits_width(draw, SIZE, true, text), draw_digits_width(draw, SIZE, true, usual)) +
         0.3 * draw->u;
}

static double width_of(const Draw *draw, const Readout *readout) {
  return name_width(draw, readout) + 0.7 * draw->u + number_width(draw, readout);
}

/* How they stand: all in a line, each right behind the other, or in columns as wide as the widest. */
typedef struct Grid {
  size_t columns, lines;
  double pitch; /* of the columns; in a line, the gap between two */
  bool line;
} Grid;

static Grid grid_of(const Readouts *readouts, double width) {
  const size_t count = readouts->count;
  double total = 0, widest = 0, gap = GAP * readouts->draw->u;
  for (size_t i = 0; i < count; i++) {
    double one = width_of(readouts->draw, &readouts->at[i]);
    total += one;
    widest = fmax(widest, one);
  }
  double most = clamp(floor((width + gap) / (widest + gap)), 1, READOUTS_MAX);
  if (count <= 1 || total + gap * (double)(count - 1) <= width)
    return (Grid){count, count > 0, count > 1 ? fmin((width - total) / (double)(count - 1), 4 * gap) : 0,
                  true};
  size_t lines = (count + (size_t)most - 1) / (size_t)most, columns = (count + lines - 1) / lines;
  return (Grid){columns, lines, (width + gap) / (double)columns, false};
}

double readouts_height(const Readouts *readouts, double width) {
  return (double)grid_of(readouts, width).lines * LINE * readouts->draw->u;
}

/* ---- drawing ---- */

static double draw_name(const Draw *draw, const Readout *readout, double x, double y) {
  if (readout->name)
    return draw_text(draw, ALIGN_LEFT, x, y,
                     (TextLook){NAME_SIZE, false, color_fade(draw->theme->muted, readout->presence)},
                     readout->name);
  Formula symbol = symbol_of(draw, readout, color_fade(draw->theme->ink, readout->presence));
  formula_draw(&symbol, draw->canvas, x, y + 0.34 * SIZE * draw->u); /* on the number's line */
  return symbol.width;
}

static void draw_number_of(const Draw *draw, const Readout *readout, double x, double y, CellLook look) {
  double u = draw->u;
  char text[NUMBER_MAX];
  if (readout->is_cell)
    draw_cell(draw, (Rect){x, y - 1.3 * u, number_width(draw, readout), 2.6 * u}, readout->cell, look);
  else
    draw_digits(draw, ALIGN_LEFT, x, y, (TextLook){SIZE, true, look.color},
                number_show(text, readout->number, 0));
}

static void draw_one(const Readouts *readouts, size_t i, double x, double y, int group) {
  const Draw *draw = readouts->draw;
  const Readout *readout = &readouts->at[i];
  bool editable = readout->is_cell && draw_editable(draw, readout->cell);
  if (readout->presence <= 0)
    return;
  x += draw_name(draw, readout, x, y) + 0.7 * draw->u;
  draw_number_of(draw, readout, x, y,
                 (CellLook){.align = ALIGN_LEFT,
                            .size = SIZE,
                            .digits = readout->digits,
                            .exact = readout->digits > 0,
                            .bold = readout->fresh || editable,
                            .color = color_fade(draw->theme->ink, readout->presence),
                            .group = group,
                            .col = (int)i});
}

void readouts_draw(const Readouts *readouts, Rect rect, int group) {
  const Grid grid = grid_of(readouts, rect.w);
  double u = readouts->draw->u, x = rect.x;
  for (size_t i = 0; i < readouts->count; i++) {
    size_t column = i % grid.columns, line = i / grid.columns;
    if (!grid.line)
      x = rect.x + (double)column * grid.pitch;
    draw_one(readouts, i, x, rect.y + ((double)line + 0.5) * LINE * u, group);
    x += width_of(readouts->draw, &readouts->at[i]) + grid.pitch;
  }
}
