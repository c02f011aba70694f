/* The panel "scatter": samples as points on one axis or two, and what a model says of them. */
#include "view/panel_scatter.h"

#include "trace/training_regions.h"
#include "view/panel_chart.h"
#include "view/readouts.h"

#include <math.h>

#define LEGEND 2.8 /* u, of a line */
#define CHIPS 3.4
#define CHIP_HEIGHT 2.7
#define NOTE 2.4
#define SIGN 0.7 /* of a class, its radius */

enum { SAMPLES_MAX = 600 };

const PanelSetting *scatter_setting(const Scatter *scatter, const char *key) {
  return panel_setting(scatter->panel, key);
}

PanelNumbers scatter_numbers(const Scatter *scatter, const char *key) {
  return panel_numbers(scatter->draw, scatter_setting(scatter, key));
}

/* ---- samples ---- */

/* Colour and shape of a class: 1, 2, 3, ..., or 1 and what is no class number. */
static void find_classes(Scatter *scatter) {
  PanelNumbers classes = scatter_numbers(scatter, "class");
  for (size_t i = 0; i < scatter->count && i < classes.count; i++) {
    ScatterSample *sample = &scatter->samples[i];
    double number = panel_value(&classes.at[i]);
    sample->classed = panel_visible(&classes.at[i]);
    sample->k = number >= 1 && number < 1e6 ? (size_t)number - 1 : 1;
    if (scatter->up == SCATTER_ROWS)
      sample->y = number >= 1 ? 1 : 0;
  }
}

/* Two lists, or a matrix with a sample in each row. */
static void read_numbers(Scatter *scatter) {
  PanelNumbers x = scatter_numbers(scatter, "x"), y = scatter_numbers(scatter, "y");
  size_t groups, every = 1;
  const Cells *cells = panel_cells(scatter->draw, scatter_setting(scatter, "x"), &groups);
  if (groups == 1 && cells->cols > 1 && y.count == 0) {
    every = cells->cols;
    y = (PanelNumbers){x.at + 1, x.count - 1};
  }
  bool rows = scatter_setting(scatter, "line")->given && scatter_setting(scatter, "class")->given;
  scatter->up = y.count > 0 ? SCATTER_PLANE : rows ? SCATTER_ROWS : SCATTER_STRIP;
  scatter->count = y.count > 0 && every == 1 && y.count < x.count ? y.count : x.count / every;
  scatter->samples = ARENA_ARRAY(scatter->draw->arena, ScatterSample, scatter->count);
  for (size_t i = 0; i < scatter->count; i++) {
    const PanelNumber *across = &x.at[i * every], *up = y.count > 0 ? &y.at[i * every] : across;
    scatter->samples[i] = (ScatterSample){
        .x = panel_value(across), .y = y.count > 0 ? panel_value(up) : 0, .across = across, .up = up};
  }
  find_classes(scatter);
}

/* Of a large set some, evenly. */
static void read_data(Scatter *scatter) {
  const Dataset *set = &scatter->data->set;
  bool plane = set->D > 1;
  scatter->up = plane ? SCATTER_PLANE : SCATTER_ROWS;
  scatter->choice = trace_data_axes(scatter->axes, &scatter->field, scatter->draw->state->trace) && plane;
  scatter->count = set->N < SAMPLES_MAX ? set->N : SAMPLES_MAX;
  scatter->samples = ARENA_ARRAY(scatter->draw->arena, ScatterSample, scatter->count + 1);
  for (size_t i = 0; i < scatter->count; i++) {
    size_t row = (size_t)((double)i * (double)set->N / (double)scatter->count);
    const double *x = set->X + row * set->D;
    scatter->samples[i] = (ScatterSample){.x = x[plane ? scatter->axes[0] : 0],
                                          .y = plane ? x[scatter->axes[1]] : set->labels[row],
                                          .k = set->labels[row],
                                          .classed = true};
  }
}

