#include "base/text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_MAX = 64, EDIT = 4, REPLACEMENT = 0xFFFD };

/* Room for `more` bytes and the NUL. */
static void reserve(Text *text, size_t more) {
  if (more >= SIZE_MAX / 2 - text->length)
    abort();
  size_t need = text->length + more + 1;
  if (need <= text->capacity)
    return;
  size_t capacity = text->capacity < 64 ? 64 : text->capacity;
  while (capacity < need)
    capacity *= 2;
  char *data = realloc(text->data, capacity);
  if (!data)
    abort();
  text->data = data;
  text->capacity = capacity;
}

void text_add_n(Text *text, const char *more, size_t length) {
  reserve(text, length);
  if (length > 0)
    memcpy(text->data + text->length, more, length);
  text->length += length;
  text->data[text->length] = '\0';
}

void text_add(Text *text, const char *more) {
  text_add_n(text, more, strlen(more));
}

void text_add_char(Text *text, char c) {
  text_add_n(text, &c, 1);
}

void text_add_codepoint(Text *text, uint32_t codepoint) {
  if (codepoint > 0x10FFFF || (codepoint >= 0xD800 && codepoint <= 0xDFFF))
    codepoint = REPLACEMENT;
  int extra = codepoint < 0x80 ? 0 : codepoint < 0x800 ? 1 : codepoint < 0x10000 ? 2 : 3;
  static const unsigned char LEAD[] = {0x00, 0xC0, 0xE0, 0xF0};
  text_add_char(text, (char)(LEAD[extra] | codepoint >> 6 * extra));
  while (extra-- > 0)
    text_add_char(text, (char)(0x80 | (codepoint >> 6 * extra & 0x3F)));
}

void text_addf(Text *text, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int length = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (length < 0)
    abort();
  reserve(text, (size_t)length);
  va_start(args, format);
  vsnprintf(text->data + text->length, (size_t)length + 1, format, args);
  va_end(args);
  text->length += (size_t)length;
}

void text_add_json(Text *text, const char *string) {
  text_add_char(text, '"');
  for (uint32_t c; (c = text_next(&string)) != 0;) {
    if (c == '"' || c == '\\')
      text_addf(text, "\\%c", (char)c);
    else if (c < 0x20)
      text_addf(text, "\\u%04x", (unsigned)c);
    else
      text_add_codepoint(text, c);
  }
  text_add_char(text, '"');
}

void text_add_csv(Text *text, const char *field) {
  if (!strpbrk(field, ",\"\r\n")) {
    text_add(text, field);
    return;
  }
  text_add_char(text, '"');
  for (; *field; field++) {
    if (*field == '"')
      text_add_char(text, '"');
    text_add_char(text, *field);
  }
  text_add_char(text, '"');
}

const char *text_get(const Text *text) {
  return text->data ? text->data : "";
}

void text_clear(Text *text) {
  text->length = 0;
  if (text->data)
    text->data[0] = '\0';
}

void text_free(Text *text) {
  free(text->data);
  *text = (Text){0};
}

char *text_take(Text *text, Arena *arena) {
  char *copy = arena_copy(arena, text_get(text));
  text_free(text);
  return copy;
}

