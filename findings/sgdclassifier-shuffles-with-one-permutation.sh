#!/usr/bin/env bash
# scikit-learn 1.2.1's SGDClassifier with shuffle=True draws one permutation and applies it again and again;
# it does not draw a new order each epoch.
#
# Every epoch the rows are shuffled by the same seed from the order that the epoch before left.  So the orders
# are the powers of one permutation: with few rows they soon come back to the order of the file, and then go
# round.  Here four rows are told apart by columns of their own and a shared bias, and from the weights after
# each epoch the one order of the 24 is found that explains them.
#
# Where: _plain_sgd in sklearn/linear_model/_sgd_fast.pyx calls dataset.shuffle(seed) with the seed of fit.
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
import itertools
import math
import sys

import numpy as np
import sklearn
from sklearn.linear_model import SGDClassifier

print("scikit-learn", sklearn.__version__)
X, y, eta, epochs = np.eye(4), np.array([0, 1, 1, 0]), 0.5, 6


def fitted(seed, count):
    model = SGDClassifier(loss="log_loss", penalty=None, alpha=1e-9, learning_rate="constant", eta0=eta,
                          max_iter=count, tol=None, shuffle=True, random_state=seed).fit(X, y)
    return model.coef_[0], model.intercept_[0]


def walked(w, b, order):
    w = w.copy()
    for i in order:
        move = eta * (1 / (1 + math.exp(-(w[i] + b))) - y[i])
        w[i] -= move
        b -= move
    return w, b


kept = True
for seed in range(6):
    w, b, orders = np.zeros(4), 0.0, []
    for epoch in range(1, epochs + 1):
        next_w, next_b = fitted(seed, epoch)
        order = min(itertools.permutations(range(4)),
                    key=lambda o: np.abs(walked(w, b, o)[0] - next_w).max())
        kept = kept and np.abs(walked(w, b, order)[0] - next_w).max() < 1e-12
        orders.append(order)
        w, b = next_w, next_b
    first = orders[0]
    powers, power = [], tuple(range(4))
    for _ in range(epochs):
        power = tuple(power[i] for i in first)
        powers.append(power)
    kept = kept and powers == orders
    back = 1 + orders.index((0, 1, 2, 3)) if (0, 1, 2, 3) in orders else None
    print(f"seed {seed}: orders", " ".join("".join(str(i + 1) for i in order) for order in orders),
          f"  in the order of the file in epoch {back}")
sys.exit(0 if kept else 1)
PY
PYTHONPATH=root/usr/lib/python3/dist-packages LD_LIBRARY_PATH="$libraries" /usr/bin/python3 measure.py
