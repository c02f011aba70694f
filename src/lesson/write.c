/* A lesson's file with other numbers: the text as it was read, with numbers spliced in. */
#include "base/number.h"
#include "base/yaml.h"
#include "lesson/lesson.h"
#include "lesson/setup_read.h"

#include <assert.h>
#include <string.h>

/* Bytes [start, end) of the lesson's text give way to `text`. */
typedef struct Splice {
  size_t start, end;
  const char *text;
} Splice;

typedef struct Splices {
  Splice items[SETUP_FIELDS_MAX * SETUP_NUMBERS_MAX + 1];
  size_t count;
} Splices;

/* Puts it behind those that start at or before its place. */
static void add(Splices *splices, size_t start, size_t end, const char *text) {
  assert(splices->count < sizeof splices->items / sizeof *splices->items);
  size_t at = splices->count++;
  for (; at > 0 && splices->items[at - 1].start > start; at--)
    splices->items[at] = splices->items[at - 1];
  splices->items[at] = (Splice){start, end, text};
}

static bool is_flow(const Lesson *lesson, const YamlNode *map) {
  return lesson->text[map->start] == '{';
}

/* The length of the line break at a byte of the text, 0 if there is none. YAML 1.1 has more than two. */
static size_t break_length(const char *at) {
  static const char *const BREAKS[] = {"\r\n", "\n", "\r", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
  for (size_t i = 0; i < sizeof BREAKS / sizeof *BREAKS; i++)
    if (strncmp(at, BREAKS[i], strlen(BREAKS[i])) == 0)
      return strlen(BREAKS[i]);
  return 0;
}

/* Adds a key that the file does not have: right behind eta in a flow map, else as a line below eta's. */
static void insert(Splices *splices, Arena *arena, const Lesson *lesson, const YamlNode *map,
                   const char *name, const char *number) {
  const YamlNode *eta = yaml_get(map, "eta");
  size_t at = eta->end;
  if (is_flow(lesson, map)) {
    add(splices, at, at, arena_printf(arena, ", %s: %s", name, number));
    return;
  }
  size_t length = 0;
  while (at < lesson->size && (length = break_length(lesson->text + at)) == 0)
    at++;
  const char *line_break = at < lesson->size ? arena_copy_n(arena, lesson->text + at, length) : "\n";
  add(splices, at, at, arena_printf(arena, "%s%*s%s: %s", line_break, map->column - 1, "", name, number));
}

static bool same_bits(double a, double b) {
  return memcmp(&a, &b, sizeof a) == 0;
}

static const char *number_text(Arena *arena, const Setup *setup, unsigned field, size_t index) {
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  double value = setup_get(setup, field, index / cols, index % cols);
  const char *word = setup_word_of(setup, field, value);
  char number[NUMBER_MAX];
  return word ? word : arena_copy(arena, number_exact(number, value));
}

/* All of a scalar or vector, for a key that the file does not have. */
static const char *whole_text(Arena *arena, const Setup *setup, unsigned field, size_t count) {
  const char *list = number_text(arena, setup, field, 0);
  for (size_t i = 1; i < count; i++)
    list = arena_printf(arena, "%s, %s", list, number_text(arena, setup, field, i));
  return count == 1 ? list : arena_printf(arena, "[%s]", list);
}

static void change_field(Splices *splices, Arena *arena, const Lesson *lesson, const YamlNode *map,
                         const Setup *setup, unsigned field) {
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  for (size_t i = 0; i < rows * cols; i++) {
    double value = setup_get(setup, field, i / cols, i % cols);
    if (same_bits(value, setup_get(&lesson->setup, field, i / cols, i % cols)))
      continue;
    const YamlNode *node = setup_read_node(map, &lesson->setup, field, i / cols, i % cols);
    if (!node) {
      insert(splices, arena, lesson, map, setup_scene(setup->scene)->keys[field],
             whole_text(arena, setup, field, rows * cols));
      return;
    }
    add(splices, node->start, node->end, number_text(arena, setup, field, i));
  }
}

bool lesson_id_of_path(char *out, size_t size, const char *path) {
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  const char *behind = name + strspn(name, "0123456789");
  if (behind > name && *behind == '-') /* "05-one-sample.yaml": the number is the place in the course */
    name = behind + 1;
  size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
  if (length == 0 || length >= size || (name[length] != '\0' && name[length] != '.'))
    return false;
  memcpy(out, name, length);
  out[length] = '\0';
  return true;
}

void lesson_write(Text *out, const Lesson *lesson, const Setup *setup, const char *id) {
  assert(setup_same_shape(setup, &lesson->setup));
  Arena arena = {0};
  const YamlNode *root;
  bool readable = yaml_parse(&arena, lesson->file, lesson->text, lesson->size, &root, NULL);
  assert(readable);
  (void)readable;
  Splices splices = {0};
  if (id && strcmp(id, lesson->id) != 0) {
    const YamlNode *node = yaml_get(root, "id");
    add(&splices, node->start, node->end, id);
  }
  const YamlNode *map = yaml_get(root, setup_scene(setup->scene)->name);
  for (unsigned field = 0; field < setup_field_count(setup); field++)
    change_field(&splices, &arena, lesson, map, setup, field);
  size_t done = 0;
  for (size_t i = 0; i < splices.count; i++) {
    const Splice *splice = &splices.items[i];
    text_add_n(out, lesson->text + done, splice->start - done);
    text_add(out, splice->text);
    done = splice->end;
  }
  text_add_n(out, lesson->text + done, lesson->size - done);
  arena_free(&arena);
}
