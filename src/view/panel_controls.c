/* Given values in a strip: what each item is, and where it stands. */
#include "view/panel_controls_parts.h"

#include <math.h>

#define GAP 2.2   /* u, between items */
#define PITCH 3.7 /* u, of a line */
enum { CHOICES_MOST = 6, CLASSES_MOST = 16, NUMBERS_MOST = 24 };

/* --- Items */

/* A given value that can be changed, as the set-up has it. */
typedef struct Field {
  const Draw *draw;
  unsigned field;
  size_t row; /* where the control is of one number */
  SetupRange range;
  const char *const *words; /* NULL: none */
  size_t word_count;
  const char *const *called; /* what the lesson calls its choices */
  size_t called_count;
} Field;

/* Which number of its field a control is of: a field with a number for each pane is read in its own. */
static size_t row_of(const Draw *draw, unsigned field, const PanelNumbers *numbers) {
  const Trace *trace = draw->state->trace;
  size_t rows, cols;
  if (numbers->count == 0)
    return 0;
  setup_shape(&trace->setup, field, &rows, &cols);
  const PanelNumber *number = &numbers->at[0];
  const Trace *own = number->draw->state->trace;
  bool by_pane = rows == trace->pane_count && rows > 1 &&
                 trace_value(own, number->draw->state->step, number->cell.value)->rows == 1;
  return by_pane ? own->pane : number->cell.row;
}

static Field field_of(const Draw *draw, unsigned field, const PanelNumbers *numbers) {
  const Setup *setup = &draw->state->trace->setup;
  Field out = {.draw = draw,
               .field = field,
               .row = row_of(draw, field, numbers),
               .range = draw->state->lesson->ranges[field],
               .words = setup_words(setup, field)};
  while (out.words && out.words[out.word_count])
    out.word_count++;
  return out;
}

/* As the lesson calls it, or the field, or the number itself; a class with its name. */
static ControlChip choice_of(const Field *field, size_t i, double number, bool class) {
  const Draw *draw = field->draw;
  const Phrase *names = draw->state->lesson->names[SIDE_CLASSES];
  double chosen = setup_get(&draw->state->trace->setup, field->field, field->row, 0);
  ControlChip chip = {
      .action = {.kind = ACTION_SET, .set = {field->field, (unsigned)field->row, (unsigned)number}},
      .on = fabs(chosen - number) < 0.5};
  chip.brief = i < field->called_count ? field->called[i]
               : field->words          ? field->words[i]
                                       : arena_printf(draw->arena, "%.0f", number);
  chip.label = class && names
                   ? arena_printf(draw->arena, "%s %s", chip.brief, names[i].in[draw->state->language])
                   : chip.brief;
  return chip;
}

static void add_choices(PanelControl *out, const Field *field, size_t count, double first) {
  out->chips = ARENA_ARRAY(field->draw->arena, ControlChip, count);
  out->chip_count = count;
  for (size_t i = 0; i < count; i++)
    out->chips[i] = choice_of(field, i, first + (double)i, out->kind == CONTROL_CLASSES);
}

/* Of a field whose numbers can be told one by one; of a number that may be a word instead, that word. */
static void become_choice(PanelControl *out, const Field *field) {
  const Scene *scene = field->draw->state->lesson->scene;
  double many = field->range.max - field->range.min + 1;
  bool class = out->numbers.count == 1 && scene->values[out->numbers.at[0].cell.value].chooses;
  if (field->word_count > 0) {
    out->kind = field->word_count > 1 ? CONTROL_CHOICE : CONTROL_NUMBERS;
    add_choices(out, field, field->word_count, 0);
  } else if (field->range.whole && field->range.min >= 0 && many <= (class ? CLASSES_MOST : CHOICES_MOST)) {
    out->kind = class ? CONTROL_CLASSES : CONTROL_CHOICE;
    add_choices(out, field, (size_t)many, field->range.min);
  }
}

