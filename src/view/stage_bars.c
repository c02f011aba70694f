/* The middle of the stage: bars for z, e^z and p, the target y, and the sums below. */
#include "view/stage.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A column of bars on one scale; zero is `axis`, a unit is `scale` pixels.  Numbers stand to the right: of a positive
 * bar's end, of a negative bar's axis. */
typedef struct Bars {
  ValueId before, after;
  Span column;
  double axis, scale;
  bool track;                    /* a pale bar as long as 1 */
} Bars;

static void widen(Extent *extent, const Value *value) {
  for (size_t i = 0; i < value->rows * value->cols; i++) {
    double v = value->at[i];
    if (!isfinite(v)) continue;
    extent->low = fmin(extent->low, v);
    extent->high = fmax(extent->high, v);
  }
}

Extent stage_extent(const Stage *stage, ValueId before, ValueId after, bool whole_lesson) {
  Extent extent = {0, 0};
  const Trace *trace = stage->trace;
  size_t pass = trace->steps[stage->draw->state->step].pass;
  size_t first = whole_lesson ? 0 : pass, last = whole_lesson ? trace->pass_count - 1 : pass;
  for (size_t i = first; i <= last; i++) {
    widen(&extent, &trace->passes[i].values[before]);
    widen(&extent, &trace->passes[i].values[after]);
  }
  return extent;
}

double stage_number_width(const Stage *stage, ValueId value, Extent extent) {
  const Draw *draw = stage->draw;
  const Value *numbers = &trace_pass(stage->trace, draw->state->step)->values[value];
  char text[NUMBER_MAX];
  double widest = fmax(draw_digits_width(draw, stage->size, true, number_show(text, extent.low, draw->state->digits)),
                       draw_digits_width(draw, stage->size, true, number_show(text, extent.high, draw->state->digits)));
  for (size_t k = 0; k < numbers->rows; k++) {
    fill_show(text, stage->trace, draw->state->step, (Cell){value, k, 0}, draw->state->digits);
    widest = fmax(widest, draw_digits_width(draw, stage->size, true, text));
  }
  return widest;
}

void stage_axis(const Stage *stage, double x) {
  const Theme *theme = stage->draw->theme;
  double y = stage->top + 0.2 * stage->u;
  x = round(x) - 0.5;
  canvas_line(stage->draw->canvas, x, y, x, y + (double)stage->K * stage->row - 0.4 * stage->u, 1,
              color_mix(theme->card, theme->muted, 0.7));
}

static Bars make_bars(const Stage *stage, ColumnId column, ValueId before, ValueId after, Extent extent) {
  Bars bars = {.before = before, .after = after, .column = stage->columns[column]};
  double room = stage_number_width(stage, before, extent) + 0.9 * stage->u;
  room = fmin(room, 0.62 * bars.column.w);
  double length = bars.column.w - room, range = extent.high - extent.low;
  bars.scale = range > 0 ? length / range : 0;
  bars.axis = bars.column.x - extent.low * bars.scale;
  return bars;
}

/* Scores keep one scale over the whole lesson; exponentials grow too fast for that and keep it within an update. */
static Bars score_bars(const Stage *stage) {
  return make_bars(stage, COLUMN_Z, VALUE_Z, VALUE_Z_NEXT, stage_extent(stage, VALUE_Z, VALUE_Z_NEXT, true));
}

static Bars exp_bars(const Stage *stage) {
  return make_bars(stage, COLUMN_EXP, VALUE_EXP_Z, VALUE_EXP_Z_NEXT, stage_extent(stage, VALUE_EXP_Z, VALUE_EXP_Z_NEXT, false));
}

static Bars probability_bars(const Stage *stage) {
  Bars bars = make_bars(stage, COLUMN_P, VALUE_P, VALUE_P_NEXT, (Extent){0, 1});
  bars.track = true;
  return bars;
}

/* Infinite bars end at the column's edge. */
static double bar_end(const Bars *bars, double value) {
  double x = isnan(value) ? bars->axis : bars->axis + value * bars->scale;
  return clamp(x, bars->column.x, bars->column.x + bars->column.w);
}

static Rect bar_rect(const Stage *stage, const Bars *bars, size_t k, double end, double share) {
  double high = fmin(stage->row * share, 2.6 * stage->u);
  Rect row = stage_row(stage, k);
  double x0 = round(fmin(bars->axis, end)), x1 = round(fmax(bars->axis, end));
  return (Rect){x0, round(row.y + (row.h - high) / 2), x1 - x0, round(high)};
}

