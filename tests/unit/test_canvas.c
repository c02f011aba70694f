#include "canvas/canvas.h"
#include "support/check.h"
#include "support/fixed_font.h"

#include <math.h>
#include <string.h>

static const Color INK = {10, 20, 30, 255};

static void test_colors_fade_and_mix(void **state) {
  (void)state;
  assert_int_equal(color_fade(INK, 0.5).a, 128);
  assert_int_equal(color_fade(INK, 0.5).g, 20);
  assert_int_equal(color_fade(INK, -3).a, 0);
  assert_int_equal(color_fade(INK, 7).a, 255);
  assert_int_equal(color_fade(INK, NAN).a, 0);
  Color from = {0, 200, 10, 255}, to = {100, 100, 10, 55};
  Color quarter = color_mix(from, to, 0.25);
  assert_int_equal(quarter.r, 25);
  assert_int_equal(quarter.g, 175);
  assert_int_equal(quarter.b, 10);
  assert_int_equal(quarter.a, 205);
  Color end = color_mix(from, to, 2);
  assert_memory_equal(&end, &to, sizeof end);
}

/* Ratios from the WCAG's own definition: 21 for black on white; #767676 is the well-known lightest
 * grey that reaches 4.5 on white. */
static void test_contrast_is_that_of_wcag(void **state) {
  (void)state;
  check_close(color_contrast(RGB(0x000000), RGB(0xffffff)), 21, 1e-12, 0);
  check_close(color_contrast(RGB(0xffffff), RGB(0x767676)), 4.54, 0, 0.005);
  check_close(color_contrast(RGB(0xff0000), RGB(0xffffff)), 4.00, 0, 0.005);
  check_close(color_contrast(RGB(0x123456), RGB(0x123456)), 1, 1e-12, 0);
}

static void assert_rect(Rect rect, double x, double y, double w, double h) {
  check_close(rect.x, x, 0, 1e-12);
  check_close(rect.y, y, 0, 1e-12);
  check_close(rect.w, w, 0, 1e-12);
  check_close(rect.h, h, 0, 1e-12);
}

static void test_rectangles(void **state) {
  (void)state;
  assert_rect(rect_inset((Rect){10, 20, 30, 40}, 5), 15, 25, 20, 30);
  assert_rect(rect_inset((Rect){10, 20, 30, 40}, 18), 25, 38, 0, 4);
  assert_rect(rect_intersect((Rect){0, 0, 10, 10}, (Rect){4, -5, 20, 8}), 4, 0, 6, 3);
  Rect apart = rect_intersect((Rect){0, 0, 10, 10}, (Rect){20, 2, 5, 5});
  check_close(apart.w, 0, 0, 0);
  assert_true(rect_contains((Rect){1, 1, 2, 2}, 1, 2.9));
  assert_false(rect_contains((Rect){1, 1, 2, 2}, 3, 2));
  Rect first = rect_snap((Rect){0.4, 0, 10.3, 1}), second = rect_snap((Rect){10.7, 0, 10.3, 1});
  check_close(first.x + first.w, second.x, 0, 0);
  assert_rect(first, 0, 0, 11, 1);
}

static void test_commands_take_the_state_they_were_added_in(void **state) {
  (void)state;
  Canvas canvas = {0};
  canvas_begin(&canvas, &fixed_font, 200, 100, RGB(0xffffff));
  canvas_fill_rect(&canvas, (Rect){1, 2, 3, 4}, 0, INK);
  Rect whole = canvas_set_clip(&canvas, (Rect){5, 5, 50, 50});
  double opaque = canvas_set_alpha(&canvas, 0.5);
  Role text = canvas_set_role(&canvas, ROLE_NUMBER);
  canvas_circle(&canvas, 20, 30, 4, INK);
  canvas_set_clip(&canvas, whole);
  canvas_set_alpha(&canvas, opaque);
  canvas_set_role(&canvas, text);
  canvas_line(&canvas, 0, 0, 10, 5, 2, INK);
  assert_int_equal(canvas.count, 3);
  const Command *commands = canvas.commands;
  assert_rect(commands[0].clip, 0, 0, 200, 100);
  assert_rect(commands[1].clip, 5, 5, 50, 50);
  assert_rect(commands[1].rect, 16, 26, 8, 8);
  assert_int_equal(commands[1].color.a, 128);
  assert_int_equal(commands[1].role, ROLE_NUMBER);
  assert_int_equal(commands[2].color.a, 255);
  assert_int_equal(commands[2].role, ROLE_TEXT);
  assert_rect(commands[2].clip, 0, 0, 200, 100);
  canvas_free(&canvas);
}

