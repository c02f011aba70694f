#include "trace/template_parts.h"

#include "base/file.h"
#include "base/particle.h"
#include "expr/scan.h"
#include "trace/training.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* What ended a stretch of text. */
typedef enum { STOP_END_OF_TEXT, STOP_ELSE, STOP_END } Stop;

static bool fill_text_piece(Filler *filler, const char **at, const char *end, Stop *stop);

/* A particle behind what was put in, in the form that this takes; behind a name that is read nobody knows
 * how, both forms.  Quotes may stand between. */
static bool fill_particle(Filler *filler, const char **at) {
  const char *right;
  if (filler->options.language != LANG_KO)
    return true;
  bool named = filler->name_end > 0 && filler->name_end == filler->out->length;
  size_t quotes = particle_quotes(*at);
  if (!filler_add(filler, *at, *at, quotes))
    return false;
  *at += quotes;
  const char *written = *at;
  size_t length = particle_at(&right, text_get(filler->out), written);
  if (length == 0 && named)
    length = particle_both(&right, written);
  *at += length;
  return length == 0 || filler_add(filler, written, right, strlen(right));
}

/* `{if EXPR}`, then text up to {else} or {end}, and from {else} to {end}. */
static bool fill_text_if(Filler *filler, Piece condition, const char **at, const char *end) {
  ScopeResult result;
  if (!filler_enter(filler, condition.at) || !filler_evaluate(filler, &result, condition))
    return false;
  bool skipped = filler->scope.skipped, taken = result.number != 0;
  Stop stop = STOP_ELSE;
  for (int branch = 0; branch < 2 && stop == STOP_ELSE; branch++, taken = !taken) {
    size_t length = filler->out->length, name_end = filler->name_end;
    filler->scope.skipped = skipped || !taken;
    if (!fill_particle(filler, at) || !fill_text_piece(filler, at, end, &stop))
      return false;
    if (!taken) {
      filler_take_back(filler->out, length);
      filler->name_end = name_end;
    }
  }
  filler->scope.skipped = skipped;
  filler->depth--;
  if (stop == STOP_END)
    return true;
  return filler_fail(filler, condition.at,
                     stop == STOP_ELSE ? "this {if} has a second {else}"
                                       : "the {end} of this {if} is missing");
}

static bool add_name(Filler *filler, const char *at, const char *name) {
  bool ok = filler_add(filler, at, name, strlen(name));
  filler->name_end = filler->out->length;
  return ok;
}

/* {class[EXPR]}: its name if the lesson gives one, else its number. */
static bool fill_name(Filler *filler, Piece index, SideKind kind) {
  const Phrase *names = filler->scope.trace->lesson->names[kind];
  size_t which, count = trace_dimension(filler->scope.trace, kind);
  if (!filler_evaluate_index(filler, &which, index, count, scene_side_key(kind)))
    return false;
  if (which == 0)
    return true;
  if (names) {
    const Phrase *name = &names[which - 1];
    const char *text = name->in[filler->options.language];
    for (int language = 0; !text && language < LANG_COUNT; language++)
      text = name->in[language];
    if (text)
      return add_name(filler, index.at, text);
  }
  char number[NUMBER_MAX];
  return filler_add(filler, index.at, number, (size_t)snprintf(number, sizeof number, "%zu", which));
}

/* Whether the piece is `name[...]`; *index is then what stands between the brackets. */
static bool is_named(Piece piece, const char *name, Piece *index) {
  size_t length = strlen(name);
  if ((size_t)(piece.end - piece.at) < length + 2 || memcmp(piece.at, name, length) != 0)
    return false;
  Piece rest = piece_trimmed((Piece){piece.at + length, piece.end});
  if (rest.at == rest.end || *rest.at != '[' || rest.end[-1] != ']')
    return false;
  *index = (Piece){rest.at + 1, rest.end - 1};
  return true;
}

/* {file_name}, {label_name}: what the data of a training are called. */
static const char *data_name(const Trace *trace, Piece piece) {
  if (!trace_is_training(trace))
    return NULL;
  const LessonData *data = training_data(trace);
  if (piece_is(piece, "file_name"))
    return file_name(data->path);
  return piece_is(piece, "label_name") ? data->label : NULL;
}

static const char *const SINGLE[] = {
    [SIDE_CLASSES] = "class", [SIDE_FEATURES] = "feature", [SIDE_SITUATIONS] = "situation"};

static bool fill_placeholder(Filler *filler, Piece piece) {
  const Trace *trace = filler->scope.trace;
  const char *name = data_name(trace, piece);
  Piece index;
  if (name)
    return add_name(filler, piece.at, name);
  for (int kind = SIDE_CLASSES; kind < SIDE_NAMED_COUNT; kind++)
    if (is_named(piece, SINGLE[kind], &index))
      return fill_name(filler, index, (SideKind)kind);
  ScopeResult result;
  char shown[NUMBER_MAX];
  int digits = filler_take_digits(filler, &piece);
  if (!filler_evaluate(filler, &result, piece))
    return false;
  filler_show(filler, shown, &result, result.number, digits);
  return filler_add(filler, piece.at, shown, strlen(shown));
}

/* if(CONDITION: a, b), the function: it has a colon between its own parentheses. */
static bool is_function_if(Piece piece) {
  int depth = 0;
  for (const char *at = piece.at + 2; at < piece.end; at++) {
    depth += (*at == '(') - (*at == ')');
    if (depth == 0 || (*at == ':' && depth == 1))
      return *at == ':';
  }
  return false;
}

static bool is_condition(Piece piece) {
  return piece.end - piece.at > 2 && memcmp(piece.at, "if", 2) == 0 && strchr(" \t\n(", piece.at[2]) &&
         !(piece.at[2] == '(' && is_function_if(piece));
}

/* What stands in braces at *at, which moves behind it. */
static bool fill_braces(Filler *filler, const char **at, const char *end, Stop *stop) {
  const char *open = *at;
  const char *close = memchr(open, '}', (size_t)(end - open));
  if (!close) {
    filler_fail(filler, open, "the } of this { is missing");
    return error_hint(filler->err, "a brace that is to be seen is written twice");
  }
  *at = close + 1;
  Piece piece = piece_trimmed((Piece){open + 1, close});
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
    bool ok = filler_add(filler, plain, plain, (size_t)(*at - plain));
    if (ok && *at < end) {
      if (*at + 1 < end && (*at)[1] == **at) {
        ok = filler_add(filler, *at, *at, 1);
        *at += 2;
      } else if (**at == '{') {
        ok = fill_braces(filler, at, end, stop) && (*stop != STOP_END_OF_TEXT || fill_particle(filler, at));
      } else {
        filler_fail(filler, *at, "this } has no {");
        return error_hint(filler->err, "a brace that is to be seen is written twice");
      }
    }
    if (!ok)
      return false;
  }
  return true;
}

bool template_text(Filler *filler, const char *source) {
  const char *at = source, *end = source + strlen(source);
  Stop stop;
  if (!fill_text_piece(filler, &at, end, &stop))
    return false;
  if (stop == STOP_END_OF_TEXT)
    return true;
  return filler_fail(filler, at - 1,
                     stop == STOP_ELSE ? "this {else} has no {if}" : "this {end} has no {if}");
}
