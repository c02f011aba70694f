#!/usr/bin/env bash
# What the lessons say of scikit-learn, against scikit-learn itself: see scikit_learn.py.
. tests/support/desktop.sh

python=
for candidate in python3 /usr/bin/python3; do
  if [ -z "$python" ] && command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import sklearn' 2>/dev/null; then
    python=$candidate
  fi
done
[ -n "$python" ] || skip 'scikit-learn is not here (Debian: apt-get install python3-sklearn; make peers does)'
version=$("$python" -c 'import sklearn; print(sklearn.__version__)')
case $version in
  1.2.*) ;;
  *) skip "the lessons tell of scikit-learn 1.2, here is $version" ;;
esac
"$python" tests/peers/scikit_learn.py "$folder"
