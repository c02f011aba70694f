/* The items of a strip of controls. */
#include "view/panel_controls_parts.h"

#include "chart/mark.h"

#include <math.h>

#define SIZE_NAME 1.7
#define SIZE_SYMBOL 2.0
#define SIZE_NUMBER 1.9
#define NAME_GAP 0.7   /* u, behind a name */
#define STEPPER 2.3    /* u, the width of − and + */
#define NUMBER_LEAST 4 /* u */
#define NUMBER_MOST 9
#define PAD 1.0       /* u, on either side of a chip's word */
#define CLOSE 0.4     /* u, between what belongs together */
#define READOUT 1.2   /* u, between numbers that are only shown */
#define EQUALS 1.6    /* u, the width of the sign before them */
#define PANE_MARK 2.2 /* u, the width of a pane's mark before its title */

/* --- Widths */

/* What stands before a control: the lesson's name for it, else the scene's in words, else the symbol. */
static const char *formula_of(const Controls *controls, const PanelControl *control) {
  if (!controls->look.named)
    return control->symbol;
  return control->name ? control->name : control->title ? NULL : control->symbol;
}

static double name_width(const Controls *controls, const PanelControl *control) {
  const Draw *draw = controls->draw;
  const char *formula = formula_of(controls, control);
  return formula ? draw_inline_layout(draw, formula, SIZE_SYMBOL, draw->theme->ink).width
                 : draw_text_width(draw, SIZE_NAME, false, control->title);
}

static double shown_width(const PanelNumber *number) {
  return draw_digits_width(number->draw, SIZE_NUMBER, true, panel_shown(number, number->draw->state->digits));
}

static bool is_stepped(const Controls *controls, const PanelControl *control) {
  return controls->look.stepped && control->numbers.count == 1;
}

/* Wide enough for what the range allows, so that nothing moves while the number changes. */
static double field_width(const Controls *controls, const PanelControl *control, const PanelNumber *number) {
  const ViewState *state = number->draw->state;
  double ends[] = {control->range.min, control->range.max}, u = controls->u, widest = shown_width(number);
  for (size_t i = 0; i < 2; i++) {
    char text[NUMBER_MAX];
    if (fabs(ends[i]) < 1e9)
      widest = fmax(widest, draw_digits_width(number->draw, SIZE_NUMBER, true,
                                              fill_show_as(text, state->trace, state->step, number->cell,
                                                           ends[i], state->digits)));
  }
  double steppers = is_stepped(controls, control) ? 2 * STEPPER * u : 0;
  return clamp(widest + 1.2 * u, NUMBER_LEAST * u, NUMBER_MOST * u) + steppers;
}

static const char *label_of(const Controls *controls, const ControlChip *chip) {
  return controls->look.titled ? chip->label : chip->brief;
}

static double chip_width(const Controls *controls, const PanelControl *control, size_t i) {
  const char *label = label_of(controls, &control->chips[i]);
  double u = controls->u, width = draw_text_width(controls->draw, SIZE_NAME, true, label) + 2 * PAD * u;
  if (control->kind == CONTROL_PANES)
    return label[0] != '\0' ? width + PANE_MARK * u : width + 1.2 * u;
  return fmax(width, 2.6 * u);
}

static double chip_gap(const PanelControl *control) {
  return control->kind == CONTROL_CHOICE ? 0 : CLOSE;
}

double control_width(const Controls *controls, const PanelControl *control) {
  double u = controls->u, width = control->symbol ? name_width(controls, control) + NAME_GAP * u : 0;
  if (control->kind == CONTROL_READOUT) {
    width += EQUALS * u;
    for (size_t i = 0; i < control->numbers.count; i++)
      width += shown_width(&control->numbers.at[i]) + READOUT * u;
  } else if (control->kind == CONTROL_NUMBERS) {
    for (size_t i = 0; i < control->numbers.count; i++)
      width += field_width(controls, control, &control->numbers.at[i]) + (i > 0 ? CLOSE * u : 0);
    width += control->chip_count > 0 ? CLOSE * u : 0;
  }
  for (size_t i = 0; i < control->chip_count; i++)
    width += chip_width(controls, control, i) + (i > 0 ? chip_gap(control) * u : 0);
  return width;
}

/* --- Numbers */

