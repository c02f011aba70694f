#include "chart/regions.h"

#include "support/check.h"
#include "ui/theme.h"

#include <math.h>

enum { COLUMNS = 25, ROWS = 19, WIDTH = 120, HEIGHT = 90, CLASSES = 3 };

static const Color CARD = {255, 255, 255, 255}, NO_LINE = {0, 0, 0, 0};
static const Color COLORS[] = {RGB_PARTS(0xff0000), RGB_PARTS(0x00ff00), RGB_PARTS(0x0000ff)};

typedef struct Map {
  double probabilities[COLUMNS * ROWS * CLASSES];
  uint32_t pixels[WIDTH * HEIGHT];
} Map;

/* A linear model's scores; x and y run from 0 to 1, y upwards. */
typedef struct Model {
  size_t count;
  double weights[CLASSES][3]; /* of x, of y, bias */
} Model;

static double score(const Model *model, size_t k, double x, double y) {
  return model->weights[k][0] * x + model->weights[k][1] * y + model->weights[k][2];
}

static void set_probabilities(double *out, const Model *model, double x, double y) {
  double top = -INFINITY, sum = 0;
  for (size_t k = 0; k < model->count; k++)
    top = fmax(top, score(model, k, x, y));
  for (size_t k = 0; k < model->count; k++)
    sum += out[k] = exp(score(model, k, x, y) - top);
  for (size_t k = 0; k < model->count; k++)
    out[k] /= sum;
}

static void draw_probabilities(Map *map, size_t classes) {
  RegionsLook look = {COLORS, classes, CARD, NO_LINE, 1};
  regions_map(map->pixels, map->probabilities, &look, COLUMNS, ROWS, WIDTH, HEIGHT);
}

static void draw(Map *map, const Model *model) {
  for (int j = 0; j < ROWS; j++)
    for (int i = 0; i < COLUMNS; i++)
      set_probabilities(map->probabilities + (size_t)(j * COLUMNS + i) * model->count, model,
                        (double)i / (COLUMNS - 1), (double)j / (ROWS - 1));
  draw_probabilities(map, model->count);
}

static int channel_at(const Map *map, int x, int y, int k) {
  return (int)(map->pixels[y * WIDTH + x] >> (16 - 8 * k) & 0xff);
}

/* The class whose channel is the fullest. */
static int class_at(const Map *map, int x, int y) {
  int best = 0;
  for (int k = 1; k < CLASSES; k++)
    if (channel_at(map, x, y, k) > channel_at(map, x, y, best))
      best = k;
  return best;
}

static void each_pixel_has_its_most_probable_class(void **state) {
  Map *map = *state;
  const Model model = {3, {{9, 2, -4}, {-3, 11, -6}, {-5, -6, 5}}};
  draw(map, &model);
  int judged = 0;
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++) {
      double px = (x + 0.5) / WIDTH, py = 1 - (y + 0.5) / HEIGHT, scores[CLASSES];
      int best = 0;
      for (int k = 0; k < CLASSES; k++)
        best = (scores[k] = score(&model, (size_t)k, px, py)) > scores[best] ? k : best;
      double lead = INFINITY;
      for (int k = 0; k < CLASSES; k++)
        lead = k == best ? lead : fmin(lead, scores[best] - scores[k]);
      if (lead < 0.25)
        continue;
      judged++;
      assert_int_equal(class_at(map, x, y), best);
    }
  assert_true(judged > WIDTH * HEIGHT * 9 / 10);
}

/* So steep that from one node to the next certainty changes sides: the border's place is in the logarithms.
 */
static void borders_of_a_steep_model_are_straight(void **state) {
  Map *map = *state;
  const Model model = {2, {{-600, -340, 460}, {0, 0, 0}}};
  draw(map, &model);
  for (int y = 0; y < HEIGHT; y++) {
    double border = (460 - 340 * (1 - (y + 0.5) / HEIGHT)) / 600 * WIDTH;
    for (int x = 0; x < WIDTH; x++)
      if (fabs(x + 0.5 - border) > 0.05)
        assert_int_equal(class_at(map, x, y), x + 0.5 < border ? 0 : 1);
  }
}

