#include "base/file.h"
#include "support/check.h"
#include "support/folder.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Fixture {
  Arena arena;
  Error err;
  char folder[FOLDER_PATH_MAX];
} Fixture;

static int set_up(void **state) {
  Fixture *f = calloc(1, sizeof *f);
  if (!f)
    return -1;
  folder_make(f->folder);
  *state = f;
  return 0;
}

static int tear_down(void **state) {
  Fixture *f = *state;
  folder_remove(f->folder);
  arena_free(&f->arena);
  free(f);
  return 0;
}

static char *inside(Fixture *f, const char *name) {
  return file_join(&f->arena, f->folder, name);
}

static void put(Fixture *f, const char *path, const char *text) {
  if (!file_replace(path, text, strlen(text), &f->err))
    fail_msg("%s", f->err.what);
}

static void check_holds(Fixture *f, const char *path, const char *text) {
  char *data = NULL;
  size_t size = 0;
  if (!file_read(&f->arena, path, 1000000, &data, &size, &f->err))
    fail_msg("%s", f->err.what);
  assert_int_equal(size, strlen(text));
  assert_string_equal(data, text);
}

static void check_unread(Fixture *f, const char *path, size_t limit, const char *what) {
  char *data = NULL;
  size_t size = 77;
  assert_false(file_read(&f->arena, path, limit, &data, &size, &f->err));
  assert_null(data);
  assert_int_equal(size, 77);
  check_contains(f->err.what, what);
  assert_string_equal(f->err.file, path);
  assert_int_equal(f->err.line, 0);
}

static mode_t mode_of(const char *path) {
  struct stat info;
  assert_int_equal(stat(path, &info), 0);
  return info.st_mode & 07777;
}

static void test_write_and_read(void **state) {
  Fixture *f = *state;
  char *path = inside(f, "강의 1.yaml");
  assert_false(file_exists(path));
  put(f, path, "하나\n");
  assert_true(file_exists(path));
  check_holds(f, path, "하나\n");
  put(f, path, "");
  check_holds(f, path, "");
  assert_int_equal(folder_count(f->folder), 1);
}

static void test_bytes_and_limit(void **state) {
  Fixture *f = *state;
  char *path = inside(f, "bytes"), *data, bytes[70000];
  size_t size;
  for (size_t i = 0; i < sizeof bytes; i++)
    bytes[i] = (char)(i * 31 % 256);
  assert_true(file_replace(path, bytes, sizeof bytes, &f->err));
  assert_true(file_read(&f->arena, path, sizeof bytes, &data, &size, &f->err));
  assert_int_equal(size, sizeof bytes);
  assert_memory_equal(data, bytes, size);
  assert_int_equal(data[size], 0);
  check_unread(f, path, sizeof bytes - 1, "is larger than 69999 bytes");
}

static void test_what_is_no_file_is_not_read(void **state) {
  Fixture *f = *state;
  check_unread(f, inside(f, "none"), 10, "cannot be opened: ");
  check_unread(f, f->folder, 10, "is a folder");
  check_unread(f, "/dev/zero", 10, "is a device");
  char *pipe = inside(f, "pipe");
  assert_int_equal(mkfifo(pipe, 0600), 0);
  check_unread(f, pipe, 10, "is a device");
  put(f, inside(f, "file"), "x");
  check_unread(f, inside(f, "file/below"), 10, "cannot be opened: ");
}

static void test_a_file_longer_than_it_says_is_read(void **state) {
  Fixture *f = *state;
  char *data;
  size_t size;
  if (!file_exists("/proc/self/status"))
    skip();
  assert_true(file_read(&f->arena, "/proc/self/status", 100000, &data, &size, &f->err));
  check_contains(data, "Pid:");
  check_unread(f, "/proc/self/status", 20, "is larger than 20 bytes");
}

