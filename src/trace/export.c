#include "trace/export.h"

#include "base/number.h"
#include "trace/fill.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum { TITLE_DIGITS = 2 };

/* A phrase in a language, or in the other one where it is missing. */
static const char *in_language(const Phrase *phrase, Language language) {
  const char *text = phrase->in[language];
  for (int other = 0; !text && other < LANG_COUNT; other++)
    text = phrase->in[other];
  return text ? text : "";
}

/* A title with its numbers put in; as written if it has a fault, which fill_check reports. */
static void add_title(Text *out, const Trace *trace, size_t step, const Phrase *phrase, Language language) {
  const char *source = in_language(phrase, language);
  FillOptions options = {language, TITLE_DIGITS};
  Text filled = {0};
  bool ok = fill_text(&filled, trace, step, source, &options, NULL);
  text_add_json(out, ok ? text_get(&filled) : source);
  text_free(&filled);
}

/* null where the step does not show the number yet. */
static void add_number(Text *out, const Trace *trace, size_t step, Cell cell) {
  char text[NUMBER_MAX];
  double number = trace_number(trace, step, cell);
  const char *quote = isfinite(number) ? "" : "\"";
  if (trace_visibility(trace, step, cell) == HIDDEN)
    text_add(out, "null");
  else
    text_addf(out, "%s%s%s", quote, number_exact(text, number), quote);
}

static bool is_scalar(const Trace *trace, ValueId id) {
  return trace_rank(trace, id) == 0;
}

static bool is_matrix(const Trace *trace, ValueId id) {
  return trace_rank(trace, id) == 2;
}

static void add_row(Text *out, const Trace *trace, size_t step, ValueId id, size_t row) {
  size_t cols = trace_pass(trace, step)->values[id].cols;
  if (is_matrix(trace, id))
    text_add_char(out, '[');
  for (size_t col = 0; col < cols; col++) {
    text_add(out, col > 0 ? ", " : "");
    add_number(out, trace, step, (Cell){id, row, col});
  }
  if (is_matrix(trace, id))
    text_add_char(out, ']');
}

static void add_value(Text *out, const Trace *trace, size_t step, ValueId id) {
  size_t rows = trace_pass(trace, step)->values[id].rows;
  if (!is_scalar(trace, id))
    text_add_char(out, '[');
  for (size_t row = 0; row < rows; row++) {
    text_add(out, row > 0 ? ", " : "");
    add_row(out, trace, step, id, row);
  }
  if (!is_scalar(trace, id))
    text_add_char(out, ']');
}

static const char *group_of(const Trace *trace, size_t step) {
  size_t group = trace_step(trace, step).kind->source->group;
  return group < trace->lesson->group_count ? trace->lesson->groups[group].id : "";
}

static void add_values(Text *out, const Trace *trace, size_t step) {
  const char *before = "\n        ";
  text_add(out, ",\n      \"values\": {");
  for (ValueId id = 0; id < trace_values(trace); id++) {
    if (!trace_is_known(trace, step, id))
      continue;
    text_addf(out, "%s\"%s\": ", before, trace_info(trace, id)->name);
    add_value(out, trace, step, id);
    before = ",\n        ";
  }
  text_add(out, " }");
}

static void add_panes(Text *out, const Trace *trace, size_t step) {
  text_add(out, ",\n      \"panes\": [");
  const char *before = "";
  for (size_t i = 0; i < trace->pane_count; i++) {
    const Trace pane = trace_of_pane(trace, i);
    if (!trace_pane_shown(trace, i))
      continue;
    text_addf(out, "%s\n      { \"id\": ", before);
    before = ",";
    text_add_json(out, trace->lesson->panes[i].id);
    add_values(out, &pane, step);
    text_add(out, " }");
  }
  text_add(out, " ]");
}

static void add_step(Text *out, const Trace *trace, Language language, size_t step) {
  char id[TRACE_ID_MAX];
  text_addf(out, "    { \"index\": %zu, \"id\": ", step);
  text_add_json(out, trace_step_id(id, trace, step));
  text_add(out, ", \"group\": ");
  text_add_json(out, group_of(trace, step));
  text_add(out, ", \"title\": ");
  add_title(out, trace, step, &trace_step(trace, step).kind->source->title, language);
  if (trace->lesson->pane_count == 0)
    add_values(out, trace, step);
  else
    add_panes(out, trace, step);
  text_add(out, " }");
}

void export_json(Text *out, const Trace *trace, Language language, size_t only) {
  text_add(out, "{ \"lesson\": ");
  text_add_json(out, trace->lesson->id);
  text_add(out, ", \"title\": ");
  add_title(out, trace, 0, &trace->lesson->title, language);
  text_addf(out, ", \"language\": \"%s\",\n", language_code(language));
  text_add(out, "  \"conventions\": { \"log\": \"e\", \"loss\": \"cross-entropy\", "
                "\"mse\": \"1/2 |p - y|^2\", \"reduction\": \"mean\" },\n  \"steps\": [");
  const char *before = "\n";
  for (size_t step = 0; step < trace->step_count; step++) {
    if (only != SIZE_MAX && step != only)
      continue;
    text_add(out, before);
    add_step(out, trace, language, step);
    before = ",\n";
  }
  text_add(out, " ] }\n");
}

static void add_line(Text *out, const Trace *trace, size_t step, Cell cell) {
  char number[NUMBER_MAX], id[TRACE_ID_MAX];
  text_addf(out, "%zu,", step);
  text_add_csv(out, trace_step_id(id, trace, step));
  text_addf(out, ",%s,%s,", trace->lesson->pane_count > 0 ? trace->lesson->panes[trace->pane].id : "",
            trace_info(trace, cell.value)->name);
  if (!is_scalar(trace, cell.value))
    text_addf(out, "%zu", cell.row + 1);
  text_add_char(out, ',');
  if (is_matrix(trace, cell.value))
    text_addf(out, "%zu", cell.col + 1);
  text_addf(out, ",%s\n", number_exact(number, trace_number(trace, step, cell)));
}

static void add_lines(Text *out, const Trace *trace, size_t step) {
  for (ValueId id = 0; id < trace_values(trace); id++) {
    if (!trace_has(trace, id))
      continue;
    const Value *value = &trace_pass(trace, step)->values[id];
    for (size_t i = 0; i < value->rows * value->cols; i++) {
      Cell cell = {id, i / value->cols, i % value->cols};
      if (trace_visibility(trace, step, cell) != HIDDEN)
        add_line(out, trace, step, cell);
    }
  }
}

void export_csv(Text *out, const Trace *trace, size_t only) {
  text_add(out, "step,id,pane,name,row,col,value\n");
  for (size_t step = 0; step < trace->step_count; step++)
    for (size_t i = 0; i < trace->pane_count && (only == SIZE_MAX || step == only); i++) {
      const Trace pane = trace_of_pane(trace, i);
      if (trace_pane_shown(trace, i))
        add_lines(out, &pane, step);
    }
}
