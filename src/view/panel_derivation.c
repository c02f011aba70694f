/* A derivation: lines below one another, joined at their signs, the rule of each at its right, its numbers on
 * demand. */
#include "view/panel_derivation.h"
#include "view/panel_print.h"

#include "view/parts.h"

#include <math.h>
#include <string.h>

#define SIZE_BEST 3.0
#define SIZE_RULE 1.7
#define NUMBERS 0.86   /* of a line's size */
#define LINE_GAP 1.3   /* u, between lines */
#define RULE_MOST 0.34 /* of the width */
#define BUTTON 3.6     /* u, the height of the line with the button */
enum { LINES_MAX = PANEL_ITEMS_MAX };

/* A line cut at its sign, each part typeset. */
typedef struct Halves {
  Formula left, right;
} Halves;

typedef struct DerivationLine {
  const char *source, *numbers, *rule; /* filled; the last two may be NULL */
  size_t index;                        /* among the panel's lines */
  bool fresh;
  Halves halves, substituted;
  double rule_height, height;
} DerivationLine;

typedef struct Derivation {
  const Draw *draw;
  const Panel *panel;
  double u;
  DerivationLine lines[LINES_MAX];
  size_t count, first; /* first: those above it have no room */
  bool any_numbers, any_fresh;
  Rect rect;
  double size, left, rules; /* widths in pixels: of what stands before the signs, of the rules */
  bool beside;              /* numbers stand at the right of their lines, else below them */
  double numbers_x;         /* where their signs stand then */
  double rules_x;
  bool rules_below; /* there is no room for them at the right */
} Derivation;

static const PanelSetting *option(const Derivation *derivation, size_t line, const char *key) {
  return panel_item_setting(derivation->panel, "lines", line, key);
}

static void add_line(Derivation *derivation, size_t i) {
  const Draw *draw = derivation->draw;
  const PanelSetting *when = option(derivation, i, "when");
  if (!panel_condition(draw, when))
    return;
  DerivationLine *line = &derivation->lines[derivation->count++];
  *line = (DerivationLine){.index = i,
                           .source = panel_formula(draw, option(derivation, i, "line")),
                           .numbers = panel_formula(draw, option(derivation, i, "numbers")),
                           .rule = panel_phrase(draw, option(derivation, i, "rule")),
                           .fresh = panel_condition_new(draw, when)};
  derivation->any_numbers = derivation->any_numbers || line->numbers;
  derivation->any_fresh = derivation->any_fresh || line->fresh;
}

static Derivation derivation_read(const Draw *draw, const Panel *panel) {
  Derivation derivation = {.draw = draw, .panel = panel, .u = draw->u};
  for (size_t i = 0; i < panel_setting(panel, "lines")->count; i++)
    add_line(&derivation, i);
  return derivation;
}

/* --- Layout */

/* What stands before the sign; nothing may. */
static Formula typeset_left(const Derivation *derivation, const char *source, double size) {
  const char *sign = derivation_sign(source);
  if (!sign || (size_t)(sign - source) == strspn(source, " "))
    return (Formula){0};
  const char *left = arena_copy_n(derivation->draw->arena, source, (size_t)(sign - source));
  return draw_formula_layout(derivation->draw, left, size, 0, derivation->draw->theme->ink);
}

/* The sign and what follows; a line without a sign stands where the others' right sides do. */
static Formula typeset_right(const Derivation *derivation, const char *source, double size, double room) {
  const char *sign = derivation_sign(source);
  if (sign)
    source = arena_printf(derivation->draw->arena, "{}%s", *sign == '&' ? sign + 1 : sign);
  return draw_formula_layout(derivation->draw, source, size, room, derivation->draw->theme->ink);
}

static double ascent_of(const Halves *halves) {
  return fmax(halves->left.ascent, halves->right.ascent);
}

static double height_of(const Halves *halves) {
  return ascent_of(halves) + fmax(halves->left.descent, halves->right.descent);
}

static bool has_numbers_below(const Derivation *derivation, const DerivationLine *line) {
  return derivation->draw->state->numbers && line->numbers && !derivation->beside;
}

static Target target_of(const Derivation *derivation, const DerivationLine *line) {
  return (Target){TARGET_CONTROL, ACTION_NUMBERS,
                  (int)(derivation->panel->index * LINES_MAX + line->index) + 1, 0, 0};
}

/* Pointed at, a line shows its numbers for so long. */
static bool is_substituted(const Derivation *derivation, const DerivationLine *line) {
  const ViewState *state = derivation->draw->state;
  Target target = target_of(derivation, line);
  return line->numbers && !state->numbers &&
         (target_equal(state->hover, target) || target_equal(state->focus, target));
}

static double numbers_size(const Derivation *derivation) {
  return fmax(NUMBERS * derivation->size, SIZE_SMALL);
}

static void typeset_line(const Derivation *derivation, DerivationLine *line, double room) {
  line->halves.right = typeset_right(derivation, line->source, derivation->size, room);
  if (!line->numbers)
    return;
  line->substituted.left = typeset_left(derivation, line->numbers, numbers_size(derivation));
  line->substituted.right = typeset_right(derivation, line->numbers, numbers_size(derivation), room);
}

