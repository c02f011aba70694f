/* J of every run over one clock: updates made, samples seen, or epochs. */
#include "view/parts.h"
#include "view/place.h"
#include "view/plot.h"
#include "view/training_parts.h"

#include <math.h>

typedef struct Series {
  const TrainingPane *pane;
  size_t count;   /* points measured so far */
  size_t present; /* of them, those up to the present update */
  double *x, *y;  /* on the clock; J */
  double now_x, now_y;
  bool has_now;
} Series;

typedef struct Curves {
  const TrainingScene *scene;
  const Draw *draw;
  Clock clock;
  Series series[TRAINING_PANES_MAX];
  double end;      /* of the clock */
  double top;      /* of J on the axis */
  bool capped;     /* some J is higher */
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

static Series make_series(const Curves *curves, const TrainingPane *pane) {
  Series series = {.pane = pane};
  const RunPoint *points = training_curve(pane->trace, &series.count);
  Arena *arena = curves->draw->arena;
  series.x = ARENA_ARRAY(arena, double, series.count + 2);
  series.y = ARENA_ARRAY(arena, double, series.count + 2);
  double now = mix((double)pane->before, (double)pane->made, curves->draw->t);
  for (size_t i = 0; i < series.count; i++) {
    series.x[i] = clock_at(curves, pane, (double)points[i].update);
    series.y[i] = points[i].measure.objective;
    series.present += (double)points[i].update <= now;
  }
  double before = training_measure(pane->trace, (size_t)now).objective,
         after = training_measure(pane->trace, pane->made).objective;
  series.now_x = clock_at(curves, pane, now);
  series.now_y = (size_t)now == pane->made ? after : mix(before, after, now - floor(now));
  series.has_now = isfinite(series.now_y);
  return series;
}

/* The axis ends at the greatest J, unless that is out of all proportion to the start: then a little above it. */
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
  find_top(curves);
}

/* ---- head: title and the chips of the clock ---- */

static const StringId clock_names[CLOCK_COUNT] = {STRING_CLOCK_UPDATES, STRING_CLOCK_SAMPLES,
                                                  STRING_CLOCK_EPOCHS};

static double draw_chips(const Curves *curves, double right, double y) {
  const Draw *draw = curves->draw;
  double u = draw->u;
  for (size_t i = CLOCK_COUNT; i-- > 0;) {
    const char *name = draw_string(draw, clock_names[i]);
    double wide = draw_text_width(draw, 1.7, true, name) + 2 * u;
    right -= wide;
    draw_button(draw, (Rect){right, y - 1.35 * u, wide, 2.7 * u}, name, curves->clock == (Clock)i,
                training_put(TRAINING_CLOCK, 0, i), STRING_CLOCK_TIP);
    right -= 0.6 * u;
  }
  return right;
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
  if (x + wide + said + 2 * u <= right)
    draw_text(draw, ALIGN_RIGHT, right, y, small, axis);
}

/* ---- the curves ---- */

static Point place_of(const Curves *curves, double x, double y) {
  return plot_at(&curves->plot, x, isfinite(y) ? y : curves->top * 2);
}

/* Points `from` to `to`, behind one another on the plot's pixels; those within half a pixel are one. */
static void draw_stretch(const Curves *curves, const Series *series, size_t from, size_t to, bool with_now,
                         double width, Color color) {
  Point *points = ARENA_ARRAY(curves->draw->arena, Point, to - from + 2);
  size_t count = 0;
  for (size_t i = from; i < to; i++) {
    Point at = place_of(curves, series->x[i], series->y[i]);
    if (count == 0 || fabs(at.x - points[count - 1].x) + fabs(at.y - points[count - 1].y) > 0.4)
      points[count++] = at;
  }
  if (with_now && series->has_now) {
    Point now = place_of(curves, series->now_x, series->now_y);
    if (from > 0 || to == 0) { /* the rest begins there */
      for (size_t i = count; i > 0; i--)
        points[i] = points[i - 1];
      points[0] = now;
      count++;
    } else {
      points[count++] = now;
    }
  }
  if (count > 1)
    canvas_stroke(curves->draw->canvas, points, count, width * curves->draw->u, color);
}

static void draw_series(const Curves *curves, const Series *series, bool past) {
  if (past)
    draw_stretch(curves, series, 0, series->present, true, 0.3, series->pane->color);
  else if (series->present < series->count)
    draw_stretch(curves, series, series->present, series->count, true, 0.2,
                 color_fade(series->pane->color, 0.3));
}

