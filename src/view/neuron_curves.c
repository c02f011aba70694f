/* sigma(z) and sigma'(z) over one range of z, with the situations as points. */
#include "model/sigmoid.h"
#include "view/neuron_parts.h"
#include "view/parts.h"
#include "view/place.h"

#include <math.h>

enum { SAMPLES = 241, PROBES = 121 };
#define RIGHT_MARGIN 4.2 /* u, for "y = 0" and "z" */

/* One of the two charts. */
typedef struct Curve {
  double (*at)(double z);
  int chart;
  ValueId value, shown_with; /* what its points show; what it appears with */
  const char *name;
  double high; /* of its vertical axis */
} Curve;

static const Curve SIGMOID = {sigmoid, CHART_SIGMOID, VALUE_O, VALUE_O, "o = \\sigma(z)", 1};
static const Curve SLOPE = {sigmoid_prime,     CHART_SLOPE,   VALUE_SIGMA_PRIME,
                            VALUE_SIGMA_PRIME, "\\sigma'(z)", 0.26};

/* Where situation s's point is: on its way from the old z to the new one, once there is a new one. */
static double place_of(const NeuronView *view, const Draw *draw, size_t s) {
  double z = draw_number(draw, (Cell){VALUE_Z, s, 0});
  if (!view->after)
    return z;
  Cell next = {VALUE_Z_NEXT, s, 0};
  return mix(z, draw_number(draw, next), draw_presence(draw, next));
}

static Color color_of(const Draw *draw, size_t s) {
  return theme_class(draw->theme, s);
}

static void draw_curve(const Curve *curve, Plot *plot, double shown) {
  double z[SAMPLES], value[SAMPLES];
  for (int i = 0; i < SAMPLES; i++) {
    z[i] = mix(plot->x.low, plot->x.high, (double)i / (SAMPLES - 1));
    value[i] = curve->at(z[i]);
  }
  plot_curve(plot, z, value, SAMPLES, 0.3, color_fade(plot->draw->theme->muted, shown));
}

/* The names of the axes stand at their ends, outside; that of the curve in the corner that it leaves free;
 * where the chart is narrow beside it, or not at all. */
static void draw_names(const Curve *curve, const Plot *plot, Places *places) {
  const Draw *draw = plot->draw;
  double u = draw->u, right = plot->area.x + plot->area.w + 1.8 * u, shown;
  draw_formula(draw, ALIGN_LEFT, right, plot->area.y + plot->area.h + 2 * u, 2, draw->theme->muted, "z");
  shown = draw_presence(draw, (Cell){curve->shown_with, 0, 0});
  if (shown <= 0 || (curve->value == VALUE_O && plot->area.w < 22 * u))
    return;
  Color ink = color_fade(draw->theme->ink, shown);
  Formula name = draw_formula_layout(draw, curve->name, 2, 0, ink);
  Rect place = {plot->area.x + 0.8 * u, plot->area.y + 0.5 * u, name.width, name.ascent + name.descent};
  if (curve->value == VALUE_SIGMA_PRIME && plot->area.w < 24 * u)
    place.x = plot->area.x + plot->area.w + RIGHT_MARGIN * u - place.w;
  if (curve->value == VALUE_O &&
      draw_number(draw, (Cell){VALUE_Y, 0, 0}) > 0.5) { /* errors hang from above */
    place.x = plot->area.x + plot->area.w - 0.8 * u - place.w;
    place.y = plot->area.y + plot->area.h - 0.7 * u - place.h;
  }
  canvas_fill_rect(draw->canvas, place, 0, color_fade(draw->theme->card, 0.85 * shown));
  formula_draw(&name, draw->canvas, place.x, place.y + name.ascent);
  places_take(places, place);
}

