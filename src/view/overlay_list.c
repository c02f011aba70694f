/* The list of lessons. */
#include "view/overlay.h"

#include <math.h>

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

void overlay_list(const Draw *draw) {
  int card;
  double u = draw->u, pitch = 4.2 * u;
  size_t count = draw->state->catalogue_count;
  Rect inner = overlay_sheet(draw, 100, clamp(10.4 + 4.2 * (double)count, 24, 84), STRING_LIST_TITLE, &card);
  overlay_glossary_button(draw, inner);
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
