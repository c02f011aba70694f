/* The middle of the stage: bars for z, e^z and p, the target y, and the sums below. */
#include "view/stage.h"

#include "view/groups.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A column of bars on one scale; zero is `axis`, a unit is `scale` pixels.  Numbers stand to the right: of a
 * positive bar's end, of a negative bar's axis. */
typedef struct StageBars {
  ValueId before, after;
  Span column;
  double axis, scale;
  bool track; /* a pale bar as long as 1; numbers stand behind it, all at one place */
  int digits; /* of its numbers */
} StageBars;

static void widen(Extent *extent, const Value *value) {
  for (size_t i = 0; i < value->rows * value->cols; i++) {
    double v = value->at[i];
    if (!isfinite(v))
      continue;
    extent->low = fmin(extent->low, v);
    extent->high = fmax(extent->high, v);
  }
}

Extent stage_extent(const Stage *stage, ValueId before, ValueId after, bool whole_lesson) {
  Extent extent = {0, 0};
  const Trace *trace = stage->trace;
  size_t step = stage->draw->state->step, pass = trace_step(trace, step).pass;
  size_t first = whole_lesson ? 0 : pass, last = whole_lesson ? trace->pass_count - 1 : pass;
  for (size_t i = first; i <= last; i++) {
    widen(&extent, &trace_pass_at(trace, step, i)->values[before]);
    widen(&extent, &trace_pass_at(trace, step, i)->values[after]);
  }
  return extent;
}

