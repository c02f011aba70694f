#!/usr/bin/env python3
"""The numbers of the lesson regression: see reference.py."""
from reference import D, decimals, say

ROWS = [decimals("1 2 0 1"), decimals("2 0 1 1"), decimals("3 1 2 1"), decimals("4 3 1 1"), decimals("5 2 3 1")]
ANSWERS = decimals("15 16 23 25 30")


def predict(c):
    """Of each row by the coefficients a1 a2 a3 and b; b's input is 1."""
    return [sum(k * v for k, v in zip(c, row)) for row in ROWS]


def errors(c):
    return [y - h for y, h in zip(ANSWERS, predict(c))]


def mse(c):
    return sum(e * e for e in errors(c)) / 5


def slopes(c):
    return [-2 * sum(e * row[j] for e, row in zip(errors(c), ROWS)) / 5 for j in range(4)]


def least():
    """Of the normal equations, by elimination."""
    m = [[sum(r[i] * r[j] for r in ROWS) for j in range(4)] + [sum(r[i] * y for r, y in zip(ROWS, ANSWERS))]
         for i in range(4)]
    for i in range(4):
        m[i] = [v / m[i][i] for v in m[i]]
        for k in range(4):
            if k != i:
                m[k] = [v - m[k][i] * w for v, w in zip(m[k], m[i])]
    return [row[4] for row in m]


start = decimals("1 1 1 10")
e = errors(start)
for j in range(3):
    say("mix", f"products[1,{j + 1}]", start[j] * ROWS[0][j])
say("mix", "y_hat[1]", predict(start)[0])
say("transpose", "dot", predict(start)[0] - 10)
say("error", "products", [[start[j] * row[j] for j in range(3)] for row in ROWS])
say("error", "y_hat", predict(start))
say("error", "error", e)
say("squares", "size", [abs(v) for v in e])
say("squares", "square", [v * v for v in e])
say("squares", "total", sum(v * v for v in e))
say("squares", "share_square", e[4] ** 2 / sum(v * v for v in e))
say("squares", "share_size", abs(e[4]) / sum(abs(v) for v in e))
say("mean", "mse", mse(start))
say("mean", "mse_try", mse(decimals("2 1 1 10")))
# a1 of the least, as a parabola's bottom: through MSE at 0, 1 and 2
at = [mse([D(v), D(1), D(1), D(10)]) for v in range(3)]
alone = 1 - (at[2] - at[0]) / (2 * (at[2] - 2 * at[1] + at[0]))
say("parabola", "dmse[1]", slopes(start)[0])
say("parabola", "a1_alone", alone)
say("parabola", "alone_mse", mse([alone, D(1), D(1), D(10)]))
best = least()
say("four", "coef", start)
say("four", "dmse", slopes(start))
say("four", "best", best)
say("four", "best_mse", mse(best))
made = decimals("2 1 3 10")
say("truth", "made_hat", predict(made))
say("truth", "made_mse", mse(made))
say("truth", "best_hat", predict(best))
say("truth", "which_hat", predict(made))
