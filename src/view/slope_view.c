/* J around a point: what the lesson has come to, and which pictures stand where. */
#include "view/controls.h"
#include "view/groups.h"
#include "view/parts.h"
#include "view/scenes.h"
#include "view/slope_parts.h"

#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool slope_seen(const SlopeView *view, ValueId id) {
  return draw_visibility(view->draw, SLOPE_CELL(id)) != HIDDEN;
}

static SlopeView make_view(const Draw *draw) {
  const Theme *theme = draw->theme;
  SlopeView view = {.draw = draw, .trace = draw->state->trace};
  view.theta[0] = draw_number(draw, SLOPE_CELL(VALUE_SMALL_W));
  view.theta[1] = draw_number(draw, SLOPE_CELL(VALUE_B));
  view.J = draw_number(draw, SLOPE_CELL(VALUE_J));
  view.g[0] = draw_number(draw, SLOPE_CELL(VALUE_SMALL_DW));
  view.g[1] = draw_number(draw, SLOPE_CELL(VALUE_DB));
  view.u[0] = draw_number(draw, (Cell){VALUE_U, 0, 0});
  view.u[1] = draw_number(draw, (Cell){VALUE_U, 1, 0});
  view.eps = draw_number(draw, SLOPE_CELL(VALUE_EPS));
  view.eta = draw_number(draw, SLOPE_CELL(VALUE_ETA));
  view.plane = slope_seen(&view, VALUE_DB);
  view.ring = slope_seen(&view, VALUE_DJ_TRUE);
  view.first_order = slope_seen(&view, VALUE_DJ_LINEAR);
  view.least = slope_seen(&view, VALUE_LEAST);
  view.moved = slope_seen(&view, VALUE_J_NEXT);
  view.measured = slope_seen(&view, VALUE_STEP_LINEAR);
  view.summary = trace_step(view.trace, draw->state->step).kind->summary;
  view.roll = draw_presence(draw, SLOPE_CELL(VALUE_J_NEXT));
  view.down = theme_class(theme, 0);
  view.up = theme_class(theme, 3);
  view.tangent = theme_class(theme, 4);
  view.turned = theme_class(theme, 1);
  view.step = theme_class(theme, 2);
  return view;
}

/* ---- a card: its name, what can be set, a picture, and numbers below it ---- */

typedef struct Card {
  StringId name;
  const Control *controls; /* from the right */
  size_t control_count;
  const SlopeReadout *readouts;
  size_t readout_count;
  int group;
} Card;

/* Draws all but the picture; *before is for canvas_end_card.  Returns the picture's place. */
static Rect begin_card(const SlopeView *view, const Card *card, Rect rect, int *before) {
  const Draw *draw = view->draw;
  double u = draw->u;
  *before = draw_card(draw, rect);
  const char *name = draw_string(draw, card->name);
  double title = draw_text_width(draw, 1.8, true, name) + 1.5 * u;
  bool titled = rect.w - 4 * u - title >= controls_least(draw, card->controls, card->control_count);
  Rect inner = card_head(draw, rect, titled ? name : "", NULL);
  controls_draw(draw, card->controls, card->control_count, inner.w - (titled ? title : 0), inner.x + inner.w,
                inner.y - 1.5 * u, card->group);
  double foot = slope_readouts_height(view, card->readouts, card->readout_count, inner.w);
  slope_readouts_draw(view, card->readouts, card->readout_count,
                      (Rect){inner.x, inner.y + inner.h - foot, inner.w, foot}, card->group + 1);
  inner.h = fmax(inner.h - foot, u);
  return inner;
}

/* ---- J along a line ---- */

static void draw_profile(const SlopeView *view, const Card *card, const SlopeProfile *profile, Rect rect) {
  int before;
  Rect inner = begin_card(view, card, rect, &before);
  slope_profile_draw(view, profile, inner);
  canvas_end_card(view->draw->canvas, before);
}

