/* The glossary: a line to search in, the terms that have what is typed, and what the chosen one means. */
#include "view/overlay.h"
#include "view/terms.h"

#include <math.h>
#include <string.h>

#define FIELD_HEIGHT 4.2 /* u */
#define PITCH 3.4        /* of the list's rows */
#define GAP 1.4

/* The rows that have what is typed, and where the chosen one is among them. */
typedef struct Found {
  const Glossary *glossary;
  const GlossaryRow *rows;
  size_t count, chosen;
} Found;

static Found look_up(const Draw *draw) {
  const Glossary *glossary = draw->state->glossary;
  GlossaryRow *rows = ARENA_ARRAY(draw->arena, GlossaryRow, glossary->row_count);
  Found found = {.glossary = glossary, .rows = rows};
  found.count = glossary_search(rows, glossary, draw->state->language, draw->state->field.text);
  found.chosen = glossary_place(rows, found.count, draw->state->glossary_row);
  return found;
}

static void draw_field(const Draw *draw, Rect box, const Found *found) {
  const Theme *theme = draw->theme;
  double u = draw->u, y = box.y + box.h / 2;
  const FieldView *field = &draw->state->field;
  const char *count = draw_words(draw, STRING_GLOSSARY_COUNT, draw_count(draw, found->count), NULL);
  double said = draw_text_width(draw, 1.6, false, count) + 1.2 * u;
  canvas_fill_rect(draw->canvas, box, 0.7 * u, theme->field);
  canvas_border(draw->canvas, box, 0.7 * u, 0.22 * u, theme->accent);
  draw_text(draw, ALIGN_RIGHT, box.x + box.w - 1.2 * u, y, (TextLook){1.6, false, theme->muted}, count);
  Rect before = canvas_set_clip(
      draw->canvas, rect_intersect((Rect){box.x, box.y, box.w - said - u, box.h}, draw->canvas->clip));
  double x = box.x + 1.2 * u;
  if (*field->text == '\0')
    draw_text(draw, ALIGN_LEFT, x + 0.8 * u, y, (TextLook){1.8, false, theme->muted},
              draw_string(draw, STRING_GLOSSARY_SEARCH));
  field_text_draw(draw, x, y, field->text, field->caret, false);
  canvas_set_clip(draw->canvas, before);
}

/* --- The list */

/* "ℓ, loss" behind a word of the other language; a sign's word behind the sign. */
static const char *beside(const Draw *draw, const GlossaryEntry *entry, bool sign) {
  Language here = draw->state->language, there = here == LANG_KO ? LANG_EN : LANG_KO;
  if (sign)
    return entry->term.in[here];
  if (entry->symbol_count > 0)
    return arena_printf(draw->arena, "%s · %s", entry->symbols[0], entry->term.in[there]);
  return entry->term.in[there];
}

static void draw_row(const Draw *draw, Rect area, const Found *found, size_t index) {
  const Theme *theme = draw->theme;
  GlossaryRow row = found->rows[index];
  const GlossaryEntry *entry = &found->glossary->entries[row.entry];
  const char *head = row.sign ? entry->symbols[0] : entry->term.in[draw->state->language],
             *side = beside(draw, entry, row.sign);
  double u = draw->u, y = area.y + area.h / 2, x = area.x + 1.2 * u, room = area.w - 2.4 * u;
  Action action = {.kind = ACTION_GLOSSARY_ROW, .arg = (int)index};
  Target target = target_of_action(action);
  bool chosen = index == found->chosen;
  if (chosen || target_equal(draw->state->hover, target))
    canvas_fill_rect(draw->canvas, area, 0.8 * u, theme->field);
  if (chosen)
    canvas_border(draw->canvas, area, 0.8 * u, 0.2 * u, theme->accent);
  double used = draw_text(draw, ALIGN_LEFT, x, y, (TextLook){1.9, true, theme->ink},
                          draw_fitted(draw, room, 1.9, true, head)) +
                1.4 * u;
  if (room - used > 5 * u && strcmp(head, side) != 0)
    draw_text(draw, ALIGN_RIGHT, x + room, y, (TextLook){1.6, false, theme->muted},
              draw_fitted(draw, room - used, 1.6, false, side));
  hits_add(draw->hits, area, target)->action = action;
}

/* The chosen one in the middle, as far as there are others on both sides. */
static void draw_list(const Draw *draw, Rect area, const Found *found) {
  double u = draw->u, pitch = PITCH * u;
  size_t fit = (size_t)fmax(floor(area.h / pitch), 1), most = found->count > fit ? found->count - fit : 0,
         first = found->chosen > fit / 2 ? found->chosen - fit / 2 : 0;
  if (first > most)
    first = most;
  for (size_t i = first; i < found->count && i < first + fit; i++)
    draw_row(draw, (Rect){area.x, area.y + (double)(i - first) * pitch, area.w - 1.2 * u, pitch - 0.3 * u},
             found, i);
  if (found->count == 0)
    draw_paragraph(draw, (Rect){area.x, area.y + u, area.w, 0}, (TextLook){1.8, false, draw->theme->muted},
                   draw_string(draw, STRING_GLOSSARY_NOT_FOUND), true);
  if (most > 0) {
    double length = area.h * (double)fit / (double)found->count;
    Rect bar = {area.x + area.w - 0.5 * u, area.y + (area.h - length) * (double)first / (double)most, 0.4 * u,
                length};
    canvas_fill_rect(draw->canvas, bar, 0.2 * u, draw->theme->hairline);
  }
}

