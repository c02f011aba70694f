#!/usr/bin/env bash
# With three classes scikit-learn 1.2.1's SGDClassifier(loss="log_loss") gives NaN as probabilities of samples
# that it classifies without complaint.
#
# Its probabilities are one sigmoid a class, divided by their sum.  On a table whose columns are not standardised
# the scores come to minus some thousands, where a sigmoid is 0 in double precision; if all three are, the sum is
# 0 and the division 0/0.  predict still answers, by the largest score.  Softmax of the same scores is defined
# always (the largest is taken away first).  For the modified Huber loss the same method guards against it.
#
# Where: predict_proba in sklearn/linear_model/_stochastic_gradient.py, by way of
# LinearClassifierMixin._predict_proba_lr in _base.py; data: the library's own wine table (178 rows, 13 columns).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download python3-sklearn=1.2.1+dfsg-1 python3-sklearn-lib=1.2.1+dfsg-1 python3-numpy=1:1.24.2-1+deb12u1 \
  python3-scipy=1.10.1-2 python3-joblib=1.2.0-4+deb12u1 python3-threadpoolctl=3.1.0-1 libblas3=3.11.0-2 \
  liblapack3=3.11.0-2 libgfortran5=12.2.0-14+deb12u1 >/dev/null 2>&1
for package in ./*.deb; do dpkg -x "$package" root; done
libraries=$(find "$PWD/root" -name 'lib*.so.*' -not -path '*dist-packages*' -printf '%h\n' | sort -u | paste -sd:)
cat >measure.py <<'PY'
import sys
import warnings

import numpy as np
import sklearn
from sklearn.datasets import load_wine
from sklearn.linear_model import SGDClassifier

print("scikit-learn", sklearn.__version__)
X, y = load_wine(return_X_y=True)
model = SGDClassifier(loss="log_loss", random_state=2).fit(X, y)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    p = model.predict_proba(X)
scores = model.decision_function(X)
shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
softmax = shifted / shifted.sum(axis=1, keepdims=True)
lost = np.isnan(p).any(axis=1)
row = int(np.flatnonzero(lost)[0]) if lost.any() else 0
print(f"{lost.sum()} of {len(y)} rows have NaN as probabilities, all have a predicted class")
print(f"row {row + 1}: scores {np.round(scores[row], 1)}, probabilities {p[row]}, softmax {softmax[row]}")
kept = lost.sum() == 48 and np.isfinite(softmax).all() and set(model.predict(X[lost])) <= {0, 1, 2}
sys.exit(0 if kept else 1)
PY
PYTHONPATH=root/usr/lib/python3/dist-packages LD_LIBRARY_PATH="$libraries" /usr/bin/python3 measure.py
