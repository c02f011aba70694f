/* The panel "scatter": samples as points on one axis or two, and what a model says of them. */
#include "view/panel_scatter.h"

#include "trace/training_regions.h"
#include "view/parts.h"
#include "view/readouts.h"

#include <math.h>

enum { SAMPLES_MAX = 600 };

const PanelSetting *scatter_setting(const Scatter *scatter, const char *key) {
  return panel_setting(scatter->panel, key);
}

/* ---- samples ---- */

/* The i-th number of an option; false: it has not so many. */
static bool cell_of(Cell *out, const Cells *cells, size_t count, size_t i) {
  for (size_t k = 0; k < count; k++) {
    if (i < cells_count(&cells[k])) {
      *out = cells_at(&cells[k], i);
      return true;
    }
    i -= cells_count(&cells[k]);
  }
  return false;
}

/* Colour and shape of a class: 1, 2, 3, ..., or 1 and what is no class number. */
static size_t class_index(double number) {
  return number >= 1 && number < 1e6 ? (size_t)number - 1 : 1;
}

/* A matrix has a sample a row. */
static void take_matrix(Scatter *scatter, const Cells *cells) {
  for (size_t i = 0; i < cells->rows && scatter->count < SAMPLES_MAX; i++) {
    Cell x = {cells->value, cells->row + i, cells->col}, y = {cells->value, cells->row + i, cells->col + 1};
    scatter->samples[scatter->count++] = (ScatterSample){.is_cell = true, .x_cell = x, .y_cell = y};
  }
}

static void take_lists(Scatter *scatter) {
  size_t xs, ys;
  const Cells *x = panel_cells(scatter->draw, scatter_setting(scatter, "x"), &xs),
              *y = panel_cells(scatter->draw, scatter_setting(scatter, "y"), &ys);
  Cell across, up;
  for (size_t i = 0; scatter->count < SAMPLES_MAX && cell_of(&across, x, xs, i); i++) {
    bool both = cell_of(&up, y, ys, i);
    if (ys > 0 && !both)
      return;
    scatter->samples[scatter->count++] =
        (ScatterSample){.is_cell = true, .x_cell = across, .y_cell = both ? up : across};
  }
}

static void find_classes(Scatter *scatter) {
  size_t count;
  const Cells *cells = panel_cells(scatter->draw, scatter_setting(scatter, "class"), &count);
  Cell cell;
  for (size_t i = 0; i < scatter->count && cell_of(&cell, cells, count, i); i++) {
    double number = draw_number(scatter->draw, cell);
    scatter->samples[i].classed = draw_visibility(scatter->draw, cell) != HIDDEN;
    scatter->samples[i].k = class_index(number);
    if (scatter->up == SCATTER_ROWS)
      scatter->samples[i].y = number >= 1 ? 1 : 0;
  }
}

static void read_numbers(Scatter *scatter) {
  size_t count;
  const Cells *x = panel_cells(scatter->draw, scatter_setting(scatter, "x"), &count);
  bool matrix = count == 1 && x->cols > 1 && !scatter_setting(scatter, "y")->given;
  scatter->samples = ARENA_ARRAY(scatter->draw->arena, ScatterSample, SAMPLES_MAX);
  if (matrix)
    take_matrix(scatter, x);
  else
    take_lists(scatter);
  bool line = scatter_setting(scatter, "line")->given && scatter_setting(scatter, "class")->given;
  scatter->up = matrix || scatter_setting(scatter, "y")->given ? SCATTER_PLANE
                : line                                         ? SCATTER_ROWS
                                                               : SCATTER_STRIP;
  for (size_t i = 0; i < scatter->count; i++) {
    ScatterSample *sample = &scatter->samples[i];
    sample->x = draw_number(scatter->draw, sample->x_cell);
    sample->y = scatter->up == SCATTER_PLANE ? draw_number(scatter->draw, sample->y_cell) : 0;
  }
  find_classes(scatter);
}

