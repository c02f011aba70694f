/* What lies over the lesson: help, the list of lessons, questions, fields to type into, the columns of data;
 * the notice, and the tip. */
#include "view/parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void veil(const Draw *draw) {
  const ViewState *state = draw->state;
  Rect whole = {0, 0, state->width, state->height};
  canvas_fill_rect(draw->canvas, whole, 0, color_fade(RGB(0x0B0F14), draw->theme->dark ? 0.62 : 0.45));
  /* What lies below can't be reached; a click beside the sheet closes it. */
  hits_clear(draw->hits);
  Hit *hit = hits_add(draw->hits, whole, (Target){TARGET_CONTROL, ACTION_CLOSE, 0, 1, 0});
  hit->action = (Action){.kind = ACTION_CLOSE};
}

/* A sheet in the middle with a title, over a veil; returns the room inside. */
static Rect draw_sheet(const Draw *draw, double width_u, double height_u, StringId title, int *card) {
  double u = draw->u, w = fmin(width_u * u, draw->state->width - 4 * u),
         h = fmin(height_u * u, draw->state->height - 4 * u);
  Rect rect = {round((draw->state->width - w) / 2), round((draw->state->height - h) / 2), round(w), round(h)};
  veil(draw);
  *card = draw_card(draw, rect);
  hits_add(draw->hits, rect, (Target){TARGET_PANEL, 1, 0, 0, 0});
  draw_text(draw, ALIGN_LEFT, rect.x + 3 * u, rect.y + 3.4 * u,
            (TextLook){SIZE_TITLE, true, draw->theme->ink}, draw_string(draw, title));
  return (Rect){rect.x + 3 * u, rect.y + 6.4 * u, rect.w - 6 * u, rect.h - 8.4 * u};
}

/* One line of help: the keys that do it, what it does. */
typedef struct HelpLine {
  const char *keys;
  StringId help;
} HelpLine;

static size_t help_lines(const Draw *draw, HelpLine *out) {
  size_t count, used = 0;
  const KeyBinding *bindings = key_bindings(&count);
  for (size_t i = 0; i < count; i++) {
    if (bindings[i].help != STRING_NONE)
      out[used++] = (HelpLine){bindings[i].label, bindings[i].help};
    else if (used && bindings[i].label && *bindings[i].label)
      out[used - 1].keys = arena_printf(draw->arena, "%s, %s", out[used - 1].keys, bindings[i].label);
  }
  return used;
}

static void draw_help(const Draw *draw) {
  enum { LINES_MAX = 128 };
  HelpLine lines[LINES_MAX];
  size_t bindings;
  key_bindings(&bindings);
  size_t count = bindings <= LINES_MAX ? help_lines(draw, lines) : 0;
  int card;
  double u = draw->u;
  bool wide_screen = draw->state->width > 95 * u;
  double lines_high = 2.9 * (double)(wide_screen ? (count + 1) / 2 : count);
  Rect inner = draw_sheet(draw, wide_screen ? 140 : 100, 13.5 + lines_high, STRING_HELP_TITLE, &card);
  double mouse = draw_paragraph(draw, inner, (TextLook){1.8, false, draw->theme->muted},
                                draw_string(draw, STRING_HELP_MOUSE), true) +
                 u;
  inner.y += mouse;
  inner.h -= mouse;
  size_t columns = wide_screen ? 2 : 1, rows = (count + columns - 1) / columns;
  double pitch = fmin(inner.h / (double)rows, 2.9 * u), size = clamp(pitch / u * 0.66, SIZE_LEAST, 1.8),
         wide = inner.w / (double)columns, keys = 0;
  for (size_t i = 0; i < count; i++)
    keys = fmax(keys, draw_text_width(draw, size, true, lines[i].keys));
  keys = fmin(keys, 0.5 * wide);
  for (size_t i = 0; i < count; i++) {
    size_t column = i / rows, row = i % rows;
    double x = inner.x + (double)column * wide, y = inner.y + ((double)row + 0.5) * pitch;
    draw_text(draw, ALIGN_LEFT, x, y, (TextLook){size, true, draw->theme->ink},
              draw_fitted(draw, keys, size, true, lines[i].keys));
    draw_text(draw, ALIGN_LEFT, x + keys + 1.6 * u, y, (TextLook){size, false, draw->theme->ink},
              draw_fitted(draw, wide - keys - 3 * u, size, false, draw_string(draw, lines[i].help)));
  }
  canvas_end_card(draw->canvas, card);
}

