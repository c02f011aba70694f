#include "trace/template_parts.h"

#include "expr/scan.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { EACH_WORK = 10 }; /* of one round of \each, beside what its body takes */

/* The place behind a control sequence or a character; a backslash takes what follows along. */
static const char *skip_one(Piece piece) {
  const char *at = piece.at + 1;
  return *piece.at == '\\' && at < piece.end ? at + 1 : at;
}

/* The inside of the braces at *at, which moves behind them. */
static bool read_group(Filler *filler, const char **at, const char *end, Piece *out) {
  const char *open = *at;
  while (open < end && *open == ' ')
    open++;
  if (open == end || *open != '{')
    return filler_fail(filler, open, "a { is missing here");
  int depth = 0;
  for (const char *c = open; c < end; c = skip_one((Piece){c, end})) {
    depth += (*c == '{') - (*c == '}');
    if (depth > 0)
      continue;
    *out = (Piece){open + 1, c};
    *at = c + 1;
    return true;
  }
  return filler_fail(filler, open, "the } of this { is missing");
}

static bool ends_with(const char *text, size_t length, const char *end) {
  size_t size = strlen(end);
  return length >= size && memcmp(text + length - size, end, size) == 0;
}

/* The length of text without a \color{...}{ at its end; the length itself if there is none. */
static size_t without_color(const char *text, size_t length) {
  if (!ends_with(text, length, "}{"))
    return length;
  size_t at = length - 2;
  while (at > 0 && text[at - 1] != '{' && text[at - 1] != '}')
    at--;
  return ends_with(text, at, "\\color{") ? at - strlen("\\color{") : length;
}

static bool behind_operator(const Text *out) {
  static const char *const OPERATORS[] = {"+", "-", "*", "/", "\\cdot", "\\times", "\\pm", "\\log"};
  const char *text = text_get(out);
  size_t length = out->length;
  for (size_t before = length + 1; before != length;) {
    before = length;
    while (length > 0 && text[length - 1] == ' ')
      length--;
    length = without_color(text, length);
  }
  for (size_t i = 0; i < sizeof OPERATORS / sizeof *OPERATORS; i++)
    if (ends_with(text, length, OPERATORS[i]))
      return true;
  return false;
}

static bool add_number(Filler *filler, const char *at, const char *next, const char *end, const char *shown) {
  Text latex = {0};
  fill_add_latex(&latex, shown);
  bool raised = next < end && *next == '^';
  bool enclosed = text_get(&latex)[0] == '-' && (raised || behind_operator(filler->out));
  if (enclosed)
    text_add_char(filler->out, '(');
  bool ok = filler_add(filler, at, text_get(&latex), latex.length);
  if (enclosed)
    text_add_char(filler->out, ')');
  text_free(&latex);
  return ok;
}

static bool fill_n(Filler *filler, const char *at, const char **next, const char *end) {
  Piece piece;
  ScopeResult result;
  char shown[NUMBER_MAX];
  if (!read_group(filler, next, end, &piece))
    return false;
  int digits = filler_take_digits(filler, &piece);
  if (!filler_evaluate(filler, &result, piece))
    return false;
  filler_show(filler, shown, &result, result.number, digits);
  return add_number(filler, at, *next, end, shown);
}

static bool fill_v(Filler *filler, const char *at, const char **next, const char *end) {
  Piece piece;
  ScopeResult result;
  if (!read_group(filler, next, end, &piece) || !filler_evaluate(filler, &result, piece))
    return false;
  if (filler->scope.skipped)
    return true;
  if (result.number != floor(result.number) || fabs(result.number) > 1e9)
    return filler_fail(filler, piece.at, "\\v shows whole numbers only: write \\n");
  char number[NUMBER_MAX];
  size_t length = (size_t)snprintf(number, sizeof number, "%.0f", result.number);
  const char *before = text_get(filler->out);
  bool script = ends_with(before, filler->out->length, "_") || ends_with(before, filler->out->length, "^");
  if (script && length > 1)
    length = (size_t)snprintf(number, sizeof number, "{%.0f}", result.number);
  return filler_add(filler, at, number, length);
}

static bool fill_is(Filler *filler, const char *at, const char **next, const char *end) {
  Piece total_piece, parts_piece;
  ScopeResult total, parts;
  if (!read_group(filler, next, end, &total_piece) || !read_group(filler, next, end, &parts_piece))
    return false;
  int digits = filler_take_digits(filler, &total_piece), usual = filler->scope.digits;
  if (!filler_evaluate(filler, &total, total_piece))
    return false;
  filler->scope.rounded = true;
  filler->scope.digits = digits;
  bool ok = filler_evaluate(filler, &parts, parts_piece);
  filler->scope.rounded = false;
  filler->scope.digits = usual;
  if (!ok)
    return false;
  char shown[NUMBER_MAX], from_parts[NUMBER_MAX];
  filler_show(filler, shown, &total, total.number, digits);
  filler_show(filler, from_parts, &total, parts.number, digits);
  const char *sign = strcmp(shown, from_parts) == 0 ? "= " : "\\approx ";
  return filler_add(filler, at, sign, strlen(sign)) && add_number(filler, at, *next, end, shown);
}

