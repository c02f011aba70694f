#include "lesson/chain_read.h"

#include <stdio.h>
#include <string.h>

static const char *const CHAIN_KEYS[] = {"x",     "W",       "b",       "label",   "eta",
                                         "alpha", "updates", "classes", "features"};
enum { CHAIN_KEY_COUNT = sizeof CHAIN_KEYS / sizeof *CHAIN_KEYS };

typedef struct Reader {
  const Reading *reading;
  ChainPart *part;
  const YamlNode *chain;           /* the value of "chain" */
  bool known[CHAIN_FIELDS];        /* all numbers of a field are in the part, given or by default */
  ChainRange widest[CHAIN_FIELDS]; /* of the lesson's K, all editable: what the file may set */
} Reader;

static void open_ranges(ChainRange ranges[CHAIN_FIELDS], size_t K) {
  for (ChainField field = 0; field < CHAIN_FIELDS; field++) {
    ranges[field] = chain_range_widest(field, K);
    ranges[field].editable = true;
  }
}

static bool fault_of(const Reading *reading, const YamlNode *at, const Error *why) {
  error_hint(read_fault(reading, at, "%s", why->what), "%s", why->hint);
  return false;
}

/* Reads one number into its place. */
static bool read_into(Reader *reader, ChainField field, size_t row, size_t col, const YamlNode *node) {
  double value;
  if (!read_number(&value, reader->reading, node))
    return false;
  Error why = {0};
  return chain_set(&reader->part->chain, field, row, col, value, reader->widest, &why) ||
         fault_of(reader->reading, node, &why);
}

/* Only looks for faults: the numbers have no place while the shape is unknown. */
static void read_nowhere(const Reader *reader, const YamlNode *list) {
  double value;
  for (size_t i = 0; i < list->count; i++)
    read_number(&value, reader->reading, &list->items[i]);
}

/* A list's length, or 0 after reporting that it is none or has too few or too many items. */
static size_t read_length(const Reader *reader, const YamlNode *list, const char *name, const char *items,
                          size_t min, size_t max) {
  char expected[64];
  snprintf(expected, sizeof expected, "a list of %s", items);
  if (!read_kind(reader->reading, list, YAML_LIST, expected))
    return 0;
  if (list->count >= min && list->count <= max)
    return list->count;
  read_fault(reader->reading, list, "%s has %zu %s, possible are %zu to %zu", name, list->count, items, min,
             max);
  return 0;
}

static void read_x(Reader *reader, const YamlNode *node) {
  size_t D = read_length(reader, node, "x", "numbers", 1, CHAIN_FEATURES_MAX);
  reader->part->chain.D = D;
  if (D == 0)
    return;
  bool complete = true;
  for (size_t d = 0; d < D; d++)
    complete &= read_into(reader, CHAIN_X, d, 0, &node->items[d]);
  reader->known[CHAIN_X] = complete;
}

static bool read_row(Reader *reader, size_t k, const YamlNode *row) {
  size_t D = reader->part->chain.D;
  if (!read_kind(reader->reading, row, YAML_LIST, "a row of W, a list of numbers"))
    return false;
  if (D == 0 || row->count != D) {
    if (D > 0)
      read_fault(reader->reading, row, "row %zu of W has %zu numbers, x has %zu", k + 1, row->count, D);
    read_nowhere(reader, row);
    return false;
  }
  bool complete = true;
  for (size_t d = 0; d < D; d++)
    complete &= read_into(reader, CHAIN_W, k, d, &row->items[d]);
  return complete;
}

static void read_W(Reader *reader, const YamlNode *node) {
  size_t K = read_length(reader, node, "W", "rows", CHAIN_CLASSES_MIN, CHAIN_CLASSES_MAX);
  reader->part->chain.K = K;
  bool complete = K > 0;
  for (size_t k = 0; k < K; k++)
    complete &= read_row(reader, k, &node->items[k]);
  reader->known[CHAIN_W] = complete;
}

static void read_b(Reader *reader, const YamlNode *node) {
  size_t K = reader->part->chain.K;
  if (!read_kind(reader->reading, node, YAML_LIST, "a list of numbers"))
    return;
  if (K == 0 || node->count != K) {
    if (K > 0)
      read_fault(reader->reading, node, "b has %zu numbers, W has %zu rows", node->count, K);
    read_nowhere(reader, node);
    return;
  }
  bool complete = true;
  for (size_t k = 0; k < K; k++)
    complete &= read_into(reader, CHAIN_B, k, 0, &node->items[k]);
  reader->known[CHAIN_B] = complete;
}

static void read_scalar(Reader *reader, ChainField field) {
  const char *name = chain_field_name(field);
  bool optional = field == CHAIN_ALPHA || field == CHAIN_UPDATES;
  const YamlNode *node =
      optional ? yaml_get(reader->chain, name) : read_key(reader->reading, reader->chain, "chain", name);
  reader->known[field] = node ? read_into(reader, field, 0, 0, node) : optional;
}

