#include "trace/panel_check.h"

#include "trace/cells.h"
#include "trace/condition.h"
#include "trace/fill.h"

#include <string.h>

/* A fault has been reported of these: one is enough. */
enum { FAULTY_MAX = ERROR_LIST_MAX };

typedef struct Check {
  const Trace *trace;
  size_t step;
  PanelFormulaSeen *seen;
  void *self;
  ErrorList *errors;
  const void **faulty; /* PanelText or Phrase */
  size_t *faulty_count;
  Arena *arena; /* of a step */
} Check;

static bool is_faulty(const Check *check, const void *what) {
  for (size_t i = 0; i < *check->faulty_count; i++)
    if (check->faulty[i] == what)
      return true;
  return *check->faulty_count == FAULTY_MAX;
}

static void report(const Check *check, const void *what, Error *err, const char *source, int line,
                   int column) {
  fill_place_error(err, check->trace->lesson, source, line, column);
  *error_list_add(check->errors) = *err;
  check->faulty[(*check->faulty_count)++] = what;
}

/* ---- one option ---- */

static void check_cells(const Check *check, const PanelText *text) {
  Cells cells;
  Error err = {0};
  if (!is_faulty(check, text) && !cells_find(&cells, check->trace, check->step, text->text, &err))
    report(check, text, &err, text->text, text->line, text->column);
}

/* A choice of the set-up: which data, which panes. */
static bool is_choice(const Check *check, const char *text) {
  unsigned field;
  return setup_field_find(&field, &check->trace->setup, text);
}

/* An expression or a condition; false where it is at fault, or 0. */
static bool check_number(const Check *check, const PanelText *text) {
  double number;
  Error err = {0};
  if (is_faulty(check, text))
    return false;
  const char *source = condition_text(check->arena, check->trace, check->step, false, text->text, &err);
  if (source && fill_number(&number, check->trace, check->step, source, &err))
    return number < 0 || number > 0;
  report(check, text, &err, text->text, text->line, text->column);
  return false;
}

static void check_phrase(const Check *check, const Phrase *phrase, bool formula) {
  Text text = {0};
  for (int language = 0; language < LANG_COUNT && !is_faulty(check, phrase); language++) {
    const FillOptions options = {(Language)language, 2};
    const char *source = phrase->in[language];
    Error err = {0};
    if (!source || (language > 0 && source == phrase->in[language - 1]))
      continue;
    text_clear(&text);
    bool filled =
        (formula ? fill_formula : fill_text)(&text, check->trace, check->step, source, &options, &err);
    if (!filled)
      report(check, phrase, &err, source, phrase->line[language], phrase->column[language]);
    else if (formula && check->seen)
      check->seen(check->self, phrase, (Language)language, text_get(&text));
  }
  text_free(&text);
}

static void check_settings(const Check *check, const PanelOption *options, const PanelSetting *settings);

static void check_setting(const Check *check, const PanelOption *option, const PanelSetting *setting) {
  switch (option->type) {
  case OPTION_CELLS:
    for (size_t i = 0; i < setting->count; i++)
      if (!option->choices || !is_choice(check, setting->texts[i].text))
        check_cells(check, &setting->texts[i]);
    break;
  case OPTION_EXPR:
    for (size_t i = 0; i < setting->count; i++)
      (void)check_number(check, &setting->texts[i]);
    break;
  case OPTION_PHRASE:
    check_phrase(check, &setting->phrase, false);
    break;
  case OPTION_FORMULA:
    check_phrase(check, &setting->phrase, true);
    break;
  case OPTION_ITEMS:
    for (size_t i = 0; i < setting->count; i++)
      check_settings(check, option->items, setting->items[i]);
    break;
  case OPTION_FLAG:
  case OPTION_NUMBER:
  case OPTION_WORD:
    break;
  }
}

/* What a condition of its own keeps off the screen need not be computable yet. */
static bool is_shown(const Check *check, const PanelOption *options, const PanelSetting *settings) {
  for (size_t i = 0; options[i].key; i++)
    if (options[i].type == OPTION_EXPR && strcmp(options[i].key, "when") == 0 && settings[i].count > 0)
      return check_number(check, &settings[i].texts[0]);
  return true;
}

static void check_settings(const Check *check, const PanelOption *options, const PanelSetting *settings) {
  if (!is_shown(check, options, settings))
    return;
  for (size_t i = 0; options[i].key; i++)
    if (settings[i].given)
      check_setting(check, &options[i], &settings[i]);
}

/* ---- panels ---- */

static bool check_one(const Check *check, const Panel *panel) {
  if (panel->when.text && !check_number(check, &panel->when))
    return false;
  check_phrase(check, &panel->title, false);
  if (panel->settings)
    check_settings(check, panel_kind_info(panel->kind)->options, panel->settings);
  return true;
}

static void check_tree(const Check *check, const Panel *panel, bool inside_panes) {
  if (!check_one(check, panel))
    return;
  bool panes = panel->kind == PANEL_PANES && !inside_panes;
  for (size_t pane = 0; pane < (panes ? check->trace->pane_count : 1); pane++) {
    const Trace trace = trace_of_pane(check->trace, panes ? pane : check->trace->pane);
    Check inner = *check;
    inner.trace = &trace;
    for (size_t i = 0; i < panel->child_count && trace_pane_shown(&trace, trace.pane); i++)
      check_tree(&inner, panel->children[i], inside_panes || panes);
  }
}

/* The panel that a step calls the main one is not kept off the screen by its condition. */
static void check_main(const Check *check) {
  const Lesson *lesson = check->trace->lesson;
  const LessonStep *step = trace_step(check->trace, check->step).kind->source;
  const Panel *panel = step->main ? panel_find(lesson->panels, step->main) : NULL;
  if (!panel || !panel->when.text || is_faulty(check, step) || is_faulty(check, &panel->when) ||
      check_number(check, &panel->when) || is_faulty(check, &panel->when))
    return;
  error_at(error_list_add(check->errors), lesson->file, step->line, step->column,
           "step \"%s\": its main panel \"%s\" is not shown", step->id, step->main);
  check->faulty[(*check->faulty_count)++] = step;
}

void panel_check(const Trace *trace, PanelFormulaSeen *seen, void *self, ErrorList *errors) {
  const void *faulty[FAULTY_MAX];
  size_t faulty_count = 0;
  Arena arena = {0};
  Check check = {.trace = trace,
                 .seen = seen,
                 .self = self,
                 .errors = errors,
                 .faulty = faulty,
                 .faulty_count = &faulty_count,
                 .arena = &arena};
  for (size_t step = 0; step < trace->step_count; step = fill_next_checked(trace, step)) {
    check.step = step;
    check_tree(&check, trace->lesson->panels, false);
    check_main(&check);
    arena_reset(&arena);
  }
  arena_free(&arena);
}
