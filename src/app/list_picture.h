/* The list of lessons as a picture, without a window. */
#ifndef STEPMAX_APP_LIST_PICTURE_H
#define STEPMAX_APP_LIST_PICTURE_H

#include "app/verbs.h"
#include "base/text.h"
#include "lesson/course.h"

/* What took how long, in milliseconds. */
typedef struct ListTimes {
  double first;    /* the list as it is seen at first, without pictures */
  double pictures; /* all of them */
  double longest;  /* the longest piece of that work: so long a key may have to wait */
} ListTimes;

/* Adds a PNG of the list as it opens, at --size, --text-size and in the colours of --theme; nothing is done
 * in it so far.  times may be NULL. */
bool list_picture(Text *out, ListTimes *times, const Call *call, const CatalogueEntry *entries, size_t count,
                  const Course *course, Error *err) MUST_CHECK;

#endif
