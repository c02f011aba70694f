#!/usr/bin/env bash
# Files and functions keep to their sizes, functions to their parameters; and what does not is found.
set -eu

here=tests/lint/sizes.sh
bash "$here" .

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/src/base" "$folder/tests"

# function_of LINES: a function of so many lines, its head broken in two.
function_of() {
  echo 'int sum(int a,'
  echo '        int b) {'
  for ((i = 4; i < $1; i++)); do echo '  a += b;'; done
  echo '  return a;'
  echo '}'
}

# refuses MESSAGE: what was written is refused with MESSAGE.
refuses() {
  if said=$(bash "$here" "$folder") || [[ $said != *"$1"* ]]; then
    echo "expected '$1', got '$said'"
    exit 1
  fi
}

function_of 60 >"$folder/src/base/a.c"
bash "$here" "$folder"
function_of 61 >"$folder/src/base/a.c"
refuses 'src/base/a.c:1: 61 lines, at most 60: int sum(int a,'

for ((i = 0; i < 500; i++)); do echo "/* $i */"; done >"$folder/src/base/a.c"
bash "$here" "$folder"
echo '/* one more */' >>"$folder/src/base/a.c"
refuses 'src/base/a.c: 501 lines, at most 500'

# head PARAMETER...: a function with these, as the format writes them.
head_with() {
  printf 'int sum(%s,\n        %s) {\n  return 0;\n}\n' "$1" "$2"
}
head_with 'int a, int b, double (*of)(int, int)' 'int d, int e, int f, int g' >"$folder/src/base/a.c"
bash "$here" "$folder"
head_with 'int a, int b, double (*of)(int, int)' 'int d, int e, int f, int g, int h' >"$folder/src/base/a.c"
refuses 'src/base/a.c:1: 8 parameters, at most 7: int sum(int a'
printf '#define CALL(a, b, c, d, e, f, g, h) a(b)\nint sum(int a, int b, int c,\n        int d, int e, int f, int g,\n        int h);\n' >"$folder/src/base/a.c"
refuses 'src/base/a.c:2: 8 parameters'
