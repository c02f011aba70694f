#include "view/scenes.h"

void compare_view_draw(const Draw *draw, const Screen *screen) {
  draw_card(draw, screen->content);
}
