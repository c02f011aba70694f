/* What is shown of every value: rows and single numbers, and what they bring along. */
#ifndef STEPMAX_TRACE_SHOWN_H
#define STEPMAX_TRACE_SHOWN_H

#include "trace/trace.h"

#define ALL_ROWS ((RowSet)-1)

/* In each pane: StepKind.known or .fresh. */
typedef ShownSet Panes[LESSON_PANES_MAX];

/* The numbers that are revealed by themselves; a bit of ShownSet.singles for each. */
enum { SINGLES_MAX = 64 };
struct Singles {
  size_t count;
  Cell at[SINGLES_MAX];
};

RowSet shown_row(size_t row); /* its bit */
/* A number's bit among the single ones; 0: it is none. */
uint64_t shown_single(const Trace *trace, Cell cell);
bool shown_any_single(const Trace *trace, uint64_t singles, ValueId id);
/* The right class's; all where there is none. */
RowSet shown_label_rows(const Trace *trace);

/* What is not shown row by row is shown as a whole. */
void shown_add(const Trace *trace, ShownSet *shown, ValueId id, RowSet rows);
/* One number by itself; its row when there are too many such. */
void shown_add_single(const Trace *trace, ShownSet *shown, Cell cell);
/* All values of which the scene says this, the place of a flag in SceneValue. */
void shown_add_each(const Trace *trace, Panes shown, size_t flag);

/* Leaves what is in the one and not in the other; false: nothing. */
bool shown_take_away(const Trace *trace, Panes from, const Panes what);
/* In place of single numbers their rows. */
void shown_widen(const Trace *trace, ShownSet *shown);

/* A number never stands without what it was computed from, but for a scene's exceptions. */
void shown_add_operands(const Trace *trace, ShownSet *shown);
/* Adds what is shown with what is fresh in the trace's pane. */
void shown_complete(const Trace *trace, ShownSet *fresh, const ShownSet *known);

#endif
