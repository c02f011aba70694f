/* What can be set of the runs, in one line above them: which are shown, the data, the descent, the order of
 * samples.  Where the line is too short, names become symbols; at last the controls stand in two lines. */
#include "view/training_parts.h"

#include "view/groups.h"
#include "view/parts.h"

#include <math.h>

/* Which parts are written out; the rest are symbols, or a chip that goes on to the next choice. */
typedef struct Fullness {
  bool panes, data, names, roomy;
} Fullness;

static const Fullness levels[] = {
    {true, true, true, true},   {true, true, false, true},   {true, false, true, true},
    {false, true, true, true},  {false, true, false, true},  {true, false, false, true},
    {false, false, true, true}, {false, false, false, true}, {false, false, false, false}};
enum { LEVELS = sizeof levels / sizeof *levels };

enum { ITEMS_MAX = 24 };
#define ITEM_HEIGHT 2.8 /* u */
#define ROW_PITCH 3.5

typedef enum { ITEM_PANE, ITEM_DATA, ITEM_NUMBER, ITEM_CHOICE } ItemKind;

/* One control: a pane's switch, a data set, a number to edit, a choice that a click turns on. */
typedef struct Item {
  ItemKind kind;
  size_t index; /* of the pane or data set */
  ValueId value;
  const char *symbol; /* of a number; NULL: its name is short enough */
  const char *name;   /* what stands before it, or in it */
  Action action;
  bool pressed;
  bool goes_on; /* a click goes on to the next of several */
  StringId tip;
  double width;
} Item;

typedef struct Bar {
  const TrainingScene *scene;
  const Draw *draw;
  Fullness fullness;
  Item items[ITEMS_MAX];
  size_t count;
} Bar;

static double gap_of(const Bar *bar) {
  return (bar->fullness.roomy ? 1.3 : 0.7) * bar->draw->u;
}

static double number_width(const Bar *bar) {
  return (bar->fullness.roomy ? 5.2 : 4.2) * bar->draw->u;
}

static const char *phrase_in(const Draw *draw, const Phrase *phrase) {
  const char *text = phrase->in[draw->state->language];
  return text ? text : "";
}

static void add(Bar *bar, Item item) {
  const Draw *draw = bar->draw;
  double u = draw->u, name = draw_text_width(draw, item.kind == ITEM_NUMBER ? SIZE_SMALL : 1.7,
                                             item.kind != ITEM_NUMBER, item.name);
  switch (item.kind) {
  case ITEM_PANE:
    item.width = 2.8 * u + (bar->fullness.panes ? name + 0.9 * u : 0);
    break;
  case ITEM_DATA:
  case ITEM_CHOICE:
    item.width = name + (bar->fullness.roomy ? 2 : 1.3) * u + (item.goes_on ? 1.4 * u : 0);
    break;
  case ITEM_NUMBER:
    if (!bar->fullness.names && item.symbol)
      name = draw_formula_layout(draw, item.symbol, 2, 0, draw->theme->muted).width;
    item.width = name + 0.6 * u + number_width(bar);
    break;
  }
  bar->items[bar->count++] = item;
}

static bool is_editable(const Bar *bar, unsigned field) {
  return bar->draw->state->lesson->ranges[field].editable;
}

static void add_panes(Bar *bar) {
  const Lesson *lesson = bar->draw->state->lesson;
  const Training *setup = bar->scene->setup;
  for (size_t i = 0; i < setup->panes && i < lesson->pane_count && is_editable(bar, TRAINING_SHOWN); i++) {
    bool shown = setup->shown[i] > 0;
    add(bar, (Item){.kind = ITEM_PANE,
                    .index = i,
                    .name = phrase_in(bar->draw, &lesson->panes[i].title),
                    .action = training_put(TRAINING_SHOWN, i, !shown),
                    .pressed = shown,
                    .tip = shown ? STRING_HIDE_PANE : STRING_SHOW_PANE});
  }
}

