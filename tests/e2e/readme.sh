#!/usr/bin/env bash
# The README keeps its word: its lessons, its templates, its formulas, its console examples and its tables are
# tried as they stand there.
. tests/support/desktop.sh

here=$PWD
readme=$here/README.md
mkdir "$folder/bin" "$folder/work"
ln -s "$STEPMAX" "$folder/bin/stepmax"
export PATH=$folder/bin:$PATH
cd "$folder/work"
# Some examples name a file of the project's folder.
ln -s "$here/lessons" lessons

# block KIND: what stands between ```KIND and ```, of all such blocks.
block() { awk -v open="\`\`\`$1" '/^```/ { inside = ($0 == open); next } inside' "$readme"; }

# section HEADING: from a heading to the next of its rank.
section() { awk -v head="$1" '$0 == head { inside = 1; next } /^##+ / { inside = 0 } inside' "$readme"; }

# same_words WHAT GOT WANT: the same lines, in any order.
same_words() { equal "$1" "$(sort -u <<<"$2")" "$(sort -u <<<"$3")"; }

# --- Its files: a block of the README that has a file's name is that file
while read -r kind file; do
  block "$kind $file" >"$file"
done < <(sed -nE 's/^```(yaml|csv) ([a-z-]+\.[a-z]+)$/\1 \2/p' "$readme")
for lesson in my-lesson two-losses exam; do
  has_status 0 stepmax check $lesson.yaml
  has_status 0 stepmax render $lesson.yaml --step 2 --lang ko --size 640x360 --out $lesson.png
done

# --- The lesson
has_status 0 stepmax check my-lesson.yaml
has_status 0 stepmax print my-lesson.yaml
contains 'the transcript of the lesson' "$out" 'Step 6 of 6'
has_status 0 stepmax print my-lesson.yaml --lang ko
contains 'its Korean transcript' "$out" '6단계 중 6단계'
has_status 0 stepmax render my-lesson.yaml --step all --size 640x360 --out pages

# --- Templates: a lesson with a step for each, with the numbers of the example
# generate LESSON KEY: reads templates and writes such a lesson; the other one of text and formula is a plain one.
generate() {
  sed '/^steps:/q' "$1"
  awk -v key="$2" -v quote="'" '{
    gsub(quote, quote quote)
    text = key == "text" ? $0 : "t"
    printf "  - id: s%d\n    group: loss\n    title: { ko: t, en: t }\n", NR
    printf "    text: { ko: t, en: %s%s%s }\n", quote, text, quote
    if (key == "formula") printf "    formula: %s%s%s\n", quote, $0, quote
  }'
}

# try_templates BLOCK LESSON KEY: each line is a template, two or more blanks, and what becomes of it.
try_templates() {
  local count=0 result
  block "$1" | sed -E 's/ {2,}[^ ].*$//' | generate "$2" "$3" >templates.yaml
  has_status 0 stepmax check templates.yaml
  while read -r result; do
    count=$((count + 1))
    has_status 0 stepmax print templates.yaml --step "$count"
    contains "the lines of template $count" "$out"$'\n' $'\n  '"$result"$'\n'
  done < <(block "$1" | sed -E 's/^.*[^ ] {2,}//')
  [ "$count" -gt 2 ] || fail "only $count templates in the block $1"
}
try_templates template my-lesson.yaml text
try_templates 'template two-losses.yaml' two-losses.yaml text
try_templates template-formula my-lesson.yaml formula

block latex | generate my-lesson.yaml formula >latex.yaml
has_status 0 stepmax check latex.yaml
has_status 0 stepmax render latex.yaml --step all --size 640x360 --out formulas

# --- Console examples: "$ command" and below it all that it says; "..." leaves out the rest.  What is
# reported as a fault goes with an exit status other than 0.
command=
want=
try_command() {
  local got status=0 ending=same
  [ -n "$command" ] || return 0
  got=$(bash -c "$command" 2>&1) || status=$?
  case $want in
    *$'\n...') ending=more want=${want%$'\n...'} ;;
  esac
  [ "$ending" = same ] || got=${got:0:${#want}}
  equal "\$ $command" "$got" "$want"
  case $want in
    *'stepmax: '* | *': error: '*) [ "$status" -ne 0 ] || fail "\$ $command: exit status 0" ;;
    *) equal "the exit status of \$ $command" "$status" 0 ;;
  esac
}
count=0
while IFS= read -r line; do
  case $line in
    '$ '*)
      try_command
      command=${line#\$ } want='' count=$((count + 1))
      ;;
    *) want=$want${want:+$'\n'}$line ;;
  esac
