/* J of every run, or its accuracy, over one clock: updates made, samples seen, or epochs. */
#include "view/groups.h"
#include "view/parts.h"
#include "view/place.h"
#include "view/plot.h"
#include "view/training_parts.h"

#include <math.h>

typedef struct Series {
  const TrainingPane *pane;
  size_t count;   /* points measured so far */
  size_t present; /* of them, those up to the present update */
  double *x, *y;  /* on the clock; J, or the accuracy in percent */
  double now_x, now_y;
  bool has_now;
} Series;

typedef struct Curves {
  const TrainingScene *scene;
  const Draw *draw;
  Clock clock;
  Series series[TRAINING_PANES_MAX];
  double end;    /* of the clock */
  double top;    /* of J on the axis */
  bool accuracy; /* in place of J */
  bool capped;   /* some J is higher */
  bool future;   /* what the runs will come to is shown, faintly */
  Plot plot;
} Curves;

static double clock_at(const Curves *curves, const TrainingPane *pane, double update) {
  if (curves->clock == CLOCK_UPDATES)
    return update;
  double whole = floor(update), share = update - whole;
  double seen = (double)training_samples_seen(pane->trace, (size_t)whole);
  if (share > 0)
    seen = mix(seen, (double)training_samples_seen(pane->trace, (size_t)whole + 1), share);
  return curves->clock == CLOCK_SAMPLES ? seen : seen / (double)curves->scene->data->set.N;
}

static double height_of(const Curves *curves, Measure measure) {
  return curves->accuracy ? 100 * measure.accuracy : measure.objective;
}

static Series make_series(const Curves *curves, const TrainingPane *pane) {
  Series series = {.pane = pane};
  const RunPoint *points = training_curve(pane->trace, &series.count);
  Arena *arena = curves->draw->arena;
  series.x = ARENA_ARRAY(arena, double, series.count + 2);
  series.y = ARENA_ARRAY(arena, double, series.count + 2);
  double now = mix((double)pane->before, (double)pane->made, curves->draw->t);
  for (size_t i = 0; i < series.count; i++) {
    series.x[i] = clock_at(curves, pane, (double)points[i].update);
    series.y[i] = height_of(curves, points[i].measure);
    series.present += (double)points[i].update <= now;
  }
  double before = height_of(curves, training_measure(pane->trace, (size_t)now)),
         after = height_of(curves, training_measure(pane->trace, pane->made));
  series.now_x = clock_at(curves, pane, now);
  series.now_y = (size_t)now == pane->made ? after : mix(before, after, now - floor(now));
  series.has_now = isfinite(series.now_y);
  return series;
}

/* The axis ends at the greatest J, unless that is out of all proportion to the start: then a little above it.
 */
static void find_top(Curves *curves) {
  double start = 0, most = 0;
  for (size_t i = 0; i < curves->scene->count; i++) {
    const Series *series = &curves->series[i];
    for (size_t j = 0; j < series->count; j++) {
      if (j == 0 && isfinite(series->y[0]))
        start = fmax(start, series->y[0]);
      most = fmax(most, isfinite(series->y[j]) ? series->y[j] : INFINITY);
    }
  }
  start = start > 0 ? start : 1;
  curves->capped = most > 5 * start;
  curves->top = curves->capped ? 2.5 * start : fmax(most, 1e-9);
}

static void measure(Curves *curves) {
  for (size_t i = 0; i < curves->scene->count; i++) {
    const TrainingPane *pane = &curves->scene->panes[i];
    curves->series[i] = make_series(curves, pane);
    curves->end = fmax(curves->end, curves->clock == CLOCK_EPOCHS
                                        ? curves->scene->setup->epochs
                                        : clock_at(curves, pane, (double)training_updates(pane->trace)));
  }
  if (curves->accuracy)
    curves->top = 100;
  else
    find_top(curves);
}

/* ---- head: title and the chips of the clock ---- */

