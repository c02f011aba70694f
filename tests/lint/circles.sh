#!/usr/bin/env bash
# Reads compiled objects: no files of a folder call one another in a circle, by whatever way round.
#
#   tests/lint/circles.sh FOLDER...      (folders of a build's src)
#
# Names the files of each circle, and what they want of each other.  A table of constants counts as a call.
set -eu

# calls FOLDER: "FROM TO SYMBOL" for every symbol of one file of the folder that another one defines.
calls() {
  find "$1" -name '*.o' | LC_ALL=C sort | while IFS= read -r object; do
    name=${object##*/}
    nm -g "$object" | awk -v file="${name%.o}" 'NF > 1 { print file, $(NF - 1), $NF }'
  done | awk '
    $2 == "U" { wanted[++count] = $1 " " $3; next }
    { home[$3] = $1 }
    END {
      for (i = 1; i <= count; i++) {
        split(wanted[i], part, " ")
        if (part[2] in home && home[part[2]] != part[1]) print part[1], home[part[2]], part[2]
      }
    }'
}

# A file is in a circle if it reaches itself.
circles='
  { if (!(($1, $2) in symbols)) edges[++count] = $1 SUBSEP $2
    symbols[$1, $2] = symbols[$1, $2] " " $3
    files[$1]; files[$2] }

  END {
    for (edge in symbols) reaches[edge]
    for (via in files) for (from in files) if ((from, via) in reaches)
      for (to in files) if ((via, to) in reaches) reaches[from, to]
    for (i = 1; i <= count; i++) {
      split(edges[i], end, SUBSEP)
      if ((end[2], end[1]) in reaches)
        printf "src/%s: %s.c calls %s.c in a circle:%s\n", folder, end[1], end[2], symbols[edges[i]]
    }
  }'

status=0
for folder in "$@"; do
  found=$(calls "$folder" | awk -v folder="${folder##*/}" "$circles" | LC_ALL=C sort)
  [ -z "$found" ] && continue
  printf '%s\n' "$found"
  status=1
done
exit $status
