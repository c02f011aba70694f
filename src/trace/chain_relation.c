#include "trace/chain_relation.h"
#include "trace/table.h"

#define W_KD "W_{\\v{k}\\if{K > 9 or D > 9}{,}{}\\v{d}}"
#define W_KJ "W_{\\v{k}\\if{k > 9}{,}{}j}"
#define UP_TO(symbol) "\\sum_{j=1}^{\\v{" symbol "}}"
#define COLORED(inner) "\\color{class\\v{k}}{" inner "}"
#define OBJECTIVE "\\if{alpha == 0}{\\ell}{J}"
#define DERIVATIVE(of, by) "\\frac{\\partial " of "}{\\partial " by "}"
#define DZ DERIVATIVE("\\ell", "z_\\v{k}")
#define DW DERIVATIVE(OBJECTIVE, W_KD)
#define DB DERIVATIVE(OBJECTIVE, "b_\\v{k}")
#define EXPONENTIALS(prime) "\\each{j}{K}{ + }{e^{z_\\v{j}" prime "}}"
#define SHOWN_EXPONENTIALS(name) "\\each{j}{K}{ + }{\\color{class\\v{j}}{\\n{" name "[j]}}}"
#define SHOWN_PRODUCTS(W) "\\each{j}{D}{ + }{\\n{" W "[k,j]} \\cdot \\n{x[j]}}"
#define SQUARES "sum(i to K: sum(j to D: W[i,j] * W[i,j]))"

#define DP(k) DERIVATIVE("\\ell", "p_" k)
#define JACOBIAN(i, k) DERIVATIVE("p_" i, "z_" k)
#define SQUARED_NUMBERS(p) "\\each{j}{K}{ + }{\\if{j == label}{(\\n{" p "[j]} - 1)^2}{\\n{" p "[j]}^2}}"
#define SQUARED_SUM(p) "sum(j to K: (" p "[j] - y[j]) * (" p "[j] - y[j])) / 2"

