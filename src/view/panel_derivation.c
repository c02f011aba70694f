/* A derivation: lines below one another, joined at their signs, the rule of each at its right; below a line
 * the same in numbers, on demand. */
#include "view/panel_derivation.h"

#include "view/panel_numbers.h"

#include <math.h>
#include <string.h>

#define SIZE_MOST 4.2
#define SIZE_BROKEN 3.0 /* at most, where a line is broken into two */
#define SIZE_RULE 1.7
#define RULE 0.5     /* of a line's size, where that is more */
#define NUMBERS 0.86 /* of a line's size */
#define LINE_GAP 0.5 /* of a line's size, between lines, at least LEAST_GAP u */
#define LEAST_GAP 1.3
#define GAP_MORE 3.6    /* u, and so much more where there is room */
#define NUMBERS_GAP 0.5 /* u, between a line and its numbers */
#define RULE_MOST 0.34  /* of the width */
#define ABOVE 1.2       /* u, below the card's name where there is room */
#define BUTTON 3.6      /* u, the height of the line with the button */
#define DOTS 2.0        /* u, the height of what stands for lines without room */

/* ---- where lines are joined ---- */

/* The length of a relation at `at`; 0: none stands there. */
static size_t relation_length(const char *at) {
  static const char *const RELATIONS[] = {"\\approx", "\\equiv",  "\\le",         "\\ge",
                                          "\\ne",     "\\propto", "\\Rightarrow", "\\to"};
  if (*at == '=' || *at == '<' || *at == '>')
    return 1;
  for (size_t i = 0; i < sizeof RELATIONS / sizeof *RELATIONS; i++) {
    size_t length = strlen(RELATIONS[i]);
    bool letter = strncmp(at, RELATIONS[i], length) == 0 &&
                  ((at[length] >= 'a' && at[length] <= 'z') || (at[length] >= 'A' && at[length] <= 'Z'));
    if (strncmp(at, RELATIONS[i], length) == 0 && !letter)
      return length;
  }
  return 0;
}

/* How deep what follows a place lies inside braces, delimiters or an environment. */
static int depth_change(const char *at) {
  if (*at == '{')
    return 1;
  if (*at == '}')
    return -1;
  if (strncmp(at, "\\left", 5) == 0 && strncmp(at, "\\leftarrow", 10) != 0)
    return 1;
  if (strncmp(at, "\\right", 6) == 0 && strncmp(at, "\\rightarrow", 11) != 0)
    return -1;
  return strncmp(at, "\\begin", 6) == 0 ? 1 : strncmp(at, "\\end", 4) == 0 ? -1 : 0;
}

const char *derivation_sign(const char *source) {
  const char *sign = NULL;
  int depth = 0;
  for (const char *at = source; *at; at++) {
    depth += depth_change(at);
    if (depth == 0 && *at == '&')
      return at;
    if (depth == 0 && !sign && relation_length(at) > 0)
      sign = at;
    if (*at == '\\' && at[1])
      at++;
  }
  return sign;
}

/* ---- what it shows ---- */

/* A line, or its numbers. */
typedef struct Row {
  const char *source, *rule; /* filled; rule may be NULL */
  bool is_numbers, fresh;
  Formula left, right; /* of its sign */
  double rule_height, height;
} Row;

typedef struct Derivation {
  const Draw *draw;
  double u;
  Row rows[2 * PANEL_ITEMS_MAX];
  size_t count, first; /* first: those above it have no room */
  bool any_numbers, any_fresh;
  Rect rect;
  double size, left, rules; /* widths in pixels: of what stands before the signs, of the rules */
  bool rules_below;         /* there is no room for them at the right */
  bool broken;              /* a line is in two */
} Derivation;

