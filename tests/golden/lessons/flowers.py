"""What the references of regularization and stand-ins share: ten flowers to learn from, ninety others, and fits.

Of the hundred versicolor and virginica flowers every tenth is learnt from. Features are standardised by those ten.
"""
from pathlib import Path

from reference import D, price, sigmoid

ROWS = [line.split(",") for line in (Path(__file__).parents[3] / "lessons/data/iris.csv").read_text().split()[51:]]
FLOWERS = [[D(v) for v in row[:4]] for row in ROWS]
ANSWERS = [int(row[4] == "virginica") for row in ROWS]
LEARNT = range(0, 100, 10)
OTHERS = [i for i in range(100) if i % 10]
MEAN = [sum(FLOWERS[i][j] for i in LEARNT) / 10 for j in range(4)]
SPREAD = [(sum((FLOWERS[i][j] - MEAN[j]) ** 2 for i in LEARNT) / 10).sqrt() for j in range(4)]


def scaled(which):
    return [[(v - m) / s for v, m, s in zip(FLOWERS[i], MEAN, SPREAD)] for i in which]


def answers(which):
    return [ANSWERS[i] for i in which]


def score(w, b, row):
    return sum((u * v for u, v in zip(w, row)), b)


def mean_loss(w, b, rows, wanted):
    return sum(price(sigmoid(z if y else -z)) for z, y in ((score(w, b, r), y) for r, y in zip(rows, wanted))) / len(rows)


def right(w, b, rows, wanted):
    return sum((score(w, b, r) > 0) == (y == 1) for r, y in zip(rows, wanted))


def gradient(w, b, rows, wanted):
    """By each weight, then by the bias."""
    errors = [sigmoid(score(w, b, r)) - y for r, y in zip(rows, wanted)]
    return [sum(e * v for e, v in zip(errors, column)) / len(rows) for column in list(zip(*rows)) + [[1] * len(rows)]]


def solved(matrix, wanted):
    """Gauss and Jordan."""
    rows = [list(row) + [v] for row, v in zip(matrix, wanted)]
    for i in range(len(rows)):
        best = max(range(i, len(rows)), key=lambda k: abs(rows[k][i]))
        rows[i], rows[best] = rows[best], rows[i]
        rows[i] = [v / rows[i][i] for v in rows[i]]
        for k in range(len(rows)):
            if k != i:
                rows[k] = [v - rows[k][i] * u for v, u in zip(rows[k], rows[i])]
    return [row[-1] for row in rows]


def newton(rows, wanted, ridge, pull, start):
    """The least mean loss + ridge / 2 |w|^2 + pull . w by Newton's steps, halved while they go too far; with a bias where
    start has one number more than a row.  pull is the L1 penalty while no weight changes its sign."""
    size, biased = len(rows[0]), len(start) > len(rows[0])
    theta = list(start)

    def parts(t):
        return t[:size], t[size] if biased else D(0)

    def height(t):
        w, b = parts(t)
        return mean_loss(w, b, rows, wanted) + ridge / 2 * sum(v * v for v in w) + sum(u * v for u, v in zip(pull, w))

    for _ in range(60):
        w, b = parts(theta)
        slope = gradient(w, b, rows, wanted)[:len(theta)]
        slope = [g + (ridge * w[j] + pull[j] if j < size else 0) for j, g in enumerate(slope)]
        if max(abs(g) for g in slope) < D("1e-40"):
            break
        weights = [s * (1 - s) for s in (sigmoid(score(w, b, r)) for r in rows)]
        wide = [list(r) + [D(1)] * biased for r in rows]
        bend = [[sum(k * r[i] * r[j] for k, r in zip(weights, wide)) / len(rows) + (ridge if i == j < size else 0)
                 for j in range(len(theta))] for i in range(len(theta))]
        step, share = solved(bend, slope), D(1)
        while share > D("1e-9") and height([t - share * s for t, s in zip(theta, step)]) > height(theta):
            share /= 2
        theta = [t - share * s for t, s in zip(theta, step)]
    return theta


def fit_l2(rows, wanted, alpha, biased=True):
    size = len(rows[0])
    return newton(rows, wanted, alpha, [D(0)] * size, [D(0)] * (size + biased))


def fit_l1(rows, wanted, alpha, biased=True):
    """Small steps, each pulled towards 0 by alpha, tell which weights are not 0; Newton's steps give these exactly."""
    from math import exp
    size, a = len(rows[0]), float(alpha)
    data, w, b = [[float(v) for v in r] for r in rows], [0.0] * size, 0.0
    for _ in range(40000):
        errors = [1 / (1 + exp(-b - sum(u * v for u, v in zip(w, r)))) - y for r, y in zip(data, wanted)]
        slope = [sum(e * r[j] for e, r in zip(errors, data)) / len(data) for j in range(size)]
        w = [max(abs(v - 0.5 * g) - 0.5 * a, 0) * (1 if v - 0.5 * g > 0 else -1) for v, g in zip(w, slope)]
        b -= 0.5 * sum(errors) / len(data) * biased
    kept = [j for j in range(size) if abs(w[j]) > 1e-6]
    out = [D(0)] * size + [D(0)] * biased
    if kept:
        found = newton([[r[j] for j in kept] for r in rows], wanted, D(0), [alpha if w[j] > 0 else -alpha for j in kept],
                       [D(w[j]) for j in kept] + [D(b)] * biased)
    elif biased:  # only the bias: the log-odds of the answers
        ones = D(sum(wanted))
        found = [(ones / (len(wanted) - ones)).ln()]
    else:
        found = []
    for j, v in zip(kept + [size] * biased, found):
        out[j] = v
    worst = gradient(out[:size], out[size] if biased else D(0), rows, wanted)
    assert all(abs(g) <= alpha for j, g in enumerate(worst[:size]) if j not in kept), "a weight at 0 would leave it"
    return out
