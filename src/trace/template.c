#include "trace/template.h"

#include "trace/scan.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct Filler {
  Text *out;
  ExprScope scope;
  FillOptions options;
  int depth;
  size_t work;
  Error *err;
} Filler;

/* A piece of the template. */
typedef struct Piece {
  const char *at, *end;
} Piece;

static bool fail(Filler *filler, const char *at, const char *what) {
  return error_at(filler->err, NULL, 0, scan_column(filler->scope.origin, at), "%s", what);
}

static Piece trimmed(Piece piece) {
  while (piece.at < piece.end && strchr(" \t\r\n", *piece.at))
    piece.at++;
  while (piece.at < piece.end && strchr(" \t\r\n", piece.end[-1]))
    piece.end--;
  return piece;
}

static bool piece_is(Piece piece, const char *text) {
  return (size_t)(piece.end - piece.at) == strlen(text) && memcmp(piece.at, text, strlen(text)) == 0;
}

static bool evaluate(Filler *filler, ExprResult *out, Piece piece) {
  return expr_evaluate(out, &filler->scope, piece.at, (size_t)(piece.end - piece.at), filler->err);
}

static bool enter(Filler *filler, const char *at) {
  if (++filler->depth > TEMPLATE_DEPTH_MAX)
    return fail(filler, at, "too many conditions or repetitions within one another");
  return true;
}

static bool add(Filler *filler, const char *at, const char *text, size_t length) {
  text_add_n(filler->out, text, length);
  if (filler->out->length <= TEMPLATE_OUTPUT_MAX)
    return true;
  return fail(filler, at, "the text becomes too long when its numbers are put in");
}

/* Takes back what was added since the text was `length` long. */
static void take_back(Text *text, size_t length) {
  if (text->length > length) {
    text->length = length;
    text->data[length] = '\0';
  }
}

/* A number as the template's reader sees it: a cell by its rule, any other number with `digits` decimals. */
static void show(const Filler *filler, char out[NUMBER_MAX], const ExprResult *as, double number, int digits) {
  const ExprScope *scope = &filler->scope;
  if (as->is_cell)
    fill_show_as(out, scope->trace, scope->step, as->cell, number, digits);
  else
    number_show(out, number, as->whole ? 0 : digits);
}

/* Takes ":4" off the end of an expression; returns 4, or what is shown anyway if that is more. */
static int take_digits(const Filler *filler, Piece *piece) {
  int digits = filler->options.digits;
  const char *end = piece->end;
  if (end - piece->at < 3 || end[-2] != ':' || end[-1] < '0' || end[-1] > '9')
    return digits;
  piece->end = end - 2;
  return end[-1] - '0' > digits ? end[-1] - '0' : digits;
}

/* An index from 1 to count, or 0 in a branch that is not taken. */
static bool evaluate_index(Filler *filler, size_t *out, Piece piece, size_t count, const char *what) {
  ExprResult index;
  if (!evaluate(filler, &index, piece))
    return false;
  *out = 0;
  if (filler->scope.skipped)
    return true;
  if (!(index.number >= 1 && index.number <= (double)count) || index.number != floor(index.number))
    return error_at(filler->err, NULL, 0, scan_column(filler->scope.origin, piece.at),
                    "there are only %s 1 to %zu", what, count);
  *out = (size_t)index.number;
  return true;
}

/* --- formulas --- */

static bool fill_formula_piece(Filler *filler, Piece piece);

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
    return fail(filler, open, "a { is missing here");
  int depth = 0;
  for (const char *c = open; c < end; c = skip_one((Piece){c, end})) {
    depth += (*c == '{') - (*c == '}');
    if (depth > 0)
      continue;
    *out = (Piece){open + 1, c};
    *at = c + 1;
    return true;
  }
  return fail(filler, open, "the } of this { is missing");
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
  bool ok = add(filler, at, text_get(&latex), latex.length);
  if (enclosed)
    text_add_char(filler->out, ')');
  text_free(&latex);
  return ok;
}

