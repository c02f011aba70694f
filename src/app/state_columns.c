/* The state's part in choosing the columns of a file of data: what is taken of it, and by which keys. */
#include "app/state_parts.h"

#include "base/file.h"
#include "base/number.h"

#include <math.h>
#include <string.h>

enum { ROWS_OF_A_NOTCH = 3 };

static Target control(ActionKind kind, int arg) {
  return (Target){TARGET_CONTROL, (int)kind, arg, 0, 0};
}

/* --- What is chosen */

static size_t feature_count(const Choosing *choosing) {
  size_t count = 0;
  for (size_t i = 0; i < choosing->columns.count; i++)
    count += choosing->features[i] && i != choosing->label;
  return count;
}

static bool can_be_logistic(const Choosing *choosing) {
  return choosing->columns.at[choosing->label].values == 2;
}

static void take_choice(Choosing *choosing, const DataSource *source) {
  const DatasetChoice *choice = &source->choice;
  choosing->features = ARENA_ARRAY(&choosing->arena, bool, choosing->columns.count);
  for (size_t i = 0; i < choosing->columns.count; i++) {
    const char *name = choosing->columns.at[i].name;
    if (strcmp(name, choice->label) == 0)
      choosing->label = i;
    for (size_t k = 0; k < choice->feature_count; k++)
      choosing->features[i] = choosing->features[i] || strcmp(name, choice->features[k]) == 0;
  }
  choosing->standardise = choice->standardise;
  choosing->logistic = source->logistic && can_be_logistic(choosing);
}

DataSource state_columns_source(const State *state, Arena *arena) {
  const Choosing *choosing = &state->choosing;
  const char **features = ARENA_ARRAY(arena, const char *, choosing->columns.count);
  DatasetChoice choice = {.label = choosing->columns.at[choosing->label].name,
                          .features = features,
                          .every = 1,
                          .standardise = choosing->standardise};
  for (size_t i = 0; i < choosing->columns.count; i++)
    if (choosing->features[i] && i != choosing->label)
      features[choice.feature_count++] = choosing->columns.at[i].name;
  const DataSource source = {choosing->source.path, choice, choosing->logistic};
  return data_source_copy(arena, &source);
}

/* --- Why a choice cannot be used */

static void say(State *state, StringId id, const char *a, const char *b, const char *c) {
  text_clear(&state->choosing.message);
  text_add(&state->choosing.message, state_format(state, id, a, b, c));
}

static void say_count(State *state, StringId id, const char *name, size_t count) {
  char number[NUMBER_MAX];
  number_exact(number, (double)count);
  say(state, id, name ? name : number, name ? number : NULL, NULL);
}

static bool label_fits(State *state) {
  const DataColumn *label = &state->choosing.columns.at[state->choosing.label];
  if (label->values > DATASET_CLASSES_MAX)
    say_count(state, STRING_COLUMNS_MANY_CLASSES, label->name, DATASET_CLASSES_MAX);
  else if (label->values < DATASET_CLASSES_MIN)
    say(state, STRING_COLUMNS_ONE_CLASS, label->name, NULL, NULL);
  else
    return true;
  return false;
}

static bool feature_fits(State *state, const DataColumn *column) {
  if (column->line > 0) {
    char line[NUMBER_MAX], place[NUMBER_MAX];
    say(state, STRING_COLUMNS_NO_NUMBER, column->name, number_exact(line, column->line),
        number_exact(place, column->column));
  } else if (state->choosing.standardise && !(column->max > column->min)) {
    say(state, STRING_COLUMNS_NO_SPREAD, column->name, NULL, NULL);
  } else {
    return true;
  }
  return false;
}

/* What is wrong whatever the file holds. */
static bool count_fits(State *state) {
  size_t count = feature_count(&state->choosing);
  if (count == 0)
    say(state, STRING_COLUMNS_NONE, NULL, NULL, NULL);
  else if (count > COLUMN_FEATURES_MAX)
    say_count(state, STRING_COLUMNS_TOO_MANY, NULL, COLUMN_FEATURES_MAX);
  return count > 0 && count <= COLUMN_FEATURES_MAX;
}

/* What can be known from the columns, in the user's language. */
static bool fits(State *state) {
  const Choosing *choosing = &state->choosing;
  if (!label_fits(state) || !count_fits(state))
    return false;
  for (size_t i = 0; i < choosing->columns.count; i++)
    if (choosing->features[i] && i != choosing->label && !feature_fits(state, &choosing->columns.at[i]))
      return false;
  return true;
}

void state_columns_refuse(State *state, const Error *err) {
  text_clear(&state->choosing.message);
  if (!fits(state))
    return;
  if (err->line > 0) /* the overlay names the file */
    text_addf(&state->choosing.message, "%d:%d: ", err->line, err->column);
  text_add(&state->choosing.message, err->what);
}

