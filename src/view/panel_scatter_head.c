/* Around a scatter: the classes by name, and the features that may lie on its axes.  And the axes' names. */
#include "view/panel_scatter.h"

#include <math.h>

#define LEGEND 2.8 /* u, of a line */
#define CHIPS 3.4
#define CHIP_HEIGHT 2.7
#define NOTE 2.4
#define SIGN 0.7 /* of a class, its radius */

/* ---- names ---- */

/* NULL: it has no name. */
static const char *class_name(const Scatter *scatter, size_t k) {
  const Draw *draw = scatter->draw;
  if (scatter->data)
    return panel_data_name(draw, SIDE_CLASSES, k);
  return k < trace_dimension(draw->state->trace, SIDE_CLASSES) ? panel_side_name(draw, SIDE_CLASSES, k)
                                                               : NULL;
}

static const char *feature_name(const Scatter *scatter, size_t d) {
  const Draw *draw = scatter->draw;
  const char *title = scatter->data->title.in[draw->state->language];
  return scatter->data->set.D == 1 && title ? title : panel_data_name(draw, SIDE_FEATURES, d);
}

static bool is_scaled(const Dataset *set, size_t d) {
  return set->mean && (fabs(set->mean[d]) > 1e-12 || fabs(set->scale[d] - 1) > 1e-12);
}

const char *scatter_axis_name(const Scatter *scatter, size_t axis) {
  const Draw *draw = scatter->draw;
  const char *said = panel_phrase(draw, scatter_setting(scatter, axis == 0 ? "x_title" : "y_title"));
  if (said)
    return said;
  if (scatter->data) {
    size_t d = scatter->up == SCATTER_PLANE ? scatter->axes[axis] : 0;
    const char *name = feature_name(scatter, d);
    return is_scaled(&scatter->data->set, d) ? draw_words(draw, STRING_REGIONS_SCALED, name, NULL) : name;
  }
  if (scatter->count == 0)
    return "";
  const ScatterSample *first = &scatter->samples[0];
  return panel_plain(draw, panel_symbol(draw, (axis == 0 ? first->across : first->up)->cell));
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
  return full ? class_name(scatter, k) : draw_count(scatter->draw, k + 1);
}

static double legend_width(const Scatter *scatter, bool full) {
  const Draw *draw = scatter->draw;
  double total = -1.6 * draw->u;
  for (size_t k = 0; k < class_count(scatter); k++)
    total += draw_text_width(draw, SIZE_SMALL, true, legend_name(scatter, k, full)) + 3.4 * draw->u;
  return total;
}

static void draw_legend(const Scatter *scatter, Rect rect) {
  const Draw *draw = scatter->draw;
  double u = draw->u, y = rect.y + LEGEND * u / 2;
  bool full = legend_width(scatter, true) <= rect.w;
  double x = rect.x + rect.w - legend_width(scatter, full);
  if (x < rect.x)
    return;
  for (size_t k = 0; k < class_count(scatter); k++) {
    Color color = scatter->shared ? draw->theme->muted : theme_class(draw->theme, k);
    scatter_draw_shape(scatter, k, true, (Point){x + SIGN * u, y}, SIGN * u);
    x += 1.8 * u;
    x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){SIZE_SMALL, true, color},
                   legend_name(scatter, k, full)) +
         1.6 * u;
  }
}

/* ---- features ---- */

/* Chips for all of them; where those have no room the present one between two arrows. */
typedef struct ChipLook {
  double size, pad, gap; /* u */
} ChipLook;
static const ChipLook CHIP_LOOKS[] = {{1.7, 1.6, 0.6}, {SIZE_LEAST, 1, 0.4}};

static double chip_width(const Draw *draw, const ChipLook *look, const char *name) {
  return draw_text_width(draw, look->size, true, name) + look->pad * draw->u;
}

static const ChipLook *chips_that_fit(const Scatter *scatter, double room) {
  for (size_t i = 0; i < sizeof CHIP_LOOKS / sizeof *CHIP_LOOKS; i++) {
    const ChipLook *look = &CHIP_LOOKS[i];
    double total = -look->gap * scatter->draw->u;
    for (size_t d = 0; d < scatter->data->set.D; d++)
      total += chip_width(scatter->draw, look, feature_name(scatter, d)) + look->gap * scatter->draw->u;
    if (total <= room)
      return look;
  }
  return NULL;
}

static void add_choice(const Scatter *scatter, Rect rect, size_t axis, size_t d, bool chosen) {
  draw_button(scatter->draw, rect, NULL, chosen,
              (Action){.kind = ACTION_SET, .set = {scatter->field, (unsigned)axis, (unsigned)d + 1}},
              STRING_REGIONS_AXIS_TIP);
}

