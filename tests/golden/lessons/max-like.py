#!/usr/bin/env python3
"""The numbers of the lesson max-like: see reference.py."""
import csv

from reference import BIT, D, decimals, price, say, sigmoid, softmax


def binary(y, o):
    """The cross-entropy of one output, in bits."""
    return (price(o) if y else price(1 - o)) * BIT


def flowers():
    """The right probabilities of the five flowers of mean-loss, from its data, W and b."""
    with open("../../../lessons/data/iris.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))[::30]
    columns = [[D(row[name]) for row in rows] for name in ("petal_length_cm", "petal_width_cm")]
    scaled = []
    for column in columns:
        mean = sum(column) / len(column)
        deviation = (sum((v - mean) ** 2 for v in column) / len(column)).sqrt()
        scaled.append([(v - mean) / deviation for v in column])
    W, b = [decimals("-2.0 -1.6"), decimals("-0.9 0.5"), decimals("3.9 -1.0")], decimals("0.2 1.2 -0.3")
    classes = sorted({row["species"] for row in rows})
    return [softmax([w[0] * u + w[1] * v + c for w, c in zip(W, b)])[classes.index(row["species"])]
            for row, u, v in zip(rows, *scaled)]


s = decimals("2 1.2 4")
sigmoids, p = [sigmoid(v) for v in s], softmax(s)
say("sigmoids", "o_sig", sigmoids)
say("sigmoids", "sig_sum", sum(sigmoids))
say("together", "p", p)
raised = [s[0], s[1], s[2] + 1]
say("together", "sig_try", [sigmoid(v) for v in raised])
say("together", "p_try", softmax(raised))
say("imitates", "scaled", p)
say("imitates", "sharp", [softmax([c * v for v in s]) for c in decimals("0 0.5 1 2 5")])
say("nll", "price", D(1))
say("nll", "nll_bits", [price(v) * BIT for v in p])
say("nll", "nll_nats", [price(v) for v in p])
say("nll", "rounded_bits", [price(v) * BIT for v in decimals("0.0508 0.8360")])
ds = [p[0], p[1] - 1, p[2]]
say("one-node", "ds", ds)
say("one-node", "ds_bits", [v * BIT for v in ds])
terms = [binary(k == 2, o) for k, o in enumerate(decimals("0.2 0.3 0.5"))]
say("outputs", "terms", terms)
say("outputs", "terms_sum", sum(terms))
say("outputs", "one_term", D(1))
terms = [binary(k == 2, o) for k, o in enumerate(sigmoids)]
say("outputs", "sig_terms", terms)
say("outputs", "sig_terms_sum", sum(terms))
photo = decimals("3 -2 3")
say("photo", "photo_sig", [sigmoid(v) for v in photo])
say("photo", "photo_p", softmax(photo))
right, product, run = flowers(), D(1), []
for v in right:
    product *= v
    run.append(product)
say("likelihood", "right", right)
say("likelihood", "run", run)
say("likelihood", "like", product)
say("logs", "prices", [price(v) for v in right])
say("logs", "neg_log_like", price(product))
say("logs", "mean_price", price(product) / 5)
tries = decimals("0.5 0.7 0.9")
say("coin", "coin", price(D("0.3") ** 7 * D("0.7") ** 3))
say("coin", "tries_like", [v ** 7 * (1 - v) ** 3 for v in tries])
say("coin", "tries_price", [price(v ** 7 * (1 - v) ** 3) for v in tries])
say("coin", "best", D("0.7"))
counts = (10, 100, 1000, 2000)
say("vanishes", "powers", [D("0.6") ** n if n < 2000 else D(0) for n in counts])
say("vanishes", "sums", [n * price(D("0.6")) for n in counts])
