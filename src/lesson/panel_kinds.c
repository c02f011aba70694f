/* The kinds of panel and their options: the one list that reading, checking and the teacher's page go by. */
#include "lesson/panel.h"

#include <assert.h>

#include "lesson/panel_options.h"

#define END                                                                                                  \
  { .key = NULL }

const PanelOption PANEL_COMMON[] = {
    {.key = "id", .type = OPTION_WORD, .meaning = "a name, for a step's `main`"},
    {.key = "title", .type = OPTION_PHRASE, .meaning = "what stands above it"},
    {.key = "weight", .type = OPTION_NUMBER, .meaning = "its share of the row or column, 1 without it"},
    {.key = "when", .type = OPTION_EXPR, .meaning = "only while this holds: seen(NAME), or a condition"},
    {.key = "main", .type = OPTION_FLAG, .meaning = "it matters most, at every step that names no other"},
    END};

static const PanelOption ARRANGED[] = {END};

static const char *const LOG_WORDS[] = {"no", "x", "y", "both", NULL};
#define CHART_OPTIONS                                                                                        \
  {.key = "low",                                                                                             \
   .type = OPTION_EXPR,                                                                                      \
   .meaning = "the lowest height shown; without it, what is drawn needs"},                                   \
      {.key = "high", .type = OPTION_EXPR, .meaning = "the greatest height shown"},                          \
      {.key = "log", .type = OPTION_WORD, .words = LOG_WORDS, .meaning = "which axes are logarithmic"},      \
      {.key = "x_title",                                                                                     \
       .type = OPTION_PHRASE,                                                                                \
       .meaning = "the name of the axis across; without it, the symbol of what runs along it"},              \
      {.key = "y_title", .type = OPTION_PHRASE, .meaning = "the name of the axis up"},                       \
      {.key = "ticks",                                                                                       \
       .type = OPTION_EXPR,                                                                                  \
       .meaning = "how far apart the ticks across are; without it, as fits"},                                \
      {.key = "stepped",                                                                                     \
       .type = OPTION_CELLS,                                                                                 \
       .meaning = "those of the values that jump: no line joins their steps"},                               \
  {                                                                                                          \
    .key = "marks", .type = OPTION_ITEMS, .items = CHART_MARKS,                                              \
    .meaning = "places and intervals with a name"                                                            \
  }

static const PanelOption CHART_MARKS[] = {
    {.key = "at", .type = OPTION_EXPR, .needed = true, .meaning = "where on the axis across"},
    {.key = "to", .type = OPTION_EXPR, .meaning = "the end of an interval that begins at `at`"},
    {.key = "title",
     .type = OPTION_PHRASE,
     .meaning = "its name; without it, the height of the first curve there"},
    {.key = "when", .type = OPTION_EXPR, .meaning = "only while this holds"},
    END};
static const char *const CURVE_DRAGS[] = {"no", "point", "curve", NULL};
static const PanelOption CURVE_POINTS[] = {
    {.key = "at",
     .type = OPTION_CELLS,
     .needed = true,
     .meaning = "where on the axis across, a point for each"},
    {.key = "height", .type = OPTION_CELLS, .meaning = "their heights; without it, on the first curve"},
    {.key = "next",
     .type = OPTION_CELLS,
     .meaning = "`at` after an update: the points go there along the curve, rings stay behind"},
    {.key = "slope", .type = OPTION_CELLS, .meaning = "the slopes of short tangents through the points"},
    {.key = "stem", .type = OPTION_EXPR, .meaning = "the height from which a line leads to each point"},
    {.key = "title", .type = OPTION_PHRASE, .meaning = "their name; without it, symbol and height"},
    {.key = "drag",
     .type = OPTION_FLAG,
     .meaning = "the points can be moved, where their numbers can be changed"},
    {.key = "by",
     .type = OPTION_CELLS,
     .meaning = "the numbers that a drag changes; without it, those along the axis"},
    END};
