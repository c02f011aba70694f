/* The word that a number of a choice stands for. */
#include "view/panel_numbers.h"

#include "view/parts.h"

#include <math.h>
#include <string.h>

/* What a panel calls the choices of a value, or one of those in it; NULL: it has no other name for them. */
static const char *called_in(const Draw *draw, const Panel *panel, const char *value, size_t choice) {
  const char *called = NULL;
  for (size_t i = 0; i < panel->child_count && !called; i++)
    called = called_in(draw, panel->children[i], value, choice);
  if (called || panel->kind != PANEL_CONTROLS)
    return called;
  const PanelSetting *of = panel_setting(panel, "of");
  size_t lists, count;
  const char *const *list = panel_names(draw, panel_phrase(draw, panel_setting(panel, "choices")), &lists);
  for (size_t i = 0; i < of->count && i < lists && !called; i++) {
    const char *const *words = panel_list(draw, list[i], '|', &count);
    if (strcmp(of->texts[i].text, value) == 0 && list[i][0] && choice < count)
      called = words[choice];
  }
  return called;
}

const char *panel_word(const Draw *draw, Cell cell) {
  const SceneValue *value = trace_info(draw->state->trace, cell.value);
  const Panel *root = draw->state->lesson->panels;
  double number = draw_number(draw, cell);
  for (size_t i = 0; value->words && value->words[i]; i++)
    if (fabs(number - (double)i) < 1e-9) {
      const char *called = root ? called_in(draw, root, value->name, i) : NULL;
      return called ? called : value->words[i];
    }
  return NULL;
}
