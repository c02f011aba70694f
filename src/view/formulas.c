#include "view/formulas.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1024, FORMULAS_MOST = SLOTS / 2, BYTES_MOST = 1 << 20 };

/* All that a formula's boxes depend on but its source; byte for byte comparable. */
typedef struct FormulaKey {
  const Theme *theme; /* knows the names of colours */
  double size, least, max_width;
  Color ink;
  bool inline_style;
} FormulaKey;

typedef struct Slot {
  const char *source; /* NULL: free */
  uint64_t hash;
  FormulaKey key;
  Formula formula;
} Slot;

struct FormulasKept {
  Arena arena; /* of sources and boxes */
  size_t count;
  Slot slots[SLOTS];
};

FormulasKept *formulas_new(void) {
  FormulasKept *kept = calloc(1, sizeof *kept);
  if (!kept)
    abort();
  return kept;
}

void formulas_free(FormulasKept *kept) {
  if (kept)
    arena_free(&kept->arena);
  free(kept);
}

void formulas_begin(FormulasKept *kept) {
  if (kept->count < FORMULAS_MOST && kept->arena.used < BYTES_MOST)
    return;
  arena_reset(&kept->arena);
  kept->count = 0;
  memset(kept->slots, 0, sizeof kept->slots);
}

static void make_key(FormulaKey *key, const Draw *draw, const FormulaStyle *style) {
  memset(key, 0, sizeof *key);

  key->theme = draw->theme;
  key->size = style->size;
  key->least = style->least;
  key->max_width = style->max_width;
  key->ink = style->ink;
  key->inline_style = style->inline_style;
}

/* FNV-1a, 64 bits. */
static uint64_t hash_bytes(uint64_t hash, const void *data, size_t size) {
  const unsigned char *at = data;
  for (size_t i = 0; i < size; i++)
    hash = (hash ^ at[i]) * 1099511628211u;
  return hash;
}

/* The formula's slot, or the free one where it belongs; there always is one, as a frame that fills the table
 * keeps no more. */
static Slot *find(FormulasKept *kept, const FormulaKey *key, const char *source, uint64_t hash) {
  Slot *slot = &kept->slots[hash % SLOTS];
  while (slot->source && (slot->hash != hash || memcmp(&slot->key, key, sizeof *key) != 0 ||
                          strcmp(slot->source, source) != 0))
    slot = slot + 1 < kept->slots + SLOTS ? slot + 1 : kept->slots;
  return slot;
}

bool formulas_layout(Formula *out, const Draw *draw, const char *source, const FormulaStyle *style,
                     Error *err) {
  FormulasKept *kept = draw->formulas;
  if (!kept || kept->count + 1 >= SLOTS)
    return formula_layout(out, draw->arena, source, style, err);
  FormulaKey key;
  make_key(&key, draw, style);
  uint64_t hash = hash_bytes(hash_bytes(14695981039346656037u, &key, sizeof key), source, strlen(source));
  Slot *slot = find(kept, &key, source, hash);
  if (!slot->source) {
    Formula formula;
    if (!formula_layout(&formula, &kept->arena, source, style, err))
      return false;
    *slot = (Slot){.source = arena_copy(&kept->arena, source), .hash = hash, .formula = formula};
    memcpy(&slot->key, &key, sizeof key); /* with what lies between its members */
    kept->count++;
  }
  *out = slot->formula;
  return true;
}