static void add_line(Derivation *derivation, const Panel *panel, size_t i) {
  const Draw *draw = derivation->draw;
  const PanelSetting *when = panel_item_setting(panel, "lines", i, "when");
  if (!panel_condition(draw, when))
    return;
  Row row = {.source = panel_formula(draw, panel_item_setting(panel, "lines", i, "line")),
             .rule = panel_phrase(draw, panel_item_setting(panel, "lines", i, "rule")),
             .fresh = panel_condition_new(draw, when)};
  const char *numbers = panel_formula(draw, panel_item_setting(panel, "lines", i, "numbers"));
  derivation->rows[derivation->count++] = row;
  if (numbers && draw->state->numbers)
    derivation->rows[derivation->count++] = (Row){.source = numbers, .is_numbers = true, .fresh = row.fresh};
  derivation->any_numbers = derivation->any_numbers || numbers;
  derivation->any_fresh = derivation->any_fresh || row.fresh;
}

static Derivation derivation_read(const Draw *draw, const Panel *panel) {
  Derivation derivation = {.draw = draw, .u = draw->u};
  for (size_t i = 0; i < panel_setting(panel, "lines")->count; i++)
    add_line(&derivation, panel, i);
  return derivation;
}

/* ---- layout ---- */

static double size_of(const Derivation *derivation, const Row *row) {
  return row->is_numbers ? fmax(NUMBERS * derivation->size, SIZE_SMALL) : derivation->size;
}

/* What stands before the sign; nothing may. */
static void typeset_left(const Derivation *derivation, Row *row) {
  const Draw *draw = derivation->draw;
  const char *sign = derivation_sign(row->source);
  size_t length = sign ? (size_t)(sign - row->source) : 0;
  row->left = (Formula){0};
  if (length > strspn(row->source, " "))
    row->left = draw_formula_layout(draw, arena_copy_n(draw->arena, row->source, length),
                                    size_of(derivation, row), 0, draw->theme->ink);
}

/* The sign and what follows; a line without a sign stands where the others' right sides do. */
static void typeset_right(Derivation *derivation, Row *row, double room) {
  const Draw *draw = derivation->draw;
  const char *sign = derivation_sign(row->source), *source = row->source;
  if (sign)
    source = arena_printf(draw->arena, "{}%s", *sign == '&' ? sign + 1 : sign);
  double size = size_of(derivation, row);
  row->right = draw_formula_layout(draw, source, size, 0, draw->theme->ink);
  if (row->right.width <= room)
    return;
  derivation->broken = true;
  row->right = draw_formula_layout(draw, source, size, room, draw->theme->ink);
}

static double ascent_of(const Row *row) {
  return fmax(row->left.ascent, row->right.ascent);
}

static double formula_height(const Row *row) {
  return ascent_of(row) + fmax(row->left.descent, row->right.descent);
}

static double rule_size(const Derivation *derivation) {
  return fmax(SIZE_RULE, RULE * derivation->size);
}

static double draw_rule(const Derivation *derivation, const Row *row, Rect area, bool paint) {
  TextLook look = {rule_size(derivation), false, derivation->draw->theme->muted};
  return row->rule ? draw_mixed_paragraph(derivation->draw, area, look, row->rule, paint) : 0;
}

static void set_height(const Derivation *derivation, Row *row) {
  bool below = derivation->rules_below;
  double width = below ? derivation->rect.w - 2 * derivation->u : derivation->rules;
  row->rule_height = draw_rule(derivation, row, (Rect){0, 0, width, 0}, false);
  row->height = below ? formula_height(row) + row->rule_height : fmax(formula_height(row), row->rule_height);
}

/* In one line; formulas count by their letters. */
static double rule_width(const Derivation *derivation) {
  double widest = -derivation->u;
  for (size_t i = 0; i < derivation->count; i++)
    if (derivation->rows[i].rule)
      widest = fmax(
          widest, draw_text_width(derivation->draw, rule_size(derivation), false, derivation->rows[i].rule));
  return widest + derivation->u;
}

