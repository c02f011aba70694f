/* What the transcript says of panels; for transcript.c. */
#ifndef STEPMAX_VIEW_TRANSCRIPT_PANELS_H
#define STEPMAX_VIEW_TRANSCRIPT_PANELS_H

#include "view/transcript.h"

/* Adds what each panel says of itself (PanelLook.print) that shows something new at the step, has come with
 * it, or is what it is about. */
void transcript_panels(Text *out, const Trace *trace, size_t step, const TranscriptOptions *options);

#endif
