/* Checking what a lesson's panels say: every value, expression, condition and text of their options. */
#ifndef STEPMAX_TRACE_PANEL_CHECK_H
#define STEPMAX_TRACE_PANEL_CHECK_H

#include "trace/trace.h"

/* Told of every formula with its numbers put in, for those who can read formulas. */
typedef void PanelFormulaSeen(void *self, const Phrase *phrase, Language language, const char *formula);

/* Evaluates them at the steps at which a panel is shown, in every pane that it is shown in; errors, one for
 * each text, have the lesson file's place.  `seen` may be NULL. */
void panel_check(const Trace *trace, PanelFormulaSeen *seen, void *self, ErrorList *errors);

#endif
