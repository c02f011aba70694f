#!/usr/bin/env bash
# TensorFlow.js 4.22.0: the log loss of a sure and right prediction is below 0, and the binary cross-entropy of a
# sure mistake depends on which way it is wrong.
#
# tf.losses.logLoss adds 1e-7 to the probability before the logarithm, so label 1 with p = 1 costs -1.19e-7, where
# a log loss cannot be less than 0.  tf.metrics.binaryCrossentropy clips p to 1e-7 .. 1 - 1e-7; in single precision
# the upper end is 1 - 1.19e-7, and so label 1 with p = 0 costs 16.118 and label 0 with p = 1 costs 15.942, though
# the formula is symmetric.  From scores, sigmoidCrossEntropy gives what holds.
#
# Where: src/ops/losses in tfjs-core, src/losses.ts and the backend's epsilon in tfjs-layers.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @tensorflow/tfjs@4.22.0
cat >measure.js <<'JS'
const tf = require('@tensorflow/tfjs');
const number = tensor => tensor.dataSync()[0], one = value => tf.tensor2d([[value]]);

const right = number(tf.losses.logLoss(one(1), one(1)));
const low = number(tf.metrics.binaryCrossentropy(one(1), one(0)));
const high = number(tf.metrics.binaryCrossentropy(one(0), one(1)));
const scores = [number(tf.losses.sigmoidCrossEntropy(one(1), one(-100))),
  number(tf.losses.sigmoidCrossEntropy(one(0), one(100)))];
console.log(`tfjs ${tf.version.tfjs}, backend ${tf.getBackend()}`);
console.log(`logLoss of label 1, p = 1: ${right}`);
console.log(`binaryCrossentropy of label 1, p = 0: ${low}; of label 0, p = 1: ${high}`);
console.log(`sigmoidCrossEntropy of label 1, score -100: ${scores[0]}; of label 0, score 100: ${scores[1]}`);
const kept = right < 0 && Math.abs(low - 16.118) < 1e-3 && Math.abs(high - 15.942) < 1e-3
  && scores[0] === 100 && scores[1] === 100;
process.exit(kept ? 0 : 1);
JS
node measure.js 2>/dev/null
