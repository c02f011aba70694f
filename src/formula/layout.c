#include "formula/layout.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

double layout_em(const FormulaLayout *layout, Setting setting) {
  static const double scale[] = {1, 1, 0.7, 0.5};
  return fmin(layout->size, fmax(layout->size * scale[setting.level], layout->least));
}

Setting layout_superscript(Setting setting) {
  setting.level = setting.level <= LEVEL_TEXT ? LEVEL_SCRIPT : LEVEL_SMALL;
  return setting;
}

Setting layout_cramped(Setting setting) {
  setting.cramped = true;
  return setting;
}

Setting layout_subscript(Setting setting) {
  return layout_cramped(layout_superscript(setting));
}

const FormulaNode *layout_single(const FormulaNode *node) {
  while (node && node->kind == NODE_ROW && node->body && !node->body->next && !node->color &&
         node->own_atom == CLASS_ORD)
    node = node->body;
  return node;
}

static bool is_tight(Setting setting) {
  return setting.level >= LEVEL_SCRIPT;
}

static FormulaBox *set_text(FormulaLayout *layout, const FormulaNode *node, const char *text,
                            Setting setting) {
  double em = layout_em(layout, setting);
  bool words = node->kind == NODE_TEXT;
  /* The user interface's font has large small letters; so it stands among the mathematics. */
  return box_text(layout->arena, layout->style->font, node->face, words ? 0.9 * em : em, setting.ink, text);
}

/* A large operator: larger in display style, its middle on the axis. */
static FormulaBox *set_big(FormulaLayout *layout, const FormulaNode *node, Setting setting) {
  double em = layout_em(layout, setting);
  Face face = setting.level == LEVEL_DISPLAY ? FACE_SIZE2 : FACE_SIZE1;
  FormulaBox *glyph = box_text(layout->arena, layout->style->font, face, em, setting.ink, node->text);
  FormulaBox *box = box_group(layout->arena);
  box_add_centred(box, glyph, 0, LAYOUT_AXIS * em);
  box->italic = glyph->italic;
  return box;
}

/* The relation under the stroke of one that no mathematical face has, else 0. */
static uint32_t struck_code(const FormulaNode *node) {
  return node->code == 0x2260 ? '=' : node->code == 0x2209 ? 0x2208 : 0;
}

/* A relation struck through, as \ne. */
static FormulaBox *set_struck(FormulaLayout *layout, const FormulaNode *node, Setting setting) {
  double em = layout_em(layout, setting), half = 0.2 * em, stem = fmax(1, 0.045 * em) / 2;
  Text text = {0};
  text_add_codepoint(&text, struck_code(node));
  FormulaBox *box = box_group(layout->arena);
  FormulaBox *under = set_text(layout, node, arena_copy(layout->arena, text_get(&text)), setting);
  text_free(&text);
  double middle = under->width / 2, top = 0.64 * em, bottom = 0.14 * em;
  Outline outline = {.arena = layout->arena};
  outline_to(&outline, middle + half - stem, -top);
  outline_to(&outline, middle + half + stem, -top);
  outline_to(&outline, middle - half + stem, bottom);
  outline_to(&outline, middle - half - stem, bottom);
  box_add(box, under, 0, 0);
  box_add(box, box_path(&outline, under->width, top, bottom, setting.ink), 0, 0);
  return box;
}

static Color set_ink(FormulaLayout *layout, const FormulaNode *node, Color ink) {
  if (!node->color)
    return ink;
  const FormulaStyle *style = layout->style;
  Color found = ink;
  if (style->color && style->color(style->self, node->color->name, &found))
    return found;
  if (!layout->unknown)
    layout->unknown = node->color;
  return ink;
}

