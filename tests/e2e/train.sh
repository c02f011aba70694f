#!/usr/bin/env bash
# stepmax train: its numbers against those of an independent program, of scikit-learn and of known optima; what
# it writes; what it says when it cannot.
. tests/support/desktop.sh

here=$PWD
iris=$here/lessons/data/iris.csv
head='update,epoch,samples,mean_loss,objective,accuracy'
cd "$folder"

train() { has_status 0 "$STEPMAX" train "$@"; }

# close_to WHAT GOT WANT TOLERANCE: two lists of numbers, relative to the larger one or to 1.
close_to() {
  awk -v got="$2" -v want="$3" -v most="$4" 'BEGIN {
    count = split(got, g, /[ ,\n]+/)
    if (count != split(want, w, /[ ,\n]+/)) exit 1
    for (i = 1; i <= count; i++) {
      size = w[i] < 0 ? -w[i] : w[i]
      far = g[i] - w[i]
      if (far < 0) far = -far
      if (!(far <= most * (size > 1 ? size : 1))) exit 1
    }
  }' || fail "$1: got '$2', want '$3'"
}

# weights FILE KEY: the numbers of a key, row by row, with blanks between.
weights() {
  awk -v key="\"$2\":" '
    $0 ~ "^[{ ]*\"" { inside = index($0, key) > 0 }
    inside { gsub(/"[^"]*":|[][{},]/, " "); printf "%s ", $0 }
  ' "$1" | awk '{ $1 = $1; print }'
}

# last_of COLUMN: in the last row of what was printed.
last_of() { printf '%s\n' "$out" | tail -n 1 | cut -d, -f"$1"; }

rows() { printf '%s\n' "$out" | grep -c '^[0-9]'; }

# --- Against 50 digits: rows and weights
# try_case: of the case read last.
options=
want_rows=
want_W=
want_b=
cases=0
try_case() {
  [ -n "$options" ] || return 0
  # The options are several words.
  # shellcheck disable=SC2086
  train --data "$here/tests/golden/train.csv" --weights-out golden.json $options
  equal "the head of $options" "${out%%$'\n'*}" "$head"
  close_to "the rows of $options" "${out#*$'\n'}" "$want_rows" 1e-12
  close_to "W of $options" "$(weights golden.json W)" "$want_W" 1e-12
  close_to "b of $options" "$(weights golden.json b)" "$want_b" 1e-12
  cases=$((cases + 1))
}
while read -r first rest; do
  case $first in
    options)
      try_case
      options=$rest want_rows='' want_W='' want_b=''
      ;;
    W) want_W=$want_W${want_W:+ }$rest ;;
    b) want_b=$rest ;;
    *) want_rows=$want_rows${want_rows:+$'\n'}$first ;;
  esac
done <"$here/tests/golden/train.txt"
try_case
[ "$cases" -eq "$(grep -c '^options' "$here/tests/golden/train.txt")" ] || fail "$cases golden cases were tried"

# --- Against scikit-learn 1.2.1: SGDClassifier(loss="log_loss", learning_rate="constant", eta0=0.01,
# --- shuffle=False, tol=None, max_iter=50), penalty="l2" with alpha=0.001, and penalty=None
grep -v ',setosa$' "$iris" >two.csv
sgd='--model logistic --optimizer sgd --eta 0.01 --epochs 50'
# shellcheck disable=SC2086
train --data two.csv --label species $sgd --alpha 0.001 --weights-out sgd.json
close_to "SGDClassifier's coefficients with L2" "$(weights sgd.json W) $(weights sgd.json b)" \
  '-1.313096230543214 -0.8580135241458811 2.2131147244187175 1.6398118850712713 -0.44999759287491353' 1e-10
# shellcheck disable=SC2086
train --data two.csv --label species $sgd --weights-out sgd.json
close_to "SGDClassifier's coefficients" "$(weights sgd.json W) $(weights sgd.json b)" \
  '-1.349735248667598 -0.8821099660081009 2.2583477185626184 1.6755639940104998 -0.44931634767556183' 1e-10

# --- With L1 each update moves a weight by eta alpha towards 0, where it stops.  SGDClassifier, which keeps an
# --- account of the penalty that a weight still owes, ends at -0.0406 here.
{ echo x,y && yes 1,b | head -n 19 && echo 8,a; } >owed.csv
train --data owed.csv --label y --model logistic --optimizer sgd --eta 0.1 --alpha 0.05 --penalty l1 --epochs 1 \
  --weights-out owed.json
