/* The explanation of one number, in a card beside it or in free room: what it is, its formula, the formula
 * with the numbers put in, its exact value, and what it is used for. */
#include "view/inspector_place.h"
#include "view/panel_numbers.h"
#include "view/parts.h"
#include "view/pen.h"

#include <math.h>
#include <string.h>

#define CROSS_WIDTH 3.6 /* u, of the button that lets go of a pinned number */

static void paragraph(Pen *pen, double size, bool bold, Color color, const char *text) {
  pen_text(pen, (TextLook){size, bold, color}, text, 0.5);
}

static void formula(Pen *pen, double size, const char *source) {
  pen_formula(pen, size, source, 1.5);
}

static void head(Pen *pen) {
  const Draw *draw = pen->draw;
  Cell cell = draw->related->cell;
  bool pinned = draw->state->inspected.kind == TARGET_CELL;
  double width = pen->width;
  pen->width -= pinned ? CROSS_WIDTH * draw->u : 0;
  paragraph(pen, 1.7, true, draw->theme->muted, draw_value_title(draw, cell.value));
  pen->width = width;
  pen->y += 0.6 * draw->u;
  Text text = {0};
  text_addf(&text, "%s=", panel_symbol(draw, cell));
  fill_add_latex(&text, panel_shown(&(PanelNumber){draw, cell}, draw->state->digits));
  formula(pen, 3.2, arena_copy(draw->arena, text_get(&text)));
  text_free(&text);
}

/* How many times a formula says what something is: "z" 0, "z = 3" 1, "z = x + y = 3" 2. */
static int relations_in(const char *source) {
  int count = 0;
  for (const char *at = source; *at; at++)
    count += *at == '=' || strncmp(at, "\\approx", 7) == 0;
  return count;
}

/* The equation in symbols and with numbers, as far as they say more than the head. */
static void equations(Pen *pen) {
  const Draw *draw = pen->draw;
  const Trace *trace = draw->state->trace;
  double was;
  Text text = {0};
  if (trace_given(trace, draw->related->cell.value) && trace_step(trace, draw->state->step).pass == 0) {
    if (!draw_original(draw, draw->related->cell, &was))
      paragraph(pen, 1.9, false, draw->theme->muted, draw_string(draw, STRING_INSPECT_GIVEN));
    pen->y += draw->u;
    return;
  }
  equation_symbolic(&text, trace, draw->state->step, draw->related->cell);
  if (relations_in(text_get(&text)) > 0)
    formula(pen, 2.3, arena_copy(draw->arena, text_get(&text)));
  text_clear(&text);
  equation_numeric(&text, trace, draw->state->step, draw->related->cell, draw->state->digits);
  if (relations_in(text_get(&text)) > 1)
    formula(pen, 2.3, arena_copy(draw->arena, text_get(&text)));
  text_free(&text);
}

static void exact(Pen *pen) {
  const Draw *draw = pen->draw;
  char number[NUMBER_MAX];
  number_exact(number, draw_number(draw, draw->related->cell));
  bool negative = *number == '-'; /* as everywhere on the screen: a true minus */
  const char *shown = arena_printf(draw->arena, "%s%s", negative ? "−" : "", number + negative);
  paragraph(pen, 1.7, false, draw->theme->muted, draw_words(draw, STRING_INSPECT_EXACT, shown, NULL));
}

/* "made from: e^{z_4}, ..."; the first few of those on screen. */
static void name_cells(Pen *pen, StringId label, const Cell *cells, size_t count) {
  const Draw *draw = pen->draw;
  enum { NAMED = 8 };
  Text text = {0};
  size_t named = 0;
  for (size_t i = 0; i < count; i++) {
    const SceneValue *value = trace_info(draw->state->trace, cells[i].value);
    if (value->chooses || value->record > 0)
      continue; /* said by the formula, and by the learning curve */
    if (draw_visibility(draw, cells[i]) == HIDDEN ||
        !equation_is_told(draw->state->trace, draw->state->step, cells[i].value))
      continue;
    if (named == NAMED) {
      text_add(&text, " …");
      break;
    }
    text_addf(&text, "%s $%s$", named++ ? "," : ":", panel_symbol(draw, cells[i]));
  }
  const char *line = arena_printf(draw->arena, "%s%s", draw_string(draw, label), text_get(&text));
  if (named)
    pen_mixed(pen, (TextLook){1.8, false, draw->theme->ink}, line, 0.5);
  text_free(&text);
}

static void relations(Pen *pen) {
  const Related *related = pen->draw->related;
  name_cells(pen, STRING_INSPECT_MADE_FROM, related->operands, related->operand_count);
  name_cells(pen, STRING_INSPECT_USED_BY, related->uses, related->use_count);
}

