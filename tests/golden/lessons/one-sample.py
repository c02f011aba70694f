#!/usr/bin/env python3
"""The numbers of the lesson one-sample: see reference.py.  one_sample.txt has those of all its updates."""
from chain import sample
from reference import D, say

ETA = D("0.01")
now = sample(["-0.2 0.3 0.1", "0.1 0.2 0.0", "0.2 -0.1 0.1", "0.4 -0.2 0.2", "-0.1 0.1 0.2"],
             "-0.1 0.1 0.2 0.2 0.0", "5 3 7", 4)
then = now.step(ETA)
say("products", "products[4,1]", now.products[3][0])
say("products", "products[4,2]", now.products[3][1])
say("score", "z[4]", now.z[3])
say("other-scores", "z", now.z)
say("exp", "exp_z", now.exp_z)
say("sum", "sum_exp", sum(now.exp_z))
say("probabilities", "p", now.p)
say("loss", "loss", now.loss)
say("slope", "loss_up", now.raised(D("0.01")))
say("slope", "slope", now.dz[3])
say("difference", "dz", now.dz)
say("move", "move", [-ETA * g for g in now.dz])
say("outer", "dW", now.dW)
say("parameters", "W_next", then.W)
say("parameters", "b_next", then.b, "1")
say("forward", "factor", now.factor())
say("forward", "z_next", then.z)
say("forward", "p_next", then.p)
say("new-loss", "loss_next", then.loss)
say("update-2", "p", then.p)
say("update-2", "loss_next", then.step(ETA).loss)
