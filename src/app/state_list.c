/* The list of lessons: choosing with keys or a presenter's remote, searching, opening, forgetting.
 *
 * Letters search, so that keys which are letters elsewhere mean nothing else here.  A remote that sends no
 * more than PageUp, PageDown, F5 and a full stop chooses with the first two and opens with either of the
 * others. */
#include "app/state_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* --- What is shown */

static bool is_same_letter(char a, char b) {
  bool capital_a = a >= 'A' && a <= 'Z', capital_b = b >= 'A' && b <= 'Z';
  return (capital_a ? a - 'A' + 'a' : a) == (capital_b ? b - 'A' + 'a' : b);
}

static bool contains(const char *text, const char *word, size_t length) {
  for (; text && *text; text++) {
    size_t same = 0;
    while (same < length && text[same] && is_same_letter(text[same], word[same]))
      same++;
    if (same == length)
      return true;
  }
  return false;
}

static bool entry_contains(const CatalogueEntry *entry, const char *word, size_t length) {
  bool found = contains(entry->id, word, length) || contains(entry->number, word, length);
  for (Language language = 0; language < LANG_COUNT; language++)
    found = found || contains(entry->title.in[language], word, length) ||
            contains(entry->about.in[language], word, length);
  return found;
}

/* Every word is in its title, its line, its id or its number, in either language. */
static bool fits(const CatalogueEntry *entry, const char *search) {
  while (*search) {
    size_t length = strcspn(search, " ");
    if (length > 0 && !entry_contains(entry, search, length))
      return false;
    search += length + (search[length] ? 1 : 0);
  }
  return true;
}

static const char *search_text(const State *state) {
  return state->overlay == OVERLAY_LIST && state->typing.active ? state->typing.line.text : "";
}

/* The place of the chosen one among those shown; their count: it is not shown. */
static size_t shown_place(const State *state) {
  const ListState *list = &state->list;
  size_t at = 0;
  while (at < list->shown_count && list->shown[at] != state->choice)
    at++;
  return at;
}

static void choose_shown(State *state, size_t at) {
  if (at < state->list.shown_count)
    state->choice = state->list.shown[at];
  state->list.follow = true;
}

/* Looks anew for what fits the search; the chosen one stays chosen if it does. */
static void search(State *state) {
  ListState *list = &state->list;
  list->shown_count = 0;
  for (size_t i = 0; i < state->catalogue_count; i++)
    if (fits(&state->catalogue[i], search_text(state)))
      list->shown[list->shown_count++] = i;
  if (shown_place(state) == list->shown_count)
    choose_shown(state, 0);
  list->follow = true;
}

static void tell_progress(State *state) {
  for (size_t i = 0; i < state->catalogue_count; i++) {
    LessonCard *card = &state->list.cards[i];
    const ProgressEntry *entry =
        state->progress ? progress_of(state->progress, state->catalogue[i].id) : NULL;
    card->reached = entry ? (size_t)entry->reached : 0;
    card->of = entry ? (size_t)entry->steps : 0;
    card->done = entry && entry->done;
  }
}

void state_catalogue(State *state, const CatalogueEntry *entries, size_t count, const Course *course) {
  ListState *list = &state->list;
  state->catalogue = entries;
  state->catalogue_count = count;
  arena_reset(&list->arena);
  list->cards = ARENA_ARRAY(&list->arena, LessonCard, count);
  list->shown = ARENA_ARRAY(&list->arena, size_t, count);
  list->course = course;
  state->choice = 0;
  if (state->is_open)
    state_list_choose(state, state->lesson.id);
  if (list->left[0])
    state_list_choose(state, list->left);
  if (state->overlay == OVERLAY_LIST)
    list->left[0] = '\0';
  tell_progress(state);
  search(state);
}

void state_list_choose(State *state, const char *id) {
  for (size_t i = 0; i < state->catalogue_count; i++)
    if (state->catalogue[i].id && strcmp(state->catalogue[i].id, id) == 0)
      state->choice = i;
  state->list.follow = true;
}

void state_list_picture(State *state, size_t entry, const LessonCard *card) {
  if (entry >= state->catalogue_count)
    return;
  LessonCard *own = &state->list.cards[entry];
  own->steps = card->steps;
  own->fault = card->fault;
  own->pixels = card->pixels;
  own->width = card->width;
  own->height = card->height;
  own->version = card->version;
}

