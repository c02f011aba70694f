/* What the files of the state share; for state*.c only. */
#ifndef STEPMAX_APP_STATE_PARTS_H
#define STEPMAX_APP_STATE_PARTS_H

#include "app/state.h"

static const Target NO_TARGET = {TARGET_NONE, 0, 0, 0, 0};
static const Action NO_ACTION = {.kind = ACTION_NONE};

/* None of these files calls another in a circle: what one asks of another further up is an action that it
 * returns, and state_apply.c, which knows all of them, does it.  The _apply functions return false where the
 * action is none of theirs. */

/* --- state_say.c: words */

/* Says why something was not done; goes with the next key or click. */
void state_refuse(State *state, const char *text);

/* --- state_clock.c: what moves by itself */

/* What the step makes fresh comes in, if there is motion. */
void state_animate(State *state);
/* Nothing is animated any more, and the pause before the next step of auto-play begins anew. */
void state_rest(State *state);
/* How much of the animation is over, 0 to 1. */
double state_progress(const State *state);
/* Something stands between the user and the lesson: auto-play waits. */
bool state_is_held(const State *state);

/* --- state_ask.c: the questions of steps */

/* The step's question is open; of the step under the cursor. */
bool state_asks_at(const State *state, size_t step);
bool state_asks(const State *state);
/* Shows what the step reveals, and judges a choice (from 1; 0: none) by the present numbers. */
void state_reveal(State *state, size_t chosen);
/* Which questions are asked from now on (of Asked; another number: the next way). */
void state_ask_set(State *state, int asked, Effects *out);
/* The cursor has come to its step: the questions before it are over, an open one is in sight. */
void state_ask_arrive(State *state);
/* Another lesson, or the same one read anew, is about to take the open one's place: keeps the answers of this
 * one, and takes those that are known of the other. */
void state_ask_carry(State *state, const Lesson *lesson);
bool state_ask_apply(State *state, Action action, Effects *out);

/* --- state_training.c: runs */

bool state_is_training(const State *state);
size_t state_last_step(const State *state); /* that can be shown */
bool state_at_end(const State *state);      /* at the lesson's last step, with nothing left to reveal */
/* After the trace was made anew: computes what can be computed without a wait. */
void state_begin_work(State *state);
/* Where next, previous and the next or previous epoch (direction +1 or -1) go. */
size_t state_step_forward(const State *state);
size_t state_step_back(const State *state);
size_t state_epoch_step(const State *state, int direction);
/* Seconds that auto-play stays at the step: short in a run, unless the user has chosen. */
double state_pause(const State *state);
bool state_training_apply(State *state, Action action, Effects *out);

/* --- state_step.c: where in the lesson */

/* The open question is answered by showing it, or the cursor goes to the next step. */
void state_go_on(State *state, bool animate);
/* Computes the trace anew after an edit or an opened update; the step stays. */
void state_rebuild(State *state);
bool state_step_apply(State *state, Action action, Effects *out);

/* --- state_play.c: auto-play */

bool state_play_apply(State *state, Action action, Effects *out);

/* --- state_type.c: a line that is typed */

void state_type(State *state, Target target, const char *text, bool selected);
void state_type_end(State *state);
void state_type_refuse(State *state, const char *why);
/* Whether a key's letter comes as EVENT_TEXT too. */
bool state_text_follows(const State *state, const Event *event);

/* --- state_edit.c: changing numbers */

bool state_edit_apply(State *state, Action action, Effects *out);
/* The field of a number that the lesson lets be changed. */
bool state_editable(const State *state, Target target, unsigned *field);
double state_number(const State *state, Target target, unsigned field);
/* What belongs together under undo: a new gesture; the last one if it is on the same number still, however
 * long that is held. */
unsigned state_gesture_begin(State *state, Target target);
unsigned state_gesture_hold(State *state, Target target);
/* Puts a value, or the nearest that the number can have, into a set-up.  Where the numbers of its field keep
 * a sum (what they have to add up to, or with `share` what they add up to), the others give way.  False: it
 * cannot be changed, or the others have no room, which is said. */
bool state_put(State *state, Setup *setup, Target target, double value, bool share);
void state_change(State *state, Target target, int tenths, Effects *out);
void state_drag(State *state, double pixels);
/* Sets a typed number, or says why not. */
bool state_type_number(State *state, Target target, const char *text);

/* These numbers are shown from now on; under undo they belong to a gesture (0: an edit of its own). */
void state_commit(State *state, const Setup *setup, unsigned gesture);

/* --- state_handle.c: drags in a picture */