static void test_what_cannot_be_seen_leaves_no_command(void **state) {
  (void)state;
  Canvas canvas = {0};
  const Point points[] = {{0, 0}, {5, 5}, {0, 5}};
  const uint32_t word = 0xff000000u;
  canvas_begin(&canvas, &fixed_font, 20, 20, RGB(0xffffff));
  canvas_fill_rect(&canvas, (Rect){1, 1, 0, 4}, 0, INK);
  canvas_fill_rect(&canvas, (Rect){1, 1, NAN, 4}, 0, INK);
  canvas_border(&canvas, (Rect){1, 1, 4, 4}, 0, 0, INK);
  canvas_fill_path(&canvas, points, 2, INK);
  canvas_stroke(&canvas, points, 1, 1, INK);
  canvas_stroke(&canvas, points, 3, 0, INK);
  canvas_text(&canvas, 0, 10, (Lettering){FACE_UI, 10, STYLE_PLAIN, INK}, "");
  canvas_image(&canvas, (Rect){1, 1, 4, 0}, &word, 1, 1);
  canvas_image(&canvas, (Rect){1.6, 1, 0.8, 4}, &word, 1, 1);
  canvas_image(&canvas, (Rect){NAN, 1, 4, 4}, &word, 1, 1);
  canvas_set_alpha(&canvas, 0);
  canvas_image(&canvas, (Rect){1, 1, 4, 4}, &word, 1, 1);
  canvas_fill_path(&canvas, points, 3, INK);
  double width = canvas_text(&canvas, 0, 10, (Lettering){FACE_UI, 10, STYLE_PLAIN, INK}, "abc");
  assert_int_equal(canvas.count, 0);
  check_close(width, 18, 1e-12, 0);
  canvas_free(&canvas);
}

static void test_points_and_text_are_copied(void **state) {
  (void)state;
  Canvas canvas = {0};
  canvas_begin(&canvas, &fixed_font, 100, 100, RGB(0xffffff));
  Point points[] = {{1, 2}, {30, 4}, {5, 60}};
  char word[] = "word";
  canvas_fill_path(&canvas, points, 3, INK);
  canvas_text(&canvas, 0, 10, (Lettering){FACE_UI, 10, STYLE_PLAIN, INK}, word);
  points[1].x = -1;
  word[0] = 'X';
  check_close(canvas.commands[0].points[1].x, 30, 0, 0);
  assert_rect(canvas.commands[0].rect, 1, 2, 29, 58);
  assert_string_equal(canvas.commands[1].text, "word");
  canvas_free(&canvas);
}

static void test_images_have_whole_edges_and_are_not_copied(void **state) {
  (void)state;
  Canvas canvas = {0};
  const uint32_t words[6] = {0};
  canvas_begin(&canvas, &fixed_font, 100, 100, RGB(0xffffff));
  canvas_set_alpha(&canvas, 0.5);
  canvas_image(&canvas, (Rect){10.4, 19.5, 30.2, 40.4}, words, 3, 2);
  const Command *command = &canvas.commands[0];
  assert_rect(command->rect, 10, 20, 31, 40);
  assert_ptr_equal(command->pixels, words);
  assert_int_equal(command->columns, 3);
  assert_int_equal(command->rows, 2);
  assert_int_equal(command->color.a, 128);
  canvas_free(&canvas);
}

