#include "trace/template_parts.h"

#include "expr/scan.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

Piece piece_trimmed(Piece piece) {
  while (piece.at < piece.end && strchr(" \t\r\n", *piece.at))
    piece.at++;
  while (piece.at < piece.end && strchr(" \t\r\n", piece.end[-1]))
    piece.end--;
  return piece;
}

bool piece_is(Piece piece, const char *text) {
  return (size_t)(piece.end - piece.at) == strlen(text) && memcmp(piece.at, text, strlen(text)) == 0;
}

bool filler_evaluate(Filler *filler, ScopeResult *out, Piece piece) {
  return scope_evaluate(out, &filler->scope, piece.at, (size_t)(piece.end - piece.at), filler->err);
}

bool filler_enter(Filler *filler, const char *at) {
  if (++filler->depth > TEMPLATE_DEPTH_MAX)
    return filler_fail(filler, at, "too many conditions or repetitions within one another");
  return true;
}

bool filler_add(Filler *filler, const char *at, const char *text, size_t length) {
  text_add_n(filler->out, text, length);
  if (filler->out->length <= TEMPLATE_OUTPUT_MAX)
    return true;
  return filler_fail(filler, at, "the text becomes too long when its numbers are put in");
}

void filler_take_back(Text *text, size_t length) {
  if (text->length > length) {
    text->length = length;
    text->data[length] = '\0';
  }
}

void filler_show(const Filler *filler, char out[NUMBER_MAX], const ScopeResult *as, double number,
                 int digits) {
  const Scope *scope = &filler->scope;
  if (isnan(number)) {
    snprintf(out, NUMBER_MAX, "%s", fill_undefined(filler->options.language));
    return;
  }
  if (!as->is_cell) {
    number_show(out, number, as->whole ? 0 : digits);
    return;
  }
  const Trace pane = trace_of_pane(scope->trace, as->pane);
  fill_show_as(out, &pane, scope->step, as->cell, number, digits);
}

int filler_take_digits(const Filler *filler, Piece *piece) {
  int digits = filler->options.digits;
  const char *end = piece->end;
  if (end - piece->at < 3 || end[-2] != ':' || end[-1] < '0' || end[-1] > '9')
    return digits;
  piece->end = end - 2;
  return end[-1] - '0' > digits ? end[-1] - '0' : digits;
}

bool filler_evaluate_index(Filler *filler, size_t *out, Piece piece, size_t count, const char *what) {
  ScopeResult index;
  if (!filler_evaluate(filler, &index, piece))
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

bool template_fill(Text *out, const Template *template, const Trace *trace, size_t step,
                   const FillOptions *options, Error *err) {
  Text text = {0};
  const char *source = template->source;
  Filler filler = {.out = &text, .options = *options, .err = err};
  filler.scope = (Scope){.trace = trace,
                         .step = step,
                         .digits = options->digits,
                         .variables = template->variables,
                         .origin = source,
                         .work = &filler.work};
  bool ok = template->kind == TEMPLATE_TEXT
                ? template_text(&filler, source)
                : template_formula(&filler, (Piece){source, source + strlen(source)});
  if (ok)
    text_add_n(out, text_get(&text), text.length);
  text_free(&text);
  return ok;
}