/* As cross-entropy has them, and what does not depend on the loss. */
static const Relation RELATIONS[VALUE_COUNT] = {
    [VALUE_X] = {.symbol = "x_\\v{k}"},
    [VALUE_LABEL] = {.symbol = "\\mathrm{label}"},
    [VALUE_W] = {.symbol = W_KD},
    [VALUE_B] = {.symbol = "b_\\v{k}"},
    [VALUE_ETA] = {.symbol = "\\eta"},
    [VALUE_ALPHA] = {.symbol = "\\alpha"},
    [VALUE_UPDATES] = {.symbol = "\\mathrm{updates}"},
    [VALUE_UPDATE] = {.symbol = "\\mathrm{update}"},
    [VALUE_PRODUCTS] = {W_KD " x_\\v{d}",
                        NULL,
                        "\\n{W[k,d]} \\cdot \\n{x[d]}",
                        "W[k,d] * x[d]",
                        {SAME_CELL(VALUE_W), OF_COLUMN(VALUE_X)},
                        2},
    [VALUE_Z] = {"z_\\v{k}",
                 UP_TO("D") " " W_KJ " x_j + b_\\v{k}",
                 SHOWN_PRODUCTS("W") " + \\n{b[k]}",
                 "sum(j to D: W[k,j] * x[j]) + b[k]",
                 {WHOLE_ROW(VALUE_W), WHOLE_VECTOR(VALUE_X), SAME_ROW(VALUE_B), WHOLE_ROW(VALUE_PRODUCTS)},
                 4},
    [VALUE_EXP_Z] = {"e^{z_\\v{k}}", NULL, "e^{\\n{z[k]}}", "exp(z[k])", {SAME_ROW(VALUE_Z)}, 1},
    [VALUE_SUM_EXP] = {UP_TO("K") " e^{z_j}",
                       EXPONENTIALS(""),
                       SHOWN_EXPONENTIALS("exp_z"),
                       "sum(exp_z)",
                       {WHOLE_VECTOR(VALUE_EXP_Z)},
                       1},
    [VALUE_P] = {"p_\\v{k}",
                 "\\frac{e^{z_\\v{k}}}{" UP_TO("K") " e^{z_j}}",
                 "\\frac{\\n{exp_z[k]}}{\\n{sum_exp}}",
                 "exp_z[k] / sum_exp",
                 {SAME_ROW(VALUE_EXP_Z), SCALAR(VALUE_SUM_EXP)},
                 2},
    [VALUE_Y] = {"y_\\v{k}", NULL, NULL, NULL, {SCALAR(VALUE_LABEL)}, 1},
    [VALUE_LOSS] = {"\\ell",
                    "-\\log p_\\v{label}",
                    "-\\log \\n{p[label]}",
                    "-log(p[label])",
                    {OF_LABEL(VALUE_P), SCALAR(VALUE_LABEL)},
                    2},
    [VALUE_PENALTY] = {"\\frac{\\alpha}{2} \\|W\\|^2",
                       "\\frac{\\alpha}{2} \\sum_{k,d} W_{kd}^2",
                       "\\frac{\\n{alpha}}{2} \\cdot \\n{" SQUARES "}",
                       "alpha / 2 * shown(" SQUARES ")",
                       {SCALAR(VALUE_ALPHA), WHOLE_MATRIX(VALUE_W)},
                       2},
    [VALUE_J] = {"J",
                 "\\ell + \\frac{\\alpha}{2} \\|W\\|^2",
                 "\\n{loss} + \\n{penalty}",
                 "loss + penalty",
                 {SCALAR(VALUE_LOSS), SCALAR(VALUE_PENALTY)},
                 2},
    [VALUE_LOSSES] =
        {"\\ell^{(\\v{k - 1})}", NULL, NULL, NULL, {{VALUE_LOSS, AT_FIRST, AT_FIRST, WHEN_LAST}}, 1},
    [VALUE_DP] = {DP("\\v{k}"),
                  "-\\frac{y_\\v{k}}{p_\\v{k}}",
                  "-\\frac{\\n{y[k]}}{" COLORED("\\n{p[k]}") "}",
                  "-y[k] / p[k]",
                  {SAME_ROW(VALUE_P), SAME_ROW(VALUE_Y)},
                  2},
    [VALUE_JACOBIAN] = {JACOBIAN("\\v{k}", "\\v{d}"),
                        "\\if{k == d}{p_\\v{k} (1 - p_\\v{k})}{-p_\\v{k} \\, p_\\v{d}}",
                        "\\if{k == d}{\\n{p[k]} \\cdot (1 - \\n{p[k]})}"
                        "{-\\color{class\\v{k}}{\\n{p[k]}} \\cdot \\color{class\\v{d}}{\\n{p[d]}}}",
                        "p[k] * ((k == d) - p[d])",
                        {SAME_ROW(VALUE_P), OF_COLUMN(VALUE_P)},
                        2},
    [VALUE_DZ] = {DZ,
                  "p_\\v{k} - y_\\v{k}",
                  COLORED("\\n{p[k]}") " - \\n{y[k]}",
                  "p[k] - y[k]",
                  {SAME_ROW(VALUE_P), SAME_ROW(VALUE_Y)},
                  2},
    [VALUE_MOVE] = {"-\\eta " DZ,
                    "-\\eta (p_\\v{k} - y_\\v{k})",
                    "-\\n{eta} \\cdot \\n{dz[k]}",
                    "-eta * dz[k]",
                    {SCALAR(VALUE_ETA), SAME_ROW(VALUE_DZ)},
                    2},
    [VALUE_DW] = {DW,
                  DZ " x_\\v{d}\\if{alpha == 0}{}{ + \\alpha " W_KD "}",
                  "\\n{dz[k]} \\cdot \\n{x[d]}\\if{alpha == 0}{}{ + \\n{alpha} \\cdot \\n{W[k,d]}}",
                  "dz[k] * x[d] + alpha * W[k,d]",
                  {SAME_ROW(VALUE_DZ),
                   OF_COLUMN(VALUE_X),
                   {VALUE_ALPHA, AT_FIRST, AT_FIRST, WHEN_PENALISED},
                   {VALUE_W, AT_ROW, AT_COL, WHEN_PENALISED}},
                  4},
    [VALUE_DB] = {DB, DZ, NULL, NULL, {SAME_ROW(VALUE_DZ)}, 1},
    [VALUE_DZ_CHECK] = {"\\frac{\\Delta \\ell}{\\Delta z_\\v{k}}",
                        "\\frac{\\ell(z_\\v{k} + h) - \\ell(z_\\v{k} - h)}{2h}",
                        NULL,
                        NULL,
                        {WHOLE_VECTOR(VALUE_Z), SCALAR(VALUE_LABEL)},
                        2},
    [VALUE_CHECK] = {"\\delta",
                     "\\max_i |g_i - \\hat{g}_i|",
                     NULL,
                     NULL,
                     {WHOLE_VECTOR(VALUE_DZ), WHOLE_VECTOR(VALUE_DZ_CHECK), WHOLE_MATRIX(VALUE_DW),
                      WHOLE_VECTOR(VALUE_DB)},
                     4},
    [VALUE_W_NEXT] = {W_KD "'",
                      W_KD " - \\eta " DW,
                      "\\n{W[k,d]} - \\n{eta} \\cdot \\n{dW[k,d]}",
                      "W[k,d] - eta * dW[k,d]",
                      {SAME_CELL(VALUE_W), SCALAR(VALUE_ETA), SAME_CELL(VALUE_DW)},
                      3},
    [VALUE_B_NEXT] = {"b_\\v{k}'",
                      "b_\\v{k} - \\eta " DB,
                      "\\n{b[k]} - \\n{eta} \\cdot \\n{db[k]}",
                      "b[k] - eta * db[k]",
                      {SAME_ROW(VALUE_B), SCALAR(VALUE_ETA), SAME_ROW(VALUE_DB)},
                      3},
    [VALUE_Z_NEXT] = {"z_\\v{k}'",
                      UP_TO("D") " " W_KJ "' x_j + b_\\v{k}'",
                      SHOWN_PRODUCTS("W_next") " + \\n{b_next[k]}",
                      "sum(j to D: W_next[k,j] * x[j]) + b_next[k]",
                      {WHOLE_ROW(VALUE_W_NEXT), WHOLE_VECTOR(VALUE_X), SAME_ROW(VALUE_B_NEXT)},
                      3},
    [VALUE_EXP_Z_NEXT] =
        {"e^{z_\\v{k}'}", NULL, "e^{\\n{z_next[k]}}", "exp(z_next[k])", {SAME_ROW(VALUE_Z_NEXT)}, 1},
    [VALUE_SUM_EXP_NEXT] = {UP_TO("K") " e^{z_j'}",
                            EXPONENTIALS("'"),
                            SHOWN_EXPONENTIALS("exp_z_next"),
                            "sum(exp_z_next)",
                            {WHOLE_VECTOR(VALUE_EXP_Z_NEXT)},
                            1},
    [VALUE_P_NEXT] = {"p_\\v{k}'",
                      "\\frac{e^{z_\\v{k}'}}{" UP_TO("K") " e^{z_j'}}",
                      "\\frac{\\n{exp_z_next[k]}}{\\n{sum_exp_next}}",
                      "exp_z_next[k] / sum_exp_next",
                      {SAME_ROW(VALUE_EXP_Z_NEXT), SCALAR(VALUE_SUM_EXP_NEXT)},
                      2},
    [VALUE_LOSS_NEXT] = {"\\ell'",
                         "-\\log p_\\v{label}'",
                         "-\\log \\n{p_next[label]}",
                         "-log(p_next[label])",
                         {OF_LABEL(VALUE_P_NEXT), SCALAR(VALUE_LABEL)},
                         2},
};