/* A yes or no for each pane: a chip offers the other of what its pane is. */
static bool become_panes(PanelControl *out, const Field *field) {
  const ViewState *state = field->draw->state;
  size_t rows, cols;
  setup_shape(&state->trace->setup, field->field, &rows, &cols);
  if (out->numbers.count > 0 || rows != state->trace->pane_count || rows < 2 || field->word_count != 2)
    return false;
  out->kind = CONTROL_PANES;
  out->symbol = NULL;
  out->chips = ARENA_ARRAY(field->draw->arena, ControlChip, rows);
  out->chip_count = rows;
  for (size_t pane = 0; pane < rows; pane++) {
    bool on = setup_get(&state->trace->setup, field->field, pane, 0) > 0;
    const char *title = state->lesson->panes[pane].title.in[state->language];
    out->chips[pane] =
        (ControlChip){.label = title ? title : "",
                      .brief = "",
                      .action = {.kind = ACTION_SET, .set = {field->field, (unsigned)pane, on ? 0 : 1}},
                      .on = on,
                      .tip = on ? STRING_HIDE_PANE : STRING_SHOW_PANE};
  }
  return true;
}

/* What a name in the panel's list stands for; false: nothing that is there now.  `called`: what the lesson
 * calls its choices, NULL: nothing. */
static bool find_control(PanelControl *out, const Draw *draw, const char *text, const char *called) {
  const ViewState *state = draw->state;
  const LessonStep *step = trace_step(state->trace, state->step).kind->source;
  const PanelText piece = {.text = text};
  unsigned field;
  *out = (PanelControl){.kind = CONTROL_READOUT};
  out->numbers = panel_numbers(draw, &(PanelSetting){.given = true, .texts = &piece, .count = 1});
  if (out->numbers.count > NUMBERS_MOST)
    out->numbers.count = NUMBERS_MOST;
  const PanelNumber *first = out->numbers.count > 0 ? &out->numbers.at[0] : NULL;
  if (first) {
    out->symbol = out->numbers.count > 1 ? panel_value_symbol(first->draw, first->cell.value)
                                         : panel_symbol(first->draw, first->cell);
    out->title = state->lesson->scene->values[first->cell.value].title.in[state->language];
  }
  const char *name = first ? trace_info(state->trace, first->cell.value)->name : text;
  if (first && !panel_visible(first))
    return false;
  if (!lesson_editable(&field, state->lesson, step, name))
    return first != NULL;
  Field of = field_of(draw, field, &out->numbers);
  if (called)
    of.called = panel_list(draw, called, '|', &of.called_count);
  out->range = of.range;
  out->kind = CONTROL_NUMBERS;
  if (!first)
    out->symbol = arena_printf(draw->arena, "\\text{%s}", name);
  if (!become_panes(out, &of) && out->numbers.count <= 1)
    become_choice(out, &of);
  return out->kind != CONTROL_NUMBERS || first;
}

/* Whether the set-up has the numbers of a start. */
static bool is_started(const Draw *draw, size_t start) {
  Setup setup = draw->state->trace->setup;
  lesson_choose_start(&setup, draw->state->lesson, start);
  return setup_equal(&setup, &draw->state->trace->setup);
}

static void add_starts(Controls *controls) {
  const Draw *draw = controls->draw;
  const ViewState *state = draw->state;
  const Lesson *lesson = state->lesson;
  bool fixed = trace_step(state->trace, state->step).kind->source->start < lesson->start_count;
  if (!panel_setting(controls->panel, "starts")->flag || fixed)
    return;
  for (size_t i = 0; i < lesson->start_count && controls->count < CONTROLS_MAX; i++) {
    const char *title = lesson->starts[i].title.in[state->language];
    ControlChip *chip = ARENA_NEW(draw->arena, ControlChip);
    *chip = (ControlChip){
        title, title, {.kind = ACTION_START, .arg = (int)i}, is_started(draw, i), STRING_START_TIP};
    controls->items[controls->count++] =
        (PanelControl){.kind = CONTROL_START, .chips = chip, .chip_count = 1};
  }
}

static Controls controls_read(const Draw *draw, const Panel *panel) {
  Controls controls = {.draw = draw, .panel = panel, .u = draw->u, .look = {true, true, true}};
  const PanelSetting *of = panel_setting(panel, "of");
  bool changed = panel_setting(panel, "editable")->flag;
  size_t names, choices;
  const char *const *name = panel_names(draw, panel_formula(draw, panel_setting(panel, "names")), &names);
  const char *const *choice =
      panel_names(draw, panel_phrase(draw, panel_setting(panel, "choices")), &choices);
  add_starts(&controls);
  for (size_t i = 0; i < of->count && controls.count < CONTROLS_MAX; i++) {
    PanelControl *control = &controls.items[controls.count];
    const char *called = i < choices && choice[i][0] ? choice[i] : NULL;
    if (!find_control(control, draw, of->texts[i].text, called) ||
        (changed && control->kind == CONTROL_READOUT))
      continue;
    control->name = i < names && name[i][0] ? name[i] : NULL;
    controls.count++;
  }
  return controls;
}

