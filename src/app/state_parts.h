/* What the files of the state share; for state*.c only. */
#ifndef STEPMAX_APP_STATE_PARTS_H
#define STEPMAX_APP_STATE_PARTS_H

#include "app/state.h"

static const Target NO_TARGET = {TARGET_NONE, 0, 0, 0, 0};

const char *state_string(const State *state, StringId id);

/* Says why something was not done; goes with the next key or click. */
void state_refuse(State *state, const char *text);

/* Something stands between the user and the lesson: auto-play waits. */
bool state_is_held(const State *state);

/* --- state_step.c: where in the lesson */

/* The next step of auto-play, which ends with the last. */
void state_play_on(State *state, Effects *out);
/* False: the action is none of stepping and playing. */
bool state_step_apply(State *state, Action action, Effects *out);
/* Computes the trace anew after an edit or an opened update; the step stays. */
void state_rebuild(State *state);
/* What the step makes fresh comes in, if there is motion. */
void state_animate(State *state);
/* Nothing is animated any more, and the pause before the next step of auto-play begins anew. */
void state_rest(State *state);

/* --- state_ask.c: the questions of steps */

/* The step's question is open. */
bool state_asks(const State *state);
/* Shows what the step reveals, and judges a choice (from 1; 0: none). */
void state_reveal(State *state, size_t chosen);
/* The cursor has come to its step: the questions before it are over, an open one is in sight. */
void state_ask_arrive(State *state);
/* Keeps the answers to the questions that a lesson has in common with the open one, if both are the same. */
void state_ask_carry(State *state, const Lesson *lesson);
bool state_ask_apply(State *state, Action action, Effects *out);

/* --- state_edit.c: changing numbers */

bool state_edit_apply(State *state, Action action, const Hits *hits, Effects *out);
/* The field of a number that the lesson lets be changed. */
bool state_editable(const State *state, Target target, unsigned *field);
double state_number(const State *state, Target target, unsigned field);
/* What belongs together under undo: a new gesture, or the last one if it was on the same number just now. */
unsigned state_gesture_begin(State *state, Target target);
unsigned state_gesture(State *state, Target target);
void state_change(State *state, Target target, int tenths, Effects *out);
void state_drag(State *state, double pixels, Effects *out);
/* Sets a typed number, or says why not. */
bool state_type_number(State *state, Target target, const char *text);

/* These numbers are shown from now on; under undo they belong to a gesture (0: an edit of its own). */
void state_commit(State *state, const Setup *setup, unsigned gesture);

/* --- state_training.c: runs */

bool state_is_training(const State *state);
size_t state_last_step(const State *state); /* that can be shown */
/* After the trace was made anew: computes what can be computed without a wait. */
void state_begin_work(State *state);
/* Where next, previous and the next or previous epoch (direction +1 or -1) go. */
size_t state_step_forward(const State *state);
size_t state_step_back(const State *state);
size_t state_epoch_step(const State *state, int direction);
/* Seconds that auto-play stays at the step: short in a run, unless the user has chosen. */
double state_pause(const State *state);
bool state_training_apply(State *state, Action action, Effects *out);
/* A click into a plane: the run starts there. */
void state_start_at(State *state, const Hit *plane, double x, double y, unsigned gesture);
/* The same in the planes of the scene "slope": state_slope.c. */
void state_slope_at(State *state, const Hit *plane, double x, double y, unsigned gesture);
int state_slider_step(const Hit *slider, double x);

/* --- state_focus.c: what is explained, and what the keyboard acts on */

bool state_focus_apply(State *state, Action action, const Hits *hits, Effects *out);
bool state_number_focused(const State *state, const Hits *hits);
void state_inspect(State *state, Target target); /* keeps it open, or lets go */

/* --- state_field.c: typing */

void state_type(State *state, Target target, const char *text, bool selected);
void state_type_end(State *state);
/* A key or text while something is typed; false: it is for others. */
bool state_type_event(State *state, const Event *event, const Hits *hits, Effects *out);
/* Whether a key's letter comes as EVENT_TEXT too. */
bool state_text_follows(const State *state, const Event *event);
/* Enter: takes what is typed; false: it was refused, or waits for what becomes of it. */
bool state_type_submit(State *state, Effects *out);
void state_type_refuse(State *state, const char *why);

/* --- state_overlay.c: list, help, questions */

void state_overlay_open(State *state, Overlay overlay, Effects *out);
void state_overlay_close(State *state);
/* An action while an overlay is open; false: it is for others. */
bool state_overlay_catches(State *state, Action action, Effects *out);
bool state_overlay_apply(State *state, Action action, Effects *out);

/* --- state_columns.c: choosing columns */

/* A key while columns are chosen; false: it is for others. */
bool state_columns_key(State *state, const Event *event, const Hits *hits, Effects *out);
bool state_columns_catches(State *state, Action action, Effects *out);
void state_columns_ask(State *state, Effects *out);
void state_columns_wheel(State *state, double notches, const Hits *hits);
ColumnsView state_columns_view(const State *state);
void state_columns_free(State *state);

/* --- state_panels.c: panels that are folded */

bool state_panels_apply(State *state, Action action, const Hits *hits, Effects *out);

/* --- state_text.c: the size of the text */

/* Larger (direction 1) or smaller (-1); says so where there is no room for larger text. */
void state_text_scale(State *state, int direction, Effects *out);

/* --- state_pointer.c */

void state_pointer_event(State *state, const Event *event, const Hits *hits, Effects *out);

#endif
