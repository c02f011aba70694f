#include "lesson/chain.h"

#include "base/number.h"
#include "base/text.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const NAMES[CHAIN_FIELDS] = {"x", "W", "b", "label", "eta", "alpha", "updates"};

enum { NUMBERS_MAX = CHAIN_CLASSES_MAX * CHAIN_FEATURES_MAX, NUMBER_TEXT_MAX = 1200, LISTED_MAX = 192 };

const char *chain_field_name(ChainField field) {
  assert((unsigned)field < CHAIN_FIELDS);
  return NAMES[field];
}

bool chain_field_find(ChainField *out, const char *name) {
  for (unsigned i = 0; i < CHAIN_FIELDS; i++)
    if (strcmp(NAMES[i], name) == 0) {
      *out = (ChainField)i;
      return true;
    }
  return false;
}

void chain_shape(const Chain *chain, ChainField field, size_t *rows, size_t *cols) {
  *rows = field == CHAIN_X ? chain->D : field == CHAIN_W || field == CHAIN_B ? chain->K : 1;
  *cols = field == CHAIN_W ? chain->D : 1;
}

double chain_get(const Chain *chain, ChainField field, size_t row, size_t col) {
  size_t rows, cols;
  chain_shape(chain, field, &rows, &cols);
  assert(row < rows && col < cols);
  switch (field) {
  case CHAIN_X:
    return chain->x[row];
  case CHAIN_W:
    return chain->W[row * cols + col];
  case CHAIN_B:
    return chain->b[row];
  case CHAIN_LABEL:
    return (double)chain->label;
  case CHAIN_ETA:
    return chain->eta;
  case CHAIN_ALPHA:
    return chain->alpha;
  default:
    assert(field == CHAIN_UPDATES);
    return (double)chain->updates;
  }
}

/* The number at an index in row-major order. */
static void put(Chain *chain, ChainField field, size_t index, double value) {
  switch (field) {
  case CHAIN_X:
    chain->x[index] = value;
    break;
  case CHAIN_W:
    chain->W[index] = value;
    break;
  case CHAIN_B:
    chain->b[index] = value;
    break;
  case CHAIN_LABEL:
    chain->label = (size_t)value;
    break;
  case CHAIN_ETA:
    chain->eta = value;
    break;
  case CHAIN_ALPHA:
    chain->alpha = value;
    break;
  default:
    assert(field == CHAIN_UPDATES);
    chain->updates = (size_t)value;
  }
}

ChainRange chain_range_widest(ChainField field, size_t K) {
  switch (field) {
  case CHAIN_LABEL:
    return (ChainRange){false, 1, (double)K};
  case CHAIN_ETA:
    return (ChainRange){false, DBL_TRUE_MIN, DBL_MAX};
  case CHAIN_ALPHA:
    return (ChainRange){false, 0, DBL_MAX};
  case CHAIN_UPDATES:
    return (ChainRange){false, 1, CHAIN_UPDATES_MAX};
  default:
    return (ChainRange){false, -DBL_MAX, DBL_MAX};
  }
}

static bool is_whole(ChainField field) {
  return field == CHAIN_LABEL || field == CHAIN_UPDATES;
}

/* "a whole number from 1 to 5", "a number above 0", "any finite number". */
static void describe(char out[LISTED_MAX], ChainField field, ChainRange range) {
  char min[NUMBER_MAX], max[NUMBER_MAX];
  number_exact(min, range.min);
  number_exact(max, range.max);
  const char *number = is_whole(field) ? "a whole number" : "a number";
  if (range.max < DBL_MAX)
    snprintf(out, LISTED_MAX, "%s from %s to %s", number, min, max);
  else if (range.min <= -DBL_MAX)
    snprintf(out, LISTED_MAX, "any finite number");
  else if (range.min > 0 && range.min <= DBL_TRUE_MIN)
    snprintf(out, LISTED_MAX, "%s above 0", number);
  else
    snprintf(out, LISTED_MAX, "%s of at least %s", number, min);
}

bool chain_accepts(ChainField field, double value, ChainRange range, Error *err) {
  bool whole = !is_whole(field) || (isfinite(value) && value == floor(value));
  if (isfinite(value) && whole && value >= range.min && value <= range.max)
    return true;
  char allowed[LISTED_MAX], found[NUMBER_MAX];
  describe(allowed, field, range);
  return error_set(err, "%s takes %s, found %s", NAMES[field], allowed, number_exact(found, value));
}

/* "x, W, b", the fields that the lesson lets be changed; "" if none. */
static void list_editable(char out[LISTED_MAX], const ChainRange ranges[CHAIN_FIELDS]) {
  size_t length = 0;
  out[0] = '\0';
  for (unsigned i = 0; i < CHAIN_FIELDS; i++)
    if (ranges[i].editable)
      length += (size_t)snprintf(out + length, LISTED_MAX - length, "%s%s", length ? ", " : "", NAMES[i]);
}

