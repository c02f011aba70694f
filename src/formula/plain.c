/* The tree as one line of plain text. */
#include "formula/formula.h"

#include "formula/parse.h"

#include <string.h>

static void add_node(Text *out, const FormulaNode *node, bool tight);

/* What a node reads as, in memory of its own. */
static Text read_node(const FormulaNode *node, bool tight) {
  Text text = {0};
  if (node)
    add_node(&text, node, tight);
  return text;
}

static bool ends_in_space(const Text *text) {
  return text->length == 0 || text->data[text->length - 1] == ' ';
}

/* Whether the last character is a script without brackets: a letter behind it would seem to belong to it. */
static bool ends_in_script(const Text *text) {
  size_t last = text->length;
  while (last > 0 && ((unsigned char)text->data[last - 1] & 0xc0) == 0x80)
    last--;
  return last >= 2 && (text->data[last - 2] == '_' || text->data[last - 2] == '^');
}

static void add_list(Text *out, const FormulaNode *first, bool tight) {
  const FormulaNode *before = NULL;
  bool space = false;
  for (const FormulaNode *node = first; node; node = node->next) {
    if (node->kind == NODE_SPACE) {
      space = space || node->amount > 0;
      continue;
    }
    if (before && !before->sign && parse_gap(before->atom, node->atom, tight) > 0)
      space = true;
    if (before && node->atom == CLASS_ORD && ends_in_script(out))
      space = true;
    if (space && !ends_in_space(out))
      text_add_char(out, ' ');
    size_t length = out->length;
    add_node(out, node, tight);
    space = false;
    if (out->length > length)
      before = node;
  }
}

/* Whether a reading needs no brackets when something is put before or behind it: one word, or one
 * bracketed whole. */
static bool is_whole(const char *text) {
  int open = 0;
  for (const char *p = text; *p; p++) {
    open += *p == '(';
    open -= *p == ')';
    if (open == 0 && *p == ' ')
      return false;
  }
  return true;
}

/* Whether it contains a sum or a relation outside brackets, so that it can't stand in a fraction as it is. */
static bool is_sum(const FormulaNode *node) {
  if (!node)
    return false;
  if (node->kind == NODE_FRACTION)
    return true;
  for (const FormulaNode *item = node->kind == NODE_ROW ? node->body : NULL; item; item = item->next)
    if (item->atom == CLASS_BIN || item->atom == CLASS_REL || item->atom == CLASS_PUNCT ||
        item->code == '/' || is_sum(item))
      return true;
  return false;
}

/* Whether a denominator is a product such as 2a, which a slash would tear apart; an operator with its operand
 * or a differential is not. */
static bool is_product(const FormulaNode *node) {
  const FormulaNode *first = node->kind == NODE_ROW ? node->body : NULL;
  if (!first || !first->next || first->atom != CLASS_ORD)
    return false;
  return first->code != 0x2202 && first->code != 'd';
}

static void add_bracketed(Text *out, const char *text, bool brackets) {
  text_addf(out, brackets ? "(%s)" : "%s", text);
}

static void add_fraction(Text *out, const FormulaNode *node, bool tight) {
  Text above = read_node(node->body, tight), below = read_node(node->other, tight);
  const char *top = text_get(&above), *bottom = text_get(&below);
  bool sum_above = is_sum(node->body), sum_below = is_sum(node->other) || is_product(node->other);
  bool wide =
      !tight && (sum_above || sum_below || !is_whole(top) || !is_whole(bottom) || strstr(top, "^(") != NULL);
  add_bracketed(out, top, sum_above);
  text_add(out, wide ? " / " : "/");
  add_bracketed(out, bottom, sum_below);
  text_free(&above);
  text_free(&below);
}

/* Every character as a sub- or superscript of Unicode, if all have one. */
static bool add_small(Text *out, const char *text, uint32_t (*convert)(uint32_t)) {
  size_t start = out->length;
  for (uint32_t code; (code = text_next(&text));) {
    uint32_t small = code == ' ' ? 0 : convert(code);
    if (!small) {
      out->length = start;
      if (out->data)
        out->data[start] = '\0';
      return false;
    }
    text_add_codepoint(out, small);
  }
  return true;
}

static void add_script(Text *out, const FormulaNode *script, char mark, uint32_t (*convert)(uint32_t)) {
  if (!script)
    return;
  Text text = read_node(script, true);
  const char *read = text_get(&text);
  if (!add_small(out, read, convert)) {
    text_add_char(out, mark);
    add_bracketed(out, read, text_codepoints(read) > 1);
  }
  text_free(&text);
}

/* Whether braces hold several atoms, as in {ab}^2; an operator's name in upright letters is one word. */
static bool is_several(const FormulaNode *node) {
  return node->kind == NODE_ROW && node->own_atom == CLASS_ORD && node->body && node->body->next;
}

