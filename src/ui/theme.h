/* Colours and measures: light and dark. */
#ifndef STEPMAX_UI_THEME_H
#define STEPMAX_UI_THEME_H

#include "canvas/canvas.h"

enum { THEME_CLASSES = 10 };

typedef struct Theme {
  bool dark;
  Color ground, card, ink, muted, hairline;
  Color field;                  /* the ground of a number's cell */
  Color positive, negative;     /* tints behind weights */
  Color strong, on_strong;      /* a pressed control and its label */
  Color accent;                 /* focus rings, the present step */
  Color good, bad;              /* a check that holds; a fault */
  Color classes[THEME_CLASSES]; /* shapes, text on the card */
  Color on_class;               /* text on a class's colour */
  Color tints[THEME_CLASSES];   /* a class's row when it is the right one */
  Color band_low, band_high;    /* a map's least and greatest values: theme_bands has those between */
  Color level;                  /* a map's lines; see-through */
} Theme;

const Theme *theme_get(bool dark);
Color theme_class(const Theme *theme, size_t k); /* k from 0; any k */

/* `count` >= 1 colours from band_low to band_high; on each every class's colour stands out by 3:1. */
void theme_bands(Color *bands, const Theme *theme, size_t count);

/* The unit: min(width / 160, height / 90) times the text scale, in pixels. */
double theme_unit(int width, int height, double text_scale);

#endif
