#!/usr/bin/env python3
"""What the lessons say of scikit-learn, done again with scikit-learn: every number beside that of `stepmax trace`.

    STEPMAX=build/stepmax python3 tests/peers/scikit_learn.py FOLDER

FOLDER takes files for a while.  Where both make the same sums they agree to 1e-10; where one goes downhill until it is
near enough, to 2e-4.  Prints what disagrees, and fails then.
"""
import csv
import json
import os
import subprocess
import sys
import warnings

import numpy as np
from sklearn.datasets import load_iris, load_wine
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier

FOLDER = sys.argv[1]
SAME, NEAR = 1e-10, 2e-4
CALL = {"loss": "log_loss", "learning_rate": "constant", "tol": None, "shuffle": False}
faults = []


def run(*words):
    return subprocess.run([os.environ["STEPMAX"], *words], check=True, capture_output=True, text=True).stdout


class Lesson:
    """The numbers of a lesson: lesson("step", "name"), a number, a list or a list of rows."""

    def __init__(self, name, *more):
        self.cells = {}
        for line in csv.DictReader(run("trace", name, *more, "--format", "csv").splitlines()):
            self.cells.setdefault((line["id"], line["name"]), []).append(line)

    def __call__(self, step, name):
        lines = self.cells[step, name]
        numbers = np.array([float(line["value"]) for line in lines])
        columns = len([line for line in lines if line["row"] == lines[0]["row"]])
        if not lines[0]["row"]:
            return numbers[0]
        return numbers if not lines[0]["col"] else numbers.reshape(-1, columns)


def agree(what, told, found, most=SAME):
    told, found = np.asarray(told, dtype=float), np.asarray(found, dtype=float)
    scale = np.maximum(1, np.abs(found))
    if told.shape != found.shape or not np.all(np.abs(told - found) <= most * scale):
        faults.append(f"{what}: the lesson says {told}, scikit-learn {found}")


def holds(what, truth):
    if not truth:
        faults.append(what)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def parameters(model):
    return np.array([*model.coef_[0], model.intercept_[0]])


def check_whole_call(lesson):
    order = lesson("flowers", "perm").astype(int) - 1
    X, y = lesson("flowers", "X")[order], lesson("flowers", "species")[order]
    eta, alpha = lesson("flowers", "eta"), lesson("flowers", "alpha")
    for epochs in range(1, 6):
        step = "flowers" if epochs == 1 else f"again-{epochs}"
        model = SGDClassifier(penalty="l2", alpha=alpha, eta0=eta, max_iter=epochs, **CALL).fit(X, y)
        agree(f"ten flowers, {epochs} epochs", lesson(step, "trail")[-1], parameters(model))
    try:
        SGDClassifier(loss="log_loss", learning_rate="constant").fit(X, y)
        faults.append("without eta0 it is no error")
    except ValueError as error:
        holds(f"without eta0 it says: {error}", "eta0 must be > 0" in str(error))
    for seed in range(3):
        model = SGDClassifier(loss="log_loss", learning_rate="constant", eta0=eta, random_state=seed).fit(X, y)
        agree("where it stops with eta0 alone", lesson("call", "stops_at"), model.n_iter_)
    defaults = SGDClassifier().get_params()
    holds("the defaults", [defaults[key] for key in ("alpha", "tol", "loss", "learning_rate", "shuffle")]
          == [0.0001, 0.001, "hinge", "optimal", True])


def next_rate(model):
    """η of the next update, by what it does to b where x is 0."""
    before = model.intercept_[0] if hasattr(model, "intercept_") else 0.0
    model.partial_fit([[0.0]], [1], classes=[0, 1])
    return (model.intercept_[0] - before) / (1 - sigmoid(before))


def check_default_rate(lesson):
    def new(alpha):
        return SGDClassifier(loss="log_loss", penalty=None, alpha=alpha, max_iter=1, tol=None, shuffle=False)

    agree("first η by default", lesson("default-rate", "rate_firsts"),
          [next_rate(new(alpha)) for alpha in lesson("default-rate", "rate_alphas")])
    for t in (1, 2, 100):
        other = Lesson("sgd-classifier", "--set", f"rate_t={t}", "--set", "rate_alpha=0.01")
        model = new(0.01)
        for _ in range(t - 1):
            next_rate(model)
        agree(f"η of update {t}", other("default-rate", "rate_eta"), next_rate(model))
    for t, told in zip(lesson("options", "decay_t").astype(int), lesson("options", "decay_eta")):
        model = new(0.0001).fit(np.zeros((t - 1, 1)), np.arange(t - 1) % 2)
        agree(f"η of update {t} by default", told, next_rate(model))


