#!/usr/bin/env bash
# A run of millions of updates in the window: it answers while it computes, Esc stops the computing and keeps
# what is done, and any of that can be gone to.
. tests/support/desktop.sh
need_display_tools
start_display 1280x800

mkdir "$folder/lessons"
cp -R lessons/data "$folder/lessons/data"
lesson="$folder/lessons/long.yaml"
# Five seconds of computing at least: what is tested is that nobody waits for them.
sed 's/^  epochs: 10$/  epochs: 1000000/; s/^  epochs: \[.*/  epochs: [1, 1000000]/; s/^  clock: samples.*/  clock: updates/' \
  lessons/15-batch-vs-sgd.yaml >"$lesson"

start_program "$lesson" --size 1280x720 --lang en --theme light
press Right
wait_for_title ' 2/'
press l
wait_for_title 'SGD 나란히 2/'
press l
wait_for_title 'SGD 2/'
total=$(xdotool getwindowname "$window")
total=${total#* 2/}
total=${total%% *}
[ "$total" -gt 20000000 ] || fail "the run has only $total steps"

# The last step is as far as the run has come; it is not the end.
press Escape
press End
stopped() {
  at=$(xdotool getwindowname "$window")
  at=${at%/"$total"*}
  at=${at##* }
  [ "$at" -gt 100 ]
}
within 20 stopped || fail "End went to $at"
[ "$at" -lt "$total" ] || fail 'Esc did not stop the computing'
press Home
wait_for_title " 1/$total"
press End
wait_for_title " $at/$total"
# There is no further, and nothing goes on being computed.
press Right
press Home
wait_for_title " 1/$total"

# Any of the steps can be jumped to by its number.
press g 5 0 Return
wait_for_title " 50/$total"
quit_program
