/* What lies over the lesson: help, the list of lessons, questions, fields to type into; and the notice. */
#include "view/parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void veil(const Draw *draw) {
  const ViewState *state = draw->state;
  Rect whole = {0, 0, state->width, state->height};
  canvas_fill_rect(draw->canvas, whole, 0, color_fade(RGB(0x0B0F14), draw->theme->dark ? 0.62 : 0.45));
  /* What lies below can't be reached; a click beside the sheet closes it. */
  hits_clear(draw->hits);
  Hit *hit = hits_add(draw->hits, whole, (Target){TARGET_CONTROL, ACTION_CLOSE, 0, 1, 0});
  hit->action = (Action){.kind = ACTION_CLOSE};
}

Rect overlay_sheet(const Draw *draw, double width_u, double height_u, StringId title, int *card) {
  double u = draw->u, w = fmin(width_u * u, draw->state->width - 4 * u),
         h = fmin(height_u * u, draw->state->height - 4 * u);
  Rect rect = {round((draw->state->width - w) / 2), round((draw->state->height - h) / 2), round(w), round(h)};
  veil(draw);
  *card = draw_card(draw, rect);
  hits_add(draw->hits, rect, (Target){TARGET_PANEL, 1, 0, 0, 0});
  draw_text(draw, ALIGN_LEFT, rect.x + 3 * u, rect.y + 3.4 * u,
            (TextLook){SIZE_TITLE, true, draw->theme->ink}, draw_string(draw, title));
  return (Rect){rect.x + 3 * u, rect.y + 6.4 * u, rect.w - 6 * u, rect.h - 8.4 * u};
}

/* One line of help: the keys that do it, what it does. */
typedef struct HelpLine {
  const char *keys;
  StringId help;
} HelpLine;

static size_t help_lines(const Draw *draw, HelpLine *out) {
  size_t count, used = 0;
  const KeyBinding *bindings = key_bindings(&count);
  for (size_t i = 0; i < count; i++) {
    if (bindings[i].help != STRING_NONE)
      out[used++] = (HelpLine){bindings[i].label, bindings[i].help};
    else if (used && bindings[i].label && *bindings[i].label)
      out[used - 1].keys = arena_printf(draw->arena, "%s, %s", out[used - 1].keys, bindings[i].label);
  }
  return used;
}

static void draw_help(const Draw *draw) {
  enum { LINES_MAX = 128 };
  HelpLine lines[LINES_MAX];
  size_t bindings;
  key_bindings(&bindings);
  size_t count = bindings <= LINES_MAX ? help_lines(draw, lines) : 0;
  int card;
  double u = draw->u;
  bool wide_screen = draw->state->width > 95 * u;
  double lines_high = 2.9 * (double)(wide_screen ? (count + 1) / 2 : count);
  Rect inner = overlay_sheet(draw, wide_screen ? 140 : 100, 13.5 + lines_high, STRING_HELP_TITLE, &card);
  double mouse = draw_paragraph(draw, inner, (TextLook){1.8, false, draw->theme->muted},
                                draw_string(draw, STRING_HELP_MOUSE), true) +
                 u;
  inner.y += mouse;
  inner.h -= mouse;
  size_t columns = wide_screen ? 2 : 1, rows = (count + columns - 1) / columns;
  double pitch = fmin(inner.h / (double)rows, 2.9 * u), size = clamp(pitch / u * 0.66, SIZE_LEAST, 1.8),
         wide = inner.w / (double)columns, keys = 0;
  for (size_t i = 0; i < count; i++)
    keys = fmax(keys, draw_text_width(draw, size, true, lines[i].keys));
  keys = fmin(keys, 0.5 * wide);
  for (size_t i = 0; i < count; i++) {
    size_t column = i / rows, row = i % rows;
    double x = inner.x + (double)column * wide, y = inner.y + ((double)row + 0.5) * pitch;
    draw_text(draw, ALIGN_LEFT, x, y, (TextLook){size, true, draw->theme->ink},
              draw_fitted(draw, keys, size, true, lines[i].keys));
    draw_text(draw, ALIGN_LEFT, x + keys + 1.6 * u, y, (TextLook){size, false, draw->theme->ink},
              draw_fitted(draw, wide - keys - 3 * u, size, false, draw_string(draw, lines[i].help)));
  }
  canvas_end_card(draw->canvas, card);
}

