#include "app/load.h"

#include "app/data_file.h"
#include "app/subject.h"
#include "base/file.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

/* --- What is done */

static bool load_lesson(Loaded *out, const LoadOrder *order, ErrorList *errors) {
  const char *path = arena_copy(&out->arena, order->lesson);
  bool ok = order->text ? lesson_parse(&out->lesson, &out->arena, path, order->text, order->size, errors)
                        : lesson_load(&out->lesson, &out->arena, path, errors);
  return ok && subject_check(&out->lesson, errors);
}

static bool read_text(DataTemplate *out, Arena *arena, const LoadOrder *order, Error *err) {
  *out = (DataTemplate){.file = order->lesson, .text = order->text, .size = order->size};
  if (order->text)
    return true;
  char *text;
  if (!file_read(arena, order->lesson, LESSON_BYTES_MAX, &text, &out->size, err))
    return false;
  out->text = text;
  return true;
}

/* Over so many samples checking its texts takes longer than reading the file; they are the template's,
 * whatever the data. */
static bool check_data(const Loaded *loaded, ErrorList *errors) {
  enum { CHECKED_MOST = 20000 };
  return loaded->lesson.data[0].set.N > CHECKED_MOST || subject_check(&loaded->lesson, errors);
}

static bool load_data(Loaded *out, const LoadOrder *order, ErrorList *errors) {
  DataTemplate template;
  Columns columns;
  DataSource source = order->source;
  Error err;
  if (!read_text(&template, &out->arena, order, &err))
    return verbs_fail(errors, &err);
  bool ok = data_file_open(&out->lesson, &columns, &source, &out->arena, &template, errors) &&
            check_data(out, errors);
  if (columns.count > 0) {
    out->columns = columns_copy(&out->data_arena, &columns);
    out->source = data_source_copy(&out->data_arena, &source);
  }
  return ok;
}

static bool load_columns(Loaded *out, const LoadOrder *order, ErrorList *errors) {
  Arena scratch = {0};
  Table table;
  Error err;
  bool ok = csv_load(&table, &scratch, order->source.path, &err) || verbs_fail(errors, &err);
  if (ok) {
    columns_look(&out->columns, &out->data_arena, &table);
    out->source = data_source_copy(&out->data_arena, &order->source);
    columns_choose(&out->source.choice, &out->data_arena, &out->columns);
  }
  arena_free(&scratch);
  return ok;
}

void load_now(Loaded *out, const LoadOrder *order) {
  static bool (*const WORK[])(Loaded *, const LoadOrder *, ErrorList *) = {load_lesson, load_data,
                                                                           load_columns};
  Arena scratch = {0};
  ErrorList *errors = ARENA_NEW(&scratch, ErrorList);
  *out = (Loaded){0};
  out->ok = WORK[order->kind](out, order, errors);
  if (!out->ok) {
    out->err = *error_list_clearest(errors);
    arena_free(&out->arena);
  }
  arena_free(&scratch);
}

void load_free(Loaded *loaded) {
  arena_free(&loaded->arena);
  arena_free(&loaded->data_arena);
  *loaded = (Loaded){0};
}

/* --- In a thread */

typedef enum { UNDER_WAY, DONE, FORGOTTEN } Progress;

struct Load {
  Arena arena; /* of the order */
  LoadOrder order;
  Loaded loaded;
  void (*done)(void *self);
  void *self;
  pthread_mutex_t lock;
  pthread_cond_t changed;
  Progress progress;
};

static void free_load(Load *load) {
  pthread_cond_destroy(&load->changed);
  pthread_mutex_destroy(&load->lock);
  arena_free(&load->arena);
  free(load);
}

/* Reads, and tells; false: nobody waits for it any more. */
static bool read_and_tell(Load *load) {
  load_now(&load->loaded, &load->order);
  pthread_mutex_lock(&load->lock);
  bool wanted = load->progress != FORGOTTEN;
  if (wanted) {
    load->progress = DONE;
    load->done(load->self); /* whoever takes it has to get the lock first */
    pthread_cond_signal(&load->changed);
  }
  pthread_mutex_unlock(&load->lock);
  return wanted;
}

static void *run(void *argument) {
  Load *load = argument;
  if (!read_and_tell(load)) {
    load_free(&load->loaded);
    free_load(load);
  }
  return NULL;
}

static LoadOrder copy_order(Arena *arena, const LoadOrder *order) {
  LoadOrder copy = *order;
  if (order->lesson)
    copy.lesson = arena_copy(arena, order->lesson);
  if (order->text)
    copy.text = arena_copy_n(arena, order->text, order->size);
  if (order->source.path)
    copy.source = data_source_copy(arena, &order->source);
  return copy;
}

/* Nobody joins it, and signals are the main thread's. */
static int start_thread(Load *load) {
  pthread_t thread;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  int fault = pthread_create(&thread, NULL, run, load);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (fault == 0)
    pthread_detach(thread);
  return fault;
}

Load *load_start(const LoadOrder *order, void (*done)(void *self), void *self) {
  Load *load = calloc(1, sizeof *load);
  if (!load)
    abort();
  load->order = copy_order(&load->arena, order);
  load->done = done;
  load->self = self;
  pthread_mutex_init(&load->lock, NULL);
  pthread_cond_init(&load->changed, NULL);
  if (start_thread(load) != 0)
    (void)read_and_tell(load);
  return load;
}

static struct timespec time_limit(int timeout_ms) {
  struct timespec limit;
  clock_gettime(CLOCK_REALTIME, &limit);
  long nanoseconds = limit.tv_nsec + (long)(timeout_ms % 1000) * 1000000;
  limit.tv_sec += timeout_ms / 1000 + nanoseconds / 1000000000;
  limit.tv_nsec = nanoseconds % 1000000000;
  return limit;
}

bool load_take(Load *load, Loaded *out, int timeout_ms) {
  struct timespec limit = time_limit(timeout_ms);
  pthread_mutex_lock(&load->lock);
  int fault = 0;
  while (load->progress == UNDER_WAY && fault == 0)
    fault = pthread_cond_timedwait(&load->changed, &load->lock, &limit);
  bool done = load->progress == DONE;
  pthread_mutex_unlock(&load->lock);
  if (!done)
    return false;
  *out = load->loaded;
  free_load(load);
  return true;
}

void load_forget(Load *load) {
  if (!load)
    return;
  pthread_mutex_lock(&load->lock);
  bool done = load->progress == DONE;
  load->progress = FORGOTTEN;
  pthread_mutex_unlock(&load->lock);
  if (!done)
    return;
  load_free(&load->loaded);
  free_load(load);
}
