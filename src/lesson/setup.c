#include "lesson/setup.h"

#include "base/number.h"
#include "base/text.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define SUM_TOLERANCE 1e-9 /* what a file's decimals leave of thirds */

enum { NUMBER_TEXT_MAX = 1200, LISTED_MAX = 256 };

/* Of a lesson whose scene could not be read. */
static const Scene NO_SCENE = {.id = ""};

const Scene *setup_scene(const Setup *setup) {
  return setup->scene ? setup->scene : &NO_SCENE;
}

size_t setup_field_count(const Setup *setup) {
  return setup_scene(setup)->given_count;
}

static const SceneValue *value_of(const Setup *setup, unsigned field) {
  assert(field < setup_field_count(setup));
  return setup->scene->given[field];
}

const char *setup_field_name(const Setup *setup, unsigned field) {
  return value_of(setup, field)->name;
}

bool setup_field_find(unsigned *out, const Setup *setup, const char *name) {
  for (unsigned i = 0; i < setup_field_count(setup); i++)
    if (strcmp(setup_field_name(setup, i), name) == 0) {
      *out = i;
      return true;
    }
  return false;
}

size_t setup_names(const char *out[SETUP_FIELDS_MAX], const Setup *setup) {
  for (unsigned i = 0; i < setup_field_count(setup); i++)
    out[i] = setup_field_name(setup, i);
  return setup_field_count(setup);
}

void setup_shape(const Setup *setup, unsigned field, size_t *rows, size_t *cols) {
  const SceneValue *value = value_of(setup, field);
  *rows = scene_side(value->rows, setup->sizes);
  *cols = scene_side(value->cols, setup->sizes);
}

size_t setup_numbers(const Setup *setup, unsigned field) {
  return scene_numbers(value_of(setup, field), setup->sizes);
}

static size_t place_of(const Setup *setup, unsigned field, size_t index) {
  size_t place = index;
  for (unsigned before = 0; before < field; before++)
    place += setup_numbers(setup, before);
  assert(index < setup_numbers(setup, field) && place < SETUP_NUMBERS_MAX);
  return place;
}

double setup_at(const Setup *setup, unsigned field, size_t index) {
  return setup->numbers[place_of(setup, field, index)];
}

void setup_put(Setup *setup, unsigned field, size_t index, double value) {
  setup->numbers[place_of(setup, field, index)] = value;
}

void setup_put_default(Setup *setup, unsigned field) {
  const SceneValue *value = value_of(setup, field);
  for (size_t i = 0; i < setup_numbers(setup, field); i++)
    setup_put(setup, field, i, value->starts ? value->starts[i] : value->start);
}

double setup_get(const Setup *setup, unsigned field, size_t row, size_t col) {
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  assert(row < rows && col < cols);
  return setup_at(setup, field, row * cols + col);
}

void setup_copy(Setup *to, const Setup *from, unsigned field) {
  for (size_t i = 0; i < setup_numbers(to, field); i++)
    setup_put(to, field, i, setup_at(from, field, i));
}

SetupRange setup_range_widest(const Setup *setup, unsigned field) {
  const SceneValue *value = value_of(setup, field);
  SetupRange range = {.whole = value->whole, .min = value->min, .max = value->max};
  if (value->above)
    range.min = nextafter(value->min, DBL_MAX);
  if (value->most > 0)
    range.max = (double)setup->sizes[value->most - 1];
  return range;
}

const char *const *setup_words(const Setup *setup, unsigned field) {
  return value_of(setup, field)->words;
}

bool setup_word(double *out, const Setup *setup, unsigned field, const char *word) {
  const char *const *words = setup_words(setup, field);
  for (size_t i = 0; words && words[i]; i++)
    if (strcmp(words[i], word) == 0) {
      *out = (double)i;
      return true;
    }
  return false;
}

const char *setup_word_of(const Setup *setup, unsigned field, double value) {
  const char *const *words = setup_words(setup, field);
  for (size_t i = 0; words && words[i]; i++)
    if (value == (double)i)
      return words[i];
  return NULL;
}

