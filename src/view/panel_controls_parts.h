/* The panel `controls`, in parts: what its items are and where they stand, and how each is drawn. */
#ifndef STEPMAX_VIEW_PANEL_CONTROLS_PARTS_H
#define STEPMAX_VIEW_PANEL_CONTROLS_PARTS_H

#include "view/panel_numbers.h"

typedef enum {
  CONTROL_NUMBERS, /* one, or those of a vector: typed, and changed by steps; a chip is a word for one */
  CONTROL_CHOICE,  /* words, or a few whole numbers: one chip is on */
  CONTROL_CLASSES, /* the same in the classes' colours */
  CONTROL_PANES,   /* which of the lesson's panes are shown */
  CONTROL_READOUT, /* what cannot be changed here */
  CONTROL_START    /* one of the lesson's starts */
} ControlKind;

/* What can be pressed. */
typedef struct ControlChip {
  const char *label, *brief; /* brief: where names are left out */
  Action action;
  bool on;
  StringId tip;
} ControlChip;

typedef struct PanelControl {
  ControlKind kind;
  PanelNumbers numbers; /* empty: of a field that is no number of the trace */
  SetupRange range;
  ControlChip *chips;
  size_t chip_count;
  const char *name;   /* from the lesson, a formula; NULL: none */
  const char *title;  /* from the scene, in words; NULL: none */
  const char *symbol; /* NULL: nothing stands before it */
  double width;       /* pixels */
} PanelControl;

/* What is left out where room is short. */
typedef struct ControlsLook {
  /* Names instead of symbols; − and + beside numbers; what is chosen with its name too: "1 apple", a pane's
   * title behind its mark. */
  bool named, stepped, titled;
} ControlsLook;

enum { CONTROLS_MAX = 40 };
typedef struct Controls {
  const Draw *draw;
  const Panel *panel;
  double u;
  PanelControl items[CONTROLS_MAX];
  size_t count;
  ControlsLook look;
} Controls;

#define CONTROL_HEIGHT 2.9 /* u */

double control_width(const Controls *controls, const PanelControl *control);
void control_draw(const Controls *controls, const PanelControl *control, Rect rect, size_t index);

#endif
