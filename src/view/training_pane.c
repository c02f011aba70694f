/* A run's card: who it is, its way over the map of J, and where it is now in numbers. */
#include "view/training_trail.h"

#include <math.h>

/* "Mini-batch GD  a few at a time          batch [6] [all]".  Parts that find no room are left out, the note
 * first. */
typedef struct Head {
  const TrainingPane *pane;
  double left, right, y; /* what is still free */
} Head;

#define NUMBER_WIDTH 5.0 /* u */

static void draw_batch(const TrainingScene *scene, Head *head) {
  const Draw *draw = head->pane->draw;
  double u = draw->u;
  const char *all = draw_string(draw, STRING_BATCH_ALL), *name = draw_string(draw, STRING_BATCH);
  double wide = draw_text_width(draw, 1.7, true, all) + 1.8 * u;
  Rect chip = {head->right - wide, head->y - 1.35 * u, wide, 2.7 * u};
  bool every = !(scene->setup->batch_size[head->pane->pane] > 0);
  draw_button(draw, chip, all, every, training_put(TRAINING_BATCH_SIZE, head->pane->pane, 0), STRING_BATCH_ALL_TIP);
  Rect cell = {chip.x - (NUMBER_WIDTH + 0.5) * u, chip.y, NUMBER_WIDTH * u, chip.h};
  canvas_fill_rect(draw->canvas, cell, 0.6 * u, draw->theme->field);
  double original;
  if (draw_original(draw, TRAINING_CELL(VALUE_BATCH_SIZE), &original))
    canvas_border(draw->canvas, cell, 0.6 * u, 0.18 * u, draw->theme->accent);
  draw_cell(draw, rect_inset(cell, 0.2 * u), TRAINING_CELL(VALUE_BATCH_SIZE),
            (CellLook){.align = ALIGN_CENTER,
                       .size = 1.8,
                       .bold = true,
                       .color = draw->theme->ink,
                       .group = 310,
                       .col = (int)head->pane->pane});
  head->right = cell.x - 0.7 * u;
  double title = draw_text_width(draw, 2.0, true, training_title(head->pane)),
         said = draw_text_width(draw, SIZE_SMALL, false, name);
  if (head->left + title + said + 1.5 * u > head->right)
    return;
  draw_text(draw, ALIGN_RIGHT, head->right, head->y, (TextLook){SIZE_SMALL, false, draw->theme->muted}, name);
  head->right -= said + u;
}

static void draw_head(const TrainingScene *scene, const TrainingPane *pane, Rect rect) {
  const Draw *draw = pane->draw;
  const Lesson *lesson = draw->state->lesson;
  double u = draw->u;
  Head head = {.pane = pane, .y = rect.y + rect.h / 2};
  training_mark(pane, rect.x + 0.9 * u, head.y, 0.8 * u);
  head.left = rect.x + 2.6 * u;
  head.right = rect.x + rect.w;
  draw_batch(scene, &head);
  const char *title = draw_fitted(draw, head.right - head.left, 2.0, true, training_title(pane));
  head.left += draw_text(draw, ALIGN_LEFT, head.left, head.y, (TextLook){2.0, true, draw->theme->ink}, title) + 1.4 * u;
  const char *note =
      pane->pane < lesson->pane_count ? filled_phrase(draw, &lesson->panes[pane->pane].note, false) : NULL;
  if (note && head.left + draw_text_width(draw, SIZE_SMALL, false, note) + u <= head.right)
    draw_text(draw, ALIGN_LEFT, head.left, head.y, (TextLook){SIZE_SMALL, false, draw->theme->muted}, note);
}

/* ---- the numbers below the map ---- */

static double draw_named(const Draw *draw, double x, double y, const char *name) {
  return x + draw_text(draw, ALIGN_LEFT, x, y, (TextLook){SIZE_SMALL, false, draw->theme->muted}, name) +
         0.7 * draw->u;
}

