/* A bounded memory of texts measured and drawn, for fonts.c.
 *
 * Looking up costs a hash of the text and no allocation.  Where there are too many labels or too
 * many bytes, those asked for least recently are forgotten. */
#ifndef STEPMAX_SDL_LABELS_H
#define STEPMAX_SDL_LABELS_H

#include "canvas/font.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct LabelKey {
  Face face;
  TextStyle style;
  int pixels; /* of an em; 0 for what holds at every size */
  const char *text;
} LabelKey;

typedef struct Label {
  double width; /* negative until measured */
  bool drawn;   /* whether mask holds */
  TextMask mask;
} Label;

typedef struct Labels Labels;
Labels *labels_new(size_t most_labels, size_t most_bytes);
void labels_free(Labels *labels); /* NULL is allowed */

/* The label of a key, a new one where there was none.  Valid until the next call of labels_get,
 * and longer for the label held. */
Label *labels_get(Labels *labels, LabelKey key);

/* Keeps this label (and so its mask) until another is held. */
void labels_hold(Labels *labels, Label *label);

/* Copies the mask into the label, which must be the one that labels_get gave last, and holds it. */
void labels_store(Labels *labels, Label *label, TextMask mask);

size_t labels_count(const Labels *labels);
size_t labels_bytes(const Labels *labels);

#endif
