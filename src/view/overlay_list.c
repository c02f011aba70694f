/* The list of lessons: a screen of its own, with cards in groups under a bar to search in, and what is known
 * of the chosen one at the foot. */
#include "view/overlay_list.h"

#include <math.h>

#define HEAD 7.2 /* heights in u */
#define FOOT 6
#define GROUP 4.6
#define GROUP_GAP 1.2 /* more above any but the first */
#define MARGIN 2.6
#define GAP 1.6
#define CARD_LEAST 60 /* the width of a card in u, in several columns */

/* Where everything lies, in pixels, the scrolled part as if from its top. */
typedef struct ListLayout {
  Rect area; /* of the scrolled part on the screen */
  size_t columns;
  double card_w, card_h, height;
  double *x, *y;     /* of each card that is shown */
  double *heading_y; /* of its group's title, where it is the first of its group; else < 0 */
} ListLayout;

static const CatalogueEntry *entry_at(const Draw *draw, size_t at) {
  return &draw->state->list.entries[draw->state->list.shown[at]];
}

static bool begins_group(const Draw *draw, size_t at) {
  return at == 0 || entry_at(draw, at)->group != entry_at(draw, at - 1)->group;
}

/* Without groups there is nothing to name. */
static bool has_headings(const Draw *draw) {
  const Course *course = draw->state->list.course;
  return course && (course->group_count > 1 || (course->group_count == 1 && course->titles[0].in[LANG_EN]));
}

static double add_group(ListLayout *layout, const Draw *draw, size_t at, double y) {
  double u = draw->u;
  if (at > 0)
    y += layout->card_h + (GAP + GROUP_GAP) * u;
  layout->heading_y[at] = has_headings(draw) ? y : -1;
  return has_headings(draw) ? y + GROUP * u : y;
}

static void place_cards(ListLayout *layout, const Draw *draw) {
  double u = draw->u, y = GROUP_GAP * u;
  size_t in_group = 0, count = draw->state->list.shown_count;
  for (size_t i = 0; i < count; i++) {
    layout->heading_y[i] = -1;
    if (begins_group(draw, i)) {
      y = add_group(layout, draw, i, y);
      in_group = 0;
    } else if (in_group % layout->columns == 0) {
      y += layout->card_h + GAP * u;
    }
    layout->x[i] = (double)(in_group % layout->columns) * (layout->card_w + GAP * u);
    layout->y[i] = y;
    in_group++;
  }
  layout->height = count > 0 ? y + layout->card_h : 0;
}

static ListLayout lay_out(const Draw *draw) {
  const ViewState *state = draw->state;
  size_t count = state->list.shown_count + 1;
  double u = draw->u, across = state->width - 2 * MARGIN * u;
  ListLayout layout = {.area = {MARGIN * u, HEAD * u, across, fmax(state->height - (HEAD + FOOT) * u, 0)},
                       .x = ARENA_ARRAY(draw->arena, double, count),
                       .y = ARENA_ARRAY(draw->arena, double, count),
                       .heading_y = ARENA_ARRAY(draw->arena, double, count)};
  layout.columns = (size_t)fmax(floor((across + GAP * u) / ((CARD_LEAST + GAP) * u)), 1);
  layout.card_w = floor((across + GAP * u) / (double)layout.columns - GAP * u);
  layout.card_h = round(LIST_CARD_HEIGHT * u);
  place_cards(&layout, draw);
  return layout;
}

/* --- Scrolling */

static size_t place_of_choice(const Draw *draw) {
  const ListView *list = &draw->state->list;
  size_t at = 0;
  while (at < list->shown_count && list->shown[at] != list->choice)
    at++;
  return at;
}

