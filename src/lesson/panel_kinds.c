/* The kinds of panel and their options: the one list that reading, checking and the teacher's page go by. */
#include "lesson/panel.h"

#include <assert.h>

#define END                                                                                                  \
  { .key = NULL }

const PanelOption PANEL_COMMON[] = {
    {.key = "id", .type = OPTION_WORD, .meaning = "a name, for a step's `main`"},
    {.key = "title", .type = OPTION_PHRASE, .meaning = "what stands above it"},
    {.key = "weight", .type = OPTION_NUMBER, .meaning = "its share of the row or column, 1 without it"},
    {.key = "when", .type = OPTION_EXPR, .meaning = "only while this holds: seen(NAME), or a condition"},
    END};

static const PanelOption ARRANGED[] = {END};

static const char *const LOG_WORDS[] = {"no", "x", "y", "both", NULL};
static const char *const CURVE_DRAGS[] = {"no", "point", "curve", NULL};
static const PanelOption CURVE_MARKS[] = {
    {.key = "at", .type = OPTION_EXPR, .needed = true, .meaning = "where on the axis across"},
    {.key = "to", .type = OPTION_EXPR, .meaning = "the end of an interval that begins at `at`"},
    {.key = "title", .type = OPTION_PHRASE, .meaning = "its name"},
    END};
static const PanelOption CURVE[] = {
    {.key = "of", .type = OPTION_CELLS, .needed = true, .meaning = "the values that are drawn over it"},
    {.key = "over",
     .type = OPTION_CELLS,
     .needed = true,
     .meaning = "the given number that runs along the axis"},
    {.key = "from", .type = OPTION_EXPR, .meaning = "where the axis begins; without it, where editing does"},
    {.key = "to", .type = OPTION_EXPR, .meaning = "where it ends"},
    {.key = "low",
     .type = OPTION_EXPR,
     .meaning = "the lowest height shown; without it, what the curves need"},
    {.key = "high", .type = OPTION_EXPR, .meaning = "the greatest height shown"},
    {.key = "log", .type = OPTION_WORD, .words = LOG_WORDS, .meaning = "which axes are logarithmic"},
    {.key = "tangent", .type = OPTION_FLAG, .meaning = "the tangent at the present point"},
    {.key = "stepped", .type = OPTION_FLAG, .meaning = "values jump; no line joins the steps"},
    {.key = "drag",
     .type = OPTION_WORD,
     .words = CURVE_DRAGS,
     .meaning = "what a drag moves: the point along the axis, or the curve by `by`"},
    {.key = "by", .type = OPTION_CELLS, .meaning = "the number that dragging the curve changes"},
    {.key = "marks",
     .type = OPTION_ITEMS,
     .items = CURVE_MARKS,
     .meaning = "places and intervals with a name"},
    END};

static const PanelOption SERIES[] = {
    {.key = "of", .type = OPTION_CELLS, .needed = true, .meaning = "the values whose history is drawn"},
    {.key = "over",
     .type = OPTION_CELLS,
     .meaning = "another value's numbers along the axis; without it, updates"},
    {.key = "log", .type = OPTION_WORD, .words = LOG_WORDS, .meaning = "which axes are logarithmic"},
    {.key = "low", .type = OPTION_EXPR, .meaning = "the lowest height shown"},
    {.key = "high", .type = OPTION_EXPR, .meaning = "the greatest height shown"},
    END};

static const char *const BARS_DRAGS[] = {"no", "free", "share", NULL};
static const PanelOption BARS[] = {
    {.key = "of", .type = OPTION_CELLS, .meaning = "a bar for each number"},
    {.key = "beside", .type = OPTION_CELLS, .meaning = "a second row of bars, for comparing"},
    {.key = "stack", .type = OPTION_CELLS, .meaning = "numbers drawn end to end as one bar"},
    {.key = "width",
     .type = OPTION_CELLS,
     .meaning = "how wide each bar is, as a weight: its area is a term"},
    {.key = "ghost", .type = OPTION_CELLS, .meaning = "outlines behind the bars: what they were before"},
    {.key = "sum", .type = OPTION_CELLS, .meaning = "the total, written below a line"},
    {.key = "drag",
     .type = OPTION_WORD,
     .words = BARS_DRAGS,
     .meaning = "free, or share: the others give way so that the sum stays 1"},
    {.key = "low", .type = OPTION_EXPR, .meaning = "the least length of the scale"},
    {.key = "high", .type = OPTION_EXPR, .meaning = "the greatest"},
    {.key = "mark", .type = OPTION_EXPR, .meaning = "the number of the bar that stands out, from 1"},
    END};