/* An arrow at the upper edge where a curve leaves the plot, and in words how high it goes. */
static bool draw_leaving(const Curves *curves, const Series *series, double *x) {
  const Draw *draw = curves->draw;
  double u = draw->u, y = curves->plot.area.y + 0.4 * u;
  for (size_t i = 0; i < series->count; i++) {
    if (isfinite(series->y[i]) && series->y[i] <= curves->plot.y.high)
      continue;
    double at = fmax(place_of(curves, series->x[i], 0).x, *x);
    Point head[] = {{at - 0.8 * u, y + 1.2 * u}, {at, y - 0.3 * u}, {at + 0.8 * u, y + 1.2 * u}};
    canvas_fill_path(draw->canvas, head, 3, series->pane->color);
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
  Rect ground = {x - 0.4 * u, curves->plot.area.y - 0.1 * u, wide + 0.8 * u, 2 * u};
  canvas_fill_rect(draw->canvas, ground, 0.4 * u, color_fade(draw->theme->card, 0.85));
  draw_text(draw, ALIGN_LEFT, x, ground.y + u, (TextLook){SIZE_SMALL, true, draw->theme->bad}, words);
}

/* ---- the present ---- */

#define LABEL_HEIGHT 2.0 /* u */

static const char *label_of(const Curves *curves, const Series *series, double room) {
  const Draw *draw = curves->draw;
  const char *title = training_title(series->pane);
  return draw_text_width(draw, SIZE_SMALL, true, title) <= room
             ? title
             : draw_fitted(draw, room, SIZE_SMALL, true, title);
}

static double label_room(const Curves *curves) {
  double most = 0;
  for (size_t i = 0; i < curves->scene->count; i++)
    most = fmax(most, draw_text_width(curves->draw, SIZE_SMALL, true, training_title(&curves->scene->panes[i])));
  return fmin(most, 0.28 * curves->plot.area.w + 4 * curves->draw->u);
}

/* Behind the present point that is farthest right: a mark's label at its height, pushed apart from the others'; a
 * hairline leads there where it is not beside its mark. */
static void draw_labels(const Curves *curves, double room) {
  const Draw *draw = curves->draw;
  const TrainingScene *scene = curves->scene;
  double u = draw->u, x = 0, at[TRAINING_PANES_MAX];
  Rect area = curves->plot.area;
  for (size_t i = 0; i < scene->count; i++) {
    Point now = place_of(curves, curves->series[i].now_x, curves->series[i].now_y);
    x = fmax(x, now.x);
    at[i] = now.y;
  }
  places_spread(at, scene->count, LABEL_HEIGHT * u, area.y + u, area.y + area.h - u);
  for (size_t i = 0; i < scene->count; i++) {
    const Series *series = &curves->series[i];
    Point now = place_of(curves, series->now_x, series->now_y);
    const char *text = label_of(curves, series, room);
    double left = x + 2.1 * u, wide = draw_text_width(draw, SIZE_SMALL, true, text);
    if (left - now.x > 3 * u || fabs(at[i] - now.y) > 0.9 * u)
      canvas_line(draw->canvas, now.x + 1.1 * u, now.y, left - 0.5 * u, at[i], 1,
                  color_fade(series->pane->color, 0.6));
    canvas_fill_rect(draw->canvas,
                     (Rect){left - 0.3 * u, at[i] - LABEL_HEIGHT / 2 * u, wide + 0.6 * u, LABEL_HEIGHT * u}, 0,
                     color_fade(draw->theme->card, 0.8));
    draw_text(draw, ALIGN_LEFT, left, at[i], (TextLook){SIZE_SMALL, true, series->pane->color}, text);
  }
}

static void draw_present(const Curves *curves, double room) {
  const Draw *draw = curves->draw;
  const TrainingScene *scene = curves->scene;
  double u = draw->u, x = 0;
  Rect area = curves->plot.area;
  for (size_t i = 0; i < scene->count; i++)
    x = fmax(x, place_of(curves, curves->series[i].now_x, 0).x);
  Point line[] = {{x, area.y}, {x, area.y + area.h}};
  canvas_stroke_dashed(draw->canvas, line, 2, 0.15 * u, 0.6 * u, 0.5 * u, draw->theme->muted);
  draw_labels(curves, room);
  for (size_t i = scene->count; i-- > 0;) {
    const Series *series = &curves->series[i];
    Point now = place_of(curves, series->now_x, series->now_y);
    training_mark(series->pane, now.x, now.y, 0.75 * u);
  }
}

/* J comes onto the screen with a step of the lesson; before it the card keeps its place. */
static bool is_seen(const TrainingScene *scene) {
  for (size_t i = 0; i < scene->count; i++)
    if (training_seen(&scene->panes[i], VALUE_J))
      return true;
  return false;
}

void training_curves_draw(const TrainingScene *scene, Rect rect) {
  const Draw *draw = scene->draw;
  Curves curves = {.scene = scene, .draw = draw, .clock = (Clock)scene->setup->clock};
  double u = draw->u, pad = rect.h < 16 * u ? 1.0 * u : 1.8 * u, head = 2.8 * u;
  int card = draw_card(draw, rect);
  Rect inner = rect_inset(rect, pad);
  draw_head(&curves, (Rect){inner.x, inner.y, inner.w, head});
  Rect below = {inner.x, inner.y + head + 0.4 * u, inner.w, inner.h - head - 0.4 * u};
  if (scene->count > 0 && is_seen(scene) && below.h > 6 * u) {
    measure(&curves);
    curves.plot.area = below;
    double room = label_room(&curves);
    PlotFrame frame = {.x_high = fmax(curves.end, 1), .y_high = curves.top, .whole_x = true};
    Rect plot = {below.x, below.y, below.w - room - 0.9 * u, below.h};
    if (below.h > 14 * u)
      frame.x_name = draw_string(draw, clock_names[curves.clock]);
    curves.plot = plot_begin(draw, plot, &frame);
    Rect area = curves.plot.area;
    Rect before = canvas_set_clip(draw->canvas, (Rect){area.x, area.y - u, area.w + 2 * u, area.h + 2 * u});
    for (size_t i = 0; i < 2 * scene->count; i++)
      draw_series(&curves, &curves.series[i % scene->count], i >= scene->count);
    canvas_set_clip(draw->canvas, before);
    draw_leavers(&curves);
    draw_present(&curves, room);
  }
  canvas_end_card(draw->canvas, card);
}
