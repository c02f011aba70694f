/* The window's icon: three bars of classes, one of them rising, as in assets/icons/stepmax.svg. */
#ifndef STEPMAX_APP_ICON_H
#define STEPMAX_APP_ICON_H

#include "canvas/raster.h"

enum { ICON_SIZE = 64 };

/* Draws it into ICON_SIZE x ICON_SIZE pixels. */
void icon_draw(Raster *raster, Pixels out);

#endif
