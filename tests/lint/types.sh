#!/usr/bin/env bash
# A type's name in a header means one type, wherever it is read: no header of another folder has that name too,
# and no file of its own folder makes another type of it.
#
#   tests/lint/types.sh ROOT
#
# Relies on the format: a type begins or ends in the first column.
set -euo pipefail
cd "$1"

find src -name '*.[ch]' | LC_ALL=C sort | xargs awk '
  # Finds the type that a line makes, or (opaque) only says that there is.
  function find_type(line) {
    name = ""
    opaque = 0
    sub(/\/\*.*/, "", line)
    if (line ~ /^(struct|union|enum) [A-Za-z_]+ \{/) { split(line, word, " "); name = word[2]; return }
    if (line ~ /^} [A-Za-z_]+;/) { split(line, word, /[ ;]/); name = word[2]; return }
    if (line !~ /^typedef .*;/) return
    sub(/ *;.*/, "", line)
    if (line ~ /^typedef (struct|union|enum) [A-Za-z_]+ [A-Za-z_]+$/) opaque = 1
    if (match(line, /\(\*[A-Za-z_]+\)/)) name = substr(line, RSTART + 2, RLENGTH - 3)
    else if (line ~ /\)$/) { sub(/\(.*/, "", line); sub(/.*[ *]/, "", line); name = line }
    else { sub(/.*[ *]/, "", line); name = line }
  }

  {
    find_type($0)
    if (name == "") next
    split(FILENAME, word, "/")
    folder = word[2]
    header = FILENAME ~ /\.h$/
    if (header && !((name, folder) in public)) {
      public[name, folder] = FILENAME
      folders[name]++
      headers[name] = headers[name] " " FILENAME
    }
    if (!opaque && !((name, FILENAME) in made)) {
      made[name, FILENAME]
      makes[name, folder]++
      makers[name, folder] = makers[name, folder] " " FILENAME
    }
  }

  END {
    for (name in folders)
      if (folders[name] > 1) { print name ": another type in each of" headers[name]; faults++ }
    for (key in public)
      if (makes[key] > 1) {
        split(key, word, SUBSEP)
        print word[1] ": another type in each of" makers[key]
        faults++
      }
    exit faults > 0
  }
' | LC_ALL=C sort
