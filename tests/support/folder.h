/* A folder of a test's own, gone with all that is in it when the test ends. */
#ifndef STEPMAX_TESTS_SUPPORT_FOLDER_H
#define STEPMAX_TESTS_SUPPORT_FOLDER_H

#include <stddef.h>

enum { FOLDER_PATH_MAX = 512 };

/* Makes an empty folder and writes its path; a blank and Hangul are in its name.  Fails the test if it
 * cannot. */
void folder_make(char path[FOLDER_PATH_MAX]);

/* How many names are in the folder, hidden ones included. */
size_t folder_count(const char *path);

/* Removes the folder and all in it; links are removed, not followed. */
void folder_remove(const char *path);

#endif
