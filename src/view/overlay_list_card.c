#include "view/overlay_list.h"

#include <math.h>

#define PAD 1.4 /* u */
#define ASPECT 1.6
#define TITLE 2.1
#define ABOUT 1.75
#define META 1.6

/* One card while it is drawn. */
typedef struct Card {
  const Draw *draw;
  const CatalogueEntry *entry;
  LessonCard known;
  Rect text;         /* what is left for words */
  const char *fault; /* NULL: none */
  bool chosen;
} Card;

Rect list_card_picture(const Draw *draw, Rect card) {
  double pad = PAD * draw->u, h = round(card.h - 2 * pad), w = round(fmin(h * ASPECT, card.w / 3));
  return (Rect){round(card.x + pad), round(card.y + pad), w, h};
}

static const char *fault_of(const Card *card) {
  const Error *fault = card->entry->broken ? &card->entry->error : card->known.fault;
  if (!fault)
    return NULL;
  return fault->line > 0
             ? arena_printf(card->draw->arena, "%d:%d: %s", fault->line, fault->column, fault->what)
             : fault->what;
}

static void draw_picture(const Card *card, Rect rect) {
  const Draw *draw = card->draw;
  const LessonCard *known = &card->known;
  canvas_fill_rect(draw->canvas, rect_inset(rect, -1), 0, draw->theme->hairline);
  canvas_fill_rect(draw->canvas, rect, 0, draw->theme->field);
  if (card->fault)
    draw_text(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + rect.h / 2,
              (TextLook){4, true, draw->theme->bad}, "!");
  else if (known->pixels)
    canvas_image_known(draw->canvas, rect, known->pixels, known->width, known->height, known->version);
}

const char *list_shortened(const Draw *draw, Rect rect, TextLook look, const char *text) {
  size_t length = strlen(text);
  const char *said = text;
  while (length > 0 && draw_paragraph(draw, rect, look, said, false) > rect.h) {
    length = text_cut(text, length - 1);
    said = arena_printf(draw->arena, "%.*s…", (int)length, text);
  }
  return said;
}

/* Draws a text into the upper part of what is left, and takes that away. */
static void draw_words_at(Card *card, TextLook look, double left, const char *text) {
  const Draw *draw = card->draw;
  Rect rect = {card->text.x, card->text.y, card->text.w, fmax(card->text.h - left * draw->u, 0)};
  double h = draw_paragraph(draw, rect, look, list_shortened(draw, rect, look, text), true) + 0.5 * draw->u;
  card->text.y += h;
  card->text.h = fmax(card->text.h - h, 0);
}

static const char *title_of(const Card *card) {
  const CatalogueEntry *entry = card->entry;
  const char *title = entry->title.in[card->draw->state->language];
  if (!title)
    title = entry->id;
  return entry->number[0] ? arena_printf(card->draw->arena, "%s  %s", entry->number, title) : title;
}

/* --- The line at the bottom */

/* "9 steps · about 10 min" */
static const char *length_of(const Card *card) {
  const Draw *draw = card->draw;
  const char *steps = "", *minutes = "";
  if (card->known.steps > 0)
    steps = draw_words(draw, STRING_LIST_STEPS, draw_count(draw, card->known.steps), NULL);
  if (card->entry->minutes > 0)
    minutes = draw_words(draw, STRING_LIST_MINUTES, draw_count(draw, (size_t)card->entry->minutes), NULL);
  return arena_printf(draw->arena, "%s%s%s", steps, *steps && *minutes ? " · " : "", minutes);
}

/* How far the user has come, of as many steps as there are now. */
static void progress_of(const Card *card, size_t *reached, size_t *steps) {
  *steps = card->known.steps > 0 ? card->known.steps : card->known.of;
  *reached = card->known.done || card->known.reached > *steps ? *steps : card->known.reached;
}

