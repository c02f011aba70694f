/* Panels that are folded to strips, and those that the user has opened again. */
#include "app/state_parts.h"

#include <string.h>

static unsigned char last_opened(const State *state, size_t *panel) {
  unsigned char most = 0;
  for (size_t i = 0; i < PANELS_MAX; i++)
    if (state->opened_panels[i] > most) {
      most = state->opened_panels[i];
      *panel = i;
    }
  return most;
}

/* The numbers say in which order: they begin anew before they run out. */
static void open_panel(State *state, size_t panel) {
  size_t last;
  unsigned char most = last_opened(state, &last);
  if (most >= 2 * PANELS_MAX) {
    unsigned char old[PANELS_MAX], number = 0;
    memcpy(old, state->opened_panels, sizeof old);
    for (unsigned char at = 1; at <= most; at++)
      for (size_t i = 0; i < PANELS_MAX; i++)
        if (old[i] == at)
          state->opened_panels[i] = ++number;
    most = number;
  }
  state->opened_panels[panel] = (unsigned char)(most + 1);
  state->panel_asked = true;
}

/* Adds what stands on the strips that were none in the picture before. */
static void add_newly_folded(Text *out, State *state, const PanelPlace *places, size_t count) {
  uint64_t before = state->strips;
  state->strips = 0;
  for (size_t i = 0; i < count; i++) {
    uint64_t bit = places[i].open ? 0 : (uint64_t)1 << places[i].panel->index;
    state->strips |= bit;
    if (bit & ~before)
      text_addf(out, "%s%s", out->length > 0 ? ", " : "", places[i].name);
  }
}

bool state_panels_drawn(State *state, const PanelPlace *places, size_t count) {
  Text names = {0};
  add_newly_folded(&names, state, places, count);
  bool says = state->panel_asked && names.length > 0;
  state->panel_asked = false;
  if (says)
    state_notice(state, false, state_format(state, STRING_PANEL_MADE_ROOM, text_get(&names), NULL, NULL));
  text_free(&names);
  return says;
}

static void toggle(State *state, size_t panel) {
  if (state->opened_panels[panel] > 0)
    state->opened_panels[panel] = 0;
  else
    open_panel(state, panel);
}

/* The first strip on the screen, else the panel that was opened last. */
static void toggle_next(State *state, const Hits *hits) {
  size_t last;
  for (size_t i = 0; i < hits->count; i++) {
    const Action *action = &hits->items[i].action;
    if (action->kind == ACTION_PANEL && state->opened_panels[action->arg] == 0) {
      open_panel(state, (size_t)action->arg);
      return;
    }
  }
  if (last_opened(state, &last) > 0)
    state->opened_panels[last] = 0;
}

static void toggle_part(State *state, ActionPart part) {
  uint16_t *unfolded = &state->unfolded[part.panel < PANELS_MAX ? part.panel : 0];
  if (part.panel < PANELS_MAX && part.part < 16)
    *unfolded = (uint16_t)(*unfolded ^ 1u << part.part);
}

bool state_panels_apply(State *state, Action action, const Hits *hits, Effects *out) {
  if (action.kind != ACTION_PANEL && action.kind != ACTION_UNFOLD)
    return false;
  if (action.kind == ACTION_UNFOLD)
    toggle_part(state, action.part);
  else if (action.arg < 0)
    toggle_next(state, hits);
  else if (action.arg < PANELS_MAX)
    toggle(state, (size_t)action.arg);
  out->redraw = true;
  return true;
}
