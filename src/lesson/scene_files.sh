#!/bin/sh
# Writes the scene files named on the command line as a C source file (scene_files.h).
set -eu
printf '#include "lesson/scene_files.h"\n\n'
i=0
for file in "$@"; do
  printf 'static const char TEXT_%d[] = {' "$i"
  od -An -v -tu1 "$file" | sed 's/  */ /g; s/^ //; s/ /,/g; s/$/,/' | awk '{
    n = split($0, bytes, ",")
    for (k = 1; k <= n; k++)
      if (bytes[k] != "")
        printf "%d,", (bytes[k] > 127 ? bytes[k] - 256 : bytes[k])
    printf "\n"
  }'
  printf '0};\n'
  i=$((i + 1))
done
printf '\nconst SceneFile SCENE_FILES[] = {\n'
i=0
for file in "$@"; do
  name=${file##*/}
  printf '    {"%s", TEXT_%d, sizeof TEXT_%d - 1},\n' "${name%.yaml}" "$i" "$i"
  i=$((i + 1))
done
printf '    {0, 0, 0}};\n'
