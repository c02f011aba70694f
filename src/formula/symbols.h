/* The table of what may stand in a formula: commands and single characters.
 *
 * Pure data with a search; it knows nothing of trees, boxes or sizes. */
#ifndef STEPMAX_FORMULA_SYMBOLS_H
#define STEPMAX_FORMULA_SYMBOLS_H

#include "canvas/font.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The classes of atoms that decide the space between neighbours (The TeXbook, chapter 17). */
typedef enum {
  CLASS_ORD,
  CLASS_OP,
  CLASS_BIN,
  CLASS_REL,
  CLASS_OPEN,
  CLASS_CLOSE,
  CLASS_PUNCT,
  CLASS_INNER,
  CLASS_NONE /* spaces: no atom at all */
} AtomClass;

typedef enum {
  SYMBOL_ATOM,   /* a character: code, face, class */
  SYMBOL_BIG,    /* a large operator: code; its place's style decides the size */
  SYMBOL_NAME,   /* an upright word: its text is the command's name */
  SYMBOL_SPACE,  /* amount: mu (1/18 em), may be negative */
  SYMBOL_ACCENT, /* code goes above the argument */
  SYMBOL_COMMAND /* amount: a SymbolCommand below */
} SymbolKind;

typedef enum {
  TEX_FRAC,
  TEX_DFRAC,
  TEX_TFRAC,
  TEX_SQRT,
  TEX_LEFT,
  TEX_RIGHT,
  TEX_BEGIN,
  TEX_END,
  TEX_TEXT_UI,
  TEX_TEXT_BOLD,
  TEX_ROMAN,
  TEX_BOLD,
  TEX_BOLD_SYMBOL,
  TEX_BLACKBOARD,
  TEX_OPERATOR,
  TEX_COLOR,
  TEX_BOXED,
  TEX_UNDERBRACE,
  TEX_OVERBRACE,
  TEX_LIMITS,
  TEX_NO_LIMITS
} SymbolCommand;

typedef struct Symbol {
  const char *name; /* of a command without its backslash; of what is one character "" */
  SymbolKind kind;
  AtomClass atom;
  Face face;
  uint32_t code;
  int amount;
  bool limits; /* scripts go above and below in display style */
} Symbol;

/* The command of that name (`length` bytes); false: there is none. */
bool symbol_find(Symbol *out, const char *name, size_t length);

/* What a single character means outside commands, '-' and U+2212 both as the minus; false: nothing. */
bool symbol_of_character(Symbol *out, uint32_t code);

/* The command most like a misspelt one; false: none is. */
enum { SYMBOL_NAME_MAX = 20 };
bool symbol_nearest(char out[SYMBOL_NAME_MAX], const char *name);

/* What may follow \left and \right: the character itself, 0 for '.' or a name such as "langle".
 * false: no delimiter. */
bool symbol_delimiter(uint32_t *out, uint32_t character, const Symbol *command);

/* '4' for U+2074, 'i' for U+1D62 and so on: the character whose superscript (subscript) this is; 0: none. */
uint32_t symbol_of_superscript(uint32_t code);
uint32_t symbol_of_subscript(uint32_t code);

/* The other way round; 0: Unicode has none. */
uint32_t symbol_to_superscript(uint32_t code);
uint32_t symbol_to_subscript(uint32_t code);

#endif
