#!/usr/bin/env python3
"""The numbers of the lesson hinge-vs-softmax: see reference.py."""
from reference import D, decimals, price, say, softmax

TEN = D(10).ln()


def hinge(scores, right):
    """What each class pays; right counts from 0."""
    return [D(0) if k == right else max(D(0), s - scores[right] + 1) for k, s in enumerate(scores)]


def loss(scores, right):
    return price(softmax(scores)[right])


s = decimals("3.2 5.1 -1.7")
powers, p = [v.exp() for v in s], softmax(s)
say("shares", "exp_s", powers)
say("shares", "sum_exp", sum(powers))
say("shares", "p", p)
say("secured", "stages", [list(row) for row in zip(powers, p)])
say("secured", "totals", [sum(powers), D(1)])
say("cross-entropy", "ce", loss(s, 0))
say("cross-entropy", "ce_all", [loss(s, k) for k in range(3)])
say("cross-entropy", "rounded_ce", price(D("0.13")))
say("cross-entropy", "rounded_ten", price(D("0.13")) / TEN)
say("hinge", "margins[2]", s[1] - s[0] + 1)
say("hinge", "margins[3]", s[2] - s[0] + 1)
say("hinge", "costs", hinge(s, 0))
say("hinge", "hinge", sum(hinge(s, 0)))
say("hinge", "hinge_all", [sum(hinge(s, k)) for k in range(3)])
say("hinge", "far", D(3))
say("max", "far_cost", D(0))


def car(score):
    return [s[0], D(score), s[2]]


raised = "5.1 6.1 8.1 12.1".split()
say("raise", "win_hinge", sum(hinge(car("5.1"), 1)))
say("raise", "win_ce", loss(car("5.1"), 1))
say("raise", "try_hinge", sum(hinge(car("6.1"), 1)))
say("raise", "try_ce", loss(car("6.1"), 1), 6.1)
say("raise", "raised_hinge", [sum(hinge(car(v), 1)) for v in raised])
say("raise", "raised_ce", [loss(car(v), 1) for v in raised])
say("raise", "raised_pull", [softmax(car(v))[1] - 1 for v in raised])
say("kink", "kink", s[0] + 1)
say("kink", "near_hinge", sum(hinge(car("3.7"), 1)))
say("kink", "near_ce", loss(car("3.7"), 1))
say("gradients", "ds_hinge", decimals("-1 1 0"))
say("gradients", "ds_ce", [p[0] - 1, p[1], p[2]])

W = [decimals(row) for row in ("0.01 -0.05 0.1 0.05", "0.7 0.2 0.05 0.16", "0 -0.45 -0.2 0.03")]
x, b = decimals("-15 22 -44 56"), decimals("0 0.2 -0.3")
z = [sum(w * v for w, v in zip(row, x)) + c for row, c in zip(W, b)]
say("matrix", "z", z, 20)
say("matrix", "exp_z", [v.exp() for v in z], 20)
say("matrix", "sum_z", sum(v.exp() for v in z), 20)
say("matrix", "p_z", softmax(z), 20)
say("matrix", "costs_z", hinge(z, 2), 20)
say("matrix", "hinge_z", sum(hinge(z, 2)), 20)
say("matrix", "ce_z", loss(z, 2), 20)
say("matrix", "ten_z", loss(z, 2) / TEN, 20)
twice = [2 * v for v in z]
say("scale", "hinge_scaled", sum(hinge(twice, 2)), 20)
say("scale", "ce_scaled", loss(twice, 2), 20)
sizes = (2, 3, 5, 10)
say("first", "first_hinge", [sum(hinge([D(0)] * n, 0)) for n in sizes])
say("first", "first_ce", [loss([D(0)] * n, 0) for n in sizes])
