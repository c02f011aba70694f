#include "view/panel.h"

#include "chart/mark.h"
#include "trace/condition.h"
#include "trace/equation.h"
#include "view/parts.h"

#include <string.h>

const PanelLook *panel_look(PanelKind kind) {
  static const PanelLook NONE = {0};
  static const PanelLook *const LOOKS[PANEL_KIND_COUNT] = {[PANEL_CURVE] = &PANEL_CURVE_LOOK,
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
  return LOOKS[kind] ? LOOKS[kind] : &NONE;
}

bool panel_grows(const Panel *panel) {
  return panel->kind == PANEL_FLOW;
}

static bool panel_holds(const Panel *whole, const Panel *wanted) {
  if (whole == wanted)
    return true;
  for (size_t i = 0; i < whole->child_count; i++)
    if (panel_holds(whole->children[i], wanted))
      return true;
  return false;
}

bool panel_is_main(const Draw *draw, const Panel *panel) {
  return draw->main && panel_holds(draw->main, panel);
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

double panel_number_at(const Draw *draw, const PanelSetting *setting, size_t i, double otherwise) {
  return i < setting->count ? evaluate(draw, setting->texts[i].text, otherwise) : otherwise;
}

double panel_number(const Draw *draw, const PanelSetting *setting, double otherwise) {
  return panel_number_at(draw, setting, 0, otherwise);
}

bool panel_pair(Cell out[2], const Draw *draw, const PanelSetting *setting) {
  size_t count, found = 0;
  const Cells *cells = panel_cells(draw, setting, &count);
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < cells_count(&cells[i]); k++, found++)
      if (found < 2)
        out[found] = cells_at(&cells[i], k);
  return found == 2;
}

const char *panel_phrase(const Draw *draw, const PanelSetting *setting) {
  return setting->given ? filled_phrase(draw, &setting->phrase, false) : NULL;
}

const char *panel_formula(const Draw *draw, const PanelSetting *setting) {
  return setting->given ? filled_phrase(draw, &setting->phrase, true) : NULL;
}

bool panel_cells_visible(const Draw *draw, const Cells *cells, Visibility least) {
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

static bool holds(const Draw *draw, const char *text) {
  return !text || evaluate(draw, seen_replaced(draw, text), 0) != 0;
}

bool panel_when(const Draw *draw, const Panel *panel) {
  return holds(draw, panel->when.text);
}

bool panel_condition(const Draw *draw, const PanelSetting *setting) {
  return holds(draw, setting->count > 0 ? setting->texts[0].text : NULL);
}

bool panel_condition_new(const Draw *draw, const PanelSetting *setting) {
  if (draw->state->step == 0 || setting->count == 0 || !panel_condition(draw, setting))
    return false;
  return !panel_condition(draw_at_step(draw, draw->state->step - 1, false), setting);
}

static bool settings_visible(const Draw *draw, const PanelOption *options, const PanelSetting *settings,
                             Visibility least) {
  for (size_t i = 0; options[i].key; i++) {
    const PanelSetting *setting = &settings[i];
    size_t count;
    const Cells *cells = options[i].type == OPTION_CELLS ? panel_cells(draw, setting, &count) : NULL;
    for (size_t c = 0; cells && c < count; c++)
      if (panel_cells_visible(draw, &cells[c], least))
        return true;
    for (size_t k = 0; options[i].type == OPTION_ITEMS && k < setting->count; k++)
      if (settings_visible(draw, options[i].items, setting->items[k], least))
        return true;
  }
  return false;
}

/* Whether the lesson names any numbers: without them there is nothing to wait for. */
static bool has_cells(const PanelOption *options, const PanelSetting *settings) {
  for (size_t i = 0; options[i].key; i++) {
    if (options[i].type == OPTION_CELLS && settings[i].given)
      return true;
    for (size_t k = 0; options[i].type == OPTION_ITEMS && k < settings[i].count; k++)
      if (has_cells(options[i].items, settings[i].items[k]))
        return true;
  }
  return false;
}

static bool shows_by_itself(const PanelOption *options, const PanelSetting *settings) {
  for (size_t i = 0; options[i].key; i++)
    if (options[i].shows && settings[i].given)
      return true;
  return false;
}

bool panel_seen(const Draw *draw, const Panel *panel) {
  const PanelOption *options = panel_kind_info(panel->kind)->options;
  if (panel->kind == PANEL_SERIES && !panel_series_begun(draw, panel))
    return false;
  return !has_cells(options, panel->settings) || shows_by_itself(options, panel->settings) ||
         settings_visible(draw, options, panel->settings, KNOWN);
}

bool panel_fresh(const Draw *draw, const Panel *panel) {
  return settings_visible(draw, panel_kind_info(panel->kind)->options, panel->settings, FRESH);
}

const char *panel_symbol(const Draw *draw, Cell cell) {
  Text text = {0};
  equation_symbol(&text, draw->state->trace, cell);
  return text_take(&text, draw->arena);
}

bool panel_unfolded(const Draw *draw, const Panel *panel, size_t part) {
  const ViewState *state = draw->state;
  return state->unfolded && (state->unfolded[panel->index] >> part & 1) != 0;
}

const char *panel_plain(const Draw *draw, const char *formula) {
  Text text = {0};
  bool read = formula_text(&text, formula, NULL);
  const char *plain = read ? arena_copy(draw->arena, text_get(&text)) : formula;
  text_free(&text);
  return plain;
}

/* Blue, green, vermilion, purple. */
Color panel_color(const Draw *draw) {
  static const size_t COLORS[LESSON_PANES_MAX] = {0, 2, 3, 4};
  const Trace *trace = draw->state->trace;
  return trace->pane_count > 1 ? theme_class(draw->theme, COLORS[trace->pane % LESSON_PANES_MAX])
                               : draw->theme->ink;
}

void panel_mark(const Draw *draw, Point at, double radius) {
  mark_draw(draw->canvas, draw->state->trace->pane, at.x, at.y, radius, panel_color(draw), draw->theme->card);
}