static void test_mode_is_kept(void **state) {
  Fixture *f = *state;
  char *path = inside(f, "a");
  mode_t mask = umask(027);
  put(f, path, "1");
  umask(mask);
  assert_int_equal(mode_of(path), 0640);
  assert_int_equal(chmod(path, 0604), 0);
  put(f, path, "2");
  assert_int_equal(mode_of(path), 0604);
  check_holds(f, path, "2");
}

static void test_links_are_followed(void **state) {
  Fixture *f = *state;
  assert_int_equal(mkdir(inside(f, "sub"), 0700), 0);
  put(f, inside(f, "sub/real"), "old");
  assert_int_equal(symlink("real", inside(f, "sub/second")), 0);
  assert_int_equal(symlink("sub/second", inside(f, "first")), 0);
  put(f, inside(f, "first"), "new");
  check_holds(f, inside(f, "sub/real"), "new");
  struct stat info;
  assert_int_equal(lstat(inside(f, "first"), &info), 0);
  assert_true(S_ISLNK(info.st_mode));
  assert_int_equal(symlink("sub/unborn", inside(f, "dangling")), 0);
  put(f, inside(f, "dangling"), "born");
  check_holds(f, inside(f, "sub/unborn"), "born");
  assert_int_equal(symlink("ring", inside(f, "ring")), 0);
  assert_false(file_replace(inside(f, "ring"), "x", 1, &f->err));
  check_contains(f->err.what, "leads in a circle");
}

static void test_what_is_no_file_is_not_replaced(void **state) {
  Fixture *f = *state;
  assert_false(file_replace(f->folder, "x", 1, &f->err));
  check_contains(f->err.what, "is a folder");
  assert_false(file_replace("/dev/null", "x", 1, &f->err));
  check_contains(f->err.what, "is a device");
  assert_false(file_replace(inside(f, "none/file"), "x", 1, &f->err));
  check_contains(f->err.what, "cannot be written: ");
  assert_string_equal(f->err.file, inside(f, "none/file"));
  assert_false(file_replace("", "x", 1, &f->err));
}

static void test_no_permission(void **state) {
  Fixture *f = *state;
  if (geteuid() == 0)
    skip();
  char *path = inside(f, "protected");
  put(f, path, "old");
  assert_int_equal(chmod(path, 0400), 0);
  assert_false(file_replace(path, "new", 3, &f->err));
  check_holds(f, path, "old");
  assert_int_equal(chmod(path, 0600), 0);
  assert_int_equal(chmod(f->folder, 0500), 0);
  bool replaced = file_replace(path, "new", 3, &f->err);
  assert_int_equal(chmod(f->folder, 0700), 0);
  assert_false(replaced);
  check_holds(f, path, "old");
  assert_int_equal(folder_count(f->folder), 1);
}

/* A limit on the size of files stands for a full disk. */
static void test_a_full_disk_leaves_the_old_file(void **state) {
  Fixture *f = *state;
  char *path = inside(f, "kept");
  put(f, path, "old");
  struct rlimit before, small;
  assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
  small = before;
  small.rlim_cur = 1000;
  void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
  char large[5000] = {0};
  bool replaced = file_replace(path, large, sizeof large, &f->err);
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, handler);
  assert_false(replaced);
  check_contains(f->err.what, "cannot be written: ");
  check_holds(f, path, "old");
  assert_int_equal(folder_count(f->folder), 1);
}

static void test_long_names(void **state) {
  Fixture *f = *state;
  char name[257];
  memset(name, 'n', sizeof name);
  name[255] = '\0';
  put(f, inside(f, name), "long");
  check_holds(f, inside(f, name), "long");
  name[255] = 'n';
  name[256] = '\0';
  assert_false(file_replace(inside(f, name), "x", 1, &f->err));
}

