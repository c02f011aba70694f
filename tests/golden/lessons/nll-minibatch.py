#!/usr/bin/env python3
"""The numbers of the lesson nll-minibatch: see reference.py."""
from reference import D, decimals, price, say, softmax

Z = [decimals(row) for row in ("3.2 5.1 -1.7", "0.5 2 -1", "1 0.2 2.2", "-0.3 0.4 0.1")]
label = [0, 1, 2, 1]  # from 0
P = [softmax(row) for row in Z]
say("softmax", "P", P)
say("softmax", "row_sum", [D(1)] * 4)
say("softmax", "column_sum", [sum(column) for column in zip(*P)])
say("pick", "label0", label)
right = [row[k] for row, k in zip(P, label)]
say("pick", "picked", right)
losses = [price(p) for p in right]
say("minus-log", "loss", losses)
say("minus-log", "worst", D(1))
say("mean", "loss_sum", sum(losses))
say("mean", "batch_loss", sum(losses) / 4)
say("mean", "mean_p", sum(right) / 4)
say("mean", "log_of_mean", price(sum(right) / 4))
say("log-probabilities", "logP", [[p.ln() for p in row] for row in P])
again = [softmax(row) for row in P]
twice = [price(row[k]) for row, k in zip(again, label)]
say("twice", "P_twice", again)
say("twice", "twice", twice)
say("twice", "twice_mean", sum(twice) / 4)
perfect = softmax(decimals("1 0 0"))
say("twice", "perfect_twice", perfect)
say("twice", "twice_floor", price(perfect[0]))
Y = [[D(int(k == c)) for k in range(3)] for c in label]
say("gradient", "Y", Y)
say("gradient", "dZ", [[(p - y) / 4 for p, y in zip(*rows)] for rows in zip(P, Y)])
guess = [row.index(max(row)) for row in P]
say("accuracy", "guess", [k + 1 for k in guess])
say("accuracy", "hit", [int(k == c) for k, c in zip(guess, label)])
say("accuracy", "accuracy", D("0.75"))
say("accuracy", "shares", [v / sum(losses) for v in losses])
say("accuracy", "worst_share", losses[0] / sum(losses))