static void measure(Derivation *derivation, double size) {
  double u = derivation->u, width = derivation->rect.w, left = 0;
  derivation->size = size;
  derivation->broken = false;
  derivation->rules = fmin(rule_width(derivation), RULE_MOST * width);
  derivation->rules_below = derivation->rules > 0 && width < 46 * u;
  for (size_t i = 0; i < derivation->count; i++) {
    typeset_left(derivation, &derivation->rows[i]);
    left = fmax(left, derivation->rows[i].left.width);
  }
  derivation->left = fmin(left, 0.6 * width);
  double room = width - derivation->left - u;
  if (derivation->rules > 0 && !derivation->rules_below)
    room -= derivation->rules + 2 * u;
  for (size_t i = 0; i < derivation->count; i++) {
    typeset_right(derivation, &derivation->rows[i], fmax(room, 4 * u));
    set_height(derivation, &derivation->rows[i]);
  }
}

/* Above a row: numbers are close to their line. */
static double gap_above(const Derivation *derivation, size_t i, double gap) {
  bool numbers = derivation->rows[i].is_numbers;
  return i == derivation->first ? 0 : numbers ? NUMBERS_GAP * derivation->u : gap;
}

static double line_gap(const Derivation *derivation) {
  return fmax(LINE_GAP * derivation->size, LEAST_GAP) * derivation->u;
}

static double total_height(const Derivation *derivation) {
  double u = derivation->u, height = derivation->any_numbers ? BUTTON * u : 0;
  for (size_t i = derivation->first; i < derivation->count; i++)
    height += derivation->rows[i].height + gap_above(derivation, i, line_gap(derivation));
  return height + (derivation->first > 0 ? DOTS * u : 0);
}

/* As large as fits; what is too much even when small is left out from above. */
static void arrange(Derivation *derivation, Rect rect) {
  derivation->rect = rect;
  double size = SIZE_MOST;
  measure(derivation, size);
  while (derivation->broken && size > SIZE_BROKEN) {
    size = fmax(size - 0.2, SIZE_BROKEN);
    measure(derivation, size);
  }
  while (total_height(derivation) > rect.h && size > SIZE_SMALL) {
    size = fmax(size - 0.2, SIZE_SMALL);
    measure(derivation, size);
  }
  while (total_height(derivation) > rect.h && derivation->first + 1 < derivation->count)
    derivation->first++;
}

/* ---- drawing ---- */

static void draw_formulas(const Derivation *derivation, const Row *row, double top) {
  double x = derivation->rect.x + derivation->left, baseline = top + ascent_of(row);
  if (row->left.width > 0)
    formula_draw(&row->left, derivation->draw->canvas, x - row->left.width, baseline);
  formula_draw(&row->right, derivation->draw->canvas, x, baseline);
}

/* Not far from what they explain. */
static double rules_x(const Derivation *derivation) {
  double widest = 0;
  for (size_t i = derivation->first; i < derivation->count; i++)
    widest = fmax(widest, derivation->rows[i].right.width);
  return derivation->rect.x +
         fmin(derivation->left + widest + 4 * derivation->u, derivation->rect.w - derivation->rules);
}

static void draw_row(const Derivation *derivation, const Row *row, double top) {
  const Draw *draw = derivation->draw;
  double u = derivation->u, before = canvas_set_alpha(draw->canvas, 1), high = formula_height(row);
  double shown = row->fresh ? draw->t : derivation->any_fresh ? 0.85 : 1; /* what is known is calm */
  Rect rule = {rules_x(derivation), top + (row->height - row->rule_height) / 2, derivation->rules, 0};
  if (derivation->rules_below)
    rule = (Rect){derivation->rect.x + 2 * u, top + high, derivation->rect.w - 2 * u, 0};
  canvas_set_alpha(draw->canvas, before * shown);
  draw_formulas(derivation, row, derivation->rules_below ? top : top + (row->height - high) / 2);
  canvas_set_alpha(draw->canvas, row->fresh ? before * shown : before);
  (void)draw_rule(derivation, row, rule, true);
  canvas_set_alpha(draw->canvas, before);
  if (row->fresh)
    canvas_fill_rect(draw->canvas, (Rect){derivation->rect.x - 1.2 * u, top, 0.3 * u, row->height}, 0.15 * u,
                     color_fade(draw->theme->accent, draw->t));
}