static void draw_entry(const Draw *draw, Rect row, size_t i) {
  const CatalogueEntry *entry = &draw->state->catalogue[i];
  const Theme *theme = draw->theme;
  double u = draw->u, y = row.y + row.h / 2, x = row.x + 1.4 * u;
  bool chosen = draw->state->overlay_choice == i;
  if (chosen)
    canvas_fill_rect(draw->canvas, row, 0.8 * u, theme->field);
  if (chosen)
    canvas_border(draw->canvas, row, 0.8 * u, 0.2 * u, theme->accent);
  TextLook look = {2.1, true, entry->broken ? theme->muted : theme->ink};
  draw_text(draw, ALIGN_LEFT, x, y, (TextLook){2.0, true, theme->muted}, entry->number);
  x += 4.6 * u;
  const char *title = entry->title.in[draw->state->language];
  if (!title)
    title = entry->id;
  double room = row.x + row.w - x - 2 * u;
  x += draw_text(draw, ALIGN_LEFT, x, y, look, draw_fitted(draw, room, 2.1, true, title)) + 2 * u;
  const char *side = entry->broken ? entry->error.what : entry->id;
  if (row.x + row.w - x > 12 * u)
    draw_text(draw, ALIGN_RIGHT, row.x + row.w - 1.4 * u, y,
              (TextLook){1.7, false, entry->broken ? theme->bad : theme->muted},
              draw_fitted(draw, row.x + row.w - x - 2 * u, 1.7, false, side));
  Hit *hit = hits_add(draw->hits, row, (Target){TARGET_CONTROL, ACTION_OPEN_LESSON, (int)i, 0, 0});
  hit->action = (Action){.kind = ACTION_OPEN_LESSON, .arg = (int)i};
}

static void draw_list(const Draw *draw) {
  int card;
  double u = draw->u, pitch = 4.2 * u;
  size_t count = draw->state->catalogue_count;
  Rect inner = overlay_sheet(draw, 100, clamp(10.4 + 4.2 * (double)count, 24, 84), STRING_LIST_TITLE, &card);
  if (count == 0)
    draw_paragraph(draw, inner, (TextLook){2, false, draw->theme->muted},
                   draw_string(draw, STRING_LIST_EMPTY), true);
  size_t fit = (size_t)fmax(inner.h / pitch, 1),
         first = draw->state->overlay_choice >= fit ? draw->state->overlay_choice - fit + 1 : 0;
  for (size_t i = first; i < count && i < first + fit; i++)
    draw_entry(draw,
               (Rect){inner.x - u, inner.y + (double)(i - first) * pitch, inner.w + 2 * u, pitch - 0.4 * u},
               i);
  canvas_end_card(draw->canvas, card);
}

double overlay_answers(const Draw *draw, Rect inner, StringId no, StringId yes, Action on_no, Action on_yes) {
  double u = draw->u, y = inner.y + inner.h - 3.6 * u, right = inner.x + inner.w;
  const StringId names[] = {yes, no};
  const Action actions[] = {on_yes, on_no};
  for (int i = 0; i < 2; i++) {
    const char *name = draw_string(draw, names[i]);
    double wide = draw_text_width(draw, 1.7, true, name) + 4 * u;
    draw_button(draw, (Rect){right - wide, y, wide, 3.6 * u}, name, i == 0, actions[i], STRING_NONE);
    right -= wide + 1.2 * u;
  }
  return right;
}

static void draw_quit(const Draw *draw) {
  int card;
  Rect inner = overlay_sheet(draw, 60, 18, STRING_QUIT_QUESTION, &card);
  const Action no = {.kind = ACTION_CLOSE}, yes = {.kind = ACTION_QUIT};
  overlay_answers(draw, inner, STRING_STAY, STRING_QUIT, no, yes);
  canvas_end_card(draw->canvas, card);
}

/* The end of a text that is too long for its box is what matters: the caret is there. */
static const char *tail_that_fits(const Draw *draw, double width, double size, const char *text) {
  while (*text && draw_text_width(draw, size, false, text) > width)
    text_next(&text);
  return text;
}

