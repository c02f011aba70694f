/* The panel `flow`: a row for each class, situation or sample; columns of numbers, from left to right as they
 * are computed.  Internal to panel_flow*.c.
 *
 * A column has layers: the numbers that it begins with and those that come in front of them later (a
 * gradient, what an update makes of them).  A layer may have lanes, one below the other in a row: the same
 * number in several panes.  What lies where is worked out in three passes: what there is (_make), how wide
 * and high (_layout), then it is drawn. */
#ifndef STEPMAX_VIEW_PANEL_FLOW_H
#define STEPMAX_VIEW_PANEL_FLOW_H

#include "view/panel_bar.h"

enum { FLOW_COLUMNS_MAX = 16, FLOW_LAYERS_MAX = 5, FLOW_LANES_MAX = 4, FLOW_PLACES_MAX = 600 };

/* In the order of the option's words. */
typedef enum { FLOW_NUMBER, FLOW_WEIGHTS, FLOW_BAR, FLOW_TARGET, FLOW_ARROW } FlowShow;

typedef struct FlowLane {
  Cells cells;
  const Draw *draw; /* of its pane */
  bool across;      /* a vector that lies in one row */
} FlowLane;

/* Numbers of an option. */
typedef struct FlowLayer {
  FlowLane lanes[FLOW_LANES_MAX];
  size_t lane_count; /* 0: the option is not given */
  const PanelSetting *title, *name, *sum;
  double text;   /* the width of its widest number, in u for a size of 1 u */
  bool seen;     /* some of it is on screen, and its time is not over */
  bool before;   /* so it was before this step */
  bool whole;    /* so it was, and all of it */
  bool complete; /* all of it is on screen */
  bool fresh;    /* some of it is new */
  bool arrives;  /* it is computed from numbers that fly here */
  size_t depth;  /* after how many others of this step it comes */
} FlowLayer;

typedef struct FlowExtent {
  double low, high;
} FlowExtent;

/* Widths as room is from short to ample, in u: hard, least, ideal, most. */
enum { FLOW_WIDTHS = 4 };
typedef struct FlowWidths {
  double at[FLOW_WIDTHS];
} FlowWidths;

typedef struct FlowColumn {
  size_t index; /* among the panel's columns */
  FlowShow show;
  FlowLayer layers[FLOW_LAYERS_MAX];
  size_t layer_count, front;   /* front: the last layer that is seen */
  FlowLayer by, by_then, like; /* the lanes of by stand one below the other */
  size_t lines;                /* that by takes */
  size_t count;                /* numbers in a row */
  size_t lanes;                /* that are drawn: those of a layer, or 1 where they are all the same */
  int digits;                  /* of its numbers */
  bool shown, before;          /* it has a place; it had one before this step */
  bool old;                    /* what led to the numbers on screen: it steps back */
  bool counted;                /* among those that have room, of all that come in the lesson */
  bool section;                /* a part of the flow begins here */
  double text, later;          /* width of the widest number, in u for a size of 1 u; of the later layers */
  FlowWidths widths;
  double x, width; /* pixels */
  double numbers;  /* pixels: room for the numbers of bars and arrows */
  BarScale scale;  /* of bars and arrows, over all rows */
  double stretch;  /* of arrows */
  double full;     /* length of the track in units; 0: none */
} FlowColumn;

/* Where a number stands, so that others can come from there. */
typedef struct FlowPlace {
  Cell cell;
  size_t pane;
  Point at;
  const FlowColumn *above; /* it stands above this column; NULL: in a row */
} FlowPlace;

typedef struct Flow {
  const Draw *draw;
  const Panel *panel;
  Rect rect;
  double u;
  size_t rows;  /* all */
  size_t drawn; /* as many of them as there is room for */
  FlowColumn *columns;
  size_t count;
  SideKind side; /* what the rows are */
  bool after;    /* what an update made is on screen, so that what led to it is old */
  bool labelled; /* one row is the right one: */
  size_t label;
  bool classed; /* each row has a class: */
  Cells classes;
  const char *const *names; /* name_count of them: what the lesson calls the rows */
  size_t name_count;
  double least;                  /* u, of any number */
  double size, chips, name_size; /* of numbers in u; width of the chips; of names in the chips */
  bool has_titles, has_names, has_strip, has_foot; /* their lines are kept free */
  double titles_y, symbols_y, names_y, foot_y;     /* middles */
  bool has_marks;                                  /* columns have the chips of their classes above them */
  size_t lines, first_lines; /* above the columns, the most of all; the first column that has any */
  bool towers;               /* several lines, and they are on screen */
  double raised;             /* how far they have come, from 0 to 1 */
  double tower_y, marks_y;   /* middles, of what lines > 1 need */
  double strip_y, strip_height, top, row; /* pixels; of one line */
  size_t phases;                          /* of the animation */
  FlowPlace *places;
  size_t place_count;
} Flow;

/* ---- what there is: panel_flow_make.c */