static void add_scripts(Text *out, const FormulaNode *node, bool tight) {
  Text base = read_node(node->body, tight);
  add_bracketed(out, text_get(&base),
                node->body->kind != NODE_BRACE &&
                    (is_sum(node->body) || is_several(node->body) || !is_whole(text_get(&base))));
  text_free(&base);
  if (node->body->kind == NODE_BRACE) {
    Text label = read_node(node->sub ? node->sub : node->sup, false);
    text_addf(out, " (%s)", text_get(&label));
    text_free(&label);
    return;
  }
  add_script(out, node->sub, '_', symbol_to_subscript);
  add_script(out, node->sup, '^', symbol_to_superscript);
}

static void add_root(Text *out, const FormulaNode *node, bool tight) {
  Text index = read_node(node->other, true), body = read_node(node->body, tight);
  if (index.length > 0 && !add_small(out, text_get(&index), symbol_to_superscript))
    text_addf(out, "(%s)", text_get(&index));
  text_add(out, "√");
  add_bracketed(out, text_get(&body), text_codepoints(text_get(&body)) > 1);
  text_free(&index);
  text_free(&body);
}

/* A combining mark behind one character, a bracket otherwise. */
static void add_accent(Text *out, const FormulaNode *node, bool tight) {
  static const struct {
    uint32_t code, mark;
    const char *name;
  } accents[] = {{0x2c6, 0x302, "hat"},
                 {0x2c9, 0x304, "bar"},
                 {0x20d7, 0x20d7, "vec"},
                 {0x2dc, 0x303, "tilde"},
                 {0x2d9, 0x307, "dot"}};
  Text body = read_node(node->body, tight);
  for (size_t i = 0; i < sizeof accents / sizeof *accents; i++) {
    if (accents[i].code != node->code)
      continue;
    if (text_codepoints(text_get(&body)) == 1) {
      text_add(out, text_get(&body));
      text_add_codepoint(out, accents[i].mark);
    } else {
      text_addf(out, "%s(%s)", accents[i].name, text_get(&body));
    }
  }
  text_free(&body);
}

static void add_delimiter(Text *out, uint32_t code) {
  if (code)
    text_add_codepoint(out, code == 0x2225 ? 0x2016 : code);
}

static void add_table(Text *out, const FormulaNode *node, bool tight) {
  add_delimiter(out, node->open);
  for (size_t r = 0; r < node->rows; r++) {
    text_add(out, r > 0 ? "; " : "");
    for (size_t c = 0; c < node->columns; c++) {
      Text cell = read_node(node->cells[r * node->columns + c], tight);
      if (c > 0 && cell.length > 0 && (node->table != TABLE_ALIGNED || !ends_in_space(out)))
        text_add(out, node->table == TABLE_ALIGNED ? " " : ", ");
      text_add(out, text_get(&cell));
      text_free(&cell);
    }
  }
  add_delimiter(out, node->table == TABLE_CASES ? '}' : node->close);
}

static void add_characters(Text *out, const FormulaNode *node) {
  if (node->face == FACE_AMS && node->text[0] == 'R')
    text_add(out, "ℝ");
  else if (node->code == 0x2225)
    text_add(out, "‖");
  else if (node->code == 0x22c5)
    text_add(out, "·");
  else if (node->code == 0x2211 || node->code == 0x220f)
    text_add(out, node->code == 0x2211 ? "Σ" : "Π");
  else
    text_add(out, node->text);
}

static void add_node(Text *out, const FormulaNode *node, bool tight) {
  switch (node->kind) {
  case NODE_SYMBOL:
  case NODE_BIG:
  case NODE_TEXT:
    add_characters(out, node);
    break;
  case NODE_SPACE:
    break;
  case NODE_FRACTION:
    add_fraction(out, node, tight);
    break;
  case NODE_ROOT:
    add_root(out, node, tight);
    break;
  case NODE_SCRIPTS:
    add_scripts(out, node, tight);
    break;
  case NODE_ACCENT:
    add_accent(out, node, tight);
    break;
  case NODE_FENCE:
    add_delimiter(out, node->open);
    add_node(out, node->body, tight);
    add_delimiter(out, node->close);
    break;
  case NODE_TABLE:
    add_table(out, node, tight);
    break;
  case NODE_ROW:
    add_list(out, node->body, tight);
    break;
  case NODE_BRACE:
  case NODE_BOXED:
    add_node(out, node->body, tight);
    break;
  }
}

bool formula_text(Text *out, const char *source, Error *err) {
  Arena arena = {0};
  FormulaNode *root;
  bool ok = parse_formula(&root, &arena, source, NULL, err);
  if (ok) {
    Text text = read_node(root, false);
    text_add(out, text_get(&text));
    text_free(&text);
  } else {
    text_add(out, source);
  }
  arena_free(&arena);
  return ok;
}
