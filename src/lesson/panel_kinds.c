/* The kinds of panel and their options: the one list that reading, checking and the teacher's page go by. */
#include "lesson/panel.h"

#include <assert.h>

/* An option: its key, what belongs to its type, its meaning, and what else holds of it. */
#define OPTION(its_key, its_type, ...)                                                                       \
  { .key = (its_key), .type = (its_type), .meaning = __VA_ARGS__ }
#define FLAG(key, ...) OPTION(key, OPTION_FLAG, __VA_ARGS__)
#define NUMBER(key, ...) OPTION(key, OPTION_NUMBER, __VA_ARGS__)
#define NAME(key, ...) OPTION(key, OPTION_WORD, __VA_ARGS__)
#define WORD(key, list, ...) OPTION(key, OPTION_WORD, __VA_ARGS__, .words = (list))
#define CELLS(key, ...) OPTION(key, OPTION_CELLS, __VA_ARGS__)
#define EXPR(key, ...) OPTION(key, OPTION_EXPR, __VA_ARGS__)
#define PHRASE(key, ...) OPTION(key, OPTION_PHRASE, __VA_ARGS__)
#define FORMULA(key, ...) OPTION(key, OPTION_FORMULA, __VA_ARGS__)
#define ITEMS(key, list, ...) OPTION(key, OPTION_ITEMS, __VA_ARGS__, .items = (list))
#define NEEDED .needed = true
#define END                                                                                                  \
  { .key = NULL }

const PanelOption PANEL_COMMON[] = {NAME("id", "a name, for a step's `main`"),
                                    PHRASE("title", "what stands above it"),
                                    NUMBER("weight", "its share of the row or column, 1 without it"),
                                    EXPR("when", "only while this holds: seen(NAME), or a condition"),
                                    FLAG("main", "it matters most, at every step that names no other"),
                                    END};

static const PanelOption ARRANGED[] = {END};

static const char *const LOG_WORDS[] = {"no", "x", "y", "both", NULL};
#define CHART_OPTIONS                                                                                        \
  EXPR("low", "the lowest height shown; without it, what is drawn needs"),                                   \
      EXPR("high", "the greatest height shown"), WORD("log", LOG_WORDS, "which axes are logarithmic"),       \
      PHRASE("x_title", "the name of the axis across; without it, the symbol of what runs along it"),        \
      PHRASE("y_title", "the name of the axis up"),                                                          \
      EXPR("ticks", "how far apart the ticks across are; without it, as fits"),                              \
      CELLS("stepped", "those of the values that jump: no line joins their steps"),                          \
      ITEMS("marks", CHART_MARKS, "places and intervals with a name")

static const PanelOption CHART_MARKS[] = {
    EXPR("at", "where on the axis across", NEEDED), EXPR("to", "the end of an interval that begins at `at`"),
    PHRASE("title", "its name; without it, the height of the first curve there"),
    EXPR("when", "only while this holds"), END};
static const char *const CURVE_DRAGS[] = {"no", "point", "curve", NULL};
static const PanelOption CURVE_POINTS[] = {
    CELLS("at", "where on the axis across, a point for each", NEEDED),
    CELLS("height", "their heights; without it, on the first curve"),
    CELLS("next", "`at` after an update: the points go there along the curve, rings stay behind"),
    CELLS("slope", "the slopes of short tangents through the points"),
    EXPR("stem", "the height from which a line leads to each point"),
    PHRASE("title", "their name; without it, symbol and height"),
    FLAG("drag", "the points can be moved, where their numbers can be changed"),
    CELLS("by", "the numbers that a drag changes; without it, those along the axis"),
    END};
static const PanelOption CURVE[] = {
    CELLS("of", "the values that are drawn, a curve for each number", NEEDED),
    CELLS("over", "the number that runs along the axis", NEEDED),
    CELLS("next", "the same number after an update, to which the point goes along the curve; behind it may "
                  "stand the values of `of` after it"),
    FLAG("bare", "without the present point, and the first curve grey, for `points` to stand on"),
    FORMULA("names", "what the curves are called, separated by &; without it, their symbols"),
    EXPR("from", "where the axis begins; without it, where editing does"),
    EXPR("to", "where it ends"),
    CHART_OPTIONS,
    FLAG("tangent", "the tangent, with its slope"),
    CELLS("slope",
          "the values that are the slopes of tangents, one for each curve; a tangent comes with its value"),
    CELLS("gradient", "a hollow arrow along the axis, from the point"),
    CELLS("move", "a solid arrow along the axis, from the point"),
    FLAG("path", "where the point was before earlier updates"),
    ITEMS("points", CURVE_POINTS, "further points"),
    WORD("drag", CURVE_DRAGS, "what a drag moves: the point along the axis, or the curve up and down"),
    CELLS("by", "the number that a drag changes; without it, that along the axis"),
    END};

