#include "base/number.h"
#include "base/text.h"
#include "trace/expr_parts.h"
#include "trace/fill.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NAME_MAX_LENGTH = 40 };

/* A value that the scene has. */
static bool find_value(ValueId *out, const Scan *scan, Word word) {
  char name[NAME_MAX_LENGTH + 1];
  if (word.length > NAME_MAX_LENGTH)
    return false;
  memcpy(name, word.at, word.length);
  name[word.length] = '\0';
  return value_find(out, name) && trace_shape(scan->scope.trace, *out) != SHAPE_NONE;
}

static const Value *value_of(const Scan *scan, ValueId id) {
  return trace_value(scan->scope.trace, scan->scope.step, id);
}

static ExprResult cell_result(const Scan *scan, Cell cell) {
  const ExprScope *scope = &scan->scope;
  double number = trace_number(scope->trace, scope->step, cell);
  if (scope->rounded)
    number = fill_rounded(scope->trace, scope->step, cell, scope->digits);
  return (ExprResult){number, value_info(cell.value)->whole, true, cell, scope->trace->pane};
}

/* An index from 1 to `count`, as one from 0.  In a skipped branch a wrong one counts as the first. */
static bool parse_index(Scan *scan, size_t *out, Word value, size_t count) {
  scan_peek(scan);
  const char *at = scan->at;
  ExprResult index;
  if (!expr_parse(scan, &index))
    return false;
  *out = 0;
  if (index.number >= 1 && index.number <= (double)count && index.number == floor(index.number)) {
    *out = (size_t)index.number - 1;
    return true;
  }
  if (scan->scope.skipped)
    return true;
  char what[128], shown[NUMBER_MAX];
  snprintf(what, sizeof what, "the index of %.*s is %s: it must be a whole number from 1 to %zu",
           (int)value.length, value.at, number_exact(shown, index.number), count);
  return scan_fail(scan, at, what);
}

static bool parse_cell(Scan *scan, ExprResult *out, Word word, ValueId id) {
  Shape shape = trace_shape(scan->scope.trace, id);
  const Value *value = value_of(scan, id);
  Cell cell = {id, 0, 0};
  if (shape == SHAPE_SCALAR) {
    if (scan_peek(scan) == '[')
      return scan_fail_word(scan, word, "", " is one number and has no index");
    *out = cell_result(scan, cell);
    return true;
  }
  if (!scan_accept(scan, "["))
    return scan_fail_word(scan, word, "",
                          shape_is_matrix(shape) ? " has rows and columns: write which, as in [2,1]"
                                                 : " has several numbers: write which, as in [1]");
  if (!parse_index(scan, &cell.row, word, value->rows))
    return false;
  if (shape_is_matrix(shape)) {
    if (!scan_expect(scan, ",", "the column is missing: rows and columns are written as in [2,1]") ||
        !parse_index(scan, &cell.col, word, value->cols))
      return false;
  }
  if (!scan_expect(scan, "]", "a ] is missing"))
    return false;
  *out = cell_result(scan, cell);
  return true;
}

/* Functions of one number. */
typedef enum { CALL_SIGN, CALL_ABS, CALL_EXP, CALL_LOG, CALL_ROUND, CALL_SHOWN, CALL_COUNT } Call;
static const char *const CALLS[CALL_COUNT] = {"sign", "abs", "exp", "log", "round", "shown"};

static ExprResult call(const Scan *scan, Call function, ExprResult of) {
  double number = of.number;
  switch (function) {
  case CALL_SIGN:
    return expr_number(isnan(number) ? number : (double)(number > 0) - (double)(number < 0), true);
  case CALL_ABS:
    return expr_number(fabs(number), of.whole);
  case CALL_EXP:
    return expr_number(exp(number), false);
  case CALL_LOG:
    return expr_number(log(number), false);
  case CALL_ROUND:
    return expr_number(round(number), true);
  case CALL_SHOWN:
  case CALL_COUNT:
    break;
  }
  return expr_number(of.whole ? number : fill_rounded_number(number, scan->scope.digits), of.whole);
}

/* Functions of a list. */
typedef enum { FOLD_MIN, FOLD_MAX, FOLD_SUM, FOLD_ARGMAX, FOLD_COUNT } Fold;
static const char *const FOLDS[FOLD_COUNT] = {"min", "max", "sum", "argmax"};

typedef struct Folding {
  size_t count, best; /* best: the place of the largest number, from 1 */
  double sum, min, max;
  bool whole;
} Folding;

