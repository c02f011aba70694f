/* The scene "slope": J(w, b) around a point, and the way down from it. */
#include "trace/slope_pass.h"
#include "trace/table.h"

#define BY(what) "\\frac{\\partial J}{\\partial " what "}"
#define NORM "\\lVert \\nabla J \\rVert"
#define TURNED "\\if{k == 1}{\\cos}{\\sin} "

static const ValueId CONTROLS[] = {VALUE_UPDATES, VALUE_UPDATE, VALUE_N};
static const ValueId TAKEN_OVER[] = {VALUE_SMALL_W, VALUE_B, VALUE_J, VALUE_ETA, VALUE_EPS, VALUE_ANGLE};
static const ValueId UPDATED[] = {VALUE_SMALL_DW,     VALUE_DB,     VALUE_GRAD_NORM, VALUE_STEP_LINEAR,
                                  VALUE_SMALL_W_NEXT, VALUE_B_NEXT, VALUE_J_NEXT,    VALUE_STEP_TRUE};
static const Companion COMPANIONS[] = {{VALUE_DB, VALUE_CHECK}};

static const Relation RELATIONS[VALUE_COUNT] = {
    [VALUE_SMALL_W] = {.symbol = "w"},
    [VALUE_B] = {.symbol = "b"},
    [VALUE_ETA] = {.symbol = "\\eta"},
    [VALUE_EPS] = {.symbol = "\\varepsilon"},
    [VALUE_ANGLE] = {.symbol = "\\psi"},
    [VALUE_UPDATES] = {.symbol = "\\mathrm{updates}"},
    [VALUE_UPDATE] = {.symbol = "\\mathrm{update}"},
    [VALUE_N] = {.symbol = "N"},
    [VALUE_U] = {"u_{\\v{k}}", TURNED "\\psi", TURNED "\\n{angle}^\\circ", NULL, {SCALAR(VALUE_ANGLE)}, 1},
    [VALUE_J] = {"J",
                 "\\frac{1}{\\v{N}} \\sum_{i=1}^{\\v{N}} \\ell_i(w, b)",
                 NULL,
                 NULL,
                 {SCALAR(VALUE_SMALL_W), SCALAR(VALUE_B)},
                 2},
    [VALUE_SMALL_DW] = {BY("w"),
                        "\\frac{1}{\\v{N}} \\sum_{i=1}^{\\v{N}} (o_i - y_i)\\, x_i",
                        NULL,
                        NULL,
                        {SCALAR(VALUE_SMALL_W), SCALAR(VALUE_B)},
                        2},
    [VALUE_DB] = {BY("b"),
                  "\\frac{1}{\\v{N}} \\sum_{i=1}^{\\v{N}} (o_i - y_i)",
                  NULL,
                  NULL,
                  {SCALAR(VALUE_SMALL_W), SCALAR(VALUE_B)},
                  2},
    [VALUE_GRAD_NORM] = {NORM,
                         "\\sqrt{\\left(" BY("w") "\\right)^2 + \\left(" BY("b") "\\right)^2}",
                         "\\sqrt{\\n{dw}^2 + \\n{db}^2}",
                         NULL,
                         {SCALAR(VALUE_SMALL_DW), SCALAR(VALUE_DB)},
                         2},
    [VALUE_SLOPE] = {"\\nabla J^\\top u",
                     BY("w") " u_1 + " BY("b") " u_2",
                     "\\n{dw} \\cdot \\n{u[1]} + \\n{db} \\cdot \\n{u[2]}",
                     "dw * u[1] + db * u[2]",
                     {SCALAR(VALUE_SMALL_DW), SCALAR(VALUE_DB), WHOLE_VECTOR(VALUE_U)},
                     3},
    [VALUE_PHI] = {"\\varphi",
                   "\\operatorname{arccos} \\frac{\\nabla J^\\top u}{" NORM "}",
                   NULL,
                   NULL,
                   {SCALAR(VALUE_SLOPE), SCALAR(VALUE_GRAD_NORM)},
                   2},
    [VALUE_DJ_LINEAR] = {"\\varepsilon\\, \\nabla J^\\top u",
                         NULL,
                         "\\n{eps} \\cdot \\n{slope}",
                         "eps * slope",
                         {SCALAR(VALUE_EPS), SCALAR(VALUE_SLOPE)},
                         2},
    [VALUE_DJ_TRUE] = {"\\Delta J",
                       "J(w + \\varepsilon u_1,\\, b + \\varepsilon u_2) - J(w, b)",
                       NULL,
                       NULL,
                       {SCALAR(VALUE_SMALL_W), SCALAR(VALUE_B), SCALAR(VALUE_J), SCALAR(VALUE_EPS),
                        WHOLE_VECTOR(VALUE_U)},
                       5},
    [VALUE_BEST_ANGLE] =
        {"\\psi_{-\\nabla J}", NULL, NULL, NULL, {SCALAR(VALUE_SMALL_DW), SCALAR(VALUE_DB)}, 2},
    [VALUE_LEAST] = {"-\\varepsilon\\, " NORM,
                     NULL,
                     "-\\n{eps} \\cdot \\n{grad_norm}",
                     "-eps * grad_norm",
                     {SCALAR(VALUE_EPS), SCALAR(VALUE_GRAD_NORM)},
                     2},
    [VALUE_STEP_LINEAR] = {"-\\eta\\, " NORM "^2",
                           NULL,
                           "-\\n{eta} \\cdot \\n{grad_norm}^2",
                           "-eta * grad_norm * grad_norm",
                           {SCALAR(VALUE_ETA), SCALAR(VALUE_GRAD_NORM)},
                           2},
    [VALUE_CHECK] = {"\\delta",
                     "\\max |\\nabla J - \\hat{\\nabla} J|",
                     NULL,
                     NULL,
                     {SCALAR(VALUE_SMALL_DW), SCALAR(VALUE_DB)},
                     2},
    [VALUE_SMALL_W_NEXT] = {"w'",
                            "w - \\eta\\, " BY("w"),
                            "\\n{w} - \\n{eta} \\cdot \\n{dw}",
                            "w - eta * dw",
                            {SCALAR(VALUE_SMALL_W), SCALAR(VALUE_ETA), SCALAR(VALUE_SMALL_DW)},
                            3},
    [VALUE_B_NEXT] = {"b'",
                      "b - \\eta\\, " BY("b"),
                      "\\n{b} - \\n{eta} \\cdot \\n{db}",
                      "b - eta * db",
                      {SCALAR(VALUE_B), SCALAR(VALUE_ETA), SCALAR(VALUE_DB)},
                      3},
    [VALUE_J_NEXT] = {"J'", "J(w', b')", NULL, NULL, {SCALAR(VALUE_SMALL_W_NEXT), SCALAR(VALUE_B_NEXT)}, 2},
    [VALUE_J_SLICE] = {"J(w', b)", NULL, NULL, NULL, {SCALAR(VALUE_SMALL_W_NEXT), SCALAR(VALUE_B)}, 2},
    [VALUE_STEP_TRUE] =
        {"J' - J", NULL, "\\n{J_next} - \\n{J}", "J_next - J", {SCALAR(VALUE_J_NEXT), SCALAR(VALUE_J)}, 2},
};

