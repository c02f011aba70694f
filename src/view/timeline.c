/* The timeline: buttons, a dot a step in groups, a block an update or a slider for a run, the place in words.
 */
#include "chart/axis.h"
#include "trace/training.h"
#include "view/parts.h"

#include <math.h>

/* A dot a step of a group, a block a whole update, or one slider for all updates of a training run. */
typedef enum { RUN_DOTS, RUN_BLOCKS, RUN_SLIDER } RunKind;

/* A run of steps that are drawn together. */
typedef struct TimelineRun {
  RunKind kind;
  size_t first, count;
  const char *name;
  double x, w, pitch;
  double name_left, name_right; /* where the name is drawn; equal: it is not */
} TimelineRun;

typedef struct TimelineLine {
  const Draw *draw;
  Rect area; /* of all runs */
  double y;  /* of the dots */
  double names_y;
  TimelineRun *runs;
  size_t count;
} TimelineLine;

/* The pane that is shown and makes the most updates: its epochs are marked. */
static const Trace *busiest_run(const Draw *draw) {
  const Trace *best = NULL;
  for (size_t i = 0; i < draw->state->trace->pane_count; i++) {
    const Trace *pane = draw_pane(draw, i)->state->trace;
    if (training_shown(pane) && (!best || training_updates(pane) > training_updates(best)))
      best = pane;
  }
  return best ? best : draw->state->trace;
}

/* The repeated steps of a training: the first, and how many up to the last; false: there are none. */
static bool find_repeated(const Trace *trace, size_t *first, size_t *count) {
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

/* --- A training run: what lies behind is dark, what is computed solid, the rest pale; epochs below */

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
  const Trace *trace = busiest_run(draw);
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

static void draw_slider(const TimelineLine *line, const TimelineRun *run) {
  double u = line->draw->u;
  draw_bar(line, run);
  draw_epochs(line, run);
  Hit *hit = hits_add(line->draw->hits, (Rect){run->x, line->y - 2.2 * u, run->w, 4.4 * u},
                      (Target){TARGET_TIMELINE, (int)run->first, 0, 0, 0});
  hit->first = (int)run->first;
  hit->last = (int)(run->first + run->count - 1);
  hit->action = (Action){.kind = ACTION_GO_TO, .arg = (int)run->first};
}

/* --- The runs: which there are, where they lie, and their dots, blocks and names */

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
  const char *from = draw_count(draw, step->pass + 1);
  const char *to = draw_count(draw, trace_step(trace, first + count - 1).pass + 1);
  if (count == 1)
    to = from;
  return draw_words(draw, step->kind->source->epochs ? STRING_EPOCHS_RANGE : STRING_UPDATES_RANGE, from, to);
}

static void find_runs(TimelineLine *line) {
  const Trace *trace = line->draw->state->trace;
  size_t first = trace->step_count, many = 0;
  find_repeated(trace, &first, &many);
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

static void draw_line(const Draw *draw, Rect area, double y) {
  TimelineLine line = {.draw = draw, .area = area, .y = y, .names_y = area.y + area.h - 1.9 * draw->u};
  find_runs(&line);
  place_runs(&line);
  draw_names(&line);
  for (size_t i = 0; i < line.count; i++) {
    const TimelineRun *run = &line.runs[i];
    if (run->kind == RUN_SLIDER)
      draw_slider(&line, run);
    else
      for (size_t j = 0; j < run->count; j++)
        draw_step(&line, run, j);
  }
}

/* --- Around the line */

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
  draw_button(draw, box, NULL, false, (Action){.kind = ACTION_PREVIOUS}, STRING_PREVIOUS);
  draw_chevron(draw, box, true);
  box.x += size + gap;
  draw_button(draw, box, NULL, draw->state->playing, (Action){.kind = ACTION_PLAY},
              draw->state->playing ? STRING_PAUSE : STRING_PLAY);
  draw_play(draw, box);
  box.x += size + gap;
  draw_button(draw, box, NULL, false, (Action){.kind = ACTION_NEXT}, STRING_NEXT);
  draw_chevron(draw, box, false);
  return box.x + size;
}

/* "epoch 6 · update 144" of a run after so many updates. */
static const char *run_place(const Draw *draw, const Trace *run, size_t made) {
  size_t seen = training_samples_seen(run, made), N = training_data(run)->set.N,
         epoch = seen > 0 ? (seen + N - 1) / N : 1;
  return draw_words(draw, STRING_RUN_PLACE, draw_count(draw, epoch), draw_count(draw, made));
}

