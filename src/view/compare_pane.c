/* A pane: the gradient by p, through the Jacobian (of a squared loss) the gradient by z, and the move. */
#include "view/compare.h"
#include "view/old.h"

#include "view/groups.h"

#include <math.h>

#define TITLE_SIZE 1.9 /* u */
#define HEAD_LEAST 1.7 /* u */
#define BOTH_CLOSE "{\\partial\\ell}/{\\partial\\mathbf{z}},\\,-\\eta{\\partial\\ell}/{\\partial\\mathbf{z}}"
#define LOSS_WIDTH 9.4 /* u, of "l = 0.5064" at the title's right */
enum { LOSS_DIGITS = 4, GRADIENT_DIGITS = 4, JACOBIAN_DIGITS = 3 };

static int at_least(const Draw *draw, int digits) {
  return draw->state->digits > digits ? draw->state->digits : digits;
}

/* --- Title and heads */

/* Its middle is at y, its left end at `left` at most. */
static void draw_loss(const Compare *compare, const ComparePane *here, double left, double y) {
  const Draw *draw = here->stage.draw;
  bool after = draw_visibility(draw, (Cell){VALUE_LOSS_NEXT, 0, 0}) != HIDDEN;
  Cell cell = {after ? VALUE_LOSS_NEXT : VALUE_LOSS, 0, 0};
  if (draw_visibility(draw, cell) == HIDDEN)
    return;
  double u = compare->u, right = here->stage.rect.x + here->stage.rect.w - 1.6 * u,
         room = fmin(right - left, 14 * u), symbol = 3 * u;
  Color ink = color_fade(draw->theme->ink, draw_presence(draw, cell));
  Rect rect = {right - room + symbol, y - 1.5 * u, room - symbol, 3 * u};
  Rect covered = draw_cell(draw, rect, cell,
                           (CellLook){.align = ALIGN_RIGHT,
                                      .size = 1.8,
                                      .digits = at_least(draw, LOSS_DIGITS),
                                      .bold = true,
                                      .color = ink,
                                      .group = GROUP_PANE_LOSS});
  draw_formula_inline(draw, ALIGN_RIGHT, covered.x - 0.6 * u, y, 1.8, ink, after ? "\\ell'=" : "\\ell=");
}

static void draw_title(const Compare *compare, size_t pane) {
  const ComparePane *here = &compare->panes[pane];
  const Draw *draw = here->stage.draw;
  Language language = draw->state->language;
  double u = compare->u, y = compare->title_y, x = here->columns[COMPARE_DP].x,
         right = here->stage.rect.x + here->stage.rect.w - 1.6 * u;
  compare_mark(draw, pane, x + 0.7 * u, y, 0.7 * u, draw->theme->ink);
  x += 2 * u;
  const char *title = here->pane->title.in[language];
  double room = right - LOSS_WIDTH * u - x, size = TITLE_SIZE,
         wide = draw_text_width(draw, size, true, title);
  /* Where a narrow card has no Jacobian, the loss gives way into the line above its rows. */
  bool below = !here->squared && wide * SIZE_LEAST / size > room;
  if (below)
    room = right - x;
  if (wide > room)
    size = fmax(size * room / wide - 0.5 / u, SIZE_LEAST); /* sizes are whole pixels */
  title = draw_fitted(draw, room, size, true, title);
  x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){size, true, draw->theme->ink}, title) + 0.8 * u;
  const char *note = here->pane->note.in[language];
  if (note && x + draw_text_width(draw, SIZE_SMALL, false, note) <= right - 12 * u)
    x +=
        draw_text(draw, ALIGN_LEFT, x + 0.4 * u, y, (TextLook){SIZE_SMALL, false, draw->theme->muted}, note) +
        u;
  Rect strip = here->stage.x_row;
  draw_loss(compare, here, below ? here->columns[COMPARE_DP].x : x, below ? strip.y + strip.h / 2 : y);
}

