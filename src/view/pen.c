#include "view/pen.h"

#include <math.h>

double pen_size(const Pen *pen, double size) {
  return fmax(size * pen->scale, pen->least);
}

static void write(Pen *pen, TextLook look, const char *text, double below,
                  double (*draw)(const Draw *, Rect, TextLook, const char *, bool)) {
  look.size = pen_size(pen, look.size);
  pen->y +=
      draw(pen->draw, (Rect){pen->x, pen->y, pen->width, 0}, look, text, pen->paint) + below * pen->draw->u;
}

void pen_text(Pen *pen, TextLook look, const char *text, double below) {
  write(pen, look, text, below, draw_paragraph);
}

void pen_mixed(Pen *pen, TextLook look, const char *text, double below) {
  write(pen, look, text, below, draw_mixed_paragraph);
}

void pen_terms(Pen *pen, TextLook look, const char *text, bool underlined, double below) {
  look.size = pen_size(pen, look.size);
  pen->y += draw_terms_paragraph(pen->draw, (Rect){pen->x, pen->y, pen->width, 0}, look, text, underlined,
                                 pen->paint) +
            below * pen->draw->u;
}

void pen_formula(Pen *pen, double size, const char *source, double below) {
  pen->y += draw_formula_block(pen->draw, pen->x, pen->y, pen->width, size * pen->scale, source, pen->paint) +
            below * pen->draw->u;
}

double pen_stack(Pen pen, PenPart *const *parts, size_t most) {
  double top = pen.y;
  for (size_t i = 0; i < most && parts[i]; i++)
    parts[i](&pen);
  return pen.y - top;
}
