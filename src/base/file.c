#include "base/file.h"

#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINKS_MAX = 40, TRIES_MAX = 100, FIRST_READ = 4096 };

/* The error "FILE: what: why", the reason taken from errno. */
static bool fail(Error *err, const char *path, const char *what) {
  return error_at(err, path, 0, 0, "%s: %s", what, strerror(errno));
}

static bool check_regular(const struct stat *info, const char *path, Error *err) {
  if (S_ISDIR(info->st_mode))
    return error_at(err, path, 0, 0, "is a folder, not a file");
  if (!S_ISREG(info->st_mode))
    return error_at(err, path, 0, 0, "is a device, not a file");
  return true;
}

/* read() until something comes; 0 at the end, -1 on a fault. */
static ssize_t read_some(int descriptor, void *into, size_t size) {
  ssize_t got;
  do
    got = read(descriptor, into, size);
  while (got < 0 && errno == EINTR);
  return got;
}

/* A file that is open. */
typedef struct Source {
  int descriptor;
  const char *path;
  size_t expected, limit; /* bytes */
} Source;

/* Reads to the end, which may lie elsewhere than the size said: files grow, and /proc says 0. */
static bool read_all(Arena *arena, char **data, size_t *size, const Source *source, Error *err) {
  size_t used = 0, capacity = source->expected < FIRST_READ ? FIRST_READ : source->expected + 1;
  char *buffer = arena_alloc(arena, capacity + 1);
  for (;;) {
    ssize_t got = read_some(source->descriptor, buffer + used, capacity - used);
    if (got < 0)
      return fail(err, source->path, "cannot be read");
    used += (size_t)got;
    if (used > source->limit)
      return error_at(err, source->path, 0, 0, "is larger than %zu bytes", source->limit);
    if (got == 0)
      break;
    if (used == capacity) {
      char *larger = arena_array(arena, capacity + 1, 2);
      memcpy(larger, buffer, used);
      buffer = larger;
      capacity *= 2;
    }
  }
  buffer[used] = '\0';
  *data = buffer;
  *size = used;
  return true;
}

bool file_read(Arena *arena, const char *path, size_t limit, char **data, size_t *size, Error *err) {
  /* Without O_NONBLOCK, opening a pipe would wait for its writer. */
  int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0)
    return fail(err, path, "cannot be opened");
  struct stat info;
  bool ok = fstat(descriptor, &info) == 0 || fail(err, path, "cannot be read");
  ok = ok && check_regular(&info, path, err);
  if (ok && (uintmax_t)info.st_size > limit)
    ok = error_at(err, path, 0, 0, "is larger than %zu bytes", limit);
  const Source source = {descriptor, path, ok ? (size_t)info.st_size : 0, limit};
  ok = ok && read_all(arena, data, size, &source, err);
  close(descriptor);
  return ok;
}

/* The length of path's folder with its slash; 0 without one. */
static size_t folder_length(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? (size_t)(slash - path) + 1 : 0;
}

const char *file_name(const char *path) {
  return path + folder_length(path);
}

bool file_ends_in(const char *path, const char *suffix) {
  size_t length = strlen(path), end = strlen(suffix);
  return length > end && strcmp(path + length - end, suffix) == 0;
}

/* Reads the link `path` into target, beside the link if it is relative; false if path is no link. */
static bool read_link(Arena *arena, char **target, const char *path) {
  for (size_t capacity = 256;; capacity *= 2) {
    char *buffer = arena_alloc(arena, capacity);
    ssize_t length = readlink(path, buffer, capacity);
    if (length < 0)
      return false;
    if ((size_t)length == capacity)
      continue;
    bool absolute = buffer[0] == '/';
    *target = arena_printf(arena, "%.*s%s", absolute ? 0 : (int)folder_length(path), path, buffer);
    return true;
  }
}

/* The file that the links starting at path mean, which need not exist; NULL if they never end. */
static char *follow_links(Arena *arena, const char *path) {
  char *at = arena_copy(arena, path);
  for (int i = 0; i < LINKS_MAX; i++)
    if (!read_link(arena, &at, at))
      return at;
  return NULL;
}

/* Opens a new file beside `path` under a name that nobody has. */
static int open_beside(Arena *arena, char **temporary, const char *path, mode_t mode) {
  for (int i = 0; i < TRIES_MAX; i++) {
    *temporary =
        arena_printf(arena, "%.*s.stepmax-%ld-%d", (int)folder_length(path), path, (long)getpid(), i);
    int descriptor = open(*temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor >= 0 || errno != EEXIST)
      return descriptor;
  }
  return -1;
}

static bool write_all(int descriptor, const char *data, size_t size) {
  while (size > 0) {
    ssize_t done = write(descriptor, data, size);
    if (done < 0 && errno == EINTR)
      continue;
    if (done < 0)
      return false;
    data += done;
    size -= (size_t)done;
  }
  return true;
}

static bool give_mode(int descriptor, mode_t mode) {
  struct stat now;
  if (fstat(descriptor, &now) != 0)
    return false;
  return ((now.st_mode ^ mode) & 07777) == 0 || fchmod(descriptor, mode & 07777) == 0;
}

