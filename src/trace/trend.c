#include "trace/trend.h"

#include "trace/training_pass.h"

#include <math.h>

typedef struct Writer {
  const Trace *trace;
  const StepKind *kind;
  const TrendOf *of;
  double *x, *y;
  size_t *passes;
  Trend out;
} Writer;

static double number_at(const Writer *writer, size_t pass, Cell cell) {
  return value_at(trace_value_of(writer->trace, writer->kind, pass, cell.value), cell);
}

static void add(Writer *writer, double x, double y, size_t pass) {
  size_t at = writer->out.count++;
  writer->x[at] = x;
  writer->y[at] = y;
  writer->passes[at] = pass;
}

/* The i-th of `count` picks among 0 ... last, evenly, both ends among them. */
static size_t pick(size_t i, size_t count, size_t last) {
  return count > 1 ? (size_t)((double)i / (double)(count - 1) * (double)last + 0.5) : 0;
}

/* --- Scenes that compute every pass */

/* x before a pass; behind the last one as far as it went before. */
static double place_before(const Writer *writer, size_t pass) {
  const Trace *trace = writer->trace;
  const Cell *over = writer->of->over;
  if (!over)
    return (double)pass;
  if (pass < trace->pass_count)
    return number_at(writer, pass, *over);
  double last = number_at(writer, pass - 1, *over);
  return pass > 1 ? 2 * last - number_at(writer, pass - 2, *over) : last + 1;
}

static void write_passes(Writer *writer, size_t pass) {
  size_t last = writer->trace->pass_count - 1, count = last + 1;
  size_t most = TREND_MOST - (writer->of->next ? 1 : 0);
  if (count > most)
    count = most;
  for (size_t i = 0; i < count; i++) {
    size_t at = pick(i, count, last);
    writer->out.past += at < pass;
    add(writer, place_before(writer, at), number_at(writer, at, writer->of->of), at);
  }
  if (writer->of->next)
    add(writer, place_before(writer, last + 1), number_at(writer, last, *writer->of->next), last);
  writer->out.now = place_before(writer, pass);
  writer->out.next = place_before(writer, pass + 1);
  writer->out.end = place_before(writer, last + 1);
}

/* --- Training runs: what was measured on the way */

Clock trend_clock(const Trace *trace, const Cell *over) {
  if (!trace->runs)
    return CLOCK_UPDATES;
  return over ? training_clock_of(trace, over->value) : (Clock)setup_at(&trace->setup, TRAINING_CLOCK, 0);
}

static double clock_at(const Writer *writer, size_t update) {
  return training_clock(writer->trace, trend_clock(writer->trace, writer->of->over), update);
}

/* The pass that begins with an update, or is the first to go beyond it. */
static size_t pass_of(const Writer *writer, size_t update) {
  size_t low = 0, high = writer->trace->pass_count - 1;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (training_update_of(writer->trace, writer->kind, middle) >= update)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

static void write_run(Writer *writer, size_t pass) {
  size_t measures, update = training_update_of(writer->trace, writer->kind, pass);
  const RunPoint *points = training_curve(writer->trace, &measures);
  size_t count = measures < TREND_MOST ? measures : TREND_MOST;
  for (size_t i = 0; i < count; i++) {
    const RunPoint *point = &points[pick(i, count, measures - 1)];
    writer->out.past += point->update < update;
    add(writer, clock_at(writer, point->update),
        training_measured(writer->trace, writer->of->of.value, point->measure),
        pass_of(writer, point->update));
  }
  writer->out.now = clock_at(writer, update);
  writer->out.next = clock_at(writer, update + 1);
  writer->out.end = clock_at(writer, training_updates(writer->trace));
}

Trend trend_of(Arena *arena, const Trace *trace, const StepKind *kind, size_t pass, const TrendOf *of) {
  Writer writer = {.trace = trace,
                   .kind = kind,
                   .of = of,
                   .x = ARENA_ARRAY(arena, double, TREND_MOST),
                   .y = ARENA_ARRAY(arena, double, TREND_MOST),
                   .passes = ARENA_ARRAY(arena, size_t, TREND_MOST)};
  if (trace->runs)
    write_run(&writer, pass);
  else
    write_passes(&writer, pass);
  writer.out.x = writer.x;
  writer.out.y = writer.y;
  writer.out.passes = writer.passes;
  return writer.out;
}
