#include "trace/shown.h"

RowSet shown_row(size_t row) {
  return (RowSet)(1u << (row < 15 ? row : 15));
}

uint64_t shown_single(const Trace *trace, Cell cell) {
  for (size_t i = 0; i < trace->singles->count; i++)
    if (cell_equal(trace->singles->at[i], cell))
      return UINT64_C(1) << i;
  return 0;
}

bool shown_any_single(const Trace *trace, uint64_t singles, ValueId id) {
  for (size_t i = 0; i < trace->singles->count; i++)
    if ((singles >> i & 1) && trace->singles->at[i].value == id)
      return true;
  return false;
}

RowSet shown_label_rows(const Trace *trace) {
  size_t row;
  return trace_right_row(&row, trace) ? shown_row(row) : ALL_ROWS;
}

void shown_add(const Trace *trace, ShownSet *shown, ValueId id, RowSet rows) {
  if (rows != 0 && trace_has(trace, id))
    shown->rows[id] |= trace_by_row(trace, id) ? rows : ALL_ROWS;
}

void shown_add_single(const Trace *trace, ShownSet *shown, Cell cell) {
  struct Singles *singles = trace->singles;
  if (!trace_has(trace, cell.value))
    return;
  if (shown_single(trace, cell) == 0 && singles->count < SINGLES_MAX)
    singles->at[singles->count++] = cell;
  uint64_t bit = shown_single(trace, cell);
  shown->singles |= bit;
  if (bit == 0)
    shown_add(trace, shown, cell.value, shown_row(cell.row));
}

void shown_add_each(const Trace *trace, Panes shown, size_t flag) {
  for (ValueId id = 0; id < trace_values(trace); id++)
    if (*((const bool *)((const char *)trace_info(trace, id) + flag)))
      for (size_t pane = 0; pane < trace->pane_count; pane++)
        shown_add(trace, &shown[pane], id, ALL_ROWS);
}

/* The single numbers that stand in these rows. */
static uint64_t singles_in(const Trace *trace, const RowSet rows[VALUE_MAX]) {
  const struct Singles *singles = trace->singles;
  uint64_t in = 0;
  for (size_t i = 0; i < singles->count; i++)
    if (rows[singles->at[i].value] & shown_row(singles->at[i].row))
      in |= UINT64_C(1) << i;
  return in;
}

bool shown_take_away(const Trace *trace, Panes from, const Panes what) {
  bool any = false;
  for (size_t pane = 0; pane < trace->pane_count; pane++) {
    for (ValueId id = 0; id < trace_values(trace); id++) {
      from[pane].rows[id] = (RowSet)(from[pane].rows[id] & ~what[pane].rows[id]);
      any = any || from[pane].rows[id];
    }
    from[pane].singles &= ~(what[pane].singles | singles_in(trace, what[pane].rows));
    any = any || from[pane].singles;
  }
  return any;
}

void shown_widen(const Trace *trace, ShownSet *shown) {
  for (size_t i = 0; i < trace->singles->count; i++)
    if (shown->singles >> i & 1)
      shown_add(trace, shown, trace->singles->at[i].value, shown_row(trace->singles->at[i].row));
}

/* These rows and all before them. */
static RowSet rows_up_to(RowSet rows) {
  for (int shift = 1; shift < 16; shift *= 2)
    rows = (RowSet)(rows | rows >> shift);
  return rows;
}

/* What an equation reads for these rows of its value, whatever the numbers are; of its own value those
 * before.  single: one of its numbers alone, in these rows; else NULL. */
static void add_read(const Trace *trace, ShownSet *shown, size_t value, RowSet rows, const Cell *single) {
  const Scene *scene = trace->lesson->scene;
  const SceneEquation *equation = scene_equation(&scene->values[value], trace->variants[trace->pane]);
  ExprRows read[VALUE_MAX] = {EXPR_ROWS_NONE};
  if (!equation->operands)
    return;
  expr_rows(read, equation->operands, scene->chosen);
  if (read[value] != EXPR_ROWS_NONE)
    rows = shown->rows[value] = (RowSet)(shown->rows[value] | rows_up_to(rows));
  read[value] = EXPR_ROWS_NONE;
  for (ValueId id = 0; id < trace_values(trace); id++) {
    RowSet these = read[id] == EXPR_ROWS_OWN || read[id] == EXPR_ROWS_SAME ? rows
                   : read[id] == EXPR_ROWS_CHOSEN                          ? shown_label_rows(trace)
                                                                           : ALL_ROWS;
    if (read[id] == EXPR_ROWS_NONE || scene->values[id].apart)
      continue;
    if (single && read[id] == EXPR_ROWS_SAME)
      shown_add_single(trace, shown, (Cell){id, single->row, single->col});
    else
      shown_add(trace, shown, id, these);
  }
}

