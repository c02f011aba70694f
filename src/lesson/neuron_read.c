/* The key "neuron" of a lesson: one neuron in several situations. */
#include "lesson/setup_reader.h"

#include <stdio.h>

const char *const NEURON_KEYS[] = {"x", "y", "w", "b", "eta", "updates", "situations"};
const size_t NEURON_KEY_COUNT = sizeof NEURON_KEYS / sizeof *NEURON_KEYS;

void neuron_read(SetupReader *reader) {
  const Reading *reading = reader->reading;
  SetupPart *part = reader->part;
  Neuron *neuron = &part->setup.neuron;
  neuron->updates = 1;
  setup_reader_open(reader);
  const YamlNode *w = read_key(reading, reader->map, "neuron", "w");
  neuron->S = setup_reader_length(reader, w, "w", "numbers", 1, NEURON_SITUATIONS_MAX);
  if (neuron->S > 0)
    setup_reader_vector(reader, NEURON_W, w, "");
  char like[64];
  snprintf(like, sizeof like, "w has %zu", neuron->S);
  setup_reader_vector(reader, NEURON_B, read_key(reading, reader->map, "neuron", "b"), like);
  setup_reader_scalar(reader, NEURON_X, false);
  setup_reader_scalar(reader, NEURON_Y, false);
  setup_reader_scalar(reader, NEURON_ETA, false);
  setup_reader_scalar(reader, NEURON_UPDATES, true);
  part->situations = setup_reader_names(reader, "situations", neuron->S, "numbers of w");
}
