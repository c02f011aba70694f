/* The two halves of the expression language, for each other only: operators (expr.c), and names with
 * their indices and arguments (expr_name.c). */
#ifndef STEPMAX_TRACE_EXPR_PARTS_H
#define STEPMAX_TRACE_EXPR_PARTS_H

#include "trace/scan.h"

/* An expression, up to what cannot belong to it. */
bool expr_parse(Scan *scan, ExprResult *out) MUST_CHECK;

/* What a name stands for, with its indices or arguments; `word` comes next. */
bool expr_name_parse(Scan *scan, ExprResult *out, Word word) MUST_CHECK;

static inline ExprResult expr_number(double number, bool whole) {
  return (ExprResult){.number = number, .whole = whole};
}

#endif
