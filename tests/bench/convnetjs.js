// Trains ConvNetJS on the samples of a CSV file, from zeros and in their order, and prints two numbers: samples a
// second, of the training loop alone, and the largest relative difference of its parameters from those in a file
// of weights (stepmax train --weights-out).
//
//   node convnetjs.js FILE.csv BATCH EPOCHS ETA WEIGHTS.json
//
// The last column of the file is the class.  BATCH must divide the number of samples, as ConvNetJS counts batches
// on over the end of an epoch.
'use strict';
const fs = require('fs');
const convnetjs = require('convnetjs');

const [file, batch, epochs, eta, weightsFile] = process.argv.slice(2);
const rows = fs.readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));
const classes = [...new Set(rows.map((row) => row[row.length - 1]))].sort();
const inputs = rows.map((row) => new convnetjs.Vol(row.slice(0, -1).map(Number)));
const labels = rows.map((row) => classes.indexOf(row[row.length - 1]));

function zeroNet() {
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: inputs[0].w.length },
    { type: 'softmax', num_classes: classes.length },
  ]);
  for (const { params } of net.getParamsAndGrads()) params.fill(0);
  return net;
}

function train(net, times) {
  const options = { method: 'sgd', learning_rate: Number(eta), momentum: 0, l2_decay: 0, batch_size: Number(batch) };
  const trainer = new convnetjs.Trainer(net, options);
  const start = process.hrtime.bigint();
  for (let epoch = 0; epoch < times; epoch++)
    for (let i = 0; i < inputs.length; i++) trainer.train(inputs[i], labels[i]);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

// The last difference between two numbers, by the larger one.
const difference = (a, b) => (a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b)));

// What the compiler inside node learns of the loop is learned before the clock runs.
train(zeroNet(), Math.ceil(epochs / 5));
const net = zeroNet();
const seconds = train(net, epochs);

const layer = net.layers[1];
const weights = JSON.parse(fs.readFileSync(weightsFile, 'utf8'));
const differences = layer.filters.flatMap((filter, k) => [
  ...Array.from(filter.w, (w, j) => difference(w, weights.W[k][j])),
  difference(layer.biases.w[k], weights.b[k]),
]);
console.log((epochs * inputs.length) / seconds, Math.max(...differences));