/* A count that may stand between two numbers of the trace: a copy of neither. */
static void draw_count(const Draw *draw, double x, double y, double room, size_t count) {
  char text[NUMBER_MAX];
  number_show(text, (double)count, 0);
  double size = 1.9, wide = draw_digits_width(draw, size, true, text);
  if (wide > room)
    size = fmax(size * room / wide, SIZE_LEAST);
  draw_digits(draw, ALIGN_LEFT, x, y, (TextLook){size, true, draw->theme->ink}, text);
}

static void draw_objective(const TrainingPane *pane, double x, double y, double room) {
  const Draw *draw = pane->draw;
  double u = draw->u;
  Cell cell;
  size_t update;
  if (!training_objective(&cell, pane))
    return;
  bool diverged = training_has_diverged(pane, &update);
  x += draw_formula_inline(draw, ALIGN_LEFT, x, y, 2.0, draw->theme->muted, "J =") + 0.6 * u;
  int digits = draw->state->digits > 3 ? draw->state->digits : 3;
  Rect covered = draw_cell(draw, (Rect){x, y - 1.4 * u, room, 2.8 * u}, cell,
                           (CellLook){.align = ALIGN_LEFT,
                                      .size = 1.9,
                                      .bold = true,
                                      .digits = digits,
                                      .exact = true,
                                      .color = diverged ? draw->theme->bad : draw->theme->ink,
                                      .group = 320 + (int)pane->pane});
  double before = draw_number(draw, TRAINING_CELL(VALUE_J));
  if (cell.value == VALUE_J_NEXT && draw_number(draw, cell) > before && !diverged) {
    double at = covered.x + covered.w + 1.1 * u; /* up, and so worse */
    Point head[] = {{at - 0.55 * u, y + 0.1 * u}, {at, y - 0.9 * u}, {at + 0.55 * u, y + 0.1 * u}};
    canvas_line(draw->canvas, at, y - 0.5 * u, at, y + 0.9 * u, 0.25 * u, draw->theme->bad);
    canvas_stroke(draw->canvas, head, 3, 0.25 * u, draw->theme->bad);
  }
}

static void draw_foot(const TrainingPane *pane, Rect rect) {
  const Draw *draw = pane->draw;
  double u = draw->u, y = rect.y + rect.h / 2, third = rect.w / 3;
  bool brief = rect.w < 31 * u;
  const char *updates = draw_string(draw, brief ? STRING_UPDATES_BRIEF : STRING_CLOCK_UPDATES),
             *samples = draw_string(draw, brief ? STRING_SAMPLES_BRIEF : STRING_CLOCK_SAMPLES);
  size_t seen = training_samples_seen(pane->trace, pane->made);
  char text[NUMBER_MAX];
  double x = draw_named(draw, rect.x, y, updates);
  draw_count(draw, x, y, rect.x + third - x, pane->made);
  double room = draw_digits_width(draw, 1.9, true, number_show(text, (double)seen, 0)),
         name = draw_text_width(draw, SIZE_SMALL, false, samples) + 0.7 * u;
  double right = rect.x + rect.w - name - room, middle = rect.x + 0.36 * rect.w;
  draw_count(draw, draw_named(draw, right, y, samples), y, room + 1, seen);
  draw_objective(pane, middle, y, fmax(right - middle - 4.6 * u, 4 * u));
}

void training_pane_draw(const TrainingScene *scene, const TrainingPane *pane, Rect rect) {
  const Draw *draw = pane->draw;
  double u = draw->u, pad = rect.h < 24 * u ? 1.0 * u : 1.6 * u, head = 3 * u, foot = 2.8 * u;
  int card = draw_card(draw, rect);
  if (scene->count > 1 && pane == &scene->panes[scene->chosen])
    canvas_border(draw->canvas, rect, u, 0.2 * u, color_fade(pane->color, 0.8));
  Rect inner = rect_inset(rect, pad);
  draw_head(scene, pane, (Rect){inner.x, inner.y, inner.w, head});
  draw_foot(pane, (Rect){inner.x, inner.y + inner.h - foot, inner.w, foot});
  Rect map = {inner.x, inner.y + head + 0.6 * u, inner.w, inner.h - head - foot - 0.9 * u};
  if (scene->landscape)
    training_trail_draw(scene, pane, map);
  canvas_end_card(draw->canvas, card);
}
