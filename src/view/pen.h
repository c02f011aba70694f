/* Text down a column, written or only measured: of the narration, and of the explanation of a number. */
#ifndef STEPMAX_VIEW_PEN_H
#define STEPMAX_VIEW_PEN_H

#include "view/draw.h"

typedef struct Pen {
  const Draw *draw;
  double x, y, width; /* y: where the next thing goes */
  double scale;       /* of all sizes: larger where there is room */
  double least;       /* u: no letters are smaller */
  bool paint;
} Pen;

/* Adds something to a column, or, without paint, only its height. */
typedef void PenPart(Pen *pen);

double pen_size(const Pen *pen, double size);
/* A paragraph in letters of a size before scaling, and so many u below it. */
void pen_text(Pen *pen, TextLook look, const char *text, double below);
/* The same with formulas between $ signs. */
void pen_mixed(Pen *pen, TextLook look, const char *text, double below);
/* A paragraph whose terms can be pointed at. */
void pen_terms(Pen *pen, TextLook look, const char *text, bool underlined, double below);
void pen_formula(Pen *pen, double size, const char *source, double below);
/* Parts below each other, up to a NULL; returns their height. */
double pen_stack(Pen pen, PenPart *const *parts, size_t most);

#endif