static const StringId clock_names[CLOCK_COUNT] = {STRING_CLOCK_UPDATES, STRING_CLOCK_SAMPLES,
                                                  STRING_CLOCK_EPOCHS};

static double draw_chips(const Curves *curves, double right, double y) {
  const Draw *draw = curves->draw;
  double u = draw->u;
  for (size_t i = CLOCK_COUNT; i-- > 0;) {
    const char *name =
        draw_string(draw, (Clock)i == CLOCK_SAMPLES ? STRING_CLOCK_SAMPLES_CHIP : clock_names[i]);
    double wide = draw_text_width(draw, 1.7, true, name) + 2 * u;
    right -= wide;
    draw_button(draw, (Rect){right, y - 1.35 * u, wide, 2.7 * u}, name, curves->clock == (Clock)i,
                training_put(TRAINING_CLOCK, 0, i), STRING_CLOCK_TIP);
    right -= 0.6 * u;
  }
  return right;
}

/* With one run alone there is room for its J.  Returns the width that it takes. */
static double draw_only_objective(const Curves *curves, double x, double y, double right) {
  const Draw *draw = curves->draw;
  double u = draw->u, wide = 7 * u;
  Cell cell;
  if (curves->scene->count != 1 || x + wide > right || !training_objective(&cell, &curves->scene->panes[0]))
    return 0;
  draw_cell(curves->scene->panes[0].draw, (Rect){x, y - 1.4 * u, wide, 2.8 * u}, cell,
            (CellLook){.align = ALIGN_LEFT,
                       .size = 2.0,
                       .bold = true,
                       .digits = draw->state->digits > 3 ? draw->state->digits : 3,
                       .exact = true,
                       .color = draw->theme->ink,
                       .group = GROUP_RUN_CURVE});
  return wide + 1.2 * u;
}

static void draw_head(const Curves *curves, Rect rect) {
  const Draw *draw = curves->draw;
  double u = draw->u, y = rect.y + rect.h / 2, x = rect.x;
  double right = draw_chips(curves, rect.x + rect.w, y) - 0.6 * u;
  TextLook title = {1.8, true, draw->theme->muted}, small = {SIZE_SMALL, false, draw->theme->muted};
  const char *axis = draw_string(draw, STRING_CLOCK_AXIS);
  double said = draw_text_width(draw, SIZE_SMALL, false, axis);
  const char *name = draw_string(draw, STRING_LOSS_CURVES);
  double wide = draw_text_width(draw, 1.8, true, name);
  if (x + wide <= right)
    draw_text(draw, ALIGN_LEFT, x, y, title, name);
  wide += draw_only_objective(curves, x + wide + 1.2 * u, y, right);
  if (x + wide + said + 2 * u <= right)
    draw_text(draw, ALIGN_RIGHT, right, y, small, axis);
}

/* ---- the curves ---- */

static Point place_of(const Curves *curves, double x, double y) {
  return plot_at(&curves->plot, x, isfinite(y) ? y : curves->top * 2);
}

/* The same, also above the plot. */
static Point place_above(const Curves *curves, double x, double y) {
  const Axis *axis = &curves->plot.y;
  Point at = place_of(curves, x, y);
  double share = isfinite(y) ? (y - axis->low) / (axis->high - axis->low) : INFINITY;
  at.y = axis->from + fmin(share, 1000) * (axis->to - axis->from);
  return at;
}

