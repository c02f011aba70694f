/* A step of a lesson as a picture, without a window: what `render` writes and `bench` measures.
 *
 * Drawn by the same code from the same state as in the window, so the pixels are the same. */
#ifndef STEPMAX_APP_PICTURE_H
#define STEPMAX_APP_PICTURE_H

#include "app/subject.h"
#include "app/verbs.h"
#include "base/error.h"
#include "base/text.h"
#include "canvas/raster.h"
#include "sdl/fonts.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

/* Everything needed to draw; opened once, used for many pictures. */
typedef struct Picture {
  Subject subject;
  Strings strings;
  FontSet *fonts;
  Glossary glossary;
  View *view;
  Canvas canvas;
  Hits hits;
  Raster *raster;
  Pixels pixels;   /* of picture_raster */
  ViewState state; /* at rest at the first step; change step and progress as wanted */
} Picture;

/* Opens LESSON with the call's options (--size, 1920x1080 if not given, --text-size, --digits, --theme,
 * --progress).  Must stay where it is until picture_close. */
bool picture_open(Picture *out, const Call *call, const char *name, ErrorList *errors) MUST_CHECK;
void picture_close(Picture *picture);

/* Draws the state into picture->canvas, and from there into picture->pixels, for which the memory may not
 * be had at the largest sizes. */
void picture_draw(Picture *picture);
bool picture_raster(Picture *picture, Error *err) MUST_CHECK;

/* Adds the drawn picture as a whole PNG or SVG file. */
bool picture_png(Text *out, Picture *picture, Error *err) MUST_CHECK;
void picture_svg(Text *out, Picture *picture);

#endif
