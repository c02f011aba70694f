/* A picture as data: a tree of panels that a lesson, or its scene, arranges in rows and columns.
 *
 *   panels:
 *     - row: [ { bars: { of: P, drag: share } }, { bars: { of: Q } } ]
 *     - curve: { of: loss, over: p, from: 0.01, to: 1, tangent: yes, when: seen(loss) }
 *
 * A panel is a map of one key, its kind.  `row` and `column` hold panels, `panes` holds one that is drawn for
 * each of the lesson's panes.  What else a kind may be told is listed in panel_kinds.c, once, for reading,
 * checking and the teacher's page.  Nothing is evaluated here: values and expressions are kept as they were
 * written. */
#ifndef STEPMAX_LESSON_PANEL_H
#define STEPMAX_LESSON_PANEL_H

#include "base/language.h"

#include <stdbool.h>
#include <stddef.h>

enum { PANEL_DEPTH_MAX = 8, PANELS_MAX = 64, PANEL_TEXTS_MAX = 40, PANEL_ITEMS_MAX = 40 };

typedef enum {
  PANEL_ROW,
  PANEL_COLUMN,
  PANEL_PANES,
  PANEL_CURVE,
  PANEL_SERIES,
  PANEL_BARS,
  PANEL_FLOW,
  PANEL_TABLE,
  PANEL_GRAPH,
  PANEL_MAP,
  PANEL_SCATTER,
  PANEL_DERIVATION,
  PANEL_LINE,
  PANEL_CONTROLS,
  PANEL_KIND_COUNT
} PanelKind;

typedef enum {
  OPTION_FLAG,    /* yes or no */
  OPTION_NUMBER,  /* a number */
  OPTION_WORD,    /* one of a few words */
  OPTION_CELLS,   /* values, their rows or single numbers: p, W[2], z[label], mse.dw; one, or a list */
  OPTION_EXPR,    /* an expression, or a list of them */
  OPTION_PHRASE,  /* words in both languages, with placeholders */
  OPTION_FORMULA, /* LaTeX with placeholders; the same in both languages, or one for each */
  OPTION_ITEMS    /* a list of maps, each with the options under `items` */
} OptionType;

typedef struct PanelOption {
  const char *key; /* NULL ends a list */
  OptionType type;
  bool needed;
  bool shows;               /* with it the panel has something to show, whatever numbers are on screen */
  bool choices;             /* of OPTION_CELLS: choices of the set-up that are no value may stand there too */
  const char *meaning;      /* for the teacher's page: what it does, and what holds without it */
  const char *const *words; /* of OPTION_WORD, NULL at the end; without the option: the first */
  const struct PanelOption *items; /* of OPTION_ITEMS */
} PanelOption;

typedef struct PanelKindInfo {
  const char *name;
  const char *draws;          /* in a sentence */
  const PanelOption *options; /* its own; those of every panel: PANEL_COMMON */
} PanelKindInfo;
const PanelKindInfo *panel_kind_info(PanelKind kind);
extern const PanelOption PANEL_COMMON[];

/* A piece of text with its place in the file. */
typedef struct PanelText {
  const char *text;
  int line, column;
} PanelText;

/* What a lesson says of an option; where it says nothing, all is 0. */
typedef struct PanelSetting PanelSetting;
struct PanelSetting {
  bool given;
  bool flag;
  double number;
  size_t word;                      /* its place among the option's words */
  Phrase phrase;                    /* of OPTION_PHRASE and OPTION_FORMULA */
  const PanelText *texts;           /* of OPTION_CELLS and OPTION_EXPR */
  size_t count;                     /* of texts or items */
  const PanelSetting *const *items; /* each a list in the order of the option's `items` */
};

typedef struct Panel Panel;
struct Panel {
  PanelKind kind;
  const char *id;               /* "" where it has none */
  Phrase title;                 /* absent: the view names it */
  double weight;                /* its share of a row or column, 1 by default */
  PanelText when;               /* text NULL: always */
  bool main;                    /* at every step that names no other */
  const PanelSetting *settings; /* in the order of the kind's options */
  const Panel *const *children; /* of row, column and panes */
  size_t child_count;
  size_t index; /* among all panels of the lesson, from 0, in the order of the file */
  int line, column;
};

/* What is said of one of the kind's own options; the key must exist. */
const PanelSetting *panel_setting(const Panel *panel, const char *key);
/* The same in an item of an OPTION_ITEMS. */
const PanelSetting *panel_item_setting(const Panel *panel, const char *items, size_t item, const char *key);

/* The same in an item of an OPTION_ITEMS that stands in such an item; both lists must be there. */
const PanelSetting *panel_nested_setting(const Panel *panel, const char *items, size_t item,
                                         const char *nested, size_t at, const char *key);

/* A column without panels: the picture of a lesson that has none. */
extern const Panel PANEL_NOTHING;

/* The panel of an id in a tree; NULL: none. */
const Panel *panel_find(const Panel *root, const char *id);

#endif
