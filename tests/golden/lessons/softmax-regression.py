#!/usr/bin/env python3
"""The numbers of the lesson softmax-regression about two classes: see reference.py.

Which flowers the last update takes is drawn by the program's own generator, so their numbers in the data stand here.
"""
from pathlib import Path

from reference import D, price, say, sigmoid, softmax

ROWS = [line.split(",") for line in (Path(__file__).parents[3] / "lessons/data/iris.csv").read_text().split()[1:]]
LAST = [147, 82, 24, 42, 96]
ETA, ALPHA, UPDATES = D("0.2"), D("0.1"), 12

length = [D(row[2]) for row in ROWS]
mean = sum(length) / 150
spread = (sum((v - mean) ** 2 for v in length) / 150).sqrt()
turns = [LAST[t % 5] - 1 for t in range(UPDATES)]
x = [(length[i] - mean) / spread for i in turns]
y = [int(ROWS[i][4] == "virginica") for i in turns]


def by_softmax():
    w, b, told = [D(0), D(0)], [D(0), D(0)], [[D(0)] * 4]
    for u, virginica in zip(x, y):
        p = softmax([w[k] * u + b[k] for k in range(2)])
        off = [p[0] - virginica, p[1] - (1 - virginica)]
        w = [w[k] - ETA * (off[k] * u + ALPHA * w[k]) for k in range(2)]
        b = [b[k] - ETA * off[k] for k in range(2)]
        told.append(w + b)
    return told


def by_sigmoid(eta, alpha):
    w, b, told = D(0), D(0), [[D(0), D(0)]]
    for u, virginica in zip(x, y):
        off = sigmoid(w * u + b) - virginica
        w, b = w - eta * (off * u + alpha * w), b - eta * off
        told.append([w, b])
    return told


pair, lone, plain = by_softmax(), by_sigmoid(2 * ETA, ALPHA / 2), by_sigmoid(ETA, ALPHA)
say("same-steps", "two_x", x)
say("same-steps", "two_y", y)
say("same-steps", "pair", pair, 1)
say("same-steps", "lone", lone, 1)
say("same-steps", "plain", plain, 1)
say("same-steps", "pair_gap", [row[0] - row[1] for row in pair[1:]])
say("same-steps", "lone_w", [row[0] for row in lone[1:]])
say("same-steps", "plain_w", [row[0] for row in plain[1:]])
say("same-steps", "pair_off", max(abs(a[0] - a[1] - b[0]) for a, b in zip(pair, lone)), 1)
w1, w2, b1, b2 = pair[-1]
right = [softmax([w1 * u + b1, w2 * u + b2])[1 - virginica] for u, virginica in zip(x, y)]
say("same-steps", "pair_loss", sum(price(p) for p in right) / UPDATES)
w, b = lone[-1]
say("same-steps", "lone_loss", sum(price(sigmoid((2 * v - 1) * (w * u + b))) for u, v in zip(x, y)) / UPDATES)
say("half", "kept_half", w1)
score = max((w1 * u + b1 for u in x), key=abs)
say("half", "half_score", score)
say("half", "half_p", [sigmoid(2 * score), sigmoid(score)])
