/* What panels say to those who read instead of look: numbers with their symbols in plain text. */
#ifndef STEPMAX_VIEW_PANEL_PRINT_H
#define STEPMAX_VIEW_PANEL_PRINT_H

#include "view/panel_numbers.h"

/* Adds "p₁ = 0.05, p₂ = 0.10", behind a comma if there is something already; only what is on screen, and of
 * many the first and the last. */
void panel_print_numbers(Text *list, const PanelNumbers *numbers);

/* Adds a line of words with {0} replaced; nothing where the argument is empty. */
void panel_print_line(Text *out, const Draw *draw, StringId words, const char *argument);

#endif
