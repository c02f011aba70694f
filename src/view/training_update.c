/* The update that the chosen run makes now: its samples, their gradient beside the full one, and where it
 * leads. */
#include "view/groups.h"
#include "view/parts.h"
#include "view/training_parts.h"

#include <math.h>

typedef struct Card {
  const TrainingScene *scene;
  const TrainingPane *pane;
  const Draw *draw; /* of the pane */
  Rect inner;
  double y, pitch; /* middle of the next row; from row to row */
  double equals;   /* where the signs end */
  double number;   /* the width of one in a pair */
  int row;
} Card;

#define PAIR_SIZE 1.9 /* u */

static void next_row(Card *card) {
  card->y += card->pitch;
  card->row++;
}

static bool has_room(const Card *card) {
  return card->y + 1.2 * card->draw->u <= card->inner.y + card->inner.h;
}

static void draw_head(Card *card) {
  const Draw *draw = card->draw;
  double u = draw->u, x = card->inner.x, right = card->inner.x + card->inner.w, y = card->inner.y + 1.4 * u;
  x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){1.8, true, draw->theme->muted},
                 draw_fitted(draw, card->inner.w, 1.8, true, draw_string(draw, STRING_UPDATE_SAMPLES))) +
       1.4 * u;
  const char *title = training_title(card->pane);
  bool named = x + 2 * u + draw_text_width(draw, 1.7, true, title) <= right;
  training_mark(card->pane, named ? x + 0.7 * u : right - 0.9 * u, y, 0.7 * u);
  if (named)
    draw_text(draw, ALIGN_LEFT, x + 2 * u, y, (TextLook){1.7, true, card->pane->color}, title);
}

/* "sample 17", "samples 3 8 21 ... (6)": as many as find room, all to be pointed at. */
static void draw_numbers(Card *card) {
  const Draw *draw = card->draw;
  double u = draw->u;
  const Value *samples = &trace_pass(card->pane->trace, draw->state->step)->values[VALUE_SAMPLE];
  if (!training_seen(card->pane, VALUE_SAMPLE) || !has_room(card))
    return;
  char text[NUMBER_MAX];
  const char *name = draw_string(draw, samples->rows == 1 ? STRING_ONE_SAMPLE : STRING_SAMPLES),
             *count = arena_printf(draw->arena, "… (%zu)", samples->rows);
  double x = card->inner.x +
             draw_text(draw, ALIGN_LEFT, card->inner.x, card->y,
                       (TextLook){SIZE_SMALL, false, draw->theme->muted}, name) +
             u;
  double right = card->inner.x + card->inner.w, more = draw_text_width(draw, 1.8, false, count);
  double wide =
      draw_digits_width(draw, 1.8, true, number_show(text, (double)card->scene->data->set.N, 0)) + 0.9 * u;
  size_t fit = (size_t)fmax((right - x) / (wide + 0.4 * u), 0);
  bool all = fit >= samples->rows;
  if (!all)
    fit = (size_t)fmax((right - x - more) / (wide + 0.4 * u), 0);
  for (size_t i = 0; i < samples->rows && i < fit; i++) {
    Rect cell = {x, card->y - 1.25 * u, wide, 2.5 * u};
    canvas_fill_rect(draw->canvas, cell, 0.5 * u, draw->theme->field);
    draw_cell(draw, cell, (Cell){VALUE_SAMPLE, i, 0},
              (CellLook){.align = ALIGN_CENTER,
                         .size = 1.8,
                         .bold = true,
                         .color = card->pane->color,
                         .group = GROUP_RUN_UPDATE,
                         .row = card->row,
                         .col = (int)i});
    x += wide + 0.4 * u;
  }
  if (!all)
    draw_text(draw, ALIGN_LEFT, x, card->y, (TextLook){1.8, false, draw->theme->muted}, count);
  next_row(card);
}

/* "g = (-0.41, 0.62)": the numbers of all such lines stand below one another. */
static void draw_pair(Card *card, const char *name, ValueId w, ValueId b, int digits, Color color) {
  const Draw *draw = card->draw;
  double u = draw->u, y = card->y, presence = draw_presence(draw, TRAINING_CELL(w));
  if (presence <= 0 || !has_room(card))
    return;
  color = color_fade(color, presence);
  draw_formula_inline(draw, ALIGN_RIGHT, card->equals, y, PAIR_SIZE, color, name);
  double x = card->equals + 0.6 * u;
  const ValueId values[] = {w, b};
  x += draw_formula_inline(draw, ALIGN_LEFT, x, y, PAIR_SIZE, color, "= (") + 0.25 * u;
  for (int i = 0; i < 2; i++) {
    draw_cell(draw, (Rect){x, y - 1.3 * u, card->number, 2.6 * u}, TRAINING_CELL(values[i]),
              (CellLook){.align = ALIGN_RIGHT,
                         .size = PAIR_SIZE,
                         .bold = true,
                         .digits = digits,
                         .exact = true,
                         .color = color,
                         .group = GROUP_RUN_UPDATE,
                         .row = card->row,
                         .col = i});
    x += card->number + 0.25 * u;
    draw_formula_inline(draw, ALIGN_LEFT, x, y, PAIR_SIZE, color, i == 0 ? "," : ")");
    x += 0.7 * u;
  }
  next_row(card);
}

