#include "lesson/share.h"

#include "base/number.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define SLACK 1e-12 /* of what is computed from decimals */

static double total(const double *numbers, size_t count) {
  double sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += numbers[i];
  return sum;
}

static void take_numbers(double out[SETUP_NUMBERS_MAX], const Setup *setup, unsigned field) {
  memset(out, 0, SETUP_NUMBERS_MAX * sizeof *out);
  for (size_t i = 0; i < setup_numbers(setup, field); i++)
    out[i] = setup_at(setup, field, i);
}

static Share share_of(const Setup *setup, unsigned field, SetupRange range, double sum) {
  if (range.whole) {
    range.min = ceil(range.min);
    range.max = floor(range.max);
  }
  return (Share){field, setup_numbers(setup, field), sum, range};
}

bool share_find(Share *out, const Setup *setup, unsigned field, SetupRange range) {
  double sum;
  if (!setup_sum(&sum, setup, field))
    return false;
  *out = share_of(setup, field, range, sum);
  return true;
}

Share share_present(const Setup *setup, unsigned field, SetupRange range) {
  double numbers[SETUP_NUMBERS_MAX];
  take_numbers(numbers, setup, field);
  return share_of(setup, field, range, total(numbers, setup_numbers(setup, field)));
}

SetupRange share_room(const Share *share) {
  double others = (double)share->count - 1;
  SetupRange room = share->range;
  if (others < 1) {
    room.min = fmax(room.min, share->sum);
    room.max = fmin(room.max, share->sum);
    return room;
  }
  room.min = fmax(room.min, share->sum - others * share->range.max);
  room.max = fmin(room.max, share->sum - others * share->range.min);
  return room;
}

/* --- Giving way */

/* The numbers beside the one that moves, and what they have to add up to. */
typedef struct Others {
  const Share *share;
  double *numbers;
  size_t moved;
  bool settled[SETUP_NUMBERS_MAX]; /* has reached an end of its range */
  bool in_proportion;
  double rest; /* for those that are not settled */
} Others;

static bool is_open(const Others *others, size_t i) {
  return i != others->moved && !others->settled[i];
}

static double clamped(double value, SetupRange range) {
  return fmin(fmax(value, range.min), range.max);
}

/* What each of the open ones would be, were there no ends. */
typedef struct Rule {
  double factor, more;
} Rule;

static Rule rule_of(const Others *others) {
  double sum = 0, count = 0;
  for (size_t i = 0; i < others->share->count; i++)
    if (is_open(others, i)) {
      sum += others->numbers[i];
      count++;
    }
  return others->in_proportion && sum > 0 ? (Rule){others->rest / sum, 0}
                                          : (Rule){1, (others->rest - sum) / count};
}

static double wanted(const Others *others, Rule rule, size_t i) {
  return others->numbers[i] * rule.factor + rule.more;
}

/* How far what the rule gives lies beyond the ends: those that are too low count above 0. */
static double violation(const Others *others, Rule rule) {
  double sum = 0;
  for (size_t i = 0; i < others->share->count; i++)
    if (is_open(others, i)) {
      double value = wanted(others, rule, i);
      sum += clamped(value, others->share->range) - value;
    }
  return sum;
}

/* Whichever end is passed by more in all holds back those that pass it; true: some were. */
static bool settle_some(Others *others, Rule rule) {
  double beyond = violation(others, rule);
  SetupRange range = others->share->range;
  bool any = false;
  for (size_t i = 0; i < others->share->count; i++) {
    if (!is_open(others, i))
      continue;
    double value = wanted(others, rule, i);
    bool low = value < range.min && beyond >= 0, high = value > range.max && beyond <= 0;
    if (!low && !high)
      continue;
    others->numbers[i] = low ? range.min : range.max;
    others->settled[i] = any = true;
    others->rest -= others->numbers[i];
  }
  return any;
}

/* Whole numbers: each is at most one from what it would be, and together they are the whole rest. */
static void round_all(Others *others) {
  double exact = 0, given = 0;
  for (size_t i = 0; i < others->share->count; i++)
    if (is_open(others, i)) {
      exact += others->numbers[i];
      others->numbers[i] = round(exact) - given;
      given += others->numbers[i];
    }
}

static void apply_rule(Others *others) {
  Rule rule = rule_of(others);
  while (settle_some(others, rule))
    rule = rule_of(others);
  for (size_t i = 0; i < others->share->count; i++)
    if (is_open(others, i))
      others->numbers[i] = clamped(wanted(others, rule, i), others->share->range);
  if (others->share->range.whole)
    round_all(others);
}

/* The last one that has room takes what rounding left over. */
static void take_rest(const Others *others) {
  const Share *share = others->share;
  for (int again = 0; again < 4; again++) {
    double rest = share->sum - total(others->numbers, share->count);
    for (size_t i = share->count; i > 0 && (rest < 0 || rest > 0); i--) {
      double value = others->numbers[i - 1] + rest;
      if (i - 1 == others->moved || value < share->range.min || value > share->range.max)
        continue;
      others->numbers[i - 1] = value;
      break;
    }
  }
}

static void give_way(double *numbers, const Share *share, size_t moved, double value) {
  Others others = {.share = share, .numbers = numbers, .moved = moved, .in_proportion = true};
  numbers[moved] = value;
  others.rest = share->sum - value;
  for (size_t i = 0; i < share->count; i++)
    others.in_proportion = others.in_proportion && (i == moved || numbers[i] >= 0);
  if (share->count > 1)
    apply_rule(&others);
  take_rest(&others);
}

static bool no_room(const Setup *setup, const Share *share, double value, Error *err) {
  SetupRange room = share_room(share);
  char min[NUMBER_MAX], max[NUMBER_MAX], sum[NUMBER_MAX], found[NUMBER_MAX];
  number_exact(sum, share->sum);
  if (room.min > room.max)
    return error_set(err, "the %zu numbers of %s cannot add up to %s in their range", share->count,
                     setup_field_name(setup, share->field), sum);
  return error_set(err, "the numbers of %s add up to %s, so each takes %s to %s, found %s",
                   setup_field_name(setup, share->field), sum, number_exact(min, room.min),
                   number_exact(max, room.max), number_exact(found, value));
}

bool share_move(Setup *setup, const Share *share, size_t row, size_t col, double value, Error *err) {
  size_t rows, cols;
  double numbers[SETUP_NUMBERS_MAX];
  SetupRange room = share_room(share);
  setup_shape(setup, share->field, &rows, &cols);
  assert(row < rows && col < cols);
  if (!setup_accepts(setup, share->field, value, share->range, err))
    return false;
  bool whole = !share->range.whole || share->sum == floor(share->sum);
  double slack = SLACK * fmax(1, fabs(value)); /* where 1 - 2 * 0.001 is not quite 0.998 */
  if (!whole || !(room.min <= room.max) || value < room.min - slack || value > room.max + slack)
    return no_room(setup, share, value, err);
  take_numbers(numbers, setup, share->field);
  give_way(numbers, share, row * cols + col, value);
  for (size_t i = 0; i < share->count; i++)
    setup_put(setup, share->field, i, numbers[i]);
  return true;
}
