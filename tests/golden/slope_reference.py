#!/usr/bin/env python3
"""Computes J(w, b) of a logistic model around a point, and gradient descent on it, with 50 decimal digits.

    python3 tests/golden/slope_reference.py > tests/golden/slope.txt

The program's own code has no part in it: flowers, means and deviations, sines and arcs come from here.  The output is
committed and test_slope.c compares the trace with it; this script runs only when the example itself changes.

A line: case, update, name, row, column (from 1; 0 where there is none), value.
"""
import csv
import pathlib
from decimal import Decimal, getcontext

getcontext().prec = 50
UPDATES = 4
IRIS = pathlib.Path(__file__).parents[2] / "lessons/data/iris.csv"


def arc_tangent(t):
    if abs(t) > Decimal("0.1"):
        return 2 * arc_tangent(t / (1 + (1 + t * t).sqrt()))
    return sum((-1) ** k * t ** (2 * k + 1) / (2 * k + 1) for k in range(30))


PI = 4 * arc_tangent(Decimal(1))


def degrees_of(x, y):
    """Of the direction (x, y), from 0 to below 360; neither is 0 in the examples."""
    angle = arc_tangent(y / x) * 180 / PI
    return angle + 180 if x < 0 else angle + 360 if y < 0 else angle


def cosine_and_sine(degrees):
    t, c, s = degrees * PI / 180, Decimal(0), Decimal(0)
    term = Decimal(1)
    for k in range(80):
        if k % 2 == 0:
            c += (-1) ** (k // 2) * term
        else:
            s += (-1) ** (k // 2) * term
        term = term * t / (k + 1)
    return c, s


def flowers(feature):
    with open(IRIS, newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["species"] != "setosa"]
    x = [Decimal(row[feature]) for row in rows]
    mean = sum(x) / len(x)
    deviation = (sum((v - mean) ** 2 for v in x) / len(x)).sqrt()
    return [((v - mean) / deviation, row["species"] == "virginica") for v, row in zip(x, rows)]


def height(data, w, b):
    return sum((1 + (-(w * x + b) if y else w * x + b).exp()).ln() for x, y in data) / len(data)


def gradient(data, w, b):
    errors = [(1 / (1 + (-(w * x + b)).exp()) - y, x) for x, y in data]
    return sum(e * x for e, x in errors) / len(data), sum(e for e, x in errors) / len(data)


def run(case, feature, w, b, eps, angle, eta):
    data = flowers(feature)
    w, b, eps, angle, eta = (Decimal(v) for v in (w, b, eps, angle, eta))
    u = cosine_and_sine(angle)
    for update in range(UPDATES):
        J, (dw, db) = height(data, w, b), gradient(data, w, b)
        norm, slope = (dw * dw + db * db).sqrt(), dw * u[0] + db * u[1]
        cosine = slope / norm
        phi = degrees_of(cosine, (1 - cosine * cosine).sqrt())
        w_next, b_next = w - eta * dw, b - eta * db
        J_next = height(data, w_next, b_next)
        values = {"w": w, "b": b, "J": J, "dw": dw, "db": db, "grad_norm": norm, "slope": slope, "phi": phi,
                  "dJ_linear": eps * slope, "dJ_true": height(data, w + eps * u[0], b + eps * u[1]) - J,
                  "best_angle": degrees_of(-dw, -db), "least": -eps * norm, "step_linear": -eta * norm * norm,
                  "w_next": w_next, "b_next": b_next, "J_next": J_next, "J_slice": height(data, w_next, b),
                  "step_true": J_next - J}
        for name, value in values.items():
            print(case, update, name, 1, 0, f"{value:.20e}")
        for row in (0, 1):
            print(case, update, "u", row + 1, 0, f"{u[row]:.20e}")
        w, b = w_next, b_next


run("sepals", "sepal_length_cm", "-1", "2", "0.8", "20", "3")
run("backward", "sepal_length_cm", "3", "-2", "0.01", "247.5", "0.25")
