/* The rules that every picture keeps, whatever it shows.
 *
 * RULE_PLACE     every text and every shape lies inside its card and the picture; nothing cuts a text, be
 *                it its clip or a shape drawn later.  Where the narration scrolls, texts may continue below
 *                its clip, and the edges of the list of lessons cut what is drawn as ROLE_DECORATION.  The
 *                explanation of a number lies on other cards, but never on the narration nor
 *                on the number.
 * RULE_OVERLAP   no two texts overlap, no two cards do; no curve, line as wide as a curve or ring passes
 *                through a text.  Texts of one formula may touch (accents, scripts), and what moves is left
 *                out (ROLE_DECORATION).
 * RULE_SIZE      texts are at least 1.5 u, in formulas at least 0.9 u; where a lesson has panels, text that
 *                is larger than usual counts so for its words and its main panel alone.
 * RULE_CONTRAST  texts have 4.5 : 1 against what is below their middle and both ends; bars, arrows, curves,
 *                points and axes 3 : 1.  Grid lines, tracks, cells' tints (of many shades: ROLE_DECORATION)
 *                and frames are exempt: they carry nothing that is not said in another way.
 * RULE_GLYPHS    the fonts have every character.
 * RULE_HITS      what can be pointed at lies inside the picture, can be reached, and is 2 u of usual text
 *                high or wide; the timeline has each step.
 * RULE_WHOLE     no text is shortened with an ellipsis, and at text scale 1 nothing has to be scrolled.
 * RULE_PANELS    of a lesson with panels: the main one has half of the room at least; no letter of the
 *                step's words is under 2 u, no number of the main panel under 1.8 u, no chart lower
 *                than 12 u. */
#ifndef STEPMAX_TESTS_SUPPORT_LAYOUT_RULES_H
#define STEPMAX_TESTS_SUPPORT_LAYOUT_RULES_H

#include "support/layout_report.h"

enum {
  RULE_PLACE = 1,
  RULE_OVERLAP = 2,
  RULE_SIZE = 4,
  RULE_CONTRAST = 8,
  RULE_GLYPHS = 16,
  RULE_HITS = 32,
  RULE_WHOLE = 64,
  RULE_PANELS = 128,
  RULES_GEOMETRY = RULE_PLACE | RULE_OVERLAP,
  RULES_ALL = RULES_GEOMETRY | RULE_SIZE | RULE_CONTRAST | RULE_GLYPHS | RULE_HITS
};

/* A picture just drawn; `scroll` is what view_draw returned.  With an overlay only that is judged. */
typedef struct Picture {
  const Canvas *canvas;
  const Hits *hits;
  const ViewState *state;
  const View *view;
  double scroll;
} Picture;

void rules_judge(Report *report, const Picture *picture, unsigned rules);

#endif
