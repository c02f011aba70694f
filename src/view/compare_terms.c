/* The loss as a sum over the classes: all of them in a squared loss, the right one alone in cross-entropy. */
#include "view/compare.h"
#include "view/parts.h"

#include <math.h>

#define BAR_LEAST 5 /* u, of the longest: shorter ones say nothing */

typedef struct Terms {
  const ComparePane *pane;
  const Draw *draw;
  double left, right; /* of the rows' inside */
  double shown;       /* as strongly as the loss */
  double size;        /* u */
} Terms;

/* What class k adds, as an expression of the trace's values. */
static const char *expression_of(const Terms *terms, size_t k) {
  Arena *arena = terms->draw->arena;
  size_t n = k + 1;
  return terms->pane->squared ? arena_printf(arena, "(p[%zu] - y[%zu])*(p[%zu] - y[%zu])/2", n, n, n, n)
                              : arena_printf(arena, "-y[%zu]*log(p[%zu])", n, n);
}

static double number_of(const Terms *terms, size_t k) {
  const ViewState *state = terms->draw->state;
  double number;
  bool known = fill_number(&number, state->trace, state->step, expression_of(terms, k), NULL);
  return known && isfinite(number) ? number : 0;
}

/* With its numbers, or only what it comes to. */
static const char *formula_of(const Terms *terms, size_t k, bool brief) {
  const Draw *draw = terms->draw;
  const char *sum = expression_of(terms, k), *source;
  size_t n = k + 1;
  if (brief)
    source = arena_printf(draw->arena, "\\n{%s:4}", sum);
  else if (terms->pane->squared)
    source = arena_printf(draw->arena, "(\\n{p[%zu]:4} - \\n{y[%zu]})^2 / 2 \\is{%s:4}{%s}", n, n, sum, sum);
  else
    source =
        arena_printf(draw->arena, "-\\n{y[%zu]} \\cdot \\log \\n{p[%zu]:4} \\is{%s:4}{%s}", n, n, sum, sum);
  return filled_formula(draw, source);
}

static double widest(const Terms *terms, bool brief) {
  const Draw *draw = terms->draw;
  double most = 0;
  for (size_t k = 0; k < terms->pane->stage.K; k++)
    most = fmax(
        most, draw_formula_layout(draw, formula_of(terms, k, brief), terms->size, 0, draw->theme->ink).width);
  return most;
}

static void draw_head(const Terms *terms) {
  const Draw *draw = terms->draw;
  const Stage *stage = &terms->pane->stage;
  const char *symbol = terms->pane->squared ? "\\tfrac{1}{2}\\,(p_k - y_k)^2" : "-y_k \\log p_k";
  Color ink = color_fade(draw->theme->ink, terms->shown);
  double wide = draw_formula_layout(draw, symbol, 2.2, 0, ink).width, room = terms->right - terms->left;
  draw_formula(draw, ALIGN_LEFT, terms->left, stage->symbols_y, wide > room ? 2.2 * room / wide : 2.2, ink,
               symbol);
  const char *name = draw_string(draw, STRING_COMPARE_TERMS);
  if (draw_text_width(draw, SIZE_SMALL, false, name) <= room)
    draw_text(draw, ALIGN_LEFT, terms->left, stage->names_y,
              (TextLook){SIZE_SMALL, false, color_fade(draw->theme->muted, terms->shown)}, name);
}

/* On one scale in the pane; where they begin at `left`. */
static void draw_bars(const Terms *terms, double left) {
  const Draw *draw = terms->draw;
  const Stage *stage = &terms->pane->stage;
  double most = 0, u = stage->u;
  for (size_t k = 0; k < stage->K; k++)
    most = fmax(most, number_of(terms, k));
  for (size_t k = 0; k < stage->K && most > 0; k++) {
    Rect row = stage_row(stage, k);
    double length = (terms->right - left) * number_of(terms, k) / most * terms->shown;
    canvas_fill_rect(draw->canvas, (Rect){left, row.y + 0.28 * row.h, length, 0.44 * row.h}, 0,
                     color_fade(stage_color(stage, k), 0.9));
  }
  Rect first = stage_row(stage, 0);
  canvas_line(draw->canvas, round(left) - 0.5, first.y, round(left) - 0.5,
              first.y + (double)stage->K * first.h, fmax(1, 0.1 * u), draw->theme->muted);
}

void compare_terms_draw(const ComparePane *pane) {
  const Stage *stage = &pane->stage;
  const Draw *draw = stage->draw;
  double u = stage->u, pad = 1.8 * u;
  const Cell loss = {VALUE_LOSS, 0, 0};
  if (draw_visibility(draw, loss) == HIDDEN || draw_visibility(draw, (Cell){VALUE_DP, 0, 0}) != HIDDEN ||
      stage->after)
    return;
  Terms terms = {.pane = pane,
                 .draw = draw,
                 .left = stage->rect.x + pad,
                 .right = stage->rect.x + stage->rect.w - pad,
                 .shown = draw_presence(draw, loss),
                 .size = stage->size};
  double room = terms.right - terms.left, wide = widest(&terms, false);
  bool brief = wide > room;
  if (brief)
    wide = widest(&terms, true);
  if (wide > room)
    return;
  draw_head(&terms);
  Color ink = color_fade(draw->theme->ink, terms.shown),
        nothing = color_fade(draw->theme->muted, terms.shown);
  for (size_t k = 0; k < stage->K; k++) {
    Rect row = stage_row(stage, k);
    draw_formula_inline(draw, ALIGN_LEFT, terms.left, row.y + row.h / 2, terms.size,
                        number_of(&terms, k) > 0 ? ink : nothing, formula_of(&terms, k, brief));
  }
  if (room - wide - 1.6 * u >= BAR_LEAST * u)
    draw_bars(&terms, terms.left + wide + 1.6 * u);
}
