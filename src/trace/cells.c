#include "trace/cells.h"

#include "trace/fill.h"
#include "trace/sample.h"
#include "trace/vary.h"

#include <math.h>
#include <string.h>

/* A name read so far. */
typedef struct Reader {
  const Trace *trace;
  size_t step;
  const char *text, *at;
  Error *err;
} Reader;

static bool fail(const Reader *reader, const char *at, const char *what) {
  return error_at(reader->err, NULL, 1, (int)(at - reader->text) + 1, "%s in \"%.*s\"", what,
                  (int)text_cut(reader->text, 60), reader->text);
}

/* `PANE.`, if that is what stands there. */
static void read_pane(Reader *reader, Cells *out) {
  const char *dot = strchr(reader->at, '.');
  out->pane = reader->trace->pane;
  if (dot && trace_find_pane(&out->pane, reader->trace, reader->at, (size_t)(dot - reader->at)))
    reader->at = dot + 1;
}

static bool unknown(const Reader *reader, const char *at, const char *name) {
  const char *names[VALUE_MAX];
  if (!reader->err)
    return false; /* a picture asks again in every frame */
  size_t count = trace_names(names, reader->trace);
  error_at(reader->err, NULL, 1, (int)(at - reader->text) + 1, "there is no value \"%s\"", name);
  return error_hint_names(reader->err, name, names, count);
}

static bool read_name(Reader *reader, Cells *out) {
  static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  char name[64];
  size_t length = strspn(reader->at, LETTERS);
  if (length == 0 || length >= sizeof name)
    return fail(reader, reader->at, "a value's name is missing");
  memcpy(name, reader->at, length);
  name[length] = '\0';
  if (!trace_find(&out->value, reader->trace, name))
    return unknown(reader, reader->at, name);
  reader->at += length;
  return true;
}

/* The end of an index: the ',' or ']' that is outside all brackets. */
static const char *index_end(const char *at) {
  int depth = 0;
  for (; *at; at++) {
    if (depth == 0 && (*at == ',' || *at == ']'))
      break;
    depth += (*at == '[' || *at == '(') - (*at == ']' || *at == ')');
  }
  return at;
}

static bool read_index(Reader *reader, size_t *first, size_t *count) {
  char text[160];
  const char *start = reader->at, *end = index_end(start);
  size_t length = (size_t)(end - start);
  double number;
  if (length == 0 || length >= sizeof text || *end == '\0')
    return fail(reader, start, "an index is missing");
  memcpy(text, start, length);
  text[length] = '\0';
  if (!fill_number(&number, reader->trace, reader->step, text, reader->err))
    return false;
  if (!(number >= 1 && number <= (double)*count) || number != floor(number))
    return fail(reader, start, "an index is out of range");
  *first = (size_t)number - 1;
  *count = 1;
  reader->at = end;
  return true;
}

bool cells_find(Cells *out, const Trace *trace, size_t step, const char *text, Error *err) {
  Reader reader = {trace, step, text, text, err};
  Cells cells = {0};
  read_pane(&reader, &cells);
  if (!read_name(&reader, &cells))
    return false;
  const Trace pane = trace_of_pane(trace, cells.pane);
  const Value *value = &trace_pass(&pane, step)->values[cells.value];
  cells.rows = value->rows;
  cells.cols = value->cols;
  if (*reader.at == '[') {
    reader.at++;
    if (!read_index(&reader, &cells.row, &cells.rows))
      return false;
    if (*reader.at == ',') {
      reader.at++;
      if (!read_index(&reader, &cells.col, &cells.cols))
        return false;
    }
    if (*reader.at++ != ']')
      return fail(&reader, reader.at - 1, "a ] is missing");
  }
  if (*reader.at != '\0')
    return fail(&reader, reader.at, "something is left over");
  *out = cells;
  return true;
}

/* --- What would be */

static bool give(double *out, const Trace *trace, size_t step, const Sampling *what) {
  uint64_t version;
  const double *numbers = sample_numbers(&version, trace, step, what);
  for (size_t i = 0; i < what->points * what->of_count; i++)
    out[i] = numbers ? numbers[i] : NAN;
  return numbers != NULL;
}

bool cells_sample(double *out, const Trace *trace, size_t step, const CellsCurves *curves, const double *at,
                  size_t points) {
  return give(out, trace, step, &(Sampling){curves->of, curves->count, &curves->over, 1, at, points, 0});
}

bool cells_sample_places(double *out, const Trace *trace, size_t step, Cell of, const Cell over[2],
                         const CellsPlace *at, size_t points) {
  return give(out, trace, step, &(Sampling){&of, 1, over, 2, &at->x, points, 0});
}

double cells_slope(const Trace *trace, size_t step, Cell of, Cell by) {
  if (trace_is_training(trace))
    return NAN;
  return vary_derivative(trace->engines[trace->pane], trace_value(trace, step, of.value) - of.value, of, by);
}

double cells_partial(const Trace *trace, size_t step, Cell of, Cell by) {
  if (trace_is_training(trace))
    return NAN;
  return vary_partial(trace->engines[trace->pane], trace_value(trace, step, of.value) - of.value, of, by);
}
