#include "support/layout_rules.h"

#include "base/text.h"
#include "support/layout_ink.h"
#include "support/layout_panels.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLACK 1.0 /* pixels: what rounding to whole pixels may do */

typedef struct Judge {
  Report *report;
  const Picture *picture;
  const Canvas *canvas;
  Rect whole;
  size_t first; /* command; behind an overlay's veil */
  Ink *inks;
  size_t count;
  double u;
  int inspector; /* its card, from 1; 0: none */
} Judge;

static const Command *command_of(const Judge *judge, const Ink *ink) {
  return &judge->canvas->commands[ink->command];
}

/* The command behind the last see-through one that covers everything; 0 without an overlay. */
static size_t behind_veil(const Canvas *canvas, Rect whole) {
  for (size_t i = canvas->count; i > 0; i--) {
    const Command *command = &canvas->commands[i - 1];
    if (command->kind == COMMAND_FILL_RECT && command->color.a < 255 && rect_holds(command->rect, whole, 0))
      return i;
  }
  return 0;
}

/* ---- the explanation of a number, which lies over other cards ---- */

static const Hit *inspector_hit(const Judge *judge) {
  return hits_find(judge->picture->hits, (Target){TARGET_PANEL, PANEL_INSPECTOR, 0, 0, 0});
}

static int find_inspector(const Judge *judge) {
  const Hit *hit = inspector_hit(judge);
  for (int i = 0; hit && i < judge->canvas->cards; i++)
    if (rect_holds(judge->canvas->card_rects[i], hit->rect, 0) &&
        rect_holds(hit->rect, judge->canvas->card_rects[i], 0))
      return i + 1;
  return 0;
}

/* Whether two cards may share room: the explanation of a number lies on any but the narration, that of a term
 * there too. */
static bool may_cover(const Judge *judge, int a, int b) {
  bool one = judge->inspector > 0 && (a == judge->inspector || b == judge->inspector);
  bool term = judge->picture->state->inspected.kind == TARGET_TERM;
  return one && a != b && (term || (a != NARRATION_CARD && b != NARRATION_CARD));
}

/* It leaves the number free that it explains. */
static void judge_inspector(const Judge *judge) {
  const Hit *card = inspector_hit(judge),
            *number = hits_find(judge->picture->hits, judge->picture->state->inspected);
  if (card && number && rects_overlap(card->rect, number->rect, 0))
    report_fault(judge->report, "explanation on its number", judge->inspector, NULL, card->rect,
                 "number %.0f,%.0f %.0fx%.0f", number->rect.x, number->rect.y, number->rect.w,
                 number->rect.h);
}

/* ---- place ---- */

/* Whether a text that leaves its clip can be scrolled to. */
static bool can_be_scrolled_to(const Judge *judge, const Ink *ink) {
  const Command *command = command_of(judge, ink);
  if (judge->picture->scroll <= 0 || rect_holds(command->clip, judge->whole, 0))
    return false;
  double below = ink->rect.y + ink->rect.h - judge->picture->scroll + judge->picture->state->scroll;
  bool at_side = ink->rect.x < command->clip.x - SLACK ||
                 ink->rect.x + ink->rect.w > command->clip.x + command->clip.w + SLACK;
  return !at_side && below <= command->clip.y + command->clip.h + SLACK;
}

/* What the edges of the list of lessons cut, as it scrolls. */
static bool is_scrolled_away(const Judge *judge, const Ink *ink) {
  return judge->picture->state->overlay == OVERLAY_LIST && command_of(judge, ink)->role == ROLE_DECORATION;
}

static void judge_place(const Judge *judge, const Ink *ink) {
  const Command *command = command_of(judge, ink);
  Rect card = command->card > 0 ? judge->canvas->card_rects[command->card - 1] : judge->whole;
  if (can_be_scrolled_to(judge, ink) || is_scrolled_away(judge, ink))
    return;
  if (!rect_holds(command->clip, ink->rect, SLACK))
    report_fault(judge->report, "cut by its clip", command->card, command->text, ink->rect,
                 "clip %.0f,%.0f %.0fx%.0f", command->clip.x, command->clip.y, command->clip.w,
                 command->clip.h);
  else if (!rect_holds(card, ink->rect, SLACK))
    report_fault(judge->report, "outside its card", command->card, command->text, ink->rect,
                 "card %.0f,%.0f %.0fx%.0f", card.x, card.y, card.w, card.h);
  else if (!rect_holds(judge->whole, ink->rect, SLACK))
    report_fault(judge->report, "outside the picture", command->card, command->text, ink->rect, "%.0fx%.0f",
                 judge->whole.w, judge->whole.h);
}