static void set_height(const Derivation *derivation, DerivationLine *line) {
  const Draw *draw = derivation->draw;
  line->height = height_of(&line->halves);
  if (has_numbers_below(derivation, line))
    line->height += 0.5 * derivation->u + height_of(&line->substituted);
  else if (line->numbers)
    line->height = fmax(line->height, height_of(&line->substituted));
  line->rule_height = 0;
  if (!line->rule)
    return;
  double width = derivation->rules_below ? derivation->rect.w - 2 * derivation->u : derivation->rules;
  line->rule_height = draw_mixed_paragraph(
      draw, (Rect){0, 0, width, 0}, (TextLook){SIZE_RULE, false, draw->theme->muted}, line->rule, false);
  line->height =
      derivation->rules_below ? line->height + line->rule_height : fmax(line->height, line->rule_height);
}

/* In one line; formulas count by their letters. */
static double rule_width(const Derivation *derivation) {
  double widest = 0;
  for (size_t i = 0; i < derivation->count; i++)
    if (derivation->lines[i].rule)
      widest = fmax(widest, draw_text_width(derivation->draw, SIZE_RULE, false, derivation->lines[i].rule));
  return widest > 0 ? widest + derivation->u : 0;
}

static double set_lefts(Derivation *derivation) {
  double widest = 0;
  for (size_t i = 0; i < derivation->count; i++) {
    DerivationLine *line = &derivation->lines[i];
    line->halves.left = typeset_left(derivation, line->source, derivation->size);
    widest = fmax(widest, line->halves.left.width);
  }
  return widest;
}

/* How far right sides reach behind their signs, of the lines or of their numbers. */
static double right_width(const Derivation *derivation, bool numbers) {
  double widest = 0;
  for (size_t i = derivation->first; i < derivation->count; i++) {
    const DerivationLine *line = &derivation->lines[i];
    widest = fmax(widest, numbers ? line->substituted.right.width : line->halves.right.width);
  }
  return widest;
}

/* Numbers stand beside their lines if all of them find room there. */
static void place_numbers(Derivation *derivation) {
  double before = 0, u = derivation->u;
  for (size_t i = 0; i < derivation->count; i++)
    before = fmax(before, derivation->lines[i].substituted.left.width);
  derivation->numbers_x = derivation->left + right_width(derivation, false) + 4 * u + before;
  double end = derivation->numbers_x + right_width(derivation, true);
  double rules = derivation->rules_below ? 0 : derivation->rules + 3 * u;
  derivation->beside = derivation->draw->state->numbers && end + rules <= derivation->rect.w;
}

static void measure(Derivation *derivation, double size) {
  double u = derivation->u, width = derivation->rect.w;
  derivation->size = size;
  derivation->rules = fmin(rule_width(derivation), RULE_MOST * width);
  derivation->rules_below = derivation->rules > 0 && width < 46 * u;
  derivation->left = fmin(set_lefts(derivation), 0.6 * width);
  double room = width - derivation->left - u;
  if (derivation->rules > 0 && !derivation->rules_below)
    room -= derivation->rules + 2 * u;
  for (size_t i = 0; i < derivation->count; i++)
    typeset_line(derivation, &derivation->lines[i], fmax(room, 4 * u));
  place_numbers(derivation);
  for (size_t i = 0; i < derivation->count; i++)
    set_height(derivation, &derivation->lines[i]);
}

static double total_height(const Derivation *derivation) {
  double height = derivation->any_numbers ? BUTTON * derivation->u : 0;
  for (size_t i = derivation->first; i < derivation->count; i++)
    height += derivation->lines[i].height + (i > derivation->first ? LINE_GAP * derivation->u : 0);
  return height + (derivation->first > 0 ? 2 * derivation->u : 0);
}

/* Not far from what they explain. */
static void place_rules(Derivation *derivation) {
  double u = derivation->u, most = derivation->rect.w - derivation->rules;
  double end = derivation->left + fmax(right_width(derivation, false), right_width(derivation, true));
  if (derivation->beside)
    end = derivation->numbers_x + right_width(derivation, true);
  derivation->rules_x = derivation->rect.x + fmin(end + 4 * u, most);
}

/* As large as fits; what is too much even when small is left out from above. */
static void arrange(Derivation *derivation, Rect rect) {
  derivation->rect = rect;
  double size = SIZE_BEST;
  measure(derivation, size);
  while (total_height(derivation) > rect.h && size > SIZE_SMALL) {
    double fits = size * rect.h / total_height(derivation); /* but gaps don't shrink */
    size = fmax(fmin(fits, size - 0.1), SIZE_SMALL);
    measure(derivation, size);
  }
  while (total_height(derivation) > rect.h && derivation->first + 1 < derivation->count)
    derivation->first++;
  place_rules(derivation);
}

/* --- Drawing */

