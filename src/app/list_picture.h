/* The list of lessons as a picture, without a window. */
#ifndef STEPMAX_APP_LIST_PICTURE_H
#define STEPMAX_APP_LIST_PICTURE_H

#include "app/verbs.h"
#include "base/text.h"
#include "lesson/course.h"

/* Adds a PNG of the list as it opens, at --size, --text-size and in the colours of --theme; nothing is done
 * in it so far. */
bool list_picture(Text *out, const Call *call, const CatalogueEntry *entries, size_t count,
                  const Course *course, Error *err) MUST_CHECK;

#endif