static void draw_entry(const Draw *draw, Rect row, size_t i) {
  const CatalogueEntry *entry = &draw->state->catalogue[i];
  const Theme *theme = draw->theme;
  double u = draw->u, y = row.y + row.h / 2, x = row.x + 1.4 * u;
  bool chosen = draw->state->overlay_choice == i;
  if (chosen)
    canvas_fill_rect(draw->canvas, row, 0.8 * u, theme->field);
  if (chosen)
    canvas_border(draw->canvas, row, 0.8 * u, 0.2 * u, theme->accent);
  TextLook look = {2.1, true, entry->broken ? theme->muted : theme->ink};
  draw_text(draw, ALIGN_LEFT, x, y, (TextLook){2.0, true, theme->muted}, entry->number);
  x += 4.6 * u;
  const char *title = entry->title.in[draw->state->language];
  if (!title)
    title = entry->id;
  double room = row.x + row.w - x - 2 * u;
  x += draw_text(draw, ALIGN_LEFT, x, y, look, draw_fitted(draw, room, 2.1, true, title)) + 2 * u;
  const char *side = entry->broken ? entry->error.what : entry->id;
  if (row.x + row.w - x > 12 * u)
    draw_text(draw, ALIGN_RIGHT, row.x + row.w - 1.4 * u, y,
              (TextLook){1.7, false, entry->broken ? theme->bad : theme->muted},
              draw_fitted(draw, row.x + row.w - x - 2 * u, 1.7, false, side));
  Hit *hit = hits_add(draw->hits, row, (Target){TARGET_CONTROL, ACTION_OPEN_LESSON, (int)i, 0, 0});
  hit->action = (Action){.kind = ACTION_OPEN_LESSON, .arg = (int)i};
}

static void draw_list(const Draw *draw) {
  int card;
  double u = draw->u, pitch = 4.2 * u;
  size_t count = draw->state->catalogue_count;
  Rect inner = draw_sheet(draw, 100, clamp(10.4 + 4.2 * (double)count, 24, 84), STRING_LIST_TITLE, &card);
  if (count == 0)
    draw_paragraph(draw, inner, (TextLook){2, false, draw->theme->muted},
                   draw_string(draw, STRING_LIST_EMPTY), true);
  size_t fit = (size_t)fmax(inner.h / pitch, 1),
         first = draw->state->overlay_choice >= fit ? draw->state->overlay_choice - fit + 1 : 0;
  for (size_t i = first; i < count && i < first + fit; i++)
    draw_entry(draw,
               (Rect){inner.x - u, inner.y + (double)(i - first) * pitch, inner.w + 2 * u, pitch - 0.4 * u},
               i);
  canvas_end_card(draw->canvas, card);
}

/* Two buttons at the lower right of a sheet, the second the one that Enter presses.  Returns what is left of
 * them. */
static double draw_answers(const Draw *draw, Rect inner, StringId no, StringId yes, Action on_no,
                           Action on_yes) {
  double u = draw->u, y = inner.y + inner.h - 3.6 * u, right = inner.x + inner.w;
  const StringId names[] = {yes, no};
  const Action actions[] = {on_yes, on_no};
  for (int i = 0; i < 2; i++) {
    const char *name = draw_string(draw, names[i]);
    double wide = draw_text_width(draw, 1.7, true, name) + 4 * u;
    draw_button(draw, (Rect){right - wide, y, wide, 3.6 * u}, name, i == 0, actions[i], STRING_NONE);
    right -= wide + 1.2 * u;
  }
  return right;
}

