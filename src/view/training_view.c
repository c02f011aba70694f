/* Training runs side by side: which panes there are, where each is in its run, and where the cards lie. */
#include "view/scenes.h"
#include "view/training_parts.h"

#include <math.h>

bool training_seen(const TrainingPane *pane, ValueId id) {
  return draw_visibility(pane->draw, TRAINING_CELL(id)) != HIDDEN;
}

const char *training_title(const TrainingPane *pane) {
  const Lesson *lesson = pane->draw->state->lesson;
  const char *title = pane->pane < lesson->pane_count
                          ? lesson->panes[pane->pane].title.in[pane->draw->state->language]
                          : NULL;
  return title ? title : "";
}

void training_mark(const TrainingPane *pane, double x, double y, double radius) {
  mark_draw(pane->draw->canvas, pane->pane, x, y, radius, pane->color, pane->draw->theme->card);
}

bool training_objective(Cell *out, const TrainingPane *pane) {
  double shown = draw_number(pane->draw, TRAINING_CELL(VALUE_UPDATE));
  *out = TRAINING_CELL(shown < (double)pane->made ? VALUE_J_NEXT : VALUE_J);
  return training_seen(pane, out->value);
}

bool training_has_diverged(const TrainingPane *pane, size_t *update) {
  return training_diverged(pane->trace, update) && *update <= pane->made;
}

bool training_is_diverging(const TrainingPane *pane) {
  enum { MANY = 8 };
  size_t count;
  const RunPoint *curve = training_curve(pane->trace, &count);
  Cell cell;
  return training_objective(&cell, pane) && count > 0 &&
         draw_number(pane->draw, cell) > MANY * fmax(curve[0].measure.objective, 0.1);
}

Action training_put(unsigned field, size_t row, size_t value) {
  return (Action){.kind = ACTION_SET, .set = {field, (unsigned)row, (unsigned)value}};
}

/* ---- the panes ---- */

static Color pane_color(const Theme *theme, size_t pane) {
  static const size_t colors[TRAINING_PANES_MAX] = {0, 2, 3, 4}; /* blue, green, vermilion, purple */
  return theme_class(theme, colors[pane % TRAINING_PANES_MAX]);
}

/* Before this step. */
static size_t made_before(const Trace *trace, size_t step) {
  return training_made(trace, step - 1,
                       trace_visibility(trace, step - 1, TRAINING_CELL(VALUE_W_NEXT)) != HIDDEN);
}

/* theta a share of the way between two updates; between neighbours on a straight line. */
static void theta_between(TrainingPane *pane, size_t size) {
  double at = mix((double)pane->before, (double)pane->made, pane->draw->t);
  size_t whole = (size_t)at, next = whole < pane->made ? whole + 1 : whole;
  double *then = ARENA_ARRAY(pane->draw->arena, double, size), share = at - (double)whole;
  pane->theta = ARENA_ARRAY(pane->draw->arena, double, size);
  training_theta(pane->theta, pane->trace, whole);
  if (next == whole || share <= 0)
    return;
  training_theta(then, pane->trace, next);
  for (size_t i = 0; i < size; i++)
    if (isfinite(then[i]))
      pane->theta[i] = mix(pane->theta[i], then[i], share);
}

static TrainingPane make_pane(const Draw *draw, size_t index) {
  TrainingPane pane = {
      .draw = draw_pane(draw, index), .pane = index, .color = pane_color(draw->theme, index)};
  pane.trace = pane.draw->state->trace;
  size_t step = draw->state->step;
  pane.moved = training_seen(&pane, VALUE_W_NEXT);
  pane.made = training_made(pane.trace, step, pane.moved);
  pane.moved = pane.moved && (double)pane.made > draw_number(pane.draw, TRAINING_CELL(VALUE_UPDATE));
  pane.before = step > 0 ? made_before(pane.trace, step) : pane.made;
  if (pane.before > pane.made)
    pane.before = pane.made;
  Descent descent = training_descent(pane.trace);
  theta_between(&pane, descent_size(&descent));
  return pane;
}