static const PanelOption SERIES[] = {
    CELLS("of", "the values that are drawn, a line for each number", NEEDED),
    CELLS("next", "the same values after an update: the newest points"),
    CELLS("over", "what runs along the axis: a number that grows with the updates, or as many numbers as "
                  "`of` has; without it, updates, or what the clock of a training counts"),
    CELLS("at", "the number that is the present place along the axis; without it, the present update"),
    FLAG("future", "what is still to come, dashed, from the first `for: update` step on"),
    CHART_OPTIONS,
    END};

static const char *const BARS_DRAGS[] = {"no", "free", "share", NULL};
static const PanelOption BARS[] = {
    CELLS("of", "a bar for each number"),
    CELLS("beside", "a second bar beside each, on the same scale; of a stack: its total", .as_many = "of"),
    CELLS("stack", "numbers drawn end to end as one bar"),
    FLAG("steps", "a row for each part of the stack; so it is drawn too where a part is negative"),
    CELLS("shares", "the stack's parts as shares, written below it", .as_many = "stack"),
    CELLS("width", "how wide each bar is: a weight; of the bars' own numbers: squares", .as_many = "of"),
    CELLS("area", "with `width`: the number written in each area", .as_many = "of"),
    CELLS("ghost", "outlines behind the bars: what they were before", .as_many = "of"),
    CELLS("sum", "the total, written below a line"),
    CELLS("level", "a line across all bars, such as their mean"),
    WORD("drag", BARS_DRAGS, "free, or share: the others give way so that the sum stays as it is"),
    EXPR("low", "where the scale begins; without it, what the bars need"),
    EXPR("high", "where it ends; pale tracks show how far it goes"),
    FLAG("log", "a logarithmic scale"),
    EXPR("mark", "the number of the bar that stands out, from 1"),
    FORMULA("names", "what the bars are called, separated by &; without it, classes and symbols"),
    END};

static const PanelOption GRAPH_WEIGHTS[] = {CELLS("of", "a matrix: from columns to rows", NEEDED),
                                            CELLS("next", "the same after the update, once it is seen"), END};

static const char *const FLOW_SHOWS[] = {"number", "weights", "bar", "target", "arrow", NULL};
static const char *const FLOW_SCALES[] = {"lesson", "update", NULL};
static const PanelOption FLOW_THEN[] = {
    CELLS("of", "the numbers that come in front", NEEDED),
    CELLS("until", "only as long as these are not known; without it, for good"),
    FORMULA("title", "the column's head then; without it, the symbol"),
    PHRASE("name", "the words below it then"),
    EXPR("sum", "what stands below the column then"),
    END};
static const PanelOption FLOW_COLUMNS[] = {
    WORD("show", FLOW_SHOWS,
         "how its numbers are drawn: plain, tinted by sign, as bars, as squares that are full at 1, or as "
         "arrows"),
    CELLS("of", "a number, or a row of them, in each row; several values share the row, one below the other",
          NEEDED),
    PHRASE("section", "a part of the flow begins here, with this title, behind a line"),
    CELLS("result", "a number at the right of the section's title; of several the last one that is seen"),
    CELLS("by", "numbers above the columns; a matrix stands there with its rows as columns"),
    CELLS("by_then", "what comes in front of those once it is seen"),
    FORMULA("by_title", "what stands above the columns, as a symbol"),
    CELLS("like", "of arrows: the value on whose scale, stretched, these are drawn; they are solid then"),
    ITEMS("then", FLOW_THEN, "what comes in front once it is seen; what was there stays as a ghost"),
    CELLS("until", "the column goes when these come; without it, it stays"),
    CELLS("check", "numbers below, small, that should be the same"),
    CELLS("mark", "of a row of numbers: the one that is framed, from 1"),
    NUMBER("spare", "it gives way where not all columns have room, those with the least of these first"),
    EXPR("full", "of bars: how long the pale track behind them is"),
    WORD("scale", FLOW_SCALES, "of bars and arrows: the same over the whole lesson, or for each update anew"),
    FLAG("heat", "of weights: the tint tells the size, too"),
    NUMBER("digits", "decimals at least"),
    CELLS(
        "level",
        "of bars: a line across all of them, such as their mean; those before the last one seen are dashed"),
    EXPR("sum", "what stands below the column; of two, the second behind an arrow once it is seen"),
    PHRASE("sum_name", "what it is called; without it, a sum sign"),
    FORMULA("title", "its head; without it, the symbol"),
    FORMULA("brief", "the same shorter, where room is short"),
    PHRASE("name", "the words below its head"),
    END};
