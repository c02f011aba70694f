#!/usr/bin/env python3
"""The numbers of the lesson sgd-classifier: see reference.py."""
import csv

from reference import D, decimals, price, say, sigmoid, softmax

ETA = ALPHA = D("0.1")
w, b, x = decimals("0.5 -0.25"), D(0), decimals("2 1")
z = w[0] * x[0] + w[1] * x[1] + b
p = sigmoid(z)
error = p - 1
say("take", "x", x)
say("take", "y", D(1))
say("score", "products", [v * u for v, u in zip(w, x)])
say("score", "z", z)
say("probability", "sigmoid_t", D("0.5"))
say("probability", "p", p)
say("loss", "loss", price(p))
say("loss", "error", error)
data, penalty = [error * u for u in x], [ALPHA * v for v in w]
say("change", "data_part", data)
say("change", "penalty_part", penalty)
w_next = [v - ETA * (d + r) for v, d, r in zip(w, data, penalty)]
b_next = b - ETA * error
say("change", "w_next", w_next)
say("change", "b_next", b_next)
say("change", "p_next", sigmoid(w_next[0] * x[0] + w_next[1] * x[1] + b_next))
say("penalty", "shrink", 1 - ETA * ALPHA)
say("penalty", "shrink_100", (1 - ETA * ALPHA) ** 100)
say("epochs", "updates_all", [10 * 100, 150 * 100])
say("fit", "fit_epochs", 3 * 100)
say("options", "decay_eta", [1 / (D("0.0001") * (1000 + t - 1)) for t in (10000, 20000)])
fourth = [1 / D(alpha).sqrt().sqrt() for alpha in ("0.0001", "0.001", "0.01", "0.1")]
say("default-rate", "rate_first", fourth[0])
say("default-rate", "rate_t0", D(1000))
say("default-rate", "rate_eta", fourth[0])
say("default-rate", "rate_firsts", fourth)


def l1_run(charge):
    """w moved by the data, w after the penalty and b in each of the twenty rows; charge(n, moved) is the latter."""
    w, b, told = D(0), D(0), []
    for n in range(1, 21):
        u, target = (D(1), 1) if n < 20 else (D(8), 0)
        g = sigmoid(w * u + b) - target
        moved = w - ETA * g * u
        w, b = charge(n, moved), b - ETA * g
        told.append([moved, w, b])
    return told


paid = []


def by_account(n, moved):
    due, so_far = n * ETA * D("0.05"), sum(paid)
    w = max(D(0), moved - (due + so_far)) if moved > 0 else min(D(0), moved + (due - so_far))
    paid.append(w - moved)
    return w


def by_cutting(_, moved):
    step = ETA * D("0.05")
    return moved - step if moved > step else moved + step if moved < -step else D(0)


account, cut = l1_run(by_account), l1_run(by_cutting)
say("l1-account", "due", [n * ETA * D("0.05") for n in range(1, 21)])
say("l1-account", "account", [row + [sum(paid[:n + 1])] for n, row in enumerate(account)], 1)
say("l1-account", "cut", cut, 1)
say("l1-account", "account_w", [row[1] for row in account], 1)
say("l1-account", "cut_w", [row[1] for row in cut], 1)
say("l1-account", "account_paid", paid[-1], 1)
say("l1-account", "cut_paid", ETA * D("0.05"), 1)
big = w[0] * x[0] * 1000 + w[1] * x[1] + b
say("units", "big_z", big)
say("units", "big_p", sigmoid(big))
scores = decimals("3.2 5.1 -1.7")
one_rest = [sigmoid(v) for v in scores]
say("one-rest", "one_rest", one_rest)
say("one-rest", "one_rest_sum", sum(one_rest))
normalised, soft = [v / sum(one_rest) for v in one_rest], softmax(scores)
apart = [abs(u - v) for u, v in zip(normalised, soft)]
say("one-rest", "normalised", normalised)
say("one-rest", "soft", soft)
say("one-rest", "apart", apart.index(max(apart)) + 1)
iris = decimals("6.820667704371358 1.547883509147795 -24.68105681613003")
one_rest = [sigmoid(v) for v in iris]
say("iris-shares", "iris_sigma", one_rest)
say("iris-shares", "iris_sum", sum(one_rest))
say("iris-shares", "iris_share", [v / sum(one_rest) for v in one_rest])
say("iris-shares", "iris_soft", softmax(iris))
say("zero-shares", "wine_sigma", [0, 0, 0])
say("zero-shares", "wine_soft", [0, 1, 0])

with open("../../../lessons/data/iris.csv", encoding="utf-8") as file:
    flowers = [row for row in csv.DictReader(file) if row["species"] != "setosa"][::10]
y = [int(row["species"] == "virginica") for row in flowers]
columns = []
for name in ("petal_length_cm", "petal_width_cm"):
    column = [D(row[name]) for row in flowers]
    mean = sum(column) / 10
    deviation = (sum((v - mean) ** 2 for v in column) / 10).sqrt()
    columns.append([(v - mean) / deviation for v in column])
X = [list(row) for row in zip(*columns)]
say("flowers", "X", X)


def score(model, n):
    return model[0] * X[n][0] + model[1] * X[n][1] + model[2]


def mean_loss(model):
    return sum(price(sigmoid((2 * y[n] - 1) * score(model, n))) for n in range(10)) / 10


def an_epoch(model, order):
    """The model after each update, and the score before it."""
    models, scores_before = [], []
    for n in order:
        scores_before.append(score(model, n))
        g = sigmoid(scores_before[-1]) - y[n]
        model = [model[0] - ETA * (g * X[n][0] + ALPHA * model[0]),
                 model[1] - ETA * (g * X[n][1] + ALPHA * model[1]), model[2] - ETA * g]
        models.append(model)
    return models, scores_before


mixed = [i - 1 for i in (6, 2, 9, 4, 1, 7, 10, 3, 8, 5)]
start = [D(0)] * 3
models, before = an_epoch(start, mixed)
say("flowers", "trail", models, 1)
say("flowers", "zs", before, 1)
say("flowers", "ps", [sigmoid(v) for v in before])
say("flowers", "errors", [sigmoid(v) - y[n] for v, n in zip(before, mixed)])
say("flowers", "J", mean_loss(start))
say("flowers", "J_next", mean_loss(models[-1]))
