/* The panel "scatter": samples as points on one axis or two, and what a model says of them. */
#include "view/panel_scatter.h"

#include "trace/training_regions.h"
#include "view/panel_chart.h"
#include "view/readouts.h"

#include <math.h>

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
            (TextLook){SIZE_SMALL, false, draw->theme->muted}, scatter_axis_name(scatter, 0));
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
                     .x_name = named ? scatter_axis_name(scatter, 0) : NULL,
                     .y_name = named && !rows ? scatter_axis_name(scatter, 1) : NULL};
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
  double below = readouts_height(&readouts, rect.w), head = scatter_head_height(&scatter),
         foot = scatter_foot_height(&scatter);
  Rect middle = {rect.x, rect.y + head, rect.w, rect.h - head - foot - below};
  scatter_draw_head(&scatter, (Rect){rect.x, rect.y, rect.w, head});
  if (middle.h < 5 * draw->u || scatter.count == 0)
    return;
  begin_plot(&scatter, middle);
  scatter_place(&scatter);
  scatter_draw_model(&scatter);
  scatter_draw_lines(&scatter);
  scatter_draw_threshold(&scatter);
  scatter_draw_samples(&scatter);
  scatter_draw_marked(&scatter);
  scatter_draw_foot(&scatter, (Rect){rect.x, middle.y + middle.h, rect.w, foot});
  readouts_draw(&readouts, (Rect){rect.x, rect.y + rect.h - below, rect.w, below}, panel_group(panel, 1));
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  Scatter scatter = make(draw, panel);
  Readouts readouts = readouts_of(&scatter);
  bool strip = scatter.up == SCATTER_STRIP;
  double more = (scatter_head_height(&scatter) + scatter_foot_height(&scatter) +
                 readouts_height(&readouts, 30 * draw->u)) /
                draw->u;
  double names = scatter.choice ? 4.5 : 0; /* the features stand in the place of the axes' names */
  return (PanelRoom){28, (strip ? 10 : 18) - names + more, 0, strip ? 24 + more : 0};
}

static void print(Text *out, const Draw *draw, const Panel *panel) {
  Scatter scatter = make(draw, panel);
  const char *count = draw_count(draw, scatter.data ? scatter.data->set.N : scatter.count),
             *across = scatter_axis_name(&scatter, 0);
  const char *names = scatter.up == SCATTER_PLANE
                          ? arena_printf(draw->arena, "%s, %s", across, scatter_axis_name(&scatter, 1))
                          : across;
  text_add(out, draw_words(draw, STRING_SCATTER_PRINT, count, names));
  text_add_char(out, '\n');
}

const PanelLook PANEL_SCATTER_LOOK = {room, draw_it, print};
