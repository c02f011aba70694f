#!/usr/bin/env bash
# The teacher's page keeps its word: each of its lessons is whole and without a fault, and its tables are those of the
# program.
. tests/support/desktop.sh

here=$PWD
page=$here/lessons/README.md
mkdir "$folder/work"
cd "$folder/work"

# --- Its lessons
awk '/^```/ { inside = ($0 == "```yaml"); first = inside; next }
  first { name = $0 ~ /^id: / ? substr($0, 5) ".yaml" : ""; first = 0 }
  inside && name { print > name }' "$page"
count=0
for lesson in *.yaml; do
  count=$((count + 1))
  has_status 0 "$STEPMAX" check "$lesson"
  equal "what check says of $lesson" "$out" "$lesson: ok"
  for language in ko en; do
    has_status 0 "$STEPMAX" print "./$lesson" --lang $language
    has_status 0 "$STEPMAX" render "./$lesson" --step all --lang $language --size 800x600 --out "${lesson%.yaml}-$language"
  done
done
[ "$count" -ge 13 ] || fail "only $count lessons on the teacher's page"

# --- Its options: those that the program reads, with their meanings
# options_of HELP: kind, key, type and meaning of each line; kind "Every" for what every panel may have.
help_options() {
  "$STEPMAX" help panels | awk '/^[A-Za-z]/ { kind = $1; sub(/:$/, "", kind) }
    /^  / { sub(/^ +/, ""); gsub(/  +/, "|"); print kind "|" $0 }'
}
# The same of the page's tables below "### `kind`"; what stands above the first of them is of every panel.
page_options() {
  awk '/^## Panels/ { kind = "Every" } /^## 한국어/ { exit } /^### `/ { kind = $2; gsub(/`/, "", kind) }
    kind && /^\| `/ { print kind $0 }' "$page" |
    sed -E 's/ *\| */|/g; s/\\\|/\x01/g; s/\|$//; s/\x01/|/g'
}
plain() { tr -d '`' | sed -E 's/ *\| */|/g; s/\\\|/|/g'; }
difference=$(diff <(help_options | plain) <(page_options | plain)) ||
  fail "the page's tables of options, in > of the page and < of stepmax help panels: $difference"
# In Korean there are the same keys.
korean_keys() { awk '/^## 한국어/ { inside = 1 } inside && /^### .*: `/ { kind = 1 } kind && /^\| `/' "$page" | awk -F' \\| ' '{ print $1 }'; }
english_keys() { awk '/^## 한국어/ { exit } /^### `/ { kind = 1 } kind && /^\| `/' "$page" | awk -F' \\| ' '{ print $1 }'; }
difference=$(diff <(english_keys) <(korean_keys)) ||
  fail "the tables in Korean (>) have other options than those in English (<): $difference"

# --- What a value may say, and the styles: those of the source
in_table() { awk -v head="$1" '!/^\|/ { inside = 0 } inside; index($0, head) == 1 { inside = 1 }' "$page"; }
names() { grep -oE '^\| `[^|]*\|' | grep -oE '`[^`]+`' | tr -d '`' | sort -u; }
array() { awk -v array="$1[" 'index($0, array) && / = \{/ { inside = 1; sub(/.* = /, "") } inside; inside && /};/ { exit }' \
  "$here/src/lesson/scene_value_read.c" | grep -oE '"[^"]+"' | tr -d '"' | sort -u; }
keys=$( { array VALUE_KEYS; array EQUATION_KEYS; array FLAGS; echo edit; } | sort -u)
equal 'the keys of a value' "$(in_table '| Key | What stands there |' | names)" "$keys"
equal 'the keys of a value in Korean' "$(in_table '| 항목 | 적을 것 |' | names)" "$keys"
equal 'the styles of numbers' "$(in_table '| Style |' | names)" "$(array STYLES)"