static void fold_add(Folding *folding, ExprResult item) {
  if (folding->count == 0 || item.number < folding->min || isnan(item.number))
    folding->min = item.number;
  if (folding->count == 0 || item.number > folding->max || isnan(item.number)) {
    folding->max = item.number;
    folding->best = folding->count + 1;
  }
  folding->sum += item.number;
  folding->whole = folding->whole && item.whole;
  folding->count++;
}

static ExprResult fold_result(const Folding *folding, Fold function) {
  switch (function) {
  case FOLD_MIN:
    return expr_number(folding->min, folding->whole);
  case FOLD_MAX:
    return expr_number(folding->max, folding->whole);
  case FOLD_ARGMAX:
    return expr_number((double)folding->best, true);
  case FOLD_SUM:
  case FOLD_COUNT:
    break;
  }
  return expr_number(folding->sum, folding->whole);
}

/* `j to COUNT: EXPR`, behind the name. */
static bool parse_repeated(Scan *scan, Folding *folding, Word name) {
  scan_peek(scan);
  const char *at = scan->at;
  ExprResult count;
  if (!expr_parse(scan, &count) || !scan_expect(scan, ":", "a : is missing behind the count"))
    return false;
  bool usable = count.number >= 0 && count.number <= EXPR_COUNT_MAX && count.number == floor(count.number);
  if (!usable && !scan->scope.skipped)
    return scan_fail(scan, at, "the count must be a whole number from 0 to 1000");
  ExprScope outer = scan->scope;
  ExprVariable variable = {name.at, name.length, 1, outer.variables};
  const char *body = scan->at;
  bool none = !usable || count.number < 1;
  scan->scope.variables = &variable;
  scan->scope.skipped = outer.skipped || none;
  bool ok = true;
  size_t times = none ? 1 : (size_t)count.number;
  for (size_t i = 1; ok && i <= times; i++) {
    ExprResult item;
    variable.value = (double)i;
    scan->at = body;
    ok = expr_parse(scan, &item);
    if (ok && (!none || outer.skipped))
      fold_add(folding, item);
  }
  scan->scope = outer;
  return ok;
}

/* Whether a word is a pane's id with a '.' right behind it. */
static bool is_pane(size_t *pane, const Scan *scan, Word word) {
  const char *behind = word.at + word.length;
  return behind < scan->end && *behind == '.' &&
         trace_find_pane(pane, scan->scope.trace, word.at, word.length);
}

/* A whole value by its bare name; false (and nothing read) if that is not what stands there. */
static bool accept_whole_value(Scan *scan, Folding *folding) {
  const char *start = scan->at;
  Word word = scan_name(scan);
  ValueId id;
  scan->at += word.length;
  char next = scan_peek(scan);
  if (!find_value(&id, scan, word) || trace_shape(scan->scope.trace, id) == SHAPE_SCALAR ||
      (next != ',' && next != ')')) {
    scan->at = start;
    return false;
  }
  const Value *value = value_of(scan, id);
  for (size_t row = 0; row < value->rows; row++)
    for (size_t col = 0; col < value->cols; col++)
      fold_add(folding, cell_result(scan, (Cell){id, row, col}));
  return true;
}

/* The same, of a pane. */
static bool accept_whole_in_pane(Scan *scan, Folding *folding) {
  const Trace *trace = scan->scope.trace;
  const char *start = scan->at;
  Word word = scan_name(scan);
  size_t pane;
  if (!is_pane(&pane, scan, word))
    return false;
  scan->at += word.length + 1;
  const Trace other = trace_of_pane(trace, pane);
  scan->scope.trace = &other;
  bool accepted = accept_whole_value(scan, folding);
  scan->scope.trace = trace;
  if (!accepted)
    scan->at = start;
  return accepted;
}

static bool parse_item(Scan *scan, Folding *folding) {
  const char *start = scan->at;
  if (!scan_work(scan, CHAIN_CLASSES_MAX))
    return false;
  if (accept_whole_value(scan, folding) || accept_whole_in_pane(scan, folding))
    return true;
  Word name = scan_name(scan);
  scan->at += name.length;
  if (name.length > 0 && scan_accept_name(scan, "to"))
    return parse_repeated(scan, folding, name);
  scan->at = start;
  ExprResult item;
  if (!expr_parse(scan, &item))
    return false;
  fold_add(folding, item);
  return true;
}

static bool parse_fold(Scan *scan, ExprResult *out, Fold function) {
  Folding folding = {.whole = true};
  const char *at = scan->at;
  do
    if (!parse_item(scan, &folding))
      return false;
  while (scan_accept(scan, ","));
  if (!scan_expect(scan, ")", "a ) is missing"))
    return false;
  if (folding.count == 0 && function != FOLD_SUM && !scan->scope.skipped)
    return scan_fail(scan, at, "there is nothing to choose from");
  *out = fold_result(&folding, function);
  return true;
}

