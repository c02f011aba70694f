#include "view/draw.h"

#include "trace/ask.h"
#include "trace/training.h"

#include <assert.h>
#include <math.h>
#include <string.h>

double ease_out(double t) {
  double rest = 1 - clamp(t, 0, 1);
  return 1 - rest * rest * rest;
}

double mix(double from, double to, double t) {
  return from + (to - from) * t;
}

double clamp(double value, double low, double high) {
  if (value < low)
    return low;
  return value > high ? high : value;
}

const Draw *draw_scaled(const Draw *draw, double factor) {
  Draw *other = ARENA_NEW(draw->arena, Draw);
  *other = *draw;
  other->u *= factor;
  return other;
}

Draw *draw_with_state(const Draw *draw, ViewState **state) {
  Draw *other = ARENA_NEW(draw->arena, Draw);
  *state = ARENA_NEW(draw->arena, ViewState);
  **state = *draw->state;
  *other = *draw;
  other->state = *state;
  return other;
}

const Draw *draw_at_step(const Draw *draw, size_t step, bool asking) {
  ViewState *state;
  Draw *other = draw_with_state(draw, &state);
  state->step = step;
  state->asking = asking;
  return other;
}

const char *draw_string(const Draw *draw, StringId id) {
  return strings_get(draw->strings, draw->state->language, id);
}

const char *draw_words(const Draw *draw, StringId id, const char *first, const char *second) {
  return strings_format(draw->arena, draw->strings, draw->state->language, id, first, second, NULL);
}

const char *draw_count(const Draw *draw, size_t count) {
  return arena_printf(draw->arena, "%zu", count);
}

const char *draw_few(const Draw *draw, double number, int decimals) {
  char *text = arena_alloc(draw->arena, NUMBER_MAX);
  return number_show(text, number, number_decimals(&number, 1, decimals));
}

const char *draw_value_title(const Draw *draw, ValueId id) {
  const ViewState *state = draw->state;
  const char *title = state->lesson->scene->values[id].title.in[state->language];
  return title ? title : trace_info(state->trace, id)->name;
}

static Face ui_face(bool bold) {
  return bold ? FACE_UI_BOLD : FACE_UI;
}

/* The baseline of a line whose capitals are centred on y. */
static double baseline_at(const Draw *draw, double y, double size_u) {
  return y + font_metrics(draw->font, FACE_UI).cap * size_u * draw->u / 2;
}

static double line_of_text(const Draw *draw, Align align, double x, double y, TextLook look, TextStyle style,
                           const char *text) {
  return canvas_text_aligned(draw->canvas, align, x, baseline_at(draw, y, look.size),
                             (Lettering){ui_face(look.bold), look.size * draw->u, style, look.color}, text);
}

double draw_text(const Draw *draw, Align align, double x, double y, TextLook look, const char *text) {
  return line_of_text(draw, align, x, y, look, STYLE_PLAIN, text);
}

double draw_text_width(const Draw *draw, double size_u, bool bold, const char *text) {
  return font_width(draw->font, ui_face(bold), size_u * draw->u, STYLE_PLAIN, text);
}

double draw_digits(const Draw *draw, Align align, double x, double y, TextLook look, const char *text) {
  Role before =
      canvas_set_role(draw->canvas, draw->canvas->role == ROLE_DECORATION ? ROLE_DECORATION : ROLE_NUMBER);
  double width = line_of_text(draw, align, x, y, look, STYLE_TABULAR, text);
  canvas_set_role(draw->canvas, before);
  return width;
}

double draw_digits_width(const Draw *draw, double size_u, bool bold, const char *text) {
  return font_width(draw->font, ui_face(bold), size_u * draw->u, STYLE_TABULAR, text);
}