/* Whether the shape hides some inked pixel of the text; what shines through at the ink's edge counts not. */
static bool hides(const Judge *judge, const Command *shape, const Ink *ink) {
  const Command *text = command_of(judge, ink);
  Rect both = rect_intersect(rect_intersect(shape->rect, shape->clip), ink->seen);
  if (rect_is_empty(both))
    return false;
  TextMask mask = font_mask(judge->canvas->font, text->face, text->size, text->style, text->text);
  for (int y = 0; y < mask.height; y++)
    for (int x = 0; x < mask.width; x++) {
      double px = ink->rect.x + x + 0.5, py = ink->rect.y + y + 0.5;
      if (mask.coverage[y * mask.stride + x] > 127 && rect_contains(both, px, py) &&
          command_covers(shape, px, py))
        return true;
    }
  return false;
}

/* A shape of the same colour as what is behind the text hides it as well: every later fill counts. */
static void judge_covered(const Judge *judge, const Ink *ink) {
  const Command *text = command_of(judge, ink);
  if (text->role == ROLE_DECORATION)
    return;
  for (size_t i = ink->command + 1; i < judge->canvas->count; i++) {
    const Command *later = &judge->canvas->commands[i];
    bool fill =
        later->kind == COMMAND_FILL_RECT || later->kind == COMMAND_FILL_PATH || later->kind == COMMAND_IMAGE;
    if (fill && later->role != ROLE_FORMULA && !may_cover(judge, text->card, later->card) &&
        hides(judge, later, ink))
      report_fault(judge->report, "covered by a shape", text->card, text->text, ink->rect,
                   "shape %.0f,%.0f %.0fx%.0f of card %d", later->rect.x, later->rect.y, later->rect.w,
                   later->rect.h, later->card);
  }
}

/* A card's shapes stay on it as well. */
static void judge_shape_place(const Judge *judge, size_t index) {
  const Command *shape = &judge->canvas->commands[index];
  if (shape->kind == COMMAND_TEXT || shape->role == ROLE_DECORATION || shape->card == 0)
    return;
  Rect card = judge->canvas->card_rects[shape->card - 1], seen = rect_intersect(shape->rect, shape->clip);
  if (!rect_is_empty(seen) && !rect_holds(card, seen, SLACK))
    report_fault(judge->report, "shape outside its card", shape->card, NULL, shape->rect,
                 "card %.0f,%.0f %.0fx%.0f", card.x, card.y, card.w, card.h);
}

/* ---- overlap ---- */

static bool may_touch(const Judge *judge, const Ink *a, const Ink *b) {
  const Command *one = command_of(judge, a), *two = command_of(judge, b);
  if (one->role == ROLE_DECORATION || two->role == ROLE_DECORATION || may_cover(judge, one->card, two->card))
    return true;
  if (a->formula == 0 || a->formula != b->formula)
    return false;
  /* Slanted neighbours and their scripts reach into each other's boxes from the side, never from above. */
  return rect_intersect(a->seen, b->seen).w < 0.6 * fmin(a->rect.w, b->rect.w);
}

static void judge_pairs(const Judge *judge) {
  for (size_t i = 0; i < judge->count; i++)
    for (size_t j = i + 1; j < judge->count; j++) {
      const Ink *a = &judge->inks[i], *b = &judge->inks[j];
      if (!rects_overlap(a->seen, b->seen, SLACK) || may_touch(judge, a, b))
        continue;
      const Command *one = command_of(judge, a), *two = command_of(judge, b);
      report_fault(judge->report, "texts overlap", one->card, one->text, a->rect,
                   "with \"%s\" at %.0f,%.0f %.0fx%.0f of card %d", two->text, b->rect.x, b->rect.y,
                   b->rect.w, b->rect.h, two->card);
    }
}

