#include "view/training_trail.h"

#include "chart/axis.h"
#include "view/place.h"

#include <math.h>

enum { FAR_MAX = 400, NEAR_UPDATES = 200, DOTS_MAX = 60 };

typedef struct Trail {
  const TrainingScene *scene;
  const TrainingPane *pane;
  const Draw *draw;
  Rect area; /* the map, whole pixels */
  Axis w, b;
  Point *points;      /* from the start to the present one, in pixels, not clipped */
  size_t count, near; /* those from `near` on are the newest part */
  Places places;
} Trail;

/* As axis_at, but also outside the map; so far away that lines keep their direction and no farther. */
static double outside(const Axis *axis, double value) {
  double at = axis->from + (value - axis->low) / (axis->high - axis->low) * (axis->to - axis->from);
  return clamp(isfinite(at) ? at : value > 0 ? 1e6 : -1e6, -1e6, 1e6);
}

static Point point_at(const Trail *trail, const double *theta) {
  return (Point){outside(&trail->w, theta[0]), outside(&trail->b, theta[1])};
}

/* ---- the map with its axes ---- */

static double widest_tick(const Draw *draw, const Axis *axis) {
  double most = 0;
  char text[NUMBER_MAX];
  for (size_t i = 0; i < axis->tick_count; i++)
    most = fmax(
        most, draw_digits_width(draw, SIZE_LEAST, false, number_show(text, axis->ticks[i], axis->decimals)));
  return most;
}

static void lay_out(Trail *trail, Rect rect) {
  const Landscape *land = trail->scene->landscape;
  const Draw *draw = trail->draw;
  double u = draw->u, below = 2.3 * u;
  int down = (int)clamp((rect.h - below) / (3.6 * u), 2, 8);
  trail->b = axis_make(land->b_low, land->b_high, 1, 0, down);
  double left = widest_tick(draw, &trail->b) + 1.2 * u;
  double x = round(rect.x + left), right = round(rect.x + rect.w);
  trail->area = (Rect){x, round(rect.y), fmax(right - x, 1), fmax(round(rect.h - below), 1)};
  int across = (int)clamp(trail->area.w / (4.4 * u), 2, 8);
  trail->w = axis_make(land->w_low, land->w_high, x, x + trail->area.w, across);
  trail->b = axis_make(land->b_low, land->b_high, trail->area.y + trail->area.h, trail->area.y, down);
}

static void draw_ticks(const Trail *trail) {
  const Draw *draw = trail->draw;
  const Rect area = trail->area;
  double u = draw->u, bottom = area.y + area.h, last = -INFINITY;
  TextLook look = {SIZE_LEAST, false, draw->theme->muted};
  char text[NUMBER_MAX];
  double name = area.x + area.w - 0.7 * u;
  for (size_t i = 0; i < trail->w.tick_count; i++) {
    double x = axis_at(&trail->w, trail->w.ticks[i]);
    number_show(text, trail->w.ticks[i], trail->w.decimals);
    double half = draw_digits_width(draw, SIZE_LEAST, false, text) / 2;
    canvas_line(draw->canvas, x, bottom, x, bottom + 0.4 * u, 1, draw->theme->muted);
    if (x - half < last + 0.6 * u || x + half > name - 0.9 * u)
      continue;
    draw_digits(draw, ALIGN_CENTER, x, bottom + 1.45 * u, look, text);
    last = x + half;
  }
  draw_formula_inline(draw, ALIGN_CENTER, name, bottom + 1.4 * u, 1.9, draw->theme->muted, "w");
  for (size_t i = 0; i < trail->b.tick_count; i++) {
    double y = axis_at(&trail->b, trail->b.ticks[i]);
    canvas_line(draw->canvas, area.x - 0.4 * u, y, area.x, y, 1, draw->theme->muted);
    if (y < area.y + 2.6 * u || y > bottom - 0.2 * u)
      continue;
    draw_digits(draw, ALIGN_RIGHT, area.x - 0.8 * u, y, look,
                number_show(text, trail->b.ticks[i], trail->b.decimals));
  }
  draw_formula_inline(draw, ALIGN_RIGHT, area.x - 0.9 * u, area.y + 0.9 * u, 1.9, draw->theme->muted, "b");
}

