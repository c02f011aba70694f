#!/usr/bin/env bash
# Compiles each header alone: it must include what it needs.
#
#   tests/lint/headers.sh HEADER... -- COMPILER FLAG...
set -eu

headers=()
while [ "$1" != -- ]; do
  headers+=("$1")
  shift
done
shift

status=0
for header in "${headers[@]}"; do
  printf '#include "%s"\n' "${header#*/}" | "$@" -x c -fsyntax-only - || {
    echo "$header: does not compile alone" >&2
    status=1
  }
done
exit $status
