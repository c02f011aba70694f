/* What the files of the parser share: the place in the source and the steps of the descent. */
#ifndef STEPMAX_FORMULA_PARSE_STATE_H
#define STEPMAX_FORMULA_PARSE_STATE_H

#include "formula/parse.h"

typedef struct ParseState {
  Arena *arena;
  Error *err;
  ColorKnown *known;       /* NULL: every name of a colour passes */
  const char *source, *at; /* `at`: what is read next */
  int depth;
  SymbolCommand letters; /* TEX_ROMAN, TEX_BOLD ...: the alphabet in force; TEX_FRAC: the plain one */
} ParseState;

/* Reports a fault at `where`, a place in the source; returns false. */
bool parse_fail(ParseState *state, const char *where, const char *format, ...) PRINTF_LIKE(3, 4);

FormulaNode *parse_node(ParseState *state, FormulaNodeKind kind, AtomClass atom);

void parse_skip_space(ParseState *state);

/* Whether this command stands here, not yet read. */
bool parse_at_command(const ParseState *state, const char *name);

/* Reads atoms up to `stop` (a character, 0: none) or what else ends a row: a closing brace, &, \\,
 * \right, \end, the end of the source; that is left unread.  Gives a NODE_ROW. */
bool parse_row(FormulaNode **out, ParseState *state, char stop) MUST_CHECK;

/* {...} or one atom. `of` names the command for messages, `where` is its place. */
bool parse_argument(FormulaNode **out, ParseState *state, const char *of, const char *where) MUST_CHECK;

/* {...} as it is written, spaces at its ends cut. */
bool parse_word(const char **out, ParseState *state, const char *of, const char *where) MUST_CHECK;

/* What follows \begin; reads through the matching \end. */
bool parse_table(FormulaNode **out, ParseState *state, const char *where) MUST_CHECK;

/* One atom without scripts; state->at is not at the end. */
bool parse_atom(FormulaNode **out, ParseState *state) MUST_CHECK;

/* Decides in a list of neighbours which of + - and | are operations, signs, opening or closing. */
void parse_resolve(FormulaNode *first);

#endif
