#!/usr/bin/env python3
"""The numbers of the lesson why-not-accuracy: see reference.py."""
from reference import D, decimals, price, say, sigmoid

X, Y = decimals("0.5 1 1.5 2.5 3 3.5"), [0, 0, 1, 0, 1, 1]


def chances(w):
    return [sigmoid(w * x - 2) for x in X]


def losses(w):
    return [price(p if y else 1 - p) for p, y in zip(chances(w), Y)]


def loss(w):
    return sum(losses(w)) / 6


def slope(w):
    return sum((p - y) * x for p, y, x in zip(chances(w), Y, X)) / 6


def right(w):
    return [int((p > D("0.5")) == (y == 1)) for p, y in zip(chances(w), Y)]


def accuracy(w):
    return D(sum(right(w))) / 6


def least():
    """Where the slope is 0, by halving."""
    low, high = D("0.5"), D("2")
    for _ in range(160):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) < 0 else (low, middle)
    return low


one, more = D(1), D("1.05")
say("samples", "threshold", 2)
say("samples", "p", chances(one))
say("samples", "right_of", right(one))
say("samples", "right", sum(right(one)))
say("samples", "accuracy", accuracy(one))
say("nudge", "mean_loss", loss(one))
say("nudge", "w_try", more)
say("nudge", "threshold_try", 2 / more)
say("nudge", "accuracy_try", accuracy(more))
say("nudge", "loss_try", loss(more))
say("nudge", "pair_w", [one, more])
say("nudge", "pair_threshold", [D(2), 2 / more])
say("nudge", "pair_accuracy", [accuracy(one), accuracy(more)])
say("nudge", "pair_loss", [loss(one), loss(more)])

several = decimals("0.5 0.7 0.9 1 1.05 1.6 2.5")
say("stairs", "jumps", [2 / x for x in X])
say("stairs", "ws", several)
say("stairs", "ws_right", [sum(right(w)) for w in several])
say("stairs", "ws_accuracy", [accuracy(w) for w in several])
say("smooth", "slope", slope(one))
say("smooth", "ws_loss", [loss(w) for w in several])
say("smooth", "ws_slope", [slope(w) for w in several])
say("smooth", "gain_linear", slope(one) * D("0.05"))
say("smooth", "gain_true", loss(more) - loss(one), 1)
say("how-wrong", "loss", losses(one))

best = [least(), D("1.6")]
say("parting", "best", best)
say("parting", "best_loss", [loss(w) for w in best])
say("parting", "best_accuracy", [accuracy(w) for w in best])
say("parting", "best_slope", 0, 1)

walk = [D("0.3")]
for _ in range(6):
    walk.append(walk[-1] - slope(walk[-1]))
say("descent", "walk", walk)
say("descent", "walk_loss", [loss(w) for w in walk])
say("descent", "walk_accuracy", [accuracy(w) for w in walk])
say("uses", "used", [accuracy(best[0]), loss(best[0])])
