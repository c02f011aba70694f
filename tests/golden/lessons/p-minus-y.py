#!/usr/bin/env python3
"""The numbers of the lesson p-minus-y: see reference.py."""
from reference import D, decimals, price, say, sigmoid, softmax

half = D("0.5")
say("gradient", "dz", D("0.9") - 1)
say("gradient", "move", -half * (D("0.9") - 1))
cases = [(D("0.2"), 1), (D("0.9"), 0), (D("0.9"), 1), (D(1), 1)]
for i, (p, y) in enumerate(cases):
    step = ("up", "down", "signs", "signs")[i]
    say(step, f"case_dz[{i + 1}]", p - y)
    say(step, f"case_move[{i + 1}]", -half * (p - y))
    if i < 2:
        z = (p / (1 - p)).ln()
        say(step, f"z[{i + 1}]", z)
        say(step, f"z_next[{i + 1}]", z - half * (p - y))
        say(step, f"p_next[{i + 1}]", sigmoid(z - half * (p - y)))


def errors(p, right):
    return [v - (k == right) for k, v in enumerate(p)]


p = decimals("0.1 0.2 0.7")
dz = errors(p, 0)
say("classes", "dzs", dz)
say("classes", "moves", [-half * v for v in dz])
other = errors(decimals("0.15 0.6 0.25"), 0)
say("likeliest", "other_dz", other)
say("likeliest", "other_move", [-half * v for v in other])
scores = [v.ln() for v in p]
moved = [z - half * v for z, v in zip(scores, dz)]
say("after", "zs", scores)
say("after", "zs_next", moved)
say("after", "ps_next", softmax(moved))
say("after", "loss", price(p[0]))
say("after", "loss_next", price(softmax(moved)[0]))

# W and b are moved, and the scores of the same x computed anew: from W = 0, as only the change matters
x, eta = decimals("5 3 7"), D("0.01")
dW = [[v * a for a in x] for v in dz]
change = [sum(-eta * g * a for g, a in zip(row, x)) - eta * v for row, v in zip(dW, dz)]
say("parameters", "dW", dW)
say("parameters", "db", dz)
say("parameters", "factor", D(5 * 5 + 3 * 3 + 7 * 7 + 1))
say("parameters", "short", [-eta * v for v in dz])
say("parameters", "real", change)
say("parameters", "real_p", softmax([z + c for z, c in zip(scores, change)]))
say("large-x", "column", [sum(abs(row[j]) for row in dW) for j in range(3)])