/* What keeps the chosen card in sight, its group's title too where it is in the first row. */
static double follow(const Draw *draw, const ListLayout *layout, double scroll) {
  size_t at = place_of_choice(draw), first = at;
  if (at >= draw->state->list.shown_count)
    return scroll;
  while (first > 0 && layout->heading_y[first] < 0 && layout->y[first - 1] >= layout->y[at])
    first--;
  double pad = GROUP_GAP * draw->u,
         top = layout->heading_y[first] >= 0 ? layout->heading_y[first] : layout->y[at],
         bottom = layout->y[at] + layout->card_h;
  return fmin(fmax(scroll, bottom + pad - layout->area.h), fmax(top - pad, 0));
}

static ListPlace find_place(const Draw *draw, const ListLayout *layout) {
  const ViewState *state = draw->state;
  ListPlace place = {.columns = layout->columns, .scroll = state->overlay_scroll};
  place.scroll_most = fmax(layout->height + GAP * draw->u - layout->area.h, 0);
  if (state->list.follow)
    place.scroll = follow(draw, layout, place.scroll);
  place.scroll = round(clamp(place.scroll, 0, place.scroll_most));
  while (place.first + 1 < state->list.shown_count && layout->y[place.first] + layout->card_h < place.scroll)
    place.first++;
  Rect picture = list_card_picture(draw, (Rect){0, 0, layout->card_w, layout->card_h});
  place.picture_w = (int)picture.w;
  place.picture_h = (int)picture.h;
  return place;
}

static void draw_scroll_bar(const Draw *draw, const ListLayout *layout, const ListPlace *place) {
  double u = draw->u, whole = place->scroll_most + layout->area.h;
  if (place->scroll_most <= 0)
    return;
  double tall = layout->area.h * layout->area.h / whole;
  Rect bar = {draw->state->width - 1.4 * u, layout->area.y + place->scroll * layout->area.h / whole, 0.6 * u,
              tall};
  canvas_fill_rect(draw->canvas, bar, 0.3 * u, color_fade(draw->theme->muted, 0.8));
}

/* --- Groups and cards */

static size_t done_in_group(const Draw *draw, size_t group, size_t *count) {
  const ListView *list = &draw->state->list;
  size_t done = 0;
  *count = 0;
  for (size_t i = 0; i < list->count; i++)
    if (list->entries[i].group == group) {
      done += list->cards && list->cards[i].done;
      *count += 1;
    }
  return done;
}

static void draw_heading(const Draw *draw, Rect row, size_t group) {
  const Theme *theme = draw->theme;
  double u = draw->u, y = row.y + 2 * u, x = row.x + 0.4 * u;
  const char *title = draw->state->list.course->titles[group].in[draw->state->language];
  size_t count, done = done_in_group(draw, group, &count);
  const char *told = arena_printf(draw->arena, "%zu/%zu", done, count);
  double side = done > 0 ? draw_text_width(draw, 1.7, true, told) + 1.2 * u : 0;
  title = draw_fitted(draw, row.w - side - 4 * u, 2.1, true,
                      title ? title : draw_string(draw, STRING_LIST_OTHERS));
  x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){2.1, true, theme->ink}, title) + 1.6 * u;
  canvas_line(draw->canvas, x, y, row.x + row.w - side, y, 0.1 * u, theme->hairline);
  if (done > 0)
    draw_text(draw, ALIGN_RIGHT, row.x + row.w, y, (TextLook){1.7, true, theme->good}, told);
}

/* Whether any of a rectangle can be seen; what an edge of the list cuts is marked as such. */
static bool begin_part(const Draw *draw, Rect rect, Rect area) {
  Rect seen = rect_intersect(rect, area);
  canvas_set_role(draw->canvas, rect_within(rect, area) ? ROLE_TEXT : ROLE_DECORATION);
  return seen.w > 0 && seen.h > 0;
}

