/* The bar at the top: number, title, subtitle; language, questions, theme, help, list. */
#include "lesson/data_lesson.h"
#include "view/parts.h"
#include "view/verdict.h"

#include <math.h>
#include <stdio.h>

static void moon(const Draw *draw, double x, double y, double radius, Color color, Color ground) {
  canvas_circle(draw->canvas, x, y, radius, color);
  canvas_circle(draw->canvas, x + 0.45 * radius, y - 0.35 * radius, 0.85 * radius, ground);
}

static void sun(const Draw *draw, double x, double y, double radius, Color color) {
  canvas_circle(draw->canvas, x, y, 0.55 * radius, color);
  for (int i = 0; i < 8; i++) {
    double angle = i * acos(-1) / 4, dx = cos(angle), dy = sin(angle);
    canvas_line(draw->canvas, x + 0.78 * radius * dx, y + 0.78 * radius * dy, x + 1.1 * radius * dx,
                y + 1.1 * radius * dy, 0.2 * radius, color);
  }
}

static void bars(const Draw *draw, double x, double y, double radius, Color color) {
  for (int i = -1; i <= 1; i++)
    canvas_line(draw->canvas, x - radius, y + 0.65 * i * radius, x + radius, y + 0.65 * i * radius,
                0.24 * radius, color);
}

/* A ticked box. */
static void tick(const Draw *draw, double x, double y, double radius, Color color) {
  const Rect box = {x - radius, y - radius, 2 * radius, 2 * radius};
  canvas_border(draw->canvas, box, 0.4 * radius, 0.2 * radius, color);
  verdict_draw(draw, ASK_RIGHT, x, y, 1.05 * radius, color);
}

static bool lesson_asks(const Lesson *lesson) {
  for (size_t i = 0; i < lesson->step_count; i++)
    if (lesson->steps[i].ask.count > 0)
      return true;
  return false;
}

static double word_width(const Draw *draw, int language) {
  return draw_text_width(draw, 1.7, true,
                         strings_get(draw->strings, (Language)language, STRING_LANGUAGE_NAME)) +
         2 * draw->u;
}

/* Two words side by side, the present one filled. */
static void language_switch(const Draw *draw, Rect whole) {
  double x = whole.x, y = whole.y + whole.h / 2;
  draw_button(draw, whole, NULL, false, (Action){.kind = ACTION_LANGUAGE}, STRING_SWITCH_LANGUAGE);
  canvas_fill_rect(draw->canvas, whole, whole.h / 2, draw->theme->field);
  for (int i = LANG_COUNT - 1; i >= 0; i--) {
    bool on = draw->state->language == (Language)i;
    double wide = word_width(draw, i);
    if (on)
      canvas_fill_rect(draw->canvas, (Rect){x, whole.y, wide, whole.h}, whole.h / 2, draw->theme->strong);
    draw_text(draw, ALIGN_CENTER, x + wide / 2, y,
              (TextLook){1.7, true, on ? draw->theme->on_strong : draw->theme->muted},
              strings_get(draw->strings, (Language)i, STRING_LANGUAGE_NAME));
    x += wide;
  }
}

/* Ends at `right`. */
static Rect word_button(const Draw *draw, double right, double y, StringId name, Action action,
                        StringId tip) {
  double u = draw->u, wide = draw_text_width(draw, 1.7, true, draw_string(draw, name)) + 2.4 * u;
  Rect box = {right - wide, y - 1.5 * u, wide, 3 * u};
  draw_button(draw, box, draw_string(draw, name), false, action, tip);
  return box;
}

/* For data of the user's own, where the lesson takes them; and, while anything is edited, what takes all
 * edits back.  Returns the left end of what is there. */