/* A line through a text: a curve, or the ring round another one. */
static bool strikes(const Judge *judge, const Command *shape, Rect ink) {
  if (shape->kind == COMMAND_STROKE)
    return shape->role != ROLE_FORMULA && shape->width >= fmax(0.25 * judge->u, 1.5) &&
           stroke_crosses(shape, ink);
  if (shape->kind != COMMAND_BORDER)
    return false;
  return rects_overlap(shape->rect, ink, 0) && !rect_holds(rect_inset(shape->rect, shape->width), ink, 0);
}

static void judge_strikes(const Judge *judge, const Ink *ink) {
  const Command *text = command_of(judge, ink);
  Rect inner = rect_inset(ink->seen, SLACK + 0.1 * judge->u);
  if (text->role == ROLE_DECORATION || rect_is_empty(inner))
    return;
  for (size_t i = judge->first; i < judge->canvas->count; i++) {
    const Command *shape = &judge->canvas->commands[i];
    if (shape->card == text->card && strikes(judge, shape, inner))
      report_fault(judge->report,
                   shape->kind == COMMAND_BORDER ? "a ring through a text" : "a line through a text",
                   text->card, text->text, ink->rect, "line %.1f wide in %.0f,%.0f %.0fx%.0f", shape->width,
                   shape->rect.x, shape->rect.y, shape->rect.w, shape->rect.h);
  }
}

static void judge_cards(const Judge *judge) {
  int first = judge->first > 0 && judge->first < judge->canvas->count ? judge->canvas->cards - 1 : 0;
  for (int i = first; i < judge->canvas->cards; i++) {
    Rect a = judge->canvas->card_rects[i];
    if (!rect_holds(judge->whole, a, 0))
      report_fault(judge->report, "card outside the picture", i + 1, NULL, a, "%.0fx%.0f", judge->whole.w,
                   judge->whole.h);
    for (int j = i + 1; j < judge->canvas->cards; j++) {
      Rect b = judge->canvas->card_rects[j];
      if (rects_overlap(a, b, 0) && !may_cover(judge, i + 1, j + 1))
        report_fault(judge->report, "cards overlap", i + 1, NULL, a, "with card %d at %.0f,%.0f %.0fx%.0f",
                     j + 1, b.x, b.y, b.w, b.h);
    }
  }
}

/* ---- size, contrast, glyphs ---- */

/* The unit of a card's letters. */
static double unit_of(const Judge *judge, int card) {
  const ViewState *state = judge->picture->state;
  const PanelPlace *place = layout_panel_on(judge->picture, card);
  if (!judge->picture->view || !state->lesson || card == NARRATION_CARD || (place && place->main))
    return judge->u;
  bool opened = place && state->opened_panels && state->opened_panels[place->panel->index] > 0;
  return opened ? place->unit : theme_unit(state->width, state->height, fmin(state->text_scale, 1));
}

static void judge_size(const Judge *judge, const Ink *ink) {
  const Command *text = command_of(judge, ink);
  double least = (text->role == ROLE_FORMULA ? 0.9 : 1.5) * unit_of(judge, text->card);
  if (text->size < least - 1e-6)
    report_fault(judge->report, "too small", text->card, text->text, ink->rect, "%.2f u, at least %.1f",
                 text->size / judge->u, least / judge->u);
}

static void judge_text_contrast(const Judge *judge, const Ink *ink) {
  const Command *text = command_of(judge, ink);
  if (text->role == ROLE_DECORATION || rect_is_empty(ink->seen))
    return;
  double y = ink->seen.y + ink->seen.h / 2, left = ink->seen.x + fmin(1, ink->seen.w / 2);
  const double at[] = {ink->seen.x + ink->seen.w / 2, left, 2 * ink->seen.x + ink->seen.w - left};
  for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
    Color below = color_below(judge->canvas, ink->command, at[i], y);
    double contrast = color_contrast(color_over(text->color, below), below);
    if (contrast >= 4.5)
      continue;
    report_fault(judge->report, "contrast of a text", text->card, text->text, ink->rect,
                 "%.2f : 1 of #%02X%02X%02X on #%02X%02X%02X", contrast, text->color.r, text->color.g,
                 text->color.b, below.r, below.g, below.b);
    return;
  }
}

static bool same_color(Color a, Color b) {
  return a.r == b.r && a.g == b.g && a.b == b.b;
}

