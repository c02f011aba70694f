#!/usr/bin/env bash
# Without a lesson's name the window opens on the list; what cannot be read is listed, and stays closed.  It is
# gone through with keys, a remote's few among them, and searched; how far one has come is kept.
. tests/support/desktop.sh
need_display_tools
start_display 1280x800
# The lesson may grow: nothing here depends on how many steps it has (in CSV they count from 0).
steps=$(($("$STEPMAX" trace one-sample --format csv | tail -n 1 | cut -d , -f 1) + 1))

mkdir "$folder/lessons"
cp lessons/*.yaml "$folder/lessons"
rm -f "$folder/lessons"/0[1-4]-*.yaml # the list begins with the lesson that is opened here
printf 'id: broken\nnumber: "01"\nscene: nothing\n' >"$folder/lessons/01-broken.yaml"

# Without a lesson the title does not tell when the first picture is there.
drawn() { shoot "$folder/shown.png" && [ "$(identify -format %k "$folder/shown.png")" -gt 10 ]; }
open_list() {
  start_program --lessons "$folder/lessons" --size 1280x720 --lang en --theme light --ask none
  within 20 drawn || fail 'the list is not shown'
}

open_list
equal 'the title without a lesson' "$(xdotool getwindowname "$window")" Stepmax
press Return Right Return
wait_for_title "One sample, all the way 1/$steps "

# On the last step "next" goes on to the lesson after this one.
press End Right
wait_for_title 'Apple, pear or plum? 1/'

# What was seen to its end begins anew, what was left in the middle goes on there.
press m Left Return
wait_for_title "One sample, all the way 1/$steps "
press m Right Return
wait_for_title 'Apple, pear or plum? 1/'
press Right Right m Escape Right
wait_for_title 'Apple, pear or plum? 4/'
press m Left Return
wait_for_title "One sample, all the way 1/$steps "
press m Right Return
wait_for_title 'Apple, pear or plum? 4/'

# A presenter's remote alone: PageUp and PageDown choose, a full stop opens, F5 opens from the first step.
press m Prior period
wait_for_title "One sample, all the way 1/$steps "
press m Next period
wait_for_title 'Apple, pear or plum? 4/'
press m Prior Next F5
wait_for_title 'Apple, pear or plum? 1/'
press F11

# Letters search, wherever they mean something else; Esc clears the search, then closes the list.
press m
xdotool type --window "$window" 'hinge cross'
press Return
wait_for_title 'Hinge loss and cross-entropy 1/'
press m
xdotool type --window "$window" 'bltm'
press Return Escape
xdotool type --window "$window" 'apple'
press Return
wait_for_title 'Apple, pear or plum? 4/'

# How far one has come is forgotten by a key, which another one takes back.
press m Delete ctrl+z Left Return
wait_for_title "One sample, all the way 1/$steps "
press m Right Return
wait_for_title 'Apple, pear or plum? 4/'
press m Delete Return
wait_for_title 'Apple, pear or plum? 1/'

# Esc leads to the list, then to the question; a presenter's key answers no, Enter yes.
press Escape Escape Next
wait_for_title 'Apple, pear or plum? 2/'
press_last Escape Escape Return
wait_for_end 0

# The lesson that was open last is the one the list begins with, and goes on where it was left. A key sent while
# the server is still moving the keyboard from the window that just closed is lost, so it is sent until it is
# answered; more of them do nothing.
opened() {
  press Return
  case $(xdotool getwindowname "$window") in
    'Apple, pear or plum? 2/'*) true ;;
    *) false ;;
  esac
}
open_list
within 20 opened || fail 'the lesson that was open last does not open'
quit_program
contains 'the settings' "$(cat "$XDG_CONFIG_HOME/stepmax/settings.yaml")" "\"one-sample\": [$steps, $steps, done]"
contains 'the settings' "$(cat "$XDG_CONFIG_HOME/stepmax/settings.yaml")" '"three-fruits": [2, '

# A course with faults is told, and the list is there all the same, in groups; what it does not name comes last.
mkdir "$folder/lessons/course"
cat >"$folder/lessons/course/course.yaml" <<'END'
groups:
  - title: { ko: 먼저, en: First }
    lessons: [hinge-vs-softmax, no-such-lesson, three-fruits]
END
has_status 1 "$STEPMAX" check "$folder/lessons/course/course.yaml"
contains 'the check of the course' "$err" 'course.yaml:3:33: error: there is no lesson "no-such-lesson"'
has_status 1 "$STEPMAX" list --lessons "$folder/lessons"
contains 'the first of the list' "$(echo "$out" | head -n 1)" hinge-vs-softmax
contains 'the list of a course with faults' "$err" 'course.yaml:3:33'
open_list
press Escape Home
first_opened() {
  press Home Return
  case $(xdotool getwindowname "$window") in
    'Hinge loss and cross-entropy 1/'*) true ;;
    *) false ;;
  esac
}
within 20 first_opened || fail 'the first lesson of the course does not open'
press End Right Right # what became of questions may be told first
wait_for_title 'Apple, pear or plum? '
quit_program
