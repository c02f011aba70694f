#include "trace/steps.h"

#include "trace/shown.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

/* A lesson's step with its reveals looked up. */
typedef struct Plan {
  const LessonStep *source;
  ValueId *values; /* reveal_count of them */
  RowSet *rows;    /* none for a number by itself: cells */
  Cell *cells;
  size_t *first, *last; /* the panes in which they are revealed */
} Plan;

typedef struct Builder {
  Trace *trace;
  Plan *plans;
  Panes later;     /* what steps behind the repeated ones reveal, and none before */
  size_t capacity; /* room for segments */
} Builder;

#define EACH(flag) offsetof(SceneValue, flag)

/* --- The lesson's steps, looked up */

static bool refuse_value(const Trace *trace, const Reveal *reveal, Error *err) {
  const char *names[VALUE_MAX];
  size_t count = trace_names(names, trace);
  error_at(err, trace->lesson->file, reveal->line, reveal->column, "there is no value \"%s\" to reveal",
           reveal->name);
  const char *nearest = text_nearest(reveal->name, names, count);
  if (nearest)
    return error_hint(err, "did you mean \"%s\"?", nearest);
  return error_hint(err, "the values have names such as %s, %s, %s", names[0], names[count / 2],
                    names[count - 1]);
}

static bool refuse_rows(const Trace *trace, const Reveal *reveal, Error *err) {
  static const char *const PARTS[] = {[ROWS_LABEL] = "label", [ROWS_OTHERS] = "others"};
  error_at(err, trace->lesson->file, reveal->line, reveal->column, "\"%s\" has no row for each %s",
           reveal->name, reveal->rows == ROWS_ONE ? "class, situation or sample" : "class");
  if (reveal->rows == ROWS_ONE)
    return error_hint(err, "write %s without [%zu]", reveal->name, reveal->row + 1);
  return error_hint(err, "write %s without [%s]", reveal->name, PARTS[reveal->rows]);
}

/* That a value has the row or the column that a reveal names; both are told from 1. */
static bool check_place(const Trace *trace, const Reveal *reveal, const char *what, size_t place,
                        size_t count, Error *err) {
  return place < count ||
         error_at(err, trace->lesson->file, reveal->line, reveal->column,
                  "%s has no %s %zu, possible are 1 to %zu", reveal->name, what, place + 1, count);
}

static size_t side_of(const Trace *trace, SceneSide side) {
  return scene_side(side, trace->sizes[trace->pane]);
}

/* Whether a reveal names a number that is no row of its own: of a matrix, of features, or from the 16th row
 * of a list on, which share a bit. */
static bool names_number(const Trace *trace, ValueId id, const Reveal *reveal) {
  bool list = trace_rank(trace, id) == 1 && trace_info(trace, id)->record == 0;
  return reveal->rows == ROWS_NUMBER ||
         (reveal->rows == ROWS_ONE && list && (!trace_by_row(trace, id) || reveal->row >= 15));
}

static bool find_number(Cell *out, const Trace *trace, ValueId id, const Reveal *reveal, Error *err) {
  const SceneValue *info = trace_info(trace, id);
  bool matrix = reveal->rows == ROWS_NUMBER;
  *out = (Cell){id, reveal->row, matrix ? reveal->number : 0};
  if (matrix && trace_rank(trace, id) != 2) {
    error_at(err, trace->lesson->file, reveal->line, reveal->column, "\"%s\" is no matrix", reveal->name);
    return error_hint(err, trace_rank(trace, id) == 1 ? "write %s[%zu]" : "write %s", reveal->name,
                      reveal->row + 1);
  }
  return check_place(trace, reveal, "row", reveal->row, side_of(trace, info->rows), err) &&
         (!matrix || check_place(trace, reveal, "column", reveal->number, side_of(trace, info->cols), err));
}

static bool find_rows(RowSet *out, const Trace *trace, ValueId id, const Reveal *reveal, Error *err) {
  bool fits =
      trace_by_row(trace, id) && (reveal->rows == ROWS_ONE || trace_side(trace, id, false) == SIDE_CLASSES);
  *out = ALL_ROWS;
  if (reveal->rows == ROWS_ALL)
    return true;
  if (!fits)
    return refuse_rows(trace, reveal, err);
  if (reveal->rows == ROWS_ONE && !check_place(trace, reveal, "row", reveal->row, trace_rows(trace, id), err))
    return false;
  RowSet label = shown_label_rows(trace);
  *out = reveal->rows == ROWS_ONE     ? shown_row(reveal->row)
         : reveal->rows == ROWS_LABEL ? label
                                      : (RowSet)~label;
  return true;
}

