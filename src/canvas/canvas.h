/* A picture as a list of commands.
 *
 * Whoever draws adds commands to a Canvas; a backend turns the list into pixels
 * (raster.h), into SVG (svg.h), or reads it as it is (the layout tests).  So the
 * window, `render` and the tests see one and the same picture.  Lengths are pixels
 * of the picture, x to the right, y down, the origin at the top left corner.
 *
 * It knows nothing of windows, files or lessons. */
#ifndef STEPMAX_CANVAS_CANVAS_H
#define STEPMAX_CANVAS_CANVAS_H

#include "base/arena.h"
#include "canvas/font.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  double x, y;
} Point;
typedef struct {
  double x, y, w, h;
} Rect;
typedef struct {
  uint8_t r, g, b, a;
} Color; /* not premultiplied; a = 255 is opaque */

#define RGB(hex) ((Color)RGB_PARTS(hex))
/* The same where C wants a constant: inside the braces of a static table. */
#define RGB_PARTS(hex)                                                                                       \
  { (uint8_t)((hex) >> 16), (uint8_t)((hex) >> 8), (uint8_t)(hex), 255 }

/* The colour with its alpha times t in [0, 1]. */
Color color_fade(Color color, double t);
/* from + (to - from) t, each channel, alpha too. */
Color color_mix(Color from, Color to, double t);
/* Whatever their alpha. */
static inline bool color_same(Color a, Color b) {
  return a.r == b.r && a.g == b.g && a.b == b.b;
}
/* WCAG contrast ratio of two opaque colours, 1 to 21. */
double color_contrast(Color a, Color b);