static void draw_heads(const ComparePane *here) {
  static const Head heads[COMPARE_COLUMNS] = {
      [COMPARE_DP] = {0, VALUE_DP, "{\\partial\\ell}/{\\partial\\mathbf{p}}",
                      "{\\partial\\ell}/{\\partial\\mathbf{p}}", STRING_COMPARE_DP},
      [COMPARE_JACOBIAN] = {0, VALUE_JACOBIAN, "{\\partial p_i}/{\\partial z_k}",
                            "{\\partial p_i}/{\\partial z_k}", STRING_COMPARE_JACOBIAN},
      [COMPARE_DZ] = {0, VALUE_DZ, "{\\partial\\ell}/{\\partial\\mathbf{z}}",
                      "{\\partial\\ell}/{\\partial\\mathbf{z}}", STRING_COMPARE_DZ}};
  static const Head both = {
      0, VALUE_MOVE,
      "{\\partial\\ell}/{\\partial\\mathbf{z}},\\;-\\eta\\,{\\partial\\ell}/{\\partial\\mathbf{z}}",
      "{\\partial\\ell}/{\\partial\\mathbf{z}}", STRING_COMPARE_BOTH};
  const Draw *draw = here->stage.draw;
  bool moved = draw_visibility(draw, (Cell){VALUE_MOVE, 0, 0}) != HIDDEN;
  Head close = both; /* the same in smaller letters, where they stay legible */
  if (draw_formula_layout(draw, BOTH_CLOSE, HEAD_LEAST, 0, draw->theme->ink).width <=
      here->columns[COMPARE_DZ].w)
    close.brief = BOTH_CLOSE;
  for (size_t i = 0; i < COMPARE_COLUMNS; i++)
    if (here->columns[i].w > 0)
      stage_head_draw(&here->stage, i == COMPARE_DZ && moved ? &close : &heads[i], here->columns[i]);
}

/* --- Arrows */

/* Over all panes, so that lengths can be compared. */
static Extent extent_of(const Compare *compare, ValueId value, bool whole_lesson) {
  Extent all = {0, 0};
  for (size_t i = 0; i < compare->count; i++) {
    Extent one = stage_extent(&compare->panes[i].stage, value, value, whole_lesson);
    all = (Extent){fmin(all.low, one.low), fmax(all.high, one.high)};
  }
  return all;
}

/* The room for numbers in a column: that of the pane which needs most. */
static double numbers_width(const Compare *compare, CompareColumn column, ValueId value, int digits) {
  double widest = 0;
  for (size_t i = 0; i < compare->count; i++)
    widest = fmax(widest, stage_number_width(&compare->panes[i].stage, value, (Extent){0, 0}, digits));
  return fmin(widest, compare->panes[0].columns[column].w);
}

/* Hollow arrows in what the numbers leave of a column. */
static Arrows make_arrows(const Compare *compare, const ComparePane *here, CompareColumn column,
                          ValueId value, Extent extent, int digits) {
  Span span = here->columns[column];
  double numbers = numbers_width(compare, column, value, digits), u = compare->u;
  bool bare = column == COMPARE_DP && numbers + 2.2 * u > span.w; /* the numbers alone have room */
  numbers = bare ? span.w - 0.4 * u : fmin(numbers, fmax(0.62 * span.w, span.w - 12 * u));
  double inset = fmin(0.4 * u, 0.05 * span.w), room = span.w - numbers - 0.8 * u - inset,
         range = extent.high - extent.low;
  double scale = range > 0 && room > 1.5 * u ? room / range : 0;
  return (Arrows){.value = value,
                  .axis = span.x + inset - extent.low * scale,
                  .scale = scale,
                  .numbers = {span.x + span.w - numbers, numbers},
                  .digits = digits};
}

/* The gradient by z, and on the same axis the move, stretched by 1/eta: as long, and the other way. */
static void draw_by_z(const Compare *compare, const ComparePane *here) {
  const Draw *draw = here->stage.draw;
  int digits = at_least(draw, GRADIENT_DIGITS);
  Extent extent = extent_of(compare, VALUE_DZ, true);
  double most = fmax(extent.high, -extent.low);
  bool moved = draw_visibility(draw, (Cell){VALUE_MOVE, 0, 0}) != HIDDEN;
  Arrows gradient = make_arrows(compare, here, COMPARE_DZ, VALUE_DZ, (Extent){-most, most}, digits);
  bool two_lines = moved && here->stage.row >= 3.2 * compare->u;
  gradient.lines = two_lines ? 2 : 0;
  Arrows move = gradient;
  if (!two_lines)
    move.numbers.w = 0;
  move.value = VALUE_MOVE;
  move.solid = true;
  move.digits = 0;
  move.scale /= old_number(here->stage.trace, "eta");
  move.line = 1;
  Stage stage = here->stage;
  stage.after = false; /* their numbers stand alone in their rows */
  stage_arrow_column_draw(&stage, &gradient);
  if (moved)
    stage_arrow_column_draw(&stage, &move);
}