const char *draw_fitted(const Draw *draw, double width, double size_u, bool bold, const char *text) {
  if (draw_text_width(draw, size_u, bold, text) <= width)
    return text;
  const char *best = "…";
  for (const char *at = text; *at;) {
    text_next(&at);
    const char *cut = arena_printf(draw->arena, "%.*s…", (int)(at - text), text);
    if (draw_text_width(draw, size_u, bold, cut) > width)
      break;
    best = cut;
  }
  return best;
}

int draw_card(const Draw *draw, Rect rect) {
  canvas_fill_rect(draw->canvas, rect, draw->u, draw->theme->card);
  return canvas_begin_card(draw->canvas, rect);
}

/* ---- numbers of the trace ---- */

const LessonAsk *draw_question(const Draw *draw) {
  const ViewState *state = draw->state;
  const LessonAsk *ask = ask_at(state->trace, state->step);
  return ask && (state->chosen > 0 || ask_is_asked(ask, state->asked)) ? ask : NULL;
}

Visibility draw_visibility(const Draw *draw, Cell cell) {
  Visibility visible = trace_visibility(draw->state->trace, draw->state->step, cell);
  return visible == FRESH && draw->state->asking ? HIDDEN : visible;
}

double draw_presence(const Draw *draw, Cell cell) {
  switch (draw_visibility(draw, cell)) {
  case HIDDEN:
    return 0;
  case FRESH:
    return draw->t;
  case KNOWN:
    break;
  }
  return 1;
}

Target draw_cell_target(const Draw *draw, Cell cell) {
  return (Target){TARGET_CELL, (int)cell.value, (int)cell.row, (int)cell.col, (int)draw->state->trace->pane};
}

double draw_number(const Draw *draw, Cell cell) {
  return trace_number(draw->state->trace, draw->state->step, cell);
}

/* The most digits, then the largest text, with which the number stays within width. */
static const char *cell_text(const Draw *draw, Cell cell, const CellLook *look, int digits, double width,
                             double *size_u) {
  const bool bold = look->bold;
  const double least = look->least > 0 ? look->least : SIZE_LEAST;
  char *text = arena_alloc(draw->arena, NUMBER_MAX);
  const double wanted = *size_u, step = 1 / draw->u; /* a pixel */
  if (isnan(draw_number(draw, cell))) {              /* a word, which is made smaller but never cut */
    *size_u =
        fmax(fmin(wanted, wanted * width /
                              draw_digits_width(draw, wanted, bold, fill_undefined(draw->state->language))),
             least);
    return fill_undefined(draw->state->language);
  }
  for (; digits >= 0; digits--) {
    fill_show(text, draw->state->trace, draw->state->step, cell, digits);
    double wide = draw_digits_width(draw, wanted, bold, text),
           start = fmin(wanted, wanted * width / wide + step);
    for (*size_u = fmax(start, least); *size_u > least; *size_u -= step)
      if (draw_digits_width(draw, *size_u, bold, text) <= width)
        return text;
    *size_u = least;
    if (draw_digits_width(draw, least, bold, text) <= width)
      return text;
  }
  for (int decimals = 1; decimals >= 0; decimals--) {
    number_show_power(text, draw_number(draw, cell), decimals);
    if (draw_digits_width(draw, least, bold, text) <= width)
      return text;
  }
  return number_show_brief(text, draw_number(draw, cell));
}

const char *draw_cell_text(const Draw *draw, Cell cell, int digits, double width, double *size_u, bool bold) {
  return cell_text(draw, cell, &(CellLook){.bold = bold}, digits, width, size_u);
}

static bool among(const Cell *cells, size_t count, Cell cell) {
  for (size_t i = 0; i < count; i++)
    if (cell_equal(cells[i], cell))
      return true;
  return false;
}

