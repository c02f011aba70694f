/* Lists of numbers that panels draw, and what their rows are called. */
#ifndef STEPMAX_VIEW_PANEL_NUMBERS_H
#define STEPMAX_VIEW_PANEL_NUMBERS_H

#include "view/panel.h"

/* A number of the trace with the pane that it is read in. */
typedef struct PanelNumber {
  const Draw *draw;
  Cell cell;
} PanelNumber;

typedef struct PanelNumbers {
  const PanelNumber *at;
  size_t count;
} PanelNumbers;

enum { PANEL_NUMBERS_MAX = 400 }; /* what is more is left out */

/* All numbers of an option, one after another; without it, none. */
PanelNumbers panel_numbers(const Draw *draw, const PanelSetting *setting);

double panel_value(const PanelNumber *number);
bool panel_visible(const PanelNumber *number);
double panel_presence(const PanelNumber *number);
bool panel_is_fresh(const PanelNumber *number);
/* Before any edit, or as it is now. */
double panel_original(const PanelNumber *number);
/* As it is shown with these digits. */
const char *panel_shown(const PanelNumber *number, int digits);
/* The width in pixels of the widest of them that can be seen, in bold digits; 0: none can. */
double panel_widest(const PanelNumbers *numbers, double size_u, int digits);
/* What the present numbers as shown add up to, against a total as shown: whether a "=" would lie. */
bool panel_adds_up(const PanelNumbers *parts, const PanelNumber *total, int digits);
/* Whether the unrounded numbers add up to the total at all. */
bool panel_is_sum(const PanelNumbers *parts, const PanelNumber *total);

/* How far a number may go while it is dragged; false: it cannot be changed. */
bool panel_range(const PanelNumber *number, SetupRange *out);
Target panel_target(const PanelNumber *number);
/* A column of a hit's place, apart from those of other panes. */
int panel_column(const Draw *draw, size_t col);

/* --- Names */

/* What a row is called: a class by its number, name and colour; a feature or situation by its symbol and
 * name; all else by its symbol. */
typedef struct PanelHead {
  bool is_class;
  size_t row;
  const char *number; /* of a class; else NULL */
  const char *symbol; /* of what is no class; else NULL */
  const char *name;   /* from the lesson; NULL: it gives none */
} PanelHead;

/* What the lesson calls the i-th, from 0; NULL: it gives no name. */
const char *panel_side_name(const Draw *draw, SideKind side, size_t i);
/* The same of a class or feature that its data name otherwise. */
const char *panel_data_name(const Draw *draw, SideKind side, size_t i);

/* Whether the rows of a value are classes, and whether its columns are. */
bool panel_rows_are_classes(const Draw *draw, ValueId value);
bool panel_columns_are_classes(const Draw *draw, ValueId value);
/* Of the number's row, and of its column in a matrix. */
PanelHead panel_row_head(const PanelNumber *number);
PanelHead panel_column_head(const PanelNumber *number);
/* The symbol of a number without its index: "p", "e^{z}". */
const char *panel_bare_symbol(const Draw *draw, Cell cell);
/* One that stands for all numbers of a value: "W", "\mathbf{x}", "e^{z}". */
const char *panel_value_symbol(const Draw *draw, ValueId value);

/* Whether there is anything in it. */
bool panel_has_head(const PanelHead *head);
/* Full heads have the name; brief ones the number or symbol alone. */
double panel_head_width(const Draw *draw, const PanelHead *head, double size_u, bool full);
/* On the right of rect, a class's chip over all of it. */
void panel_head_draw(const Draw *draw, const PanelHead *head, Rect rect, double size_u, bool full,
                     double presence);

/* A list in one option, separated by &, or by another character, in the arena; of NULL, an empty one. */
const char *const *panel_names(const Draw *draw, const char *list, size_t *count);
const char *const *panel_list(const Draw *draw, const char *list, char separator, size_t *count);

/* --- For those who read instead of look */

/* Whether a symbol in plain text is a word, as "label" or "accuracy′" is: a word of one language, for which a
 * title stands in the other. */
bool panel_symbol_is_word(const char *plain);
/* The word that a number stands for, as a panel that changes it calls it, else as the value has it; NULL:
 * none. */
const char *panel_word(const Draw *draw, Cell cell);

/* Adds "p₁ = 0.05, p₂ = 0.10", behind a comma if there is something already; only what is on screen, and of
 * many the first and the last. */
void panel_print_numbers(Text *list, const PanelNumbers *numbers);

/* Adds a line of words with {0} replaced; nothing where the argument is empty. */
void panel_print_line(Text *out, const Draw *draw, StringId words, const char *argument);

#endif
