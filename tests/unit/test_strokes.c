/* Lines that leave room for labels. */
#include "support/check.h"
#include "support/fixed_font.h"
#include "view/strokes.h"

#include <math.h>

typedef struct Sheet {
  Canvas canvas;
  Arena arena;
  Strokes strokes;
} Sheet;

static const Stroke LOOK = {.width = 2, .color = {0, 0, 0, 255}};

static void open_sheet(Sheet *sheet) {
  *sheet = (Sheet){.strokes = {.clip = {0, 0, 200, 100}}};
  canvas_begin(&sheet->canvas, &fixed_font, 200, 100, RGB(0xFFFFFF));
}

static void close_sheet(Sheet *sheet) {
  canvas_free(&sheet->canvas);
  arena_free(&sheet->arena);
}

static void draw(Sheet *sheet) {
  strokes_draw(&sheet->strokes, &sheet->canvas, &sheet->arena);
}

static void test_a_hole_parts_a_line(void **state) {
  (void)state;
  Sheet sheet;
  open_sheet(&sheet);
  strokes_add_line(&sheet.strokes, &sheet.arena, (Point){0, 51.3}, (Point){200, 50}, LOOK);
  strokes_leave_out(&sheet.strokes, (Rect){80, 40, 20, 20});
  draw(&sheet);
  assert_int_equal(sheet.canvas.count, 2);
  check_close(sheet.canvas.commands[0].points[1].x, 80, 0, 1e-9);
  check_close(sheet.canvas.commands[1].points[0].x, 100, 0, 1e-9);
  close_sheet(&sheet);
}

/* A zigzag through several holes, some of which overlap; nothing of it is left inside. */
static void test_no_piece_lies_in_a_hole(void **state) {
  (void)state;
  static const Rect holes[] = {{20, 0, 10, 60}, {25, 20, 30, 30}, {120, 50, 40, 40}, {60, 0, 5, 5}};
  Point points[40];
  Sheet sheet;
  open_sheet(&sheet);
  for (int i = 0; i < 40; i++)
    points[i] = (Point){5 * i, i % 2 ? 20 + i : 80 - i};
  points[17] = (Point){NAN, NAN};
  strokes_add(&sheet.strokes, (Stroke){.points = points, .count = 40, .width = 2, .color = {0, 0, 0, 255}});
  for (size_t i = 0; i < 4; i++)
    strokes_leave_out(&sheet.strokes, holes[i]);
  draw(&sheet);
  assert_true(sheet.canvas.count > 4);
  for (size_t c = 0; c < sheet.canvas.count; c++) {
    const Command *piece = &sheet.canvas.commands[c];
    for (size_t i = 0; i + 1 < piece->count; i++) {
      Point a = piece->points[i], b = piece->points[i + 1], middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};
      for (size_t h = 0; h < 4; h++)
        assert_false(rect_contains(rect_inset(holes[h], 0.01), middle.x, middle.y));
    }
  }
  close_sheet(&sheet);
}

static void test_a_line_inside_a_hole_is_gone(void **state) {
  (void)state;
  Sheet sheet;
  open_sheet(&sheet);
  strokes_add_line(&sheet.strokes, &sheet.arena, (Point){50, 50}, (Point){60, 52}, LOOK);
  strokes_leave_out(&sheet.strokes, (Rect){40, 40, 40, 40});
  draw(&sheet);
  assert_int_equal(sheet.canvas.count, 0);
  close_sheet(&sheet);
}

static void test_the_course_of_all(void **state) {
  (void)state;
  Sheet sheet;
  Point points[100];
  size_t count;
  open_sheet(&sheet);
  for (int i = 0; i < 100; i++)
    points[i] = (Point){i, 10};
  strokes_add(&sheet.strokes, (Stroke){.points = points, .count = 100, .width = 1});
  strokes_add_line(&sheet.strokes, &sheet.arena, (Point){0, 0}, (Point){9, 9}, LOOK);
  const Point *course = strokes_course(&sheet.strokes, &sheet.arena, 10, &count);
  assert_int_equal(count, 10 + 1 + 1 + 2 + 1); /* every tenth, the last, a gap, two, a gap */
  check_close(course[0].x, 0, 0, 0);
  check_close(course[10].x, 99, 0, 0);
  assert_true(isnan(course[11].x) && isnan(course[count - 1].x));
  close_sheet(&sheet);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_hole_parts_a_line),
      cmocka_unit_test(test_no_piece_lies_in_a_hole),
      cmocka_unit_test(test_a_line_inside_a_hole_is_gone),
      cmocka_unit_test(test_the_course_of_all),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
