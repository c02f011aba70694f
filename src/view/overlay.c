/* What lies over the lesson: which sheet it is, and what sheets have in common. */
#include "view/overlay.h"

#include <math.h>

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

void overlay_scroll_bar(const Draw *draw, Rect area, size_t first, size_t shown, size_t all) {
  double u = draw->u, x = area.x + area.w - 0.6 * u;
  if (shown >= all)
    return;
  canvas_fill_rect(draw->canvas, (Rect){x, area.y, 0.6 * u, area.h}, 0.3 * u, draw->theme->field);
  canvas_fill_rect(
      draw->canvas,
      (Rect){x, area.y + area.h * (double)first / (double)all, 0.6 * u, area.h * (double)shown / (double)all},
      0.3 * u, draw->theme->muted);
}

static void draw_quit(const Draw *draw) {
  int card;
  Rect inner = overlay_sheet(draw, 60, 18, STRING_QUIT_QUESTION, &card);
  const Action no = {.kind = ACTION_CLOSE}, yes = {.kind = ACTION_QUIT};
  overlay_answers(draw, inner, STRING_STAY, STRING_QUIT, no, yes);
  canvas_end_card(draw->canvas, card);
}

void overlay_draw(const Draw *draw) {
  static void (*const DRAWN[])(const Draw *draw) = {[OVERLAY_NONE] = NULL,
                                                    [OVERLAY_HELP] = overlay_help,
                                                    [OVERLAY_LIST] = overlay_list,
                                                    [OVERLAY_QUIT] = draw_quit,
                                                    [OVERLAY_GO] = overlay_field,
                                                    [OVERLAY_SAVE_PICTURE] = overlay_field,
                                                    [OVERLAY_SAVE_LESSON] = overlay_field,
                                                    [OVERLAY_SAVE_ANSWERS] = overlay_field,
                                                    [OVERLAY_COLUMNS] = overlay_columns,
                                                    [OVERLAY_QUESTIONS] = overlay_questions,
                                                    [OVERLAY_GLOSSARY] = overlay_glossary};
  if (DRAWN[draw->state->overlay])
    DRAWN[draw->state->overlay](draw);
}
