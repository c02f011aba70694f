#include "lesson/splice.h"

#include <string.h>

struct Splice {
  Splice *next;
  size_t start, end;
  const char *text;
};

void splice_add(Splices *splices, size_t start, size_t end, const char *text) {
  Splice *added = ARENA_NEW(splices->arena, Splice), **place = &splices->first;
  /* Most come in the order of the text. */
  if (splices->last && splices->last->start <= start)
    place = &splices->last->next;
  while (*place && (*place)->start <= start)
    place = &(*place)->next;
  *added = (Splice){*place, start, end, text};
  *place = added;
  if (!added->next)
    splices->last = added;
}

/* The length of the line break at a byte of the text, 0 if there is none. YAML 1.1 has more than two. */
static size_t break_length(const char *at) {
  static const char *const BREAKS[] = {"\r\n", "\n", "\r", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
  for (size_t i = 0; i < sizeof BREAKS / sizeof *BREAKS; i++)
    if (strncmp(at, BREAKS[i], strlen(BREAKS[i])) == 0)
      return strlen(BREAKS[i]);
  return 0;
}

void splice_key(Splices *splices, const char *text, size_t size, const YamlNode *map, const YamlNode *behind,
                const char *key, const char *value) {
  Arena *arena = splices->arena;
  if (!behind) { /* more may follow */
    splice_add(splices, map->start + 1, map->start + 1, arena_printf(arena, "%s: %s, ", key, value));
    return;
  }
  size_t at = behind->end, length = 0;
  if (text[map->start] == '{') {
    splice_add(splices, at, at, arena_printf(arena, ", %s: %s", key, value));
    return;
  }
  while (at < size && (length = break_length(text + at)) == 0)
    at++;
  const char *line_break = at < size ? arena_copy_n(arena, text + at, length) : "\n";
  splice_add(splices, at, at,
             arena_printf(arena, "%s%*s%s: %s", line_break, map->column - 1, "", key, value));
}

void splice_write(Text *out, const Splices *splices, const char *text, size_t size) {
  size_t done = 0;
  for (const Splice *splice = splices->first; splice; splice = splice->next) {
    text_add_n(out, text + done, splice->start - done);
    text_add(out, splice->text);
    done = splice->end;
  }
  text_add_n(out, text + done, size - done);
}
