/* The places that the values of the first scenes have always had, until nothing goes by them any more. */
#ifndef STEPMAX_LESSON_SCENE_OLD_H
#define STEPMAX_LESSON_SCENE_OLD_H

#include <stddef.h>

size_t scene_old_place(const char *name); /* SIZE_MAX: it has none */
size_t scene_old_places(void);

#endif
