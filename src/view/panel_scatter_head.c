/* Above a scatter: the classes by name, and the features that may lie on its axes.  And the axes' names. */
#include "view/panel_scatter.h"

#include "view/parts.h"

#include <math.h>

#define LEGEND 2.8 /* u, of a line */
#define CHIPS 3.3
#define CHIP_SIZE 1.7

/* ---- names ---- */

static const char *named(const Draw *draw, const Phrase *lesson, const char *const *own, size_t i) {
  const char *name = lesson ? lesson[i].in[draw->state->language] : NULL;
  return name ? name : own ? own[i] : NULL;
}

/* NULL: it has no name. */
static const char *class_name(const Scatter *scatter, size_t k) {
  const Draw *draw = scatter->draw;
  const Phrase *classes = draw->state->lesson->names[SIDE_CLASSES];
  if (scatter->data)
    return named(draw, classes, scatter->data->set.classes, k);
  return k < trace_dimension(draw->state->trace, SIDE_CLASSES) ? named(draw, classes, NULL, k) : NULL;
}

static const char *feature_name(const Scatter *scatter, size_t d) {
  const Draw *draw = scatter->draw;
  const LessonData *data = scatter->data;
  const char *title = data->title.in[draw->state->language];
  if (data->set.D == 1 && title)
    return title;
  return named(draw, draw->state->lesson->names[SIDE_FEATURES], data->set.features, d);
}

static const char *data_axis_name(const Scatter *scatter, size_t axis) {
  const Draw *draw = scatter->draw;
  const Dataset *set = &scatter->data->set;
  size_t d = set->D > 1 ? scatter->axes[axis] : 0;
  const char *name = feature_name(scatter, d);
  bool scaled = set->mean && (fabs(set->mean[d]) > 1e-12 || fabs(set->scale[d] - 1) > 1e-12);
  return scaled ? strings_format(draw->arena, draw->strings, draw->state->language, STRING_REGIONS_SCALED,
                                 name, NULL, NULL)
                : name;
}

const char *scatter_axis_name(const Scatter *scatter, size_t axis) {
  const Draw *draw = scatter->draw;
  const char *said = panel_phrase(draw, scatter_setting(scatter, axis == 0 ? "x_title" : "y_title"));
  if (said)
    return said;
  if (scatter->data)
    return data_axis_name(scatter, axis);
  if (scatter->count == 0)
    return "";
  const ScatterSample *sample = &scatter->samples[0];
  return panel_plain(draw, panel_symbol(draw, axis == 0 ? sample->x_cell : sample->y_cell));
}

/* ---- classes ---- */

static size_t class_count(const Scatter *scatter) {
  size_t most = 0;
  if (scatter->data)
    return scatter->data->set.K;
  for (size_t i = 0; i < scatter->count; i++)
    if (scatter->samples[i].classed && scatter->samples[i].k + 1 > most)
      most = scatter->samples[i].k + 1;
  return most < 10 ? most : 10;
}

static bool has_legend(const Scatter *scatter) {
  size_t count = class_count(scatter);
  for (size_t k = 0; k < count; k++)
    if (!class_name(scatter, k))
      return false;
  return count > 0;
}

/* The classes' names, or their numbers where names find no room. */
static const char *legend_name(const Scatter *scatter, size_t k, bool full) {
  return full ? class_name(scatter, k) : arena_printf(scatter->draw->arena, "%zu", k + 1);
}

static double legend_width(const Scatter *scatter, bool full) {
  const Draw *draw = scatter->draw;
  double total = -1.6 * draw->u;
  for (size_t k = 0; k < class_count(scatter); k++)
    total += draw_text_width(draw, SIZE_SMALL, true, legend_name(scatter, k, full)) + 3.4 * draw->u;
  return total;
}

/* As the samples look. */
static void draw_sign(const Scatter *scatter, size_t k, double x, double y) {
  const Draw *draw = scatter->draw;
  double r = 0.7 * draw->u;
  if (!scatter_is_shared(scatter)) {
    mark_draw(draw->canvas, k, x, y, r, theme_class(draw->theme, k), draw->theme->card);
    return;
  }
  canvas_circle(draw->canvas, x, y, r, draw->theme->muted);
  if (k == 0)
    canvas_circle(draw->canvas, x, y, 0.6 * r, draw->theme->card);
}

