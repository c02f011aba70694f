#include "trace/equation.h"

#include "trace/fill.h"
#include "trace/pass.h"
#include "trace/template.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { OPERANDS_MAX = 512 };

static const SceneEquation *equation_of(const Trace *trace, ValueId id) {
  return scene_equation(trace_info(trace, id), trace->variants[trace->pane]);
}

/* --- What a number is computed from */

/* Whether an equation reads a value at all, whatever the numbers are. */
static bool reads(const Expr *tree, ValueId id) {
  bool named[VALUE_MAX] = {false};
  if (tree)
    expr_reads(named, tree);
  return named[id];
}

static size_t tree_cells(ExprCell *out, size_t max, const Trace *trace, const Pass *pass, Cell cell) {
  const Expr *tree = equation_of(trace, cell.value)->operands;
  const double indices[2] = {(double)cell.row + 1, (double)cell.col + 1};
  double sizes[SCENE_SIZES_MAX];
  if (!tree)
    return 0;
  for (size_t i = 0; i < SCENE_SIZES_MAX; i++)
    sizes[i] = (double)trace->sizes[trace->pane][i];
  EngineView view = {trace->engines[trace->pane], pass->values};
  ExprInput input = {.values = pass->values, .variables = indices};
  if (view.engine) /* a training without values of its lesson's own has none, and calls nothing */
    input = engine_input(&view, indices);
  input.sizes = sizes;
  return expr_cells(out, max, tree, &input);
}

/* A record's last number is the present one of what it records. */
static size_t record_cells(Cell *out, size_t max, const SceneValue *value, const Pass *pass, Cell cell) {
  if (cell.row + 1 != pass->values[cell.value].rows)
    return 0;
  if (max > 0)
    *out = (Cell){value->record - 1, cell.col, 0};
  return 1;
}

static size_t operands_of(const Trace *trace, const Pass *pass, Cell cell, Cell *out, size_t max) {
  const SceneValue *value = trace_info(trace, cell.value);
  ExprCell cells[OPERANDS_MAX];
  if (!trace_has(trace, cell.value))
    return 0;
  if (value->record > 0)
    return record_cells(out, max, value, pass, cell);
  size_t count = tree_cells(cells, OPERANDS_MAX, trace, pass, cell);
  for (size_t i = 0; i < count && i < max && i < OPERANDS_MAX; i++)
    out[i] = (Cell){cells[i].value, cells[i].row, cells[i].col};
  return count;
}

size_t equation_operands(const Trace *trace, size_t step, Cell cell, Cell *out, size_t max) {
  return operands_of(trace, trace_pass(trace, step), cell, out, max);
}

/* --- Where it goes */

static bool computed_from(const Trace *trace, const Pass *pass, Cell result, Cell operand) {
  Cell cells[OPERANDS_MAX];
  size_t count = operands_of(trace, pass, result, cells, OPERANDS_MAX);
  for (size_t i = 0; i < count && i < OPERANDS_MAX; i++)
    if (cell_equal(cells[i], operand))
      return true;
  return false;
}

/* Adds those numbers of a value that are computed from a cell. */
static size_t uses_in(Cell *out, size_t max, size_t count, const Trace *trace, const Pass *pass, ValueId id,
                      Cell cell) {
  const Value *value = &pass->values[id];
  for (size_t i = 0; i < value->rows * value->cols; i++) {
    Cell result = {id, i / value->cols, i % value->cols};
    if (!computed_from(trace, pass, result, cell))
      continue;
    if (count < max)
      out[count] = result;
    count++;
  }
  return count;
}

size_t equation_uses(const Trace *trace, size_t step, Cell cell, Cell *out, size_t max) {
  const Pass *pass = trace_pass(trace, step);
  size_t count = 0;
  for (ValueId id = 0; id < trace_values(trace); id++) {
    bool recorded = trace_info(trace, id)->record == cell.value + 1;
    if (trace_has(trace, id) && (recorded || reads(equation_of(trace, id)->operands, cell.value)))
      count = uses_in(out, max, count, trace, pass, id, cell);
  }
  return count;
}

bool equation_is_told(const Trace *trace, size_t step, ValueId id) {
  const char *when = trace_info(trace, id)->when;
  double holds;
  return !when || !fill_number(&holds, trace, step, when, NULL) || holds > 0 || holds < 0;
}

/* --- How it is written */

/* Fills a template of the scene for a cell. */
static bool fill(Text *out, const Trace *trace, size_t step, Cell cell, int digits, const char *template,
                 Error *err) {
  const SceneValue *value = trace_info(trace, cell.value);
  const char *row = value->rows.index, *col = value->cols.index;
  ScopeVariable d = {col, strlen(col), (double)cell.col + 1, NULL},
                k = {row, strlen(row), (double)cell.row + 1, &d};
  FillOptions options = {LANG_EN, digits};
  return template_fill(out, &(Template){TEMPLATE_FORMULA, template, &k}, trace, step, &options, err);
}