static void draw_numbers_button(const Derivation *derivation) {
  const Draw *draw = derivation->draw;
  double u = derivation->u;
  const char *name = draw_string(draw, STRING_NUMBERS);
  double width = draw_text_width(draw, 1.7, true, name) + 2.4 * u;
  Rect rect = derivation->rect;
  draw_button(draw, (Rect){rect.x + rect.w - width, rect.y + rect.h - 2.9 * u, width, 2.8 * u}, name,
              draw->state->numbers, (Action){.kind = ACTION_NUMBERS}, STRING_NUMBERS_TIP);
}

static void draw_dots(const Derivation *derivation) {
  double u = derivation->u, x = derivation->rect.x + derivation->left + 0.6 * u;
  for (int i = 0; i < 3; i++)
    canvas_circle(derivation->draw->canvas, x, derivation->rect.y + (0.3 + 0.6 * i) * u, 0.16 * u,
                  derivation->draw->theme->muted);
}

static void draw_derivation(const Draw *draw, const Panel *panel, Rect rect) {
  Derivation derivation = derivation_read(draw, panel);
  double u = draw->u;
  if (derivation.count == 0)
    return;
  rect = (Rect){rect.x + 0.8 * u, rect.y + 0.6 * u, rect.w - 0.8 * u, fmax(rect.h - 0.6 * u, 0)};
  arrange(&derivation, rect);
  double spare = fmax(rect.h - total_height(&derivation), 0) / (double)(derivation.count - derivation.first),
         gap = line_gap(&derivation) + fmin(spare, GAP_MORE * u), top = rect.y + fmin(spare, ABOVE * u);
  if (derivation.first > 0) {
    draw_dots(&derivation);
    top += DOTS * u;
  }
  for (size_t i = derivation.first; i < derivation.count; i++) {
    top += gap_above(&derivation, i, gap);
    draw_row(&derivation, &derivation.rows[i], top);
    top += derivation.rows[i].height;
  }
  if (derivation.any_numbers)
    draw_numbers_button(&derivation);
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  Derivation derivation = derivation_read(draw, panel);
  double u = draw->u, width = 30;
  derivation.rect.w = 46 * u;
  measure(&derivation, 1.8);
  for (size_t i = 0; i < derivation.count; i++)
    width = fmax(width, (derivation.left + derivation.rows[i].right.width) / u + 2);
  width = fmin(width, 60);
  derivation.rect.w = fmin(derivation.rect.w, width * u); /* where the rules may have to stand below */
  measure(&derivation, 1.8);
  double height = total_height(&derivation) / u;
  return (PanelRoom){width, fmax(height, 6), 0, 1.6 * height};
}

/* A line each, with its rule in brackets. */
static void print(Text *out, const Draw *draw, const Panel *panel) {
  Derivation derivation = derivation_read(draw, panel);
  Text list = {0};
  for (size_t i = 0; i < derivation.count; i++) {
    const Row *row = &derivation.rows[i];
    const char *sign = derivation_sign(row->source), *source = row->source;
    if (row->is_numbers)
      continue;
    if (sign && *sign == '&')
      source = arena_printf(draw->arena, "%.*s%s", (int)(sign - source), source, sign + 1);
    text_addf(&list, "\n  %s", panel_plain(draw, source));
    if (row->rule)
      text_addf(&list, " (%s)", row->rule);
  }
  panel_print_line(out, draw, STRING_PRINT_DERIVATION, text_get(&list));
  text_free(&list);
}

const PanelLook PANEL_DERIVATION_LOOK = {room, draw_derivation, print};
