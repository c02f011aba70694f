#include "trace/fill.h"

#include "trace/scope.h"
#include "trace/template.h"

#include <string.h>

bool fill_text(Text *out, const Trace *trace, size_t step, const char *source, const FillOptions *options,
               Error *err) {
  return template_fill(out, &(Template){TEMPLATE_TEXT, source, NULL}, trace, step, options, err);
}

bool fill_formula(Text *out, const Trace *trace, size_t step, const char *source, const FillOptions *options,
                  Error *err) {
  return template_fill(out, &(Template){TEMPLATE_FORMULA, source, NULL}, trace, step, options, err);
}

bool fill_number(double *out, const Trace *trace, size_t step, const char *expression, Error *err) {
  Scope scope = {.trace = trace, .step = step, .digits = 2};
  ScopeResult result;
  if (!scope_evaluate(&result, &scope, expression, strlen(expression), err))
    return false;
  *out = result.number;
  return true;
}
