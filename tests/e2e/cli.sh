#!/usr/bin/env bash
# The command line: every verb, its exit status, where it writes and what it says.
. tests/support/desktop.sh

here=$PWD
lesson=$here/lessons/05-one-sample.yaml
cd "$folder"

# one-sample has 21 steps for its first update, and one for each of the twelve after it.
first=21
steps=$((first + 12))

# --- Help and version
has_status 0 "$STEPMAX" --version
[[ $out =~ ^stepmax\ [0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "the version is '$out'"
has_status 0 "$STEPMAX" help
for verb in list check print trace render train bench help version; do
  contains 'the help' "$out" "stepmax $verb"
done
overview=$out
has_status 0 "$STEPMAX" --help
equal '--help' "$out" "$overview"
has_status 0 "$STEPMAX" help render
contains 'the help of render' "$out" '--out PATH'
render_help=$out
has_status 0 "$STEPMAX" render --help
equal 'render --help' "$out" "$render_help"
has_status 2 "$STEPMAX" help rendr
contains 'a misspelt verb' "$err" 'did you mean render?'

# --- What is wrong with a line is said on standard error, with status 2
wrong() {
  local part=$1
  shift
  has_status 2 "$STEPMAX" "$@"
  equal "standard output of $*" "$out" ''
  contains "what $* says" "$err" "$part"
  contains "what $* says" "$err" 'stepmax: '
}
wrong 'did you mean --lang?' print one-sample --lagn ko
wrong '--lang is en or ko' print one-sample --lang fr
wrong '--theme is light or dark' print one-sample --theme blue
wrong '--lang needs a value' print one-sample --lang
wrong 'too little is said: stepmax print LESSON' print
wrong 'too little is said: stepmax render LESSON --step N|all --out PATH' render
wrong '"two" is too much' print one-sample two
wrong 'too little is said: stepmax check FILE...' check
wrong '--out is not an option of stepmax print' print one-sample --out x.png
wrong 'did you mean print?' pirnt one-sample
wrong 'did you mean stepmax list?' lsit
wrong "from 1 to $steps" print one-sample --step 0
wrong "from 1 to $steps" trace one-sample --step $((steps + 1))
wrong "from 1 to $steps, or all" render one-sample --step 99 --out x.png
wrong 'json or csv' trace one-sample --format xml
wrong '1x1 to 16384x16384' render one-sample --step 1 --out x.png --size 0x0
wrong '1x1 to 16384x16384' render one-sample --step 1 --out x.png --size 99999x10
wrong '0 to 1' render one-sample --step 1 --out x.png --progress 2
wrong '.png or .svg' render one-sample --step 1 --out x.jpg
wrong '--out is missing' render one-sample --step 1
wrong '--step is missing' render one-sample --out x.png
wrong 'does not fit' render one-sample --step 1 --out x.png --format svg
wrong 'label' print one-sample --set lable=1
wrong 'x' print one-sample --set x=1,2
wrong 'eta' print one-sample --set eta=nan
wrong 'label' print one-sample --set label=9
wrong 'there are frames, edit, list, start, seek and train' bench nothing
wrong 'did you mean frames?' bench frame
[ ! -e x.png ] || fail 'a wrong line wrote a file'

# --- list
has_status 0 "$STEPMAX" list
contains 'the list' "$out" "$(printf 'one-sample\tOne sample')"
has_status 0 "$STEPMAX" --lang=ko list
contains 'the Korean list' "$out" "$(printf 'one-sample\t샘플 하나')"
contains 'the Korean list' "$out" "$(printf 'mse-vs-ce\tMSE와 교차 엔트로피')"
mkdir mine
cp "$lesson" mine/a.yaml
printf 'id: b\n' >mine/b.yaml
has_status 0 "$STEPMAX" list --size 640x360 --theme dark --out "$folder/list.png"
[ "$(head -c 8 "$folder/list.png" | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ] || fail 'list --out wrote no PNG'
wrong '--out must end in .png' list --out "$folder/list.svg"
has_status 1 "$STEPMAX" list --lessons mine
contains 'a list with a broken lesson' "$out" 'one-sample'
contains 'the broken lesson in it' "$out" '(has faults)'
contains 'what is wrong with it' "$err" 'mine/b.yaml'
has_status 1 "$STEPMAX" list --lessons nowhere
contains 'no folder of lessons' "$err" 'nowhere'

# --- check
has_status 0 "$STEPMAX" check "$here"/lessons/*.yaml
equal 'lines of check' "$(printf '%s\n' "$out" | grep -c ': ok$')" "$(find "$here/lessons" -maxdepth 1 -name '*.yaml' | wc -l | tr -d ' ')"
sed 's/^    formula: z = W/    fromula: z = W/; s/label: 4/label: 6/' "$lesson" >faulty.yaml
has_status 1 "$STEPMAX" check faulty.yaml "$lesson"
[[ $err =~ faulty\.yaml:[0-9]+:[0-9]+:\ error:\  ]] || fail "no place in '$err'"
contains 'the good file' "$out" "$lesson: ok"
awk '/^    formula:/ && !done { print "    formula: \\frca{1}{2}"; done = 1; next } { print }' "$lesson" >formula.yaml
has_status 1 "$STEPMAX" check formula.yaml
[[ $err =~ formula\.yaml:[0-9]+:[0-9]+:\ error: ]] || fail "no place in '$err'"
contains 'the hint for a formula' "$err" 'frac'
# A fault that shows only after an edit is one too.
sed 's/formula: z_k = .*/formula: \\if{label == 1}{\\mathbff{x}}{x}/' "$here/lessons/05-one-sample.yaml" >edited.yaml
has_status 1 "$STEPMAX" check edited.yaml
contains 'a fault behind an edit' "$err" 'mathbff'
sed "s/symbol: '-.log p'/symbol: '-\\\\logg p'/" "$here/lessons/04-neg-log.yaml" >edited.yaml
has_status 1 "$STEPMAX" check edited.yaml
contains 'a fault in a symbol' "$err" 'loss: unknown command \logg (did you mean \log?)'
has_status 1 "$STEPMAX" check nothing.yaml
contains 'a missing file' "$err" 'nothing.yaml'
head -c 300 "$STEPMAX" >binary.yaml
has_status 1 "$STEPMAX" check binary.yaml
contains 'a binary file' "$err" 'binary.yaml'
: >empty.yaml
has_status 1 "$STEPMAX" check empty.yaml
contains 'an empty file' "$err" 'empty.yaml'
has_status 1 "$STEPMAX" print formula.yaml
equal 'the transcript of a faulty lesson' "$out" ''

# --- print
has_status 0 "$STEPMAX" print one-sample
equal 'the first line' "$(printf '%s\n' "$out" | head -n 1)" 'One sample, all the way'
contains 'the transcript' "$out" "Step $steps of $steps"
contains 'the transcript' "$out" 'z₁ = 0.50'
equal 'lines wider than 78 columns' "$(printf '%s\n' "$out" | grep -cE '^.{79}')" 0
has_status 0 "$STEPMAX" print --lang ko --step 1 one-sample
equal 'the first line of a step' "$(printf '%s\n' "$out" | head -n 1)" "${steps}단계 중 1단계 (샘플)"
has_status 0 "$STEPMAX" print "$lesson" --step=4 --set x=1 --digits 4
contains 'a score of x = (1, 1, 1)' "$out" 'z₄ = 0.6000'
has_status 0 env LC_ALL=ko_KR.UTF-8 "$STEPMAX" print one-sample --step 1
contains 'the language of the locale' "$out" "${steps}단계"

# --- trace
has_status 0 "$STEPMAX" trace one-sample --step "$steps"
contains 'the trace' "$out" '"lesson": "one-sample"'
equal 'numbers without a locale' "$(LC_ALL=de_DE.UTF-8 "$STEPMAX" trace one-sample --lang en | cksum)" \
  "$("$STEPMAX" trace one-sample | cksum)"
has_status 0 "$STEPMAX" trace one-sample --format csv
equal 'the head of the table' "$(printf '%s\n' "$out" | head -n 1)" 'step,id,pane,name,row,col,value'
has_status 0 "$STEPMAX" trace one-sample --set W=0 --set b=0 --format csv
losses=$(printf '%s\n' "$out" | awk -F, -v last=$((steps - 1)) '$1 == last && $4 == "losses" && $5 <= 4 { printf "%.6f ", $7 }')
contains 'losses from zero' "$losses" '1.609438 1.003144 0.635583 0.433063'

# --- render
has_status 0 "$STEPMAX" render one-sample --step 15 --out step.png
equal 'standard output of render' "$out" ''
equal 'the size of a picture' "$(od -An -tx1 -j16 -N8 step.png | tr -d ' \n')" 0000078000000438
has_status 0 "$STEPMAX" render one-sample --step 15 --out small.png --size 1x1
equal 'the size of the smallest' "$(od -An -tx1 -j16 -N8 small.png | tr -d ' \n')" 0000000100000001
has_status 0 "$STEPMAX" render one-sample --step 15 --out again.png
cmp -s step.png again.png || fail 'the same picture has other bytes'
has_status 0 "$STEPMAX" render one-sample --step 15 --out step.svg --theme dark
contains 'the SVG' "$(cat step.svg)" '<svg '
has_status 0 "$STEPMAX" render one-sample --step 15 --out half.png --progress 0.5
cmp -s step.png half.png && fail 'a picture amid the animation is like the one at rest'
# A question is open, or answered; a step that asks nothing is the same either way.
answered=$("$STEPMAX" print neg-log --lang en) open=$("$STEPMAX" print neg-log --lang en --questions open)
asked=$(printf '%s\n' "$answered" | awk '/^Step/ { step = $2 } /Predict first/ { print step; exit }')
equal 'as many questions' "$(printf '%s\n' "$open" | grep -c 'Predict first')" "$(printf '%s\n' "$answered" | grep -c 'Predict first')"
contains 'what is answered' "$answered" 'The answer:'
[[ $open == *'The answer:'* ]] && fail 'an open question has its answer'
has_status 0 "$STEPMAX" render neg-log --step "$asked" --out asked.png --questions open
has_status 0 "$STEPMAX" render neg-log --step "$asked" --out told.png --questions answered
has_status 0 "$STEPMAX" render neg-log --step "$asked" --out plain.png
cmp -s told.png plain.png || fail 'a question is not answered by itself'
cmp -s asked.png told.png && fail 'an open question looks like an answered one'
wrong 'open' render one-sample --step 1 --out x.png --questions shut
has_status 0 "$STEPMAX" render one-sample --step all --out 'all/of them' --size 320x180
equal 'pictures of all steps' "$(find 'all/of them' -name 'step-0??.png' | wc -l | tr -d ' ')" "$steps"
has_status 0 "$STEPMAX" render one-sample --step all --out vectors --format svg --set updates=2
equal 'SVG pictures' "$(find vectors -name 'step-0??.svg' | wc -l | tr -d ' ')" $((first + 1))
has_status 1 "$STEPMAX" render one-sample --step 1 --out lost/x.png
contains 'a missing folder' "$err" 'lost/x.png'
printf 'kept' >plain
has_status 1 "$STEPMAX" render one-sample --step all --out plain/sub
contains 'a folder below a file' "$err" 'plain'
has_status 1 "$STEPMAX" render one-sample --step all --out plain
equal 'the file in the way' "$(cat plain)" 'kept'
equal 'files left half written' "$(find . -name '.*stepmax*' -type f | wc -l | tr -d ' ')" 0
if [ "$(id -u)" -ne 0 ]; then
  mkdir locked
  chmod 555 locked
  has_status 1 "$STEPMAX" render one-sample --step 1 --out locked/x.png
  contains 'a read-only folder' "$err" 'locked/x.png'
fi

# --- Lessons that are not there
has_status 2 "$STEPMAX" print one-smaple
contains 'a misspelt lesson' "$err" 'one-sample'
has_status 1 "$STEPMAX" print ./one-sample.yaml
contains 'a missing lesson file' "$err" 'one-sample.yaml'

# --- Where results go
status=0
"$STEPMAX" print one-sample 2>"$folder/err" | head -n 1 >"$folder/out" || status=$?
equal 'what a closed pipe is told' "$(cat "$folder/err")" ''
if [ -c /dev/full ]; then
  for words in 'list' 'print one-sample' 'trace one-sample' 'help' 'version'; do
    status=0
    # The words are several arguments.
    # shellcheck disable=SC2086
    "$STEPMAX" $words >/dev/full 2>"$folder/err" || status=$?
    equal "the status of $words on a full disk" "$status" 1
    contains "what $words says on a full disk" "$(cat "$folder/err")" 'standard output cannot be written'
  done
fi

# --- Settings
mkdir -p "$XDG_CONFIG_HOME/stepmax"
settings=$XDG_CONFIG_HOME/stepmax/settings.yaml
printf 'language: ko\n' >"$settings"
has_status 0 "$STEPMAX" print one-sample --step 1
contains 'the language of the settings' "$out" "${steps}단계"
has_status 0 "$STEPMAX" print one-sample --step 1 --lang en
contains 'the language of the option' "$out" "Step 1 of $steps"
printf 'language: [ko\n' >"$settings"
has_status 0 "$STEPMAX" print one-sample --step 1
contains 'what is said about broken settings' "$err" 'settings.yaml'
[ -f "$settings.broken" ] && [ ! -e "$settings" ] || fail 'broken settings were not put aside'
has_status 0 env -u HOME -u XDG_CONFIG_HOME "$STEPMAX" print one-sample --step 1
equal 'what is said without a home' "$err" ''

# --- At home anywhere
unset STEPMAX_DATA
place="$folder/강의 자료 1"
mkdir -p "$place/build" "$place/assets"
cp "$STEPMAX" "$place/build/stepmax"
cp -R "$here/lessons" "$place/"
cp -R "$here/assets/fonts" "$here/assets/strings" "$place/assets/"
cd /
has_status 0 "$place/build/stepmax" render one-sample --step 1 --size 320x180 --out "$place/a.png"
cd "$place"
has_status 0 build/stepmax list
PATH=$place/build:$PATH has_status 0 stepmax check lessons/05-one-sample.yaml
rm "$place/assets/strings/ko.yaml"
has_status 1 build/stepmax print one-sample
contains 'a missing file of words' "$err" 'ko.yaml'
rm "$place"/assets/fonts/Pretendard-Bold.otf
cp "$here/assets/strings/ko.yaml" "$place/assets/strings/"
has_status 1 build/stepmax render one-sample --step 1 --out b.png
contains 'a missing font' "$err" 'Pretendard-Bold.otf'
rm -r "$place/assets"
has_status 1 build/stepmax print one-sample
contains 'nothing to work with' "$err" "$place"
contains 'nothing to work with' "$err" 'STEPMAX_DATA'
