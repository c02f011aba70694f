#include "view/controls.h"
#include "view/groups.h"
#include "view/neuron_parts.h"
#include "view/parts.h"
#include "view/scenes.h"

#include <math.h>

const char *neuron_number(const Draw *draw, size_t s) {
  return arena_printf(draw->arena, "%zu", s + 1);
}

const char *neuron_name(const Draw *draw, size_t s) {
  const Phrase *names = draw->state->lesson->situations;
  return names ? names[s].in[draw->state->language] : NULL;
}

void neuron_line(const Draw *draw, size_t pane, const Point *points, size_t count, double width_u,
                 Color color) {
  double u = draw->u, dash = pane == 0 ? 0 : 1.4 / (double)pane * u;
  if (count < 2)
    return;
  if (pane == 0)
    canvas_stroke(draw->canvas, points, count, width_u * u, color);
  else
    canvas_stroke_dashed(draw->canvas, points, count, width_u * u, dash, 0.8 * u, color);
}

static void widen(NeuronExtent *extent, const Value *value) {
  for (size_t i = 0; i < value->rows; i++)
    if (isfinite(value->at[i])) {
      extent->low = fmin(extent->low, value->at[i]);
      extent->high = fmax(extent->high, value->at[i]);
    }
}

static NeuronExtent pane_gradients(const NeuronView *view, size_t pane) {
  const Trace *trace = view->panes[pane]->state->trace;
  NeuronExtent extent = {0, 0};
  for (size_t pass = 0; pass < trace->pass_count; pass++)
    widen(&extent, &trace_pass_at(trace, view->draw->state->step, pass)->values[VALUE_SMALL_DW]);
  return extent;
}

/* Of the panes that have their gradients on screen: one pane's alone fill the room, and shrink to the common
 * scale while those of another appear. */
static NeuronExtent gradient_extent(const NeuronView *view) {
  const Cell first = {VALUE_SMALL_DW, 0, 0};
  NeuronExtent known = {0, 0}, all = {0, 0};
  bool any_known = false;
  double shown = 1;
  for (size_t i = 0; i < view->count; i++) {
    Visibility visible = draw_visibility(view->panes[i], first);
    if (visible == HIDDEN)
      continue;
    NeuronExtent one = pane_gradients(view, i);
    all = (NeuronExtent){fmin(all.low, one.low), fmax(all.high, one.high)};
    if (visible == KNOWN)
      known = (NeuronExtent){fmin(known.low, one.low), fmax(known.high, one.high)};
    else
      shown = draw_presence(view->panes[i], first);
    any_known = any_known || visible == KNOWN;
  }
  if (!any_known)
    return all;
  return (NeuronExtent){mix(known.low, all.low, shown), mix(known.high, all.high, shown)};
}

static NeuronView make_view(const Draw *draw) {
  const Trace *trace = draw->state->trace;
  NeuronView view = {.draw = draw, .count = trace->pane_count, .S = trace_dimension(trace, 'S')};
  view.after = draw_visibility(draw, (Cell){VALUE_O_NEXT, 0, 0}) != HIDDEN;
  for (size_t i = 0; i < view.count; i++) {
    view.panes[i] = draw_pane(draw, i);
    for (size_t pass = 0; pass < trace->pass_count; pass++) {
      const Value *values = trace_pass_at(view.panes[i]->state->trace, draw->state->step, pass)->values;
      widen(&view.z, &values[VALUE_Z]);
      widen(&view.z, &values[VALUE_Z_NEXT]);
    }
  }
  view.dw = gradient_extent(&view);
  return view;
}

/* ---- what all panes have in common ---- */

static void draw_common(const NeuronView *view, Rect rect) {
  static const Control controls[] = {{VALUE_UPDATES, STRING_UPDATES, NULL},
                                     {VALUE_ETA, STRING_ETA, "\\eta"},
                                     {VALUE_Y, STRING_VALUE_Y, "y"},
                                     {VALUE_X, STRING_VALUE_X, "x"}};
  enum { CONTROLS = sizeof controls / sizeof *controls };
  const Draw *draw = view->draw;
  double u = draw->u, y = rect.y + rect.h / 2, left = rect.x + 1.8 * u, right = rect.x + rect.w - 1.2 * u;
  int card = draw_card(draw, rect);
  right = controls_draw(draw, controls, CONTROLS, right - left, right, y, GROUP_CONTROLS);
  TextLook look = {1.8, true, draw->theme->muted};
  const char *common = draw_string(draw, STRING_NEURON_COMMON);
  double wide = draw_text_width(draw, look.size, true, common);
  Formula formula = draw_formula_layout(draw, "z = wx + b, \\quad o = \\sigma(z)", 2.2, 0, draw->theme->ink);
  if (left + wide <= right)
    left += draw_text(draw, ALIGN_LEFT, left, y, look, common) + 1.6 * u;
  if (left + formula.width <= right)
    draw_formula(draw, ALIGN_LEFT, left, y, 2.2, draw->theme->ink, "z = wx + b, \\quad o = \\sigma(z)");
  canvas_end_card(draw->canvas, card);
}