static void add(Text *out, const Trace *trace, size_t step, Cell cell, int digits, const char *template) {
  if (!fill(out, trace, step, cell, digits, template, NULL))
    text_add(out, "?");
}

static bool by_class(const Trace *trace, Cell cell) {
  return trace_by_row(trace, cell.value) && trace_side(trace, cell.value, false) == SIDE_CLASSES;
}

void equation_symbol(Text *out, const Trace *trace, Cell cell) {
  add(out, trace, 0, cell, 2,
      scene_symbol(trace_info(trace, cell.value), trace->variants[trace->pane])->text);
}

/* The symbol in its class's colour, if it has a class. */
static void add_left(Text *out, const Trace *trace, Cell cell) {
  if (by_class(trace, cell))
    text_addf(out, "\\color{class%zu}{", cell.row + 1);
  equation_symbol(out, trace, cell);
  if (by_class(trace, cell))
    text_add_char(out, '}');
}

void equation_symbolic(Text *out, const Trace *trace, size_t step, Cell cell) {
  const SceneEquation *equation = equation_of(trace, cell.value);
  add_left(out, trace, cell);
  if (!equation->symbolic)
    return;
  text_add(out, " = ");
  add(out, trace, step, cell, 2, equation->symbolic);
}

/* The cell as an expression of the template language. */
static void name_cell(char *out, size_t size, const Trace *trace, ValueId id) {
  const SceneValue *value = trace_info(trace, id);
  int rank = trace_rank(trace, id);
  if (rank == 0)
    snprintf(out, size, "%s", value->name);
  else if (rank == 2)
    snprintf(out, size, "%s[%s,%s]", value->name, value->rows.index, value->cols.index);
  else
    snprintf(out, size, "%s[%s]", value->name, value->rows.index);
}

void equation_numeric(Text *out, const Trace *trace, size_t step, Cell cell, int digits) {
  const SceneEquation *equation = equation_of(trace, cell.value);
  char name[96];
  Text template = {0};
  name_cell(name, sizeof name, trace, cell.value);
  if (equation->numeric)
    text_addf(&template, " = %s", equation->numeric);
  if (equation->parts)
    text_addf(&template, " \\is{%s}{%s}", name, equation->parts);
  else
    text_addf(&template, " = \\n{%s}", name);
  add_left(out, trace, cell);
  add(out, trace, step, cell, digits, text_get(&template));
  text_free(&template);
}

/* --- What a scene's wordings have wrong */

/* A wording and where it stands in the scene's file; its own place there only if it is `given` as it is. */
typedef struct Wording {
  const char *template; /* NULL: none */
  int line, column;
  bool given;
} Wording;

static bool check_wording(const Trace *trace, ValueId id, Wording wording, ErrorList *errors) {
  const SceneValue *value = trace_info(trace, id);
  const Lesson *lesson = trace->lesson;
  Text text = {0};
  Error err = {0};
  bool ok = !wording.template || fill(&text, trace, 0, (Cell){id, 0, 0}, 2, wording.template, &err);
  text_free(&text);
  if (ok)
    return true;
  if (wording.given && strcmp(value->file, lesson->file) == 0)
    fill_place_error(&err, lesson, wording.template, wording.line, wording.column);
  else
    error_at(&err, NULL, wording.line, wording.column, "%s", err.what);
  Error *fault = error_list_add(errors);
  error_at(fault, value->file, err.line, err.column, "%s: %s", value->name, err.what);
  return error_hint(fault, "%s", err.hint);
}

enum { WORDINGS = 3 };

static void find_wordings(Wording out[WORDINGS], const Trace *trace, ValueId id) {
  const SceneSymbol *symbol = scene_symbol(trace_info(trace, id), trace->variants[trace->pane]);
  const SceneEquation *equation = equation_of(trace, id);
  out[0] = (Wording){symbol->text, symbol->line, symbol->column, true};
  out[1] = (Wording){equation->symbolic, equation->line, equation->column, false};
  out[2] = (Wording){equation->numeric, equation->line, equation->column, false};
}

/* In the first pane all; in another one what is worded in another way there. */
static void check_value(const Trace *trace, ValueId id, ErrorList *errors) {
  const Trace first = trace_of_pane(trace, 0);
  const Value *numbers = trace_value(trace, 0, id);
  Wording here[WORDINGS], there[WORDINGS];
  find_wordings(here, trace, id);
  find_wordings(there, &first, id);
  bool ok = trace_has(trace, id) && numbers->rows * numbers->cols > 0;
  for (size_t i = 0; ok && i < WORDINGS; i++)
    if (trace->pane == 0 || here[i].template != there[i].template)
      ok = check_wording(trace, id, here[i], errors);
}

void equation_check(const Trace *trace, ErrorList *errors) {
  for (size_t pane = 0; pane < trace->pane_count; pane++) {
    const Trace of_pane = trace_of_pane(trace, pane);
    for (ValueId id = 0; id < trace_values(trace); id++)
      check_value(&of_pane, id, errors);
  }
}
