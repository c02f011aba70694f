/* Templates with numbers put in: the language of fill.h, with variables of the caller's. */
#ifndef STEPMAX_TRACE_TEMPLATE_H
#define STEPMAX_TRACE_TEMPLATE_H

#include "trace/fill.h"
#include "trace/scope.h"

typedef enum { TEMPLATE_TEXT, TEMPLATE_FORMULA } TemplateKind;

enum {
  TEMPLATE_OUTPUT_MAX = 65536, /* bytes that one template may grow to */
  TEMPLATE_DEPTH_MAX = 16,     /* conditions and repetitions within one another */
  TEMPLATE_TERMS_MAX = 5,      /* a sum of more terms, or a formula of more lines, is shortened */
  TEMPLATE_LIST_MAX = 7        /* the same for a list with commas */
};

typedef struct Template {
  TemplateKind kind;
  const char *source;
  const ScopeVariable *variables; /* NULL: none */
} Template;

/* Adds the filled source to out, or nothing on an error. */
bool template_fill(Text *out, const Template *template, const Trace *trace, size_t step,
                   const FillOptions *options, Error *err) MUST_CHECK;

#endif
