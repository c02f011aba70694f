/* Longer texts: formulas and paragraphs with formulas in them. */
#include "view/formulas.h"
#include "view/parts.h"
#include "view/terms.h"

#include <math.h>
#include <string.h>

/* "class4": a class's colour; "muted", "good", "bad", "accent". */
static bool color_of_name(const void *self, const char *name, Color *out) {
  const Theme *theme = self;
  struct {
    const char *name;
    Color color;
  } known[] = {
      {"muted", theme->muted}, {"good", theme->good}, {"bad", theme->bad}, {"accent", theme->accent}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(name, known[i].name) == 0) {
      *out = known[i].color;
      return true;
    }
  if (strncmp(name, "class", 5) != 0 || name[5] < '0' || name[5] > '9')
    return false;
  size_t k = 0;
  for (const char *at = name + 5; *at >= '0' && *at <= '9'; at++)
    k = k * 10 + (size_t)(*at - '0');
  *out = theme_class(theme, k ? k - 1 : 0);
  return true;
}

bool draw_color_known(const char *name) {
  Color color;
  return color_of_name(theme_get(false), name, &color);
}

static FormulaStyle style_of(const Draw *draw, double size_u, double max_width, Color ink) {
  return (FormulaStyle){.font = draw->font,
                        .size = size_u * draw->u,
                        .least = SIZE_LEAST * draw->u,
                        .ink = ink,
                        .max_width = max_width,
                        .color = color_of_name,
                        .self = draw->theme};
}

const char *draw_worded(const Draw *draw, const char *words) {
  Text text = {0};
  text_add(&text, "\\text{");
  for (const char *at = words; *at; at++) {
    if (strchr("{}$%&#_", *at))
      text_add_char(&text, '\\');
    if (!strchr("\\^~", *at))
      text_add_char(&text, *at);
  }
  text_add(&text, "}");
  return text_take(&text, draw->arena);
}

Formula draw_formula_layout(const Draw *draw, const char *source, double size_u, double max_width,
                            Color ink) {
  FormulaStyle style = style_of(draw, size_u, max_width, ink);
  Formula formula = {0};
  Error err = {0};
  if (formulas_layout(&formula, draw, source, &style, &err))
    return formula;
  /* Never a blank: the source stands in place of what cannot be typeset. */
  style.ink = draw->theme->bad;
  bool worded = formula_layout(&formula, draw->arena, draw_worded(draw, source), &style, &err);
  return worded ? formula : (Formula){0};
}

/* As inside a sentence: small fractions, limits beside their sign. */
Formula draw_inline_layout(const Draw *draw, const char *source, double size_u, Color ink) {
  FormulaStyle style = style_of(draw, size_u, 0, ink);
  Formula formula = {0};
  Error err = {0};
  style.inline_style = true;
  if (formulas_layout(&formula, draw, source, &style, &err))
    return formula;
  return draw_formula_layout(draw, source, size_u, 0, ink);
}

double draw_formula_inline(const Draw *draw, Align align, double x, double y, double size_u, Color ink,
                           const char *source) {
  Formula formula = draw_inline_layout(draw, source, size_u, ink);
  double left = align == ALIGN_LEFT ? x : align == ALIGN_RIGHT ? x - formula.width : x - formula.width / 2;
  formula_draw(&formula, draw->canvas, left, y + 0.34 * size_u * draw->u);
  return formula.width;
}

double draw_formula_block(const Draw *draw, double x, double top, double width, double size_u,
                          const char *source, bool paint) {
  Formula formula = draw_formula_layout(draw, source, size_u, width, draw->theme->ink);
  if (paint)
    formula_draw(&formula, draw->canvas, x, top + formula.ascent);
  return formula.ascent + formula.descent;
}

/* ---- paragraphs ---- */

/* A word or a formula: what a line is not broken inside. */
typedef struct Piece {
  const char *text;   /* NULL: a formula */
  const char *source; /* where it stands in the whole text */
  Formula formula;
  double width;
  bool space_before, line_before;
} Piece;

