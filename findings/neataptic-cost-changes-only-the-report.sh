#!/usr/bin/env bash
# In neataptic 1.4.7 and synaptic 1.1.4 the cost that is chosen for training changes the number that is
# reported, and nothing else.
#
# One logistic neuron, w = 1.9, b = 3, x = 1.5, target 0, learning rate 1: o = 0.9971.  A reader of either
# manual expects mean squared error to move w by -(o - y) o (1 - o) x = -0.0043 and cross-entropy by
# -(o - y) x = -1.4957.  With every cost on offer w moves by -1.4957: an output neuron's error is always
# target - output, without the derivative of the activation.  Who compares the two losses by these libraries
# sees two loss curves of one and the same training.
#
# Where: neataptic's Node.propagate and synaptic's Neuron.propagate take target - activation at an output.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent neataptic@1.4.7 synaptic@1.1.4
cat >measure.js <<'JS'
const w = 1.9, b = 3, x = 1.5;
const o = 1 / (1 + Math.exp(-(w * x + b)));
const crossEntropy = -o * x, squares = -o * o * (1 - o) * x;
let changed = false;

function tell(library, cost, moved, reported) {
  console.log(`${library}  cost ${cost.padEnd(13)}  w moves by ${moved.toFixed(4)}  reported ${reported.toFixed(4)}`);
  changed = changed || Math.abs(moved - crossEntropy) > 1e-9;
}

const neataptic = require('neataptic');
for (const cost of ['CROSS_ENTROPY', 'MSE']) {
  const network = new neataptic.Network(1, 1);
  network.nodes[1].bias = b;
  network.connections[0].weight = w;
  const result = network.train([{ input: [x], output: [0] }],
    { rate: 1, momentum: 0, iterations: 1, error: 0, cost: neataptic.methods.cost[cost] });
  tell('neataptic', cost, network.connections[0].weight - w, result.error);
}

const synaptic = require('synaptic');
for (const cost of ['CROSS_ENTROPY', 'MSE']) {
  const input = new synaptic.Layer(1), output = new synaptic.Layer(1);
  input.project(output);
  const network = new synaptic.Network({ input, output });
  network.setOptimize(false); // so that the weights can be read after training
  const neuron = output.list[0], connection = Object.values(neuron.connections.inputs)[0];
  neuron.bias = b;
  connection.weight = w;
  const result = new synaptic.Trainer(network).train([{ input: [x], output: [0] }],
    { rate: 1, iterations: 1, error: 0, cost: synaptic.Trainer.cost[cost] });
  tell('synaptic ', cost, connection.weight - w, result.error);
}

console.log(`by the definitions: cross-entropy ${crossEntropy.toFixed(4)}, half the square ${squares.toFixed(4)}`);
process.exit(changed ? 1 : 0);
JS
for package in neataptic synaptic; do
  echo "$package $(node -p "require('$package/package.json').version")"
done
node measure.js
