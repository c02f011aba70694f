#include "view/compare.h"
#include "view/scenes.h"

void compare_view_draw(const Draw *draw, const Screen *screen) {
  Compare compare = compare_make(draw, screen);
  compare_common_draw(&compare);
  for (size_t i = 0; i < compare.count && !compare.alone; i++)
    compare_pane_draw(&compare, i);
  compare_parameters_draw(&compare);
  compare_charts_draw(&compare);
  if (draw->state->progress < 1)
    compare_flights_draw(&compare);
}