done < <(block console)
try_command
[ "$count" -gt 5 ] || fail "only $count console examples"

# --- Training as scikit-learn does: the call is whole, and where scikit-learn is there, it gives our numbers
call=$(grep -oE '`SGDClassifier\([^`]*\)`' "$readme" | tr -d '`')
parameters() { grep -oE '[a-z0-9_]+=' | grep -vE '^(model|start|seconds)='; }
same_words 'the parameters of SGDClassifier' "$(parameters <<<"$call")" \
  "$(sed -n '/SGDClassifier(/,/)$/p' "$here/tests/bench/sgd_classifier.py" | sed 's/.*SGDClassifier(//' | parameters)"
printf '%s\n' x,y 1,b 1,b 8,a 3,a 2,b >sgd.csv
for candidate in python3 /usr/bin/python3; do
  "$candidate" -c 'import sklearn' 2>/dev/null || continue
  for penalty in none l2; do
    alpha=0.05
    [ $penalty = l2 ] || alpha=0
    has_status 0 stepmax train --data sgd.csv --label y --model logistic --optimizer sgd --eta 0.1 \
      --penalty $penalty --alpha $alpha --epochs 3 --weights-out sgd.json
    "$candidate" - <<END || fail "SGDClassifier with the penalty $penalty has other numbers"
import json
from sklearn.linear_model import SGDClassifier
P, α, η, EPOCHS = {"none": None, "l2": "l2"}["$penalty"], 0.05, 0.1, 3
model = $call
model.fit([[1], [1], [8], [3], [2]], ["b", "b", "a", "a", "b"])
with open("sgd.json", encoding="utf-8") as file:
    ours = json.load(file)
assert abs(model.coef_[0][0] - ours["W"][0][0]) < 1e-14 and abs(model.intercept_[0] - ours["b"][0]) < 1e-14
END
  done
  break
done

# --- Tables
labels=$(sed -nE 's/.*"([^"]+)", (STRING_)?[A-Z_]+[)}],$/\1/p' "$here/src/ui/keys.c")
keys=$(section '## Stepping, editing, inspecting' | sed -nE 's/^\| (`[^|]*) \|.*/\1/p' | grep -oE '`[^`]+`' | tr -d '`')
same_words 'the keys' "$keys" "$labels"

# in_column HEADING PATTERN: the words in code marks in the first column of the table whose head has PATTERN.
in_column() {
  section "$1" | awk -v head="$2" '!/^\|/ { inside = 0 } inside; index($0, head) { inside = 1 }' |
    sed -nE 's/^\| (`[^|]*) \|.*/\1/p' | grep -oE '`[^`]+`' | tr -d '`'
}

# names_of LESSON...: of all values that the lessons show.
names_of() {
  local lesson
  for lesson in "$@"; do stepmax trace "$lesson" --format csv | awk -F, 'NR > 1 { print $4 }'; done
}
same_words 'the values of a chain' "$(in_column '#### A worked sample: `chain`' '| Name |')" \
  "$(names_of one-sample mse-vs-ce-softmax)"
same_words 'the values of a neuron' "$(in_column '#### A neuron: `neuron`' '| Name |')" "$(names_of mse-vs-ce)"
same_words 'the values of a training' "$(in_column '#### Training on data: `training`' '| Name |')" \
  "$(names_of mean-loss softmax-regression)"
same_words 'the values of a slope' "$(in_column '#### Downhill: `slope`' '| Name |')" "$(names_of downhill)"
same_words 'the values of regression' "$(in_column '#### Regression: `regression`' '| Name |')" "$(names_of regression)"
same_words 'the values of five-scores' "$(in_column '#### Five scores: `five-scores`' '| Name |')" "$(names_of five-scores)"
same_words 'the values of softmax' "$(in_column '#### Softmax: `softmax`' '| Name |')" "$(names_of softmax)"
same_words 'the values of neg-log' "$(in_column '#### Minus log: `neg-log`' '| Name |')" "$(names_of neg-log)"
same_words 'the values of p-minus-y' "$(in_column '#### The sign of p − y: `p-minus-y`' '| Name |')" \
  "$(names_of p-minus-y)"
