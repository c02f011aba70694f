/* The panel `controls`, in parts: what its items are and where they stand, and how each is drawn. */
#ifndef STEPMAX_VIEW_PANEL_CONTROLS_PARTS_H
#define STEPMAX_VIEW_PANEL_CONTROLS_PARTS_H

#include "view/panel_numbers.h"

typedef enum {
  CONTROL_NUMBERS, /* one, or those of a vector: typed, and changed by steps */
  CONTROL_CHOICE,  /* words, or a few whole numbers: one of them is on */
  CONTROL_CLASSES, /* the same in the classes' colours */
  CONTROL_PANES,   /* which of the lesson's panes are shown */
  CONTROL_READOUT, /* what cannot be changed here */
  CONTROL_START    /* one of the lesson's starts */
} ControlKind;

typedef struct PanelControl {
  ControlKind kind;
  PanelNumbers numbers; /* empty: of a field that is no number of the trace */
  unsigned field;       /* of the set-up, unless it is a readout or a start */
  size_t row;           /* of the field, where the control is of one number */
  SetupRange range;
  const char *const *words; /* of the field; NULL: none */
  size_t word_count;
  const char *const *called; /* what the lesson calls the choices; NULL: what the field does */
  size_t called_count;
  size_t first, count; /* of the choices: the first number, and how many there are */
  double chosen;       /* the field's number now */
  const char *name;    /* from the lesson, a formula; NULL: none */
  const char *title;   /* from the scene, in words; NULL: none */
  const char *symbol;
  size_t start; /* of a start */
  double width; /* pixels */
} PanelControl;

/* What is left out where room is short. */
typedef struct ControlsLook {
  bool named, stepped; /* names instead of symbols; − and + beside numbers */
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

bool control_is_visible(const PanelControl *control);
double control_width(const Controls *controls, const PanelControl *control);
void control_draw(const Controls *controls, const PanelControl *control, Rect rect, size_t index);
/* The word or number of a choice. */
const char *control_choice(const Draw *draw, const PanelControl *control, size_t i);

#endif
