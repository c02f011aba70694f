/* What is known of a trace without computing: its values, panes and steps. */
#include "trace/trace.h"

#include "trace/steps.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* The first of the opened passes that is at least `pass`. */
static size_t place_of(const Opened *opened, size_t pass) {
  size_t at = 0;
  while (at < opened->count && opened->passes[at] < pass)
    at++;
  return at;
}

bool opened_get(const Opened *opened, size_t pass) {
  size_t at = place_of(opened, pass);
  return at < opened->count && opened->passes[at] == pass;
}

static void remove_at(Opened *opened, size_t at) {
  memmove(&opened->passes[at], &opened->passes[at + 1], (--opened->count - at) * sizeof *opened->passes);
}

void opened_set(Opened *opened, size_t pass, bool open) {
  if (opened_get(opened, pass) == open)
    return;
  if (!open) {
    remove_at(opened, place_of(opened, pass));
    return;
  }
  if (opened->count == OPENED_MAX)
    remove_at(opened, 0);
  size_t at = place_of(opened, pass);
  memmove(&opened->passes[at + 1], &opened->passes[at], (opened->count++ - at) * sizeof *opened->passes);
  opened->passes[at] = pass;
}

Trace trace_of_pane(const Trace *trace, size_t pane) {
  assert(pane < trace->pane_count);
  Trace other = *trace;
  other.pane = pane;
  return other;
}

bool trace_pane_shown(const Trace *trace, size_t pane) {
  return !trace_is_training(trace) || training_shows(&trace->setup, pane);
}

bool trace_find_pane(size_t *out, const Trace *trace, const char *id, size_t length) {
  const Lesson *lesson = trace->lesson;
  for (size_t i = 0; i < lesson->pane_count; i++)
    if (strlen(lesson->panes[i].id) == length && strncmp(lesson->panes[i].id, id, length) == 0) {
      *out = i;
      return true;
    }
  return false;
}

bool trace_has(const Trace *trace, ValueId id) {
  assert(id < trace_values(trace));
  return !trace_info(trace, id)->in_panes || trace->lesson->pane_count > 0;
}

int trace_rank(const Trace *trace, ValueId id) {
  return scene_rank(trace->lesson->scene, trace_info(trace, id));
}

SideKind trace_side(const Trace *trace, ValueId id, bool columns) {
  const SceneValue *value = trace_info(trace, id);
  return scene_side_kind(trace->lesson->scene, columns ? value->cols : value->rows);
}

bool trace_by_row(const Trace *trace, ValueId id) {
  int rank = trace_rank(trace, id);
  bool feature = rank == 1 && trace_side(trace, id, false) == SIDE_FEATURES;
  return rank > 0 && trace_info(trace, id)->record == 0 && !feature;
}

size_t trace_dimension(const Trace *trace, SideKind kind) {
  const Scene *scene = trace->lesson->scene;
  for (size_t i = 0; i < scene->size_count; i++)
    if (scene_side_kind(scene, (SceneSide){.named = true, .size = i}) == kind)
      return trace->sizes[trace->pane][i];
  return 0;
}

size_t trace_rows(const Trace *trace, ValueId id) {
  return trace_by_row(trace, id) ? scene_side(trace_info(trace, id)->rows, trace->sizes[trace->pane]) : 0;
}

bool trace_find(ValueId *out, const Trace *trace, const char *name) {
  ValueId id;
  if (!scene_find(&id, trace->lesson->scene, name) || !trace_has(trace, id))
    return false;
  *out = id;
  return true;
}

size_t trace_names(const char *out[VALUE_MAX], const Trace *trace) {
  size_t count = 0;
  for (ValueId id = 0; id < trace_values(trace); id++)
    if (trace_has(trace, id))
      out[count++] = trace_info(trace, id)->name;
  return count;
}

bool trace_right_row(size_t *out, const Trace *trace) {
  const Scene *scene = trace->lesson->scene;
  unsigned field;
  if (scene->chosen == 0 || !setup_field_find(&field, &trace->setup, scene->values[scene->chosen - 1].name))
    return false;
  *out = (size_t)setup_get(&trace->setup, field, 0, 0) - 1;
  return true;
}

bool trace_given(const Trace *trace, ValueId id) {
  unsigned field;
  return setup_field_find(&field, &trace->setup, trace_info(trace, id)->name);
}

static const TraceSegment *segment_of(const Trace *trace, size_t step) {
  assert(step < trace->step_count);
  const TraceSegment *segment = trace->segments;
  while (segment + 1 < trace->segments + trace->segment_count && segment[1].first <= step)
    segment++;
  return segment;
}

TraceStep trace_step(const Trace *trace, size_t step) {
  const TraceSegment *segment = segment_of(trace, step);
  size_t at = step - segment->first;
  return (TraceStep){&segment->kinds[at % segment->count], segment->pass + at / segment->count};
}

char *trace_step_id(char out[TRACE_ID_MAX], const Trace *trace, size_t step) {
  TraceStep at = trace_step(trace, step);
  const char *id = at.kind->source->id;
  if (at.kind->within)
    snprintf(out, TRACE_ID_MAX, "%s-%zu/%s", at.kind->within->id, at.pass + 1, id);
  else if (at.kind->summary)
    snprintf(out, TRACE_ID_MAX, "%s-%zu", id, at.pass + 1);
  else
    snprintf(out, TRACE_ID_MAX, "%s", id);
  return out;
}
