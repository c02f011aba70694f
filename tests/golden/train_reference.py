#!/usr/bin/env python3
"""Trains small models with 50 decimal digits, straight from the formulas.

    python3 tests/golden/train_reference.py > tests/golden/train.txt

The program's own code has no part in it.  The output is committed and tests/e2e/train.sh compares
stepmax train with it; this script runs only when the cases themselves change.

A case is a line "options ...", then the rows that they print, then "W" (a line a row) and "b".
"""
import csv
from decimal import Decimal, getcontext

getcontext().prec = 50
CASES = """
--label kind
--label kind --eta 0.5 --alpha 0.1 --optimizer sgd
--label kind --eta 0.2 --alpha 0.05 --penalty l1 --batch-size 2
--label kind --loss mse --eta 1 --alpha 0.01
--label kind --loss mse --batch-size 2 --standardize --eta 0.5
--label pair --model logistic --optimizer sgd --eta 0.25 --alpha 0.125
--label pair --model logistic --loss mse --batch-size 3 --eta 2 --alpha 0.01 --penalty l1
--label pair --model logistic --standardize --eta 1.5
--label kind --eta 0.3 --alpha 0.25 --penalty l1
--label kind --batch-size 2 --every 2 --eta 0.3 --standardize --alpha 0.02 --penalty l2
"""
FEATURES = "a", "b"
EPOCHS = 3


def options_of(line):
    words = line.split()
    found = {}
    for at, word in enumerate(words):
        if word.startswith("--"):
            found[word[2:]] = words[at + 1] if at + 1 < len(words) and words[at + 1][:2] != "--" else True
    return found


def samples_of(options):
    with open("tests/golden/train.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    classes = sorted({row[options["label"]] for row in rows})
    X = [[Decimal(row[name]) for name in FEATURES] for row in rows]
    if "standardize" in options:
        for j in range(len(FEATURES)):
            column = [x[j] for x in X]
            mean = sum(column) / len(column)
            scale = (sum((v - mean) ** 2 for v in column) / len(column)).sqrt()
            for x in X:
                x[j] = (x[j] - mean) / scale
    return X, [classes.index(row[options["label"]]) for row in rows], len(classes)


class Model:
    def __init__(self, options, K):
        self.logistic = options.get("model") == "logistic"
        self.mse = options.get("loss") == "mse"
        self.eta, self.alpha = (Decimal(options.get(*pair)) for pair in (("eta", "0.1"), ("alpha", "0")))
        self.penalty = options.get("penalty", "l2")
        rows = 1 if self.logistic else K
        self.W = [[Decimal(0)] * len(FEATURES) for _ in range(rows)]
        self.b = [Decimal(0)] * rows

    def probabilities(self, x):
        z = [sum(w * v for w, v in zip(row, x)) + c for row, c in zip(self.W, self.b)]
        e = [v.exp() for v in ([Decimal(0)] + z if self.logistic else z)]
        return [v / sum(e) for v in e]

    def loss(self, x, label):
        p = self.probabilities(x)
        if not self.mse:
            return -p[label].ln()
        if self.logistic:
            return (p[1] - label) ** 2 / 2
        return sum((v - (k == label)) ** 2 for k, v in enumerate(p)) / 2

    def by_z(self, x, label):
        p = self.probabilities(x)
        error = [v - (k == label) for k, v in enumerate(p)]
        if self.logistic:
            return [error[1] * (p[0] * p[1] if self.mse else 1)]
        if not self.mse:
            return error
        inner = sum(e * v for e, v in zip(error, p))
        return [v * (e - inner) for e, v in zip(error, p)]

    def update(self, X, labels):
        n = len(X)
        dz = [self.by_z(x, label) for x, label in zip(X, labels)]
        for k, row in enumerate(self.W):
            gradient = [sum(d[k] * x[j] for d, x in zip(dz, X)) / n for j in range(len(row))]
            for j, w in enumerate(row):
                if self.penalty == "l2":
                    gradient[j] += self.alpha * w
                row[j] = w - self.eta * gradient[j]
                if self.penalty == "l1":
                    row[j] = max(abs(row[j]) - self.eta * self.alpha, Decimal(0)).copy_sign(row[j])
            self.b[k] -= self.eta * sum(d[k] for d in dz) / n

    def print_row(self, update, samples, X, labels):
        loss = sum(self.loss(x, label) for x, label in zip(X, labels)) / len(X)
        weights = [w for row in self.W for w in row]
        size = sum(map(abs, weights)) if self.penalty == "l1" else sum(w * w for w in weights) / 2
        right = sum(p.index(max(p)) == label for p, label in zip(map(self.probabilities, X), labels))
        numbers = [Decimal(samples) / len(X), samples, loss, loss + self.alpha * size, Decimal(right) / len(X)]
        print(update, *(f"{number:.20g}" for number in numbers), sep=",")


def run(line):
    options = options_of(line)
    X, labels, K = samples_of(options)
    model = Model(options, K)
    batch = 1 if options.get("optimizer") == "sgd" else int(options.get("batch-size", len(X)))
    firsts = [first for _ in range(EPOCHS) for first in range(0, len(X), batch)]
    every = int(options.get("every", len(firsts) // EPOCHS))
    samples = 0
    print("options", line, "--epochs", EPOCHS, "--features", ",".join(FEATURES))
    model.print_row(0, 0, X, labels)
    for update, first in enumerate(firsts, 1):
        chosen = slice(first, first + batch)
        samples += len(X[chosen])
        model.update(X[chosen], labels[chosen])
        if update % every == 0 or update == len(firsts):
            model.print_row(update, samples, X, labels)
    for row in model.W:
        print("W", *(f"{w:.20g}" for w in row))
    print("b", *(f"{c:.20g}" for c in model.b))


for case in CASES.split("\n")[1:-1]:
    run(case)