static const PanelOption FLOW[] = {
    ITEMS("columns", FLOW_COLUMNS, "from left to right", NEEDED),
    CELLS("label", "the number of the right row, which a click on a row changes; or each row's class"),
    PHRASE("label_name", "what stands before the label at the head"),
    CELLS("rows", "the rows' numbers; without it, 1, 2, 3"),
    PHRASE("names",
           "what the rows are called, separated by &; without it, the names of classes or situations"),
    ITEMS("weights", GRAPH_WEIGHTS,
          "a network of these beside what stands above the columns, where there is room"),
    END};

static const PanelOption TABLE_FRAMES[] = {CELLS("of", "the number, row or column that is framed", NEEDED),
                                           PHRASE("title", "its name"), END};
static const PanelOption TABLE_LINES[] = {
    PHRASE("text", "words, with formulas between $; & begins the next column", NEEDED),
    CELLS("of", "numbers at the line's end"), EXPR("when", "only while this holds"), END};
static const PanelOption TABLE[] = {
    CELLS("of", "matrices and vectors, side by side"),
    CELLS("turn", "those of them that are turned: rows for columns"),
    FORMULA("signs", "what stands between them, separated by &: \"\\cdot & + & =\"; brackets come with it"),
    FLAG("product",
         "the last is the first times the second: for its framed number their row and column light up"),
    CELLS("heat", "whose numbers are coloured by sign and size"),
    CELLS("foot", "a last row, a number for each column; the last of sides may name it"),
    CELLS("only", "as many numbers as the first matrix has: where one is 0, its number is struck out"),
    FLAG("shape", "the shapes stand below"),
    PHRASE("rows", "what the rows are"),
    PHRASE("columns", "what the columns are"),
    FORMULA("names", "what the matrices are called, separated by &; without it, their symbols"),
    FORMULA("heads", "what stands above the columns of all of them, separated by &"),
    FORMULA("sides", "what stands before the rows, separated by &"),
    ITEMS("frame", TABLE_FRAMES, "what is framed"),
    ITEMS("lines", TABLE_LINES, "a table of words instead"),
    END};

static const char *const GRAPH_SHOWS[] = {"values", "gradients", "both", NULL};
static const PanelOption GRAPH_GRADIENTS[] = {CELLS("of", "a value of the graph", NEEDED),
                                              CELLS("is", "the value that is its gradient", NEEDED), END};
static const PanelOption GRAPH_NODES[] = {
    PHRASE("title", "what stands in it", NEEDED), CELLS("of", "a number below the words"),
    EXPR("from", "the places in the list, from 1, that it comes from"), END};
static const PanelOption GRAPH[] = {
    CELLS("of", "the last value; its operands are its graph"),
    CELLS("leaves", "values where the graph begins, besides given numbers"),
    WORD("show", GRAPH_SHOWS, "what stands at the nodes"),
    ITEMS("gradients", GRAPH_GRADIENTS,
          "values that are gradients, below their nodes once they are seen; without them, all of them"),
    CELLS("fold", "values that stand for all that they are computed from, until a click"),
    ITEMS("weights", GRAPH_WEIGHTS, "instead of `of`: layers of a network, an arrow for each weight"),
    ITEMS("nodes", GRAPH_NODES, "instead of `of`: words, and what comes from what", .shows = true),
    END};

/* Numbers below a picture. */
static const PanelOption NUMBERS[] = {CELLS("of", "the number", NEEDED),
                                      CELLS("next", "what stands there once the update is made"),
                                      FORMULA("title", "what stands before it; without it, the symbol"),
                                      NUMBER("digits", "decimals, where the user's are fewer"),
                                      EXPR("when", "only while this holds"),
                                      END};

static const PanelOption MAP_ARROWS[] = {
    CELLS("of", "its two numbers, across and up", NEEDED),
    FORMULA("title", "its name"),
    FLAG("against", "it points the other way"),
    FLAG("hollow", "an outline: a gradient, as against a move"),
    CELLS("length", "a number that is its length, whatever its own is"),
    EXPR("scale", "without `length`, how many times its own length it is drawn; without it, once"),
    FLAG("parts", "its two numbers as arrows of their own"),
    CELLS("turn", "an angle in degrees that a drag round the point changes"),
    FLAG("ring", "steps of its length in all directions, and where the height gets less or more"),
    EXPR("when", "only while this holds"),
    END};
