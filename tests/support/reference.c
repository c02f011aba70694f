#include "support/reference.h"

#include "support/check.h"
#include "support/values.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line of the file. */
typedef struct Line {
  const char *of, *value;
  size_t update, row, col; /* from 0 */
  double number;
} Line;

static const char *next_word(char **at) {
  char *word = *at;
  *at += strcspn(word, " \n");
  if (**at)
    *(*at)++ = '\0';
  return word;
}

static size_t next_whole(char **at) {
  return (size_t)strtoul(next_word(at), NULL, 10);
}

static Line read_line(char *text) {
  Line line = {.of = next_word(&text)};
  line.update = next_whole(&text);
  line.value = next_word(&text);
  line.row = next_whole(&text);
  line.col = next_whole(&text);
  line.number = strtod(next_word(&text), NULL);
  line.row -= line.row > 0;
  line.col -= line.col > 0;
  return line;
}

/* The value of the scene by its name: two scenes may each have one of the same name. */
static ValueId find_value(const Trace *trace, const char *name) {
  ValueId id = 0;
  if (!trace_find(&id, trace, name))
    fail_msg("the scene has no value %s", name);
  return id;
}

static void compare_line(const Trace *trace, const Line *want) {
  ValueId id = find_value(trace, want->value);
  assert_true(want->update < trace->pass_count);
  const Value *got = &trace_pass_at(trace, 0, want->update)->values[id];
  assert_true(want->row < got->rows && want->col < got->cols);
  double difference = got->at[want->row * got->cols + want->col] - want->number;
  if (!(fabs(difference) <= 1e-12 * fabs(want->number)))
    fail_msg("%s, update %zu: %s[%zu,%zu] is off by %g of %g", want->of, want->update, want->value,
             want->row + 1, want->col + 1, difference, want->number);
}

size_t reference_compare(const Trace *trace, const char *path, const char *name) {
  FILE *file = fopen(path, "r");
  if (!file)
    fail_msg("cannot open %s", path);
  char text[256];
  size_t lines = 0;
  while (fgets(text, sizeof text, file)) {
    Line line = read_line(text);
    if (strcmp(line.of, name) != 0)
      continue;
    compare_line(trace, &line);
    lines++;
  }
  (void)fclose(file);
  return lines;
}
