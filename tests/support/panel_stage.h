/* A lesson of the lessons folder with panels in place of its scene's own picture, and what draws it. */
#ifndef STEPMAX_TESTS_SUPPORT_PANEL_STAGE_H
#define STEPMAX_TESTS_SUPPORT_PANEL_STAGE_H

#include "base/arena.h"
#include "lesson/lesson.h"
#include "trace/trace.h"
#include "view/view.h"

typedef struct PanelStage {
  Arena arena;
  Lesson lesson;
  Trace original, trace;
  Strings strings;
  View *view;
  Canvas canvas;
  Hits hits;
  ViewState state;
} PanelStage;

/* `panels` is what stands below `panels:`, each line with its indent.  The test fails on a fault. */
void panel_stage_make(PanelStage *out, const Font *font, const char *path, const char *panels);
/* A lesson of its own: sizes K 3, N 40, values below `values:` with their indent; a step "given" that reveals
 * nothing and a step "shown" that reveals these. */
void panel_stage_own(PanelStage *out, const Font *font, const char *values, const char *reveal,
                     const char *panels);
void panel_stage_free(PanelStage *stage);

/* Changes numbers as `--set` does; what was before is the unedited run. */
void panel_stage_set(PanelStage *stage, const char *assignment);
/* Goes to a step by its id. */
void panel_stage_go(PanelStage *stage, const char *id);
void panel_stage_draw(PanelStage *stage);

/* All words, numbers and letters that were drawn, with a blank behind each. */
const char *panel_stage_words(PanelStage *stage);
/* Fails the test if a coordinate is no finite number, or a text lies outside the picture. */
void panel_stage_check(const PanelStage *stage);
/* The i-th hit on a number, in the order in which they were added; NULL: there are no more. */
const Hit *panel_stage_hit(const PanelStage *stage, const char *value, size_t row, size_t i);
/* The hit by which a number is dragged about; NULL: none. */
const Hit *panel_stage_grip(const PanelStage *stage, const char *value, size_t row);

#endif
