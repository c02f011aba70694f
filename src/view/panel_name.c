/* What a panel is called where there is room for no more than that. */
#include "view/panel_numbers.h"
#include "view/panel_tree.h"
#include "view/parts.h"

#include <string.h>

enum { NAMED_MOST = 2 };

typedef struct Names {
  const Draw *draw;
  Text text;
  const char *named[NAMED_MOST];
  size_t count;
} Names;

/* Each once. */
static void add_name(Names *names, const char *name) {
  for (size_t i = 0; i < names->count; i++)
    if (strcmp(names->named[i], name) == 0)
      return;
  if (names->count == NAMED_MOST)
    return;
  names->named[names->count++] = name;
  text_addf(&names->text, "%s%s", names->count > 1 ? ", " : "", name);
}

/* In words; the symbol where the value has no title. */
static const char *name_of(const Draw *draw, const Cells *cells) {
  const ViewState *state = draw->state;
  const char *title = state->lesson->scene->values[cells->value].title.in[state->language];
  return title ? title : panel_plain(draw, panel_value_symbol(draw_pane(draw, cells->pane), cells->value));
}

/* Of what a panel, or an item of it, cannot be without. */
static void add_options(Names *names, const PanelOption *options, const PanelSetting *settings) {
  for (size_t i = 0; options[i].key; i++) {
    size_t count = 0;
    bool wanted = options[i].type == OPTION_CELLS && (options[i].needed || strcmp(options[i].key, "of") == 0);
    const Cells *cells = wanted ? panel_cells(names->draw, &settings[i], &count) : NULL;
    for (size_t k = 0; k < count; k++)
      add_name(names, name_of(names->draw, &cells[k]));
    for (size_t k = 0; options[i].items && options[i].needed && k < settings[i].count; k++)
      add_options(names, options[i].items, settings[i].items[k]);
  }
}

const char *panel_name(const Draw *draw, const Panel *panel) {
  const char *title = filled_phrase(draw, &panel->title, false);
  if (title || panel->kind == PANEL_CONTROLS)
    return title ? title : draw_string(draw, STRING_PANEL_SETTINGS);
  Names names = {.draw = draw};
  add_options(&names, panel_kind_info(panel->kind)->options, panel->settings);
  const char *name =
      names.count > 0 ? arena_copy(draw->arena, text_get(&names.text)) : draw_string(draw, STRING_PANEL_NAME);
  text_free(&names.text);
  return name;
}