static const PanelOption CURVE[] = {
    {.key = "of",
     .type = OPTION_CELLS,
     .needed = true,
     .meaning = "the values that are drawn, a curve for each number"},
    {.key = "over", .type = OPTION_CELLS, .needed = true, .meaning = "the number that runs along the axis"},
    {.key = "next",
     .type = OPTION_CELLS,
     .meaning = "the same number after an update, to which the point goes along the curve; behind it may "
                "stand the values of `of` after it"},
    {.key = "bare",
     .type = OPTION_FLAG,
     .meaning = "without the present point, and the first curve grey, for `points` to stand on"},
    {.key = "names",
     .type = OPTION_FORMULA,
     .meaning = "what the curves are called, separated by &; without it, their symbols"},
    {.key = "from", .type = OPTION_EXPR, .meaning = "where the axis begins; without it, where editing does"},
    {.key = "to", .type = OPTION_EXPR, .meaning = "where it ends"},
    CHART_OPTIONS,
    {.key = "tangent", .type = OPTION_FLAG, .meaning = "the tangent, with its slope"},
    {.key = "slope",
     .type = OPTION_CELLS,
     .meaning =
         "the values that are the slopes of tangents, one for each curve; a tangent comes with its value"},
    {.key = "gradient", .type = OPTION_CELLS, .meaning = "a hollow arrow along the axis, from the point"},
    {.key = "move", .type = OPTION_CELLS, .meaning = "a solid arrow along the axis, from the point"},
    {.key = "path", .type = OPTION_FLAG, .meaning = "where the point was before earlier updates"},
    {.key = "points", .type = OPTION_ITEMS, .items = CURVE_POINTS, .meaning = "further points"},
    {.key = "drag",
     .type = OPTION_WORD,
     .words = CURVE_DRAGS,
     .meaning = "what a drag moves: the point along the axis, or the curve up and down"},
    {.key = "by",
     .type = OPTION_CELLS,
     .meaning = "the number that a drag changes; without it, that along the axis"},
    END};

static const PanelOption SERIES[] = {
    {.key = "of",
     .type = OPTION_CELLS,
     .needed = true,
     .meaning = "the values that are drawn, a line for each number"},
    {.key = "next", .type = OPTION_CELLS, .meaning = "the same values after an update: the newest points"},
    {.key = "over",
     .type = OPTION_CELLS,
     .meaning =
         "what runs along the axis: a number that grows with the updates, or as many numbers as `of` has; "
         "without it, updates, or what the clock of a training counts"},
    {.key = "at",
     .type = OPTION_CELLS,
     .meaning = "the number that is the present place along the axis; without it, the present update"},
    {.key = "future", .type = OPTION_FLAG, .meaning = "what is still to come, dashed"},
    CHART_OPTIONS,
    END};

static const char *const BARS_DRAGS[] = {"no", "free", "share", NULL};
static const PanelOption BARS[] = {
    {.key = "of", .type = OPTION_CELLS, .meaning = "a bar for each number"},
    {.key = "beside",
     .type = OPTION_CELLS,
     .as_many = "of",
     .meaning = "a second bar beside each, on the same scale; of a stack: its total"},
    {.key = "stack", .type = OPTION_CELLS, .meaning = "numbers drawn end to end as one bar"},
    {.key = "steps",
     .type = OPTION_FLAG,
     .meaning = "a row for each part of the stack; so it is drawn too where a part is negative"},
    {.key = "shares",
     .type = OPTION_CELLS,
     .as_many = "stack",
     .meaning = "the stack's parts as shares, written below it"},
    {.key = "width",
     .type = OPTION_CELLS,
     .as_many = "of",
     .meaning = "how wide each bar is: a weight; of the bars' own numbers: squares"},
    {.key = "area",
     .type = OPTION_CELLS,
     .as_many = "of",
     .meaning = "with `width`: the number written in each area"},
    {.key = "ghost",
     .type = OPTION_CELLS,
     .as_many = "of",
     .meaning = "outlines behind the bars: what they were before"},
    {.key = "sum", .type = OPTION_CELLS, .meaning = "the total, written below a line"},
    {.key = "level", .type = OPTION_CELLS, .meaning = "a line across all bars, such as their mean"},
    {.key = "drag",
     .type = OPTION_WORD,
     .words = BARS_DRAGS,
     .meaning = "free, or share: the others give way so that the sum stays as it is"},
    {.key = "low", .type = OPTION_EXPR, .meaning = "where the scale begins; without it, what the bars need"},
    {.key = "high", .type = OPTION_EXPR, .meaning = "where it ends; pale tracks show how far it goes"},
    {.key = "log", .type = OPTION_FLAG, .meaning = "a logarithmic scale"},
    {.key = "mark", .type = OPTION_EXPR, .meaning = "the number of the bar that stands out, from 1"},
    {.key = "names",
     .type = OPTION_FORMULA,
     .meaning = "what the bars are called, separated by &; without it, classes and symbols"},
    END};

static const PanelOption GRAPH_WEIGHTS[] = {
    {.key = "of", .type = OPTION_CELLS, .needed = true, .meaning = "a matrix: from columns to rows"},
    {.key = "next", .type = OPTION_CELLS, .meaning = "the same after the update, once it is seen"},
    END};
