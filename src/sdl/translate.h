/* SDL's events as plain data, for window.c. */
#ifndef STEPMAX_SDL_TRANSLATE_H
#define STEPMAX_SDL_TRANSLATE_H

#include "ui/event.h"

#include <SDL.h>

/* The event's meaning, EVENT_NONE for all that the program has no use for.  Pointer places are
 * multiplied by scale, the pixels of a point.  EVENT_RESIZE has no size yet. */
Event translate_event(const SDL_Event *event, double scale_x, double scale_y);

#endif