static void draw_quit(const Draw *draw) {
  int card;
  Rect inner = draw_sheet(draw, 60, 18, STRING_QUIT_QUESTION, &card);
  const Action no = {.kind = ACTION_CLOSE}, yes = {.kind = ACTION_QUIT};
  draw_answers(draw, inner, STRING_STAY, STRING_QUIT, no, yes);
  canvas_end_card(draw->canvas, card);
}

/* The end of a text that is too long for its box is what matters: the caret is there. */
static const char *tail_that_fits(const Draw *draw, double width, double size, const char *text) {
  while (*text && draw_text_width(draw, size, false, text) > width)
    text_next(&text);
  return text;
}

static void draw_field(const Draw *draw) {
  static const StringId TITLES[] = {[OVERLAY_GO] = STRING_GO_TITLE,
                                    [OVERLAY_SAVE_PICTURE] = STRING_SAVE_PICTURE_TITLE,
                                    [OVERLAY_SAVE_LESSON] = STRING_SAVE_LESSON_TITLE};
  bool go = draw->state->overlay == OVERLAY_GO;
  int card;
  double u = draw->u;
  const Theme *theme = draw->theme;
  const FieldView *field = &draw->state->field;
  bool refused = field->message && *field->message;
  const char *last = draw->state->trace ? draw_count(draw, draw->state->trace->step_count) : "1";
  const char *words = refused ? field->message : go ? draw_words(draw, STRING_GO_RANGE, last, NULL) : "";
  TextLook look = {1.8, refused, refused ? theme->bad : theme->muted};
  double said = draw_paragraph(draw, (Rect){0, 0, fmin(84 * u, draw->state->width - 4 * u) - 6 * u, 0}, look,
                               words, false) /
                u;
  Rect inner = draw_sheet(draw, 84, 24 + fmax(said, 2.7), TITLES[draw->state->overlay], &card);
  Rect box = {inner.x, inner.y, inner.w, 4.4 * u};
  canvas_fill_rect(draw->canvas, box, 0.7 * u, theme->field);
  canvas_border(draw->canvas, box, 0.7 * u, 0.22 * u, refused ? theme->bad : theme->accent);
  const char *text = tail_that_fits(draw, box.w - 3 * u, 2, field->text);
  size_t cut = strlen(field->text) - strlen(text), shown = field->caret > cut ? field->caret - cut : 0;
  field_text_draw(draw, box.x + 1.2 * u, box.y + box.h / 2, text, shown, false);
  Rect note = {inner.x, box.y + box.h + 0.8 * u, inner.w, 0};
  draw_paragraph(draw, note, look, words, true);
  const Action no = {.kind = ACTION_CLOSE}, yes = {.kind = ACTION_ENTER};
  draw_answers(draw, inner, STRING_CANCEL, go ? STRING_GO_BUTTON : STRING_SAVE_BUTTON, no, yes);
  canvas_end_card(draw->canvas, card);
}

/* --- The columns of a file of data */

#define PITCH 3.4 /* u, of the rows */
#define HEAD 3.0
#define FOOT 11.2
#define SIZE_ROW 1.8

/* Where the parts of a row stand, in pixels from the left. */
typedef struct ColumnPlaces {
  double label, feature, name, holds, right; /* middles of the first two */
} ColumnPlaces;

/* --- What a column holds */