/* ---- a pane ---- */

static const char *loss_formula(const LessonPane *pane) {
  return pane->loss == PANE_SQUARED_ERROR ? "\\ell = \\tfrac{1}{2}(o - y)^2"
                                          : "\\ell = -[y \\log o + (1 - y) \\log(1 - o)]";
}

/* The title, a piece of the pane's line once there are curves to tell apart, the note, and on the right its
 * loss; what does not fit is left out from the note on. */
static void draw_head(const NeuronView *view, const Draw *draw, Rect rect) {
  const Trace *trace = draw->state->trace;
  const Lesson *lesson = draw->state->lesson;
  if (lesson->pane_count == 0)
    return;
  const LessonPane *pane = &lesson->panes[trace->pane];
  double u = draw->u, y = rect.y + rect.h / 2, x = rect.x, right = rect.x + rect.w;
  x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){2.2, true, draw->theme->ink},
                 draw_fitted(draw, rect.w, 2.2, true, pane->title.in[draw->state->language])) +
       1.2 * u;
  Cell loss = {VALUE_LOSS, 0, 0};
  Color ink = color_fade(draw->theme->ink, draw_presence(draw, loss));
  Formula formula = draw_formula_layout(draw, loss_formula(pane), 2.2, 0, ink);
  if (right - formula.width >= x) {
    right -= formula.width + 1.2 * u;
    if (draw_visibility(draw, loss) != HIDDEN)
      draw_formula(draw, ALIGN_LEFT, right + 1.2 * u, y, 2.2, ink, loss_formula(pane));
  }
  if (view->after && x + 4 * u <= right) {
    neuron_line(draw, trace->pane, (Point[]){{x, y}, {x + 4 * u, y}}, 2, 0.3, draw->theme->muted);
    x += 5.2 * u;
  }
  const char *note = pane->note.in[draw->state->language];
  if (note && x + draw_text_width(draw, SIZE_SMALL, false, note) <= right)
    draw_text(draw, ALIGN_LEFT, x, y, (TextLook){SIZE_SMALL, false, draw->theme->muted}, note);
}

static void draw_pane_card(const NeuronView *view, const Draw *draw, Rect rect) {
  int card = draw_card(draw, rect);
  double u = draw->u, pad = clamp(0.03 * rect.h, 1 * u, 1.8 * u), head = 3.2 * u;
  Rect inner = {rect.x + 1.8 * u, rect.y + pad, rect.w - 3.6 * u, rect.h - 2 * pad};
  draw_head(view, draw, (Rect){inner.x, inner.y, inner.w, head});
  inner.y += head;
  inner.h -= head;
  bool named = inner.h >= 50 * u;
  double rows = 2 * (double)view->S, least = neuron_tables_height(view, 0, named);
  double row = clamp(((named ? 0.56 : 0.52) * inner.h - least) / rows, 2.4 * u, 4 * u);
  double tables = neuron_tables_height(view, row, named);
  Rect curves = {inner.x, inner.y, inner.w, inner.h - tables};
  neuron_curves_draw(view, draw, curves);
  neuron_tables_draw(view, draw, (Rect){inner.x, inner.y + curves.h, inner.w, tables}, row, named);
  canvas_end_card(draw->canvas, card);
}

/* ---- all of it ---- */

static Rect part(Rect whole, size_t i, size_t count, double gap) {
  double wide = (whole.w - gap * (double)(count - 1)) / (double)count,
         x0 = whole.x + (double)i * (wide + gap);
  return (Rect){round(x0), whole.y, round(x0 + wide) - round(x0), whole.h};
}

void neuron_view_draw(const Draw *draw, const Screen *screen) {
  NeuronView view = make_view(draw);
  Rect content = screen->content;
  double u = draw->u, gap = round(clamp(0.029 * content.h, 1.2 * u, 2 * u)), common = round(4.4 * u);
  draw_common(&view, (Rect){content.x, content.y, content.w, common});
  content.y += common + gap;
  content.h -= common + gap;
  if (view.after) {
    double high = round(clamp(0.5 * (content.h - 23 * u), 12 * u, 22 * u));
    Rect charts = {content.x, content.y + content.h - high, content.w, high};
    neuron_training_draw(&view, part(charts, 0, 2, gap), part(charts, 1, 2, gap));
    content.h -= high + gap;
  }
  for (size_t i = 0; i < view.count; i++)
    draw_pane_card(&view, view.panes[i], part(content, i, view.count, gap));
}
