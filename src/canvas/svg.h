/* A canvas as SVG: shapes, and real text with its family, size and length, so that it can be searched and
 * keeps its place in another font; images as PNG inside the document.  Nothing depends on the locale. */
#ifndef STEPMAX_CANVAS_SVG_H
#define STEPMAX_CANVAS_SVG_H

#include "base/text.h"
#include "canvas/canvas.h"

/* Adds a whole SVG document; `title` becomes its <title>.  Commands that lie outside the picture or their
 * clip are left out; clip paths appear only where they cut something. */
void svg_write(Text *out, const Canvas *canvas, const char *title);

#endif
