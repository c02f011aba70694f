#!/usr/bin/env python3
"""The numbers of the lesson one-hot: see reference.py."""
from reference import D, cross, decimals, price, say, softmax


def one_hot(right, count):
    return [D(k == right) for k in range(count)]


say("one", "y", one_hot(3, 5))
say("one", "three", one_hot(0, 3))
say("why", "by_number", [[abs(k - j) for j in range(5)] for k in range(5)])
say("why", "by_one_hot", [[sum((a - b) ** 2 for a, b in zip(one_hot(k, 5), one_hot(j, 5))).sqrt() for j in range(5)]
                          for k in range(5)])
p, q = decimals("0.05 0.1 0.15 0.6 0.1"), decimals("0.2 0.05 0.05 0.6 0.1")
say("terms", "terms", [y * price(v) for y, v in zip(one_hot(3, 5), p)])
say("terms", "loss", cross(one_hot(3, 5), p))
say("other-label", "losses", [cross(one_hot(k, 5), p) for k in range(5)])
say("shared", "q", q)
say("shared", "loss_p", cross(one_hot(3, 5), p))
say("shared", "loss_q", cross(one_hot(3, 5), q))
say("shared", "dz_p", [v - y for v, y in zip(p, one_hot(3, 5))])
say("shared", "dz_q", [v - y for v, y in zip(q, one_hot(3, 5))])
say("names", "p_right", D("0.6"))
say("names", "log_right", -price(D("0.6")))
say("two", "sum_form", cross([D(1), D(0)], decimals("0.9 0.1")))
say("two", "binary_form", -(1 * D("0.9").ln() + 0 * D("0.1").ln()))
say("zero", "near_loss", price(D("0.95")))
say("zero", "nears_loss", [price(v) for v in decimals("0.9 0.99 0.999")])
say("zero", "ahead_loss", [price(softmax([D(0), D(ahead), D(0)])[1]) for ahead in (5, 10, 20)])

# The five flowers of the lesson mean-loss: every thirtieth row, standardised among themselves
rows = [decimals(row) for row in ("1.4 0.2", "1.6 0.2", "3.5 1.0", "4.4 1.2", "5.7 2.3")]
means = [sum(column) / 5 for column in zip(*rows)]
spreads = [(sum((v - mean) ** 2 for v in column) / 5).sqrt() for column, mean in zip(zip(*rows), means)]
X = [[(v - mean) / spread for v, mean, spread in zip(row, means, spreads)] for row in rows]
W, b = [decimals("-2.0 -1.6"), decimals("-0.9 0.5"), decimals("3.9 -1.0")], decimals("0.2 1.2 -0.3")
P = [softmax([w[0] * x[0] + w[1] * x[1] + c for w, c in zip(W, b)]) for x in X]
losses = [cross(one_hot(k, 3), row) for k, row in zip((0, 0, 1, 1, 2), P)]
say("mean", "X", X)
say("mean", "P", P)
say("mean", "logs", [[price(v) for v in row] for row in P])
say("mean", "flower_losses", losses)
say("mean", "all_terms", D(15))
say("mean", "left", D(5))
say("mean", "mean", sum(losses) / 5)
