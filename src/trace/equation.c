#include "trace/equation.h"

#include "trace/fill.h"
#include "trace/relation.h"
#include "trace/template.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>

/* The cells of one operand: a rectangle of its value. */
typedef struct Range {
  size_t row, rows, col, cols;
} Range;

static void pick(size_t *first, size_t *count, RelationAt at, Cell result, size_t label, size_t all) {
  *first = 0;
  *count = 1;
  switch (at) {
  case AT_ROW:
    *first = result.row;
    break;
  case AT_COL:
    *first = result.col;
    break;
  case AT_LABEL:
    *first = label;
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
  size_t label = trace->setup.scene == SCENE_CHAIN ? trace->setup.chain.label - 1 : 0;
  pick(&out->row, &out->rows, operand->row, result, label, value->rows);
  pick(&out->col, &out->cols, operand->col, result, label, value->cols);
  return true;
}

size_t equation_operands(const Trace *trace, size_t step, Cell cell, Cell *out, size_t max) {
  const Pass *pass = trace_pass(trace, step);
  const Relation *relation = relation_of(trace, cell.value);
  size_t count = 0;
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
  for (int id = 0; id < VALUE_COUNT; id++) {
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
  ScopeVariable d = {"d", 1, (double)cell.col + 1, NULL}, k = {"k", 1, (double)cell.row + 1, &d};
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
  const char *index = shape == SHAPE_SCALAR ? "" : shape_is_matrix(shape) ? "[k,d]" : "[k]";
  snprintf(out, size, "%s%s", value_info(cell.value)->name, index);
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
