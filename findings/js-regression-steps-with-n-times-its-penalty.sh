#!/usr/bin/env bash
# The logistic regression of js-regression 1.0.10 does not descend the cost that it reports: its step carries
# the penalty N times, N being the number of rows.
#
# The cost is mean loss + lambda/(2N) |theta|^2, so its gradient has lambda/N theta.  The step adds that term
# inside the sum over the rows: lambda theta.  The same lambda is therefore N times as strong as the cost says,
# the bias is penalised in both, and doubling every row of a table (which changes no mean) changes the cost and
# not the step.
#
# Where: LogisticRegression.prototype.grad and .cost in src/jsregression.js.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent js-regression@1.0.10
cat >measure.js <<'JS'
const { LogisticRegression } = require('js-regression');
const lambda = 0.5, theta = [0.2, -0.7];
const rows = [[1, 1], [1, 2], [1, 3], [1, 0.5], [1, -1]], labels = [0, 1, 1, 0, 1]; // the first entry is the bias's
let kept = true;

for (const copies of [1, 2]) {
  const X = [].concat(...Array(copies).fill(rows)), Y = [].concat(...Array(copies).fill(labels)), N = X.length;
  const model = new LogisticRegression({ lambda }), plain = new LogisticRegression({ lambda: 0 });
  model.dim = plain.dim = 2;
  const step = model.grad(X, Y, theta)[1] - plain.grad(X, Y, theta)[1];
  const cost = t => model.cost(X, Y, [theta[0], t]) - plain.cost(X, Y, [theta[0], t]), h = 1e-5;
  const slope = (cost(theta[1] + h) - cost(theta[1] - h)) / (2 * h);
  console.log(`${N} rows: the penalty's part of the step ${step.toFixed(6)}, of the cost's slope ${slope.toFixed(6)}, ratio ${(step / slope).toFixed(3)}`);
  kept = kept && Math.abs(step / slope - N) < 1e-6;
}
process.exit(kept ? 0 : 1);
JS
echo "js-regression $(node -p "require('js-regression/package.json').version")"
node measure.js
