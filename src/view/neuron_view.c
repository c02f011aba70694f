#include "view/scenes.h"

void neuron_view_draw(const Draw *draw, const Screen *screen) {
  draw_card(draw, screen->content);
}
