/* The picture of a lesson at a step: cards, numbers, bars, arrows, curves, timeline.
 *
 * A pure function of what it is given: it reads the trace and computes no value of it (the curves of -log p
 * and e^z are sampled), keeps no state but scratch memory, knows no file and no window.  What can be pointed
 * at is added to the hits while it is drawn. */
#ifndef STEPMAX_VIEW_VIEW_H
#define STEPMAX_VIEW_VIEW_H

#include "canvas/canvas.h"
#include "data/columns.h"
#include "lesson/course.h"
#include "lesson/glossary.h"
#include "lesson/lesson.h"
#include "trace/ask.h"
#include "trace/trace.h"
#include "ui/strings.h"
#include "ui/target.h"
#include "ui/theme.h"

typedef enum {
  OVERLAY_NONE,
  OVERLAY_HELP,
  OVERLAY_LIST,
  OVERLAY_QUIT,
  OVERLAY_GO,
  OVERLAY_SAVE_PICTURE,
  OVERLAY_SAVE_LESSON,
  OVERLAY_SAVE_ANSWERS,
  OVERLAY_COLUMNS,
  OVERLAY_QUESTIONS,
  OVERLAY_GLOSSARY
} Overlay;

/* A line of text being typed: into a number's cell or into an overlay's field. */
typedef struct FieldView {
  bool active;
  Target target; /* the number being edited; TARGET_NONE: the overlay's field */
  const char *text;
  size_t caret;        /* byte index */
  bool selected;       /* all of it is selected: the next letter replaces it */
  const char *message; /* why it was refused; NULL or "" */
} FieldView;

/* The columns of a file of data, and those that are chosen. */
typedef struct ColumnsView {
  const char *file; /* without its folder */
  const Columns *columns;
  size_t label;
  const bool *features; /* of each column; that of the label does not count */
  bool standardise, logistic;
  size_t first;        /* the row at the top */
  const char *message; /* why the choice was refused; "" */
} ColumnsView;

/* The questions of the lesson, and what became of them. */
typedef struct QuestionsView {
  const Answer *answers; /* [LESSON_STEPS_MAX] */
  size_t row;            /* the chosen one of ask_list; beyond them: what goes on with the course */
  size_t first;          /* the row at the top, as far as the chosen one and the room let it */
  bool next_lesson;      /* there is one */
} QuestionsView;
/* A lesson in the list, beside what the catalogue tells of it. */
typedef struct LessonCard {
  size_t steps;           /* 0: not known so far */
  size_t reached, of;     /* the furthest step that the user has seen, of how many; 0: none */
  bool done;              /* to its end */
  const Error *fault;     /* found when its picture was to be drawn; NULL: none */
  const uint32_t *pixels; /* its picture, `height` rows of `width`; NULL: there is none (so far) */
  int width, height;
  uint64_t version; /* of the pixels, as for canvas_image_known */
} LessonCard;

/* The list of lessons. */
typedef struct ListView {
  const CatalogueEntry *entries; /* in the order of the course */
  const LessonCard *cards;       /* one for each; NULL: none is known */
  size_t count;
  const size_t *shown; /* those that fit what is searched for, in order */
  size_t shown_count;
  size_t choice;        /* of the entries */
  const Course *course; /* NULL: none */
  bool follow;          /* the chosen one is to be in sight, wherever overlay_scroll is */
} ListView;

/* How the list lay in the picture drawn last. */
typedef struct ListPlace {
  size_t columns;
  double scroll, scroll_most; /* pixels */
  size_t first;               /* of those shown, that can be seen */
  int picture_w, picture_h;   /* pixels */
} ListPlace;

typedef struct ViewState {
  const Lesson *lesson;
  const Trace *trace;
  const Trace *original; /* without edits; the same pointer when there are none */
  size_t step;
  double progress;  /* of the step's animation, 0 to 1; 1: at rest */
  unsigned opening; /* another number: the lesson was read anew, though it may stand where it stood */
  Asked asked;      /* which questions are: one that is not, nor was answered, is not shown */
  bool asking;      /* the step's question is open: what the step says and makes fresh is not shown */
  size_t
      chosen; /* the choice made, from 1; 0: none.  Revealed without one, the right choice alone is marked */
  size_t right; /* the right choice when it was made; 0: as it is now */

  int width, height; /* of the picture, pixels */
  double text_scale; /* 0.8 to 1.6 */
  bool dark, blank;
  bool hurried; /* what takes long may be coarse at first: see view_unfinished */
  Language language;
  int digits;   /* 2, 4, 6 */
  bool numbers; /* are put into derivations */
  bool playing;
  double pause_s; /* of auto-play, seconds */
  int stride;     /* updates of a training run that a step goes on by; 0 counts as 1 */

  Target hover, focus; /* TARGET_NONE: nothing */
  bool focus_quiet;    /* the number in focus is not explained */
  Target inspected;    /* kept open by Enter; else hover or focus is shown */
  FieldView field;
  const uint16_t
      *unfolded; /* [PANELS_MAX]: parts of panels that the user has opened, a bit each; NULL: none */
  const unsigned char *opened_panels; /* [PANELS_MAX]: which the user opened, the last with the greatest
                                         number; 0: not opened.  NULL: none */
  double scroll;                      /* of the narration, pixels down */
  double overlay_scroll;

  Overlay overlay;
  ListView list;            /* of OVERLAY_LIST */
  ColumnsView columns;      /* of OVERLAY_COLUMNS */
  QuestionsView questions;  /* of OVERLAY_QUESTIONS */
  const Glossary *glossary; /* NULL: there is none */
  GlossaryRow glossary_row; /* of OVERLAY_GLOSSARY: which is shown */
  const char *notice;       /* one line about what just happened; NULL or "" */
  bool notice_bad;
} ViewState;

/* A panel in the picture drawn last. */
typedef struct PanelPlace {
  const Panel *panel;
  size_t pane;
  Rect rect;        /* pixels */
  const char *name; /* that stands on a strip, until the next picture */
  double unit;      /* pixels: that of the main panel, or less */
  bool open;        /* else it is a strip */
  bool main;
  int card;
} PanelPlace;

/* A chart in it: what lies between its axes. */
typedef struct ChartPlace {
  Rect area;
  int card;
} ChartPlace;

typedef struct View View; /* scratch */
View *view_new(const Font *font, const Strings *strings);
void view_free(View *view);

/* Draws everything; hits are replaced.  Returns the most that `scroll` may be (0: all fits). */
double view_draw(View *view, Canvas *canvas, Hits *hits, const ViewState *state);

/* Makes ready a piece of what another picture will need, as that of the next step and of the animation that
 * leads to it: its panels measured, its maps painted, its texts drawn.  The picture drawn last stays that for
 * the functions below.  piece counts from 0; false: that was the last one. */
bool view_prepare(View *view, const ViewState *state, size_t piece);

/* Of the picture drawn last: the unit of its panels in pixels, and the text scale of its words, which is less
 * than the wanted one where that has no room. */
double view_unit(const View *view);
double view_text_scale(const View *view);
/* Its panels, and the room that they have together; none where the lesson has none. */
const PanelPlace *view_panels(const View *view, size_t *count);
/* Whether it is to be drawn again because it was hurried. */
bool view_unfinished(const View *view);
Rect view_content(const View *view);
/* Of a list; all zero where there was none. */
ListPlace view_list(const View *view);
const ChartPlace *view_charts(const View *view, size_t *count);

#endif