static Scatter make(const Draw *draw, const Panel *panel) {
  const Trace *trace = draw->state->trace;
  Scatter scatter = {.draw = draw, .panel = panel};
  if (scatter_setting(&scatter, "data")->flag)
    scatter.data = trace_data(trace);
  (scatter.data ? read_data : read_numbers)(&scatter);
  bool model = scatter.data && scatter_setting(&scatter, "model")->flag && trace->runs;
  scatter.regions = model && scatter.up == SCATTER_PLANE;
  scatter.shared = model && scatter.up == SCATTER_ROWS && trace->pane_count > 1;
  scatter.radius = clamp((scatter.count > 60 ? 0.54 : 0.62) * draw->u, 2, 12);
  return scatter;
}

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

static const char *axis_name(const Scatter *scatter, size_t axis) {
  const Draw *draw = scatter->draw;
  const char *said = panel_phrase(draw, scatter_setting(scatter, axis == 0 ? "x_title" : "y_title"));
  if (said)
    return said;
  if (scatter->data) {
    size_t d = scatter->up == SCATTER_PLANE ? scatter->axes[axis] : 0;
    const char *name = feature_name(scatter, d);
    return is_scaled(&scatter->data->set, d) ? draw_words(draw, STRING_REGIONS_SCALED, name, NULL) : name;
  }
  const PanelNumber *of = scatter->count == 0 ? NULL
                          : axis == 0         ? scatter->samples[0].across
                                              : scatter->samples[0].up;
  return of ? panel_plain(draw, panel_symbol(draw, of->cell)) : "";
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

static double head_height(const Scatter *scatter) {
  double lines = has_legend(scatter) || scatter->choice ? LEGEND : 0;
  return (lines + (scatter->choice ? CHIPS : 0)) * scatter->draw->u;
}

/* The units of both axes, which have no name but the chosen feature, stand at the left of the classes. */
static void draw_head(const Scatter *scatter, Rect rect) {
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

static double foot_height(const Scatter *scatter) {
  return ((scatter->choice ? CHIPS : 0) + (has_note(scatter) ? NOTE : 0)) * scatter->draw->u;
}

static void draw_foot(const Scatter *scatter, Rect rect) {
  const Draw *draw = scatter->draw;
  double u = draw->u;
  if (scatter->choice)
    draw_features(scatter, (Rect){rect.x, rect.y + 0.4 * u, rect.w, 0}, 0);
  if (has_note(scatter))
    draw_text(draw, ALIGN_LEFT, rect.x, rect.y + rect.h - 1.1 * u,
              (TextLook){SIZE_SMALL, false, draw->theme->muted},
              draw_fitted(draw, rect.w, SIZE_SMALL, false, draw_string(draw, STRING_REGIONS_OTHERS)));
}

/* ---- axes ---- */

static ChartRange widened(ChartRange range) {
  if (range.low > range.high)
    return (ChartRange){.low = 0, .high = 1};
  double margin = 0.08 * (range.high - range.low);
  if (margin <= 0)
    margin = fmax(0.1 * fabs(range.low), 0.5);
  return (ChartRange){.low = range.low - margin, .high = range.high + margin};
}

static void take_heights(ChartRange *range, const Scatter *scatter, const char *key) {
  PanelNumbers heights = scatter_numbers(scatter, key);
  for (size_t i = 0; i < heights.count && i < scatter->count; i++)
    if (panel_visible(&heights.at[i]))
      chart_range_take(range, panel_value(&heights.at[i]));
}

static void find_ranges(ChartRange out[2], const Scatter *scatter) {
  ChartRange x = CHART_RANGE_NONE, y = x;
  for (size_t i = 0; i < scatter->count; i++) {
    chart_range_take(&x, scatter->samples[i].x);
    chart_range_take(&y, scatter->samples[i].y);
  }
  PanelNumbers threshold = scatter_numbers(scatter, "threshold");
  if (threshold.count > 0)
    chart_range_take(&x, panel_value(&threshold.at[0]));
  take_heights(&y, scatter, "line");
  take_heights(&y, scatter, "residual");
  if (scatter_setting(scatter, "diagonal")->flag)
    x = y = (ChartRange){.low = fmin(x.low, y.low), .high = fmax(x.high, y.high)};
  out[0] = widened(x);
  out[1] =
      scatter->up == SCATTER_ROWS ? (ChartRange){.low = -0.32, .high = fmax(y.high, 1) + 0.32} : widened(y);
  /* Regions say which part of the plane they show. */
  const Regions *regions = scatter->regions ? training_regions(scatter->draw->state->trace, 0) : NULL;
  for (size_t axis = 0; regions && axis < 2; axis++)
    out[axis] = (ChartRange){.low = regions->low[axis], .high = regions->high[axis]};
}

/* One axis: no heights, so no scale for them. */
static void begin_strip(Scatter *scatter, Rect rect, const PlotFrame *frame) {
  const Draw *draw = scatter->draw;
  double u = draw->u;
  Rect area = {rect.x + 1.5 * u, rect.y + 1.5 * u, fmax(rect.w - 3 * u, u), fmax(rect.h - 6.5 * u, u)};
  scatter->plot = plot_begin_across(draw, area, frame);
  scatter->plot.y = axis_make(0, 1, area.y + area.h, area.y, 2);
  draw_text(draw, ALIGN_RIGHT, area.x + area.w, area.y + area.h + 4.2 * u,
            (TextLook){SIZE_SMALL, false, draw->theme->muted}, axis_name(scatter, 0));
}

static void begin_plot(Scatter *scatter, Rect rect) {
  ChartRange range[2];
  find_ranges(range, scatter);
  bool rows = scatter->up == SCATTER_ROWS, named = rect.h >= 13 * scatter->draw->u && !scatter->choice;
  PlotFrame frame = {.x_low = range[0].low,
                     .x_high = range[0].high,
                     .y_low = range[1].low,
                     .y_high = range[1].high,
                     .fixed_y = true,
                     .y_step = rows ? 0.5 : 0,
                     .x_name = named ? axis_name(scatter, 0) : NULL,
                     .y_name = named && !rows ? axis_name(scatter, 1) : NULL};
  if (scatter->up == SCATTER_STRIP)
    begin_strip(scatter, rect, &frame);
  else
    scatter->plot = plot_begin(scatter->draw, rect, &frame);
}

/* ---- all of it ---- */

static Readouts readouts_of(const Scatter *scatter) {
  Readouts readouts = {.draw = scatter->draw};
  readouts_add_items(&readouts, scatter->panel, false);
  return readouts;
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  Scatter scatter = make(draw, panel);
  Readouts readouts = readouts_of(&scatter);
  double below = readouts_height(&readouts, rect.w), head = head_height(&scatter),
         foot = foot_height(&scatter);
  Rect middle = {rect.x, rect.y + head, rect.w, rect.h - head - foot - below};
  draw_head(&scatter, (Rect){rect.x, rect.y, rect.w, head});
  if (middle.h < 5 * draw->u || scatter.count == 0)
    return;
  begin_plot(&scatter, middle);
  scatter_place(&scatter);
  scatter_draw_model(&scatter);
  scatter_draw_lines(&scatter);
  scatter_draw_threshold(&scatter);
  scatter_draw_samples(&scatter);
  scatter_draw_marked(&scatter);
  draw_foot(&scatter, (Rect){rect.x, middle.y + middle.h, rect.w, foot});
  readouts_draw(&readouts, (Rect){rect.x, rect.y + rect.h - below, rect.w, below}, panel_group(panel, 1));
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  Scatter scatter = make(draw, panel);
  Readouts readouts = readouts_of(&scatter);
  bool strip = scatter.up == SCATTER_STRIP;
  double more =
      (head_height(&scatter) + foot_height(&scatter) + readouts_height(&readouts, 30 * draw->u)) / draw->u;
  double names = scatter.choice ? 4.5 : 0; /* the features stand in the place of the axes' names */
  return (PanelRoom){28, (strip ? 10 : 18) - names + more, 0, strip ? 24 + more : 0};
}

static void print(Text *out, const Draw *draw, const Panel *panel) {
  Scatter scatter = make(draw, panel);
  const char *count = draw_count(draw, scatter.data ? scatter.data->set.N : scatter.count),
             *across = axis_name(&scatter, 0);
  const char *names = scatter.up == SCATTER_PLANE
                          ? arena_printf(draw->arena, "%s, %s", across, axis_name(&scatter, 1))
                          : across;
  text_add(out, draw_words(draw, STRING_SCATTER_PRINT, count, names));
  text_add_char(out, '\n');
}

const PanelLook PANEL_SCATTER_LOOK = {room, draw_it, print};
