/* What made a number: its equation, the operands, and where it goes next.
 *
 * One table for all values: inspecting, highlighting, the formula with numbers put in and the
 * transcript are all read from it. */
#ifndef STEPMAX_TRACE_EQUATION_H
#define STEPMAX_TRACE_EQUATION_H

#include "trace/trace.h"

/* The cells that a cell was computed from, or that were computed from it (in the same pass). Writes at
 * most max of them, returns how many there are. */
size_t equation_operands(const Trace *trace, size_t step, Cell cell, Cell *out, size_t max);
size_t equation_uses(const Trace *trace, size_t step, Cell cell, Cell *out, size_t max);

/* Whether a value is worth a word at a step: where the scene says when, whether that holds. */
bool equation_is_told(const Trace *trace, size_t step, ValueId id);

/* LaTeX: the symbol of a cell ("W_{4,2}", "z_4", "\ell", "z_4'" for z_next); its equation in symbols
 * ("z_4 = \sum_{j=1}^{3} W_{4j} x_j + b_4"); the equation with the trace's numbers put in
 * ("z_4 = 0.4 \cdot 5 + ... = 3.00"; sums of more than 5 terms are shortened with \cdots in the middle;
 * \approx where the numbers as shown do not give the total as shown). Given values have the number only.
 * `digits` as in fill.h. In the last two the left-hand side of a class's number is in \color{class<k>}{...},
 * k from 1, and so are single numbers of a class on the right-hand side where several classes meet. */
void equation_symbol(Text *out, const Trace *trace, Cell cell);
void equation_symbolic(Text *out, const Trace *trace, size_t step, Cell cell);
void equation_numeric(Text *out, const Trace *trace, size_t step, Cell cell, int digits);

/* What of a value's symbol and of its equation's wording cannot be filled in: one fault a value, with its
 * place.
 */
void equation_check(const Trace *trace, ErrorList *errors);

#endif