static bool fill_n(Filler *filler, const char *at, const char **next, const char *end) {
  Piece piece;
  ExprResult result;
  char shown[NUMBER_MAX];
  if (!read_group(filler, next, end, &piece))
    return false;
  int digits = take_digits(filler, &piece);
  if (!evaluate(filler, &result, piece))
    return false;
  show(filler, shown, &result, result.number, digits);
  return add_number(filler, at, *next, end, shown);
}

static bool fill_v(Filler *filler, const char *at, const char **next, const char *end) {
  Piece piece;
  ExprResult result;
  if (!read_group(filler, next, end, &piece) || !evaluate(filler, &result, piece))
    return false;
  if (filler->scope.skipped)
    return true;
  if (result.number != floor(result.number) || fabs(result.number) > 1e9)
    return fail(filler, piece.at, "\\v shows whole numbers only: write \\n");
  char number[NUMBER_MAX];
  size_t length = (size_t)snprintf(number, sizeof number, "%.0f", result.number);
  const char *before = text_get(filler->out);
  bool script = ends_with(before, filler->out->length, "_") || ends_with(before, filler->out->length, "^");
  if (script && length > 1)
    length = (size_t)snprintf(number, sizeof number, "{%.0f}", result.number);
  return add(filler, at, number, length);
}

static bool fill_is(Filler *filler, const char *at, const char **next, const char *end) {
  Piece total_piece, parts_piece;
  ExprResult total, parts;
  if (!read_group(filler, next, end, &total_piece) || !read_group(filler, next, end, &parts_piece))
    return false;
  int digits = take_digits(filler, &total_piece), usual = filler->scope.digits;
  if (!evaluate(filler, &total, total_piece))
    return false;
  filler->scope.rounded = true;
  filler->scope.digits = digits;
  bool ok = evaluate(filler, &parts, parts_piece);
  filler->scope.rounded = false;
  filler->scope.digits = usual;
  if (!ok)
    return false;
  char shown[NUMBER_MAX], from_parts[NUMBER_MAX];
  show(filler, shown, &total, total.number, digits);
  show(filler, from_parts, &total, parts.number, digits);
  const char *sign = strcmp(shown, from_parts) == 0 ? "= " : "\\approx ";
  return add(filler, at, sign, strlen(sign)) && add_number(filler, at, *next, end, shown);
}

/* A branch that is not taken is filled as well, for its errors, and taken back. */
static bool fill_branch(Filler *filler, Piece piece, bool taken) {
  bool skipped = filler->scope.skipped;
  size_t length = filler->out->length;
  filler->scope.skipped = skipped || !taken;
  bool ok = enter(filler, piece.at) && fill_formula_piece(filler, piece);
  filler->depth--;
  filler->scope.skipped = skipped;
  if (!taken)
    take_back(filler->out, length);
  return ok;
}

static bool fill_if(Filler *filler, const char **next, const char *end) {
  Piece condition, then, otherwise;
  ExprResult result;
  if (!read_group(filler, next, end, &condition) || !read_group(filler, next, end, &then) ||
      !read_group(filler, next, end, &otherwise) || !evaluate(filler, &result, condition))
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
  ExprResult count;
  if (!read_group(filler, next, end, &each->variable) || !read_group(filler, next, end, &each->count_piece) ||
      !read_group(filler, next, end, &each->separator) || !read_group(filler, next, end, &each->body) ||
      !evaluate(filler, &count, each->count_piece))
    return false;
  bool usable = count.number >= 0 && count.number <= EXPR_COUNT_MAX && count.number == floor(count.number);
  if (!usable && !filler->scope.skipped)
    return fail(filler, each->count_piece.at, "the count must be a whole number from 0 to 1000");
  each->count = usable && !filler->scope.skipped ? (size_t)count.number : 0;
  const char *behind = *next;
  while (behind < end && *behind == ' ')
    behind++;
  each->dots = dots_for(trimmed(each->separator), each->count, behind < end && *behind == '+');
  return true;
}

