#include "trace/equation.h"

#include "trace/fill.h"
#include "trace/pass.h"
#include "trace/relation.h"
#include "trace/scene.h"
#include "trace/template.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { OPERANDS_MAX = 512 };

/* The cells of one operand: a rectangle of its value. */
typedef struct Range {
  size_t row, rows, col, cols;
} Range;

static void pick(size_t *first, size_t *count, RelationAt at, Cell result, size_t all) {
  *first = 0;
  *count = 1;
  switch (at) {
  case AT_ROW:
    *first = result.row;
    break;
  case AT_COL:
    *first = result.col;
    break;
  case AT_ALL:
    *count = all;
    break;
  case AT_FIRST:
    break;
  }
}

/* The rectangle of an operand that `result` is computed from; false if there is none. */
static bool operand_range(Range *out, const Trace *trace, const Pass *pass, Cell result,
                          const RelationOperand *operand) {
  if (!relation_applies(operand, trace, result.row, pass->values[result.value].rows))
    return false;
  const Value *value = &pass->values[operand->value];
  pick(&out->row, &out->rows, operand->row, result, value->rows);
  pick(&out->col, &out->cols, operand->col, result, value->cols);
  return true;
}

/* --- Of a scene that is data: told by the equation's tree */

static size_t tree_cells(ExprCell *out, size_t max, const Trace *trace, const Pass *pass, Cell cell) {
  const Scene *scene = trace->lesson->scene;
  const SceneEquation *equation = scene_equation(&scene->values[cell.value], trace->variants[trace->pane]);
  const double indices[2] = {(double)cell.row + 1, (double)cell.col + 1};
  if (!equation->operands)
    return 0;
  EngineView view = {trace->engines[trace->pane], pass->values};
  ExprInput input = engine_input(&view, indices);
  return expr_cells(out, max, equation->operands, &input);
}

/* A record's last number is the present one of what it records. */
static size_t record_cells(Cell *out, size_t max, const SceneValue *value, const Pass *pass, Cell cell) {
  if (value->record == 0 || cell.row + 1 != pass->values[cell.value].rows || max == 0)
    return value->record > 0 && cell.row + 1 == pass->values[cell.value].rows;
  *out = (Cell){(ValueId)(value->record - 1), cell.col, 0};
  return 1;
}

static size_t data_operands(const Trace *trace, const Pass *pass, Cell cell, Cell *out, size_t max) {
  const SceneValue *value = &trace->lesson->scene->values[cell.value];
  ExprCell cells[OPERANDS_MAX];
  if (trace_shape(trace, cell.value) == SHAPE_NONE)
    return 0;
  if (value->record > 0)
    return record_cells(out, max, value, pass, cell);
  size_t count = tree_cells(cells, OPERANDS_MAX, trace, pass, cell);
  for (size_t i = 0; i < count && i < max && i < OPERANDS_MAX; i++)
    out[i] = (Cell){(ValueId)cells[i].value, cells[i].row, cells[i].col};
  return count;
}

static bool data_computed_from(const Trace *trace, const Pass *pass, Cell result, Cell operand) {
  Cell cells[OPERANDS_MAX];
  size_t count = data_operands(trace, pass, result, cells, OPERANDS_MAX);
  for (size_t i = 0; i < count && i < OPERANDS_MAX; i++)
    if (cells[i].value == operand.value && cells[i].row == operand.row && cells[i].col == operand.col)
      return true;
  return false;
}

size_t equation_operands(const Trace *trace, size_t step, Cell cell, Cell *out, size_t max) {
  const Pass *pass = trace_pass(trace, step);
  const Relation *relation = relation_of(trace, cell.value);
  size_t count = 0;
  if (trace_is_data(trace))
    return data_operands(trace, pass, cell, out, max);
  for (size_t i = 0; i < relation->count; i++) {
    const RelationOperand *operand = &relation->operands[i];
    Range range;
    if (!operand_range(&range, trace, pass, cell, operand))
      continue;
    for (size_t row = range.row; row < range.row + range.rows; row++)
      for (size_t col = range.col; col < range.col + range.cols; col++, count++)
        if (count < max)
          out[count] = (Cell){operand->value, row, col};
  }
  return count;
}