static void draw_legend(const Scatter *scatter, Rect rect) {
  const Draw *draw = scatter->draw;
  double u = draw->u, y = rect.y + LEGEND * u / 2;
  bool full = legend_width(scatter, true) <= rect.w;
  double x = rect.x + rect.w - legend_width(scatter, full);
  if (x < rect.x)
    return;
  for (size_t k = 0; k < class_count(scatter); k++) {
    Color color = scatter_is_shared(scatter) ? draw->theme->muted : theme_class(draw->theme, k);
    draw_sign(scatter, k, x + 0.7 * u, y);
    x += 1.8 * u;
    x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){SIZE_SMALL, true, color},
                   legend_name(scatter, k, full)) +
         1.6 * u;
  }
}

/* ---- features ---- */

static bool can_choose(const Scatter *scatter, unsigned *field) {
  size_t axes[2];
  return scatter->data && scatter->up == SCATTER_PLANE &&
         trace_data_axes(axes, field, scatter->draw->state->trace);
}

static double chip_width(const Draw *draw, const char *name) {
  return draw_text_width(draw, CHIP_SIZE, true, name) + 1.6 * draw->u;
}

/* The features' names in full, or "x1", "x2", ... where they find no room. */
static const char *chip_name(const Scatter *scatter, size_t d, bool full) {
  return full ? feature_name(scatter, d) : arena_printf(scatter->draw->arena, "x%zu", d + 1);
}

static bool chips_fit(const Scatter *scatter, double room, bool full) {
  double total = 0;
  for (size_t d = 0; d < scatter->data->set.D; d++)
    total += chip_width(scatter->draw, chip_name(scatter, d, full)) + 0.6 * scatter->draw->u;
  return total <= room;
}

static double label_width(const Draw *draw) {
  return 0.9 * draw->u +
         fmax(draw_text_width(draw, SIZE_SMALL, false, draw_string(draw, STRING_REGIONS_UP)),
              draw_text_width(draw, SIZE_SMALL, false, draw_string(draw, STRING_REGIONS_ACROSS)));
}

/* A feature that lies along the other axis is no choice for this one. */
static void draw_chips(const Scatter *scatter, Rect rect, size_t axis, unsigned field) {
  const Draw *draw = scatter->draw;
  double u = draw->u, x = rect.x + label_width(draw), y = rect.y + rect.h / 2;
  draw_text(draw, ALIGN_LEFT, rect.x, y, (TextLook){SIZE_SMALL, false, draw->theme->muted},
            draw_string(draw, axis ? STRING_REGIONS_UP : STRING_REGIONS_ACROSS));
  bool full = chips_fit(scatter, rect.x + rect.w - x, true);
  for (size_t d = 0; d < scatter->data->set.D; d++) {
    const char *name = chip_name(scatter, d, full);
    double width = chip_width(draw, name);
    bool chosen = scatter->axes[axis] == d, other = scatter->axes[1 - axis] == d;
    if (x + width > rect.x + rect.w)
      return;
    if (other && !chosen)
      draw_text(draw, ALIGN_CENTER, x + width / 2, y, (TextLook){CHIP_SIZE, false, draw->theme->muted}, name);
    else
      draw_button(draw, (Rect){x, rect.y, width, rect.h}, name, chosen,
                  (Action){.kind = ACTION_SET, .set = {field, (unsigned)axis, (unsigned)d + 1}},
                  STRING_REGIONS_AXIS_TIP);
    x += width + 0.6 * u;
  }
}

double scatter_head_height(const Scatter *scatter, double width) {
  double u = scatter->draw->u, height = has_legend(scatter) ? LEGEND * u : 0;
  unsigned field;
  (void)width;
  return height + (can_choose(scatter, &field) ? 2 * CHIPS * u : 0);
}

void scatter_draw_head(const Scatter *scatter, Rect rect) {
  double u = scatter->draw->u, y = rect.y;
  unsigned field;
  if (has_legend(scatter)) {
    draw_legend(scatter, rect);
    y += LEGEND * u;
  }
  for (size_t axis = 0; axis < 2 && can_choose(scatter, &field); axis++)
    draw_chips(scatter, (Rect){rect.x, y + CHIPS * u * (double)axis, rect.w, 2.7 * u}, axis, field);
}
