#include "view/view.h"

#include "view/panel.h"
#include "view/parts.h"
#include "view/scenes.h"
#include "view/training_map.h"

#include <stdlib.h>

struct View {
  const Font *font;
  const Strings *strings;
  Arena arena;
  TrainingMaps maps;
  Draw draw;
  double scale; /* of the text */
};

View *view_new(const Font *font, const Strings *strings) {
  View *view = calloc(1, sizeof *view);
  if (!view)
    abort();
  view->font = font;
  view->strings = strings;
  return view;
}

void view_free(View *view) {
  if (!view)
    return;
  training_maps_free(&view->maps);
  arena_free(&view->arena);
  free(view);
}

/* What is explained: kept open by Enter, else pointed at, else focused. */
static Target explained(const ViewState *state) {
  const Target nothing = {.kind = TARGET_NONE};
  if (state->field.active)
    return nothing;
  if (state->inspected.kind == TARGET_CELL)
    return state->inspected;
  if (state->hover.kind == TARGET_CELL)
    return state->hover;
  return state->focus.kind == TARGET_CELL && !state->focus_quiet ? state->focus : nothing;
}

static bool cell_exists(const ViewState *state, Target target) {
  if (target.a < 0 || target.a >= VALUE_MAX || target.b < 0 || target.c < 0 ||
      trace_shape(state->trace, (ValueId)target.a) == SHAPE_NONE)
    return false;
  const Value *value = &trace_pass(state->trace, state->step)->values[target.a];
  return (size_t)target.b < value->rows && (size_t)target.c < value->cols;
}

static void look_up_related(Draw *draw) {
  const ViewState *state = draw->state;
  Target target = explained(state);
  draw->inspecting = false;
  draw->operand_count = draw->use_count = 0;
  if (target.kind != TARGET_CELL || target.pane != (int)state->trace->pane || !cell_exists(state, target))
    return;
  Cell cell = {(ValueId)target.a, (size_t)target.b, (size_t)target.c};
  if (draw_visibility(draw, cell) == HIDDEN)
    return;
  size_t operands = equation_operands(state->trace, state->step, cell, draw->operands, DRAW_RELATED_MAX);
  size_t uses = equation_uses(state->trace, state->step, cell, draw->uses, DRAW_RELATED_MAX);
  draw->inspecting = true;
  draw->inspected = cell;
  draw->operand_count = operands < DRAW_RELATED_MAX ? operands : DRAW_RELATED_MAX;
  draw->use_count = uses < DRAW_RELATED_MAX ? uses : DRAW_RELATED_MAX;
}

/* A trace of which this pane's values are read, in the frame's arena. */
static const Trace *pane_of(Arena *arena, const Trace *trace, size_t pane) {
  Trace *other = ARENA_NEW(arena, Trace);
  *other = trace_of_pane(trace, pane);
  return other;
}

const Draw *draw_pane(const Draw *draw, size_t pane) {
  if (pane == draw->state->trace->pane)
    return draw;
  ViewState *state = ARENA_NEW(draw->arena, ViewState);
  Draw *other = ARENA_NEW(draw->arena, Draw);
  *state = *draw->state;
  state->trace = pane_of(draw->arena, draw->state->trace, pane);
  state->original = draw->state->original == draw->state->trace
                        ? state->trace
                        : pane_of(draw->arena, draw->state->original, pane);
  *other = *draw;
  other->state = state;
  look_up_related(other);
  return other;
}

/* The number that is explained, in its pane; NULL: none. */
static const Draw *explaining(const Draw *draw) {
  Target target = explained(draw->state);
  if (target.kind != TARGET_CELL || target.pane < 0 || (size_t)target.pane >= draw->state->trace->pane_count)
    return NULL;
  const Draw *pane = draw_pane(draw, (size_t)target.pane);
  return pane->inspecting ? pane : NULL;
}

static void (*scene_view(const ViewState *state))(const Draw *, const Screen *) {
  switch (state->trace->setup.scene) {
  case SCENE_NEURON:
    return neuron_view_draw;
  case SCENE_TRAINING:
    return training_view_draw;
  case SCENE_SLOPE:
    return slope_view_draw;
  default:
    return state->lesson->pane_count > 0 ? compare_view_draw : chain_view_draw;
  }
}

/* Of the stage that the screen is laid out for; 0: a scene of charts and cards. */
static size_t stage_rows(const Trace *trace) {
  return trace->setup.scene == SCENE_TRAINING ? 0 : trace_dimension(trace, 'K');
}

static double draw_lesson(const Draw *draw) {
  const ViewState *state = draw->state;
  Screen screen = screen_layout(state->width, state->height, state->text_scale, stage_rows(state->trace),
                                trace_dimension(state->trace, 'D'));
  if (state->trace->setup.scene == SCENE_TRAINING)
    training_view_arrange(draw, &screen);
  double scroll = narration_draw(draw, screen.narration, screen.stacked);
  if (state->lesson->panels)
    panel_tree_draw(draw, state->lesson->panels, screen.content);
  else
    scene_view(state)(draw, &screen);
  timeline_draw(draw, screen.timeline);
  header_draw(draw, screen.header); /* last, so that Tab comes to the numbers first */
  const Draw *explained_one = explaining(draw);
  if (explained_one)
    inspector_draw(explained_one, screen.content);
  field_draw(draw);
  return scroll;
}

static double scale_of(const ViewState *state) {
  if (!state->lesson)
    return state->text_scale;
  return screen_scale(state->width, state->height, state->text_scale, stage_rows(state->trace),
                      trace_dimension(state->trace, 'D'));
}

double view_unit(const View *view) {
  return view->draw.u;
}

double view_text_scale(const View *view) {
  return view->scale;
}

double view_draw(View *view, Canvas *canvas, Hits *hits, const ViewState *state) {
  const Theme *theme = theme_get(state->dark);
  Draw *draw = &view->draw;
  arena_reset(&view->arena);
  hits_clear(hits);
  hits->layer = (int)state->overlay;
  Color ground = state->blank ? RGB(0x000000) : theme->ground;
  canvas_begin(canvas, view->font, state->width, state->height, ground);
  /* Below this nothing can be read, and the layout's sizes would turn negative. */
  if (state->blank || state->width < 160 || state->height < 120)
    return 0;
  draw->canvas = canvas;
  draw->hits = hits;
  draw->state = state;
  draw->strings = view->strings;
  draw->theme = theme;
  draw->font = view->font;
  draw->arena = &view->arena;
  draw->maps = &view->maps;
  view->scale = scale_of(state);
  draw->u = theme_unit(state->width, state->height, view->scale);
  draw->t = ease_out(state->progress);
  double scroll = 0;
  if (state->lesson) {
    look_up_related(draw);
    scroll = draw_lesson(draw);
  }
  overlay_draw(draw);
  notice_draw(draw);
  tip_draw(draw);
  return scroll;
}