/* The new name lasts through a power cut once the folder is written; a fault here loses nothing. */
static void sync_folder(Arena *arena, const char *path) {
  size_t length = folder_length(path);
  int descriptor = open(length ? arena_copy_n(arena, path, length) : ".", O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return;
  fsync(descriptor);
  close(descriptor);
}

/* Writes the bytes beside `real` and renames; `old` is what is there now, or NULL. */
static bool replace_real(Arena *arena, const char *real, const struct stat *old, const void *data,
                         size_t size) {
  char *temporary;
  int descriptor = open_beside(arena, &temporary, real, old ? 0600 : 0666);
  if (descriptor < 0)
    return false;
  bool ok = write_all(descriptor, data, size) && (!old || give_mode(descriptor, old->st_mode)) &&
            fsync(descriptor) == 0;
  int why = errno;
  if (close(descriptor) != 0 && ok) {
    why = errno;
    ok = false;
  }
  if (ok && rename(temporary, real) != 0) {
    why = errno;
    ok = false;
  }
  if (!ok)
    unlink(temporary);
  else
    sync_folder(arena, real);
  errno = why;
  return ok;
}

bool file_replace(const char *path, const void *data, size_t size, Error *err) {
  struct stat info;
  bool exists = stat(path, &info) == 0;
  if (exists && !check_regular(&info, path, err))
    return false;
  /* A rename would succeed on a file that its owner has protected. */
  if (exists && access(path, W_OK) != 0)
    return fail(err, path, "cannot be written");
  Arena arena = {0};
  const char *real = follow_links(&arena, path);
  bool ok = real || error_at(err, path, 0, 0, "is a link that leads in a circle");
  if (ok && !replace_real(&arena, real, exists ? &info : NULL, data, size))
    ok = fail(err, path, "cannot be written");
  arena_free(&arena);
  return ok;
}

bool file_exists(const char *path) {
  struct stat info;
  return stat(path, &info) == 0;
}

uint64_t file_version(const char *path) {
  struct stat info;
  if (stat(path, &info) != 0)
    return 0;
  const uint64_t parts[] = {(uint64_t)info.st_dev,          (uint64_t)info.st_ino,
                            (uint64_t)info.st_size,         (uint64_t)info.st_mtim.tv_sec,
                            (uint64_t)info.st_mtim.tv_nsec, (uint64_t)info.st_ctim.tv_sec,
                            (uint64_t)info.st_ctim.tv_nsec};
  uint64_t hash = 14695981039346656037u;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    hash = ((hash ^ parts[i]) * 1099511628211u) ^ hash >> 32;
  return hash | 1;
}

bool file_is_folder(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* Makes one folder unless it is there; one made meanwhile by another program serves as well. */
static bool make_folder(const char *path, mode_t mode, Error *err) {
  if (file_is_folder(path) || mkdir(path, mode) == 0)
    return true;
  int why = errno;
  if (why == EEXIST && file_is_folder(path))
    return true;
  if (why == EEXIST || why == ENOTDIR)
    return error_at(err, path, 0, 0, "is not a folder");
  errno = why;
  return fail(err, path, "cannot be made");
}

bool file_make_folders(const char *path, bool private_mode, Error *err) {
  Arena arena = {0};
  char *part = arena_copy(&arena, path);
  mode_t mode = private_mode ? 0700 : 0755;
  bool ok = true;
  for (char *slash = strchr(part + (*part == '/'), '/'); slash && ok; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    ok = make_folder(part, mode, err);
    *slash = '/';
  }
  ok = ok && make_folder(part, mode, err);
  arena_free(&arena);
  return ok;
}

char *file_join(Arena *arena, const char *folder, const char *name) {
  size_t length = strlen(folder);
  bool bare = length == 0 || folder[length - 1] == '/';
  return arena_printf(arena, "%s%s%s", folder, bare ? "" : "/", name);
}

static int compare_names(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_listed(const char *name, const char *suffix) {
  size_t length = strlen(name), tail = strlen(suffix);
  return name[0] != '.' && length >= tail && strcmp(name + length - tail, suffix) == 0;
}

bool file_list(Arena *arena, const char *folder, const char *suffix, char ***names, size_t *count,
               Error *err) {
  DIR *stream = opendir(folder);
  if (!stream)
    return fail(err, folder, "cannot be opened");
  size_t found = 0, capacity = 16;
  char **list = ARENA_ARRAY(arena, char *, capacity);
  errno = 0;
  for (struct dirent *entry; (entry = readdir(stream)) != NULL; errno = 0) {
    if (!is_listed(entry->d_name, suffix))
      continue;
    if (found == capacity) {
      char **larger = ARENA_ARRAY(arena, char *, capacity * 2);
      memcpy(larger, list, found * sizeof *list);
      list = larger;
      capacity *= 2;
    }
    list[found++] = arena_copy(arena, entry->d_name);
  }
  bool ok = errno == 0 || fail(err, folder, "cannot be read");
  closedir(stream);
  if (!ok)
    return false;
  qsort(list, found, sizeof *list, compare_names);
  *names = list;
  *count = found;
  return true;
}
