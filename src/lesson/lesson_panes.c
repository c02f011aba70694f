#include "lesson/lesson_parts.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const PANE_KEYS[] = {"id", "title", "note", "loss"};
static const char *const LOSSES[] = {"ce", "mse"}; /* of a training; a scene that is a file says its own */

static void read_loss(LessonPane *pane, const Lesson *lesson, const Reading *reading, const YamlNode *node) {
  const Scene *scene = lesson->scene;
  bool named = scene && scene->variant_count > 0;
  const char *const *words = named ? scene->variants : LOSSES;
  size_t choice;
  if (read_choice(&choice, reading, node, "loss", words, named ? scene->variant_count : COUNT(LOSSES)))
    pane->loss = choice;
}

static void read_pane(Lesson *out, const Reading *reading, const YamlNode *node) {
  LessonPane *pane = &out->panes[out->pane_count];
  *pane = (LessonPane){.id = ""};
  if (!read_map(reading, node, "a pane with id and title", PANE_KEYS, COUNT(PANE_KEYS)))
    return;
  const YamlNode *id = read_key(reading, node, "a pane", "id");
  read_phrase(&pane->title, reading, read_key(reading, node, "a pane", "title"), TEXT_ONE_LINE);
  read_phrase(&pane->note, reading, yaml_get(node, "note"), TEXT_ONE_LINE);
  read_loss(pane, out, reading, yaml_get(node, "loss"));
  if (!read_id(&pane->id, reading, id))
    return;
  if (strpbrk(pane->id, "-") || (pane->id[0] >= '0' && pane->id[0] <= '9')) {
    error_hint(read_fault(reading, id, "the id of a pane begins with a letter and has no '-'"),
               "texts and formulas write a value of a pane as in \"sgd.loss\"");
    return;
  }
  out->pane_count += READ_IS_NEW(reading, id, "pane", out->panes, out->pane_count);
}

void lesson_read_panes(Lesson *out, const Reading *reading, const YamlNode *list) {
  size_t count = list ? read_length(reading, list, "panes", LESSON_PANES_MAX) : 0;
  for (size_t i = 0; i < count; i++)
    read_pane(out, reading, &list->items[i]);
}