static void test_text_is_aligned_by_its_width(void **state) {
  (void)state;
  Canvas canvas = {0};
  canvas_begin(&canvas, &fixed_font, 100, 100, RGB(0xffffff));
  const Align aligns[] = {ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT};
  const double lefts[] = {50, 39, 28}; /* "a한" is 0.6 + 1 em, with 'b' 2.2 em of 10 pixels */
  for (size_t i = 0; i < 3; i++) {
    double width = canvas_text_aligned(&canvas, aligns[i], 50, 20,
                                       (Lettering){FACE_ITALIC, 10, STYLE_TABULAR, INK}, "a한b");
    check_close(width, 22, 1e-12, 0);
    assert_rect(canvas.commands[i].rect, lefts[i], 20, 22, 0);
  }
  assert_int_equal(canvas.commands[2].face, FACE_ITALIC);
  assert_int_equal(canvas.commands[2].style, STYLE_TABULAR);
  canvas_free(&canvas);
}

static void test_cards_may_stand_in_cards(void **state) {
  (void)state;
  Canvas canvas = {0};
  canvas_begin(&canvas, &fixed_font, 100, 100, RGB(0xffffff));
  int ground = canvas_begin_card(&canvas, (Rect){0, 0, 90, 90});
  int outer = canvas_begin_card(&canvas, (Rect){10, 10, 20, 20});
  canvas_fill_rect(&canvas, (Rect){11, 11, 1, 1}, 0, INK);
  canvas_end_card(&canvas, outer);
  canvas_fill_rect(&canvas, (Rect){50, 11, 1, 1}, 0, INK);
  canvas_end_card(&canvas, ground);
  canvas_fill_rect(&canvas, (Rect){95, 95, 1, 1}, 0, INK);
  assert_int_equal(canvas.cards, 2);
  assert_int_equal(canvas.commands[0].card, 2);
  assert_int_equal(canvas.commands[1].card, 1);
  assert_int_equal(canvas.commands[2].card, 0);
  assert_rect(canvas.card_rects[1], 10, 10, 20, 20);
  canvas_free(&canvas);
}

static void test_axis_parallel_strokes_fall_on_the_pixel_grid(void **state) {
  (void)state;
  Canvas canvas = {0};
  canvas_begin(&canvas, &fixed_font, 100, 100, RGB(0xffffff));
  canvas_line(&canvas, 3.2, 10.3, 40.7, 10.3, 1, INK);
  canvas_line(&canvas, 20.4, 5, 20.4, 30, 2, INK);
  const Point corner[] = {{5.1, 5.1}, {5.1, 40.8}, {60.3, 40.8}};
  canvas_stroke(&canvas, corner, 3, 3, INK);
  canvas_line(&canvas, 3.2, 10.3, 40.7, 10.4, 1, INK);
  const Command *commands = canvas.commands;
  assert_rect(commands[0].rect, 3.2, 10.5, 37.5, 0);
  assert_rect(commands[1].rect, 20, 5, 0, 25);
  check_close(commands[2].points[1].x, 5.5, 0, 0);
  check_close(commands[2].points[1].y, 40.5, 0, 0);
  check_close(commands[2].points[2].y, 40.5, 0, 0);
  check_close(commands[3].points[0].y, 10.3, 0, 0);
  canvas_free(&canvas);
}

static void test_dashes_closer_than_the_width_are_solid(void **state) {
  (void)state;
  Canvas canvas = {0};
  const Point line[] = {{0, 0}, {50, 20}};
  const double dashes[][4] = {{2, 3, 4, 3}, {2, 0.5, 1, 0}, {0.5, 0.3, 0.6, 0}, {2, 3, 0, 0}, {2, NAN, 4, 0}};
  canvas_begin(&canvas, &fixed_font, 100, 100, RGB(0xffffff));
  for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
    canvas_stroke_dashed(&canvas, line, 2, dashes[i][0], dashes[i][1], dashes[i][2], INK);
    check_close(canvas.commands[i].dash, dashes[i][3], 0, 0);
  }
  canvas_free(&canvas);
}

