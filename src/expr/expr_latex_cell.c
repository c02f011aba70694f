/* LaTeX of values: the numbers themselves, or their symbols with the indices that they have here. */
#include "expr/expr_write.h"

#include <string.h>

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* \n{W[k,j]} */
static void write_number(Latex *latex, const Node *cell, const LatexIndex indices[2]) {
  Text *out = latex->out;
  text_add(out, "\\n{");
  if (cell->pane != EXPR_OWN_PANE)
    text_addf(out, "%s.", latex->names->panes[cell->pane]);
  text_add(out, latex->names->values[cell->which].name);
  for (size_t i = 0; i < 2 && (indices[i].node || indices[i].letter); i++) {
    text_add_char(out, i == 0 ? '[' : ',');
    if (indices[i].node)
      latex_source(out, indices[i].node);
    else
      text_add(out, indices[i].letter);
  }
  text_add(out, indices[0].node || indices[0].letter ? "]}" : "}");
}

/* --- Symbols */

/* What stands for the names "k" and "d" in a symbol's template. */
typedef struct Filling {
  Latex *latex;
  const char *names[2];
  char *source[2]; /* an expression; NULL: there is none, for the index is or has a letter: */
  char *letters[2];
} Filling;

/* A piece of a template. */
typedef struct Piece {
  const char *at, *end;
} Piece;

/* Behind the group in braces that begins at `at`, or a single character; the group's inside is *inside. */
static const char *read_group(Piece *inside, const char *at, const char *end) {
  int depth = 0;
  for (const char *c = at; c < end; c++) {
    depth += (*c == '{') - (*c == '}');
    if (depth == 0) {
      *inside = *at == '{' ? (Piece){at + 1, c} : (Piece){at, c + 1};
      return c + 1;
    }
  }
  *inside = (Piece){at, end};
  return end;
}

/* Which of the two names stands here as a whole word; 2: none. */
static size_t name_at(const Filling *filling, const char *start, const char *at, const char *end) {
  for (size_t i = 0; i < 2; i++) {
    const char *name = filling->names[i];
    size_t length = name ? strlen(name) : 0;
    bool begins = length > 0 && (size_t)(end - at) >= length && memcmp(at, name, length) == 0;
    bool before = at > start && (is_letter(at[-1]) || at[-1] == '_');
    bool behind = begins && at + length < end && (is_letter(at[length]) || at[length] == '_');
    if (begins && !before && !behind)
      return i;
  }
  return 2;
}

/* A name or a number needs no parentheses, whatever stands beside it. */
static bool is_word(const char *text) {
  while (is_letter(*text) || (*text >= '0' && *text <= '9') || *text == '_')
    text++;
  return *text == '\0';
}

/* An expression of the template with indices put in; false, and nothing added, if it has a letter. */
static bool add_expression(Text *out, const Filling *filling, Piece piece, char *const with[2]) {
  Text text = {0};
  bool ok = true;
  for (const char *at = piece.at; ok && at < piece.end;) {
    size_t which = name_at(filling, piece.at, at, piece.end);
    if (which == 2) {
      text_add_char(&text, *at++);
      continue;
    }
    size_t length = strlen(filling->names[which]);
    bool alone = at == piece.at && at + length == piece.end;
    ok = with[which] != NULL;
    if (ok)
      text_addf(&text, alone || is_word(with[which]) ? "%s" : "(%s)", with[which]);
    at += length;
  }
  if (ok)
    text_add(out, text_get(&text));
  text_free(&text);
  return ok;
}

/* \v{k - 1}: with a letter it is what it says, as a group if it is more than that. */
static void add_index(Text *out, const Filling *filling, Piece piece) {
  Text text = {0};
  if (add_expression(&text, filling, piece, filling->source)) {
    text_addf(out, "\\v{%s}", text_get(&text));
  } else {
    char *with[2];
    for (size_t i = 0; i < 2; i++)
      with[i] = filling->letters[i] ? filling->letters[i] : filling->source[i];
    add_expression(&text, filling, piece, with);
    text_addf(out, text.length == 1 ? "%s" : "{%s}", text_get(&text));
  }
  text_free(&text);
}

static void add_template(Text *out, const Filling *filling, Piece piece);

/* \if{CONDITION}{then}{else}; a condition about a letter is taken as false: it is for numbers of two digits.
 */
static const char *add_if(Text *out, const Filling *filling, const char *at, const char *end) {
  Piece condition, then, otherwise;
  Text text = {0};
  at = read_group(&condition, at, end);
  at = read_group(&then, at, end);
  at = read_group(&otherwise, at, end);
  if (add_expression(&text, filling, condition, filling->source)) {
    text_addf(out, "\\if{%s}{", text_get(&text));
    add_template(out, filling, then);
    text_add(out, "}{");
    add_template(out, filling, otherwise);
    text_add_char(out, '}');
  } else {
    add_template(out, filling, otherwise);
  }
  text_free(&text);
  return at;
}