/* As the squared error has them. */
static const Relation SQUARED_LOSS = {"\\ell",
                                      "\\frac{1}{2} \\|\\mathbf{p} - \\mathbf{y}\\|^2",
                                      "\\frac{1}{2} [" SQUARED_NUMBERS("p") "]",
                                      SQUARED_SUM("p"),
                                      {WHOLE_VECTOR(VALUE_P), WHOLE_VECTOR(VALUE_Y)},
                                      2};
static const Relation SQUARED_DP = {DP("\\v{k}"),
                                    "p_\\v{k} - y_\\v{k}",
                                    COLORED("\\n{p[k]}") " - \\n{y[k]}",
                                    "p[k] - y[k]",
                                    {SAME_ROW(VALUE_P), SAME_ROW(VALUE_Y)},
                                    2};
static const Relation SQUARED_DZ = {DZ,
                                    "\\sum_{i=1}^{\\v{K}} " DP("i") " " JACOBIAN("i", "\\v{k}"),
                                    "\\each{i}{K}{ + }{\\n{dp[i]} \\cdot \\n{jacobian[i,k]}}",
                                    "sum(i to K: dp[i] * jacobian[i,k])",
                                    {WHOLE_VECTOR(VALUE_DP), {VALUE_JACOBIAN, AT_ALL, AT_ROW, WHEN_ALWAYS}},
                                    2};
static const Relation SQUARED_MOVE = {"-\\eta " DZ,
                                      NULL,
                                      "-\\n{eta} \\cdot \\n{dz[k]}",
                                      "-eta * dz[k]",
                                      {SCALAR(VALUE_ETA), SAME_ROW(VALUE_DZ)},
                                      2};
static const Relation SQUARED_LOSS_NEXT = {"\\ell'",
                                           "\\frac{1}{2} \\|\\mathbf{p}' - \\mathbf{y}\\|^2",
                                           "\\frac{1}{2} [" SQUARED_NUMBERS("p_next") "]",
                                           SQUARED_SUM("p_next"),
                                           {WHOLE_VECTOR(VALUE_P_NEXT), WHOLE_VECTOR(VALUE_Y)},
                                           2};

const Relation *chain_relation(const Trace *trace, ValueId id) {
  static const Relation *const SQUARED[VALUE_COUNT] = {[VALUE_LOSS] = &SQUARED_LOSS,
                                                       [VALUE_DP] = &SQUARED_DP,
                                                       [VALUE_DZ] = &SQUARED_DZ,
                                                       [VALUE_MOVE] = &SQUARED_MOVE,
                                                       [VALUE_LOSS_NEXT] = &SQUARED_LOSS_NEXT};
  const Lesson *lesson = trace->lesson;
  bool squared = lesson->pane_count > 0 && lesson->panes[trace->pane].loss == PANE_SQUARED_ERROR;
  return squared && SQUARED[id] ? SQUARED[id] : &RELATIONS[id];
}
