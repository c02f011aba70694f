#include "base/error.h"

#include "base/text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { HINT_NAMES_MAX = 12 };

/* Copies text, which may lie in out itself, and cuts it at a whole character. */
static void copy_cut(char *out, size_t size, const char *text) {
  size_t length = text_cut(text, size - 1);
  memmove(out, text, length);
  out[length] = '\0';
}

static void format_cut(char *out, size_t size, const char *format, va_list args) PRINTF_LIKE(3, 0);
static void format_cut(char *out, size_t size, const char *format, va_list args) {
  /* Not straight into out: the arguments may point there. One more byte shows whether it was cut. */
  char buffer[sizeof((Error *)0)->what + 8];
  assert(size < sizeof buffer);
  if (vsnprintf(buffer, sizeof buffer, format, args) < 0)
    buffer[0] = '\0';
  copy_cut(out, size, buffer);
}

static void fill(Error *err, ErrorKind kind, const char *format, va_list args) PRINTF_LIKE(3, 0);
static void fill(Error *err, ErrorKind kind, const char *format, va_list args) {
  format_cut(err->what, sizeof err->what, format, args);
  err->kind = kind;
  err->file[0] = '\0';
  err->line = err->column = 0;
  err->hint[0] = '\0';
}

bool(error_set)(Error *err, const char *format, ...) {
  if (!err)
    return false;
  va_list args;
  va_start(args, format);
  fill(err, ERROR_FAILED, format, args);
  va_end(args);
  return false;
}

bool(error_usage)(Error *err, const char *format, ...) {
  if (!err)
    return false;
  va_list args;
  va_start(args, format);
  fill(err, ERROR_USAGE, format, args);
  va_end(args);
  return false;
}

bool(error_at)(Error *err, const char *file, int line, int column, const char *format, ...) {
  if (!err)
    return false;
  char name[sizeof err->file];
  copy_cut(name, sizeof name, file ? file : "");
  va_list args;
  va_start(args, format);
  fill(err, ERROR_FAILED, format, args);
  va_end(args);
  copy_cut(err->file, sizeof err->file, name);
  err->line = line;
  err->column = column;
  return false;
}

bool(error_hint)(Error *err, const char *format, ...) {
  if (!err)
    return false;
  va_list args;
  va_start(args, format);
  format_cut(err->hint, sizeof err->hint, format, args);
  va_end(args);
  return false;
}

bool(error_hint_names)(Error *err, const char *word, const char *const *names, size_t count) {
  const char *nearest = text_nearest(word, names, count);
  if (nearest)
    return error_hint(err, "did you mean \"%s\"?", nearest);
  bool some = count > HINT_NAMES_MAX;
  char list[sizeof err->hint * 4];
  text_list(list, sizeof list, names, some ? HINT_NAMES_MAX : count, ", ");
  return error_hint(err, "known: %s%s", list, some ? ", \xE2\x80\xA6" : "");
}

/* "FILE:LINE:COL: error: ", with what of it is known. */
static void place_text(const Error *err, char *out, size_t size) {
  if (err->line == 0)
    snprintf(out, size, "%s%s", err->file, err->file[0] ? ": " : "");
  else if (err->column == 0)
    snprintf(out, size, "%s:%d: error: ", err->file, err->line);
  else
    snprintf(out, size, "%s:%d:%d: error: ", err->file, err->line, err->column);
  /* Without a file the line stands alone. */
  if (out[0] == ':')
    memmove(out, out + 1, strlen(out));
}

char *error_text(const Error *err, char *out, size_t size) {
  assert(size > 0);
  char place[sizeof err->file + 48];
  place_text(err, place, sizeof place);
  bool hint = err->hint[0] != '\0';
  char all[sizeof place + sizeof err->what + sizeof err->hint + 4];
  snprintf(all, sizeof all, "%s%s%s%s%s", place, err->what, hint ? " (" : "", err->hint, hint ? ")" : "");
  copy_cut(out, size, all);
  return out;
}

Error *error_list_add(ErrorList *list) {
  list->total++;
  Error *item = list->kept < ERROR_LIST_MAX ? &list->items[list->kept++] : &list->spare;
  *item = (Error){0};
  return item;
}

const Error *error_list_clearest(const ErrorList *list) {
  assert(list->kept > 0);
  for (size_t i = 0; i < list->kept; i++)
    if (list->items[i].hint[0])
      return &list->items[i];
  return &list->items[0];
}