close_to 'the plain step with L1' "$(weights owed.json W)" \
  "$(sed 1d owed.csv | awk -F, '{
    d = 0.1 * (1 / (1 + exp(-(w * $1 + b))) - ($2 == "b"))
    w -= d * $1
    b -= d
    w = w > 0.005 ? w - 0.005 : w < -0.005 ? w + 0.005 : 0
  } END { printf "%.17g", w }')" 1e-12
close_to 'the same' "$(weights owed.json W)" -0.2306131445 1e-10

# --- Against the optimum of the convex objective
train --data "$iris" --label species --standardize --alpha 0.01 --eta 1 --epochs 3000 --every 3000
close_to 'the optimum with alpha 0.01' "$(last_of 5)" 0.2436772 1e-6
equal 'rows of --every 3000' "$(rows)" 2
train --data "$iris" --label species --standardize --alpha 0.001 --eta 1 --epochs 30000 --every 30000
close_to 'the optimum with alpha 0.001' "$(last_of 5)" 0.1023681 1e-6

# --- Defaults, rows
train --data "$iris" --label species
equal 'rows by default' "$(rows)" 101
plain=$out
train --data="$iris" --label=species --model softmax --loss ce --optimizer batch --eta 0.1 --penalty none --epochs 100
equal 'what the defaults are' "$out" "$plain"
train --data "$iris" --label species --alpha 0.01 --epochs 3
penalised=$out
train --data "$iris" --label species --alpha 0.01 --epochs 3 --penalty l2
equal 'the penalty by default' "$out" "$penalised"
train --data "$iris" --label species --optimizer minibatch --epochs 3
by_ten=$out
train --data "$iris" --label species --batch-size 10 --epochs 3
equal 'the batch by default' "$out" "$by_ten"
train --data "$iris" --label species --batch-size 150 --epochs 100
equal 'a batch of all samples' "$out" "$plain"
train --data "$iris" --label species --batch-size 40 --every 3 --epochs 2
equal 'updates, epochs and samples' "$(printf '%s\n' "$out" | cut -d, -f1-3 | tr '\n' ' ')" \
  'update,epoch,samples 0,0,0 3,0.8,120 6,1.5333333333333334,230 8,2,300 '
close_to 'the first loss' "$(printf '%s\n' "$out" | sed -n 2p | cut -d, -f4,6)" '1.0986122886681098,0.3333333333333333' 1e-14
equal 'numbers without a locale' "$(LC_ALL=de_DE.UTF-8 "$STEPMAX" train --data "$iris" --label species | cksum)" \
  "$(printf '%s\n' "$plain" | cksum)"

# --- Chance: the same seed, the same run
random=(--data "$iris" --label species --epochs 3)
train "${random[@]}" --optimizer sgd
in_order=$out
train "${random[@]}" --optimizer sgd --shuffle
shuffled=$out
[ "$shuffled" != "$in_order" ] || fail 'shuffling changes nothing'
train "${random[@]}" --optimizer sgd --shuffle --seed 1
equal 'the seed by default' "$out" "$shuffled"
train "${random[@]}" --optimizer sgd --shuffle --seed 2
[ "$out" != "$shuffled" ] || fail 'another seed changes nothing'
train "${random[@]}" --init random --seed 7 --eta 1e-300 --weights-out random.json
spread=$(weights random.json W | tr ' ' '\n' | awk '
  $1 == 0 || $1 < -0.1 || $1 >= 0.1 || $1 in seen { wrong++ }
  { seen[$1] = 1 }
  END { print NR, wrong + 0 }')
equal 'numbers of a random start, and wrong ones' "$spread" '12 0'
first=$(cat random.json)
train "${random[@]}" --init random --seed 7 --eta 1e-300 --weights-out random.json
equal 'the same random start' "$(cat random.json)" "$first"

# --- The file of weights
printf 'n\303\244me,"the ""x""",kind\n1,2,"a,b"\n2,1,c\\d\n' >odd.csv
train --data odd.csv --label kind --eta 1 --epochs 1 --weights-out odd.json
equal 'the weights' "$(cat odd.json)" '{ "classes": ["a,b", "c\\d"],
  "features": ["näme", "the \"x\""],
  "W": [[-0.25, 0.25],
        [0.25, -0.25]],
  "b": [0, 0] }'
