#!/usr/bin/env python3
"""Computes the worked sample under 1/2 |p - y|^2 and under cross-entropy with 50 decimal digits.

    python3 tests/golden/losses_reference.py > tests/golden/losses.txt

The gradient of the squared error goes the long way, through the whole Jacobian of softmax.  The program's own
code has no part in it.  The output is committed and test_chain_mse.c compares the trace with it; this script runs
only when the lesson's numbers change.

A line: start-pane, update, name, row, column (from 1; 0 where there is none), value.
"""
from decimal import Decimal, getcontext

getcontext().prec = 50

X = [Decimal(v) for v in (5, 3, 7)]
LABEL, ETA, UPDATES, SHOWN = 3, Decimal("0.01"), 13, (0, 1, 12)
SLIDE = [row.split() for row in ("-0.2 0.3 0.1", "0.1 0.2 0.0", "0.2 -0.1 0.1", "0.4 -0.2 0.2", "-0.1 0.1 0.2")]
ZERO = [["0"] * 3] * 5
STARTS = {"slide": (SLIDE, "-0.1 0.1 0.2 0.2 0.0"), "zero": (ZERO, "0 0 0 0 0"), "wrong": (ZERO, "4 0 0 0 0")}
CLASSES = range(5)
Y = [Decimal(int(k == LABEL)) for k in CLASSES]


def forward(W, b, pane):
    e = [(sum(w * v for w, v in zip(row, X)) + c).exp() for row, c in zip(W, b)]
    p = [v / sum(e) for v in e]
    squared = sum((v - t) ** 2 for v, t in zip(p, Y)) / 2
    return p, squared if pane == "mse" else -p[LABEL].ln()


def emit(start, pane, update, name, value):
    rows = value if isinstance(value, list) else [value]
    for r, row in enumerate(rows):
        for c, number in enumerate(row if isinstance(row, list) else [row]):
            place = (r + 1 if isinstance(value, list) else 0, c + 1 if isinstance(row, list) else 0)
            print(f"{start}-{pane}", update, name, *place, f"{number:.20e}")


def run(start, pane):
    W = [[Decimal(v) for v in row] for row in STARTS[start][0]]
    b = [Decimal(v) for v in STARTS[start][1].split()]
    for update in range(UPDATES):
        p, loss = forward(W, b, pane)
        dp = [v - t for v, t in zip(p, Y)] if pane == "mse" else [-t / v for v, t in zip(p, Y)]
        jacobian = [[p[i] * ((i == k) - p[k]) for k in CLASSES] for i in CLASSES]
        dz = [sum(dp[i] * jacobian[i][k] for i in CLASSES) for k in CLASSES]
        dW = [[g * v for v in X] for g in dz]
        W = [[w - ETA * g for w, g in zip(*rows)] for rows in zip(W, dW)]
        b = [c - ETA * g for c, g in zip(b, dz)]
        p_next, loss_next = forward(W, b, pane)
        values = {"loss": loss, "dp": dp, "jacobian": jacobian, "dz": dz, "move": [-ETA * g for g in dz], "dW": dW,
                  "db": dz, "W_next": W, "b_next": b, "p_next": p_next, "loss_next": loss_next}
        for name, value in values.items():
            if update in SHOWN:
                emit(start, pane, update, name, value)


for start in STARTS:
    for pane in ("mse", "ce"):
        run(start, pane)
