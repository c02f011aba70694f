/* Draws the texts of a picture ahead of it, while something else keeps the main thread busy: the
 * first picture's texts take as long as opening the window does, and do not need it. */
#ifndef STEPMAX_SDL_AHEAD_H
#define STEPMAX_SDL_AHEAD_H

#include "canvas/canvas.h"

typedef struct Ahead Ahead;

/* Starts drawing into the memory of the canvas's font what raster_draw will ask it for.  Until
 * ahead_wait neither the canvas nor its font may be used; both stay the caller's.  NULL, and nothing
 * is done, where there is no thread to be had. */
Ahead *ahead_start(const Canvas *canvas);

/* Waits until all is drawn, and frees what ahead_start made.  NULL is allowed. */
void ahead_wait(Ahead *ahead);

#endif