/* A feature that lies along the other axis is no choice for this one. */
static void draw_chips(const Scatter *scatter, Rect rect, size_t axis, const ChipLook *look) {
  const Draw *draw = scatter->draw;
  const Theme *theme = draw->theme;
  for (size_t d = 0; d < scatter->data->set.D; d++) {
    const char *name = feature_name(scatter, d);
    bool chosen = scatter->axes[axis] == d, other = !chosen && scatter->axes[1 - axis] == d;
    rect.w = chip_width(draw, look, name);
    if (!other)
      add_choice(scatter, rect, axis, d, chosen);
    draw_text(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + rect.h / 2,
              (TextLook){look->size, !other,
                         chosen  ? theme->on_strong
                         : other ? theme->muted
                                 : theme->ink},
              name);
    rect.x += rect.w + look->gap * draw->u;
  }
}

static size_t neighbour(const Scatter *scatter, size_t axis, size_t by) {
  size_t d = scatter->axes[axis];
  do
    d = (d + by) % scatter->data->set.D;
  while (d == scatter->axes[1 - axis]);
  return d;
}

static void draw_arrows(const Scatter *scatter, Rect rect, size_t axis) {
  const Draw *draw = scatter->draw;
  double u = draw->u, side = rect.h, room = rect.w - 2 * (side + 0.6 * u), y = rect.y + rect.h / 2;
  const char *name =
      draw_fitted(draw, room, CHIP_LOOKS[0].size, true, feature_name(scatter, scatter->axes[axis]));
  double width = draw_text_width(draw, CHIP_LOOKS[0].size, true, name);
  for (int i = 0; i < 2; i++) {
    Rect box = {rect.x + (i == 0 ? 0 : side + width + 1.2 * u), rect.y, side, side};
    double x = box.x + side / 2, s = (i == 0 ? -0.35 : 0.35) * u;
    add_choice(scatter, box, axis, neighbour(scatter, axis, i == 0 ? scatter->data->set.D - 1 : 1), false);
    canvas_stroke(draw->canvas, (Point[]){{x - s, y - 0.7 * u}, {x + s, y}, {x - s, y + 0.7 * u}}, 3, 0.3 * u,
                  draw->theme->ink);
  }
  draw_text(draw, ALIGN_LEFT, rect.x + side + 0.6 * u, y,
            (TextLook){CHIP_LOOKS[0].size, true, draw->theme->ink}, name);
}

static void draw_features(const Scatter *scatter, Rect row, size_t axis) {
  static const StringId NAMES[] = {STRING_REGIONS_ACROSS, STRING_REGIONS_UP};
  const Draw *draw = scatter->draw;
  double u = draw->u, label = 0, height = CHIP_HEIGHT * u;
  for (size_t i = 0; i < 2; i++)
    label = fmax(label, draw_text_width(draw, SIZE_SMALL, false, draw_string(draw, NAMES[i])) + 0.9 * u);
  draw_text(draw, ALIGN_LEFT, row.x, row.y + height / 2, (TextLook){SIZE_SMALL, false, draw->theme->muted},
            draw_string(draw, NAMES[axis]));
  Rect rest = {row.x + label, row.y, row.w - label, height};
  const ChipLook *look = chips_that_fit(scatter, rest.w);
  if (look)
    draw_chips(scatter, rest, axis, look);
  else
    draw_arrows(scatter, rest, axis);
}

/* ---- above and below ---- */

double scatter_head_height(const Scatter *scatter) {
  double lines = has_legend(scatter) || scatter->choice ? LEGEND : 0;
  return (lines + (scatter->choice ? CHIPS : 0)) * scatter->draw->u;
}

/* The units of both axes, which have no name but the chosen feature, stand at the left of the classes. */
void scatter_draw_head(const Scatter *scatter, Rect rect) {
  const Draw *draw = scatter->draw;
  double units = 0;
  if (scatter->choice && is_scaled(&scatter->data->set, scatter->axes[0]))
    units = draw_text(draw, ALIGN_LEFT, rect.x, rect.y + LEGEND * draw->u / 2,
                      (TextLook){SIZE_SMALL, false, draw->theme->muted},
                      draw_string(draw, STRING_REGIONS_UNITS)) +
            1.6 * draw->u;
  if (has_legend(scatter))
    draw_legend(scatter, (Rect){rect.x + units, rect.y, rect.w - units, rect.h});
  if (scatter->choice)
    draw_features(scatter, (Rect){rect.x, rect.y + LEGEND * draw->u, rect.w, 0}, 1);
}

/* What the other features are, where the data have more than the plane shows. */
static bool has_note(const Scatter *scatter) {
  return scatter->regions && scatter->data->set.D > 2;
}

double scatter_foot_height(const Scatter *scatter) {
  return ((scatter->choice ? CHIPS : 0) + (has_note(scatter) ? NOTE : 0)) * scatter->draw->u;
}

void scatter_draw_foot(const Scatter *scatter, Rect rect) {
  const Draw *draw = scatter->draw;
  double u = draw->u;
  if (scatter->choice)
    draw_features(scatter, (Rect){rect.x, rect.y + 0.4 * u, rect.w, 0}, 0);
  if (has_note(scatter))
    draw_text(draw, ALIGN_LEFT, rect.x, rect.y + rect.h - 1.1 * u,
              (TextLook){SIZE_SMALL, false, draw->theme->muted},
              draw_fitted(draw, rect.w, SIZE_SMALL, false, draw_string(draw, STRING_REGIONS_OTHERS)));
}
