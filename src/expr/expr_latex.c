#include "expr/expr.h"
void expr_latex(Text *out, const Expr *expr, const ExprNames *names, const ExprLatex *how) {
  (void)expr;
  (void)names;
  (void)how;
  text_add(out, "?");
}
