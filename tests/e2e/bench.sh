#!/usr/bin/env bash
# The benchmarks print their figures, a line each: name, value, unit.  What the values are is not judged.
. tests/support/desktop.sh

# figures NAME...: standard output has a line with a number for each.
figures() {
  local name
  for name in "$@"; do
    printf '%s\n' "$out" | grep -qE "^${name//./\\.}"$'\t''[0-9]+\.[0-9]+'$'\t' || fail "no figure $name in '$out'"
  done
}

has_status 0 "$STEPMAX" bench frames --size 320x180
figures frame.median frame.p99 layout.median raster.median rushed.median

has_status 0 "$STEPMAX" bench edit --size 320x180
figures edit.median edit.worst

has_status 0 "$STEPMAX" bench list --size 320x180
figures list.read list.first list.pictures list.longest

has_status 0 "$STEPMAX" bench seek
figures seek.median seek.worst seek.batch10.median seek.batch10.worst
[[ $out =~ history.bytes$'\t'[0-9]+$'\t'B ]] || fail "no history.bytes in '$out'"
has_status 0 "$STEPMAX" bench train
figures train.samples_per_second train.batch10.samples_per_second train.all.samples_per_second \
  iris.samples_per_second logistic.samples_per_second

has_status 1 "$STEPMAX" bench start
contains 'bench start without a display' "$err" 'no display'

need_display_tools
start_display 1280x800
has_status 0 "$STEPMAX" bench start one-sample --size 800x600
figures start.median start.floor start.ratio memory.peak
[ ! -e "$XDG_CONFIG_HOME/stepmax" ] || fail 'a benchmark wrote settings'
