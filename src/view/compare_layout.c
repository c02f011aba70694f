/* Where everything of the comparison lies. */
#include "view/compare.h"
#include "view/old.h"

#include <math.h>
#include <string.h>

/* Widths in u: as designed, and the least with which numbers at 1.5 u still fit; how much of what is left
 * over a column takes. */
typedef struct Width {
  double ideal, least, share;
} Width;

#define COMMON_COLUMNS 4
static const ColumnId COMMON[COMMON_COLUMNS] = {COLUMN_CHIP, COLUMN_Z, COLUMN_P, COLUMN_Y};

typedef struct Widths {
  Width common[COMMON_COLUMNS], pane[COMPARE_COLUMNS];
} Widths;

static Widths widths_of(const Draw *draw, size_t K) {
  double tight = draw_digits_width(draw, SIZE_LEAST, true, "−0.00") / draw->u,
         entry = draw_digits_width(draw, SIZE_LEAST, true, "−0.000") / draw->u;
  return (Widths){
      .common = {{3.2, 2.6, 0}, {9.5, 1.7 * tight, 0.6}, {10, 1.9 * tight, 0.6}, {2.6, 2.2, 0}},
      .pane = {[COMPARE_DP] = {8.5, tight + 0.2, 0.6},
               [COMPARE_JACOBIAN] = {fmax(5.3, entry + 1.4) * (double)K, (tight + 0.7) * (double)K, 0.6},
               [COMPARE_DZ] = {20, 2.5 * tight, 1.2}}};
}

typedef struct Total {
  double ideal, least, share;
} Total;

static void add(Total *total, Width width, double ideal_gap, double least_gap) {
  total->ideal += width.ideal + ideal_gap;
  total->least += width.least + least_gap;
  total->share += width.share;
}

#define GAP_IDEAL 1.5
#define GAP_LEAST 0.5
#define PAD_IDEAL 1.6
#define PAD_LEAST 0.9

/* All columns of the common card and of so many panes, so that one measure holds for them all. */
static Total total_of(const Compare *compare, const Widths *widths, size_t panes) {
  Total total = {0};
  for (size_t i = 0; i < COMMON_COLUMNS; i++)
    add(&total, widths->common[i], GAP_IDEAL, GAP_LEAST);
  for (size_t pane = 0; pane < panes; pane++)
    for (size_t i = 0; i < COMPARE_COLUMNS; i++)
      if (i != COMPARE_JACOBIAN || compare->panes[pane].squared)
        add(&total, widths->pane[i], GAP_IDEAL, GAP_LEAST);
  double cards = 1 + (double)panes;
  total.ideal += cards * (2 * PAD_IDEAL - GAP_IDEAL);
  total.least += cards * (2 * PAD_LEAST - GAP_LEAST);
  return total;
}

/* How widths follow from what there is: `f` from the least (0) to the ideal (1), squeezed where even the
 * least does not fit, and what is spare for a share of 1. */
typedef struct Measure {
  double f, squeeze, spare, u;
} Measure;

static double wide(const Measure *measure, double ideal, double least, double share) {
  return (mix(least, ideal, measure->f) * measure->squeeze + share * measure->spare) * measure->u;
}

static double place(Span *out, double x, const Measure *measure, Width width) {
  *out = (Span){x, wide(measure, width.ideal, width.least, width.share)};
  return x + out->w + wide(measure, GAP_IDEAL, GAP_LEAST, 0);
}

/* The common card and so many panes from left to right with their columns. */
static void set_columns(Compare *compare, Rect area, double between, size_t panes) {
  Widths widths = widths_of(compare->draw, compare->common.K);
  Total total = total_of(compare, &widths, panes);
  double u = compare->u, room = (area.w - between * (double)panes) / u;
  Measure measure = {.f = clamp((room - total.least) / (total.ideal - total.least), 0, 1),
                     .squeeze = fmin(room / total.least, 1),
                     .spare = fmax(room - total.ideal, 0) / total.share,
                     .u = u};
  double pad = wide(&measure, PAD_IDEAL, PAD_LEAST, 0), gap = wide(&measure, GAP_IDEAL, GAP_LEAST, 0),
         left = area.x, x = left + pad;
  for (size_t i = 0; i < COMMON_COLUMNS; i++)
    x = place(&compare->common.columns[COMMON[i]], x, &measure, widths.common[i]);
  compare->common.rect = (Rect){left, area.y, round(x - gap + pad) - left, area.h};
  left = round(x - gap + pad) + between;
  for (size_t pane = 0; pane < panes; pane++) {
    ComparePane *here = &compare->panes[pane];
    x = left + pad;
    for (size_t i = 0; i < COMPARE_COLUMNS; i++)
      if (i != COMPARE_JACOBIAN || here->squared)
        x = place(&here->columns[i], x, &measure, widths.pane[i]);
    here->cell = here->columns[COMPARE_JACOBIAN].w / (double)compare->common.K;
    double right = pane + 1 < panes ? round(x - gap + pad) : area.x + area.w;
    here->stage.rect = (Rect){left, area.y, right - left, area.h};
    left = right + between;
  }
}

