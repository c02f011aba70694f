/* The font files and what is measured from them, for fonts.c: which face has which glyph, glyph
 * boxes, widths, and opened fonts of one pixel size to draw with.
 *
 * Files are looked at when the program starts and read when first used, each once; every size
 * opened shares that memory.  Widths and boxes are measured at MEASURE_SIZE without hinting and
 * are in ems: the hinting that is drawn with moves outlines vertically only, so they hold at
 * every size. */
#ifndef STEPMAX_SDL_FACES_H
#define STEPMAX_SDL_FACES_H

#include "base/error.h"
#include "canvas/font.h"

#include <SDL_ttf.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Faces Faces;

/* Checks that all faces have their file in the folder and that each looks like a whole font. */
bool faces_open(Faces **out, const char *folder, Error *err) MUST_CHECK;
void faces_close(Faces *faces);

/* How a code point is shown: by which face's which glyph, and drawn `scale` as large and raised
 * by `raise` ems where one stands in for a character that no file has (a small raised T for the
 * transpose sign). */
typedef struct FaceGlyph {
  Face face;
  uint32_t codepoint;
  double scale, raise;
  bool found; /* false: nobody has it; the face's own replacement glyph is shown */
} FaceGlyph;
FaceGlyph faces_find(Faces *faces, Face face, uint32_t codepoint);

/* A glyph's box in ems of the face asked for, fallback and stand-in included. */
GlyphBox faces_box(Faces *faces, Face face, uint32_t codepoint);

/* The advance width in ems of text that the face itself has, kerning included. */
double faces_width(Faces *faces, Face face, const char *text);

FaceMetrics faces_metrics(Faces *faces, Face face);

/* The face at a whole number of pixels an em, to draw with; NULL when its file has gone bad since
 * faces_open (faces_fault says how).  Valid until the next call, which
 * may change its size. */
TTF_Font *faces_sized(Faces *faces, Face face, int pixels);

/* False, with the first fault met in a font file since faces_open; true when there was none. */
bool faces_fault(const Faces *faces, Error *err) MUST_CHECK;

#endif