static bool find_panes(size_t *first, size_t *last, const Trace *trace, const Reveal *reveal, Error *err) {
  const Lesson *lesson = trace->lesson;
  const char *names[LESSON_PANES_MAX];
  *first = 0;
  *last = trace->pane_count - 1;
  if (!reveal->pane)
    return true;
  if (trace_find_pane(first, trace, reveal->pane, strlen(reveal->pane))) {
    *last = *first;
    return true;
  }
  for (size_t i = 0; i < lesson->pane_count; i++)
    names[i] = lesson->panes[i].id;
  error_at(err, lesson->file, reveal->line, reveal->column, "there is no pane \"%s\"", reveal->pane);
  const char *nearest = text_nearest(reveal->pane, names, lesson->pane_count);
  return nearest ? error_hint(err, "did you mean \"%s\"?", nearest) : false;
}

static bool plan_step(Plan *plan, Trace *trace, const LessonStep *source, Error *err) {
  size_t count = source->reveal_count;
  *plan = (Plan){source,
                 ARENA_ARRAY(&trace->arena, ValueId, count),
                 ARENA_ARRAY(&trace->arena, RowSet, count),
                 ARENA_ARRAY(&trace->arena, Cell, count),
                 ARENA_ARRAY(&trace->arena, size_t, count),
                 ARENA_ARRAY(&trace->arena, size_t, count)};
  for (size_t i = 0; i < count; i++) {
    const Reveal *reveal = &source->reveals[i];
    if (!find_panes(&plan->first[i], &plan->last[i], trace, reveal, err))
      return false;
    if (!trace_find(&plan->values[i], trace, reveal->name))
      return refuse_value(trace, reveal, err);
    plan->rows[i] = 0;
    if (names_number(trace, plan->values[i], reveal)) {
      if (!find_number(&plan->cells[i], trace, plan->values[i], reveal, err))
        return false;
    } else if (!find_rows(&plan->rows[i], trace, plan->values[i], reveal, err))
      return false;
  }
  return true;
}

/* --- Kinds of steps */

static void show_reveals(const Trace *trace, Panes shown, const Plan *plan) {
  for (size_t i = 0; i < plan->source->reveal_count; i++)
    for (size_t pane = plan->first[i]; pane <= plan->last[i]; pane++)
      if (plan->rows[i])
        shown_add(trace, &shown[pane], plan->values[i], plan->rows[i]);
      else
        shown_add_single(trace, &shown[pane], plan->cells[i]);
}

/* All that is known once an update was told in one step. */
static void show_all(const Builder *builder, Panes shown) {
  const Trace *trace = builder->trace;
  for (size_t pane = 0; pane < trace->pane_count; pane++)
    for (ValueId id = 0; id < trace_values(trace); id++)
      shown_add(trace, &shown[pane], id, (RowSet)~builder->later[pane].rows[id]);
}

/* Makes what a step reveals fresh, as far as it is not known; false if nothing is. */
static bool reveal(const Trace *trace, StepKind *kind, const Plan *plan) {
  show_reveals(trace, kind->fresh, plan);
  for (size_t pane = 0; pane < trace->pane_count; pane++) {
    const Trace of_pane = trace_of_pane(trace, pane);
    shown_complete(&of_pane, &kind->fresh[pane], &kind->known[pane]);
  }
  return shown_take_away(trace, kind->fresh, kind->known);
}

static void keep(Panes known, const StepKind *kind) {
  for (size_t pane = 0; pane < LESSON_PANES_MAX; pane++) {
    for (ValueId id = 0; id < VALUE_MAX; id++)
      known[pane].rows[id] = (RowSet)(kind->known[pane].rows[id] | kind->fresh[pane].rows[id]);
    known[pane].singles = kind->known[pane].singles | kind->fresh[pane].singles;
  }
}

static void add_segment(Builder *builder, const StepKind *kinds, size_t count, size_t pass, size_t passes) {
  Trace *trace = builder->trace;
  if (count == 0 || passes == 0)
    return;
  assert(trace->segment_count < builder->capacity);
  trace->segments[trace->segment_count++] = (TraceSegment){kinds, count, pass, passes, trace->step_count};
  trace->step_count += count * passes;
}

/* Whether a step shows what comes of other numbers than the step before it. */
static bool starts_elsewhere(const Builder *builder, size_t i) {
  return i > 0 && builder->plans[i].source->start != builder->plans[i - 1].source->start;
}

/* What such a step reveals is new, however long its name has been known. */
static void forget_reveals(const Trace *trace, Panes known, const Plan *plan) {
  Panes again = {{{0}, 0}};
  show_reveals(trace, again, plan);
  (void)shown_take_away(trace, known, again);
}

/* The lesson's steps [from, to) told in detail, after what is known; `within` an opened update, or NULL:
 * there, steps that reveal nothing new are left out. */
static StepKind *detail_kinds(size_t *count, Builder *builder, Panes known, size_t from, size_t to,
                              const LessonStep *within) {
  Trace *trace = builder->trace;
  StepKind *kinds = ARENA_ARRAY(&trace->arena, StepKind, to - from);
  *count = 0;
  for (size_t i = from; i < to; i++) {
    StepKind *kind = &kinds[*count];
    *kind = (StepKind){.source = builder->plans[i].source, .within = within};
    memcpy(kind->known, known, sizeof kind->known);
    if (!within && starts_elsewhere(builder, i))
      forget_reveals(trace, kind->known, &builder->plans[i]);
    if (!reveal(trace, kind, &builder->plans[i]) && within)
      continue;
    keep(known, kind);
    (*count)++;
  }
  return kinds;
}

