#!/usr/bin/env bash
# In ConvNetJS 0.3.0 the trainer's l1_decay does nothing on layers as they are made, while l2_decay beside it
# works.
#
# Each layer multiplies the trainer's decay by a factor of its own, and the two factors differ: l2_decay_mul is
# 1 unless it is given, l1_decay_mul is 0.  So a penalty of kind L1 is asked for, taken without a word, reported
# as a loss of 0, and the weights are those of no penalty.  It acts once each layer says l1_decay_mul: 1.
#
# Where: the constructors of the dot-product layers (build/convnet.js), read by Trainer.train.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent convnetjs@0.3.0
cat >measure.js <<'JS'
const convnet = require('convnetjs');

// One update of a softmax layer with two classes and one input, from weights 0.4 and -0.2.
function weights(penalty, layer) {
  const net = new convnet.Net();
  net.makeLayers([{ type: 'input', out_sx: 1, out_sy: 1, out_depth: 1 },
    { type: 'fc', num_neurons: 2, ...layer }, { type: 'softmax', num_classes: 2 }]);
  const dense = net.layers[1];
  dense.filters[0].w[0] = 0.4;
  dense.filters[1].w[0] = -0.2;
  // The softmax layer brings a dense layer of its own: its numbers are fixed, so that runs can be compared.
  net.layers[2].filters.forEach((filter, i) => { filter.w[0] = 0.3 - i; filter.w[1] = 0.1 + i; });
  const trainer = new convnet.SGDTrainer(net, { learning_rate: 0.1, momentum: 0, batch_size: 1, ...penalty });
  const told = trainer.train(new convnet.Vol([1]), 0);
  return { w: [dense.filters[0].w[0], dense.filters[1].w[0]], l1: told.l1_decay_loss, l2: told.l2_decay_loss };
}

const none = weights({}, {}), l1 = weights({ l1_decay: 0.5 }, {}), l2 = weights({ l2_decay: 0.5 }, {});
const both = weights({ l1_decay: 0.5 }, { l1_decay_mul: 1 });
for (const [name, run] of Object.entries({ 'no penalty': none, 'l1_decay 0.5': l1, 'l2_decay 0.5': l2,
  'l1_decay 0.5, l1_decay_mul 1': both }))
  console.log(`${name.padEnd(30)} w ${run.w.map(w => w.toFixed(6)).join(' ')}  penalties told: L1 ${run.l1.toFixed(4)}, L2 ${run.l2.toFixed(4)}`);
const equal = (a, b) => a.w.every((w, i) => w === b.w[i]);
process.exit(equal(l1, none) && l1.l1 === 0 && !equal(l2, none) && !equal(both, none) ? 0 : 1);
JS
echo "convnetjs $(node -p "require('convnetjs/package.json').version")"
node measure.js
