/* The scene "chain": a worked sample. */
#include "trace/chain_pass.h"
#include "trace/chain_relation.h"
#include "trace/table.h"

static const ValueId CONTROLS[] = {VALUE_ETA, VALUE_ALPHA, VALUE_UPDATES, VALUE_UPDATE};
static const ValueId TAKEN_OVER[] = {VALUE_X, VALUE_LABEL, VALUE_W, VALUE_B, VALUE_Y};
/* All that comes after the loss, which the step before showed as loss_next. */
/* The way from the loss to the scores in two parts: where losses are compared. */
static const ValueId WITH_PANES[] = {VALUE_DP, VALUE_JACOBIAN};
static const ValueId UPDATED[] = {VALUE_DP,           VALUE_JACOBIAN, VALUE_DZ,       VALUE_MOVE,
                                  VALUE_DW,           VALUE_DB,       VALUE_DZ_CHECK, VALUE_CHECK,
                                  VALUE_W_NEXT,       VALUE_B_NEXT,   VALUE_Z_NEXT,   VALUE_EXP_Z_NEXT,
                                  VALUE_SUM_EXP_NEXT, VALUE_P_NEXT,   VALUE_LOSS_NEXT};
static const Companion COMPANIONS[] = {{VALUE_LOSS, VALUE_LOSSES},
                                       {VALUE_LOSS, VALUE_PENALTY},
                                       {VALUE_LOSS, VALUE_J},
                                       {VALUE_W_NEXT, VALUE_MOVE},
                                       {VALUE_LOSS_NEXT, VALUE_CHECK}};

static size_t pass_count(const Setup *setup) {
  return setup->chain.updates;
}

static const Pass *run(Arena *arena, const Lesson *lesson, const Setup *setup, PaneLoss loss) {
  (void)lesson;
  return chain_pass_run(arena, &setup->chain, loss);
}

const TraceScene TRACE_CHAIN = {.shapes = {[VALUE_X] = SHAPE_D,
                                           [VALUE_LABEL] = SHAPE_SCALAR,
                                           [VALUE_W] = SHAPE_KD,
                                           [VALUE_B] = SHAPE_K,
                                           [VALUE_ETA] = SHAPE_SCALAR,
                                           [VALUE_ALPHA] = SHAPE_SCALAR,
                                           [VALUE_UPDATES] = SHAPE_SCALAR,
                                           [VALUE_UPDATE] = SHAPE_SCALAR,
                                           [VALUE_PRODUCTS] = SHAPE_KD,
                                           [VALUE_Z] = SHAPE_K,
                                           [VALUE_EXP_Z] = SHAPE_K,
                                           [VALUE_SUM_EXP] = SHAPE_SCALAR,
                                           [VALUE_P] = SHAPE_K,
                                           [VALUE_Y] = SHAPE_K,
                                           [VALUE_LOSS] = SHAPE_SCALAR,
                                           [VALUE_PENALTY] = SHAPE_SCALAR,
                                           [VALUE_J] = SHAPE_SCALAR,
                                           [VALUE_LOSSES] = SHAPE_LOSSES,
                                           [VALUE_DP] = SHAPE_K,
                                           [VALUE_JACOBIAN] = SHAPE_KK,
                                           [VALUE_DZ] = SHAPE_K,
                                           [VALUE_MOVE] = SHAPE_K,
                                           [VALUE_DW] = SHAPE_KD,
                                           [VALUE_DB] = SHAPE_K,
                                           [VALUE_DZ_CHECK] = SHAPE_K,
                                           [VALUE_CHECK] = SHAPE_SCALAR,
                                           [VALUE_W_NEXT] = SHAPE_KD,
                                           [VALUE_B_NEXT] = SHAPE_K,
                                           [VALUE_Z_NEXT] = SHAPE_K,
                                           [VALUE_EXP_Z_NEXT] = SHAPE_K,
                                           [VALUE_SUM_EXP_NEXT] = SHAPE_SCALAR,
                                           [VALUE_P_NEXT] = SHAPE_K,
                                           [VALUE_LOSS_NEXT] = SHAPE_SCALAR},
                                .controls = LIST(CONTROLS),
                                .with_panes = LIST(WITH_PANES),
                                .taken_over = LIST(TAKEN_OVER),
                                .updated = LIST(UPDATED),
                                .companions = COMPANIONS,
                                .companion_count = sizeof COMPANIONS / sizeof *COMPANIONS,
                                .relation = chain_relation,
                                .pass_count = pass_count,
                                .run = run};