static void draw_outline(const Stage *stage, const Bars *bars, size_t k, double value, Color color) {
  Rect rect = bar_rect(stage, bars, k, bar_end(bars, value), 0.56);
  rect.y -= 0.3 * stage->u;
  rect.h += 0.6 * stage->u;
  if (rect.w >= 1) canvas_border(stage->draw->canvas, rect, 0, fmax(round(0.1 * stage->u), 1), color);
}

/* The number beside the end of its bar, and the old one small below it. */
static void draw_numbers(const Stage *stage, const Bars *bars, size_t k, const Shown *shown, double end, int group) {
  const Draw *draw = stage->draw;
  double u = stage->u, gap = 0.6 * u;
  Rect row = stage_row(stage, k), place = {fmax(end, bars->axis) + gap, row.y + 0.2 * u, 0, row.h - 0.4 * u};
  place.w = bars->column.x + bars->column.w - place.x + 0.8 * u;
  bool second = shown->has_before && stage->row >= 4 * u;
  CellLook look = {.align = ALIGN_LEFT, .size = stage->size,
                   .bold = draw_visibility(draw, (Cell){shown->now, k, 0}) == FRESH,
                   .color = color_fade(draw->theme->ink, shown->presence), .group = group, .row = (int)k};
  look.hidden = shown->now == VALUE_Z && shown->presence < 0.75;
  Rect main = second ? (Rect){place.x, place.y, place.w, place.h * 0.58} : place;
  draw_cell(draw, main, (Cell){shown->now, k, 0}, look);
  if (!second) return;
  look.size = SIZE_LEAST;
  look.bold = look.hidden = false;
  look.color = draw->theme->muted;
  look.group = group + 1;
  draw_cell(draw, (Rect){place.x, main.y + main.h, place.w, place.h - main.h}, (Cell){shown->before, k, 0}, look);
}

static void draw_bar(const Stage *stage, const Bars *bars, size_t k) {
  const Draw *draw = stage->draw;
  Shown shown = stage_shown(stage, bars->before, bars->after, k);
  Visibility visible = draw_visibility(draw, (Cell){shown.now, k, 0});
  if (visible == HIDDEN) return;
  double to = draw_number(draw, (Cell){shown.now, k, 0}), from = shown.has_before ? draw_number(draw, (Cell){shown.before, k, 0}) : 0;
  double start = bar_end(bars, from), end = mix(start, bar_end(bars, to), shown.presence), original;
  Color color = stage_color(stage, k);
  if (bars->track) {
    Rect whole = bar_rect(stage, bars, k, bars->axis + bars->scale, 0.56);
    canvas_fill_rect(draw->canvas, whole, 0, color_fade(draw->theme->field, shown.has_before ? 1 : shown.presence));
  }
  canvas_fill_rect(draw->canvas, bar_rect(stage, bars, k, end, 0.56), 0,
                   visible == FRESH ? color : color_mix(draw->theme->card, color, 0.85));
  if (shown.has_before) draw_outline(stage, bars, k, from, draw->theme->muted);
  else if (stage_original(stage, (Cell){shown.now, k, 0}, &original)) draw_outline(stage, bars, k, original, draw->theme->accent);
  draw_numbers(stage, bars, k, &shown, end, (int)bars->before + 100);
}

static void draw_axis(const Stage *stage, const Bars *bars) {
  Shown shown = {0};
  bool any = false;
  for (size_t k = 0; k < stage->K; k++) {
    shown = stage_shown(stage, bars->before, bars->after, k);
    any = any || draw_visibility(stage->draw, (Cell){shown.now, k, 0}) != HIDDEN;
  }
  if (!any) return;
  stage_axis(stage, bars->axis);
}

Point stage_score_place(const Stage *stage, size_t k) {
  Bars bars = score_bars(stage);
  double end = bar_end(&bars, draw_number(stage->draw, (Cell){VALUE_Z, k, 0}));
  Rect row = stage_row(stage, k);
  double half = stage_number_width(stage, VALUE_Z, (Extent){0, 0}) / 2 + 0.6 * stage->u;
  return (Point){fmax(end, bars.axis) + half, row.y + row.h / 2};
}

static void draw_targets(const Stage *stage) {
  const Draw *draw = stage->draw;
  Span column = stage->columns[COLUMN_Y];
  for (size_t k = 0; k < stage->K; k++) {
    Cell cell = {VALUE_Y, k, 0};
    if (draw_visibility(draw, cell) == HIDDEN) continue;
    Rect row = stage_row(stage, k);
    bool right = k == stage->label;
    Color color = color_fade(right ? draw->theme->ink : draw->theme->muted, draw_presence(draw, cell));
    draw_cell(draw, (Rect){column.x, row.y + 0.4 * stage->u, column.w, row.h - 0.8 * stage->u}, cell,
              (CellLook){.align = ALIGN_CENTER, .size = stage->size, .bold = right, .color = color, .group = VALUE_Y + 100, .row = (int)k});
  }
}

