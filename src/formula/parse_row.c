#include "formula/parse_state.h"

#include "base/text.h"

#include <string.h>

int parse_gap(AtomClass left, AtomClass right, bool tight) {
  /* The TeXbook, page 170; a negative number vanishes in scripts, 0 also stands for "cannot happen". */
  static const int gaps[8][8] = {
      /* ord op bin rel open close punct inner */
      {0, 3, -4, -5, 0, 0, 0, -3},     /* ord */
      {3, 3, 0, -5, 0, 0, 0, -3},      /* op */
      {-4, -4, 0, 0, -4, 0, 0, -4},    /* bin */
      {-5, -5, 0, 0, -5, 0, 0, -5},    /* rel */
      {0, 0, 0, 0, 0, 0, 0, 0},        /* open */
      {0, 3, -4, -5, 0, 0, 0, -3},     /* close */
      {-3, -3, 0, -3, -3, -3, -3, -3}, /* punct */
      {-3, 3, -4, -5, -3, 0, -3, -3},  /* inner */
  };
  if (left == CLASS_NONE || right == CLASS_NONE)
    return 0;
  int gap = gaps[left][right];
  return gap >= 0 ? gap : tight ? 0 : -gap;
}

static bool is_bar(const FormulaNode *node) {
  return node->kind == NODE_SYMBOL && node->own_atom == CLASS_ORD &&
         (node->code == '|' || node->code == 0x2225);
}

/* The bar at the heart of |z| or \|W\|_2^2, else NULL. */
static FormulaNode *bar_of(FormulaNode *node) {
  if (node->kind == NODE_SCRIPTS && node->body)
    return is_bar(node->body) ? node->body : NULL;
  return is_bar(node) ? node : NULL;
}

static bool wants_operand(const FormulaNode *before) {
  if (!before)
    return true;
  AtomClass atom = before->atom;
  return atom == CLASS_BIN || atom == CLASS_OP || atom == CLASS_REL || atom == CLASS_OPEN ||
         atom == CLASS_PUNCT || before->sign;
}

static void resolve_sign(FormulaNode *node) {
  if (node && node->atom == CLASS_BIN) {
    node->atom = CLASS_ORD;
    node->sign = true;
  }
}

void parse_resolve(FormulaNode *first) {
  FormulaNode *before = NULL;
  bool inside = false;
  for (FormulaNode *node = first; node; node = node->next) {
    if (node->kind == NODE_SPACE)
      continue;
    node->atom = node->own_atom;
    node->sign = false;
    const FormulaNode *bar = bar_of(node);
    if (bar && inside)
      node->atom = CLASS_CLOSE;
    else if (bar && wants_operand(before))
      node->atom = CLASS_OPEN;
    if (bar)
      inside = node->atom == CLASS_OPEN;
    if (node->atom == CLASS_BIN && wants_operand(before))
      resolve_sign(node);
    if (node->atom == CLASS_REL || node->atom == CLASS_CLOSE || node->atom == CLASS_PUNCT)
      resolve_sign(before);
    before = node;
  }
  resolve_sign(before);
}

static bool is_primes(const ParseState *state) {
  return *state->at == '\'' || strncmp(state->at, "\xe2\x80\xb2", 3) == 0;
}

/* The end of a script, where what is read next is added. */
static FormulaNode **script_end(ParseState *state, FormulaNode **script) {
  if (!*script)
    *script = parse_node(state, NODE_ROW, CLASS_ORD);
  FormulaNode **end = &(*script)->body;
  while (*end)
    end = &(*end)->next;
  return end;
}

static bool add_symbol(ParseState *state, FormulaNode **end, const char *utf8) {
  ParseState inner = *state;
  inner.at = utf8;
  return parse_atom(end, &inner);
}

/* ' and the superscript and subscript characters that Unicode has. */
static bool parse_script_characters(bool *found, ParseState *state, FormulaNode **sub, FormulaNode **sup) {
  *found = false;
  for (;;) {
    const char *next = state->at;
    uint32_t code = text_next(&next);
    bool prime = is_primes(state);
    uint32_t upper = symbol_of_superscript(code), lower = symbol_of_subscript(code);
    if (!prime && !upper && !lower)
      return true;
    Text text = {0};
    text_add_codepoint(&text, prime ? 0x2032 : upper ? upper : lower);
    bool ok =
        add_symbol(state, script_end(state, lower ? sub : sup), arena_copy(state->arena, text_get(&text)));
    text_free(&text);
    if (!ok)
      return false;
    *found = true;
    state->at = next;
  }
}

