#include "app/progress.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Its place; the count: there is none. */
static size_t find(const LessonProgress *progress, const char *id) {
  size_t i = 0;
  while (i < progress->count && strcmp(progress->items[i].id, id) != 0)
    i++;
  return i;
}

const ProgressEntry *progress_of(const LessonProgress *progress, const char *id) {
  size_t at = find(progress, id);
  return at < progress->count && progress->items[at].reached > 0 ? &progress->items[at] : NULL;
}

size_t progress_step(const LessonProgress *progress, const char *id) {
  const ProgressEntry *entry = progress_of(progress, id);
  return entry && !entry->done ? (size_t)entry->reached - 1 : 0;
}

/* The entry of a lesson, a new one if need be; NULL: there are too many, or it has too long an id. */
static ProgressEntry *entry_for(LessonProgress *progress, const char *id) {
  size_t at = find(progress, id);
  if (at < progress->count)
    return &progress->items[at];
  if (at == PROGRESS_LESSONS_MAX || strlen(id) > LESSON_ID_MAX)
    return NULL;
  ProgressEntry *entry = &progress->items[progress->count++];
  *entry = (ProgressEntry){.reached = 0};
  snprintf(entry->id, sizeof entry->id, "%s", id);
  return entry;
}

static int at_most(int value, int most) {
  return value < most ? value : most;
}

bool progress_reach(LessonProgress *progress, const char *id, int step, int steps, bool end) {
  assert(step >= 1 && step <= steps);
  ProgressEntry *entry = entry_for(progress, id);
  if (!entry)
    return false;
  const ProgressEntry before = *entry;
  entry->steps = at_most(steps, PROGRESS_STEPS_MAX);
  entry->reached = at_most(before.reached > step ? before.reached : step, entry->steps);
  entry->done = before.done || end;
  return entry->reached != before.reached || entry->steps != before.steps || entry->done != before.done;
}

bool progress_forget(LessonProgress *progress, ProgressEntry *was, const char *id) {
  if (!progress_of(progress, id))
    return false;
  ProgressEntry *entry = &progress->items[find(progress, id)];
  *was = *entry;
  entry->reached = entry->steps = 0;
  entry->done = false;
  return true;
}

void progress_merge(LessonProgress *progress, const LessonProgress *other) {
  for (size_t i = 0; i < other->count; i++) {
    const ProgressEntry *theirs = &other->items[i];
    bool forgotten = find(progress, theirs->id) < progress->count && !progress_of(progress, theirs->id);
    if (theirs->reached > 0 && !forgotten) {
      const ProgressEntry *ours = progress_of(progress, theirs->id);
      int steps = ours ? ours->steps : theirs->steps;
      (void)progress_reach(progress, theirs->id, at_most(theirs->reached, steps), steps, theirs->done);
    }
  }
}
