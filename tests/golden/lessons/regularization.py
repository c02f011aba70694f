#!/usr/bin/env python3
"""The numbers of the lesson regularization: see reference.py and flowers.py.  The lesson is given the fits as numbers
(they are found by steps, not by a formula); here they are found again."""
from flowers import (LEARNT, MEAN, OTHERS, SPREAD, answers, fit_l1, fit_l2, gradient, mean_loss, right, scaled, score)
from reference import D, decimals, price, say, sigmoid, softmax

X, Y = scaled(LEARNT), answers(LEARNT)
TEST_X, TEST_Y = scaled(OTHERS), answers(OTHERS)
ZERO = D(0)


def length(w):
    return sum(v * v for v in w).sqrt()


# Descent without a penalty
marks, theta, runs = [1, 3, 10, 30, 100, 300, 1000], [ZERO] * 5, []
for update in range(1, 1001):
    theta = [+(t - g) for t, g in zip(theta, gradient(theta[:4], theta[4], X, Y))]
    if update in marks:
        runs.append(theta)
say("free", "mean", MEAN)
say("free", "spread", SPREAD)
say("free", "x", X, 1)
say("free", "marks", marks)
say("free", "run", runs)
say("free", "run_norm", [length(t[:4]) for t in runs])
say("free", "run_train", [mean_loss(t[:4], t[4], X, Y) for t in runs])
say("free", "run_right", [right(t[:4], t[4], X, Y) for t in runs])
tests = [mean_loss(t[:4], t[4], TEST_X, TEST_Y) for t in runs]
say("unseen", "run_test", tests)
say("unseen", "run_right_test", [right(t[:4], t[4], TEST_X, TEST_Y) for t in runs])
say("unseen", "test_early", tests[4])
say("unseen", "test_late", tests[6])

# One flower left out
strengths, out = decimals("0.001 0.01 0.1"), []
for alpha in strengths:
    fits = [fit_l2(X[:i] + X[i + 1:], Y[:i] + Y[i + 1:], alpha) for i in range(10)]
    out.append([sigmoid(score(t[:4], t[4], TEST_X[24])) for t in fits])
for i, alpha in enumerate(strengths):
    say("left-out", f"out_table[{i + 1},1]", alpha)
say("left-out", "without", out)
say("left-out", "p_out", out[0])
say("left-out", "p_least", min(out[0]))
say("left-out", "p_most", max(out[0]))
say("left-out", "spread_small", max(out[0]) - min(out[0]))
say("left-out", "spread_large", max(out[2]) - min(out[2]))
whole = fit_l2(X, Y, D("0.001"))
say("left-out", "p_all", sigmoid(score(whole[:4], whole[4], TEST_X[24])))
say("left-out", "y_flower", TEST_Y[24])

# The worked sample
W = [decimals(r) for r in ("-0.2 0.3 0.1", "0.1 0.2 0", "0.2 -0.1 0.1", "0.4 -0.2 0.2", "-0.1 0.1 0.2")]
scores = [score(w, b, decimals("5 3 7")) for w, b in zip(W, decimals("-0.1 0.1 0.2 0.2 0"))]
loss, squares = price(softmax(scores)[3]), sum(v * v for w in W for v in w) / 2
say("sum", "loss", loss)
say("sum", "penalty", squares / 10)
say("sum", "J", loss + squares / 10)
say("sum", "J_try", loss + squares / 5)
say("two", "row_l2", sum(v * v for v in W[3]) / 2)
say("two", "row_l1", sum(abs(v) for v in W[3]))
say("two", "whole_l2", squares)
say("two", "whole_l1", sum(abs(v) for w in W for v in w))
say("pull", "l2_next", [D("1.8"), D("0.045")])
say("pull", "l1_next", [D("1.9"), ZERO])

# The paths over alpha
grid = decimals("0.0001 0.001 0.003 0.01 0.03 0.1 1 10")
fits = [fit_l2(X, Y, alpha) for alpha in grid]
train = [mean_loss(t[:4], t[4], X, Y) for t in fits]
test = [mean_loss(t[:4], t[4], TEST_X, TEST_Y) for t in fits]
say("l2", "fits", fits)
say("l2", "w_now", fits[3][:4])
say("l2", "zeros_l2", 0)
grid_l1 = decimals("0.01 0.02 0.05 0.1 0.2 0.3 0.4 0.5")
fits_l1 = [fit_l1(X, Y, alpha) for alpha in grid_l1]
say("l1", "fits_l1", fits_l1, 1)
say("l1", "w_now_l1", fits_l1[2][:4])
say("l1", "zeros", sum(v == 0 for v in fits_l1[2][:4]))
say("l1", "train_l1", [mean_loss(t[:4], t[4], X, Y) for t in fits_l1])
say("l1", "test_l1", [mean_loss(t[:4], t[4], TEST_X, TEST_Y) for t in fits_l1])
say("l1", "right_l1", [right(t[:4], t[4], TEST_X, TEST_Y) for t in fits_l1])
start = gradient([ZERO] * 4, ZERO, X, Y)[:4]
say("l1", "enter", [abs(g) for g in start])
say("l1", "all_zero", max(abs(g) for g in start))

# Two weights
two = [[r[0], r[3]] for r in X]
say("shapes", "best_l2", [fit_l2(two, Y, a, False) for a in decimals("0.05 0.1 0.2 0.4")])
say("shapes", "best_l1", [fit_l1(two, Y, a, False) for a in decimals("0.05 0.1 0.2 0.4")], 1)
best = fit_l1(two, Y, D("0.2"), False)
say("shapes", "best", best, 1)
say("shapes", "size_l2", length(fit_l2(two, Y, D("0.2"), False)))
say("shapes", "size_l1", sum(abs(v) for v in best))
say("shapes", "J_two", mean_loss(best, ZERO, two, Y))

say("under", "train", train)
say("under", "test", test)
say("under", "right_train", [right(t[:4], t[4], X, Y) for t in fits])
say("under", "right_test", [right(t[:4], t[4], TEST_X, TEST_Y) for t in fits])
say("under", "nothing", D(2).ln())
say("units", "unit_w", [D("1.2"), D("0.12")])
say("units", "unit_R", [D("0.72"), D("0.0072")])
alpha = D("0.1")
say("elsewhere", "same_as", [alpha, alpha, 1 / (alpha * 10), alpha * 10, 1 / (alpha * 10), alpha * 5, alpha * 5, alpha * 10])
