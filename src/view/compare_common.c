/* What the losses have in common: classes, scores, probabilities, the target.  Once the panes have gone their
 * own ways, each has its bars in a lane of the row. */
#include "view/compare.h"

#include <math.h>

/* Scores keep one scale for all panes and the whole lesson. */
static Extent scores_extent(const Compare *compare) {
  Extent all = {0, 0};
  for (size_t i = 0; i < compare->count; i++) {
    Extent one = stage_extent(&compare->panes[i].stage, VALUE_Z, VALUE_Z_NEXT, true);
    all = (Extent){fmin(all.low, one.low), fmax(all.high, one.high)};
  }
  return all;
}

/* The common columns with one pane's numbers. */
static Stage lane_of(const Compare *compare, size_t pane) {
  Stage lane = compare->common;
  lane.draw = compare->panes[pane].stage.draw;
  lane.trace = compare->panes[pane].stage.trace;
  lane.after = compare->panes[pane].stage.after;
  if (compare->apart) {
    lane.lane = pane;
    lane.lanes = compare->count;
    lane.size = clamp(lane.row / (double)lane.lanes / lane.u * 0.66, SIZE_LEAST, 2);
  }
  return lane;
}

/* The panes' marks before their lanes. */
static void draw_lane_marks(const Compare *compare, size_t pane) {
  const Stage *stage = &compare->common;
  Span chip = stage->columns[COLUMN_CHIP], z = stage->columns[COLUMN_Z];
  for (size_t k = 0; k < stage->K; k++) {
    Stage lane = lane_of(compare, pane);
    Rect rect = stage_lane(&lane, k);
    compare_mark(compare->draw, pane, (chip.x + chip.w + z.x) / 2, rect.y + rect.h / 2,
                 fmin(0.42 * compare->u, 0.3 * (z.x - chip.x - chip.w)), compare->draw->theme->ink);
  }
}

static void draw_heads(const Compare *compare) {
  static const Head before[] = {
      {COLUMN_Z, VALUE_Z, "\\mathbf{z}=W\\mathbf{x}+\\mathbf{b}", "\\mathbf{z}", STRING_COLUMN_Z},
      {COLUMN_P, VALUE_P, "\\mathbf{p}", "\\mathbf{p}", STRING_COLUMN_P}};
  static const Head after[] = {
      {COLUMN_Z, VALUE_Z, "\\mathbf{z}'=W'\\mathbf{x}+\\mathbf{b}'", "\\mathbf{z}'", STRING_COLUMN_Z},
      {COLUMN_P, VALUE_P, "\\mathbf{p}'", "\\mathbf{p}'", STRING_COLUMN_P}};
  static const Head target = {COLUMN_Y, VALUE_Y, "\\mathbf{y}", "\\mathbf{y}", STRING_COLUMN_Y};
  const Stage *stage = &compare->common;
  const Head *heads = compare->panes[0].stage.after ? after : before;
  for (size_t i = 0; i < 2; i++)
    stage_head_draw(stage, &heads[i], stage->columns[heads[i].column]);
  stage_head_draw(stage, &target, stage->columns[COLUMN_Y]);
}

void compare_common_draw(const Compare *compare) {
  const Draw *draw = compare->draw;
  const Stage *stage = &compare->common;
  int card = draw_card(draw, stage->rect);
  stage_label_row_draw(stage);
  const char *title = draw_string(draw, compare->apart ? STRING_COMPARE_EACH : STRING_COMPARE_COMMON);
  double left = stage->columns[COLUMN_CHIP].x;
  draw_text(draw, ALIGN_LEFT, left, compare->title_y, (TextLook){2, true, draw->theme->muted},
            draw_fitted(draw, stage->rect.x + stage->rect.w - compare->u - left, 2, true, title));
  draw_heads(compare);
  for (size_t k = 0; k < stage->K; k++)
    stage_chip_draw(stage, k);
  Extent extent = scores_extent(compare);
  for (size_t i = 0; i < (compare->apart ? compare->count : 1); i++) {
    Stage lane = lane_of(compare, i);
    stage_scores_draw(&lane, extent);
    stage_probabilities_draw(&lane);
    if (compare->apart)
      draw_lane_marks(compare, i);
  }
  stage_targets_draw(stage);
  canvas_end_card(draw->canvas, card);
}
