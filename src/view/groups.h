/* The groups of what the keyboard can go to: arrows move inside a group, Tab goes from one to the next.
 *
 * All of them in one list, so that no two things that can be on the screen together have one by accident. */
#ifndef STEPMAX_VIEW_GROUPS_H
#define STEPMAX_VIEW_GROUPS_H

#include "trace/trace.h"

enum {
  GROUP_NONE,      /* buttons: Tab alone gets there */
  GROUP_CLASSES,   /* the classes' chips */
  GROUP_CONTROLS,  /* numbers in a strip: learning rate, updates */
  GROUP_GRADIENTS, /* the check of the gradient */

  /* The explanation of a number. */
  GROUP_DETAIL,
  GROUP_DETAIL_RESULT,
  GROUP_DETAIL_MARGINS,
  GROUP_DETAIL_PRODUCTS,

  GROUP_PANE_LOSS, /* losses side by side */
  GROUP_NEURON,    /* + 2 * the pane; the next one: what goes backward */
  GROUP_NEURON_BEFORE = GROUP_NEURON + 2 * LESSON_PANES_MAX, /* the same before an update */

  /* Training runs. */
  GROUP_RUN_HEADS = GROUP_NEURON_BEFORE + 2 * LESSON_PANES_MAX,
  GROUP_RUN_FEET, /* + the pane */
  GROUP_RUN_CURVE = GROUP_RUN_FEET + LESSON_PANES_MAX,
  GROUP_RUN_ACCURACY,
  GROUP_RUN_UPDATE,
  GROUP_SAMPLES,
  GROUP_BATCH_WEIGHTS, /* the next one: before the update */
  GROUP_BATCH_GRADIENTS = GROUP_BATCH_WEIGHTS + 2,
  GROUP_NETWORK = GROUP_BATCH_GRADIENTS + 2,
  GROUP_BATCH_LOSS,

  /* Cards of the slope: a card's controls, and in the next group its numbers. */
  GROUP_SLOPE_W,
  GROUP_SLOPE_B = GROUP_SLOPE_W + 2,
  GROUP_SLOPE_U = GROUP_SLOPE_B + 2,
  GROUP_SLOPE_STEP = GROUP_SLOPE_U + 2,
  GROUP_SLOPE_MAP = GROUP_SLOPE_STEP + 2,
  GROUP_SLOPE_RING = GROUP_SLOPE_MAP + 2,

  GROUP_VALUES = 200, /* group_of_value */
  GROUP_PANELS = 1000 /* panel_group */
};

/* A column of a value's numbers; the next group is for a second number at each of them. */
static inline int group_of_value(ValueId value) {
  return GROUP_VALUES + 2 * (int)value;
}

#endif
