/* While nothing happens, the pictures that the next key most likely asks for are made ready, a piece at a
 * time; so the first frame of a step comes as quickly as any other. */
#include "app/run_parts.h"

#include <string.h>

enum { QUIET_MS = 60 }; /* a key held down, or a drag, leaves shorter pauses */

/* All that the pictures depend on. */
static void make_key(PrepareKey *key, const State *state, const ViewState *now) {
  memset(key, 0, sizeof *key);
  key->trace = state->trace.version;
  key->opening = state->opening;
  key->step = state->step;
  key->width = now->width;
  key->height = now->height;
  key->text_scale = state->text_scale;
  key->language = state->language;
  key->digits = state->digits;
  key->asking = now->asking;
  key->asked = state->asked;
  key->dark = state->dark;
  key->numbers = state->numbers;
  memcpy(key->unfolded, state->unfolded, sizeof key->unfolded);
  memcpy(key->opened, state->opened_panels, sizeof key->opened);
}

void run_prepare_for(App *app, const ViewState *now) {
  Prepare *next = &app->prepare;
  PrepareKey key;
  make_key(&key, app->state, now);
  next->rests = now->lesson && now->progress >= 1 && now->overlay == OVERLAY_NONE && !now->blank;
  if (!next->rests || memcmp(&key, &next->key, sizeof key) == 0)
    return;
  memcpy(&next->key, &key, sizeof key);
  next->way = STATE_AHEAD;
  next->piece = 0;
  next->done = false;
}

int run_prepare_wait_ms(const App *app) {
  const Prepare *next = &app->prepare;
  uint64_t since = window_ticks() - app->drawn_ms;
  if (!next->rests || next->done)
    return -1;
  return since < QUIET_MS ? (int)(QUIET_MS - since) : 0;
}

/* Only on the way ahead there is an animation. */
void run_prepare(App *app) {
  Prepare *next = &app->prepare;
  ViewState picture;
  bool more = false;
  if (state_next_picture(app->state, next->way, next->key.width, next->key.height, &picture)) {
    picture.hurried = true;
    more = view_prepare(app->view, &picture, next->piece++) && next->way == STATE_AHEAD;
  }
  if (more)
    return;
  next->way++;
  next->piece = 0;
  next->done = next->way >= STATE_WAYS;
}
