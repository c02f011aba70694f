/* The timeline: a dot a step in groups, a block an update, the place in words. */
#include "view/parts.h"

#include <math.h>
#include <stdio.h>

/* A run of steps that are drawn together: a group of sub-steps, or of whole updates. */
typedef struct Run {
  size_t first, count;
  bool blocks; /* whole updates */
  const char *name;
  double x, w, pitch;
} Run;

typedef struct Line {
  const Draw *draw;
  Rect area; /* of all runs */
  double y;  /* of the dots */
  Run *runs;
  size_t count;
} Line;

static bool same_run(const Trace *trace, size_t a, size_t b) {
  const TraceStep one = trace_step(trace, a), two = trace_step(trace, b);
  return one.kind->summary == two.kind->summary &&
         (one.kind->summary || one.kind->source->group == two.kind->source->group) &&
         (one.kind->within != NULL) == (two.kind->within != NULL);
}

static const char *run_name(const Draw *draw, size_t first, size_t count) {
  const Trace *trace = draw->state->trace;
  const TraceStep at = trace_step(trace, first), *step = &at;
  if (!step->kind->summary)
    return trace->lesson->groups[step->kind->source->group].title.in[draw->state->language];
  const char *from = arena_printf(draw->arena, "%zu", step->pass + 1);
  const char *to = arena_printf(draw->arena, "%zu", trace_step(trace, first + count - 1).pass + 1);
  if (count == 1)
    to = from;
  return strings_format(draw->arena, draw->strings, draw->state->language, STRING_UPDATES_RANGE, from, to,
                        NULL);
}

static void find_runs(Line *line) {
  const Trace *trace = line->draw->state->trace;
  line->runs = ARENA_ARRAY(line->draw->arena, Run, trace->step_count);
  for (size_t i = 0; i < trace->step_count; i++) {
    if (i == 0 || !same_run(trace, i - 1, i))
      line->runs[line->count++] = (Run){.first = i, .blocks = trace_step(trace, i).kind->summary};
    line->runs[line->count - 1].count++;
  }
  for (size_t i = 0; i < line->count; i++)
    line->runs[i].name = run_name(line->draw, line->runs[i].first, line->runs[i].count);
}

/* Pitches as designed if there is room, else all squeezed alike. */
static void place_runs(Line *line) {
  double u = line->draw->u, gap = 2.6 * u, total = 0;
  for (size_t i = 0; i < line->count; i++) {
    Run *run = &line->runs[i];
    run->pitch = run->blocks ? 2.3 * u : 3.5 * u;
    run->w = fmax((double)run->count * run->pitch, 2 * u);
    total += run->w + (i ? gap : 0);
  }
  double squeeze = fmin(line->area.w / total, 1), x = line->area.x;
  for (size_t i = 0; i < line->count; i++) {
    Run *run = &line->runs[i];
    run->w *= squeeze;
    run->pitch = run->w / (double)run->count;
    run->x = x;
    x += run->w + gap * squeeze;
  }
}

static void draw_step(const Line *line, const Run *run, size_t i) {
  const Draw *draw = line->draw;
  const Theme *theme = draw->theme;
  size_t step = run->first + i, now = draw->state->step;
  double u = draw->u, x = run->x + ((double)i + 0.5) * run->pitch;
  Color color = step == now  ? theme_class(theme, draw->state->trace->setup.chain.label - 1)
                : step < now ? theme->ink
                             : color_mix(theme->card, theme->muted, 0.7);
  if (run->blocks) {
    double gap = fmin(0.25 * u, 0.15 * run->pitch), high = step == now ? 2.9 * u : 2.2 * u;
    canvas_fill_rect(draw->canvas,
                     (Rect){x - run->pitch / 2 + gap, line->y - high / 2, run->pitch - 2 * gap, high},
                     fmin(0.4 * u, run->pitch / 4), color);
  } else {
    double radius = fmin(step == now ? 1.15 * u : 0.62 * u, run->pitch * 0.48);
    canvas_circle(draw->canvas, x, line->y, radius, color);
  }
  Target target = {TARGET_TIMELINE, (int)step, 0, 0, 0};
  Rect rect = {run->x + (double)i * run->pitch, line->y - 2.2 * u, run->pitch, 4.4 * u};
  if (target_equal(draw->state->hover, target) && step != now)
    canvas_border(draw->canvas, (Rect){x - 1.1 * u, line->y - 1.9 * u, 2.2 * u, 3.8 * u}, 0.6 * u, 0.15 * u,
                  theme->accent);
  Hit *hit = hits_add(draw->hits, rect, target);
  hit->action = (Action){ACTION_GO_TO, (int)step};
}

/* Names under the runs, as long as each finds room; the present one comes first. */
static void draw_names(const Line *line) {
  const Draw *draw = line->draw;
  double u = draw->u, y = line->area.y + line->area.h - 1.9 * u, rule = round(y - 1.5 * u) + 0.5;
  double *taken = ARENA_ARRAY(draw->arena, double, 2 * line->count);
  size_t count = 0, now = draw->state->step;
  for (int round = 0; round < 2; round++)
    for (size_t i = 0; i < line->count; i++) {
      const Run *run = &line->runs[i];
      bool present = now >= run->first && now < run->first + run->count;
      if (present != (round == 0))
        continue;
      double wide = draw_text_width(draw, SIZE_SMALL, present, run->name), middle = run->x + run->w / 2;
      double left = clamp(middle - wide / 2, line->area.x - 2 * u, line->area.x + line->area.w - wide);
      bool clear = true;
      for (size_t j = 0; j < count; j++)
        if (left < taken[2 * j + 1] + u && left + wide > taken[2 * j] - u)
          clear = false;
      canvas_line(draw->canvas, run->x + 0.2 * u, rule, run->x + run->w - 0.2 * u, rule, 1,
                  present ? draw->theme->ink : draw->theme->hairline);
      if (!clear)
        continue;
      taken[2 * count] = left;
      taken[2 * count++ + 1] = left + wide;
      draw_text(draw, ALIGN_LEFT, left, y,
                (TextLook){SIZE_SMALL, present, present ? draw->theme->ink : draw->theme->muted}, run->name);
    }
}

