#include "view/controls.h"

#define CONTROL_WIDTH 5.4 /* u */
#define CONTROL_GAP 1.3

/* How much is said beside a number: its name, its symbol if it has one, nothing. */
typedef enum { NAMED, SYMBOLIC, BARE } Naming;

static const char *control_name(const Draw *draw, const Control *control, Naming naming) {
  return naming == NAMED || (naming == SYMBOLIC && !control->symbol) ? draw_string(draw, control->name)
                                                                     : NULL;
}

/* The width of what stands before the number, the gap included. */
static double name_width(const Draw *draw, const Control *control, Naming naming) {
  const char *name = control_name(draw, control, naming);
  if (name)
    return draw_text_width(draw, SIZE_SMALL, false, name) + 0.6 * draw->u;
  if (!control->symbol)
    return 0;
  return draw_formula_layout(draw, control->symbol, 2, 0, draw->theme->muted).width + 0.6 * draw->u;
}

static double controls_width(const Draw *draw, const Control *controls, size_t count, Naming naming) {
  double total = 0;
  for (size_t i = 0; i < count; i++)
    total += name_width(draw, &controls[i], naming) + (CONTROL_WIDTH + CONTROL_GAP) * draw->u;
  return total;
}

double controls_least(const Draw *draw, const Control *controls, size_t count) {
  return controls_width(draw, controls, count, BARE);
}

static void draw_number_box(const Draw *draw, Rect rect, Cell cell, int group, int col) {
  double u = draw->u, shown = draw_presence(draw, cell);
  if (draw_editable(draw, cell))
    canvas_fill_rect(draw->canvas, rect, 0.6 * u, color_fade(draw->theme->field, shown));
  double original; /* the inspector shows it; here a frame says that there is one */
  if (draw_original(draw, cell, &original))
    canvas_border(draw->canvas, rect, 0.6 * u, 0.18 * u, draw->theme->accent);
  draw_cell(draw, rect_inset(rect, 0.2 * u), cell,
            (CellLook){.align = ALIGN_CENTER,
                       .size = 1.8,
                       .bold = true,
                       .color = color_fade(draw->theme->ink, shown),
                       .group = group,
                       .col = col});
}

double controls_draw(const Draw *draw, const Control *controls, size_t count, double room, double right,
                     double y, int group) {
  double u = draw->u;
  Naming naming = NAMED;
  while (naming < BARE && controls_width(draw, controls, count, naming) > room)
    naming++;
  for (size_t i = 0; i < count; i++) {
    const Control *control = &controls[i];
    Cell cell = {control->value, 0, 0};
    Rect rect = {right - CONTROL_WIDTH * u, y - 1.4 * u, CONTROL_WIDTH * u, 2.8 * u};
    right = rect.x - name_width(draw, control, naming) - CONTROL_GAP * u;
    if (draw_visibility(draw, cell) == HIDDEN)
      continue;
    draw_number_box(draw, rect, cell, group, (int)(count - i));
    double x = rect.x - 0.6 * u;
    Color color = color_fade(draw->theme->muted, draw_presence(draw, cell));
    const char *name = control_name(draw, control, naming);
    if (name)
      draw_text(draw, ALIGN_RIGHT, x, y, (TextLook){SIZE_SMALL, false, color}, name);
    else if (control->symbol)
      draw_formula(draw, ALIGN_RIGHT, x, y, 2, color, control->symbol);
  }
  return right;
}
