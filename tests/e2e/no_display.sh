#!/usr/bin/env bash
# Without a display the program says so in one line, names the ways that need none, and exits with 1.
. tests/support/desktop.sh

has_status 1 "$STEPMAX" one-sample
equal 'standard output' "$out" ''
equal 'lines said' "$(printf '%s\n' "$err" | wc -l | tr -d ' ')" 1
contains 'the message' "$err" 'stepmax: '
contains 'the message' "$err" 'print'
contains 'the message' "$err" 'render'