/* Before the plane is there, the lesson's first step: J of w alone, with its own update. */
static void draw_along_w(const SlopeView *view, Rect rect) {
  static const Control controls[] = {{VALUE_ETA, STRING_ETA, "\\eta"},
                                     {VALUE_B, STRING_VALUE_B, "b"},
                                     {VALUE_SMALL_W, STRING_VALUE_SMALL_W, "w"}};
  const Landscape *land = slope_landscape(view->trace);
  bool stepped = !view->plane && slope_seen(view, VALUE_SMALL_W_NEXT);
  const SlopeReadout readouts[] = {
      {SAMPLE_DISC, view->draw->theme->ink, "J(w, b)", VALUE_J, NULL},
      {SAMPLE_DASHED, view->tangent, "\\partial J / \\partial w", VALUE_SMALL_DW, NULL},
      {SAMPLE_NONE, view->step, "w'", VALUE_SMALL_W_NEXT, NULL},
      {SAMPLE_NONE, view->step, "J(w', b)", VALUE_J_SLICE, NULL}};
  const Card card = {STRING_SLOPE_ALONG_W,
                     view->plane ? NULL : controls,
                     view->plane ? 0 : COUNT(controls),
                     readouts,
                     view->plane ? 2 : 4,
                     GROUP_SLOPE_W};
  const SlopeProfile profile = {.direction = {1, 0},
                                .at = view->theta[0],
                                .low = land->w_low,
                                .high = land->w_high,
                                .slope = view->g[0],
                                .step = stepped ? -view->eta * view->g[0] : 0,
                                .moved = stepped ? draw_presence(view->draw, SLOPE_CELL(VALUE_J_SLICE)) : 0,
                                .true_change = VALUE_COUNT,
                                .linear_change = VALUE_COUNT,
                                .lane = view->plane ? NULL : "\\frac{\\partial J}{\\partial w}",
                                .color = view->step,
                                .x_name = "w"};
  draw_profile(view, &card, &profile, rect);
}

static void draw_along_b(const SlopeView *view, Rect rect) {
  const Landscape *land = slope_landscape(view->trace);
  const SlopeReadout readouts[] = {
      {SAMPLE_DISC, view->draw->theme->ink, "J(w, b)", VALUE_J, NULL},
      {SAMPLE_DASHED, view->tangent, "\\partial J / \\partial b", VALUE_DB, NULL}};
  const Card card = {STRING_SLOPE_ALONG_B, NULL, 0, readouts, COUNT(readouts), GROUP_SLOPE_B};
  const SlopeProfile profile = {.direction = {0, 1},
                                .at = view->theta[1],
                                .low = land->b_low,
                                .high = land->b_high,
                                .slope = view->g[1],
                                .true_change = VALUE_COUNT,
                                .linear_change = VALUE_COUNT,
                                .x_name = "b"};
  draw_profile(view, &card, &profile, rect);
}

static void draw_along_u(const SlopeView *view, Rect rect) {
  const Draw *draw = view->draw;
  const SlopeReadout readouts[] = {{SAMPLE_DASHED, view->tangent, "\\nabla J^\\top u", VALUE_SLOPE, NULL},
                                   {SAMPLE_NONE, view->tangent, "\\varphi", VALUE_PHI, "°"}};
  const Card card = {STRING_SLOPE_ALONG_U, NULL, 0, readouts, COUNT(readouts), GROUP_SLOPE_U};
  const SlopeProfile profile = {.direction = {view->u[0], view->u[1]},
                                .low = -1.5 * view->eps,
                                .high = 2.5 * view->eps,
                                .slope = draw_number(draw, SLOPE_CELL(VALUE_SLOPE)),
                                .step = view->eps,
                                .true_change = VALUE_DJ_TRUE,
                                .linear_change = VALUE_DJ_LINEAR,
                                .color = view->turned,
                                .x_name = draw_string(draw, STRING_SLOPE_DISTANCE_AXIS)};
  draw_profile(view, &card, &profile, rect);
}

/* As far as the step that comes back to where it began, and a little farther than the present one. */
static void draw_along_step(const SlopeView *view, Rect rect) {
  static const Control controls[] = {{VALUE_ETA, STRING_ETA, "\\eta"}};
  const Draw *draw = view->draw;
  double back = slope_eta_of_return(view->trace, draw->state->step);
  bool higher = draw_number(draw, SLOPE_CELL(VALUE_STEP_TRUE)) > 0;
  const SlopeReadout readouts[] = {
      {SAMPLE_SOLID, higher ? view->up : view->down, "J' - J", VALUE_STEP_TRUE, NULL},
      {SAMPLE_DASHED, view->tangent, "-\\eta \\lVert \\nabla J \\rVert^2", VALUE_STEP_LINEAR, NULL}};
  const Card card = {STRING_SLOPE_ALONG_STEP, controls,        COUNT(controls), readouts,
                     COUNT(readouts),         GROUP_SLOPE_STEP};
  const SlopeProfile profile = {.direction = {-view->g[0], -view->g[1]},
                                .high = fmax(1.15 * fmin(back, 100), 1.2 * view->eta),
                                .slope = -(view->g[0] * view->g[0] + view->g[1] * view->g[1]),
                                .step = view->eta,
                                .moved = view->roll,
                                .true_change = VALUE_STEP_TRUE,
                                .linear_change = VALUE_STEP_LINEAR,
                                .color = view->step,
                                .x_name = "η",
                                .drag = VALUE_ETA,
                                .tip = STRING_SLOPE_ETA_TIP};
  draw_profile(view, &card, &profile, rect);
}

