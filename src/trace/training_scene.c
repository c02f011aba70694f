/* The scene "training": descent on a data set, batch by batch. */
#include "trace/table.h"

/* One weight of a model with one feature is w, as its bias is b.  Of others W stands with a column a class,
 * as it does on the screen: W_{dk} is the weight of feature d for class k. */
#define INDEXED(symbol, indices) symbol "\\if{D == 1 and K == 2}{}{_{" indices "}}"
#define W_KD "\\if{D == 1 and K == 2}{w}{W_{\\v{d}\\v{k}}}"
#define B_K INDEXED("b", "\\v{k}")
#define BY(what, by) "\\frac{\\partial " what "}{\\partial " by "}"
/* A batch of all the data needs no B; L is J without the penalty. */
#define OF_BATCH "\\if{count == N}{}{_B}"
#define BATCH_J "J" OF_BATCH
#define BATCH_LOSS "\\if{alpha == 0}{J}{L}"

static const ValueId CONTROLS[] = {VALUE_ETA,        VALUE_ALPHA,   VALUE_EPOCHS, VALUE_UPDATES,
                                   VALUE_BATCH_SIZE, VALUE_SHUFFLE, VALUE_SEED,   VALUE_N,
                                   VALUE_UPDATE,     VALUE_EPOCH,   VALUE_SAMPLES};
static const ValueId TAKEN_OVER[] = {VALUE_W,       VALUE_B, VALUE_MEAN_LOSS,
                                     VALUE_PENALTY, VALUE_J, VALUE_ACCURACY};
static const ValueId UPDATED[] = {
    VALUE_COUNTED,         VALUE_SAMPLE, VALUE_LABEL,        VALUE_BIG_X, VALUE_BIG_Z,      VALUE_EXP_BIG_Z,
    VALUE_SUM_EXP,         VALUE_BIG_P,  VALUE_BIG_Y,        VALUE_LOSS,  VALUE_BATCH_LOSS, VALUE_BIG_DZ,
    VALUE_BATCH_LOSS_NEXT, VALUE_DW,     VALUE_DB,           VALUE_DJ_DW, VALUE_DJ_DB,      VALUE_W_NEXT,
    VALUE_B_NEXT,          VALUE_J_NEXT, VALUE_ACCURACY_NEXT};
static const Companion COMPANIONS[] = {
    {VALUE_W, VALUE_MEAN_LOSS},         {VALUE_W, VALUE_PENALTY}, {VALUE_W, VALUE_J},
    {VALUE_W, VALUE_ACCURACY},          {VALUE_DW, VALUE_SAMPLE}, {VALUE_DW, VALUE_COUNTED},
    {VALUE_J_NEXT, VALUE_ACCURACY_NEXT}};