static const char *values_text(const Draw *draw, const DataColumn *column) {
  const char *list = column->shown_count > 0 ? column->shown[0] : "";
  for (size_t i = 1; i < column->shown_count; i++)
    list = arena_printf(draw->arena, "%s, %s", list, column->shown[i]);
  if (column->values > DATASET_CLASSES_MAX)
    return draw_words(draw, STRING_COLUMNS_MANY, draw_count(draw, DATASET_CLASSES_MAX),
                      arena_printf(draw->arena, "%s …", list));
  if (column->values > column->shown_count)
    list = arena_printf(draw->arena, "%s …", list);
  return draw_words(draw, STRING_COLUMNS_VALUES, draw_count(draw, column->values), list);
}

static const char *holds_text(const Draw *draw, const Columns *columns, size_t i) {
  const DataColumn *column = &columns->at[i];
  if (column->values == 0)
    return draw_string(draw, STRING_COLUMNS_EMPTY);
  if (!column_means_numbers(columns, i))
    return values_text(draw, column);
  if (!column_is_numeric(columns, i))
    return draw_words(draw, STRING_COLUMNS_MIXED, draw_count(draw, (size_t)column->line), NULL);
  if (!(column->max > column->min))
    return draw_words(draw, STRING_COLUMNS_CONSTANT, draw_few(draw, column->min, 3), NULL);
  return draw_words(draw, STRING_COLUMNS_RANGE, draw_few(draw, column->min, 3),
                    draw_few(draw, column->max, 3));
}

/* --- Rows */

static void add_hit(const Draw *draw, Rect rect, ActionKind kind, size_t i) {
  Target target = {TARGET_CONTROL, (int)kind, (int)i, 0, 0};
  if (target_equal(draw->state->focus, target))
    draw_focus(draw, rect, target);
  Hit *hit = hits_add(draw->hits, rect, target);
  hit->action = (Action){.kind = kind, .arg = (int)i};
  hit->focusable = true;
}

static void draw_radio(const Draw *draw, double x, double y, bool on) {
  double u = draw->u;
  const Theme *theme = draw->theme;
  canvas_circle(draw->canvas, x, y, 0.95 * u, on ? theme->accent : theme->muted);
  canvas_circle(draw->canvas, x, y, 0.72 * u, theme->card);
  if (on)
    canvas_circle(draw->canvas, x, y, 0.45 * u, theme->accent);
}

static void draw_check(const Draw *draw, double x, double y, bool on) {
  double u = draw->u;
  const Theme *theme = draw->theme;
  Rect box = {x - 0.9 * u, y - 0.9 * u, 1.8 * u, 1.8 * u};
  if (!on) {
    canvas_border(draw->canvas, box, 0.35 * u, 0.2 * u, theme->muted);
    return;
  }
  canvas_fill_rect(draw->canvas, box, 0.35 * u, theme->accent);
  canvas_line(draw->canvas, x - 0.5 * u, y, x - 0.12 * u, y + 0.42 * u, 0.28 * u, theme->card);
  canvas_line(draw->canvas, x - 0.12 * u, y + 0.42 * u, x + 0.52 * u, y - 0.42 * u, 0.28 * u, theme->card);
}

static void draw_row(const Draw *draw, const ColumnPlaces *places, Rect row, size_t i) {
  const ColumnsView *view = &draw->state->columns;
  const Theme *theme = draw->theme;
  double u = draw->u, y = row.y + row.h / 2, side = row.h / 2 - 0.2 * u;
  bool label = view->label == i, feature = !label && view->features[i];
  if (label || feature)
    canvas_fill_rect(draw->canvas, row, 0.6 * u, theme->field);
  draw_radio(draw, row.x + places->label, y, label);
  if (!label)
    draw_check(draw, row.x + places->feature, y, feature);
  const char *holds = holds_text(draw, view->columns, i);
  draw_text(draw, ALIGN_LEFT, row.x + places->name, y, (TextLook){SIZE_ROW, true, theme->ink},
            draw_fitted(draw, places->holds - places->name - u, SIZE_ROW, true, view->columns->at[i].name));
  draw_text(draw, ALIGN_LEFT, row.x + places->holds, y,
            (TextLook){SIZE_SMALL, false, label || feature ? theme->ink : theme->muted},
            draw_fitted(draw, places->right - places->holds, SIZE_SMALL, false, holds));
  add_hit(draw, (Rect){row.x + places->label - 2.2 * u, y - side, 4.4 * u, 2 * side}, ACTION_COLUMN_LABEL, i);
  /* The row itself is the switch, so that names can be clicked. */
  double left = places->feature - 2.2 * u;
  if (!label)
    add_hit(draw, (Rect){row.x + left, y - side, places->right - left, 2 * side}, ACTION_COLUMN_FEATURE, i);
}

