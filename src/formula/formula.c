#include "formula/formula.h"

#include "formula/layout.h"
#include "formula/parse.h"

#include <assert.h>
#include <math.h>

bool formula_layout(Formula *out, Arena *arena, const char *source, const FormulaStyle *style, Error *err) {
  assert(style->size > 0);
  FormulaNode *root;
  if (!parse_formula(&root, arena, source, NULL, err))
    return false;
  FormulaLayout layout = {.arena = arena, .style = style, .size = style->size};
  layout.least = style->least > 0 ? style->least : 0.5 * style->size;
  const FormulaBox *box = lines_layout(&layout, root);
  if (layout.unknown)
    return error_at(err, NULL, 0, layout.unknown->column, "unknown colour \"%s\"", layout.unknown->name);
  *out = (Formula){box->width, box->ascent, box->descent, box};
  return true;
}

bool formula_check(const char *source, bool (*known)(const char *name), Error *err) {
  Arena arena = {0};
  FormulaNode *root;
  bool ok = parse_formula(&root, &arena, source, known, err);
  arena_free(&arena);
  return ok;
}

static void draw_path(const FormulaBox *box, Canvas *canvas, double x, double y) {
  Point *points = ARENA_ARRAY(&canvas->arena, Point, box->count);
  for (size_t i = 0; i < box->count; i++)
    points[i] = (Point){box->points[i].x + x, box->points[i].y + y};
  canvas_fill_path(canvas, points, box->count, box->color);
}

/* Everything stands on whole pixels, as texts do anyway: so bars keep their distance to glyphs. */
static void draw_box(const FormulaBox *box, Canvas *canvas, double x, double y) {
  double left = floor(x + 0.5), base = floor(y + 0.5);
  switch (box->kind) {
  case BOX_TEXT:
    canvas_text(canvas, left, base, (Lettering){box->face, box->size, STYLE_PLAIN, box->color}, box->text);
    break;
  case BOX_RULE:
    canvas_fill_rect(canvas,
                     (Rect){left, base - box->ascent, floor(x + box->width + 0.5) - left, box->ascent}, 0,
                     box->color);
    break;
  case BOX_PATH:
    draw_path(box, canvas, left, base);
    break;
  case BOX_FRAME:
    canvas_border(
        canvas,
        (Rect){left, floor(y - box->ascent + 0.5), ceil(box->width), ceil(box->ascent + box->descent)},
        3 * box->size, box->size, box->color);
    break;
  case BOX_GROUP:
    break;
  }
  for (const FormulaBox *child = box->first; child; child = child->next)
    draw_box(child, canvas, x + child->x, y + child->y);
}

void formula_draw(const Formula *formula, Canvas *canvas, double x, double baseline) {
  Role before = canvas_set_role(canvas, ROLE_FORMULA);
  draw_box(formula->box, canvas, floor(x + 0.5), floor(baseline + 0.5));
  canvas_set_role(canvas, before);
}
