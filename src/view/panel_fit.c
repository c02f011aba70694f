/* How panels and narration share the screen: measured once for a lesson, not at every step. */
#include "view/panel_tree.h"

#include "trace/training.h"
#include "view/narration.h"
#include "view/screen.h"

#include <math.h>
#include <string.h>

#define SLACK 1.01  /* letters are rounded to pixels */
#define WIDEST 0.36 /* of the screen, that the narration may take */
#define HIGHEST 0.36
#define LOWEST 14      /* u */
#define SHELF_ROOM 4.8 /* u, of the strips below the panels, with their gap */

enum { STEPS_MOST = 2 * LESSON_STEPS_MAX, LONGEST = 4 };

/* The steps of the lesson, each where it is shown first, and the main panel's room at each. */
typedef struct Measured {
  const Draw *draws[STEPS_MOST];
  bool wordy[STEPS_MOST]; /* its words are among the longest: they are measured */
  size_t count;
  PanelRoom rooms[STEPS_MOST];
  bool roomed; /* rooms are filled in */
} Measured;

static void add_step(Measured *measured, const Draw *draw, size_t step, bool asking) {
  if (measured->count < STEPS_MOST)
    measured->draws[measured->count++] = panel_draw_at(draw, step, asking);
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

/* ---- which words are long ---- */

enum { LENGTH_WORDS, LENGTH_FORMULA, LENGTH_QUESTION, LENGTH_ALL, LENGTH_COUNT };
typedef struct Lengths {
  size_t of[LENGTH_COUNT]; /* bytes */
} Lengths;

static size_t length_of(const Phrase *phrase, Language language) {
  return phrase->in[language] ? strlen(phrase->in[language]) : 0;
}

static Lengths lengths_of(const Draw *draw) {
  Language language = draw->state->language;
  const LessonStep *step = trace_step(draw->state->trace, draw->state->step).kind->source;
  Lengths lengths = {{0}};
  size_t question = length_of(&step->ask.question, language);
  for (size_t i = 0; i < step->ask.count; i++)
    question += length_of(&step->ask.choices[i], language);
  bool asking = draw->state->asking;
  lengths.of[LENGTH_QUESTION] = question;
  lengths.of[LENGTH_WORDS] =
      asking ? 0 : length_of(&step->text, language) + 2 * length_of(&step->title, language);
  lengths.of[LENGTH_FORMULA] = asking ? 0 : length_of(&step->formula, language);
  lengths.of[LENGTH_ALL] = question + lengths.of[LENGTH_WORDS] + lengths.of[LENGTH_FORMULA];
  return lengths;
}

/* Whether few steps have more of something. */
static void find_wordy(Measured *measured) {
  Lengths lengths[STEPS_MOST];
  for (size_t i = 0; i < measured->count; i++)
    lengths[i] = lengths_of(measured->draws[i]);
  for (size_t i = 0; i < measured->count; i++)
    for (int kind = 0; kind < LENGTH_COUNT; kind++) {
      size_t longer = 0;
      for (size_t j = 0; j < measured->count; j++)
        longer += lengths[j].of[kind] > lengths[i].of[kind];
      measured->wordy[i] = measured->wordy[i] || (lengths[i].of[kind] > 0 && longer < LONGEST);
    }
}

/* ---- what they need ---- */

static void find_rooms(Measured *measured) {
  for (size_t i = 0; i < measured->count && !measured->roomed; i++) {
    const Draw *draw = measured->draws[i];
    PanelTree tree = panel_tree(draw, draw->state->lesson->panels);
    measured->rooms[i] = tree.layout.root ? layout_least(&tree.layout) : (PanelRoom){0, 0, 0, 0};
  }
  measured->roomed = true;
}

/* The height, in u, that the words of every step need in a card of a width. */
static double words_height(const Measured *measured, double width, bool stacked) {
  double most = 0;
  for (size_t i = 0; i < measured->count; i++)
    if (measured->wordy[i])
      most = fmax(most, narration_need(measured->draws[i], width * PANEL_MEASURE_U, stacked));
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
  while (words_height(measured, *width, false) > height) {
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
  double need = words_height(measured, screen.narration.w / screen.u, true);
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
}

static bool mains_fit(const PanelFit *fit, Measured *measured) {
  find_rooms(measured);
  for (size_t i = 0; i < measured->count; i++)
    if (LAYOUT_EASE * measured->rooms[i].width > fit->width ||
        LAYOUT_EASE * measured->rooms[i].height > fit->height - SHELF_ROOM)
      return false;
  return true;
}

/* Whether all words have room. */
static bool try_place(PanelFit *fit, const Measured *measured, double scale, bool above) {
  fit->scale = scale;
  fit->narration = (NarrationSize){0, LOWEST, above};
  bool words = above || find_width(fit, measured);
  words = find_height(fit, measured) && words;
  find_room(fit);
  return words;
}

PanelFit panel_fit(const Draw *draw) {
  Measured *measured = ARENA_NEW(draw->arena, Measured);
  PanelFit fit = {0};
  Draw *probe = ARENA_NEW(draw->arena, Draw);
  ViewState *state = ARENA_NEW(draw->arena, ViewState);
  *state = *draw->state;
  *probe = *draw;
  probe->state = state;
  probe->u = PANEL_MEASURE_U;
  state->trace = state->original;
  state->opened_panels = NULL;
  state->hover = state->focus = state->inspected = (Target){.kind = TARGET_NONE};
  find_steps(measured, probe);
  find_wordy(measured);
  double least = fmin(state->text_scale, 1);
  for (double scale = state->text_scale; scale > least + 0.01; scale -= 0.1)
    for (int above = 0; above <= 1; above++)
      if (try_place(&fit, measured, scale, above) && mains_fit(&fit, measured))
        return fit;
  if (!try_place(&fit, measured, least, false) && !try_place(&fit, measured, least, true))
    (void)try_place(&fit, measured, least, false); /* the words are scrolled */
  return fit;
}
