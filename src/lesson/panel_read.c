#include "lesson/panel_read.h"

#include "base/text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* The panels of one lesson being read. */
typedef struct PanelReader {
  const Reading *reading;
  const Panel *scene; /* those of the lesson's scene; NULL: none */
  size_t count;       /* of all panels so far */
} PanelReader;

static size_t option_count(const PanelOption *options) {
  size_t count = 0;
  while (options[count].key)
    count++;
  return count;
}

static size_t place_of(const PanelOption *options, const char *key) {
  size_t i = 0;
  while (options[i].key && strcmp(options[i].key, key) != 0)
    i++;
  assert(options[i].key);
  return i;
}

static const PanelOption *options_of(const Panel *panel) {
  return panel_kind_info(panel->kind)->options;
}

const PanelSetting *panel_setting(const Panel *panel, const char *key) {
  return &panel->settings[place_of(options_of(panel), key)];
}

/* The settings of an item of an option, and what they are of. */
static const PanelSetting *item_of(const PanelOption **options, const PanelSetting *settings,
                                   const char *items, size_t item) {
  size_t place = place_of(*options, items);
  assert(item < settings[place].count);
  *options = (*options)[place].items;
  return settings[place].items[item];
}

const PanelSetting *panel_item_setting(const Panel *panel, const char *items, size_t item, const char *key) {
  const PanelOption *options = options_of(panel);
  const PanelSetting *settings = item_of(&options, panel->settings, items, item);
  return &settings[place_of(options, key)];
}

const PanelSetting *panel_nested_setting(const Panel *panel, const char *items, size_t item,
                                         const char *nested, size_t at, const char *key) {
  const PanelOption *options = options_of(panel);
  const PanelSetting *settings = item_of(&options, panel->settings, items, item);
  settings = item_of(&options, settings, nested, at);
  return &settings[place_of(options, key)];
}

const Panel PANEL_NOTHING = {.kind = PANEL_COLUMN, .id = "", .weight = 1};

const Panel *panel_find(const Panel *root, const char *id) {
  if (root->id[0] != '\0' && strcmp(root->id, id) == 0)
    return root;
  for (size_t i = 0; i < root->child_count; i++) {
    const Panel *found = panel_find(root->children[i], id);
    if (found)
      return found;
  }
  return NULL;
}

/* --- One option */

static void read_word(PanelSetting *out, const Reading *reading, const YamlNode *node,
                      const PanelOption *option) {
  size_t count = 0;
  while (option->words[count])
    count++;
  read_choice(&out->word, reading, node, option->key, option->words, count);
}

static bool read_piece(PanelText *out, const Reading *reading, const YamlNode *node) {
  out->line = node->line;
  out->column = node->column;
  return read_text(&out->text, reading, node, TEXT_ONE_LINE);
}

/* One text, or a list of them. */
static void read_pieces(PanelSetting *out, const Reading *reading, const YamlNode *node) {
  bool list = node->kind == YAML_LIST;
  size_t count = list ? node->count : 1;
  if (count == 0 || count > PANEL_TEXTS_MAX) {
    read_fault(reading, node, "%zu entries, possible are 1 to %d", count, PANEL_TEXTS_MAX);
    return;
  }
  PanelText *texts = ARENA_ARRAY(reading->arena, PanelText, count);
  bool ok = true;
  for (size_t i = 0; i < count; i++)
    ok = read_piece(&texts[i], reading, list ? &node->items[i] : node) && ok;
  out->texts = ok ? texts : NULL;
  out->count = ok ? count : 0;
}

static const PanelSetting *read_options(const Reading *reading, const YamlNode *map, const char *where,
                                        const PanelOption *options, bool common);

static void read_items(PanelSetting *out, const Reading *reading, const YamlNode *node,
                       const PanelOption *option) {
  if (!read_kind(reading, node, YAML_LIST, "a list"))
    return;
  if (node->count > PANEL_ITEMS_MAX) {
    read_fault(reading, node, "%zu %s, possible are 1 to %d", node->count, option->key, PANEL_ITEMS_MAX);
    return;
  }
  const PanelSetting **items = ARENA_ARRAY(reading->arena, const PanelSetting *, node->count);
  for (size_t i = 0; i < node->count; i++) {
    items[i] = read_options(reading, &node->items[i], option->key, option->items, false);
    if (!items[i])
      return;
  }
  out->items = items;
  out->count = node->count;
}

