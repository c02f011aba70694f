/* The fonts of the program: implements canvas/font.h with SDL_ttf.
 *
 * Sizes are rounded to whole pixels, for measuring as for drawing.  A text drawn or measured once
 * is remembered, so that asking again costs one look-up; the memory for that is bounded and the
 * texts asked for least recently are forgotten.
 *
 * A face that lacks a glyph borrows it: the UI's faces from the mathematical ones and then from
 * each other, the mathematical ones from FACE_MAIN, FACE_AMS and the UI.  The double-struck R and
 * the transpose sign, which no file has, are set from other glyphs.
 *
 * With STYLE_TABULAR digits, '+', the minus sign and the space stand centred in cells of the
 * widest digit's width (a sign too wide for that has a wider cell); '.' and ',' share a narrower
 * one.  Cells are whole pixels wide.  Everything else keeps its own width. */
#ifndef STEPMAX_SDL_FONTS_H
#define STEPMAX_SDL_FONTS_H

#include "base/error.h"
#include "canvas/font.h"

#include <stdbool.h>

typedef struct FontSet FontSet;

/* Opens the fonts in a folder.  Errors name the file that is missing or is no whole font.  No
 * window is needed. */
bool fonts_open(FontSet **out, const char *folder, Error *err) MUST_CHECK;
void fonts_close(FontSet *fonts); /* NULL is allowed */

/* What the drawing code asks; valid until fonts_close.  Not for use by two threads at a time. */
const Font *fonts_font(FontSet *fonts);

/* A font file may turn out broken only when its glyphs are needed; texts in it are then left
 * blank.  False, with the first such fault; true when there was none. */
bool fonts_check(const FontSet *fonts, Error *err) MUST_CHECK;

#endif
