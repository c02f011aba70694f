/* The options of a column of a flow. */
#include "lesson/panel_options.h"

#define END                                                                                                  \
  { .key = NULL }

static const char *const FLOW_SHOWS[] = {"number", "weights", "bar", "target", "arrow", NULL};
static const char *const FLOW_SCALES[] = {"lesson", "update", NULL};
static const PanelOption FLOW_THEN[] = {
    {.key = "of", .type = OPTION_CELLS, .needed = true, .meaning = "the numbers that come in front"},
    {.key = "until",
     .type = OPTION_CELLS,
     .meaning = "only as long as these are not known; without it, for good"},
    {.key = "title", .type = OPTION_FORMULA, .meaning = "the column's head then; without it, the symbol"},
    {.key = "name", .type = OPTION_PHRASE, .meaning = "the words below it then"},
    {.key = "sum", .type = OPTION_EXPR, .meaning = "what stands below the column then"},
    END};
const PanelOption PANEL_FLOW_COLUMNS[] = {
    {.key = "show",
     .type = OPTION_WORD,
     .words = FLOW_SHOWS,
     .meaning = "how its numbers are drawn: plain, tinted by sign, as bars, as squares that are full at 1, "
                "or as arrows"},
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
    {.key = "check", .type = OPTION_CELLS, .meaning = "numbers below, small, that should be the same"},
    {.key = "mark", .type = OPTION_CELLS, .meaning = "of a row of numbers: the one that is framed, from 1"},
    {.key = "spare",
     .type = OPTION_NUMBER,
     .meaning = "it gives way where not all columns have room, those with the least of these first"},
    {.key = "full", .type = OPTION_EXPR, .meaning = "of bars: how long the pale track behind them is"},
    {.key = "scale",
     .type = OPTION_WORD,
     .words = FLOW_SCALES,
     .meaning = "of bars and arrows: the same over the whole lesson, or for each update anew"},
    {.key = "heat", .type = OPTION_FLAG, .meaning = "of weights: the tint tells the size, too"},
    {.key = "digits", .type = OPTION_NUMBER, .meaning = "decimals at least"},
    {.key = "level",
     .type = OPTION_CELLS,
     .meaning =
         "of bars: a line across all of them, such as their mean; those before the last one seen are dashed"},
    {.key = "sum",
     .type = OPTION_EXPR,
     .meaning = "what stands below the column; of two, the second behind an arrow once it is seen"},
    {.key = "sum_name", .type = OPTION_PHRASE, .meaning = "what it is called; without it, a sum sign"},
    {.key = "title", .type = OPTION_FORMULA, .meaning = "its head; without it, the symbol"},
    {.key = "brief", .type = OPTION_FORMULA, .meaning = "the same shorter, where room is short"},
    {.key = "name", .type = OPTION_PHRASE, .meaning = "the words below its head"},
    END};