static const Relation RELATIONS[VALUE_COUNT] = {
    [VALUE_W] = {.symbol = W_KD},
    [VALUE_B] = {.symbol = B_K},
    [VALUE_ETA] = {.symbol = "\\eta"},
    [VALUE_ALPHA] = {.symbol = "\\alpha"},
    [VALUE_UPDATES] = {.symbol = "\\mathrm{updates}"},
    [VALUE_EPOCHS] = {.symbol = "\\mathrm{epochs}"},
    [VALUE_BATCH_SIZE] = {.symbol = "\\mathrm{batch}"},
    [VALUE_SHUFFLE] = {.symbol = "\\mathrm{shuffle}"},
    [VALUE_SEED] = {.symbol = "\\mathrm{seed}"},
    [VALUE_N] = {.symbol = "N"},
    [VALUE_UPDATE] = {.symbol = "\\mathrm{update}"},
    [VALUE_EPOCH] = {.symbol = "\\mathrm{epoch}"},
    [VALUE_SAMPLES] = {.symbol = "\\mathrm{samples}"},
    [VALUE_COUNTED] = {.symbol = "n"},
    [VALUE_SAMPLE] = {.symbol = "i_{\\v{k}}"},
    [VALUE_MEAN_LOSS] = {"L",
                         "\\frac{1}{N} \\sum_{i=1}^{N} \\ell_i",
                         NULL,
                         NULL,
                         {WHOLE_MATRIX(VALUE_W), WHOLE_MATRIX(VALUE_B)},
                         2},
    [VALUE_LABEL] = {.symbol = "y_{\\v{k}}"},
    [VALUE_BIG_X] = {.symbol = "x_{\\v{k}\\v{d}}"},
    [VALUE_BIG_Z] = {"z_{\\v{k}\\v{d}}",
                     "\\sum_{j=1}^{\\v{D}} x_{\\v{k}j} \\, W_{\\, j\\v{d}} + b_\\v{d}",
                     "\\each{j}{D}{ + }{\\n{X[k,j]} \\cdot \\n{W[d,j]}} + \\n{b[d]}",
                     "sum(j to D: X[k,j] * W[d,j]) + b[d]",
                     {{VALUE_W, AT_COL, AT_ALL, WHEN_ALWAYS},
                      {VALUE_BIG_X, AT_ROW, AT_ALL, WHEN_ALWAYS},
                      {VALUE_B, AT_COL, AT_FIRST, WHEN_ALWAYS}},
                     3},
    [VALUE_EXP_BIG_Z] =
        {"e^{z_{\\v{k}\\v{d}}}", NULL, "e^{\\n{Z[k,d]}}", "exp(Z[k,d])", {SAME_CELL(VALUE_BIG_Z)}, 1},
    [VALUE_SUM_EXP] = {"\\sum_{l=1}^{\\v{K}} e^{z_{\\v{k}l}}",
                       NULL,
                       "\\each{l}{K}{ + }{\\n{exp_Z[k,l]}}",
                       "sum(l to K: exp_Z[k,l])",
                       {{VALUE_EXP_BIG_Z, AT_ROW, AT_ALL, WHEN_ALWAYS}},
                       1},
    [VALUE_BIG_P] = {"p_{\\v{k}\\v{d}}",
                     "\\frac{e^{z_{\\v{k}\\v{d}}}}{\\sum_{l} e^{z_{\\v{k}l}}}",
                     "\\frac{\\n{exp_Z[k,d]}}{\\n{sum_exp[k]}}",
                     "exp_Z[k,d] / sum_exp[k]",
                     {SAME_CELL(VALUE_EXP_BIG_Z),
                      SAME_ROW(VALUE_SUM_EXP),
                      {VALUE_BIG_Z, AT_ROW, AT_ALL, WHEN_ALWAYS}},
                     3},
    [VALUE_BIG_Y] = {"y_{\\v{k}\\v{d}}", NULL, NULL, NULL, {SAME_ROW(VALUE_LABEL)}, 1},
    [VALUE_LOSS] = {"\\ell_{\\v{k}}",
                    "-\\log p_{\\v{k},\\v{label[k]}}",
                    "-\\log \\n{P[k,label[k]]}",
                    "-log(P[k,label[k]])",
                    {{VALUE_BIG_P, AT_ROW, AT_ALL, WHEN_ALWAYS}, SAME_ROW(VALUE_LABEL)},
                    2},
    [VALUE_BATCH_LOSS] = {BATCH_LOSS OF_BATCH,
                          "\\frac{1}{\\v{count}} \\sum_{i=1}^{\\v{count}} \\ell_i",
                          "\\frac{\\n{sum(loss)}}{\\v{count}}",
                          "shown(sum(loss)) / count",
                          {WHOLE_MATRIX(VALUE_LOSS), SCALAR(VALUE_COUNTED)},
                          2},
    [VALUE_BIG_DZ] = {BY("\\ell_{\\v{k}}", "z_{\\v{k}\\v{d}}"),
                      "p_{\\v{k}\\v{d}} - y_{\\v{k}\\v{d}}",
                      "\\n{P[k,d]} - \\n{Y[k,d]}",
                      "P[k,d] - Y[k,d]",
                      {SAME_CELL(VALUE_BIG_P), SAME_CELL(VALUE_BIG_Y)},
                      2},
    [VALUE_BATCH_LOSS_NEXT] = {BATCH_LOSS "'" OF_BATCH,
                               NULL,
                               NULL,
                               NULL,
                               {WHOLE_MATRIX(VALUE_W_NEXT), WHOLE_MATRIX(VALUE_B_NEXT)},
                               2},
    [VALUE_PENALTY] = {"\\alpha R(W)", NULL, NULL, NULL, {SCALAR(VALUE_ALPHA), WHOLE_MATRIX(VALUE_W)}, 2},
    [VALUE_J] = {"J",
                 "L + \\alpha R(W)",
                 "\\n{mean_loss} + \\n{penalty}",
                 "mean_loss + penalty",
                 {SCALAR(VALUE_MEAN_LOSS), SCALAR(VALUE_PENALTY)},
                 2},
    [VALUE_ACCURACY] =
        {"\\mathrm{accuracy}", NULL, NULL, NULL, {WHOLE_MATRIX(VALUE_W), WHOLE_MATRIX(VALUE_B)}, 2},
    [VALUE_DW] = {BY(BATCH_J, W_KD),
                  "\\frac{1}{\\v{count}} \\sum_{i \\in B} " BY("\\ell_i", W_KD),
                  NULL,
                  NULL,
                  {WHOLE_MATRIX(VALUE_W), WHOLE_MATRIX(VALUE_B), WHOLE_MATRIX(VALUE_SAMPLE)},
                  3},
    [VALUE_DB] = {BY(BATCH_J, B_K),
                  "\\frac{1}{\\v{count}} \\sum_{i \\in B} " BY("\\ell_i", B_K),
                  NULL,
                  NULL,
                  {WHOLE_MATRIX(VALUE_W), WHOLE_MATRIX(VALUE_B), WHOLE_MATRIX(VALUE_SAMPLE)},
                  3},
    [VALUE_DJ_DW] = {BY("J", W_KD),
                     "\\frac{1}{\\v{N}} \\sum_{i=1}^{\\v{N}} " BY("\\ell_i", W_KD),
                     NULL,
                     NULL,
                     {WHOLE_MATRIX(VALUE_W), WHOLE_MATRIX(VALUE_B)},
                     2},
    [VALUE_DJ_DB] = {BY("J", B_K),
                     "\\frac{1}{\\v{N}} \\sum_{i=1}^{\\v{N}} " BY("\\ell_i", B_K),
                     NULL,
                     NULL,
                     {WHOLE_MATRIX(VALUE_W), WHOLE_MATRIX(VALUE_B)},
                     2},
    [VALUE_W_NEXT] = {W_KD "'",
                      W_KD " - \\eta " BY(BATCH_J, W_KD),
                      "\\n{W[k,d]} - \\n{eta} \\cdot \\n{dW[k,d]}",
                      "W[k,d] - eta * dW[k,d]",
                      {SAME_CELL(VALUE_W), SCALAR(VALUE_ETA), SAME_CELL(VALUE_DW)},
                      3},
    [VALUE_B_NEXT] = {B_K "'",
                      B_K " - \\eta " BY(BATCH_J, B_K),
                      "\\n{b[k]} - \\n{eta} \\cdot \\n{db[k]}",
                      "b[k] - eta * db[k]",
                      {SAME_ROW(VALUE_B), SCALAR(VALUE_ETA), SAME_ROW(VALUE_DB)},
                      3},
    [VALUE_J_NEXT] = {"J'", NULL, NULL, NULL, {WHOLE_MATRIX(VALUE_W_NEXT), WHOLE_MATRIX(VALUE_B_NEXT)}, 2},
    [VALUE_ACCURACY_NEXT] = {"\\mathrm{accuracy}'",
                             NULL,
                             NULL,
                             NULL,
                             {WHOLE_MATRIX(VALUE_W_NEXT), WHOLE_MATRIX(VALUE_B_NEXT)},
                             2},
};

