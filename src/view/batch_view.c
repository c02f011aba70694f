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

static const ValueId shown_values[BATCH_COLUMNS] = {
    [BATCH_CHIP] = VALUE_SAMPLE,   [BATCH_X] = VALUE_BIG_X,  [BATCH_Z] = VALUE_BIG_Z,
    [BATCH_EXP] = VALUE_EXP_BIG_Z, [BATCH_P] = VALUE_BIG_P,  [BATCH_Y] = VALUE_BIG_Y,
    [BATCH_LOSS] = VALUE_LOSS,     [BATCH_DZ] = VALUE_BIG_DZ};

#define CELL_LEAST 5.6 /* u */
#define CELL_MOST 6.2
#define CELL_OF_Y 2.9
#define LOSS_LEAST 11.0
#define LOSS_MOST 60.0
#define COLUMN_GAP 1.6

typedef struct Standing {
  bool has[BATCH_COLUMNS];
} Standing;

/* Widths in u. */
typedef struct Widths {
  double cell, chip, loss;
} Widths;

static double width_of(const Batch *batch, BatchColumn column, Widths widths) {
  switch (column) {
  case BATCH_CHIP:
    return widths.chip;
  case BATCH_LOSS:
    return widths.loss;
  case BATCH_Y:
    return CELL_OF_Y * (double)batch->K;
  case BATCH_X:
    return widths.cell * (double)batch->D;
  case BATCH_EXP: /* and the sum */
    return widths.cell * (double)(batch->K + 1);
  default:
    return widths.cell * (double)batch->K;
  }
}

static double total_width(const Batch *batch, const Standing *columns, Widths widths) {
  double total = -COLUMN_GAP;
  for (int i = 0; i < BATCH_COLUMNS; i++)
    total += columns->has[i] ? width_of(batch, (BatchColumn)i, widths) + COLUMN_GAP : 0;
  return total;
}

static Standing columns_at(const Batch *batch, size_t step) {
  Standing columns;
  for (int i = 0; i < BATCH_COLUMNS; i++) {
    Cell first = {shown_values[i], 0, 0};
    columns.has[i] =
        i == BATCH_CHIP || i == BATCH_Z || trace_visibility(batch->draw->state->trace, step, first) != HIDDEN;
  }
  return columns;
}

static double chip_width(const Batch *batch, BatchChip form) {
  double most = 0, size = form == CHIP_LONG ? SIZE_SMALL : SIZE_LEAST;
  for (size_t k = 0; k < batch->K; k++)
    most = fmax(most,
                draw_text_width(batch->draw, size, true, batch_class(batch->draw, batch->set, k)) / batch->u);
  return form == CHIP_LONG ? 7.2 + most : form == CHIP_HIGH ? clamp(0.9 + most, 6.2, 9) : 6.2;
}

/* Where room is short the oldest numbers give way. */
static const BatchColumn yielding[] = {BATCH_EXP, BATCH_Y, BATCH_LOSS, BATCH_X, BATCH_P};
enum { YIELDING = sizeof yielding / sizeof *yielding };

/* A lesson keeps its widths from step to step: those at which all columns that it ever shows stand side by
 * side, or as many of them as can. */
static Widths choose_widths(Batch *batch, double room) {
  Standing columns = columns_at(batch, batch->draw->state->trace->step_count - 1);
  Widths widths = {CELL_LEAST, 0, LOSS_LEAST};
  size_t tries = CHIP_FORMS * (YIELDING + 1);
  for (size_t i = 0; i < tries; i++) {
    batch->chip = (BatchChip)(i % CHIP_FORMS);
    if (i > 0 && batch->chip == CHIP_LONG)
      columns.has[yielding[i / CHIP_FORMS - 1]] = false;
    widths.chip = chip_width(batch, batch->chip);
    if (total_width(batch, &columns, widths) <= room)
      break;
  }
  Widths wide = widths;
  wide.cell += 1;
  double total = total_width(batch, &columns, widths), cells = total_width(batch, &columns, wide) - total;
  widths.cell = clamp(widths.cell + (room - total) / cells, 2, CELL_MOST);
  widths.loss += fmax(room - total_width(batch, &columns, widths), 0);
  widths.loss = columns.has[BATCH_LOSS] ? fmin(widths.loss, LOSS_MOST) : LOSS_LEAST;
  return widths;
}

/* Where columns stand at a step, in u from the left edge; w 0: given up, or not yet on screen. */
static void place_columns(Span places[BATCH_COLUMNS], const Batch *batch, size_t step, Widths widths,
                          double room) {
  Standing columns = columns_at(batch, step);
  for (size_t i = 0; i < YIELDING && total_width(batch, &columns, widths) > room + 0.01; i++)
    columns.has[yielding[i]] = false;
  double x = 0;
  for (int i = 0; i < BATCH_COLUMNS; i++) {
    places[i] = (Span){x, columns.has[i] ? width_of(batch, (BatchColumn)i, widths) : 0};
    x += columns.has[i] ? places[i].w + COLUMN_GAP : 0;
  }
}

