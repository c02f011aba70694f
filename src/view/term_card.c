/* The card of a term, and what is written of an entry on it and on the glossary's sheet. */
#include "view/inspector_place.h"
#include "view/terms.h"

#include <math.h>

/* "score", and muted behind it the signs and the other language's word. */
static void write_head(Pen *pen, const GlossaryEntry *entry, double size) {
  const Draw *draw = pen->draw;
  Language here = draw->state->language, there = here == LANG_KO ? LANG_EN : LANG_KO;
  Text beside = {0};
  for (size_t i = 0; i < entry->symbol_count; i++)
    text_addf(&beside, "%s%s", i ? ", " : "", entry->symbols[i]);
  text_addf(&beside, "%s%s", beside.length > 0 ? "  ·  " : "", entry->term.in[there]);
  const char *name = entry->term.in[here], *others = arena_copy(draw->arena, text_get(&beside));
  text_free(&beside);
  double u = draw->u, large = pen_size(pen, size), small = pen_size(pen, 1.7),
         wide = draw_text_width(draw, large, true, name), gap = 1.4 * u, top = pen->y;
  bool one_line = wide + gap + draw_text_width(draw, small, false, others) <= pen->width;
  pen_text(pen, (TextLook){size, true, draw->theme->ink}, name, 0.4);
  if (!one_line)
    pen_text(pen, (TextLook){1.7, false, draw->theme->muted}, others, 0.4);
  else if (pen->paint)
    draw_text(draw, ALIGN_LEFT, pen->x + wide + gap, top + 0.75 * large * u,
              (TextLook){small, false, draw->theme->muted}, others);
  pen->y += 0.4 * u;
}

void term_write(Pen *pen, const GlossaryEntry *entry, double head) {
  const Draw *draw = pen->draw;
  write_head(pen, entry, head);
  pen_text(pen, (TextLook){2.0, false, draw->theme->ink}, entry->text.in[draw->state->language], 1.0);
  if (entry->formula)
    pen_formula(pen, 2.3, entry->formula, 1.0);
}

/* --- The card */

#define PAD 1.6 /* u */

static double fill_card(const Draw *draw, const GlossaryEntry *entry, Rect card, double scale, bool paint) {
  double u = draw->u;
  bool pinned = draw->state->inspected.kind == TARGET_TERM;
  Pen pen = {draw, card.x + PAD * u, card.y + PAD * u, card.w - 2 * PAD * u, scale, SIZE_LEAST, paint};
  term_write(&pen, entry, 2.2);
  pen_text(&pen, (TextLook){1.6, false, draw->theme->muted},
           draw_string(draw, pinned ? STRING_TERM_UNPIN : STRING_TERM_PIN), 0);
  return pen.y - card.y + PAD * u;
}

/* What a card would cover. */
static Cover *look_around(const Draw *draw, Rect area) {
  Cover *cover = ARENA_NEW(draw->arena, Cover);
  cover_begin(cover, area, draw->u);
  for (size_t i = 0; i < draw->canvas->count; i++) {
    const Command *text = &draw->canvas->commands[i];
    if (text->kind == COMMAND_TEXT && text->role != ROLE_DECORATION)
      cover_add(cover,
                (Rect){text->rect.x, text->rect.y - 0.75 * text->size, text->rect.w, 0.95 * text->size}, 1);
  }
  cover_sum(cover);
  return cover;
}

/* The first size that has a place. */
static bool choose(Rect *out, double *scale, const Draw *draw, const GlossaryEntry *entry, Rect term,
                   Rect area) {
  static const double WIDTHS[] = {46, 38, 62}, SCALES[] = {1, 0.9, 0.8};
  const Cover *cover = look_around(draw, area);
  for (size_t s = 0; s < sizeof SCALES / sizeof *SCALES; s++) {
    double best = INFINITY, cost;
    for (size_t i = 0; i < sizeof WIDTHS / sizeof *WIDTHS; i++) {
      Rect rect, card = {0, 0, round(fmin(WIDTHS[i] * draw->u, area.w)), 0};
      double height = ceil(fill_card(draw, entry, card, SCALES[s], false));
      if (!cover_place(&rect, &cost, cover, term, card.w, height) || cost >= best)
        continue;
      best = cost;
      *out = rect;
    }
    *scale = SCALES[s];
    if (best < INFINITY)
      return true;
  }
  return false;
}

void term_card_draw(const Draw *draw, Target target, Rect area) {
  const Glossary *glossary = draw->state->glossary;
  const Hit *hit = hits_find(draw->hits, target);
  Rect rect = {0, 0, 0, 0};
  double u = draw->u, scale = 1;
  if (!glossary || !hit || target.a < 0 || (size_t)target.a >= glossary->count)
    return;
  const GlossaryEntry *entry = &glossary->entries[target.a];
  if (!choose(&rect, &scale, draw, entry, hit->rect, area))
    return;
  bool pinned = draw->state->inspected.kind == TARGET_TERM;
  if (pinned) /* what lies below is not in reach; a press on the card opens the glossary there */
    hits_add(draw->hits, rect, (Target){TARGET_PANEL, PANEL_INSPECTOR, 0, 0, 0});
  if (pinned)
    hits_add(draw->hits, rect, target_of_action((Action){.kind = ACTION_GLOSSARY, .arg = target.a}))->action =
        (Action){.kind = ACTION_GLOSSARY, .arg = target.a};
  int before = canvas_begin_card(draw->canvas, rect);
  canvas_fill_rect(draw->canvas, rect, u, draw->theme->card);
  canvas_border(draw->canvas, rect, u, 0.2 * u, draw->theme->accent);
  (void)fill_card(draw, entry, rect, scale, true);
  canvas_end_card(draw->canvas, before);
}
