#!/usr/bin/env bash
# .ci/deps on a machine that lacks everything: it names what it installs in a line, and asks the package
# manager for just that; where all is there, it asks nothing.
. tests/support/desktop.sh

mkdir "$folder/bin"
for tool in sh env id mktemp rm cat; do
  ln -s "$(command -v "$tool")" "$folder/bin/$tool"
done

# manager NAME: makes the fake machine's package manager this one, which notes how it was called.
manager() {
  rm -f "$folder/bin/apt-get" "$folder/bin/dnf" "$folder/bin/pacman" "$folder/bin/brew" "$folder/calls"
  printf '#!/bin/sh\necho "%s $*" >>"%s/calls"\n' "$1" "$folder" >"$folder/bin/$1"
  chmod +x "$folder/bin/$1"
}
manager sudo
printf '#!/bin/sh\n"$@"\n' >"$folder/bin/sudo"

deps() { has_status 0 env PATH="$folder/bin" sh .ci/deps "$@"; }

manager apt-get
deps build
equal 'what it said' "$out" \
  'stepmax: installing with apt-get: gcc libc6-dev pkg-config libsdl2-dev libsdl2-ttf-dev libyaml-dev libpng-dev'
equal 'what it asked' "$(cat "$folder/calls")" "apt-get update -q
apt-get install -y -q --no-install-recommends gcc libc6-dev pkg-config libsdl2-dev libsdl2-ttf-dev libyaml-dev libpng-dev"

manager dnf
deps build
contains 'what it asked' "$(cat "$folder/calls")" 'dnf install -y gcc pkgconf-pkg-config SDL2-devel SDL2_ttf-devel'
manager pacman
deps build
contains 'what it asked' "$(cat "$folder/calls")" 'sdl2_ttf libyaml libpng'
manager brew
deps build
contains 'what it asked' "$(cat "$folder/calls")" 'brew install pkgconf sdl2 sdl2_ttf libyaml libpng'

# A machine without a package manager of ours: what is missing is named, and it is a failure.
rm "$folder/bin/brew"
has_status 1 env PATH="$folder/bin" sh .ci/deps build
contains 'the message' "$err" 'libsdl2-ttf-dev'

# This machine, which built the program, lacks nothing.
manager apt-get
has_status 0 env PATH="$folder/bin:$PATH" sh .ci/deps build
equal 'what it said' "$out$err" ''
[ ! -e "$folder/calls" ] || fail 'the package manager was asked although nothing is missing'