static void hints(Pen *pen) {
  const Draw *draw = pen->draw;
  bool pinned = draw->state->inspected.kind == TARGET_CELL;
  SetupRange range;
  pen->y += 0.6 * draw->u;
  if (panel_range(&(PanelNumber){draw, draw->related->cell}, &range)) /* "drag, ... or type: -20 to 20" */
    paragraph(
        pen, 1.7, false, draw->theme->muted,
        draw_words(draw, STRING_INSPECT_EDIT, draw_few(draw, range.min, 6), draw_few(draw, range.max, 6)));
  paragraph(pen, 1.7, false, draw->theme->muted,
            draw_string(draw, pinned ? STRING_INSPECT_UNPIN : STRING_INSPECT_PIN));
}

static void original(Pen *pen) {
  const Draw *draw = pen->draw;
  double was;
  if (draw_original(draw, draw->related->cell, &was))
    paragraph(pen, 1.7, false, draw->theme->accent,
              draw_words(draw, STRING_INSPECT_ORIGINAL, draw_few(draw, was, 6), NULL));
}

/* Lets go of a number that is kept open. */
static void draw_cross(const Draw *draw, Rect rect) {
  double u = draw->u, x = rect.x + rect.w / 2, y = rect.y + rect.h / 2, s = 0.6 * u;
  draw_button(draw, rect, NULL, false, (Action){.kind = ACTION_CLOSE}, STRING_CLOSE);
  canvas_line(draw->canvas, x - s, y - s, x + s, y + s, 0.25 * u, draw->theme->ink);
  canvas_line(draw->canvas, x - s, y + s, x + s, y - s, 0.25 * u, draw->theme->ink);
}

/* --- The card: one column of parts, or what the number is beside where it comes from */

#define PAD 1.6 /* u */
#define GAP 2.4 /* between two columns */

enum { CARD_PARTS = 6, CARD_COLUMNS = 2 };

typedef struct Form {
  double width; /* u */
  double share; /* of the first of two columns; 1: there is one */
  PenPart *parts[CARD_COLUMNS][CARD_PARTS];
} Form;

static const Form FORMS[] = {
    {32, 1, {{head, equations, exact, original, relations, hints}}},
    {42, 1, {{head, equations, exact, original, relations, hints}}},
    {62, 0.42, {{head, exact, original, hints}, {equations, relations}}},
    {76, 0.4, {{head, exact, original, hints}, {equations, relations}}},
};
/* Where none of these has room. */
static const Form LEAST = {62, 0.4, {{head, exact, original}, {equations}}};
enum { FORM_COUNT = sizeof FORMS / sizeof *FORMS };

/* A card's form at a size of text, and its height. */
typedef struct Card {
  const Form *form;
  double scale, width, height; /* pixels */
} Card;

/* Fills the card from its upper left corner, or only measures it. */
static double fill_card(const Draw *draw, const Card *card, double x, double y, bool paint) {
  double u = draw->u, room = card->width - 2 * PAD * u, tall = 0;
  bool two = card->form->share < 1;
  Pen pen = {draw, x + PAD * u, y + PAD * u, room, card->scale, SIZE_LEAST, paint};
  if (two)
    pen.width = card->form->share * (room - GAP * u);
  tall = pen_stack(pen, card->form->parts[0], CARD_PARTS);
  if (two) {
    pen.x += pen.width + GAP * u;
    pen.width = room - GAP * u - pen.width - CROSS_WIDTH * u;
    tall = fmax(tall, pen_stack(pen, card->form->parts[1], CARD_PARTS));
  }
  return tall + (2 * PAD - 0.5) * u; /* less the last part's margin */
}

static Card make_card(const Draw *draw, const Form *form, double scale) {
  Card card = {.form = form, .scale = scale, .width = round(form->width * draw->u)};
  card.height = ceil(fill_card(draw, &card, 0, 0, false));
  return card;
}

/* --- Its place */

static bool is_related(const Draw *draw, Target target) {
  const Related *related = draw->related;
  for (size_t i = 0; i < related->operand_count + related->use_count; i++) {
    Cell cell = i < related->operand_count ? related->operands[i] : related->uses[i - related->operand_count];
    if ((int)cell.value == target.a && (int)cell.row == target.b && (int)cell.col == target.c)
      return true;
  }
  return false;
}

/* What stays in sight: above all the numbers that this one is made from and used for. */
static double weight_of(const Draw *draw, const Hit *hit, Target number) {
  switch (hit->target.kind) {
  case TARGET_CELL:
    if (target_equal(hit->target, number))
      return 100;
    return is_related(draw, hit->target) ? 6 : 1.5;
  case TARGET_CHART:
  case TARGET_HANDLE:
    return 0.3;
  case TARGET_PANEL:
    return 0;
  default:
    return 1;
  }
}

