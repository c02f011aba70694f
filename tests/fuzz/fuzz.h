/* What every tests/fuzz/fuzz_<name>.c defines.
 *
 * `make fuzz` links it with libFuzzer, which invents inputs; `make test` links it with replay.c, which gives
 * it the files of tests/fuzz/corpus/<name>/.  A finding is added to that folder once it is mended. */
#ifndef STEPMAX_TESTS_FUZZ_H
#define STEPMAX_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Feeds one input to the code under test; must come back with everything freed.  Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