/* Where the run is that makes the most updates, or how much is computed; and the longest that may get. */
static const char *run_words(const Draw *draw, const char **longest) {
  const Trace *run = busiest_run(draw);
  size_t step = draw->state->step;
  double done = training_progress(draw->state->trace);
  *longest = run_place(draw, run, training_updates(run));
  if (done < 1)
    return draw_words(draw, STRING_RUN_COMPUTING, arena_printf(draw->arena, "%.0f", floor(100 * done)), NULL);
  return run_place(draw, run, training_made(run, step, training_moves(run, step)));
}

/* "15 / 31" and what the arrow keys do. Returns the left end. */
static double draw_place(const Draw *draw, Rect rect) {
  double u = draw->u, y = rect.y + rect.h * 0.36, right = rect.x + rect.w - 2.4 * u;
  size_t total = draw->state->trace->step_count;
  const char *text = arena_printf(draw->arena, "%zu / %zu", draw->state->step + 1, total);
  const char *widest = arena_printf(draw->arena, "%zu / %zu", total, total);
  const char *keys = draw_string(draw, STRING_STEP_KEYS), *longest = keys;
  if (trace_is_training(draw->state->trace))
    keys = run_words(draw, &longest);
  if (draw->state->playing)
    keys = draw_words(draw, STRING_PLAY_SPEED, draw_few(draw, draw->state->pause_s, 1), NULL);
  double wide =
      fmax(draw_text_width(draw, 2.4, true, widest), fmax(draw_text_width(draw, SIZE_SMALL, false, keys),
                                                          draw_text_width(draw, SIZE_SMALL, false, longest)));
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
  bool within = step->kind->within != NULL;
  if (within || (step->kind->summary && training_opens(draw->state->trace, step->pass)))
    draw_button(draw, box, draw_string(draw, names[within]), false,
                (Action){.kind = ACTION_OPEN_UPDATE, .arg = -1},
                within ? STRING_CLOSE_UPDATE : STRING_OPEN_UPDATE);
  return box.x;
}

/* How many updates a step goes on by; those that a long run has room for.  Returns the right end. */
static double draw_strides(const Draw *draw, double left, double middle, bool line) {
  static const int strides[] = {1, 10, 100, 1000};
  enum { STRIDES = sizeof strides / sizeof *strides };
  size_t first, count;
  double u = draw->u, wide = (line ? 5.0 : 4.6) * u, high = (line ? 2.8 : 2.3) * u, gap = 0.3 * u;
  if (!find_repeated(draw->state->trace, &first, &count) || count < 20)
    return left;
  left += 1.2 * u;
  int shown = 0;
  for (int i = 0; i < STRIDES; i++) {
    if ((size_t)strides[i] >= count)
      break;
    int row = line ? 0 : i / 2, column = line ? i : i % 2;
    Rect box = {left + column * (wide + gap),
                middle + (line  ? -high / 2
                          : row ? gap / 2
                                : -high - gap / 2),
                wide, high};
    int stride = draw->state->stride > 1 ? draw->state->stride : 1;
    draw_button(draw, box, NULL, stride == strides[i], (Action){.kind = ACTION_STRIDE, .arg = strides[i]},
                STRING_STRIDE_TIP);
    draw_text(draw, ALIGN_CENTER, box.x + wide / 2, box.y + high / 2,
              (TextLook){SIZE_SMALL, true, stride == strides[i] ? draw->theme->on_strong : draw->theme->ink},
              arena_printf(draw->arena, "×%d", strides[i]));
    shown++;
  }
  int columns = line || shown < 2 ? shown : 2;
  return left + columns * (wide + gap) - gap;
}

void timeline_draw(const Draw *draw, Rect rect) {
  int card = draw_card(draw, rect);
  double u = draw->u, middle = rect.y + rect.h / 2;
  double left =
      draw_strides(draw, draw_buttons(draw, rect.x + 2 * u, middle), middle, rect.w > 130 * u) + 2.4 * u;
  double right = draw_place(draw, rect) - 1.6 * u;
  right = draw_opener(draw, right, middle) - 2 * u;
  draw_line(draw, (Rect){left, rect.y, fmax(right - left, u), rect.h}, rect.y + rect.h * 0.36);
  canvas_end_card(draw->canvas, card);
}
