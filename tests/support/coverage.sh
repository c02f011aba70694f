#!/usr/bin/env bash
# Prints, for each source file, how many of its lines the tests reached, and the sum.
#
#   tests/support/coverage.sh FOLDER      (a build with --coverage whose tests have run)
set -eu

find "$1/src" -name '*.gcda' -exec gcov -n {} + 2>/dev/null | awk '
  /^File / { split($0, part, "\047"); file = part[2]; next }
  /^Lines executed:/ {
    split($0, part, /[:% ]+/)
    if (file ~ /^src\/.*\.c$/) { share[file] = part[3]; lines[file] = part[5] }
    file = ""
  }
  END {
    for (file in lines) {
      printf "%6.1f %%  %5d lines  %s\n", share[file], lines[file], file | "LC_ALL=C sort -k 5"
      reached += share[file] * lines[file]
      total += lines[file]
    }
    close("LC_ALL=C sort -k 5")
    if (total == 0) { print "no coverage was recorded"; exit 1 }
    printf "%6.1f %%  %5d lines  in all\n", reached / total, total
  }'
