#include "trace/trace.h"

#include "trace/pass.h"
#include "trace/relation.h"

#include <assert.h>
#include <string.h>

bool opened_get(const Opened *opened, size_t pass) {
  assert(pass < CHAIN_UPDATES_MAX);
  return opened->bits[pass / 64] >> (pass % 64) & 1;
}

void opened_set(Opened *opened, size_t pass, bool open) {
  assert(pass < CHAIN_UPDATES_MAX);
  unsigned long long bit = 1ULL << (pass % 64);
  if (open)
    opened->bits[pass / 64] |= bit;
  else
    opened->bits[pass / 64] &= ~bit;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Which parts of every value can be seen: a row of TraceStep.known or .fresh. */
typedef bool Parts[VALUE_COUNT][3];

static bool by_class(ValueId id) {
  Shape shape = value_info(id)->shape;
  return shape == SHAPE_K || shape == SHAPE_KD;
}

/* ROWS_ALL, and any part of a value without classes, means both parts. */
static void show(Parts parts, ValueId id, Rows rows) {
  bool all = rows == ROWS_ALL || !by_class(id);
  for (int part = ROWS_LABEL; part <= ROWS_OTHERS; part++)
    if (all || part == (int)rows)
      parts[id][part] = true;
}

static void show_all(Parts parts) {
  for (int id = 0; id < VALUE_COUNT; id++)
    show(parts, (ValueId)id, ROWS_ALL);
}

static void show_each(Parts parts, const ValueId *ids, size_t count) {
  for (size_t i = 0; i < count; i++)
    show(parts, ids[i], ROWS_ALL);
}

/* On the controls from the first step on. */
static const ValueId CONTROLS[] = {VALUE_ETA, VALUE_ALPHA, VALUE_UPDATES, VALUE_UPDATE};
/* Known when an opened update begins. */
static const ValueId TAKEN_OVER[] = {VALUE_X, VALUE_LABEL, VALUE_W, VALUE_B, VALUE_Y};
/* New in an update told in one step, unless its `reveal` says otherwise: all that comes after the loss, which
 * the step before showed as loss_next. */
static const ValueId UPDATED[] = {VALUE_DZ,       VALUE_MOVE,       VALUE_DW,           VALUE_DB,
                                  VALUE_DZ_CHECK, VALUE_CHECK,      VALUE_W_NEXT,       VALUE_B_NEXT,
                                  VALUE_Z_NEXT,   VALUE_EXP_Z_NEXT, VALUE_SUM_EXP_NEXT, VALUE_P_NEXT,
                                  VALUE_LOSS_NEXT};

/* Values that nothing else is computed from become known together with another one at the latest. */
static const struct Companion {
  ValueId of, value;
} COMPANIONS[] = {{VALUE_LOSS, VALUE_LOSSES},
                  {VALUE_LOSS, VALUE_PENALTY},
                  {VALUE_LOSS, VALUE_J},
                  {VALUE_W_NEXT, VALUE_MOVE},
                  {VALUE_LOSS_NEXT, VALUE_CHECK}};

static Rows operand_rows(const RelationOperand *operand, Rows rows) {
  switch (operand->row) {
  case AT_ROW:
    return rows;
  case AT_LABEL:
    return ROWS_LABEL;
  case AT_FIRST:
  case AT_COL:
  case AT_ALL:
    break;
  }
  return ROWS_ALL;
}

/* A number never stands without what it was computed from.  Operands come before their results in ValueId, so
 * one walk from the last value to the first reaches them all. */
static void show_operands(Parts parts) {
  for (size_t i = 0; i < COUNT(COMPANIONS); i++)
    if (parts[COMPANIONS[i].of][ROWS_LABEL])
      show(parts, COMPANIONS[i].value, ROWS_ALL);
  for (int id = VALUE_COUNT - 1; id >= 0; id--) {
    const Relation *relation = relation_of((ValueId)id);
    for (size_t i = 0; i < relation->count; i++)
      for (int part = ROWS_LABEL; part <= ROWS_OTHERS; part++)
        if (parts[id][part])
          show(parts, relation->operands[i].value, operand_rows(&relation->operands[i], (Rows)part));
  }
}

/* A lesson's step with its reveals looked up. */
typedef struct Plan {
  const LessonStep *source;
  ValueId *values; /* reveal_count of them */
} Plan;

typedef struct Builder {
  Trace *trace;
  Plan *plans;
  size_t capacity; /* room for steps */
} Builder;

static bool refuse_value(const Lesson *lesson, const Reveal *reveal, Error *err) {
  const char *names[VALUE_COUNT];
  for (int id = 0; id < VALUE_COUNT; id++)
    names[id] = value_info((ValueId)id)->name;
  error_at(err, lesson->file, reveal->line, reveal->column, "there is no value \"%s\" to reveal",
           reveal->name);
  const char *nearest = text_nearest(reveal->name, names, VALUE_COUNT);
  return nearest ? error_hint(err, "did you mean \"%s\"?", nearest)
                 : error_hint(err, "the values have names such as x, W, z, p, loss, dz, W_next");
}

static bool plan_step(Plan *plan, Arena *arena, const Lesson *lesson, const LessonStep *source, Error *err) {
  *plan = (Plan){source, ARENA_ARRAY(arena, ValueId, source->reveal_count)};
  for (size_t i = 0; i < source->reveal_count; i++) {
    const Reveal *reveal = &source->reveals[i];
    if (!value_find(&plan->values[i], reveal->name))
      return refuse_value(lesson, reveal, err);
    if (reveal->rows == ROWS_ALL || by_class(plan->values[i]))
      continue;
    error_at(err, lesson->file, reveal->line, reveal->column, "\"%s\" has no row for each class",
             reveal->name);
    return error_hint(err, "write %s without [%s]", reveal->name,
                      reveal->rows == ROWS_LABEL ? "label" : "others");
  }
  return true;
}

static TraceStep *add_step(Builder *builder, const LessonStep *source, const char *id, size_t pass) {
  assert(builder->trace->step_count < builder->capacity);
  TraceStep *step = &builder->trace->steps[builder->trace->step_count++];
  step->source = source;
  step->id = id;
  step->pass = pass;
  return step;
}

static void show_reveals(Parts parts, const Plan *plan) {
  for (size_t i = 0; i < plan->source->reveal_count; i++)
    show(parts, plan->values[i], plan->source->reveals[i].rows);
}

/* Makes what a step reveals fresh, as far as it is not known. */
static void reveal(TraceStep *step, const Plan *plan) {
  show_reveals(step->fresh, plan);
  show_operands(step->fresh);
  for (int id = 0; id < VALUE_COUNT; id++)
    for (int part = ROWS_LABEL; part <= ROWS_OTHERS; part++)
      step->fresh[id][part] = step->fresh[id][part] && !step->known[id][part];
}

static void keep(Parts known, const TraceStep *step) {
  for (int id = 0; id < VALUE_COUNT; id++)
    for (int part = ROWS_LABEL; part <= ROWS_OTHERS; part++)
      known[id][part] = step->known[id][part] || step->fresh[id][part];
}

static bool reveals_anything(const TraceStep *step) {
  for (int id = 0; id < VALUE_COUNT; id++)
    if (step->fresh[id][ROWS_LABEL] || step->fresh[id][ROWS_OTHERS])
      return true;
  return false;
}

/* The lesson's steps [from, to) told in detail; `within` is the id of the opened update, or NULL. */
static void add_details(Builder *builder, Parts known, size_t from, size_t to, size_t pass,
                        const char *within) {
  Trace *trace = builder->trace;
  for (size_t i = from; i < to; i++) {
    const LessonStep *source = builder->plans[i].source;
    const char *id = within ? arena_printf(&trace->arena, "%s/%s", within, source->id) : source->id;
    TraceStep *step = add_step(builder, source, id, pass);
    memcpy(step->known, known, sizeof step->known);
    reveal(step, &builder->plans[i]);
    step->opened = within != NULL;
    if (within && !reveals_anything(step)) {
      *step = (TraceStep){0};
      trace->step_count--;
      continue;
    }
    keep(known, step);
  }
}

static void add_summary(Builder *builder, const Plan *plan, size_t pass) {
  const char *id = arena_printf(&builder->trace->arena, "%s-%zu", plan->source->id, pass + 1);
  TraceStep *step = add_step(builder, plan->source, id, pass);
  step->summary = true;
  show_reveals(step->fresh, plan);
  if (plan->source->reveal_count == 0)
    show_each(step->fresh, UPDATED, COUNT(UPDATED));
  for (int value = 0; value < VALUE_COUNT; value++)
    for (int part = ROWS_LABEL; part <= ROWS_OTHERS; part++)
      step->known[value][part] = !step->fresh[value][part];
}

/* Every update from `pass` on: the steps [from, to), which repeat, behind the `details` first steps of the
 * lesson where the update is opened. */
static void add_updates(Builder *builder, size_t from, size_t to, size_t details, size_t pass,
                        const Opened *opened) {
  Trace *trace = builder->trace;
  for (; pass < trace->pass_count; pass++) {
    if (opened && opened_get(opened, pass)) {
      Parts known = {{0}};
      show_each(known, CONTROLS, COUNT(CONTROLS));
      show_each(known, TAKEN_OVER, COUNT(TAKEN_OVER));
      const char *id = arena_printf(&trace->arena, "%s-%zu", builder->plans[from].source->id, pass + 1);
      add_details(builder, known, 0, details, pass, id);
    }
    for (size_t i = from; i < to; i++)
      add_summary(builder, &builder->plans[i], pass);
  }
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
  const Lesson *lesson = builder->trace->lesson;
  Parts known = {{0}};
  show_each(known, CONTROLS, COUNT(CONTROLS));
  if (lesson->step_count == 0)
    return;
  size_t pass = 0, last = builder->trace->pass_count - 1, details = end_of_run(lesson, 0);
  for (size_t from = 0, to; from < lesson->step_count; from = to) {
    to = end_of_run(lesson, from);
    if (!lesson->steps[from].each_update) {
      add_details(builder, known, from, to, pass, NULL);
      continue;
    }
    if (last > 0)
      add_updates(builder, from, to, lesson->steps[0].each_update ? 0 : details, pass == 0 ? 1 : last,
                  pass == 0 ? opened : NULL);
    pass = last;
    show_all(known);
  }
}

bool trace_build(Trace *out, const Lesson *lesson, const Chain *chain, const Opened *opened, Error *err) {
  Trace trace = {.lesson = lesson, .chain = *chain, .pass_count = chain->updates};
  Builder builder = {.trace = &trace};
  assert(chain->K <= CHAIN_CLASSES_MAX && chain->D <= CHAIN_FEATURES_MAX);
  assert(chain->updates >= 1 && chain->updates <= CHAIN_UPDATES_MAX);
  assert(chain->label >= 1 && chain->label <= chain->K);
  builder.plans = ARENA_ARRAY(&trace.arena, Plan, lesson->step_count);
  size_t most = lesson->step_count;
  for (size_t i = 0; i < lesson->step_count; i++) {
    if (!plan_step(&builder.plans[i], &trace.arena, lesson, &lesson->steps[i], err)) {
      arena_free(&trace.arena);
      return false;
    }
  }
  for (size_t pass = 1; pass < trace.pass_count; pass++)
    most += lesson->step_count * (opened && opened_get(opened, pass) ? 2 : 1);
  builder.capacity = most;
  trace.steps = ARENA_ARRAY(&trace.arena, TraceStep, most);
  trace.passes = pass_run(&trace.arena, chain);
  add_steps(&builder, opened);
  *out = trace;
  return true;
}

void trace_free(Trace *trace) {
  arena_free(&trace->arena);
  *trace = (Trace){0};
}

Visibility trace_visibility(const Trace *trace, size_t step, Cell cell) {
  assert(step < trace->step_count);
  const TraceStep *at = &trace->steps[step];
  bool other = by_class(cell.value) && cell.row + 1 != trace->chain.label;
  Rows part = other ? ROWS_OTHERS : ROWS_LABEL;
  return at->fresh[cell.value][part] ? FRESH : at->known[cell.value][part] ? KNOWN : HIDDEN;
}

const Pass *trace_pass(const Trace *trace, size_t step) {
  assert(step < trace->step_count);
  return &trace->passes[trace->steps[step].pass];
}

double trace_number(const Trace *trace, size_t step, Cell cell) {
  const Value *value = &trace_pass(trace, step)->values[cell.value];
  assert(cell.row < value->rows && cell.col < value->cols);
  return value->at[cell.row * value->cols + cell.col];
}

/* The first step of a pass, or of the last pass before it that has steps. */
static size_t first_of_pass(const Trace *trace, size_t pass) {
  size_t first = 0;
  for (size_t i = 1; i < trace->step_count && trace->steps[i].pass <= pass; i++)
    if (trace->steps[i].pass != trace->steps[i - 1].pass)
      first = i;
  return first;
}

static size_t last_of_pass(const Trace *trace, size_t pass) {
  size_t last = 0;
  while (last + 1 < trace->step_count && trace->steps[last + 1].pass <= pass)
    last++;
  return last;
}

size_t trace_same_step(const Trace *other, const Trace *trace, size_t step) {
  assert(step < trace->step_count && other->step_count > 0);
  const TraceStep *wanted = &trace->steps[step];
  for (size_t i = 0; i < other->step_count; i++)
    if (strcmp(other->steps[i].id, wanted->id) == 0)
      return i;
  size_t first = first_of_pass(other, wanted->pass), last = last_of_pass(other, wanted->pass);
  if (other->steps[last].pass < wanted->pass)
    return last;
  size_t offset = step - first_of_pass(trace, wanted->pass);
  return first + offset < last ? first + offset : last;
}

size_t trace_update_step(const Trace *trace, size_t step, int direction) {
  assert(step < trace->step_count);
  size_t pass = trace->steps[step].pass;
  if (direction < 0)
    return pass == 0 ? step : first_of_pass(trace, pass - 1);
  size_t next = last_of_pass(trace, pass) + 1;
  return next < trace->step_count ? next : step;
}
