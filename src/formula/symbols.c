#include "formula/symbols.h"

#include "base/text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define BIG(name, code, limits)                                                                              \
  { name, SYMBOL_BIG, CLASS_OP, FACE_SIZE1, code, 0, limits }
#define NAME(name, limits)                                                                                   \
  { name, SYMBOL_NAME, CLASS_OP, FACE_MAIN, 0, 0, limits }
#define SPACE(name, mu)                                                                                      \
  { name, SYMBOL_SPACE, CLASS_NONE, FACE_MAIN, 0, mu, false }
#define ACCENT(name, code)                                                                                   \
  { name, SYMBOL_ACCENT, CLASS_ORD, FACE_MAIN, code, 0, false }
#define COMMAND(name, id)                                                                                    \
  { name, SYMBOL_COMMAND, CLASS_NONE, FACE_MAIN, 0, id, false }

/* Commands that are one character, with it: of those of one character the first tells its class. */
static const struct {
  Face face;
  AtomClass atom;
  const char *pairs; /* each between two blanks */
} ATOMS[] = {
    {FACE_ITALIC, CLASS_ORD,
     " alpha:α beta:β gamma:γ delta:δ epsilon:ϵ varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι "
     "kappa:κ lambda:λ mu:μ nu:ν xi:ξ omicron:ο pi:π varpi:ϖ rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ "
     "upsilon:υ phi:ϕ varphi:φ chi:χ psi:ψ omega:ω "},
    {FACE_MAIN, CLASS_INNER, " ldots:… dots:… cdots:⋯ ddots:⋱ "},
    {FACE_MAIN, CLASS_ORD,
     " Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω infty:∞ "
     "partial:∂ nabla:∇ ell:ℓ top:⊤ bot:⊥ forall:∀ exists:∃ emptyset:∅ prime:′ vdots:⋮ %:% #:# &:& _:_ "
     "$:$ |:∥ Vert:∥ vert:| "},
    {FACE_MAIN, CLASS_BIN,
     " pm:± mp:∓ cdot:⋅ times:× div:÷ circ:∘ odot:⊙ oplus:⊕ otimes:⊗ ast:∗ cup:∪ cap:∩ setminus:\\ "},
    {FACE_MAIN, CLASS_REL,
     " le:≤ leq:≤ ge:≥ geq:≥ lt:< gt:> ll:≪ gg:≫ ne:≠ neq:≠ approx:≈ equiv:≡ sim:∼ simeq:≃ propto:∝ "
     "in:∈ notin:∉ subset:⊂ subseteq:⊆ mid:∣ parallel:∥ to:→ rightarrow:→ leftarrow:← gets:← "
     "leftrightarrow:↔ uparrow:↑ downarrow:↓ mapsto:↦ Rightarrow:⇒ Leftarrow:⇐ Leftrightarrow:⇔ "
     "implies:⟹ iff:⟺ "},
    {FACE_MAIN, CLASS_PUNCT, " colon:: "},
    {FACE_MAIN, CLASS_OPEN, " {:{ lbrace:{ lVert:∥ lvert:| langle:⟨ lfloor:⌊ lceil:⌈ "},
    {FACE_MAIN, CLASS_CLOSE, " }:} rbrace:} rVert:∥ rvert:| rangle:⟩ rfloor:⌋ rceil:⌉ "},
};

