/* Someone at the program without a window, who does at random what can be done: how a walk's dice fall, and
 * what a window would do with what the state asks for. */
#ifndef STEPMAX_TESTS_SUPPORT_WALK_H
#define STEPMAX_TESTS_SUPPORT_WALK_H

#include "app/load.h"
#include "app/state.h"
#include "base/random.h"
#include "support/folder.h"

typedef struct Walk {
  uint64_t seed;
  size_t events;
  Random random;
  Strings strings;
  View *view;
  Canvas canvas;
  Hits hits;
  State *state;
  Arena arena; /* of the catalogue */
  CatalogueEntry *catalogue;
  size_t catalogue_count;
  char folder[FOLDER_PATH_MAX];
  char data[FOLDER_PATH_MAX + 16]; /* a file of the user's own */
  bool own_data;                   /* it is in the open lesson */
  bool text_on;
  int width, height;
  uint32_t now_ms;
  size_t event; /* counted, for messages */
} Walk;

size_t walk_below(Walk *walk, size_t count);
bool walk_chance(Walk *walk, size_t of); /* one of so many */

/* Shows what was loaded, in place of the lesson or as the same `again`. */
void walk_open(Walk *walk, Loaded *found, bool again);
void walk_open_path(Walk *walk, const char *path);

void walk_carry_out(Walk *walk, const Effects *effects);
/* An event, 10 ms after the last. */
void walk_send(Walk *walk, Event event);

#endif