/* Up to the present update, or from it on what is to come, dashed.  Points within half a pixel are one. */
static void draw_stretch(const Curves *curves, const Series *series, bool past) {
  size_t from = past ? 0 : series->present, to = past ? series->present : series->count;
  Point *points = ARENA_ARRAY(curves->draw->arena, Point, to - from + 2);
  size_t count = 0;
  Point now = place_above(curves, series->now_x, series->now_y);
  if (!past && series->has_now)
    points[count++] = now;
  for (size_t i = from; i < to; i++) {
    Point at = place_above(curves, series->x[i], series->y[i]);
    if (count == 0 || fabs(at.x - points[count - 1].x) + fabs(at.y - points[count - 1].y) > 0.4)
      points[count++] = at;
  }
  if (past && series->has_now)
    points[count++] = now;
  if (count < 2)
    return;
  double u = curves->draw->u;
  if (past)
    canvas_stroke(curves->draw->canvas, points, count, 0.3 * u, series->pane->color);
  else
    canvas_stroke_dashed(curves->draw->canvas, points, count, 0.15 * u, 0.6 * u, 0.4 * u,
                         color_fade(series->pane->color, 0.8));
}

/* An arrow at the upper edge where a curve leaves the plot: with a shaft, so that it is no run's mark. */
static bool draw_leaving(const Curves *curves, const Series *series, double *x) {
  const Draw *draw = curves->draw;
  double u = draw->u, y = curves->plot.area.y + 1.7 * u;
  for (size_t i = 0; i < series->count; i++) {
    if (isfinite(series->y[i]) && series->y[i] <= curves->plot.y.high)
      continue;
    double at = fmax(place_of(curves, series->x[i], 0).x, *x);
    Point head[] = {{at - 0.6 * u, y + 0.4 * u}, {at, y - 0.4 * u}, {at + 0.6 * u, y + 0.4 * u}};
    canvas_line(draw->canvas, at, y - 0.2 * u, at, y + 1.5 * u, 0.28 * u, series->pane->color);
    canvas_stroke(draw->canvas, head, 3, 0.28 * u, series->pane->color);
    *x = at + 2 * u;
    return true;
  }
  return false;
}

static void draw_leavers(const Curves *curves) {
  const Draw *draw = curves->draw;
  double u = draw->u, x = 0;
  bool any = false;
  for (size_t i = 0; i < curves->scene->count; i++)
    any = draw_leaving(curves, &curves->series[i], &x) || any;
  if (!any)
    return;
  const char *words = draw_string(draw, STRING_ABOVE_PLOT);
  double wide = draw_text_width(draw, SIZE_SMALL, true, words);
  if (x + wide > curves->plot.area.x + curves->plot.area.w)
    return;
  Rect ground = {x - 0.4 * u, curves->plot.area.y + 1.2 * u, wide + 0.8 * u, 2 * u};
  canvas_fill_rect(draw->canvas, ground, 0.4 * u, color_fade(draw->theme->card, 0.85));
  draw_text(draw, ALIGN_LEFT, x, ground.y + u, (TextLook){SIZE_SMALL, true, draw->theme->bad}, words);
}

/* ---- the present, and the curves' names ---- */

#define LABEL_HEIGHT 2.0 /* u */

static double label_room(const Curves *curves) {
  double most = 0;
  for (size_t i = 0; i < curves->scene->count && curves->scene->count > 1; i++)
    most =
        fmax(most, draw_text_width(curves->draw, SIZE_SMALL, true, training_title(&curves->scene->panes[i])));
  return fmin(most, 0.34 * curves->plot.area.w);
}

/* The last point that is on the plot. */
static Point end_of(const Curves *curves, const Series *series) {
  size_t last = curves->future ? series->count : 0;
  return last > 0 ? place_of(curves, series->x[last - 1], series->y[last - 1])
                  : place_of(curves, series->now_x, series->now_y);
}

static void draw_name(const Curves *curves, const Series *series, Point end, double left, double y,
                      double room) {
  const Draw *draw = curves->draw;
  double u = draw->u;
  const char *text = draw_fitted(draw, room, SIZE_SMALL, true, training_title(series->pane));
  double wide = draw_text_width(draw, SIZE_SMALL, true, text);
  if (fabs(y - end.y) > 0.5 * u)
    canvas_line(draw->canvas, end.x + 0.2 * u, end.y, left - 0.3 * u, y, 1, series->pane->color);
  canvas_fill_rect(draw->canvas, (Rect){left - 0.2 * u, y - 0.9 * u, wide + 0.4 * u, 1.8 * u}, 0.3 * u,
                   draw->theme->card);
  draw_text(draw, ALIGN_LEFT, left, y, (TextLook){SIZE_SMALL, true, series->pane->color}, text);
}