static const PanelOption FLOW[] = {
    {.key = "columns",
     .type = OPTION_ITEMS,
     .needed = true,
     .items = PANEL_FLOW_COLUMNS,
     .meaning = "from left to right"},
    {.key = "label",
     .type = OPTION_CELLS,
     .meaning = "the number of the right row, which a click on a row changes; or each row's class"},
    {.key = "label_name", .type = OPTION_PHRASE, .meaning = "what stands before the label at the head"},
    {.key = "rows", .type = OPTION_CELLS, .meaning = "the rows' numbers; without it, 1, 2, 3"},
    {.key = "weights",
     .type = OPTION_ITEMS,
     .items = GRAPH_WEIGHTS,
     .meaning = "a network of these beside what stands above the columns, where there is room"},
    END};

static const PanelOption TABLE_FRAMES[] = {{.key = "of",
                                            .type = OPTION_CELLS,
                                            .needed = true,
                                            .meaning = "the number, row or column that is framed"},
                                           {.key = "title", .type = OPTION_PHRASE, .meaning = "its name"},
                                           END};
static const PanelOption TABLE_LINES[] = {
    {.key = "text",
     .type = OPTION_PHRASE,
     .needed = true,
     .meaning = "words, with formulas between $; & begins the next column"},
    {.key = "of", .type = OPTION_CELLS, .meaning = "numbers at the line's end"},
    {.key = "when", .type = OPTION_EXPR, .meaning = "only while this holds"},
    END};
static const PanelOption TABLE[] = {
    {.key = "of", .type = OPTION_CELLS, .meaning = "matrices and vectors, side by side"},
    {.key = "turn", .type = OPTION_CELLS, .meaning = "those of them that are turned: rows for columns"},
    {.key = "signs",
     .type = OPTION_FORMULA,
     .meaning = "what stands between them, separated by &: \"\\cdot & + & =\"; brackets come with it"},
    {.key = "product",
     .type = OPTION_FLAG,
     .meaning = "the last is the first times the second: for its framed number their row and column "
                "light up"},
    {.key = "heat", .type = OPTION_CELLS, .meaning = "whose numbers are coloured by sign and size"},
    {.key = "foot", .type = OPTION_CELLS, .meaning = "a last row, a number for each column"},
    {.key = "only",
     .type = OPTION_CELLS,
     .meaning = "as many numbers as the first matrix has: where one is 0, its number is struck out"},
    {.key = "shape", .type = OPTION_FLAG, .meaning = "the shapes stand below"},
    {.key = "rows", .type = OPTION_PHRASE, .meaning = "what the rows are"},
    {.key = "columns", .type = OPTION_PHRASE, .meaning = "what the columns are"},
    {.key = "names",
     .type = OPTION_FORMULA,
     .meaning = "what the matrices are called, separated by &; without it, their symbols"},
    {.key = "heads",
     .type = OPTION_FORMULA,
     .meaning = "what stands above the columns of all of them, separated by &"},
    {.key = "sides", .type = OPTION_FORMULA, .meaning = "what stands before the rows, separated by &"},
    {.key = "frame", .type = OPTION_ITEMS, .items = TABLE_FRAMES, .meaning = "what is framed"},
    {.key = "lines", .type = OPTION_ITEMS, .items = TABLE_LINES, .meaning = "a table of words instead"},
    END};

static const char *const GRAPH_SHOWS[] = {"values", "gradients", "both", NULL};
static const PanelOption GRAPH_GRADIENTS[] = {
    {.key = "of", .type = OPTION_CELLS, .needed = true, .meaning = "a value of the graph"},
    {.key = "is", .type = OPTION_CELLS, .needed = true, .meaning = "the value that is its gradient"},
    END};
static const PanelOption GRAPH_NODES[] = {
    {.key = "title", .type = OPTION_PHRASE, .needed = true, .meaning = "what stands in it"},
    {.key = "of", .type = OPTION_CELLS, .meaning = "a number below the words"},
    {.key = "from", .type = OPTION_EXPR, .meaning = "the places in the list, from 1, that it comes from"},
    END};