train --data odd.csv --label kind --model logistic --eta 1 --epochs 1 --standardize --weights-out odd.json
equal 'one row, standardised' "$(cat odd.json)" '{ "classes": ["a,b", "c\\d"],
  "features": ["näme", "the \"x\""],
  "W": [[0.5, -0.5]],
  "b": [0],
  "mean": [1.5, 1.5],
  "scale": [0.5, 0.5] }'
train --data "$iris" --label species --features petal_width_cm,sepal_length_cm --epochs 1 --weights-out two.json
contains 'chosen features' "$(cat two.json)" '"features": ["petal_width_cm", "sepal_length_cm"]'
printf 'kept' >kept.json
has_status 1 "$STEPMAX" train --data "$iris" --label species --epochs 1 --weights-out nowhere/w.json
contains 'a missing folder' "$err" 'nowhere/w.json'
has_status 2 "$STEPMAX" train --data odd.csv --label kind --weights-out ./odd.csv
contains 'the data as weights' "$err" 'the same file'
contains 'the data' "$(cat odd.csv)" 'kind'

# --- A run that diverges: what went well stays printed
has_status 1 "$STEPMAX" train --data "$iris" --label species --eta 1000 --alpha 1 --weights-out kept.json
equal 'the head of a run that diverges' "${out%%$'\n'*}" "$head"
contains 'its first row' "$out" $'\n0,0,0,1.09861228866810'
[ "$(rows)" -gt 50 ] || fail "only $(rows) rows of a run that diverged late"
[[ $err =~ ^stepmax:\ the\ run\ diverged:\ at\ update\ [0-9]+\ .*\ try\ --eta\ 0\.1\)$ ]] || fail "it said: $err"
equal 'a row that is not finite' "$(printf '%s\n' "$out" | grep -ciE 'inf|nan')" 0
equal 'weights of a run that diverged' "$(cat kept.json)" kept
# The first update that fails is named even if there is no row for it.
named=$(printf '%s\n' "$err" | sed -E 's/.* at update ([0-9]+) .*/\1/')
has_status 1 "$STEPMAX" train --data "$iris" --label species --eta 1000 --alpha 1 --every 1
contains 'the update with a row each' "$err" "at update $named "
equal 'the last row before' "$(last_of 1)" $((named - 1))

awk 'BEGIN { print "x,k"; for (i = 0; i < 200; i++) print "1e308," (i % 2 ? "a" : "b") }' >huge.csv
has_status 1 "$STEPMAX" train --data huge.csv --label k --init random
contains 'features without bounds' "$err" 'not finite at the start'

# --- The command line
# wrong PART OPTION...: with status 2, nothing on standard output.
wrong() {
  local part=$1
  shift
  has_status 2 "$STEPMAX" train "$@"
  equal "standard output of $*" "$out" ''
  contains "what $* says" "$err" "$part"
  contains "what $* says" "$err" 'stepmax: '
}
of_iris=(--data "$iris" --label species)
wrong '--data is missing: stepmax train --data FILE.csv --label COLUMN'
wrong '--label is missing' --data "$iris"
wrong '"more" is too much' "${of_iris[@]}" more
wrong '--size is not an option of stepmax train' "${of_iris[@]}" --size 1x1
wrong 'did you mean --epochs?' "${of_iris[@]}" --epoch 3
wrong '--model is softmax or logistic' "${of_iris[@]}" --model linear
wrong '--loss is ce or mse' "${of_iris[@]}" --loss hinge
wrong '--optimizer is batch, minibatch or sgd' "${of_iris[@]}" --optimizer adam
wrong '--penalty is none, l2 or l1' "${of_iris[@]}" --alpha 1 --penalty l3
wrong '--init is zeros or random' "${of_iris[@]}" --init ones
for eta in 0 -0.1 nan inf 1e400 0x1 x ''; do
  wrong "--eta is a number above 0, not \"$eta\"" "${of_iris[@]}" "--eta=$eta"
done
wrong '--alpha is a number from 0 on, not "-1"' "${of_iris[@]}" --alpha -1
for count in 0 -1 1.5 1e3 x '' 9999999999; do
  wrong "--epochs is a whole number from 1 to 999999999, not \"$count\"" "${of_iris[@]}" "--epochs=$count"
  wrong "--batch-size is a whole number from 1" "${of_iris[@]}" "--batch-size=$count"
  wrong "--every is a whole number from 1" "${of_iris[@]}" "--every=$count"