Flow *flow_make(const Draw *draw, const Panel *panel);
const PanelSetting *flow_setting(const Flow *flow, const FlowColumn *column, const char *key);
/* The numbers of an option of a column; lane_count 0 without it. */
FlowLayer flow_layer(const Flow *flow, const FlowColumn *column, const char *key);
/* What a row is called, or its class or situation; NULL: nothing. */
const char *flow_name(const Flow *flow, size_t row);
/* A lane's number in a row; false: that row has none. */
bool flow_cell(Cell *out, const FlowLane *lane, size_t row, size_t i);
/* The layer that is in front at a number of a row, and whether there is any. */
bool flow_front(const FlowLayer **out, const FlowColumn *column, size_t lane, size_t row, size_t i);
/* Whether a row has a number with this visibility. */
bool flow_has(const FlowLane *lane, size_t row, Visibility visibility);
size_t flow_rows_of(const FlowLane *lane);
/* What a lane's rows or columns are, as they are drawn. */
SideKind flow_side(const FlowLane *lane, bool columns);
/* The least and greatest finite numbers of a layer and 0, over this update or, where the column says so, the
 * lesson, in all panes. */
FlowExtent flow_extent(const Flow *flow, const FlowColumn *column, const FlowLayer *layer);

/* ---- how wide and high: panel_flow_layout.c, panel_flow_lines.c */

void flow_layout(Flow *flow, Rect rect);
PanelRoom flow_room(Flow *flow);
/* Whether all columns of the lesson have ample room, and rows as high as they may be. */
bool flow_has_room(Flow *flow, Rect rect);
/* Where the lines of a flow lie in its rectangle. */
void flow_set_rows(Flow *flow);
/* The most numbers that stand below one another in a row. */
size_t flow_most_lanes(const Flow *flow);
/* At the least, or at the best, in u. */
double flow_height(const Flow *flow, bool best);
Rect flow_row(const Flow *flow, size_t row);
/* The part of a row for a lane. */
Rect flow_lane(const Flow *flow, const FlowColumn *column, size_t lane, size_t row);
/* One of a row's numbers, its gap taken off. */
Rect flow_place_of(const Flow *flow, const FlowColumn *column, size_t row, size_t i);
/* The right end of the columns on screen. */
double flow_end(const Flow *flow);

/* ---- drawing */

void flow_chips_draw(const Flow *flow);
void flow_label_draw(const Flow *flow);                     /* the right row's band, behind everything */
void flow_heads_draw(Flow *flow);                           /* heads, the label */
void flow_above_draw(Flow *flow, const FlowColumn *column); /* what stands above a column */
/* The network of its weights, in free room beside what stands above the columns. */
void flow_network_draw(const Flow *flow);
/* Numbers of a lane above `count` columns: how many lines, and one of them. */
size_t flow_lines(const FlowLane *lane, size_t count);
/* Whether the columns of numbers are something that is marked above each. */
bool flow_is_marked(const FlowColumn *column);
/* The width of a column whose numbers have their names above them, in u; 0: they have none. */
double flow_marks_width(const Flow *flow, const FlowColumn *column);
/* The room that a section's title and result take, in pixels; least: with a smaller title. */
double flow_section_width(const Flow *flow, const FlowColumn *column, bool least);
void flow_sections_draw(const Flow *flow); /* titles, results, the lines between; what marks the panes */
void flow_feet_draw(Flow *flow);           /* sums; what arrows stand for */
void flow_cells_draw(Flow *flow, const FlowColumn *column);
void flow_bars_draw(Flow *flow, const FlowColumn *column);
void flow_arrows_draw(Flow *flow, const FlowColumn *column);
/* Below a column of arrows, left of `right` (pixels): one of them, and the number that it stands for. */
void flow_arrows_key(const Flow *flow, const FlowColumn *column, double right);
void flow_targets_draw(Flow *flow, const FlowColumn *column);

void flow_bars_scale(const Flow *flow, FlowColumn *column);
void flow_arrows_scale(const Flow *flow, FlowColumn *column);
/* The height of a place for two numbers, one below the other, in u. */
double flow_two(const Flow *flow);
/* Of a column's numbers, in u. */
double flow_size(const Flow *flow, const FlowColumn *column);

Color flow_color(const Flow *flow, size_t row);
/* As strongly as the strongest number of a layer shows. */
double flow_layer_presence(const Flow *flow, const FlowLayer *layer);
/* A number of a column at a place: as fresh numbers look if it is fresh. */
CellLook flow_look(const Flow *flow, const FlowColumn *column, const FlowLane *lane, Cell cell, size_t row);
double flow_chips_width(const Flow *flow);

/* ---- motion: panel_flow_motion.c */

/* When what comes, after which others. */
void flow_time(Flow *flow);
/* How strongly a number shows: as draw_presence, later where others must have come first. */
double flow_presence(const Flow *flow, const FlowLayer *layer, const FlowLane *lane, Cell cell, size_t row);
/* Takes down where a number stands; of one that stands above a column, which: it goes down into that alone.
 */
void flow_stand(Flow *flow, const FlowColumn *above, const FlowLane *lane, Cell cell, Point at);
void flow_flights_draw(Flow *flow);

#endif
