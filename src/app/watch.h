/* Notices when a file is saved, without polling.
 *
 * Watches the file's folder rather than the file, because editors save by renaming a new file over
 * the old one; for a symbolic link also the folders of what it stands for.  A thread sleeps in
 * the kernel until something happens there. */
#ifndef STEPMAX_APP_WATCH_H
#define STEPMAX_APP_WATCH_H

#include "base/error.h"

typedef struct FileWatch FileWatch;

/* Starts watching.  `changed` is called from the watching thread once for each burst of changes
 * that leave something new under the path: written and closed, created, or renamed to it; not for
 * its removal.  The file itself need not exist yet.  NULL on failure: no such folder, too many
 * watches, or a system without inotify. */
FileWatch *watch_start(const char *path, void (*changed)(void *self), void *self, Error *err) MUST_CHECK;

/* Stops and waits for the thread, so `changed` is not called any more after it returns; not to be
 * called from `changed`.  NULL is allowed. */
void watch_stop(FileWatch *watch);

#endif
