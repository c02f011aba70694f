#!/usr/bin/env bash
# The sources keep to the table of layers; and a source that does not is found.
set -eu

here=tests/lint/layers.sh
bash "$here" .

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/src/model" "$folder/src/view" "$folder/src/sdl"
cp Makefile "$folder/Makefile"

# finds FILE TEXT MESSAGE: a FILE of one line TEXT is refused with MESSAGE.
finds() {
  printf '%s\n' "$2" >"$folder/src/$1"
  if said=$(bash "$here" "$folder"); then
    echo "not found: $2 in $1"
    exit 1
  fi
  case $said in
    *"src/$1:"*"$3"*) rm "$folder/src/$1" ;;
    *) echo "found otherwise: $said"; exit 1 ;;
  esac
}

finds model/a.c '#include "view/view.h"' 'src/model may not include view/view.h'
finds model/a.h '#  include  "trace/trace.h"' 'src/model may not include trace/trace.h'
finds view/a.c '#include "sdl/window.h"' 'src/view may not include sdl/window.h'
finds view/a.c '#include <SDL2/SDL.h>' 'only src/sdl includes SDL'
finds view/a.c '#include <SDL_ttf.h>' 'only src/sdl includes SDL'
finds view/a.c '#include "view.h"' 'is not written from src'

printf '#include <SDL.h>\n#include "ui/event.h"\n#include "base/error.h"\n' >"$folder/src/sdl/a.c"
bash "$here" "$folder"