/* Whether `operand` is among what `result` is computed from. */
static bool computed_from(const Trace *trace, const Pass *pass, Cell result, Cell operand) {
  const Relation *relation = relation_of(trace, result.value);
  if (trace_is_data(trace))
    return data_computed_from(trace, pass, result, operand);
  for (size_t i = 0; i < relation->count; i++) {
    Range range;
    if (relation->operands[i].value == operand.value &&
        operand_range(&range, trace, pass, result, &relation->operands[i]) &&
        operand.row - range.row < range.rows && operand.col - range.col < range.cols)
      return true;
  }
  return false;
}

size_t equation_uses(const Trace *trace, size_t step, Cell cell, Cell *out, size_t max) {
  const Pass *pass = trace_pass(trace, step);
  size_t count = 0;
  for (int id = 0; id < VALUE_MAX; id++) {
    if (trace_shape(trace, (ValueId)id) == SHAPE_NONE)
      continue;
    const Value *value = &pass->values[id];
    for (size_t row = 0; row < value->rows; row++) {
      for (size_t col = 0; col < value->cols; col++) {
        Cell result = {(ValueId)id, row, col};
        if (!computed_from(trace, pass, result, cell))
          continue;
        if (count < max)
          out[count] = result;
        count++;
      }
    }
  }
  return count;
}

/* Fills a template of the table, which cannot fail, for a cell. */
static void add(Text *out, const Trace *trace, size_t step, Cell cell, int digits, const char *template) {
  const char *row = "k", *col = "d";
  if (trace_is_data(trace)) {
    row = trace->lesson->scene->values[cell.value].rows.index;
    col = trace->lesson->scene->values[cell.value].cols.index;
  }
  ScopeVariable d = {col, strlen(col), (double)cell.col + 1, NULL},
                k = {row, strlen(row), (double)cell.row + 1, &d};
  FillOptions options = {LANG_EN, digits};
  bool ok = template_fill(out, TEMPLATE_FORMULA, trace, step, template, &options, &k, NULL);
  assert(ok);
  (void)ok;
}

static bool by_class(const Trace *trace, Cell cell) {
  return shape_by_class(trace_shape(trace, cell.value));
}

void equation_symbol(Text *out, const Trace *trace, Cell cell) {
  add(out, trace, 0, cell, 2, relation_of(trace, cell.value)->symbol);
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
  const Relation *relation = relation_of(trace, cell.value);
  add_left(out, trace, cell);
  if (!relation->symbolic)
    return;
  text_add(out, " = ");
  add(out, trace, step, cell, 2, relation->symbolic);
}

/* The cell as an expression of the template language. */
static void name_cell(char *out, size_t size, const Trace *trace, Cell cell) {
  Shape shape = trace_shape(trace, cell.value);
  const char *row = "k", *col = "d", *name = trace_info(trace, cell.value)->name;
  if (trace_is_data(trace)) {
    row = trace->lesson->scene->values[cell.value].rows.index;
    col = trace->lesson->scene->values[cell.value].cols.index;
  }
  if (shape == SHAPE_SCALAR)
    snprintf(out, size, "%s", name);
  else if (shape_is_matrix(shape))
    snprintf(out, size, "%s[%s,%s]", name, row, col);
  else
    snprintf(out, size, "%s[%s]", name, row);
}

void equation_numeric(Text *out, const Trace *trace, size_t step, Cell cell, int digits) {
  const Relation *relation = relation_of(trace, cell.value);
  char name[64];
  Text template = {0};
  name_cell(name, sizeof name, trace, cell);
  if (relation->numeric)
    text_addf(&template, " = %s", relation->numeric);
  if (relation->parts)
    text_addf(&template, " \\is{%s}{%s}", name, relation->parts);
  else
    text_addf(&template, " = \\n{%s}", name);
  add_left(out, trace, cell);
  add(out, trace, step, cell, digits, text_get(&template));
  text_free(&template);
}