/* A target that says which pane it is of: its map, or a number that differs from pane to pane. */
static bool names_pane(Target target, size_t pane) {
  if (target.pane != (int)pane)
    return false;
  if (target.kind == TARGET_HANDLE)
    return true;
  return target.kind == TARGET_CELL && target.a != VALUE_ETA && target.a != VALUE_ALPHA &&
         target.a != VALUE_EPOCHS && target.a != VALUE_SHUFFLE && target.a != VALUE_SEED;
}

/* The pane that is pointed at, else that has the focus, else whose gradient is new, else the one with the
 * smallest batch. */
static size_t choose(const TrainingScene *scene) {
  const ViewState *state = scene->draw->state;
  const Target targets[] = {state->hover, state->inspected, state->focus};
  for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
    for (size_t j = 0; j < scene->count; j++)
      if (names_pane(targets[i], scene->panes[j].pane))
        return j;
  size_t fresh = 0, last = 0, finest = 0;
  for (size_t j = 1; j < scene->count; j++)
    if (training_updates(scene->panes[j].trace) > training_updates(scene->panes[finest].trace))
      finest = j;
  for (size_t j = 0; j < scene->count; j++)
    if (draw_visibility(scene->panes[j].draw, TRAINING_CELL(VALUE_DW)) == FRESH) {
      fresh++;
      last = j;
    }
  return fresh == 1 ? last : finest;
}

static TrainingScene make_scene(const Draw *draw) {
  const Trace *trace = draw->state->trace;
  TrainingScene scene = {.draw = draw,
                         .setup = &trace->setup.training,
                         .data = training_data(trace),
                         .landscape = training_landscape(trace)};
  for (size_t i = 0; i < scene.setup->panes && i < TRAINING_PANES_MAX; i++)
    if (scene.setup->shown[i] > 0)
      scene.panes[scene.count++] = make_pane(draw, i);
  scene.chosen = choose(&scene);
  return scene;
}

/* ---- the cards ---- */

static Rect whole(Rect r) {
  double x = round(r.x), y = round(r.y);
  return (Rect){x, y, round(r.x + r.w) - x, round(r.y + r.h) - y};
}

/* Four panes stand two by two where that makes their maps larger. */
static size_t columns_of(const TrainingScene *scene, Rect area, double gap) {
  if (scene->count < 4)
    return scene->count;
  double u = scene->draw->u, wide = (area.w - 3 * gap) / 4 - 5 * u, high = area.h - 8 * u;
  double half_wide = (area.w - gap) / 2 - 5 * u, half_high = (area.h - gap) / 2 - 8 * u;
  return fmin(half_wide, 1.4 * half_high) > fmin(wide, 1.4 * high) ? 2 : 4;
}

static void draw_panes(const TrainingScene *scene, Rect area, double gap) {
  size_t columns = columns_of(scene, area, gap);
  if (columns == 0)
    return;
  size_t rows = (scene->count + columns - 1) / columns;
  double wide = (area.w - gap * (double)(columns - 1)) / (double)columns,
         high = (area.h - gap * (double)(rows - 1)) / (double)rows;
  for (size_t i = 0; i < scene->count; i++) {
    size_t row = i / columns;
    double x = area.x + (wide + gap) * (double)(i % columns), y = area.y + (high + gap) * (double)row;
    training_pane_draw(scene, &scene->panes[i], whole((Rect){x, y, wide, high}));
  }
}

/* A step of the lesson tells of some pane's gradients, for the first time. */
static bool gradients_are_new(const TrainingScene *scene) {
  for (size_t i = 0; i < scene->count; i++) {
    const Draw *draw = scene->panes[i].draw;
    if (!trace_step(scene->panes[i].trace, draw->state->step).kind->summary &&
        (draw_visibility(draw, TRAINING_CELL(VALUE_DW)) == FRESH ||
         draw_visibility(draw, TRAINING_CELL(VALUE_DJ_DW)) == FRESH))
      return true;
  }
  return false;
}

/* Curves, data and, unless it has a place elsewhere, the update.  Where three cards find no room side by
 * side, the data give way to the update while its gradients are new. */
