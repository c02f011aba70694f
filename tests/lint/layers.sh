#!/usr/bin/env bash
# Holds the sources to the table of layers (MAY_<folder> in the Makefile).
#
#   tests/lint/layers.sh ROOT
#
# Faults: an include of a folder that the including one may not know; SDL outside src/sdl; an include in
# quotes that is not written from src ("base/error.h"); a folder of src that the table lacks.
set -eu
cd "$1"

find src -name '*.[ch]' | LC_ALL=C sort | awk '
  function fault(text) { printf "%s:%d: %s\n", path, line, text; faults++ }

  function check(name,    folder) {
    folder = name
    if (!sub("/.*", "", folder)) fault("\"" name "\" is not written from src")
    else if (folder != own && index(may[own], " " folder " ") == 0) fault("src/" own " may not include " name)
  }

  FILENAME == "Makefile" {
    if ($1 ~ /^MAY_[a-z]+$/) may[substr($1, 5)] = substr($0, index($0, "=") + 1) " "
    next
  }

  {
    path = $0
    split(path, part, "/")
    own = part[2]
    line = 0
    files++
    if (!(own in may)) fault("the Makefile has no MAY_" own)
    while ((getline text < path) > 0) {
      line++
      if (text !~ /^[ \t]*#[ \t]*include/) continue
      if (split(text, part, "\"") > 1) check(part[2])
      else if (text ~ /<(SDL2\/)?SDL/ && own != "sdl") fault("only src/sdl includes SDL")
    }
    close(path)
  }

  END {
    if (files == 0) print "no source file was found"
    exit files == 0 || faults > 0
  }
' Makefile -