static void draw_map(Trail *trail) {
  const Draw *draw = trail->draw;
  const Rect area = trail->area;
  const TrainingMap *map =
      training_map(draw->maps, trail->scene->landscape, draw->theme, (int)area.w, (int)area.h);
  canvas_image(draw->canvas, area, map->pixels, map->width, map->height);
  canvas_border(draw->canvas, area, 0, 1, draw->theme->hairline);
  if (!map->has_least)
    return;
  double theta[] = {map->least_w, map->least_b}, u = draw->u, arm = 0.6 * u;
  Point at = point_at(trail, theta);
  Color color = color_fade(draw->theme->ink, 0.55);
  canvas_line(draw->canvas, at.x - arm, at.y, at.x + arm, at.y, 0.18 * u, color);
  canvas_line(draw->canvas, at.x, at.y - arm, at.x, at.y + arm, 0.18 * u, color);
  places_take(&trail->places, (Rect){at.x - arm, at.y - arm, 2 * arm, 2 * arm});
}

/* ---- the way ---- */

/* Adds a point unless it lies on the last one; before the newest part, half a pixel is on it. */
static void add_point(Trail *trail, Point at, double least) {
  if (trail->count > 0) {
    Point last = trail->points[trail->count - 1];
    if (hypot(at.x - last.x, at.y - last.y) < least)
      return;
  }
  trail->points[trail->count++] = at;
}

static void add_stretch(Trail *trail, size_t from, size_t to, size_t most, double least) {
  double *thetas = ARENA_ARRAY(trail->draw->arena, double, 2 * most);
  size_t *picks = ARENA_ARRAY(trail->draw->arena, size_t, most);
  size_t count = training_path(thetas, picks, trail->pane->trace, from, to, most);
  for (size_t i = 0; i < count; i++)
    if (isfinite(thetas[2 * i]) && isfinite(thetas[2 * i + 1]))
      add_point(trail, point_at(trail, thetas + 2 * i), least);
}

/* The updates up to the moment of the animation, and the point that moves. */
static void find_way(Trail *trail) {
  const TrainingPane *pane = trail->pane;
  size_t last = (size_t)mix((double)pane->before, (double)pane->made, pane->draw->t);
  size_t near = last > NEAR_UPDATES ? last - NEAR_UPDATES : 0;
  trail->points = ARENA_ARRAY(trail->draw->arena, Point, FAR_MAX + NEAR_UPDATES + 4);
  if (near > 0)
    add_stretch(trail, 0, near, FAR_MAX, 0.5);
  trail->near = trail->count > 0 ? trail->count - 1 : 0;
  add_stretch(trail, near, last, NEAR_UPDATES + 1, 0.1);
  if (isfinite(pane->theta[0]) && isfinite(pane->theta[1]))
    add_point(trail, point_at(trail, pane->theta), 0.1);
  trail->places.line = trail->points;
  trail->places.line_count = trail->count;
}

/* On a paler ground of its own, so that the map's lines do not swallow it. */
static void draw_way(const Trail *trail) {
  const Draw *draw = trail->draw;
  double u = draw->u, width = trail->count > 300 ? 0.2 * u : 0.28 * u;
  if (trail->count < 2)
    return;
  canvas_stroke(draw->canvas, trail->points, trail->count, width + 0.3 * u,
                color_fade(draw->theme->card, 0.8));
  if (trail->near > 0)
    canvas_stroke(draw->canvas, trail->points, trail->near + 1, 0.6 * width, trail->pane->color);
  if (trail->count > trail->near + 1)
    canvas_stroke(draw->canvas, trail->points + trail->near, trail->count - trail->near, width,
                  trail->pane->color);
  if (trail->count > DOTS_MAX)
    return;
  Point last = trail->points[0];
  for (size_t i = 1; i + 1 < trail->count; i++) { /* no dots where they would run into one another */
    Point at = trail->points[i];
    if (hypot(at.x - last.x, at.y - last.y) < 1.1 * u)
      continue;
    canvas_circle(draw->canvas, at.x, at.y, 0.55 * u, color_fade(draw->theme->card, 0.8));
    canvas_circle(draw->canvas, at.x, at.y, 0.42 * u, trail->pane->color);
    last = at;
  }
}

/* ---- the ends ---- */

static void draw_label(Trail *trail, Point at, double clear, const char *text, bool bold, Color color) {
  const Draw *draw = trail->draw;
  double u = draw->u, wide = draw_text_width(draw, SIZE_SMALL, bold, text), high = 1.9 * u;
  Rect place;
  if (!places_find(&place, &trail->places, at, clear, wide, high))
    return;
  canvas_fill_rect(draw->canvas, (Rect){place.x - 0.3 * u, place.y, wide + 0.6 * u, high}, 0.4 * u,
                   draw->theme->card);
  draw_text(draw, ALIGN_LEFT, place.x, place.y + high / 2, (TextLook){SIZE_SMALL, bold, color}, text);
}