FormulaBox *layout_node(FormulaLayout *layout, const FormulaNode *node, Setting setting) {
  if (!node)
    return box_group(layout->arena);
  setting.ink = set_ink(layout, node, setting.ink);
  size_t count;
  double behind;
  switch (node->kind) {
  case NODE_SYMBOL:
    if (struck_code(node))
      return set_struck(layout, node, setting);
    return set_text(layout, node, node->text, setting);
  case NODE_TEXT:
    return set_text(layout, node, node->text, setting);
  case NODE_BIG:
    return set_big(layout, node, setting);
  case NODE_SCRIPTS:
    return scripts_layout(layout, node, setting);
  case NODE_FRACTION:
    return construct_fraction(layout, node, setting);
  case NODE_ROOT:
    return construct_root(layout, node, setting);
  case NODE_ACCENT:
    return construct_accent(layout, node, setting);
  case NODE_FENCE:
    return construct_fence(layout, node, setting);
  case NODE_BOXED:
    return construct_boxed(layout, node, setting);
  case NODE_BRACE:
    return construct_brace(layout, node, setting);
  case NODE_TABLE:
    return grid_layout(layout, node, setting);
  case NODE_SPACE:
  case NODE_ROW:
    break;
  }
  const LayoutItem *items =
      layout_items(&count, &behind, layout, node->kind == NODE_ROW ? node->body : NULL, setting);
  FormulaBox *row = layout_line(layout->arena, items, count);
  row->width += behind;
  return row;
}

/* The last symbol that can be drawn with `first` as one text: the same face and ink, nothing between. */
static const FormulaNode *run_end(FormulaLayout *layout, const FormulaNode *first, Setting setting) {
  if (first->kind != NODE_SYMBOL || struck_code(first))
    return first;
  const FormulaNode *end = first;
  for (;;) {
    const FormulaNode *next = end->next;
    if (!next || next->kind != NODE_SYMBOL || next->face != first->face || next->color != first->color ||
        struck_code(next) || parse_gap(end->atom, next->atom, is_tight(setting)) != 0 ||
        set_text(layout, end, end->text, setting)->italic > 0)
      return end;
    end = next;
  }
}

static FormulaBox *set_run(FormulaLayout *layout, const FormulaNode *first, const FormulaNode *end,
                           Setting setting) {
  if (first == end)
    return layout_node(layout, first, setting);
  setting.ink = set_ink(layout, first, setting.ink);
  Text text = {0};
  for (const FormulaNode *node = first; node && node != end; node = node->next)
    text_add(&text, node->text);
  text_add(&text, end->text);
  FormulaBox *box = set_text(layout, first, arena_copy(layout->arena, text_get(&text)), setting);
  text_free(&text);
  return box;
}

static bool is_sum(const FormulaNode *node) {
  return node->atom == CLASS_BIN && node->kind == NODE_SYMBOL &&
         (node->code == '+' || node->code == 0x2212 || node->code == 0xb1);
}

LayoutItem *layout_items(size_t *count, double *behind, FormulaLayout *layout, const FormulaNode *first,
                         Setting setting) {
  size_t most = 0;
  for (const FormulaNode *node = first; node; node = node->next)
    most++;
  LayoutItem *items = ARENA_ARRAY(layout->arena, LayoutItem, most);
  double mu = layout_em(layout, setting) / 18, space = 0;
  AtomClass before = CLASS_NONE;
  *count = 0;
  for (const FormulaNode *node = first, *end; node; node = end->next) {
    end = node;
    if (node->kind == NODE_SPACE) {
      space += node->amount * mu;
      continue;
    }
    end = run_end(layout, node, setting);
    LayoutItem *item = &items[(*count)++];
    item->atom = node->atom;
    item->sum = is_sum(node);
    item->gap = space + parse_gap(before, node->atom, is_tight(setting)) * mu;
    item->box = set_run(layout, node, end, setting);
    before = end->atom;
    space = 0;
  }
  *behind = space;
  return items;
}

FormulaBox *layout_line(Arena *arena, const LayoutItem *items, size_t count) {
  FormulaBox *line = box_group(arena);
  double x = 0;
  for (size_t i = 0; i < count; i++) {
    x += items[i].gap;
    box_add(line, items[i].box, x, 0);
    x += items[i].box->width + items[i].box->italic;
  }
  line->width = fmax(0, x);
  return line;
}
