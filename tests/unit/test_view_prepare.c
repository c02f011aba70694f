/* What the view makes ready ahead of a picture, and what it keeps from the pictures before. */
#include "support/check.h"
#include "support/fixed_font.h"
#include "support/panel_play.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char VALUES[] = "  P[k to K]: { given: [0.5, 0.3, 0.2], edit: [0, 1], symbol: 'p_{\\v{k}}' }\n"
                             "  H: { is: '-sum(k to K: xlogy(P[k], P[k]))', symbol: '\\color{accent}{H}' }\n";
static const char PANELS[] = "  - bars: { of: P, title: { ko: 참, en: Truth } }\n"
                             "  - bars: { of: H, title: { ko: 값, en: Value }, when: seen(H) }\n";

/* The fixed font, and which texts were drawn with it. */
enum { TEXTS_MOST = 2000 };
typedef struct Drawn {
  Face face;
  double size;
  char text[64];
} Drawn;
static Drawn drawn[TEXTS_MOST];
static size_t drawn_count;

static TextMask noting_mask(void *self, Face face, double size, TextStyle style, const char *text) {
  assert_true(drawn_count < TEXTS_MOST);
  Drawn *one = &drawn[drawn_count++];
  one->face = face;
  one->size = size;
  snprintf(one->text, sizeof one->text, "%s", text);
  return fixed_font.ops->mask(self, face, size, style, text);
}

static bool was_drawn(const Command *command) {
  for (size_t i = 0; i < drawn_count; i++)
    if (drawn[i].face == command->face && fabs(drawn[i].size - command->size) < 1e-9 &&
        strncmp(drawn[i].text, command->text, sizeof drawn[i].text - 1) == 0)
      return true;
  return false;
}

static void check_drawn(const PanelPlay *play) {
  size_t texts = 0;
  for (size_t i = 0; i < play->canvas.count; i++)
    if (play->canvas.commands[i].kind == COMMAND_TEXT) {
      texts++;
      if (!was_drawn(&play->canvas.commands[i]))
        fail_msg("\"%s\" is new", play->canvas.commands[i].text);
    }
  assert_true(texts > 10);
}

static void the_next_picture_finds_its_texts_drawn(void **unused) {
  (void)unused;
  FontOps ops = *fixed_font.ops;
  ops.mask = noting_mask;
  const Font noting = {&ops, NULL};
  PanelPlay play;
  panel_play_own(&play, &noting, VALUES, "H", PANELS);
  panel_play_go(&play, "given");
  panel_play_draw(&play);
  size_t before, after;
  (void)view_panels(play.view, &before);
  drawn_count = 0;
  ViewState next = play.state;
  next.step++;
  for (size_t piece = 0; view_prepare(play.view, &next, piece);)
    piece++;
  (void)view_panels(play.view, &after);
  assert_int_equal(before, after); /* those of the picture drawn last */
  panel_play_go(&play, "shown");
  play.state.progress = 0.25;
  panel_play_draw(&play);
  check_drawn(&play);
  play.state.progress = 1;
  panel_play_draw(&play);
  check_drawn(&play);
  (void)view_panels(play.view, &after);
  assert_true(after > before);
  panel_play_free(&play);
}

static void check_same(const Canvas *a, const Canvas *b) {
  assert_int_equal(a->count, b->count);
  for (size_t i = 0; i < a->count; i++) {
    const Command *one = &a->commands[i], *other = &b->commands[i];
    assert_int_equal(one->kind, other->kind);
    assert_memory_equal(&one->color, &other->color, sizeof one->color);
    assert_memory_equal(&one->rect, &other->rect, sizeof one->rect);
    if (one->kind == COMMAND_TEXT) {
      assert_string_equal(one->text, other->text);
      check_close(one->size, other->size, 0, 0);
    }
  }
}

/* More formulas than are kept, in both themes: the last picture is that of a view that drew no other. */
static void pictures_before_leave_no_trace(void **unused) {
  (void)unused;
  PanelPlay fresh, used;
  panel_play_own(&fresh, &fixed_font, VALUES, "H", PANELS);
  panel_play_own(&used, &fixed_font, VALUES, "H", PANELS);
  panel_play_go(&fresh, "shown");
  panel_play_go(&used, "shown");
  for (int i = 0; i < 300; i++) {
    used.state.text_scale = 0.8 + i / 400.0;
    used.state.dark = i % 2;
    panel_play_draw(&used);
  }
  for (int dark = 0; dark < 2; dark++) {
    fresh.state.dark = used.state.dark = dark;
    used.state.text_scale = fresh.state.text_scale;
    panel_play_draw(&fresh);
    panel_play_draw(&used);
    check_same(&fresh.canvas, &used.canvas);
  }
  panel_play_free(&fresh);
  panel_play_free(&used);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_next_picture_finds_its_texts_drawn),
      cmocka_unit_test(pictures_before_leave_no_trace),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
