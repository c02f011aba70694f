#include "formula/parse_state.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* The column of a place, in characters from 1. */
static int parse_column(const ParseState *state, const char *where) {
  int column = 1;
  for (const char *p = state->source; p < where && text_next(&p);)
    column++;
  return column;
}

bool parse_fail(ParseState *state, const char *where, const char *format, ...) {
  char what[sizeof state->err->what];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(what, sizeof what, format, arguments);
  va_end(arguments);
  return error_at(state->err, NULL, 0, parse_column(state, where), "%s", what);
}

FormulaNode *parse_node(ParseState *state, FormulaNodeKind kind, AtomClass atom) {
  FormulaNode *node = ARENA_NEW(state->arena, FormulaNode);
  node->kind = kind;
  node->atom = node->own_atom = atom;
  node->text = "";
  return node;
}

void parse_skip_space(ParseState *state) {
  while (*state->at && strchr(" \t\r\n~", *state->at))
    state->at++;
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* The command that stands here, not yet read: its name and length behind the backslash; false: none. */
static bool parse_peek_command(const ParseState *state, const char **name, size_t *length) {
  if (*state->at != '\\')
    return false;
  *name = state->at + 1;
  *length = 0;
  while (is_letter((*name)[*length]))
    ++*length;
  const char *end = *name;
  if (*length == 0 && text_next(&end))
    *length = (size_t)(end - *name);
  return true;
}

bool parse_at_command(const ParseState *state, const char *name) {
  const char *found;
  size_t length;
  return parse_peek_command(state, &found, &length) && strlen(name) == length &&
         memcmp(found, name, length) == 0;
}

/* The face of a character in the alphabet that is in force. */
static Face alphabet_face(const ParseState *state, const Symbol *symbol) {
  bool letter = symbol->code < 128 && is_letter((char)symbol->code);
  bool capital = letter && symbol->code <= 'Z';
  bool plain = letter || (symbol->code < 128 && is_digit((char)symbol->code)) ||
               (symbol->code >= 0x391 && symbol->code <= 0x3a9);
  switch (state->letters) {
  case TEX_ROMAN:
    return letter ? FACE_MAIN : symbol->face;
  case TEX_BOLD:
    return plain ? FACE_MAIN_BOLD : symbol->face;
  case TEX_BOLD_SYMBOL:
    return symbol->face == FACE_ITALIC ? FACE_BOLD_ITALIC : FACE_MAIN_BOLD;
  case TEX_BLACKBOARD:
    return capital ? FACE_AMS : symbol->face;
  default:
    return symbol->face;
  }
}

static const char *utf8_of(Arena *arena, uint32_t code) {
  Text text = {0};
  text_add_codepoint(&text, code);
  return text_take(&text, arena);
}

static FormulaNode *symbol_node(ParseState *state, const Symbol *symbol) {
  FormulaNode *node = parse_node(state, symbol->kind == SYMBOL_BIG ? NODE_BIG : NODE_SYMBOL, symbol->atom);
  node->text = utf8_of(state->arena, symbol->code);
  node->code = symbol->code;
  node->limits = symbol->limits;
  node->face = alphabet_face(state, symbol);
  return node;
}

/* A number such as 0.60 is one atom, so that it is drawn as one text. */
static bool parse_number(FormulaNode **out, ParseState *state) {
  const char *end = state->at;
  while (is_digit(*end) || (*end == '.' && is_digit(end[1])))
    end++;
  Symbol digit;
  if (!symbol_of_character(&digit, '0'))
    return false;
  FormulaNode *node = symbol_node(state, &digit);
  node->text = arena_copy_n(state->arena, state->at, (size_t)(end - state->at));
  state->at = end;
  *out = node;
  return true;
}

static bool parse_character(FormulaNode **out, ParseState *state) {
  const char *where = state->at;
  uint32_t code = text_next(&state->at);
  Symbol symbol;
  if (symbol_of_character(&symbol, code)) {
    *out = symbol_node(state, &symbol);
    return true;
  }
  if (code == '$')
    parse_fail(state, where, "a dollar sign inside a formula");
  else if (code == 0xfffd)
    return parse_fail(state, where, "a byte that is not UTF-8");
  else
    parse_fail(state, where, "the character \"%.*s\" has no meaning in a formula", (int)(state->at - where),
               where);
  if (code == '%' || code == '#')
    return error_hint(state->err, "write \\%c", (char)code);
  return error_hint(state->err, code == '$' ? "leave it out" : "words go into \\text{...}");
}

bool parse_word(const char **out, ParseState *state, const char *of, const char *where) {
  parse_skip_space(state);
  if (*state->at != '{')
    return parse_fail(state, where, "\\%s needs {...} behind it", of);
  const char *start = ++state->at;
  int open = 1;
  for (; *state->at; state->at++) {
    if (*state->at == '{')
      open++;
    if (*state->at == '}' && --open == 0)
      break;
  }
  if (open)
    return parse_fail(state, start - 1, "this brace is never closed");
  *out = arena_copy_n(state->arena, start, (size_t)(state->at++ - start));
  return true;
}

/* {...}; state->at is at the brace. */
static bool parse_group(FormulaNode **out, ParseState *state) {
  const char *where = state->at++;
  if (!parse_row(out, state, '}'))
    return false;
  if (*state->at != '}') {
    if (*state->at == '\0')
      return parse_fail(state, where, "this brace is never closed");
    parse_fail(state, state->at, "\"%.*s\" before the brace of column %d is closed",
               *state->at == '\\' ? 2 : 1, state->at, parse_column(state, where));
    return error_hint(state->err, "a } is missing");
  }
  state->at++;
  return true;
}

bool parse_argument(FormulaNode **out, ParseState *state, const char *of, const char *where) {
  parse_skip_space(state);
  char next = *state->at;
  if (next == '\0' || strchr("}&^_", next) || parse_at_command(state, "\\") ||
      parse_at_command(state, "right") || parse_at_command(state, "end"))
    return parse_fail(state, where, "%s has too few arguments", of);
  if (!is_digit(next))
    return parse_atom(out, state);
  return parse_character(out, state);
}

static bool parse_fraction(FormulaNode **out, ParseState *state, int amount, const char *of,
                           const char *where) {
  FormulaNode *node = parse_node(state, NODE_FRACTION, CLASS_INNER);
  node->amount = amount;
  *out = node;
  return parse_argument(&node->body, state, of, where) && parse_argument(&node->other, state, of, where);
}

static bool parse_root(FormulaNode **out, ParseState *state, const char *of, const char *where) {
  FormulaNode *node = parse_node(state, NODE_ROOT, CLASS_ORD);
  *out = node;
  parse_skip_space(state);
  if (*state->at == '[') {
    state->at++;
    if (!parse_row(&node->other, state, ']'))
      return false;
    if (*state->at++ != ']')
      return parse_fail(state, where, "the [ of \\sqrt is never closed");
  }
  return parse_argument(&node->body, state, of, where);
}

static bool parse_delimiter(uint32_t *out, ParseState *state, const char *of, const char *where) {
  parse_skip_space(state);
  const char *name;
  size_t length;
  Symbol symbol;
  bool delimiter;
  if (parse_peek_command(state, &name, &length)) {
    delimiter = symbol_find(&symbol, name, length) && symbol_delimiter(out, 0, &symbol);
    state->at = name + length;
  } else {
    delimiter = symbol_delimiter(out, text_next(&state->at), NULL);
  }
  if (delimiter)
    return true;
  parse_fail(state, where, "%s needs a delimiter behind it", of);
  return error_hint(state->err, "one of ( ) [ ] \\{ \\} | \\| .");
}

static bool parse_fence(FormulaNode **out, ParseState *state, const char *where) {
  FormulaNode *node = parse_node(state, NODE_FENCE, CLASS_INNER);
  if (!parse_delimiter(&node->open, state, "\\left", where) || !parse_row(&node->body, state, 0))
    return false;
  if (!parse_at_command(state, "right"))
    return parse_fail(state, where, "\\left without its \\right");
  const char *right = state->at;
  state->at += strlen("\\right");
  *out = node;
  return parse_delimiter(&node->close, state, "\\right", right);
}

static bool parse_text(FormulaNode **out, ParseState *state, Face face, const char *of, const char *where) {
  FormulaNode *node = parse_node(state, NODE_TEXT, CLASS_ORD);
  node->face = face;
  const char *written;
  if (!parse_word(&written, state, of, where))
    return false;
  if (!text_is_utf8(written, strlen(written)))
    return parse_fail(state, where, "a byte in the text that is not UTF-8");
  Text text = {0};
  for (const char *p = written; *p; p++) {
    if (*p == '\\' && p[1] && strchr("{}%#&_$ ", p[1]))
      text_add_char(&text, *++p);
    else if (*p == '~' || (unsigned char)*p < ' ')
      text_add_char(&text, ' ');
    else if (*p != '{' && *p != '}')
      text_add_char(&text, *p);
  }
  node->text = arena_copy(state->arena, text_get(&text));
  text_free(&text);
  *out = node;
  return true;
}

static bool parse_color(FormulaNode **out, ParseState *state, const char *of, const char *where) {
  NodeColor *color = ARENA_NEW(state->arena, NodeColor);
  parse_skip_space(state);
  color->column = parse_column(state, state->at) + 1;
  if (!parse_word(&color->name, state, of, where))
    return false;
  if (state->known && !state->known(color->name))
    return parse_fail(state, where, "unknown colour \"%s\"", color->name);
  FormulaNode *body;
  if (!parse_argument(&body, state, "\\color", where))
    return false;
  if (body->kind != NODE_ROW || body->color) {
    FormulaNode *row = parse_node(state, NODE_ROW, body->own_atom);
    row->body = body;
    body = row;
  }
  body->color = color;
  *out = body;
  return true;
}

static bool parse_operator(FormulaNode **out, ParseState *state, const char *where) {
  bool limits = *state->at == '*';
  if (limits)
    state->at++;
  SymbolCommand before = state->letters;
  state->letters = TEX_ROMAN;
  FormulaNode *body;
  bool ok = parse_argument(&body, state, "\\operatorname", where);
  state->letters = before;
  if (!ok)
    return false;
  FormulaNode *node = parse_node(state, NODE_ROW, CLASS_OP);
  node->body = body;
  node->limits = limits;
  *out = node;
  return true;
}

/* A command with one argument that is wrapped into a node. */
static bool parse_wrapped(FormulaNode **out, ParseState *state, FormulaNode *node, const char *of,
                          const char *where) {
  *out = node;
  return parse_argument(&node->body, state, of, where);
}

static bool parse_alphabet(FormulaNode **out, ParseState *state, SymbolCommand letters, const char *of,
                           const char *where) {
  SymbolCommand before = state->letters;
  state->letters = letters;
  bool ok = parse_argument(out, state, of, where);
  state->letters = before;
  return ok;
}

static bool parse_command(FormulaNode **out, ParseState *state, const Symbol *symbol, const char *where) {
  char of[32];
  snprintf(of, sizeof of, "\\%s", symbol->name);
  FormulaNode *brace;
  switch ((SymbolCommand)symbol->amount) {
  case TEX_FRAC:
  case TEX_DFRAC:
  case TEX_TFRAC:
    return parse_fraction(out, state,
                          symbol->name[0] == 'd'   ? 1
                          : symbol->name[0] == 't' ? -1
                                                   : 0,
                          of, where);
  case TEX_SQRT:
    return parse_root(out, state, of, where);
  case TEX_LEFT:
    return parse_fence(out, state, where);
  case TEX_BEGIN:
    return parse_table(out, state, where);
  case TEX_TEXT_UI:
  case TEX_TEXT_BOLD:
    return parse_text(out, state, symbol->amount == TEX_TEXT_UI ? FACE_UI : FACE_UI_BOLD, symbol->name,
                      where);
  case TEX_ROMAN:
  case TEX_BOLD:
  case TEX_BOLD_SYMBOL:
  case TEX_BLACKBOARD:
    return parse_alphabet(out, state, (SymbolCommand)symbol->amount, of, where);
  case TEX_OPERATOR:
    return parse_operator(out, state, where);
  case TEX_COLOR:
    return parse_color(out, state, symbol->name, where);
  case TEX_BOXED:
    return parse_wrapped(out, state, parse_node(state, NODE_BOXED, CLASS_ORD), of, where);
  case TEX_UNDERBRACE:
  case TEX_OVERBRACE:
    brace = parse_node(state, NODE_BRACE, CLASS_ORD);
    brace->under = symbol->amount == TEX_UNDERBRACE;
    brace->limits = brace->always_limits = true;
    return parse_wrapped(out, state, brace, of, where);
  case TEX_LIMITS:
  case TEX_NO_LIMITS:
    return parse_fail(state, where, "%s belongs behind an operator such as \\sum", of);
  case TEX_RIGHT:
  case TEX_END:
    break;
  }
  return parse_fail(state, where, "%s without its %s", of,
                    symbol->amount == TEX_RIGHT ? "\\left" : "\\begin");
}

static bool parse_unknown(ParseState *state, const char *where, const char *name, size_t length) {
  if (length == 0)
    return parse_fail(state, where, "a lone backslash at the end");
  if (!text_is_utf8(name, length))
    return parse_fail(state, where, "a byte that is not UTF-8");
  const char *word = arena_copy_n(state->arena, name, length);
  char nearest[SYMBOL_NAME_MAX];
  parse_fail(state, where, "unknown command \\%.*s", length < 40 ? (int)length : 40, word);
  return length < 40 && symbol_nearest(nearest, word) ? error_hint(state->err, "did you mean \\%s?", nearest)
                                                      : false;
}

static bool parse_backslash(FormulaNode **out, ParseState *state) {
  const char *where = state->at, *name = NULL;
  size_t length = 0;
  parse_peek_command(state, &name, &length);
  Symbol found, *symbol = &found;
  if (length == 0 || !symbol_find(symbol, name, length))
    return parse_unknown(state, where, name, length);
  state->at = name + length;
  switch (symbol->kind) {
  case SYMBOL_ATOM:
  case SYMBOL_BIG:
    *out = symbol_node(state, symbol);
    return true;
  case SYMBOL_NAME:
    *out = parse_node(state, NODE_SYMBOL, CLASS_OP);
    (*out)->text = symbol->name;
    (*out)->face = FACE_MAIN;
    (*out)->limits = symbol->limits;
    return true;
  case SYMBOL_SPACE:
    *out = parse_node(state, NODE_SPACE, CLASS_NONE);
    (*out)->amount = symbol->amount;
    return true;
  case SYMBOL_ACCENT:
    *out = parse_node(state, NODE_ACCENT, CLASS_ORD);
    (*out)->code = symbol->code;
    (*out)->text = utf8_of(state->arena, symbol->code);
    return parse_wrapped(out, state, *out, arena_printf(state->arena, "\\%s", symbol->name), where);
  case SYMBOL_COMMAND:
    return parse_command(out, state, symbol, where);
  }
  return false;
}

/* One atom without its scripts.  Every descent passes here, so depth is counted here. */
bool parse_atom(FormulaNode **out, ParseState *state) {
  if (state->depth >= PARSE_MAX_DEPTH)
    return parse_fail(state, state->at, "groups within groups, more than %d deep", PARSE_MAX_DEPTH);
  state->depth++;
  bool ok;
  if (*state->at == '\\')
    ok = parse_backslash(out, state);
  else if (*state->at == '{')
    ok = parse_group(out, state);
  else if (is_digit(*state->at))
    ok = parse_number(out, state);
  else if (*state->at == '^' || *state->at == '_' || *state->at == '\'')
    ok = (*out = parse_node(state, NODE_ROW, CLASS_ORD)) != NULL;
  else
    ok = parse_character(out, state);
  state->depth--;
  return ok;
}