/* How far the rows are scrolled: a bar at the right edge. */
static void draw_scroll(const Draw *draw, Rect area, size_t first, size_t shown, size_t all) {
  double u = draw->u, x = area.x + area.w - 0.6 * u;
  if (shown >= all)
    return;
  canvas_fill_rect(draw->canvas, (Rect){x, area.y, 0.6 * u, area.h}, 0.3 * u, draw->theme->field);
  canvas_fill_rect(
      draw->canvas,
      (Rect){x, area.y + area.h * (double)first / (double)all, 0.6 * u, area.h * (double)shown / (double)all},
      0.3 * u, draw->theme->muted);
}

static ColumnPlaces find_places(const Draw *draw, double width, bool scrolls) {
  double u = draw->u;
  double label =
      fmax(draw_text_width(draw, SIZE_SMALL, false, draw_string(draw, STRING_COLUMNS_LABEL)), 4 * u);
  double feature =
      fmax(draw_text_width(draw, SIZE_SMALL, false, draw_string(draw, STRING_COLUMNS_FEATURE)), 4 * u);
  ColumnPlaces places = {.label = label / 2 + 0.8 * u, .right = width - (scrolls ? 1.8 * u : 0)};
  places.feature = places.label + label / 2 + 1.6 * u + feature / 2;
  places.name = places.feature + feature / 2 + 2 * u;
  places.holds = places.name + fmin(0.36 * (width - places.name), 30 * u);
  return places;
}

static void draw_heads(const Draw *draw, const ColumnPlaces *places, double x, double y) {
  TextLook look = {SIZE_SMALL, false, draw->theme->muted};
  draw_text(draw, ALIGN_CENTER, x + places->label, y, look, draw_string(draw, STRING_COLUMNS_LABEL));
  draw_text(draw, ALIGN_CENTER, x + places->feature, y, look, draw_string(draw, STRING_COLUMNS_FEATURE));
  draw_text(draw, ALIGN_LEFT, x + places->name, y, look, draw_string(draw, STRING_COLUMNS_NAME));
  draw_text(draw, ALIGN_LEFT, x + places->holds, y, look, draw_string(draw, STRING_COLUMNS_HOLDS));
}

static void draw_rows(const Draw *draw, Rect area) {
  const ColumnsView *view = &draw->state->columns;
  double u = draw->u;
  Rect rows = {area.x, area.y + HEAD * u, area.w, area.h - HEAD * u};
  size_t all = view->columns->count, fit = (size_t)fmax(floor(rows.h / (PITCH * u) + 1e-6), 1);
  ColumnPlaces places = find_places(draw, area.w, fit < all);
  draw_heads(draw, &places, area.x, area.y + HEAD * u / 2);
  size_t shown = fit < all ? fit : all, first = view->first + shown <= all ? view->first : all - shown;
  for (size_t i = 0; i < shown; i++)
    draw_row(draw, &places, (Rect){rows.x, rows.y + (double)i * PITCH * u, places.right, (PITCH - 0.3) * u},
             first + i);
  draw_scroll(draw, (Rect){rows.x, rows.y, rows.w, (double)shown * PITCH * u}, first, shown, all);
}

/* --- Below them */

