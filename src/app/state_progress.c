/* How far the user has come in the lessons that the program keeps count of. */
#include "app/state_parts.h"

void state_progress_note(State *state, Effects *out) {
  if (!state->progress || !state->is_open || !state->tracked || state->overlay == OVERLAY_LIST)
    return;
  if (progress_reach(state->progress, state->lesson.id, (int)state->step + 1, (int)state->trace.step_count,
                     state_at_end(state)))
    out->chosen |= CHOSE_PROGRESS;
}