static bool begins_with(Piece piece, const char *text) {
  size_t length = strlen(text);
  return (size_t)(piece.end - piece.at) > length && memcmp(piece.at, text, length) == 0;
}

static void add_template(Text *out, const Filling *filling, Piece piece) {
  while (piece.at < piece.end) {
    if (begins_with(piece, "\\v{")) {
      Piece inside;
      piece.at = read_group(&inside, piece.at + 2, piece.end);
      add_index(out, filling, inside);
    } else if (begins_with(piece, "\\if{")) {
      piece.at = add_if(out, filling, piece.at + 3, piece.end);
    } else {
      text_add_char(out, *piece.at++);
    }
  }
}

/* The index as an expression, or as LaTeX if it is or has a letter. */
static void fill_index(Filling *filling, size_t i, LatexIndex index) {
  Latex *latex = filling->latex;
  Text text = {0}, *out = latex->out;
  if (index.node && !latex_has_letter(latex, index.node)) {
    latex_source(&text, index.node);
    filling->source[i] = text.data;
    return;
  }
  latex->out = &text;
  if (index.node)
    latex_write(latex, index.node, LEVEL_OR);
  else
    latex_letter(&text, index.letter);
  latex->out = out;
  filling->letters[i] = text.data;
}

/* Without a symbol: the name upright, with its indices. */
static void add_plain(Latex *latex, const Node *cell, const Filling *filling, size_t count) {
  latex_name(latex->out, latex->names->values[cell->which].name);
  for (size_t i = 0; i < count; i++) {
    text_add(latex->out, i == 0 ? "_{" : ", ");
    text_addf(latex->out, filling->source[i] ? "\\v{%s}" : "%s",
              filling->source[i] ? filling->source[i] : filling->letters[i]);
  }
  text_add(latex->out, count > 0 ? "}" : "");
}

static const char *symbol_of(const Latex *latex, const Node *cell, const char *names[2]) {
  const ExprLatex *how = latex->how;
  const char *symbol = how->symbol ? how->symbol(how->context, cell->which, cell->pane, names) : NULL;
  return symbol && symbol[0] ? symbol : NULL;
}

void latex_cell(Latex *latex, const Node *cell, const LatexIndex indices[2]) {
  if (latex->how->numbers) {
    write_number(latex, cell, indices);
    return;
  }
  Filling filling = {.latex = latex};
  size_t count = 0;
  for (; count < 2 && (indices[count].node || indices[count].letter); count++)
    fill_index(&filling, count, indices[count]);
  const char *symbol = symbol_of(latex, cell, filling.names);
  if (symbol)
    add_template(latex->out, &filling, (Piece){symbol, symbol + strlen(symbol)});
  else
    add_plain(latex, cell, &filling, count);
  for (size_t i = 0; i < count; i++) {
    Text text = {.data = filling.source[i] ? filling.source[i] : filling.letters[i]};
    text_free(&text);
  }
}

/* --- How a symbol holds together */

/* Whether a text stands in a symbol, outside of braces. */
static bool has_outside(const char *symbol, const char *text) {
  int depth = 0;
  for (const char *at = symbol; *at; at++) {
    depth += (*at == '{') - (*at == '}');
    if (depth == 0 && strncmp(at, text, strlen(text)) == 0)
      return true;
  }
  return false;
}

static bool has_any(const char *symbol, const char *const *texts, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (has_outside(symbol, texts[i]))
      return true;
  return false;
}
#define HAS_ANY(symbol, texts) has_any(symbol, texts, sizeof(texts) / sizeof *(texts))

Level latex_cell_level(const Latex *latex, const Node *cell) {
  static const char *const SUMS[] = {" + ", " - "}, *const PRODUCTS[] = {" ", "\\,"},
                           *const POWERS[] = {"^", "'", "\\frac"};
  const char *names[2], *symbol = latex->how->numbers ? NULL : symbol_of(latex, cell, names);
  if (!symbol || strncmp(symbol, "\\lVert", strlen("\\lVert")) == 0)
    return LEVEL_ATOM;
  if (symbol[0] == '-' || HAS_ANY(symbol, SUMS))
    return LEVEL_SUM;
  if (strncmp(symbol, "\\sum", strlen("\\sum")) == 0)
    return LEVEL_PREFIX;
  return HAS_ANY(symbol, PRODUCTS) ? LEVEL_PRODUCT : HAS_ANY(symbol, POWERS) ? LEVEL_POWER : LEVEL_ATOM;
}