/* --- Opening and closing */

void state_columns_open(State *state, const Columns *columns, const DataSource *source, const Error *why) {
  Effects none = {0};
  Choosing *choosing = &state->choosing;
  size_t first = choosing->first;
  Target focus = state->focus;
  bool again = state->overlay == OVERLAY_COLUMNS && columns->count == choosing->columns.count;
  state_overlay_open(state, OVERLAY_COLUMNS, &none);
  arena_free(&choosing->arena);
  text_clear(&choosing->message);
  choosing->columns = columns_copy(&choosing->arena, columns);
  choosing->source = data_source_copy(&choosing->arena, source);
  choosing->label = 0;
  take_choice(choosing, source);
  choosing->first = again ? first : 0;
  state->focus = again ? focus : control(ACTION_COLUMN_LABEL, 0);
  if (why)
    state_columns_refuse(state, why);
}

bool state_columns_apply(State *state, Action action, Effects *out) {
  if (action.kind != ACTION_COLUMNS)
    return false;
  out->redraw = true;
  if (data_lesson_is_open(&state->lesson))
    out->read_columns = true;
  else
    state_notice(state, true, state_string(state, STRING_COLUMNS_NO_CHOICE));
  return true;
}

void state_columns_free(State *state) {
  arena_free(&state->choosing.arena);
  text_free(&state->choosing.message);
}

ColumnsView state_columns_view(const State *state) {
  const Choosing *choosing = &state->choosing;
  return (ColumnsView){.file = choosing->source.path ? file_name(choosing->source.path) : "",
                       .columns = &choosing->columns,
                       .label = choosing->label,
                       .features = choosing->features,
                       .standardise = choosing->standardise,
                       .logistic = choosing->logistic,
                       .first = choosing->first,
                       .message = text_get(&choosing->message)};
}

/* --- Choosing */

static void choose_label(Choosing *choosing, size_t column) {
  choosing->features[choosing->label] = choosing->features[choosing->label] && column == choosing->label;
  choosing->features[column] = false;
  choosing->label = column;
  choosing->logistic = choosing->logistic && can_be_logistic(choosing);
}

static void choose_feature(State *state, size_t column) {
  Choosing *choosing = &state->choosing;
  if (column == choosing->label)
    return;
  if (!choosing->features[column] && feature_count(choosing) >= COLUMN_FEATURES_MAX)
    say_count(state, STRING_COLUMNS_TOO_MANY, NULL, COLUMN_FEATURES_MAX);
  else
    choosing->features[column] = !choosing->features[column];
}

/* Actions that are no lesson's: they are for whoever else knows them. */
static bool is_for_others(ActionKind kind) {
  switch (kind) {
  case ACTION_CLOSE:
  case ACTION_QUIT:
  case ACTION_LIST:
  case ACTION_HELP:
  case ACTION_OPEN_LESSON:
    return true;
  default:
    return false;
  }
}

bool state_columns_catches(State *state, Action action, Effects *out) {
  Choosing *choosing = &state->choosing;
  if (is_for_others(action.kind))
    return false;
  size_t column = action.arg >= 0 && (size_t)action.arg < choosing->columns.count ? (size_t)action.arg : 0;
  text_clear(&choosing->message);
  if (action.kind >= ACTION_COLUMN_LABEL && action.kind <= ACTION_COLUMNS_APPLY)
    state->focus = control(action.kind, action.arg);
  if (action.kind == ACTION_COLUMN_LABEL)
    choose_label(choosing, column);
  else if (action.kind == ACTION_COLUMN_FEATURE)
    choose_feature(state, column);
  else if (action.kind == ACTION_COLUMNS_SCALE)
    choosing->standardise = !choosing->standardise;
  else if (action.kind == ACTION_COLUMNS_MODEL)
    choosing->logistic = action.arg == 1 && can_be_logistic(choosing);
  else if (action.kind == ACTION_COLUMNS_APPLY)
    out->apply_columns = count_fits(state);
  return true;
}

/* --- Keys */

/* The rows that the user saw. */
static void seen_rows(size_t *first, size_t *count, const Hits *hits) {
  int least = -1, most = -1;
  for (size_t i = 0; i < hits->count; i++) {
    Target target = hits->items[i].target;
    if (target.kind != TARGET_CONTROL || target.a != ACTION_COLUMN_LABEL)
      continue;
    least = least < 0 || target.b < least ? target.b : least;
    most = target.b > most ? target.b : most;
  }
  *first = least > 0 ? (size_t)least : 0;
  *count = least >= 0 ? (size_t)(most - least) + 1 : 1;
}

