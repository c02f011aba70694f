#!/usr/bin/env python3
"""The numbers of the lesson stable-softmax: see reference.py.

What is "naive" there is what doubles make of it: above the largest one infinity, below half the least one 0.
"""
from reference import D, decimals, say, softmax

LARGEST, LARGEST_SINGLE, LEAST = (2 - D(2) ** -52) * D(2) ** 1023, (2 - D(2) ** -23) * D(2) ** 127, D(2) ** -1074


def double(value):
    return D("Infinity") if value > LARGEST else D(0) if value < LEAST / 2 else value


def log_sum_exp(z):
    return sum(v.exp() for v in z).ln()


z = decimals("1000 1001 1002")
say("thousands", "naive_exp", [double(v.exp()) for v in z])
say("thousands", "naive_sum", double(sum(v.exp() for v in z)))
say("thousands", "huge", D(1000).exp() / D(10) ** 434)
say("thousands", "largest", LARGEST)
say("thousands", "largest_single", LARGEST_SINGLE)
say("range", "exp_x", D(500).exp())
say("range", "double_end", LARGEST.ln())
say("range", "single_end", LARGEST_SINGLE.ln())
say("range", "double_low", LEAST.ln())
say("largest", "m", D(1002))
say("largest", "shift", decimals("-2 -1 0"))
say("largest", "exp_s", [(v - 1002).exp() for v in z])
say("largest", "sum_s", sum((v - 1002).exp() for v in z))
say("largest", "p", softmax(z))
wide = decimals("0 600 1500")
say("why-largest", "wide_s", [v - 700 for v in wide])
say("why-largest", "wide_exp", [double((v - 700).exp()) for v in wide])
say("why-largest", "shifts", [min(wide), sum(wide) / 3, max(wide)])
say("why-largest", "tops", decimals("1500 800 0"))
say("why-largest", "tops_exp", [double(v.exp()) for v in decimals("1500 800 0")])
far = decimals("0 1000")
say("small-end", "far_p", [double(v) for v in softmax(far)])
say("small-end", "naive_loss", [D("Infinity"), D(0)])
say("small-end", "far_loss", [log_sum_exp(far) - v for v in far], 1)
say("small-end", "tiny", softmax(far)[0] * D(10) ** 435)
say("log-sum-exp", "lse", log_sum_exp(z))
say("log-sum-exp", "losses", [log_sum_exp(z) - v for v in z])
say("log-sum-exp", "top", 1002 + D(3).ln())
say("soft-maximum", "max_try", D(1002))
say("soft-maximum", "lse_try", log_sum_exp(decimals("1000.1 1001 1002")))
low = decimals("-1000 -1001")
say("negative", "low_exp", [double(v.exp()) for v in low])
say("negative", "low_s", decimals("0 -1"))
say("negative", "low_exp_s", [D(1), D(-1).exp()])
say("negative", "low_p", softmax(low))
gaps = decimals("10 20 30 40")
say("small-loss", "added", [1 + (-v).exp() for v in gaps])
say("small-loss", "plain", [(1 + (-v).exp()).ln() for v in gaps[:3]] + [D(0)], 1)
say("small-loss", "exact", [(1 + (-v).exp()).ln() for v in gaps])
say("small-loss", "plain_d", D(0))
say("small-loss", "exact_d", (1 + D(-40).exp()).ln())
clips = [D(2) ** -52, D(2) ** -23, D("1e-7"), D("1e-10"), D("1e-15"), LEAST]
say("sure-mistake", "clip", clips)
say("sure-mistake", "clip_loss", [-v.ln() for v in clips])
say("sure-mistake", "clip_bits", D(1074))
say("sure-mistake", "sure_p", 1 / (1 + D(50).exp()))
say("sure-mistake", "sure_loss", (1 + D(50).exp()).ln())
say("sure-mistake", "sure_double", -clips[0].ln())
say("sure-mistake", "sure_single", -clips[1].ln())
scores = decimals("0.5 1.2 1.6 3 1.2")
powers = [(v - 3).exp() for v in scores]
say("worked", "scores_m", D(3))
say("worked", "scores_s", [v - 3 for v in scores])
say("worked", "scores_exp", powers)
say("worked", "scores_sum", sum(powers))
say("worked", "scores_p", softmax(scores))
say("worked", "scores_naive", softmax(scores))
say("worked", "max_change", D(0), 1)