/* --- The entry */

/* "03 From scores to probabilities"; the id where no such lesson is known. */
static const char *lesson_name(const Draw *draw, const char *id) {
  const ViewState *state = draw->state;
  for (size_t i = 0; i < state->list.count; i++) {
    const CatalogueEntry *lesson = &state->list.entries[i];
    const char *title = lesson->title.in[state->language];
    if (strcmp(lesson->id, id) == 0 && title)
      return arena_printf(draw->arena, "%s %s", lesson->number, title);
  }
  return id;
}

static void draw_lesson_button(const Draw *draw, Rect area, const GlossaryEntry *entry, size_t index) {
  bool here = draw->state->lesson && strcmp(draw->state->lesson->id, entry->lesson) == 0;
  const char *name = draw_words(draw, here ? STRING_GLOSSARY_OPEN_HERE : STRING_GLOSSARY_OPEN,
                                lesson_name(draw, entry->lesson), NULL);
  double u = draw->u, room = area.w - 3 * u;
  name = draw_fitted(draw, room, 1.7, true, name);
  Rect rect = {area.x, area.y + area.h - 3.6 * u, draw_text_width(draw, 1.7, true, name) + 3 * u, 3.6 * u};
  draw_button(draw, rect, name, false, (Action){.kind = ACTION_GLOSSARY_LESSON, .arg = (int)index},
              STRING_NONE);
}

/* As large as there is room for. */
static void draw_entry(const Draw *draw, Rect area, const Found *found) {
  static const double SCALES[] = {1.15, 1, 0.9, 0.8, 0.7};
  size_t index = found->rows[found->chosen].entry, last = sizeof SCALES / sizeof *SCALES - 1;
  const GlossaryEntry *entry = &found->glossary->entries[index];
  double u = draw->u, room = area.h - (entry->lesson ? 4.4 * u : 0);
  for (size_t i = 0; i <= last; i++) {
    Pen pen = {draw, area.x, area.y, area.w, SCALES[i], SIZE_LEAST, false};
    term_write(&pen, entry, 2.8);
    if (pen.y - area.y > room && i < last)
      continue;
    pen.y = area.y;
    pen.paint = true;
    Rect room_and_edge = {area.x - u, area.y, area.w + 2 * u, area.h};
    Rect before = canvas_set_clip(draw->canvas, rect_intersect(room_and_edge, draw->canvas->clip));
    term_write(&pen, entry, 2.8);
    canvas_set_clip(draw->canvas, before);
    break;
  }
  if (entry->lesson)
    draw_lesson_button(draw, area, entry, index);
}

/* List and entry beside each other, or below where that is too narrow. */
void overlay_glossary(const Draw *draw) {
  int card;
  double u = draw->u;
  Rect inner = overlay_sheet(draw, 124, 82, STRING_GLOSSARY_TITLE, &card);
  if (draw->state->glossary) {
    Found found = look_up(draw);
    bool wide = inner.w > 84 * u;
    Rect list = inner, entry = inner;
    if (wide) {
      list.w = 0.4 * inner.w;
      entry.x += list.w + 3 * u;
      entry.w -= list.w + 3 * u;
    } else {
      list.h =
          FIELD_HEIGHT * u + GAP * u + floor((0.45 * inner.h - FIELD_HEIGHT * u) / (PITCH * u)) * PITCH * u;
      entry.y += list.h + GAP * u;
      entry.h -= list.h + GAP * u;
    }
    draw_field(draw, (Rect){list.x, list.y, list.w, FIELD_HEIGHT * u}, &found);
    double head = (FIELD_HEIGHT + GAP) * u;
    draw_list(draw, (Rect){list.x, list.y + head, list.w, list.h - head}, &found);
    if (found.count > 0)
      draw_entry(draw, entry, &found);
  }
  canvas_end_card(draw->canvas, card);
}

double overlay_glossary_button(const Draw *draw, double right, double y) {
  if (!draw->state->glossary)
    return right;
  const char *name = draw_string(draw, STRING_GLOSSARY_SHORT);
  double u = draw->u, wide = draw_text_width(draw, 1.7, true, name) + 2.4 * u;
  draw_button(draw, (Rect){right - wide, y - HEADER_BUTTON * u / 2, wide, HEADER_BUTTON * u}, name, false,
              (Action){.kind = ACTION_GLOSSARY, .arg = -1}, STRING_GLOSSARY_SHORT);
  return right - wide - 0.9 * u;
}