/* Names of the classes or features: as many as there are `counted` things, 0 when that is unknown. */
static Phrase *read_names(const Reader *reader, const char *key, size_t count, const char *counted) {
  const YamlNode *node = yaml_get(reader->chain, key);
  const Reading *reading = reader->reading;
  if (!node || !read_kind(reading, node, YAML_LIST, "a list of names"))
    return NULL;
  if (count > 0 && node->count != count)
    read_fault(reading, node, "%zu names for the %zu %s", node->count, count, counted);
  Phrase *names = ARENA_ARRAY(reading->arena, Phrase, node->count);
  for (size_t i = 0; i < node->count; i++)
    read_phrase(&names[i], reading, &node->items[i], TEXT_ONE_LINE | TEXT_FOR_BOTH);
  return names;
}

static void read_chain(Reader *reader) {
  const Reading *reading = reader->reading;
  const YamlNode *node = reader->chain;
  ChainPart *part = reader->part;
  open_ranges(reader->widest, CHAIN_CLASSES_MAX);
  read_x(reader, read_key(reading, node, "chain", "x"));
  read_W(reader, read_key(reading, node, "chain", "W"));
  if (part->chain.K > 0)
    open_ranges(reader->widest, part->chain.K);
  read_b(reader, read_key(reading, node, "chain", "b"));
  for (ChainField field = CHAIN_LABEL; field < CHAIN_FIELDS; field++)
    read_scalar(reader, field);
  part->classes = read_names(reader, "classes", part->chain.K, "rows of W");
  part->features = read_names(reader, "features", part->chain.D, "numbers of x");
}

/* One end of an editable range. */
static bool read_end(double *out, const Reader *reader, ChainField field, const YamlNode *node) {
  Error why = {0};
  return read_number(out, reader->reading, node) &&
         (chain_accepts(field, *out, reader->widest[field], &why) || fault_of(reader->reading, node, &why));
}

/* Reads [least, greatest], or "all" for the label. */
static bool read_range(ChainRange *out, const Reader *reader, ChainField field, const YamlNode *node) {
  bool label = field == CHAIN_LABEL;
  if (label && node->kind == YAML_SCALAR && strcmp(node->text, "all") == 0) {
    *out = reader->widest[field];
    return true;
  }
  if (node->kind != YAML_LIST || node->count != 2) {
    error_hint(read_fault(reader->reading, node, "expected the range of %s", chain_field_name(field)),
               "write %s[least, greatest]", label ? "all or " : "");
    return false;
  }
  ChainRange range = {.editable = true};
  bool readable = read_end(&range.min, reader, field, &node->items[0]);
  readable &= read_end(&range.max, reader, field, &node->items[1]);
  if (!readable)
    return false;
  if (range.min > range.max) {
    read_fault(reader->reading, node, "the range of %s ends below its start", chain_field_name(field));
    return false;
  }
  *out = range;
  return true;
}

const YamlNode *chain_read_node(const YamlNode *chain, ChainField field, size_t row, size_t col) {
  const YamlNode *node = yaml_get(chain, chain_field_name(field));
  if (!node || field >= CHAIN_LABEL)
    return node;
  return field == CHAIN_W ? &node->items[row].items[col] : &node->items[row];
}

/* That the lesson's own numbers are in the range that it lets a student move in. */
static void check_inside(const Reader *reader, ChainField field, const YamlNode *range) {
  const ChainPart *part = reader->part;
  size_t rows, cols;
  chain_shape(&part->chain, field, &rows, &cols);
  for (size_t i = 0; i < rows * cols && reader->known[field]; i++) {
    double value = chain_get(&part->chain, field, i / cols, i % cols);
    Error why = {0};
    if (chain_accepts(field, value, part->ranges[field], &why))
      continue;
    const YamlNode *node = chain_read_node(reader->chain, field, i / cols, i % cols);
    error_hint(read_fault(reader->reading, node ? node : range, "%s", why.what),
               "its range is in line %d, under \"editable\"", range->line);
  }
}

static void read_editable(Reader *reader, const YamlNode *map) {
  const char *names[CHAIN_FIELDS];
  for (ChainField field = 0; field < CHAIN_FIELDS; field++)
    names[field] = chain_field_name(field);
  if (!read_map(reader->reading, map, "ranges by name", names, CHAIN_FIELDS))
    return;
  for (ChainField field = 0; field < CHAIN_FIELDS; field++) {
    const YamlNode *node = yaml_get(map, names[field]);
    if (node && read_range(&reader->part->ranges[field], reader, field, node))
      check_inside(reader, field, node);
  }
}

void chain_read(ChainPart *out, const Reading *reading, const YamlNode *chain, const YamlNode *editable) {
  *out = (ChainPart){.chain = {.updates = 1}};
  if (!read_map(reading, chain, "x, W, b, label and eta", CHAIN_KEYS, CHAIN_KEY_COUNT))
    return;
  Reader reader = {.reading = reading, .part = out, .chain = chain};
  read_chain(&reader);
  for (ChainField field = 0; field < CHAIN_FIELDS; field++)
    out->ranges[field] = chain_range_widest(field, out->chain.K);
  if (editable)
    read_editable(&reader, editable);
}