static const char *const FLOW_SHOWS[] = {"number", "weights", "bar", "target", "arrow", "formula", NULL};
static const char *const FLOW_SCALES[] = {"lesson", "update", NULL};
static const PanelOption FLOW_THEN[] = {
    {.key = "of", .type = OPTION_CELLS, .needed = true, .meaning = "the numbers that come in front"},
    {.key = "until",
     .type = OPTION_CELLS,
     .meaning = "only as long as these are not known; without it, for good"},
    {.key = "title", .type = OPTION_FORMULA, .meaning = "the column's head then; without it, the symbol"},
    {.key = "brief", .type = OPTION_FORMULA, .meaning = "the same shorter, where room is short"},
    {.key = "name", .type = OPTION_PHRASE, .meaning = "the words below it then"},
    {.key = "sum", .type = OPTION_EXPR, .meaning = "what stands below the column then"},
    END};
static const PanelOption FLOW_COLUMNS[] = {
    {.key = "show",
     .type = OPTION_WORD,
     .words = FLOW_SHOWS,
     .meaning = "how its numbers are drawn: plain, tinted by sign, as bars, as squares that are full at 1, "
                "as arrows, or put into a formula"},
    {.key = "of",
     .type = OPTION_CELLS,
     .needed = true,
     .meaning = "a number, or a row of them, in each row; several values share the row, one below the other"},
    {.key = "section",
     .type = OPTION_PHRASE,
     .meaning = "a part of the flow begins here, with this title, behind a line"},
    {.key = "result",
     .type = OPTION_CELLS,
     .meaning = "a number at the right of the section's title; of several the last one that is seen"},
    {.key = "by",
     .type = OPTION_CELLS,
     .meaning = "numbers above the columns; a matrix stands there with its rows as columns"},
    {.key = "by_then", .type = OPTION_CELLS, .meaning = "what comes in front of those once it is seen"},
    {.key = "by_title", .type = OPTION_FORMULA, .meaning = "what stands above the columns, as a symbol"},
    {.key = "move",
     .type = OPTION_CELLS,
     .meaning = "of arrows: the moves, solid, on the same axis and stretched to the same length"},
    {.key = "like",
     .type = OPTION_CELLS,
     .meaning = "of arrows: the value on whose scale, stretched, these are drawn; they are solid then"},
    {.key = "then",
     .type = OPTION_ITEMS,
     .items = FLOW_THEN,
     .meaning = "what comes in front once it is seen; what was there stays as a ghost"},
    {.key = "until",
     .type = OPTION_CELLS,
     .meaning = "the column goes when these come; without it, it stays"},
    {.key = "lines",
     .type = OPTION_FORMULA,
     .meaning = "of a formula: one for each row, separated by &: \\each{k}{K}{&}{...}"},
    {.key = "lengths",
     .type = OPTION_FORMULA,
     .meaning = "how long the bars behind the formulas are, numbers separated by &"},
    {.key = "check", .type = OPTION_CELLS, .meaning = "numbers below, small, that should be the same"},
    {.key = "mark", .type = OPTION_CELLS, .meaning = "of a row of numbers: the one that is framed, from 1"},
    {.key = "full", .type = OPTION_EXPR, .meaning = "of bars: how long the pale track behind them is"},
    {.key = "scale",
     .type = OPTION_WORD,
     .words = FLOW_SCALES,
     .meaning = "of bars and arrows: the same over the whole lesson, or for each update anew"},
    {.key = "heat", .type = OPTION_FLAG, .meaning = "of weights: the tint tells the size, too"},
    {.key = "digits", .type = OPTION_NUMBER, .meaning = "decimals at least"},
    {.key = "sum", .type = OPTION_EXPR, .meaning = "what stands below the column"},
    {.key = "sum_name", .type = OPTION_PHRASE, .meaning = "what it is called; without it, a sum sign"},
    {.key = "title", .type = OPTION_FORMULA, .meaning = "its head; without it, the symbol"},
    {.key = "brief", .type = OPTION_FORMULA, .meaning = "the same shorter, where room is short"},
    {.key = "name", .type = OPTION_PHRASE, .meaning = "the words below its head"},
    END};
