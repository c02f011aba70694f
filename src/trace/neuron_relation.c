#include "trace/neuron_relation.h"
#include "trace/table.h"

#define S "_{\\v{k}}"
#define DERIVATIVE(by) "\\frac{\\partial \\ell" S "}{\\partial " by S "}"
#define LOG_LOSS(o) "-\\log \\if{y == 1}{\\n{" o "[k]}}{(1 - \\n{" o "[k]})}"
#define LOG_LOSS_NUMBER(o) "-log(y * " o "[k] + (1 - y) * (1 - " o "[k]))"

/* What does not depend on the loss. */
static const Relation RELATIONS[VALUE_COUNT] = {
    [VALUE_X] = {.symbol = "x"},
    [VALUE_SMALL_W] = {.symbol = "w" S},
    [VALUE_B] = {.symbol = "b" S},
    [VALUE_ETA] = {.symbol = "\\eta"},
    [VALUE_UPDATES] = {.symbol = "\\mathrm{updates}"},
    [VALUE_UPDATE] = {.symbol = "\\mathrm{update}"},
    [VALUE_Z] = {"z" S,
                 "w" S " x + b" S,
                 "\\n{w[k]} \\cdot \\n{x} + \\n{b[k]}",
                 "w[k] * x + b[k]",
                 {SAME_ROW(VALUE_SMALL_W), SCALAR(VALUE_X), SAME_ROW(VALUE_B)},
                 3},
    [VALUE_Y] = {.symbol = "y"},
    [VALUE_O] = {"o" S,
                 "\\sigma(z" S ") = \\frac{1}{1 + e^{-z" S "}}",
                 "\\frac{1}{1 + e^{-\\n{z[k]}}}",
                 "1 / (1 + exp(-z[k]))",
                 {SAME_ROW(VALUE_Z)},
                 1},
    [VALUE_SIGMA_PRIME] = {"\\sigma'(z" S ")",
                           "o" S " (1 - o" S ")",
                           "\\n{o[k]} \\cdot (1 - \\n{o[k]})",
                           "o[k] * (1 - o[k])",
                           {SAME_ROW(VALUE_O)},
                           1},
    [VALUE_ERROR] =
        {"o" S " - y", NULL, "\\n{o[k]} - \\n{y}", "o[k] - y", {SAME_ROW(VALUE_O), SCALAR(VALUE_Y)}, 2},
    [VALUE_LOSSES] =
        {"\\ell_{\\v{d}}^{(\\v{k - 1})}", NULL, NULL, NULL, {{VALUE_LOSS, AT_COL, AT_FIRST, WHEN_LAST}}, 1},
    [VALUE_OUTPUTS] =
        {"o_{\\v{d}}^{(\\v{k - 1})}", NULL, NULL, NULL, {{VALUE_O, AT_COL, AT_FIRST, WHEN_LAST}}, 1},
    [VALUE_MOVE] = {"-\\eta " DERIVATIVE("w"),
                    NULL,
                    "-\\n{eta} \\cdot \\n{dw[k]}",
                    "-eta * dw[k]",
                    {SCALAR(VALUE_ETA), SAME_ROW(VALUE_SMALL_DW)},
                    2},
    [VALUE_CHECK] = {"\\delta" S,
                     "\\max |g" S " - \\hat{g}" S "|",
                     NULL,
                     NULL,
                     {SAME_ROW(VALUE_SMALL_DW), SAME_ROW(VALUE_DB)},
                     2},
    [VALUE_SMALL_W_NEXT] = {"w" S "'",
                            "w" S " - \\eta " DERIVATIVE("w"),
                            "\\n{w[k]} - \\n{eta} \\cdot \\n{dw[k]}",
                            "w[k] - eta * dw[k]",
                            {SAME_ROW(VALUE_SMALL_W), SCALAR(VALUE_ETA), SAME_ROW(VALUE_SMALL_DW)},
                            3},
    [VALUE_B_NEXT] = {"b" S "'",
                      "b" S " - \\eta " DERIVATIVE("b"),
                      "\\n{b[k]} - \\n{eta} \\cdot \\n{db[k]}",
                      "b[k] - eta * db[k]",
                      {SAME_ROW(VALUE_B), SCALAR(VALUE_ETA), SAME_ROW(VALUE_DB)},
                      3},
    [VALUE_Z_NEXT] = {"z" S "'",
                      "w" S "' x + b" S "'",
                      "\\n{w_next[k]} \\cdot \\n{x} + \\n{b_next[k]}",
                      "w_next[k] * x + b_next[k]",
                      {SAME_ROW(VALUE_SMALL_W_NEXT), SCALAR(VALUE_X), SAME_ROW(VALUE_B_NEXT)},
                      3},
    [VALUE_O_NEXT] = {"o" S "'",
                      "\\frac{1}{1 + e^{-z" S "'}}",
                      "\\frac{1}{1 + e^{-\\n{z_next[k]}}}",
                      "1 / (1 + exp(-z_next[k]))",
                      {SAME_ROW(VALUE_Z_NEXT)},
                      1},
};