/* With the samples' own gradients on screen, that of the batch is their mean. */
static const Relation BATCH_DW = {
    BY(BATCH_J, W_KD),
    "\\frac{1}{\\v{count}} \\sum_{i=1}^{\\v{count}} " BY("\\ell_i", "z_{i\\v{k}}") " x_{i\\v{d}}",
    "\\frac{1}{\\v{count}} ( \\each{i}{count}{ + }{\\n{dZ[i,k]} \\cdot \\n{X[i,d]}} )",
    NULL,
    {{VALUE_BIG_DZ, AT_ALL, AT_ROW, WHEN_ALWAYS},
     {VALUE_BIG_X, AT_ALL, AT_COL, WHEN_ALWAYS},
     SCALAR(VALUE_COUNTED),
     {VALUE_W, AT_ROW, AT_COL, WHEN_PENALISED}},
    4};
static const Relation BATCH_DB = {
    BY(BATCH_J, B_K),
    "\\frac{1}{\\v{count}} \\sum_{i=1}^{\\v{count}} " BY("\\ell_i", "z_{i\\v{k}}"),
    "\\frac{1}{\\v{count}} ( \\each{i}{count}{ + }{\\n{dZ[i,k]}} )",
    NULL,
    {{VALUE_BIG_DZ, AT_ALL, AT_ROW, WHEN_ALWAYS}, SCALAR(VALUE_COUNTED)},
    2};