/* Returns its right end. */
static double draw_choice(const Draw *draw, double x, double y, StringId name, bool pressed, Action action,
                          StringId tip) {
  double u = draw->u, wide = draw_text_width(draw, 1.7, true, draw_string(draw, name)) + 2.4 * u;
  draw_button(draw, (Rect){x, y, wide, 3.2 * u}, draw_string(draw, name), pressed, action, tip);
  return x + wide;
}

static void draw_choices(const Draw *draw, double x, double y) {
  const ColumnsView *view = &draw->state->columns;
  double u = draw->u;
  bool two = view->columns->at[view->label].values == 2;
  x = draw_choice(draw, x, y, STRING_COLUMNS_SCALE, view->standardise, (Action){.kind = ACTION_COLUMNS_SCALE},
                  STRING_COLUMNS_SCALE_TIP) +
      2 * u;
  x = draw_choice(draw, x, y, STRING_COLUMNS_SOFTMAX, !view->logistic, (Action){.kind = ACTION_COLUMNS_MODEL},
                  STRING_COLUMNS_MODEL_TIP) +
      0.8 * u;
  if (two)
    draw_choice(draw, x, y, STRING_COLUMNS_LOGISTIC, view->logistic,
                (Action){.kind = ACTION_COLUMNS_MODEL, .arg = 1}, STRING_COLUMNS_MODEL_TIP);
}

static size_t features_chosen(const ColumnsView *view) {
  size_t count = 0;
  for (size_t i = 0; i < view->columns->count; i++)
    count += view->features[i] && i != view->label;
  return count;
}

static void draw_foot(const Draw *draw, Rect foot) {
  const ColumnsView *view = &draw->state->columns;
  const Theme *theme = draw->theme;
  double u = draw->u, y = foot.y + 1.6 * u, right = foot.x + foot.w;
  const char *chosen =
      strings_format(draw->arena, draw->strings, draw->state->language, STRING_COLUMNS_COUNT,
                     draw_count(draw, features_chosen(view)), draw_count(draw, COLUMN_FEATURES_MAX),
                     view->columns->at[view->label].name);
  bool refused = view->message[0] != '\0';
  TextLook look = {SIZE_ROW, refused, refused ? theme->bad : theme->muted};
  draw_text(draw, ALIGN_LEFT, foot.x, y, look,
            draw_fitted(draw, foot.w, look.size, look.bold, refused ? view->message : chosen));
  draw_choices(draw, foot.x, foot.y + 3.6 * u);
  double bottom = foot.y + foot.h - 0.9 * u;
  const Action no = {.kind = ACTION_CLOSE}, yes = {.kind = ACTION_COLUMNS_APPLY};
  double left = draw_answers(draw, foot, STRING_CANCEL, STRING_COLUMNS_APPLY, no, yes);
  draw_text(draw, ALIGN_LEFT, foot.x, bottom, (TextLook){SIZE_LEAST, false, theme->muted},
            draw_fitted(draw, fmin(left, right) - foot.x, SIZE_LEAST, false,
                        draw_string(draw, STRING_COLUMNS_KEYS)));
}

static void draw_columns(const Draw *draw) {
  const ColumnsView *view = &draw->state->columns;
  int card;
  double u = draw->u;
  size_t all = view->columns->count;
  double height = 8.4 + 3 + HEAD + PITCH * (double)all + FOOT + 0.6;
  Rect inner = draw_sheet(draw, 104, height, STRING_COLUMNS_TITLE, &card);
  const char *file = strings_format(draw->arena, draw->strings, draw->state->language, STRING_COLUMNS_FILE,
                                    view->file, draw_count(draw, view->columns->rows), draw_count(draw, all));
  draw_text(draw, ALIGN_LEFT, inner.x, inner.y + 0.6 * u, (TextLook){SIZE_ROW, false, draw->theme->muted},
            draw_fitted(draw, inner.w, SIZE_ROW, false, file));
  double top = inner.y + 3 * u, foot = inner.y + inner.h - FOOT * u;
  draw_rows(draw, (Rect){inner.x, top, inner.w, foot - top});
  draw_foot(draw, (Rect){inner.x, foot, inner.w, FOOT * u});
  canvas_end_card(draw->canvas, card);
}

