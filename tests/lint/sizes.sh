#!/usr/bin/env bash
# Holds every C file to 500 lines and every function to 60, from its first line to its closing brace, and to 7
# parameters.
#
#   tests/lint/sizes.sh ROOT
#
# Relies on the format: a function's head starts in the first column, and its closing brace stands there alone;
# it ends with "{" or ";" at the end of a line.
set -eu
cd "$1"

find src tests -name '*.[ch]' -exec awk '
  function check_length() {
    if (path != "" && lines > 500) { printf "%s: %d lines, at most 500\n", path, lines; faults++ }
  }

  # How many parameters a head has, from the parenthesis behind its name on.
  function parameters(text,    i, c, depth, count) {
    sub(/^[^(]*\(/, "", text)
    depth = 1
    count = 1
    for (i = 1; i <= length(text) && depth > 0; i++) {
      c = substr(text, i, 1)
      depth += (c == "(") - (c == ")")
      count += c == "," && depth == 1
    }
    return count
  }

  function check_parameters(    count) {
    count = parameters(whole)
    if (count > 7) {
      printf "%s:%d: %d parameters, at most 7: %s\n", path, start, count, head
      faults++
    }
    whole = ""
  }

  FNR == 1 { check_length(); path = FILENAME; start = 0; whole = "" }
  { lines = FNR }
  /^[A-Za-z_]/ && !/^[a-z_]+:$/ { start = FNR; head = $0; whole = "" }
  start == FNR || whole != "" { whole = whole " " $0 }
  whole ~ /[{;]$/ { if (whole ~ /^ [A-Za-z_][A-Za-z_0-9 *]*\(/) check_parameters(); whole = "" }
  /^}$/ && start > 0 && FNR - start + 1 > 60 {
    printf "%s:%d: %d lines, at most 60: %s\n", path, start, FNR - start + 1, head
    faults++
  }
  END { check_length(); exit faults > 0 }
' {} +
