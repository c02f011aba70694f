#!/usr/bin/env bash
# Compares training with ConvNetJS and with scikit-learn's SGDClassifier: the same data, start and order.
#
#   tests/bench/compare.sh PROGRAM FOLDER
#
# PROGRAM is stepmax; FOLDER takes the data and ConvNetJS.  In every round all train anew, one after the other,
# and must end with the same parameters, or the comparison fails; the first round only makes sure of that.  The
# peers' clocks run during training alone, with the data in memory; that of stepmax from its start to its end:
# reading the file, recording the run for rewinding and printing count.  Prints medians as a table.
set -eu
export LC_ALL=C

program=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
rounds=5
iris=lessons/data/iris.csv

# --- The data: a thousand points in a cube, in five layers, and Iris
awk 'BEGIN {
  print "a,b,c,class"
  for (seed = i = 1; i <= 1000; i++) {
    for (j = 1; j <= 3; j++) { seed = seed * 16807 % 2147483647; x[j] = seed % 2001 / 1000 - 1 }
    layer = int(x[1] + x[2] + x[3] + 3.5)
    print x[1] "," x[2] "," x[3] ",layer" (layer < 1 ? 1 : layer > 5 ? 5 : layer)
  }
}' >"$folder/cube.csv"
cp "$iris" "$folder/iris.csv"
grep -v ',setosa$' "$iris" >"$folder/two.csv"

# --- Who is there
has() { command -v "$1" >/dev/null 2>&1; }
node=false python=
if ! has node || ! has npm; then
  echo 'ConvNetJS is left out: it needs node and npm (Debian: apt-get install nodejs npm).'
elif [ -d "$folder/node_modules/convnetjs" ] ||
  npm install --silent --no-audit --no-fund --prefix "$folder" convnetjs@0.3.0 >"$folder/npm.log" 2>&1; then
  node=true
else
  echo "ConvNetJS is left out: 'npm install --prefix $folder convnetjs@0.3.0' failed, see $folder/npm.log."
fi
export NODE_PATH=$folder/node_modules
for candidate in python3 /usr/bin/python3; do
  if [ -z "$python" ] && has "$candidate" && "$candidate" -c 'import sklearn' 2>/dev/null; then
    python=$candidate
  fi
done
[ -n "$python" ] || echo 'SGDClassifier is left out: it needs scikit-learn (Debian: apt-get install python3-sklearn).'

# --- Running
# train_stepmax CASE FILE LABEL EPOCHS OPTION...: puts samples a second into $rate and the name of the file of
# weights into $weights, which is written in the first round, where the disk is not on the clock.
train_stepmax() {
  local case=$1 file=$2 epochs=$4 seconds samples
  local line=("$program" train --data "$folder/$2" --label "$3" --epochs "$4" --every 999999999 "${@:5}")
  weights=$folder/weights-${case//[^A-Za-z0-9]/-}.json
  [ "$round" -gt 0 ] || "${line[@]}" --weights-out "$weights" >"$folder/rows.csv"
  samples=$((epochs * ($(wc -l <"$folder/$file") - 1)))
  TIMEFORMAT=%R
  seconds=$({ time "${line[@]}" >"$folder/rows.csv"; } 2>&1)
  rate=$(awk -v samples="$samples" -v seconds="$seconds" 'BEGIN { print samples / seconds }')
}

# note CASE MOST "RATE DIFFERENCE": what a peer said; its parameters are ours.
note() {
  local theirs=${3% *} far=${3#* }
  awk -v far="$far" -v most="$2" 'BEGIN { exit !(far <= most) }' || {
    echo "${1//;/, }: the parameters differ by $far, more than $2" >&2
    exit 1
  }
  [ "$round" -eq 0 ] || echo "$1;$rate;$theirs;$far" >>"$folder/rates.txt"
}

# against_convnetjs CASE FILE LABEL BATCH EPOCHS ETA
against_convnetjs() {
  local rate weights said
  train_stepmax "$1" "$2" "$3" "$5" --eta "$6" --batch-size "$4"
  said=$(node tests/bench/convnetjs.js "$folder/$2" "$4" "$5" "$6" "$weights")
  note "$1" 1e-9 "$said"
}

# against_sgd_classifier CASE ALPHA
against_sgd_classifier() {
  local rate weights said
  train_stepmax "$1" two.csv species 100000 --model logistic --optimizer sgd --eta 0.01 --alpha "$2"
  said=$("$python" tests/bench/sgd_classifier.py "$folder/two.csv" 100000 0.01 "$2" "$weights")
  note "$1" 1e-10 "$said"
}

: >"$folder/rates.txt"
for ((round = 0; round <= rounds; round++)); do
  if $node; then
    for batch in 1 10 1000; do
      against_convnetjs "ConvNetJS;R³, 5 classes;${batch/1000/all}" cube.csv class "$batch" 2000 0.1
    done
    for batch in 1 10 150; do
      against_convnetjs "ConvNetJS;Iris, 3 classes;${batch/150/all}" iris.csv species "$batch" 10000 0.01
    done
  fi
  if [ -n "$python" ]; then
    against_sgd_classifier 'SGDClassifier;Iris, 2 classes, L2;1' 0.001
    against_sgd_classifier 'SGDClassifier;Iris, 2 classes, no penalty;1' 0
  fi
done
[ -s "$folder/rates.txt" ] || exit 0

# --- The table
processor=$(awk -F ': *' '/^model name/ { print $2; exit }' /proc/cpuinfo 2>/dev/null || true)
echo
echo "Samples a second in training, in millions: medians of $rounds rounds, $(date -u +%Y-%m-%d), ${processor:-$(uname -m)}, $(getconf _NPROCESSORS_ONLN) cores. Ratio: the median of the rounds' ratios."
echo
echo '| Data | Samples an update | Stepmax | Peer | Ratio | Parameters differ by |'
echo '|---|---|---|---|---|---|'
awk -F ';' '
  function median(values, count,    i, j, swap) {
    for (i = 2; i <= count; i++)
      for (j = i; j > 1 && values[j] < values[j - 1]; j--) { swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap }
    return count % 2 ? values[(count + 1) / 2] : (values[count / 2] + values[count / 2 + 1]) / 2
  }
  {
    key = $1 ";" $2 ";" $3
    if (!(key in count)) order[++cases] = key
    n = ++count[key]
    ours[key, n] = $4 / 1e6
    theirs[key, n] = $5 / 1e6
    ratio[key, n] = $4 / $5
    if ($6 > far[key]) far[key] = $6
  }
  END {
    for (c = 1; c <= cases; c++) {
      key = order[c]
      split(key, part, ";")
      for (i = 1; i <= count[key]; i++) { a[i] = ours[key, i]; b[i] = theirs[key, i]; r[i] = ratio[key, i] }
      n = count[key]
      printf "| %s | %s | %.1f | %s %.1f | %.1f | %.0e |\n", part[2], part[3], median(a, n), part[1], median(b, n), median(r, n), far[key]
    }
  }
' "$folder/rates.txt"
