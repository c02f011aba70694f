#!/usr/bin/env bash
# Every word that lesson files may hold, which is a string of src/lesson, is in the fuzzer's dictionary.
set -eu

words() {
  tr -cs 'a-z0-9_-' '\n' | sort -u
}

missing=$(comm -23 <(sed 's,/\*.*\*/,,' src/lesson/*.c | grep -oE '"[a-z][a-z_0-9-]*"' | words) \
  <(words <tests/fuzz/lesson.dict))
if [ -n "$missing" ]; then
  printf 'not in tests/fuzz/lesson.dict:\n%s\n' "$missing" >&2
  exit 1
fi
