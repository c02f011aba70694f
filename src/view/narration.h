/* What the files of the narration share: the parts that fill its columns. */
#ifndef STEPMAX_VIEW_NARRATION_H
#define STEPMAX_VIEW_NARRATION_H

#include "view/parts.h"
#include "view/pen.h"

/* The height that the card needs for its words at their least size, in pixels; enlarged: how much larger than
 * the panels' text they are, 1 or more. */
double narration_need(const Draw *draw, double width, bool stacked, double enlarged);

/* The question of the present step; NULL: it has none. */
const LessonAsk *question_of(const Draw *draw);

/* An open question in large letters; its choices, which can be pressed, and how to choose. */
PenPart question_open_words, question_open_choices;
/* A question that is over: a rule above it, the words, the choices with the right one and the one made
 * marked, and the verdict. */
PenPart question_rule, question_words, question_choices, question_verdict;

/* The lesson's starts, one of which can be pressed; the one that the step is fixed to stands alone. */
PenPart question_starts;

#endif