static bool parse_marked_script(ParseState *state, bool *marked, FormulaNode **script, const char *name) {
  const char *where = state->at++;
  if (*marked)
    return parse_fail(state, where, "a second %s on the same symbol", name) ||
           error_hint(state->err, "write { } around the first");
  *marked = true;
  FormulaNode *argument;
  if (!parse_argument(&argument, state, where[0] == '_' ? "_" : "^", where))
    return false;
  FormulaNode **end = script_end(state, script);
  *end = argument;
  argument->next = NULL;
  parse_resolve((*script)->body);
  return true;
}

static bool parse_limits(ParseState *state, FormulaNode *base) {
  bool on = parse_at_command(state, "limits");
  if (base->own_atom != CLASS_OP)
    return parse_fail(state, state->at, "\\%s belongs behind an operator such as \\sum",
                      on ? "limits" : "nolimits");
  state->at += strlen(on ? "\\limits" : "\\nolimits");
  base->limits = base->always_limits = on;
  return true;
}

/* What follows a base: primes, _ and ^, \limits. */
static bool parse_scripts(FormulaNode **out, ParseState *state, FormulaNode *base) {
  FormulaNode *sub = NULL, *sup = NULL;
  bool below = false, above = false;
  for (;;) {
    parse_skip_space(state);
    bool found = false, ok = true;
    if (*state->at == '_')
      ok = parse_marked_script(state, &below, &sub, "subscript");
    else if (*state->at == '^')
      ok = parse_marked_script(state, &above, &sup, "superscript");
    else if (parse_at_command(state, "limits") || parse_at_command(state, "nolimits"))
      ok = parse_limits(state, base);
    else if (!parse_script_characters(&found, state, &sub, &sup))
      return false;
    else if (!found)
      break;
    if (!ok)
      return false;
  }
  *out = base;
  if (!sub && !sup)
    return true;
  FormulaNode *node = parse_node(state, NODE_SCRIPTS, base->own_atom);
  node->body = base;
  node->sub = sub;
  node->sup = sup;
  node->limits = base->limits;
  node->always_limits = base->always_limits;
  *out = node;
  return true;
}

static bool ends_row(const ParseState *state, char stop) {
  char next = *state->at;
  return next == '\0' || next == '}' || next == '&' || (stop && next == stop) ||
         parse_at_command(state, "\\") || parse_at_command(state, "right") || parse_at_command(state, "end");
}

/* A coloured group is no group to its neighbours: its atoms stand among them. */
static FormulaNode **append(FormulaNode **end, FormulaNode *node) {
  if (!node->color || node->kind != NODE_ROW) {
    *end = node;
    return &node->next;
  }
  *end = node->body;
  for (FormulaNode *inner = node->body; inner; inner = inner->next) {
    if (!inner->color)
      inner->color = node->color;
    end = &inner->next;
  }
  return end;
}

bool parse_row(FormulaNode **out, ParseState *state, char stop) {
  FormulaNode *row = parse_node(state, NODE_ROW, CLASS_ORD);
  FormulaNode **end = &row->body;
  for (;;) {
    parse_skip_space(state);
    if (ends_row(state, stop))
      break;
    FormulaNode *base, *node;
    if (!parse_atom(&base, state) || !parse_scripts(&node, state, base))
      return false;
    end = append(end, node);
  }
  parse_resolve(row->body);
  *out = row;
  return true;
}

bool parse_formula(FormulaNode **out, Arena *arena, const char *source, ColorKnown *known, Error *err) {
  ParseState state = {
      .arena = arena, .err = err, .known = known, .source = source, .at = source, .letters = TEX_FRAC};
  if (strlen(source) > PARSE_MAX_LENGTH)
    return error_set(err, "the formula is longer than %d bytes", PARSE_MAX_LENGTH);
  FormulaNode *row;
  if (!parse_row(&row, &state, 0))
    return false;
  if (*state.at == '\0') {
    *out = row;
    return true;
  }
  if (*state.at == '}')
    return parse_fail(&state, state.at, "a } without its {");
  if (*state.at == '&' || parse_at_command(&state, "\\")) {
    parse_fail(&state, state.at, "%s outside a table", *state.at == '&' ? "&" : "\\\\");
    return error_hint(err, "put it between \\begin{aligned} and \\end{aligned}");
  }
  bool right = parse_at_command(&state, "right");
  return parse_fail(&state, state.at, "%s without its %s", right ? "\\right" : "\\end",
                    right ? "\\left" : "\\begin");
}