typedef struct Paragraph {
  const Draw *draw;
  Rect area;
  TextLook look;
  bool paint;
  double x, y;        /* the pen: left, middle of capitals of the present line */
  double space, line; /* widths and heights in pixels */
  const char *text;
  const GlossarySpan *terms; /* in it */
  size_t term_count;
  bool underlined;
} Paragraph;

static void new_line(Paragraph *p) {
  p->x = p->area.x;
  p->y += p->line;
}

static void put(Paragraph *p, const Piece *piece) {
  if (p->paint && piece->text && p->term_count > 0) {
    const TermPiece part = {piece->text, (size_t)(piece->source - p->text), p->x, p->y, p->look};
    terms_mark(p->draw, &part, p->terms, p->term_count, p->underlined);
  }
  if (p->paint && piece->text)
    draw_text(p->draw, ALIGN_LEFT, p->x, p->y, p->look, piece->text);
  if (p->paint && !piece->text)
    formula_draw(&piece->formula, p->draw->canvas, p->x, p->y + 0.36 * p->look.size * p->draw->u);
  p->x += piece->width;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Between a digit, a point or a sign and what goes on the number. */
static bool is_inside_number(const char *word, const char *at) {
  static const char MINUS[] = "−";
  size_t before = (size_t)(at - word), minus = strlen(MINUS);
  bool signed_here = before >= minus && strncmp(at - minus, MINUS, minus) == 0;
  bool goes_on = is_digit(*at) || (strchr(".,", *at) && is_digit(at[1]));
  return goes_on && (signed_here || is_digit(at[-1]) || strchr(".,-+", at[-1]));
}

/* Where the first line of a long word ends: behind the last blank that fits, else between two letters, else,
 * of a number longer than the line, wherever that is full. */
static const char *end_of_line(const Paragraph *p, const char *word) {
  const char *full = word, *letters = NULL, *blank = NULL;
  for (const char *end = word; *end; full = end) {
    if (end > word && *end == ' ')
      blank = end + 1;
    if (end > word && !is_inside_number(word, end))
      letters = end;
    text_next(&end);
    const char *part = arena_copy_n(p->draw->arena, word, (size_t)(end - word));
    if (full > word && draw_text_width(p->draw, p->look.size, p->look.bold, part) > p->area.w)
      return blank ? blank : letters ? letters : full;
  }
  return full;
}

/* A word, or what an operator holds together, that is wider than the line. */
static void put_long(Paragraph *p, const Piece *whole) {
  const char *word = whole->text;
  while (*word) {
    const char *end = end_of_line(p, word);
    Piece piece = {.text = arena_copy_n(p->draw->arena, word, (size_t)(end - word)),
                   .source = whole->source + (word - whole->text)};
    piece.width = draw_text_width(p->draw, p->look.size, p->look.bold, piece.text);
    if (p->x > p->area.x)
      new_line(p);
    put(p, &piece);
    word = end;
  }
}

static void place(Paragraph *p, Piece *piece) {
  if (piece->line_before)
    new_line(p);
  bool first = p->x <= p->area.x + 0.01;
  double gap = !first && piece->space_before ? p->space : 0;
  if (!first && p->x + gap + piece->width > p->area.x + p->area.w + 0.5) {
    new_line(p);
    gap = 0;
  }
  if (piece->text && piece->width > p->area.w) {
    put_long(p, piece);
    return;
  }
  p->x += gap;
  put(p, piece);
}

/* Whether " − y" or the like stands here: no line is broken around an operator. */
static bool operator_follows(const char *at) {
  static const char *const OPERATORS[] = {" − ", " + ", " = ", " × ", " · ", " / ", " ≈ ", " → "};
  for (size_t i = 0; i < sizeof OPERATORS / sizeof *OPERATORS; i++) {
    size_t length = strlen(OPERATORS[i]);
    if (strncmp(at, OPERATORS[i], length) == 0 && at[length] && at[length] != ' ')
      return true;
  }
  return false;
}

/* The next piece of source, or false at its end. */
static bool next_piece(const Draw *draw, TextLook look, bool formulas, const char **at, Piece *out) {
  *out = (Piece){0};
  for (; **at == ' ' || **at == '\n'; ++*at) {
    if (**at == '\n')
      out->line_before = true;
    else
      out->space_before = true;
  }
  if (!**at)
    return false;
  const char *end;
  if (formulas && **at == '$' && (end = strchr(*at + 1, '$'))) {
    const char *source = arena_copy_n(draw->arena, *at + 1, (size_t)(end - *at - 1));
    out->formula = draw_inline_layout(draw, source, look.size * 1.08, look.color);
    out->width = out->formula.width;
    *at = end + 1;
    return true;
  }
  const char *stops = formulas ? " \n$" : " \n";
  size_t length = strcspn(*at + 1, stops) + 1;
  while (operator_follows(*at + length)) {
    length += 1 + strcspn(*at + length + 1, " ") + 1; /* the operator with its blanks */
    length += strcspn(*at + length, stops);
  }
  out->source = *at;
  out->text = arena_copy_n(draw->arena, *at, length);
  out->width = draw_text_width(draw, look.size, look.bold, out->text);
  *at += length;
  return true;
}

static double paragraph(Paragraph p, const char *text, bool formulas) {
  const Draw *draw = p.draw;
  TextLook look = p.look;
  p.line = (formulas ? 2.1 : 1.5) * look.size * draw->u;
  p.space = draw_text_width(draw, look.size, look.bold, " ");
  p.x = p.area.x;
  p.y = p.area.y + p.line / 2;
  p.text = text;
  Piece piece;
  for (const char *at = text; next_piece(draw, look, formulas, &at, &piece);)
    place(&p, &piece);
  return p.y + p.line / 2 - p.area.y;
}

double draw_line_width(const Draw *draw, TextLook look, const char *text, double *widest) {
  double width = 0, space = draw_text_width(draw, look.size, look.bold, " ");
  Piece piece;
  *widest = 0;
  for (const char *at = text; next_piece(draw, look, true, &at, &piece);) {
    width += piece.width + (piece.space_before ? space : 0);
    *widest = fmax(*widest, piece.width);
  }
  return width;
}

double draw_paragraph(const Draw *draw, Rect area, TextLook look, const char *text, bool paint) {
  return paragraph((Paragraph){.draw = draw, .area = area, .look = look, .paint = paint}, text, false);
}

double draw_mixed_paragraph(const Draw *draw, Rect area, TextLook look, const char *text, bool paint) {
  return paragraph((Paragraph){.draw = draw, .area = area, .look = look, .paint = paint}, text, true);
}

double draw_terms_paragraph(const Draw *draw, Rect area, TextLook look, const char *text, bool underlined,
                            bool paint) {
  Paragraph p = {.draw = draw, .area = area, .look = look, .paint = paint, .underlined = underlined};
  if (paint)
    p.terms = terms_in(draw, text, &p.term_count);
  return paragraph(p, text, false);
}

/* ---- placeholders ---- */

static const char *filled(const Draw *draw, const char *source, bool formula) {
  Text out = {0};
  Error err = {0};
  FillOptions options = {draw->state->language, draw->state->digits};
  bool done = formula ? fill_formula(&out, draw->state->trace, draw->state->step, source, &options, &err)
                      : fill_text(&out, draw->state->trace, draw->state->step, source, &options, &err);
  const char *result = arena_copy(draw->arena, done ? text_get(&out) : source);
  text_free(&out);
  return result;
}

const char *filled_phrase(const Draw *draw, const Phrase *phrase, bool formula) {
  const char *source = phrase->in[draw->state->language];
  return source ? filled(draw, source, formula) : NULL;
}

Rect card_head(const Draw *draw, Rect card, const char *name) {
  double u = draw->u, pad = clamp(0.06 * card.h / u, 1.2, 2) * u, y = card.y + pad + 0.9 * u,
         room = card.w - 3 * u, size = 1.8;
  while (size > SIZE_LEAST && draw_text_width(draw, size, true, name) > room)
    size = fmax(size - 0.1, SIZE_LEAST);
  draw_text(draw, ALIGN_LEFT, card.x + 2 * u, y, (TextLook){size, true, draw->theme->muted},
            draw_fitted(draw, room, size, true, name));
  double top = y + 1.5 * u;
  return (Rect){card.x + 2 * u, top, card.w - 4 * u, fmax(card.y + card.h - pad * 0.7 - top, 0)};
}