static void draw_start(Trail *trail, Point at) {
  const Draw *draw = trail->draw;
  double u = draw->u;
  canvas_circle(draw->canvas, at.x, at.y, 0.85 * u, draw->theme->ink);
  canvas_circle(draw->canvas, at.x, at.y, 0.58 * u, draw->theme->card);
}

/* Outside the map: an arrow at its border, pointing where the run has gone. */
static Point draw_gone(const Trail *trail, Point at) {
  const Draw *draw = trail->draw;
  const Rect area = rect_inset(trail->area, 1.4 * draw->u);
  double u = draw->u;
  Point middle = {area.x + area.w / 2, area.y + area.h / 2};
  double dx = at.x - middle.x, dy = at.y - middle.y, length = hypot(dx, dy);
  double share = fmin(area.w / 2 / fmax(fabs(dx), 1e-9), area.h / 2 / fmax(fabs(dy), 1e-9));
  Point tip = {middle.x + share * dx, middle.y + share * dy};
  dx /= length;
  dy /= length;
  Point head[] = {{tip.x + 1.1 * u * dx, tip.y + 1.1 * u * dy},
                  {tip.x - 0.9 * u * dx - 0.95 * u * dy, tip.y - 0.9 * u * dy + 0.95 * u * dx},
                  {tip.x - 0.9 * u * dx + 0.95 * u * dy, tip.y - 0.9 * u * dy - 0.95 * u * dx}};
  canvas_circle(draw->canvas, tip.x, tip.y, 1.5 * u, color_fade(draw->theme->card, 0.85));
  canvas_fill_path(draw->canvas, head, 3, trail->pane->color);
  return tip;
}

/* What is wrong with the run at this update, in words, in the map's lower corner; NULL: nothing. */
static const char *warning(const Trail *trail, bool gone) {
  const TrainingPane *pane = trail->pane;
  const Draw *draw = trail->draw;
  size_t update;
  if (training_has_diverged(pane, &update))
    return strings_format(draw->arena, draw->strings, draw->state->language, STRING_DIVERGED_AT,
                          arena_printf(draw->arena, "%zu", update), NULL, NULL);
  if (training_is_diverging(pane))
    return draw_string(draw, STRING_DIVERGING);
  if (gone)
    return draw_string(draw, STRING_OFF_THE_MAP);
  double all = draw_number(draw, TRAINING_CELL(VALUE_N));
  bool every = draw_number(draw, TRAINING_CELL(VALUE_BATCH_SIZE)) >= all;
  if (every && pane->moved &&
      draw_number(draw, TRAINING_CELL(VALUE_J_NEXT)) > draw_number(draw, TRAINING_CELL(VALUE_J)))
    return draw_string(draw, STRING_BOUNCES);
  return NULL;
}

static void draw_warning(Trail *trail, const char *text) {
  const Draw *draw = trail->draw;
  double u = draw->u, high = 2.6 * u;
  Rect area = trail->area;
  text = draw_fitted(draw, area.w - 2.4 * u, SIZE_SMALL, true, text);
  double wide = draw_text_width(draw, SIZE_SMALL, true, text) + 1.4 * u;
  Rect box = {area.x + 0.6 * u, area.y + area.h - high - 0.6 * u, wide, high};
  canvas_fill_rect(draw->canvas, box, 0.6 * u, draw->theme->bad);
  draw_text(draw, ALIGN_LEFT, box.x + 0.7 * u, box.y + high / 2,
            (TextLook){SIZE_SMALL, true, draw->theme->card}, text);
  places_take(&trail->places, box);
}

/* ---- the two arrows ---- */

/* Pixels of a gradient of length 1, each way: the same in every pane and at every step of a data set, so that
 * arrows can be compared.  The longest gradient of one sample's loss is |(x, 1)|. */
static Point arrow_scale(const Trail *trail) {
  const Dataset *set = &trail->scene->data->set;
  double most = 0;
  for (size_t i = 0; i < set->N; i++)
    most = fmax(most, fabs(set->X[i]));
  const Landscape *land = trail->scene->landscape;
  double across = trail->area.w / (land->w_high - land->w_low),
         up = trail->area.h / (land->b_high - land->b_low);
  double longest = hypot(most, 1) * fmax(across, up);
  double scale = 0.62 * fmin(trail->area.w, trail->area.h) / longest;
  return (Point){scale * across, scale * up};
}

