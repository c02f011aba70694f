#include "formula/symbols.h"

#include "base/text.h"

#include <string.h>

#define ITALIC(name, code)                                                                                   \
  { name, SYMBOL_ATOM, CLASS_ORD, FACE_ITALIC, code, 0, false }
#define ATOM(name, atom, code)                                                                               \
  { name, SYMBOL_ATOM, atom, FACE_MAIN, code, 0, false }
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

static const Symbol table[] = {
    ITALIC("alpha", 0x3b1),
    ITALIC("beta", 0x3b2),
    ITALIC("gamma", 0x3b3),
    ITALIC("delta", 0x3b4),
    ITALIC("epsilon", 0x3f5),
    ITALIC("varepsilon", 0x3b5),
    ITALIC("zeta", 0x3b6),
    ITALIC("eta", 0x3b7),
    ITALIC("theta", 0x3b8),
    ITALIC("vartheta", 0x3d1),
    ITALIC("iota", 0x3b9),
    ITALIC("kappa", 0x3ba),
    ITALIC("lambda", 0x3bb),
    ITALIC("mu", 0x3bc),
    ITALIC("nu", 0x3bd),
    ITALIC("xi", 0x3be),
    ITALIC("omicron", 0x3bf),
    ITALIC("pi", 0x3c0),
    ITALIC("varpi", 0x3d6),
    ITALIC("rho", 0x3c1),
    ITALIC("varrho", 0x3f1),
    ITALIC("sigma", 0x3c3),
    ITALIC("varsigma", 0x3c2),
    ITALIC("tau", 0x3c4),
    ITALIC("upsilon", 0x3c5),
    ITALIC("phi", 0x3d5),
    ITALIC("varphi", 0x3c6),
    ITALIC("chi", 0x3c7),
    ITALIC("psi", 0x3c8),
    ITALIC("omega", 0x3c9),
    ATOM("Gamma", CLASS_ORD, 0x393),
    ATOM("Delta", CLASS_ORD, 0x394),
    ATOM("Theta", CLASS_ORD, 0x398),
    ATOM("Lambda", CLASS_ORD, 0x39b),
    ATOM("Xi", CLASS_ORD, 0x39e),
    ATOM("Pi", CLASS_ORD, 0x3a0),
    ATOM("Sigma", CLASS_ORD, 0x3a3),
    ATOM("Upsilon", CLASS_ORD, 0x3a5),
    ATOM("Phi", CLASS_ORD, 0x3a6),
    ATOM("Psi", CLASS_ORD, 0x3a8),
    ATOM("Omega", CLASS_ORD, 0x3a9),
    ATOM("infty", CLASS_ORD, 0x221e),
    ATOM("partial", CLASS_ORD, 0x2202),
    ATOM("nabla", CLASS_ORD, 0x2207),
    ATOM("ell", CLASS_ORD, 0x2113),
    ATOM("top", CLASS_ORD, 0x22a4),
    ATOM("bot", CLASS_ORD, 0x22a5),
    ATOM("forall", CLASS_ORD, 0x2200),
    ATOM("exists", CLASS_ORD, 0x2203),
    ATOM("emptyset", CLASS_ORD, 0x2205),
    ATOM("prime", CLASS_ORD, 0x2032),
    ATOM("ldots", CLASS_INNER, 0x2026),
    ATOM("dots", CLASS_INNER, 0x2026),
    ATOM("cdots", CLASS_INNER, 0x22ef),
    ATOM("vdots", CLASS_ORD, 0x22ee),
    ATOM("ddots", CLASS_INNER, 0x22f1),
    ATOM("%", CLASS_ORD, '%'),
    ATOM("#", CLASS_ORD, '#'),
    ATOM("&", CLASS_ORD, '&'),
    ATOM("_", CLASS_ORD, '_'),
    ATOM("$", CLASS_ORD, '$'),
    ATOM("|", CLASS_ORD, 0x2225),
    ATOM("Vert", CLASS_ORD, 0x2225),
    ATOM("vert", CLASS_ORD, '|'),
    ATOM("pm", CLASS_BIN, 0xb1),
    ATOM("mp", CLASS_BIN, 0x2213),
    ATOM("cdot", CLASS_BIN, 0x22c5),
    ATOM("times", CLASS_BIN, 0xd7),
    ATOM("div", CLASS_BIN, 0xf7),
    ATOM("circ", CLASS_BIN, 0x2218),
    ATOM("odot", CLASS_BIN, 0x2299),
    ATOM("oplus", CLASS_BIN, 0x2295),
    ATOM("otimes", CLASS_BIN, 0x2297),
    ATOM("ast", CLASS_BIN, 0x2217),
    ATOM("cup", CLASS_BIN, 0x222a),
    ATOM("cap", CLASS_BIN, 0x2229),
    ATOM("setminus", CLASS_BIN, '\\'),
    ATOM("le", CLASS_REL, 0x2264),
    ATOM("leq", CLASS_REL, 0x2264),
    ATOM("ge", CLASS_REL, 0x2265),
    ATOM("geq", CLASS_REL, 0x2265),
    ATOM("lt", CLASS_REL, '<'),
    ATOM("gt", CLASS_REL, '>'),
    ATOM("ll", CLASS_REL, 0x226a),
    ATOM("gg", CLASS_REL, 0x226b),
    ATOM("ne", CLASS_REL, 0x2260),
    ATOM("neq", CLASS_REL, 0x2260),
    ATOM("approx", CLASS_REL, 0x2248),
    ATOM("equiv", CLASS_REL, 0x2261),
    ATOM("sim", CLASS_REL, 0x223c),
    ATOM("simeq", CLASS_REL, 0x2243),
    ATOM("propto", CLASS_REL, 0x221d),
    ATOM("in", CLASS_REL, 0x2208),
    ATOM("notin", CLASS_REL, 0x2209),
    ATOM("subset", CLASS_REL, 0x2282),
    ATOM("subseteq", CLASS_REL, 0x2286),
    ATOM("mid", CLASS_REL, 0x2223),
    ATOM("parallel", CLASS_REL, 0x2225),
    ATOM("to", CLASS_REL, 0x2192),
    ATOM("rightarrow", CLASS_REL, 0x2192),
    ATOM("leftarrow", CLASS_REL, 0x2190),
    ATOM("gets", CLASS_REL, 0x2190),
    ATOM("leftrightarrow", CLASS_REL, 0x2194),
    ATOM("uparrow", CLASS_REL, 0x2191),
    ATOM("downarrow", CLASS_REL, 0x2193),
    ATOM("mapsto", CLASS_REL, 0x21a6),
    ATOM("Rightarrow", CLASS_REL, 0x21d2),
    ATOM("Leftarrow", CLASS_REL, 0x21d0),
    ATOM("Leftrightarrow", CLASS_REL, 0x21d4),
    ATOM("implies", CLASS_REL, 0x27f9),
    ATOM("iff", CLASS_REL, 0x27fa),
    ATOM("colon", CLASS_PUNCT, ':'),
    ATOM("{", CLASS_OPEN, '{'),
    ATOM("}", CLASS_CLOSE, '}'),
    ATOM("lbrace", CLASS_OPEN, '{'),
    ATOM("rbrace", CLASS_CLOSE, '}'),
    ATOM("lVert", CLASS_OPEN, 0x2225),
    ATOM("rVert", CLASS_CLOSE, 0x2225),
    ATOM("lvert", CLASS_OPEN, '|'),
    ATOM("rvert", CLASS_CLOSE, '|'),
    ATOM("langle", CLASS_OPEN, 0x27e8),
    ATOM("rangle", CLASS_CLOSE, 0x27e9),
    ATOM("lfloor", CLASS_OPEN, 0x230a),
    ATOM("rfloor", CLASS_CLOSE, 0x230b),
    ATOM("lceil", CLASS_OPEN, 0x2308),
    ATOM("rceil", CLASS_CLOSE, 0x2309),
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

enum { TABLE_SIZE = sizeof table / sizeof *table };

const Symbol *symbol_find(const char *name, size_t length) {
  for (size_t i = 0; i < TABLE_SIZE; i++)
    if (strncmp(table[i].name, name, length) == 0 && table[i].name[length] == '\0')
      return &table[i];
  return NULL;
}

const char *symbol_nearest(const char *name) {
  const char *names[TABLE_SIZE];
  size_t count = 0;
  for (size_t i = 0; i < TABLE_SIZE; i++)
    if (strlen(table[i].name) > 1)
      names[count++] = table[i].name;
  return text_nearest(name, names, count);
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
  Symbol found = ATOM("", CLASS_ORD, code);
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
    return false;
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
