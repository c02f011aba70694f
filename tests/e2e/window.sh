#!/usr/bin/env bash
# The window shows, at every size and in every look, exactly the pixels that `render` writes.
. tests/support/desktop.sh
need_display_tools
start_display 1280x800
# The lesson may grow: nothing here depends on how many steps it has (in CSV they count from 0).
lesson="$folder/one-sample.yaml"
sed '/^    ask:/,/^      answer:/d; /^      keep:/d' lessons/05-one-sample.yaml >"$lesson" # so that every press is a step
steps=$(($("$STEPMAX" trace "$lesson" --format csv | tail -n 1 | cut -d , -f 1) + 1))

# wanted FILE STEP [OPTION...]
wanted() {
  local file=$1 step=$2
  shift 2
  "$STEPMAX" render "$lesson" --step "$step" --lang en --theme light --size 1280x720 "$@" --out "$folder/$file.png"
}

start_program "$lesson" --size 1280x720 --lang en --theme light
for step in 1 2 3; do
  wanted "step-$step" "$step"
  wait_for_picture "$folder/step-$step.png"
  press Right
done
press Left
wait_for_picture "$folder/step-3.png"
press Home
wait_for_picture "$folder/step-1.png"

# No press is lost, however fast they come: 19 steps on, 4 back.
press Right Next space n Right Next space n Right Next space n Right Next space n Right Next space
wait_for_title " 20/$steps "
press Left Prior BackSpace p
wait_for_title " 16/$steps "
wanted step-16 16
wait_for_picture "$folder/step-16.png"

press l
wanted korean 16 --lang ko
wait_for_picture "$folder/korean.png"
press t
wanted dark 16 --lang ko --theme dark
wait_for_picture "$folder/dark.png"
# What does not fit is said when the picture has been drawn, and goes with the next key: three of D change nothing.
press plus plus d
wanted large 16 --lang ko --theme dark --text-size 1.2 --digits 4
without_notice() { shows "$folder/large.png" || { press d d d && false; }; }
within 20 without_notice || fail 'larger text is not shown'

resize 1024 768
wanted narrow 16 --lang ko --theme dark --text-size 1.2 --digits 4 --size 1024x768
wait_for_picture "$folder/narrow.png"
resize 1 1
resize 300 200
resize 1280 720
wait_for_picture "$folder/large.png"

# Blank, and back with a key that does nothing else.
press period
black() { shoot "$folder/shown.png" && [ "$(compare -metric AE "$folder/shown.png" -size 1280x720 xc:black null: 2>&1)" = 0 ]; }
within 20 black || fail 'the screen is not blank'
press Right
wait_for_picture "$folder/large.png"

# To a step by its number, and into an update.
press g 9 Return
wait_for_title " 9/$steps "
press End
press o
opened() { ! titled "/$steps "; }
within 20 opened || fail 'the update did not open'
press o
wait_for_title " $steps/$steps "

# What was chosen is found again by the next program, which may also be ended in the middle of an animation.
press_last Home Right ctrl+q
wait_for_end 0
start_program "$lesson" --size 1280x720
wanted kept 1 --lang ko --theme dark --text-size 1.2 --digits 4
wait_for_picture "$folder/kept.png"
quit_program