static void draw_cards(const Draw *draw, const ListLayout *layout, double scroll) {
  const ListView *list = &draw->state->list;
  Rect area = layout->area, strip = {0, area.y, draw->state->width, area.h};
  Rect before = canvas_set_clip(draw->canvas, strip);
  double top = area.y - scroll;
  for (size_t i = 0; i < list->shown_count; i++) {
    Rect heading = {area.x, top + layout->heading_y[i], area.w, GROUP * draw->u};
    Rect card = {area.x + layout->x[i], top + layout->y[i], layout->card_w, layout->card_h};
    if (layout->heading_y[i] >= 0 && begin_part(draw, heading, strip))
      draw_heading(draw, heading, entry_at(draw, i)->group);
    if (begin_part(draw, card, strip))
      list_card_draw(draw, card, list->shown[i], strip);
  }
  canvas_set_clip(draw->canvas, before);
  canvas_set_role(draw->canvas, ROLE_TEXT);
}

static void draw_nothing(const Draw *draw, Rect area) {
  const ViewState *state = draw->state;
  const char *words = state->list.count == 0 ? draw_string(draw, STRING_LIST_EMPTY)
                                             : draw_words(draw, STRING_LIST_NONE, state->field.text, NULL);
  area.y += 3 * draw->u;
  draw_paragraph(draw, area, (TextLook){2.1, false, draw->theme->muted}, words, true);
}

/* --- Head and foot */

static void draw_lens(const Draw *draw, double x, double y) {
  double u = draw->u, r = 0.8 * u;
  Color color = draw->theme->muted;
  canvas_border(draw->canvas, (Rect){x - r, y - r - 0.15 * u, 2 * r, 2 * r}, r, 0.22 * u, color);
  canvas_line(draw->canvas, x + 0.62 * r, y + 0.45 * r, x + 1.35 * r, y + 1.2 * r, 0.26 * u, color);
}

/* What is being typed, or that it can be. */
static void draw_search(const Draw *draw, Rect box) {
  double u = draw->u, x = box.x + 3.6 * u, y = box.y + box.h / 2;
  const FieldView *field = &draw->state->field;
  bool typed = field->active && field->text[0];
  canvas_fill_rect(draw->canvas, box, box.h / 2, draw->theme->field);
  if (typed)
    canvas_border(draw->canvas, box, box.h / 2, 0.2 * u, draw->theme->accent);
  draw_lens(draw, box.x + 1.9 * u, y);
  double room = box.x + box.w - x - 1.6 * u;
  if (typed) {
    const char *text = field->text;
    while (*text && draw_text_width(draw, 2, false, text) > room)
      text_next(&text);
    field_text_draw(draw, x, y, text, strlen(text), false);
  } else {
    draw_text(draw, ALIGN_LEFT, x, y, (TextLook){1.7, false, draw->theme->muted},
              draw_fitted(draw, room, 1.7, false, draw_string(draw, STRING_LIST_SEARCH)));
  }
}

static void draw_cross(const Draw *draw, Rect box) {
  double u = draw->u, x = box.x + box.w / 2, y = box.y + box.h / 2, r = 0.75 * u;
  draw_button(draw, box, NULL, false, (Action){.kind = ACTION_CLOSE}, STRING_CLOSE);
  canvas_line(draw->canvas, x - r, y - r, x + r, y + r, 0.26 * u, draw->theme->ink);
  canvas_line(draw->canvas, x - r, y + r, x + r, y - r, 0.26 * u, draw->theme->ink);
}

/* The glossary, language, theme, help, and back to the lesson if one is open.  Returns their left end. */
static double draw_buttons(const Draw *draw, double right, double y) {
  double u = draw->u, size = HEADER_BUTTON * u, step = size + 0.9 * u;
  double help = right - size - (draw->state->lesson ? step : 0);
  double left = header_looks(draw, help - 0.9 * u, y);
  draw_button(draw, (Rect){help, y - size / 2, size, size}, "?", false, (Action){.kind = ACTION_HELP},
              STRING_HELP);
  if (draw->state->lesson)
    draw_cross(draw, (Rect){right - size, y - size / 2, size, size});
  return overlay_glossary_button(draw, left - 0.9 * u, y);
}

