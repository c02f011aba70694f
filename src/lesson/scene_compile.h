/* Makes a scene that was read ready for computing: its equations as trees, the order in which they are
 * evaluated, their wording where the file has none.  For scene_read.c. */
#ifndef STEPMAX_LESSON_SCENE_COMPILE_H
#define STEPMAX_LESSON_SCENE_COMPILE_H

#include "lesson/read.h"
#include "lesson/scene.h"

/* Reports what an equation has wrong: a name that does not exist, a matrix for a number, a circle. */
void scene_compile(const Reading *reading, Scene *scene);

#endif
