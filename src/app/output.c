#include "app/output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool output_write(const char *data, size_t size, Error *err) {
  while (size > 0) {
    ssize_t done = write(STDOUT_FILENO, data, size);
    if (done < 0 && errno == EINTR)
      continue;
    if (done < 0)
      return errno == EPIPE || error_set(err, "standard output cannot be written: %s", strerror(errno));
    data += done;
    size -= (size_t)done;
  }
  return true;
}

bool output_take(Text *text, Error *err) {
  bool ok = output_write(text_get(text), text->length, err);
  text_free(text);
  return ok;
}

bool output_text(const char *text, Error *err) {
  return output_write(text, strlen(text), err);
}

void output_error(const Error *err) {
  char line[sizeof *err + 64];
  fprintf(stderr, "%s%s\n", err->line > 0 ? "" : "stepmax: ", error_text(err, line, sizeof line));
}

void output_notice(const Error *err) {
  char line[sizeof *err + 64];
  fprintf(stderr, "stepmax: notice: %s\n", error_text(err, line, sizeof line));
}