/* ---- the other two cards ---- */

static void draw_plane(const SlopeView *view, Rect rect) {
  static const Control controls[] = {{VALUE_B, STRING_VALUE_B, "b"},
                                     {VALUE_SMALL_W, STRING_VALUE_SMALL_W, "w"}};
  const Color ink = view->draw->theme->ink;
  const SlopeReadout before[] = {{SAMPLE_NONE, ink, "J", VALUE_J, NULL},
                                 {SAMPLE_NONE, ink, "\\partial J / \\partial w", VALUE_SMALL_DW, NULL},
                                 {SAMPLE_NONE, ink, "\\partial J / \\partial b", VALUE_DB, NULL},
                                 {SAMPLE_NONE, ink, "\\lVert \\nabla J \\rVert", VALUE_GRAD_NORM, NULL}};
  const SlopeReadout after[] = {{SAMPLE_RING, ink, "J", VALUE_J, NULL},
                                {SAMPLE_DISC, ink, "J'", VALUE_J_NEXT, NULL},
                                {SAMPLE_NONE, ink, "w'", VALUE_SMALL_W_NEXT, NULL},
                                {SAMPLE_NONE, ink, "b'", VALUE_B_NEXT, NULL}};
  const Card card = {STRING_SLOPE_MAP, controls, COUNT(controls), view->moved ? after : before, 4,
                     GROUP_SLOPE_MAP};
  int end;
  Rect inner = begin_card(view, &card, rect, &end);
  slope_map_draw(view, inner);
  canvas_end_card(view->draw->canvas, end);
}

static void draw_angles(const SlopeView *view, Rect rect) {
  static const Control controls[] = {{VALUE_ANGLE, STRING_SLOPE_ANGLE, NULL},
                                     {VALUE_EPS, STRING_SLOPE_LENGTH, "\\varepsilon"}};
  double change = draw_number(view->draw, SLOPE_CELL(VALUE_DJ_TRUE));
  const SlopeReadout readouts[] = {
      {SAMPLE_SOLID, change < 0 ? view->down : view->up, "\\Delta J", VALUE_DJ_TRUE, NULL},
      {SAMPLE_DASHED, view->tangent, "\\varepsilon \\nabla J^\\top u", VALUE_DJ_LINEAR, NULL},
      {SAMPLE_DISC, view->step, "-\\varepsilon \\lVert \\nabla J \\rVert", VALUE_LEAST, NULL}};
  const Card card = {STRING_SLOPE_RING, controls,        COUNT(controls),
                     readouts,          COUNT(readouts), GROUP_SLOPE_RING};
  int end;
  Rect inner = begin_card(view, &card, rect, &end);
  slope_angles_draw(view, inner);
  canvas_end_card(view->draw->canvas, end);
}

static Rect whole(Rect r) {
  double x = round(r.x), y = round(r.y);
  return (Rect){x, y, round(r.x + r.w) - x, round(r.y + r.h) - y};
}

void slope_view_draw(const Draw *draw, const Screen *screen) {
  const SlopeView view = make_view(draw);
  Rect content = screen->content;
  if (!view.plane) {
    draw_along_w(&view, content);
    return;
  }
  double u = draw->u, gap = fmin(content.y - screen->header.h, 2 * u);
  double left = clamp(slope_map_width(&view, content.h - 10 * u) + 4 * u, 0.42 * content.w, 0.57 * content.w);
  double right = content.w - left - gap, high = (view.ring ? 0.52 : 0.5) * (content.h - gap);
  Rect above = whole((Rect){content.x + left + gap, content.y, right, high}),
       below = whole((Rect){content.x + left + gap, content.y + high + gap, right, content.h - high - gap});
  draw_plane(&view, whole((Rect){content.x, content.y, left, content.h}));
  if (view.ring)
    draw_angles(&view, above);
  else
    draw_along_w(&view, above);
  if (view.moved)
    draw_along_step(&view, below);
  else if (view.ring)
    draw_along_u(&view, below);
  else
    draw_along_b(&view, below);
}
