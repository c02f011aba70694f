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
#define PAD 1.0 /* u, on either side of a choice's word */

bool control_is_visible(const PanelControl *control) {
  return control->numbers.count == 0 || panel_visible(&control->numbers.at[0]);
}

const char *control_choice(const Draw *draw, const PanelControl *control, size_t i) {
  if (i < control->called_count)
    return control->called[i];
  return control->words ? control->words[i] : arena_printf(draw->arena, "%zu", control->first + i);
}

/* --- Widths */

/* What stands before a number: the lesson's name for it, else the scene's in words, else the symbol. */
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

/* Wide enough for what the range allows, so that nothing moves while the number changes. */
static double number_width(const Controls *controls, const PanelControl *control, const PanelNumber *number) {
  const Draw *draw = number->draw;
  const ViewState *state = draw->state;
  double ends[] = {control->range.min, control->range.max}, u = controls->u;
  double widest = draw_digits_width(draw, SIZE_NUMBER, true, panel_shown(number, state->digits));
  for (size_t i = 0; i < 2 && control->kind == CONTROL_NUMBERS; i++) {
    char text[NUMBER_MAX];
    if (fabs(ends[i]) < 1e9)
      widest = fmax(widest, draw_digits_width(draw, SIZE_NUMBER, true,
                                              fill_show_as(text, state->trace, state->step, number->cell,
                                                           ends[i], state->digits)));
  }
  return clamp(widest + 1.2 * u, NUMBER_LEAST * u, NUMBER_MOST * u);
}

/* One word may stand for a number: all samples. */
static bool has_word(const PanelControl *control) {
  return control->kind == CONTROL_NUMBERS && control->word_count == 1;
}

/* With the class's name where names are written. */
static const char *choice_text(const Controls *controls, const PanelControl *control, size_t i) {
  const Draw *draw = controls->draw;
  const Phrase *names = draw->state->lesson->names[SIDE_CLASSES];
  const char *text = control_choice(draw, control, i);
  if (control->kind != CONTROL_CLASSES || !controls->look.named || !names)
    return text;
  return arena_printf(draw->arena, "%s %s", text, names[i].in[draw->state->language]);
}

/* The pane's mark, and its title where names are written. */
static const char *pane_title(const Controls *controls, size_t pane) {
  const Draw *draw = controls->draw;
  const char *title = draw->state->lesson->panes[pane].title.in[draw->state->language];
  return controls->look.named && title ? title : "";
}

static double pane_width(const Controls *controls, size_t pane) {
  const char *title = pane_title(controls, pane);
  return draw_text_width(controls->draw, SIZE_NAME, true, title) +
         (title[0] != '\0' ? 4.2 : 3.2) * controls->u;
}

static double choice_width(const Controls *controls, const PanelControl *control, size_t i) {
  if (control->kind == CONTROL_PANES)
    return pane_width(controls, i);
  double width = draw_text_width(controls->draw, SIZE_NAME, true, choice_text(controls, control, i));
  return fmax(width + 2 * PAD * controls->u, 2.6 * controls->u);
}

static double numbers_width(const Controls *controls, const PanelControl *control) {
  double width = 0, u = controls->u;
  bool stepped = controls->look.stepped && control->kind == CONTROL_NUMBERS && control->numbers.count == 1;
  for (size_t i = 0; i < control->numbers.count; i++)
    width += number_width(controls, control, &control->numbers.at[i]) + (i > 0 ? 0.4 * u : 0);
  if (has_word(control))
    width += choice_width(controls, control, 0) + 0.4 * u;
  return width + (stepped ? 2 * STEPPER * u : 0);
}

double control_width(const Controls *controls, const PanelControl *control) {
  const Draw *draw = controls->draw;
  double u = controls->u, width = 0;
  if (control->kind == CONTROL_START)
    return draw_text_width(draw, SIZE_NAME, true, control->name) + 2 * PAD * u;
  if (control->kind != CONTROL_PANES)
    width = name_width(controls, control) + NAME_GAP * u;
  if (control->kind == CONTROL_NUMBERS || control->kind == CONTROL_READOUT)
    return width + numbers_width(controls, control) + (control->kind == CONTROL_READOUT ? 1.2 * u : 0);
  for (size_t i = 0; i < control->count; i++)
    width += choice_width(controls, control, i) + (control->kind != CONTROL_CHOICE && i > 0 ? 0.4 * u : 0);
  return width;
}

/* --- Numbers */

static Action choice_action(const PanelControl *control, size_t i) {
  return (Action){.kind = ACTION_SET,
                  .set = {control->field, (unsigned)control->row, (unsigned)(control->first + i)}};
}