/* A branch that is not taken is filled as well, for its errors, and taken back. */
static bool fill_branch(Filler *filler, Piece piece, bool taken) {
  bool skipped = filler->scope.skipped;
  size_t length = filler->out->length;
  filler->scope.skipped = skipped || !taken;
  bool ok = filler_enter(filler, piece.at) && template_formula(filler, piece);
  filler->depth--;
  filler->scope.skipped = skipped;
  if (!taken)
    filler_take_back(filler->out, length);
  return ok;
}

static bool fill_if(Filler *filler, const char **next, const char *end) {
  Piece condition, then, otherwise;
  ScopeResult result;
  if (!read_group(filler, next, end, &condition) || !read_group(filler, next, end, &then) ||
      !read_group(filler, next, end, &otherwise) || !filler_evaluate(filler, &result, condition))
    return false;
  return fill_branch(filler, then, result.number != 0) && fill_branch(filler, otherwise, result.number == 0);
}

typedef struct Each {
  Piece variable, count_piece, separator, body;
  size_t count;
  const char *dots;
} Each;

/* What stands for the middle of a long sum, list or column of lines; NULL: nothing is left out. */
static const char *dots_for(Piece separator, size_t count, bool more) {
  if (count <= 3)
    return NULL;
  if (piece_is(separator, "+"))
    return count + more > TEMPLATE_TERMS_MAX ? "\\cdots" : NULL;
  if (separator.at < separator.end && *separator.at == ',')
    return count > TEMPLATE_LIST_MAX ? "\\ldots" : NULL;
  return piece_is(separator, "\\\\") && count > TEMPLATE_TERMS_MAX ? "&\\;\\vdots" : NULL;
}

static bool read_each(Filler *filler, Each *each, const char **next, const char *end) {
  ScopeResult count;
  if (!read_group(filler, next, end, &each->variable) || !read_group(filler, next, end, &each->count_piece) ||
      !read_group(filler, next, end, &each->separator) || !read_group(filler, next, end, &each->body) ||
      !filler_evaluate(filler, &count, each->count_piece))
    return false;
  bool usable = count.number >= 0 && count.number <= EXPR_COUNT_MAX && count.number == floor(count.number);
  if (!usable && !filler->scope.skipped)
    return filler_fail(filler, each->count_piece.at, "the count must be a whole number from 0 to 1000");
  each->count = usable && !filler->scope.skipped ? (size_t)count.number : 0;
  const char *behind = *next;
  while (behind < end && *behind == ' ')
    behind++;
  each->dots = dots_for(piece_trimmed(each->separator), each->count, behind < end && *behind == '+');
  return true;
}

static bool fill_each_once(Filler *filler, const Each *each, size_t i) {
  const ScopeVariable *outer = filler->scope.variables;
  Piece name = piece_trimmed(each->variable);
  ScopeVariable variable = {name.at, (size_t)(name.end - name.at), (double)i, outer};
  filler->scope.variables = &variable;
  filler->work += EACH_WORK;
  bool ok = i == 1 || template_formula(filler, each->separator);
  ok = ok && template_formula(filler, each->body);
  filler->scope.variables = outer;
  return ok;
}

static bool fill_each(Filler *filler, const char *at, const char **next, const char *end) {
  Each each;
  if (!filler_enter(filler, at) || !read_each(filler, &each, next, end))
    return false;
  bool skipped = filler->scope.skipped, ok = true;
  size_t length = filler->out->length;
  if (each.count == 0) {
    filler->scope.skipped = true;
    ok = fill_each_once(filler, &each, 1);
    filler_take_back(filler->out, length);
  }
  for (size_t i = 1; ok && i <= each.count; i++) {
    if (each.dots && i == 3) {
      ok = template_formula(filler, each.separator) && filler_add(filler, at, each.dots, strlen(each.dots));
      i = each.count;
    }
    ok = ok && fill_each_once(filler, &each, i);
  }
  filler->scope.skipped = skipped;
  filler->depth--;
  return ok;
}

static bool fill_command(Filler *filler, const char **at, const char *end) {
  const char *start = *at, *next = start + 1;
  while (next < end && ((*next >= 'a' && *next <= 'z') || (*next >= 'A' && *next <= 'Z')))
    next++;
  Piece name = {start, next};
  *at = next;
  if (piece_is(name, "\\n"))
    return fill_n(filler, start, at, end);
  if (piece_is(name, "\\v"))
    return fill_v(filler, start, at, end);
  if (piece_is(name, "\\is"))
    return fill_is(filler, start, at, end);
  if (piece_is(name, "\\if"))
    return fill_if(filler, at, end);
  if (piece_is(name, "\\each"))
    return fill_each(filler, start, at, end);
  if (next == start + 1)
    *at = skip_one((Piece){start, end});
  return filler_add(filler, start, start, (size_t)(*at - start));
}

bool template_formula(Filler *filler, Piece piece) {
  const char *at = piece.at;
  while (at < piece.end) {
    if (filler->work > EXPR_WORK_MAX)
      return filler_fail(filler, at, "this takes too much computing");
    const char *plain = at;
    while (at < piece.end && *at != '\\')
      at++;
    if (!filler_add(filler, plain, plain, (size_t)(at - plain)))
      return false;
    if (at < piece.end && !fill_command(filler, &at, piece.end))
      return false;
  }
  return true;
}
