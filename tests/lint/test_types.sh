#!/usr/bin/env bash
# Two types of one name are found, where one of them is a header's.
set -eu

here=tests/lint/types.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/src/trace" "$folder/src/view"

# refuses MESSAGE: what was written is refused, with MESSAGE.
refuses() {
  if said=$(bash "$here" "$folder" 2>&1) || [[ $said != *"$1"* ]]; then
    echo "expected '$1', got '$said'"
    exit 1
  fi
}

cat >"$folder/src/trace/run.h" <<'END'
typedef struct Run Run;
typedef struct Plan {
  int updates; /* Line */
} Plan;
typedef enum { FAST, SLOW } Pace;
typedef bool (*Judge)(const Run *run, Plan plan);
END
printf 'struct Run {\n  int at;\n};\ntypedef struct Mine {\n  int x;\n} Mine;\n' >"$folder/src/trace/run.c"
printf 'typedef struct Mine {\n  int y;\n} Mine;\ntypedef struct Plan {\n  int z;\n} Plan;\n' >"$folder/src/view/a.c"
printf 'typedef struct Place {\n  int x;\n} Place;\n' >"$folder/src/view/view.h"
bash "$here" "$folder"

# adds FILE TEXT MESSAGE: with that line in the file it is refused; without it, it is not.
adds() {
  cp "$folder/src/$1" "$folder/before"
  printf '%s\n' "$2" >>"$folder/src/$1"
  refuses "$3"
  mv "$folder/before" "$folder/src/$1"
}

adds view/view.h 'typedef enum { RUN_DOTS } Run;' 'Run: another type in each of src/trace/run.h src/view/view.h'
adds view/view.h 'struct Plan {' 'Plan: another type in each of src/trace/run.h src/view/view.h'
adds view/view.h 'typedef int Pace;' 'Pace: another type in each of src/trace/run.h src/view/view.h'
adds view/view.h 'typedef void (*Judge)(int at);' 'Judge: another type in each of src/trace/run.h src/view/view.h'
adds view/view.h 'typedef void Judge(int at);' 'Judge: another type in each of src/trace/run.h src/view/view.h'
adds view/a.c '} Place;' 'Place: another type in each of src/view/a.c src/view/view.h'
bash "$here" "$folder"
