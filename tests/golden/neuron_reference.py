#!/usr/bin/env python3
"""Computes one neuron in three situations, with both losses, with 50 decimal digits from the formulas.

    python3 tests/golden/neuron_reference.py > tests/golden/neuron.txt

The program's own code has no part in it.  The output is committed and test_neuron.c compares the trace with it;
this script runs only when the example itself changes.

A line: case, update, name, row, column (from 1; 0 where there is none), value.
"""
from decimal import Decimal, getcontext

getcontext().prec = 50

UPDATES = 100
SHOWN = (0, 1, 2, 3, 4, 9, 49, 99)


def sigmoid(z):
    return 1 / (1 + (-z).exp())


def squared_error(o, y):
    return (o - y) ** 2 / 2


def cross_entropy(o, y):
    return -(y * o.ln() + (1 - y) * (1 - o).ln())


def forward(loss, w, b, x, y):
    z = [v * x + c for v, c in zip(w, b)]
    o = [sigmoid(v) for v in z]
    return {"w": w, "b": b, "z": z, "o": o, "loss": [loss(v, y) for v in o]}


def emit(case, update, name, numbers):
    for row, number in enumerate(numbers):
        print(case, update, name, row + 1, 0, f"{number:.20e}")


def slope_by_o(loss, o, y):
    """d loss / d o, of each loss from its own definition."""
    return o - y if loss is squared_error else -(y / o) + (1 - y) / (1 - o)


def run(case, loss, w, b, x, y, eta):
    w, b = [Decimal(v) for v in w.split()], [Decimal(v) for v in b.split()]
    x, y, eta = Decimal(x), Decimal(y), Decimal(eta)
    losses, outputs = [], []
    for update in range(UPDATES):
        now = forward(loss, w, b, x, y)
        losses += [now["loss"]]
        outputs += [now["o"]]
        prime = [o * (1 - o) for o in now["o"]]
        dz = [slope_by_o(loss, o, y) * p for o, p in zip(now["o"], prime)]
        dw = [g * x for g in dz]
        w = [v - eta * g for v, g in zip(w, dw)]
        b = [c - eta * g for c, g in zip(b, dz)]
        then = {name + "_next": value for name, value in forward(loss, w, b, x, y).items()}
        values = {**now, "sigma_prime": prime, "error": [o - y for o in now["o"]], "dz": dz, "dw": dw, "db": dz,
                  "move": [-eta * g for g in dw], **then}
        for name, value in values.items() if update in SHOWN else ():
            emit(case, update, name, value)
    for name, rows in (("losses", losses), ("outputs", outputs)):
        for u in range(0, UPDATES, 33):
            for s, number in enumerate(rows[u]):
                print(case, UPDATES - 1, name, u + 1, s + 1, f"{number:.20e}")


for name, loss in (("mse", squared_error), ("ce", cross_entropy)):
    run(name, loss, "0.4 1.9 -1", "0.5 3.0 0.5", "1.5", "0", "0.5")
    run(name + "-target-1", loss, "30 1.9 -1", "0.5 3.0 -0.25", "1.5", "1", "5")