done
wrong '--seed is a whole number from 0' "${of_iris[@]}" --shuffle --optimizer sgd --seed -1
wrong 'from 1 to 150, the number of samples, not 151' "${of_iris[@]}" --batch-size 151
wrong '--batch-size goes with --optimizer minibatch' "${of_iris[@]}" --optimizer batch --batch-size 10
wrong '--batch-size goes with --optimizer minibatch' "${of_iris[@]}" --optimizer sgd --batch-size 1
wrong '--shuffle goes with --optimizer minibatch or sgd' "${of_iris[@]}" --shuffle
wrong 'it goes with --shuffle or --init random' "${of_iris[@]}" --seed 3
wrong '--penalty l1 needs a strength' "${of_iris[@]}" --penalty l1
wrong '--penalty none has none' "${of_iris[@]}" --penalty none --alpha 0.1
wrong 'names of columns with commas between' "${of_iris[@]}" --features petal_width_cm,
wrong '--weights-out is empty' "${of_iris[@]}" --weights-out=
wrong 'has 3: setosa, versicolor, virginica' "${of_iris[@]}" --model logistic

# --- The file
# broken PART CONTENT OPTION...: with status 1, the file named, nothing on standard output.
broken() {
  local part=$1
  # The content has escapes on purpose.
  # shellcheck disable=SC2059
  printf "$2" >broken.csv
  shift 2
  has_status 1 "$STEPMAX" train --data broken.csv --label k "$@"
  equal "standard output of $part" "$out" ''
  contains 'what is said' "$err" 'broken.csv'
  contains 'what is said' "$err" "$part"
}
has_status 1 "$STEPMAX" train --data nothing.csv --label k
contains 'a missing file' "$err" 'nothing.csv'
has_status 1 "$STEPMAX" train --data . --label k
contains 'a folder' "$err" 'folder'
broken 'broken.csv' ''
broken 'broken.csv' 'x,k\n'
broken 'broken.csv:3:' 'x,k\n1,a\n2\n'
broken 'broken.csv:3:1: error: ' 'x,k\n1,a\nz,b\n'
broken 'broken.csv:2:1: error: ' 'x,k\n,a\n2,b\n'
broken 'broken.csv:2:1: error: ' 'x,k\nnan,a\n2,b\n'
broken 'broken.csv:3:3: error: ' 'x,k\n1,a\n2,\n'
broken 'broken.csv:2:3: error: ' 'x,k\n1,"a\n2,b\n'
broken 'broken.csv' 'x,k\n1,a\n2,a\n'
broken 'kk' 'x,kk\n1,a\n2,b\n'
broken 'y' 'x,k\n1,a\n2,b\n' --features y
broken '10' 'x,k\n1,a\n1,b\n1,c\n1,d\n1,e\n1,f\n1,g\n1,h\n1,i\n1,j\n1,l\n'
broken 'x' 'x,k\n1,a\n1,b\n' --standardize
broken 'k' 'x,k\n1,a\n2,b\n' --features k

# --- Blanks, a byte order mark, CRLF, quotes
printf '\357\273\277x,k\r\n 1 ,a\r\n"2",b\r\n' >windows.csv
train --data windows.csv --label k --epochs 1
equal 'rows of a file from elsewhere' "$(rows)" 2

# --- 100,000 rows
awk 'BEGIN {
  print "a,b,c,class"
  for (seed = i = 1; i <= 100000; i++) {
    for (j = 1; j <= 3; j++) { seed = seed * 16807 % 2147483647; x[j] = seed % 2001 / 1000 - 1 }
    print x[1] "," x[2] "," x[3] "," (x[1] + x[2] > x[3] ? "above" : "below")
  }
}' >large.csv
train --data large.csv --label class --model logistic --optimizer sgd --shuffle --epochs 2 --weights-out large.json
equal 'the samples seen' "$(last_of 3)" 200000
awk -v accuracy="$(last_of 6)" 'BEGIN { exit !(accuracy > 0.98) }' || fail "an accuracy of $(last_of 6)"

if [ -c /dev/full ]; then
  status=0
  "$STEPMAX" train --data "$iris" --label species --weights-out full.json >/dev/full 2>err || status=$?
  equal 'the status on a full disk' "$status" 1
  contains 'what is said on a full disk' "$(cat err)" 'standard output cannot be written'
fi
