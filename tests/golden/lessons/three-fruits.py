#!/usr/bin/env python3
"""The numbers of the lesson three-fruits: see reference.py."""
from chain import sample
from reference import D, say

ETA = D("0.003")
now = sample(["0.9 -0.1", "0.3 0.1", "-1.2 0.1"], "0.2 -0.5 1", "2.4 8", 2)
then = now.step(ETA)
say("score", "z[2]", now.z[1])
say("other-scores", "z", now.z, "1")
say("exponentials", "exp_z", now.exp_z)
say("exponentials", "sum_exp", sum(now.exp_z))
say("probabilities", "p", now.p)
say("loss", "loss", now.loss)
say("gradient", "dz", now.dz)
say("gradient", "move", [-ETA * g for g in now.dz])
say("weight-gradient", "dW", now.dW)
say("parameters", "W_next", then.W)
say("parameters", "b_next", then.b)
say("new-guess", "z_next", then.z, "1")
say("new-guess", "p_next", then.p)
say("new-guess", "loss_next", then.loss)
say("update-2", "loss_next", then.step(ETA).loss)
