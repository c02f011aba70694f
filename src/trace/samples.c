#include "trace/samples.h"

#include <stdlib.h>
#include <string.h>

enum { ENTRIES = 96, BYTES_MOST = 4 * 1024 * 1024 };

typedef struct Entry {
  uint64_t key;
  size_t bytes;
  unsigned used; /* when */
  Sampled kept;
} Entry;

struct Samples {
  Entry at[ENTRIES];
  size_t count, bytes;
  unsigned clock;
};

uint64_t samples_mix(uint64_t hash, double number) {
  uint64_t word;
  memcpy(&word, &number, sizeof word);
  hash = (hash ^ word) * 1099511628211u;
  return hash ^ hash >> 32;
}

Samples *samples_new(void) {
  Samples *samples = calloc(1, sizeof *samples);
  if (!samples)
    abort();
  return samples;
}

void samples_free(Samples *samples) {
  for (size_t i = 0; samples && i < samples->count; i++)
    free(samples->at[i].kept.numbers);
  free(samples);
}

static void remove_entry(Samples *samples, Entry *entry) {
  samples->bytes -= entry->bytes;
  free(entry->kept.numbers);
  *entry = samples->at[--samples->count];
}

void samples_remove(Samples *samples, uint64_t key) {
  for (size_t i = samples->count; i-- > 0;)
    if (samples->at[i].key == key)
      remove_entry(samples, &samples->at[i]);
}

static void remove_oldest(Samples *samples) {
  Entry *oldest = &samples->at[0];
  for (size_t i = 1; i < samples->count; i++)
    if (samples->at[i].used < oldest->used)
      oldest = &samples->at[i];
  remove_entry(samples, oldest);
}

static Entry *find(Samples *samples, uint64_t key) {
  for (size_t i = 0; i < samples->count; i++)
    if (samples->at[i].key == key)
      return &samples->at[i];
  return NULL;
}

static Entry *add(Samples *samples, uint64_t key, size_t count) {
  size_t bytes = (count > 0 ? count : 1) * sizeof(double);
  while (samples->count == ENTRIES || (samples->count > 0 && samples->bytes + bytes > BYTES_MOST))
    remove_oldest(samples);
  Entry *entry = &samples->at[samples->count++];
  *entry = (Entry){.key = key, .bytes = bytes, .kept = {malloc(bytes), 0}};
  if (!entry->kept.numbers)
    abort();
  samples->bytes += bytes;
  return entry;
}

Sampled *samples_get(Samples *samples, uint64_t key, size_t count) {
  Entry *entry = find(samples, key);
  if (!entry)
    entry = add(samples, key, count);
  entry->used = ++samples->clock;
  return &entry->kept;
}