static const Symbol table[] = {
    BIG("sum", 0x2211, true),
    BIG("prod", 0x220f, true),
    BIG("int", 0x222b, false),
    NAME("log", false),
    NAME("exp", false),
    NAME("ln", false),
    NAME("sin", false),
    NAME("cos", false),
    NAME("tan", false),
    NAME("sinh", false),
    NAME("cosh", false),
    NAME("tanh", false),
    NAME("arg", false),
    NAME("dim", false),
    NAME("det", true),
    NAME("min", true),
    NAME("max", true),
    NAME("lim", true),
    NAME("sup", true),
    NAME("inf", true),
    SPACE(",", 3),
    SPACE(":", 4),
    SPACE(">", 4),
    SPACE(";", 5),
    SPACE("!", -3),
    SPACE(" ", 6),
    SPACE("quad", 18),
    SPACE("qquad", 36),
    ACCENT("hat", 0x2c6),
    ACCENT("bar", 0x2c9),
    ACCENT("vec", 0x20d7),
    ACCENT("tilde", 0x2dc),
    ACCENT("dot", 0x2d9),
    COMMAND("frac", TEX_FRAC),
    COMMAND("dfrac", TEX_DFRAC),
    COMMAND("tfrac", TEX_TFRAC),
    COMMAND("sqrt", TEX_SQRT),
    COMMAND("left", TEX_LEFT),
    COMMAND("right", TEX_RIGHT),
    COMMAND("begin", TEX_BEGIN),
    COMMAND("end", TEX_END),
    COMMAND("text", TEX_TEXT_UI),
    COMMAND("textrm", TEX_TEXT_UI),
    COMMAND("textbf", TEX_TEXT_BOLD),
    COMMAND("mathrm", TEX_ROMAN),
    COMMAND("mathbf", TEX_BOLD),
    COMMAND("boldsymbol", TEX_BOLD_SYMBOL),
    COMMAND("mathbb", TEX_BLACKBOARD),
    COMMAND("operatorname", TEX_OPERATOR),
    COMMAND("color", TEX_COLOR),
    COMMAND("textcolor", TEX_COLOR),
    COMMAND("boxed", TEX_BOXED),
    COMMAND("underbrace", TEX_UNDERBRACE),
    COMMAND("overbrace", TEX_OVERBRACE),
    COMMAND("limits", TEX_LIMITS),
    COMMAND("nolimits", TEX_NO_LIMITS),
};

enum { ATOM_GROUPS = sizeof ATOMS / sizeof *ATOMS, TABLE_SIZE = sizeof table / sizeof *table };

static Symbol atom_symbol(size_t group, uint32_t code) {
  return (Symbol){
      .name = "", .kind = SYMBOL_ATOM, .atom = ATOMS[group].atom, .face = ATOMS[group].face, .code = code};
}

bool symbol_find(Symbol *out, const char *name, size_t length) {
  char key[SYMBOL_NAME_MAX + 3];
  for (size_t i = 0; i < TABLE_SIZE; i++)
    if (strncmp(table[i].name, name, length) == 0 && table[i].name[length] == '\0') {
      *out = table[i];
      return true;
    }
  if (length >= SYMBOL_NAME_MAX)
    return false;
  snprintf(key, sizeof key, " %.*s:", (int)length, name);
  for (size_t i = 0; i < ATOM_GROUPS; i++) {
    const char *found = strstr(ATOMS[i].pairs, key), *character = found ? found + strlen(key) : NULL;
    if (!character)
      continue;
    *out = atom_symbol(i, text_next(&character));
    return true;
  }
  return false;
}

/* The character of a command, if one of ATOMS has it. */
static bool find_atom(Symbol *out, uint32_t code) {
  Text key = {0};
  text_add_char(&key, ':');
  text_add_codepoint(&key, code);
  text_add_char(&key, ' ');
  size_t group = 0;
  while (group < ATOM_GROUPS && !strstr(ATOMS[group].pairs, text_get(&key)))
    group++;
  text_free(&key);
  if (group < ATOM_GROUPS)
    *out = atom_symbol(group, code);
  return group < ATOM_GROUPS;
}

bool symbol_nearest(char out[SYMBOL_NAME_MAX], const char *name) {
  enum { ATOMS_MAX = 160 };
  char atoms[ATOMS_MAX][SYMBOL_NAME_MAX];
  const char *names[ATOMS_MAX + TABLE_SIZE];
  size_t count = 0;
  for (size_t i = 0; i < ATOM_GROUPS; i++)
    for (const char *at = ATOMS[i].pairs + 1; *at; at = strchr(at, ' ') + 1) {
      size_t length = strcspn(at + 1, ":") + 1;
      if (length == 1)
        continue;
      assert(count < ATOMS_MAX);
      snprintf(atoms[count], SYMBOL_NAME_MAX, "%.*s", (int)length, at);
      names[count] = atoms[count];
      count++;
    }
  for (size_t i = 0; i < TABLE_SIZE; i++)
    if (strlen(table[i].name) > 1)
      names[count++] = table[i].name;
  const char *nearest = text_nearest(name, names, count);
  if (nearest)
    snprintf(out, SYMBOL_NAME_MAX, "%s", nearest);
  return nearest != NULL;
}

static AtomClass class_of_character(uint32_t code) {
  static const struct {
    const char *characters;
    AtomClass atom;
  } classes[] = {
      {"+*", CLASS_BIN}, {"=<>:", CLASS_REL}, {"([", CLASS_OPEN}, {")]?!", CLASS_CLOSE}, {",;", CLASS_PUNCT}};
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if (code < 128 && strchr(classes[i].characters, (int)code))
      return classes[i].atom;
  return CLASS_ORD;
}

