/* RULE_PANELS of layout_rules.h. */
#ifndef STEPMAX_TESTS_SUPPORT_LAYOUT_PANELS_H
#define STEPMAX_TESTS_SUPPORT_LAYOUT_PANELS_H

#include "support/layout_ink.h"
#include "support/layout_rules.h"

enum { NARRATION_CARD = 1 }; /* the first that is drawn */

/* The panel on a card; NULL: none. */
const PanelPlace *layout_panel_on(const Picture *picture, int card);

/* `u` is the picture's unit, `inks` its texts. */
void layout_judge_panels(Report *report, const Picture *picture, const Ink *inks, size_t count, double u);

#endif