/* The target: a faint line over the whole range, from which errors rise. */
static void draw_target(const Plot *plot) {
  const Draw *draw = plot->draw;
  Cell cell = {VALUE_Y, 0, 0};
  if (draw_visibility(draw, cell) == HIDDEN)
    return;
  double u = draw->u, shown = draw_presence(draw, cell), y = plot_at(plot, 0, draw_number(draw, cell)).y;
  double right = plot->area.x + plot->area.w;
  canvas_line(draw->canvas, plot->area.x, y, right, y, 0.2 * u, color_fade(draw->theme->muted, shown));
  draw_formula(draw, ALIGN_LEFT, right + 0.7 * u, y - 0.3 * u, 1.8, color_fade(draw->theme->ink, shown),
               filled_formula(draw, "y = \\n{y}"));
}

/* From the point to the target; on the chart of the slope from the axis. */
static void draw_stem(const Curve *curve, const Plot *plot, Point at, size_t s, Places *places) {
  const Draw *draw = plot->draw;
  bool slope = curve->value == VALUE_SIGMA_PRIME;
  double shown = draw_presence(draw, (Cell){slope ? VALUE_SIGMA_PRIME : VALUE_ERROR, s, 0}), u = draw->u;
  if (shown <= 0)
    return;
  double from = plot_at(plot, 0, slope ? 0 : draw_number(draw, (Cell){VALUE_Y, 0, 0})).y,
         to = mix(from, at.y, shown);
  canvas_line(draw->canvas, at.x, from, at.x, to, (slope ? 0.2 : 0.45) * u, color_of(draw, s));
  places_take(places, (Rect){at.x - 0.4 * u, fmin(from, to), 0.8 * u, fabs(to - from)});
}

/* As steep as sigma'(z) says in the chart's own units. */
static void draw_tangent(const Plot *plot, double z, size_t s, Places *places) {
  const Draw *draw = plot->draw;
  double shown = draw_presence(draw, (Cell){VALUE_SIGMA_PRIME, s, 0}), u = draw->u;
  if (shown <= 0)
    return;
  Point at = plot_at(plot, z, sigmoid(z));
  double dx = (plot->x.to - plot->x.from) / (plot->x.high - plot->x.low),
         dy = sigmoid_prime(z) * (plot->y.to - plot->y.from) / (plot->y.high - plot->y.low),
         length = hypot(dx, dy);
  double reach = fmin(4 * u, 0.32 * plot->area.h) * shown / length; /* to either side */
  dx *= reach;
  dy *= reach;
  Point ends[] = {{at.x - dx, at.y - dy}, {at.x + dx, at.y + dy}};
  canvas_stroke(draw->canvas, ends, 2, 0.4 * u, draw->theme->ink);
  for (int i = -4; i <= 4; i++)
    places_take(places, (Rect){at.x + dx * i / 4 - 0.4 * u, at.y + dy * i / 4 - 0.4 * u, 0.8 * u, 0.8 * u});
}

static void draw_ghosts(const NeuronView *view, const Curve *curve, const Plot *plot, size_t s) {
  const Draw *draw = plot->draw;
  double z = draw_number(draw, (Cell){VALUE_Z, s, 0}), original;
  if (view->after)
    plot_mark(plot, z, curve->at(z), true, 0.75, draw->theme->muted);
  if (!view->after && draw_original(draw, (Cell){VALUE_Z, s, 0}, &original))
    plot_mark(plot, original, curve->at(original), true, 0.75, draw->theme->accent);
}

/* The point, what it answers to, and its situation's number where there is room. */
static void draw_point(const NeuronView *view, const Curve *curve, const Plot *plot, size_t s) {
  const Draw *draw = plot->draw;
  double z = place_of(view, draw, s), u = draw->u;
  Point at = plot_at(plot, z, curve->at(z));
  plot_mark(plot, z, curve->at(z), false, 0.9, color_of(draw, s));
  ValueId value = view->after && curve->value == VALUE_O ? VALUE_O_NEXT : curve->value;
  hits_add(draw->hits, (Rect){at.x - 1.2 * u, at.y - 1.2 * u, 2.4 * u, 2.4 * u},
           (Target){TARGET_CELL, (int)value, (int)s, 0, (int)draw->state->trace->pane});
}

