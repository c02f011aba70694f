#include "support/panel_stage.h"

#include "base/file.h"
#include "base/text.h"
#include "support/check.h"

#include <stdio.h>
#include <string.h>

static void fail_with(const ErrorList *errors) {
  for (size_t i = 0; i < errors->kept; i++)
    fprintf(stderr, "%s:%d:%d: %s\n", errors->items[i].file, errors->items[i].line, errors->items[i].column,
            errors->items[i].what);
  fail();
}

void panel_stage_make(PanelStage *out, const Font *font, const char *path, const char *panels) {
  Error err;
  ErrorList errors = {0};
  Text text = {0};
  char *file;
  size_t size;
  *out = (PanelStage){.state = {.progress = 1,
                                .width = 1280,
                                .height = 720,
                                .text_scale = 1,
                                .digits = 2,
                                .language = LANG_EN,
                                .field = {.text = "", .message = ""}}};
  assert_true(strings_load(&out->strings, "assets/strings", &err));
  assert_true(file_read(&out->arena, path, LESSON_BYTES_MAX, &file, &size, &err));
  text_addf(&text, "%s\npanels:\n%s\n", file, panels);
  if (!lesson_parse(&out->lesson, &out->arena, path, text_get(&text), text.length, &errors))
    fail_with(&errors);
  text_free(&text);
  assert_true(trace_build(&out->original, &out->lesson, &out->lesson.setup, NULL, &err));
  assert_true(trace_build(&out->trace, &out->lesson, &out->lesson.setup, NULL, &err));
  out->view = view_new(font, &out->strings);
  out->state.lesson = &out->lesson;
  out->state.trace = out->state.original = &out->original;
}

void panel_stage_free(PanelStage *stage) {
  view_free(stage->view);
  hits_free(&stage->hits);
  canvas_free(&stage->canvas);
  strings_free(&stage->strings);
  trace_free(&stage->original);
  trace_free(&stage->trace);
  arena_free(&stage->arena);
}

void panel_stage_set(PanelStage *stage, const char *assignment) {
  Error err;
  SetupRange open[SETUP_FIELDS_MAX];
  Setup setup = stage->trace.setup;
  for (unsigned i = 0; i < SETUP_FIELDS_MAX; i++)
    open[i] = (SetupRange){.editable = true, .min = -1e9, .max = 1e9};
  assert_true(setup_assign(&setup, assignment, open, &err));
  trace_free(&stage->trace);
  assert_true(trace_build(&stage->trace, &stage->lesson, &setup, NULL, &err));
  stage->state.trace = &stage->trace;
}

void panel_stage_go(PanelStage *stage, const char *id) {
  char found[TRACE_ID_MAX];
  for (size_t step = 0; step < stage->state.trace->step_count; step++)
    if (strcmp(trace_step_id(found, stage->state.trace, step), id) == 0) {
      stage->state.step = step;
      return;
    }
  fail_msg("no step %s", id);
}

void panel_stage_draw(PanelStage *stage) {
  (void)view_draw(stage->view, &stage->canvas, &stage->hits, &stage->state);
}

const char *panel_stage_words(PanelStage *stage) {
  Text all = {0};
  for (size_t i = 0; i < stage->canvas.count; i++)
    if (stage->canvas.commands[i].kind == COMMAND_TEXT)
      text_addf(&all, "%s ", stage->canvas.commands[i].text);
  const char *result = arena_copy(&stage->arena, text_get(&all));
  text_free(&all);
  return result;
}

const Hit *panel_stage_hit(const PanelStage *stage, const char *value, size_t row, size_t i) {
  ValueId id;
  assert_true(trace_find(&id, stage->state.trace, value));
  for (size_t k = 0; k < stage->hits.count; k++) {
    const Hit *hit = &stage->hits.items[k];
    if (hit->target.kind == TARGET_CELL && hit->target.a == (int)id && hit->target.b == (int)row && i-- == 0)
      return hit;
  }
  return NULL;
}
