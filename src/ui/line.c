#include "ui/line.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

void line_set(Line *line, const char *text, bool selected) {
  size_t length = text_cut(text, sizeof line->text - 1);
  memcpy(line->text, text, length);
  line->text[length] = '\0';
  line->caret = length;
  line->selected = selected && length > 0;
}

/* Removes the bytes [from, to) and puts the caret there. */
static void cut(Line *line, size_t from, size_t to) {
  memmove(line->text + from, line->text + to, strlen(line->text + to) + 1);
  line->caret = from;
  line->selected = false;
}

static void insert_bytes(Line *line, const char *bytes, size_t count) {
  size_t length = strlen(line->text);
  if (length + count >= sizeof line->text)
    return;
  memmove(line->text + line->caret + count, line->text + line->caret, length - line->caret + 1);
  memcpy(line->text + line->caret, bytes, count);
  line->caret += count;
}

void line_insert(Line *line, const char *text) {
  if (line->selected)
    cut(line, 0, strlen(line->text));
  for (const char *at = text; *at;) {
    const char *start = at;
    uint32_t codepoint = text_next(&at);
    size_t count = (size_t)(at - start);
    if (codepoint >= ' ' && codepoint != 0x7F && text_is_utf8(start, count))
      insert_bytes(line, start, count);
  }
}

static size_t before(const Line *line, size_t at) {
  while (at > 0 && ((unsigned char)line->text[--at] & 0xC0) == 0x80)
    continue;
  return at;
}

static size_t behind(const Line *line, size_t at) {
  const char *next = line->text + at;
  (void)text_next(&next);
  return (size_t)(next - line->text);
}

static void move(Line *line, size_t to) {
  line->caret = to;
  line->selected = false;
}

static bool is_select_all(const Event *event) {
  return event->key == KEY_CHAR && event->codepoint == 'a' && event->mods == MOD_CTRL;
}

bool line_key(Line *line, const Event *event) {
  size_t length = strlen(line->text);
  assert(line->caret <= length);
  if (is_select_all(event)) {
    line->caret = length;
    line->selected = length > 0;
    return true;
  }
  switch (event->key) {
  case KEY_BACKSPACE:
    cut(line, line->selected ? 0 : before(line, line->caret), line->selected ? length : line->caret);
    return true;
  case KEY_DELETE:
    cut(line, line->selected ? 0 : line->caret, line->selected ? length : behind(line, line->caret));
    return true;
  case KEY_LEFT:
    move(line, line->selected ? 0 : before(line, line->caret));
    return true;
  case KEY_RIGHT:
    move(line, line->selected ? length : behind(line, line->caret));
    return true;
  case KEY_HOME:
    move(line, 0);
    return true;
  case KEY_END:
    move(line, length);
    return true;
  default:
    return false;
  }
}