/* What has been drawn so far.  Numbers count with their place, not with their digits, so that the card stays
 * where it is while they change. */
static Cover *look_around(const Draw *draw, Rect area, Target number) {
  Cover *cover = ARENA_NEW(draw->arena, Cover);
  cover_begin(cover, area, draw->u);
  for (size_t i = 0; i < draw->hits->count; i++)
    cover_add(cover, draw->hits->items[i].rect, weight_of(draw, &draw->hits->items[i], number));
  for (size_t i = 0; i < draw->canvas->count; i++) {
    const Command *text = &draw->canvas->commands[i];
    if (text->kind == COMMAND_TEXT && text->role != ROLE_NUMBER && text->role != ROLE_DECORATION)
      cover_add(cover,
                (Rect){text->rect.x, text->rect.y - 0.75 * text->size, text->rect.w, 0.95 * text->size}, 1);
  }
  cover_sum(cover);
  return cover;
}

/* The form that has the best place. */
static bool best_form(Card *out, Rect *place, const Draw *draw, const Cover *cover, Rect number,
                      double scale) {
  double best = INFINITY, cost;
  for (size_t form = 0; form < FORM_COUNT; form++) {
    Card card = make_card(draw, &FORMS[form], scale);
    Rect rect;
    if (!cover_place(&rect, &cost, cover, number, card.width, card.height) || cost >= best)
      continue;
    best = cost;
    *out = card;
    *place = rect;
  }
  return best < INFINITY;
}

/* The largest text that has a place. */
static bool choose(Card *out, Rect *place, const Draw *draw, Rect area, Target target) {
  static const double SCALES[] = {1.1, 1, 0.9, 0.8};
  const Hit *hit = hits_find(draw->hits, target);
  Rect number = hit ? hit->rect : (Rect){area.x, area.y, 0, 0};
  const Cover *cover = look_around(draw, area, target);
  double cost;
  for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++)
    if (best_form(out, place, draw, cover, number, SCALES[i]))
      return true;
  *out = make_card(draw, &LEAST, 0.8);
  return cover_place(place, &cost, cover, number, out->width, out->height);
}

/* Where nothing has room for all of it: as much as there is beside, below or above the number. */
static Rect squeezed(const Draw *draw, Rect area, Target target, const Card *card) {
  const Hit *hit = hits_find(draw->hits, target);
  Rect number = hit ? rect_intersect(hit->rect, area) : (Rect){area.x, area.y, 0, 0};
  double gap = 0.8 * draw->u, below = number.y + number.h + gap;
  const Rect rooms[] = {
      {area.x, area.y, number.x - gap - area.x, area.h},
      {number.x + number.w + gap, area.y, area.x + area.w - number.x - number.w - gap, area.h},
      {area.x, below, area.w, area.y + area.h - below},
      {area.x, area.y, area.w, number.y - gap - area.y}};
  Rect best = {0, 0, 0, 0};
  for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
    Rect room = {rooms[i].x, rooms[i].y, fmin(rooms[i].w, card->width), fmin(rooms[i].h, card->height)};
    if (room.w > 0 && room.h > 0 && room.w * room.h > best.w * best.h)
      best = room;
  }
  return best;
}

static void draw_at(const Draw *draw, Rect rect, const Card *card) {
  bool pinned = draw->state->inspected.kind == TARGET_CELL;
  double u = draw->u;
  if (pinned) /* what lies below is not in reach; while a number is only pointed at, it is */
    hits_add(draw->hits, rect, (Target){TARGET_PANEL, PANEL_INSPECTOR, 0, 0, 0});
  int before = canvas_begin_card(draw->canvas, rect); /* its ground, too, is on it and not below */
  canvas_fill_rect(draw->canvas, rect, u, draw->theme->card);
  canvas_border(draw->canvas, rect, u, 0.2 * u, draw->theme->accent);
  if (pinned)
    draw_cross(draw, (Rect){rect.x + rect.w - 4 * u, rect.y + 0.8 * u, 3.2 * u, 3.2 * u});
  Rect clip = canvas_set_clip(draw->canvas, rect_inset(rect, 0.4 * u));
  (void)fill_card(draw, card, rect.x, rect.y, true);
  canvas_set_clip(draw->canvas, clip);
  canvas_end_card(draw->canvas, before);
}

void inspector_draw(const Draw *draw, Rect area) {
  Target target = draw_cell_target(draw, draw->related->cell);
  Card card;
  Rect place;
  if (!choose(&card, &place, draw, area, target)) {
    place = squeezed(draw, area, target, &card);
    card.width = place.w;
  }
  if (place.w > 2 * PAD * draw->u && place.h > 2 * PAD * draw->u)
    draw_at(draw, place, &card);
}