same_words 'the values of one-hot' "$(in_column '#### One-hot answers: `one-hot`' '| Name |')" "$(names_of one-hot)"
same_words 'the values of plus-minus-one' "$(in_column '#### Labels −1 and +1: `plus-minus-one`' '| Name |')" \
  "$(names_of plus-minus-one)"
same_words 'the values of same-skeleton' "$(in_column '#### One skeleton: `same-skeleton`' '| Name |')" \
  "$(names_of same-skeleton)"
same_words 'the values of entropy' "$(in_column '#### Entropy: `entropy`' '| Name |')" "$(names_of entropy)"

# keys_of ARRAY FILE: the texts of an array of the source.
keys_of() {
  awk -v array="$1[]" 'index($0, array " = {") { inside = 1 } inside; inside && /}/ { exit }' "$here/src/lesson/$2" |
    grep -oE '"[^"]+"' | tr -d '"'
}
# keys_of_scene SCENE: the given values of a scene's file, the names that its sizes take, and its kernel's data.
keys_of_scene() {
  local file=$here/lessons/scenes/$1.yaml
  awk '/^[a-z]/ { inside = ($0 == "values:") } inside && /^  [A-Za-z]/ { name = $1; gsub(/[:\[].*/, "", name) }
    inside && / given: / { print name }' "$file"
  sed -nE 's/.* names: ([a-z]+).*/\1/p' "$file"
  if grep -q '^kernel: objective$' "$file"; then echo data; fi
}
# keys_of_training: its fields and the keys that stand for them, its model, and names for what its data have.
keys_of_training() {
  grep -oE '(FIELD\(|\.key = )"[^"]+"' "$here/src/lesson/training.c" | grep -oE '"[^"]+"' | tr -d '"'
  printf '%s\n' model classes features
}
scenes=$(cd "$here/lessons/scenes" && grep -LE '^(base|kernel): training$' -- *.yaml | sed 's/\.yaml$//')
keys='### The keys'
same_words 'the keys of a lesson' "$(in_column "$keys" '| Key |')" \
  "$(keys_of LESSON_KEYS lesson.c; echo "$scenes"; echo training)"
same_words 'the keys of a step' "$(in_column "$keys" '| Key of a step |')" "$(keys_of STEP_KEYS lesson_steps.c)"
for scene in $scenes; do
  same_words "the keys of a $scene" "$(in_column "$keys" "| Key of \`$scene\` |")" "$(keys_of_scene "$scene")"
done
same_words 'the keys of a training' "$(in_column "$keys" '| Key of `training` |')" \
  "$(keys_of_training)"
same_words 'the keys of a data set' "$(in_column "$keys" '| Key of a data set |')" "$(keys_of KEYS data_read.c)"

listed=$(section '## What it shows' | sed -nE 's/^\| `([^`]*)` \|.*/\1/p')
same_words 'the lessons' "$listed" "$(stepmax list | cut -f 1)"

options=$({ section '## Command line'; section '### Training from a table'; } | sed -nE 's/^\| (`--[^|]*).*/\1/p' | grep -oE -- '--[a-z-]+')
helped=$({ stepmax help; for verb in list check print trace render train bench; do stepmax help $verb; done; } |
  sed -nE 's/^  (--[a-z-]+) .*/\1/p')
same_words 'the options' "$options" "$helped"

# --- What it points to
while read -r path; do
  [ -f "$here/$path" ] || fail "$path is named, but is not there"
done < <(grep -oE '\]\([A-Za-z][^)#]*\)' "$readme" | tr -d '()]')
targets=$(make -C "$here" help | awk '{ print $2 }')
while read -r target; do
  contains "the targets of make for 'make $target'" $'\n'"$targets"$'\n' $'\n'"$target"$'\n'
done < <(grep -oE '(`|^)make [a-z]+' "$readme" | awk '{ print $2 }' | sort -u)
