/* A run's card: who it is, its way over the map of J, and where it is now in numbers. */
#include "view/training_trail.h"

#include "view/groups.h"

#include <math.h>

/* "Mini-batch GD  a few at a time          batch [6] [all]".  Parts that find no room are left out, the note
 * first. */
typedef struct PaneHead {
  const TrainingPane *pane;
  double left, right, y; /* what is still free */
} PaneHead;

#define NUMBER_WIDTH 5.0 /* u */

static void draw_batch(const TrainingScene *scene, PaneHead *head) {
  const Draw *draw = head->pane->draw;
  double u = draw->u;
  const char *all = draw_string(draw, STRING_BATCH_ALL), *name = draw_string(draw, STRING_BATCH);
  double wide = draw_text_width(draw, 1.7, true, all) + 1.8 * u;
  double title = draw_text_width(draw, 2.0, true, training_title(head->pane));
  Rect chip = {head->right - wide, head->y - 1.35 * u, wide, 2.7 * u};
  bool every = !(scene->setup->batch_size[head->pane->pane] > 0);
  if (head->left + title + u <= chip.x - (NUMBER_WIDTH + 0.5) * u)
    draw_button(draw, chip, all, every, training_put(TRAINING_BATCH_SIZE, head->pane->pane, 0),
                STRING_BATCH_ALL_TIP);
  else /* the number of all samples does the same */
    chip.x = head->right + 0.5 * u;
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
                       .group = GROUP_RUN_HEADS,
                       .col = (int)head->pane->pane});
  head->right = cell.x - 0.7 * u;
  double said = draw_text_width(draw, SIZE_SMALL, false, name);
  if (head->left + title + said + 1.5 * u > head->right)
    return;
  draw_text(draw, ALIGN_RIGHT, head->right, head->y, (TextLook){SIZE_SMALL, false, draw->theme->muted}, name);
  head->right -= said + u;
}

static void draw_head(const TrainingScene *scene, const TrainingPane *pane, Rect rect) {
  const Draw *draw = pane->draw;
  const Lesson *lesson = draw->state->lesson;
  double u = draw->u;
  PaneHead head = {.pane = pane, .y = rect.y + rect.h / 2};
  training_mark(pane, rect.x + 0.9 * u, head.y, 0.8 * u);
  head.left = rect.x + 2.6 * u;
  head.right = rect.x + rect.w;
  draw_batch(scene, &head);
  const char *title = draw_fitted(draw, head.right - head.left, 2.0, true, training_title(pane));
  head.left +=
      draw_text(draw, ALIGN_LEFT, head.left, head.y, (TextLook){2.0, true, draw->theme->ink}, title) +
      1.4 * u;
  const char *note =
      pane->pane < lesson->pane_count ? filled_phrase(draw, &lesson->panes[pane->pane].note, false) : NULL;
  if (note && head.left + draw_text_width(draw, SIZE_SMALL, false, note) + u <= head.right)
    draw_text(draw, ALIGN_LEFT, head.left, head.y, (TextLook){SIZE_SMALL, false, draw->theme->muted}, note);
}

/* ---- the numbers below the map ---- */

#define FOOT_SIZE 1.9 /* u */

/* "Updates 6     J = 0.573     Samples seen 144": the names in full, in brief, or only the first and J. */
typedef struct Foot {
  const TrainingPane *pane;
  const char *updates, *samples; /* names; samples NULL: left out */
  const char *made, *seen;       /* numbers */
  const char *most, *last;       /* the longest that these may become, in any pane */
  double left, middle, right;    /* widths */
  int digits;                    /* of J */
} Foot;

static const char *count_text(const Draw *draw, size_t count) {
  return number_show(arena_alloc(draw->arena, NUMBER_MAX), (double)count, 0);
}

static double named_width(const Draw *draw, const char *name, const char *number) {
  return draw_text_width(draw, SIZE_SMALL, false, name) + 0.7 * draw->u +
         draw_digits_width(draw, FOOT_SIZE, true, number);
}

static void draw_named(const Draw *draw, double x, double y, const char *name, const char *number) {
  x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){SIZE_SMALL, false, draw->theme->muted}, name);
  draw_digits(draw, ALIGN_LEFT, x + 0.7 * draw->u, y, (TextLook){FOOT_SIZE, true, draw->theme->ink}, number);
}

/* How much of a foot is written out, from the fullest on. */
typedef struct FootLevel {
  bool updates, samples, seen, digits;
} FootLevel;