void state_list_drawn(State *state, const ListPlace *place) {
  state->list.columns = place->columns;
  state->list.follow = false;
  state->overlay_scroll = place->scroll;
}

ListView state_list_view(const State *state) {
  const ListState *list = &state->list;
  return (ListView){.entries = state->catalogue,
                    .cards = list->cards,
                    .count = state->catalogue_count,
                    .shown = list->shown,
                    .shown_count = list->shown_count,
                    .choice = state->choice,
                    .course = list->course,
                    .follow = list->follow};
}

void state_list_begin(State *state) {
  state_type(state, NO_TARGET, "", false);
  state->list.follow = true;
}

void state_list_leave(State *state) {
  bool any = state->choice < state->catalogue_count;
  snprintf(state->list.left, sizeof state->list.left, "%s", any ? state->catalogue[state->choice].id : "");
}

void state_list_free(State *state) {
  arena_free(&state->list.arena);
}

/* --- Opening */

void state_list_open(State *state, size_t index, bool from_start, Effects *out) {
  if (index >= state->catalogue_count)
    return;
  const CatalogueEntry *entry = &state->catalogue[index];
  ListState *list = &state->list;
  state->choice = index;
  const Error *fault = entry->broken ? &entry->error : list->cards[index].fault;
  if (fault) {
    state_notice_error(state, fault);
    return;
  }
  snprintf(list->resumed, sizeof list->resumed, "%s", entry->id);
  list->resume = from_start || !state->progress ? 0 : progress_step(state->progress, entry->id);
  out->open = entry->path;
}

static void open_chosen(State *state, bool from_start, Effects *out) {
  if (shown_place(state) < state->list.shown_count)
    state_list_open(state, state->choice, from_start, out);
}

/* --- Forgetting how far one has come */

static void forget(State *state, Effects *out) {
  const CatalogueEntry *entry =
      shown_place(state) < state->list.shown_count ? &state->catalogue[state->choice] : NULL;
  if (!entry || !state->progress || !progress_forget(state->progress, &state->list.forgotten, entry->id))
    return;
  const char *title = entry->title.in[state->language];
  state_notice(state, false,
               state_format(state, STRING_LIST_FORGOTTEN, title ? title : entry->id, NULL, NULL));
  tell_progress(state);
  out->chosen |= CHOSE_PROGRESS;
}

static void remember(State *state, Effects *out) {
  ProgressEntry *was = &state->list.forgotten;
  if (!state->progress || was->reached == 0)
    return;
  (void)progress_reach(state->progress, was->id, was->reached, was->steps, was->done);
  was->reached = 0;
  state_notice(state, false, "");
  tell_progress(state);
  out->chosen |= CHOSE_PROGRESS;
}

/* --- Choosing */

static void choose_by(State *state, int by) {
  size_t at = shown_place(state), last = state->list.shown_count;
  if (last == 0)
    return;
  if (by < 0)
    at = at > 0 ? at - 1 : 0;
  else
    at = at + 1 < last ? at + 1 : last - 1;
  choose_shown(state, at);
}

/* How many cards stand before the one at a place in its group. */
static size_t place_in_group(const State *state, size_t at) {
  const size_t *shown = state->list.shown;
  size_t first = at;
  while (first > 0 && state->catalogue[shown[first - 1]].group == state->catalogue[shown[at]].group)
    first--;
  return at - first;
}

static size_t column_of(const State *state, size_t at, size_t columns) {
  return place_in_group(state, at) % columns;
}

/* To the same column of the row above or below, or to the last card of that row. */
static void choose_row(State *state, int by) {
  size_t columns = state->list.columns > 0 ? state->list.columns : 1, count = state->list.shown_count,
         at = shown_place(state);
  if (count == 0)
    return;
  size_t column = column_of(state, at, columns), to = at;
  if (by > 0) {
    do
      to++;
    while (to < count && column_of(state, to, columns) > 0);
    if (to >= count)
      return;
  } else {
    if (at <= column)
      return;
    to = at - column - 1;
    to -= column_of(state, to, columns);
  }
  size_t row = to;
  while (to < row + column && to + 1 < count && column_of(state, to + 1, columns) > 0)
    to++;
  choose_shown(state, to);
}