static void test_a_new_picture_starts_afresh(void **state) {
  (void)state;
  Canvas canvas = {0};
  for (int picture = 0; picture < 3; picture++) {
    canvas_begin(&canvas, &fixed_font, 300, 100, RGB(0xffffff));
    assert_int_equal(canvas.count, 0);
    assert_int_equal(canvas.cards, 0);
    for (int i = 0; i < 500; i++) {
      canvas_begin_card(&canvas, (Rect){i, 0, 1, 1});
      canvas_text(&canvas, i, 10, (Lettering){FACE_UI, 10, STYLE_PLAIN, INK}, "text");
    }
    assert_int_equal(canvas.commands[499].card, 500);
    check_close(canvas.card_rects[499].x, 499, 0, 0);
    assert_string_equal(canvas.commands[0].text, "text");
    canvas_set_alpha(&canvas, 0);
    canvas_set_clip(&canvas, (Rect){0, 0, 1, 1});
  }
  canvas_begin(&canvas, &fixed_font, 300, 100, RGB(0xffffff));
  canvas_fill_rect(&canvas, (Rect){0, 0, 9, 9}, 0, INK);
  assert_int_equal(canvas.commands[0].card, 0);
  assert_rect(canvas.commands[0].clip, 0, 0, 300, 100);
  canvas_free(&canvas);
}

static void test_every_face_has_a_file_of_its_own(void **state) {
  (void)state;
  for (int a = 0; a < FACE_COUNT; a++) {
    FaceName name = face_name((Face)a);
    assert_non_null(name.family);
    assert_true(strlen(name.fallback) > 0);
    for (int b = 0; b < a; b++)
      assert_string_not_equal(name.file, face_name((Face)b).file);
  }
  assert_string_equal(face_name(FACE_UI_BOLD).family, "Pretendard");
  assert_true(face_name(FACE_UI_BOLD).bold);
  assert_string_equal(face_name(FACE_BOLD_ITALIC).family, "KaTeX_Math");
  assert_true(face_name(FACE_BOLD_ITALIC).italic);
}

static void test_font_calls_reach_the_font(void **state) {
  (void)state;
  check_close(font_width(&fixed_font, FACE_UI, 20, STYLE_PLAIN, "ab"), 24, 1e-12, 0);
  assert_int_equal(font_mask(&fixed_font, FACE_UI, 20, STYLE_PLAIN, "ab").width, 24);
  assert_int_equal(font_mask(&fixed_font, FACE_UI, 20, STYLE_PLAIN, "  ").width, 0);
  check_close(font_glyph(&fixed_font, FACE_UI, 0xd55c).advance, 1, 0, 0);
  assert_true(font_has(&fixed_font, FACE_UI, 'a'));
  assert_false(font_has(&fixed_font, FACE_UI, 0xe000));
  check_close(font_metrics(&fixed_font, FACE_UI).cap, 0.7, 0, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_colors_fade_and_mix),
      cmocka_unit_test(test_contrast_is_that_of_wcag),
      cmocka_unit_test(test_rectangles),
      cmocka_unit_test(test_commands_take_the_state_they_were_added_in),
      cmocka_unit_test(test_what_cannot_be_seen_leaves_no_command),
      cmocka_unit_test(test_points_and_text_are_copied),
      cmocka_unit_test(test_images_have_whole_edges_and_are_not_copied),
      cmocka_unit_test(test_text_is_aligned_by_its_width),
      cmocka_unit_test(test_cards_may_stand_in_cards),
      cmocka_unit_test(test_axis_parallel_strokes_fall_on_the_pixel_grid),
      cmocka_unit_test(test_dashes_closer_than_the_width_are_solid),
      cmocka_unit_test(test_a_new_picture_starts_afresh),
      cmocka_unit_test(test_every_face_has_a_file_of_its_own),
      cmocka_unit_test(test_font_calls_reach_the_font),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
