/* Panels that were measured for the frame before: an animation asks for the same ones at each of its frames,
 * and measuring them is a third of drawing it. */
#include "view/panel_kept.h"

#include "trace/training.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT = 3 }; /* what is, what was, and what was before that when a step is taken */

/* All that the panels and their measures depend on. */
typedef struct PanelsKey {
  const Lesson *lesson;
  const Panel *root;
  uint64_t trace;
  size_t step, ready;
  unsigned opening;
  Language language;
  int digits, numbers, asking;
  uint16_t unfolded[PANELS_MAX];
  unsigned char opened[PANELS_MAX];
} PanelsKey;

typedef struct Kept {
  PanelsKey key;
  Arena arena;
  PanelTree tree;
  unsigned used; /* when; 0: never */
} Kept;

struct PanelsKept {
  Kept at[KEPT];
  unsigned clock;
};

PanelsKept *panels_kept_new(void) {
  PanelsKept *kept = calloc(1, sizeof *kept);
  if (!kept)
    abort();
  return kept;
}

void panels_kept_free(PanelsKept *kept) {
  for (size_t i = 0; kept && i < KEPT; i++)
    arena_free(&kept->at[i].arena);
  free(kept);
}

/* Byte for byte comparable. */
static void make_key(PanelsKey *key, const ViewState *state, const Panel *root) {
  memset(key, 0, sizeof *key);
  key->lesson = state->lesson;
  key->root = root;
  key->trace = state->trace->version;
  key->step = state->step;
  key->ready = training_steps_ready(state->trace);
  key->opening = state->opening;
  key->language = state->language;
  key->digits = state->digits;
  key->numbers = state->numbers;
  key->asking = state->asking;
  if (state->unfolded)
    memcpy(key->unfolded, state->unfolded, sizeof key->unfolded);
  if (state->opened_panels)
    memcpy(key->opened, state->opened_panels, sizeof key->opened);
}

PanelTree *panel_tree_kept(const Draw *draw, const Panel *root) {
  PanelsKept *kept = draw->panels;
  Kept *place = &kept->at[0];
  PanelsKey key;
  make_key(&key, draw->state, root);
  kept->clock++;
  for (Kept *at = kept->at; at < kept->at + KEPT; at++) {
    if (at->used > 0 && memcmp(&at->key, &key, sizeof key) == 0) {
      at->used = kept->clock;
      return &at->tree;
    }
    place = at->used < place->used ? at : place;
  }
  Draw lasting = *draw;
  arena_reset(&place->arena);
  lasting.arena = &place->arena;
  lasting.formulas = NULL;
  place->tree = panel_tree(&lasting, root);
  place->key = key;
  place->used = kept->clock;
  return &place->tree;
}