static const Relation *relation(const Trace *trace, ValueId id) {
  bool rows = trace->scene->shapes[VALUE_BIG_DZ] != SHAPE_NONE;
  if (rows && id == VALUE_DW)
    return &BATCH_DW;
  return rows && id == VALUE_DB ? &BATCH_DB : &RELATIONS[id];
}

#define TRAINING_SHAPES                                                                                      \
  [VALUE_W] = SHAPE_KD, [VALUE_B] = SHAPE_K, [VALUE_ETA] = SHAPE_SCALAR, [VALUE_ALPHA] = SHAPE_SCALAR,       \
  [VALUE_UPDATES] = SHAPE_SCALAR, [VALUE_EPOCHS] = SHAPE_SCALAR, [VALUE_BATCH_SIZE] = SHAPE_SCALAR,          \
  [VALUE_N] = SHAPE_SCALAR, [VALUE_SHUFFLE] = SHAPE_SCALAR, [VALUE_SEED] = SHAPE_SCALAR,                     \
  [VALUE_UPDATE] = SHAPE_SCALAR, [VALUE_EPOCH] = SHAPE_SCALAR, [VALUE_SAMPLES] = SHAPE_SCALAR,               \
  [VALUE_COUNTED] = SHAPE_SCALAR, [VALUE_SAMPLE] = SHAPE_SAMPLES, [VALUE_MEAN_LOSS] = SHAPE_SCALAR,          \
  [VALUE_PENALTY] = SHAPE_SCALAR, [VALUE_J] = SHAPE_SCALAR, [VALUE_ACCURACY] = SHAPE_SCALAR,                 \
  [VALUE_DW] = SHAPE_KD, [VALUE_DB] = SHAPE_K, [VALUE_DJ_DW] = SHAPE_KD, [VALUE_DJ_DB] = SHAPE_K,            \
  [VALUE_W_NEXT] = SHAPE_KD, [VALUE_B_NEXT] = SHAPE_K, [VALUE_J_NEXT] = SHAPE_SCALAR,                        \
  [VALUE_ACCURACY_NEXT] = SHAPE_SCALAR

/* The samples of an update are told row by row before what is measured over all. */
static const Companion ROW_COMPANIONS[] = {{VALUE_BIG_X, VALUE_SAMPLE},
                                           {VALUE_BIG_X, VALUE_COUNTED},
                                           {VALUE_J, VALUE_ACCURACY},
                                           {VALUE_J_NEXT, VALUE_ACCURACY_NEXT}};
static const ValueId ROW_APART[] = {VALUE_EXP_BIG_Z, VALUE_SUM_EXP};

/* The samples of an update, row by row: with softmax only. */
#define BATCH_SHAPES                                                                                         \
  [VALUE_LABEL] = SHAPE_SAMPLES, [VALUE_BIG_X] = SHAPE_ND, [VALUE_BIG_Z] = SHAPE_NK,                         \
  [VALUE_EXP_BIG_Z] = SHAPE_NK, [VALUE_SUM_EXP] = SHAPE_SAMPLES, [VALUE_BIG_P] = SHAPE_NK,                   \
  [VALUE_BIG_Y] = SHAPE_NK, [VALUE_LOSS] = SHAPE_SAMPLES, [VALUE_BATCH_LOSS] = SHAPE_SCALAR,                 \
  [VALUE_BIG_DZ] = SHAPE_NK, [VALUE_BATCH_LOSS_NEXT] = SHAPE_SCALAR

const TraceScene TRACE_SOFTMAX_TRAINING = {.shapes = {TRAINING_SHAPES, BATCH_SHAPES},
                                           .controls = LIST(CONTROLS),
                                           .taken_over = LIST(TAKEN_OVER),
                                           .updated = LIST(UPDATED),
                                           .apart = LIST(ROW_APART),
                                           .companions = ROW_COMPANIONS,
                                           .companion_count = sizeof ROW_COMPANIONS / sizeof *ROW_COMPANIONS,
                                           .relation = relation};

const TraceScene TRACE_TRAINING = {.shapes = {TRAINING_SHAPES},
                                   .controls = LIST(CONTROLS),
                                   .taken_over = LIST(TAKEN_OVER),
                                   .updated = LIST(UPDATED),
                                   .companions = COMPANIONS,
                                   .companion_count = sizeof COMPANIONS / sizeof *COMPANIONS,
                                   .relation = relation};
