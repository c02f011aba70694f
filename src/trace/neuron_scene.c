/* The scene "neuron": o = sigmoid(w x + b), each situation trained by itself. */
#include "trace/neuron_pass.h"
#include "trace/neuron_relation.h"
#include "trace/table.h"

static const ValueId CONTROLS[] = {VALUE_ETA, VALUE_UPDATES, VALUE_UPDATE};
static const ValueId TAKEN_OVER[] = {VALUE_X, VALUE_SMALL_W, VALUE_B, VALUE_Y};
static const ValueId APART[] = {VALUE_SIGMA_PRIME};
static const ValueId UPDATED[] = {VALUE_DZ,     VALUE_SMALL_DW,     VALUE_DB,     VALUE_MOVE,
                                  VALUE_CHECK,  VALUE_SMALL_W_NEXT, VALUE_B_NEXT, VALUE_Z_NEXT,
                                  VALUE_O_NEXT, VALUE_LOSS_NEXT};
static const Companion COMPANIONS[] = {{VALUE_LOSS, VALUE_LOSSES},
                                       {VALUE_O, VALUE_OUTPUTS},
                                       {VALUE_SMALL_W_NEXT, VALUE_MOVE},
                                       {VALUE_LOSS_NEXT, VALUE_CHECK}};

static size_t pass_count(const Setup *setup) {
  return setup->neuron.updates;
}

static const Pass *run(Arena *arena, const Lesson *lesson, const Setup *setup, PaneLoss loss) {
  (void)lesson;
  return neuron_pass_run(arena, &setup->neuron, loss);
}

const TraceScene TRACE_NEURON = {.shapes = {[VALUE_X] = SHAPE_SCALAR,
                                            [VALUE_SMALL_W] = SHAPE_S,
                                            [VALUE_B] = SHAPE_S,
                                            [VALUE_ETA] = SHAPE_SCALAR,
                                            [VALUE_UPDATES] = SHAPE_SCALAR,
                                            [VALUE_UPDATE] = SHAPE_SCALAR,
                                            [VALUE_Z] = SHAPE_S,
                                            [VALUE_Y] = SHAPE_SCALAR,
                                            [VALUE_O] = SHAPE_S,
                                            [VALUE_SIGMA_PRIME] = SHAPE_S,
                                            [VALUE_ERROR] = SHAPE_S,
                                            [VALUE_LOSS] = SHAPE_S,
                                            [VALUE_LOSSES] = SHAPE_S_LOSSES,
                                            [VALUE_OUTPUTS] = SHAPE_S_LOSSES,
                                            [VALUE_DZ] = SHAPE_S,
                                            [VALUE_MOVE] = SHAPE_S,
                                            [VALUE_SMALL_DW] = SHAPE_S,
                                            [VALUE_DB] = SHAPE_S,
                                            [VALUE_CHECK] = SHAPE_S,
                                            [VALUE_SMALL_W_NEXT] = SHAPE_S,
                                            [VALUE_B_NEXT] = SHAPE_S,
                                            [VALUE_Z_NEXT] = SHAPE_S,
                                            [VALUE_O_NEXT] = SHAPE_S,
                                            [VALUE_LOSS_NEXT] = SHAPE_S},
                                 .controls = LIST(CONTROLS),
                                 .taken_over = LIST(TAKEN_OVER),
                                 .apart = LIST(APART),
                                 .updated = LIST(UPDATED),
                                 .companions = COMPANIONS,
                                 .companion_count = sizeof COMPANIONS / sizeof *COMPANIONS,
                                 .relation = neuron_relation,
                                 .pass_count = pass_count,
                                 .run = run};
