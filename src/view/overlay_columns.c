/* The columns of a file of data. */
#include "view/overlay.h"

#include <math.h>

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
  overlay_scroll_bar(draw, (Rect){rows.x, rows.y, rows.w, (double)shown * PITCH * u}, first, shown, all);
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
  double left = overlay_answers(draw, foot, STRING_CANCEL, STRING_COLUMNS_APPLY, no, yes);
  draw_text(draw, ALIGN_LEFT, foot.x, bottom, (TextLook){SIZE_LEAST, false, theme->muted},
            draw_fitted(draw, fmin(left, right) - foot.x, SIZE_LEAST, false,
                        draw_string(draw, STRING_COLUMNS_KEYS)));
}

void overlay_columns(const Draw *draw) {
  const ColumnsView *view = &draw->state->columns;
  int card;
  double u = draw->u;
  size_t all = view->columns->count;
  double height = 8.4 + 3 + HEAD + PITCH * (double)all + FOOT + 0.6;
  Rect inner = overlay_sheet(draw, 104, height, STRING_COLUMNS_TITLE, &card);
  const char *file = strings_format(draw->arena, draw->strings, draw->state->language, STRING_COLUMNS_FILE,
                                    view->file, draw_count(draw, view->columns->rows), draw_count(draw, all));
  draw_text(draw, ALIGN_LEFT, inner.x, inner.y + 0.6 * u, (TextLook){SIZE_ROW, false, draw->theme->muted},
            draw_fitted(draw, inner.w, SIZE_ROW, false, file));
  double top = inner.y + 3 * u, foot = inner.y + inner.h - FOOT * u;
  draw_rows(draw, (Rect){inner.x, top, inner.w, foot - top});
  draw_foot(draw, (Rect){inner.x, foot, inner.w, FOOT * u});
  canvas_end_card(draw->canvas, card);
}