static bool check_editable(ChainField field, const ChainRange ranges[CHAIN_FIELDS], Error *err) {
  if (ranges[field].editable)
    return true;
  char names[LISTED_MAX];
  list_editable(names, ranges);
  error_set(err, "this lesson does not let %s be changed", NAMES[field]);
  if (!names[0])
    return error_hint(err, "it lets nothing be changed");
  return error_hint(err, "it lets these be changed: %s", names);
}

bool chain_set(Chain *chain, ChainField field, size_t row, size_t col, double value,
               const ChainRange ranges[CHAIN_FIELDS], Error *err) {
  size_t rows, cols;
  chain_shape(chain, field, &rows, &cols);
  assert(row < rows && col < cols);
  if (!check_editable(field, ranges, err) || !chain_accepts(field, value, ranges[field], err))
    return false;
  put(chain, field, row * cols + col, value);
  return true;
}

static bool unknown_name(const char *name, const ChainRange ranges[CHAIN_FIELDS], Error *err) {
  char names[LISTED_MAX];
  list_editable(names, ranges);
  const char *nearest = text_nearest(name, NAMES, CHAIN_FIELDS);
  int shown = (int)text_cut(name, 64);
  if (nearest)
    error_set(err, "no value '%.*s'; did you mean '%s'?", shown, name, nearest);
  else
    error_set(err, "no value '%.*s'", shown, name);
  return error_hint(err, "known: %s", names[0] ? names : "none, this lesson lets nothing be changed");
}

/* The name before '='. */
static bool assigned_field(ChainField *out, const char *assignment, size_t length,
                           const ChainRange ranges[CHAIN_FIELDS], Error *err) {
  char name[LISTED_MAX];
  length = text_cut(assignment, length < sizeof name - 1 ? length : sizeof name - 1);
  memcpy(name, assignment, length);
  name[length] = '\0';
  ChainField field;
  if (!chain_field_find(&field, name))
    return unknown_name(name, ranges, err);
  if (!check_editable(field, ranges, err))
    return false;
  *out = field;
  return true;
}

static bool wrong_count(const Chain *chain, ChainField field, size_t found, Error *err) {
  size_t rows, cols;
  chain_shape(chain, field, &rows, &cols);
  if (rows * cols == 1)
    return error_set(err, "%s takes one number, found %zu", NAMES[field], found);
  if (cols == 1)
    return error_set(err, "%s takes %zu numbers or one, found %zu", NAMES[field], rows, found);
  return error_set(err, "%s takes %zu numbers (%zu rows of %zu) or one, found %zu", NAMES[field], rows * cols,
                   rows, cols, found);
}

/* Reads the number before the next comma, or the last one, and moves past both. */
static bool next_number(double *out, const char **list, Error *err) {
  char text[NUMBER_TEXT_MAX];
  size_t length = strcspn(*list, ",");
  if (length >= sizeof text)
    return error_set(err, "a number of %zu characters is too long", length);
  memcpy(text, *list, length);
  text[length] = '\0';
  *list += length;
  *list += **list == ',';
  return number_parse(out, text, err);
}

static bool assign_numbers(Chain *chain, ChainField field, const char *list, ChainRange range, Error *err) {
  size_t rows, cols, found = 1;
  chain_shape(chain, field, &rows, &cols);
  for (const char *at = list; *at; at++)
    found += *at == ',';
  if (found != 1 && found != rows * cols)
    return wrong_count(chain, field, found, err);
  double numbers[NUMBERS_MAX];
  for (size_t i = 0; i < found; i++) {
    Error why = {0};
    if (!next_number(&numbers[i], &list, &why)) {
      error_set(err, "%s: %s", NAMES[field], why.what);
      return error_hint(err, "%s", why.hint);
    }
    if (!chain_accepts(field, numbers[i], range, err))
      return false;
  }
  for (size_t i = 0; i < rows * cols; i++)
    put(chain, field, i, numbers[found == 1 ? 0 : i]);
  return true;
}

bool chain_assign(Chain *chain, const char *assignment, const ChainRange ranges[CHAIN_FIELDS], Error *err) {
  const char *equals = strchr(assignment, '=');
  Error why = {0};
  ChainField field = CHAIN_FIELDS;
  if (!equals) {
    error_set(&why, "'%.*s' is no assignment", (int)text_cut(assignment, 64), assignment);
    error_hint(&why, "write NAME=VALUE, such as eta=0.05 or x=5,3,7");
  } else if (assigned_field(&field, assignment, (size_t)(equals - assignment), ranges, &why) &&
             assign_numbers(chain, field, equals + 1, ranges[field], &why)) {
    return true;
  }
  error_usage(err, "%s", why.what);
  return error_hint(err, "%s", why.hint);
}

static bool same_bits(const double *a, const double *b, size_t count) {
  return memcmp(a, b, count * sizeof *a) == 0;
}

bool chain_equal(const Chain *a, const Chain *b) {
  return a->K == b->K && a->D == b->D && a->label == b->label && a->updates == b->updates &&
         same_bits(&a->eta, &b->eta, 1) && same_bits(&a->alpha, &b->alpha, 1) &&
         same_bits(a->x, b->x, a->D) && same_bits(a->W, b->W, a->K * a->D) && same_bits(a->b, b->b, a->K);
}