static void test_make_folders(void **state) {
  Fixture *f = *state;
  mode_t mask = umask(0);
  bool open_made = file_make_folders(inside(f, "a/b//c/"), false, &f->err);
  bool private_made = file_make_folders(inside(f, "a/p/q"), true, &f->err);
  umask(mask);
  assert_true(open_made && private_made);
  assert_int_equal(mode_of(inside(f, "a/b/c")), 0755);
  assert_int_equal(mode_of(inside(f, "a")), 0755);
  assert_int_equal(mode_of(inside(f, "a/p")), 0700);
  assert_int_equal(mode_of(inside(f, "a/p/q")), 0700);
  assert_true(file_make_folders(inside(f, "a/b"), true, &f->err));
  assert_true(file_make_folders("/", true, &f->err));
  put(f, inside(f, "file"), "x");
  assert_false(file_make_folders(inside(f, "file"), false, &f->err));
  check_contains(f->err.what, "is not a folder");
  assert_false(file_make_folders(inside(f, "file/below"), false, &f->err));
  assert_string_equal(f->err.file, inside(f, "file"));
}

static void test_folders_and_files_are_told_apart(void **state) {
  Fixture *f = *state;
  put(f, inside(f, "file"), "x");
  assert_true(file_is_folder(f->folder));
  assert_false(file_is_folder(inside(f, "file")));
  assert_false(file_is_folder(inside(f, "none")));
  assert_true(file_exists(f->folder));
}

static void test_join(void **state) {
  Fixture *f = *state;
  assert_string_equal(file_join(&f->arena, "a", "b"), "a/b");
  assert_string_equal(file_join(&f->arena, "a/", "b"), "a/b");
  assert_string_equal(file_join(&f->arena, "/", "b"), "/b");
  assert_string_equal(file_join(&f->arena, "", "b"), "b");
}

static void test_list(void **state) {
  Fixture *f = *state;
  static const char *const FILES[] = {"b.yaml",  "a.yaml", ".hidden.yaml", "a.csv",
                                      "가.yaml", "B.yaml", "yaml"};
  static const char *const WANT[] = {"B.yaml", "a.yaml", "b.yaml", "가.yaml"};
  for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++)
    put(f, inside(f, FILES[i]), "");
  char **names;
  size_t count;
  assert_true(file_list(&f->arena, f->folder, ".yaml", &names, &count, &f->err));
  assert_int_equal(count, 4);
  for (size_t i = 0; i < count; i++)
    assert_string_equal(names[i], WANT[i]);
  assert_true(file_list(&f->arena, f->folder, ".none", &names, &count, &f->err));
  assert_int_equal(count, 0);
  assert_false(file_list(&f->arena, inside(f, "none"), ".yaml", &names, &count, &f->err));
  check_contains(f->err.what, "cannot be opened: ");
}

static void test_list_of_many(void **state) {
  Fixture *f = *state;
  for (int i = 0; i < 50; i++)
    put(f, inside(f, arena_printf(&f->arena, "%02d.x", i * 7 % 50)), "");
  char **names;
  size_t count;
  assert_true(file_list(&f->arena, f->folder, ".x", &names, &count, &f->err));
  assert_int_equal(count, 50);
  for (size_t i = 0; i < count; i++)
    assert_string_equal(names[i], arena_printf(&f->arena, "%02zu.x", i));
}

#define FILE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      FILE_TEST(test_write_and_read),
      FILE_TEST(test_bytes_and_limit),
      FILE_TEST(test_what_is_no_file_is_not_read),
      FILE_TEST(test_a_file_longer_than_it_says_is_read),
      FILE_TEST(test_mode_is_kept),
      FILE_TEST(test_links_are_followed),
      FILE_TEST(test_what_is_no_file_is_not_replaced),
      FILE_TEST(test_no_permission),
      FILE_TEST(test_a_full_disk_leaves_the_old_file),
      FILE_TEST(test_long_names),
      FILE_TEST(test_make_folders),
      FILE_TEST(test_folders_and_files_are_told_apart),
      FILE_TEST(test_join),
      FILE_TEST(test_list),
      FILE_TEST(test_list_of_many),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
