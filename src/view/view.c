#include "view/view.h"

#include "trace/training.h"
#include "view/formulas.h"
#include "view/panel_kept.h"
#include "view/panel_tree.h"
#include "view/parts.h"
#include "view/pixels.h"
#include "view/terms.h"

#include <math.h>
#include <stdlib.h>

/* What the fit of a lesson's panels was found for. */
typedef struct FitKey {
  const Lesson *lesson;
  unsigned opening;
  bool complete; /* all steps can be looked at */
  Language language;
  int digits;
  double text_scale;
} FitKey;

struct View {
  const Font *font;
  const Strings *strings;
  Arena arena;
  PixelsKept *pixels;
  PanelsKept *panels;
  FormulasKept *formulas;
  TermsKept *terms;
  Draw draw;
  PanelPlaces places;
  Rect content;
  Canvas ahead; /* of what is prepared, and nobody sees */
  Hits ahead_hits;
  PanelPlaces ahead_places;
  PanelFit fit;
  FitKey fit_key;
};

View *view_new(const Font *font, const Strings *strings) {
  View *view = calloc(1, sizeof *view);
  if (!view)
    abort();
  view->font = font;
  view->strings = strings;
  view->pixels = pixels_new();
  view->panels = panels_kept_new();
  view->formulas = formulas_new();
  view->terms = terms_kept_new();
  return view;
}

void view_free(View *view) {
  if (!view)
    return;
  pixels_free(view->pixels);
  panels_kept_free(view->panels);
  formulas_free(view->formulas);
  canvas_free(&view->ahead);
  hits_free(&view->ahead_hits);
  terms_kept_free(view->terms);
  arena_free(&view->arena);
  free(view);
}

static bool has_card(Target target) {
  return target.kind == TARGET_CELL || target.kind == TARGET_TERM;
}

/* What is explained: kept open by Enter, else pointed at, else focused. */
static Target explained(const ViewState *state) {
  const Target nothing = {.kind = TARGET_NONE};
  if (state->field.active)
    return nothing;
  if (has_card(state->inspected))
    return state->inspected;
  if (has_card(state->hover))
    return state->hover;
  return has_card(state->focus) && !state->focus_quiet ? state->focus : nothing;
}

static bool cell_exists(const ViewState *state, Target target) {
  if (target.a < 0 || target.a >= VALUE_MAX || target.b < 0 || target.c < 0 ||
      !trace_has(state->trace, (ValueId)target.a))
    return false;
  const Value *value = &trace_pass(state->trace, state->step)->values[target.a];
  return (size_t)target.b < value->rows && (size_t)target.c < value->cols;
}

/* In the frame's arena; NULL: this pane has no number that is explained. */
static const Related *look_up_related(const Draw *draw) {
  const ViewState *state = draw->state;
  Target target = explained(state);
  if (target.kind != TARGET_CELL || target.pane != (int)state->trace->pane || !cell_exists(state, target))
    return NULL;
  Cell cell = {(ValueId)target.a, (size_t)target.b, (size_t)target.c};
  if (draw_visibility(draw, cell) == HIDDEN)
    return NULL;
  Related *related = ARENA_NEW(draw->arena, Related);
  related->cell = cell;
  size_t operands = equation_operands(state->trace, state->step, cell, related->operands, DRAW_RELATED_MAX);
  size_t uses = equation_uses(state->trace, state->step, cell, related->uses, DRAW_RELATED_MAX);
  related->operand_count = operands < DRAW_RELATED_MAX ? operands : DRAW_RELATED_MAX;
  related->use_count = uses < DRAW_RELATED_MAX ? uses : DRAW_RELATED_MAX;
  return related;
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
  ViewState *state;
  Draw *other = draw_with_state(draw, &state);
  state->trace = pane_of(draw->arena, draw->state->trace, pane);
  state->original = draw->state->original == draw->state->trace
                        ? state->trace
                        : pane_of(draw->arena, draw->state->original, pane);
  other->related = look_up_related(other);
  return other;
}

/* The number that is explained, in its pane; NULL: none. */
static const Draw *explaining(const Draw *draw) {
  Target target = explained(draw->state);
  if (target.kind != TARGET_CELL || target.pane < 0 || (size_t)target.pane >= draw->state->trace->pane_count)
    return NULL;
  const Draw *pane = draw_pane(draw, (size_t)target.pane);
  return pane->related ? pane : NULL;
}

/* All of the window but the header and the timeline. */
static Rect between_bars(const Screen *screen, const ViewState *state) {
  double top = screen->header.y + screen->header.h, margin = screen->margin * screen->u;
  return (Rect){margin, top, state->width - 2 * margin, screen->timeline.y - top};
}