Rect rect_inset(Rect rect, double by); /* never negative sizes */
bool rect_contains(Rect rect, double x, double y);
Rect rect_intersect(Rect a, Rect b); /* empty (w or h 0) when apart */
bool rect_within(Rect inner, Rect outer);
/* A share of the way from a to b. */
static inline Point point_between(Point a, Point b, double share) {
  return (Point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}
/* Each edge at the nearest whole pixel: neighbours that share an edge leave no ground between
 * them (cells of a heat map). */
Rect rect_snap(Rect rect);

typedef enum {
  COMMAND_FILL_RECT, /* rect, radius (0: sharp; half the shorter side and more: round ends) */
  COMMAND_BORDER,    /* rect, radius, width: a ring that lies inside rect */
  COMMAND_FILL_PATH, /* points: one closed outline, filled where it winds around */
  COMMAND_STROKE,    /* points: an open polyline, width, dash; round caps and joins */
  COMMAND_TEXT,      /* text, face, size, style; x and baseline in rect.x and rect.y */
  COMMAND_IMAGE      /* pixels, columns, rows; fills rect, whose edges are whole */
} CommandKind;

/* What a text is, so that tests can judge it; nothing else depends on it. */
typedef enum { ROLE_TEXT, ROLE_NUMBER, ROLE_FORMULA, ROLE_DECORATION } Role;

typedef struct Command {
  CommandKind kind;
  Role role;
  Color color;
  Rect rect; /* the shape, or the box of its points; of a text: x, baseline, advance width, 0 */
  Rect clip; /* nothing outside is drawn */
  double radius, width;
  double dash, gap; /* of a stroke: the lengths seen, caps included; dash 0: solid */
  const Point *points;
  size_t count;           /* of points */
  const char *text;       /* in the canvas's arena */
  const uint32_t *pixels; /* of an image: `rows` times `columns`, row by row; the caller's */
  int columns, rows;
  uint64_t version; /* of an image: the same number and size, the same pixels; 0: not known */
  Face face;
  TextStyle style;
  double size; /* of a text: the em, in pixels */
  int card;    /* the number of the card it was drawn in, from 1; 0: on the ground */
} Command;

typedef struct Canvas {
  int width, height;
  Color ground;
  const Font *font; /* measures text; not owned */
  Command *commands;
  size_t count, capacity;
  Arena arena; /* points and strings of this picture */
  Rect clip;
  double alpha; /* multiplies every colour added */
  int card, cards;
  Role role;
  Rect *card_rects; /* of card n at n - 1 */
  size_t card_capacity;
} Canvas;

/* Starts a new, empty picture of the given size; the memory of the last one is used
 * again.  A zeroed Canvas is valid before the first begin. */
void canvas_begin(Canvas *canvas, const Font *font, int width, int height, Color ground);
void canvas_free(Canvas *canvas);

/* Everything added between set_clip and the next one is cut to clip (in pixels; the
 * whole picture at first).  Returns the clip before, to put back. */
Rect canvas_set_clip(Canvas *canvas, Rect clip);
/* As with the clip: a factor on every colour's alpha, for fading whole parts. */
double canvas_set_alpha(Canvas *canvas, double alpha);
Role canvas_set_role(Canvas *canvas, Role role);

/* Says that what follows belongs on a card that fills rect (the layout tests hold
 * its texts to that); returns the card before.  canvas_end_card puts that back. */
int canvas_begin_card(Canvas *canvas, Rect rect);
void canvas_end_card(Canvas *canvas, int before);

/* What could not be seen (a colour whose alpha comes to 0, an empty rectangle, no width, a stroke of
 * fewer than two points, a path of fewer than three) leaves no command.  Coordinates need not be
 * finite: points that are no numbers are left out, others cut. */
void canvas_fill_rect(Canvas *canvas, Rect rect, double radius, Color color);
void canvas_border(Canvas *canvas, Rect rect, double radius, double width, Color color);
/* The points are copied.  A stroke whose segments are all parallel to the axes is moved across its
 * direction by up to half a pixel, so that its edges are sharp; that of any other stays where it is.
 * Thinner than a pixel is drawn one pixel wide and fainter.  A dash is `dash` long with its round ends,
 * at least as long as the line is wide; where dash + gap is no more than the width, the line is solid. */
void canvas_fill_path(Canvas *canvas, const Point *points, size_t count, Color color);
void canvas_stroke(Canvas *canvas, const Point *points, size_t count, double width, Color color);
void canvas_stroke_dashed(Canvas *canvas, const Point *points, size_t count, double width, double dash,
                          double gap, Color color);
void canvas_line(Canvas *canvas, double x0, double y0, double x1, double y1, double width, Color color);
void canvas_circle(Canvas *canvas, double x, double y, double radius, Color color);

/* Puts the command added last below those from the one at `place` on: a ground for what was there before. */
void canvas_put_below(Canvas *canvas, size_t place);

/* How a text is written. */
typedef struct Lettering {
  Face face;
  double size;
  TextStyle style;
  Color color;
} Lettering;

/* Draws UTF-8 text with its left edge at x, standing on the baseline; returns its
 * advance width.  A colour with alpha 0 takes its place all the same, but leaves no command.  Pixels show
 * a text at whole pixels. */
double canvas_text(Canvas *canvas, double x, double baseline, Lettering lettering, const char *text);

enum { CANVAS_IMAGE_MOST = 1 << 15 }; /* columns, and rows, of an image */

/* Fills rect, its edges moved to the nearest whole pixels, with height rows of width opaque pixels:
 * 0xAARRGGBB words in machine order, row by row from the top, their alpha not looked at.  The pixels are not
 * copied: they must stay as they are until the picture has been drawn or written.  Where rect is as large as
 * the image, each pixel is shown as it is; otherwise it is scaled, bilinear between the pixels' middles
 * (several times smaller, some pixels get no say).  The canvas's alpha fades it like any colour. */
void canvas_image(Canvas *canvas, Rect rect, const uint32_t *pixels, int width, int height);
/* The same for pixels that are known by a number, as Command.version: they need not be compared. */
void canvas_image_known(Canvas *canvas, Rect rect, const uint32_t *pixels, int width, int height,
                        uint64_t version);

/* Has the font draw the canvas's texts into its memory, from which a picture of them is sooner made. */
void canvas_draw_texts(const Canvas *canvas);

typedef enum { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } Align;
/* The same, aligned at x. */
double canvas_text_aligned(Canvas *canvas, Align align, double x, double baseline, Lettering lettering,
                           const char *text);

#endif
