#include "support/panel_picture.h"

#include "support/check.h"
#include "support/fixed_font.h"
#include "trace/cells.h"
#include "trace/training.h"
#include "view/panel.h"

#include <math.h>
#include <string.h>

void panel_picture_open(PanelPicture *picture, const char *lesson) {
  ErrorList errors = {0};
  Error err = {0};
  *picture = (PanelPicture){
      .state = {
          .progress = 1, .width = 1280, .height = 720, .text_scale = 1, .digits = 2, .language = LANG_EN}};
  if (!lesson_parse(&picture->lesson, &picture->arena, "lessons/t.yaml", lesson, strlen(lesson), &errors))
    fail_msg("%d:%d %s (%s)", errors.items[0].line, errors.items[0].column, errors.items[0].what,
             errors.items[0].hint);
  if (!trace_build(&picture->trace, &picture->lesson, &picture->lesson.setup, NULL, &err))
    fail_msg("%s", err.what);
  training_finish(&picture->trace);
  if (!strings_load(&picture->strings, "assets/strings", &err))
    fail_msg("%s", err.what);
  picture->view = view_new(&fixed_font, &picture->strings);
  picture->state.lesson = &picture->lesson;
  picture->state.trace = picture->state.original = &picture->trace;
}

void panel_picture_close(PanelPicture *picture) {
  view_free(picture->view);
  hits_free(&picture->hits);
  canvas_free(&picture->canvas);
  strings_free(&picture->strings);
  trace_free(&picture->trace);
  arena_free(&picture->arena);
}

static void check_rect(Rect rect) {
  assert_true(isfinite(rect.x) && isfinite(rect.y) && isfinite(rect.w) && isfinite(rect.h));
}

static void check_command(const Canvas *canvas, const Command *command) {
  check_rect(command->rect);
  for (size_t i = 0; i < command->count; i++)
    assert_true(isfinite(command->points[i].x) && isfinite(command->points[i].y));
  if (command->kind != COMMAND_TEXT || command->card == 0)
    return;
  Rect card = canvas->card_rects[command->card - 1], text = command->rect;
  if (text.x < card.x - 1 || text.x + text.w > card.x + card.w + 1 || text.y < card.y ||
      text.y > card.y + card.h + 1)
    fail_msg("\"%s\" leaves its card", command->text);
}

void panel_picture_draw(PanelPicture *picture, size_t step) {
  picture->state.step = step;
  (void)view_draw(picture->view, &picture->canvas, &picture->hits, &picture->state);
  for (size_t i = 0; i < picture->canvas.count; i++)
    check_command(&picture->canvas, &picture->canvas.commands[i]);
  for (size_t i = 0; i < picture->hits.count; i++)
    check_rect(picture->hits.items[i].rect);
}

bool panel_picture_shows(const PanelPicture *picture, const char *text) {
  for (size_t i = 0; i < picture->canvas.count; i++)
    if (picture->canvas.commands[i].kind == COMMAND_TEXT &&
        strcmp(picture->canvas.commands[i].text, text) == 0)
      return true;
  return false;
}

size_t panel_picture_count(const PanelPicture *picture, CommandKind kind) {
  size_t count = 0;
  for (size_t i = 0; i < picture->canvas.count; i++)
    count += picture->canvas.commands[i].kind == kind;
  return count;
}

Cell panel_picture_cell(const PanelPicture *picture, const char *name) {
  Cells cells;
  Error err = {0};
  if (!cells_find(&cells, &picture->trace, picture->state.step, name, &err))
    fail_msg("%s", err.what);
  return cells_at(&cells, 0);
}

const Hit *panel_picture_hit(const PanelPicture *picture, const char *name) {
  Cell cell = panel_picture_cell(picture, name);
  return hits_find(&picture->hits, (Target){TARGET_CELL, (int)cell.value, (int)cell.row, (int)cell.col, 0});
}

const Hit *panel_picture_handle(const PanelPicture *picture, int panel, int which) {
  return hits_find(&picture->hits, (Target){TARGET_HANDLE, panel, which, 0, 0});
}

static const Panel *find_panel(const Panel *root, size_t index) {
  if (root->index == index)
    return root;
  for (size_t i = 0; i < root->child_count; i++) {
    const Panel *found = find_panel(root->children[i], index);
    if (found)
      return found;
  }
  return NULL;
}

const char *panel_picture_print(PanelPicture *picture, size_t index) {
  const Panel *panel = find_panel(picture->lesson.panels, index);
  Draw draw = {.canvas = &picture->canvas,
               .hits = &picture->hits,
               .state = &picture->state,
               .strings = &picture->strings,
               .theme = theme_get(false),
               .font = &fixed_font,
               .arena = &picture->arena,
               .u = 8,
               .t = 1};
  Text text = {0};
  assert_non_null(panel);
  if (panel_look(panel->kind)->print)
    panel_look(panel->kind)->print(&text, &draw, panel);
  const char *words = arena_copy(&picture->arena, text_get(&text));
  text_free(&text);
  return words;
}
