#!/usr/bin/env bash
# Reads compiled objects: no mutable global or static variable anywhere, and no printing or leaving the
# program outside app/.
#
#   tests/lint/symbols.sh FOLDER      (a build's src folder, compiled without sanitizers)
set -eu

status=0
while IFS= read -r object; do
  # Constants that hold addresses are in .data.rel.ro; what can be written at run time is in .data and .bss.
  variables=$(objdump -t "$object" | awk 'NF > 3 && $(NF - 2) ~ /^\.(data|bss|tbss|tdata)(\.|$)/ &&
    $(NF - 2) !~ /^\.data\.rel\.ro/ && $0 ~ / O / { print $NF }')
  if [ -n "$variables" ]; then
    echo "$object: mutable variables: ${variables//$'\n'/ }"
    status=1
  fi
  case $object in
    */app/*) continue ;;
  esac
  calls=$(nm -u "$object" | awk '{ sub("@.*", "", $NF); print $NF }' |
    grep -xE 'stdout|stderr|printf|vprintf|__v?printf_chk|puts|putchar|perror|exit|_exit|quick_exit' || true)
  if [ -n "$calls" ]; then
    echo "$object: only app/ prints and exits: ${calls//$'\n'/ }"
    status=1
  fi
done < <(find "$1" -name '*.o' | LC_ALL=C sort)
exit $status
