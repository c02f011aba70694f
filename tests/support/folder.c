#include "support/folder.h"

#include "support/check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void folder_make(char path[FOLDER_PATH_MAX]) {
  const char *parent = getenv("TMPDIR");
  int length = snprintf(path, FOLDER_PATH_MAX, "%s/stepmax 시험 XXXXXX", parent && *parent ? parent : "/tmp");
  assert_in_range(length, 1, FOLDER_PATH_MAX - 1);
  assert_non_null(mkdtemp(path));
}

/* Calls visit with the path of everything in the folder and returns how many there were. */
static size_t each_name(const char *path, void (*visit)(const char *)) {
  DIR *stream = opendir(path);
  assert_non_null(stream);
  size_t count = 0;
  for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
      continue;
    count++;
    char inner[2 * FOLDER_PATH_MAX];
    snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
    if (visit)
      visit(inner);
  }
  closedir(stream);
  return count;
}

size_t folder_count(const char *path) {
  return each_name(path, NULL);
}

static void remove_any(const char *path) {
  if (unlink(path) != 0)
    folder_remove(path);
}

void folder_remove(const char *path) {
  each_name(path, remove_any);
  assert_int_equal(rmdir(path), 0);
}
