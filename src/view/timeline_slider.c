/* All updates of a training run as one line: what lies behind is dark, what is computed solid, the rest pale;
 * epochs below. */
#include "chart/axis.h"
#include "trace/training.h"
#include "view/timeline_parts.h"

#include <math.h>

#define BAR_HEIGHT 0.8 /* u */

static double place_of(const TimelineRun *run, size_t step) {
  double last = run->count > 1 ? (double)(run->count - 1) : 1;
  return run->x + run->w * clamp(((double)step - (double)run->first) / last, 0, 1);
}

static void draw_bar(const TimelineLine *line, const TimelineRun *run) {
  const Draw *draw = line->draw;
  const Theme *theme = draw->theme;
  double u = draw->u, high = BAR_HEIGHT * u, y = line->y - high / 2;
  size_t ready = training_steps_ready(draw->state->trace), now = draw->state->step;
  double done = ready > run->first ? place_of(run, ready - 1) : run->x;
  if (done < run->x + run->w)
    canvas_fill_rect(draw->canvas, (Rect){done, y, run->x + run->w - done, high}, high / 2, theme->hairline);
  if (done > run->x)
    canvas_fill_rect(draw->canvas, (Rect){run->x, y, fmax(done - run->x, high), high}, high / 2,
                     color_mix(theme->card, theme->muted, 0.75));
  if (now < run->first)
    return;
  double x = place_of(run, now);
  canvas_fill_rect(draw->canvas, (Rect){run->x, y, fmax(x - run->x, high), high}, high / 2, theme->ink);
  if (now < run->first + run->count) {
    canvas_circle(draw->canvas, x, line->y, 1.4 * u, theme->card);
    canvas_circle(draw->canvas, x, line->y, 1.15 * u, theme->accent);
  }
}

const Trace *timeline_busiest(const Draw *draw) {
  const Trace *best = NULL;
  for (size_t i = 0; i < draw->state->trace->pane_count; i++) {
    const Trace *pane = draw_pane(draw, i)->state->trace;
    if (training_shown(pane) && (!best || training_updates(pane) > training_updates(best)))
      best = pane;
  }
  return best ? best : draw->state->trace;
}

static bool touches_name(const TimelineLine *line, double left, double right) {
  double gap = line->draw->u;
  for (size_t i = 0; i < line->count; i++) {
    const TimelineRun *run = &line->runs[i];
    if (run->name_right > run->name_left && left < run->name_right + gap && right > run->name_left - gap)
      return true;
  }
  return false;
}

static void draw_epochs(const TimelineLine *line, const TimelineRun *run) {
  const Draw *draw = line->draw;
  double u = draw->u, y = line->names_y;
  const Trace *trace = timeline_busiest(draw);
  TextLook look = {SIZE_SMALL, false, draw->theme->muted};
  const char *name = draw_string(draw, STRING_CLOCK_EPOCHS);
  double said = draw_text_width(draw, SIZE_SMALL, false, name), free = run->x + said + 0.8 * u;
  draw_text(draw, ALIGN_LEFT, run->x, y, look, name);
  Axis axis = axis_make_whole(0, setup_at(&trace->setup, TRAINING_EPOCHS, 0), 0, 1,
                              (int)clamp(run->w / (5 * u), 2, 10));
  char text[NUMBER_MAX];
  for (size_t i = 0; i < axis.tick_count; i++) {
    if (axis.ticks[i] < 1)
      continue;
    double x = place_of(run, training_epoch_step(trace, (size_t)axis.ticks[i]));
    canvas_line(draw->canvas, x, line->y + 0.9 * u, x, line->y + 1.7 * u, 1, draw->theme->muted);
    double half = draw_digits_width(draw, SIZE_SMALL, false, number_show(text, axis.ticks[i], 0)) / 2;
    if (x - half < free || x + half > run->x + run->w + 2.1 * u || touches_name(line, x - half, x + half))
      continue;
    draw_digits(draw, ALIGN_CENTER, x, y, look, text);
    free = x + half + 0.6 * u;
  }
}

void timeline_slider_draw(const TimelineLine *line, const TimelineRun *run) {
  double u = line->draw->u;
  draw_bar(line, run);
  draw_epochs(line, run);
  Hit *hit = hits_add(line->draw->hits, (Rect){run->x, line->y - 2.2 * u, run->w, 4.4 * u},
                      (Target){TARGET_TIMELINE, (int)run->first, 0, 0, 0});
  hit->first = (int)run->first;
  hit->last = (int)(run->first + run->count - 1);
  hit->action = (Action){.kind = ACTION_GO_TO, .arg = (int)run->first};
}
