#include "view/parts.h"
#include "view/scenes.h"

void chain_view_draw(const Draw *draw, const Screen *screen) {
  stage_draw(draw, screen->stage);
  if (!detail_is_alone(draw)) {
    detail_draw(draw, screen->detail);
    curve_draw(draw, screen->curve);
    return;
  }
  Rect whole = screen->detail;
  whole.w = screen->curve.x + screen->curve.w - whole.x;
  detail_draw(draw, whole);
}