/* Joined at x. */
static void draw_halves(const Derivation *derivation, const Halves *halves, double x, double top) {
  double baseline = top + ascent_of(halves);
  Canvas *canvas = derivation->draw->canvas;
  x += derivation->rect.x;
  if (halves->left.width > 0)
    formula_draw(&halves->left, canvas, x - halves->left.width, baseline);
  formula_draw(&halves->right, canvas, x, baseline);
}

static void draw_rule(const Derivation *derivation, const DerivationLine *line, double top, double formulas) {
  const Draw *draw = derivation->draw;
  double u = derivation->u;
  TextLook look = {SIZE_RULE, false, draw->theme->muted};
  Rect area = {derivation->rules_x, top + (line->height - line->rule_height) / 2, derivation->rules, 0};
  if (derivation->rules_below)
    area = (Rect){derivation->rect.x + 2 * u, top + formulas, derivation->rect.w - 2 * u, 0};
  draw_mixed_paragraph(draw, area, look, line->rule, true);
}

static void add_hit(const Derivation *derivation, const DerivationLine *line, Rect rect) {
  Target target = target_of(derivation, line);
  draw_focus(derivation->draw, rect, target);
  Hit *hit = hits_add(derivation->draw->hits, rect, target);
  hit->action = (Action){.kind = ACTION_NUMBERS};
  hit->focusable = true;
  hit->group = panel_group(derivation->panel, 0);
  hit->row = (int)line->index;
}

/* Returns how high what is drawn of the formulas is. */
static double draw_formulas(const Derivation *derivation, const DerivationLine *line, double top) {
  const Halves *numbers = &line->substituted,
               *halves = is_substituted(derivation, line) ? numbers : &line->halves;
  double height = fmax(height_of(&line->halves), height_of(halves)), gap = 0.5 * derivation->u;
  double all = has_numbers_below(derivation, line) ? height + gap + height_of(numbers) : height;
  double at = derivation->rules_below ? top : top + (line->height - all) / 2;
  draw_halves(derivation, halves, derivation->left, at + (height - height_of(halves)) / 2);
  if (has_numbers_below(derivation, line))
    draw_halves(derivation, numbers, derivation->left, at + height + gap);
  if (derivation->beside && line->numbers)
    draw_halves(derivation, numbers, derivation->numbers_x,
                at + ascent_of(halves) - ascent_of(numbers)); /* on one baseline */
  return all;
}

static void draw_line(const Derivation *derivation, const DerivationLine *line, double top) {
  const Draw *draw = derivation->draw;
  double u = derivation->u, before = canvas_set_alpha(draw->canvas, 1);
  double shown = line->fresh ? draw->t : derivation->any_fresh ? 0.85 : 1; /* what is known is calm */
  canvas_set_alpha(draw->canvas, before * shown);
  double formulas = draw_formulas(derivation, line, top);
  canvas_set_alpha(draw->canvas, line->fresh ? before * shown : before);
  if (line->rule)
    draw_rule(derivation, line, top, formulas);
  canvas_set_alpha(draw->canvas, before);
  if (line->fresh)
    canvas_fill_rect(draw->canvas, (Rect){derivation->rect.x - 1.2 * u, top, 0.3 * u, line->height}, 0.15 * u,
                     color_fade(draw->theme->accent, draw->t));
  if (line->numbers)
    add_hit(derivation, line,
            (Rect){derivation->rect.x - 0.4 * u, top, derivation->rect.w + 0.4 * u, line->height});
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
  size_t lines = derivation.count - derivation.first;
  double spare = fmax(rect.h - total_height(&derivation), 0) / (double)lines,
         gap = LINE_GAP * u + fmin(spare, 1.6 * u), top = rect.y;
  if (derivation.first > 0) {
    draw_dots(&derivation);
    top += 2 * u;
  }
  for (size_t i = derivation.first; i < derivation.count; i++) {
    draw_line(&derivation, &derivation.lines[i], top);
    top += derivation.lines[i].height + gap;
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
    width = fmax(width, (derivation.left + derivation.lines[i].halves.right.width) / u + 2);
  return (PanelRoom){fmin(width, 60), fmax(total_height(&derivation) / u, 6), 0,
                     1.6 * total_height(&derivation) / u};
}

/* A line each, with its rule in brackets and its numbers behind. */
static void print(Text *out, const Draw *draw, const Panel *panel) {
  Derivation derivation = derivation_read(draw, panel);
  Text list = {0};
  for (size_t i = 0; i < derivation.count; i++) {
    const DerivationLine *line = &derivation.lines[i];
    const char *sign = derivation_sign(line->source);
    const char *source = line->source;
    if (sign && *sign == '&')
      source = arena_printf(draw->arena, "%.*s%s", (int)(sign - source), source, sign + 1);
    text_addf(&list, "\n  %s", panel_print_formula(draw, source));
    if (line->rule)
      text_addf(&list, " (%s)", line->rule);
  }
  panel_print_line(out, draw, STRING_PRINT_DERIVATION, text_get(&list));
  text_free(&list);
}

const PanelLook PANEL_DERIVATION_LOOK = {room, draw_derivation, print};