static void scroll_to(Choosing *choosing, size_t row, const Hits *hits) {
  size_t first, count;
  seen_rows(&first, &count, hits);
  if (row < first)
    choosing->first = row;
  else if (row >= first + count)
    choosing->first = row + 1 - count;
  else
    choosing->first = first;
}

void state_columns_wheel(State *state, double notches, const Hits *hits) {
  size_t first, count, all = state->choosing.columns.count;
  seen_rows(&first, &count, hits);
  double most = all > count ? (double)(all - count) : 0;
  state->choosing.first = (size_t)fmin(fmax((double)first - ROWS_OF_A_NOTCH * notches, 0), most);
}

/* What Tab goes through below the rows. */
static size_t controls(Target out[5], const Choosing *choosing) {
  size_t count = 0;
  out[count++] = control(ACTION_COLUMNS_SCALE, 0);
  out[count++] = control(ACTION_COLUMNS_MODEL, 0);
  if (can_be_logistic(choosing))
    out[count++] = control(ACTION_COLUMNS_MODEL, 1);
  out[count++] = control(ACTION_CLOSE, 0);
  out[count++] = control(ACTION_COLUMNS_APPLY, 0);
  return count;
}

static bool on_row(Target focus) {
  return focus.kind == TARGET_CONTROL && (focus.a == ACTION_COLUMN_LABEL || focus.a == ACTION_COLUMN_FEATURE);
}

static void to_row(State *state, ActionKind kind, size_t row, const Hits *hits) {
  state->focus = control(kind, (int)row);
  scroll_to(&state->choosing, row, hits);
}

/* By one control; before the first and behind the last are the rows. */
static void walk_controls(State *state, int by, size_t row, const Hits *hits) {
  Target all[5];
  size_t count = controls(all, &state->choosing), at = by > 0 ? 0 : count - 1;
  for (size_t i = 0; i < count && !on_row(state->focus); i++)
    if (target_equal(all[i], state->focus))
      at = by > 0 ? i + 1 : i > 0 ? i - 1 : count;
  if (at < count)
    state->focus = all[at];
  else
    to_row(state, ACTION_COLUMN_LABEL, row, hits);
}

static void walk_rows(State *state, const Event *event, const Hits *hits) {
  size_t first, page, row = (size_t)state->focus.b, last = state->choosing.columns.count - 1;
  ActionKind kind = (ActionKind)state->focus.a;
  seen_rows(&first, &page, hits);
  switch (event->key) {
  case KEY_LEFT:
    kind = ACTION_COLUMN_LABEL;
    break;
  case KEY_RIGHT:
    kind = ACTION_COLUMN_FEATURE;
    break;
  case KEY_UP:
    row = row > 0 ? row - 1 : 0;
    break;
  case KEY_PAGE_UP:
    row = row > page ? row - page : 0;
    break;
  case KEY_PAGE_DOWN:
    row = row + page < last ? row + page : last;
    break;
  case KEY_DOWN:
    if (row == last) {
      walk_controls(state, 1, row, hits);
      return;
    }
    row++;
    break;
  default:
    row = event->key == KEY_HOME ? 0 : last;
    break;
  }
  to_row(state, kind, row, hits);
}

/* What a press on the control in focus does. */
static Action pressed(const State *state) {
  Target focus = state->focus;
  return focus.kind == TARGET_CONTROL ? (Action){.kind = (ActionKind)focus.a, .arg = focus.b}
                                      : (Action){.kind = ACTION_NONE};
}

bool state_columns_key(State *state, const Event *event, const Hits *hits, Action *then) {
  size_t last = state->choosing.columns.count - 1;
  if (event->mods & (MOD_CTRL | MOD_ALT))
    return false;
  switch (event->key) {
  case KEY_TAB:
    walk_controls(state, event->mods & MOD_SHIFT ? -1 : 1, state->choosing.label, hits);
    return true;
  case KEY_SPACE:
    *then = pressed(state);
    return true;
  case KEY_ENTER:
    *then = target_equal(state->focus, control(ACTION_CLOSE, 0)) ? pressed(state)
                                                                 : (Action){.kind = ACTION_COLUMNS_APPLY};
    return true;
  case KEY_LEFT:
  case KEY_RIGHT:
  case KEY_UP:
  case KEY_DOWN:
  case KEY_HOME:
  case KEY_END:
  case KEY_PAGE_UP:
  case KEY_PAGE_DOWN:
    if (on_row(state->focus))
      walk_rows(state, event, hits);
    else if (event->key == KEY_UP)
      to_row(state, ACTION_COLUMN_LABEL, last, hits);
    else
      walk_controls(state, event->key == KEY_LEFT ? -1 : 1, last, hits);
    return true;
  default:
    return false;
  }
}