/* ---- sums ---- */

/* "=" if the parts as shown add up to the total as shown, else "≈". */
static const char *sum_sign(const Stage *stage, ValueId parts, double total, int digits) {
  double unit = pow(10, -digits), sum = 0;
  for (size_t k = 0; k < stage->K; k++) sum += round(draw_number(stage->draw, (Cell){parts, k, 0}) / unit) * unit;
  return fabs(sum - round(total / unit) * unit) < unit / 2 ? "=" : "≈";
}

static bool all_visible(const Stage *stage, ValueId value) {
  for (size_t k = 0; k < stage->K; k++)
    if (draw_visibility(stage->draw, (Cell){value, k, 0}) == HIDDEN) return false;
  return true;
}

/* The sum of a column, left aligned below its bars; `cell` is the trace's value of it, or VALUE_COUNT where the
 * trace computes it on demand. */
static void draw_sum(const Stage *stage, double x, double width, ValueId parts, ValueId total) {
  const Draw *draw = stage->draw;
  bool on_demand = total == VALUE_COUNT;
  if (on_demand ? !all_visible(stage, parts) : draw_visibility(draw, (Cell){total, 0, 0}) == HIDDEN) return;
  double sum, u = stage->u, y = stage->sums_y;
  Error err = {0};
  char expression[NUMBER_MAX];
  snprintf(expression, sizeof expression, "sum(%s)", value_info(parts)->name);
  if (!on_demand) sum = draw_number(draw, (Cell){total, 0, 0});
  else if (!fill_number(&sum, stage->trace, draw->state->step, expression, &err)) return;
  TextLook look = {SIZE_SMALL + 0.1, true, draw->theme->muted};
  x += draw_text(draw, ALIGN_LEFT, x, y, look, "Σ ") + 0.2 * u;
  x += draw_text(draw, ALIGN_LEFT, x, y, look, sum_sign(stage, parts, sum, draw->state->digits)) + 0.5 * u;
  if (!on_demand) {
    bool fresh = draw_visibility(draw, (Cell){total, 0, 0}) == FRESH;
    draw_cell(draw, (Rect){x, y - 1.1 * u, width, 2.2 * u}, (Cell){total, 0, 0},
              (CellLook){.align = ALIGN_LEFT, .size = fresh ? 2.0 : look.size, .bold = true,
                         .color = fresh ? draw->theme->ink : look.color, .group = (int)total + 100});
    return;
  }
  char text[NUMBER_MAX];
  draw_digits(draw, ALIGN_LEFT, x, y, look, number_show(text, sum, draw->state->digits));
}

static void fly_into_sum(const Stage *stage, const Bars *bars) {
  const Draw *draw = stage->draw;
  if (draw->t >= 1 || draw_visibility(draw, (Cell){VALUE_SUM_EXP, 0, 0}) != FRESH) return;
  if (stage->trace->steps[draw->state->step].summary) return;
  for (size_t k = 0; k < stage->K; k++) {
    Rect row = stage_row(stage, k);
    double end = bar_end(bars, draw_number(draw, (Cell){VALUE_EXP_Z, k, 0}));
    stage_fly(stage, (Cell){VALUE_EXP_Z, k, 0}, (Point){end + 2.5 * stage->u, row.y + row.h / 2},
              (Point){bars->axis + 5 * stage->u, stage->sums_y}, stage_stagger(draw->state->progress, k, stage->K), true);
  }
}

void stage_bars_draw(const Stage *stage) {
  Bars all[] = {score_bars(stage), exp_bars(stage), probability_bars(stage)};
  for (size_t i = 0; i < 3; i++) {
    for (size_t k = 0; k < stage->K; k++) draw_bar(stage, &all[i], k);
    draw_axis(stage, &all[i]);
  }
  draw_targets(stage);
  bool after = draw_visibility(stage->draw, (Cell){VALUE_P_NEXT, 0, 0}) != HIDDEN;
  double u = stage->u;
  draw_sum(stage, all[1].axis + 0.2 * u, all[1].column.w - 3.5 * u, after ? VALUE_EXP_Z_NEXT : VALUE_EXP_Z,
           after ? VALUE_SUM_EXP_NEXT : VALUE_SUM_EXP);
  draw_sum(stage, all[2].axis + 0.2 * u, all[2].column.w, after ? VALUE_P_NEXT : VALUE_P, VALUE_COUNT);
  Span arrows = stage->columns[COLUMN_DZ];
  draw_sum(stage, arrows.x + 0.2 * u, arrows.w, VALUE_DZ, VALUE_COUNT);
  fly_into_sum(stage, &all[1]);
}
