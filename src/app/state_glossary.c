/* The glossary and the terms of a step: which is explained, which is shown on the sheet, what is typed there.
 */
#include "app/state_parts.h"

#include <string.h>

/* --- The terms of a step */

/* The hits that Shift+W and W go through: each entry where it stands first. */
static bool is_stop(const Hit *hit) {
  return hit->target.kind == TARGET_TERM && hit->target.b == 0;
}

static bool is_in_focus(const State *state, const Hit *hit) {
  return is_stop(hit) && !state->focus_quiet && target_equal(hit->target, state->focus);
}

/* The next stop after the term in focus, or the first. */
static const Hit *next_stop(const State *state, const Hits *hits, int direction) {
  size_t n = hits->count, at = direction > 0 ? n - 1 : 0;
  for (size_t i = 0; i < n; i++)
    if (is_in_focus(state, &hits->items[i]))
      at = i;
  for (size_t i = 0; i < n; i++) {
    at = direction > 0 ? (at + 1) % n : (at + n - 1) % n;
    if (is_stop(&hits->items[at]) && !is_in_focus(state, &hits->items[at]))
      return &hits->items[at];
  }
  return n > 0 && is_stop(&hits->items[at]) ? &hits->items[at] : NULL;
}

static void walk(State *state, const Hits *hits, int direction) {
  const Hit *hit = next_stop(state, hits, direction);
  if (!hit) {
    state_refuse(state, state_string(state, STRING_TERM_NONE));
    return;
  }
  state->inspected = state->hover = NO_TARGET;
  state->focus = hit->target;
  state->focus_by_pointer = state->focus_quiet = false;
}

/* --- What is shown on the sheet */

/* The entry that is explained now; GLOSSARY_NOTHING: none is. */
static size_t explained(const State *state) {
  const Target targets[] = {state->inspected, state->hover, state->focus};
  for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
    if (targets[i].kind == TARGET_TERM && !(i == 2 && state->focus_quiet))
      return (size_t)targets[i].a;
  return GLOSSARY_NOTHING;
}

static void open_sheet(State *state, size_t entry, Effects *out) {
  bool from_list = state->overlay == OVERLAY_LIST;
  if (!state->glossary) {
    state_refuse(state, state_string(state, STRING_GLOSSARY_NONE));
    return;
  }
  state_overlay_open(state, OVERLAY_GLOSSARY, out);
  state->glossary_from_list = from_list;
  state->glossary_row = entry < state->glossary->count ? (GlossaryRow){entry, false}
                                                       : state->glossary->rows[state->language][0];
  out->read_catalogue = true; /* for the titles of the lessons */
  text_clear(&state->glossary_typed);
  state_type(state, NO_TARGET, "", false);
}

static size_t search(const State *state, Arena *arena, GlossaryRow **rows) {
  *rows = ARENA_ARRAY(arena, GlossaryRow, state->glossary->row_count);
  return glossary_search(*rows, state->glossary, state->language, state->typing.line.text);
}

static void choose(State *state, int by) {
  Arena arena = {0};
  GlossaryRow *rows;
  size_t count = search(state, &arena, &rows), at = glossary_place(rows, count, state->glossary_row);
  if (count > 0)
    state->glossary_row = rows[by > 0 ? (at + 1 < count ? at + 1 : at) : at > 0 ? at - 1 : 0];
  state->focus = NO_TARGET;
  arena_free(&arena);
}

/* Whether one of the entry's spellings begins with what is typed, or is it. */
static int likeness(const State *state, size_t entry) {
  const GlossaryEntry *at = &state->glossary->entries[entry];
  const char *typed = state->typing.line.text;
  int best = 0;
  for (size_t i = 0; i < at->symbol_count; i++)
    best = strcmp(at->symbols[i], typed) == 0 ? 3 : best;
  for (Language language = 0; language < LANG_COUNT && best < 3; language++)
    for (size_t i = 0; i < at->word_counts[language]; i++) {
      int like = glossary_begins(at->words[language][i], typed);
      best = like > best ? like : best;
    }
  return best;
}