def check_l1(lesson):
    eta, alpha = lesson("l1-account", "l1_eta"), lesson("l1-account", "l1_alpha")
    x, y = lesson("l1-account", "row_x"), lesson("l1-account", "row_y")
    model = SGDClassifier(penalty="l1", alpha=alpha, eta0=eta, max_iter=1, **CALL).fit(x[:, None], y)
    agree("L1 by the account", lesson("l1-account", "account")[-1][1:3], parameters(model))
    path = os.path.join(FOLDER, "rows.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("x,class\n" + "".join(f"{a},{'ab'[int(b)]}\n" for a, b in zip(x, y)))
    weights = os.path.join(FOLDER, "rows.json")
    run("train", "--data", path, "--label", "class", "--model", "logistic", "--optimizer", "sgd", "--eta", str(eta),
        "--penalty", "l1", "--alpha", str(alpha), "--epochs", "1", "--weights-out", weights)
    with open(weights, encoding="utf-8") as file:
        trained = json.load(file)
    agree("L1 by the plain step, of stepmax train", lesson("l1-account", "cut")[-1][1:],
          [trained["W"][0][0], trained["b"][0]])


def check_three_classes(lesson):
    X, y = load_iris(return_X_y=True)
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    model = SGDClassifier(loss="log_loss", learning_rate="constant", eta0=0.1, max_iter=100, tol=None, random_state=0)
    scores = model.fit(X, y).decision_function(X)
    sums = sigmoid(scores).sum(axis=1)
    agree("scores of iris 9", lesson("iris-shares", "iris_scores"), scores[8])
    agree("probabilities of iris 9", lesson("iris-shares", "iris_share"), model.predict_proba(X)[8])
    agree("sums of sigmoids", lesson("iris-shares", "iris_sums"), [sums.min(), sums.max()])
    wine, cultivar = load_wine(return_X_y=True)
    model = SGDClassifier(loss="log_loss", random_state=2).fit(wine, cultivar)
    lost = np.isnan(model.predict_proba(wine)).any(axis=1)
    agree("wines without a probability", lesson("zero-shares", "wine_lost"), lost.sum())
    agree("scores of wine 5", lesson("zero-shares", "wine_scores"), model.decision_function(wine)[4])
    holds("wine 5 has a probability", lost[4] and np.isnan(lesson("zero-shares", "wine_share")).all())


def check_two_classes():
    lesson = Lesson("softmax-regression")

    def told(name):
        return lesson("half", name)

    x, y, eta, alpha = told("two_x")[:, None], told("two_y"), told("eta"), told("two_alpha")
    twice = SGDClassifier(penalty="l2", alpha=alpha / 2, eta0=2 * eta, max_iter=1, **CALL).fit(x, y)
    once = SGDClassifier(penalty="l2", alpha=alpha, eta0=eta, max_iter=1, **CALL).fit(x, y)
    agree("sigmoid (2η, α/2)", told("lone")[-1], parameters(twice))
    agree("sigmoid (η, α)", told("plain")[-1], parameters(once))
    agree("softmax (η, α) as a sigmoid", told("pair")[-1] @ [[1, 0], [-1, 0], [0, 1], [0, -1]], parameters(twice))
    agree("mean loss", told("lone_loss"), log_loss(y, twice.predict_proba(x)))
    agree("mean loss of softmax", told("pair_loss"), log_loss(y, twice.predict_proba(x)))
    X, species = load_iris(return_X_y=True)
    X, species = X[50:], species[50:]
    how = {"tol": 1e-12, "max_iter": 100000}
    pair = LogisticRegression(C=1, multi_class="multinomial", **how).fit(X, species)
    lone = LogisticRegression(C=2, multi_class="ovr", **how).fit(X, species)
    agree("half the coefficients", parameters(pair) * 2, parameters(lone), NEAR)
    agree("their probability", sigmoid(2 * pair.decision_function(X)), pair.predict_proba(X)[:, 1])


def check_penalties():
    for alpha, row in ((0.1, 5), (0.01, 3)):
        lesson = Lesson("regularization", "--set", f"same_alpha={alpha}")
        X, y, best = lesson("l2", "x"), lesson("l2", "y"), lesson("l2", "fits")[row]
        same = lesson("elsewhere", "same_as")
        how = {"tol": 1e-12, "max_iter": 100000}
        agree(f"C of LogisticRegression, α {alpha}", best, parameters(LogisticRegression(C=same[2], **how).fit(X, y)),
              NEAR)
        network = MLPClassifier(hidden_layer_sizes=(), solver="lbfgs", alpha=same[3], random_state=0, **how)
        network.fit(X, y)
        agree(f"alpha of MLPClassifier, α {alpha}", best, [*network.coefs_[0][:, 0], network.intercepts_[0][0]], NEAR)
        flat = LogisticRegression(C=same[4], solver="liblinear", **how).fit(X, y)
        off = np.mean(sigmoid(flat.decision_function(X)) - y)
        agree(f"liblinear charges b as well, α {alpha}", off, -alpha * flat.intercept_[0], NEAR)


def check_sure_mistake():
    lesson = Lesson("stable-softmax")
    ceilings = [log_loss([0], np.array([[0, 1]], dtype), labels=[0, 1]) for dtype in (np.float64, np.float32)]
    agree("log_loss at p = 0", lesson("sure-mistake", "clip_loss")[0], ceilings[0])
    agree("log_loss at p = 0, singles", lesson("sure-mistake", "clip_loss")[1], ceilings[1], 1e-6)
    p = lesson("sure-mistake", "sure_p")
    agree("log_loss, cut off", lesson("sure-mistake", "sure_double"), log_loss([0], [[p, 1 - p]], labels=[0, 1]))


warnings.simplefilter("ignore")
sgd = Lesson("sgd-classifier")
check_whole_call(sgd)
check_default_rate(sgd)
check_l1(sgd)
check_three_classes(sgd)
check_two_classes()
check_penalties()
check_sure_mistake()
print("\n".join(faults))
sys.exit(1 if faults else 0)
