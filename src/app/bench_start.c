#include "app/bench.h"

#include "app/output.h"
#include "app/paths.h"
#include "app/run.h"
#include "app/subject.h"
#include "base/file.h"
#include "sdl/bare.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 15, WIDTH = 1920, HEIGHT = 1080, REPLY_MAX = 64, ARGUMENTS_MAX = 16 };

/* The most memory that this process ever had resident, in MB. */
static double memory_peak(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
#if defined(__APPLE__)
  return (double)usage.ru_maxrss / (1024.0 * 1024.0);
#else
  return (double)usage.ru_maxrss / 1024.0;
#endif
}

/* --- In the child: says that the first picture is there, then how much memory it took. */
static void reply(void *self) {
  bool *told = self;
  char memory[REPLY_MAX];
  Error err;
  snprintf(memory, sizeof memory, "%.3f", memory_peak());
  *told = output_text("!", &err) && output_text(memory, &err);
}

static bool reply_and_end(void *self) {
  reply(self);
  return true;
}

bool bench_start_floor(const Call *call, ErrorList *errors) {
  int width = WIDTH, height = HEIGHT;
  bool told = false;
  Error err;
  if (!options_size(&width, &height, call->options, &err) || !bare_show(width, height, reply, &told, &err))
    return verbs_fail(errors, &err);
  return told;
}

bool bench_start_window(const Call *call, ErrorList *errors) {
  bool told = false;
  Settings settings = settings_default();
  RunOptions run = {.step = -1,
                    .width = WIDTH,
                    .height = HEIGHT,
                    .language = call->language,
                    .dark = call->dark,
                    .language_given = true,
                    .theme_given = true,
                    .settings = &settings,
                    .presented = reply_and_end,
                    .presented_self = &told,
                    .assignments = call->options->sets,
                    .assignment_count = call->options->set_count};
  Error err;
  if (!options_size(&run.width, &run.height, call->options, &err) || !subject_paths(&run.paths, call, &err) ||
      !subject_find(&run.lesson_path, call, bench_lesson(call), &err) || run_window(&run, &err) != 0)
    return verbs_fail(errors, &err);
  return told;
}

/* --- In the parent */

/* One start of this program as `bench NAME`. */
typedef struct Start {
  double ms, memory; /* fork to first picture; MB */
} Start;

/* The child's side of fork: never returns. */
static void become(const char *executable, char *const *argv, const int ends[2]) {
  dup2(ends[1], STDOUT_FILENO);
  close(ends[0]);
  close(ends[1]);
  execv(executable, argv);
  _exit(127);
}

/* Reads until the child closes its end; *first is when the first byte came. */
static size_t read_reply(char reply_text[REPLY_MAX], double *first, int descriptor) {
  size_t used = 0;
  while (used + 1 < REPLY_MAX) {
    ssize_t got = read(descriptor, reply_text + used, REPLY_MAX - 1 - used);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      break;
    if (used == 0)
      *first = bench_now();
    used += (size_t)got;
  }
  reply_text[used] = '\0';
  return used;
}

static bool start_once(Start *out, const char *executable, char *const *argv, Error *err) {
  int ends[2], status = 0;
  char text[REPLY_MAX];
  double begun = bench_now(), first = begun;
  if (pipe(ends) != 0)
    return error_set(err, "cannot make a pipe: %s", strerror(errno));
  pid_t child = fork();
  if (child == 0)
    become(executable, argv, ends);
  close(ends[1]);
  size_t length = child > 0 ? read_reply(text, &first, ends[0]) : 0;
  close(ends[0]);
  if (child < 0)
    return error_set(err, "cannot start a process: %s", strerror(errno));
  while (waitpid(child, &status, 0) < 0 && errno == EINTR)
    continue;
  if (status != 0 || length < 2)
    return error_set(err, "%s did not show its window", argv[2]);
  *out = (Start){.ms = first - begun, .memory = strtod(text + 1, NULL)};
  return true;
}

/* The child's command line: this one with another benchmark's name. */
static char **command_line(const Call *call, const char *name) {
  static const OptionId PASSED[] = {OPTION_SIZE, OPTION_LESSONS, OPTION_LANG, OPTION_THEME};
  size_t at = 0, count = ARGUMENTS_MAX + call->options->set_count;
  char **argv = ARENA_ARRAY(call->arena, char *, count);
  argv[at++] = arena_copy(call->arena, "stepmax");
  argv[at++] = arena_copy(call->arena, "bench");
  argv[at++] = arena_copy(call->arena, name);
  argv[at++] = arena_copy(call->arena, bench_lesson(call));
  for (size_t i = 0; i < sizeof PASSED / sizeof PASSED[0]; i++)
    if (call->options->given[PASSED[i]])
      argv[at++] =
          arena_printf(call->arena, "%s=%s", option_info(PASSED[i])->name, call->options->value[PASSED[i]]);
  for (size_t i = 0; i < call->options->set_count; i++)
    argv[at++] = arena_printf(call->arena, "--set=%s", call->options->sets[i]);
  return argv;
}

static bool print_starts(double *window, double *floor_ms, double memory, Error *err) {
  Text out = {0};
  double median = bench_part(window, ROUNDS, 0.5), least = bench_part(floor_ms, ROUNDS, 0.5);
  bench_figure(&out, "start.median", median, "ms");
  bench_figure(&out, "start.floor", least, "ms");
  bench_figure(&out, "start.ratio", median / least, "");
  bench_figure(&out, "memory.peak", memory, "MB");
  return output_take(&out, err);
}

/* Window and floor take turns, so that what else the machine does meets both. */
static bool measure(const Call *call, Error *err) {
  const char *executable = paths_executable(call->arena, call->program);
  if (!executable)
    return error_set(err, "the program's own file is unknown");
  char **window = command_line(call, "start-window"), **bare = command_line(call, "start-floor");
  double window_ms[ROUNDS], floor_ms[ROUNDS], memory = 0;
  for (int i = 0; i < ROUNDS; i++) {
    Start start;
    if (!start_once(&start, executable, window, err))
      return false;
    window_ms[i] = start.ms;
    memory = start.memory > memory ? start.memory : memory;
    if (!start_once(&start, executable, bare, err))
      return false;
    floor_ms[i] = start.ms;
  }
  return print_starts(window_ms, floor_ms, memory, err);
}

bool bench_start(const Call *call, ErrorList *errors) {
  Error err;
  return measure(call, &err) || verbs_fail(errors, &err);
}
