/* What the user did, as plain data: keys, pointer, text, the window's own events.
 *
 * The window (sdl/) fills these in; controls, tests and scripts read or make them.  Nothing here
 * knows where an event came from.
 *
 * Keys.  A key that names an action (arrows, Enter, F5) has a Key of its own.  Every other key is
 * KEY_CHAR with `codepoint`: what the key bears without Shift in the user's layout, letters in
 * lower case ('n', '5', '/', ']').  A key whose symbol is not ASCII (Cyrillic, or Hangul while an
 * input method is on) counts as the key at the same place of a US keyboard, so that letter
 * shortcuts work in every layout.  Shift never changes the code point, it only shows in `mods`:
 * '?' is '/' with MOD_SHIFT, '+' is '=' with MOD_SHIFT or the '+' of the number pad.  What was
 * typed as text comes as EVENT_TEXT, and only while the window's text input is on. */
#ifndef STEPMAX_UI_EVENT_H
#define STEPMAX_UI_EVENT_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
  EVENT_NONE,          /* nothing happened before the timeout */
  EVENT_KEY,           /* a key went down: key, codepoint, mods, repeat */
  EVENT_TEXT,          /* text */
  EVENT_POINTER_MOVE,  /* x, y */
  EVENT_POINTER_DOWN,  /* x, y, button, clicks */
  EVENT_POINTER_UP,    /* the same */
  EVENT_WHEEL,         /* wheel, at x, y */
  EVENT_POINTER_LEAVE, /* the pointer left the window */
  EVENT_RESIZE,        /* the buffer is now x by y pixels */
  EVENT_EXPOSE,        /* the picture must be shown again */
  EVENT_FILE_DROP,     /* a file was dropped; whoever gives the events has its path */
  EVENT_WAKE,          /* another thread asked for attention: wake_code */
  EVENT_QUIT           /* the user or the system wants the window closed */
} EventKind;

typedef enum {
  KEY_NONE,
  KEY_CHAR,
  KEY_RIGHT,
  KEY_LEFT,
  KEY_UP,
  KEY_DOWN,
  KEY_HOME,
  KEY_END,
  KEY_PAGE_UP,
  KEY_PAGE_DOWN,
  KEY_SPACE,
  KEY_BACKSPACE,
  KEY_DELETE,
  KEY_ENTER,
  KEY_ESCAPE,
  KEY_TAB,
  KEY_F1, /* KEY_F1 + n is F(n + 1) */
  KEY_F2,
  KEY_F3,
  KEY_F4,
  KEY_F5,
  KEY_F6,
  KEY_F7,
  KEY_F8,
  KEY_F9,
  KEY_F10,
  KEY_F11,
  KEY_F12
} Key;

enum { MOD_SHIFT = 1, MOD_CTRL = 2, MOD_ALT = 4 };

enum { BUTTON_LEFT = 1, BUTTON_MIDDLE = 2, BUTTON_RIGHT = 3 };

typedef struct Event {
  EventKind kind;
  Key key;
  uint32_t codepoint; /* of KEY_CHAR, else 0 */
  unsigned mods;      /* MOD_ bits; of keys and of the pointer */
  bool repeat;        /* the key is being held down */
  char text[64];      /* UTF-8, whole characters */
  double x, y;        /* pixels of the picture */
  int button;
  int clicks;       /* 2: the second of a double click */
  double wheel;     /* notches, away from the user is positive */
  int wake_code;    /* what it asked with */
  uint32_t time_ms; /* milliseconds on one clock, which wraps */
} Event;

#endif