/* Tab goes through the cards, then through the buttons. */
static bool tab(State *state, const Hits *hits, int by) {
  const Hit *end = hits_step(hits, NO_TARGET, by);
  size_t at = shown_place(state), last = by > 0 ? state->list.shown_count : 1;
  if (state->focus.kind == TARGET_NONE) {
    if (state->list.shown_count > 0 && at + 1 != last) {
      choose_by(state, by);
      return true;
    }
    return end == NULL;
  }
  const Hit *next = hits_step(hits, state->focus, by);
  if (next && next != end)
    return false;
  state->focus = NO_TARGET;
  choose_shown(state, by > 0 ? 0 : state->list.shown_count > 0 ? state->list.shown_count - 1 : 0);
  return true;
}

bool state_list_catches(State *state, Action action, const Hits *hits, Effects *out) {
  bool button = state->focus.kind != TARGET_NONE;
  switch (action.kind) {
  case ACTION_FOCUS_NEXT:
  case ACTION_FOCUS_PREVIOUS:
    return tab(state, hits, action.kind == ACTION_FOCUS_NEXT ? 1 : -1);
  case ACTION_ENTER:
    if (!button)
      open_chosen(state, false, out);
    return !button;
  case ACTION_PRESENT:
    open_chosen(state, true, out);
    out->screen = out->open ? SCREEN_FULL : SCREEN_SAME;
    return true;
  case ACTION_UNDO:
    remember(state, out);
    return true;
  case ACTION_NEXT:
  case ACTION_PREVIOUS:
    choose_by(state, action.kind == ACTION_NEXT ? 1 : -1);
    break;
  case ACTION_FOCUS_DOWN:
  case ACTION_FOCUS_UP:
    choose_row(state, action.kind == ACTION_FOCUS_DOWN ? 1 : -1);
    break;
  case ACTION_FIRST:
    choose_shown(state, 0);
    break;
  case ACTION_LAST:
    choose_shown(state, state->list.shown_count > 0 ? state->list.shown_count - 1 : 0);
    break;
  default:
    return false;
  }
  state->focus = NO_TARGET;
  return true;
}

void state_list_wheel(State *state, double pixels) {
  state->overlay_scroll = fmax(state->overlay_scroll + pixels, 0);
  state->list.follow = false;
}

void state_list_drag(State *state, const Event *event, Effects *out) {
  enum { DRAG_PIXELS = 8 };
  Press *press = &state->press;
  if (!press->dragging && fabs(event->y - press->y) < DRAG_PIXELS)
    return;
  if (press->dragging)
    state_list_wheel(state, press->y - event->y);
  press->dragging = true;
  press->y = event->y;
  out->redraw = true;
}

/* --- Keys and text */

static void searched(State *state, Effects *out) {
  search(state);
  state->overlay_scroll = 0;
  state->focus = NO_TARGET;
  out->redraw = true;
}

/* A letter; where it comes as text too, it is left to that. */
static bool letter_key(State *state, const Event *event, Effects *out) {
  char text[5] = "";
  if (event->mods & (MOD_CTRL | MOD_ALT))
    return false;
  if (!state_text_follows(state, event) && event->codepoint < 0x80 && !(event->mods & MOD_SHIFT)) {
    text[0] = (char)(event->key == KEY_SPACE ? ' ' : (int)event->codepoint);
    line_insert(&state->typing.line, text);
    searched(state, out);
  }
  return true;
}

bool state_list_key(State *state, const Event *event, Effects *out, Action *then) {
  Line *line = &state->typing.line;
  bool empty = line->text[0] == '\0';
  switch (event->key) {
  case KEY_CHAR:
    if (event->codepoint != '.' || event->mods != 0)
      return letter_key(state, event, out);
    if (!event->repeat)
      *then = (Action){.kind = ACTION_ENTER};
    return true;
  case KEY_SPACE:
    return !empty && letter_key(state, event, out);
  case KEY_BACKSPACE:
    if (line_key(line, event))
      searched(state, out);
    return true;
  case KEY_ESCAPE:
    if (empty)
      return false;
    line_set(line, "", false);
    searched(state, out);
    return true;
  case KEY_DELETE:
    if (!event->repeat)
      forget(state, out);
    out->redraw = true;
    return true;
  default:
    return false;
  }
}

void state_list_text(State *state, const Event *event, Effects *out) {
  Typing *typing = &state->typing;
  bool blank = typing->line.text[0] == '\0' && event->text[0] == ' '; /* Space has chosen the next one */
  if (!typing->skip_text && !blank && strcmp(event->text, ".") != 0) {
    line_insert(&typing->line, event->text);
    searched(state, out);
  }
  typing->skip_text = false;
}
