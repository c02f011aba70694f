#!/usr/bin/env python3
"""Trains scikit-learn's SGDClassifier on the samples of a CSV file with two classes, from zeros and in their
order, and prints two numbers: samples a second, of fit alone, and the largest absolute difference of its
coefficients from those in a file of weights (stepmax train --model logistic --weights-out).

    python3 sgd_classifier.py FILE.csv EPOCHS ETA ALPHA WEIGHTS.json

The last column of the file is the class.  ALPHA 0 is no penalty, else L2.
"""
import csv
import json
import sys
import time

import numpy
from sklearn.linear_model import SGDClassifier

path, epochs, eta, alpha, weights_path = sys.argv[1], int(sys.argv[2]), *map(float, sys.argv[3:5]), sys.argv[5]
with open(path, encoding="utf-8", newline="") as file:
    rows = list(csv.reader(file))[1:]
X = numpy.array([[float(cell) for cell in row[:-1]] for row in rows])
y = numpy.array([row[-1] for row in rows])

model = SGDClassifier(loss="log_loss", learning_rate="constant", eta0=eta, shuffle=False, tol=None,
                      max_iter=epochs, alpha=alpha or 1, penalty="l2" if alpha else None)
start = time.perf_counter()
model.fit(X, y)
seconds = time.perf_counter() - start

with open(weights_path, encoding="utf-8") as file:
    weights = json.load(file)
got = [*model.coef_[0], *model.intercept_]
want = [*weights["W"][0], *weights["b"]]
print(epochs * len(rows) / seconds, max(abs(a - b) for a, b in zip(got, want)))