static bool fill_each_once(Filler *filler, const Each *each, size_t i) {
  const ExprVariable *outer = filler->scope.variables;
  Piece name = trimmed(each->variable);
  ExprVariable variable = {name.at, (size_t)(name.end - name.at), (double)i, outer};
  filler->scope.variables = &variable;
  filler->work += CHAIN_CLASSES_MAX;
  bool ok = i == 1 || fill_formula_piece(filler, each->separator);
  ok = ok && fill_formula_piece(filler, each->body);
  filler->scope.variables = outer;
  return ok;
}

static bool fill_each(Filler *filler, const char *at, const char **next, const char *end) {
  Each each;
  if (!enter(filler, at) || !read_each(filler, &each, next, end))
    return false;
  bool skipped = filler->scope.skipped, ok = true;
  size_t length = filler->out->length;
  if (each.count == 0) {
    filler->scope.skipped = true;
    ok = fill_each_once(filler, &each, 1);
    take_back(filler->out, length);
  }
  for (size_t i = 1; ok && i <= each.count; i++) {
    if (each.dots && i == 3) {
      ok = fill_formula_piece(filler, each.separator) && add(filler, at, each.dots, strlen(each.dots));
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
  return add(filler, start, start, (size_t)(*at - start));
}

static bool fill_formula_piece(Filler *filler, Piece piece) {
  const char *at = piece.at;
  while (at < piece.end) {
    if (filler->work > EXPR_WORK_MAX)
      return fail(filler, at, "this takes too much computing");
    const char *plain = at;
    while (at < piece.end && *at != '\\')
      at++;
    if (!add(filler, plain, plain, (size_t)(at - plain)))
      return false;
    if (at < piece.end && !fill_command(filler, &at, piece.end))
      return false;
  }
  return true;
}

/* --- text --- */

/* What ended a stretch of text. */
typedef enum { STOP_END_OF_TEXT, STOP_ELSE, STOP_END } Stop;

static bool fill_text_piece(Filler *filler, const char **at, const char *end, Stop *stop);

/* `{if EXPR}`, then text up to {else} or {end}, and from {else} to {end}. */
static bool fill_text_if(Filler *filler, Piece condition, const char **at, const char *end) {
  ExprResult result;
  if (!enter(filler, condition.at) || !evaluate(filler, &result, condition))
    return false;
  bool skipped = filler->scope.skipped, taken = result.number != 0;
  Stop stop = STOP_ELSE;
  for (int branch = 0; branch < 2 && stop == STOP_ELSE; branch++, taken = !taken) {
    size_t length = filler->out->length;
    filler->scope.skipped = skipped || !taken;
    if (!fill_text_piece(filler, at, end, &stop))
      return false;
    if (!taken)
      take_back(filler->out, length);
  }
  filler->scope.skipped = skipped;
  filler->depth--;
  if (stop == STOP_END)
    return true;
  return fail(filler, condition.at,
              stop == STOP_ELSE ? "this {if} has a second {else}" : "the {end} of this {if} is missing");
}

/* {class[EXPR]}: its name if the lesson gives one, else its number. */
static bool fill_name(Filler *filler, Piece index, const Phrase *names, size_t count, const char *what) {
  size_t which;
  if (!evaluate_index(filler, &which, index, count, what))
    return false;
  if (which == 0)
    return true;
  if (names) {
    const Phrase *name = &names[which - 1];
    const char *text = name->in[filler->options.language];
    for (int language = 0; !text && language < LANG_COUNT; language++)
      text = name->in[language];
    if (text)
      return add(filler, index.at, text, strlen(text));
  }
  char number[NUMBER_MAX];
  return add(filler, index.at, number, (size_t)snprintf(number, sizeof number, "%zu", which));
}

/* Whether the piece is `name[...]`; *index is then what stands between the brackets. */
static bool is_named(Piece piece, const char *name, Piece *index) {
  size_t length = strlen(name);
  if ((size_t)(piece.end - piece.at) < length + 2 || memcmp(piece.at, name, length) != 0)
    return false;
  Piece rest = trimmed((Piece){piece.at + length, piece.end});
  if (rest.at == rest.end || *rest.at != '[' || rest.end[-1] != ']')
    return false;
  *index = (Piece){rest.at + 1, rest.end - 1};
  return true;
}

static bool fill_placeholder(Filler *filler, Piece piece) {
  const Trace *trace = filler->scope.trace;
  Piece index;
  if (is_named(piece, "class", &index))
    return fill_name(filler, index, trace->lesson->classes, trace->chain.K, "classes");
  if (is_named(piece, "feature", &index))
    return fill_name(filler, index, trace->lesson->features, trace->chain.D, "features");
  ExprResult result;
  char shown[NUMBER_MAX];
  int digits = take_digits(filler, &piece);
  if (!evaluate(filler, &result, piece))
    return false;
  show(filler, shown, &result, result.number, digits);
  return add(filler, piece.at, shown, strlen(shown));
}

static bool is_condition(Piece piece) {
  return piece.end - piece.at > 2 && memcmp(piece.at, "if", 2) == 0 && strchr(" \t\n(", piece.at[2]);
}

/* What stands in braces at *at, which moves behind it. */
static bool fill_braces(Filler *filler, const char **at, const char *end, Stop *stop) {
  const char *open = *at;
  const char *close = memchr(open, '}', (size_t)(end - open));
  if (!close) {
    fail(filler, open, "the } of this { is missing");
    return error_hint(filler->err, "a brace that is to be seen is written twice");
  }
  *at = close + 1;
  Piece piece = trimmed((Piece){open + 1, close});
  if (piece_is(piece, "else") || piece_is(piece, "end")) {
    *stop = piece_is(piece, "else") ? STOP_ELSE : STOP_END;
    return true;
  }
  if (is_condition(piece))
    return fill_text_if(filler, (Piece){piece.at + 2, piece.end}, at, end);
  return fill_placeholder(filler, piece);
}

static bool fill_text_piece(Filler *filler, const char **at, const char *end, Stop *stop) {
  *stop = STOP_END_OF_TEXT;
  while (*at < end && *stop == STOP_END_OF_TEXT) {
    const char *plain = *at;
    while (*at < end && **at != '{' && **at != '}')
      ++*at;
    bool ok = add(filler, plain, plain, (size_t)(*at - plain));
    if (ok && *at < end) {
      if (*at + 1 < end && (*at)[1] == **at) {
        ok = add(filler, *at, *at, 1);
        *at += 2;
      } else if (**at == '{') {
        ok = fill_braces(filler, at, end, stop);
      } else {
        fail(filler, *at, "this } has no {");
        return error_hint(filler->err, "a brace that is to be seen is written twice");
      }
    }
    if (!ok)
      return false;
  }
  return true;
}

static bool fill_whole_text(Filler *filler, const char *source) {
  const char *at = source, *end = source + strlen(source);
  Stop stop;
  if (!fill_text_piece(filler, &at, end, &stop))
    return false;
  if (stop == STOP_END_OF_TEXT)
    return true;
  return fail(filler, at - 1, stop == STOP_ELSE ? "this {else} has no {if}" : "this {end} has no {if}");
}

bool template_fill(Text *out, TemplateKind kind, const Trace *trace, size_t step, const char *source,
                   const FillOptions *options, const ExprVariable *variables, Error *err) {
  Text text = {0};
  Filler filler = {.out = &text, .options = *options, .err = err};
  filler.scope = (ExprScope){.trace = trace,
                             .step = step,
                             .digits = options->digits,
                             .variables = variables,
                             .origin = source,
                             .work = &filler.work};
  bool ok = kind == TEMPLATE_TEXT ? fill_whole_text(&filler, source)
                                  : fill_formula_piece(&filler, (Piece){source, source + strlen(source)});
  if (ok)
    text_add_n(out, text_get(&text), text.length);
  text_free(&text);
  return ok;
}
