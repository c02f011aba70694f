/* The pictures of lessons in the list: each is drawn by the view from the lesson's trace, at its cover step,
 * and made smaller.
 *
 * They are made in pieces of some milliseconds while nothing else is to be done, and kept as long as the
 * lesson's file, the colours, the language and the size stay the same. */
#ifndef STEPMAX_APP_SHELF_H
#define STEPMAX_APP_SHELF_H

#include "lesson/lesson.h"
#include "ui/strings.h"
#include "view/view.h"

#include <stdbool.h>
#include <stddef.h>

/* What pictures look like; sizes in pixels. */
typedef struct ShelfLook {
  bool dark;
  Language language;
  int width, height;
} ShelfLook;

typedef struct Shelf Shelf;
Shelf *shelf_new(const Font *font, const Strings *strings); /* neither is owned */
void shelf_free(Shelf *shelf);                              /* NULL is allowed */

/* Does a piece of work for the first of the entries whose picture is missing or looks otherwise: the chosen
 * one, then those that are shown, from the place `first` on, then the others; none: false.  True with *made =
 * the entry whose card is ready now, or the list's count: none yet.  Entries that are broken have no picture.
 */
bool shelf_work(Shelf *shelf, size_t *made, const ListView *list, size_t first, ShelfLook look);

/* What is known of an entry's lesson: until shelf_work has made that entry's card anew. */
LessonCard shelf_card(const Shelf *shelf, const CatalogueEntry *entry);

#endif
