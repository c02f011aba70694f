#!/usr/bin/env python3
"""The numbers of the lesson same-skeleton: see reference.py."""
from reference import D, decimals, price, say, softmax

x, y, eta = decimals("5 3 7"), D(5), D("0.005")
a, b0 = decimals("0.4 -0.2 0.2"), D("0.2")
W = [decimals(row) for row in ("-0.2 0.3 0.1", "0.1 0.2 0", "0.2 -0.1 0.1", "0.4 -0.2 0.2", "-0.1 0.1 0.2")]
b = decimals("-0.1 0.1 0.2 0.2 0")


def dot(u, v):
    return sum(p * q for p, q in zip(u, v))


# Regression, before and after a step of a and b
guess = dot(a, x) + b0
gradient = [2 * (guess - y) * v for v in x] + [2 * (guess - y)]
moved = dot([v - eta * g for v, g in zip(a, gradient)], x) + b0 - eta * gradient[3]

# Classification, the same with W and b
z = [dot(row, x) + c for row, c in zip(W, b)]
p = softmax(z)
dz = [v - (k == 3) for k, v in enumerate(p)]
z_next = [dot([w - eta * d * v for w, v in zip(row, x)], x) + c - eta * d for row, c, d in zip(W, b, dz)]
p_next = softmax(z_next)

say("tasks", "mse.parameters", D(4))
say("tasks", "ce.parameters", D(20))
say("reading", "y_hat[1]", guess)
say("reading", "z", z)
say("reading", "p", p)
say("reading", "mse.pred", guess)
say("reading", "ce.pred", p[3])
say("losses", "mse.loss", (guess - y) ** 2)
say("losses", "ce.loss", price(p[3]))
say("gradients", "mse.err", guess - y)
say("gradients", "ce.err", p[3] - 1)
say("gradients", "mse.grad", gradient)
say("gradients", "ce.grad", [dz[3] * v for v in x] + [dz[3]])
say("gradients", "factor[1]", 2 * (guess - y))
say("gradients", "da", [gradient])
say("gradients", "dz", dz)
say("gradients", "dW", [[d * v for v in x] + [d] for d in dz])
say("step", "z_next", z_next)
say("step", "p_next", p_next)
say("step", "mse.pred_next", moved)
say("step", "mse.loss_next", (moved - y) ** 2)
say("step", "ce.pred_next", p_next[3])
say("step", "ce.loss_next", price(p_next[3]))
squares, logs = [v * v for v in decimals("-2 1 0.5")], [price(v) for v in decimals("0.6 0.3 0.9")]
say("mean", "squares", squares)
say("mean", "mean_square", sum(squares) / 3)
say("mean", "log_losses", logs)
say("mean", "mean_log", sum(logs) / 3)
say("at-once", "exact", 1 / (2 * (dot(x, x) + 1)))
say("four-lines", "R", sum(dot(row, row) for row in W) / 2)
