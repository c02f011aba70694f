#include "sdl/labels.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 4096 };

/* In two lists at once: its bucket's chain, and the ring of all labels from the newest to the
 * oldest. */
typedef struct Entry {
  Label label; /* first, so that a Label's address is its Entry's */
  LabelKey key;
  uint32_t hash;
  size_t bytes;
  struct Entry *chain, *newer, *older;
  uint8_t *coverage;
  char text[];
} Entry;

struct Labels {
  size_t most_labels, most_bytes;
  size_t count, bytes;
  Entry *newest, *oldest, *held;
  Entry *buckets[BUCKETS];
};

static void *get_memory(size_t size) {
  void *memory = calloc(1, size);
  if (memory == NULL)
    abort();
  return memory;
}

/* FNV-1a, 32 bits. */
static uint32_t hash_byte(uint32_t hash, unsigned byte) {
  return (hash ^ byte) * 16777619u;
}

static uint32_t hash_key(LabelKey key) {
  uint32_t hash = hash_byte(2166136261u, (unsigned)key.face * 2u + (unsigned)key.style);
  hash = hash_byte(hash, (unsigned)key.pixels);
  for (const char *at = key.text; *at != '\0'; at++)
    hash = hash_byte(hash, (unsigned char)*at);
  return hash ^ hash >> 15;
}

static bool is_key(const Entry *entry, LabelKey key, uint32_t hash) {
  return entry->hash == hash && entry->key.face == key.face && entry->key.style == key.style &&
         entry->key.pixels == key.pixels && strcmp(entry->text, key.text) == 0;
}

Labels *labels_new(size_t most_labels, size_t most_bytes) {
  assert(most_labels > 0);
  Labels *labels = get_memory(sizeof *labels);
  labels->most_labels = most_labels;
  labels->most_bytes = most_bytes;
  return labels;
}

static void free_entry(Entry *entry) {
  free(entry->coverage);
  free(entry);
}

void labels_free(Labels *labels) {
  if (labels == NULL)
    return;
  for (Entry *entry = labels->newest, *older; entry != NULL; entry = older) {
    older = entry->older;
    free_entry(entry);
  }
  free(labels);
}

static void unlink_entry(Labels *labels, Entry *entry) {
  *(entry->newer ? &entry->newer->older : &labels->newest) = entry->older;
  *(entry->older ? &entry->older->newer : &labels->oldest) = entry->newer;
}

static void link_newest(Labels *labels, Entry *entry) {
  entry->newer = NULL;
  entry->older = labels->newest;
  *(labels->newest ? &labels->newest->newer : &labels->oldest) = entry;
  labels->newest = entry;
}

static void make_newest(Labels *labels, Entry *entry) {
  if (entry == labels->newest)
    return;
  unlink_entry(labels, entry);
  link_newest(labels, entry);
}

static void forget(Labels *labels, Entry *entry) {
  Entry **at = &labels->buckets[entry->hash % BUCKETS];
  while (*at != entry)
    at = &(*at)->chain;
  *at = entry->chain;
  unlink_entry(labels, entry);
  labels->count--;
  labels->bytes -= entry->bytes;
  free_entry(entry);
}

/* Forgets the oldest labels, but never the one held, until so much more fits. */
static void make_room(Labels *labels, size_t more_labels, size_t more_bytes) {
  while (labels->oldest != NULL && (labels->count + more_labels > labels->most_labels ||
                                    labels->bytes + more_bytes > labels->most_bytes)) {
    if (labels->oldest == labels->held) {
      if (labels->count == 1)
        return;
      make_newest(labels, labels->held);
    }
    forget(labels, labels->oldest);
  }
}

static Entry *add(Labels *labels, LabelKey key, uint32_t hash) {
  size_t length = strlen(key.text);
  size_t bytes = sizeof(Entry) + length + 1;
  make_room(labels, 1, bytes);
  Entry *entry = get_memory(bytes);
  memcpy(entry->text, key.text, length + 1);
  entry->key = key;
  entry->key.text = entry->text;
  entry->hash = hash;
  entry->bytes = bytes;
  entry->label.width = -1;
  Entry **bucket = &labels->buckets[hash % BUCKETS];
  entry->chain = *bucket;
  *bucket = entry;
  link_newest(labels, entry);
  labels->count++;
  labels->bytes += bytes;
  return entry;
}

Label *labels_get(Labels *labels, LabelKey key) {
  uint32_t hash = hash_key(key);
  for (Entry *entry = labels->buckets[hash % BUCKETS]; entry != NULL; entry = entry->chain) {
    if (is_key(entry, key, hash)) {
      make_newest(labels, entry);
      return &entry->label;
    }
  }
  return &add(labels, key, hash)->label;
}

void labels_hold(Labels *labels, Label *label) {
  labels->held = (Entry *)label;
}

void labels_store(Labels *labels, Label *label, TextMask mask) {
  Entry *entry = (Entry *)label;
  assert(!label->drawn);
  labels_hold(labels, label);
  size_t width = (size_t)mask.width, size = width * (size_t)mask.height;
  if (size > 0) {
    make_room(labels, 0, size);
    entry->coverage = get_memory(size);
    for (int y = 0; y < mask.height; y++)
      memcpy(entry->coverage + (size_t)y * width, mask.coverage + y * mask.stride, width);
  }
  entry->bytes += size;
  labels->bytes += size;
  label->drawn = true;
  label->mask = mask;
  label->mask.coverage = entry->coverage;
  label->mask.stride = mask.width;
}

size_t labels_count(const Labels *labels) {
  return labels->count;
}

size_t labels_bytes(const Labels *labels) {
  return labels->bytes;
}
