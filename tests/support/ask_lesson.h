/* A small lesson that asks, in two panes, with starts: read from text, as a lesson file is. */
#ifndef STEPMAX_TESTS_SUPPORT_ASK_LESSON_H
#define STEPMAX_TESTS_SUPPORT_ASK_LESSON_H

#include "base/arena.h"
#include "lesson/lesson.h"

/* Two situations of a neuron with x = 1.5, y = 0, w = (0.4, 1.9), b = (0.5, 3), w and b from -5 to 5, eta 0.5
 * and 4 updates.  Its steps: */
enum {
  ASK_GIVEN,    /* reveals all up to o */
  ASK_LOSS,     /* asks which loss is larger: left, right (so it is), neither; reveals the loss */
  ASK_GRADIENT, /* asks which gradient of the pane "mse" is larger: left (so it is), right; reveals dw and db
                 */
  ASK_FAR,      /* is fixed to the start "far" */
  ASK_UPDATES,  /* updates 2 to 4 */
  ASK_END = ASK_UPDATES + 3,
  ASK_STEPS
};
/* The starts, of which "own" has the lesson's numbers. */
enum { ASK_START_OWN, ASK_START_FAR /* w = 3 */ };

/* With another id, if one is given. */
void ask_lesson(Lesson *out, Arena *arena, const char *id);

/* The lesson's text with one part of it replaced; in the arena. */
const char *ask_lesson_text(Arena *arena, const char *part, const char *by);

#endif