static bool is_chosen(const PanelControl *control, size_t i) {
  return fabs(control->chosen - (double)(control->first + i)) < 0.5;
}

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

static void draw_number_in(const Controls *controls, const PanelControl *control, Rect rect, size_t index,
                           size_t i) {
  const PanelNumber *number = &control->numbers.at[i];
  const Draw *draw = controls->draw;
  double u = controls->u, shown = panel_presence(number), original;
  bool stepped = controls->look.stepped && control->numbers.count == 1;
  canvas_fill_rect(draw->canvas, rect, 0.6 * u, color_fade(draw->theme->field, shown));
  if (draw_original(number->draw, number->cell, &original))
    canvas_border(draw->canvas, rect, 0.6 * u, 0.18 * u, draw->theme->accent);
  Rect inner = rect;
  if (stepped)
    inner = (Rect){rect.x + STEPPER * u, rect.y, rect.w - 2 * STEPPER * u, rect.h};
  draw_cell(number->draw, rect_inset(inner, 0.2 * u), number->cell, look_of(controls, number, index, i));
  if (!stepped)
    return;
  draw_stepper(controls, control, (Rect){rect.x, rect.y, STEPPER * u, rect.h}, -1);
  draw_stepper(controls, control, (Rect){rect.x + rect.w - STEPPER * u, rect.y, STEPPER * u, rect.h}, 1);
}

static void draw_numbers(const Controls *controls, const PanelControl *control, Rect rect, double x,
                         size_t index) {
  double u = controls->u;
  for (size_t i = 0; i < control->numbers.count; i++) {
    double width = number_width(controls, control, &control->numbers.at[i]);
    if (controls->look.stepped && control->numbers.count == 1)
      width += 2 * STEPPER * u;
    if (x + width > rect.x + rect.w + 1)
      return; /* more of a vector than the whole strip has room for */
    draw_number_in(controls, control, (Rect){x, rect.y, width, rect.h}, index, i);
    x += width + 0.4 * u;
  }
  if (has_word(control))
    draw_button(controls->draw, (Rect){x, rect.y, choice_width(controls, control, 0), rect.h},
                control_choice(controls->draw, control, 0), is_chosen(control, 0), choice_action(control, 0),
                STRING_NONE);
}

static void draw_readout(const Controls *controls, const PanelControl *control, Rect rect, double x,
                         size_t index) {
  const Draw *draw = controls->draw;
  double u = controls->u, y = rect.y + rect.h / 2, end = x;
  draw_text(draw, ALIGN_LEFT, x, y, (TextLook){SIZE_NAME, false, draw->theme->muted}, "=");
  end += 1.6 * u;
  for (size_t i = 0; i < control->numbers.count; i++) {
    const PanelNumber *number = &control->numbers.at[i];
    double width = draw_digits_width(draw, SIZE_NUMBER, true, panel_shown(number, draw->state->digits));
    CellLook look = look_of(controls, number, index, i);
    look.align = ALIGN_LEFT;
    look.bold = panel_is_fresh(number);
    if (panel_visible(number) && end + width <= rect.x + rect.w + u)
      draw_cell(number->draw, (Rect){end, rect.y, width + 0.2 * u, rect.h}, number->cell, look);
    end += width + 1.2 * u;
  }
}

/* --- Choices */

/* A class is on when its chip is full; else only its rim has its colour. */
static void draw_class(const Controls *controls, const PanelControl *control, Rect rect, size_t i) {
  const Draw *draw = controls->draw;
  Color color = theme_class(draw->theme, i);
  double u = controls->u;
  bool chosen = is_chosen(control, i);
  Action action = choice_action(control, i);
  Target target = target_of_action(action);
  canvas_fill_rect(draw->canvas, rect, 0.6 * u, chosen ? color : draw->theme->tints[i % THEME_CLASSES]);
  canvas_border(draw->canvas, rect, 0.6 * u, 0.16 * u, color);
  draw_text(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + rect.h / 2,
            (TextLook){SIZE_NAME, true, chosen ? draw->theme->on_class : draw->theme->ink},
            choice_text(controls, control, i));
  draw_focus(draw, rect, target);
  Hit *hit = hits_add(draw->hits, rect, target);
  hit->action = action;
  hit->focusable = true;
  hit->group = panel_group(controls->panel, 1);
  hit->col = (int)i;
}

