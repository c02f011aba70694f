#!/usr/bin/env bash
# Holds every C file to 500 lines and every function to 60, from its first line to its closing brace.
#
#   tests/lint/sizes.sh ROOT
#
# Relies on the format: a function's head starts in the first column, and its closing brace stands there alone.
set -eu
cd "$1"

find src tests -name '*.[ch]' -exec awk '
  function check_length() {
    if (path != "" && lines > 500) { printf "%s: %d lines, at most 500\n", path, lines; faults++ }
  }

  FNR == 1 { check_length(); path = FILENAME; start = 0 }
  { lines = FNR }
  /^[A-Za-z_]/ && !/^[a-z_]+:$/ { start = FNR; head = $0 }
  /^}$/ && start > 0 && FNR - start + 1 > 60 {
    printf "%s:%d: %d lines, at most 60: %s\n", path, start, FNR - start + 1, head
    faults++
  }
  END { check_length(); exit faults > 0 }
' {} +