/* What single numbers of a value were computed from. */
static void add_read_of_singles(const Trace *trace, ShownSet *shown, size_t value) {
  for (size_t i = 0; i < trace->singles->count; i++) {
    const Cell cell = trace->singles->at[i];
    if (cell.value == value && shown->singles >> i & 1)
      add_read(trace, shown, value, shown_row(cell.row), &cell);
  }
}

static void add_recorded(const Trace *trace, ShownSet *shown) {
  const Scene *scene = trace->lesson->scene;
  for (size_t i = 0; i < scene->value_count; i++) {
    const SceneValue *value = &scene->values[i];
    if (value->record > 0 && shown->rows[i])
      shown_add(trace, shown, (value->record - 1), ALL_ROWS);
  }
}

/* Operands come before their results in the order of computing, so one walk from the last value to the first
 * reaches them all. */
void shown_add_operands(const Trace *trace, ShownSet *shown) {
  const Scene *scene = trace->lesson->scene;
  add_recorded(trace, shown);
  for (size_t i = scene->order_count; i-- > 0;) {
    if (shown->singles)
      add_read_of_singles(trace, shown, scene->order[i]);
    if (shown->rows[scene->order[i]])
      add_read(trace, shown, scene->order[i], shown->rows[scene->order[i]], NULL);
  }
}

/* All rows of a value; those from the 16th on share a bit. */
static RowSet every_row(const Trace *trace, ValueId id) {
  size_t count = trace_rows(trace, id);
  return (RowSet)(count < 16 ? (1u << count) - 1 : ALL_ROWS);
}

/* The rows of a companion that come with these rows of its value.  What is no value by rows comes when all
 * are there: a list of all losses would give away those of the other situations. */
static RowSet companion_rows(const Trace *trace, ValueId of, ValueId value, RowSet fresh, RowSet known) {
  bool alike = trace_by_row(trace, value) && trace_side(trace, of, false) == trace_side(trace, value, false);
  if (fresh == 0 || !trace_by_row(trace, of) || alike)
    return fresh;
  RowSet all = every_row(trace, of);
  return ((fresh | known) & all) == all ? ALL_ROWS : 0;
}

void shown_complete(const Trace *trace, ShownSet *fresh, const ShownSet *known) {
  const Scene *scene = trace->lesson->scene;
  shown_add_operands(trace, fresh);
  for (size_t i = 0; i < scene->value_count; i++) {
    ValueId value = i;
    if (scene->values[value].with == 0)
      continue;
    ValueId of = (scene->values[value].with - 1);
    shown_add(trace, fresh, value, companion_rows(trace, of, value, fresh->rows[of], known->rows[of]));
  }
  shown_add_operands(trace, fresh);
}

Visibility trace_visibility(const Trace *trace, size_t step, Cell cell) {
  const StepKind *kind = trace_step(trace, step).kind;
  const ShownSet *known = &kind->known[trace->pane], *fresh = &kind->fresh[trace->pane];
  RowSet row = shown_row(cell.row);
  uint64_t single = known->singles | fresh->singles ? shown_single(trace, cell) : 0;
  return fresh->singles & single         ? FRESH
         : known->singles & single       ? KNOWN
         : fresh->rows[cell.value] & row ? FRESH
         : known->rows[cell.value] & row ? KNOWN
                                         : HIDDEN;
}

bool trace_is_known(const Trace *trace, size_t step, ValueId id) {
  const StepKind *kind = trace_step(trace, step).kind;
  const ShownSet *known = &kind->known[trace->pane], *fresh = &kind->fresh[trace->pane];
  return known->rows[id] || fresh->rows[id] || shown_any_single(trace, known->singles | fresh->singles, id);
}
