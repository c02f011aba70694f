/* The signs for what became of a question, which do not rest on colour alone. */
#ifndef STEPMAX_VIEW_VERDICT_H
#define STEPMAX_VIEW_VERDICT_H

#include "view/draw.h"

/* A check mark, a cross, a dash or an open ring, `size` pixels high, around a point. */
void verdict_draw(const Draw *draw, AskResult result, double x, double y, double size, Color color);
Color verdict_color(const Draw *draw, AskResult result);

#endif