/* All data sets side by side, or only the present one, which a click changes for the next. */
static void add_data(Bar *bar) {
  const Training *setup = bar->scene->setup;
  const Lesson *lesson = bar->draw->state->lesson;
  size_t now = (size_t)setup->data;
  if (setup->data_count < 2 || !is_editable(bar, TRAINING_DATA))
    return;
  if (!bar->fullness.data) {
    add(bar, (Item){.kind = ITEM_CHOICE,
                    .name = phrase_in(bar->draw, &lesson->data[now].title),
                    .action = training_put(TRAINING_DATA, 0, (now + 1) % setup->data_count),
                    .goes_on = true,
                    .tip = STRING_DATA_TIP});
    return;
  }
  for (size_t i = 0; i < setup->data_count; i++)
    add(bar, (Item){.kind = ITEM_DATA,
                    .index = i,
                    .name = phrase_in(bar->draw, &lesson->data[i].title),
                    .action = training_put(TRAINING_DATA, 0, i),
                    .pressed = i == now,
                    .tip = STRING_DATA_TIP});
}

static void add_number(Bar *bar, ValueId value, const char *symbol, StringId name) {
  if (!draw_editable(bar->draw, TRAINING_CELL(value)))
    return;
  add(bar,
      (Item){.kind = ITEM_NUMBER, .value = value, .symbol = symbol, .name = draw_string(bar->draw, name)});
}

static void add_choice(Bar *bar, unsigned field, size_t next, bool pressed, const char *name, StringId tip) {
  if (is_editable(bar, field))
    add(bar, (Item){.kind = ITEM_CHOICE,
                    .name = name,
                    .action = training_put(field, 0, next),
                    .pressed = pressed,
                    .goes_on = field == TRAINING_PENALTY,
                    .tip = tip});
}

static void fill(Bar *bar) {
  static const StringId penalties[] = {STRING_PENALTY_NONE, STRING_PENALTY_L2, STRING_PENALTY_L1};
  const Draw *draw = bar->draw;
  const Training *setup = bar->scene->setup;
  size_t penalty = (size_t)setup->penalty % 3;
  bar->count = 0;
  add_panes(bar);
  add_data(bar);
  if (setup->panes == 1) /* with several, each has its own */
    add_number(bar, VALUE_BATCH_SIZE, NULL, STRING_BATCH);
  add_number(bar, VALUE_ETA, "\\eta", STRING_ETA);
  add_choice(bar, TRAINING_PENALTY, (penalty + 1) % 3, penalty > 0, draw_string(draw, penalties[penalty]),
             STRING_PENALTY_TIP);
  add_number(bar, VALUE_ALPHA, "\\alpha", STRING_ALPHA);
  add_number(bar, VALUE_EPOCHS, NULL, STRING_CLOCK_EPOCHS);
  bool shuffle = setup->shuffle > 0;
  add_choice(bar, TRAINING_SHUFFLE, !shuffle, shuffle, draw_string(draw, STRING_SHUFFLE), STRING_SHUFFLE_TIP);
  if (shuffle)
    add_number(bar, VALUE_SEED, NULL, STRING_SEED);
}

static double line_width(const Bar *bar) {
  double total = 0;
  for (size_t i = 0; i < bar->count; i++)
    total += bar->items[i].width + (i ? gap_of(bar) : 0);
  return total;
}

/* The fullest bar that fits in a line; else the barest, in as many lines as it takes. */
static Bar make_bar(const TrainingScene *scene, double room) {
  Bar bar = {.scene = scene, .draw = scene->draw};
  for (size_t i = 0; i < LEVELS; i++) {
    bar.fullness = levels[i];
    fill(&bar);
    if (line_width(&bar) <= room)
      break;
  }
  return bar;
}

static double padding(const Draw *draw) {
  return 1.0 * draw->u;
}

/* Where each item stands; returns how many lines there are. */
static size_t arrange(const Bar *bar, double room, Point *places) {
  double u = bar->draw->u, x = 0;
  size_t line = 0;
  for (size_t i = 0; i < bar->count; i++) {
    if (x > 0 && x + bar->items[i].width > room) {
      line++;
      x = 0;
    }
    places[i] = (Point){x, (double)line * ROW_PITCH * u};
    x += bar->items[i].width + gap_of(bar);
  }
  return line + 1;
}

double training_controls_height(const TrainingScene *scene, double width) {
  Point places[ITEMS_MAX];
  double u = scene->draw->u, pad = padding(scene->draw);
  Bar bar = make_bar(scene, width - 2 * pad);
  size_t lines = arrange(&bar, width - 2 * pad, places);
  return round(2 * 0.8 * u + ITEM_HEIGHT * u + (double)(lines - 1) * ROW_PITCH * u);
}

/* ---- drawing ---- */

