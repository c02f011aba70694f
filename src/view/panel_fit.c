/* How panels and narration share the screen: measured once for a lesson, not at every step. */
#include "view/panel_tree.h"

#include "trace/training.h"
#include "view/parts.h"
#include "view/screen.h"

#include <math.h>
#include <stdio.h>

#define SLACK 1.01  /* letters are rounded to pixels */
#define WIDEST 0.36 /* of the screen, that the narration may take */
#define HIGHEST 0.36
#define LOWEST 14 /* u */
#define STEP 0.1  /* in which the text is made smaller */
/* Of the least room of a main panel whose numbers grow by themselves: where they are as large as they have to
 * be there. */
#define WIDE_ENOUGH 1.1
#define EASE_LEAST 1.1 /* of the main panel: so much more than its least room is kept for it */

enum { STEPS_MOST = 2 * LESSON_STEPS_MAX, LONGEST = 8 };

/* What the panels of a step come to: how many of those with something new are open, and how much more than
 * its least room the main one has. */
typedef struct Outcome {
  size_t open;
  double main_factor; /* 0: it has not even that */
  double main_width;  /* u */
} Outcome;

/* The steps of the lesson, each where it is shown first. */
typedef struct Measured {
  const Draw *draws[STEPS_MOST];
  PanelTree *trees[STEPS_MOST];
  Outcome usual[STEPS_MOST]; /* with text of the usual size */
  size_t count;
  size_t longest[2][LONGEST], long_count; /* the steps of the most words: beside the panels, above them */
} Measured;