/* The run that goes on longest on the clock: names keep clear of its curve. */
static Places places_of(const Curves *curves) {
  const Draw *draw = curves->draw;
  Places places = {.area = curves->plot.area, .u = draw->u};
  if (curves->capped) /* the words on what leaves the plot */
    places_take(&places, (Rect){places.area.x, places.area.y, places.area.w, 3.4 * draw->u});
  const Series *longest = &curves->series[0];
  for (size_t i = 0; i < curves->scene->count; i++) {
    const Series *series = &curves->series[i];
    Point now = place_of(curves, series->now_x, series->now_y);
    double r = 0.9 * draw->u;
    places_take(&places, (Rect){now.x - r, now.y - r, 2 * r, 2 * r});
    if (series->count > 0 &&
        series->x[series->count - 1] > longest->x[longest->count ? longest->count - 1 : 0])
      longest = series;
  }
  Point *line = ARENA_ARRAY(draw->arena, Point, longest->count);
  for (size_t i = 0; i < longest->count; i++)
    line[i] = place_of(curves, longest->x[i], longest->y[i]);
  places.line = line;
  places.line_count = curves->future ? longest->count : 0;
  return places;
}

static void draw_inner_name(const Curves *curves, const Series *series, Places *places, double room) {
  const Draw *draw = curves->draw;
  double u = draw->u,
         wide = fmin(draw_text_width(draw, SIZE_SMALL, true, training_title(series->pane)), room);
  Point end = end_of(curves, series);
  Rect place;
  if (!places_find(&place, places, end, 1.7 * u, wide, 1.8 * u))
    return;
  double x = clamp(end.x, place.x, place.x + place.w), y = clamp(end.y, place.y, place.y + place.h);
  if (hypot(x - end.x, y - end.y) > 2 * u)
    canvas_line(draw->canvas, end.x, end.y, x, y, 1, series->pane->color);
  draw_name(curves, series, (Point){end.x, place.y + 0.9 * u}, place.x, place.y + 0.9 * u, room);
}

/* A name stands at its curve's end, pushed away from the others; one whose run ends early on the clock stands
 * inside the plot. */
static void draw_curve_names(const Curves *curves, double room) {
  const TrainingScene *scene = curves->scene;
  double u = curves->draw->u, at[TRAINING_PANES_MAX];
  size_t outer[TRAINING_PANES_MAX], count = 0;
  Rect area = curves->plot.area;
  Places places = places_of(curves);
  for (size_t i = 0; i < scene->count; i++) {
    Point end = end_of(curves, &curves->series[i]);
    if (end.x + 3 * u > area.x + area.w) {
      at[count] = end.y;
      outer[count++] = i;
    } else {
      draw_inner_name(curves, &curves->series[i], &places, room);
    }
  }
  places_spread(at, count, LABEL_HEIGHT * u, area.y, area.y + area.h);
  for (size_t i = 0; i < count; i++) {
    const Series *series = &curves->series[outer[i]];
    draw_name(curves, series, end_of(curves, series), area.x + area.w + 1.3 * u, at[i], room);
  }
}

/* Before, all curves are the same point; and a single one needs no name. */
static bool has_begun(const Curves *curves) {
  bool begun = curves->future;
  for (size_t i = 0; i < curves->scene->count; i++)
    begun = begun || curves->scene->panes[i].made > 0;
  return begun && curves->scene->count > 1;
}

