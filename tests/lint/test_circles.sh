#!/usr/bin/env bash
# Files that call one another in a circle are found and named; those that only call down are not.
set -eu

here=tests/lint/circles.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# compile FILE TEXT
compile() {
  printf '%s\n' "$2" | "${CC:-cc}" -x c -c -o "$folder/$1.o" -
}

# refuses LINE: what was compiled is refused, and LINE is one of what is said.
refuses() {
  if said=$(bash "$here" "$folder") || [[ $'\n'$said$'\n' != *$'\n'"src/${folder##*/}: $1"$'\n'* ]]; then
    echo "expected '$1', got '$said'"
    exit 1
  fi
}

compile top 'void middle(void); void top(void); void top(void) { middle(); }'
compile middle 'void low(void); void middle(void); void middle(void) { low(); }'
compile low 'int puts(const char *); void low(void); void low(void) { puts("low"); }'
bash "$here" "$folder"

compile low 'void middle(void); void low(void); void low(void) { middle(); }'
refuses 'low.c calls middle.c in a circle: middle'
refuses 'middle.c calls low.c in a circle: low'
if bash "$here" "$folder" | grep top; then
  echo 'top.c is in no circle'
  exit 1
fi

# A longer way round, and a table in place of a function.
compile low 'extern const int TABLE[1]; int low(void); int low(void) { return TABLE[0]; }'
compile top 'void middle(void); extern const int TABLE[1]; const int TABLE[1] = {1};
             void top(void); void top(void) { middle(); }'
refuses 'low.c calls top.c in a circle: TABLE'
refuses 'top.c calls middle.c in a circle: middle'