void draw_focus(const Draw *draw, Rect rect, Target target) {
  const ViewState *state = draw->state;
  bool focused = target_equal(target, state->focus), hovered = target_equal(target, state->hover);
  if (!focused && !hovered)
    return;
  double u = draw->u;
  Rect outer = {rect.x - 0.3 * u, rect.y - 0.3 * u, rect.w + 0.6 * u, rect.h + 0.6 * u};
  if (focused) /* so that the ring is seen on a ground of its own colour too */
    canvas_border(draw->canvas, outer, 0.8 * u, 0.2 * u, draw->theme->card);
  Rect ring = {rect.x - 0.1 * u, rect.y - 0.1 * u, rect.w + 0.2 * u, rect.h + 0.2 * u};
  Color color = focused ? draw->theme->accent : color_fade(draw->theme->accent, 0.6);
  canvas_border(draw->canvas, ring, 0.7 * u, focused ? 0.3 * u : 0.18 * u, color);
}

/* A ring round operands (full) and uses (dashed in effect: a thinner, paler ring). */
static void mark_related(const Draw *draw, Rect rect, Cell cell) {
  const Related *related = draw->related;
  if (!related)
    return;
  double u = draw->u;
  bool low = rect.h < 2 * u; /* hardly room for a ring round the digits */
  if (rect.h < 1.6 * u)
    rect = (Rect){rect.x, rect.y - 0.15 * u, rect.w, rect.h + 0.3 * u};
  if (among(&related->cell, 1, cell))
    canvas_border(draw->canvas, rect, 0.6 * u, low ? 0.12 * u : 0.25 * u, draw->theme->ink);
  else if (among(related->operands, related->operand_count, cell))
    canvas_border(draw->canvas, rect, 0.6 * u, low ? 0.12 * u : 0.22 * u, draw->theme->accent);
  else if (among(related->uses, related->use_count, cell))
    canvas_border(draw->canvas, rect, 0.6 * u, 0.12 * u, draw->theme->muted);
}

bool draw_original(const Draw *draw, Cell cell, double *out) {
  const Trace *trace = draw->state->trace, *original = draw->state->original;
  const TraceStep step = trace_step(trace, draw->state->step);
  if (!original || original == trace || step.pass >= original->pass_count)
    return false;
  bool fixed = trace_given(original, cell.value) && trace_rank(original, cell.value) == 0;
  if (!fixed && trace_pass_step(original, step.pass) >= training_steps_ready(original))
    return false; /* nobody has computed that run so far */
  const Value *value = trace_value_of(original, step.kind, step.pass, cell.value);
  if (cell.row >= value->rows || cell.col >= value->cols)
    return false;
  *out = value->at[cell.row * value->cols + cell.col];
  double now = draw_number(draw, cell);
  return *out < now || *out > now;
}

bool draw_editable(const Draw *draw, Cell cell) {
  const ViewState *state = draw->state;
  unsigned field;
  return lesson_editable(&field, state->lesson, trace_step(state->trace, state->step).kind->source,
                         trace_info(draw->state->trace, cell.value)->name);
}

/* The sign of a number that can be changed: dots under its digits. */
static void draw_underline(const Draw *draw, Rect covered, double size, Color ink) {
  const Theme *theme = draw->theme;
  double u = draw->u, y = round(covered.y + covered.h / 2 + 0.57 * size * u) + 0.5,
         width = fmax(round(0.14 * u), 1);
  bool plain = color_same(ink, theme->ink) || color_same(ink, theme->muted);
  Color color = plain ? color_fade(theme->accent, ink.a / 255.0) : ink; /* on a ground of its own */
  Point line[] = {{covered.x, y}, {covered.x + covered.w, y}};
  canvas_stroke_dashed(draw->canvas, line, 2, width, width, fmax(0.22 * u, 1.5), color);
}

/* A number with just so many decimals, or as draw_cell_text has it where they don't fit. */
static const char *look_text(const Draw *draw, Cell cell, const CellLook *look, double width,
                             double *size_u) {
  int digits = look->digits ? look->digits : draw->state->digits;
  char *text = arena_alloc(draw->arena, NUMBER_MAX);
  if (look->exact && draw_digits_width(draw, *size_u, look->bold,
                                       number_show(text, draw_number(draw, cell), digits)) <= width)
    return text;
  return cell_text(draw, cell, look, digits, width, size_u);
}