static void draw_present(const Curves *curves) {
  const Draw *draw = curves->draw;
  const TrainingScene *scene = curves->scene;
  double u = draw->u, x = 0;
  Rect area = curves->plot.area;
  for (size_t i = 0; i < scene->count; i++)
    x = fmax(x, place_of(curves, curves->series[i].now_x, 0).x);
  Point line[] = {{x, area.y}, {x, area.y + area.h}};
  canvas_stroke_dashed(draw->canvas, line, 2, 0.15 * u, 0.6 * u, 0.5 * u, draw->theme->muted);
  for (size_t i = 1; i <= scene->count; i++) { /* the chosen one on top */
    const Series *series = &curves->series[(scene->chosen + i) % scene->count];
    Point now = place_of(curves, series->now_x, series->now_y);
    training_mark(series->pane, now.x, now.y, 0.7 * u);
  }
}

/* "Accuracy                    96.0 %   144 / 150" */
static void draw_accuracy_head(const Curves *curves, Rect rect) {
  const Draw *draw = curves->draw;
  const TrainingScene *scene = curves->scene;
  double u = draw->u, y = rect.y + rect.h / 2, right = rect.x + rect.w;
  double left = rect.x +
                draw_text(draw, ALIGN_LEFT, rect.x, y, (TextLook){1.8, true, draw->theme->muted},
                          draw_string(draw, STRING_ACCURACY_CARD)) +
                1.2 * u;
  if (scene->count != 1 || !training_seen(&scene->panes[0], VALUE_ACCURACY))
    return;
  const TrainingPane *pane = &scene->panes[0];
  ValueId value =
      pane->moved && training_seen(pane, VALUE_ACCURACY_NEXT) ? VALUE_ACCURACY_NEXT : VALUE_ACCURACY;
  double share = draw_number(pane->draw, TRAINING_CELL(value)), N = (double)scene->data->set.N;
  char percent[NUMBER_MAX], told[NUMBER_MAX], all[NUMBER_MAX];
  TextLook strong = {2.1, true, draw->theme->ink}, small = {1.7, false, draw->theme->muted};
  const char *count =
      arena_printf(draw->arena, "%s / %s", number_show(told, round(share * N), 0), number_show(all, N, 0));
  number_show(percent, 100 * share, 1);
  double behind = draw_text_width(draw, small.size, false, count) + 1.6 * u,
         wide = draw_digits_width(draw, strong.size, true, percent) +
                draw_text_width(draw, strong.size, true, " %");
  if (left + wide + behind <= right) {
    draw_text(draw, ALIGN_RIGHT, right, y, small, count);
    right -= behind;
  }
  draw_digits(draw, ALIGN_LEFT, right - wide, y, strong, percent);
  draw_text(draw, ALIGN_RIGHT, right, y, strong, "%");
  draw_cell(pane->draw, (Rect){right - wide - 0.6 * u, y - 1.4 * u, wide + 1.2 * u, 2.8 * u},
            TRAINING_CELL(value),
            (CellLook){.align = ALIGN_CENTER, .size = 2.2, .hidden = true, .group = GROUP_RUN_ACCURACY});
}

/* ---- the place that is pointed at ---- */

enum { PROBES = 80 };

/* What was measured last up to a place on the clock; NaN: nothing yet that may be seen. */
static double value_at(const Curves *curves, const Series *series, double x) {
  size_t last = curves->future ? series->count : series->present;
  double value = NAN;
  for (size_t i = 0; i < last && series->x[i] <= x + 1e-9; i++)
    value = series->y[i];
  return value;
}