/* "a whole number from 1 to 5", "a number above 0", "any finite number". */
static void describe(char out[LISTED_MAX], SetupRange range) {
  char min[NUMBER_MAX], max[NUMBER_MAX];
  number_exact(min, range.min);
  number_exact(max, range.max);
  const char *number = range.whole ? "a whole number" : "a number";
  if (range.max < DBL_MAX)
    snprintf(out, LISTED_MAX, "%s from %s to %s", number, min, max);
  else if (range.min <= -DBL_MAX)
    snprintf(out, LISTED_MAX, "any finite number");
  else if (range.min > 0 && range.min <= DBL_TRUE_MIN)
    snprintf(out, LISTED_MAX, "%s above 0", number);
  else
    snprintf(out, LISTED_MAX, "%s of at least %s", number, min);
}

/* "none, l2 or l1". */
static void list_words(char out[LISTED_MAX], const char *const *words, SetupRange range) {
  size_t from = (size_t)fmax(range.min, 0), end = from;
  while (words[end] && (double)end <= range.max)
    end++;
  text_list(out, LISTED_MAX, words + from, end - from, " or ");
}

bool setup_hint_words(Error *fault, const Setup *setup, unsigned field) {
  const char *const *words = setup_words(setup, field);
  if (!words)
    return false;
  SetupRange widest = setup_range_widest(setup, field);
  char known[LISTED_MAX];
  list_words(known, words, widest);
  bool numbers_too = setup_word_of(setup, field, widest.max) == NULL;
  return error_hint(fault, "%s takes %s%s", setup_field_name(setup, field), numbers_too ? "a number or " : "",
                    known);
}

/* How many of the field's numbers are words only: "all" is 0 among the batch sizes, and nobody means it by 0.
 */
static size_t words_only(const Setup *setup, unsigned field) {
  const char *const *words = setup_words(setup, field);
  size_t count = 0;
  if (!words || setup_word_of(setup, field, setup_range_widest(setup, field).max))
    return 0;
  while (words[count])
    count++;
  return count;
}

bool setup_accepts(const Setup *setup, unsigned field, double value, SetupRange range, Error *err) {
  bool whole = !range.whole || (isfinite(value) && value == floor(value));
  size_t words = words_only(setup, field);
  if (words > 0)
    range.min = fmax(range.min, (double)words);
  if (isfinite(value) && whole && value >= range.min && value <= range.max)
    return true;
  char allowed[LISTED_MAX], found[NUMBER_MAX];
  const char *word = words == 0 ? setup_word_of(setup, field, value) : NULL;
  if (words == 0 && setup_word_of(setup, field, setup_range_widest(setup, field).max))
    list_words(allowed, setup_words(setup, field), range);
  else
    describe(allowed, range);
  error_set(err, "%s takes %s, found %s", setup_field_name(setup, field), allowed,
            word ? word : number_exact(found, value));
  return words > 0 ? setup_hint_words(err, setup, field) : false;
}

static bool accepts_word(const Setup *setup, unsigned field, double value, Error *err) {
  SetupRange widest = setup_range_widest(setup, field);
  return (value >= widest.min && value <= widest.max) || setup_accepts(setup, field, value, widest, err);
}

/* "x, W, b", the fields that the lesson lets be changed; "" if none. */
static void list_editable(char out[LISTED_MAX], const Setup *setup,
                          const SetupRange ranges[SETUP_FIELDS_MAX]) {
  const char *names[SETUP_FIELDS_MAX];
  size_t count = 0;
  for (unsigned i = 0; i < setup_field_count(setup); i++)
    if (ranges[i].editable)
      names[count++] = setup_field_name(setup, i);
  text_list(out, LISTED_MAX, names, count, ", ");
}

