/* The key "chain" of a lesson: a worked sample. */
#include "lesson/setup_reader.h"

#include <stdio.h>

const char *const CHAIN_KEYS[] = {"x", "W", "b", "label", "eta", "alpha", "updates", "classes", "features"};
const size_t CHAIN_KEY_COUNT = sizeof CHAIN_KEYS / sizeof *CHAIN_KEYS;

static void read_x(SetupReader *reader, const YamlNode *node) {
  size_t D = setup_reader_length(reader, node, "x", "numbers", 1, CHAIN_FEATURES_MAX);
  reader->part->setup.chain.D = D;
  if (D > 0)
    setup_reader_vector(reader, CHAIN_X, node, "");
}

static void rows_known(Setup *setup, size_t rows) {
  setup->chain.K = rows;
}

void chain_read(SetupReader *reader) {
  const Reading *reading = reader->reading;
  SetupPart *part = reader->part;
  Chain *chain = &part->setup.chain;
  chain->updates = 1;
  chain->K = CHAIN_CLASSES_MAX;
  setup_reader_open(reader);
  read_x(reader, read_key(reading, reader->map, "chain", "x"));
  setup_reader_matrix(reader, CHAIN_W, read_key(reading, reader->map, "chain", "W"), CHAIN_CLASSES_MIN,
                      CHAIN_CLASSES_MAX, chain->D, "x has", rows_known);
  if (chain->K > 0)
    setup_reader_open(reader);
  char like[64];
  snprintf(like, sizeof like, "W has %zu rows", chain->K);
  setup_reader_vector(reader, CHAIN_B, read_key(reading, reader->map, "chain", "b"), like);
  for (unsigned field = CHAIN_LABEL; field < CHAIN_FIELDS; field++)
    setup_reader_scalar(reader, field, field == CHAIN_ALPHA || field == CHAIN_UPDATES);
  part->classes = setup_reader_names(reader, "classes", chain->K, "rows of W");
  part->features = setup_reader_names(reader, "features", chain->D, "numbers of x");
}