static void read_option(PanelSetting *out, const Reading *reading, const YamlNode *node,
                        const PanelOption *option) {
  out->given = true;
  switch (option->type) {
  case OPTION_FLAG:
    read_flag(&out->flag, reading, node);
    break;
  case OPTION_NUMBER:
    read_number(&out->number, reading, node);
    break;
  case OPTION_WORD:
    read_word(out, reading, node, option);
    break;
  case OPTION_CELLS:
  case OPTION_EXPR:
    read_pieces(out, reading, node);
    break;
  case OPTION_PHRASE:
    read_phrase(&out->phrase, reading, node, TEXT_ONE_LINE | TEXT_FOR_BOTH);
    break;
  case OPTION_FORMULA:
    read_phrase(&out->phrase, reading, node, TEXT_FOR_BOTH);
    break;
  case OPTION_ITEMS:
    read_items(out, reading, node, option);
    break;
  }
}

/* The settings in the order of the options, NULL if `map` is no map; `common`: those of every panel may stand
 * there too. */
static const PanelSetting *read_options(const Reading *reading, const YamlNode *map, const char *where,
                                        const PanelOption *options, bool common) {
  enum { KEYS_MAX = 32 };
  const char *keys[KEYS_MAX];
  size_t own = option_count(options), count = 0;
  for (; count < own; count++)
    keys[count] = options[count].key;
  for (size_t i = 0; common && PANEL_COMMON[i].key; i++)
    keys[count++] = PANEL_COMMON[i].key;
  assert(count <= KEYS_MAX);
  if (!read_map(reading, map, "options by name", keys, count))
    return NULL;
  PanelSetting *settings = ARENA_ARRAY(reading->arena, PanelSetting, own + 1);
  for (size_t i = 0; i < own; i++) {
    const YamlNode *node =
        options[i].needed ? read_key(reading, map, where, options[i].key) : yaml_get(map, options[i].key);
    if (node)
      read_option(&settings[i], reading, node, &options[i]);
  }
  return settings;
}

/* --- A panel */

static void read_common(Panel *panel, const Reading *reading, const YamlNode *map) {
  const YamlNode *id = yaml_get(map, "id"), *weight = yaml_get(map, "weight"), *when = yaml_get(map, "when");
  if (id)
    read_id(&panel->id, reading, id);
  read_phrase(&panel->title, reading, yaml_get(map, "title"), TEXT_ONE_LINE | TEXT_FOR_BOTH);
  if (weight && read_number(&panel->weight, reading, weight) &&
      !(panel->weight > 0 && panel->weight <= 100)) {
    read_fault(reading, weight, "a weight lies above 0 and is at most 100");
    panel->weight = 1;
  }
  if (when)
    read_piece(&panel->when, reading, when);
  read_flag(&panel->main, reading, yaml_get(map, "main"));
}

static const Panel *read_one(PanelReader *reader, const YamlNode *node, int depth);

static void read_children(PanelReader *reader, Panel *panel, const YamlNode *list, int depth) {
  size_t count = list ? read_length(reader->reading, list, "panels", PANELS_MAX) : 0;
  const Panel **children = ARENA_ARRAY(reader->reading->arena, const Panel *, count);
  panel->children = children;
  for (size_t i = 0; i < count; i++) {
    const Panel *child = read_one(reader, &list->items[i], depth + 1);
    if (child)
      children[panel->child_count++] = child;
  }
}

/* A row or column is its list, `panes` its one panel; or a map with that under `of` beside the common
 * options. */
static void read_arranged(PanelReader *reader, Panel *panel, const YamlNode *body, int depth) {
  static const char *const KEYS[] = {"of", "id", "title", "weight", "when"};
  const YamlNode *of = body->kind == YAML_MAP ? yaml_get(body, "of") : NULL;
  bool panes = panel->kind == PANEL_PANES;
  if (of || (body->kind == YAML_MAP && !panes)) {
    if (!read_map(reader->reading, body, "panels", KEYS, sizeof KEYS / sizeof *KEYS) ||
        !read_key(reader->reading, body, "a row or column", "of"))
      return;
    read_common(panel, reader->reading, body);
    body = of;
  }
  const YamlNode only = {.kind = YAML_LIST, .items = body, .count = 1};
  read_children(reader, panel, panes ? &only : body, depth);
}

