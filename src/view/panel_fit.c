/* How panels and narration share the screen: measured once for a lesson, not at every step. */
#include "view/panel_tree.h"

#include "trace/training.h"
#include "view/narration.h"
#include "view/screen.h"

#include <math.h>

#define MEASURE_U 12.0 /* pixels: lengths in u hardly depend on it */
#define SLACK 1.01     /* letters are rounded to pixels */
#define WIDEST 0.36    /* of the screen, that the narration may take */
#define HIGHEST 0.36
#define LOWEST 14      /* u */
#define SHELF_ROOM 4.8 /* u, of the strips below the panels, with their gap */

enum { STEPS_MOST = 2 * LESSON_STEPS_MAX };

/* The steps that are measured: the first that shows each of the lesson's. */
typedef struct Measured {
  const Draw *draws[STEPS_MOST];
  size_t count;
  PanelRoom rooms[STEPS_MOST]; /* of the main panel at each */
} Measured;

static void add_step(Measured *measured, const Draw *draw, size_t step, bool asking) {
  if (measured->count == STEPS_MOST)
    return;
  const Draw *at = panel_draw_at(draw, step, asking);
  PanelTree tree = panel_tree(at, draw->state->lesson->panels);
  PanelRoom room = tree.layout.root ? layout_least(&tree.layout) : (PanelRoom){0, 0, 0, 0};
  measured->rooms[measured->count] = room;
  measured->draws[measured->count++] = at;
}

/* In the numbers that the lesson has by itself: what is edited moves nothing. */
static void find_steps(Measured *measured, const Draw *draw) {
  const Trace *trace = draw->state->trace;
  const Lesson *lesson = draw->state->lesson;
  size_t ready = training_steps_ready(trace);
  bool seen[LESSON_STEPS_MAX] = {false};
  for (size_t step = 0; step < ready; step++) {
    const LessonStep *source = trace_step(trace, step).kind->source;
    size_t index = (size_t)(source - lesson->steps);
    if (seen[index])
      continue;
    seen[index] = true;
    add_step(measured, draw, step, false);
    if (source->ask.count > 0)
      add_step(measured, draw, step, true);
  }
}

/* The height, in u, that the words of every step need in a card of a width. */
static double words_height(const Measured *measured, double width, bool stacked) {
  double most = 0;
  for (size_t i = 0; i < measured->count; i++)
    most = fmax(most, narration_need(measured->draws[i], width * MEASURE_U, stacked));
  return SLACK * most / MEASURE_U;
}

/* How wide the narration has to be beside the panels; false: there is not so much room. */
static bool find_width(double *width, const Measured *measured, double scale) {
  Screen screen = screen_divide(1600, 900, scale, NULL);
  double across = 1600 / screen.u, height = screen.narration.h / screen.u;
  double most = fmax(WIDEST * across, *width);
  while (words_height(measured, *width, false) > height) {
    if (*width >= most)
      return false;
    *width = fmin(*width + 2, most);
  }
  return true;
}

/* How high above them. */
static bool find_height(double *height, const Measured *measured, double scale) {
  Screen screen = screen_divide((int)(1000 * SCREEN_STACKED) - 1, 1000, scale, NULL);
  double most = HIGHEST * 1000 / screen.u;
  double need = words_height(measured, screen.narration.w / screen.u, true);
  *height = clamp(need, LOWEST, most);
  return need <= most;
}

/* What a window of any shape leaves for the panels, at least. */
static void find_room(PanelFit *fit) {
  fit->width = fit->height = INFINITY;
  for (int percent = 100; percent <= 240; percent += 4) {
    Screen screen = screen_divide(10 * percent, 1000, fit->scale, &fit->narration);
    fit->width = fmin(fit->width, screen.content.w / screen.u);
    fit->height = fmin(fit->height, screen.content.h / screen.u);
  }
  for (int width = 1449; width <= 1451; width++) { /* where the narration changes its place */
    Screen screen = screen_divide(width, 1000, fit->scale, &fit->narration);
    fit->width = fmin(fit->width, screen.content.w / screen.u);
    fit->height = fmin(fit->height, screen.content.h / screen.u);
  }
}

static bool mains_fit(const PanelFit *fit, const Measured *measured) {
  for (size_t i = 0; i < measured->count; i++)
    if (LAYOUT_EASE * measured->rooms[i].width > fit->width ||
        LAYOUT_EASE * measured->rooms[i].height > fit->height - SHELF_ROOM)
      return false;
  return true;
}

static bool try_scale(PanelFit *fit, const Measured *measured, double scale) {
  Screen beside = screen_divide(1600, 900, scale, NULL);
  Screen above = screen_divide((int)(1000 * SCREEN_STACKED) - 1, 1000, scale, NULL);
  fit->scale = scale;
  fit->narration = (NarrationSize){beside.narration.w / beside.u, above.narration.h / above.u};
  bool words = find_width(&fit->narration.width, measured, scale);
  words = find_height(&fit->narration.height, measured, scale) && words;
  find_room(fit);
  return words && mains_fit(fit, measured);
}

PanelFit panel_fit(const Draw *draw) {
  Measured *measured = ARENA_NEW(draw->arena, Measured);
  PanelFit fit = {0};
  Draw *probe = ARENA_NEW(draw->arena, Draw);
  ViewState *state = ARENA_NEW(draw->arena, ViewState);
  *state = *draw->state;
  *probe = *draw;
  probe->state = state;
  probe->u = MEASURE_U;
  state->trace = state->original;
  state->opened_panels = NULL;
  state->hover = state->focus = state->inspected = (Target){.kind = TARGET_NONE};
  find_steps(measured, probe);
  double least = fmin(state->text_scale, 1);
  for (double scale = state->text_scale;; scale -= 0.1)
    if (try_scale(&fit, measured, fmax(scale, least)) || scale <= least)
      return fit;
}
