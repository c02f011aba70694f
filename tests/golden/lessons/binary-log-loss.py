#!/usr/bin/env python3
"""The numbers of the lesson binary-log-loss: see reference.py."""
from reference import D, decimals, price, say, sigmoid

x, w, b = decimals("5 3 7"), decimals("0.4 -0.2 0.2"), D("0.2")
products = [u * v for u, v in zip(w, x)]
say("score", "products", [products])
say("score", "score[1]", sum(products) + b)

say("sigmoid", "p_z", sigmoid(D(0)))
say("sigmoid", "p_marks", [sigmoid(z) for z in decimals("-3 0 1 3")])

p, many = D("0.9"), decimals("0.9 0.1 0.5 0.99 0.01")
say("pair", "p", p)
say("pair", "pair", [p, 1 - p])
say("one", "p_many", many)
say("one", "loss_one", price(p))
say("one", "one_many", [price(v) for v in many])
say("one", "loss_90", price(D("0.9")))
say("one", "loss_99", price(D("0.99")))
say("zero", "loss_zero", price(1 - p))
say("zero", "zero_many", [price(1 - v) for v in many])

say("switch", "term1", price(p))
say("switch", "term0", 0)
say("switch", "loss", price(p))
columns = decimals("0.9 0.1 0.5 0.7")
say("cases", "grid", [[price(v) for v in columns], [price(1 - v) for v in columns]])
say("cases", "cases", [price(v) for v in decimals("0.9 0.1 0.1 0.9")])
say("cases", "mine_loss", price(D("0.7")))
say("cases", "soft", [D("0.3") * price(v) + D("0.7") * price(1 - v) for v in decimals("0.1 0.3 0.5")])

far = decimals("-10 -5 0 5")
say("over-score", "loss_z", price(sigmoid(D(0))))
say("over-score", "slope_z", sigmoid(D(0)) - 1)
say("over-score", "far_loss", [(1 + (-z).exp()).ln() for z in far])
say("over-score", "far_slope", [-1 / (1 + z.exp()) for z in far])
say("over-score", "z_90", p.ln() - (1 - p).ln())
say("gradient", "dz", D("0.2") - 1)
say("gradient", "push", 1 - D("0.2"))
say("gradient", "dz_90", D("0.9") - 1)
say("gradient", "push_90", 1 - D("0.9"))
