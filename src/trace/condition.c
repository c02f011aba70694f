#include "trace/condition.h"

#include "trace/cells.h"

#include <string.h>

#define SEEN "seen("

static bool is_seen(const Trace *trace, size_t step, bool asking, const Cells *cells) {
  const Trace pane = trace_of_pane(trace, cells->pane);
  for (size_t i = 0; i < cells_count(cells); i++) {
    Visibility visible = trace_visibility(&pane, step, cells_at(cells, i));
    if (visible == KNOWN || (visible == FRESH && !asking))
      return true;
  }
  return false;
}

static size_t characters(const char *text, size_t length) {
  size_t count = 0;
  for (const char *at = text, *end = text + length; at < end; count++)
    text_next(&at);
  return count;
}

const char *condition_text(Arena *arena, const Trace *trace, size_t step, bool asking, const char *text,
                           Error *err) {
  char *out = arena_copy(arena, text);
  for (char *seen = out; (seen = strstr(seen, SEEN)) != NULL;) {
    char *name = seen + strlen(SEEN), *end = strchr(name, ')');
    Cells cells;
    if (!end) {
      error_at(err, NULL, 1, (int)characters(out, (size_t)(seen - out)) + 1, "a ) is missing behind seen(");
      return NULL;
    }
    const char *inside = arena_copy_n(arena, name, (size_t)(end - name));
    if (!cells_find(&cells, trace, step, inside, err)) {
      if (err)
        err->column += (int)characters(out, (size_t)(name - out));
      return NULL;
    }
    memset(seen, ' ', (size_t)(end + 1 - seen));
    *seen = is_seen(trace, step, asking, &cells) ? '1' : '0';
  }
  return out;
}