static void add_step(Measured *measured, const Draw *draw, size_t step, bool asking) {
  if (measured->count < STEPS_MOST)
    measured->draws[measured->count++] = draw_at_step(draw, step, asking);
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

/* ---- words ---- */

/* The steps that need the greatest heights at a usual width with words as large as wanted, the longest first:
 * only they are measured at others. */
static void find_longest(Measured *measured, bool stacked, double wanted) {
  double heights[LONGEST] = {0};
  measured->long_count = measured->count < LONGEST ? measured->count : LONGEST;
  for (size_t i = 0; i < measured->count; i++) {
    double need = narration_need(draw_scaled(measured->draws[i], wanted),
                                 (stacked ? 150 : 40) * PANEL_MEASURE_U, stacked, wanted);
    size_t at = LONGEST;
    for (; at > 0 && need > heights[at - 1]; at--)
      if (at < LONGEST) {
        heights[at] = heights[at - 1];
        measured->longest[stacked][at] = measured->longest[stacked][at - 1];
      }
    if (at == LONGEST)
      continue;
    heights[at] = need;
    measured->longest[stacked][at] = i;
  }
}

/* The height, in u, that the words of every step need in a card of a width. */
static double words_height(const PanelFit *fit, const Measured *measured, double width, bool stacked) {
  double most = 0, enlarged = fit->words / fit->scale;
  for (size_t i = 0; i < measured->long_count; i++) {
    const Draw *draw = draw_scaled(measured->draws[measured->longest[stacked][i]], enlarged);
    most = fmax(most, narration_need(draw, width * PANEL_MEASURE_U, stacked, enlarged));
  }
  return SLACK * most / PANEL_MEASURE_U;
}

/* The least wide and the least high screens on which the narration stands beside the panels, or above. */
typedef struct Frame {
  int width, height;
} Frame;
static const Frame BESIDE_LEAST = {1600, 900}, ABOVE_LEAST = {(int)(1000 * SCREEN_STACKED) - 1, 1000};

static Screen divided(Frame frame, const PanelFit *fit) {
  return screen_divide(frame.width, frame.height, fit->scale, fit->narration);
}

/* Makes the narration beside the panels as wide as it has to be; false: there is not so much room. */
static bool find_width(PanelFit *fit, const Measured *measured) {
  Screen screen = divided(BESIDE_LEAST, fit);
  double across = BESIDE_LEAST.width / screen.u, *width = &fit->narration.width;
  *width = screen_narration(across, BESIDE_LEAST.height / screen.u).width;
  double most = fmax(WIDEST * across, *width), height = screen.narration.h / screen.u;
  while (words_height(fit, measured, *width, false) > height) {
    if (*width >= most)
      return false;
    *width = fmin(*width + 2, most);
  }
  return true;
}

/* And above them as high. */
static bool find_height(PanelFit *fit, const Measured *measured) {
  Screen screen = divided(ABOVE_LEAST, fit);
  double most = HIGHEST * (fit->narration.above ? BESIDE_LEAST.height / divided(BESIDE_LEAST, fit).u
                                                : ABOVE_LEAST.height / screen.u);
  double need = words_height(fit, measured, screen.narration.w / screen.u, true);
  fit->narration.height = clamp(need, LOWEST, most);
  return need <= most;
}

static void take_less(PanelFit *fit, Frame frame) {
  Screen screen = divided(frame, fit);
  fit->width = fmin(fit->width, screen.content.w / screen.u);
  fit->height = fmin(fit->height, screen.content.h / screen.u);
}

/* What a window of any shape leaves for the panels, at least. */
static void find_room(PanelFit *fit) {
  fit->width = fit->height = INFINITY;
  for (int percent = 100; percent <= 240; percent += 4)
    take_less(fit, (Frame){10 * percent, 1000});
  take_less(fit, BESIDE_LEAST);
  take_less(fit, ABOVE_LEAST);
  take_less(fit, (Frame){ABOVE_LEAST.width + 1, ABOVE_LEAST.height});
  fit->gap = divided(BESIDE_LEAST, fit).margin;
}

/* Places panels whose text has the size `scale` and words whose text has the size `words`.  Whether all words
 * have room. */
static bool try_sizes(PanelFit *fit, const Measured *measured, double scale, double words, bool above) {
  *fit = (PanelFit){.scale = scale, .words = words, .narration = {0, LOWEST, above}};
  bool room = above || find_width(fit, measured);
  room = find_height(fit, measured) && room;
  find_room(fit);
  return room;
}

/* ---- panels ---- */

static Outcome outcome_of(PanelTree *tree, const PanelFit *fit) {
  Outcome outcome = {0, LAYOUT_EASE, 0};
  if (!tree->layout.root)
    return outcome;
  outcome.main_factor = panel_tree_choose(tree, fit) ? tree->layout.main_factor : 0;
  outcome.main_width = tree->layout.main->rect.w;
  for (size_t i = 0; i < tree->leaf_count; i++)
    outcome.open += tree->leaves[i]->open && tree->leaves[i]->rank >= RANK_FRESH;
  return outcome;
}

/* With text of the usual size, for the words' room that it leaves. */
static void find_usual(Measured *measured, const PanelFit *fit) {
  for (size_t i = 0; i < measured->count; i++) {
    const Draw *draw = measured->draws[i];
    measured->trees[i] = ARENA_NEW(draw->arena, PanelTree);
    *measured->trees[i] = panel_tree(draw, draw->state->lesson->panels);
    measured->usual[i] = outcome_of(measured->trees[i], fit);
  }
}

/* Whether the main panel keeps as much room as it should have: more than its least, or, if its numbers grow
 * by themselves, the width for legible ones. */
static bool keeps_room(const PanelTree *tree, const Outcome *now, const Outcome *usual) {
  const LayoutNode *main = tree->layout.main;
  if (main && panel_grows(main->panel))
    return now->main_factor >= fmin(usual->main_factor, 1) &&
           now->main_width >= fmin(usual->main_width, WIDE_ENOUGH * main->room.width);
  return now->main_factor >= fmin(usual->main_factor, EASE_LEAST);
}

/* Whether no step folds what is new in it, nor leaves its main panel less room in u, because the text is
 * larger.  Where the usual size leaves it too little, no text is larger. */
static bool says_as_much(const PanelFit *fit, const Measured *measured) {
  for (size_t i = 0; i < measured->count; i++) {
    Outcome now = outcome_of(measured->trees[i], fit);
    if (now.main_factor <= 0 || !keeps_room(measured->trees[i], &now, &measured->usual[i]) ||
        now.open < measured->usual[i].open)
      return false;
  }
  return true;
}

static bool try_all(PanelFit *out, const Measured *measured, double scale, double words, bool above) {
  PanelFit fit;
  if (!try_sizes(&fit, measured, scale, words, above) || !says_as_much(&fit, measured))
    return false;
  *out = fit;
  return true;
}

/* The words first, then the panels with them: a picture that is full holds the words back no more than it
 * has to. */
static void enlarge(PanelFit *fit, const Measured *measured, double wanted) {
  double least = fit->scale;
  bool larger = false;
  for (double words = wanted; words > least + STEP / 2 && !larger; words -= STEP)
    larger = try_all(fit, measured, least, words, false) || try_all(fit, measured, least, words, true);
  bool above = fit->narration.above;
  for (double scale = fit->words; scale > least + STEP / 2; scale -= STEP)
    if (try_all(fit, measured, scale, fit->words, above))
      return;
}

/* As the user's own picture, but of the unedited run, with all questions and nothing opened or pointed at. */
static const Draw *probe_of(const Draw *draw) {
  ViewState *state;
  Draw *probe = draw_with_state(draw, &state);
  probe->u = PANEL_MEASURE_U;
  state->trace = state->original;
  state->opened_panels = NULL;
  state->asked = ASKED_ALL;
  state->chosen = state->right = 0;
  state->hover = state->focus = state->inspected = (Target){.kind = TARGET_NONE};
  return probe;
}

PanelFit panel_fit(const Draw *draw) {
  Measured *measured = ARENA_NEW(draw->arena, Measured);
  PanelFit fit;
  double wanted = draw->state->text_scale, least = fmin(wanted, 1);
  find_steps(measured, probe_of(draw));
  find_longest(measured, false, fmax(wanted, 1));
  find_longest(measured, true, fmax(wanted, 1));
  if (!try_sizes(&fit, measured, least, least, false) && !try_sizes(&fit, measured, least, least, true))
    (void)try_sizes(&fit, measured, least, least, false); /* the words are scrolled */
  if (wanted <= least)
    return fit;
  find_usual(measured, &fit);
  enlarge(&fit, measured, wanted);
  return fit;
}