typedef struct Arrow {
  Point from, to;
  bool hollow;
  Color color;
} Arrow;

static void draw_arrow(const Trail *trail, const Arrow *arrow) {
  const Draw *draw = trail->draw;
  double u = draw->u, dx = arrow->to.x - arrow->from.x, dy = arrow->to.y - arrow->from.y,
         length = hypot(dx, dy);
  dx /= length;
  dy /= length;
  double head = fmin(1.7 * u, length), half = 0.85 * u * head / (1.7 * u),
         shaft = arrow->hollow ? 0.5 * u : 0.3 * u;
  shaft = fmin(shaft, half / 2);
  Point neck = {arrow->to.x - head * dx, arrow->to.y - head * dy};
  Point outline[] = {{arrow->from.x - shaft * dy, arrow->from.y + shaft * dx},
                     {neck.x - shaft * dy, neck.y + shaft * dx},
                     {neck.x - half * dy, neck.y + half * dx},
                     arrow->to,
                     {neck.x + half * dy, neck.y - half * dx},
                     {neck.x + shaft * dy, neck.y - shaft * dx},
                     {arrow->from.x + shaft * dy, arrow->from.y - shaft * dx},
                     {arrow->from.x - shaft * dy, arrow->from.y + shaft * dx}};
  if (!arrow->hollow) {
    canvas_stroke(draw->canvas, outline, 8, 0.5 * u, color_fade(draw->theme->card, 0.9));
    canvas_fill_path(draw->canvas, outline, 7, arrow->color);
    return;
  }
  canvas_fill_path(draw->canvas, outline, 7, color_fade(draw->theme->card, 0.9));
  canvas_stroke(draw->canvas, outline, 8, 0.2 * u, arrow->color);
}

static void label_arrow(Trail *trail, const Arrow *arrow, const char *source) {
  const Draw *draw = trail->draw;
  double u = draw->u;
  Formula formula = draw_formula_layout(draw, source, 1.9, 0, arrow->color);
  double high = formula.ascent + formula.descent;
  Rect place;
  if (!places_find_free(&place, &trail->places, arrow->to, 0.7 * u, formula.width, high))
    return;
  canvas_fill_rect(draw->canvas,
                   (Rect){place.x - 0.25 * u, place.y - 0.2 * u, place.w + 0.5 * u, place.h + 0.4 * u},
                   0.4 * u, draw->theme->card);
  formula_draw(&formula, draw->canvas, place.x, place.y + formula.ascent);
}

/* What an arrow covers, as far as labels go. */
static void take_arrow(Trail *trail, const Arrow *arrow) {
  enum { PARTS = 6 };
  double r = 0.7 * trail->draw->u;
  for (int i = 1; i <= PARTS; i++) {
    double t = (double)i / PARTS, x = mix(arrow->from.x, arrow->to.x, t),
           y = mix(arrow->from.y, arrow->to.y, t);
    places_take(&trail->places, (Rect){x - r, y - r, 2 * r, 2 * r});
  }
}

/* The run's mark stands on the arrow and leaves too little of it to be one: in the repeated steps only, since
 * the others speak of it. */
static bool is_covered(const Trail *trail, Point tip) {
  const TrainingPane *pane = trail->pane;
  if (!pane->moved || trail->count == 0 || !trace_step(pane->trace, pane->draw->state->step).kind->summary)
    return false;
  Point now = trail->points[trail->count - 1];
  return hypot(tip.x - now.x, tip.y - now.y) < 3.4 * trail->draw->u;
}

/* False: it is not on screen yet, or too short for an arrow. */
static bool make_arrow(Arrow *out, const Trail *trail, Point from, ValueId w, ValueId b) {
  const Draw *draw = trail->pane->draw;
  double gw = draw_number(draw, TRAINING_CELL(w)), gb = draw_number(draw, TRAINING_CELL(b)),
         shown = draw_presence(draw, TRAINING_CELL(w));
  if (shown <= 0 || !isfinite(gw) || !isfinite(gb))
    return false;
  Point scale = arrow_scale(trail);
  double limit = 3 * fmax(trail->area.w, trail->area.h);
  *out = (Arrow){.from = from,
                 .to = {from.x + clamp(-gw * scale.x * shown, -limit, limit),
                        from.y + clamp(gb * scale.y * shown, -limit, limit)}};
  return hypot(out->to.x - from.x, out->to.y - from.y) > 2.2 * draw->u && !is_covered(trail, out->to);
}