/* What was typed is another: the entry that is most like it is shown. */
void state_glossary_typed(State *state) {
  Arena arena = {0};
  GlossaryRow *rows;
  if (state->overlay != OVERLAY_GLOSSARY ||
      strcmp(text_get(&state->glossary_typed), state->typing.line.text) == 0)
    return;
  text_clear(&state->glossary_typed);
  text_add(&state->glossary_typed, state->typing.line.text);
  size_t count = search(state, &arena, &rows);
  int best = -1;
  for (size_t i = 0; i < count && state->typing.line.text[0]; i++) {
    int like = likeness(state, rows[i].entry);
    if (like <= best)
      continue;
    best = like;
    state->glossary_row = rows[i];
  }
  arena_free(&arena);
}

/* A press on a row, counted in those that are shown. */
static void choose_row(State *state, int row) {
  Arena arena = {0};
  GlossaryRow *rows;
  size_t count = search(state, &arena, &rows);
  if (row >= 0 && (size_t)row < count)
    state->glossary_row = rows[row];
  state->focus = NO_TARGET;
  arena_free(&arena);
}

/* --- Its lesson */

static void open_lesson(State *state, size_t entry, Effects *out) {
  const char *id = entry < state->glossary->count ? state->glossary->entries[entry].lesson : NULL;
  if (!id)
    return;
  if (state->is_open && strcmp(id, state->lesson.id) == 0) {
    state_overlay_close(state);
    return;
  }
  for (size_t i = 0; i < state->catalogue_count; i++) {
    const CatalogueEntry *lesson = &state->catalogue[i];
    if (strcmp(lesson->id, id) != 0)
      continue;
    if (lesson->broken)
      state_notice_error(state, &lesson->error);
    else
      out->open = lesson->path;
    return;
  }
  state_refuse(state, state_format(state, STRING_GLOSSARY_NO_LESSON, id, NULL, NULL));
}

/* Enter goes to the button, then presses it, so that a word typed in haste leaves no lesson. */
static void enter(State *state, Action *then) {
  Action press = {.kind = ACTION_GLOSSARY_LESSON, .arg = (int)state->glossary_row.entry};
  if (target_equal(state->focus, target_of_action(press)))
    *then = press;
  else if (state->glossary->entries[state->glossary_row.entry].lesson)
    state->focus = target_of_action(press);
}

static void to_button_or_back(State *state) {
  Action ignored;
  if (state->focus.kind != TARGET_NONE)
    state->focus = NO_TARGET;
  else
    enter(state, &ignored);
}

bool state_glossary_key(State *state, const Event *event, Action *then) {
  switch (event->key) {
  case KEY_UP:
  case KEY_PAGE_UP:
    choose(state, -1);
    return true;
  case KEY_DOWN:
  case KEY_PAGE_DOWN:
    choose(state, 1);
    return true;
  case KEY_TAB:
    to_button_or_back(state);
    return true;
  case KEY_ENTER:
    if (!event->repeat)
      enter(state, then);
    return true;
  case KEY_ESCAPE:
    *then = (Action){.kind = ACTION_CLOSE};
    return true;
  default:
    return false;
  }
}

void state_glossary_wheel(State *state, double notches) {
  choose(state, notches > 0 ? -1 : 1);
}

bool state_glossary_apply(State *state, Action action, const Hits *hits, Effects *out) {
  switch (action.kind) {
  case ACTION_TERM:
    walk(state, hits, action.arg);
    break;
  case ACTION_GLOSSARY:
    open_sheet(state, action.arg < 0 ? explained(state) : (size_t)action.arg, out);
    break;
  case ACTION_GLOSSARY_ROW:
    choose_row(state, action.arg);
    break;
  case ACTION_GLOSSARY_LESSON:
    open_lesson(state, (size_t)action.arg, out);
    break;
  default:
    return false;
  }
  out->redraw = true;
  return true;
}

void state_glossary(State *state, const Glossary *glossary) {
  state->glossary = glossary && glossary->count > 0 ? glossary : NULL;
}
