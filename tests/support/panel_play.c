#include "support/panel_play.h"

#include "base/file.h"
#include "base/text.h"
#include "support/check.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void fail_with(const ErrorList *errors) {
  for (size_t i = 0; i < errors->kept; i++)
    fprintf(stderr, "%s:%d:%d: %s\n", errors->items[i].file, errors->items[i].line, errors->items[i].column,
            errors->items[i].what);
  fail();
}

static void open_text(PanelPlay *out, const Font *font, const char *path, const char *text) {
  Error err = {0};
  ErrorList errors = {0};
  out->state = (ViewState){.progress = 1,
                           .width = 1280,
                           .height = 720,
                           .text_scale = 1,
                           .digits = 2,
                           .language = LANG_EN,
                           .field = {.text = "", .message = ""}};
  assert_true(strings_load(&out->strings, "assets/strings", &err));
  if (!lesson_parse(&out->lesson, &out->arena, path, text, strlen(text), &errors))
    fail_with(&errors);
  if (!trace_build(&out->original, &out->lesson, &out->lesson.setup, NULL, &err) ||
      !trace_build(&out->trace, &out->lesson, &out->lesson.setup, NULL, &err))
    fail_msg("%s", err.what);
  out->view = view_new(font, &out->strings);
  out->state.lesson = &out->lesson;
  out->state.trace = out->state.original = &out->original;
}

void panel_play_drop(char *file) {
  static const char MAIN[] = "\n    main: ";
  char *own = strstr(file, "\npanels:");
  if (own)
    *own = '\0';
  for (char *at = file; (at = strstr(at, MAIN)) != NULL; at++)
    at[1] = '#';
}

void panel_play_make(PanelPlay *out, const Font *font, const char *path, const char *panels) {
  Error err;
  char *file;
  size_t size;
  *out = (PanelPlay){.state = {.progress = 1}};
  assert_true(file_read(&out->arena, path, LESSON_BYTES_MAX, &file, &size, &err));
  panel_play_drop(file);
  open_text(out, font, path, arena_printf(&out->arena, "%s\npanels:\n%s\n", file, panels));
}

void panel_play_own(PanelPlay *out, const Font *font, const char *values, const char *reveal,
                    const char *panels) {
  *out = (PanelPlay){.state = {.progress = 1}};
  open_text(
      out, font, "own.yaml",
      arena_printf(&out->arena,
                   "id: own\n"
                   "title: { ko: 값, en: Values }\n"
                   "sizes: { K: 3, N: 40 }\n"
                   "values:\n%s"
                   "groups: [ { id: a, title: { ko: 하나, en: One } } ]\n"
                   "steps:\n"
                   "  - { id: given, group: a, title: { ko: 하나, en: One }, text: { ko: 글, en: Text } }\n"
                   "  - { id: shown, group: a, title: { ko: 둘, en: Two }, text: { ko: 글, en: Text },\n"
                   "      reveal: [%s] }\n"
                   "panels:\n%s\n",
                   values, reveal, panels));
  panel_play_go(out, "shown");
}

void panel_play_free(PanelPlay *stage) {
  view_free(stage->view);
  hits_free(&stage->hits);
  canvas_free(&stage->canvas);
  strings_free(&stage->strings);
  trace_free(&stage->original);
  trace_free(&stage->trace);
  arena_free(&stage->arena);
}

void panel_play_set(PanelPlay *stage, const char *assignment) {
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

void panel_play_go(PanelPlay *stage, const char *id) {
  char found[TRACE_ID_MAX];
  for (size_t step = 0; step < stage->state.trace->step_count; step++)
    if (strcmp(trace_step_id(found, stage->state.trace, step), id) == 0) {
      stage->state.step = step;
      return;
    }
  fail_msg("no step %s", id);
}

void panel_play_draw(PanelPlay *stage) {
  (void)view_draw(stage->view, &stage->canvas, &stage->hits, &stage->state);
}

double panel_play_unit(const PanelPlay *stage) {
  size_t count;
  const PanelPlace *places = view_panels(stage->view, &count);
  for (size_t i = 0; i < count; i++)
    if (places[i].open)
      return places[i].unit;
  return view_unit(stage->view);
}

const char *panel_play_words(PanelPlay *stage) {
  Text all = {0};
  for (size_t i = 0; i < stage->canvas.count; i++)
    if (stage->canvas.commands[i].kind == COMMAND_TEXT)
      text_addf(&all, "%s ", stage->canvas.commands[i].text);
  const char *result = arena_copy(&stage->arena, text_get(&all));
  text_free(&all);
  return result;
}

void panel_play_check(const PanelPlay *stage) {
  const Rect whole = {0, 0, stage->canvas.width, stage->canvas.height};
  for (size_t i = 0; i < stage->canvas.count; i++) {
    const Command *command = &stage->canvas.commands[i];
    assert_true(isfinite(command->rect.x) && isfinite(command->rect.y) && isfinite(command->rect.w));
    for (size_t k = 0; k < command->count; k++)
      assert_true(isfinite(command->points[k].x) && isfinite(command->points[k].y));
    if (command->kind == COMMAND_TEXT &&
        (command->rect.x < -1 || command->rect.x + command->rect.w > whole.w + 1 || command->rect.y < 0 ||
         command->rect.y > whole.h))
      fail_msg("\"%s\" lies outside the picture", command->text);
  }
  for (size_t i = 0; i < stage->hits.count; i++)
    assert_true(isfinite(stage->hits.items[i].rect.x) && isfinite(stage->hits.items[i].rect.w));
}

const Hit *panel_play_hit(const PanelPlay *stage, const char *value, size_t row, size_t i) {
  ValueId id;
  assert_true(trace_find(&id, stage->state.trace, value));
  for (size_t k = 0; k < stage->hits.count; k++) {
    const Hit *hit = &stage->hits.items[k];
    if (hit->target.kind == TARGET_CELL && hit->target.a == (int)id && hit->target.b == (int)row && i-- == 0)
      return hit;
  }
  return NULL;
}

const Hit *panel_play_grip(const PanelPlay *stage, const char *value, size_t row) {
  const Hit *hit;
  for (size_t i = 0; (hit = panel_play_hit(stage, value, row, i)) != NULL; i++)
    if (hit->handle.kind != HANDLE_NONE)
      return hit;
  return NULL;
}