static bool check_editable(const Setup *setup, unsigned field, const SetupRange ranges[SETUP_FIELDS_MAX],
                           Error *err) {
  if (ranges[field].editable)
    return true;
  char names[LISTED_MAX];
  list_editable(names, setup, ranges);
  error_set(err, "this lesson does not let %s be changed", setup_field_name(setup, field));
  if (!names[0])
    return error_hint(err, "it lets nothing be changed");
  return error_hint(err, "it lets these be changed: %s", names);
}

bool setup_sum(double *out, const Setup *setup, unsigned field) {
  *out = value_of(setup, field)->sum;
  return !isnan(*out);
}

bool setup_adds_up(const Setup *setup, unsigned field, Error *err) {
  double wanted, sum = 0;
  char found[NUMBER_MAX], told[NUMBER_MAX];
  if (!setup_sum(&wanted, setup, field))
    return true;
  for (size_t i = 0; i < setup_numbers(setup, field); i++)
    sum += setup_at(setup, field, i);
  if (fabs(sum - wanted) <= SUM_TOLERANCE * fmax(1, fabs(wanted)))
    return true;
  sum = round(sum * 1e10) / 1e10; /* 1.1, not 1.0999999999999999 */
  return error_set(err, "the numbers of %s add up to %s, and have to add up to %s",
                   setup_field_name(setup, field), number_exact(found, sum), number_exact(told, wanted));
}

bool setup_set(Setup *setup, unsigned field, size_t row, size_t col, double value,
               const SetupRange ranges[SETUP_FIELDS_MAX], Error *err) {
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  assert(row < rows && col < cols);
  if (!check_editable(setup, field, ranges, err) || !setup_accepts(setup, field, value, ranges[field], err))
    return false;
  setup_put(setup, field, row * cols + col, value);
  return true;
}

bool setup_set_word(Setup *setup, unsigned field, size_t row, size_t col, double value,
                    const SetupRange ranges[SETUP_FIELDS_MAX], Error *err) {
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  assert(row < rows && col < cols && setup_word_of(setup, field, value));
  if (!check_editable(setup, field, ranges, err) || !accepts_word(setup, field, value, err))
    return false;
  setup_put(setup, field, row * cols + col, value);
  return true;
}

static bool unknown_name(const Setup *setup, const char *name, const SetupRange ranges[SETUP_FIELDS_MAX],
                         Error *err) {
  char names[LISTED_MAX];
  const char *fields[SETUP_FIELDS_MAX];
  list_editable(names, setup, ranges);
  const char *nearest = text_nearest(name, fields, setup_names(fields, setup));
  int shown = (int)text_cut(name, 64);
  if (nearest)
    error_set(err, "no value '%.*s'; did you mean '%s'?", shown, name, nearest);
  else
    error_set(err, "no value '%.*s'", shown, name);
  return error_hint(err, "known: %s", names[0] ? names : "none, this lesson lets nothing be changed");
}

/* The name before '='. */
static bool assigned_field(unsigned *out, const Setup *setup, const char *assignment, size_t length,
                           const SetupRange ranges[SETUP_FIELDS_MAX], Error *err) {
  char name[LISTED_MAX];
  length = text_cut(assignment, length < sizeof name - 1 ? length : sizeof name - 1);
  memcpy(name, assignment, length);
  name[length] = '\0';
  unsigned field;
  if (!setup_field_find(&field, setup, name))
    return unknown_name(setup, name, ranges, err);
  if (!check_editable(setup, field, ranges, err))
    return false;
  *out = field;
  return true;
}

static bool wrong_count(const Setup *setup, unsigned field, size_t found, Error *err) {
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  if (rows * cols == 1)
    return error_set(err, "%s takes one number, found %zu", setup_field_name(setup, field), found);
  if (cols == 1)
    return error_set(err, "%s takes %zu numbers or one, found %zu", setup_field_name(setup, field), rows,
                     found);
  return error_set(err, "%s takes %zu numbers (%zu rows of %zu) or one, found %zu",
                   setup_field_name(setup, field), rows * cols, rows, cols, found);
}