/* --- Whatever lies over the lesson */

void overlay_draw(const Draw *draw) {
  static void (*const DRAWN[])(const Draw *draw) = {[OVERLAY_NONE] = NULL,
                                                    [OVERLAY_HELP] = draw_help,
                                                    [OVERLAY_LIST] = draw_list,
                                                    [OVERLAY_QUIT] = draw_quit,
                                                    [OVERLAY_GO] = draw_field,
                                                    [OVERLAY_SAVE_PICTURE] = draw_field,
                                                    [OVERLAY_SAVE_LESSON] = draw_field,
                                                    [OVERLAY_COLUMNS] = draw_columns};
  if (DRAWN[draw->state->overlay])
    DRAWN[draw->state->overlay](draw);
}

void notice_draw(const Draw *draw) {
  const ViewState *state = draw->state;
  if (!state->notice || !*state->notice)
    return;
  double u = draw->u, pad = 1.6 * u;
  double text_width =
      fmin(draw_text_width(draw, 1.9, true, state->notice) + 1, state->width - 4 * u - 2 * pad);
  TextLook look = {1.9, true, state->notice_bad ? draw->theme->card : draw->theme->on_strong};
  double tall = draw_paragraph(draw, (Rect){0, 0, text_width, 0}, look, state->notice, false) + 1.2 * u;
  double wide = text_width + 2 * pad, bottom = state->height - 12 * u;
  Rect rect = {(state->width - wide) / 2, fmax(bottom - tall, u), wide, tall};
  Role before = canvas_set_role(draw->canvas, ROLE_DECORATION);
  canvas_fill_rect(draw->canvas, rect, u, state->notice_bad ? draw->theme->bad : draw->theme->strong);
  draw_paragraph(draw, (Rect){rect.x + pad, rect.y + 0.6 * u, text_width, 0}, look, state->notice, true);
  canvas_set_role(draw->canvas, before);
}

/* --- The label beside the control under the pointer: what it does, and the key that does it too */

static const char *key_of(ActionKind action) {
  size_t count;
  const KeyBinding *bindings = key_bindings(&count);
  for (size_t i = 0; i < count; i++)
    if (bindings[i].action.kind == action && bindings[i].label && *bindings[i].label)
      return bindings[i].label;
  return NULL;
}

void tip_draw(const Draw *draw) {
  const Hit *hit = hits_find(draw->hits, draw->state->hover);
  if (!hit || hit->tip == STRING_NONE || hit->target.kind != TARGET_CONTROL)
    return;
  double u = draw->u;
  const char *key = key_of(hit->action.kind), *name = draw_string(draw, hit->tip);
  const char *text = key ? arena_printf(draw->arena, "%s  (%s)", name, key) : name;
  double wide = draw_text_width(draw, 1.7, false, text) + 2 * u, high = 3.2 * u;
  double x = clamp(hit->rect.x + (hit->rect.w - wide) / 2, u, fmax(draw->state->width - wide - u, u));
  bool below = hit->rect.y < draw->state->height / 2.0;
  double y = below ? hit->rect.y + hit->rect.h + 0.6 * u : hit->rect.y - high - 0.6 * u;
  Role before = canvas_set_role(draw->canvas, ROLE_DECORATION);
  canvas_fill_rect(draw->canvas, (Rect){x, y, wide, high}, 0.6 * u, draw->theme->strong);
  draw_text(draw, ALIGN_CENTER, x + wide / 2, y + high / 2, (TextLook){1.7, false, draw->theme->on_strong},
            text);
  canvas_set_role(draw->canvas, before);
}