static bool foot_fits(Foot *foot, double room, FootLevel level) {
  const Draw *draw = foot->pane->draw;
  char text[NUMBER_MAX];
  int digits = draw->state->digits > 3 ? draw->state->digits : 3;
  foot->digits = level.digits ? digits : 2;
  foot->updates = draw_string(draw, level.updates ? STRING_CLOCK_UPDATES : STRING_UPDATES_BRIEF);
  foot->samples = draw_string(draw, level.samples ? STRING_CLOCK_SAMPLES : STRING_SAMPLES_BRIEF);
  if (!level.seen)
    foot->samples = NULL;
  foot->left = named_width(draw, foot->updates, foot->most);
  foot->right = foot->samples ? named_width(draw, foot->samples, foot->last) : 0;
  foot->middle =
      draw_digits_width(draw, FOOT_SIZE, true, number_show(text, 8.8888888, foot->digits)) + 5.6 * draw->u;
  return foot->left + foot->middle + foot->right + 0.6 * draw->u <= room;
}

static void fit_foot(Foot *foot, double room) {
  static const FootLevel levels[] = {{true, true, true, true},
                                     {true, false, true, true},
                                     {false, false, true, true},
                                     {false, false, true, false},
                                     {false, false, false, false}};
  for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
    if (foot_fits(foot, room, levels[i]))
      return;
}

/* It went up, and so got worse. */
static void draw_rise(const Draw *draw, double x, double y) {
  double u = draw->u;
  Point head[] = {{x - 0.55 * u, y + 0.1 * u}, {x, y - 0.9 * u}, {x + 0.55 * u, y + 0.1 * u}};
  canvas_line(draw->canvas, x, y - 0.5 * u, x, y + 0.9 * u, 0.25 * u, draw->theme->bad);
  canvas_stroke(draw->canvas, head, 3, 0.25 * u, draw->theme->bad);
}

static void draw_objective(const Foot *foot, double x, double y) {
  const TrainingPane *pane = foot->pane;
  const Draw *draw = pane->draw;
  double u = draw->u;
  Cell cell;
  size_t update;
  if (!training_objective(&cell, pane))
    return;
  bool diverged = training_has_diverged(pane, &update);
  double name = draw_formula_inline(draw, ALIGN_LEFT, x, y, 2.0, draw->theme->muted, "J =") + 0.6 * u;
  Rect rect = {x + name, y - 1.4 * u, foot->middle - name - 1.6 * u, 2.8 * u};
  Rect covered = draw_cell(draw, rect, cell,
                           (CellLook){.align = ALIGN_LEFT,
                                      .size = FOOT_SIZE,
                                      .bold = true,
                                      .digits = foot->digits,
                                      .exact = true,
                                      .color = diverged ? draw->theme->bad : draw->theme->ink,
                                      .group = GROUP_RUN_FEET + (int)pane->pane});
  if (cell.value == VALUE_J_NEXT && draw_number(draw, cell) > draw_number(draw, TRAINING_CELL(VALUE_J)))
    draw_rise(draw, covered.x + covered.w + 1.1 * u, y);
}

static void draw_foot(const TrainingScene *scene, const TrainingPane *pane, Rect rect) {
  const Draw *draw = pane->draw;
  double y = rect.y + rect.h / 2;
  size_t most = 0;
  for (size_t i = 0; i < scene->count; i++)
    most = training_updates(scene->panes[i].trace) > most ? training_updates(scene->panes[i].trace) : most;
  Foot foot = {.pane = pane,
               .made = count_text(draw, pane->made),
               .most = count_text(draw, most),
               .last = count_text(draw, training_samples_seen(pane->trace, training_updates(pane->trace))),
               .seen = count_text(draw, training_samples_seen(pane->trace, pane->made))};
  fit_foot(&foot, rect.w);
  draw_named(draw, rect.x, y, foot.updates, foot.made);
  double right = rect.x + rect.w - foot.right;
  if (foot.samples)
    draw_named(draw, rect.x + rect.w - named_width(draw, foot.samples, foot.seen), y, foot.samples,
               foot.seen);
  double free = right - (rect.x + foot.left) - foot.middle;
  draw_objective(&foot, rect.x + foot.left + fmax(0.55 * free, 0.4 * draw->u), y);
}

void training_pane_draw(const TrainingScene *scene, const TrainingPane *pane, Rect rect) {
  const Draw *draw = pane->draw;
  double u = draw->u, pad = rect.h < 24 * u ? 1.0 * u : 1.6 * u, head = 3 * u, foot = 2.8 * u;
  int card = draw_card(draw, rect);
  if (scene->count > 1 && pane == &scene->panes[scene->chosen])
    canvas_border(draw->canvas, rect, u, 0.2 * u, color_fade(pane->color, 0.8));
  Rect inner = rect_inset(rect, pad);
  draw_head(scene, pane, (Rect){inner.x, inner.y, inner.w, head});
  draw_foot(scene, pane, (Rect){inner.x, inner.y + inner.h - foot, inner.w, foot});
  Rect map = {inner.x, inner.y + head + 0.6 * u, inner.w, inner.h - head - foot - 0.9 * u};
  if (scene->landscape)
    training_trail_draw(scene, pane, map);
  canvas_end_card(draw->canvas, card);
}