/* Reads the number, or the field's word, before the next comma, or the last one, and moves past both.  A word
 * is not held to a lesson's range: "all" lies outside that of the other batch sizes. */
static bool next_number(double *out, const Setup *setup, unsigned field, SetupRange range, const char **list,
                        Error *err) {
  char text[NUMBER_TEXT_MAX];
  size_t length = strcspn(*list, ",");
  if (length >= sizeof text)
    return error_set(err, "%s: a number of %zu characters is too long", setup_field_name(setup, field),
                     length);
  memcpy(text, *list, length);
  text[length] = '\0';
  *list += length;
  *list += **list == ',';
  if (setup_word(out, setup, field, text))
    return accepts_word(setup, field, *out, err);
  Error why = {0};
  if (number_parse(out, text, &why))
    return setup_accepts(setup, field, *out, range, err);
  error_set(err, "%s: %s", setup_field_name(setup, field), why.what);
  error_hint(err, "%s", why.hint);
  return setup_hint_words(err, setup, field);
}

static bool assign_numbers(Setup *setup, unsigned field, const char *list, SetupRange range, Error *err) {
  size_t found = 1, wanted = setup_numbers(setup, field);
  for (const char *at = list; *at; at++)
    found += *at == ',';
  if (found != 1 && found != wanted)
    return wrong_count(setup, field, found, err);
  double numbers[SETUP_NUMBERS_MAX];
  for (size_t i = 0; i < found; i++) {
    if (!next_number(&numbers[i], setup, field, range, &list, err))
      return false;
  }
  for (size_t i = 0; i < wanted; i++)
    setup_put(setup, field, i, numbers[found == 1 ? 0 : i]);
  return true;
}

static bool check_shown(const Setup *setup, Error *err) {
  if (!setup_is_training(setup) || training_shows_any(setup))
    return true;
  return error_set(err, "shown hides every pane, and one has to be on screen");
}

bool setup_assign(Setup *setup, const char *assignment, const SetupRange ranges[SETUP_FIELDS_MAX],
                  Error *err) {
  const char *equals = strchr(assignment, '=');
  Error why = {0};
  unsigned field = SETUP_FIELDS_MAX;
  Setup assigned = *setup;
  if (!equals) {
    error_set(&why, "'%.*s' is no assignment", (int)text_cut(assignment, 64), assignment);
    error_hint(&why, "write NAME=VALUE, such as eta=0.05 or x=5,3,7");
  } else if (assigned_field(&field, setup, assignment, (size_t)(equals - assignment), ranges, &why) &&
             assign_numbers(&assigned, field, equals + 1, ranges[field], &why) &&
             setup_adds_up(&assigned, field, &why) && check_shown(&assigned, &why)) {
    *setup = assigned;
    return true;
  }
  error_usage(err, "%s", why.what);
  return error_hint(err, "%s", why.hint);
}

bool setup_same_shape(const Setup *a, const Setup *b) {
  if (setup_is_training(a) != setup_is_training(b) || setup_field_count(a) != setup_field_count(b))
    return false;
  for (unsigned field = 0; field < setup_field_count(a); field++) {
    size_t rows[2], cols[2];
    if (strcmp(setup_field_name(a, field), setup_field_name(b, field)) != 0)
      return false;
    setup_shape(a, field, &rows[0], &cols[0]);
    setup_shape(b, field, &rows[1], &cols[1]);
    if (rows[0] != rows[1] || cols[0] != cols[1])
      return false;
  }
  return true;
}

bool setup_equal(const Setup *a, const Setup *b) {
  if (!setup_same_shape(a, b))
    return false;
  for (unsigned field = 0; field < setup_field_count(a); field++)
    for (size_t i = 0; i < setup_numbers(a, field); i++) {
      double one = setup_at(a, field, i), other = setup_at(b, field, i);
      if (memcmp(&one, &other, sizeof one) != 0)
        return false;
    }
  return true;
}
