#include "app/paths.h"

#include "base/file.h"
#include "base/text.h"
#include "lesson/glossary.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

/* Fills paths if `home` holds lessons, fonts and strings. */
static bool try_home(Paths *paths, Arena *arena, const char *home) {
  const char *lessons = file_join(arena, home, "lessons");
  const char *assets[] = {home, file_join(arena, home, "assets")};
  for (size_t i = 0; i < sizeof assets / sizeof assets[0]; i++) {
    const char *fonts = file_join(arena, assets[i], "fonts"),
               *strings = file_join(arena, assets[i], "strings");
    if (file_is_folder(lessons) && file_is_folder(fonts) && file_is_folder(strings)) {
      *paths = (Paths){.lessons = lessons, .fonts = fonts, .strings = strings};
      return true;
    }
  }
  return false;
}

/* The folder of a path, without the slash; "/" and "." stay themselves. */
static char *folder_of(Arena *arena, const char *path) {
  const char *slash = strrchr(path, '/');
  if (!slash)
    return arena_copy(arena, ".");
  return slash == path ? arena_copy(arena, "/") : arena_copy_n(arena, path, (size_t)(slash - path));
}

/* The folder that holds a folder. */
static char *folder_above(Arena *arena, const char *folder) {
  return strcmp(folder, ".") == 0 ? arena_copy(arena, "..") : folder_of(arena, folder);
}

/* The first of two folders of lessons that has a glossary. */
static const char *find_glossary(Arena *arena, const char *lessons, const char *own) {
  const char *folders[] = {lessons, own};
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    const char *path = file_join(arena, folders[i], GLOSSARY_FILE);
    if (file_exists(path))
      return path;
  }
  return NULL;
}

enum { HOMES_MAX = 5 };

/* Every place to look at, best first. */
static size_t list_homes(const char *homes[HOMES_MAX], Arena *arena, const PathsFrom *from) {
  size_t count = 0;
  if (from->data && from->data[0]) {
    homes[count++] = from->data;
    return count;
  }
  if (from->executable) {
    char *beside = folder_of(arena, from->executable), *above = folder_above(arena, beside);
    homes[count++] = beside;
    homes[count++] = above;
    homes[count++] = folder_above(arena, above);
    homes[count++] = file_join(arena, above, "share/stepmax");
  }
  if (from->installed && from->installed[0])
    homes[count++] = from->installed;
  return count;
}

static bool fail(const PathsFrom *from, const char *const *homes, size_t count, Error *err) {
  char all[1024];
  text_list(all, sizeof all, homes, count, ", ");
  bool by_data = from->data && from->data[0];
  error_set(err, "no lessons, fonts and strings found; looked in %s%s", by_data ? "STEPMAX_DATA: " : "",
            count > 0 ? all : "no place: the program's own folder is unknown");
  return error_hint(err, "STEPMAX_DATA names the folder that holds them");
}

bool paths_find(Paths *out, Arena *arena, const PathsFrom *from, Error *err) {
  const char *homes[HOMES_MAX];
  Paths paths = {0};
  size_t count = list_homes(homes, arena, from);
  bool found = false;
  for (size_t i = 0; i < count && !found; i++)
    found = try_home(&paths, arena, homes[i]);
  if (!found)
    return fail(from, homes, count, err);
  const char *own = paths.lessons;
  if (from->lessons) {
    if (!file_is_folder(from->lessons))
      return error_at(err, from->lessons, 0, 0, "is no folder of lessons");
    paths.lessons = from->lessons;
  }
  paths.glossary = find_glossary(arena, paths.lessons, own);
  *out = paths;
  return true;
}

/* What the system says this process runs; NULL where it does not. */
static char *system_executable(Arena *arena) {
#if defined(__APPLE__)
  uint32_t size = 0;
  _NSGetExecutablePath(NULL, &size);
  char *path = arena_alloc(arena, size);
  return _NSGetExecutablePath(path, &size) == 0 ? path : NULL;
#else
  for (size_t capacity = 256; capacity < (1U << 20); capacity *= 2) {
    char *path = arena_alloc(arena, capacity);
    ssize_t length = readlink("/proc/self/exe", path, capacity - 1);
    if (length < 0)
      return NULL;
    if ((size_t)length < capacity - 1)
      return path;
  }
  return NULL;
#endif
}

/* Looks a bare name up in PATH as the shell did; one with a slash is a path already. */
static char *search_path(Arena *arena, const char *program) {
  if (strchr(program, '/'))
    return arena_copy(arena, program);
  const char *at = getenv("PATH");
  while (at && *at) {
    size_t length = strcspn(at, ":");
    const char *folder = length == 0 ? "." : arena_copy_n(arena, at, length);
    char *path = file_join(arena, folder, program);
    if (access(path, X_OK) == 0 && !file_is_folder(path))
      return path;
    at += length + (at[length] == ':');
  }
  return NULL;
}

char *paths_executable(Arena *arena, const char *program) {
  char *path = system_executable(arena);
  if (!path && program && program[0])
    path = search_path(arena, program);
  return path;
}

bool paths_find_mine(Paths *out, Arena *arena, const char *lessons, const char *program, Error *err) {
  const PathsFrom from = {.lessons = lessons,
                          .data = getenv("STEPMAX_DATA"),
                          .executable = paths_executable(arena, program),
                          .installed = STEPMAX_INSTALL_DATA};
  return paths_find(out, arena, &from, err);
}
