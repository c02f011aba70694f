/* A small lesson with panels, drawn: for tests of the kinds of panel. */
#ifndef STEPMAX_TESTS_SUPPORT_PANEL_PICTURE_H
#define STEPMAX_TESTS_SUPPORT_PANEL_PICTURE_H

#include "trace/trace.h"
#include "view/view.h"

typedef struct PanelPicture {
  Arena arena;
  Lesson lesson;
  Trace trace;
  Strings strings;
  View *view;
  Canvas canvas;
  Hits hits;
  ViewState state;
} PanelPicture;

/* Reads and builds a lesson; the test fails if that does not go.  1280 x 720, English, light, at rest. */
void panel_picture_open(PanelPicture *picture, const char *lesson);
void panel_picture_close(PanelPicture *picture);

/* Draws a step, and fails the test if anything is not finite or a text leaves its card. */
void panel_picture_draw(PanelPicture *picture, size_t step);

/* Whether a text stands somewhere, as one piece. */
bool panel_picture_shows(const PanelPicture *picture, const char *text);
/* Commands of a kind. */
size_t panel_picture_count(const PanelPicture *picture, CommandKind kind);
/* The cell by name, "p[2]". */
Cell panel_picture_cell(const PanelPicture *picture, const char *name);
/* The hit of that number; NULL: none. */
const Hit *panel_picture_hit(const PanelPicture *picture, const char *name);
/* The hit of a panel's handle; NULL: none. */
const Hit *panel_picture_handle(const PanelPicture *picture, int panel, int which);
/* What the panel says to those who read instead of look. */
const char *panel_picture_print(PanelPicture *picture, size_t index);

#endif
