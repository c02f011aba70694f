#include "support/panel_sheet.h"

#include "support/check.h"

#include <math.h>
#include <string.h>

#define WORDS "title: { ko: 제목, en: Title }, text: { ko: 글, en: Text } }\n"

static const char LESSON[] =
    "id: sheet\n"
    "title: { ko: 판, en: Sheet }\n"
    "scene: chain\n"
    "chain: %s\n"
    "starts:\n"
    "  - { id: own, title: { ko: 처음, en: Own }, set: {} }\n"
    "  - { id: far, title: { ko: 먼 곳, en: Far }, set: { x: 1 } }\n"
    "editable: { x: [-20, 20], W: [-5, 5], label: all, eta: [0.0001, 1] }\n"
    "groups: [{ id: all, title: { ko: 모두, en: All } }]\n"
    "steps:\n"
    "  - { id: given, group: all, reveal: [x, label, W, b], " WORDS
    "  - { id: scores, group: all, reveal: [z], " WORDS
    "  - { id: loss, group: all, reveal: [exp_z, sum_exp, p, y, loss, dz, dW, db], " WORDS
    "  - { id: update, group: all, for: update, " WORDS "panels: [ { %s } ]\n";

static void parse(PanelSheet *sheet, const char *chain, const char *panel) {
  ErrorList errors = {0};
  Error err;
  char line[1500];
  const char *text = arena_printf(&sheet->arena, LESSON, chain, panel);
  if (!lesson_parse(&sheet->lesson, &sheet->arena, "sheet.yaml", text, strlen(text), &errors))
    fail_msg("%s", error_text(&errors.items[0], line, sizeof line));
  if (!trace_build(&sheet->trace, &sheet->lesson, &sheet->lesson.setup, NULL, &err))
    fail_msg("%s", error_text(&err, line, sizeof line));
  assert_true(strings_load(&sheet->strings, "assets/strings", &err));
}

void panel_sheet_open(PanelSheet *sheet, const Font *font, const char *chain, const char *panel) {
  parse(sheet, chain, panel);
  sheet->state = (ViewState){.lesson = &sheet->lesson,
                             .trace = &sheet->trace,
                             .original = &sheet->trace,
                             .progress = 1,
                             .width = SHEET_WIDTH,
                             .height = SHEET_HEIGHT,
                             .text_scale = 1,
                             .digits = 2,
                             .language = LANG_EN,
                             .field = {.text = "", .message = ""}};
  sheet->draw = (Draw){.canvas = &sheet->canvas,
                       .hits = &sheet->hits,
                       .state = &sheet->state,
                       .strings = &sheet->strings,
                       .theme = theme_get(false),
                       .font = font,
                       .arena = &sheet->frame,
                       .t = 1};
  sheet->draw.u = theme_unit(SHEET_WIDTH, SHEET_HEIGHT, 1);
}

void panel_sheet_close(PanelSheet *sheet) {
  hits_free(&sheet->hits);
  canvas_free(&sheet->canvas);
  strings_free(&sheet->strings);
  trace_free(&sheet->trace);
  arena_free(&sheet->frame);
  arena_free(&sheet->arena);
}

const Panel *panel_sheet_panel(const PanelSheet *sheet) {
  assert_true(sheet->lesson.panels && sheet->lesson.panels->child_count == 1);
  return sheet->lesson.panels->children[0];
}

/* What is no number must never come into a picture. */
static void check_finite(const PanelSheet *sheet) {
  for (size_t i = 0; i < sheet->canvas.count; i++) {
    Rect rect = sheet->canvas.commands[i].rect;
    assert_true(isfinite(rect.x) && isfinite(rect.y) && isfinite(rect.w) && isfinite(rect.h));
  }
  for (size_t i = 0; i < sheet->hits.count; i++) {
    Rect rect = sheet->hits.items[i].rect, plane = sheet->hits.items[i].handle.plane;
    assert_true(isfinite(rect.x) && isfinite(rect.y) && rect.w >= 0 && rect.h >= 0);
    assert_true(isfinite(plane.x) && isfinite(plane.y) && isfinite(plane.w) && isfinite(plane.h));
  }
}

void panel_sheet_draw(PanelSheet *sheet, size_t step, double width, double height) {
  ViewState *state = &sheet->state;
  const double u = sheet->draw.u, margin = 4 * u, pad = 2 * u;
  const Panel *panel = panel_sheet_panel(sheet);
  state->step = step;
  sheet->draw.theme = theme_get(state->dark);
  sheet->draw.t = state->progress;
  arena_reset(&sheet->frame);
  hits_clear(&sheet->hits);
  canvas_begin(&sheet->canvas, sheet->draw.font, state->width, state->height, sheet->draw.theme->ground);
  sheet->rect = (Rect){margin, margin, width * u, height * u};
  Rect card = {margin - pad, margin - pad, sheet->rect.w + 2 * pad, sheet->rect.h + 2 * pad};
  int before = draw_card(&sheet->draw, card);
  panel_look(panel->kind)->draw(&sheet->draw, panel, sheet->rect);
  canvas_end_card(&sheet->canvas, before);
  check_finite(sheet);
  Hit *slider = hits_add(&sheet->hits, (Rect){0, 0, state->width, 2 * u}, (Target){.kind = TARGET_TIMELINE});
  slider->last = (int)sheet->trace.step_count - 1;
}

const char *panel_sheet_words(PanelSheet *sheet) {
  Text all = {0};
  for (size_t i = 0; i < sheet->canvas.count; i++)
    if (sheet->canvas.commands[i].kind == COMMAND_TEXT)
      text_addf(&all, "%s ", sheet->canvas.commands[i].text);
  const char *result = arena_copy(&sheet->arena, text_get(&all));
  text_free(&all);
  return result;
}

const Hit *panel_sheet_hit(const PanelSheet *sheet, ValueId value, size_t row, size_t col, bool handle) {
  const Target target = {TARGET_CELL, (int)value, (int)row, (int)col, 0};
  for (size_t i = 0; i < sheet->hits.count; i++) {
    const Hit *hit = &sheet->hits.items[i];
    if (target_equal(hit->target, target) && (hit->handle.kind != HANDLE_NONE) == handle)
      return hit;
  }
  return NULL;
}

size_t panel_sheet_count(const PanelSheet *sheet, TargetKind kind) {
  size_t count = 0;
  for (size_t i = 0; i < sheet->hits.count; i++)
    count += sheet->hits.items[i].target.kind == kind;
  return count;
}

const char *panel_sheet_print(PanelSheet *sheet) {
  const Panel *panel = panel_sheet_panel(sheet);
  Text out = {0};
  panel_look(panel->kind)->print(&out, &sheet->draw, panel);
  const char *result = arena_copy(&sheet->arena, text_get(&out));
  text_free(&out);
  return result;
}
