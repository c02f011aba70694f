#include "view/terms.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TEXTS_KEPT = 8, SPANS_MAX = 64, IN_PANELS = 1000 };

/* One text, and what was found in it. */
typedef struct KeptText {
  const Glossary *glossary;
  Language language;
  Text text;
  size_t count;
  GlossarySpan spans[SPANS_MAX];
} KeptText;

struct TermsKept {
  KeptText texts[TEXTS_KEPT];
  size_t next;                               /* that is replaced */
  unsigned short seen[GLOSSARY_ENTRIES_MAX]; /* how often each entry stands in this picture so far */
};

TermsKept *terms_kept_new(void) {
  TermsKept *kept = calloc(1, sizeof *kept);
  if (!kept)
    abort();
  return kept;
}

void terms_kept_free(TermsKept *kept) {
  for (size_t i = 0; kept && i < TEXTS_KEPT; i++)
    text_free(&kept->texts[i].text);
  free(kept);
}

void terms_begin(TermsKept *kept) {
  memset(kept->seen, 0, sizeof kept->seen);
}

/* --- In a text */

static bool is_kept(const KeptText *kept, const Draw *draw, const char *text) {
  return kept->glossary == draw->state->glossary && kept->language == draw->state->language &&
         strcmp(text_get(&kept->text), text) == 0;
}

const GlossarySpan *terms_in(const Draw *draw, const char *text, size_t *count) {
  TermsKept *kept = draw->terms;
  *count = 0;
  if (!draw->state->glossary)
    return NULL;
  for (size_t i = 0; i < TEXTS_KEPT; i++)
    if (is_kept(&kept->texts[i], draw, text)) {
      *count = kept->texts[i].count;
      return kept->texts[i].spans;
    }
  KeptText *out = &kept->texts[kept->next];
  kept->next = (kept->next + 1) % TEXTS_KEPT;
  out->glossary = draw->state->glossary;
  out->language = draw->state->language;
  text_clear(&out->text);
  text_add(&out->text, text);
  out->count = glossary_find(out->spans, SPANS_MAX, out->glossary, out->language, text);
  *count = out->count;
  return out->spans;
}

/* --- What can be pointed at */

static bool is_explained(const ViewState *state, Target target) {
  return target_equal(state->inspected, target) || target_equal(state->hover, target) ||
         (target_equal(state->focus, target) && !state->focus_quiet);
}

enum { NO_GROUND = -1 }; /* a letter in a colour would not stand out from it */

/* `below`: the command that the ground of an explained term lies below. */
static void add_hit(const Draw *draw, Rect rect, Target target, long below) {
  Canvas *canvas = draw->canvas;
  Rect seen = rect_intersect(rect, canvas->clip);
  if (seen.w <= 0 || seen.h <= 0)
    return;
  if (below != NO_GROUND && is_explained(draw->state, target)) {
    Role role = canvas_set_role(canvas, ROLE_DECORATION);
    size_t before = canvas->count;
    canvas_fill_rect(canvas, rect, 0.4 * draw->u, color_fade(draw->theme->accent, 0.2));
    if (canvas->count > before)
      canvas_put_below(canvas, (size_t)below);
    canvas_set_role(canvas, role);
  }
  hits_add(draw->hits, seen, target);
}

static Target next_target(const Draw *draw, size_t entry) {
  return (Target){TARGET_TERM, (int)entry, draw->terms->seen[entry]++, 0, 0};
}

static void underline(const Draw *draw, double x, double y, double width) {
  double u = draw->u;
  const Point ends[] = {{x + 0.1 * u, y}, {x + width - 0.1 * u, y}};
  Role role = canvas_set_role(draw->canvas, ROLE_DECORATION);
  canvas_stroke_dashed(draw->canvas, ends, 2, 0.16 * u, 0.16 * u, 0.34 * u,
                       color_fade(draw->theme->muted, 0.75));
  canvas_set_role(draw->canvas, role);
}

static double width_to(const Draw *draw, const TermPiece *piece, size_t bytes) {
  const char *part = arena_copy_n(draw->arena, piece->text, bytes);
  return draw_text_width(draw, piece->look.size, piece->look.bold, part);
}

void terms_mark(const Draw *draw, const TermPiece *piece, const GlossarySpan *spans, size_t count,
                bool underlined) {
  size_t end = piece->from + strlen(piece->text);
  double high = piece->look.size * draw->u;
  for (size_t i = 0; i < count && spans[i].start < end; i++) {
    const GlossarySpan *span = &spans[i];
    if (span->end <= piece->from)
      continue;
    bool begins = span->start >= piece->from;
    double left = piece->x + (begins ? width_to(draw, piece, span->start - piece->from) : 0),
           right = piece->x + width_to(draw, piece, (span->end < end ? span->end : end) - piece->from);
    if (span->end > end) /* the blank to its next word */
      right += draw_text_width(draw, piece->look.size, piece->look.bold, " ");
    Target target = next_target(draw, span->entry);
    if (!begins) /* the rest of one that a line's end has cut */
      target.b = --draw->terms->seen[span->entry] - 1;
    add_hit(draw, (Rect){left, piece->y - 0.7 * high, right - left, 1.4 * high}, target,
            (long)draw->canvas->count);
    if (underlined && span->first && !span->symbol)
      underline(draw, left, round(piece->y + 0.62 * high), right - left);
  }
}

/* The entry of a command that writes a sign in a formula, and where that is seen. */
static bool is_sign(size_t *entry, Rect *rect, const Draw *draw, const Command *command) {
  if (command->kind != COMMAND_TEXT || command->role != ROLE_FORMULA)
    return false;
  *entry = glossary_symbol(draw->state->glossary, command->text);
  *rect =
      (Rect){command->rect.x, command->rect.y - 0.85 * command->size, command->rect.w, 1.1 * command->size};
  *rect = rect_intersect(*rect, command->clip);
  return *entry != GLOSSARY_NOTHING;
}

static long ground_of(const Draw *draw, const Command *sign, size_t below) {
  return color_same(sign->color, draw->theme->ink) ? (long)below : NO_GROUND;
}

void terms_mark_formula(const Draw *draw, size_t before) {
  const Canvas *canvas = draw->canvas;
  for (size_t i = before; i < canvas->count && draw->state->glossary; i++) {
    size_t entry, count = canvas->count;
    Rect rect;
    if (!is_sign(&entry, &rect, draw, &canvas->commands[i]))
      continue;
    add_hit(draw, rect, next_target(draw, entry), ground_of(draw, &canvas->commands[i], before));
    i += canvas->count - count; /* its ground has moved it on */
  }
}

/* Nothing can be pointed at there but a card. */
static bool is_free(const Hits *hits, Rect rect) {
  for (size_t i = 0; i < hits->count; i++) {
    Rect both = rect_intersect(hits->items[i].rect, rect);
    if (both.w > 0 && both.h > 0 && hits->items[i].target.kind != TARGET_PANEL)
      return false;
  }
  return true;
}

void terms_mark_panels(const Draw *draw, size_t before) {
  const Canvas *canvas = draw->canvas;
  for (size_t i = before, end = canvas->count; i < end && draw->state->glossary; i++) {
    size_t entry;
    Rect rect;
    if (!is_sign(&entry, &rect, draw, &canvas->commands[i]) || !is_free(draw->hits, rect))
      continue;
    Target target = next_target(draw, entry);
    target.b += IN_PANELS;
    add_hit(draw, rect, target, NO_GROUND); /* it may have one of its own */
  }
}
