#!/usr/bin/env python3
"""The numbers of the lesson five-scores: see reference.py."""
from reference import D, decimals, say

W = [decimals("-0.2 0.3 0.1"), decimals("0.1 0.2 0"), decimals("0.2 -0.1 0.1"), decimals("0.4 -0.2 0.2"),
     decimals("-0.1 0.1 0.2")]
B = decimals("-0.1 0.1 0.2 0.2 0")


def scores(x):
    return [sum(w * v for w, v in zip(row, x)) + b for row, b in zip(W, B)]


def meeting(i, k):
    """The x2 at which the classes i and k have equal scores, of x = (5, x2, 7)."""
    at = scores(decimals("5 0 7"))
    return (at[k] - at[i]) / (W[i][1] - W[k][1])


x = decimals("5 3 7")
z = scores(x)
say("number", "off", D("1.4"))
say("number", "reoff", D("1.6"))
say("names", "letter_b", D("0.2"))
say("names", "index_b", D("0.1"))
say("by-hand", "z[1]", z[0])
say("by-hand", "terms", [W[0][j] * x[j] for j in range(3)] + [B[0]])
say("others", "products", [[w * v for w, v in zip(row, x)] for row in W])
say("others", "z", z)
say("others", "top", 4)
say("count", "case_weights", [5 * 3, 3 * 2, 3 * 4, 10 * 784])
say("count", "counts", [5 * 3 + 5, 3 * 2 + 3, 3 * 4 + 3, 10 * 784 + 10])
say("matrix", "row4", z[3] - B[3])
say("order", "rise", [b - a for a, b in zip(z, scores(decimals("5 4 7")))])
say("order", "z_try", scores(decimals("5 4 7")))
say("order", "meet", [meeting(1, 3), meeting(0, 3)])
say("order", "meet_top", [scores([D(5), meeting(i, 3), D(7)])[3] for i in (1, 0)])
say("order", "meet_z", scores([D(5), meeting(1, 3), D(7)]))
say("no-probability", "total", sum(z))