Rect draw_cell(const Draw *draw, Rect rect, Cell cell, CellLook look) {
  Target target = draw_cell_target(draw, cell);
  double size = look.size, middle = rect.y + rect.h / 2;
  double room = look.align == ALIGN_CENTER ? rect.w - 0.3 * draw->u : rect.w;
  const char *text = look_text(draw, cell, &look, room, &size);
  double width = draw_digits_width(draw, size, look.bold, text);
  double left = look.align == ALIGN_LEFT    ? rect.x
                : look.align == ALIGN_RIGHT ? rect.x + rect.w - width
                                            : rect.x + (rect.w - width) / 2;
  double high = fmin(rect.h, 1.5 * size * draw->u);
  Rect covered = {left, middle - high / 2, width, high};
  bool typing = !look.quiet && draw->state->field.active && target_equal(draw->state->field.target, target);
  Rect around = look.align == ALIGN_CENTER
                    ? rect
                    : (Rect){covered.x - 0.4 * draw->u, covered.y, covered.w + 0.8 * draw->u, covered.h};
  if (!look.quiet)
    mark_related(draw, around, cell);
  if (!typing && !look.hidden)
    draw_digits(draw, ALIGN_LEFT, left, middle, (TextLook){size, look.bold, look.color}, text);
  if (look.quiet)
    return covered;
  draw_focus(draw, around, target);
  Hit *hit = hits_add(draw->hits, rect, target);
  hit->editable = draw_editable(draw, cell);
  if (hit->editable && !look.hidden)
    draw_underline(draw, covered, size, look.color);
  hit->focusable = true;
  hit->group = look.group;
  hit->row = look.row;
  hit->col = look.col;
  return covered;
}

void draw_note_chart(const Draw *draw, Rect area) {
  PanelPlaces *places = draw->places;
  if (places && places->chart_count < CHART_PLACES_MAX)
    places->charts[places->chart_count++] = (ChartPlace){area, draw->canvas->card};
}

void draw_button(const Draw *draw, Rect rect, const char *label, bool pressed, Action action, StringId tip) {
  const Theme *theme = draw->theme;
  Target target = target_of_action(action);
  bool hovered = target_equal(draw->state->hover, target);
  Color ground = pressed ? theme->strong : hovered ? theme->hairline : theme->field;
  canvas_fill_rect(draw->canvas, rect, fmin(rect.h / 2, draw->u), ground);
  if (label)
    draw_text(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + rect.h / 2,
              (TextLook){1.7, true, pressed ? theme->on_strong : theme->ink}, label);
  if (target_equal(draw->state->focus, target))
    draw_focus(draw, rect, target);
  Hit *hit = hits_add(draw->hits, rect, target);
  hit->action = action;
  hit->focusable = true;
  hit->tip = tip;
}

void draw_grip(const Draw *draw, Point at, Color fill, Target target) {
  double u = draw->u;
  bool active = target_equal(draw->state->hover, target) || target_equal(draw->state->focus, target);
  double radius = active ? 1.25 * u : 1.05 * u, reach = radius + 0.8 * u;
  if (target_equal(draw->state->focus, target))
    canvas_border(draw->canvas, (Rect){at.x - reach, at.y - reach, 2 * reach, 2 * reach}, reach, 0.3 * u,
                  draw->theme->accent);
  canvas_circle(draw->canvas, at.x, at.y, radius + 0.25 * u, draw->theme->card);
  canvas_circle(draw->canvas, at.x, at.y, radius, draw->theme->accent);
  canvas_circle(draw->canvas, at.x, at.y, radius - 0.3 * u, draw->theme->card);
  canvas_circle(draw->canvas, at.x, at.y, radius - 0.5 * u, fill);
}
