#include "view/panel.h"

#include "trace/condition.h"
#include "trace/equation.h"
#include "view/parts.h"

#include <string.h>

const PanelLook *panel_look(PanelKind kind) {
  static const PanelLook NONE = {0};
  static const PanelLook *const LOOKS[PANEL_KIND_COUNT] = {[PANEL_ROW] = &NONE,
                                                           [PANEL_COLUMN] = &NONE,
                                                           [PANEL_PANES] = &NONE,
                                                           [PANEL_CURVE] = &PANEL_CURVE_LOOK,
                                                           [PANEL_SERIES] = &PANEL_SERIES_LOOK,
                                                           [PANEL_BARS] = &PANEL_BARS_LOOK,
                                                           [PANEL_FLOW] = &PANEL_FLOW_LOOK,
                                                           [PANEL_TABLE] = &PANEL_TABLE_LOOK,
                                                           [PANEL_GRAPH] = &PANEL_GRAPH_LOOK,
                                                           [PANEL_MAP] = &PANEL_MAP_LOOK,
                                                           [PANEL_SCATTER] = &PANEL_SCATTER_LOOK,
                                                           [PANEL_DERIVATION] = &PANEL_DERIVATION_LOOK,
                                                           [PANEL_LINE] = &PANEL_LINE_LOOK,
                                                           [PANEL_CONTROLS] = &PANEL_CONTROLS_LOOK};
  return LOOKS[kind];
}

const Cells *panel_cells(const Draw *draw, const PanelSetting *setting, size_t *count) {
  const ViewState *state = draw->state;
  *count = 0;
  if (!setting->given)
    return NULL;
  Cells *cells = ARENA_ARRAY(draw->arena, Cells, setting->count);
  for (size_t i = 0; i < setting->count; i++)
    *count += cells_find(&cells[*count], state->trace, state->step, setting->texts[i].text, NULL);
  return cells;
}

bool panel_cell(Cell *out, const Draw *draw, const PanelSetting *setting) {
  size_t count;
  const Cells *cells = panel_cells(draw, setting, &count);
  if (count == 0)
    return false;
  *out = cells_at(cells, 0);
  return true;
}

static double evaluate(const Draw *draw, const char *text, double otherwise) {
  double number;
  return fill_number(&number, draw->state->trace, draw->state->step, text, NULL) ? number : otherwise;
}

double panel_number(const Draw *draw, const PanelSetting *setting, double otherwise) {
  return setting->given && setting->count > 0 ? evaluate(draw, setting->texts[0].text, otherwise) : otherwise;
}

const char *panel_phrase(const Draw *draw, const PanelSetting *setting) {
  return setting->given ? filled_phrase(draw, &setting->phrase, false) : NULL;
}

const char *panel_formula(const Draw *draw, const PanelSetting *setting) {
  return setting->given ? filled_phrase(draw, &setting->phrase, true) : NULL;
}

static bool cells_visible(const Draw *draw, const Cells *cells, Visibility least) {
  const Draw *pane = draw_pane(draw, cells->pane);
  for (size_t i = 0; i < cells_count(cells); i++)
    if (draw_visibility(pane, cells_at(cells, i)) >= least)
      return true;
  return false;
}

/* The condition with every seen(NAME) as 1 or 0. */
static const char *seen_replaced(const Draw *draw, const char *text) {
  const ViewState *state = draw->state;
  const char *replaced = condition_text(draw->arena, state->trace, state->step, state->asking, text, NULL);
  return replaced ? replaced : text;
}

bool panel_when(const Draw *draw, const Panel *panel) {
  return !panel->when.text || evaluate(draw, seen_replaced(draw, panel->when.text), 0) != 0;
}

static bool settings_visible(const Draw *draw, const PanelOption *options, const PanelSetting *settings,
                             Visibility least) {
  for (size_t i = 0; options[i].key; i++) {
    const PanelSetting *setting = &settings[i];
    size_t count;
    const Cells *cells = options[i].type == OPTION_CELLS ? panel_cells(draw, setting, &count) : NULL;
    for (size_t c = 0; cells && c < count; c++)
      if (cells_visible(draw, &cells[c], least))
        return true;
    for (size_t k = 0; options[i].type == OPTION_ITEMS && k < setting->count; k++)
      if (settings_visible(draw, options[i].items, setting->items[k], least))
        return true;
  }
  return false;
}

static bool has_cells(const PanelOption *options) {
  for (; options->key; options++)
    if (options->type == OPTION_CELLS || (options->items && has_cells(options->items)))
      return true;
  return false;
}

bool panel_seen(const Draw *draw, const Panel *panel) {
  const PanelOption *options = panel_kind_info(panel->kind)->options;
  return !has_cells(options) || settings_visible(draw, options, panel->settings, KNOWN);
}

bool panel_fresh(const Draw *draw, const Panel *panel) {
  return settings_visible(draw, panel_kind_info(panel->kind)->options, panel->settings, FRESH);
}

const char *panel_symbol(const Draw *draw, Cell cell) {
  Text text = {0};
  equation_symbol(&text, draw->state->trace, cell);
  const char *symbol = arena_copy(draw->arena, text_get(&text));
  text_free(&text);
  return symbol;
}
