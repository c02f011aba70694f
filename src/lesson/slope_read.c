/* The key "slope" of a lesson: the data that J is of, and a place and a direction in its plane. */
#include "lesson/data_read.h"
#include "lesson/setup_reader.h"

const char *const SLOPE_KEYS[] = {"data", "w", "b", "eps", "angle", "eta", "updates"};
const size_t SLOPE_KEY_COUNT = sizeof SLOPE_KEYS / sizeof *SLOPE_KEYS;

/* J has two parameters only with one feature and one sigmoid. */
static void check_plane(const Reading *reading, const YamlNode *node, const Dataset *set) {
  if (set->K == 2 && set->D == 1)
    return;
  error_hint(read_fault(reading, node, "J(w, b) takes two classes and one feature, the data has %zu and %zu",
                        set->K, set->D),
             "choose them with classes: [...] and features: [...]");
}

void slope_read(SetupReader *reader) {
  const Reading *reading = reader->reading;
  SetupPart *part = reader->part;
  const YamlNode *node = read_key(reading, reader->map, "slope", "data");
  part->setup.slope.updates = 1;
  part->data = ARENA_NEW(reading->arena, LessonData);
  if (node && data_read(part->data, reading, node))
    check_plane(reading, node, &part->data->set);
  setup_reader_open(reader);
  for (unsigned field = SLOPE_W; field < SLOPE_UPDATES; field++)
    setup_reader_scalar(reader, field, false);
  setup_reader_scalar(reader, SLOPE_UPDATES, true);
}
