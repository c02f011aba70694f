#!/usr/bin/env python3
"""The numbers of the lesson stand-ins: see reference.py and flowers.py."""
from flowers import LEARNT, OTHERS, answers, fit_l2, mean_loss, right, scaled
from reference import D, decimals, price, say, sigmoid

X, Y = scaled(LEARNT), answers(LEARNT)
CHECKED = [i for i in OTHERS if i % 10 < 5]
TESTED = [i for i in OTHERS if i % 10 > 4]

grid = decimals("0.0001 0.001 0.01 0.1 1")
fits = [fit_l2(X, Y, alpha) for alpha in grid]


def losses(which):
    return [mean_loss(t[:4], t[4], scaled(which), answers(which)) for t in fits]


def rights(which):
    return [right(t[:4], t[4], scaled(which), answers(which)) for t in fits]


train, val, test = losses(LEARNT), losses(CHECKED), losses(TESTED)
say("sets", "alphas", grid)
say("sets", "fits", fits)
say("wanted", "sizes", [len(LEARNT), len(CHECKED), len(TESTED)])
say("sets", "train_loss", train)
say("sets", "val_loss", val)
say("sets", "test_loss", test)
say("sets", "right_val", rights(CHECKED))
say("sets", "right_test", rights(TESTED))
say("sets", "best_train", grid[train.index(min(train))])
say("sets", "best_val", grid[val.index(min(val))])
say("gap", "pair_train", [train[0], train[3]])
say("gap", "pair_test", [test[0], test[3]])
say("gap", "gap_a", test[0] - train[0])
say("gap", "gap_b", test[3] - train[3])

# A neuron with one weight, x = 1 and 10, targets 0.9 and 0.1
XS, TS = decimals("1 10"), decimals("0.9 0.1")


def squares(w):
    return sum((sigmoid(w * x) - t) ** 2 for x, t in zip(XS, TS)) / 2


def squares_slope(w):
    return sum((s - t) * s * (1 - s) * x for s, t, x in ((sigmoid(w * x), t, x) for x, t in zip(XS, TS)))


def cross(w):
    return sum(t * price(sigmoid(w * x)) + (1 - t) * price(sigmoid(-w * x)) for x, t in zip(XS, TS))


def cross_slope(w):
    return sum((sigmoid(w * x) - t) * x for x, t in zip(XS, TS))


def level(slope, low, high):
    """Where a slope is 0 between two places, by halving."""
    low, high = D(low), D(high)
    rises = slope(high) > 0
    for _ in range(170):
        middle = (low + high) / 2
        low, high = (low, middle) if (slope(middle) > 0) == rises else (middle, high)
    return low


places = [level(squares_slope, "-1", "0"), level(squares_slope, "0", "1"), level(squares_slope, "1.5", "4")]
walk, walk_cross = D(3), D(3)
for _ in range(2000):
    walk = walk - squares_slope(walk)
    walk_cross = walk_cross - D("0.05") * cross_slope(walk_cross)
say("valleys", "J", squares(D(3)))
say("valleys", "slope", squares_slope(D(3)))
say("valleys", "places", places)
say("valleys", "places_J", [squares(w) for w in places])
say("valleys", "places_slope", [0, 0, 0], 1)
say("valleys", "w_hill", places[1])
say("valleys", "w_end", places[2])
say("valleys", "w_2000", walk)
one = level(cross_slope, "-1", "3")
say("one-valley", "mse.height", squares(D(3)))
say("one-valley", "ce.height", cross(D(3)))
say("one-valley", "w_only", one)
say("one-valley", "J_only", cross(one))
say("one-valley", "slope_only", 0, 1)
say("one-valley", "w_2000_cross", walk_cross)

features = [1, 2, 4, 13]
say("cells", "cells", [D(10) ** k for k in features])
say("cells", "per_cell", [150 / D(10) ** k for k in features])
say("cells", "my_cells", 1000)
say("time", "work_iris", 100 * 150 * 12)
say("time", "work_digits", 100 * 60000 * 7840)
say("time", "ratio", D(100 * 60000 * 7840) / (100 * 150 * 12))
say("fair", "fair", [2, 8])
say("fair", "flat", [5, 5])
