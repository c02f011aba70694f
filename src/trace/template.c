#include "trace/template_parts.h"

#include <string.h>

bool template_fill(Text *out, const Template *template, const Trace *trace, size_t step,
                   const FillOptions *options, Error *err) {
  Text text = {0};
  const char *source = template->source;
  Filler filler = {.out = &text, .options = *options, .err = err};
  filler.scope = (Scope){.trace = trace,
                         .step = step,
                         .digits = options->digits,
                         .variables = template->variables,
                         .origin = source,
                         .work = &filler.work};
  bool ok = template->kind == TEMPLATE_TEXT
                ? template_text(&filler, source)
                : template_formula(&filler, (Piece){source, source + strlen(source)});
  if (ok)
    text_add_n(out, text_get(&text), text.length);
  text_free(&text);
  return ok;
}

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