static double draw_lesson(const Draw *draw, const Screen *screen, const PanelFit *fit) {
  const ViewState *state = draw->state;
  double enlarged = fit->words / fit->scale,
         scroll = narration_draw(draw_scaled(draw, enlarged), screen->narration, screen->stacked, enlarged);
  size_t before = draw->canvas->count;
  panel_stage_draw(draw, state->lesson->panels, fit, screen->content, screen->margin);
  terms_mark_panels(draw, before);
  const Draw *bars = draw_scaled(draw, screen->bars);
  timeline_draw(bars, screen->timeline);
  header_draw(bars, screen->header); /* last, so that Tab comes to the numbers first */
  const Draw *explained_one = explaining(draw);
  if (explained_one)
    inspector_draw(explained_one, screen->content);
  if (explained(state).kind == TARGET_TERM)
    term_card_draw(draw, explained(state), between_bars(screen, state));
  field_draw(draw);
  return scroll;
}

/* ---- the size of things ---- */

static bool same_fit(const FitKey *a, const FitKey *b) {
  return a->lesson == b->lesson && a->opening == b->opening && a->complete == b->complete &&
         a->language == b->language && a->digits == b->digits && fabs(a->text_scale - b->text_scale) < 1e-9;
}

/* Measured anew only when a lesson is opened, its run is complete, or the user asks for other words. */
static void fit_panels(View *view, const ViewState *state) {
  const Lesson *lesson = state->lesson;
  FitKey key = {.lesson = lesson,
                .opening = state->opening,
                .complete = training_steps_ready(state->original) == state->original->step_count,
                .language = state->language,
                .digits = state->digits,
                .text_scale = state->text_scale};
  if (!same_fit(&key, &view->fit_key) || view->fit.width <= 0)
    view->fit = panel_fit(&view->draw);
  view->fit_key = key;
}

/* The size of text, and where the cards lie. */
static Screen arrange(View *view, const ViewState *state, bool lesson) {
  if (lesson)
    fit_panels(view, state);
  else
    view->fit = (PanelFit){.scale = state->text_scale, .words = state->text_scale};
  view->draw.u = theme_unit(state->width, state->height, view->fit.scale);
  return screen_divide(state->width, state->height, view->fit.scale, view->fit.narration);
}

double view_unit(const View *view) {
  return view->draw.u;
}

double view_text_scale(const View *view) {
  return view->fit.words;
}

const PanelPlace *view_panels(const View *view, size_t *count) {
  *count = view->places.count;
  return view->places.items;
}

const ChartPlace *view_charts(const View *view, size_t *count) {
  *count = view->places.chart_count;
  return view->places.charts;
}

ListPlace view_list(const View *view) {
  return view->places.list;
}

bool view_unfinished(const View *view) {
  return view->places.unfinished;
}

Rect view_content(const View *view) {
  return view->content;
}

/* Into the arena of the picture before; the same for the picture shown and for one that is prepared. */
static double draw_picture(View *view, Canvas *canvas, Hits *hits, PanelPlaces *places,
                           const ViewState *state) {
  const Theme *theme = theme_get(state->dark);
  Draw *draw = &view->draw;
  hits_clear(hits);
  hits->layer = (int)state->overlay;
  hits->opening = state->opening;
  Color ground = state->blank ? RGB(0x000000) : theme->ground;
  canvas_begin(canvas, view->font, state->width, state->height, ground);
  places->count = places->chart_count = 0;
  places->list = (ListPlace){0};
  places->unfinished = false;
  view->content = (Rect){0, 0, 0, 0};
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
  draw->pixels = view->pixels;
  draw->panels = view->panels;
  draw->formulas = view->formulas;
  draw->terms = view->terms;
  terms_begin(view->terms);
  pixels_begin(view->pixels);
  formulas_begin(view->formulas);
  draw->places = places;
  draw->t = ease_out(state->progress);
  double scroll = 0;
  bool lesson = state->lesson && state->overlay != OVERLAY_LIST; /* which covers all */
  draw->related = lesson ? look_up_related(draw) : NULL;
  Screen screen = arrange(view, state, lesson);
  view->content = screen.content;
  if (lesson)
    scroll = draw_lesson(draw, &screen, &view->fit);
  overlay_draw(draw);
  notice_draw(draw);
  tip_draw(draw);
  return scroll;
}

double view_draw(View *view, Canvas *canvas, Hits *hits, const ViewState *state) {
  arena_reset(&view->arena);
  return draw_picture(view, canvas, hits, &view->places, state);
}

/* Rest comes first, as most is of that; panels that move have letters of other sizes on their way, more of
 * them at its quick beginning.  A map may need some pictures until it is finished.  The arena is left as it
 * is: the picture drawn last may still be asked about. */
bool view_prepare(View *view, const ViewState *state, size_t piece) {
  static const double MOMENTS[] = {1, 0.04, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5};
  const size_t count = sizeof MOMENTS / sizeof *MOMENTS;
  ViewState moment = *state;
  moment.progress = piece < count ? MOMENTS[piece] : 1;
  (void)draw_picture(view, &view->ahead, &view->ahead_hits, &view->ahead_places, &moment);
  canvas_draw_texts(&view->ahead);
  return piece + 1 < count || view->ahead_places.unfinished;
}