static void draw_lower(const TrainingScene *scene, Rect area, double gap, bool elsewhere) {
  bool three = !elsewhere && area.w >= 100 * scene->draw->u;
  bool update = !elsewhere && (three || gradients_are_new(scene));
  double curves = round((three       ? 0.38
                         : elsewhere ? 0.56
                                     : 0.58) *
                        area.w),
         scatter = three ? round(0.31 * area.w) : area.w - curves - gap;
  Rect rect = {area.x, area.y, curves, area.h};
  training_curves_draw(scene, whole(rect));
  rect.x += curves + gap;
  rect.w = scatter;
  if (three || !update)
    training_scatter_draw(scene, whole(rect));
  rect.x += three ? scatter + gap : 0;
  rect.w = area.x + area.w - rect.x;
  if (update)
    training_update_draw(scene, whole(rect), false);
}

/* Heights in u of the update's card in the narration's column, and of what must be left to the words. */
#define UPDATE_LEAST 22
#define UPDATE_MOST 30
#define WORDS_LEAST 40

void training_view_arrange(const Draw *draw, Screen *screen) {
  double u = draw->u, gap = screen->content.x - (screen->narration.x + screen->narration.w);
  Rect *words = &screen->narration;
  if (screen->stacked || !training_landscape(draw->state->trace))
    return;
  double high = round(clamp(0.37 * words->h, UPDATE_LEAST * u, UPDATE_MOST * u));
  if (words->h - high - gap < WORDS_LEAST * u)
    return;
  screen->aside = (Rect){words->x, words->y + words->h - high, words->w, high};
  words->h -= high + gap;
}

/* One run has no other beside it: its map keeps its shape, with the charts beside it. */
static void draw_alone(const TrainingScene *scene, Rect area, double gap, bool elsewhere) {
  double u = scene->draw->u, wide = round(clamp(1.35 * (area.h - 8 * u), 0.4 * area.w, 0.58 * area.w));
  Rect right = {area.x + wide + gap, area.y, area.w - wide - gap, 0};
  size_t cards = elsewhere || area.h < 48 * u ? 2 : 3;
  draw_panes(scene, (Rect){area.x, area.y, wide, area.h}, gap);
  right.h = (area.h - gap * (double)(cards - 1)) / (double)cards;
  training_curves_draw(scene, whole(right));
  right.y += right.h + gap;
  bool update = !elsewhere && (cards == 3 || gradients_are_new(scene));
  if (cards == 3 || !update)
    training_scatter_draw(scene, whole(right));
  right.y += cards == 3 ? right.h + gap : 0;
  if (update)
    training_update_draw(scene, whole(right), false);
}

void training_view_draw(const Draw *draw, const Screen *screen) {
  TrainingScene scene = make_scene(draw);
  bool planar = scene.setup->logistic && scene.count == 1 && !scene.landscape && scene.setup->D > 1;
  if ((!scene.setup->logistic && scene.count > 0) || planar) {
    batch_view_draw(&scene, screen);
    return;
  }
  double u = draw->u, gap = fmin(screen->content.y - screen->header.h, 2 * u);
  Rect content = screen->content;
  double controls = training_controls_height(&scene, content.w);
  training_controls_draw(&scene, (Rect){content.x, content.y, content.w, controls});
  double top = content.y + controls + gap, rest = content.y + content.h - top;
  bool elsewhere = screen->aside.h > 0;
  if (elsewhere)
    training_update_draw(&scene, screen->aside, true);
  if (scene.landscape && scene.count == 1 && content.w >= 70 * u) {
    draw_alone(&scene, (Rect){content.x, top, content.w, rest}, gap, elsewhere);
    return;
  }
  double lower = elsewhere         ? screen->aside.h
                 : scene.landscape ? clamp(0.40 * rest, 12.5 * u, 30 * u)
                                   : rest - 14 * u;
  draw_panes(&scene, (Rect){content.x, top, content.w, rest - lower - gap}, gap);
  draw_lower(&scene, (Rect){content.x, content.y + content.h - lower, content.w, lower}, gap, elsewhere);
}