static bool find_kind(PanelKind *out, const Reading *reading, const YamlNode *key) {
  const char *names[PANEL_KIND_COUNT];
  size_t kind;
  for (int i = 0; i < PANEL_KIND_COUNT; i++)
    names[i] = panel_kind_info((PanelKind)i)->name;
  if (!read_choice(&kind, reading, key, "kind of panel", names, PANEL_KIND_COUNT))
    return false;
  *out = (PanelKind)kind;
  return true;
}

static bool check_size(PanelReader *reader, const YamlNode *node, int depth) {
  if (depth > PANEL_DEPTH_MAX) {
    read_fault(reader->reading, node, "panels within panels more than %d deep", PANEL_DEPTH_MAX);
    return false;
  }
  if (reader->count == PANELS_MAX) {
    read_fault(reader->reading, node, "more than %d panels", PANELS_MAX);
    reader->count++;
  }
  return reader->count < PANELS_MAX;
}

/* The panels of the scene, counted on behind those so far. */
static const Panel *copy_of(PanelReader *reader, const Panel *panel, const YamlNode *node, int depth) {
  if (!check_size(reader, node, depth))
    return NULL;
  Panel *copy = ARENA_NEW(reader->reading->arena, Panel);
  const Panel **children = ARENA_ARRAY(reader->reading->arena, const Panel *, panel->child_count);
  *copy = *panel;
  copy->index = reader->count++;
  copy->children = children;
  copy->child_count = 0;
  for (size_t i = 0; i < panel->child_count; i++) {
    const Panel *child = copy_of(reader, panel->children[i], node, depth + 1);
    if (child)
      children[copy->child_count++] = child;
  }
  return copy;
}

/* `scene: { when: ... }` */
static void read_scene(PanelReader *reader, Panel *panel, const YamlNode *body, int depth) {
  static const char *const KEYS[] = {"id", "title", "weight", "when"};
  if (!reader->scene) {
    read_fault(reader->reading, body, "the lesson has no scene with panels");
    return;
  }
  if (!read_map(reader->reading, body, "scene: { when: ... }", KEYS, sizeof KEYS / sizeof *KEYS))
    return;
  read_common(panel, reader->reading, body);
  const Panel **child = ARENA_NEW(reader->reading->arena, const Panel *);
  *child = copy_of(reader, reader->scene, body, depth + 1);
  panel->children = child;
  panel->child_count = *child ? 1 : 0;
}

static const Panel *read_one(PanelReader *reader, const YamlNode *node, int depth) {
  const Reading *reading = reader->reading;
  if (!check_size(reader, node, depth) ||
      !read_kind(reading, node, YAML_MAP, "a panel, such as bars: { of: p }"))
    return NULL;
  if (node->count != 1) {
    read_fault(reading, node, "a panel has one key, its kind, found %zu", node->count);
    return NULL;
  }
  Panel *panel = ARENA_NEW(reading->arena, Panel);
  *panel =
      (Panel){.id = "", .weight = 1, .index = reader->count++, .line = node->line, .column = node->column};
  const YamlNode *body = &node->items[0];
  if (strcmp(node->keys[0].text, "scene") == 0) {
    panel->kind = PANEL_COLUMN;
    read_scene(reader, panel, body, depth);
    return panel;
  }
  if (!find_kind(&panel->kind, reading, &node->keys[0]))
    return NULL;
  if (panel->kind <= PANEL_PANES) {
    read_arranged(reader, panel, body, depth);
    return panel;
  }
  const PanelKindInfo *info = panel_kind_info(panel->kind);
  panel->settings = read_options(reading, body, info->name, info->options, true);
  if (!panel->settings)
    return NULL;
  read_common(panel, reading, body);
  return panel;
}

const Panel *panel_read(const Reading *reading, const YamlNode *node, const Panel *scene) {
  size_t before = reading->errors->total;
  PanelReader reader = {.reading = reading, .scene = scene};
  Panel *root = ARENA_NEW(reading->arena, Panel);
  *root = (Panel){.kind = PANEL_COLUMN,
                  .id = "",
                  .weight = 1,
                  .index = reader.count++,
                  .line = node->line,
                  .column = node->column};
  read_children(&reader, root, node, 0);
  return reading->errors->total == before ? root : NULL;
}
