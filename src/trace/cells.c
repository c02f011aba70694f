#include "trace/cells.h"

#include "trace/fill.h"
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

/* The places of some cells' values, each once. */
static size_t values_of(size_t *out, const Cell *cells, size_t count) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    size_t k = 0;
    while (k < found && out[k] != (size_t)cells[i].value)
      k++;
    if (k == found && found < SCENE_VALUES_MAX)
      out[found++] = (size_t)cells[i].value;
  }
  return found;
}

/* Ready to change some numbers at a step; false where the trace's values are no data. */
static bool begin(Vary *vary, const Trace *trace, size_t step, const Cell *of, size_t of_count,
                  const Cell *by, size_t by_count) {
  size_t ofs[SCENE_VALUES_MAX], bys[SCENE_VALUES_MAX];
  if (trace_is_training(trace))
    return false;
  vary_begin(vary, trace->engines[trace->pane], trace_pass(trace, step)->values, bys,
             values_of(bys, by, by_count), ofs, values_of(ofs, of, of_count));
  return true;
}

bool cells_sample(double *out, const Trace *trace, size_t step, const Cell *of, size_t count, Cell over,
                  const double *at, size_t points) {
  Vary vary;
  bool ok = begin(&vary, trace, step, of, count, &over, 1);
  for (size_t i = 0; i < points; i++) {
    if (ok) {
      vary_set(&vary, over, at[i]);
      vary_compute(&vary);
    }
    for (size_t c = 0; c < count; c++)
      out[i * count + c] = ok ? vary_get(&vary, of[c]) : NAN;
  }
  return ok;
}

bool cells_sample_plane(double *out, const Trace *trace, size_t step, Cell of, const Cell over[2],
                        const double *at_x, size_t points, const double *at_y, size_t lines) {
  Vary vary;
  bool ok = begin(&vary, trace, step, &of, 1, over, 2);
  for (size_t i = 0; i < points * lines; i++) {
    out[i] = NAN;
    if (!ok)
      continue;
    vary_set(&vary, over[0], at_x[i % points]);
    vary_set(&vary, over[1], at_y[i / points]);
    vary_compute(&vary);
    out[i] = vary_get(&vary, of);
  }
  return ok;
}

double cells_slope(const Trace *trace, size_t step, Cell of, Cell by) {
  if (trace_is_training(trace))
    return NAN;
  return vary_derivative(trace->engines[trace->pane], trace_pass(trace, step)->values, of, by);
}
