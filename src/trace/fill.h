/* Placeholders: a lesson's text with the trace's numbers put in, and the one rule by which numbers are shown.
 *
 * In text:
 *   {EXPR}                            a number; {EXPR:4} with 4 decimals at least
 *   {if EXPR}...{else}...{end}        words that depend on the numbers; {else} may be left out
 *   {class[EXPR]}, {feature[EXPR]}    a name if the lesson gives one, else the number
 *   {file_name}, {label_name}         of a training: its data's file, without the folder, and column of
 * classes
 *   {{ and }}                         braces
 * In formulas:
 *   \n{EXPR}                          a number as shown; \n{EXPR:4} with 4 decimals at least
 *   \v{EXPR}                          a whole number, such as an index: z_\v{label}
 *   \each{j}{COUNT}{ + }{...}         ... for j = 1 to COUNT, joined; \v{j} and \n{W[label,j]} inside
 *   \if{EXPR}{then}{else}             one of the two
 *   \is{TOTAL}{EXPR}                  "= TOTAL", or "\approx TOTAL" where EXPR, computed from the numbers as
 * shown, does not give TOTAL as shown
 *
 * EXPR is an expression of expr/expr.h.  Both branches of a condition are checked, but indices need be in
 * range only in the one taken.
 *
 * How a number is shown: with `digits` decimals and a true minus.  Whole values (label, update, y, argmax, K,
 * D) without decimals; given numbers with as many as they need, at most `digits` (each x by itself, W and b
 * of the first pass as a whole); eta and alpha with as many as they need, up to 5, else by significant
 * digits; check by significant digits; move with as many as show `digits` significant digits of the greatest
 * one.  A neuron's weight, bias and score have as many as they need, up to 4, or `digits` if those are more;
 * its output, error, slope, loss and gradients at least 4, and what would read 0 then is shown by its first
 * significant digit.  In a formula a negative number after an operator or before ^ is put in parentheses,
 * infinity is \infty, and an \each is shortened with dots in its middle where a sum would have more than 5
 * terms, a list with commas more than 7, a column of lines more than 5. */
#ifndef STEPMAX_TRACE_FILL_H
#define STEPMAX_TRACE_FILL_H

#include "base/number.h"
#include "trace/trace.h"

typedef struct FillOptions {
  Language language;
  int digits; /* 2, 4 or 6 */
} FillOptions;

/* An error's column counts characters of the template from 1. */
bool fill_text(Text *out, const Trace *trace, size_t step, const char *source, const FillOptions *options,
               Error *err) MUST_CHECK;
bool fill_formula(Text *out, const Trace *trace, size_t step, const char *source, const FillOptions *options,
                  Error *err) MUST_CHECK;

/* The number behind an expression. */
bool fill_number(double *out, const Trace *trace, size_t step, const char *expression, Error *err) MUST_CHECK;

/* A cell's number as it is shown everywhere (the rule above). */
char *fill_show(char out[NUMBER_MAX], const Trace *trace, size_t step, Cell cell, int digits);

/* What stands for a number that is none, as 0/0: "undefined". */
const char *fill_undefined(Language language);

/* Any number by the rule of a cell: what an edit would show there, or a number between two steps. */
char *fill_show_as(char out[NUMBER_MAX], const Trace *trace, size_t step, Cell cell, double number,
                   int digits);

/* The number that the shown text stands for; a number shown with a power of ten, or not finite, as it is. */
double fill_rounded(const Trace *trace, size_t step, Cell cell, int digits);
double fill_rounded_number(double number, int digits);

/* Adds a shown number as LaTeX: "−" as -, "∞" as \infty, "×10³" as \times 10^{3}. */
void fill_add_latex(Text *out, const char *shown);

/* Moves an error from a place in a text of the lesson, `column` characters from 1, to its place in the
 * lesson's file, where the text's own place is `line` and `first`.  Exact for plain and quoted scalars on one
 * line and for blocks behind '|'; a folded text's fault is given the place where the text begins. */
void fill_place_error(Error *err, const Lesson *lesson, const char *source, int line, int first);

/* The next step to check: of a long run only some hundred of the repeated ones, evenly spread. */
size_t fill_next_checked(const Trace *trace, size_t step);

/* Sees a step's formula, filled in. */
typedef void FillLook(void *self, size_t step, Language language, const char *formula);

/* Checks every template of every step of a trace in both languages, and the answers to its questions, step by
 * step, and shows every formula that can be filled in to `look` (NULL: nobody looks).  Errors come in the
 * order of the lesson, and have the file's place. */
void fill_check(const Trace *trace, FillLook *look, void *self, ErrorList *errors);

#endif
