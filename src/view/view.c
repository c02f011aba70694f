#include "view/view.h"

#include "view/parts.h"

#include <stdlib.h>

struct View {
  const Font *font;
  const Strings *strings;
  Arena arena;
  Draw draw;
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
  arena_free(&view->arena);
  free(view);
}

/* What is explained: kept open by Enter, else pointed at, else focused. */
static Target explained(const ViewState *state) {
  if (state->field.active)
    return (Target){TARGET_NONE, 0, 0, 0};
  if (state->inspected.kind == TARGET_CELL)
    return state->inspected;
  if (state->hover.kind == TARGET_CELL)
    return state->hover;
  return state->focus.kind == TARGET_CELL ? state->focus : (Target){TARGET_NONE, 0, 0, 0};
}

static bool cell_exists(const Pass *pass, Target target) {
  if (target.a < 0 || target.a >= VALUE_COUNT || target.b < 0 || target.c < 0)
    return false;
  const Value *value = &pass->values[target.a];
  return (size_t)target.b < value->rows && (size_t)target.c < value->cols;
}

static void look_up_related(Draw *draw) {
  const ViewState *state = draw->state;
  Target target = explained(state);
  draw->inspecting = false;
  draw->operand_count = draw->use_count = 0;
  if (target.kind != TARGET_CELL || !cell_exists(trace_pass(state->trace, state->step), target))
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

static double draw_lesson(const Draw *draw) {
  const ViewState *state = draw->state;
  const Chain *chain = &state->trace->setup.chain;
  Screen screen = screen_layout(state->width, state->height, state->text_scale, chain->K, chain->D);
  double scroll = draw->inspecting ? inspector_draw(draw, screen.narration, screen.stacked)
                                   : narration_draw(draw, screen.narration, screen.stacked);
  stage_draw(draw, screen.stage);
  if (detail_is_alone(draw)) {
    screen.detail.w = screen.curve.x + screen.curve.w - screen.detail.x;
    detail_draw(draw, screen.detail);
  } else {
    detail_draw(draw, screen.detail);
    curve_draw(draw, screen.curve);
  }
  timeline_draw(draw, screen.timeline);
  header_draw(draw, screen.header); /* last, so that Tab comes to the numbers first */
  field_draw(draw);
  return scroll;
}

double view_unit(const ViewState *state) {
  double scale = state->text_scale;
  if (state->lesson)
    scale = screen_scale(state->width, state->height, scale, state->trace->setup.chain.K, state->trace->setup.chain.D);
  return theme_unit(state->width, state->height, scale);
}

double view_draw(View *view, Canvas *canvas, Hits *hits, const ViewState *state) {
  const Theme *theme = theme_get(state->dark);
  Draw *draw = &view->draw;
  arena_reset(&view->arena);
  hits_clear(hits);
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
  draw->u = view_unit(state);
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
