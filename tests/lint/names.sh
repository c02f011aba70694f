#!/usr/bin/env bash
# No source names a value or a scene: what they are is told by lessons/scenes/*.yaml and lessons alone.
#
#   tests/lint/names.sh ROOT
#
# Looks for the scenes' ids and the keys under their `values:`, as texts ("loss") and as identifiers (VALUE_LOSS,
# SCENE_CHAIN; VALUE_COUNT is how many there are); names of one letter as texts only.  tests/lint/names.txt says
# which sources may, and why.
set -euo pipefail
cd "$1"

# "scene chain", "value loss": all names.
names() {
  for scene in lessons/scenes/*.yaml; do
    id=${scene##*/}
    echo "scene ${id%.yaml}"
    awk '
      /^[a-z]/ { inside = /^values:/ }
      inside && /^  [A-Za-z_]+(\[[^]]*\])?:/ { sub(/^  /, ""); sub(/(\[|:).*/, ""); print "value " $0 }
    ' "$scene"
  done | LC_ALL=C sort -u
}

names | awk '
  # A line without its comments, of which one may go on over several lines.
  function code(line,    at) {
    if (comment && (at = index(line, "*/")) == 0) return ""
    if (comment) line = substr(line, at + 2)
    gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, "", line)
    comment = (at = index(line, "/*")) > 0
    return comment ? substr(line, 1, at - 1) : line
  }

  # The texts and identifiers of a line.
  function look(line,    word, rest) {
    rest = line
    while (match(rest, /"[A-Za-z_-]+"/)) {
      word = substr(rest, RSTART + 1, RLENGTH - 2)
      if (word in texts) say("\"" word "\"", word)
      rest = substr(rest, RSTART + RLENGTH - 1)
    }
    rest = line
    gsub(/"([^"\\]|\\.)*"/, "", rest)
    while (match(rest, /[A-Za-z_][A-Za-z_0-9]*/)) {
      word = substr(rest, RSTART, RLENGTH)
      if (word in identifiers) say(word, identifiers[word])
      rest = substr(rest, RSTART + RLENGTH)
    }
  }

  function allowed(name,    i) {
    for (i = 1; i <= rules; i++)
      if (FILENAME ~ path[i] && (only[i] == "" || index(only[i], " " name " ") > 0)) { used[i]; return 1 }
    return 0
  }

  function say(what, name) {
    if (allowed(name)) return
    printf "%s:%d: names %s\n", FILENAME, FNR, what
    faults++
  }

  NR == FNR {
    texts[$2]
    if (length($2) > 1) {
      word = toupper($2)
      gsub(/-/, "_", word)
      word = toupper($1) "_" word
      if (word != "VALUE_COUNT") identifiers[word] = $2
    }
    next
  }

  FILENAME == "tests/lint/names.txt" {
    if ($0 !~ /^src\//) next
    path[++rules] = $1
    gsub(/\./, "\\.", path[rules])
    gsub(/\*/, "[^/]*", path[rules])
    path[rules] = "^" path[rules] "$"
    rule[rules] = $1
    $1 = ""
    only[rules] = $0 == "" ? "" : $0 " "
    next
  }

  FNR == 1 { comment = 0 }
  { look(code($0)) }

  END {
    for (i = 1; i <= rules; i++)
      if (!(i in used)) { print "tests/lint/names.txt: " rule[i] " names nothing any more"; faults++ }
    exit faults > 0
  }
' - tests/lint/names.txt $(find src -name '*.[ch]' | LC_ALL=C sort)
