#!/usr/bin/env python3
"""Computes the worked sample with 50 decimal digits, straight from the formulas.

    python3 tests/golden/reference.py > tests/golden/one_sample.txt

The program's own code has no part in it.  The output is committed and test_golden.c compares the
trace with it; this script runs only when the sample itself changes.

A line: case, update, name, row, column (from 1; 0 where there is none), value.
"""
from decimal import Decimal, getcontext

getcontext().prec = 50

X = "5 3 7".split()
W = [row.split() for row in ("-0.2 0.3 0.1", "0.1 0.2 0.0", "0.2 -0.1 0.1", "0.4 -0.2 0.2", "-0.1 0.1 0.2")]
B = "-0.1 0.1 0.2 0.2 0.0".split()
UPDATES = 13


def forward(W, b, x, label):
    z = [sum(w * v for w, v in zip(row, x)) + c for row, c in zip(W, b)]
    e = [v.exp() for v in z]
    p = [v / sum(e) for v in e]
    return {"W": W, "b": b, "z": z, "exp_z": e, "sum_exp": sum(e), "p": p, "loss": -p[label].ln()}


def emit(case, update, name, value):
    rows = value if isinstance(value, list) else [value]
    for r, row in enumerate(rows):
        for c, number in enumerate(row if isinstance(row, list) else [row]):
            place = (r + 1 if isinstance(value, list) else 0, c + 1 if isinstance(row, list) else 0)
            print(case, update, name, *place, f"{number:.20e}")


def run(case, W, b, label, alpha, eta="0.01"):
    x = [Decimal(v) for v in X]
    W = [[Decimal(v) for v in row] for row in W]
    b = [Decimal(v) for v in b]
    alpha, eta = Decimal(alpha), Decimal(eta)
    for update in range(UPDATES):
        now = forward(W, b, x, label)
        penalty = alpha / 2 * sum(w * w for row in W for w in row)
        dz = [p - (1 if k == label else 0) for k, p in enumerate(now["p"])]
        dW = [[g * v + alpha * w for v, w in zip(x, row)] for g, row in zip(dz, W)]
        W = [[w - eta * g for w, g in zip(*rows)] for rows in zip(W, dW)]
        b = [c - eta * g for c, g in zip(b, dz)]
        then = forward(W, b, x, label)
        products = [[w * v for w, v in zip(row, x)] for row in now["W"]]
        values = {**now, "products": products, "penalty": penalty, "J": now["loss"] + penalty, "dz": dz,
                  "move": [-eta * g for g in dz], "dW": dW, "db": dz, "loss_next": then["loss"]}
        if update == UPDATES - 1:
            values |= {name + "_next": value for name, value in then.items()}
        for name, value in values.items():
            emit(case, update, name, value)


run("default", W, B, 3, "0")
run("zeros", [["0"] * 3] * 5, ["0"] * 5, 3, "0")
run("penalised", W, B, 3, "0.1")
run("label-1", W, B, 0, "0")
