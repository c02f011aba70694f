#include "base/random.h"

#include <assert.h>

/* splitmix64: a counter that advances by the golden ratio, and a bijection that hides it. */
static const uint64_t GOLDEN = UINT64_C(0x9E3779B97F4A7C15);

static uint64_t mix(uint64_t z) {
  z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
  return z ^ z >> 31;
}

static uint64_t rotate(uint64_t value, int by) {
  return value << by | value >> (64 - by);
}

Random random_seeded(uint64_t seed, uint64_t stream) {
  /* mix(0) is 0, so that stream 0 is the sequence that the seed has elsewhere too. */
  uint64_t counter = seed + mix(stream);
  Random random;
  for (int i = 0; i < 4; i++)
    random.state[i] = mix(counter += GOLDEN);
  return random;
}

uint64_t random_next(Random *random) {
  uint64_t *s = random->state;
  uint64_t result = rotate(s[1] * 5, 7) * 9, shifted = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotate(s[3], 45);
  return result;
}

uint64_t random_below(Random *random, uint64_t below) {
  assert(below >= 1);
  for (;;) {
    uint64_t drawn = random_next(random), value = drawn % below;
    /* The last multiple of below has no room for all its remainders: what lies there is drawn again. */
    if (drawn - value <= UINT64_MAX - (below - 1))
      return value;
  }
}

double random_unit(Random *random) {
  return (double)(random_next(random) >> 11) * 0x1p-53;
}

void random_shuffle(Random *random, uint32_t *order, size_t count) {
  for (size_t left = count; left > 1; left--) {
    size_t drawn = (size_t)random_below(random, left);
    uint32_t last = order[left - 1];
    order[left - 1] = order[drawn];
    order[drawn] = last;
  }
}
