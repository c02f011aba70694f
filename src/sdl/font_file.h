/* A quick look at a font file, without reading all of it. */
#ifndef STEPMAX_SDL_FONT_FILE_H
#define STEPMAX_SDL_FONT_FILE_H

#include "base/error.h"

#include <stdbool.h>

/* Whether the file has the head of a TrueType or OpenType font and is as long as its table of
 * contents says; so a file that is missing, cut short or something else is found at the start
 * rather than when its first glyph is needed.
 * Source: the OpenType specification, "Organization of an OpenType font". */
bool font_file_check(const char *path, Error *err) MUST_CHECK;

#endif
