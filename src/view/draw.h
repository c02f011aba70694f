/* Drawing with the screen's measures: sizes in u, numbers from the trace, formulas, cards.
 *
 * Every number of the trace that appears anywhere goes through draw_cell, so that it is shown by one
 * rule, can be pointed at, is ringed when it is an operand, and never leaves its place. */
#ifndef STEPMAX_VIEW_DRAW_H
#define STEPMAX_VIEW_DRAW_H

#include "formula/formula.h"
#include "trace/equation.h"
#include "trace/fill.h"
#include "view/view.h"

enum { DRAW_RELATED_MAX = 256 };

typedef struct PixelsKept PixelsKept;     /* pixels.h */
typedef struct PanelsKept PanelsKept;     /* panel_kept.h */
typedef struct FormulasKept FormulasKept; /* formulas.h */
typedef struct TermsKept TermsKept;       /* terms.h */

/* Where panels lie, for those who look at the picture (view.h). */
enum { PANEL_PLACES_MAX = PANELS_MAX * LESSON_PANES_MAX, CHART_PLACES_MAX = 64 };
typedef struct PanelPlaces {
  size_t count;
  PanelPlace items[PANEL_PLACES_MAX];
  bool unfinished; /* something was drawn more coarsely than it will be */
  size_t chart_count;
  ChartPlace charts[CHART_PLACES_MAX];
  ListPlace list;
} PanelPlaces;

/* The number that is explained, what it is made from and what uses it: these are ringed. */
typedef struct Related {
  Cell cell;
  Cell operands[DRAW_RELATED_MAX], uses[DRAW_RELATED_MAX];
  size_t operand_count, use_count;
} Related;

typedef struct Draw {
  Canvas *canvas;
  Hits *hits;
  const ViewState *state;
  const Strings *strings;
  const Theme *theme;
  const Font *font;
  Arena *arena;       /* of this frame */
  PixelsKept *pixels; /* the same */
  PanelsKept *panels;
  FormulasKept *formulas; /* NULL: the arena outlives the frame */
  TermsKept *terms;
  PanelPlaces *places;
  double u;               /* pixels */
  double t;               /* the animation's eased progress */
  const Panel *main;      /* the panel that matters most; NULL: none does */
  const Related *related; /* NULL: this pane has no number that is explained */
} Draw;

/* Sizes of text in u. */
#define SIZE_SMALL 1.6
#define SIZE_TITLE 2.8
#define SIZE_LEAST 1.5
#define NUMBER_MAIN 1.8 /* of numbers of the panel that matters most, at least */

typedef struct TextLook {
  double size; /* u */
  bool bold;
  Color color;
} TextLook;

const char *draw_string(const Draw *draw, StringId id);
/* The same with what stands for {0} and {1}; NULL: nothing does. */
const char *draw_words(const Draw *draw, StringId id, const char *first, const char *second);
/* A count as text, in the arena. */
const char *draw_count(const Draw *draw, size_t count);
/* A number with as few decimals as it needs, at most so many. */
const char *draw_few(const Draw *draw, double number, int decimals);
/* What a value is called in words; its name where its scene has none. */
const char *draw_value_title(const Draw *draw, ValueId id);

/* One line of UI text; y is the middle of its capital letters. Returns its width in pixels. */
double draw_text(const Draw *draw, Align align, double x, double y, TextLook look, const char *text);
double draw_text_width(const Draw *draw, double size_u, bool bold, const char *text);
/* The same in digit cells. */
double draw_digits(const Draw *draw, Align align, double x, double y, TextLook look, const char *text);
double draw_digits_width(const Draw *draw, double size_u, bool bold, const char *text);

/* As much of a line as fits in width, with an ellipsis if some is left out. */
const char *draw_fitted(const Draw *draw, double width, double size_u, bool bold, const char *text);

/* A paragraph with line breaks at spaces (anywhere where a word is too long), from the upper edge of area.
 * Returns its height; with paint false only measures. */
double draw_paragraph(const Draw *draw, Rect area, TextLook look, const char *text, bool paint);
/* The same with formulas between $ signs. */
double draw_mixed_paragraph(const Draw *draw, Rect area, TextLook look, const char *text, bool paint);

