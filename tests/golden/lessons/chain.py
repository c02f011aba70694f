"""What the references of one-sample, three-fruits and mean-loss share: one sample, forward, back and forward again."""
from reference import decimals, price, softmax


class Sample:
    """Its numbers before an update, and with `step` after it.  The right class counts from 1."""

    def __init__(self, W, b, x, label):
        self.W, self.b, self.x, self.label = W, b, x, label
        self.products = [[w * v for w, v in zip(row, x)] for row in W]
        self.z = [sum(row) + c for row, c in zip(self.products, b)]
        self.exp_z = [v.exp() for v in self.z]
        self.p = softmax(self.z)
        self.loss = price(self.p[label - 1])
        self.dz = [p - (k == label - 1) for k, p in enumerate(self.p)]
        self.dW = [[g * v for v in x] for g in self.dz]

    def step(self, eta):
        W = [[w - eta * g for w, g in zip(*rows)] for rows in zip(self.W, self.dW)]
        return Sample(W, [c - eta * g for c, g in zip(self.b, self.dz)], self.x, self.label)

    def raised(self, by):
        """The loss with the right score higher."""
        return price(softmax([z + by * (k == self.label - 1) for k, z in enumerate(self.z)])[self.label - 1])

    def factor(self):
        """How many times as far as b a score moves in an update."""
        return sum(v * v for v in self.x) + 1


def sample(W, b, x, label):
    return Sample([decimals(row) for row in W], decimals(b), decimals(x), label)