/* Grounds, tracks, tints and grid lines. */
static bool is_background(const Theme *theme, Color color) {
  const Color quiet[] = {theme->ground,   theme->card,     theme->field,
                         theme->hairline, theme->positive, theme->negative};
  for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++)
    if (same_color(color, quiet[i]))
      return true;
  for (size_t i = 0; i < THEME_CLASSES; i++)
    if (same_color(color, theme->tints[i]))
      return true;
  return false;
}

static void judge_shape_contrast(const Judge *judge, size_t index) {
  const Command *shape = &judge->canvas->commands[index];
  const Theme *theme = theme_get(judge->picture->state->dark);
  bool fill = shape->kind == COMMAND_FILL_RECT || shape->kind == COMMAND_FILL_PATH;
  if ((!fill && shape->kind != COMMAND_STROKE) || is_background(theme, shape->color) ||
      shape->role == ROLE_FORMULA || shape->role == ROLE_DECORATION)
    return;
  double x = shape->rect.x + shape->rect.w / 2, y = shape->rect.y + shape->rect.h / 2;
  if (fmax(shape->rect.w, shape->rect.h) < 0.5 * judge->u)
    return; /* too short to carry anything: a stalk that has shrunk into its point */
  if (!fill) {
    x = shape->points[shape->count / 2].x;
    y = shape->points[shape->count / 2].y;
  }
  Color below = color_below(judge->canvas, index, x, y);
  double contrast = color_contrast(color_over(shape->color, below), below);
  /* A shape of the same colour on a larger one is a part of it. */
  if (contrast >= 3 || contrast <= 1.001)
    return;
  char name[8];
  snprintf(name, sizeof name, "#%02X%02X%02X", shape->color.r, shape->color.g, shape->color.b);
  report_fault(judge->report, fill ? "contrast of a shape" : "contrast of a line", shape->card, name,
               shape->rect, "%.2f : 1 on #%02X%02X%02X", contrast, below.r, below.g, below.b);
}

static void judge_glyphs(const Judge *judge, const Ink *ink) {
  const Command *text = command_of(judge, ink);
  uint32_t code;
  for (const char *at = text->text; (code = text_next(&at)) != 0;)
    if (!font_has(judge->canvas->font, text->face, code))
      report_fault(judge->report, "no glyph", text->card, text->text, ink->rect, "U+%04X in %s",
                   (unsigned)code, face_name(text->face).file);
}

/* ---- hits ---- */

static void judge_hit(const Judge *judge, const Hit *hit) {
  static const char *const kinds[] = {
      [TARGET_NONE] = "none",         [TARGET_CELL] = "cell",   [TARGET_CONTROL] = "control",
      [TARGET_TIMELINE] = "timeline", [TARGET_CHART] = "chart", [TARGET_PANEL] = "panel",
      [TARGET_HANDLE] = "handle",     [TARGET_TERM] = "term"};
  const char *name = hit->target.kind == TARGET_CELL
                         ? trace_info(judge->picture->state->trace, (ValueId)hit->target.a)->name
                         : kinds[hit->target.kind];
  if (rect_is_empty(hit->rect) || !rect_holds(judge->whole, hit->rect, 0.01))
    report_fault(judge->report, "hit outside the picture", 0, name, hit->rect, "empty or outside");
  bool pointed = hit->target.kind == TARGET_CELL || hit->target.kind == TARGET_CONTROL; /* a word is as wide
                                                                                           as it is written */
  if (!pointed)
    return;
  const ViewState *state = judge->picture->state;
  double u = fmin(judge->u, theme_unit(state->width, state->height, 1));
  if (fmax(hit->rect.w, hit->rect.h) < 2 * u || fmin(hit->rect.w, hit->rect.h) < u)
    report_fault(judge->report, "hit too small", 0, name, hit->rect, "%.2f u x %.2f u", hit->rect.w / u,
                 hit->rect.h / u);
  if (!hit->focusable)
    return;
  const Hit *top =
      hits_at(judge->picture->hits, hit->rect.x + hit->rect.w / 2, hit->rect.y + hit->rect.h / 2);
  bool covered = judge->inspector > 0 && rects_overlap(inspector_hit(judge)->rect, hit->rect, 0);
  if (top && !covered && !target_equal(top->target, hit->target))
    report_fault(judge->report, "hit covered", 0, name, hit->rect, "[%d,%d] by another, a %s",
                 hit->target.b + 1, hit->target.c + 1, kinds[top->target.kind]);
}

