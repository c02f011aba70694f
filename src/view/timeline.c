/* The timeline: buttons, a dot a step in groups, a block an update or a slider for a run, the place in words.
 */
#include "trace/training.h"
#include "view/parts.h"
#include "view/timeline_parts.h"

#include <math.h>

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

/* "epoch 6 · update 144" of the run that has made the most updates, or how much is computed. */
static const char *run_words(const Draw *draw) {
  const Trace *trace = draw->state->trace;
  double done = training_progress(trace);
  if (done < 1)
    return strings_format(draw->arena, draw->strings, draw->state->language, STRING_RUN_COMPUTING,
                          arena_printf(draw->arena, "%.0f", floor(100 * done)), NULL, NULL);
  size_t made = 0, seen = 0, N = training_data(trace)->set.N;
  for (size_t i = 0; i < trace->pane_count; i++) {
    const Draw *pane = draw_pane(draw, i);
    bool moved = training_moves(pane->state->trace, draw->state->step);
    size_t updates = training_made(pane->state->trace, draw->state->step, moved);
    if (!training_shown(pane->state->trace) || updates < made)
      continue;
    made = updates;
    seen = training_samples_seen(pane->state->trace, made);
  }
  size_t epoch = seen > 0 ? (seen + N - 1) / N : 1;
  return strings_format(draw->arena, draw->strings, draw->state->language, STRING_RUN_PLACE,
                        arena_printf(draw->arena, "%zu", epoch), arena_printf(draw->arena, "%zu", made),
                        NULL);
}

/* "15 / 31" and what the arrow keys do. Returns the left end. */
static double draw_place(const Draw *draw, Rect rect) {
  double u = draw->u, y = rect.y + rect.h * 0.36, right = rect.x + rect.w - 2.4 * u;
  size_t total = draw->state->trace->step_count;
  const char *text = arena_printf(draw->arena, "%zu / %zu", draw->state->step + 1, total);
  const char *widest = arena_printf(draw->arena, "%zu / %zu", total, total);
  const char *keys =
      trace_is_training(draw->state->trace) ? run_words(draw) : draw_string(draw, STRING_STEP_KEYS);
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
  if (!timeline_repeated(draw->state->trace, &first, &count) || count < 20)
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
  timeline_line_draw(draw, (Rect){left, rect.y, fmax(right - left, u), rect.h}, rect.y + rect.h * 0.36);
  canvas_end_card(draw->canvas, card);
}
