#!/usr/bin/env bash
# FANN 2.2.0 does not take the step of squared error on a saturated neuron, whichever of its two error functions
# is chosen.
#
# One sigmoid neuron, x = 1.5, target 0, learning rate 1.  With w = 0.4, b = 0.5 (o = 0.7503) the linear error
# function moves w by -(o - y) o (1 - o) x = -0.2109, as the definition says.  With w = 1.9, b = 3 (o = 0.9971)
# the definition says -0.0043 and FANN moves by -0.0148: before the derivative is taken o is clipped to 0.01 ..
# 0.99, so that no neuron ever stands still.  With the default error function, tanh, it is -0.0972.  The slowness
# that a lecture shows with squared error is hidden there.
#
# Where: fann_activation_derived and fann_update_MSE_impl's error function in src/fann_train.c; Debian 12's
# libfann2 and libfann-dev 2.2.0+ds-8, unpacked into a temporary folder.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download libfann2=2.2.0+ds-8 libfann-dev=2.2.0+ds-8 >/dev/null 2>&1
for package in ./*.deb; do dpkg -x "$package" root; done
libraries=$(dirname "$(find root -name libdoublefann.so.2)")
cat >measure.c <<'C'
#include <doublefann.h>
#include <math.h>
#include <stdio.h>

static double moved(enum fann_errorfunc_enum error, double w, double b, double *o) {
  struct fann *net = fann_create_standard(2, 1, 1);
  fann_set_training_algorithm(net, FANN_TRAIN_INCREMENTAL);
  fann_set_activation_function_output(net, FANN_SIGMOID);
  fann_set_activation_steepness_output(net, 0.5); /* then it is 1 / (1 + exp(-z)) */
  fann_set_train_error_function(net, error);
  fann_set_learning_rate(net, 1);
  fann_set_learning_momentum(net, 0);
  fann_set_weight(net, 0, 2, w);
  fann_set_weight(net, 1, 2, b);
  double x = 1.5, y = 0;
  *o = *fann_run(net, &x);
  fann_train(net, &x, &y);
  struct fann_connection connections[2];
  fann_get_connection_array(net, connections);
  fann_destroy(net);
  return connections[0].weight - w;
}

int main(void) {
  static const double starts[2][2] = {{0.4, 0.5}, {1.9, 3}};
  int kept = 1;
  for (int i = 0; i < 2; i++) {
    double o, w = starts[i][0], b = starts[i][1];
    double linear = moved(FANN_ERRORFUNC_LINEAR, w, b, &o), bent = moved(FANN_ERRORFUNC_TANH, w, b, &o);
    double definition = -o * o * (1 - o) * 1.5;
    printf("w %.1f, b %.1f: o %.4f, by the definition %.4f, FANN linear %.4f, FANN tanh %.4f\n", w, b, o,
           definition, linear, bent);
    double expected = i == 0 ? definition : -o * 0.99 * 0.01 * 1.5;
    kept = kept && fabs(linear - expected) < 1e-6 && fabs(bent) > 2 * fabs(definition);
  }
  return !kept;
}
C
echo "libfann2 $(dpkg-deb -f libfann2_*.deb Version)"
gcc measure.c -Iroot/usr/include -L"$libraries" -ldoublefann -lm -o measure
LD_LIBRARY_PATH="$libraries" ./measure
