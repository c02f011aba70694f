/* A lesson of the lessons folder with panels in place of its scene's own picture, and what draws it. */
#ifndef STEPMAX_TESTS_SUPPORT_PANEL_PLAY_H
#define STEPMAX_TESTS_SUPPORT_PANEL_PLAY_H

#include "base/arena.h"
#include "lesson/lesson.h"
#include "trace/trace.h"
#include "view/view.h"

typedef struct PanelPlay {
  Arena arena;
  Lesson lesson;
  Trace original, trace;
  Strings strings;
  View *view;
  Canvas canvas;
  Hits hits;
  ViewState state;
} PanelPlay;

/* `panels` is what stands below `panels:`, each line with its indent.  The test fails on a fault. */
void panel_play_make(PanelPlay *out, const Font *font, const char *path, const char *panels);
/* A lesson of its own: sizes K 3, N 40, values below `values:` with their indent; a step "given" that reveals
 * nothing and a step "shown" that reveals these. */
void panel_play_own(PanelPlay *out, const Font *font, const char *values, const char *reveal,
                    const char *panels);
void panel_play_free(PanelPlay *stage);

/* Changes numbers as `--set` does; what was before is the unedited run. */
void panel_play_set(PanelPlay *stage, const char *assignment);
/* Goes to a step by its id. */
void panel_play_go(PanelPlay *stage, const char *id);
void panel_play_draw(PanelPlay *stage);

/* The unit of the panels that were drawn, in pixels: larger than the picture's where there is room. */
double panel_play_unit(const PanelPlay *stage);

/* All words, numbers and letters that were drawn, with a blank behind each. */
const char *panel_play_words(PanelPlay *stage);
/* Fails the test if a coordinate is no finite number, or a text lies outside the picture. */
void panel_play_check(const PanelPlay *stage);
/* The i-th hit on a number, in the order in which they were added; NULL: there are no more. */
const Hit *panel_play_hit(const PanelPlay *stage, const char *value, size_t row, size_t i);
/* The hit by which a number is dragged about; NULL: none. */
const Hit *panel_play_grip(const PanelPlay *stage, const char *value, size_t row);

/* Takes a lesson's own panels, which stand at its end, and what names them out of its text. */
void panel_play_drop(char *file);

#endif
