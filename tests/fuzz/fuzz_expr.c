/* An expression of any bytes: reading fails with a text and a place, or gives a tree.  Of a tree, number and
 * derivative agree about the number and about failing; the cells are cells; and its LaTeX is a formula. */
#include "expr/expr.h"
#include "formula/formula.h"
#include "fuzz/fuzz.h"
#include "support/expr_sample.h"
#include "support/given.h"
#include "support/sample_lesson.h"
#include "trace/scope.h"
#include "trace/template.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const VARIABLES[] = {"k", "d"};
static const double PLACES[] = {2, 1};

static void require(bool holds) {
  if (!holds)
    abort();
}

static bool same_number(double a, double b) {
  return a == b || (isnan(a) && isnan(b));
}

static const Expr *read(Arena *arena, const ExprNames *names, const char *source, size_t length) {
  const Expr *expr = NULL;
  Error err = {0};
  if (expr_read(&expr, arena, names, VARIABLES, 2, (ExprText){source, length, NULL}, &err))
    return expr;
  require(err.what[0] != '\0' && err.column >= 1);
  return NULL;
}

/* --- Over the sample's numbers */

static void check_cells(const ExprSample *sample, const Expr *expr) {
  enum { MOST = 8 };
  ExprCell cells[MOST], single;
  size_t count = expr_cells(cells, MOST, expr, &sample->input);
  for (size_t i = 0; i < count && i < MOST; i++)
    require(cells[i].value < SAMPLE_COUNT && cells[i].row < sample->values[cells[i].value].rows &&
            cells[i].col < sample->values[cells[i].value].cols);
  if (expr_is_cell(&single, expr, &sample->input))
    require(count >= 1 && cells[0].value == single.value && cells[0].row == single.row);
}

static void check_reads(const Expr *expr) {
  bool reads[SAMPLE_COUNT] = {false};
  size_t of = 0, by = 0;
  expr_reads(reads, expr);
  require(!reads[SAMPLE_NONE]);
  if (expr_changes(&of, &by, expr))
    require(of < SAMPLE_COUNT && by < SAMPLE_COUNT);
}

static void check_sample(Arena *arena, const char *source, size_t length) {
  ExprSample sample;
  expr_sample(&sample);
  sample.input.variables = PLACES;
  const Expr *expr = read(arena, &sample.names, source, length);
  if (!expr)
    return;
  double number = 0;
  ExprDual dual = {0};
  Error err = {0};
  bool ok = expr_evaluate(&number, expr, &sample.input, &err);
  require(ok || (err.what[0] != '\0' && err.column >= 1));
  require(expr_evaluate_dual(&dual, expr, &sample.input, sample.other, NULL) == ok);
  require(same_number(dual.number, number));
  check_cells(&sample, expr);
  check_reads(expr);
}

/* --- As a formula of a lesson */

static const char *symbol_of(void *context, size_t value, size_t pane, const char *names[2]) {
  (void)pane;
  const Trace *trace = context;
  names[0] = "k";
  names[1] = "d";
  return trace->lesson->scene->values[value].symbol.text;
}

static const char *length_of(void *context, size_t value, bool columns) {
  const Trace *trace = context;
  SceneSide side = columns ? trace_info(trace, value)->cols : trace_info(trace, value)->rows;
  return side.named ? trace->lesson->scene->sizes[side.size].name : NULL;
}

/* What cannot be filled has a fault of the expression's own: an index out of range, too much work, too deep.
 */
static void check_latex(Trace *trace, const Expr *expr, bool numbers) {
  ExprLatex how = {.numbers = numbers, .symbol = symbol_of, .length = length_of};
  how.context = trace;
  ScopeVariable d = {"d", 1, PLACES[1], NULL}, k = {"k", 1, PLACES[0], &d};
  FillOptions options = {LANG_EN, 2};
  Text template = {0}, formula = {0};
  Error err = {0};
  expr_latex(&template, expr, &trace->lesson->scene->names, &how);
  size_t last = trace->step_count - 1;
  if (!template_fill(&formula, &(Template){TEMPLATE_FORMULA, text_get(&template), &k}, trace, last, &options,
                     &err))
    require(strstr(err.what, "whole number") || strstr(err.what, "too ") ||
            strstr(err.what, "nothing to choose"));
  else if (!formula_check(text_get(&formula), NULL, &err))
    require(strstr(err.what, "too ") != NULL);
  text_free(&template);
  text_free(&formula);
}

static void check_trace(Arena *arena, const char *source, size_t length) {
  Lesson lesson;
  Trace trace;
  sample_lesson(&lesson, arena);
  GIVEN_PUT(&lesson.setup, "updates", 2);
  require(trace_build(&trace, &lesson, &lesson.setup, NULL, NULL));
  const Expr *expr = read(arena, &lesson.scene->names, source, length);
  for (int numbers = 0; expr && numbers < 2; numbers++)
    check_latex(&trace, expr, numbers);
  trace_free(&trace);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena = {0};
  const char nothing[1] = {0}, *source = size > 0 ? (const char *)data : nothing;
  check_sample(&arena, source, size);
  check_trace(&arena, source, size);
  arena_free(&arena);
  return 0;
}