/* How many bytes a character has that starts with this one; 0 if none does. */
static size_t lead_length(unsigned char lead) {
  if (lead < 0x80)
    return 1;
  if (lead < 0xC2 || lead > 0xF4)
    return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static bool is_continuation(char byte) {
  return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The bytes of the well-formed character at `bytes`, of which `length` may be read; 0 if it is none. */
static size_t decode(uint32_t *codepoint, const char *bytes, size_t length) {
  static const uint32_t LEAST[] = {0, 0, 0x80, 0x800, 0x10000};
  static const unsigned char MASK[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  unsigned char lead = (unsigned char)bytes[0];
  size_t size = lead_length(lead);
  if (size == 0 || size > length)
    return 0;
  uint32_t value = lead & MASK[size];
  for (size_t i = 1; i < size; i++) {
    if (!is_continuation(bytes[i]))
      return 0;
    value = value << 6 | ((unsigned char)bytes[i] & 0x3F);
  }
  if (value < LEAST[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
    return 0;
  *codepoint = value;
  return size;
}

uint32_t text_next(const char **at) {
  if (**at == '\0')
    return 0;
  /* The NUL is no continuation byte, so decoding never reads past it. */
  uint32_t codepoint = REPLACEMENT;
  size_t size = decode(&codepoint, *at, 4);
  *at += size > 0 ? size : 1;
  return codepoint;
}

size_t text_codepoints(const char *text) {
  size_t count = 0;
  while (text_next(&text) != 0)
    count++;
  return count;
}

size_t text_utf8_length(const char *bytes, size_t length) {
  size_t done = 0;
  uint32_t codepoint;
  while (done < length) {
    size_t size = decode(&codepoint, bytes + done, length - done);
    if (size == 0)
      break;
    done += size;
  }
  return done;
}

bool text_is_utf8(const char *bytes, size_t length) {
  return text_utf8_length(bytes, length) == length;
}

size_t text_cut(const char *text, size_t limit) {
  size_t length = 0;
  while (length < limit && text[length] != '\0')
    length++;
  if (text[length] == '\0' || !is_continuation(text[length]))
    return length;
  size_t lead = length;
  while (lead > 0 && length - lead < 3 && is_continuation(text[lead]))
    lead--;
  return lead_length((unsigned char)text[lead]) > length - lead ? lead : length;
}

typedef struct Word {
  uint32_t letters[WORD_MAX];
  size_t length;
} Word;

static bool word_read(Word *word, const char *text) {
  word->length = 0;
  for (uint32_t letter; (letter = text_next(&text)) != 0;) {
    if (word->length == WORD_MAX)
      return false;
    word->letters[word->length++] = letter;
  }
  return true;
}

static uint32_t lower(uint32_t letter) {
  return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
}

/* What it costs to write b for a, in quarters of an edit. */
static unsigned exchange_cost(uint32_t a, uint32_t b) {
  return a == b ? 0 : lower(a) == lower(b) ? 1 : EDIT;
}

static unsigned least(unsigned a, unsigned b) {
  return a < b ? a : b;
}

/* Optimal string alignment distance, in quarters of an edit: insert, delete, exchange, swap neighbours. */
static unsigned distance(const Word *a, const Word *b) {
  unsigned rows[3][WORD_MAX + 1];
  for (size_t j = 0; j <= b->length; j++)
    rows[0][j] = (unsigned)(EDIT * j);
  for (size_t i = 1; i <= a->length; i++) {
    unsigned *row = rows[i % 3];
    const unsigned *above = rows[(i - 1) % 3], *before = rows[(i + 1) % 3];
    row[0] = (unsigned)(EDIT * i);
    for (size_t j = 1; j <= b->length; j++) {
      uint32_t p = a->letters[i - 1], q = b->letters[j - 1];
      row[j] = least(above[j - 1] + exchange_cost(p, q), least(above[j], row[j - 1]) + EDIT);
      if (i > 1 && j > 1 && p == b->letters[j - 2] && q == a->letters[i - 2])
        row[j] = least(row[j], before[j - 2] + EDIT);
    }
  }
  return rows[a->length % 3][b->length];
}

/* The largest distance at which a word of `longer` letters is still taken for a misspelling. */
static unsigned tolerance(size_t longer) {
  unsigned third = (unsigned)(EDIT * longer / 3);
  return third > EDIT ? third : EDIT;
}

const char *text_nearest(const char *word, const char *const *candidates, size_t count) {
  Word wanted, candidate;
  if (!word_read(&wanted, word))
    return NULL;
  const char *best = NULL;
  unsigned best_distance = 0;
  for (size_t i = 0; i < count; i++) {
    if (!word_read(&candidate, candidates[i]))
      continue;
    size_t longer = wanted.length > candidate.length ? wanted.length : candidate.length;
    unsigned d = distance(&wanted, &candidate);
    if (d > tolerance(longer) || d >= EDIT * longer || (best && d >= best_distance))
      continue;
    best = candidates[i];
    best_distance = d;
  }
  return best;
}

char *text_list(char *out, size_t size, const char *const *names, size_t count, const char *last) {
  size_t length = 0;
  out[0] = '\0';
  for (size_t i = 0; i < count && length < size; i++)
    length += (size_t)snprintf(out + length, size - length, "%s%s",
                               i == 0           ? ""
                               : i + 1 == count ? last
                                                : ", ",
                               names[i]);
  return out;
}
