/* The rasteriser against 8 x 8 samples a pixel, each inside or outside by the shape's definition. */
#include "support/check.h"
#include "support/pixel_sheet.h"

#include <math.h>

static const Color WHITE = {255, 255, 255, 255};

static bool in_rounded(Rect rect, double radius, double x, double y) {
  radius = fmin(radius, fmin(rect.w, rect.h) / 2);
  double dx = fmax(fmax(rect.x + radius - x, x - (rect.x + rect.w - radius)), 0);
  double dy = fmax(fmax(rect.y + radius - y, y - (rect.y + rect.h - radius)), 0);
  if (x < rect.x || y < rect.y || x > rect.x + rect.w || y > rect.y + rect.h)
    return false;
  return radius == 0 || dx * dx + dy * dy <= radius * radius;
}

static bool in_ring(const Command *command, double x, double y) {
  Rect rect = command->rect, inner = rect_inset(rect, command->width);
  bool hollow = inner.w > 0 && inner.h > 0;
  return in_rounded(rect, command->radius, x, y) &&
         !(hollow && in_rounded(inner, fmax(command->radius - command->width, 0), x, y));
}

static bool in_path(const Command *command, double x, double y) {
  int winding = 0;
  for (size_t i = 0; i < command->count; i++) {
    Point a = command->points[i], b = command->points[(i + 1) % command->count];
    if ((a.y <= y) == (b.y <= y))
      continue;
    if (a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y) < x)
      winding += a.y < b.y ? 1 : -1;
  }
  return winding != 0;
}

static bool in_stroke(const Command *command, double x, double y) {
  for (size_t i = 1; i < command->count; i++) {
    Point a = command->points[i - 1], b = command->points[i];
    double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
    double t = squared > 0 ? fmin(fmax(((x - a.x) * dx + (y - a.y) * dy) / squared, 0), 1) : 0;
    if (hypot(a.x + t * dx - x, a.y + t * dy - y) <= command->width / 2)
      return true;
  }
  return false;
}

static bool in_shape(const Command *command, double x, double y) {
  switch (command->kind) {
  case COMMAND_FILL_RECT:
    return in_rounded(command->rect, command->radius, x, y);
  case COMMAND_BORDER:
    return in_ring(command, x, y);
  case COMMAND_FILL_PATH:
    return in_path(command, x, y);
  case COMMAND_STROKE:
    return in_stroke(command, x, y);
  case COMMAND_IMAGE:
  case COMMAND_TEXT:
    break;
  }
  return false;
}

static double sampled(const Command *command, int x, int y) {
  int inside = 0;
  for (int row = 0; row < 8; row++)
    for (int column = 0; column < 8; column++)
      inside += in_shape(command, x + (column + 0.5) / 8, y + (row + 0.5) / 8);
  return inside / 64.0;
}

/* Draws the canvas's one command; the mean difference over the edge's pixels must be at most `mean`, each
 * one's at most `worst` (of 1). */
static void check_edges(PixelSheet *sheet, double mean, double worst) {
  assert_int_equal(sheet->canvas.count, 1);
  sheet_draw(sheet);
  double sum = 0, most = 0;
  int edges = 0;
  for (int y = 0; y < SHEET_SIDE; y++)
    for (int x = 0; x < SHEET_SIDE; x++) {
      double want = sampled(&sheet->canvas.commands[0], x, y), got = sheet_level(sheet, x, y) / 255.0;
      bool edge = (want > 0 && want < 1) || (got > 0 && got < 1);
      edges += edge;
      sum += edge ? fabs(got - want) : 0;
      most = fmax(most, fabs(got - want));
    }
  check_close(sum / fmax(edges, 1), 0, 0, mean);
  check_close(most, 0, 0, worst);
  sheet_clear(sheet);
}

static void test_fills_match_the_samples(void **state) {
  PixelSheet *sheet = *state;
  Canvas *canvas = &sheet->canvas;
  canvas_fill_rect(canvas, (Rect){10.3, 12.6, 40.45, 33.2}, 0, WHITE);
  check_edges(sheet, 0.04, 0.08);
  canvas_fill_rect(canvas, (Rect){10.3, 12.6, 60.45, 53.2}, 11, WHITE);
  check_edges(sheet, 0.03, 0.08);
  canvas_fill_rect(canvas, (Rect){20, 12, 17, 70}, 100, WHITE);
  check_edges(sheet, 0.015, 0.06);
  canvas_circle(canvas, 40.2, 50.7, 4.5, WHITE);
  check_edges(sheet, 0.015, 0.06);
  canvas_fill_path(canvas, (Point[]){{5.5, 3}, {90.2, 40.7}, {12.3, 88.1}}, 3, WHITE);
  check_edges(sheet, 0.015, 0.07);
  canvas_fill_path(canvas, (Point[]){{30, 5}, {-40, 50}, {60, 130}, {200, 60}, {60, 45}}, 5, WHITE);
  check_edges(sheet, 0.015, 0.07);
}

static void test_borders_match_the_samples(void **state) {
  PixelSheet *sheet = *state;
  Canvas *canvas = &sheet->canvas;
  canvas_border(canvas, (Rect){10, 12, 60, 53}, 8, 1, WHITE);
  check_edges(sheet, 0.02, 0.08);
  canvas_border(canvas, (Rect){10.3, 12.6, 60.45, 53.2}, 11, 4.5, WHITE);
  check_edges(sheet, 0.04, 0.08);
  canvas_border(canvas, (Rect){10.5, 12, 60, 53}, 0, 2, WHITE);
  check_edges(sheet, 0.01, 0.07);
  canvas_border(canvas, (Rect){10.2, 12.6, 7, 53}, 3, 3.2, WHITE);
  check_edges(sheet, 0.05, 0.12);
  canvas_border(canvas, (Rect){20, 20, 30, 30}, 15, 40, WHITE);
  check_edges(sheet, 0.015, 0.06);
}

static void test_strokes_match_the_samples(void **state) {
  PixelSheet *sheet = *state;
  Canvas *canvas = &sheet->canvas;
  canvas_line(canvas, 10.3, 12.6, 80.7, 40.2, 2, WHITE);
  check_edges(sheet, 0.05, 0.2);
  canvas_line(canvas, 70.3, 10.6, 60.7, 90.2, 5.5, WHITE);
  check_edges(sheet, 0.03, 0.15);
  canvas_stroke(canvas, (Point[]){{-20, 30.2}, {40, 40.4}, {42, 80}, {70, 10}, {130, 50}}, 5, 3, WHITE);
  check_edges(sheet, 0.04, 0.2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_fills_match_the_samples, sheet_begin, sheet_end),
      cmocka_unit_test_setup_teardown(test_borders_match_the_samples, sheet_begin, sheet_end),
      cmocka_unit_test_setup_teardown(test_strokes_match_the_samples, sheet_begin, sheet_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
