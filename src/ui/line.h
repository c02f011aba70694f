/* A line of text being typed: its letters, the caret, and whether all of it is selected.
 *
 * It knows no font and no window; what the letters mean is its owner's business. */
#ifndef STEPMAX_UI_LINE_H
#define STEPMAX_UI_LINE_H

#include "ui/event.h"

#include <stdbool.h>
#include <stddef.h>

enum { LINE_MAX_BYTES = 1024 };

typedef struct Line {
  char text[LINE_MAX_BYTES]; /* UTF-8, NUL-terminated */
  size_t caret;              /* byte index, never inside a character */
  bool selected;             /* all of it: the next letter replaces it */
} Line;

/* The line holds `text` (as much as there is room for), selected or with the caret behind it. */
void line_set(Line *line, const char *text, bool selected);

/* Puts text at the caret, or in place of what is selected.  Control characters and bytes that are no
 * UTF-8 are left out, and so is what there is no room for. */
void line_insert(Line *line, const char *text);

/* Backspace, Delete, Left, Right, Home, End, Ctrl+A.  False: the key is none of these. */
bool line_key(Line *line, const Event *event);

#endif
