#include "fuzz/fuzz.h"
#include "support/given.h"
#include "support/sample_lesson.h"
#include "trace/fill.h"
#include "trace/scope.h"

#include <stdlib.h>
#include <string.h>

typedef bool Fill(Text *, const Trace *, size_t, const char *, const FillOptions *, Error *);

/* A template either fills, or has a fault with a place in it and leaves the output alone. */
static void fill(Fill *function, const Trace *trace, size_t step, const char *source) {
  FillOptions options = {LANG_KO, 4};
  Text text = {0};
  Error err = {0};
  text_add(&text, "kept");
  bool ok = function(&text, trace, step, source, &options, &err);
  if (!ok && (err.what[0] == '\0' || err.column < 1 || strcmp(text_get(&text), "kept") != 0))
    abort();
  if (ok && strncmp(text_get(&text), "kept", 4) != 0)
    abort();
  text_free(&text);
}

static void evaluate(const Trace *trace, const uint8_t *data, size_t size) {
  Scope scope = {.trace = trace, .step = trace->step_count - 1, .digits = 2};
  ScopeResult result;
  Error err = {0};
  const char nothing[1] = {0};
  if (!scope_evaluate(&result, &scope, size > 0 ? (const char *)data : nothing, size, &err) &&
      err.what[0] == '\0')
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena = {0};
  Lesson lesson;
  Trace trace;
  sample_lesson(&lesson, &arena);
  GIVEN_PUT(&lesson.setup, "updates", 2);
  char *source = malloc(size + 1);
  if (!source || !trace_build(&trace, &lesson, &lesson.setup, NULL, NULL))
    abort();
  if (size > 0)
    memcpy(source, data, size);
  source[size] = '\0';
  fill(fill_text, &trace, 0, source);
  fill(fill_text, &trace, trace.step_count - 1, source);
  fill(fill_formula, &trace, 0, source);
  evaluate(&trace, data, size);
  trace_free(&trace);
  arena_free(&arena);
  free(source);
  return 0;
}