/* --- Lines */

/* Where each item stands; returns how many lines there are. */
static size_t arrange(Controls *controls, double room, Point *places) {
  double u = controls->u, x = 0;
  size_t line = 0;
  for (size_t i = 0; i < controls->count; i++) {
    PanelControl *item = &controls->items[i];
    item->width = fmin(control_width(controls, item), room);
    bool follows = i > 0 && item->kind == CONTROL_START && controls->items[i - 1].kind == CONTROL_START;
    x -= follows && x > 0 ? 0.6 * GAP * u : 0;
    if (x > 0 && x + item->width > room) {
      line++;
      x = 0;
    }
    places[i] = (Point){x, (double)line * PITCH * u};
    x += item->width + GAP * u;
  }
  return controls->count > 0 ? line + 1 : 0;
}

static double widest(const Controls *controls) {
  double most = 0;
  for (size_t i = 0; i < controls->count; i++)
    most = fmax(most, control_width(controls, &controls->items[i]));
  return most;
}

/* The fullest look with which the items stand in so many lines, and each in one. */
static size_t choose_look(Controls *controls, double room, size_t lines, Point *places) {
  static const ControlsLook LOOKS[] = {{true, true, true},
                                       {true, true, false},
                                       {false, true, false},
                                       {true, false, false},
                                       {false, false, false}};
  size_t needed = 0;
  for (size_t i = 0; i < sizeof LOOKS / sizeof *LOOKS; i++) {
    controls->look = LOOKS[i];
    needed = arrange(controls, room, places);
    if (needed <= lines && widest(controls) <= room)
      break;
  }
  return needed;
}

static void draw_controls(const Draw *draw, const Panel *panel, Rect rect) {
  Controls controls = controls_read(draw, panel);
  Point places[CONTROLS_MAX];
  double u = draw->u, high = CONTROL_HEIGHT * u;
  size_t most = (size_t)fmax(floor((rect.h - high) / (PITCH * u)) + 1, 1);
  size_t lines = choose_look(&controls, rect.w, most, places);
  double used = high + (double)(lines - 1) * PITCH * u, top = rect.y + fmax(rect.h - used, 0) / 2;
  for (size_t i = 0; i < controls.count; i++) {
    Rect place = {rect.x + places[i].x, round(top + places[i].y), controls.items[i].width, high};
    if (place.y + place.h <= rect.y + rect.h + 1 || lines == 1)
      control_draw(&controls, &controls.items[i], place, i);
  }
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  enum { USUAL = 96 }; /* u: a strip across the stage */
  Controls controls = controls_read(draw, panel);
  Point places[CONTROLS_MAX];
  size_t lines = choose_look(&controls, USUAL * draw->u, 2, places);
  double height = CONTROL_HEIGHT + ((double)lines - 1) * PITCH;
  controls.look = (ControlsLook){false, false, false};
  return (PanelRoom){fmax(widest(&controls) / draw->u, 12), fmax(height, CONTROL_HEIGHT), 0,
                     fmax(height, CONTROL_HEIGHT) + 1};
}

/* "Can be changed: η = 0.01, label = 4" */
static void print(Text *out, const Draw *draw, const Panel *panel) {
  Controls controls = controls_read(draw, panel);
  Text changed = {0}, shown = {0};
  for (size_t i = 0; i < controls.count; i++) {
    const PanelControl *control = &controls.items[i];
    Text *list = control->kind == CONTROL_READOUT ? &shown : &changed;
    panel_print_numbers(list, &control->numbers);
    for (size_t k = 0; k < control->chip_count && control->numbers.count == 0 && control->symbol; k++)
      if (control->chips[k].on)
        text_addf(list, "%s%s = %s", list->length > 0 ? ", " : "", panel_plain(draw, control->symbol),
                  control->chips[k].brief);
  }
  panel_print_line(out, draw, STRING_PRINT_CONTROLS, text_get(&changed));
  panel_print_line(out, draw, STRING_PRINT_READOUTS, text_get(&shown));
  text_free(&changed);
  text_free(&shown);
}

const PanelLook PANEL_CONTROLS_LOOK = {room, draw_controls, print};
