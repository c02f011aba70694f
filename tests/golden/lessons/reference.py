"""What the references of the lessons share.  The program's own code has no part in them.

    python3 tests/golden/lessons/ID.py > tests/golden/lessons/ID.txt

computes the numbers of a lesson with 50 decimal digits, straight from their definitions.  The output is committed,
and test_lessons.c compares the lesson with it; a script runs only when its lesson's numbers change.

A line: step, number as a lesson writes it, value, and, for a difference of larger numbers that may come out near 0,
how large these are.
"""
from decimal import Decimal as D, getcontext

getcontext().prec = 50
BIT = 1 / D(2).ln()  # a nat in bits


def say(step, name, value, scale=None):
    """A number, a list (name[1], ...) or a list of lists (name[1,1], ...)."""
    if isinstance(value, list) and value and isinstance(value[0], list):
        for i, row in enumerate(value):
            for j, number in enumerate(row):
                say(step, f"{name}[{i + 1},{j + 1}]", number, scale)
    elif isinstance(value, list):
        for i, number in enumerate(value):
            say(step, f"{name}[{i + 1}]", number, scale)
    else:
        number = D(value)
        text = "inf" if number == D("Infinity") else f"{number:.20e}"
        print(step, name, text, *([] if scale is None else [scale]))


def decimals(text):
    return [D(word) for word in text.split()]


def price(p):
    """-log p."""
    return D("Infinity") if p == 0 else abs(p.ln()) if p == 1 else -p.ln()


def softmax(scores):
    powers = [score.exp() for score in scores]
    return [power / sum(powers) for power in powers]


def sigmoid(z):
    return 1 / (1 + (-z).exp())


def cross(p, q):
    """H(P, Q); what has probability 0 adds nothing."""
    return sum((a * price(b) for a, b in zip(p, q) if a > 0), D(0))
