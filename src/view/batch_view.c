/* A softmax model on a data set: which of its two pictures a step has, and where everything lies. */
#include "view/batch_parts.h"
#include "view/scenes.h"

#include <math.h>

bool batch_seen(const Batch *batch, ValueId value) {
  const Value *numbers = &batch->pass->values[value];
  for (size_t i = 0; i < numbers->rows; i++)
    if (draw_visibility(batch->draw, (Cell){value, i, 0}) != HIDDEN)
      return true;
  return false;
}

static const char *name_of(const Draw *draw, const Phrase *names, const char *const *plain, size_t i) {
  const char *name = names ? names[i].in[draw->state->language] : NULL;
  return name ? name : plain[i];
}

const char *batch_class(const Draw *draw, const Dataset *set, size_t k) {
  return name_of(draw, draw->state->lesson->classes, set->classes, k);
}

const char *batch_feature(const Draw *draw, const Dataset *set, size_t d) {
  return name_of(draw, draw->state->lesson->features, set->features, d);
}

size_t batch_label(const Batch *batch, size_t i) {
  return (size_t)batch->pass->values[VALUE_LABEL].at[i] - 1;
}

/* ---- columns ---- */

static const ValueId shown_values[BATCH_COLUMNS] = {[BATCH_CHIP] = VALUE_SAMPLE, [BATCH_X] = VALUE_BIG_X,
                                                    [BATCH_Z] = VALUE_BIG_Z,     [BATCH_EXP] = VALUE_EXP_BIG_Z,
                                                    [BATCH_P] = VALUE_BIG_P,     [BATCH_Y] = VALUE_BIG_Y,
                                                    [BATCH_LOSS] = VALUE_LOSS,   [BATCH_DZ] = VALUE_BIG_DZ};

#define CELL_LEAST 4.5 /* u */
#define CELL_MOST 6.6
#define CELL_OF_Y 2.9
#define LOSS_LEAST 8.0
#define LOSS_MOST 34.0
#define COLUMN_GAP 1.6

/* Which columns have a place, and what they need. */
typedef struct Plan {
  bool has[BATCH_COLUMNS];
  double cells, fixed; /* numbers side by side; all else, in u */
} Plan;

static Plan make_plan(const Batch *batch, const bool has[BATCH_COLUMNS], double chip) {
  const size_t cells[BATCH_COLUMNS] = {[BATCH_X] = batch->D, [BATCH_Z] = batch->K, [BATCH_EXP] = batch->K + 1,
                                       [BATCH_P] = batch->K, [BATCH_DZ] = batch->K};
  Plan plan = {.fixed = chip};
  for (int i = 0; i < BATCH_COLUMNS; i++) {
    plan.has[i] = has[i];
    if (!has[i])
      continue;
    plan.cells += (double)cells[i];
    plan.fixed += i == BATCH_CHIP ? 0 : COLUMN_GAP;
    plan.fixed += i == BATCH_Y ? CELL_OF_Y * (double)batch->K : i == BATCH_LOSS ? LOSS_LEAST : 0;
  }
  return plan;
}

static double plan_cell(const Plan *plan, double room) {
  return (room - plan->fixed) / fmax(plan->cells, 1);
}

static double chip_width(const Batch *batch, BatchChip form) {
  double most = 0, size = form == CHIP_LONG ? SIZE_SMALL : SIZE_LEAST;
  for (size_t k = 0; k < batch->K; k++)
    most = fmax(most, draw_text_width(batch->draw, size, true, batch_class(batch->draw, batch->set, k)) / batch->u);
  return form == CHIP_LONG ? 6.4 + most : form == CHIP_HIGH ? clamp(0.9 + most, 6.2, 9) : 6.2;
}

/* All columns that the lesson ever shows keep their place, where there is room for all.  Else only those that are
 * shown now have one, and of these the oldest give way: e^Z, then Y, the losses, X, P. */
