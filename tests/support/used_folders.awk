# Prints the folders of src whose headers a test includes, directly or through tests/support.
#
# A support file counts with its header: including "support/stage.h" brings what stage.c needs as well.

function visit(path,    line, found) {
  if (path in seen) return
  seen[path] = 1
  found = (getline line < path) >= 0
  close(path)
  if (found) ARGV[ARGC++] = path
}

/^#include "support\/[^"]*\.h"/ {
  split($0, part, "\"")
  stem = "tests/" substr(part[2], 1, length(part[2]) - 2)
  visit(stem ".h")
  visit(stem ".c")
  next
}

/^#include "[a-z]+\// {
  split($0, part, /["\/]/)
  if (!(part[2] in printed)) print part[2]
  printed[part[2]] = 1
}
