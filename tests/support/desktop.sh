# The surroundings of an end-to-end test: sourced by the scripts of tests/e2e, which run in the project's folder.
#
# Sourcing it gives the script a folder of its own ($folder, taken away at the end), a home without settings
# in it, the locale C.UTF-8, no display, and the program's absolute path in $STEPMAX.  A script then says what
# it needs, starts a display and the program, and looks:
#
#   . tests/support/desktop.sh
#   need_display_tools
#   start_display 1280x800
#   start_program one-sample --size 1280x720
#   press Right Right
#   "$STEPMAX" render one-sample --step 3 --size 1280x720 --out "$folder/want.png"
#   wait_for_picture "$folder/want.png"
#
# Whatever these functions started is ended with the script, and nothing else is.
# shellcheck shell=bash
set -eu

folder=$(mktemp -d)
display_process=
program_process=
window=

STEPMAX=${STEPMAX:-build/stepmax}
case $STEPMAX in
  /*) ;;
  *) STEPMAX=$PWD/$STEPMAX ;;
esac
export STEPMAX
export HOME=$folder/home
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share XDG_CACHE_HOME=$HOME/.cache
mkdir -p "$HOME"
export LC_ALL=C.UTF-8
# A build outside the project would not find its lessons by itself.
export STEPMAX_DATA=$PWD
unset LANG LANGUAGE LC_MESSAGES DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

fail() {
  echo "failed: $*"
  exit 1
}

skip() {
  echo "$*"
  exit 77
}

# equal WHAT GOT WANT
equal() { [ "$2" = "$3" ] || fail "$1: got '$2', want '$3'"; }

# contains WHAT TEXT PART
contains() { [[ $2 == *"$3"* ]] || fail "$1: '$3' is not in '$2'"; }

# has_status STATUS COMMAND...: the command ends so; what it said is in $out and $err afterwards.
has_status() {
  local want=$1 got=0
  shift
  "$@" >"$folder/out" 2>"$folder/err" || got=$?
  out=$(cat "$folder/out")
  err=$(cat "$folder/err")
  [ "$got" -eq "$want" ] || fail "$*: exit status $got, want $want; it said: $out $err"
}

end_desktop() {
  local status=$?
  if [ -n "$program_process" ]; then
    kill "$program_process" 2>/dev/null || true
    wait "$program_process" 2>/dev/null || true
  fi
  if [ "$status" -eq 1 ] && [ -s "$folder/program.err" ]; then
    echo 'The program said:'
    cat "$folder/program.err"
  fi
  if [ -n "$display_process" ]; then
    kill "$display_process" 2>/dev/null || true
    wait "$display_process" 2>/dev/null || true
  fi
  rm -rf "$folder"
  exit "$status"
}
trap end_desktop EXIT

need_display_tools() {
  local tool
  for tool in Xvfb xdotool xdpyinfo import compare; do
    command -v "$tool" >/dev/null 2>&1 || skip "skipped: $tool is not installed"
  done
}

# start_display WIDTHxHEIGHT: a virtual screen on a number that the server finds free and tells.
start_display() {
  local number
  mkfifo "$folder/display"
  Xvfb -displayfd 7 -screen 0 "$1x24" -nolisten tcp -noreset 7>"$folder/display" >"$folder/xvfb.log" 2>&1 &
  display_process=$!
  read -r number <"$folder/display" || fail "Xvfb did not start: $(cat "$folder/xvfb.log")"
  export DISPLAY=:$number SDL_VIDEODRIVER=x11
}

find_window() {
  kill -0 "$program_process" 2>/dev/null || fail "the program ended: $(cat "$folder/program.err")"
  window=$(xdotool search --onlyvisible --name Stepmax 2>/dev/null | tail -n 1)
  [ -n "$window" ]
}

# start_program ARGUMENT...: and waits for its window, which then has the keyboard.
start_program() {
  "$STEPMAX" "$@" >"$folder/program.out" 2>"$folder/program.err" &
  program_process=$!
  within 30 find_window || fail "no window: $(cat "$folder/program.err")"
  xdotool windowfocus --sync "$window"
}

# wait_for_end STATUS: the program ends by itself, so.
wait_for_end() {
  local got=0
  wait "$program_process" || got=$?
  program_process=
  equal "the program's exit status" "$got" "$1"
}

press() { xdotool key --window "$window" "$@"; }

# The same for keys that close the window: sent to whoever has the keyboard, as a key let go over a window that
# is gone is an error, and would stay down.
press_last() { xdotool key "$@"; }

# point X Y: in the window's pixels.
point() { xdotool mousemove --window "$window" "$1" "$2"; }

# The program ends by its key, and well: a sanitizer tells of leaks only then.
quit_program() {
  press_last ctrl+q
  wait_for_end 0
}

# drag X Y X Y: with the left button, over a point half-way.
drag() {
  xdotool mousemove --window "$window" "$1" "$2" mousedown 1 \
    mousemove --window "$window" $((($1 + $3) / 2)) $((($2 + $4) / 2)) \
    mousemove --window "$window" "$3" "$4" mouseup 1
}

resize() { xdotool windowsize --sync "$window" "$1" "$2"; }

# shoot FILE: what the window shows now.
shoot() { import -window "$window" "$1"; }

same_picture() { [ "$(compare -metric AE "$1" "$2" null: 2>&1)" = 0 ]; }

# within SECONDS COMMAND...: the command succeeds, now or by then.  For what X has no event for.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.05
  done
}

shows() { shoot "$folder/shown.png" && same_picture "$folder/shown.png" "$1"; }

# wait_for_picture FILE: the window comes to show exactly these pixels.
wait_for_picture() {
  within 20 shows "$1" ||
    fail "the window does not show $1: $(compare -metric AE "$folder/shown.png" "$1" null: 2>&1) pixels differ"
}

titled() { [[ $(xdotool getwindowname "$window") == *"$1"* ]]; }

# wait_for_title PART: the window's title, which tells the lesson and the step, comes to have this in it.
wait_for_title() {
  within 20 titled "$1" || fail "the window is called '$(xdotool getwindowname "$window")', without '$1'"
}
