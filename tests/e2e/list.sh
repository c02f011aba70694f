#!/usr/bin/env bash
# Without a lesson's name the window opens on the list; what cannot be read is listed, and stays closed.
. tests/support/desktop.sh
need_display_tools
start_display 1280x800
# The lesson may grow: nothing here depends on how many steps it has (in CSV they count from 0).
steps=$(($("$STEPMAX" trace one-sample --format csv | tail -n 1 | cut -d , -f 1) + 1))

mkdir "$folder/lessons"
cp lessons/*.yaml "$folder/lessons"
sed -i '/^    ask:/,/^      answer:/d; /^      keep:/d' "$folder/lessons"/06-*.yaml # so that every press is a step
rm -f "$folder/lessons"/0[1-4]-*.yaml # the list begins with the lesson that is opened here
printf 'id: broken\nnumber: "01"\nscene: nothing\n' >"$folder/lessons/01-broken.yaml"

# Without a lesson the title does not tell when the first picture is there.
drawn() { shoot "$folder/shown.png" && [ "$(identify -format %k "$folder/shown.png")" -gt 10 ]; }
open_list() {
  start_program --lessons "$folder/lessons" --size 1280x720 --lang en --theme light
  within 20 drawn || fail 'the list is not shown'
}

open_list
equal 'the title without a lesson' "$(xdotool getwindowname "$window")" Stepmax
press Return Right Return
wait_for_title "One sample, all the way 1/$steps "

# On the last step "next" goes on to the lesson after this one.
press End Right
wait_for_title 'Apple, pear or plum? 1/'
press m Up Return
wait_for_title "One sample, all the way 1/$steps "

press m Down Return
wait_for_title 'Apple, pear or plum? 1/'
press Right m Escape Right
wait_for_title 'Apple, pear or plum? 3/'

# Esc leads to the list, then to the question; a presenter's key answers no, Enter yes.
press Escape Escape Next
wait_for_title 'Apple, pear or plum? 4/'
press_last Escape Escape Return
wait_for_end 0

# The lesson that was open last is the one the list begins with. A key sent while the server is still moving the
# keyboard from the window that just closed is lost, so it is sent until it is answered; more of them do nothing.
opened() {
  press Return
  case $(xdotool getwindowname "$window") in
    'Apple, pear or plum? 1/'*) true ;;
    *) false ;;
  esac
}
open_list
within 20 opened || fail 'the lesson that was open last does not open'
quit_program