static CellLook look_of(const Controls *controls, const PanelNumber *number, size_t index, size_t i) {
  return (CellLook){.align = ALIGN_CENTER,
                    .size = SIZE_NUMBER,
                    .bold = true,
                    .color = color_fade(controls->draw->theme->ink, panel_presence(number)),
                    .group = panel_group(controls->panel, 0),
                    .row = (int)i,
                    .col = panel_column(controls->draw, index)};
}

/* − or +: a click goes one step; at the end of the range it is pale. */
static void draw_stepper(const Controls *controls, const PanelControl *control, Rect rect, int direction) {
  const Draw *draw = controls->draw;
  const PanelNumber *number = &control->numbers.at[0];
  double u = controls->u, value = panel_value(number), x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
  bool at_end = direction < 0 ? value <= control->range.min : value >= control->range.max;
  Color color = at_end ? color_mix(draw->theme->field, draw->theme->muted, 0.8) : draw->theme->ink;
  double arm = 0.6 * u, line = fmax(0.22 * u, 1.5);
  Role before = canvas_set_role(draw->canvas, at_end ? ROLE_DECORATION : draw->canvas->role);
  canvas_line(draw->canvas, x - arm, y, x + arm, y, line, color);
  if (direction > 0)
    canvas_line(draw->canvas, x, y - arm, x, y + arm, line, color);
  canvas_set_role(draw->canvas, before);
  if (at_end)
    return;
  Hit *hit = hits_add(draw->hits, rect, panel_target(number));
  hit->action = (Action){.kind = ACTION_CHANGE, .arg = 10 * direction};
}

static void draw_field(const Controls *controls, const PanelControl *control, Rect rect, size_t index,
                       size_t i) {
  const PanelNumber *number = &control->numbers.at[i];
  const Draw *draw = controls->draw;
  bool stepped = is_stepped(controls, control);
  double u = controls->u, side = stepped ? STEPPER * u : 0, original;
  canvas_fill_rect(draw->canvas, rect, 0.6 * u, color_fade(draw->theme->field, panel_presence(number)));
  if (draw_original(number->draw, number->cell, &original))
    canvas_border(draw->canvas, rect, 0.6 * u, 0.18 * u, draw->theme->accent);
  Rect inner = {rect.x + side, rect.y, rect.w - 2 * side, rect.h};
  draw_cell(number->draw, rect_inset(inner, 0.2 * u), number->cell, look_of(controls, number, index, i));
  if (!stepped)
    return;
  draw_stepper(controls, control, (Rect){rect.x, rect.y, side, rect.h}, -1);
  draw_stepper(controls, control, (Rect){rect.x + rect.w - side, rect.y, side, rect.h}, 1);
}

/* Of more numbers than the whole strip has room for the first ones; returns where the next thing stands. */
static double draw_fields(const Controls *controls, const PanelControl *control, Rect rect, double x,
                          size_t index) {
  for (size_t i = 0; i < control->numbers.count; i++) {
    double width = field_width(controls, control, &control->numbers.at[i]);
    if (x + width > rect.x + rect.w + 1)
      return rect.x + rect.w + 2;
    draw_field(controls, control, (Rect){x, rect.y, width, rect.h}, index, i);
    x += width + CLOSE * controls->u;
  }
  return x;
}

static void draw_readout(const Controls *controls, const PanelControl *control, Rect rect, double x,
                         size_t index) {
  const Draw *draw = controls->draw;
  double u = controls->u;
  draw_text(draw, ALIGN_LEFT, x, rect.y + rect.h / 2, (TextLook){SIZE_NAME, false, draw->theme->muted}, "=");
  x += EQUALS * u;
  for (size_t i = 0; i < control->numbers.count; i++) {
    const PanelNumber *number = &control->numbers.at[i];
    double width = shown_width(number);
    CellLook look = look_of(controls, number, index, i);
    look.align = ALIGN_LEFT;
    look.bold = panel_is_fresh(number);
    if (panel_visible(number) && x + width <= rect.x + rect.w + u)
      draw_cell(number->draw, (Rect){x, rect.y, width + 0.2 * u, rect.h}, number->cell, look);
    x += width + READOUT * u;
  }
}

/* --- Chips */

