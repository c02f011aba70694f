#!/usr/bin/env bash
# An edit to the open lesson's file shows when it is saved; a broken one leaves the last good version; and a
# window in which nothing moves takes no processor time.
. tests/support/desktop.sh
need_display_tools
start_display 1280x800
# The lesson may grow: nothing here depends on how many steps it has (in CSV they count from 0).
steps=$(($("$STEPMAX" trace one-sample --format csv | tail -n 1 | cut -d , -f 1) + 1))

lesson="$folder/강의 하나.yaml"
sed '/^    ask:/,/^      answer:/d; /^      keep:/d' lessons/05-one-sample.yaml >"$lesson" # so that every press is a step
wanted() { "$STEPMAX" render "$lesson" --step "$2" --lang en --theme light --size 1280x720 --out "$folder/$1.png"; }

start_program "$lesson" --size 1280x720 --lang en --theme light
press Right Right
wait_for_title " 3/$steps "
wanted before 3
wait_for_picture "$folder/before.png"

# Another program's work, in another folder, is the clock here.  A thread that never got the processor has taken none of its time.
turns() { cat /proc/"$program_process"/task/*/status | awk '/ctxt_switches/ { sum += $2 } END { print sum }'; }
work() {
  for step in 1 2 3 4 5 6; do
    "$STEPMAX" render one-sample --step $step --size 3840x2160 --out "$folder/home/clock.png"
  done
}
stays_idle() {
  local before
  before=$(turns)
  work
  [ "$(turns)" = "$before" ]
}
if [ -r "/proc/$program_process/task" ]; then
  within 20 stays_idle || fail 'a window in which nothing moves does not rest'
fi

# An editor that writes in place, then one that renames a new file over the old one.
sed 's/^title:.*/title: { ko: "바뀜", en: "Changed" }/; s/^  label: 4/  label: 2/' "$lesson" >"$folder/next"
cat "$folder/next" >"$lesson"
wait_for_title "Changed 3/$steps "
press Right
wanted after 4
wait_for_picture "$folder/after.png"

sed 's/en: "Changed"/en: "Changed again"/' "$lesson" >"$folder/next"
mv "$folder/next" "$lesson"
wait_for_title "Changed again 4/$steps "
press Left
wanted good 3
wait_for_picture "$folder/good.png"

# Broken: it says so, stays as it was, and comes back with the next good version.
cp "$lesson" "$folder/whole"
printf 'label: [\n' >>"$lesson"
says_so() { ! shows "$folder/good.png"; }
within 20 says_so || fail 'the window does not say that the file is broken'
press Escape
wait_for_picture "$folder/good.png"
press Right
wait_for_title "Changed again 4/$steps "
sed 's/en: "Changed again"/en: "Mended"/' "$folder/whole" >"$lesson"
wait_for_title "Mended 4/$steps "
quit_program