static const PanelOption GRAPH[] = {
    {.key = "of", .type = OPTION_CELLS, .meaning = "the last value; its operands are its graph"},
    {.key = "leaves",
     .type = OPTION_CELLS,
     .meaning = "values where the graph begins, besides given numbers"},
    {.key = "show", .type = OPTION_WORD, .words = GRAPH_SHOWS, .meaning = "what stands at the nodes"},
    {.key = "gradients",
     .type = OPTION_ITEMS,
     .items = GRAPH_GRADIENTS,
     .meaning = "values that are gradients, below their nodes once they are seen; without them, all of them"},
    {.key = "fold",
     .type = OPTION_CELLS,
     .meaning = "values that stand for all that they are computed from, until a click"},
    {.key = "weights",
     .type = OPTION_ITEMS,
     .items = GRAPH_WEIGHTS,
     .meaning = "instead of `of`: layers of a network, an arrow for each weight"},
    {.key = "nodes",
     .type = OPTION_ITEMS,
     .shows = true,
     .items = GRAPH_NODES,
     .meaning = "instead of `of`: words, and what comes from what"},
    END};

/* Numbers below a picture. */
static const PanelOption NUMBERS[] = {
    {.key = "of", .type = OPTION_CELLS, .needed = true, .meaning = "the number"},
    {.key = "next", .type = OPTION_CELLS, .meaning = "what stands there once the update is made"},
    {.key = "title", .type = OPTION_FORMULA, .meaning = "what stands before it; without it, the symbol"},
    {.key = "digits", .type = OPTION_NUMBER, .meaning = "decimals, where the user's are fewer"},
    {.key = "when", .type = OPTION_EXPR, .meaning = "only while this holds"},
    END};

static const PanelOption MAP_ARROWS[] = {
    {.key = "of", .type = OPTION_CELLS, .needed = true, .meaning = "its two numbers, across and up"},
    {.key = "title", .type = OPTION_FORMULA, .meaning = "its name"},
    {.key = "against", .type = OPTION_FLAG, .meaning = "it points the other way"},
    {.key = "hollow", .type = OPTION_FLAG, .meaning = "an outline: a gradient, as against a move"},
    {.key = "length", .type = OPTION_CELLS, .meaning = "a number that is its length, whatever its own is"},
    {.key = "scale",
     .type = OPTION_EXPR,
     .meaning = "without `length`, how many times its own length it is drawn; without it, once"},
    {.key = "parts", .type = OPTION_FLAG, .meaning = "its two numbers as arrows of their own"},
    {.key = "turn",
     .type = OPTION_CELLS,
     .meaning = "an angle in degrees that a drag round the point changes"},
    {.key = "ring",
     .type = OPTION_FLAG,
     .meaning = "steps of its length in all directions, and where the height gets less or more"},
    {.key = "when", .type = OPTION_EXPR, .meaning = "only while this holds"},
    END};
static const PanelOption MAP[] = {
    {.key = "of", .type = OPTION_CELLS, .needed = true, .meaning = "the height"},
    {.key = "over", .type = OPTION_CELLS, .needed = true, .meaning = "the two given numbers, across and up"},
    {.key = "from",
     .type = OPTION_EXPR,
     .meaning = "where the two axes begin; without it, where editing does"},
    {.key = "to", .type = OPTION_EXPR, .meaning = "where they end"},
    {.key = "equal",
     .type = OPTION_FLAG,
     .meaning = "both axes have one scale, so that a gradient crosses the lines at right angles; one with "
                "room to spare shows more"},
    {.key = "point",
     .type = OPTION_CELLS,
     .meaning = "two numbers at which the point stands; without it, those of `over`"},
    {.key = "next", .type = OPTION_CELLS, .meaning = "the two after the update, to which the point moves"},
    {.key = "title_next", .type = OPTION_FORMULA, .meaning = "what stands there"},
    {.key = "path", .type = OPTION_FLAG, .meaning = "the way of the updates so far"},
    {.key = "arrows", .type = OPTION_ITEMS, .items = MAP_ARROWS, .meaning = "arrows from the point"},
    {.key = "norm",
     .type = OPTION_EXPR,
     .meaning = "the contour of a penalty through the point: 1 a diamond, 2 a circle, 0 none"},
    {.key = "words", .type = OPTION_PHRASE, .meaning = "a warning in the corner, where it is not empty"},
    {.key = "counts", .type = OPTION_FLAG, .meaning = "updates made and samples seen so far, below"},
    {.key = "numbers", .type = OPTION_ITEMS, .items = NUMBERS, .meaning = "numbers below"},
    END};

