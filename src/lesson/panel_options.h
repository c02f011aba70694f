#ifndef STEPMAX_LESSON_PANEL_OPTIONS_H
#define STEPMAX_LESSON_PANEL_OPTIONS_H

/* Options of items of panels that have a file of their own; each list ends with a key of NULL. */

#include "lesson/panel.h"

extern const PanelOption PANEL_FLOW_COLUMNS[];

#endif