static bool is_letter(uint32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

bool symbol_of_character(Symbol *out, uint32_t code) {
  Symbol found = {.name = "", .kind = SYMBOL_ATOM, .atom = CLASS_ORD, .face = FACE_MAIN, .code = code};
  if (code == '-' || code == 0x2212) {
    found.atom = CLASS_BIN;
    found.code = 0x2212;
  } else if (is_letter(code)) {
    found.face = FACE_ITALIC;
  } else if (code > ' ' && code < 127 && !strchr("\\{}&^_~%#$\"`'@", (int)code)) {
    found.atom = class_of_character(code);
    found.code = code == '*' ? 0x2217 : code;
  } else {
    if (code == 0xb7)
      code = 0x22c5;
    for (size_t i = 0; i < TABLE_SIZE && code > 127; i++)
      if (table[i].code == code && table[i].kind != SYMBOL_ACCENT) {
        *out = table[i];
        return true;
      }
    return code > 127 && find_atom(out, code);
  }
  *out = found;
  return true;
}

bool symbol_delimiter(uint32_t *out, uint32_t character, const Symbol *command) {
  static const uint32_t named[] = {'{',    '}',    '|',    0x2225, 0x2223, 0x27e8,
                                   0x27e9, 0x230a, 0x230b, 0x2308, 0x2309};
  if (!command) {
    if (character == 0 || character > 127 || !strchr("()[]|./", (int)character))
      return false;
    *out = character == '.' ? 0 : character;
    return true;
  }
  for (size_t i = 0; i < sizeof named / sizeof *named; i++)
    if (command->kind == SYMBOL_ATOM && command->code == named[i]) {
      *out = named[i] == 0x2223 ? '|' : named[i];
      return true;
    }
  return false;
}

/* A character, its superscript and its subscript; 0: Unicode has none. */
static const uint32_t scripts[][3] = {
    {'0', 0x2070, 0x2080}, {'1', 0xb9, 0x2081},   {'2', 0xb2, 0x2082},   {'3', 0xb3, 0x2083},
    {'4', 0x2074, 0x2084}, {'5', 0x2075, 0x2085}, {'6', 0x2076, 0x2086}, {'7', 0x2077, 0x2087},
    {'8', 0x2078, 0x2088}, {'9', 0x2079, 0x2089}, {'+', 0x207a, 0x208a}, {0x2212, 0x207b, 0x208b},
    {'=', 0x207c, 0x208c}, {'(', 0x207d, 0x208d}, {')', 0x207e, 0x208e}, {'a', 0x1d43, 0x2090},
    {'b', 0x1d47, 0},      {'c', 0x1d9c, 0},      {'d', 0x1d48, 0},      {'e', 0x1d49, 0x2091},
    {'h', 0x2b0, 0x2095},  {'i', 0x2071, 0x1d62}, {'j', 0x2b2, 0x2c7c},  {'k', 0x1d4f, 0x2096},
    {'l', 0x2e1, 0x2097},  {'m', 0x1d50, 0x2098}, {'n', 0x207f, 0x2099}, {'o', 0x1d52, 0x2092},
    {'p', 0x1d56, 0x209a}, {'r', 0x2b3, 0x1d63},  {'s', 0x2e2, 0x209b},  {'t', 0x1d57, 0x209c},
    {'u', 0x1d58, 0x1d64}, {'v', 0x1d5b, 0x1d65}, {'x', 0x2e3, 0x2093},  {'D', 0x1d30, 0},
    {'K', 0x1d37, 0},      {'M', 0x1d39, 0},      {'N', 0x1d3a, 0},      {'T', 0x1d40, 0},
    {0x22a4, 0x1d40, 0},
};

static uint32_t convert_script(uint32_t code, int from, int to) {
  for (size_t i = 0; i < sizeof scripts / sizeof *scripts && code; i++)
    if (scripts[i][from] == code)
      return scripts[i][to];
  return 0;
}

uint32_t symbol_of_superscript(uint32_t code) {
  return convert_script(code, 1, 0);
}
uint32_t symbol_of_subscript(uint32_t code) {
  return convert_script(code, 2, 0);
}
uint32_t symbol_to_superscript(uint32_t code) {
  return code == 0x2032 ? code : convert_script(code, 0, 1);
}
uint32_t symbol_to_subscript(uint32_t code) {
  return convert_script(code, 0, 2);
}