/* Title, heads, the strip above the Jacobian, rows. */
static void set_rows(Compare *compare, Rect area) {
  Stage *stage = &compare->common;
  double u = compare->u, K = (double)stage->K, ease = clamp((area.h / u - 10.8 - 2.2 * K) / 14, 0, 1);
  compare->title_y = area.y + mix(1.7, 2.5, ease) * u;
  stage->symbols_y = area.y + mix(4.4, 6.1, ease) * u;
  stage->names_y = area.y + mix(6.5, 8.9, ease) * u;
  stage->x_row = (Rect){area.x, area.y + mix(7.5, 10.2, ease) * u, area.w, mix(2.1, 2.8, ease) * u};
  stage->top = stage->x_row.y + stage->x_row.h + mix(0.3, 0.8, ease) * u;
  double bottom = area.y + area.h - mix(0.7, 1.6, ease) * u;
  stage->row = fmin((bottom - stage->top) / K, 7.2 * u);
  stage->size = clamp(stage->row / u * 0.5, SIZE_LEAST, 2);
}

/* Whether a number shows that the panes do not share. */
static bool scores_differ(const Compare *compare) {
  const Draw *draw = compare->draw;
  if (draw_visibility(draw, (Cell){VALUE_Z_NEXT, 0, 0}) != HIDDEN)
    return true;
  return trace_step(draw->state->trace, draw->state->step).pass > 0;
}

/* Whether no pane has anything of its own on screen. */
static bool nothing_lost(const Compare *compare) {
  static const ValueId own[] = {VALUE_LOSS, VALUE_LOSS_NEXT, VALUE_DP, VALUE_DZ};
  bool any = scores_differ(compare);
  for (size_t i = 0; i < compare->count; i++)
    for (size_t j = 0; j < sizeof own / sizeof *own; j++)
      any = any || draw_visibility(draw_pane(compare->draw, i), (Cell){own[j], 0, 0}) != HIDDEN;
  return !any;
}

static void make_panes(Compare *compare) {
  const Trace *trace = compare->draw->state->trace;
  compare->common = (Stage){.draw = compare->draw,
                            .trace = trace,
                            .u = compare->u,
                            .K = trace_dimension(trace, 'K'),
                            .D = trace_dimension(trace, 'D'),
                            .label = old_right_row(trace)};
  compare->count = trace->pane_count;
  for (size_t i = 0; i < compare->count; i++) {
    ComparePane *here = &compare->panes[i];
    here->pane = &trace->lesson->panes[i];
    here->squared = here->pane->loss == PANE_SQUARED_ERROR;
  }
}

/* A pane's stage is the common one with its own numbers and card. */
static void finish_panes(Compare *compare) {
  for (size_t i = 0; i < compare->count; i++) {
    Stage *stage = &compare->panes[i].stage;
    Rect rect = stage->rect;
    *stage = compare->common;
    stage->draw = draw_pane(compare->draw, i);
    stage->trace = stage->draw->state->trace;
    stage->rect = rect;
    stage->after = draw_visibility(stage->draw, (Cell){VALUE_P_NEXT, 0, 0}) != HIDDEN;
  }
}

Compare compare_make(const Draw *draw, const Screen *screen) {
  Compare compare = {.draw = draw, .u = draw->u};
  Rect area = screen->stage, below = screen->detail;
  double between = screen->curve.x - below.x - below.w;
  area.w = screen->content.w;
  below.w = area.w;
  make_panes(&compare);
  set_rows(&compare, area);
  set_columns(&compare, area, between, compare.count);
  double common = compare.common.rect.w; /* the cards below keep their places */
  compare.alone = nothing_lost(&compare);
  if (compare.alone)
    set_columns(&compare, area, between, 0);
  finish_panes(&compare);
  compare.apart = scores_differ(&compare);
  double first = round(clamp(common, 0.24 * area.w, 0.34 * area.w)),
         rest = (area.w - first - 2 * between) / 2;
  compare.parameters = (Rect){below.x, below.y, first, below.h};
  compare.losses = (Rect){below.x + first + between, below.y, round(rest), below.h};
  double left = compare.losses.x + compare.losses.w + between;
  compare.probabilities = (Rect){left, below.y, below.x + below.w - left, below.h};
  return compare;
}

Rect compare_jacobian_cell(const ComparePane *pane, size_t row, size_t col) {
  Rect whole = stage_row(&pane->stage, row);
  double gap = 0.1 * pane->stage.u, high = fmin(whole.h - 0.5 * pane->stage.u, 4.6 * pane->stage.u);
  return (Rect){pane->columns[COMPARE_JACOBIAN].x + (double)col * pane->cell + gap,
                whole.y + (whole.h - high) / 2, pane->cell - 2 * gap, high};
}

Rect compare_factor(const ComparePane *pane, size_t col) {
  Rect cell = compare_jacobian_cell(pane, 0, col), strip = pane->stage.x_row;
  return (Rect){cell.x, strip.y, cell.w, strip.h};
}

void compare_mark(const Draw *draw, size_t pane, double x, double y, double radius, Color color) {
  Point diamond[] = {
      {x, y - 1.2 * radius}, {x + 1.2 * radius, y}, {x, y + 1.2 * radius}, {x - 1.2 * radius, y}};
  canvas_circle(draw->canvas, x, y, radius + 0.2 * draw->u, draw->theme->card);
  if (pane == 2)
    canvas_fill_rect(draw->canvas, (Rect){x - radius, y - radius, 2 * radius, 2 * radius}, 0, color);
  else if (pane == 3)
    canvas_fill_path(draw->canvas, diamond, 4, color);
  else
    canvas_circle(draw->canvas, x, y, radius, color);
  if (pane == 0)
    canvas_circle(draw->canvas, x, y, fmax(radius - 0.25 * draw->u, 0.45 * radius), draw->theme->card);
}