/* Some place of the timeline leads to a step: its own, or one of a slider's. */
static bool leads_to(const Hits *hits, size_t step) {
  if (hits_find(hits, (Target){TARGET_TIMELINE, (int)step, 0, 0, 0}))
    return true;
  for (size_t i = 0; i < hits->count; i++) {
    const Hit *hit = &hits->items[i];
    if (hit->target.kind == TARGET_TIMELINE && hit->first <= (int)step && (int)step <= hit->last)
      return true;
  }
  return false;
}

static void judge_hits(const Judge *judge) {
  const Hits *hits = judge->picture->hits;
  const ViewState *state = judge->picture->state;
  for (size_t i = 0; i < hits->count; i++)
    judge_hit(judge, &hits->items[i]);
  if (state->overlay != OVERLAY_NONE)
    return;
  for (size_t step = 0; step < state->trace->step_count; step++)
    if (!leads_to(hits, step))
      report_fault(judge->report, "step missing on the timeline", 0, NULL, (Rect){0, 0, 0, 0}, "step %zu",
                   step + 1);
}

/* ---- whole ---- */

static void judge_whole(const Judge *judge, const Ink *ink) {
  const Command *text = command_of(judge, ink);
  size_t length = strlen(text->text), dots = strlen("…");
  if (length > dots && strcmp(text->text + length - dots, "…") == 0)
    report_fault(judge->report, "shortened", text->card, text->text, ink->rect, "ends in an ellipsis");
}

static void judge_scroll(const Judge *judge) {
  const ViewState *state = judge->picture->state;
  char id[TRACE_ID_MAX];
  if (judge->picture->scroll > 0 && state->text_scale <= 1)
    report_fault(judge->report, "has to be scrolled", 2, trace_step_id(id, state->trace, state->step),
                 (Rect){0, 0, 0, 0}, "by %.1f u", judge->picture->scroll / judge->u);
}

static void judge_texts(const Judge *judge, unsigned rules) {
  for (size_t i = 0; i < judge->count; i++) {
    const Ink *ink = &judge->inks[i];
    if (rules & RULE_PLACE) {
      judge_place(judge, ink);
      judge_covered(judge, ink);
    }
    if (rules & RULE_OVERLAP)
      judge_strikes(judge, ink);
    if (rules & RULE_SIZE)
      judge_size(judge, ink);
    if (rules & RULE_CONTRAST)
      judge_text_contrast(judge, ink);
    if (rules & RULE_GLYPHS)
      judge_glyphs(judge, ink);
    if (rules & RULE_WHOLE)
      judge_whole(judge, ink);
  }
}

void rules_judge(Report *report, const Picture *picture, unsigned rules) {
  const ViewState *state = picture->state;
  Judge judge = {.report = report, .picture = picture, .canvas = picture->canvas};
  judge.whole = (Rect){0, 0, state->width, state->height};
  judge.u =
      picture->view ? view_unit(picture->view) : theme_unit(picture->state->width, picture->state->height, 1);
  judge.first = state->overlay == OVERLAY_NONE ? 0 : behind_veil(picture->canvas, judge.whole);
  judge.inks = malloc((picture->canvas->count + 1) * sizeof *judge.inks);
  if (!judge.inks)
    abort();
  judge.count = ink_find(judge.inks, picture->canvas, judge.first);
  judge.inspector = find_inspector(&judge);
  report->state = state;
  report->pictures++;
  judge_texts(&judge, rules);
  if (rules & RULE_OVERLAP) {
    judge_pairs(&judge);
    judge_cards(&judge);
  }
  if (rules & RULE_PLACE)
    judge_inspector(&judge);
  if (rules & RULE_PLACE)
    for (size_t i = judge.first; i < picture->canvas->count; i++)
      judge_shape_place(&judge, i);
  if (rules & RULE_CONTRAST)
    for (size_t i = judge.first; i < picture->canvas->count; i++)
      judge_shape_contrast(&judge, i);
  if (rules & RULE_HITS)
    judge_hits(&judge);
  if (rules & RULE_PANELS)
    layout_judge_panels(report, picture, judge.inks, judge.count, judge.u);
  if (rules & RULE_WHOLE)
    judge_scroll(&judge);
  free(judge.inks);
}
