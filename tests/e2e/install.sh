#!/usr/bin/env bash
# `make install` puts a program that works from any folder; `make uninstall` leaves nothing behind.
. tests/support/desktop.sh

build=$(dirname "$STEPMAX")
place="$folder/설치 한 곳"
mkdir "$place"

# The build as it is, in a folder of its own: the prefix is compiled in.
make_here() { make "$@" BUILD="$folder/build" PREFIX="$place/usr" >"$folder/make.log" 2>&1 || fail "$(cat "$folder/make.log")"; }
cp -R "$build" "$folder/build"
make_here install

for file in bin/stepmax share/applications/stepmax.desktop share/icons/hicolor/scalable/apps/stepmax.svg \
  share/stepmax/lessons/data/iris.csv share/stepmax/lessons/data/README.md \
  share/stepmax/fonts/LICENSE-Pretendard.txt share/stepmax/fonts/LICENSE-KaTeX.txt; do
  [ -f "$place/usr/$file" ] || fail "$file was not installed"
done

cd /
unset STEPMAX_DATA
has_status 0 "$place/usr/bin/stepmax" list
contains 'the list' "$out" 'one-sample'
has_status 0 "$place/usr/bin/stepmax" render one-sample --step 1 --out "$folder/step.png"
cd "$OLDPWD"

make_here uninstall
equal 'files left' "$(find "$place" -type f)" ''
