#!/usr/bin/env python3
"""The numbers of the lesson softmax-with-loss: see reference.py.  Gradients come the long way, from the loss back."""
from reference import D, decimals, price, say, softmax

e, y = decimals("1 2 7"), decimals("1 0 0")
S = sum(e)
p = [v / S for v in e]
say("place", "a", [v.ln() for v in e])
say("place", "softmax_c", p[0])
say("place", "layer", S.ln() - e[0].ln())
say("forward", "y", y)
say("forward", "exp_a", e)
say("forward", "S", S)
say("forward", "p", p)
say("forward", "loss", price(p[0]))
say("rules", "f_exp", D(1))
say("rules", "exp_slope", D(1))
say("rules", "f_log", D(2).ln())
say("rules", "log_slope", D("0.5"))
say("rules", "log_slope_low", D(10))
say("same", "same", [e[0] * S, e[0] * e[0], S * S])
say("same", "slope_same", (e[0] * S - e[0] * e[0]) / (S * S))
say("other", "other", [D(0), e[0] * e[1], S * S])
say("other", "slope_other", (0 - e[0] * e[1]) / (S * S))
jacobian = [[((e[i] * S if i == k else 0) - e[i] * e[k]) / (S * S) for k in range(3)] for i in range(3)]
say("jacobian", "jacobian", jacobian)
say("jacobian", "row_sum", [D(0)] * 3, 1)
dp = [-y[k] / p[k] for k in range(3)]
dS = -sum(dp[k] * e[k] / (S * S) for k in range(3))
dexp = [dp[k] / S + dS for k in range(3)]
da = [dexp[k] * e[k] for k in range(3)]
say("backward", "dp", dp)
say("backward", "dS", dS)
say("backward", "dexp", dexp)
say("backward", "da", da)
say("split", "own", [dp[i] * jacobian[i][i] for i in range(3)], 1)
say("split", "rest", [sum(y[j] / p[j] * p[j] * p[i] for j in range(3) if j != i) for i in range(3)])
say("split", "sum_y", sum(y))
say("collapse", "da_two", [sum(-D(j == 1) / p[j] * jacobian[j][k] for j in range(3)) for k in range(3)])
say("code", "target", D(0))
right, wrong = decimals("0.98 0.01 0.01"), decimals("0.01 0.98 0.01")
say("alive", "da_right", [v - t for v, t in zip(right, y)])
say("alive", "da_wrong", [v - t for v, t in zip(wrong, y)])
say("alive", "dp_wrong", -1 / wrong[0])
say("alive", "own_wrong", wrong[0] * (1 - wrong[0]))


def times(matrix, vector):
    return [sum(w * v for w, v in zip(row, vector)) for row in matrix]


x, V, U = decimals("1 2"), [decimals("0.5 0.5"), decimals("1 -1")], [decimals(r) for r in ("1 0", "0 1", "-1 1")]
u = times(V, x)
h = [max(D(0), v) for v in u]
scores = times(U, h)
q = softmax(scores)
g = [v - t for v, t in zip(q, y)]
dh = times(list(zip(*U)), g)
du = [v if w > 0 else D(0) for v, w in zip(dh, u)]
say("further", "u", u)
say("further", "h", h)
say("further", "na", scores)
say("further", "np", q)
say("further", "nloss", price(q[0]))
say("further", "nda", g)
say("further", "dh", dh)
say("further", "du", du)
say("further", "dV", [[v * w for w in x] for v in du])
