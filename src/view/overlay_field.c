/* A line to type into. */
#include "view/overlay.h"

#include <math.h>
#include <string.h>

/* The end of a text that is too long for its box is what matters: the caret is there. */
static const char *tail_that_fits(const Draw *draw, double width, double size, const char *text) {
  while (*text && draw_text_width(draw, size, false, text) > width)
    text_next(&text);
  return text;
}

void overlay_field(const Draw *draw) {
  static const StringId TITLES[] = {[OVERLAY_GO] = STRING_GO_TITLE,
                                    [OVERLAY_SAVE_PICTURE] = STRING_SAVE_PICTURE_TITLE,
                                    [OVERLAY_SAVE_LESSON] = STRING_SAVE_LESSON_TITLE,
                                    [OVERLAY_SAVE_ANSWERS] = STRING_SAVE_ANSWERS_TITLE};
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