static void draw_pane_switch(const Bar *bar, const Item *item, Rect rect) {
  const Draw *draw = bar->draw;
  double u = draw->u, x = rect.x + 1.4 * u, y = rect.y + rect.h / 2;
  static const size_t colors[TRAINING_PANES_MAX] = {0, 2, 3, 4};
  Color color = theme_class(draw->theme, colors[item->index % TRAINING_PANES_MAX]);
  draw_button(draw, rect, NULL, false, item->action, item->tip);
  if (item->pressed) {
    mark_draw(draw->canvas, item->index, x, y, 0.7 * u, color, draw->theme->field);
  } else {
    mark_draw(draw->canvas, item->index, x, y, 0.7 * u, draw->theme->muted, draw->theme->field);
    mark_draw(draw->canvas, item->index, x, y, 0.45 * u, draw->theme->field, draw->theme->field);
  }
  if (bar->fullness.panes)
    draw_text(draw, ALIGN_LEFT, rect.x + 2.7 * u, y,
              (TextLook){1.7, item->pressed, item->pressed ? draw->theme->ink : draw->theme->muted},
              item->name);
}

static void draw_number_field(const Bar *bar, const Item *item, Rect rect, int column) {
  const Draw *draw = bar->draw;
  double u = draw->u, y = rect.y + rect.h / 2;
  Rect cell = {rect.x + rect.w - number_width(bar), rect.y, number_width(bar), rect.h};
  if (!bar->fullness.names && item->symbol)
    draw_formula_inline(draw, ALIGN_RIGHT, cell.x - 0.6 * u, y, 2, draw->theme->muted, item->symbol);
  else
    draw_text(draw, ALIGN_RIGHT, cell.x - 0.6 * u, y, (TextLook){SIZE_SMALL, false, draw->theme->muted},
              item->name);
  if (draw_editable(draw, TRAINING_CELL(item->value)))
    canvas_fill_rect(draw->canvas, cell, 0.6 * u, draw->theme->field);
  double original;
  if (draw_original(draw, TRAINING_CELL(item->value), &original))
    canvas_border(draw->canvas, cell, 0.6 * u, 0.18 * u, draw->theme->accent);
  draw_cell(draw, rect_inset(cell, 0.2 * u), TRAINING_CELL(item->value),
            (CellLook){.align = ALIGN_CENTER,
                       .size = 1.8,
                       .bold = true,
                       .color = draw->theme->ink,
                       .group = GROUP_CONTROLS,
                       .col = column});
}

/* A chip; a mark behind its name says that there are more. */
static void draw_choice(const Draw *draw, const Item *item, Rect rect) {
  double u = draw->u, x = rect.x + rect.w - 1.7 * u, y = rect.y + rect.h / 2;
  Color color = item->pressed ? draw->theme->on_strong : draw->theme->ink;
  draw_button(draw, rect, item->goes_on ? NULL : item->name, item->pressed, item->action, item->tip);
  if (!item->goes_on)
    return;
  draw_text(draw, ALIGN_CENTER, rect.x + (rect.w - 1.4 * u) / 2, y, (TextLook){1.7, true, color}, item->name);
  for (int side = -1; side <= 1; side += 2) {
    Point head[] = {
        {x, y + side * 0.35 * u}, {x + 0.45 * u, y + side * 0.85 * u}, {x + 0.9 * u, y + side * 0.35 * u}};
    canvas_stroke(draw->canvas, head, 3, 0.2 * u, color);
  }
}

static void draw_item(const Bar *bar, const Item *item, Rect rect, int column) {
  switch (item->kind) {
  case ITEM_PANE:
    draw_pane_switch(bar, item, rect);
    break;
  case ITEM_NUMBER:
    draw_number_field(bar, item, rect, column);
    break;
  case ITEM_DATA:
  case ITEM_CHOICE:
    draw_choice(bar->draw, item, rect);
    break;
  }
}

void training_controls_draw(const TrainingScene *scene, Rect rect) {
  const Draw *draw = scene->draw;
  double u = draw->u, pad = padding(draw), room = rect.w - 2 * pad;
  Bar bar = make_bar(scene, room);
  Point places[ITEMS_MAX];
  int card = draw_card(draw, rect);
  arrange(&bar, room, places);
  for (size_t i = 0; i < bar.count; i++)
    draw_item(&bar, &bar.items[i],
              (Rect){rect.x + pad + places[i].x, rect.y + 0.8 * u + places[i].y, bar.items[i].width,
                     ITEM_HEIGHT * u},
              (int)i);
  canvas_end_card(draw->canvas, card);
}