static Plan choose_columns(Batch *batch, double room) {
  static const BatchColumn yielding[] = {BATCH_EXP, BATCH_Y, BATCH_LOSS, BATCH_X, BATCH_P};
  enum { YIELDING = sizeof yielding / sizeof *yielding };
  const Trace *trace = batch->draw->state->trace;
  bool ever[BATCH_COLUMNS], now[BATCH_COLUMNS];
  for (int i = 0; i < BATCH_COLUMNS; i++) {
    now[i] = batch_seen(batch, shown_values[i]);
    ever[i] = now[i] || trace_visibility(trace, trace->step_count - 1, (Cell){shown_values[i], 0, 0}) != HIDDEN;
  }
  ever[BATCH_CHIP] = now[BATCH_CHIP] = ever[BATCH_Z] = now[BATCH_Z] = true;
  Plan plan = {0};
  for (size_t given_up = 0; given_up <= YIELDING + 1; given_up++) {
    if (given_up > 1)
      now[yielding[given_up - 2]] = false;
    for (int form = CHIP_LONG; form < CHIP_FORMS; form++) {
      batch->chip = (BatchChip)form;
      plan = make_plan(batch, given_up > 0 ? now : ever, chip_width(batch, batch->chip));
      if (plan_cell(&plan, room) >= CELL_LEAST)
        return plan;
    }
  }
  return plan;
}

static void set_columns(Batch *batch) {
  double u = batch->u, room = batch->rect.w / u;
  Plan plan = choose_columns(batch, room);
  double chip = chip_width(batch, batch->chip);
  double cell = clamp(plan_cell(&plan, room), 2, CELL_MOST), spare = room - plan.fixed - cell * plan.cells;
  double loss = plan.has[BATCH_LOSS] ? clamp(LOSS_LEAST + spare, LOSS_LEAST, LOSS_MOST) : 0;
  double wide[BATCH_COLUMNS] = {[BATCH_CHIP] = chip,
                                [BATCH_X] = cell * (double)batch->D,
                                [BATCH_Z] = cell * (double)batch->K,
                                [BATCH_EXP] = cell * (double)(batch->K + 1),
                                [BATCH_P] = cell * (double)batch->K,
                                [BATCH_Y] = CELL_OF_Y * (double)batch->K,
                                [BATCH_LOSS] = loss,
                                [BATCH_DZ] = cell * (double)batch->K};
  double x = batch->rect.x;
  batch->cell = cell * u;
  batch->cell_y = CELL_OF_Y * u;
  for (int i = 0; i < BATCH_COLUMNS; i++) {
    batch->columns[i] = (Span){x, plan.has[i] ? wide[i] * u : 0};
    x += plan.has[i] ? (wide[i] + COLUMN_GAP) * u : 0;
  }
}

/* ---- rows ---- */

#define HEAD_SYMBOL 3.0 /* u */
#define HEAD_NAME 2.0
#define HEAD_CHIPS 2.6
#define FOOT 3.2
#define ROW_LEAST 1.9
#define ROW_MOST 4.4

static void set_rows(Batch *batch) {
  double u = batch->u, high = batch->rect.h / u;
  double between = clamp((high - 36) / 10, 0.4, 2.4);
  batch->names = high > 42;
  double head = HEAD_SYMBOL + HEAD_CHIPS + (batch->names ? HEAD_NAME : 0);
  double rest = high - 2 * head - between - FOOT - 0.5, most = floor(rest / ROW_LEAST) - (double)(batch->D + 1);
  batch->rows = most >= (double)batch->n ? batch->n : most < 2 ? 1 : (size_t)most;
  batch->row = clamp(rest / (double)(batch->rows + batch->D + 1), 1.5, ROW_MOST) * u;
  batch->parameters = batch->rect.y + head * u;
  double used = 2 * head + between + FOOT + 0.5 + (double)(batch->rows + batch->D + 1) * batch->row / u;
  double spare = fmax(high - used, 0) * u;
  batch->parameters += 0.3 * spare;
  batch->samples = batch->parameters + (double)(batch->D + 1) * batch->row + (0.5 + between + head) * u + 0.4 * spare;
  batch->foot = batch->samples + (double)batch->rows * batch->row + 0.55 * FOOT * u;
}

Rect batch_sample_cell(const Batch *batch, BatchColumn column, size_t i, size_t j) {
  double wide = column == BATCH_Y ? batch->cell_y : batch->cell, gap = fmin(0.3 * batch->u, 0.1 * batch->row);
  return (Rect){batch->columns[column].x + (double)j * wide, batch->samples + (double)i * batch->row + gap,
                wide - gap, batch->row - 2 * gap};
}

Rect batch_weight_cell(const Batch *batch, BatchColumn above, size_t d, size_t k) {
  double gap = fmin(0.3 * batch->u, 0.1 * batch->row), below = d == batch->D ? 0.5 * batch->u : 0;
  return (Rect){batch->columns[above].x + (double)k * batch->cell,
                batch->parameters + (double)d * batch->row + gap + below, batch->cell - gap, batch->row - 2 * gap};
}

