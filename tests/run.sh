#!/usr/bin/env bash
# Runs tests, prints a line for each, and closes with "N passed, N failed, N skipped" alone on its line.
#
#   tests/run.sh [--summary FILE] [--plain] TEST...
#
# A TEST is one of
#   *.test     a cmocka program: each of its cases counts
#   *.replay   a fuzz function with a plain main: run on the files of tests/fuzz/corpus/<name>
#   *.sh       a script: 0 passed, 77 skipped (its last line says why), anything else failed
#   must_fail.test   passes only if this runner, run on it (with --plain), reports its failure
# What a test prints is shown only when it fails.  The exit status is 0 when nothing failed and something ran.
set -u

summary=
plain=false
while [ $# -gt 0 ]; do
  case $1 in
    --summary) summary=$2; shift 2 ;;
    --plain) plain=true; shift ;;
    *) break ;;
  esac
done

passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Read only by programs built with a sanitizer.  The quotes are for a path with blanks.
export LSAN_OPTIONS="suppressions='$PWD/tests/support/leaks.supp':print_suppressions=0"

# A test that hangs must not hang the run.
watchdog=
if command -v timeout >/dev/null 2>&1; then
  watchdog='timeout --kill-after=10 1800'
fi

# report NAME PASSED FAILED SKIPPED [REMARK]: one line, the log when something failed, and the sums.
report() {
  local verdict=ok
  [ "$4" -gt 0 ] && [ "$2" -eq 0 ] && verdict=skip
  [ "$3" -gt 0 ] && verdict=FAIL
  printf '%-4s %4d  %s%s\n' "$verdict" "$2" "$1" "${5:+: $5}"
  if [ "$3" -gt 0 ]; then
    sed 's/^/     | /' "$log"
  fi
  passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
}

# The cases of a cmocka program, from its TAP lines.  A case without an "ok" has failed, even when the
# program died before it could say so.
run_cases() {
  local status=0 planned good left bad remark=
  CMOCKA_MESSAGE_OUTPUT=TAP $watchdog "$1" >"$log" 2>&1 </dev/null || status=$?
  planned=$(awk '/^1\.\.[0-9]+/ { n += substr($0, 4) } END { print n + 0 }' "$log")
  left=$(grep -cE '^(not )?ok [0-9]+ .*# SKIP' "$log")
  good=$(grep -E '^ok [0-9]+' "$log" | grep -cv '# SKIP')
  bad=$((planned - good - left))
  if [ "$planned" -eq 0 ]; then
    bad=1 remark="no case ran, exit status $status"
  elif [ "$bad" -le 0 ] && [ "$status" -ne 0 ]; then
    bad=1 remark="exit status $status"
  elif [ "$left" -gt 0 ]; then
    remark="$left skipped"
  fi
  report "$1" "$good" "$bad" "$left" "$remark"
}

# One test that is one process: its exit status decides, as for scripts.
run_process() {
  local name=$1 status=0
  shift
  $watchdog "$@" >"$log" 2>&1 </dev/null || status=$?
  case $status in
    0) report "$name" 1 0 0 ;;
    77) report "$name" 0 0 1 "$(tail -n 1 "$log")" ;;
    *) report "$name" 0 1 0 "exit status $status" ;;
  esac
}

run_must_fail() {
  local status=0
  bash "$0" --plain "$1" >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ] && [ "$(tail -n 1 "$log")" = '1 passed, 1 failed, 1 skipped' ]; then
    report "$1" 1 0 0 'its failure was reported'
  else
    report "$1" 0 1 0 'the runner did not report the failure'
  fi
}

for test in "$@"; do
  case $test in
    */must_fail.test) if $plain; then run_cases "$test"; else run_must_fail "$test"; fi ;;
    *.test) run_cases "$test" ;;
    *.replay)
      name=$(basename "$test" .replay)
      run_process "$test" "$test" "tests/fuzz/corpus/${name#fuzz_}"/*
      ;;
    *.sh) run_process "$test" bash "$test" ;;
    *) echo "tests/run.sh: $test: neither .test, .replay nor .sh" >"$log"; report "$test" 0 1 0 ;;
  esac
done

line="$passed passed, $failed failed, $skipped skipped"
if [ -n "$summary" ]; then
  printf '%s\n' "$line" >"$summary"
fi
printf '%s\n' "$line"
[ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