static const PanelOption SCATTER[] = {
    {.key = "x",
     .type = OPTION_CELLS,
     .meaning = "across, a number for each sample; a matrix's first two columns go across and up"},
    {.key = "y", .type = OPTION_CELLS, .meaning = "up; without it, one axis"},
    {.key = "data",
     .type = OPTION_FLAG,
     .shows = true,
     .meaning = "instead: the samples of the lesson's data"},
    {.key = "class", .type = OPTION_CELLS, .meaning = "the classes, numbers from 1, or 1 and 0, or 1 and -1"},
    {.key = "line",
     .type = OPTION_CELLS,
     .meaning = "a value of each sample, drawn as a line over what goes across"},
    {.key = "border",
     .type = OPTION_CELLS,
     .meaning = "three numbers a, b, c: the line on which a times across plus b times up plus c is 0"},
    {.key = "model",
     .type = OPTION_FLAG,
     .meaning = "of a training: over one feature its probability, over two where each class wins"},
    {.key = "next",
     .type = OPTION_CELLS,
     .meaning = "a number of the model after the update: once it is seen, the model is that one"},
    {.key = "residual",
     .type = OPTION_CELLS,
     .meaning = "heights to which a segment is drawn from each sample"},
    {.key = "threshold",
     .type = OPTION_CELLS,
     .meaning = "a number on the axis across, which can be dragged if it can be changed"},
    {.key = "diagonal", .type = OPTION_FLAG, .meaning = "the line on which both are equal"},
    {.key = "mark", .type = OPTION_CELLS, .meaning = "numbers of samples that stand out, from 1"},
    {.key = "drag", .type = OPTION_FLAG, .meaning = "samples can be moved, if their numbers can be changed"},
    {.key = "x_title", .type = OPTION_PHRASE, .meaning = "the name of the axis across"},
    {.key = "y_title", .type = OPTION_PHRASE, .meaning = "the name of the axis up"},
    {.key = "numbers", .type = OPTION_ITEMS, .items = NUMBERS, .meaning = "numbers below"},
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
    {.key = "at", .type = OPTION_CELLS, .needed = true, .meaning = "the numbers that points stand at"},
    {.key = "title", .type = OPTION_PHRASE, .meaning = "their name; without it, the symbol"},
    {.key = "gradient", .type = OPTION_CELLS, .meaning = "a hollow arrow from each point"},
    {.key = "move", .type = OPTION_CELLS, .meaning = "a solid arrow from each point"},
    {.key = "drag",
     .type = OPTION_FLAG,
     .meaning = "the points can be moved, where their numbers can be changed"},
    {.key = "by",
     .type = OPTION_CELLS,
     .meaning = "the number that a drag changes; without it, the point's own"},
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
    {.key = "from",
     .type = OPTION_EXPR,
     .meaning = "where the line begins; without it, what stands on it needs"},
    {.key = "to", .type = OPTION_EXPR, .meaning = "where it ends"},
    {.key = "log", .type = OPTION_FLAG, .meaning = "equal factors are equally far apart"},
    {.key = "ticks", .type = OPTION_EXPR, .meaning = "how far apart its ticks are; without it, as fits"},
    {.key = "x_title", .type = OPTION_PHRASE, .meaning = "the name of the scale"},
    {.key = "second",
     .type = OPTION_EXPR,
     .meaning = "a second scale: so many of its units are one of the first"},
    {.key = "second_title", .type = OPTION_PHRASE, .meaning = "the name of the second scale"},
    END};

static const PanelOption CONTROLS[] = {
    {.key = "of",
     .type = OPTION_CELLS,
     .choices = true,
     .meaning = "the given values that can be changed here; others are shown only"},
    {.key = "names",
     .type = OPTION_FORMULA,
     .meaning = "what they are called, separated by &; without it, as the scene calls them"},
    {.key = "choices",
     .type = OPTION_PHRASE,
     .meaning = "what the words of each value are called, separated by | and, from value to value, by &"},
    {.key = "starts", .type = OPTION_FLAG, .meaning = "the lesson's starts, to choose from"},
    {.key = "editable", .type = OPTION_FLAG, .meaning = "those that cannot be changed are left out"},
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
    [PANEL_GRAPH] = {"graph",
                     "the graph of computing a value, with its gradients; a network; words and arrows",
                     GRAPH},
    [PANEL_MAP] = {"map", "contour lines over two given numbers", MAP},
    [PANEL_SCATTER] = {"scatter", "samples as points", SCATTER},
    [PANEL_DERIVATION] = {"derivation", "lines of a derivation, unfolding", DERIVATION},
    [PANEL_LINE] = {"line", "a number line with points, arrows and intervals", LINE},
    [PANEL_CONTROLS] = {"controls", "numbers, words and choices that can be changed, in a strip", CONTROLS}};

const PanelKindInfo *panel_kind_info(PanelKind kind) {
  assert((unsigned)kind < PANEL_KIND_COUNT);
  return &KINDS[kind];
}
