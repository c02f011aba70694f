#!/usr/bin/env bash
# A CSV file of one's own: opened by its name, its columns chosen on screen, saved, changed on the disk, taken away;
# and every kind of broken one, with the window alive.
. tests/support/desktop.sh
need_display_tools
start_display 1280x800
cd "$folder"
looks=(--lang en --theme light --size 1280x720)

cat >fruits.csv <<'CSV'
weight,colour,smooth,fruit
140,2,8,apple
150,3,9,apple
145,2,8.5,apple
130,1,7,pear
125,1,6,pear
128,2,7.5,pear
110,3,5,lemon
105,3,4,lemon
100,3,4.5,lemon
CSV

# --- Without a window: the file alone, and with a choice.
has_status 0 "$STEPMAX" print fruits.csv --lang en
contains 'the transcript' "$out" 'fruits.csv: 9 rows, 3 features, 3 classes'
has_status 0 "$STEPMAX" print your-data --data fruits.csv --label fruit --features weight,smooth --lang en
contains 'the chosen features' "$out" '9 rows, 2 features, 3 classes'
has_status 0 "$STEPMAX" trace fruits.csv --step 2 --format csv
contains 'the values of the file' "$out" 'X_raw,1,1,140'
contains 'the same, standardised' "$out" ',X_scaled,1,1,'
has_status 0 "$STEPMAX" trace fruits.csv --step 3 --format csv
contains 'the rows of the first batch' "$out" ',X,'
has_status 0 "$STEPMAX" check fruits.csv
has_status 2 "$STEPMAX" print one-sample --label fruit
contains 'a label without data' "$err" '--label needs --data'
has_status 1 "$STEPMAX" print one-sample --data fruits.csv
contains 'another lesson' "$err" 'does not take other data'

# broken PART CONTENT: told with its place, on the command line and by the window that does not open.
broken() {
  # The content has escapes on purpose.
  # shellcheck disable=SC2059
  printf "$2" >broken.csv
  has_status 1 "$STEPMAX" print broken.csv
  contains "a file with a fault" "$err" "$1"
}
broken 'broken.csv:1:1: ' ''
broken 'there is no row below the header' 'x,k\n'
broken 'broken.csv:3:1: ' 'x,k\n1,a\n2\n'
broken 'broken.csv:2:3: ' 'x,k\n1,"a\n2,b\n'
broken 'broken.csv:3:3: ' 'x,k\n1,a\n2,\n3,b\n'
broken 'broken.csv:3:1: ' 'x,k\n1,a\nz,b\n2,b\n'
broken 'broken.csv:2:1: ' 'x,k\n,a\n2,b\n3,b\n'
broken 'one class only' 'x,k\n1,a\n2,a\n'
has_status 1 "$STEPMAX" print nothing.csv
contains 'a missing file' "$err" 'nothing.csv'

# --- In the window: the choice that seems meant, and another one by keys.
start_program fruits.csv "${looks[@]}"
wait_for_title 'Your own data 1/'
"$STEPMAX" render fruits.csv --step 1 --out all.png "${looks[@]}"
wait_for_picture "$folder/all.png"
press c Down Right space Return
"$STEPMAX" render fruits.csv --features weight,smooth --label fruit --step 1 --out two.png "${looks[@]}"
wait_for_picture "$folder/two.png"

# Saved, it refers to the file; read, it is the same.
press ctrl+s
xdotool type --window "$window" mine.yaml
press Return
saved() { [ -s mine.yaml ]; }
within 20 saved || fail 'the lesson is not saved'
has_status 0 "$STEPMAX" print mine.yaml --lang en
contains 'the saved lesson' "$out" 'fruits.csv: 9 rows, 2 features, 3 classes'

# A file that changes is read again; one that no longer fits, or is gone, leaves what was read.
sed 's/^140,/90,/' fruits.csv >next.csv
mv next.csv fruits.csv
"$STEPMAX" render fruits.csv --features weight,smooth --label fruit --step 2 --questions open --out changed.png \
  "${looks[@]}"
press Right
wait_for_picture "$folder/changed.png"
other() { ! shows "$1"; }
printf 'weight,smooth\n1,2\n' >next.csv
mv next.csv fruits.csv
within 20 other "$folder/changed.png" || fail 'nothing is said of data that no longer fit'
press Escape
wait_for_picture "$folder/changed.png"
rm fruits.csv
within 20 other "$folder/changed.png" || fail 'nothing is said of data that are gone'
press Escape
wait_for_picture "$folder/changed.png"
press Right Right # past the question
wait_for_title 'Your own data 3/'
quit_program

# --- A choice that nobody made and that does not fit is asked about; Esc leaves the lesson's own data.
printf 'x,y,k\n1,5,a\nn/a,6,b\n2,7,a\n' >holes.csv
start_program holes.csv "${looks[@]}"
"$STEPMAX" render your-data --step 1 --out own.png "${looks[@]}"
wait_for_title 'Your own data 1/'
other "$folder/own.png" || fail 'nothing is asked'
press Right space Return
"$STEPMAX" render holes.csv --features y --label k --step 1 --out y.png "${looks[@]}"
wait_for_picture "$folder/y.png"
quit_program

# --- 100,000 rows of 20 columns, with 200,000 updates behind the window that answers.
awk 'BEGIN {
  for (j = 1; j <= 20; j++) printf "x%d,", j; print "class"
  for (seed = i = 1; i <= 100000; i++) {
    for (j = 1; j <= 20; j++) { seed = seed * 16807 % 2147483647; printf "%.3f,", seed % 2001 / 1000 - 1 }
    print seed % 3
  }
}' >large.csv
start_program large.csv "${looks[@]}"
wait_for_title 'Your own data 1/'
press Right
wait_for_title 'Your own data 2/'
quit_program