static void draw_by_p(const Compare *compare, const ComparePane *here) {
  static const ValueId by_p[] = {VALUE_DP};
  Arrows arrows = make_arrows(compare, here, COMPARE_DP, VALUE_DP, extent_of(compare, VALUE_DP, false),
                              here->stage.draw->state->digits);
  Stage stage = here->stage;
  Fit fit = draw_fit(stage.draw, by_p, 1, arrows.numbers.w, (Fit){stage.size, arrows.digits});
  stage.after = false;
  stage.size = fit.size;
  arrows.digits = fit.digits;
  stage_arrow_column_draw(&stage, &arrows);
}

/* --- The Jacobian */

static double largest_entry(const ComparePane *here) {
  Extent extent = stage_extent(&here->stage, VALUE_JACOBIAN, VALUE_JACOBIAN, false);
  return fmax(fmax(-extent.low, extent.high), 1e-300);
}

/* Above the columns the numbers that multiply them, or their classes as long as nothing is multiplied. */
static void draw_factors(const ComparePane *here) {
  const Stage *stage = &here->stage;
  const Draw *draw = stage->draw;
  bool multiplied = draw_visibility(draw, (Cell){VALUE_DZ, 0, 0}) != HIDDEN;
  double shown = multiplied && draw_visibility(draw, (Cell){VALUE_DZ, 0, 0}) == FRESH
                     ? clamp(3 * draw->state->progress - 1, 0, 1)
                     : draw_presence(draw, (Cell){VALUE_JACOBIAN, 0, 0});
  Fit fit = draw_fit(draw, (ValueId[]){VALUE_DP}, 1, here->cell - 0.5 * stage->u,
                     (Fit){fmin(stage->size, 1.8), draw->state->digits});
  for (size_t k = 0; k < stage->K; k++) {
    Rect rect = compare_factor(here, k);
    TextLook look = {fmin(stage->size, 1.8), true, color_fade(stage_color(stage, k), shown)};
    double middle = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    if (!multiplied)
      draw_digits(draw, ALIGN_CENTER, middle, y, look, arena_printf(draw->arena, "%zu", k + 1));
    else if (here->cell >= 3 * stage->u)
      draw_cell(draw, rect, (Cell){VALUE_DP, k, 0},
                (CellLook){.align = ALIGN_CENTER,
                           .size = fit.size,
                           .digits = fit.digits,
                           .bold = true,
                           .color = look.color,
                           .quiet = true});
  }
}

static void draw_jacobian(const ComparePane *here) {
  const Stage *stage = &here->stage;
  const Draw *draw = stage->draw;
  if (!here->squared || draw_visibility(draw, (Cell){VALUE_JACOBIAN, 0, 0}) == HIDDEN)
    return;
  const Theme *theme = draw->theme;
  double largest = largest_entry(here), least_text = draw_digits_width(draw, SIZE_LEAST, false, "−0.0");
  Fit fit = draw_fit(draw, (ValueId[]){VALUE_JACOBIAN}, 1, here->cell - 0.6 * stage->u,
                     (Fit){fmin(stage->size, 1.8), at_least(draw, JACOBIAN_DIGITS)});
  for (size_t i = 0; i < stage->K * stage->K; i++) {
    Cell cell = {VALUE_JACOBIAN, i / stage->K, i % stage->K};
    Rect rect = compare_jacobian_cell(here, cell.row, cell.col);
    double value = draw_number(draw, cell), shown = draw_presence(draw, cell);
    Color tint = value > 0 ? theme->positive : value < 0 ? theme->negative : theme->field;
    double strength = 0.3 + 0.7 * fmin(fabs(value) / largest, 1);
    canvas_fill_rect(draw->canvas, rect, 0.5 * stage->u, color_fade(theme->card, shown));
    canvas_fill_rect(draw->canvas, rect, 0.5 * stage->u, color_fade(tint, shown * strength));
    draw_cell(draw, rect, cell,
              (CellLook){.align = ALIGN_CENTER,
                         .size = fit.size,
                         .digits = fit.digits,
                         .bold = draw_visibility(draw, cell) == FRESH,
                         .hidden = here->cell - 0.3 * stage->u < least_text,
                         .color = color_fade(theme->ink, shown),
                         .group = group_of_value(VALUE_JACOBIAN),
                         .row = (int)cell.row,
                         .col = (int)cell.col});
  }
  draw_factors(here);
}

