#!/usr/bin/env python3
"""Computes the numbers of the lessons neg-log and entropy with 50 decimal digits, straight from their definitions.

    python3 tests/golden/own_reference.py > tests/golden/own.txt

The program's own code has no part in it.  The output is committed and test_own.c compares the lessons with it; this
script runs only when a lesson's numbers change.

A line: lesson, step, number as a lesson writes it, value.
"""
from decimal import Decimal as D, getcontext

getcontext().prec = 50
BIT = 1 / D(2).ln()  # a nat in bits


def say(lesson, step, name, number):
    print(lesson, step, name, "inf" if number == D("Infinity") else f"{number:.20e}")


def say_all(lesson, step, name, numbers):
    for i, number in enumerate(numbers):
        say(lesson, step, f"{name}[{i + 1}]", number)


def decimals(text):
    return [D(word) for word in text.split()]


def price(p):
    """-log p."""
    return D("Infinity") if p == 0 else abs(p.ln()) if p == 1 else -p.ln()


def softmax(scores):
    powers = [score.exp() for score in scores]
    return [power / sum(powers) for power in powers]


def cross(p, q):
    """H(P, Q); what has probability 0 adds nothing."""
    return sum((a * price(b) for a, b in zip(p, q) if a > 0), D(0))


def neg_log():
    def numbers(step, name, values):
        (say_all if isinstance(values, list) else say)("neg-log", step, name, values)

    p, three, many = D("0.6"), decimals("0.95 0.5 0.01"), decimals("0.95 0.6 0.5 0.1 0.05 0.01 0.0001")
    numbers("one-probability", "pc", p)
    numbers("curve", "loss", price(p))
    numbers("curve", "loss_try", price(D("0.61")))
    numbers("three", "three_loss", [price(v) for v in three])
    numbers("three", "loss_mid", price(D("0.5")))
    numbers("three", "loss_low", price(D("0.01")))
    numbers("line", "line", 1 - p)
    numbers("line", "many_line", [1 - v for v in many])
    numbers("line", "many_loss", [price(v) for v in many])
    numbers("line", "line_gap", D("0.9999") - D("0.99"))
    numbers("line", "log_gap", price(D("0.0001")) - price(D("0.01")))
    numbers("steeper", "slope", -1 / p)
    numbers("steeper", "three_slope", [-1 / v for v in three])
    numbers("steeper", "many_slope", [-1 / v for v in many])
    numbers("steeper", "gain_low", price(D("0.01")) - price(D("0.02")))
    numbers("steeper", "gain_high", price(D("0.94")) - price(D("0.95")))
    numbers("halving", "halves_loss", [price(p / 2**i) for i in range(4)])
    numbers("halving", "halving", D(2).ln())
    shares = softmax(decimals("0.5 1.2 1.6 3 1.2"))
    numbers("rounded", "shares", shares)
    numbers("rounded", "shares_loss", [price(v) for v in shares])
    numbers("rounded", "p1", shares[0])
    numbers("rounded", "rounded_loss", [price(v) for v in decimals("0.05 0.1 0.15 0.6 0.1")])
    numbers("ends", "equal_loss", [D(k).ln() for k in (2, 3, 5, 10)])
    numbers("base", "natural.price", price(p))
    numbers("base", "two.price", price(p) * BIT)
    numbers("base", "ten.price", price(p) / D(10).ln())
    numbers("base", "many_bits", [price(v) * BIT for v in many])
    numbers("base", "many_ten", [price(v) / D(10).ln() for v in many])


def entropy():
    def numbers(step, name, values):
        (say_all if isinstance(values, list) else say)("entropy", step, name, values)

    numbers("surprise", "surprise_q", price(D("0.7")) * BIT)
    numbers("surprise", "known_surprise", [price(v) * BIT for v in decimals("1 0.5 0.25 0.125 0.01")])
    A, equal, one_hot = decimals("0.5 0.25 0.25"), [D(1) / 3] * 3, decimals("0 0 1")
    for step, unit in (("mean", BIT), ("cross", D(1))):
        numbers(step, "terms_a", [a * price(a) * unit for a in A])
        numbers(step, "H_a", cross(A, A) * unit)
        numbers(step, "H_b", cross(equal, equal) * unit)
        numbers(step, "H_c", cross(one_hot, one_hot) * unit)
    numbers("sure", "H_a", D(0))
    numbers("sure", "x_log_x", [-v * price(v) for v in decimals("0.1 0.01 0.001")])
    P, Q = decimals("0.5 0.3 0.2"), decimals("0.2 0.2 0.6")
    for step, unit in (("turned", D(1)), ("units", BIT)):
        numbers(step, "terms", [p * price(q) * unit for p, q in zip(P, Q)])
        numbers(step, "H", cross(P, P) * unit)
        numbers(step, "cross_entropy", cross(P, Q) * unit)
        numbers(step, "kl", (cross(P, Q) - cross(P, P)) * unit)
        numbers(step, "H_q", cross(Q, Q) * unit)
        numbers(step, "cross_turned", cross(Q, P) * unit)
        numbers(step, "kl_turned", (cross(Q, P) - cross(Q, Q)) * unit)
    two, tries = decimals("0.7 0.3"), decimals("0.5 0.7 0.9")
    for step, unit in (("below", D(1)), ("units", BIT)):
        numbers(step, "H_two", cross(two, two) * unit)
        numbers(step, "tries_cross", [cross(two, [q, 1 - q]) * unit for q in tries])
    numbers("below", "argmin", D(2))
    Q = decimals("0.2 0.3 0.5")
    numbers("one-hot", "H", D(0))
    numbers("one-hot", "cross_entropy", cross(one_hot, Q))
    numbers("one-hot", "kl", cross(one_hot, Q))
    numbers("one-hot", "cross_bits", cross(one_hot, Q) * BIT)
    animals = softmax(decimals("4 2 -2"))
    numbers("one-hot", "animals", animals)
    numbers("one-hot", "animals_loss", price(animals[0]))
    numbers("one-hot", "animals_bits", price(animals[0]) * BIT)
    sure = decimals("1 0")
    numbers("ends", "verdict", [cross(sure, decimals("0 1")), cross(sure, sure)])
    o = D("0.98")
    numbers("binary", "binary", price(o))
    numbers("binary", "binary_bits", price(o) * BIT)
    numbers("binary", "tiny_bits", price(D("0.0001")) * BIT)
    numbers("units", "per_nat", BIT)
    numbers("units", "lengths", [cross(P, decimals("0.2 0.2 0.6")) - cross(P, P), cross(P, P),
                                 cross(P, decimals("0.2 0.2 0.6"))])
    numbers("units", "slope_nats", -1 / o)
    numbers("units", "slope_bits", -1 / o * BIT)


neg_log()
entropy()
