#include "expr/scan.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { MESSAGE_CUT = 40 };

static int characters(const char *from, const char *to) {
  int count = 0;
  for (; from < to; from++)
    count += ((unsigned char)*from & 0xC0) != 0x80;
  return count;
}

int scan_column(const char *origin, const char *at) {
  return 1 + characters(origin, at);
}

int scan_column_of(Scan *scan, const char *at) {
  bool behind = scan->counted && scan->counted <= at;
  scan->column = behind ? scan->column + characters(scan->counted, at) : scan_column(scan->origin, at);
  scan->counted = at;
  return scan->column;
}

bool scan_fail(Scan *scan, const char *at, const char *what) {
  return error_at(scan->err, NULL, 0, scan_column(scan->origin, at), "%s", what);
}

bool scan_fail_word(Scan *scan, Word word, const char *before, const char *behind) {
  char what[256];
  size_t cut = word.length <= MESSAGE_CUT ? word.length : text_cut(word.at, MESSAGE_CUT);
  snprintf(what, sizeof what, "%s\"%.*s%s\"%s", before, (int)cut, word.at,
           cut < word.length ? "\xE2\x80\xA6" : "", behind);
  return scan_fail(scan, word.at, what);
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool scan_is_digit(char c) {
  return c >= '0' && c <= '9';
}

char scan_peek(Scan *scan) {
  while (scan->at < scan->end && strchr(" \t\r\n", *scan->at) && *scan->at)
    scan->at++;
  return scan->at < scan->end ? *scan->at : '\0';
}

bool scan_accept(Scan *scan, const char *sign) {
  size_t length = strlen(sign);
  scan_peek(scan);
  if ((size_t)(scan->end - scan->at) < length || memcmp(scan->at, sign, length) != 0)
    return false;
  scan->at += length;
  return true;
}

bool scan_expect(Scan *scan, const char *sign, const char *what) {
  return scan_accept(scan, sign) || scan_fail(scan, scan->at, what);
}

Word scan_name(Scan *scan) {
  scan_peek(scan);
  Word word = {scan->at, 0};
  const char *at = scan->at;
  if (at < scan->end && is_letter(*at))
    while (at < scan->end && (is_letter(*at) || scan_is_digit(*at)))
      at++;
  word.length = (size_t)(at - word.at);
  return word;
}

bool scan_word_is(Word word, const char *name) {
  return strlen(name) == word.length && memcmp(word.at, name, word.length) == 0;
}

bool scan_accept_name(Scan *scan, const char *name) {
  Word word = scan_name(scan);
  if (!scan_word_is(word, name))
    return false;
  scan->at += word.length;
  return true;
}
