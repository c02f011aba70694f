#!/usr/bin/env bash
# The window shows, step by step and back, exactly the pixels that `render` writes.
. tests/support/session.sh
need_display_tools
start_display 1280x800

render() {
  "$STEPMAX" render one-sample --step "$1" --size 1280x720 --lang en --theme light --out "$folder/step-$1.png"
}

start_program one-sample --size 1280x720 --lang en --theme light
for step in 1 2 3; do
  render "$step"
  wait_for_picture "$folder/step-$step.png"
  press Right
done
press Left
wait_for_picture "$folder/step-3.png"
press Home
wait_for_picture "$folder/step-1.png"