/* Against 8 x 8 samples a pixel.  What red and green lack of white says how they are mixed, however faint. */
static void borders_are_smooth(void **state) {
  Map *map = *state;
  const Model model = {2, {{20, -33, 4}, {0, 0, 0}}};
  draw(map, &model);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++) {
      int reds = 0;
      for (int row = 0; row < 8; row++)
        for (int column = 0; column < 8; column++)
          reds += score(&model, 0, (x + (column + 0.5) / 8) / WIDTH, 1 - (y + (row + 0.5) / 8) / HEIGHT) > 0;
      double red = 255 - channel_at(map, x, y, 1), green = 255 - channel_at(map, x, y, 0);
      check_close(red / (red + green), reds / 64.0, 0, 0.15);
    }
}

static void the_sure_are_stronger_than_the_unsure(void **state) {
  Map *map = *state;
  const Model model = {2, {{12, 0, -6}, {0, 0, 0}}};
  draw(map, &model);
  for (int x = WIDTH / 2 + 1; x < WIDTH; x++)
    assert_true(channel_at(map, x, 40, 1) <= channel_at(map, x - 1, 40, 1));
  assert_true(channel_at(map, WIDTH / 2 + 1, 40, 1) > 225);
  assert_in_range(channel_at(map, WIDTH - 1, 40, 1), 160, 200);
  assert_int_equal(channel_at(map, WIDTH - 1, 40, 0), 255);
}

static void the_line_lies_on_the_border(void **state) {
  Map *map = *state;
  const Model model = {2, {{0, 8, -4}, {0, 0, 0}}};
  draw(map, &model);
  int before = channel_at(map, 30, HEIGHT / 2, 2), far = channel_at(map, 30, 10, 2);
  RegionsLook look = {COLORS, 2, CARD, {0, 0, 0, 128}, 2};
  regions_map(map->pixels, map->probabilities, &look, COLUMNS, ROWS, WIDTH, HEIGHT);
  check_close(channel_at(map, 30, HEIGHT / 2, 2), before / 2.0, 0, 3);
  assert_int_equal(channel_at(map, 30, 10, 2), far);
}

static void what_is_no_probability_does_no_harm(void **state) {
  Map *map = *state;
  const double faults[] = {NAN, INFINITY, -INFINITY, -1, 0};
  for (int i = 0; i < 5; i++) {
    for (int j = 0; j < COLUMNS * ROWS * CLASSES; j++)
      map->probabilities[j] = faults[i];
    draw_probabilities(map, 3);
    for (int k = 0; k < CLASSES; k++)
      assert_true(channel_at(map, 60, 45, k) >= 225);
  }
}

/* Samples are drawn on the regions in the same colours. */
static void classes_stand_out_from_every_region(void **state) {
  Map *map = *state;
  for (int dark = 0; dark <= 1; dark++)
    for (size_t k = 0; k < THEME_CLASSES; k++) {
      const Theme *theme = theme_get(dark);
      const Color colors[] = {theme_class(theme, k), theme->card};
      const double certain[] = {1, 0, 1, 0, 1, 0, 1, 0};
      RegionsLook look = {colors, 2, theme->card, theme->level, 1};
      regions_map(map->pixels, certain, &look, 2, 2, 10, 10);
      for (size_t j = 0; j < THEME_CLASSES; j++)
        assert_true(color_contrast(theme_class(theme, j), RGB(map->pixels[55])) >= 3);
    }
}

int main(void) {
  static Map map;
  void *state = &map;
#define with_map(test)                                                                                       \
  { #test, test, NULL, NULL, state }
  const struct CMUnitTest tests[] = {
      with_map(each_pixel_has_its_most_probable_class),
      with_map(borders_of_a_steep_model_are_straight),
      with_map(borders_are_smooth),
      with_map(the_sure_are_stronger_than_the_unsure),
      with_map(the_line_lies_on_the_border),
      with_map(what_is_no_probability_does_no_harm),
      with_map(classes_stand_out_from_every_region),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
