#include "expr/expr.h"
#include "support/check.h"
#include "support/expr_sample.h"

#include <string.h>

static ExprSample sample;
static Arena arena;

static int set_up(void **state) {
  (void)state;
  expr_sample(&sample);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(&arena);
  return 0;
}

static const Expr *read(const char *source) {
  const Expr *expr = NULL;
  Error err = {0};
  if (!expr_read(&expr, &arena, &sample.names, NULL, 0, (ExprText){source, strlen(source), NULL}, &err))
    fail_msg("%s: %d: %s", source, err.column, err.what);
  return expr;
}

static void add_cell(Text *out, const ExprCell *cell) {
  const ExprName *name = &sample.names.values[cell->value];
  if (cell->pane != EXPR_OWN_PANE)
    text_addf(out, "%s.", sample.names.panes[cell->pane]);
  text_add(out, name->name);
  if (name->rank > 0)
    text_addf(out, "%zu", cell->row + 1);
  if (name->rank > 1)
    text_addf(out, ",%zu", cell->col + 1);
  text_add_char(out, ' ');
}

static void check_cells(const char *source, const char *want) {
  ExprCell cells[64];
  size_t count = expr_cells(cells, 64, read(source), &sample.input);
  Text text = {0};
  for (size_t i = 0; i < count && i < 64; i++)
    add_cell(&text, &cells[i]);
  if (strcmp(text_get(&text), want) != 0)
    fail_msg("%s reads %s, not %s", source, text_get(&text), want);
  text_free(&text);
}

static void test_in_the_order_of_reading(void **state) {
  (void)state;
  check_cells("1 + K", "");
  check_cells("z[2] - z[1]", "z2 z1 ");
  check_cells("z[2] * z[2] + z[1]", "z2 z1 ");
  check_cells("sum(j to D: W[2,j] * x[j]) + b[2]", "W2,1 x1 W2,2 x2 W2,3 x3 b2 ");
  check_cells("loss * ce.loss * mse.z[1]", "loss ce.loss mse.z1 ");
  check_cells("derivative(loss, z[1])", "loss z1 ");
}

static void test_a_value_before_its_index(void **state) {
  (void)state;
  check_cells("-log(p[label])", "p4 label ");
  check_cells("label + p[label]", "label p4 ");
  check_cells("W[label, x[2]]", "W4,3 label x2 ");
  check_cells("p[label] * z[label]", "p4 label z4 ");
}

static void test_whole_values(void **state) {
  (void)state;
  check_cells("sum(x)", "x1 x2 x3 ");
  check_cells("sum(x) + x[1] + sum(ce.x)", "x1 x2 x3 ce.x1 ce.x2 ce.x3 ");
  check_cells("softmax(x)[label - 1]", "x1 x2 x3 label ");
}

/* Only what is computed at present; the condition of an if decides, and is no operand. */
static void test_branches(void **state) {
  (void)state;
  check_cells("if(label == 4: x[1], x[2])", "x1 ");
  check_cells("label < 4 and x[1] > 0", "label ");
  check_cells("label == 4 or x[1] > 0", "label ");
  check_cells("label == 4 and x[1] > 0", "label x1 ");
  check_cells("sum(j to 0: x[j])", "");
}

static void test_more_than_asked_for(void **state) {
  (void)state;
  ExprCell cells[2] = {{0}};
  assert_int_equal(expr_cells(cells, 1, read("sum(W) + sum(j to K: sum(W))"), &sample.input), 15);
  assert_int_equal(cells[0].value, SAMPLE_W);
  assert_int_equal(cells[1].value, SAMPLE_X);
}

static void test_a_bare_cell(void **state) {
  (void)state;
  ExprCell cell = {0};
  assert_true(expr_is_cell(&cell, read("W[label, 2]"), &sample.input));
  assert_true(cell.pane == EXPR_OWN_PANE && cell.value == SAMPLE_W && cell.row == 3 && cell.col == 1);
  assert_true(expr_is_cell(&cell, read(" ce.loss "), &sample.input));
  assert_true(cell.pane == 1 && cell.value == SAMPLE_LOSS && cell.row == 0 && cell.col == 0);
  static const char *const OTHER[] = {"(loss)",   "-loss", "+loss",  "1",
                                      "loss + 0", "z[6]",  "z[0/0]", "sum(loss)"};
  for (size_t i = 0; i < sizeof OTHER / sizeof *OTHER; i++)
    if (expr_is_cell(&cell, read(OTHER[i]), &sample.input))
      fail_msg("%s is a cell", OTHER[i]);
}

static void check_reads(const char *source, const char *want) {
  bool reads[SAMPLE_COUNT] = {false};
  Text text = {0};
  expr_reads(reads, read(source));
  for (size_t i = 0; i < SAMPLE_COUNT; i++)
    if (reads[i])
      text_addf(&text, "%s ", sample.names.values[i].name);
  assert_string_equal(text_get(&text), want);
  text_free(&text);
}

/* Whatever may be read, at present or not. */
static void test_reads(void **state) {
  (void)state;
  check_reads("if(label == 1: p[label], max(W)) + x[z[1]]", "x label W z p ");
  check_reads("ce.loss + K", "");
  check_reads("softmax(z)[label]", "label z ");
  check_reads("difference(loss, z[label]) + sum(j to 2: b[j])", "label b loss ");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_in_the_order_of_reading),
      TEST(test_a_value_before_its_index),
      TEST(test_whole_values),
      TEST(test_branches),
      TEST(test_more_than_asked_for),
      TEST(test_a_bare_cell),
      TEST(test_reads),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
