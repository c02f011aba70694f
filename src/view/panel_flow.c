#include "view/panel.h"

static PanelRoom room(const Draw *draw, const Panel *panel) {
  (void)draw;
  (void)panel;
  return (PanelRoom){30, 20, 0, 0};
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  (void)draw;
  (void)panel;
  (void)rect;
}

const PanelLook PANEL_FLOW_LOOK = {room, draw_it, NULL};