/* A class is on when its chip is full; else only its rim has its colour. */
static void draw_class(const Controls *controls, const ControlChip *chip, Rect rect, size_t i) {
  const Draw *draw = controls->draw;
  Color color = theme_class(draw->theme, i);
  double u = controls->u;
  Target target = target_of_action(chip->action);
  canvas_fill_rect(draw->canvas, rect, 0.6 * u, chip->on ? color : draw->theme->tints[i % THEME_CLASSES]);
  canvas_border(draw->canvas, rect, 0.6 * u, 0.16 * u, color);
  draw_text(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + rect.h / 2,
            (TextLook){SIZE_NAME, true, chip->on ? draw->theme->on_class : draw->theme->ink},
            label_of(controls, chip));
  draw_focus(draw, rect, target);
  Hit *hit = hits_add(draw->hits, rect, target);
  hit->action = chip->action;
  hit->focusable = true;
  hit->group = panel_group(controls->panel, 1);
  hit->col = (int)i;
}

/* The mark of a pane that is hidden is hollow. */
static void draw_pane_chip(const Controls *controls, const ControlChip *chip, Rect rect, size_t pane) {
  const Draw *draw = controls->draw;
  double u = controls->u;
  Point mark = {rect.x + 1.6 * u, rect.y + rect.h / 2};
  draw_button(draw, rect, NULL, false, chip->action, chip->tip);
  panel_mark(draw_pane(draw, pane), mark, 0.75 * u);
  if (!chip->on)
    mark_draw(draw->canvas, pane, mark.x, mark.y, 0.45 * u, draw->theme->field, draw->theme->field);
  draw_text(draw, ALIGN_LEFT, rect.x + 3 * u, mark.y,
            (TextLook){SIZE_NAME, true, chip->on ? draw->theme->ink : draw->theme->muted},
            label_of(controls, chip));
}

static void draw_chips(const Controls *controls, const PanelControl *control, Rect rect, double x) {
  const Draw *draw = controls->draw;
  double u = controls->u, right = rect.x + rect.w;
  if (control->kind == CONTROL_CHOICE)
    canvas_fill_rect(draw->canvas, (Rect){x, rect.y, right - x, rect.h}, u, draw->theme->field);
  for (size_t i = 0; i < control->chip_count; i++) {
    const ControlChip *chip = &control->chips[i];
    Rect place = {x, rect.y, chip_width(controls, control, i), rect.h};
    if (x + place.w > right + 1)
      return;
    if (control->kind == CONTROL_CLASSES)
      draw_class(controls, chip, place, i);
    else if (control->kind == CONTROL_PANES)
      draw_pane_chip(controls, chip, place, i);
    else
      draw_button(draw, place, chip->brief, chip->on, chip->action, chip->tip);
    x += place.w + chip_gap(control) * u;
  }
}

/* --- All of it */

/* The name; of a choice it is where its number can be pointed at. */
static double draw_name(const Controls *controls, const PanelControl *control, Rect rect, size_t index) {
  const Draw *draw = controls->draw;
  const PanelNumber *number = control->numbers.count > 0 ? &control->numbers.at[0] : NULL;
  double width = name_width(controls, control), rim = CLOSE * controls->u; /* a ring stands clear of words */
  Color color = color_fade(draw->theme->muted, number ? panel_presence(number) : 1);
  const char *formula = formula_of(controls, control);
  if (formula)
    draw_formula_inline(draw, ALIGN_LEFT, rect.x, rect.y + rect.h / 2, SIZE_SYMBOL, color, formula);
  else
    draw_text(draw, ALIGN_LEFT, rect.x, rect.y + rect.h / 2, (TextLook){SIZE_NAME, false, color},
              control->title);
  if (number && (control->kind == CONTROL_CHOICE || control->kind == CONTROL_CLASSES)) {
    CellLook look = look_of(controls, number, index, 0);
    look.hidden = true;
    draw_cell(number->draw, (Rect){rect.x - rim, rect.y, width + 2 * rim, rect.h}, number->cell, look);
  }
  return rect.x + width + NAME_GAP * controls->u;
}

void control_draw(const Controls *controls, const PanelControl *control, Rect rect, size_t index) {
  double x = control->symbol ? draw_name(controls, control, rect, index) : rect.x;
  if (control->kind == CONTROL_READOUT)
    draw_readout(controls, control, rect, x, index);
  else if (control->kind == CONTROL_NUMBERS)
    x = draw_fields(controls, control, rect, x, index);
  draw_chips(controls, control, rect, x);
}
