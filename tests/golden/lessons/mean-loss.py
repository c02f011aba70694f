#!/usr/bin/env python3
"""The numbers of the lesson mean-loss: see reference.py."""
import csv
from pathlib import Path

from chain import Sample
from reference import D, decimals, say

ETA = D("0.5")
with (Path(__file__).parents[3] / "lessons/data/iris.csv").open(encoding="utf-8") as file:
    flowers = list(csv.DictReader(file))[::30]
species = ["setosa", "versicolor", "virginica"]
labels = [species.index(flower["species"]) + 1 for flower in flowers]


def mean(numbers):
    return sum(numbers) / len(numbers)


def mean_of_matrices(matrices):
    return [[mean(cells) for cells in zip(*rows)] for rows in zip(*matrices)]


def standardised(name):
    column = [D(flower[name]) for flower in flowers]
    deviation = mean([(v - mean(column)) ** 2 for v in column]).sqrt()
    return [(v - mean(column)) / deviation for v in column]


X = [list(row) for row in zip(standardised("petal_length_cm"), standardised("petal_width_cm"))]
W, b = [decimals(row) for row in ("-2.0 -1.6", "-0.9 0.5", "3.9 -1.0")], decimals("0.2 1.2 -0.3")


def forward(W, b):
    return [Sample(W, b, x, label) for x, label in zip(X, labels)]


now = forward(W, b)
say("first", "X[1,1]", X[0][0])
say("first", "Z[1,1]", now[0].z[0])
say("first-loss", "P[1,1]", now[0].p[0])
say("first-loss", "loss[1]", now[0].loss)
say("others", "X", X)
say("others", "Z", [sample.z for sample in now], "1")
say("probabilities", "P", [sample.p for sample in now])
losses = [sample.loss for sample in now]
say("each", "loss", losses)
say("mean", "batch_loss", mean(losses))
say("errors", "dZ", [sample.dz for sample in now])
dW, db = mean_of_matrices([sample.dW for sample in now]), [mean(column) for column in zip(*(s.dz for s in now))]
say("gradient", "dW", dW, "1")
say("gradient", "db", db, "1")
W = [[w - ETA * g for w, g in zip(*rows)] for rows in zip(W, dW)]
b = [c - ETA * g for c, g in zip(b, db)]
say("one-update", "W_next", W)
say("one-update", "b_next", b)
say("one-update", "batch_loss_next", mean([sample.loss for sample in forward(W, b)]))