static const PanelOption FLOW[] = {
    {.key = "columns",
     .type = OPTION_ITEMS,
     .needed = true,
     .items = FLOW_COLUMNS,
     .meaning = "from left to right"},
    {.key = "label",
     .type = OPTION_CELLS,
     .meaning = "the number of the right row, which a click on a row changes; or each row's class"},
    {.key = "label_name", .type = OPTION_PHRASE, .meaning = "what stands before the label at the head"},
    {.key = "rows", .type = OPTION_CELLS, .meaning = "the rows' numbers; without it, 1, 2, 3"},
    END};

static const PanelOption TABLE_FRAMES[] = {{.key = "of",
                                            .type = OPTION_CELLS,
                                            .needed = true,
                                            .meaning = "the number, row or column that is framed"},
                                           {.key = "title", .type = OPTION_PHRASE, .meaning = "its name"},
                                           END};
static const PanelOption TABLE[] = {
    {.key = "of", .type = OPTION_CELLS, .needed = true, .meaning = "matrices and vectors, side by side"},
    {.key = "signs",
     .type = OPTION_FORMULA,
     .meaning = "what stands between them, separated by spaces: \"\\cdot + =\""},
    {.key = "product",
     .type = OPTION_FLAG,
     .meaning = "the third is the first times the second: row and column light up"},
    {.key = "heat", .type = OPTION_FLAG, .meaning = "cells are coloured by sign and size"},
    {.key = "shape", .type = OPTION_FLAG, .meaning = "the shapes stand below"},
    {.key = "rows", .type = OPTION_PHRASE, .meaning = "what the rows are"},
    {.key = "columns", .type = OPTION_PHRASE, .meaning = "what the columns are"},
    {.key = "frame", .type = OPTION_ITEMS, .items = TABLE_FRAMES, .meaning = "what is framed"},
    END};

static const char *const GRAPH_SHOWS[] = {"values", "gradients", "both", NULL};
static const PanelOption GRAPH[] = {
    {.key = "of",
     .type = OPTION_CELLS,
     .needed = true,
     .meaning = "the last value; its operands are its graph"},
    {.key = "leaves", .type = OPTION_CELLS, .meaning = "where the graph begins; without it, given numbers"},
    {.key = "show", .type = OPTION_WORD, .words = GRAPH_SHOWS, .meaning = "what stands at the nodes"},
    {.key = "fold", .type = OPTION_CELLS, .meaning = "values whose own operands are folded into one node"},
    END};

static const char *const MAP_SHAPES[] = {"no", "circle", "diamond", NULL};
static const PanelOption MAP[] = {
    {.key = "of", .type = OPTION_CELLS, .needed = true, .meaning = "the height"},
    {.key = "over", .type = OPTION_CELLS, .needed = true, .meaning = "the two given numbers, across and up"},
    {.key = "path", .type = OPTION_FLAG, .meaning = "the way of the updates so far"},
    {.key = "arrow", .type = OPTION_CELLS, .meaning = "the gradient's two numbers at the point"},
    {.key = "shape",
     .type = OPTION_WORD,
     .words = MAP_SHAPES,
     .meaning = "a penalty's contour through the point"},
    {.key = "direction",
     .type = OPTION_CELLS,
     .meaning = "an angle in degrees that is drawn, and dragged, round the point"},
    {.key = "length", .type = OPTION_CELLS, .meaning = "of the step in that direction"},
    END};

static const PanelOption SCATTER[] = {
    {.key = "x", .type = OPTION_CELLS, .meaning = "across, a number for each sample"},
    {.key = "y", .type = OPTION_CELLS, .meaning = "up; without it, one axis"},
    {.key = "class", .type = OPTION_CELLS, .meaning = "the classes, numbers from 1"},
    {.key = "line", .type = OPTION_CELLS, .meaning = "a value over x, drawn as a line"},
    {.key = "residual",
     .type = OPTION_CELLS,
     .meaning = "heights to which a segment is drawn from each sample"},
    {.key = "threshold",
     .type = OPTION_CELLS,
     .meaning = "a number on the axis across, which can be dragged"},
    {.key = "diagonal", .type = OPTION_FLAG, .meaning = "the line on which both are equal"},
    {.key = "mark", .type = OPTION_CELLS, .meaning = "numbers of samples that stand out, from 1"},
    {.key = "regions", .type = OPTION_FLAG, .meaning = "of a training: where each class wins"},
    END};