/* A paragraph whose terms of the glossary can be pointed at; with `underlined` a dotted line marks each where
 * it comes first. */
double draw_terms_paragraph(const Draw *draw, Rect area, TextLook look, const char *text, bool underlined,
                            bool paint);

/* The width of such a text in one line, and of the widest piece that no line is broken inside. */
double draw_line_width(const Draw *draw, TextLook look, const char *text, double *widest);

/* Whether a formula may name this colour. */
bool draw_color_known(const char *name);

/* Words as a formula. */
const char *draw_worded(const Draw *draw, const char *words);
/* A formula; an unknown command shows the source instead. */
Formula draw_formula_layout(const Draw *draw, const char *source, double size_u, double max_width, Color ink);
/* The same in a line of text: small fractions, limits beside their sign. */
double draw_formula_inline(const Draw *draw, Align align, double x, double y, double size_u, Color ink,
                           const char *source);
Formula draw_inline_layout(const Draw *draw, const char *source, double size_u, Color ink);
/* Height needed, and painting from the upper left corner. */
double draw_formula_block(const Draw *draw, double x, double top, double width, double size_u,
                          const char *source, bool paint);

/* A card: ground, radius 1 u.  Returns the canvas's card before it, for canvas_end_card. */
int draw_card(const Draw *draw, Rect rect);

typedef struct CellLook {
  Align align;
  double size;  /* u; made smaller, then with fewer digits, until it fits */
  double least; /* u; 0: SIZE_LEAST */
  bool bold;
  Color color;
  bool quiet;          /* drawn, but no hit: a copy of a number that stands elsewhere */
  bool hidden;         /* only the hit: the number is drawn by an animation */
  int digits;          /* at most these; 0: the user's */
  bool exact;          /* just so many decimals, also where fewer would do */
  int group, row, col; /* of its hit */
} CellLook;

/* The question that the present step shows; NULL: it has none, or it is neither asked nor was answered. */
const LessonAsk *draw_question(const Draw *draw);

/* A number of the trace inside rect. Adds its hit. Returns the rectangle that its text covers. */
Rect draw_cell(const Draw *draw, Rect rect, Cell cell, CellLook look);
/* The text it would show with at most `digits`, and the size it would have. */
const char *draw_cell_text(const Draw *draw, Cell cell, int digits, double width, double *size_u, bool bold);

/* The number of the same update before any edit; false if nothing was edited or it is the same. */
bool draw_original(const Draw *draw, Cell cell, double *out);

/* Whether the lesson lets a number be changed. */
bool draw_editable(const Draw *draw, Cell cell);

/* How strongly a number shows: 0 hidden, the animation's progress while it is new, 1 known. */
double draw_presence(const Draw *draw, Cell cell);
Visibility draw_visibility(const Draw *draw, Cell cell); /* what is new is hidden while its step asks */
double draw_number(const Draw *draw, Cell cell);         /* at the present step */
Target draw_cell_target(const Draw *draw, Cell cell);    /* what points at it, or drags it, in its pane */

/* A control: pressed ones are filled. Adds its hit. */
void draw_button(const Draw *draw, Rect rect, const char *label, bool pressed, Action action, StringId tip);
/* Says that a chart's axes enclose an area. */
void draw_note_chart(const Draw *draw, Rect area);
/* A ring around what has the focus or is pointed at. */
void draw_focus(const Draw *draw, Rect rect, Target target);

/* The sign of what can be dragged: a round grip in the accent colour around `fill`, larger under the pointer
 * or with the focus on `target`. */
void draw_grip(const Draw *draw, Point at, Color fill, Target target);

/* A copy with a state of its own, which may be changed, in the frame's arena. */
Draw *draw_with_state(const Draw *draw, ViewState **state);
/* The same picture at another step. */
const Draw *draw_at_step(const Draw *draw, size_t step, bool asking);

/* The same for another pane: its values are drawn, and its numbers pointed at.  In the frame's arena. */
const Draw *draw_pane(const Draw *draw, size_t pane);

/* The same with letters, lines and gaps of another size.  In the frame's arena. */
const Draw *draw_scaled(const Draw *draw, double factor);

double ease_out(double t);
double mix(double from, double to, double t);
double clamp(double value, double low, double high);

#endif
