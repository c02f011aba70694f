#!/usr/bin/env bash
# The glossary on the command line and in the window: found, explained, searched, and gone on from to a lesson; a
# broken one is told and stops nothing.
. tests/support/desktop.sh

# On the command line, in both languages.
has_status 0 "$STEPMAX" print --glossary --lang en
contains 'the glossary in English' "$out" 'cross-entropy (교차 엔트로피)'
contains 'a formula of it' "$out" 'H(P, Q) = −'
contains 'its lesson' "$out" 'Lesson: entropy'
has_status 0 "$STEPMAX" print --glossary --lang ko
contains 'a sign in Korean' "$out" 'ℓ: 손실 (loss)'
has_status 2 "$STEPMAX" print --glossary one-sample
has_status 0 "$STEPMAX" check lessons/course/glossary.yaml

# Faults, each at its place; a lesson that is not there, too.
mkdir -p "$folder/lessons/course"
cp lessons/05-one-sample.yaml lessons/06-three-fruits.yaml "$folder/lessons"
broken=$folder/lessons/course/glossary.yaml
printf '%s\n' 'glossary:' '  - term: { ko: 점수, en: score }' '    text: { ko: 하나., en: One. }' \
  "    formula: '\\frac{1'" '    lesson: nowhere' >"$broken"
has_status 1 "$STEPMAX" check "$broken"
contains 'a bad formula' "$err" "$broken:4:14: error:"
sed -i 's/frac{1/frac{1}{2}/' "$broken"
has_status 1 "$STEPMAX" check "$broken"
contains 'an unknown lesson' "$err" "$broken:5:13: error: there is no lesson \"nowhere\""
sed -i 's/nowhere/three-fruits/' "$broken"
has_status 0 "$STEPMAX" check "$broken"

# A folder of lessons may have its own; else the program's is used.
has_status 0 "$STEPMAX" print --glossary --lessons "$folder/lessons" --lang en
contains "the folder's own" "$out" 'score'
case $out in *entropy*) fail "the program's glossary in place of the folder's" ;; esac

need_display_tools
start_display 1280x800
start_program one-sample --size 1280x720 --lang en --theme light
wait_for_title 'One sample, all the way 1/'

# A word that is explained opens the glossary there, and Esc leads back to the step as it was.
press Right Right
wait_for_title 'One sample, all the way 3/'
press w Return i Escape Escape
"$STEPMAX" render one-sample --step 3 --lang en --theme light --size 1280x720 --questions open \
  --out "$folder/as-it-was.png"
wait_for_picture "$folder/as-it-was.png"

# What is typed finds the entry, and its lesson opens at the second press.
press i e n t r o p y Return Return
wait_for_title 'Entropy and cross-entropy 1/'
quit_program

# A broken one is said, and the lesson is there.
printf 'glossary:\n  - tern: 1\n' >"$broken"
has_status 0 "$STEPMAX" render one-sample --lessons "$folder/lessons" --step 1 --lang en --theme light \
  --size 1280x720 --out "$folder/without.png"
contains 'the fault' "$err" "$broken:2:5: error: unknown key \"tern\""
start_program one-sample --lessons "$folder/lessons" --size 1280x720 --lang en --theme light
wait_for_title 'One sample, all the way 1/'
press Escape
wait_for_picture "$folder/without.png"
quit_program
