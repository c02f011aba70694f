#!/usr/bin/env bash
# Every word that lesson files may hold, which is a string of src/lesson, is in the fuzzer's dictionary.  Courses
# and glossaries are files of their own, and the catalogue only finds files.
set -eu

words() {
  tr -cs 'a-z0-9_-' '\n' | sort -u
}

files=$(find src/lesson -name '*.c' ! -name 'course*' ! -name 'glossary*' ! -name 'catalogue*')
# shellcheck disable=SC2086  # the names have no blanks
missing=$(comm -23 <(sed 's,/\*.*\*/,,' $files | grep -oE '"[a-z][a-z_0-9-]*"' | words) \
  <(words <tests/fuzz/lesson.dict))
if [ -n "$missing" ]; then
  printf 'not in tests/fuzz/lesson.dict:\n%s\n' "$missing" >&2
  exit 1
fi
