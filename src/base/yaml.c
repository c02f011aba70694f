#include "base/yaml.h"

#include "base/text.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";

typedef struct Loader {
  yaml_parser_t parser;
  Arena *arena;
  const char *file, *data; /* data behind the byte order mark */
  size_t size, skipped;    /* skipped: the mark's bytes */
  size_t index, offset;    /* one character of data: its number and its byte */
  Error *err;
} Loader;

static bool is_continuation(char byte) {
  return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The byte in data of a mark, which libyaml counts in characters.  Marks come nearly in order, so walking
 * there from the last one takes linear time in all. */
static size_t offset_of(Loader *loader, yaml_mark_t mark) {
  while (loader->index < mark.index && loader->offset < loader->size) {
    do
      loader->offset++;
    while (loader->offset < loader->size && is_continuation(loader->data[loader->offset]));
    loader->index++;
  }
  while (loader->index > mark.index) {
    do
      loader->offset--;
    while (is_continuation(loader->data[loader->offset]));
    loader->index--;
  }
  return loader->offset;
}

static bool fail_at(Loader *loader, yaml_mark_t mark, const char *what) {
  return error_at(loader->err, loader->file, (int)mark.line + 1, (int)mark.column + 1, "%s", what);
}

/* A fault at a byte of data that libyaml has given no mark. */
static bool fail_at_offset(Loader *loader, size_t offset, const char *what) {
  yaml_mark_t mark = {0};
  for (size_t i = 0; i < offset; i++) {
    if (loader->data[i] == '\n') {
      mark.line++;
      mark.column = 0;
    } else if (!is_continuation(loader->data[i])) {
      mark.column++;
    }
  }
  return fail_at(loader, mark, what);
}

static bool fail_syntax(Loader *loader) {
  const yaml_parser_t *parser = &loader->parser;
  if (parser->error == YAML_MEMORY_ERROR)
    abort();
  if (parser->error == YAML_READER_ERROR)
    return fail_at_offset(loader, parser->problem_offset, parser->problem);
  const char *context = parser->context ? parser->context : "";
  if (strstr(context, "quoted scalar") && strstr(parser->problem, "end of stream"))
    return fail_at(loader, parser->context_mark, "this quote is never closed");
  fail_at(loader, parser->problem_mark, parser->problem);
  size_t offset = offset_of(loader, parser->problem_mark);
  bool tab = offset < loader->size && loader->data[offset] == '\t';
  if (tab || strstr(parser->problem, "tab character"))
    return error_hint(loader->err, "indent with spaces, not with tabs");
  if (strstr(parser->problem, "mapping values are not allowed"))
    return error_hint(loader->err,
                      "a text with \": \" in it needs quotes; keys of one map start in one column");
  if (context[0] && parser->context_mark.line < parser->problem_mark.line)
    return error_hint(loader->err, "%s that starts in line %zu", context, parser->context_mark.line + 1);
  return false;
}

/* The next event; the caller deletes it. */
static bool next_event(Loader *loader, yaml_event_t *event) {
  return yaml_parser_parse(&loader->parser, event) || fail_syntax(loader);
}

typedef struct Nodes {
  YamlNode *items;
  size_t count, capacity;
} Nodes;

static void nodes_add(Arena *arena, Nodes *nodes, const YamlNode *node) {
  if (nodes->count == nodes->capacity) {
    size_t capacity = nodes->capacity ? nodes->capacity * 2 : 4;
    YamlNode *items = ARENA_ARRAY(arena, YamlNode, capacity);
    if (nodes->count > 0)
      memcpy(items, nodes->items, nodes->count * sizeof *items);
    nodes->items = items;
    nodes->capacity = capacity;
  }
  nodes->items[nodes->count++] = *node;
}

static int compare_keys(const void *a, const void *b) {
  const YamlNode *p = *(const YamlNode *const *)a, *q = *(const YamlNode *const *)b;
  int order = strcmp(p->text, q->text);
  return order != 0 ? order : (p->start > q->start) - (p->start < q->start);
}

/* Refuses a key that is written twice: the first one in the file that repeats another. */
static bool check_unique(Loader *loader, const YamlNode *map) {
  if (map->count < 2)
    return true;
  const YamlNode **sorted = ARENA_ARRAY(loader->arena, const YamlNode *, map->count);
  for (size_t i = 0; i < map->count; i++)
    sorted[i] = &map->keys[i];
  qsort(sorted, map->count, sizeof *sorted, compare_keys);
  const YamlNode *first = NULL, *repeated = NULL;
  for (size_t i = 1; i < map->count; i++) {
    bool same = strcmp(sorted[i - 1]->text, sorted[i]->text) == 0;
    if (same && (!repeated || sorted[i]->start < repeated->start)) {
      first = sorted[i - 1];
      repeated = sorted[i];
    }
  }
  if (!repeated)
    return true;
  error_at(loader->err, loader->file, repeated->line, repeated->column, "the key \"%.*s\" is written twice",
           (int)text_cut(repeated->text, 80), repeated->text);
  return error_hint(loader->err, "the first is in line %d", first->line);
}

static void place_node(Loader *loader, YamlNode *node, const yaml_event_t *event) {
  node->line = (int)event->start_mark.line + 1;
  node->column = (int)event->start_mark.column + 1;
  node->start = offset_of(loader, event->start_mark) + loader->skipped;
  node->end = offset_of(loader, event->end_mark) + loader->skipped;
}

static bool load_scalar(Loader *loader, YamlNode *node, const yaml_event_t *event) {
  const char *value = (const char *)event->data.scalar.value;
  size_t length = event->data.scalar.length;
  if (memchr(value, '\0', length))
    return fail_at(loader, event->start_mark, "a text cannot contain the character \\0");
  yaml_scalar_style_t style = event->data.scalar.style;
  node->kind = YAML_SCALAR;
  node->text = arena_copy_n(loader->arena, value, length);
  node->quoted = style != YAML_PLAIN_SCALAR_STYLE;
  /* libyaml ends a block at the start of the line behind it. */
  const char *source = loader->data - loader->skipped;
  if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
    while (node->end > node->start && strchr(" \t\r\n", source[node->end - 1]))
      node->end--;
  return true;
}

static bool load_node(Loader *loader, YamlNode *node, bool *ended, int level);

/* Checks a map's key and adds it. */
static bool load_key(Loader *loader, Nodes *keys, const YamlNode *key) {
  if (key->kind != YAML_SCALAR)
    return error_at(loader->err, loader->file, key->line, key->column, "a key must be a word");
  nodes_add(loader->arena, keys, key);
  return true;
}

/* Loads what belongs to a list or a map, whose kind and start are set, up to its end. */
static bool load_collection(Loader *loader, YamlNode *node, bool brackets, int level) {
  if (level > YAML_LEVELS_MAX)
    return error_at(loader->err, loader->file, node->line, node->column,
                    "more than %d lists and maps inside each other", YAML_LEVELS_MAX);
  Nodes keys = {0}, items = {0};
  for (;;) {
    YamlNode child;
    bool ended;
    if (!load_node(loader, &child, &ended, level + 1))
      return false;
    /* Without brackets, the end's own place lies behind blank lines and comments. */
    if (!ended || brackets)
      node->end = child.end;
    if (ended)
      break;
    if (node->kind == YAML_MAP && keys.count == items.count) {
      if (!load_key(loader, &keys, &child))
        return false;
    } else {
      nodes_add(loader->arena, &items, &child);
    }
  }
  node->keys = keys.items;
  node->items = items.items;
  node->count = items.count;
  return node->kind == YAML_LIST || check_unique(loader, node);
}

static bool load_event(Loader *loader, YamlNode *node, const yaml_event_t *event, int level) {
  switch (event->type) {
  case YAML_SCALAR_EVENT:
    return load_scalar(loader, node, event);
  case YAML_SEQUENCE_START_EVENT:
    node->kind = YAML_LIST;
    return load_collection(loader, node, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE, level);
  case YAML_MAPPING_START_EVENT:
    node->kind = YAML_MAP;
    return load_collection(loader, node, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE, level);
  case YAML_ALIAS_EVENT:
    fail_at(loader, event->start_mark, "aliases are not allowed");
    return error_hint(loader->err, "write the value out instead of \"*%.*s\"",
                      (int)text_cut((const char *)event->data.alias.anchor, 40),
                      (const char *)event->data.alias.anchor);
  default:
    return true;
  }
}

/* The next node; or *ended, where the collection ends, with the end's place in node. */
static bool load_node(Loader *loader, YamlNode *node, bool *ended, int level) {
  yaml_event_t event;
  if (!next_event(loader, &event))
    return false;
  *node = (YamlNode){0};
  place_node(loader, node, &event);
  *ended = event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT;
  bool ok = load_event(loader, node, &event, level);
  yaml_event_delete(&event);
  return ok;
}

/* Passes over one event that carries no content; says where it was and of which type. */
static bool skip_event(Loader *loader, yaml_event_type_t *type, yaml_mark_t *mark) {
  yaml_event_t event;
  if (!next_event(loader, &event))
    return false;
  *type = event.type;
  *mark = event.start_mark;
  yaml_event_delete(&event);
  return true;
}

/* The stream's start, one document, the stream's end. */
static bool load_stream(Loader *loader, YamlNode *root) {
  yaml_event_type_t type;
  yaml_mark_t mark;
  bool ended;
  if (!skip_event(loader, &type, &mark) || !skip_event(loader, &type, &mark))
    return false;
  if (type == YAML_STREAM_END_EVENT)
    return fail_at(loader, (yaml_mark_t){0}, "there is nothing in it");
  if (!load_node(loader, root, &ended, 1) || !skip_event(loader, &type, &mark) ||
      !skip_event(loader, &type, &mark))
    return false;
  if (type != YAML_STREAM_END_EVENT)
    return fail_at(loader, mark, "a second document starts here; only one is read");
  return true;
}

static bool check_bytes(Loader *loader) {
  const char *nul = loader->size > 0 ? memchr(loader->data, '\0', loader->size) : NULL;
  size_t good = text_utf8_length(loader->data, loader->size);
  size_t zero = nul ? (size_t)(nul - loader->data) : loader->size;
  if (nul && zero <= good)
    return fail_at_offset(loader, zero, "this is a binary file, not a text");
  if (good < loader->size)
    return fail_at_offset(loader, good, "this is not UTF-8");
  return true;
}

bool yaml_parse(Arena *arena, const char *file, const char *data, size_t size, const YamlNode **root,
                Error *err) {
  if (size == 0)
    data = "";
  size_t mark = sizeof BYTE_ORDER_MARK - 1;
  size_t skipped = size >= mark && memcmp(data, BYTE_ORDER_MARK, mark) == 0 ? mark : 0;
  Loader loader = {.arena = arena,
                   .file = file,
                   .data = data + skipped,
                   .size = size - skipped,
                   .skipped = skipped,
                   .err = err};
  if (!check_bytes(&loader))
    return false;
  if (!yaml_parser_initialize(&loader.parser))
    abort();
  yaml_parser_set_encoding(&loader.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&loader.parser, (const unsigned char *)loader.data, loader.size);
  YamlNode *node = ARENA_NEW(arena, YamlNode);
  bool ok = load_stream(&loader, node);
  yaml_parser_delete(&loader.parser);
  if (ok)
    *root = node;
  return ok;
}

const YamlNode *yaml_get(const YamlNode *map, const char *key) {
  if (map->kind != YAML_MAP)
    return NULL;
  for (size_t i = 0; i < map->count; i++)
    if (strcmp(map->keys[i].text, key) == 0)
      return &map->items[i];
  return NULL;
}

/* Adds the hint for a key that is not allowed. */
static void hint_key(Error *err, const char *key, const char *const *allowed, size_t count) {
  const char *nearest = text_nearest(key, allowed, count);
  char all[sizeof err->hint * 4];
  if (*key && key[strspn(key, "0123456789")] == '\0') /* what is left of "0,25" */
    error_hint(err, "a decimal number is written with a point: 0.25");
  else if (nearest)
    error_hint(err, "did you mean \"%s\"?", nearest);
  else if (count > 0)
    error_hint(err, "allowed here: %s", text_list(all, sizeof all, allowed, count, ", "));
}

static bool is_among(const char *key, const char *const *allowed, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(key, allowed[i]) == 0)
      return true;
  return false;
}

