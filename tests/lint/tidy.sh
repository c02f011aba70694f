#!/usr/bin/env bash
# Runs clang-tidy (.clang-tidy says with which checks), as many files at a time as there are processors, and shows what it finds.
#
#   tests/lint/tidy.sh FILE... -- FLAG...
set -eu

files=()
while [ "$1" != -- ]; do
  files+=("$1")
  shift
done
shift

# clang-tidy's counts of warnings in system headers go to stderr and are of no use here.
tidy_one() {
  local file=$1 log status=0
  shift
  log=$(clang-tidy --quiet "$file" -- "$@" 2>/dev/null) || status=1
  [ -z "$log" ] || printf '%s\n' "$log"
  return $status
}
export -f tidy_one

printf '%s\0' "${files[@]}" | xargs -0 -P "$(getconf _NPROCESSORS_ONLN)" -I '{}' bash -c 'tidy_one "$@"' tidy '{}' "$@"