/* Words and a bar, ending at `right`.  Returns their left end. */
static double draw_progress(const Card *card, double right, double y, double left) {
  const Draw *draw = card->draw;
  double u = draw->u;
  size_t reached, steps;
  progress_of(card, &reached, &steps);
  if (reached == 0)
    return right;
  Color color = card->known.done ? draw->theme->good : draw->theme->accent;
  const char *words = card->known.done ? draw_string(draw, STRING_LIST_DONE)
                                       : draw_words(draw, STRING_LIST_REACHED, draw_count(draw, reached),
                                                    draw_count(draw, steps));
  double x = right - draw_text_width(draw, META, false, words);
  draw_text(draw, ALIGN_LEFT, x, y, (TextLook){META, false, color}, words);
  double wide = fmin(12 * u, x - 0.9 * u - left - 2 * u);
  if (wide < 3 * u)
    return x;
  Rect bar = {x - 0.9 * u - wide, y - 0.35 * u, wide, 0.7 * u};
  canvas_fill_rect(draw->canvas, bar, bar.h / 2, draw->theme->hairline);
  bar.w *= (double)reached / (double)steps;
  canvas_fill_rect(draw->canvas, bar, bar.h / 2, color);
  return bar.x;
}

/* What Enter does with the chosen one. */
static double draw_opening(const Card *card, double right, double y) {
  const Draw *draw = card->draw;
  const Theme *theme = draw->theme;
  double u = draw->u;
  StringId id = card->known.done          ? STRING_LIST_AGAIN
                : card->known.reached > 1 ? STRING_LIST_CONTINUE
                                          : STRING_LIST_OPEN;
  const char *words = draw_string(draw, id);
  double wide = draw_text_width(draw, 1.7, true, words) + 3.2 * u;
  Rect pill = {right - wide, y - 1.6 * u, wide, 3.2 * u};
  canvas_fill_rect(draw->canvas, pill, pill.h / 2, theme->accent);
  draw_text(draw, ALIGN_CENTER, pill.x + wide / 2, y, (TextLook){1.7, true, theme->card}, words);
  return pill.x - 1.2 * u;
}

static void draw_bottom(const Card *card) {
  const Draw *draw = card->draw;
  double y = card->text.y + card->text.h - 1 * draw->u, right = card->text.x + card->text.w;
  const char *length = length_of(card);
  double end =
      draw_text(draw, ALIGN_LEFT, card->text.x, y, (TextLook){META, false, draw->theme->muted}, length);
  if (card->chosen)
    right = draw_opening(card, right, y);
  draw_progress(card, right, y, card->text.x + end);
}

static void draw_text_part(Card *card) {
  const Draw *draw = card->draw;
  const Theme *theme = draw->theme;
  const char *fault = card->fault, *about = card->entry->about.in[draw->state->language];
  draw_words_at(card, (TextLook){TITLE, true, fault ? theme->muted : theme->ink}, 3, title_of(card));
  if (fault)
    draw_words_at(card, (TextLook){META, false, theme->bad}, 0, fault);
  else if (about)
    draw_words_at(card, (TextLook){ABOUT, false, theme->muted}, 2.2, about);
  if (!fault)
    draw_bottom(card);
}

void list_card_draw(const Draw *draw, Rect rect, size_t index, Rect seen) {
  const ListView *list = &draw->state->list;
  const Theme *theme = draw->theme;
  double u = draw->u, pad = PAD * u;
  const Target target = {TARGET_CONTROL, ACTION_OPEN_LESSON, (int)index, 0, 0};
  Card card = {.draw = draw, .entry = &list->entries[index], .chosen = index == list->choice};
  if (list->cards)
    card.known = list->cards[index];
  card.fault = fault_of(&card);
  Rect picture = list_card_picture(draw, rect);
  double x = picture.x + picture.w + 2 * u;
  card.text = (Rect){x, rect.y + pad, rect.x + rect.w - pad - x, rect.h - 2 * pad};
  bool hovered = target_equal(draw->state->hover, target);
  if (card.chosen) /* around the card */
    canvas_fill_rect(draw->canvas, rect_inset(rect, -0.35 * u), 1.35 * u, theme->accent);
  int before = rect_within(rect, seen) ? draw_card(draw, rect) : draw->canvas->card;
  if (!rect_within(rect, seen))
    canvas_fill_rect(draw->canvas, rect, u, theme->card);
  if (hovered && !card.chosen)
    canvas_border(draw->canvas, rect, u, 0.18 * u, color_fade(theme->accent, 0.6));
  draw_picture(&card, picture);
  draw_text_part(&card);
  canvas_end_card(draw->canvas, before);
  Rect left = rect_intersect(rect, seen);
  if (left.h < 3 * u) /* too little to be meant */
    return;
  Hit *hit = hits_add(draw->hits, left, target);
  hit->action = (Action){.kind = ACTION_OPEN_LESSON, .arg = (int)index};
}