void compare_pane_draw(const Compare *compare, size_t pane) {
  const ComparePane *here = &compare->panes[pane];
  const Draw *draw = here->stage.draw;
  int card = draw_card(draw, here->stage.rect);
  stage_label_row_draw(&here->stage);
  draw_title(compare, pane);
  draw_heads(here);
  compare_terms_draw(here);
  draw_jacobian(here);
  draw_by_p(compare, here);
  draw_by_z(compare, here);
  canvas_end_card(draw->canvas, card);
}

/* --- Flights */

static Point middle_of(Rect rect) {
  return (Point){rect.x + rect.w / 2, rect.y + rect.h / 2};
}

/* Where a column's number of a class stands. */
static Point number_place(const ComparePane *here, CompareColumn column, size_t k) {
  Rect row = stage_row(&here->stage, k);
  Span span = here->columns[column];
  return (Point){span.x + span.w - 2.4 * here->stage.u, row.y + row.h / 2};
}

/* The gradient by p goes up above the Jacobian's columns, then each row's products into its sum. */
static void fly_through(const ComparePane *here) {
  const Stage *stage = &here->stage;
  double t = stage->draw->state->progress, up = ease_out(clamp(3 * t, 0, 1)),
         on = clamp((3 * t - 1) / 2, 0, 1);
  for (size_t k = 0; k < stage->K; k++) {
    stage_fly(stage, (Cell){VALUE_DP, k, 0}, stage_color(stage, k), number_place(here, COMPARE_DP, k),
              middle_of(compare_factor(here, k)), up);
    for (size_t i = 0; i < stage->K; i++)
      stage_fly(stage, (Cell){VALUE_JACOBIAN, k, i}, stage_color(stage, k),
                middle_of(compare_jacobian_cell(here, k, i)), number_place(here, COMPARE_DZ, k),
                ease_out(stage_stagger(on, i, stage->K)));
  }
}

/* p - y: both come over from the common card. */
static void fly_across(const Compare *compare, const ComparePane *here) {
  const Stage *stage = &here->stage;
  Span p = compare->common.columns[COLUMN_P], y = compare->common.columns[COLUMN_Y];
  double t = ease_out(stage->draw->state->progress);
  for (size_t k = 0; k < stage->K; k++) {
    Point to = number_place(here, COMPARE_DZ, k);
    stage_fly(stage, (Cell){VALUE_P, k, 0}, stage_color(stage, k), (Point){p.x + 0.8 * p.w, to.y}, to, t);
    stage_fly(stage, (Cell){VALUE_Y, k, 0}, stage->draw->theme->ink, (Point){y.x + y.w / 2, to.y}, to, t);
  }
}

void compare_flights_draw(const Compare *compare) {
  for (size_t i = 0; i < compare->count; i++) {
    const ComparePane *here = &compare->panes[i];
    const ViewState *state = here->stage.draw->state;
    const StepKind *kind = trace_step(state->trace, state->step).kind;
    bool fresh = draw_visibility(here->stage.draw, (Cell){VALUE_DZ, 0, 0}) == FRESH;
    /* Where a step starts from other numbers, the way has been seen before. */
    if (!fresh || kind->summary || kind->source->start < state->lesson->start_count)
      continue;
    if (here->squared)
      fly_through(here);
    else
      fly_across(compare, here);
  }
}