static void draw_field(const Draw *draw) {
  static const StringId TITLES[] = {[OVERLAY_GO] = STRING_GO_TITLE,
                                    [OVERLAY_SAVE_PICTURE] = STRING_SAVE_PICTURE_TITLE,
                                    [OVERLAY_SAVE_LESSON] = STRING_SAVE_LESSON_TITLE};
  bool go = draw->state->overlay == OVERLAY_GO;
  int card;
  double u = draw->u;
  const Theme *theme = draw->theme;
  const FieldView *field = &draw->state->field;
  bool refused = field->message && *field->message;
  const char *last = draw->state->trace ? draw_count(draw, draw->state->trace->step_count) : "1";
  const char *words = refused ? field->message : go ? draw_words(draw, STRING_GO_RANGE, last, NULL) : "";
  TextLook look = {1.8, refused, refused ? theme->bad : theme->muted};
  double said = draw_paragraph(draw, (Rect){0, 0, fmin(84 * u, draw->state->width - 4 * u) - 6 * u, 0}, look,
                               words, false) /
                u;
  Rect inner = overlay_sheet(draw, 84, 24 + fmax(said, 2.7), TITLES[draw->state->overlay], &card);
  Rect box = {inner.x, inner.y, inner.w, 4.4 * u};
  canvas_fill_rect(draw->canvas, box, 0.7 * u, theme->field);
  canvas_border(draw->canvas, box, 0.7 * u, 0.22 * u, refused ? theme->bad : theme->accent);
  const char *text = tail_that_fits(draw, box.w - 3 * u, 2, field->text);
  size_t cut = strlen(field->text) - strlen(text), shown = field->caret > cut ? field->caret - cut : 0;
  field_text_draw(draw, box.x + 1.2 * u, box.y + box.h / 2, text, shown, false);
  Rect note = {inner.x, box.y + box.h + 0.8 * u, inner.w, 0};
  draw_paragraph(draw, note, look, words, true);
  const Action no = {.kind = ACTION_CLOSE}, yes = {.kind = ACTION_ENTER};
  overlay_answers(draw, inner, STRING_CANCEL, go ? STRING_GO_BUTTON : STRING_SAVE_BUTTON, no, yes);
  canvas_end_card(draw->canvas, card);
}

void overlay_draw(const Draw *draw) {
  static void (*const DRAWN[])(const Draw *draw) = {[OVERLAY_NONE] = NULL,
                                                    [OVERLAY_HELP] = draw_help,
                                                    [OVERLAY_LIST] = draw_list,
                                                    [OVERLAY_QUIT] = draw_quit,
                                                    [OVERLAY_GO] = draw_field,
                                                    [OVERLAY_SAVE_PICTURE] = draw_field,
                                                    [OVERLAY_SAVE_LESSON] = draw_field,
                                                    [OVERLAY_COLUMNS] = columns_draw};
  if (DRAWN[draw->state->overlay])
    DRAWN[draw->state->overlay](draw);
}

void notice_draw(const Draw *draw) {
  const ViewState *state = draw->state;
  if (!state->notice || !*state->notice)
    return;
  double u = draw->u, pad = 1.6 * u;
  double text_width =
      fmin(draw_text_width(draw, 1.9, true, state->notice) + 1, state->width - 4 * u - 2 * pad);
  TextLook look = {1.9, true, state->notice_bad ? draw->theme->card : draw->theme->on_strong};
  double tall = draw_paragraph(draw, (Rect){0, 0, text_width, 0}, look, state->notice, false) + 1.2 * u;
  double wide = text_width + 2 * pad, bottom = state->height - 12 * u;
  Rect rect = {(state->width - wide) / 2, fmax(bottom - tall, u), wide, tall};
  Role before = canvas_set_role(draw->canvas, ROLE_DECORATION);
  canvas_fill_rect(draw->canvas, rect, u, state->notice_bad ? draw->theme->bad : draw->theme->strong);
  draw_paragraph(draw, (Rect){rect.x + pad, rect.y + 0.6 * u, text_width, 0}, look, state->notice, true);
  canvas_set_role(draw->canvas, before);
}