static const PanelOption MAP[] = {
    CELLS("of", "the height", NEEDED),
    CELLS("over", "the two given numbers, across and up", NEEDED),
    EXPR("from", "where the two axes begin; without it, where editing does"),
    EXPR("to", "where they end"),
    FLAG("equal", "both axes have one scale, so that a gradient crosses the lines at right angles; one with "
                  "room to spare shows more"),
    CELLS("point", "two numbers at which the point stands; without it, those of `over`"),
    CELLS("next", "the two after the update, to which the point moves"),
    FORMULA("title_next", "what stands there"),
    FLAG("path", "the way of the updates so far"),
    ITEMS("arrows", MAP_ARROWS, "arrows from the point"),
    EXPR("norm", "the contour of a penalty through the point: 1 a diamond, 2 a circle, 0 none"),
    PHRASE("words", "a warning in the corner, where it is not empty"),
    FLAG("counts", "updates made and samples seen so far, below"),
    ITEMS("numbers", NUMBERS, "numbers below"),
    END};

static const PanelOption SCATTER[] = {
    CELLS("x", "across, a number for each sample; a matrix's first two columns go across and up"),
    CELLS("y", "up; without it, one axis"),
    FLAG("data", "instead: the samples of the lesson's data", .shows = true),
    CELLS("class", "the classes, numbers from 1, or 1 and 0, or 1 and -1"),
    CELLS("line", "a value of each sample, drawn as a line over what goes across"),
    CELLS("border", "three numbers a, b, c: the line on which a times across plus b times up plus c is 0"),
    FLAG("model", "of a training: over one feature its probability, over two where each class wins"),
    CELLS("next", "a number of the model after the update: once it is seen, the model is that one"),
    CELLS("residual", "heights to which a segment is drawn from each sample"),
    CELLS("threshold", "a number on the axis across, which can be dragged if it can be changed"),
    FLAG("diagonal", "the line on which both are equal"),
    CELLS("mark", "numbers of samples that stand out, from 1"),
    FLAG("drag", "samples can be moved, if their numbers can be changed"),
    PHRASE("x_title", "the name of the axis across"),
    PHRASE("y_title", "the name of the axis up"),
    ITEMS("numbers", NUMBERS, "numbers below"),
    END};

static const PanelOption DERIVATION_LINES[] = {
    FORMULA("line", "the formula", NEEDED), PHRASE("rule", "the rule that gives it, at the right"),
    FORMULA("numbers", "the line with numbers put in, on demand"),
    EXPR("when", "only while this holds; without it, all lines so far"), END};
static const PanelOption DERIVATION[] = {ITEMS("lines", DERIVATION_LINES, "from above", NEEDED), END};

static const PanelOption LINE_POINTS[] = {
    CELLS("at", "the numbers that points stand at", NEEDED),
    PHRASE("title", "their name; without it, the symbol"),
    CELLS("gradient", "a hollow arrow from each point"),
    CELLS("move", "a solid arrow from each point"),
    FLAG("drag", "the points can be moved, where their numbers can be changed"),
    CELLS("by", "the number that a drag changes; without it, the point's own"),
    END};
static const PanelOption LINE_INTERVALS[] = {EXPR("from", "one end", NEEDED), EXPR("to", "the other", NEEDED),
                                             PHRASE("title", "its name"),
                                             EXPR("when", "only while this holds"), END};
static const PanelOption LINE[] = {
    ITEMS("points", LINE_POINTS, "what stands on it", NEEDED),
    ITEMS("intervals", LINE_INTERVALS, "stretches of it"),
    EXPR("from", "where the line begins; without it, what stands on it needs"),
    EXPR("to", "where it ends"),
    FLAG("log", "equal factors are equally far apart"),
    EXPR("ticks", "how far apart its ticks are; without it, as fits"),
    PHRASE("x_title", "the name of the scale"),
    EXPR("second", "a second scale: so many of its units are one of the first"),
    PHRASE("second_title", "the name of the second scale"),
    END};

static const PanelOption CONTROLS[] = {
    CELLS("of", "the given values that can be changed here; others are shown only", .choices = true),
    FORMULA("names", "what they are called, separated by &; without it, as the scene calls them"),
    PHRASE("choices",
           "what the words of each value are called, separated by | and, from value to value, by &"),
    FLAG("starts", "the lesson's starts, to choose from"),
    FLAG("editable", "those that cannot be changed are left out"),
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