/* The place of a name among CALLS and then FOLDS; their number if it is none. */
enum { FUNCTION_COUNT = CALL_COUNT + FOLD_COUNT };
static const char *function_name(int function) {
  return function < CALL_COUNT ? CALLS[function] : FOLDS[function - CALL_COUNT];
}

static int find_function(Word word) {
  int function = 0;
  while (function < FUNCTION_COUNT && !scan_word_is(word, function_name(function)))
    function++;
  return function;
}

static bool parse_function(Scan *scan, ExprResult *out, Word word, int function) {
  if (!scan_accept(scan, "("))
    return scan_fail_word(scan, word, "", " is a function: a ( must follow");
  if (function >= CALL_COUNT)
    return parse_fold(scan, out, (Fold)(function - CALL_COUNT));
  ExprResult of;
  if (!expr_parse(scan, &of) || !scan_expect(scan, ")", "a ) is missing"))
    return false;
  *out = call(scan, (Call)function, of);
  return true;
}

static const ExprVariable *find_variable(const Scan *scan, Word word) {
  const ExprVariable *variable = scan->scope.variables;
  while (variable && (variable->length != word.length || memcmp(variable->name, word.at, word.length) != 0))
    variable = variable->outer;
  return variable;
}

static bool hint_nearest(Scan *scan, Word word, const char *const *names, size_t count) {
  char name[NAME_MAX_LENGTH + 1] = "";
  if (word.length <= NAME_MAX_LENGTH)
    memcpy(name, word.at, word.length);
  const char *nearest = text_nearest(name, names, count);
  return nearest ? error_hint(scan->err, "did you mean \"%s\"?", nearest) : false;
}

static bool unknown_pane(Scan *scan, Word word) {
  const Lesson *lesson = scan->scope.trace->lesson;
  const char *ids[LESSON_PANES_MAX];
  for (size_t i = 0; i < lesson->pane_count; i++)
    ids[i] = lesson->panes[i].id;
  scan_fail_word(scan, word, "there is no pane ", "");
  return hint_nearest(scan, word, ids, lesson->pane_count);
}

static bool unknown_name(Scan *scan, Word word) {
  static const char *const WORDS[] = {"K", "D", "and", "or", "not"};
  enum { WORD_COUNT = sizeof WORDS / sizeof *WORDS };
  const char *names[VALUE_COUNT + FUNCTION_COUNT + WORD_COUNT], *behind = word.at + word.length;
  size_t count = 0;
  if (behind < scan->end && *behind == '.')
    return unknown_pane(scan, word);
  for (int i = 0; i < VALUE_COUNT; i++)
    if (trace_shape(scan->scope.trace, (ValueId)i) != SHAPE_NONE)
      names[count++] = value_info((ValueId)i)->name;
  for (int i = 0; i < FUNCTION_COUNT; i++)
    names[count++] = function_name(i);
  for (int i = 0; i < WORD_COUNT; i++)
    names[count++] = WORDS[i];
  scan_fail_word(scan, word, "unknown name ", "");
  return hint_nearest(scan, word, names, count);
}

/* `.NAME`, behind the id of a pane: a value of that pane. */
static bool parse_in_pane(Scan *scan, ExprResult *out, size_t pane) {
  const Trace *trace = scan->scope.trace;
  const Trace other = trace_of_pane(trace, pane);
  scan->at++;
  Word word = scan_name(scan);
  ValueId id;
  scan->scope.trace = &other;
  bool found = find_value(&id, scan, word);
  if (found)
    scan->at += word.length;
  bool ok = found ? parse_cell(scan, out, word, id) : unknown_name(scan, word);
  scan->scope.trace = trace;
  return ok;
}

bool expr_name_parse(Scan *scan, ExprResult *out, Word word) {
  scan->at += word.length;
  const ExprVariable *variable = find_variable(scan, word);
  if (variable) {
    *out = expr_number(variable->value, true);
    return true;
  }
  int function = find_function(word);
  if (function < FUNCTION_COUNT)
    return parse_function(scan, out, word, function);
  size_t dimension = word.length == 1 ? trace_dimension(scan->scope.trace, *word.at) : 0;
  if (dimension > 0) {
    *out = expr_number((double)dimension, true);
    return true;
  }
  size_t pane;
  if (is_pane(&pane, scan, word))
    return parse_in_pane(scan, out, pane);
  ValueId id;
  if (!find_value(&id, scan, word))
    return unknown_name(scan, word);
  return parse_cell(scan, out, word, id);
}
