#!/usr/bin/env bash
# A source that names a value or a scene is found; the list of those that may is held to what it is for.
set -eu

here=$PWD/tests/lint/names.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/lessons/scenes" "$folder/src/view" "$folder/src/trace" "$folder/tests/lint"
cat >"$folder/lessons/scenes/chain.yaml" <<'END'
sizes:
  K: { from: 2 }
values:
  z[k to K]: { given: required }
  exp_z[k to K, d to D]: { is: 'exp(z[k])' }
  loss:
    is: z[1]
    symbol: x
panels:
  width: 3
END
list=$folder/tests/lint/names.txt
echo '# Nobody.' >"$list"

# finds TEXT MESSAGE: a file with this line is refused with MESSAGE; without MESSAGE, it is not.
finds() {
  printf '%s\n' "$1" >"$folder/src/view/a.c"
  if said=$(bash "$here" "$folder" 2>&1); then
    found=no
  else
    found=yes
  fi
  if [ $found = no ] && [ -n "${2-}" ]; then
    echo "not found: $1"
    exit 1
  fi
  if [[ $said != *"${2-}"* ]] || { [ $found = yes ] && [ -z "${2-}" ]; }; then
    echo "expected '${2-}', got '$said'"
    exit 1
  fi
}

finds 'draw(VALUE_LOSS);' 'src/view/a.c:1: names VALUE_LOSS'
finds 'draw(VALUE_EXP_Z);' 'src/view/a.c:1: names VALUE_EXP_Z'
finds 'if (scene == SCENE_CHAIN)' 'src/view/a.c:1: names SCENE_CHAIN'
finds 'find("exp_z", "other");' 'src/view/a.c:1: names "exp_z"'
finds 'find("other", "z");' 'src/view/a.c:1: names "z"'
finds 'find("chain");' 'src/view/a.c:1: names "chain"'
finds 'int loss = VALUE_LOSSES + VALUE_Z + VALUE_COUNT;'
finds 'write("the loss", "chained", "loss of z", "width", "K", "k");'
finds '/* "loss" */ write(1); /* VALUE_LOSS'
finds $'/* one\n VALUE_LOSS */ draw(VALUE_LOSS);' 'src/view/a.c:2: names VALUE_LOSS'

echo 'src/view/a*.c loss' >>"$list"
finds 'draw(VALUE_LOSS);'
finds 'find("exp_z"); find("loss");' 'src/view/a.c:1: names "exp_z"'
finds 'draw(0);' 'names.txt: src/view/a*.c names nothing any more'
echo 'src/view/a.c' >"$list"
finds 'find("exp_z"); find("loss");'
