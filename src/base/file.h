/* Whole files: read at most so much, replace all or nothing.
 *
 * Every error carries the path as it was given, and the system's reason where there is one.  Paths are
 * bytes; nothing here knows what the files mean. */
#ifndef STEPMAX_BASE_FILE_H
#define STEPMAX_BASE_FILE_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads a regular file of at most `limit` bytes; *data is NUL-terminated behind its *size bytes.
 * Errors (with the file's name): cannot be opened (why), is a folder or a device, is larger than
 * the limit, cannot be read. */
bool file_read(Arena *arena, const char *path, size_t limit, char **data, size_t *size,
               Error *err) MUST_CHECK;

/* Replaces path by the bytes, or leaves it untouched: written beside, fsynced, renamed; the mode of an
 * existing file is kept; the temporary file is removed on failure. A symbolic link's target is replaced,
 * not the link. A folder, a device and a file without permission to write are refused. */
bool file_replace(const char *path, const void *data, size_t size, Error *err) MUST_CHECK;

bool file_exists(const char *path); /* anything that can be stat'ed */
bool file_is_folder(const char *path);
/* Another number when the file is another one or was written since; 0: it is not there. */
uint64_t file_version(const char *path);

/* Makes a folder and those above it (mode 0700 for new ones when `private_mode`, else 0755). */
bool file_make_folders(const char *path, bool private_mode, Error *err) MUST_CHECK;

/* A path without its folder; and whether it ends so, with something before. */
const char *file_name(const char *path);
bool file_ends_in(const char *path, const char *suffix);

/* "folder/name", in the arena; no second slash, and none behind an empty folder. */
char *file_join(Arena *arena, const char *folder, const char *name);

/* The names in a folder that end in `suffix`, sorted by bytes; hidden ones (".name") are left out. */
bool file_list(Arena *arena, const char *folder, const char *suffix, char ***names, size_t *count,
               Error *err) MUST_CHECK;

#endif
