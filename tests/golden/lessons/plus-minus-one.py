#!/usr/bin/env python3
"""The numbers of the lesson plus-minus-one: see reference.py."""
from reference import BIT, D, price, say, sigmoid


def short(y, z):
    return (1 + (-y * z).exp()).ln()


def long(t, z):
    return -(t * sigmoid(z).ln() + (1 - t) * (1 - sigmoid(z)).ln())


two = D(2)
say("codes", "code_y", [D(-1), D(1)])
say("shorter", "t", D(1))
say("shorter", "p", sigmoid(two))
say("shorter", "form_a", short(1, two))
say("shorter", "loss_try", short(-1, two))
say("plus", "plus", [price(sigmoid(two))] * 4)
say("rest", "rest", [1 - sigmoid(two)] * 4)
say("minus", "minus", [price(1 - sigmoid(two))] * 3)
say("minus", "straight", -two)
say("minus", "turned", two)
say("beside", "short.price", short(1, two))
say("beside", "long.price", long(1, two))
say("beside", "form_b", long(1, two))
say("beside", "gap", D(0), 1)
several = [D(z) for z in (-3, -1, 0, 2, 20)]
say("beside", "several", several)
say("beside", "plus_a", [short(1, z) for z in several])
say("beside", "plus_b", [long(1, z) for z in several], 1)  # log σ(20) from a σ(20) that is nearly 1
say("beside", "minus_a", [short(-1, z) for z in several])
say("beside", "minus_b", [long(0, z) for z in several])
cases = [(1, D(2)), (1, D(-1)), (-1, D(-3)), (-1, D(2))]
say("margin", "margin", two)
say("margin", "case_margin", [y * z for y, z in cases])
say("margin", "case_loss", [short(y, z) for y, z in cases])
say("margin", "zero_loss", two.ln())
say("gradient", "dz_a", -sigmoid(-two))
say("gradient", "dz_b", sigmoid(two) - 1)
say("gradient", "plus_dz_a", [-sigmoid(-z) for z in several])
say("gradient", "plus_dz_b", [sigmoid(z) - 1 for z in several], 1)  # σ(20) - 1
say("gradient", "minus_dz_a", [sigmoid(z) for z in several])
say("gradient", "minus_dz_b", [sigmoid(z) for z in several])
say("hinge", "m_log", two.ln())
say("hinge", "m_hinge", D(1))
say("hinge", "m_error", D(1))
say("hinge", "m_bits", two.ln() * BIT)
say("hinge", "beyond", short(1, two))
