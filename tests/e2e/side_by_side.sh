#!/usr/bin/env bash
# Training runs side by side in the window: stepped, scrubbed, edited, opened, undone, saved, always the same
# numbers as without a window.
. tests/support/desktop.sh
need_display_tools
start_display 1280x800

lesson=batch-vs-sgd
look=(--lang en --theme light --size 1280x720)

# picture LESSON STEP FILE [OPTION...]
picture() { "$STEPMAX" render "$1" --step "$2" "${look[@]}" --out "$3" "${@:4}"; }

# place TEXT [WHICH]: $x and $y become the middle of a bold text that is exactly this in the picture $places, the
# first one or the one counted from 1.  What can be changed is bold.
place() {
  local found
  found=$(sed -n "s|^<text x=\"\([0-9.]*\)\" y=\"\([0-9.]*\)\".* font-weight=.* textLength=\"\([0-9.]*\)\".*>$1</text>\$|\1 \2 \3|p" \
    "$places" | sed -n "${2:-1}p")
  [ -n "$found" ] || fail "there is no '$1' in the picture"
  read -r x y <<<"$(echo "$found" | awk '{ printf "%d %d\n", $1 + $3 / 2, $2 - 5 }')"
}

hit() { xdotool mousemove --window "$window" "$x" "$y" click 1; }

# The lesson as it is in the window now: the value of a key of its file.
save() {
  rm -f "$folder/now.yaml"
  press ctrl+s
  xdotool type --window "$window" "$folder/now.yaml"
  press Return
  within 20 test -s "$folder/now.yaml" || fail 'no lesson was saved'
}
saved() {
  save
  sed -n "s/^  $1: *\([^#]*[^# ]\).*/\1/p" "$folder/now.yaml" | head -n 1
}

# same_numbers STEP --set ...: the saved lesson has at this step what the lesson with these changes has, bit for bit.
same_numbers() {
  local step=$1
  shift
  save
  "$STEPMAX" trace "$folder/now.yaml" --step "$step" | sed 's/"lesson": "now"/"lesson": "'$lesson'"/' >"$folder/saved.json"
  "$STEPMAX" trace "$lesson" --step "$step" "$@" >"$folder/set.json"
  cmp "$folder/saved.json" "$folder/set.json"
}

first=$(("$("$STEPMAX" trace "$lesson" --format csv | grep -m 1 ',update-2,' | cut -d , -f 1)" + 1))
# steps_of OPTION...: how many steps the lesson has.
steps_of() { echo $(("$("$STEPMAX" trace "$lesson" --format csv "$@" | tail -n 1 | cut -d , -f 1)" + 1)); }
steps=$(steps_of)
# Of the epoch's end, and of the second step: there the controls are open.
epoch=$folder/epoch.svg controls=$folder/controls.svg
picture "$lesson" $((first + 23)) "$epoch"
picture "$lesson" 2 "$controls"
places=$epoch
go_to() {
  press g
  xdotool type --window "$window" "$1"
  press Return
  wait_for_title " $1/"
}

start_program "$lesson" "${look[@]}" --step "$first"
wait_for_title " $first/$steps "

# Steps, epochs, strides, a number: and back to the same pixels.  25 samples are an epoch.
picture "$lesson" "$first" "$folder/first.png"
wait_for_picture "$folder/first.png"
press Right
wait_for_title " $((first + 1))/"
press bracketright
wait_for_title " $((first + 23))/"
picture "$lesson" $((first + 23)) "$folder/epoch.png"
wait_for_picture "$folder/epoch.png"
press bracketright bracketleft
wait_for_picture "$folder/epoch.png"
place ×10
hit
press Right
wait_for_title " $((first + 33))/"
press Left
place ×1
hit
xdotool mousemove --window "$window" 640 22
wait_for_picture "$folder/epoch.png"
press g 9 9 Return
wait_for_title " 99/"
press g
xdotool type --window "$window" $((first + 23))
press Return
wait_for_picture "$folder/epoch.png"

# All runs make an update at the epoch's end: there it opens, and a step later it does not.
press o
opened() { ! titled "/$steps "; }
within 20 opened || fail 'the update did not open'
press o
wait_for_picture "$folder/epoch.png"
press Right o
wait_for_title " $((first + 24))/$steps "
press Left

# The learning rate is typed, the middle run's batch size turned with the wheel; then undone.
go_to 2
places=$controls
place 0.5
hit
press 3 Return Escape
equal 'the rate' "$(saved eta)" 3
go_to $((first + 23))
places=$epoch
place 6
xdotool mousemove --window "$window" "$x" "$y" click 4
same_numbers $((first + 23)) --set eta=3 --set batch_size=all,7,1,12
press ctrl+z ctrl+z
same_numbers $((first + 23))

# Penalty and order by their choices.
go_to 2
places=$controls
place L2
hit
equal 'the penalty' "$(saved penalty)" l2
press ctrl+z
place no
hit
equal 'the order' "$(saved shuffle)" no
press ctrl+z

# By another clock there are other steps.
place epochs
hit
wait_for_title " 2/$(steps_of --set clock=epochs) "
place samples
hit
wait_for_title " 2/$steps "
press r
go_to $((first + 23))
places=$epoch

# A drag over a map puts the start of all runs.
place start 2
drag "$((x + 60))" "$((y + 30))" "$((x + 110))" "$((y + 60))"
start=$(saved W)
[ "$start" != '[[-2]]' ] || fail 'the start did not move'
w=${start//[][]/}
b=$(saved b)
b=${b//[][]/}
same_numbers $((first + 23)) --set "W=$w" --set "b=$b"
press r
xdotool mousemove --window "$window" 640 22
equal 'the start after all is undone' "$(saved W)" '[[-2]]'

# The timeline is dragged to the last update, and the picture is saved.
press Home
wait_for_title " 1/"
press End
wait_for_title " $steps/"
press s
xdotool type --window "$window" "$folder/saved.png"
press Return
within 20 test -s "$folder/saved.png" || fail 'no picture was saved'
picture "$lesson" "$steps" "$folder/last.png"
cmp "$folder/saved.png" "$folder/last.png"
quit_program