/* The clock there, and each run's value behind its mark. */
static void draw_pointed(const Curves *curves) {
  const Draw *draw = curves->draw;
  const TrainingScene *scene = curves->scene;
  double u = draw->u, y = curves->plot.area.y + 1.2 * u, pitch = 7.2 * u;
  double at = plot_probe(&curves->plot, curves->accuracy ? CHART_ACCURACY : CHART_RUNS, 0, curves->end,
                         (size_t)clamp(curves->end, 1, PROBES) + 1);
  if (isnan(at))
    return;
  at = round(at);
  char text[NUMBER_MAX];
  double clock = draw_digits_width(draw, SIZE_SMALL, true, number_show(text, at, 0)) + 1.6 * u,
         wide = clock + pitch * (double)scene->count;
  double room = curves->plot.area.x + curves->plot.area.w - wide;
  double x = clamp(plot_at(&curves->plot, at, 0).x + u, curves->plot.area.x, fmax(room, curves->plot.area.x));
  Rect box = {x, y - 1.4 * u, wide, 2.8 * u};
  canvas_fill_rect(draw->canvas, box, 0.6 * u, draw->theme->field);
  draw_digits(draw, ALIGN_LEFT, x + 0.8 * u, y, (TextLook){SIZE_SMALL, true, draw->theme->muted},
              number_show(text, at, 0));
  x += clock;
  for (size_t i = 0; i < scene->count; i++, x += pitch) {
    const Series *series = &curves->series[i];
    double value = value_at(curves, series, at);
    training_mark(series->pane, x + 0.8 * u, y, 0.5 * u);
    if (!isnan(value))
      draw_digits(draw, ALIGN_LEFT, x + 1.9 * u, y, (TextLook){SIZE_SMALL, true, draw->theme->ink},
                  fabs(value) < 1e4 ? number_show(text, value, curves->accuracy ? 1 : 3)
                                    : number_show_brief(text, value));
  }
}

/* J comes onto the screen with a step of the lesson; before it the card keeps its place. */
static bool is_seen(const TrainingScene *scene) {
  for (size_t i = 0; i < scene->count; i++)
    if (training_seen(&scene->panes[i], VALUE_J))
      return true;
  return false;
}

static void draw_card_of(const TrainingScene *scene, Rect rect, bool accuracy) {
  const Draw *draw = scene->draw;
  Curves curves = {.scene = scene, .draw = draw, .clock = (Clock)scene->setup->clock, .accuracy = accuracy};
  double u = draw->u, pad = rect.h < 16 * u ? 1.0 * u : 1.8 * u, head = 2.8 * u;
  int card = draw_card(draw, rect);
  Rect inner = rect_inset(rect, pad);
  (accuracy ? draw_accuracy_head : draw_head)(&curves, (Rect){inner.x, inner.y, inner.w, head});
  Rect below = {inner.x, inner.y + head + 0.4 * u, inner.w, inner.h - head - 0.4 * u};
  if (scene->count > 0 && is_seen(scene) && below.h > 6 * u) {
    measure(&curves);
    curves.plot.area = below;
    for (size_t i = 0; i < scene->count; i++)
      curves.future = curves.future || training_seen(&scene->panes[i], VALUE_W_NEXT);
    double room = label_room(&curves);
    PlotFrame frame = {.x_high = fmax(curves.end, 1), .y_high = curves.top, .whole_x = true};
    Rect plot = {below.x, below.y, below.w - room - 0.6 * u, below.h};
    if (below.h > 14 * u)
      frame.x_name = draw_string(draw, clock_names[curves.clock]);
    curves.plot = plot_begin(draw, plot, &frame);
    Rect area = curves.plot.area;
    Rect before = canvas_set_clip(draw->canvas, (Rect){area.x - u, area.y, area.w + 2 * u, area.h + u});
    for (size_t i = curves.future ? 0 : scene->count; i < 2 * scene->count; i++)
      draw_stretch(&curves, &curves.series[i % scene->count], i >= scene->count);
    canvas_set_clip(draw->canvas, before);
    if (has_begun(&curves))
      draw_curve_names(&curves, room);
    draw_leavers(&curves);
    draw_present(&curves);
    draw_pointed(&curves);
  }
  canvas_end_card(draw->canvas, card);
}

void training_curves_draw(const TrainingScene *scene, Rect rect) {
  draw_card_of(scene, rect, false);
}

void training_accuracy_draw(const TrainingScene *scene, Rect rect) {
  draw_card_of(scene, rect, true);
}
