#include "app/watch.h"

#include "support/check.h"
#include "support/folder.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* How long a change may take to be told before the test gives up. */
enum { PATIENCE_S = 60 };

/* Counts the calls, so that a test can wait for the next one. */
typedef struct Bell {
  pthread_mutex_t lock;
  pthread_cond_t rung;
  int count;
} Bell;

typedef struct Fixture {
  char folder[FOLDER_PATH_MAX], file[FOLDER_PATH_MAX + 16];
  Bell bell;
  Error err;
  FileWatch *watch;
} Fixture;

static void ring(void *self) {
  Bell *bell = self;
  pthread_mutex_lock(&bell->lock);
  bell->count++;
  pthread_cond_signal(&bell->rung);
  pthread_mutex_unlock(&bell->lock);
}

/* Waits until the bell has rung so often in all. */
static void await(Bell *bell, int count) {
  struct timespec limit;
  clock_gettime(CLOCK_REALTIME, &limit);
  limit.tv_sec += PATIENCE_S;
  int fault = 0;
  pthread_mutex_lock(&bell->lock);
  while (bell->count < count && fault == 0)
    fault = pthread_cond_timedwait(&bell->rung, &bell->lock, &limit);
  int got = bell->count;
  pthread_mutex_unlock(&bell->lock);
  assert_int_not_equal(fault, ETIMEDOUT);
  assert_true(got >= count);
}

static void write_file(const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

static void in_folder(char *out, size_t size, const Fixture *f, const char *name) {
  assert_in_range(snprintf(out, size, "%s/%s", f->folder, name), 1, size - 1);
}

static int set_up(void **state) {
  Fixture *f = calloc(1, sizeof *f);
  if (!f)
    return -1;
  folder_make(f->folder);
  in_folder(f->file, sizeof f->file, f, "lesson.yaml");
  write_file(f->file, "first");
  pthread_mutex_init(&f->bell.lock, NULL);
  pthread_cond_init(&f->bell.rung, NULL);
  f->watch = watch_start(f->file, ring, &f->bell, &f->err);
  *state = f;
  return f->watch ? 0 : -1;
}

static int tear_down(void **state) {
  Fixture *f = *state;
  watch_stop(f->watch);
  pthread_cond_destroy(&f->bell.rung);
  pthread_mutex_destroy(&f->bell.lock);
  folder_remove(f->folder);
  free(f);
  return 0;
}

static void test_tells_of_each_write(void **state) {
  Fixture *f = *state;
  for (int i = 1; i <= 3; i++) {
    write_file(f->file, "again");
    await(&f->bell, i);
  }
}

static void test_tells_of_a_file_renamed_over_it(void **state) {
  Fixture *f = *state;
  char other[FOLDER_PATH_MAX + 16];
  in_folder(other, sizeof other, f, ".lesson.swp");
  for (int i = 1; i <= 3; i++) {
    write_file(other, "new");
    assert_int_equal(rename(other, f->file), 0);
    await(&f->bell, i);
  }
}

static void test_tells_of_a_file_that_comes_back(void **state) {
  Fixture *f = *state;
  assert_int_equal(unlink(f->file), 0);
  write_file(f->file, "back");
  await(&f->bell, 1);
}

static void test_ignores_other_files(void **state) {
  Fixture *f = *state;
  char other[FOLDER_PATH_MAX + 16];
  in_folder(other, sizeof other, f, "lesson.yaml~");
  for (int i = 0; i < 50; i++)
    write_file(other, "not this one");
  /* Notices come in order: when stop has joined the thread, or our file's notice has come, those
   * before it were read. */
  write_file(f->file, "this one");
  await(&f->bell, 1);
  watch_stop(f->watch);
  f->watch = NULL;
  assert_int_equal(f->bell.count, 1);
}

static void test_a_burst_is_told_once(void **state) {
  Fixture *f = *state;
  for (int i = 0; i < 200; i++)
    write_file(f->file, "burst");
  await(&f->bell, 1);
  watch_stop(f->watch);
  f->watch = NULL;
  assert_true(f->bell.count < 50);
}

static void test_follows_links_to_the_file(void **state) {
  Fixture *f = *state;
  char away[FOLDER_PATH_MAX], target[FOLDER_PATH_MAX + 16], link[FOLDER_PATH_MAX + 16];
  char middle[FOLDER_PATH_MAX + 16];
  folder_make(away);
  assert_in_range(snprintf(target, sizeof target, "%s/t.yaml", away), 1, sizeof target - 1);
  in_folder(link, sizeof link, f, "link.yaml");
  in_folder(middle, sizeof middle, f, "middle.yaml");
  write_file(target, "there");
  assert_int_equal(symlink(target, middle), 0);
  assert_int_equal(symlink("middle.yaml", link), 0);
  FileWatch *watch = watch_start(link, ring, &f->bell, &f->err);
  assert_non_null(watch);
  write_file(target, "changed");
  await(&f->bell, 1);
  watch_stop(watch);
  folder_remove(away);
}

static void test_stops_while_nothing_happens(void **state) {
  Fixture *f = *state;
  watch_stop(f->watch);
  f->watch = NULL;
  assert_int_equal(f->bell.count, 0);
  write_file(f->file, "nobody looks");
  assert_int_equal(f->bell.count, 0);
  watch_stop(NULL);
}

static void test_a_missing_folder_is_an_error(void **state) {
  Fixture *f = *state;
  char path[FOLDER_PATH_MAX + 32];
  in_folder(path, sizeof path, f, "none/lesson.yaml");
  assert_null(watch_start(path, ring, &f->bell, &f->err));
  assert_string_equal(f->err.file, path);
  check_contains(f->err.what, "No such file");
}

static void test_a_path_without_folder_is_in_this_one(void **state) {
  Fixture *f = *state;
  char before[FOLDER_PATH_MAX];
  assert_non_null(getcwd(before, sizeof before));
  assert_int_equal(chdir(f->folder), 0);
  FileWatch *watch = watch_start("plain.yaml", ring, &f->bell, &f->err);
  write_file("plain.yaml", "new");
  assert_int_equal(chdir(before), 0);
  assert_non_null(watch);
  await(&f->bell, 1);
  watch_stop(watch);
}

#define with_watch(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      with_watch(test_tells_of_each_write),
      with_watch(test_tells_of_a_file_renamed_over_it),
      with_watch(test_tells_of_a_file_that_comes_back),
      with_watch(test_ignores_other_files),
      with_watch(test_a_burst_is_told_once),
      with_watch(test_follows_links_to_the_file),
      with_watch(test_stops_while_nothing_happens),
      with_watch(test_a_missing_folder_is_an_error),
      with_watch(test_a_path_without_folder_is_in_this_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
