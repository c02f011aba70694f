/* One sigmoid, and the two losses behind it: what a single neuron computes. */
#ifndef STEPMAX_MODEL_SIGMOID_H
#define STEPMAX_MODEL_SIGMOID_H

/* o = sigma(z) = 1 / (1 + e^-z), without overflow for any finite z.
 * Source: slide "교차 엔트로피", the neuron o = sigma(wx + b). */
double sigmoid(double z);

/* p[1] = sigma(z) and p[0] = sigma(-z) = 1 - sigma(z), bit for bit as sigmoid gives them.
 * Shapes: p[2] out. */
void sigmoid_pair(double *p, double z);

/* sigma'(z) = sigma(z) (1 - sigma(z)), to the last bits also where sigma(z) is next to 1. */
double sigmoid_prime(double z);

/* o - y with o = sigma(z), to the last bits also where o is next to y; y is 0 or 1. */
double sigmoid_error(double z, double y);

/* 1/2 (o - y)^2 with o = sigma(z); y is 0 or 1. */
double sigmoid_squared_error(double z, double y);

/* -[y log o + (1 - y) log(1 - o)] with o = sigma(z), natural logarithm, computed from z, so that it stays
 * finite where o is 0 or 1 to the last bit; y is 0 or 1. */
double sigmoid_cross_entropy(double z, double y);

#endif
