/* The least that a program can do with SDL: one window, one picture.  What the program's own start is
 * measured against. */
#ifndef STEPMAX_SDL_BARE_H
#define STEPMAX_SDL_BARE_H

#include "base/error.h"

#include <stdbool.h>

/* Opens a window, fills it with one colour, calls presented, and closes it. */
bool bare_show(int width, int height, void (*presented)(void *self), void *self, Error *err) MUST_CHECK;

#endif