/* The numbers of the hit's handle go where the pointer is. */
void state_handle_drag(State *state, const Hit *hit, double x, double y);
/* An arrow key moves what has the focus by so many tenths of a step, down the screen where dy is 1: a handle
 * that is no number, or along the axis across the point of a number with none beside it.  False: nothing
 * there can be moved so. */
bool state_handle_step(State *state, const Hits *hits, int dx, int dy, int tenths, Effects *out);

/* --- state_focus.c: what is explained, and what the keyboard acts on */

bool state_focus_apply(State *state, Action action, const Hits *hits, Effects *out, Action *then);
bool state_number_focused(const State *state, const Hits *hits);
/* A number, or a handle that is none. */
bool state_focus_seen(const State *state, const Hits *hits);
void state_inspect(State *state, Target target); /* keeps it open, or lets go */

/* --- state_overlay.c: list, help, questions */

/* In a picture that another one is about to replace nothing can be meant: what lay there is hidden by now. */
const Hits *state_present(const State *state, const Hits *hits);
void state_overlay_open(State *state, Overlay overlay, Effects *out);
void state_overlay_close(State *state);
/* The same, and what lay below it is open again. */
void state_overlay_back(State *state);
/* An action while help or the question is open; false: it is for others. */
bool state_overlay_catches(State *state, Action action, Effects *out);
bool state_overlay_apply(State *state, Action action, Effects *out);

/* --- state_list.c: the list of lessons */

/* The list has just been opened: what is typed searches it. */
void state_list_begin(State *state);
/* Another sheet is opened over it: the chosen one will be chosen again. */
void state_list_leave(State *state);
/* A key while the list is open; false: it is for others. */
bool state_list_key(State *state, const Event *event, Effects *out, Action *then);
/* Text that was typed while the list is open. */
void state_list_text(State *state, const Event *event, Effects *out);
/* The hits are those of the list itself. */
bool state_list_catches(State *state, Action action, const Hits *hits, Effects *out);
void state_list_wheel(State *state, double pixels);
/* The pointer drags the list. */
void state_list_drag(State *state, const Event *event, Effects *out);
/* Opens a lesson at the step that the user has come to, or at the first. */
void state_list_open(State *state, size_t index, bool from_start, Effects *out);
ListView state_list_view(const State *state);
void state_list_free(State *state);

/* --- state_progress.c: how far the user has come */

/* The user is where the cursor is. */
void state_progress_note(State *state, Effects *out);

/* --- state_field.c: what becomes of a line that is typed */

/* A key or text; false: it is for others. */
bool state_type_event(State *state, const Event *event, Effects *out, Action *then);
/* Enter: takes what is typed; false: it was refused, or waits for what becomes of it. */
bool state_type_submit(State *state, Effects *out);
/* An action while an overlay with a line is open. */
bool state_field_catches(State *state, Action action, Effects *out);

/* --- state_questions.c: the sheet of the lesson's questions */

void state_questions_open(State *state, Effects *out);
/* An action while the sheet is open; false: it is for others. */
bool state_questions_catches(State *state, Action action, Effects *out);
/* Next at the end of a lesson with questions opens the sheet. */
bool state_questions_apply(State *state, Action action, Effects *out);
void state_questions_wheel(State *state, double notches, const Hits *hits);

/* --- state_columns.c: choosing columns */

/* A key while columns are chosen; false: it is for others. */
bool state_columns_key(State *state, const Event *event, const Hits *hits, Action *then);
bool state_columns_catches(State *state, Action action, Effects *out);
bool state_columns_apply(State *state, Action action, Effects *out);
void state_columns_wheel(State *state, double notches, const Hits *hits);
ColumnsView state_columns_view(const State *state);
void state_columns_free(State *state);

/* --- state_glossary.c: the glossary, and the terms of a step */

/* A key on its sheet that is not for the line; false: it is for others. */
bool state_glossary_key(State *state, const Event *event, Action *then);
/* After the line on the sheet may have changed. */
void state_glossary_typed(State *state);
void state_glossary_wheel(State *state, double notches);
bool state_glossary_apply(State *state, Action action, const Hits *hits, Effects *out);

/* --- state_panels.c: panels that are folded */

bool state_panels_apply(State *state, Action action, const Hits *hits, Effects *out);

/* --- state_text.c: the size of the text */

/* Larger (direction 1) or smaller (-1); says so where there is no room for larger text. */
void state_text_scale(State *state, int direction, Effects *out);

/* --- state_pointer.c */

Action state_pointer_event(State *state, const Event *event, const Hits *hits, Effects *out);

#endif