void yaml_check_keys(const YamlNode *map, const char *file, const char *const *allowed, size_t count,
                     ErrorList *errors) {
  assert(map->kind == YAML_MAP);
  for (size_t i = 0; i < map->count; i++) {
    const YamlNode *key = &map->keys[i];
    if (is_among(key->text, allowed, count))
      continue;
    Error *err = error_list_add(errors);
    error_at(err, file, key->line, key->column, "unknown key \"%.*s\"", (int)text_cut(key->text, 80),
             key->text);
    hint_key(err, key->text, allowed, count);
  }
}

/* Whether YAML lets a character stand for itself between double quotes, on the same line. */
static bool is_printable(uint32_t c) {
  if (c < 0xA0)
    return c >= 0x20 && c <= 0x7E && c != '"' && c != '\\';
  return c != 0x2028 && c != 0x2029 && c != 0xFEFF && c != 0xFFFE && c != 0xFFFF;
}

static void quote_codepoint(Text *out, uint32_t c) {
  static const char ESCAPED[] = "\"\\\n\t\r", LETTERS[] = "\"\\ntr";
  const char *found = c < 0x80 ? strchr(ESCAPED, (int)c) : NULL;
  if (is_printable(c))
    text_add_codepoint(out, c);
  else if (found)
    text_addf(out, "\\%c", LETTERS[found - ESCAPED]);
  else
    text_addf(out, "\\u%04X", (unsigned)c);
}

void yaml_quote(struct Text *out, const char *value) {
  text_add_char(out, '"');
  for (uint32_t c; (c = text_next(&value)) != 0;)
    quote_codepoint(out, c);
  text_add_char(out, '"');
}