static double chips(const Draw *draw, double right, double y) {
  const ViewState *state = draw->state;
  double u = draw->u;
  if (data_lesson_is_open(state->lesson))
    right = word_button(draw, right, y, STRING_COLUMNS_SHORT, (Action){.kind = ACTION_COLUMNS},
                        STRING_CHOOSE_COLUMNS)
                .x -
            1.2 * u;
  if (!state->original || state->original == state->trace)
    return right;
  Rect box = word_button(draw, right, y, STRING_RESET_SHORT, (Action){.kind = ACTION_RESET}, STRING_RESET);
  canvas_border(draw->canvas, box, u, 0.2 * u, draw->theme->accent);
  return box.x - 1.2 * u;
}

static double looks_width(const Draw *draw) {
  return word_width(draw, LANG_EN) + word_width(draw, LANG_KO) + (0.9 + HEADER_BUTTON) * draw->u;
}

double header_looks(const Draw *draw, double right, double y) {
  const Theme *theme = draw->theme;
  double u = draw->u, left = right - looks_width(draw), size = HEADER_BUTTON * u;
  Rect box = {right - size, y - size / 2, size, size};
  language_switch(draw, (Rect){left, y - 1.5 * u, box.x - 0.9 * u - left, 3 * u});
  draw_button(draw, box, NULL, false, (Action){.kind = ACTION_THEME}, STRING_SWITCH_THEME);
  if (theme->dark)
    sun(draw, box.x + size / 2, y, u, theme->ink);
  else
    moon(draw, box.x + size / 2, y, u, theme->ink, theme->field);
  return left;
}

/* Language, theme, questions where the lesson has some, help, list. Returns their left end. */
static double controls(const Draw *draw, Rect rect) {
  double u = draw->u, y = rect.y + rect.h / 2, size = HEADER_BUTTON * u, step = size + 0.9 * u;
  bool asks = lesson_asks(draw->state->lesson);
  double left = rect.x + rect.w - 1.1 * u - (asks ? 3 : 2) * step, looks = left - 0.9 * u;
  double end = chips(draw, looks - looks_width(draw) - 1.2 * u, y);
  header_looks(draw, looks, y);
  Rect box = {left, y - size / 2, size, size};
  if (asks) {
    draw_button(draw, box, NULL, false, (Action){.kind = ACTION_QUESTIONS}, STRING_QUESTIONS);
    tick(draw, box.x + size / 2, y, 0.95 * u, draw->theme->ink);
    box.x += step;
  }
  draw_button(draw, box, "?", false, (Action){.kind = ACTION_HELP}, STRING_HELP);
  box.x += step;
  draw_button(draw, box, NULL, false, (Action){.kind = ACTION_LIST}, STRING_LIST);
  bars(draw, box.x + size / 2, y, 0.85 * u, draw->theme->ink);
  return end + 1.2 * u;
}

void header_draw(const Draw *draw, Rect rect) {
  const Theme *theme = draw->theme;
  const Lesson *lesson = draw->state->lesson;
  double u = draw->u, y = rect.y + rect.h / 2, x = rect.x + 2.6 * u;
  canvas_fill_rect(draw->canvas, rect, 0, theme->card);
  int card = canvas_begin_card(draw->canvas, rect);
  canvas_fill_rect(draw->canvas, (Rect){rect.x, rect.y + rect.h - 1, rect.w, 1}, 0, theme->hairline);
  double right = controls(draw, rect) - 2 * u;
  if (*lesson->number)
    x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){2.2, true, theme->muted}, lesson->number) + 1.2 * u;
  const char *title = draw_fitted(draw, right - x, 2.4, true, filled_phrase(draw, &lesson->title, false));
  x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){2.4, true, theme->ink}, title) + 3 * u;
  const char *subtitle = filled_phrase(draw, &lesson->subtitle, false);
  /* Half a subtitle says nothing: it is there whole or not at all. */
  if (subtitle && x + draw_text_width(draw, 1.8, false, subtitle) <= right)
    draw_text(draw, ALIGN_LEFT, x, y, (TextLook){1.8, false, theme->muted}, subtitle);
  canvas_end_card(draw->canvas, card);
}