static void draw_choices(const Controls *controls, const PanelControl *control, Rect rect, double x) {
  const Draw *draw = controls->draw;
  double u = controls->u, right = rect.x + rect.w;
  bool classes = control->kind == CONTROL_CLASSES;
  if (!classes)
    canvas_fill_rect(draw->canvas, (Rect){x, rect.y, right - x, rect.h}, u, draw->theme->field);
  for (size_t i = 0; i < control->count; i++) {
    double width = choice_width(controls, control, i);
    Rect place = {x, rect.y, width, rect.h};
    if (x + width > right + 1)
      return;
    if (classes)
      draw_class(controls, control, place, i);
    else
      draw_button(draw, place, control_choice(draw, control, i), is_chosen(control, i),
                  choice_action(control, i), STRING_NONE);
    x += width + (classes ? 0.4 * u : 0);
  }
}

/* A click shows a pane, or hides it: then its mark is hollow. */
static void draw_panes(const Controls *controls, const PanelControl *control, Rect rect) {
  const Draw *draw = controls->draw;
  double u = controls->u, x = rect.x;
  for (size_t pane = 0; pane < control->count; pane++) {
    const Draw *of = draw_pane(draw, pane);
    bool shown = setup_get(&draw->state->trace->setup, control->field, pane, 0) > 0;
    Rect place = {x, rect.y, pane_width(controls, pane), rect.h};
    Action action = {.kind = ACTION_SET, .set = {control->field, (unsigned)pane, shown ? 0 : 1}};
    if (x + place.w > rect.x + rect.w + 1)
      return;
    draw_button(draw, place, NULL, false, action, shown ? STRING_HIDE_PANE : STRING_SHOW_PANE);
    Point mark = {x + 1.6 * u, rect.y + rect.h / 2};
    panel_mark(of, mark, 0.75 * u);
    if (!shown)
      mark_draw(draw->canvas, pane, mark.x, mark.y, 0.45 * u, draw->theme->field, draw->theme->field);
    draw_text(draw, ALIGN_LEFT, x + 3 * u, mark.y,
              (TextLook){SIZE_NAME, true, shown ? draw->theme->ink : draw->theme->muted},
              pane_title(controls, pane));
    x += place.w + 0.4 * u;
  }
}

/* Whether the set-up has the numbers of a start. */
static bool is_started(const Draw *draw, size_t start) {
  Setup setup = draw->state->trace->setup;
  lesson_choose_start(&setup, draw->state->lesson, start);
  return setup_equal(&setup, &draw->state->trace->setup);
}

/* The name; of a choice it is where its number can be pointed at. */
static double draw_name(const Controls *controls, const PanelControl *control, Rect rect, size_t index) {
  const Draw *draw = controls->draw;
  double width = name_width(controls, control), shown = 1;
  bool choice = control->kind == CONTROL_CHOICE || control->kind == CONTROL_CLASSES;
  if (control->numbers.count > 0)
    shown = panel_presence(&control->numbers.at[0]);
  Color color = color_fade(draw->theme->muted, shown);
  const char *formula = formula_of(controls, control);
  if (formula)
    draw_formula_inline(draw, ALIGN_LEFT, rect.x, rect.y + rect.h / 2, SIZE_SYMBOL, color, formula);
  else
    draw_text(draw, ALIGN_LEFT, rect.x, rect.y + rect.h / 2, (TextLook){SIZE_NAME, false, color},
              control->title);
  if (choice && control->numbers.count > 0) {
    CellLook look = look_of(controls, &control->numbers.at[0], index, 0);
    look.hidden = true;
    double rim = 0.4 * controls->u; /* a ring stands clear of the words */
    draw_cell(control->numbers.at[0].draw, (Rect){rect.x - rim, rect.y, width + 2 * rim, rect.h},
              control->numbers.at[0].cell, look);
  }
  return rect.x + width + NAME_GAP * controls->u;
}

void control_draw(const Controls *controls, const PanelControl *control, Rect rect, size_t index) {
  if (control->kind == CONTROL_START) {
    draw_button(controls->draw, rect, control->name, is_started(controls->draw, control->start),
                (Action){.kind = ACTION_START, .arg = (int)control->start}, STRING_START_TIP);
    return;
  }
  if (control->kind == CONTROL_PANES) {
    draw_panes(controls, control, rect);
    return;
  }
  double x = draw_name(controls, control, rect, index);
  switch (control->kind) {
  case CONTROL_NUMBERS:
    draw_numbers(controls, control, rect, x, index);
    break;
  case CONTROL_READOUT:
    draw_readout(controls, control, rect, x, index);
    break;
  default:
    draw_choices(controls, control, rect, x);
    break;
  }
}