double stage_number_width(const Stage *stage, ValueId value, Extent extent, int digits) {
  const Draw *draw = stage->draw;
  const Value *numbers = &trace_pass(stage->trace, draw->state->step)->values[value];
  char text[NUMBER_MAX];
  double widest = fmax(draw_digits_width(draw, stage->size, true, number_show(text, extent.low, digits)),
                       draw_digits_width(draw, stage->size, true, number_show(text, extent.high, digits)));
  for (size_t k = 0; k < numbers->rows; k++) {
    fill_show(text, stage->trace, draw->state->step, (Cell){value, k, 0}, digits);
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

static StageBars make_bars(const Stage *stage, ColumnId column, ValueId before, ValueId after,
                           Extent extent) {
  StageBars bars = {.before = before,
                    .after = after,
                    .column = stage->columns[column],
                    .digits = stage->draw->state->digits};
  for (size_t i = 0; stage->after && i < stage->trace->pane_count; i++) { /* lanes have the same decimals */
    int digits = draw_pair_digits(draw_pane(stage->draw, i), before, after);
    bars.digits = digits > bars.digits ? digits : bars.digits;
  }
  double room =
      stage_number_width(stage, stage->after ? after : before, extent, bars.digits) + 0.7 * stage->u;
  room = fmin(room, 0.88 * bars.column.w);
  double length = bars.column.w - room, range = extent.high - extent.low;
  bars.scale = range > 0 ? length / range : 0;
  bars.axis = bars.column.x - extent.low * bars.scale;
  return bars;
}

/* Scores keep one scale over the whole lesson; exponentials grow too fast for that and keep it within an
 * update. */
static StageBars score_bars(const Stage *stage) {
  return make_bars(stage, COLUMN_Z, VALUE_Z, VALUE_Z_NEXT, stage_extent(stage, VALUE_Z, VALUE_Z_NEXT, true));
}

static StageBars exp_bars(const Stage *stage) {
  return make_bars(stage, COLUMN_EXP, VALUE_EXP_Z, VALUE_EXP_Z_NEXT,
                   stage_extent(stage, VALUE_EXP_Z, stage->after ? VALUE_EXP_Z_NEXT : VALUE_EXP_Z, false));
}

static StageBars probability_bars(const Stage *stage) {
  StageBars bars = make_bars(stage, COLUMN_P, VALUE_P, VALUE_P_NEXT, (Extent){0, 1});
  bars.track = true;
  return bars;
}

/* Infinite bars end at the column's edge. */
static double bar_end(const StageBars *bars, double value) {
  double x = isnan(value) ? bars->axis : bars->axis + value * bars->scale;
  return clamp(x, bars->column.x, bars->column.x + bars->column.w);
}

static Rect bar_rect(const Stage *stage, const StageBars *bars, size_t k, double end, double share) {
  Rect row = stage_lane(stage, k);
  double high = fmin(row.h * share, 3.4 * stage->u);
  double x0 = round(fmin(bars->axis, end)), x1 = round(fmax(bars->axis, end));
  return (Rect){x0, round(row.y + (row.h - high) / 2), x1 - x0, round(high)};
}

static void draw_outline(const Stage *stage, const StageBars *bars, size_t k, double value, Color color) {
  Rect rect = bar_rect(stage, bars, k, bar_end(bars, value), 0.5);
  double beyond = fmin(0.3 * stage->u, 0.1 * stage_lane(stage, k).h);
  rect.y -= beyond;
  rect.h += 2 * beyond;
  if (rect.w >= 1)
    canvas_border(stage->draw->canvas, rect, 0, fmax(round(0.1 * stage->u), 1), color);
}

/* The number beside the end of its bar, and the old one small below it. */
static void draw_numbers(const Stage *stage, const StageBars *bars, size_t k, const Shown *shown, double end,
                         int group) {
  const Draw *draw = stage->draw;
  double u = stage->u;
  if (stage->lanes > 0 && stage_lane(stage, k).h < 1.45 * u)
    return; /* the bar alone has room */
  Rect row = stage_lane(stage, k), place = {end + 0.6 * u, row.y + 0.2 * u, 0, row.h - 0.4 * u};
  place.w = fmax(bars->column.x + bars->column.w - place.x, 0);
  bool second = shown->has_before && row.h >= 3.5 * u;
  CellLook look = {.align = ALIGN_LEFT,
                   .size = stage->size,
                   .digits = bars->digits,
                   .bold = draw_visibility(draw, (Cell){shown->now, k, 0}) == FRESH,
                   .color = color_fade(draw->theme->ink, shown->presence),
                   .group = group,
                   .row = (int)k};
  look.hidden = shown->now == VALUE_Z && shown->presence < 0.75;
  Rect main = second ? (Rect){place.x, place.y, place.w, place.h * 0.58} : place;
  draw_cell(draw, main, (Cell){shown->now, k, 0}, look);
  if (!second)
    return;
  look.size = SIZE_LEAST;
  look.bold = look.hidden = false;
  look.color = draw->theme->muted;
  look.group = group + 1;
  draw_cell(draw, (Rect){place.x, main.y + main.h, place.w, place.h - main.h}, (Cell){shown->before, k, 0},
            look);
}

/* Where the numbers of a row begin: behind the bar, its ghost, the axis and the track. */
static double numbers_start(const StageBars *bars, double end, double ghost) {
  double start = fmax(fmax(end, ghost), bars->axis);
  return bars->track ? fmax(start, bars->axis + bars->scale) : start;
}

static void draw_bar(const Stage *stage, const StageBars *bars, size_t k) {
  const Draw *draw = stage->draw;
  Shown shown = stage_shown(stage, bars->before, bars->after, k);
  Visibility visible = draw_visibility(draw, (Cell){shown.now, k, 0});
  if (visible == HIDDEN)
    return;
  double to = draw_number(draw, (Cell){shown.now, k, 0}),
         from = shown.has_before ? draw_number(draw, (Cell){shown.before, k, 0}) : 0;
  double start = bar_end(bars, from), end = mix(start, bar_end(bars, to), shown.presence), original;
  Color color = stage_color(stage, k);
  if (bars->track) {
    Rect whole = bar_rect(stage, bars, k, bars->axis + bars->scale, 0.5);
    canvas_fill_rect(draw->canvas, whole, 0,
                     color_fade(draw->theme->field, shown.has_before ? 1 : shown.presence));
  }
  canvas_fill_rect(draw->canvas, bar_rect(stage, bars, k, end, 0.5), 0,
                   visible == FRESH ? color : color_mix(draw->theme->card, color, 0.85));
  Rect target = bar_rect(stage, bars, k, end, 0.5);
  double wide = fmax(target.w, 2.2 * stage->u),
         tall = fmax(target.h, fmin(stage_lane(stage, k).h, 2.2 * stage->u));
  target = (Rect){target.x + (target.w - wide) / 2, target.y + (target.h - tall) / 2, wide, tall};
  hits_add(draw->hits, target, (Target){TARGET_CELL, (int)shown.now, (int)k, 0, (int)stage->trace->pane});
  double ghost = shown.has_before ? start : end;
  if (shown.has_before) {
    draw_outline(stage, bars, k, from, draw->theme->muted);
    if (end > start + stage->u) { /* inside the grown bar the old end is a line in the card's colour */
      Rect inside = bar_rect(stage, bars, k, start, 0.5);
      canvas_line(draw->canvas, start, inside.y, start, inside.y + inside.h, 0.2 * stage->u,
                  draw->theme->card);
    }
  } else if (draw_original(draw, (Cell){shown.now, k, 0}, &original)) {
    draw_outline(stage, bars, k, original, draw->theme->accent);
    ghost = bar_end(bars, original);
  }
  draw_numbers(stage, bars, k, &shown, numbers_start(bars, end, ghost), group_of_value(bars->before));
}

static void draw_axis(const Stage *stage, const StageBars *bars) {
  Shown shown = {0};
  bool any = false;
  for (size_t k = 0; k < stage->K; k++) {
    shown = stage_shown(stage, bars->before, bars->after, k);
    any = any || draw_visibility(stage->draw, (Cell){shown.now, k, 0}) != HIDDEN;
  }
  if (!any)
    return;
  stage_axis(stage, bars->axis);
}

Point stage_score_place(const Stage *stage, size_t k) {
  StageBars bars = score_bars(stage);
  double end = bar_end(&bars, draw_number(stage->draw, (Cell){VALUE_Z, k, 0}));
  Rect row = stage_row(stage, k);
  double half = stage_number_width(stage, VALUE_Z, (Extent){0, 0}, bars.digits) / 2 + 0.6 * stage->u;
  return (Point){fmax(end, bars.axis) + half, row.y + row.h / 2};
}

void stage_targets_draw(const Stage *stage) {
  const Draw *draw = stage->draw;
  Span column = stage->columns[COLUMN_Y];
  for (size_t k = 0; k < stage->K; k++) {
    Cell cell = {VALUE_Y, k, 0};
    if (draw_visibility(draw, cell) == HIDDEN)
      continue;
    Rect row = stage_row(stage, k);
    bool right = k == stage->label;
    Color color = color_fade(right ? draw->theme->ink : draw->theme->muted, draw_presence(draw, cell));
    draw_cell(draw, (Rect){column.x, row.y + 0.4 * stage->u, column.w, row.h - 0.8 * stage->u}, cell,
              (CellLook){.align = ALIGN_CENTER,
                         .size = stage->size,
                         .bold = right,
                         .color = color,
                         .group = group_of_value(VALUE_Y),
                         .row = (int)k});
  }
}

/* ---- sums ---- */

/* "=" if the parts as shown add up to the total as shown, else "≈". */
static const char *sum_sign(const Stage *stage, ValueId parts, double total, int digits) {
  double unit = pow(10, -digits), sum = 0;
  for (size_t k = 0; k < stage->K; k++)
    sum += round(draw_number(stage->draw, (Cell){parts, k, 0}) / unit) * unit;
  return fabs(sum - round(total / unit) * unit) < unit / 2 ? "=" : "≈";
}

static bool all_visible(const Stage *stage, ValueId value) {
  for (size_t k = 0; k < stage->K; k++)
    if (draw_visibility(stage->draw, (Cell){value, k, 0}) == HIDDEN)
      return false;
  return true;
}

/* A sum to be written under a column: "Σ = " ends at x, the number begins there (right aligned: it ends at
 * `right`). */
typedef struct Sum {
  ValueId parts,
      total;       /* total: the trace's value of it, or VALUE_COUNT where it is asked for by an expression */
  double x, right; /* right 0: left aligned */
  double room;     /* for the number */
  int digits;
} Sum;

static bool sum_of(const Stage *stage, const Sum *sum, double *out) {
  Error err = {0};
  char expression[NUMBER_MAX];
  snprintf(expression, sizeof expression, "sum(%s)", trace_info(stage->trace, sum->parts)->name);
  if (sum->total == VALUE_COUNT)
    return fill_number(out, stage->trace, stage->draw->state->step, expression, &err);
  *out = draw_number(stage->draw, (Cell){sum->total, 0, 0});
  return true;
}

static void draw_sum(const Stage *stage, const Sum *sum) {
  const Draw *draw = stage->draw;
  Cell cell = {sum->total, 0, 0};
  bool asked = sum->total == VALUE_COUNT;
  double total, u = stage->u, y = stage->sums_y, x = sum->x;
  if (asked ? !all_visible(stage, sum->parts) : draw_visibility(draw, cell) == HIDDEN)
    return;
  if (!sum_of(stage, sum, &total))
    return;
  bool fresh =
      asked ? draw_visibility(draw, (Cell){sum->parts, 0, 0}) == FRESH : draw_visibility(draw, cell) == FRESH;
  TextLook look = {fresh ? 1.9 : 1.7, true, fresh ? draw->theme->ink : draw->theme->muted};
  char number[NUMBER_MAX];
  number_show(number, total, sum->digits);
  double size = look.size;
  if (!asked &&
      draw_digits_width(draw, size, true, draw_cell_text(draw, cell, sum->digits, sum->room, &size, true)) >
          sum->room)
    return;
  if (sum->right > 0)
    x = sum->right - draw_digits_width(draw, look.size, true, number);
  double sign =
      x - 0.5 * u - draw_text_width(draw, look.size, true, sum_sign(stage, sum->parts, total, sum->digits));
  draw_text(draw, ALIGN_LEFT, sign, y, look, sum_sign(stage, sum->parts, total, sum->digits));
  draw_text(draw, ALIGN_RIGHT, sign - 0.5 * u, y, look, "Σ");
  if (asked)
    draw_digits(draw, ALIGN_LEFT, x, y, look, number);
  else
    draw_cell(draw, (Rect){x, y - 1.1 * u, sum->room, 2.2 * u}, cell,
              (CellLook){.align = ALIGN_LEFT,
                         .size = look.size,
                         .digits = sum->digits,
                         .bold = true,
                         .color = look.color,
                         .group = group_of_value(sum->total)});
}

static void draw_sums(const Stage *stage, const StageBars *exponentials, const StageBars *probabilities) {
  double u = stage->u, indent = draw_text_width(stage->draw, 1.9, true, "Σ ≈") + 1.2 * u;
  double behind = probabilities->axis + probabilities->scale + 0.6 * u;
  bool after = stage->after;
  Span arrows = stage->columns[COLUMN_DZ];
  const Sum sums[] = {
      {after ? VALUE_EXP_Z_NEXT : VALUE_EXP_Z, after ? VALUE_SUM_EXP_NEXT : VALUE_SUM_EXP,
       exponentials->axis + indent, 0, fmax(behind - indent - exponentials->axis - 0.6 * u - indent, u),
       exponentials->digits},
      {after ? VALUE_P_NEXT : VALUE_P, VALUE_COUNT, behind, 0, 0, probabilities->digits},
      {VALUE_DZ, VALUE_COUNT, 0, arrows.x + arrows.w, 0, stage->draw->state->digits},
  };
  for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
    if (i < 2 || !after)
      draw_sum(stage, &sums[i]);
}

static void draw_column(const Stage *stage, const StageBars *bars) {
  for (size_t k = 0; k < stage->K; k++)
    draw_bar(stage, bars, k);
  draw_axis(stage, bars);
}

void stage_scores_draw(const Stage *stage, Extent extent) {
  StageBars bars = make_bars(stage, COLUMN_Z, VALUE_Z, VALUE_Z_NEXT, extent);
  draw_column(stage, &bars);
}

void stage_probabilities_draw(const Stage *stage) {
  StageBars bars = probability_bars(stage);
  draw_column(stage, &bars);
}

void stage_bars_draw(const Stage *stage) {
  StageBars all[] = {score_bars(stage), exp_bars(stage), probability_bars(stage)};
  for (size_t i = 0; i < 3; i++)
    draw_column(stage, &all[i]);
  stage_targets_draw(stage);
  draw_sums(stage, &all[1], &all[2]);
}