static void draw_chevron(const Draw *draw, Rect box, bool left) {
  double u = draw->u, x = box.x + box.w / 2, y = box.y + box.h / 2, s = left ? -0.45 * u : 0.45 * u;
  Point points[] = {{x - s, y - 0.9 * u}, {x + s, y}, {x - s, y + 0.9 * u}};
  canvas_stroke(draw->canvas, points, 3, 0.35 * u, draw->theme->ink);
}

static void draw_play(const Draw *draw, Rect box) {
  double u = draw->u, x = box.x + box.w / 2, y = box.y + box.h / 2;
  if (draw->state->playing) {
    for (int i = -1; i <= 1; i += 2)
      canvas_fill_rect(draw->canvas, (Rect){x + i * 0.55 * u - 0.28 * u, y - u, 0.56 * u, 2 * u}, 0,
                       draw->theme->on_strong);
    return;
  }
  Point points[] = {{x - 0.7 * u, y - 1.05 * u}, {x + 1.1 * u, y}, {x - 0.7 * u, y + 1.05 * u}};
  canvas_fill_path(draw->canvas, points, 3, draw->theme->ink);
}

/* Previous, play or pause, next. Returns the right end. */
static double draw_buttons(const Draw *draw, double x, double y) {
  double u = draw->u, size = 3.6 * u, gap = 0.5 * u;
  Rect box = {x, y - size / 2, size, size};
  draw_button(draw, box, NULL, false, (Action){ACTION_PREVIOUS, 0}, STRING_PREVIOUS);
  draw_chevron(draw, box, true);
  box.x += size + gap;
  draw_button(draw, box, NULL, draw->state->playing, (Action){ACTION_PLAY, 0},
              draw->state->playing ? STRING_PAUSE : STRING_PLAY);
  draw_play(draw, box);
  box.x += size + gap;
  draw_button(draw, box, NULL, false, (Action){ACTION_NEXT, 0}, STRING_NEXT);
  draw_chevron(draw, box, false);
  return box.x + size;
}

/* "15 / 31" and what the arrow keys do. Returns the left end. */
static double draw_place(const Draw *draw, Rect rect) {
  double u = draw->u, y = rect.y + rect.h * 0.36, right = rect.x + rect.w - 2.4 * u;
  size_t total = draw->state->trace->step_count;
  const char *text = arena_printf(draw->arena, "%zu / %zu", draw->state->step + 1, total);
  const char *widest = arena_printf(draw->arena, "%zu / %zu", total, total);
  const char *keys = draw_string(draw, STRING_STEP_KEYS);
  if (draw->state->playing) {
    char seconds[NUMBER_MAX];
    number_show(seconds, draw->state->pause_s, number_decimals(&draw->state->pause_s, 1, 1));
    keys = strings_format(draw->arena, draw->strings, draw->state->language, STRING_PLAY_SPEED, seconds, NULL,
                          NULL);
  }
  double wide =
      fmax(draw_text_width(draw, 2.4, true, widest), draw_text_width(draw, SIZE_SMALL, false, keys));
  draw_text(draw, ALIGN_CENTER, right - wide / 2, y, (TextLook){2.4, true, draw->theme->ink}, text);
  draw_text(draw, ALIGN_CENTER, right - wide / 2, rect.y + rect.h - 1.9 * u,
            (TextLook){SIZE_SMALL, false, draw->theme->muted}, keys);
  return right - wide;
}

/* An update can be opened into its sub-steps. The button's place is kept while there is nothing to open.
 * Returns its left end. */
static double draw_opener(const Draw *draw, double right, double y) {
  double u = draw->u, wide = 0;
  const StringId names[] = {STRING_OPEN_SHORT, STRING_CLOSE_SHORT};
  if (draw->state->trace->pass_count < 2)
    return right;
  for (int i = 0; i < 2; i++)
    wide = fmax(wide, draw_text_width(draw, 1.7, true, draw_string(draw, names[i])) + 2 * u);
  const TraceStep at = trace_step(draw->state->trace, draw->state->step), *step = &at;
  Rect box = {right - wide, y - 1.6 * u, wide, 3.2 * u};
  if (step->kind->summary || (step->kind->within != NULL))
    draw_button(draw, box, draw_string(draw, names[(step->kind->within != NULL)]), false, (Action){ACTION_OPEN_UPDATE, -1},
                (step->kind->within != NULL) ? STRING_CLOSE_UPDATE : STRING_OPEN_UPDATE);
  return box.x;
}

void timeline_draw(const Draw *draw, Rect rect) {
  int card = draw_card(draw, rect);
  double u = draw->u, middle = rect.y + rect.h / 2;
  double left = draw_buttons(draw, rect.x + 2 * u, middle) + 2.4 * u;
  double right = draw_place(draw, rect) - 1.6 * u;
  right = draw_opener(draw, right, middle) - 2 * u;
  Line line = {
      .draw = draw, .area = {left, rect.y, fmax(right - left, u), rect.h}, .y = rect.y + rect.h * 0.36};
  find_runs(&line);
  place_runs(&line);
  for (size_t i = 0; i < line.count; i++)
    for (size_t j = 0; j < line.runs[i].count; j++)
      draw_step(&line, &line.runs[i], j);
  draw_names(&line);
  canvas_end_card(draw->canvas, card);
}