static void draw_point_number(const NeuronView *view, const Curve *curve, const Plot *plot, size_t s,
                              Places *places) {
  const Draw *draw = plot->draw;
  double z = place_of(view, draw, s), u = draw->u;
  const char *number = neuron_number(draw, s);
  double wide = draw_digits_width(draw, SIZE_SMALL, true, number);
  Rect place;
  if (places_find_free(&place, places, plot_at(plot, z, curve->at(z)), 1.3 * u, wide, 1.5 * u))
    draw_digits(draw, ALIGN_CENTER, place.x + place.w / 2, place.y + place.h / 2,
                (TextLook){SIZE_SMALL, true, color_of(draw, s)}, number);
}

static void draw_points(const NeuronView *view, const Curve *curve, const Plot *plot, Places *places) {
  const Draw *draw = plot->draw;
  double u = draw->u;
  bool sigmoid_chart = curve->value == VALUE_O;
  for (size_t s = 0; s < view->S; s++) {
    double z = place_of(view, draw, s);
    Point at = plot_at(plot, z, curve->at(z));
    draw_stem(curve, plot, at, s, places);
    places_take(places, (Rect){at.x - 0.9 * u, at.y - 0.9 * u, 1.8 * u, 1.8 * u});
  }
  for (size_t s = 0; s < view->S && sigmoid_chart; s++)
    draw_tangent(plot, place_of(view, draw, s), s, places);
  for (size_t s = 0; s < view->S; s++)
    draw_ghosts(view, curve, plot, s);
  for (size_t s = 0; s < view->S; s++)
    draw_point(view, curve, plot, s);
  for (size_t s = 0; s < view->S && draw->t >= 1; s++)
    draw_point_number(view, curve, plot, s, places);
}

/* The curve's own value where the pointer is. */
static bool draw_reading(const Curve *curve, Plot *plot) {
  const Draw *draw = plot->draw;
  double z = plot_probe(plot, curve->chart, plot->x.low, plot->x.high, PROBES);
  if (isnan(z))
    return false;
  char at[NUMBER_MAX], value[NUMBER_MAX];
  number_show(at, z, 2);
  number_show(value, curve->at(z), 4);
  plot_mark(plot, z, curve->at(z), true, 0.7, draw->theme->ink);
  plot_label(
      plot, z, curve->at(z),
      arena_printf(draw->arena, "%s(%s)=%s", curve->value == VALUE_O ? "\\sigma" : "\\sigma'", at, value),
      draw->theme->ink);
  return true;
}

static void draw_chart(const NeuronView *view, const Draw *draw, const Curve *curve, Rect rect) {
  double u = draw->u, shown = draw_presence(draw, (Cell){curve->shown_with, 0, 0});
  bool target = curve->value == VALUE_O;
  if (!target && shown <= 0)
    return;
  rect.w -= RIGHT_MARGIN * u;
  double reach = fmax(6, 2 * ceil((fmax(view->z.high, -view->z.low) + 0.8) / 2));
  PlotFrame frame = {
      .x_low = -reach, .x_high = reach, .y_high = curve->high, .fixed_y = true, .share_y = target};
  Plot plot = plot_begin(draw, rect, &frame);
  Places places = {
      .area = {plot.area.x, plot.area.y - u, plot.area.w + RIGHT_MARGIN * u, plot.area.h + 0.8 * u}, .u = u};
  if (target)
    draw_target(&plot);
  if (shown > 0)
    draw_curve(curve, &plot, shown);
  places.line = plot.curve;
  places.line_count = plot.curve_count;
  draw_names(curve, &plot, &places);
  if (shown > 0 && !draw_reading(curve, &plot))
    draw_points(view, curve, &plot, &places);
}

void neuron_curves_draw(const NeuronView *view, const Draw *draw, Rect rect) {
  double u = draw->u;
  if (rect.h < 6 * u)
    return;
  Rect upper = rect, lower = rect;
  if (rect.h >= 22 * u) {
    upper.h = 0.6 * rect.h;
    lower.y += upper.h;
    lower.h -= upper.h;
  } else {
    upper.w = 0.58 * rect.w;
    lower.x += upper.w + 1.2 * u;
    lower.w -= upper.w + 1.2 * u;
  }
  draw_chart(view, draw, &SIGMOID, upper);
  draw_chart(view, draw, &SLOPE, lower);
}
