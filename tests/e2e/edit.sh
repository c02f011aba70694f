#!/usr/bin/env bash
# Numbers are dragged and typed in the window, undone, and saved as a lesson that is the same again.
. tests/support/desktop.sh
need_display_tools
start_display 1280x800
# The lesson may grow: nothing here depends on how many steps it has (in CSV they count from 0).
steps=$(($("$STEPMAX" trace one-sample --format csv | tail -n 1 | cut -d , -f 1) + 1))

"$STEPMAX" render one-sample --step "$steps" --lang en --theme light --size 1280x720 --out "$folder/places.svg"

# place TEXT: $x and $y become the middle of the last text that is exactly this in the picture of the last step.
place() {
  local found
  found=$(sed -n "s|^<text x=\"\([0-9.]*\)\" y=\"\([0-9.]*\)\".* textLength=\"\([0-9.]*\)\".*>$1</text>\$|\1 \2 \3|p" \
    "$folder/places.svg" | tail -n 1)
  [ -n "$found" ] || fail "there is no '$1' in the picture"
  read -r x y <<<"$(echo "$found" | awk '{ printf "%d %d\n", $1 + $3 / 2, $2 - 5 }')"
}

# The lesson as it is in the window now: the value of a key of its file.
saved() {
  rm -f "$folder/now.yaml"
  press ctrl+s
  xdotool type --window "$window" "$folder/now.yaml"
  press Return
  within 20 test -s "$folder/now.yaml" || fail 'no lesson was saved'
  sed -n "s/^  $1: *\([^ ]*\).*/\1/p" "$folder/now.yaml" | head -n 1
}

start_program one-sample --size 1280x720 --lang en --theme light --step "$steps"
wait_for_title " $steps/$steps "

# A drag over the learning rate: 75 pixels are half a power of ten.
place 0.01
point 640 10
drag "$x" "$y" $((x + 75)) "$y"
equal 'the rate after a drag' "$(saved eta)" 0.032
press ctrl+z
equal 'the rate after undo' "$(saved eta)" 0.01
press ctrl+y
equal 'the rate after redo' "$(saved eta)" 0.032

# Typing into the number of updates, refused first.
place 13
xdotool mousemove --window "$window" "$x" "$y" click 1
press 9 9 9 Return
press BackSpace BackSpace BackSpace 2 0 Return
wait_for_title " $steps/$((steps + 7)) "
equal 'the updates' "$(saved updates)" 20

press 2 # Return has let go of the number
equal 'the label' "$(saved label)" 2
"$STEPMAX" check "$folder/now.yaml"
"$STEPMAX" trace "$folder/now.yaml" --step 1 >"$folder/saved.json"
"$STEPMAX" trace one-sample --set eta=0.032 --set updates=20 --set label=2 --step 1 >"$folder/set.json"
grep -q '"lesson": "now"' "$folder/saved.json" || fail "the saved lesson is not called by its file's name"
sed -i 's/"lesson": "now"/"lesson": "one-sample"/' "$folder/saved.json"
cmp "$folder/saved.json" "$folder/set.json"

press r
equal 'the rate after all is undone' "$(saved eta)" 0.01
wait_for_title "/$steps "

# The timeline is dragged from its first dot into the updates.
place 'Updates 2 … 13'
last=$((x + 5))
place Sample
xdotool mousemove --window "$window" "$x" $((y - 25)) mousedown 1 mousemove --window "$window" "$last" $((y - 25))
wait_for_title " $((steps - 5))/$steps "
xdotool mousemove --window "$window" "$x" $((y - 25)) mouseup 1
wait_for_title " 1/$steps "

# The picture that is saved is the one that is rendered; one that is there is only replaced when asked twice.
press s
xdotool type --window "$window" "$folder/picture.png"
press Return
within 20 test -s "$folder/picture.png" || fail 'no picture was saved'
"$STEPMAX" render one-sample --step 1 --lang en --theme light --size 1280x720 --out "$folder/want.png"
cmp "$folder/picture.png" "$folder/want.png"
echo kept >"$folder/picture.png"
press s
xdotool type --window "$window" "$folder/picture.png"
press Return Escape
wait_for_picture "$folder/want.png"
equal 'the file that was there' "$(cat "$folder/picture.png")" kept
press s
xdotool type --window "$window" "$folder/picture.png"
press Return Return
within 20 cmp -s "$folder/picture.png" "$folder/want.png" || fail 'the picture was not replaced'
quit_program