/* Of a large set some, evenly. */
static void read_data(Scatter *scatter) {
  const Dataset *set = &scatter->data->set;
  unsigned field;
  size_t drawn = set->N < SAMPLES_MAX ? set->N : SAMPLES_MAX;
  trace_data_axes(scatter->axes, &field, scatter->draw->state->trace);
  scatter->up = set->D > 1 ? SCATTER_PLANE : SCATTER_ROWS;
  scatter->samples = ARENA_ARRAY(scatter->draw->arena, ScatterSample, drawn + 1);
  scatter->count = drawn;
  for (size_t i = 0; i < drawn; i++) {
    size_t row = (size_t)((double)i * (double)set->N / (double)drawn);
    const double *x = set->X + row * set->D;
    bool plane = scatter->up == SCATTER_PLANE;
    scatter->samples[i] = (ScatterSample){.x = x[plane ? scatter->axes[0] : 0],
                                          .y = plane ? x[scatter->axes[1]] : set->labels[row],
                                          .k = set->labels[row],
                                          .classed = true};
  }
}

static void make(Scatter *scatter, const Draw *draw, const Panel *panel) {
  *scatter = (Scatter){.draw = draw, .panel = panel};
  scatter->radius = clamp(0.62 * draw->u, 2, 12);
  if (scatter_setting(scatter, "data")->flag)
    scatter->data = trace_data(draw->state->trace);
  if (scatter->data)
    read_data(scatter);
  else
    read_numbers(scatter);
}

/* ---- axes ---- */

typedef struct Range {
  double low, high;
} Range;

static void take(Range *range, double number) {
  if (!isfinite(number))
    return;
  range->low = fmin(range->low, number);
  range->high = fmax(range->high, number);
}

static Range widened(Range range, double share) {
  if (range.low > range.high)
    return (Range){0, 1};
  double margin = share * (range.high - range.low);
  if (margin <= 0)
    margin = fmax(0.1 * fabs(range.low), 0.5);
  return (Range){range.low - margin, range.high + margin};
}

static void find_ranges(Range out[2], const Scatter *scatter) {
  Range x = {INFINITY, -INFINITY}, y = x;
  Cell threshold;
  for (size_t i = 0; i < scatter->count; i++) {
    take(&x, scatter->samples[i].x);
    take(&y, scatter->samples[i].y);
  }
  if (panel_cell(&threshold, scatter->draw, scatter_setting(scatter, "threshold")))
    take(&x, draw_number(scatter->draw, threshold));
  scatter_take_lines(scatter, &y.low, &y.high);
  if (scatter_setting(scatter, "diagonal")->flag) {
    x = (Range){fmin(x.low, y.low), fmax(x.high, y.high)};
    y = x;
  }
  out[0] = widened(x, 0.08);
  out[1] = scatter->up == SCATTER_ROWS ? (Range){-0.32, fmax(y.high, 1) + 0.32} : widened(y, 0.08);
}

/* Regions say which part of the plane they show. */
static void take_regions(Range out[2], const Scatter *scatter) {
  const Trace *trace = scatter->draw->state->trace;
  const Regions *regions = scatter_has_regions(scatter) ? training_regions(trace, 0) : NULL;
  for (size_t axis = 0; regions && axis < 2; axis++)
    out[axis] = (Range){regions->low[axis], regions->high[axis]};
}

/* One axis: no heights, so no scale for them. */
static void begin_strip(Scatter *scatter, Rect rect, Range range) {
  const Draw *draw = scatter->draw;
  double u = draw->u, bottom = rect.y + rect.h - 5 * u;
  Rect area = {rect.x + 1.5 * u, rect.y + 1.5 * u, fmax(rect.w - 3 * u, u),
               fmax(bottom - rect.y - 1.5 * u, u)};
  scatter->plot = (Plot){.draw = draw, .area = area};
  scatter->plot.x =
      axis_make(range.low, range.high, area.x, area.x + area.w, (int)clamp(area.w / (6 * u), 2, 8));
  scatter->plot.y = axis_make(0, 1, area.y + area.h, area.y, 2);
  char text[NUMBER_MAX];
  canvas_line(draw->canvas, area.x, bottom, area.x + area.w, bottom, 1, draw->theme->muted);
  for (size_t i = 0; i < scatter->plot.x.tick_count; i++) {
    double x = axis_at(&scatter->plot.x, scatter->plot.x.ticks[i]);
    canvas_line(draw->canvas, x, bottom, x, bottom + 0.5 * u, 1, draw->theme->muted);
    draw_digits(draw, ALIGN_CENTER, x, bottom + 2 * u, (TextLook){SIZE_SMALL, false, draw->theme->muted},
                number_show(text, scatter->plot.x.ticks[i], scatter->plot.x.decimals));
  }
  draw_text(draw, ALIGN_RIGHT, area.x + area.w, bottom + 4.2 * u,
            (TextLook){SIZE_SMALL, false, draw->theme->muted}, scatter_axis_name(scatter, 0));
}

