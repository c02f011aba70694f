/* One panel of a small lesson, drawn by itself into a rectangle of any size. */
#ifndef STEPMAX_TESTS_SUPPORT_PANEL_SHEET_H
#define STEPMAX_TESTS_SUPPORT_PANEL_SHEET_H

#include "support/values.h"
#include "view/panel.h"

/* Numbers of a chain of three classes and two features; the second class is right. */
#define SHEET_CHAIN                                                                                               \
  "{ x: [5, -3], W: [[0.2, 0.1], [0.4, -0.2], [-0.1, 0.3]], b: [0.1, 0.2, 0], label: 2, eta: 0.1,\n"              \
  "  alpha: 0, updates: 2, classes: [{ ko: 고양이, en: cat }, { ko: 개, en: dog }, { ko: 토끼, en: rabbit " \
  "}],\n"                                                                                                         \
  "  features: [{ ko: 길이, en: length }, { ko: 너비, en: width }] }"

enum { SHEET_WIDTH = 1600, SHEET_HEIGHT = 900 }; /* pixels, of the picture: 10 a u in small lessons */

/* Steps of the lesson: the input; scores; probabilities, loss and gradient; the update, told in one step. */
enum { SHEET_GIVEN, SHEET_SCORES, SHEET_LOSS, SHEET_UPDATE };

typedef struct PanelSheet {
  Arena arena, frame;
  Lesson lesson;
  Trace trace;
  Strings strings;
  Canvas canvas;
  Hits hits;
  ViewState state;
  Draw draw;
  Rect rect; /* that the panel was drawn in */
} PanelSheet;

/* A lesson with these numbers (a map of YAML) and this one panel; the test fails if it has a fault.  The
 * sheet is zeroed before. */
void panel_sheet_open(PanelSheet *sheet, const Font *font, const char *chain, const char *panel);
void panel_sheet_close(PanelSheet *sheet);

/* The lesson's panel. */
const Panel *panel_sheet_panel(const PanelSheet *sheet);

/* Draws it at a step on a card whose inside has this size in u. */
void panel_sheet_draw(PanelSheet *sheet, size_t step, double width, double height);

/* Every text drawn, with blanks between; formulas piece by piece. */
const char *panel_sheet_words(PanelSheet *sheet);
/* The first hit on a number, with a handle or without; NULL: there is none. */
const Hit *panel_sheet_hit(const PanelSheet *sheet, ValueId value, size_t row, size_t col, bool handle);
size_t panel_sheet_count(const PanelSheet *sheet, TargetKind kind);
/* The panel's lines of the transcript. */
const char *panel_sheet_print(PanelSheet *sheet);

#endif
