#!/usr/bin/env bash
# Fuzzes each program for a number of seconds, starting from its corpus.
#
#   tests/fuzz/run.sh SECONDS FOLDER PROGRAM.fuzz...
#
# New inputs are kept in FOLDER/new/<name>, not in the corpus; an input that broke the program is left in
# FOLDER/found-<name>-*, and the exit status is 1.
set -eu

seconds=$1 folder=$2
shift 2
if [ $# -eq 0 ]; then
  echo 'stepmax: there is nothing to fuzz' >&2
  exit 1
fi
status=0
for program in "$@"; do
  name=$(basename "$program" .fuzz)
  name=${name#fuzz_}
  mkdir -p "$folder/new/$name"
  dictionary=tests/fuzz/$name.dict
  echo "fuzzing $name for $seconds s"
  if "$program" -max_total_time="$seconds" -timeout=10 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="$folder/found-$name-" ${dictionary:+$([ -f "$dictionary" ] && echo "-dict=$dictionary")} \
    "$folder/new/$name" "tests/fuzz/corpus/$name"; then
    echo "$name: no finding"
  else
    echo "$name: a finding; see $folder/found-$name-*" >&2
    status=1
  fi
done
exit $status
