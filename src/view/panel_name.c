/* What a panel is called where there is room for no more than that. */
#include "view/panel_numbers.h"
#include "view/panel_tree.h"
#include "view/parts.h"

#include <string.h>

enum { NAMED_MOST = 3 };

typedef struct Names {
  const Draw *draw;
  Text text;
  size_t count;
} Names;

static void add_symbol(Names *names, const Cells *cells) {
  const Draw *pane = draw_pane(names->draw, cells->pane);
  if (names->count++ > 0)
    text_add(&names->text, ",\\;");
  text_add(&names->text, cells_count(cells) == 1 ? panel_symbol(pane, cells_at(cells, 0))
                                                 : panel_value_symbol(pane, cells->value));
}

/* Of what a panel, or an item of it, cannot be without. */
static void add_option(Names *names, const PanelOption *option, const PanelSetting *setting) {
  size_t count = 0;
  bool wanted = option->type == OPTION_CELLS && (option->needed || strcmp(option->key, "of") == 0);
  const Cells *cells = wanted ? panel_cells(names->draw, setting, &count) : NULL;
  for (size_t i = 0; cells && i < count && names->count < NAMED_MOST; i++)
    add_symbol(names, &cells[i]);
}

static void add_options(Names *names, const PanelOption *options, const PanelSetting *settings) {
  for (size_t i = 0; options[i].key; i++)
    add_option(names, &options[i], &settings[i]);
}

/* The symbols of the values that it is about: "p, y". */
static const char *symbols_of(const Draw *draw, const Panel *panel) {
  Names names = {.draw = draw};
  const PanelOption *options = panel_kind_info(panel->kind)->options;
  add_options(&names, options, panel->settings);
  for (size_t i = 0; options[i].key; i++)
    for (size_t k = 0; options[i].items && options[i].needed && k < panel->settings[i].count; k++)
      add_options(&names, options[i].items, panel->settings[i].items[k]);
  const char *symbols = names.count > 0 ? arena_copy(draw->arena, text_get(&names.text)) : NULL;
  text_free(&names.text);
  return symbols;
}

const char *panel_name(const Draw *draw, const Panel *panel, bool *formula) {
  const char *title = filled_phrase(draw, &panel->title, false);
  const char *symbols = title ? NULL : symbols_of(draw, panel);
  *formula = symbols != NULL;
  return title ? title : symbols ? symbols : draw_string(draw, STRING_PANEL_NAME);
}