static StepKind *summary_kinds(Builder *builder, size_t from, size_t to) {
  Trace *trace = builder->trace;
  StepKind *kinds = ARENA_ARRAY(&trace->arena, StepKind, to - from);
  for (size_t i = from; i < to; i++) {
    StepKind *kind = &kinds[i - from];
    const Plan *plan = &builder->plans[i];
    *kind = (StepKind){.source = plan->source, .summary = true};
    show_reveals(trace, kind->fresh, plan);
    if (plan->source->reveal_count == 0)
      shown_add_each(trace, kind->fresh, EACH(anew));
    show_all(builder, kind->known);
    (void)shown_take_away(trace, kind->known, kind->fresh);
  }
  return kinds;
}

/* Every update from `pass` on: the steps [from, to), which repeat, behind the `details` first steps of the
 * lesson where the update is opened. */
static void add_updates(Builder *builder, size_t from, size_t to, size_t details, size_t pass,
                        const Opened *opened) {
  Trace *trace = builder->trace;
  const StepKind *summaries = summary_kinds(builder, from, to);
  const StepKind *inside = NULL;
  size_t inside_count = 0, begin = pass;
  for (size_t i = 0; opened && i < opened->count; i++) {
    size_t at = opened->passes[i];
    if (at < pass || at >= trace->pass_count)
      continue;
    if (!inside) {
      Panes known = {{{0}, 0}};
      shown_add_each(trace, known, EACH(known));
      shown_add_each(trace, known, EACH(kept));
      inside = detail_kinds(&inside_count, builder, known, 0, details, builder->plans[from].source);
    }
    add_segment(builder, summaries, to - from, begin, at - begin);
    add_segment(builder, inside, inside_count, at, 1);
    begin = at;
  }
  add_segment(builder, summaries, to - from, begin, trace->pass_count - begin);
}

static size_t end_of_run(const Lesson *lesson, size_t from) {
  size_t to = from;
  while (to < lesson->step_count && lesson->steps[to].each_update == lesson->steps[from].each_update)
    to++;
  return to;
}

/* The lesson's steps in order.  Those behind the repeated ones look back on the last update (and if some of
 * them repeat again, they do so for that update only, so that passes never go backwards). */
static void add_steps(Builder *builder, const Opened *opened) {
  Trace *trace = builder->trace;
  const Lesson *lesson = trace->lesson;
  Panes known = {{{0}, 0}};
  shown_add_each(trace, known, EACH(known));
  size_t pass = 0, last = trace->pass_count - 1, details = end_of_run(lesson, 0), count;
  for (size_t from = 0, to; from < lesson->step_count; from = to) {
    to = end_of_run(lesson, from);
    if (!lesson->steps[from].each_update) {
      const StepKind *kinds = detail_kinds(&count, builder, known, from, to, NULL);
      add_segment(builder, kinds, count, pass, 1);
      continue;
    }
    if (last > 0)
      add_updates(builder, from, to, lesson->steps[0].each_update ? 0 : details, pass == 0 ? 1 : last,
                  pass == 0 ? opened : NULL);
    pass = last;
    show_all(builder, known);
  }
}

/* What looks back may have values of its own: they are no part of an update. */
static void find_later(Builder *builder) {
  const Lesson *lesson = builder->trace->lesson;
  Panes before = {{{0}, 0}};
  bool repeated = false;
  for (size_t i = 0; i < lesson->step_count; i++) {
    repeated = repeated || lesson->steps[i].each_update;
    show_reveals(builder->trace, repeated && !lesson->steps[i].each_update ? builder->later : before,
                 &builder->plans[i]);
  }
  for (size_t pane = 0; pane < builder->trace->pane_count; pane++) {
    const Trace of_pane = trace_of_pane(builder->trace, pane);
    shown_add_operands(&of_pane, &before[pane]);
    shown_widen(&of_pane, &builder->later[pane]);
  }
  (void)shown_take_away(builder->trace, builder->later, before);
}

bool steps_list(Trace *trace, const Opened *opened, Error *err) {
  const Lesson *lesson = trace->lesson;
  trace->singles = ARENA_ARRAY(&trace->arena, struct Singles, 1);
  trace->singles->count = 0;
  Builder builder = {.trace = trace, .plans = ARENA_ARRAY(&trace->arena, Plan, lesson->step_count)};
  for (size_t i = 0; i < lesson->step_count; i++)
    if (!plan_step(&builder.plans[i], trace, &lesson->steps[i], err))
      return false;
  find_later(&builder);
  builder.capacity = 2 * lesson->step_count + 2 * (opened ? opened->count : 0) + 2;
  trace->segments = ARENA_ARRAY(&trace->arena, TraceSegment, builder.capacity);
  add_steps(&builder, opened);
  return true;
}