/* At the point that the update starts from: against this update's gradient, and against the full one. */
static void draw_arrows(Trail *trail) {
  const Draw *draw = trail->pane->draw;
  double start[] = {draw_number(draw, TRAINING_CELL(VALUE_W)), draw_number(draw, TRAINING_CELL(VALUE_B))};
  if (!isfinite(start[0]) || !isfinite(start[1]))
    return;
  Point from = point_at(trail, start);
  Arrow full, own;
  bool has_full = make_arrow(&full, trail, from, VALUE_DJ_DW, VALUE_DJ_DB),
       has_own = make_arrow(&own, trail, from, VALUE_DW, VALUE_DB);
  full.hollow = true;
  full.color = draw->theme->ink;
  own.color = trail->pane->color;
  own.hollow = false;
  if (has_full)
    draw_arrow(trail, &full);
  if (has_own)
    draw_arrow(trail, &own);
  if (has_full)
    take_arrow(trail, &full);
  if (has_own)
    take_arrow(trail, &own);
  bool same = has_full && has_own &&
              draw_number(draw, TRAINING_CELL(VALUE_COUNTED)) >= draw_number(draw, TRAINING_CELL(VALUE_N));
  if (has_own)
    label_arrow(trail, &own, same ? "-g = -\\nabla J" : "-g");
  if (has_full && !same)
    label_arrow(trail, &full, "-\\nabla J");
}

/* ---- all of it ---- */

static void draw_ends(Trail *trail, bool gone) {
  const Draw *draw = trail->draw;
  double u = draw->u, radius = 0.85 * u, r = mark_reach(radius) * 0.8;
  Point now = trail->count > 0 ? trail->points[trail->count - 1] : (Point){0, 0};
  bool arrows = trace_step(trail->pane->trace, draw->state->step).kind->summary == false &&
                (training_seen(trail->pane, VALUE_DW) || training_seen(trail->pane, VALUE_DJ_DW));
  if (trail->count == 0)
    return;
  draw_start(trail, trail->points[0]);
  if (arrows || draw_visibility(trail->pane->draw, TRAINING_CELL(VALUE_DJ_DW)) != HIDDEN)
    draw_arrows(trail);
  if (gone)
    now = draw_gone(trail, now);
  else if (trail->pane->made > 0)
    training_mark(trail->pane, now.x, now.y, radius);
  Point start = trail->points[0];
  places_take(&trail->places, (Rect){start.x - 0.9 * u, start.y - 0.9 * u, 1.8 * u, 1.8 * u});
  places_take(&trail->places, (Rect){now.x - r, now.y - r, 2 * r, 2 * r});
  if (rect_contains(trail->area, start.x, start.y))
    draw_label(trail, start, 1.3 * u, draw_string(draw, STRING_RUN_START), true, draw->theme->ink);
}

static void report_plane(const Trail *trail) {
  const Draw *draw = trail->draw;
  const Landscape *land = trail->scene->landscape;
  Hit *hit = hits_add(draw->hits, trail->area, (Target){TARGET_HANDLE, 0, 0, 0, (int)trail->pane->pane});
  hit->handle = (Handle){.kind = HANDLE_XY,
                         .x = {TARGET_CELL, VALUE_W, 0, 0, 0},
                         .y = {TARGET_CELL, VALUE_B, 0, 0, 0},
                         .plane = trail->area,
                         .x_low = land->w_low,
                         .x_high = land->w_high,
                         .y_low = land->b_low,
                         .y_high = land->b_high};
  hit->tip = STRING_PLANE_TIP;
}

void training_trail_draw(const TrainingScene *scene, const TrainingPane *pane, Rect rect) {
  Trail trail = {.scene = scene, .pane = pane, .draw = pane->draw};
  double u = trail.draw->u;
  lay_out(&trail, rect);
  trail.places.area = rect_inset(trail.area, 0.5 * u);
  trail.places.u = u;
  Rect before = canvas_set_clip(trail.draw->canvas, trail.area);
  draw_map(&trail);
  find_way(&trail);
  Point now = trail.count > 0 ? trail.points[trail.count - 1] : (Point){0, 0};
  bool gone = trail.count > 0 && !rect_contains(trail.area, now.x, now.y);
  const char *wrong = warning(&trail, gone);
  draw_way(&trail);
  if (wrong)
    draw_warning(&trail, wrong);
  draw_ends(&trail, gone);
  canvas_set_clip(trail.draw->canvas, before);
  draw_ticks(&trail);
  report_plane(&trail);
}
