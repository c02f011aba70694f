#include "app/watch.h"

#ifdef __linux__

#include "base/arena.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

enum {
  QUIET_MS = 30,   /* a burst is over when nothing has happened for so long */
  BURST_MOST = 50, /* or after so many quiet times too short */
  PLACES = 8       /* the file and the links on the way to it */
};

static const uint32_t what_counts = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_MOVED_FROM;

/* A name in a watched folder. */
typedef struct Place {
  int folder; /* inotify's number of it */
  const char *name;
} Place;

struct FileWatch {
  Arena arena; /* holds this and the names */
  Place places[PLACES];
  size_t place_count;
  int notices, stop; /* inotify's descriptor, and an eventfd */
  pthread_t thread;
  void (*changed)(void *self);
  void *self;
};

static bool add_place(FileWatch *watch, const char *path, Error *err) {
  const char *slash = strrchr(path, '/');
  const char *name = slash != NULL ? slash + 1 : path;
  const char *folder = ".";
  if (slash != NULL)
    folder = slash == path ? "/" : arena_copy_n(&watch->arena, path, (size_t)(slash - path));
  int number = inotify_add_watch(watch->notices, folder, what_counts | IN_ONLYDIR);
  if (number < 0)
    return error_at(err, path, 0, 0, "cannot watch for changes: %s", strerror(errno));
  watch->places[watch->place_count++] = (Place){.folder = number, .name = arena_copy(&watch->arena, name)};
  return true;
}

/* What a symbolic link stands for, in the arena; NULL where path is none. */
static const char *link_target(Arena *arena, const char *path) {
  char target[PATH_MAX];
  ssize_t length = readlink(path, target, sizeof target);
  if (length <= 0 || length == (ssize_t)sizeof target)
    return NULL;
  const char *slash = strrchr(path, '/');
  int folder = slash != NULL && target[0] != '/' ? (int)(slash + 1 - path) : 0;
  return arena_printf(arena, "%.*s%.*s", folder, path, (int)length, target);
}

static bool add_places(FileWatch *watch, const char *path, Error *err) {
  if (!add_place(watch, path, err))
    return false;
  /* Where a further folder cannot be watched, those before it still are. */
  while (watch->place_count < PLACES && (path = link_target(&watch->arena, path)) != NULL)
    if (!add_place(watch, path, NULL))
      break;
  return true;
}

static bool is_ours(const FileWatch *watch, const struct inotify_event *event) {
  if ((event->mask & IN_Q_OVERFLOW) != 0)
    return true; /* what it was is lost; better once too often */
  for (size_t i = 0; i < watch->place_count; i++)
    if (event->len > 0 && event->wd == watch->places[i].folder &&
        strcmp(event->name, watch->places[i].name) == 0)
      return true;
  return false;
}

/* Reads all notices that are there; whether one is about the file. */
static bool read_notices(const FileWatch *watch) {
  alignas(struct inotify_event) char buffer[16 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
  bool found = false;
  ssize_t size;
  while ((size = read(watch->notices, buffer, sizeof buffer)) > 0) {
    for (ssize_t at = 0; at < size;) {
      const struct inotify_event *event = (const void *)(buffer + at);
      found = found || is_ours(watch, event);
      at += (ssize_t)(sizeof *event + event->len);
    }
  }
  return found;
}

typedef enum { AFTER_TIME, AFTER_NOTICE, AFTER_STOP } Woken;

static Woken wait_for(const FileWatch *watch, int timeout_ms) {
  struct pollfd sources[] = {{.fd = watch->stop, .events = POLLIN}, {.fd = watch->notices, .events = POLLIN}};
  int ready;
  do
    ready = poll(sources, 2, timeout_ms);
  while (ready < 0 && errno == EINTR);
  if (ready < 0 || sources[0].revents != 0)
    return AFTER_STOP;
  return ready > 0 ? AFTER_NOTICE : AFTER_TIME;
}

static void *run(void *argument) {
  FileWatch *watch = argument;
  for (;;) {
    Woken woken = wait_for(watch, -1);
    if (woken == AFTER_NOTICE && !read_notices(watch))
      continue;
    for (int i = 0; woken == AFTER_NOTICE && i < BURST_MOST; i++) {
      woken = wait_for(watch, QUIET_MS);
      if (woken == AFTER_NOTICE)
        (void)read_notices(watch);
    }
    if (woken == AFTER_STOP)
      return NULL;
    watch->changed(watch->self);
  }
}

static void free_watch(FileWatch *watch) {
  if (watch->notices >= 0)
    close(watch->notices);
  if (watch->stop >= 0)
    close(watch->stop);
  Arena arena = watch->arena;
  arena_free(&arena);
}

/* Signals are the main thread's. */
static int start_thread(FileWatch *watch) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  int fault = pthread_create(&watch->thread, NULL, run, watch);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return fault;
}

FileWatch *watch_start(const char *path, void (*changed)(void *self), void *self, Error *err) {
  Arena arena = {0};
  FileWatch *watch = ARENA_NEW(&arena, FileWatch);
  watch->arena = arena;
  watch->changed = changed;
  watch->self = self;
  watch->notices = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  watch->stop = eventfd(0, EFD_CLOEXEC);
  bool ok = (watch->notices >= 0 && watch->stop >= 0) ||
            error_at(err, path, 0, 0, "cannot watch for changes: %s", strerror(errno));
  ok = ok && add_places(watch, path, err);
  int fault = ok ? start_thread(watch) : 0;
  if (fault != 0)
    ok = error_at(err, path, 0, 0, "cannot watch for changes: %s", strerror(fault));
  if (ok)
    return watch;
  free_watch(watch);
  return NULL;
}

void watch_stop(FileWatch *watch) {
  if (watch == NULL)
    return;
  uint64_t one = 1;
  ssize_t written;
  do
    written = write(watch->stop, &one, sizeof one);
  while (written < 0 && errno == EINTR);
  pthread_join(watch->thread, NULL);
  free_watch(watch);
}

#else

#include <stddef.h>

FileWatch *watch_start(const char *path, void (*changed)(void *self), void *self, Error *err) {
  (void)changed;
  (void)self;
  (void)error_at(err, path, 0, 0, "this system does not tell of changes to files; reopen it to see them");
  return NULL;
}

void watch_stop(FileWatch *watch) {
  (void)watch;
}

#endif