static const PanelOption DERIVATION_LINES[] = {
    {.key = "line", .type = OPTION_FORMULA, .needed = true, .meaning = "the formula"},
    {.key = "rule", .type = OPTION_PHRASE, .meaning = "the rule that gives it, at the right"},
    {.key = "numbers", .type = OPTION_FORMULA, .meaning = "the line with numbers put in, on demand"},
    {.key = "when", .type = OPTION_EXPR, .meaning = "only while this holds; without it, all lines so far"},
    END};
static const PanelOption DERIVATION[] = {{.key = "lines",
                                          .type = OPTION_ITEMS,
                                          .needed = true,
                                          .items = DERIVATION_LINES,
                                          .meaning = "from above"},
                                         END};

static const PanelOption LINE_POINTS[] = {
    {.key = "at", .type = OPTION_CELLS, .needed = true, .meaning = "the number that the point stands at"},
    {.key = "title", .type = OPTION_PHRASE, .meaning = "its name; without it, the symbol"},
    {.key = "gradient", .type = OPTION_CELLS, .meaning = "a hollow arrow from the point"},
    {.key = "move", .type = OPTION_CELLS, .meaning = "a solid arrow from the point"},
    {.key = "drag", .type = OPTION_FLAG, .meaning = "the point can be moved, if its number can be changed"},
    END};
static const PanelOption LINE_INTERVALS[] = {
    {.key = "from", .type = OPTION_EXPR, .needed = true, .meaning = "one end"},
    {.key = "to", .type = OPTION_EXPR, .needed = true, .meaning = "the other"},
    {.key = "title", .type = OPTION_PHRASE, .meaning = "its name"},
    END};
static const PanelOption LINE[] = {
    {.key = "points",
     .type = OPTION_ITEMS,
     .needed = true,
     .items = LINE_POINTS,
     .meaning = "what stands on it"},
    {.key = "intervals", .type = OPTION_ITEMS, .items = LINE_INTERVALS, .meaning = "stretches of it"},
    {.key = "from", .type = OPTION_EXPR, .meaning = "where the line begins"},
    {.key = "to", .type = OPTION_EXPR, .meaning = "where it ends"},
    {.key = "second",
     .type = OPTION_EXPR,
     .meaning = "a second scale: so many of its units are one of the first"},
    {.key = "second_title", .type = OPTION_PHRASE, .meaning = "the name of the second scale"},
    END};

static const PanelOption CONTROLS[] = {{.key = "of",
                                        .type = OPTION_CELLS,
                                        .needed = true,
                                        .meaning = "the given values that can be changed here"},
                                       END};

static const PanelKindInfo KINDS[PANEL_KIND_COUNT] = {
    [PANEL_ROW] = {"row", "panels side by side", ARRANGED},
    [PANEL_COLUMN] = {"column", "panels below one another", ARRANGED},
    [PANEL_PANES] = {"panes", "one panel for each of the lesson's panes, side by side", ARRANGED},
    [PANEL_CURVE] = {"curve", "values as functions of one given number", CURVE},
    [PANEL_SERIES] = {"series", "values over the updates, or over another value's numbers", SERIES},
    [PANEL_BARS] = {"bars", "numbers as bars, negative ones to the left", BARS},
    [PANEL_FLOW] = {"flow", "a row for each class, situation or sample, from the input to the move", FLOW},
    [PANEL_TABLE] = {"table", "matrices and vectors with their numbers", TABLE},
    [PANEL_GRAPH] = {"graph", "the graph of computing a value, with its gradients", GRAPH},
    [PANEL_MAP] = {"map", "contour lines over two given numbers", MAP},
    [PANEL_SCATTER] = {"scatter", "samples as points", SCATTER},
    [PANEL_DERIVATION] = {"derivation", "lines of a derivation, unfolding", DERIVATION},
    [PANEL_LINE] = {"line", "a number line with points, arrows and intervals", LINE},
    [PANEL_CONTROLS] = {"controls", "numbers, words and choices that can be changed, in a strip", CONTROLS}};

const PanelKindInfo *panel_kind_info(PanelKind kind) {
  assert((unsigned)kind < PANEL_KIND_COUNT);
  return &KINDS[kind];
}
