#!/usr/bin/env python3
"""The numbers of the lesson logit: see reference.py."""
from reference import D, decimals, say, sigmoid, softmax


def odds(p):
    return p / (1 - p)


def logit(p):
    return odds(p).ln()


p, many = D("0.9"), decimals("0.01 0.1 0.25 0.5 0.75 0.9 0.99")
say("odds", "p", p)
say("odds", "odds", odds(p))
say("odds", "many", many)
say("odds", "many_odds", [odds(v) for v in many])
say("log-odds", "logit", logit(p))
say("log-odds", "many_logit", [logit(v) for v in many])
say("ends", "slope", 1 / (p * (1 - p)))
say("ends", "many_slope", [1 / (v * (1 - v)) for v in many])
say("ends", "gap_high", logit(D("0.99")) - logit(D("0.98")))
say("ends", "gap_mid", logit(D("0.51")) - logit(D("0.50")))
say("back", "back", sigmoid(logit(p)))
say("back", "many_back", [sigmoid(logit(v)) for v in many])
z = decimals("4 2 -2")
sig = [sigmoid(v) for v in z]
soft = softmax(z)
powers = [v.exp() for v in z]
say("each", "sig", sig)
say("each", "sig_sum", sum(sig))
say("alone-or-together", "soft", soft)
say("alone-or-together", "soft_sum", D(1))
say("alone-or-together", "sig_try", [sigmoid(v) for v in decimals("5 2 -2")])
say("alone-or-together", "soft_try", softmax(decimals("5 2 -2")))
say("divided", "norm", [v / sum(sig) for v in sig])
say("divided", "norm_sum", D(1))
say("shares", "exp_z", powers)
say("shares", "sum_exp", sum(powers))
say("why-e", "e", D(1).exp())
say("why-e", "soft_base", [D(2) ** v / (D(2) ** 4 + D(2) ** 2 + D(2) ** -2) for v in z])
say("two-meanings", "logit_soft", [logit(v) for v in soft])
say("two-meanings", "z_again", [v.ln() + sum(powers).ln() for v in soft])
say("two-classes", "soft_pair", softmax(decimals("3 1")))
say("two-classes", "pair_gap", D(2))
say("two-classes", "sig_pair", sigmoid(D(2)))
