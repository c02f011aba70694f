/* Given values in a strip: what each item is, and where it stands. */
#include "view/panel_controls_parts.h"
#include "view/panel_print.h"

#include <math.h>

#define GAP 2.2   /* u, between items */
#define PITCH 3.7 /* u, of a line */
enum { CHOICES_MOST = 6, CLASSES_MOST = 16, NUMBERS_MOST = 24 };

/* --- Items */

/* The words of a field, and how many. */
static const char *const *words_of(const Setup *setup, unsigned field, size_t *count) {
  const char *const *words = setup_words(setup, field);
  for (*count = 0; words && words[*count];)
    ++*count;
  return words;
}

/* Whether a value is the number of the right one among classes. */
static bool chooses_class(const Draw *draw, ValueId value) {
  return draw->state->lesson->scene->values[value].chooses;
}

/* Which number of its field a control is of: a field with a number for each pane is read in its own. */
static size_t row_of(const Draw *draw, const PanelControl *control) {
  const Trace *trace = draw->state->trace;
  size_t rows, cols;
  if (control->numbers.count == 0)
    return 0;
  setup_shape(&trace->setup, control->field, &rows, &cols);
  const PanelNumber *number = &control->numbers.at[0];
  const Value *value = trace_value(number->draw->state->trace, number->draw->state->step, number->cell.value);
  bool by_pane = rows == trace->pane_count && rows > 1 && value->rows == 1;
  return by_pane ? number->draw->state->trace->pane : number->cell.row;
}

/* A yes or no for each pane. */
static bool become_panes(const Draw *draw, PanelControl *control) {
  const Trace *trace = draw->state->trace;
  size_t rows, cols, words;
  setup_shape(&trace->setup, control->field, &rows, &cols);
  (void)words_of(&trace->setup, control->field, &words);
  if (control->numbers.count > 0 || rows != trace->pane_count || rows < 2 || words != 2)
    return false;
  control->kind = CONTROL_PANES;
  control->count = rows;
  return true;
}

/* Of a field whose numbers can be told one by one. */
static void become_choice(const Draw *draw, PanelControl *control) {
  const SetupRange *range = &control->range;
  control->words = words_of(&draw->state->trace->setup, control->field, &control->word_count);
  if (control->word_count > 1) {
    control->kind = CONTROL_CHOICE;
    control->count = control->word_count;
    return;
  }
  if (control->word_count == 1) /* a number, or the word */
    return;
  double many = range->max - range->min + 1;
  bool classes = control->numbers.count == 1 && chooses_class(draw, control->numbers.at[0].cell.value);
  if (!range->whole || !(range->min >= 0) || !(many <= (classes ? CLASSES_MOST : CHOICES_MOST)))
    return;
  control->kind = classes ? CONTROL_CLASSES : CONTROL_CHOICE;
  control->first = (size_t)range->min;
  control->count = (size_t)many;
}

/* What a name in the panel's list stands for; false: nothing that is there now. */
static bool find_control(PanelControl *out, const Draw *draw, const char *text) {
  const ViewState *state = draw->state;
  const LessonStep *step = trace_step(state->trace, state->step).kind->source;
  const PanelText piece = {.text = text};
  *out = (PanelControl){.kind = CONTROL_READOUT};
  out->numbers = panel_numbers(draw, &(PanelSetting){.given = true, .texts = &piece, .count = 1});
  if (out->numbers.count > NUMBERS_MOST)
    out->numbers.count = NUMBERS_MOST;
  if (out->numbers.count > 0)
    out->symbol = out->numbers.count > 1
                      ? panel_value_symbol(out->numbers.at[0].draw, out->numbers.at[0].cell.value)
                      : panel_symbol(out->numbers.at[0].draw, out->numbers.at[0].cell);
  const char *name =
      out->numbers.count > 0 ? trace_info(state->trace, out->numbers.at[0].cell.value)->name : text;
  if (!lesson_editable(&out->field, state->lesson, step, name))
    return out->numbers.count > 0;
  out->range = state->lesson->ranges[out->field];
  out->row = row_of(draw, out);
  out->chosen = setup_get(&state->trace->setup, out->field, out->row, 0);
  if (!out->symbol)
    out->symbol = arena_printf(draw->arena, "\\text{%s}", name);
  out->kind = CONTROL_NUMBERS;
  if (!become_panes(draw, out) && out->numbers.count <= 1)
    become_choice(draw, out);
  return out->kind != CONTROL_NUMBERS || out->numbers.count > 0;
}

/* What the scene calls a value in words; NULL: nothing. */
static const char *title_of(const Draw *draw, const PanelControl *control) {
  if (control->numbers.count == 0)
    return NULL;
  const SceneValue *value = &draw->state->lesson->scene->values[control->numbers.at[0].cell.value];
  return value->title.in[draw->state->language];
}

static void add_starts(Controls *controls) {
  const ViewState *state = controls->draw->state;
  const Lesson *lesson = state->lesson;
  bool fixed = trace_step(state->trace, state->step).kind->source->start < lesson->start_count;
  if (!panel_setting(controls->panel, "starts")->flag || fixed)
    return;
  for (size_t i = 0; i < lesson->start_count && controls->count < CONTROLS_MAX; i++)
    controls->items[controls->count++] = (PanelControl){
        .kind = CONTROL_START, .start = i, .name = lesson->starts[i].title.in[state->language]};
}

static Controls controls_read(const Draw *draw, const Panel *panel) {
  Controls controls = {.draw = draw, .panel = panel, .u = draw->u, .look = {true, true}};
  const PanelSetting *of = panel_setting(panel, "of");
  bool changed = panel_setting(panel, "editable")->flag;
  size_t name_count;
  const char *const *names =
      panel_names(draw, panel_formula(draw, panel_setting(panel, "names")), &name_count);
  add_starts(&controls);
  size_t choice_count;
  const char *const *choices =
      panel_names(draw, panel_phrase(draw, panel_setting(panel, "choices")), &choice_count);
  for (size_t i = 0; i < of->count && controls.count < CONTROLS_MAX; i++) {
    PanelControl *control = &controls.items[controls.count];
    if (!find_control(control, draw, of->texts[i].text) || !control_is_visible(control) ||
        (changed && control->kind == CONTROL_READOUT))
      continue;
    control->name = i < name_count && names[i][0] ? names[i] : NULL;
    control->title = title_of(draw, control);
    if (i < choice_count && choices[i][0])
      control->called = panel_list(draw, choices[i], '|', &control->called_count);
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
  static const ControlsLook LOOKS[] = {{true, true}, {false, true}, {true, false}, {false, false}};
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
  controls.look = (ControlsLook){false, false};
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
    if (control->numbers.count > 0)
      panel_print_numbers(list, &control->numbers);
    else if (control->words)
      text_addf(list, "%s%s = %s", list->length > 0 ? ", " : "", panel_print_formula(draw, control->symbol),
                control_choice(draw, control, (size_t)control->chosen));
  }
  panel_print_line(out, draw, STRING_PRINT_CONTROLS, text_get(&changed));
  panel_print_line(out, draw, STRING_PRINT_READOUTS, text_get(&shown));
  text_free(&changed);
  text_free(&shown);
}

const PanelLook PANEL_CONTROLS_LOOK = {room, draw_controls, print};