static const char *total(const Draw *draw) {
  const ListView *list = &draw->state->list;
  size_t done = 0;
  for (size_t i = 0; list->cards && i < list->count; i++)
    done += list->cards[i].done;
  return done > 0 ? draw_words(draw, STRING_LIST_TOTAL, draw_count(draw, list->count), draw_count(draw, done))
                  : "";
}

static void draw_head(const Draw *draw) {
  const Theme *theme = draw->theme;
  double u = draw->u, y = HEAD * u / 2, x = MARGIN * u, width = draw->state->width;
  canvas_fill_rect(draw->canvas, (Rect){0, 0, width, HEAD * u}, 0, theme->card);
  canvas_fill_rect(draw->canvas, (Rect){0, HEAD * u - 1, width, 1}, 0, theme->hairline);
  x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){2.6, true, theme->ink},
                 draw_string(draw, STRING_LIST_TITLE)) +
       2.4 * u;
  double left = draw_buttons(draw, width - MARGIN * u, y) - 2 * u, wide = fmin(left - x, 44 * u);
  Rect box = {left - wide, y - 2 * u, wide, 4 * u};
  const char *told = total(draw);
  double told_wide = draw_text_width(draw, 1.7, false, told);
  if (*told && x + told_wide + 2 * u < box.x)
    draw_text(draw, ALIGN_LEFT, x, y, (TextLook){1.7, false, theme->muted}, told);
  if (wide > 10 * u)
    draw_search(draw, box);
}

/* Where the chosen lesson comes from, and what keys do. */
static void draw_foot(const Draw *draw) {
  const Theme *theme = draw->theme;
  const ListView *list = &draw->state->list;
  double u = draw->u, width = draw->state->width, x = MARGIN * u, room = width - 2 * MARGIN * u,
         top = draw->state->height - FOOT * u;
  canvas_fill_rect(draw->canvas, (Rect){0, top, width, FOOT * u}, 0, theme->card);
  canvas_fill_rect(draw->canvas, (Rect){0, top, width, 1}, 0, theme->hairline);
  bool any = place_of_choice(draw) < list->shown_count;
  const char *source = any ? list->entries[list->choice].source.in[draw->state->language] : NULL;
  const char *keys = draw_string(draw, STRING_LIST_KEYS);
  double y = top + FOOT * u / 2;
  bool room_for_keys = draw_text_width(draw, 1.6, false, keys) <= room;
  if (source) {
    const TextLook look = {1.6, false, theme->ink};
    Rect area = {x, top + 0.5 * u, room, (FOOT - 0.6) * u};
    source = draw_words(draw, STRING_LIST_SOURCE, source, NULL);
    bool long_one = draw_text_width(draw, look.size, false, source) > room;
    draw_paragraph(draw, area, look, list_shortened(draw, area, look, source), true);
    room_for_keys = room_for_keys && !long_one;
    y = top + 4.2 * u;
  }
  if (room_for_keys)
    draw_text(draw, ALIGN_LEFT, x, y, (TextLook){1.6, false, theme->muted}, keys);
}

void overlay_list(const Draw *draw) {
  const ViewState *state = draw->state;
  const Rect whole = {0, 0, state->width, state->height};
  canvas_fill_rect(draw->canvas, whole, 0, draw->theme->ground);
  hits_clear(draw->hits);
  hits_add(draw->hits, whole, (Target){TARGET_PANEL, PANEL_LIST, 0, 0, 0});
  ListLayout layout = lay_out(draw);
  ListPlace place = find_place(draw, &layout);
  draw->places->list = place;
  if (state->list.shown_count == 0)
    draw_nothing(draw, layout.area);
  draw_cards(draw, &layout, place.scroll);
  draw_scroll_bar(draw, &layout, &place);
  draw_head(draw);
  draw_foot(draw);
}