/* What depends on it: of each pane's loss one of these. */
typedef struct LossRelations {
  Relation loss, dz, dw, db, loss_next;
} LossRelations;

static const LossRelations SQUARED = {{"\\ell" S,
                                       "\\frac{1}{2} (o" S " - y)^2",
                                       "\\frac{1}{2} \\cdot \\n{error[k]}^2",
                                       "error[k] * error[k] / 2",
                                       {SAME_ROW(VALUE_ERROR)},
                                       1},
                                      {DERIVATIVE("z"),
                                       "(o" S " - y)\\, \\sigma'(z" S ")",
                                       "\\n{error[k]} \\cdot \\n{sigma_prime[k]}",
                                       "error[k] * sigma_prime[k]",
                                       {SAME_ROW(VALUE_ERROR), SAME_ROW(VALUE_SIGMA_PRIME)},
                                       2},
                                      {DERIVATIVE("w"),
                                       "(o" S " - y)\\, \\sigma'(z" S ")\\, x",
                                       "\\n{error[k]} \\cdot \\n{sigma_prime[k]} \\cdot \\n{x}",
                                       "error[k] * sigma_prime[k] * x",
                                       {SAME_ROW(VALUE_ERROR), SAME_ROW(VALUE_SIGMA_PRIME), SCALAR(VALUE_X)},
                                       3},
                                      {DERIVATIVE("b"),
                                       "(o" S " - y)\\, \\sigma'(z" S ")",
                                       "\\n{error[k]} \\cdot \\n{sigma_prime[k]}",
                                       "error[k] * sigma_prime[k]",
                                       {SAME_ROW(VALUE_ERROR), SAME_ROW(VALUE_SIGMA_PRIME)},
                                       2},
                                      {"\\ell" S "'",
                                       "\\frac{1}{2} (o" S "' - y)^2",
                                       "\\frac{1}{2} \\cdot (\\n{o_next[k]} - \\n{y})^2",
                                       "(o_next[k] - y) * (o_next[k] - y) / 2",
                                       {SAME_ROW(VALUE_O_NEXT), SCALAR(VALUE_Y)},
                                       2}};

static const LossRelations CROSS_ENTROPY = {
    {"\\ell" S,
     "-[y \\log o" S " + (1 - y) \\log (1 - o" S ")]",
     LOG_LOSS("o"),
     LOG_LOSS_NUMBER("o"),
     {SAME_ROW(VALUE_O), SCALAR(VALUE_Y)},
     2},
    {DERIVATIVE("z"), "o" S " - y", "\\n{o[k]} - \\n{y}", "o[k] - y", {SAME_ROW(VALUE_ERROR)}, 1},
    {DERIVATIVE("w"),
     "x\\, (o" S " - y)",
     "\\n{x} \\cdot \\n{error[k]}",
     "x * error[k]",
     {SCALAR(VALUE_X), SAME_ROW(VALUE_ERROR)},
     2},
    {DERIVATIVE("b"), "o" S " - y", "\\n{o[k]} - \\n{y}", "o[k] - y", {SAME_ROW(VALUE_ERROR)}, 1},
    {"\\ell" S "'",
     "-[y \\log o" S "' + (1 - y) \\log (1 - o" S "')]",
     LOG_LOSS("o_next"),
     LOG_LOSS_NUMBER("o_next"),
     {SAME_ROW(VALUE_O_NEXT), SCALAR(VALUE_Y)},
     2}};

const Relation *neuron_relation(const Trace *trace, ValueId id) {
  const Lesson *lesson = trace->lesson;
  bool squared = lesson->pane_count > 0 && lesson->panes[trace->pane].loss == PANE_SQUARED_ERROR;
  const LossRelations *by_loss = squared ? &SQUARED : &CROSS_ENTROPY;
  switch (id) {
  case VALUE_LOSS:
    return &by_loss->loss;
  case VALUE_DZ:
    return &by_loss->dz;
  case VALUE_SMALL_DW:
    return &by_loss->dw;
  case VALUE_DB:
    return &by_loss->db;
  case VALUE_LOSS_NEXT:
    return &by_loss->loss_next;
  default:
    return &RELATIONS[id];
  }
}