/* As many digits as both numbers of a line have room for, four where they may. */
static int fit_numbers(Card *card) {
  const Draw *draw = card->draw;
  double u = draw->u, room = (card->inner.x + card->inner.w - card->equals - 5.8 * u) / 2;
  int digits = draw->state->digits > 4 ? draw->state->digits : 4;
  for (; digits > 1; digits--) {
    char text[NUMBER_MAX];
    card->number = draw_digits_width(draw, PAIR_SIZE, true, number_show(text, -0.888888, digits)) + 0.3 * u;
    if (card->number <= room)
      return digits;
  }
  card->number = room;
  return digits;
}

/* What became of J, or why there is no more of it. */
static void draw_words(Card *card) {
  const Draw *draw = card->draw;
  const TrainingPane *pane = card->pane;
  double u = draw->u;
  const char *words = NULL;
  Color color = draw->theme->muted;
  size_t update;
  if (training_has_diverged(pane, &update)) {
    words = strings_format(draw->arena, draw->strings, draw->state->language, STRING_DIVERGED_WORDS,
                           arena_printf(draw->arena, "%zu", update), NULL, NULL);
    color = draw->theme->bad;
  } else if (training_is_diverging(pane)) {
    words = draw_string(draw, STRING_DIVERGING_WORDS);
    color = draw->theme->bad;
  } else if (training_seen(pane, VALUE_DJ_DW) && training_seen(pane, VALUE_DW)) {
    double gw = draw_number(draw, TRAINING_CELL(VALUE_DW)), gb = draw_number(draw, TRAINING_CELL(VALUE_DB)),
           fw = draw_number(draw, TRAINING_CELL(VALUE_DJ_DW)),
           fb = draw_number(draw, TRAINING_CELL(VALUE_DJ_DB));
    bool every = draw_number(draw, TRAINING_CELL(VALUE_COUNTED)) >= draw_number(draw, TRAINING_CELL(VALUE_N));
    if (every || hypot(gw, gb) > 1e-3) /* hardly any gradient has no direction to speak of */
      words = draw_string(draw, every                   ? STRING_GRADIENT_FULL
                                : gw * fw + gb * fb < 0 ? STRING_GRADIENT_AGAINST
                                                        : STRING_GRADIENT_WITH);
  }
  if (!words)
    return;
  Rect area = {card->inner.x, card->y - 1.0 * u, card->inner.w, 0};
  TextLook look = {1.8, false, color};
  double high = draw_paragraph(draw, area, look, words, false);
  if (area.y + high > card->inner.y + card->inner.h) {
    look.size = SIZE_LEAST;
    high = draw_paragraph(draw, area, look, words, false);
  }
  if (area.y + high <= card->inner.y + card->inner.h)
    draw_paragraph(draw, area, look, words, true);
}

void training_update_draw(const TrainingScene *scene, Rect rect, bool aside) {
  double u = scene->draw->u, pad = rect.h < 16 * u ? 1.0 * u : 1.8 * u;
  int before = draw_card(scene->draw, rect);
  if (scene->count > 0 && scene->landscape) {
    const TrainingPane *pane = &scene->panes[scene->chosen];
    Card card = {.scene = scene, .pane = pane, .draw = pane->draw, .inner = rect_inset(rect, pad)};
    const Draw *draw = pane->draw;
    if (aside) { /* flush with the words above */
      card.inner.x += 0.6 * u;
      card.inner.w -= 1.2 * u;
    }
    card.pitch = clamp(card.inner.h / 8, 2.6 * u, 3.6 * u);
    card.y = card.inner.y + 2.9 * u + 0.6 * card.pitch;
    card.equals = card.inner.x + 5.6 * u;
    draw_head(&card);
    draw_numbers(&card);
    int digits = fit_numbers(&card), few = digits < 3 ? digits : 3;
    draw_pair(&card, "g", VALUE_DW, VALUE_DB, digits, pane->color);
    draw_pair(&card, "\\nabla J", VALUE_DJ_DW, VALUE_DJ_DB, digits, draw->theme->ink);
    draw_pair(&card, "(w, b)", VALUE_W, VALUE_B, few, draw->theme->muted);
    draw_pair(&card, "(w', b')", VALUE_W_NEXT, VALUE_B_NEXT, few, pane->color);
    draw_words(&card);
  }
  canvas_end_card(scene->draw->canvas, before);
}