/* The free room between W and the gradient above P - Y, or to the right edge. */
static Rect network_place(const Batch *batch) {
  double u = batch->u, left = batch->columns[BATCH_Z].x + batch->columns[BATCH_Z].w + 2.5 * u;
  double right = batch->columns[BATCH_DZ].w > 0 ? batch->columns[BATCH_DZ].x - 3 * u
                                                 : batch->rect.x + batch->rect.w;
  double bottom = batch->parameters + (double)(batch->D + 1) * batch->row + 1.9 * u;
  return (Rect){left, batch->rect.y, fmin(right - left, 62 * u), bottom - batch->rect.y};
}

static void draw_samples(const TrainingScene *scene, const TrainingPane *pane, Rect card) {
  const Draw *draw = pane->draw;
  double u = draw->u, pad = clamp(0.03 * card.h, u, 2 * u);
  const Pass *pass = trace_pass(pane->trace, draw->state->step);
  Batch batch = {.draw = draw,
                 .scene = scene,
                 .pane = pane,
                 .pass = pass,
                 .set = &scene->data->set,
                 .n = pass->values[VALUE_SAMPLE].rows,
                 .K = trace_dimension(pane->trace, 'K'),
                 .D = trace_dimension(pane->trace, 'D'),
                 .u = u,
                 .rect = rect_inset(card, pad)};
  int before = draw_card(draw, card);
  set_columns(&batch);
  set_rows(&batch);
  batch_blocks_draw(&batch);
  batch_losses_draw(&batch);
  Rect network = network_place(&batch);
  if (batch_seen(&batch, VALUE_W) && network.w > 24 * u)
    batch_network_draw(draw, batch.set, network);
  if (draw->state->progress < 1)
    batch_flights_draw(&batch);
  canvas_end_card(draw->canvas, before);
}

/* ---- the run over all samples ---- */

static Rect whole(Rect r) {
  double x = round(r.x), y = round(r.y);
  return (Rect){x, y, round(r.x + r.w) - x, round(r.y + r.h) - y};
}

static void draw_network_card(const TrainingPane *pane, const Dataset *set, Rect rect) {
  const Draw *draw = pane->draw;
  int before = draw_card(draw, rect);
  batch_network_draw(draw, set, rect_inset(rect, 1.6 * draw->u));
  canvas_end_card(draw->canvas, before);
}

static void draw_run(const TrainingScene *scene, const TrainingPane *pane, Rect area, double gap) {
  double u = scene->draw->u, left = clamp(1.12 * area.h, 0.5 * area.w, 0.6 * area.w);
  Rect right = {area.x + left + gap, area.y, area.w - left - gap, area.h};
  batch_regions_draw(scene, pane, whole((Rect){area.x, area.y, left, area.h}));
  bool three = area.h >= 52 * u;
  double network = three ? 0.32 * (area.h - 2 * gap) : 0;
  double loss = three ? 0.37 * (area.h - 2 * gap) : 0.54 * (area.h - gap);
  training_curves_draw(scene, whole((Rect){right.x, right.y, right.w, loss}));
  double top = right.y + loss + gap, bottom = area.y + area.h - (three ? network + gap : 0);
  training_accuracy_draw(scene, whole((Rect){right.x, top, right.w, bottom - top}));
  if (three)
    draw_network_card(pane, &scene->data->set, whole((Rect){right.x, bottom + gap, right.w, network}));
}

/* Told sample by sample until what is measured over all of them comes on screen; and whenever an update is opened. */
static bool shows_run(const TrainingPane *pane) {
  const ViewState *state = pane->draw->state;
  return !trace_step(state->trace, state->step).kind->within && training_seen(pane, VALUE_J);
}

void batch_view_draw(const TrainingScene *scene, const Screen *screen) {
  const TrainingPane *pane = &scene->panes[scene->chosen];
  double gap = fmin(screen->content.y - screen->header.h, 2 * scene->draw->u);
  Rect content = screen->content;
  double controls = training_controls_height(scene, content.w);
  training_controls_draw(scene, (Rect){content.x, content.y, content.w, controls});
  double top = content.y + controls + gap;
  Rect area = {content.x, top, content.w, content.y + content.h - top};
  if (shows_run(pane))
    draw_run(scene, pane, area, gap);
  else
    draw_samples(scene, pane, whole(area));
}
