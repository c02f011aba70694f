/* A window that shows a picture of pixels, and what the user does to it.
 *
 * The picture is drawn by the CPU into window_lock's buffer and shown by window_present; no GPU is
 * needed, and a waiting program takes no CPU time.  Lengths are pixels of the picture everywhere,
 * also where the system counts in larger points.
 *
 * It knows nothing of lessons or of drawing.  One window at a time, from the main thread;
 * window_wake and window_ticks may be called from any thread. */
#ifndef STEPMAX_SDL_WINDOW_H
#define STEPMAX_SDL_WINDOW_H

#include "base/error.h"
#include "canvas/raster.h"
#include "ui/event.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct WindowOptions {
  const char *title;
  int width, height; /* made smaller where the screen is */
  bool fullscreen;
} WindowOptions;

typedef struct Window Window;

/* Opens the window.  Without a display it fails with one line that says so. */
bool window_open(Window **out, const WindowOptions *options, Error *err) MUST_CHECK;
void window_close(Window *window); /* NULL is allowed */

/* The buffer to draw the whole picture into, as large as the window is now.  Its contents are
 * undefined; valid until the next call of any function of this window. */
Pixels window_lock(Window *window);
/* Shows the buffer that window_lock gave last. */
void window_present(Window *window);

/* The picture's present size in pixels, at least 1 by 1. */
void window_size(Window *window, int *width, int *height);

/* Full screen also keeps the system's screen saver away. */
void window_set_fullscreen(Window *window, bool fullscreen);
bool window_is_fullscreen(const Window *window);
void window_set_title(Window *window, const char *title);
/* The pixels are copied. */
void window_set_icon(Window *window, Pixels icon);

typedef enum { CURSOR_ARROW, CURSOR_HAND, CURSOR_TEXT, CURSOR_RESIZE, CURSOR_COUNT } Cursor;
/* CURSOR_RESIZE points left and right. */
void window_set_cursor(Window *window, Cursor cursor);

/* Whether typed text comes as EVENT_TEXT (off at first).  Keys come in either case; while it is on
 * an input method may keep some of them. */
void window_set_text_input(Window *window, bool on);

/* Waits for the next event, at most timeout_ms milliseconds (-1: for as long as it takes, asleep;
 * 0: only takes what is there).  False, with EVENT_NONE, when none came. */
bool window_wait(Window *window, Event *out, int timeout_ms);

/* The path of the EVENT_FILE_DROP that window_wait gave last. */
const char *window_dropped_file(const Window *window);

/* Makes window_wait return an EVENT_WAKE with this code. */
void window_wake(int code);

/* Milliseconds since some moment of the start; its lower 32 bits are the clock of Event.time_ms. */
uint64_t window_ticks(void);

#endif
