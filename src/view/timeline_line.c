/* The runs of steps: which there are, where they lie, and their dots, blocks and names. */
#include "view/timeline_parts.h"

#include <math.h>

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

bool timeline_repeated(const Trace *trace, size_t *first, size_t *count) {
  size_t from = 0, to = trace->step_count;
  if (!trace_is_training(trace))
    return false;
  while (from < to && !trace_step(trace, from).kind->summary)
    from++;
  while (to > from && !trace_step(trace, to - 1).kind->summary)
    to--;
  *first = from;
  *count = to - from;
  return to > from;
}

static void find_runs(TimelineLine *line) {
  const Trace *trace = line->draw->state->trace;
  size_t first = trace->step_count, many = 0;
  timeline_repeated(trace, &first, &many);
  line->runs = ARENA_ARRAY(line->draw->arena, TimelineRun, trace->step_count - many + 1);
  for (size_t i = 0; i < trace->step_count; i++) {
    if (many > 0 && i == first) {
      line->runs[line->count++] = (TimelineRun){.kind = RUN_SLIDER, .first = first, .count = many};
      i = first + many - 1;
      continue;
    }
    bool new_run = i == 0 || line->runs[line->count - 1].kind == RUN_SLIDER || !same_run(trace, i - 1, i);
    if (new_run)
      line->runs[line->count++] =
          (TimelineRun){.first = i, .kind = trace_step(trace, i).kind->summary ? RUN_BLOCKS : RUN_DOTS};
    line->runs[line->count - 1].count++;
  }
  for (size_t i = 0; i < line->count; i++)
    if (line->runs[i].kind != RUN_SLIDER)
      line->runs[i].name = run_name(line->draw, line->runs[i].first, line->runs[i].count);
}

/* Of the line's width, what a slider takes at the least. */
#define SLIDER_SHARE 0.42

/* Pitches as designed if there is room, else all squeezed alike; a slider takes what is left. */
static void place_runs(TimelineLine *line) {
  double u = line->draw->u, gap = 2.6 * u, total = 0, room = line->area.w;
  TimelineRun *slider = NULL;
  for (size_t i = 0; i < line->count; i++) {
    TimelineRun *run = &line->runs[i];
    run->pitch = run->kind == RUN_BLOCKS ? 2.3 * u : 3.5 * u;
    run->w = run->kind == RUN_SLIDER ? 0 : fmax((double)run->count * run->pitch, 2 * u);
    if (run->kind == RUN_SLIDER)
      slider = run;
    total += run->w + (i ? gap : 0);
  }
  double squeeze = fmin((slider ? 1 - SLIDER_SHARE : 1) * room / total, 1), x = line->area.x;
  if (slider) {
    squeeze = fmin(squeeze, 0.85);
    slider->w = (room - squeeze * total) / squeeze;
  }
  for (size_t i = 0; i < line->count; i++) {
    TimelineRun *run = &line->runs[i];
    run->w *= squeeze;
    run->pitch = run->w / (double)run->count;
    run->x = x;
    x += run->w + gap * squeeze;
  }
}

/* The colour of the right class, where there is one. */
static Color present_color(const Draw *draw) {
  size_t row;
  return trace_right_row(&row, draw->state->trace) ? theme_class(draw->theme, row) : draw->theme->accent;
}

static void draw_step(const TimelineLine *line, const TimelineRun *run, size_t i) {
  const Draw *draw = line->draw;
  const Theme *theme = draw->theme;
  size_t step = run->first + i, now = draw->state->step;
  double u = draw->u, x = run->x + ((double)i + 0.5) * run->pitch;
  Color color = step == now  ? present_color(draw)
                : step < now ? theme->ink
                             : color_mix(theme->card, theme->muted, 0.7);
  if (run->kind == RUN_BLOCKS) {
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
  hit->action = (Action){.kind = ACTION_GO_TO, .arg = (int)step};
}

/* Names under the runs, as long as each finds room; the present one comes first. */
static void draw_names(const TimelineLine *line) {
  const Draw *draw = line->draw;
  double u = draw->u, y = line->names_y, rule = round(y - 1.5 * u) + 0.5;
  double *taken = ARENA_ARRAY(draw->arena, double, 2 * line->count);
  size_t count = 0, now = draw->state->step;
  for (size_t i = 0; i < line->count; i++)
    if (line->runs[i].kind == RUN_SLIDER) { /* its epochs stand there */
      taken[2 * count] = line->runs[i].x;
      taken[2 * count++ + 1] = line->runs[i].x + line->runs[i].w;
    }
  for (int round = 0; round < 2; round++)
    for (size_t i = 0; i < line->count; i++) {
      TimelineRun *run = &line->runs[i];
      bool present = now >= run->first && now < run->first + run->count;
      if (present != (round == 0) || !run->name)
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
      taken[2 * count] = run->name_left = left;
      taken[2 * count++ + 1] = run->name_right = left + wide;
      draw_text(draw, ALIGN_LEFT, left, y,
                (TextLook){SIZE_SMALL, present, present ? draw->theme->ink : draw->theme->muted}, run->name);
    }
}

void timeline_line_draw(const Draw *draw, Rect area, double y) {
  TimelineLine line = {.draw = draw, .area = area, .y = y, .names_y = area.y + area.h - 1.9 * draw->u};
  find_runs(&line);
  place_runs(&line);
  draw_names(&line);
  for (size_t i = 0; i < line.count; i++) {
    const TimelineRun *run = &line.runs[i];
    if (run->kind == RUN_SLIDER)
      timeline_slider_draw(&line, run);
    else
      for (size_t j = 0; j < run->count; j++)
        draw_step(&line, run, j);
  }
}