static const Relation *relation(const Trace *trace, ValueId id) {
  (void)trace;
  return &RELATIONS[id];
}

static size_t pass_count(const Setup *setup) {
  return setup->slope.updates;
}

static const Pass *run(Arena *arena, const Lesson *lesson, const Setup *setup, PaneLoss loss) {
  return slope_pass_run(arena, &setup->slope, &lesson->data[0].set, loss);
}

const TraceScene TRACE_SLOPE = {
    .shapes = {[VALUE_SMALL_W] = SHAPE_SCALAR,   [VALUE_B] = SHAPE_SCALAR,
               [VALUE_ETA] = SHAPE_SCALAR,       [VALUE_UPDATES] = SHAPE_SCALAR,
               [VALUE_EPS] = SHAPE_SCALAR,       [VALUE_ANGLE] = SHAPE_SCALAR,
               [VALUE_U] = SHAPE_PAIR,           [VALUE_N] = SHAPE_SCALAR,
               [VALUE_UPDATE] = SHAPE_SCALAR,    [VALUE_J] = SHAPE_SCALAR,
               [VALUE_SMALL_DW] = SHAPE_SCALAR,  [VALUE_DB] = SHAPE_SCALAR,
               [VALUE_GRAD_NORM] = SHAPE_SCALAR, [VALUE_SLOPE] = SHAPE_SCALAR,
               [VALUE_PHI] = SHAPE_SCALAR,       [VALUE_DJ_LINEAR] = SHAPE_SCALAR,
               [VALUE_DJ_TRUE] = SHAPE_SCALAR,   [VALUE_BEST_ANGLE] = SHAPE_SCALAR,
               [VALUE_LEAST] = SHAPE_SCALAR,     [VALUE_STEP_LINEAR] = SHAPE_SCALAR,
               [VALUE_CHECK] = SHAPE_SCALAR,     [VALUE_SMALL_W_NEXT] = SHAPE_SCALAR,
               [VALUE_B_NEXT] = SHAPE_SCALAR,    [VALUE_J_NEXT] = SHAPE_SCALAR,
               [VALUE_J_SLICE] = SHAPE_SCALAR,   [VALUE_STEP_TRUE] = SHAPE_SCALAR},
    .controls = LIST(CONTROLS),
    .taken_over = LIST(TAKEN_OVER),
    .updated = LIST(UPDATED),
    .companions = COMPANIONS,
    .companion_count = sizeof COMPANIONS / sizeof *COMPANIONS,
    .relation = relation,
    .pass_count = pass_count,
    .run = run,
    .heights = slope_heights};
