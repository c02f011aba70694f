/* `stepmax help panels`: what a lesson's panels may be told, from the one list that reading them goes by. */
#include "app/output.h"
#include "app/verbs.h"
#include "base/text.h"
#include "lesson/panel.h"

#include <string.h>

enum { KEY_WIDTH = 22, TYPE_WIDTH = 24 };

static void add_type(Text *out, const PanelOption *option) {
  static const char *const TYPES[] = {
      [OPTION_FLAG] = "yes or no",     [OPTION_NUMBER] = "a number",   [OPTION_CELLS] = "values",
      [OPTION_EXPR] = "an expression", [OPTION_PHRASE] = "words",      [OPTION_FORMULA] = "a formula",
      [OPTION_ITEMS] = "a list",       [OPTION_WORD] = "a short name",
  };
  if (option->words)
    for (size_t i = 0; option->words[i]; i++)
      text_addf(out, "%s%s", i > 0 ? ", " : "", option->words[i]);
  else
    text_add(out, TYPES[option->type]);
}

/* A line an option; those of a list stand below it, behind its name. */
static void add_options(Text *out, const PanelOption *options, const char *before) {
  for (const PanelOption *option = options; option->key; option++) {
    Text key = {0}, type = {0};
    text_addf(&key, "%s%s", before, option->key);
    add_type(&type, option);
    text_addf(out, "  %-*s  %-*s  %s%s\n", KEY_WIDTH, text_get(&key), TYPE_WIDTH, text_get(&type),
              option->needed ? "needed: " : "", option->meaning);
    text_add(&key, ": ");
    if (option->items)
      add_options(out, option->items, text_get(&key));
    text_free(&key);
    text_free(&type);
  }
}

bool verb_help_panels(Error *err) {
  Text out = {0};
  text_add(&out, "Every panel may have:\n");
  add_options(&out, PANEL_COMMON, "");
  for (int kind = 0; kind < PANEL_KIND_COUNT; kind++) {
    const PanelKindInfo *info = panel_kind_info((PanelKind)kind);
    text_addf(&out, "\n%s: %s\n", info->name, info->draws);
    add_options(&out, info->options, "");
  }
  return output_take(&out, err);
}
