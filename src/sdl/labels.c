#include "sdl/labels.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 4096 };

/* In two lists at once: its bucket's chain (or that of the spare ones), and the ring of all labels
 * from the newest to the oldest. */
typedef struct Entry {
  Label label; /* first, so that a Label's address is its Entry's */
  LabelKey key;
  uint32_t hash;
  size_t bytes;
  struct Entry *chain, *newer, *older;
  char *text;        /* the key's */
  uint8_t *coverage; /* the mask's */
} Entry;

struct Labels {
  size_t most_labels, most_bytes;
  size_t count, bytes;
  Entry *newest, *oldest, *held, *spare;
  size_t ever_used; /* of entries; those behind were never touched */
  Entry *buckets[BUCKETS];
  Entry entries[]; /* most_labels of them */
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
         entry->key.pixels == key.pixels && strcmp(entry->key.text, key.text) == 0;
}

Labels *labels_new(size_t most_labels, size_t most_bytes) {
  assert(most_labels > 1 && most_labels < SIZE_MAX / sizeof(Entry) / 2);
  Labels *labels = get_memory(sizeof *labels + most_labels * sizeof(Entry));
  labels->most_labels = most_labels;
  labels->most_bytes = most_bytes;
  return labels;
}

void labels_free(Labels *labels) {
  if (labels == NULL)
    return;
  for (size_t i = 0; i < labels->ever_used; i++) {
    free(labels->entries[i].text);
    free(labels->entries[i].coverage);
  }
  free(labels);
}

static void unlink_entry(Labels *labels, Entry *entry) {
  if (entry->newer != NULL)
    entry->newer->older = entry->older;
  else
    labels->newest = entry->older;
  if (entry->older != NULL)
    entry->older->newer = entry->newer;
  else
    labels->oldest = entry->newer;
}

static void link_newest(Labels *labels, Entry *entry) {
  entry->newer = NULL;
  entry->older = labels->newest;
  if (labels->newest != NULL)
    labels->newest->newer = entry;
  else
    labels->oldest = entry;
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
  free(entry->text);
  free(entry->coverage);
  *entry = (Entry){.chain = labels->spare};
  labels->spare = entry;
}

/* The oldest label but for the one held, or NULL. */
static Entry *oldest_free(const Labels *labels) {
  Entry *oldest = labels->oldest;
  return oldest != NULL && oldest == labels->held ? oldest->newer : oldest;
}

/* Forgets the oldest labels until so much more fits, or only the one held is left. */
static void make_room(Labels *labels, size_t more_labels, size_t more_bytes) {
  while (labels->count + more_labels > labels->most_labels ||
         labels->bytes + more_bytes > labels->most_bytes) {
    Entry *oldest = oldest_free(labels);
    if (oldest == NULL)
      return;
    forget(labels, oldest);
  }
}

static Entry *take_spare(Labels *labels) {
  Entry *entry = labels->spare;
  if (entry == NULL)
    return &labels->entries[labels->ever_used++];
  labels->spare = entry->chain;
  return entry;
}

static Entry *add(Labels *labels, LabelKey key, uint32_t hash) {
  size_t length = strlen(key.text) + 1;
  make_room(labels, 1, sizeof(Entry) + length);
  Entry *entry = take_spare(labels);
  entry->text = get_memory(length);
  memcpy(entry->text, key.text, length);
  entry->key = key;
  entry->key.text = entry->text;
  entry->hash = hash;
  entry->bytes = sizeof(Entry) + length;
  entry->label.width = -1;
  Entry **bucket = &labels->buckets[hash % BUCKETS];
  entry->chain = *bucket;
  *bucket = entry;
  link_newest(labels, entry);
  labels->count++;
  labels->bytes += entry->bytes;
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