static void begin_plot(Scatter *scatter, Rect rect) {
  Range range[2];
  find_ranges(range, scatter);
  take_regions(range, scatter);
  if (scatter->up == SCATTER_STRIP) {
    begin_strip(scatter, rect, range[0]);
    return;
  }
  bool small = rect.h < 13 * scatter->draw->u;
  PlotFrame frame = {.x_low = range[0].low,
                     .x_high = range[0].high,
                     .y_low = range[1].low,
                     .y_high = range[1].high,
                     .fixed_y = true,
                     .y_step = scatter->up == SCATTER_ROWS ? 0.5 : 0,
                     .x_name = small ? NULL : scatter_axis_name(scatter, 0),
                     .y_name = small || scatter->up == SCATTER_ROWS ? NULL : scatter_axis_name(scatter, 1)};
  scatter->plot = plot_begin(scatter->draw, rect, &frame);
}

/* ---- all of it ---- */

static Readouts readouts_of(const Scatter *scatter) {
  Readouts readouts = {.draw = scatter->draw};
  readouts_add_items(&readouts, scatter->panel, false);
  return readouts;
}

/* What the other features are, where the data have more than the plane shows. */
static bool has_note(const Scatter *scatter) {
  return scatter_has_regions(scatter) && scatter->data->set.D > 2;
}

static void draw_note(const Scatter *scatter, double y, Rect rect) {
  const Draw *draw = scatter->draw;
  draw_text(draw, ALIGN_LEFT, rect.x, y, (TextLook){SIZE_SMALL, false, draw->theme->muted},
            draw_fitted(draw, rect.w, SIZE_SMALL, false, draw_string(draw, STRING_REGIONS_OTHERS)));
}

static void draw_inside(Scatter *scatter) {
  scatter_place(scatter);
  scatter_draw_model(scatter);
  scatter_draw_lines(scatter);
  scatter_draw_threshold(scatter);
  scatter_draw_samples(scatter);
  scatter_draw_marked(scatter);
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  Scatter scatter;
  make(&scatter, draw, panel);
  Readouts readouts = readouts_of(&scatter);
  double u = draw->u, foot = readouts_height(&readouts, rect.w), note = has_note(&scatter) ? 2.4 * u : 0,
         head = scatter_head_height(&scatter, rect.w);
  scatter_draw_head(&scatter, (Rect){rect.x, rect.y, rect.w, head});
  Rect below = {rect.x, rect.y + head, rect.w, rect.h - head - note - foot};
  if (below.h < 5 * u || scatter.count == 0)
    return;
  begin_plot(&scatter, below);
  draw_inside(&scatter);
  if (note > 0)
    draw_note(&scatter, below.y + below.h + 1.3 * u, rect);
  readouts_draw(&readouts, (Rect){rect.x, rect.y + rect.h - foot, rect.w, foot}, panel_group(panel, 1));
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  Scatter scatter;
  make(&scatter, draw, panel);
  Readouts readouts = readouts_of(&scatter);
  double least = scatter.up == SCATTER_STRIP ? 10 : 18, most = scatter.up == SCATTER_STRIP ? 24 : 0;
  double more =
      (scatter_head_height(&scatter, 30 * draw->u) + readouts_height(&readouts, 30 * draw->u)) / draw->u;
  return (PanelRoom){28, least + more + (has_note(&scatter) ? 2.4 : 0), 0, most > 0 ? most + more : 0};
}

static void print(Text *out, const Draw *draw, const Panel *panel) {
  Scatter scatter;
  make(&scatter, draw, panel);
  const char *count = arena_printf(draw->arena, "%zu", scatter.data ? scatter.data->set.N : scatter.count),
             *across = scatter_axis_name(&scatter, 0);
  const char *names = scatter.up == SCATTER_PLANE
                          ? arena_printf(draw->arena, "%s, %s", across, scatter_axis_name(&scatter, 1))
                          : across;
  text_add(out, strings_format(draw->arena, draw->strings, draw->state->language, STRING_SCATTER_PRINT, count,
                               names, NULL));
  text_add_char(out, '\n');
}

const PanelLook PANEL_SCATTER_LOOK = {room, draw_it, print};