/* A column that another one's going leaves room to slides over. */
static void set_columns(Batch *batch) {
  double u = batch->u, room = batch->rect.w / u;
  size_t step = batch->draw->state->step;
  Widths widths = choose_widths(batch, room);
  Span now[BATCH_COLUMNS], before[BATCH_COLUMNS];
  place_columns(now, batch, step, widths, room);
  place_columns(before, batch, step > 0 ? step - 1 : step, widths, room);
  batch->cell = widths.cell * u;
  batch->cell_y = CELL_OF_Y * u;
  for (int i = 0; i < BATCH_COLUMNS; i++) {
    double from = before[i].w > 0 && now[i].w > 0 ? before[i].x : now[i].x;
    batch->columns[i] = (Span){batch->rect.x + mix(from, now[i].x, batch->draw->t) * u, now[i].w * u};
  }
}

/* ---- rows ---- */

#define HEAD_SYMBOL 3.0 /* u */
#define HEAD_NAME 2.0
#define HEAD_CHIPS 2.6
#define FOOT 3.2
#define ROW_LEAST 1.9
#define ROW_MOST 4.8

static void set_rows(Batch *batch) {
  double u = batch->u, high = batch->rect.h / u;
  double between = clamp((high - 36) / 10, 0.4, 2.4);
  batch->names = high > 42;
  double head = HEAD_SYMBOL + HEAD_CHIPS + (batch->names ? HEAD_NAME : 0);
  double rest = high - 2 * head - between - FOOT - 0.5,
         most = floor(rest / ROW_LEAST) - (double)(batch->D + 1);
  batch->rows = most >= (double)batch->n ? batch->n : most < 2 ? 1 : (size_t)most;
  batch->row = clamp(rest / (double)(batch->rows + batch->D + 1), 1.5, ROW_MOST) * u;
  batch->parameters = batch->rect.y + head * u;
  double used = 2 * head + between + FOOT + 0.5 + (double)(batch->rows + batch->D + 1) * batch->row / u;
  double spare = fmax(high - used, 0) * u;
  batch->parameters += 0.3 * spare;
  batch->samples =
      batch->parameters + (double)(batch->D + 1) * batch->row + (0.5 + between + head) * u + 0.4 * spare;
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
                batch->parameters + (double)d * batch->row + gap + below, batch->cell - gap,
                batch->row - 2 * gap};
}

/* The free room between W and the gradient above P - Y, where that is or will be, or to the right edge. */
static Rect network_place(const Batch *batch) {
  double u = batch->u, left = batch->columns[BATCH_Z].x + batch->columns[BATCH_Z].w + 2.5 * u;
  size_t last = batch->draw->state->trace->step_count - 1;
  double right = batch->rect.x + batch->rect.w;
  if (columns_at(batch, last).has[BATCH_DZ])
    right = fmin(right - (double)batch->K * batch->cell,
                 batch->columns[BATCH_DZ].w > 0 ? batch->columns[BATCH_DZ].x : right) -
            3 * u;
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
  batch.size = batch_number_size(&batch);
  batch_blocks_draw(&batch);
  batch_losses_draw(&batch);
  Rect network = network_place(&batch);
  if (batch_seen(&batch, VALUE_W) && network.w > 24 * u)
    batch_network_draw(draw, batch.set, network, true);
  if (draw->state->progress < 1)
    batch_flights_draw(&batch);
  canvas_end_card(draw->canvas, before);
}

/* ---- the run over all samples ---- */

static Rect whole(Rect r) {
  double x = round(r.x), y = round(r.y);
  return (Rect){x, y, round(r.x + r.w) - x, round(r.y + r.h) - y};
}

#define NETWORK_PAD 1.6 /* u */

static void draw_network_card(const TrainingPane *pane, const Dataset *set, Rect rect) {
  const Draw *draw = pane->draw;
  int before = draw_card(draw, rect);
  batch_network_draw(draw, set, rect_inset(rect, NETWORK_PAD * draw->u), false);
  canvas_end_card(draw->canvas, before);
}

static void draw_run(const TrainingScene *scene, const TrainingPane *pane, Rect area, double gap) {
  double u = scene->draw->u, left = clamp(1.12 * area.h, 0.5 * area.w, 0.6 * area.w);
  Rect right = {area.x + left + gap, area.y, area.w - left - gap, area.h};
  batch_regions_draw(scene, pane, whole((Rect){area.x, area.y, left, area.h}));
  double network = 0.32 * (area.h - 2 * gap);
  Rect inner = rect_inset((Rect){right.x, right.y, right.w, network}, NETWORK_PAD * u);
  bool three = area.h >= 52 * u && !scene->setup->logistic && /* one sigmoid has no network of classes */
               batch_network_fits(pane->draw, inner);
  double loss = three ? 0.37 * (area.h - 2 * gap) : 0.54 * (area.h - gap);
  training_curves_draw(scene, whole((Rect){right.x, right.y, right.w, loss}));
  double top = right.y + loss + gap, bottom = area.y + area.h - (three ? network + gap : 0);
  training_accuracy_draw(scene, whole((Rect){right.x, top, right.w, bottom - top}));
  if (three)
    draw_network_card(pane, &scene->data->set, whole((Rect){right.x, bottom + gap, right.w, network}));
}

/* Told sample by sample until what is measured over all of them comes on screen; and whenever an update is
 * opened. */
static bool shows_run(const TrainingPane *pane) {
  const ViewState *state = pane->draw->state;
  if (trace_shape(state->trace, VALUE_BIG_X) == SHAPE_NONE)
    return true; /* one sigmoid has no values by sample */
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
